"""Long names in a chart: in lines, whole where they fit, never broken within a word of letters."""

from app.label_places import text_width
from app.wrapped import in_lines


def test_what_fits_stays_on_one_line() -> None:
    assert in_lines("县域内就诊率", 150, 3) == "县域内就诊率"


def test_chinese_breaks_between_characters_and_not_before_a_closing_mark() -> None:
    lines = in_lines("健康中国行动—心脑血管疾病防治行动实施方案（2023—2030年）", 150, 3).split("<br>")
    assert "".join(lines) == "健康中国行动—心脑血管疾病防治行动实施方案（2023—2030年）"
    assert all(text_width(line) <= 150 for line in lines)
    assert not any(line.startswith(("）", "，")) or line.endswith("（") for line in lines)
    assert in_lines("心脑血管疾病防治行动方案（2023年）", 146, 2).split("<br>")[1] == "（2023年）"


def test_words_of_letters_stay_whole() -> None:
    assert in_lines("Within-county visit rate, definition not stated", 150, 3) == (
        "Within-county visit<br>rate, definition not<br>stated"
    )


def test_what_goes_beyond_the_last_line_is_cut_and_shown_to_be() -> None:
    shown = in_lines("一二三四五六七八九十" * 9, 150, 2)
    assert shown.count("<br>") == 1
    assert shown.endswith("…")


def test_names_are_escaped() -> None:
    assert in_lines("<b>甲</b>", 150, 1) == "&lt;b&gt;甲&lt;/b&gt;"
