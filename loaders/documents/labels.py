"""What a line begins with: the labels of clauses, and the lines that belong to no paragraph."""

import re
from dataclasses import dataclass

DIGITS = {"〇": 0, "零": 0} | {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def number_of(words: str) -> int | None:
    """The number of a label: 12, 十二, 二十, 一百零三; None for anything else."""
    if words.isascii() and words.isdigit():
        return int(words)
    total, current = 0, 0
    for word in words:
        if word in DIGITS:
            current = DIGITS[word]
        elif word in "十百":
            unit = 10 if word == "十" else 100
            total += (current or 1) * unit
            current = 0
        else:
            return None
    return total + current if words else None


@dataclass(frozen=True)
class Label:
    """A clause's label at the start of a line.

    `rank` orders the kinds from the outside in (an annex 0 … ① 9, an item without a number 10, "一是" 11); `number` is None where the label has none;
    `printed` is what stands in a path ("二", "（三）", "第三条"); `length` is how much of the line the label takes.
    """

    kind: str
    rank: int
    number: int | None
    printed: str
    length: int


_CN = "[一二三四五六七八九十百〇零]"
# No label: "三、四级手术" and "二、三级医院", which a wrapped line may begin with. Grades rise and end at five: 六、二级以上医院 is one.
_NOT_GRADES = r"(?!(?:一[、.．][二三四五]|二[、.．][三四五]|三[、.．][四五]|四[、.．]五)[级类甲等、])"

_PATTERNS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("part", 1, re.compile(rf"第({_CN}{{1,4}}|\d{{1,2}})(?:编|篇|部分)(?=[ ：，、\u4e00-\u9fff]|$)")),
    ("chapter", 2, re.compile(rf"第({_CN}{{1,4}}|\d{{1,2}})章(?![程节])")),
    ("section", 3, re.compile(rf"第({_CN}{{1,4}}|\d{{1,2}})节")),
    (
        "article",
        5,
        re.compile(rf"第({_CN}{{1,5}}|\d{{1,3}})条(?![例款])(?:之{_CN})?(?=[ ：，、]|[\u4e00-\u9fff（“《])"),
    ),
    ("一、", 5, re.compile(rf"{_NOT_GRADES}({_CN}{{1,3}})[、.．](?=\S)")),
    ("（一）", 6, re.compile(rf"（({_CN}{{1,3}})）[、.]?(?=\S|$)")),
    ("1.1", 8, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:[、. ]+)(?=[\u4e00-\u9fff“《（])")),
    ("1.", 7, re.compile(r"(\d{1,3})(?:[、](?!\d)|\.(?!\d)|\.(?=(?:19|20)\d{2}年)|\. (?=\d))(?=\S| )")),
    ("（1）", 8, re.compile(r"（(\d{1,2})）[、.]?(?=\S)")),
    ("1）", 8, re.compile(r"([1-9]\d?)）(?=\S)")),
    ("①", 9, re.compile(r"([①-⑳])[、.]?(?=\S)")),
    ("⑴", 8, re.compile(r"([⑴-⒇])(?=\S)")),
    ("⒈", 7, re.compile(r"([⒈-⒛])(?=\S)")),
    ("㈠", 6, re.compile(r"([㈠-㈩])(?=\S)")),
    ("——", 10, re.compile(r"(?:——|—(?=[\u4e00-\u9fff]))(?!\d)(?=\S)")),
    ("★", 10, re.compile(r"([★☆▲△◆◇■□●○※✓])(?=\S)")),
)
# What labels begin with; most lines begin with something else.
_FIRST = frozenset(
    "第（【一二三四五六七八九十百〇零0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩—★☆▲△◆◇■□●○※✓"
)
_HEADING_IN_BRACKETS = re.compile(r"【([^【】]{2,30})】$")
_FIRST_OF = {"①": 0x2460, "⑴": 0x2474, "⒈": 0x2488, "㈠": 0x3220}
_TITLE_OF_ITEM = re.compile(r"[^。：；，、,:;（\d≥≤<>=]{1,14}")


def label_of(line: str) -> Label | None:
    """The label a cleaned line begins with, or None."""
    if line[:1] not in _FIRST:
        return None
    bracket = _HEADING_IN_BRACKETS.match(line)
    if bracket:
        return Label("【】", 4, None, bracket.group(), bracket.end())
    for kind, rank, pattern in _PATTERNS:
        match = pattern.match(line)
        if match:
            return _label(kind, rank, match, line)
    return None


def _label(kind: str, rank: int, match: re.Match[str], line: str) -> Label:
    if rank == 10:
        title = _TITLE_OF_ITEM.match(line, match.end())
        return Label(kind, rank, None, match.group() + (title.group() if title else ""), match.end())
    if kind in _FIRST_OF:
        return Label(kind, rank, ord(match[1]) - _FIRST_OF[kind] + 1, match[1], match.end())
    number = number_of(match[1].split(".")[-1])
    printed = match.group().rstrip("、. ") if kind in ("一、", "1.", "1.1") else match.group().rstrip("、.")
    return Label(kind, rank, number, printed, match.end())


_ANNEX = re.compile(rf"附[件表录](?:[ ]?(\d{{1,2}}|{_CN}{{1,2}}))?[：.]?$")
_ANNEX_TITLED = re.compile(rf"附[件表录](?:[ ]?(\d{{1,2}}|{_CN}{{1,2}}))?[：. ]?(?=[^\d：。，；、的中所内]).{{2,80}}$")
_ANNEX_ITEM = re.compile(r"(?:附[件表录]\s*[：]?\s*)?(\d{1,2})[.、](.{2,80})$")


def annex_of(line: str) -> Label | None:
    """The label of a line that is nothing but 附件, 附件2, 附表一."""
    match = _ANNEX.match(line)
    if not match:
        return None
    printed = line.rstrip("：. ").replace(" ", "")
    return Label("附件", 0, number_of(match[1]) if match[1] else None, printed, len(line))


def titled_annex_of(line: str) -> tuple[str, str] | None:
    """(label, title) of a line such as 附件：考核标准 or 附件2：考核标准, which lists an annex or heads one."""
    match = _ANNEX_TITLED.match(line)
    if not match or "。" in line:
        return None
    head = re.match(rf"附[件表录][ ]?(?:\d{{1,2}}|{_CN}{{1,2}}(?=[：. ]))?", line)
    label = head.group() if head else "附件"
    return label.strip(), line[len(label) :].strip("：. 　")


_DATE = re.compile(
    r"(?:\d{4}|[一二三四五六七八九〇]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?(?:印发|发布|起施行)?$"
)
_BODY = re.compile(
    r"[^，、。；：？！“”《》\d]{2,40}(?:委员会|委|办公室|人民政府|政府|局|厅|部|司|院|中心|办公厅|集团|医院|联席会议|领导小组|小组|协会|总队|公司)(?:办公室)?$"
)
_MARKS = re.compile(
    r"（?(?:联系人|联系电话|联系方式|咨询电话|承办(?:单位|人|负责人|科室)?[：及]|抄送|主送|抄报|信息公开|公开(?:选项|方式|属性|类别|形式)|此件|主题词|签发人|来源[：]|时间[：]|发布(?:日期|时间|机构)|发文(?:字号|机关|单位)|成文日期|索引号|注：|备注|说明：|附[件表]|目录$|—*END)"
)
_STOP = re.compile("[，。；]")
_NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（【]\d{4}[〕\]）】](?:第)?\d{1,4}号")


def is_date_line(line: str) -> bool:
    """A line that is only a date, as under a signature (2018年7月23日, 二〇一八年七月)."""
    return len(line) <= 16 and _DATE.match(line) is not None


def is_signature(line: str) -> bool:
    """A line that is only the name of a public body."""
    return 4 <= len(line) <= 40 and _BODY.match(line) is not None


def stands_alone(line: str) -> bool:
    """A line that continues no other: a label, an annex, a date, a signature, a document number, a note's mark."""
    return bool(
        label_of(line)
        or _MARKS.match(line)
        or is_date_line(line)
        or is_signature(line)
        or (_NUMBER_LINE.match(line) and not _STOP.search(line))
    )
