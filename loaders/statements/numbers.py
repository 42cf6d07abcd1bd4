"""Numbers as Chinese official prose writes them: 537.01万, 2亿多, 百分之三十五, 两成三, 三分之一, 过半, 十余.

A number is only *read* here; whether it measures anything is decided by the unit behind it (`units`) and by the
stop-grammar (`stops`). Chinese numerals are taken only before a measure word, since most of them stand in words
(一体化, 三级, 两票制).
"""

import re
from dataclasses import dataclass

from loaders.statements.units import AFTER_HANZI

DIGIT = {
    char: value
    for value, chars in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
POWER = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}

# Thousands may be set off by blanks (12 300名), where no other digit stands near and a measure or multiplier follows.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+(?![\d,])(?=(?:\.\d{1,2})?\s?[^\W\d_])|\d+)(?:\.\d+)?"
PLAIN = r"\d{1,3}(?:\.\d{1,2})?"
MULTIPLIER = r"万亿|[十百千]?[万亿]|[百千](?![分克米瓦卡])"
HANZI = r"[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?"
# 成 after a digit is tenths, unless it begins another word (一成为, 三成员).
TENTHS = r"[一二两三四五六七八九](?:成(?:[一二三四五六七八九半])?)(?![员效立为长本果功品熟就绩型份交型套])"

# The look-ahead first: it lets the engine pass over most characters in one step.
NUMERAL = re.compile(
    r"(?=[\d零〇一二两三四五六七八九十百千万亿半过上数几翻])(?:"
    rf"(?P<percent>百分之(?:{HANZI}|{ARABIC}))"
    rf"|(?P<permille>千分之(?:{HANZI}|{ARABIC}))"
    rf"|(?P<fraction>(?P<below>[二三四五六七八九十]+)分之(?P<above>[一二三四五六七八九十]+))"
    rf"|(?P<tenths>{TENTHS})"
    r"|(?P<slash>(?<![\d/.])[1-9]/[2-9](?=[以的左，。；、）)]|$))"
    r"|(?P<doubled>翻了?(?P<doublings>[一两二三])?番|零增长)"
    rf"|(?P<ratio>(?<![\d.:：∶/-])(?P<ratio_left>{PLAIN})\s?[:：∶]\s?(?P<ratio_right>{PLAIN})(?![\d.:：∶%‰/-]|\s?[年月日时点]))"
    r"|(?P<half>一大半|一多半|一半|(?<=[占超过率达])半数?(?=[，。；、的以]|$)|过半数?|半数)"
    rf"|(?P<arabic>(?<![\dA-Za-z.\-/_#]){ARABIC})(?:\s?(?P<rough>[余多来])?(?P<times>{MULTIPLIER}))?(?P<more>[余多来])?"
    rf"|(?P<hanzi>(?<![第初])(?:上(?=[百千万亿])|[数几])?{HANZI})(?P<hanzi_more>[余多来]?万?)(?=\s?(?:{AFTER_HANZI})))"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `start:end` of the text it was found in.

    `unit` is "%" or "‰" where the wording holds the unit itself (七成, 百分之三十五), else "". `step` is the last
    printed place (0.01 for 93.05, 100 for 537.01万). `more` is true for 余, 多 and 上 (上万): the figure is a floor.
    `form` is arabic, hanzi, percent, fraction, tenths, half, doubled (翻一番: 1 倍 more) or ratio (1:1.2).
    """

    start: int
    end: int
    value: float
    step: float
    form: str
    unit: str = ""
    more: bool = False


def parse_hanzi(words: str) -> float | None:
    """The value of a Chinese numeral (三千六百五十, 两亿, 二点五, 二〇二五), or None where it is none."""
    whole, _, decimals = words.partition("点")
    if whole and all(char in DIGIT for char in whole):
        value: float = int("".join(str(DIGIT[char]) for char in whole))
        if len(whole) > 1 and len(whole) < 3:
            return None  # 三四, 七八: "a few", not thirty-four
    else:
        total = section = digit = 0
        for char in whole:
            if char in DIGIT:
                digit = DIGIT[char]
            elif char in "万亿":
                total = (total + section + digit or 1) * POWER[char]
                section = digit = 0
            else:
                section += (digit or 1) * POWER[char]
                digit = 0
        value = total + section + digit
    if decimals:
        value += sum(DIGIT[char] * 10.0 ** -(place + 1) for place, char in enumerate(decimals))
    return value


def plain_digits(words: str) -> str:
    """1,234.5 and 12 300 without what sets off their thousands."""
    return words.replace(",", "").replace(" ", "")


def multiplier(words: str) -> float:
    """万 → 10000, 千万 → 1e7, 亿 → 1e8, "" → 1."""
    product = 1.0
    for char in words:
        product *= POWER[char]
    return product


def _arabic(match: re.Match[str]) -> Numeral:
    digits, rough, times, more = match.group("arabic", "rough", "times", "more")
    start, end = match.span()
    if digits.isdecimal() and times is None:
        return Numeral(start, end, float(digits), 1.0, "arabic", "", bool(rough or more))
    digits = plain_digits(digits)
    factor = multiplier(times or "")
    decimals = len(digits.partition(".")[2])
    return Numeral(
        start, end, round(float(digits) * factor, 6), 10.0**-decimals * factor, "arabic", "", bool(rough or more)
    )


def _hanzi(match: re.Match[str]) -> Numeral | None:
    words = match["hanzi"]
    more = words[0] == "上" or bool(match["hanzi_more"])
    if words[0] in "数几":
        return None  # 数千万: too vague to be a figure
    value = parse_hanzi(words.lstrip("上"))
    if value is None:
        return None
    start = match.start() + (words[0] == "上")
    if match["hanzi_more"].endswith("万"):
        value *= 10_000
    return Numeral(start, match.end(), value, 1.0, "hanzi", more=more)


def _share(match: re.Match[str]) -> Numeral | None:
    start, end, words = match.start(), match.end(), match[0]
    if match["slash"]:
        part, whole = int(words[0]), int(words[2])
        return Numeral(start, end, round(100 * part / whole, 2), 1.0, "fraction", "%") if part < whole else None
    if match["fraction"]:
        above, below = parse_hanzi(match["above"]), parse_hanzi(match["below"])
        if not above or not below or above >= below:
            return None
        return Numeral(start, end, round(100 * above / below, 2), 1.0, "fraction", "%")
    if match["tenths"]:
        tens, _, ones = words.partition("成")
        value = 10 * DIGIT[tens] + (5 if ones == "半" else DIGIT.get(ones, 0))
        return Numeral(start, end, float(value), 1.0 if ones else 10.0, "tenths", "%")
    if match["half"]:
        return Numeral(start, end, 50.0, 1.0, "half", "%", more="过" in words or "多" in words or "大" in words)
    digits = words[3:]
    number = float(plain_digits(digits)) if digits[0].isdigit() else parse_hanzi(digits)
    if number is None:
        return None
    step = 10.0 ** -len(re.split(r"[.点]", digits)[1]) if re.search(r"[.点]", digits) else 1.0
    return Numeral(start, end, number, step, "percent", "%" if match["percent"] else "‰")


_BY_DOUBLINGS = {"一": 1.0, "两": 3.0, "二": 3.0, "三": 7.0}


def _doubled(match: re.Match[str]) -> Numeral:
    """翻一番 is once more than there was, 翻两番 three times more; 零增长 is 0 %."""
    if match[0] == "零增长":
        return Numeral(match.start(), match.end(), 0.0, 1.0, "zero", "%")
    return Numeral(match.start(), match.end(), _BY_DOUBLINGS[match["doublings"] or "一"], 1.0, "doubled", "倍")


def _ratio(match: re.Match[str]) -> Numeral | None:
    """1:1.2 of 医护比 is how many of the second there are for one of the first; any other is the first by the second."""
    left, right = float(match["ratio_left"]), float(match["ratio_right"])
    if not left or not right:
        return None
    per_one = left == 1 and not right.is_integer()
    value = right if per_one else round(left / right, 2)
    decimals = len((match["ratio_right"] if per_one else match["ratio_left"]).partition(".")[2])
    return Numeral(match.start(), match.end(), value, 10.0**-decimals, "ratio")


def read_numeral(match: re.Match[str]) -> Numeral | None:
    """The number of a match of `NUMERAL`, or None where the words hold none."""
    if match["arabic"]:
        return _arabic(match)
    if match["hanzi"]:
        return _hanzi(match)
    if match["doubled"]:
        return _doubled(match)
    if match["ratio"]:
        return _ratio(match)
    return _share(match)
