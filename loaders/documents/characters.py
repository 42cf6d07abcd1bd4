"""One form for each character: the tables that keep a text's length.

Digits, Latin letters and signs become half-width (８→8, ％→%); punctuation of Chinese text becomes Chinese (，。；：、（）！？),
whatever width it was typed in, so that the grammar has one form to read:

- `( )` are always （ ）; `;` is always ；
- `,` is ， except between a digit and three digits (1,234)
- `:` is ： except between digits (9:30) and before // (an address)
- `!` and `?` are ！ and ？ behind a Chinese character
- dashes are — (U+2014) and hyphens, minus signs - (U+002D); waves ~; ≧ ⩾ are ≥; 「」 are “”; middle dots ·

Radicals that PDFs put for characters (⼀ U+2F00 for 一) and compatibility ideographs become the characters proper.
"""

import re
import unicodedata
from functools import cache
from operator import ne

# Equivalent_Unified_Ideograph of the simplified radicals that macOS fonts put into PDFs (Unicode 15, EquivalentUnifiedIdeograph.txt).
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)

# The one form, and the forms it is also typed in.
_FORMS = {
    "（": "(﹙", "）": ")﹚", "；": ";﹔", "，": "﹐", "：": "﹕︰", "、": "﹑", "。": "｡", "？": "﹖", "！": "﹗", "%": "﹪", "<": "﹤", ">": "﹥",
    "〔": "﹝", "〕": "﹞", "“": "「『", "”": "」』", "—": "–―─━", "-": "−‐‑﹣", "~": "〜∼˜", "≥": "≧⩾", "≤": "≦⩽", "·": "•‧∙・",
}  # fmt: skip

# Full-width ASCII that stays: Chinese punctuation, and the mark of what was struck out.
_KEPT_WIDE = "（），：；！？＊"

# Nothing to see: zero-width marks, direction marks, soft hyphen, controls other than tab and line end (readers turn \x0b \x0c \x85 into line ends).
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\ufff9-\ufffd]+"
)


@cache
def _table() -> dict[int, str]:
    table = {ord(a): b for b, forms in _FORMS.items() for a in forms} | {ord(a): b for a, b in _RADICALS.items()}
    for code in range(0xFF01, 0xFF5F):
        if chr(code) not in _KEPT_WIDE:
            table.setdefault(code, chr(code - 0xFEE0))
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAFF)):
        form = unicodedata.normalize("NFKC", chr(code))
        if len(form) == 1:
            table.setdefault(code, form)
    for code in (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F):
        table[code] = " "
    return table


@cache
def _odd() -> re.Pattern[str]:
    """The characters that have another form; looking for them is quicker than looking up every character."""
    return re.compile("[" + "".join(re.escape(chr(code)) for code in _table()) + "]")


# Each begins with what it looks for, and looks back from there: so the search runs at full speed.
_COMMA = re.compile(r",(?<!\d,)|,(?!\d{3}(?!\d))")
_COLON = re.compile(r":(?<!\d:)(?<!\d\n:)(?!//)|:(?![\d/])(?!\n\d)")
_MARK = re.compile(r"[!?](?<=[\u4e00-\u9fff”）》][!?])")
_ZEROS = "○OoОо0零◯"
_ZERO = re.compile(rf"[{_ZEROS}](?<=[一二三四五六七八九〇][{_ZEROS}])(?=[一二三四五六七八九〇{_ZEROS}]|年)")
_MARKS = {"!": "！", "?": "？"}


def one_form(text: str) -> str:
    """The text with one form for each character; as long as before."""
    table = _table()
    text = _odd().sub(lambda match: table[ord(match.group())], text)
    text = _COMMA.sub("，", text)
    text = _COLON.sub("：", text)
    text = _MARK.sub(lambda match: _MARKS[match.group()], text)
    return _ZERO.sub("〇", text)


# Below this share of changed characters a text is simplified already, and the few that would change (乾安县, 瞭望) are right as they are.
_TRADITIONAL = 0.01
_CHINESE = re.compile("[\u4e00-\u9fff]+")


@cache
def _converter() -> object:
    import opencc

    return opencc.OpenCC("t2s")


def _convert(text: str) -> str:
    return str(_converter().convert(text))  # type: ignore[attr-defined]


def simplified(text: str) -> str:
    """A traditional text in simplified characters, as long as before; a simplified text unchanged.

    OpenCC keeps the length of all but a handful of words; where a line comes out longer or shorter it is
    converted character by character, and a character that would become several stays.
    """
    new = _convert(text)
    if len(new) != len(text):
        new = "\n".join(_convert_line(line) for line in text.split("\n"))
    if new == text:
        return text
    changed = sum(map(ne, text, new))
    chinese = sum(map(len, _CHINESE.findall(text)))
    return new if changed >= max(2, chinese * _TRADITIONAL) else text


def _convert_line(line: str) -> str:
    new = _convert(line)
    if len(new) == len(line):
        return new
    characters = [_convert(character) for character in line]
    return "".join(b if len(b) == 1 else a for a, b in zip(line, characters, strict=True))
