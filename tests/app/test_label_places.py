"""Words on a chart cover no figure and no other words, on a wide plot and on a narrow one."""

from app.label_places import Line, place_numbers, place_words, size

WIDTHS = (480.0, 300.0)


def test_size_counts_full_width_characters_as_wide() -> None:
    assert size("年") > size("y")
    assert size("一行<br>两行")[1] == 2 * size("一行")[1]


def test_words_keep_off_the_figures() -> None:
    # A series that falls through the line from its upper left: words above the line's start would cover it.
    falling = [(i / 20, 180 - i * 8.0) for i in range(21)]
    line = Line(level=100, start=0.0, end=0.6, words="＜18/10万，2020年底前<br>规划纲要")
    (place,) = place_words([line], falling, WIDTHS, 220)
    for width in WIDTHS:
        box = place.box(line.level, line.words, width)
        assert not any(box.holds(x * width, y) for x, y in falling)
        assert box.left >= -2
        assert box.right <= width + 8


def test_words_keep_off_the_numbers_of_the_axis() -> None:
    words = "≤11/10万，2025年底前<br>绵府办发〔2024〕18号"
    path = [(0.1 + step / 20, 125 - step * 6.0) for step in range(17)]
    (place,) = place_words([Line(62, 0.2, 0.45, words)], path, (300.0, 300.0), 150)
    assert place.box(62, words, 300.0).left >= -4


def test_words_of_two_lines_at_one_height_do_not_overlap() -> None:
    lines = [
        Line(150, 0.1, 0.4, "约90%，2017年底前<br>国办发〔2015〕70号"),
        Line(150, 0.3, 1.0, "资阳市：≥90%，2018—2026年，保持"),
    ]
    places = place_words(lines, [], WIDTHS, 220)
    for width in WIDTHS:
        first, second = (p.box(line.level, line.words, width) for p, line in zip(places, lines, strict=True))
        assert not first.meets(second)


def test_words_do_not_leave_their_line_across_another() -> None:
    upper, lower = (
        Line(160, 0.4, 1.0, "≥79岁，2030年底前<br>规划纲要"),
        Line(120, 0.0, 0.4, "≥77.3岁，2020年底前<br>规划纲要"),
    )
    places = place_words([lower, upper], [], WIDTHS, 220)
    assert places[0].box(120, lower.words, 480).bottom < 160


def test_numbers_stand_beside_their_points_and_off_each_other() -> None:
    points = [(100.0, 100.0), (112.0, 104.0), (300.0, 20.0)]
    sides, boxes = place_numbers(points, ["80.4%", "82.5%", "50.2%"], points, 480, 220)
    assert len(sides) == 3
    assert not boxes[0].meets(boxes[1])
    assert all(not box.holds(*point) or i == j for i, box in enumerate(boxes) for j, point in enumerate(points))


def test_points_without_a_number_take_no_room() -> None:
    sides, boxes = place_numbers([(10.0, 10.0)], [""], [], 480, 220)
    assert (len(sides), boxes) == (1, [])
