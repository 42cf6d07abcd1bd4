"""What a document says about itself: title, 文号, issuer, date, place, disclosure, validity. What it does not say is None."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.documents.document import Table
from loaders.documents.labels import is_date_line, is_signature, label_of, number_of
from loaders.documents.titles import HEAD_TITLE

_SALUTATION = re.compile(r".{2,120}：$")
_NUMBER = re.compile(r"([\u4e00-\u9fff]{1,14})[〔\[［【（﹝]((?:19|20)\d{2})[〕\]］】）﹞](第?)(\d{1,4})号")
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,12}?(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|省|市(?!市)|州(?![市县区])|盟|县|区|旗)"
)
_BEFORE_PLACE = re.compile(r"^(?:中共|中国共产党)?(?:关于)?(?:印发|转发|对|报送)?《?(?:\d{4}年(?:度)?)?")
# Words that end like a place's name.
_NO_PLACE = re.compile(r"(?:[社小辖园校院片山牧灾景住]区|[城超门上集都]市|[全各本我该省县][省市县区州]|[区县]县)$")
_LETTERHEAD = re.compile(r"(.{4,40}?)(?:行政规范性文件|规范性文件|文件|公文|便笺)$")
_LETTERHEAD_ONLY = re.compile(r"(?:文件|公文)$")
_DATE = re.compile(
    r"(\d{4}|[一二三四五六七八九〇]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
)
_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_RESTRICTED = re.compile(
    r"不予公开|代拟稿|依申请公开|不公开|内部(?:资料|文件|使用|参阅|传阅|掌握)|注意保[存密]|不得外传|请勿外传"
)
_SECRET = re.compile(r"^(?:秘密|机密|绝密)(?:[★☆].{0,8})?$")
_STATUS = (
    re.compile(r"(?:同时|即行|予以|一并|相应)废止"),
    re.compile(r"自[^，。；]{2,20}(?:起|后)(?:施行|实施|执行|生效)"),
    re.compile(r"有效期[^，。；（）]{0,24}"),
    re.compile(r"试行[^，。；（）《》]{0,3}(?:\d|[一二三四五两])[^，。；（）《》]{0,3}[年月]"),
    re.compile(r"试行(?:至|期)[^，。；（）《》]{1,20}"),
    re.compile(r"(?:执行|施行|实施)(?:至|到)\d{4}年[^，。；]{0,12}"),
    re.compile(r"(?:已|现已|被)(?:废止|失效|宣布失效)"),
)
# （2021—2023年）, which years a plan is for, told in a line of its own below its title.
_YEARS_BELOW = re.compile(r"[（(](?:20\d\d)年?(?:\s?[-—–~～至]{1,2}\s?20\d\d)?年?度?[)）]")
_OFFICES = re.compile(
    r"(?:人民政府办公[室厅]|人民政府|委办公[室厅]|卫生健康委员会|卫生和计划生育委员会|委员会|办公[室厅]|局|委|厅|部)$"
)


@dataclass(frozen=True)
class IssueData:
    """See `Document` for what each field holds."""

    title: str | None
    document_number: str | None
    issuer: str | None
    issued_date: date | None
    jurisdiction_text: str | None
    disclosure: str
    status_words: Sequence[str]


def issue_data(text: str, tables: Sequence[Table], title: str | None, fields: dict[str, str]) -> IssueData:
    """The issue data of a text. `title` and `fields` are what the format or the page gives apart from the text."""
    lines = _lines_outside(text, tables)
    head = _head(lines)
    number = _number(head, fields)
    found_title = _title(head, title)
    signature, signed = _signature(lines)
    issuer = signature or fields.get("发文机关") or fields.get("发文单位") or _issuer_of_head(head, found_title)
    return IssueData(
        title=found_title,
        document_number=number,
        issuer=issuer or None,
        issued_date=signed or _field_date(fields) or _date_below_title(head),
        jurisdiction_text=_place_of(issuer) or _place_of(found_title),
        disclosure="restricted" if _is_restricted([*lines, *fields.values()]) else "public",
        status_words=_status_words(text),
    )


def _lines_outside(text: str, tables: Sequence[Table]) -> list[str]:
    pieces = []
    done = 0
    for table in tables:
        pieces.append(text[done : table.start])
        done = table.end
    pieces.append(text[done:])
    return [line for line in "".join(pieces).split("\n") if line]


def _head(lines: Sequence[str]) -> list[str]:
    """The lines before the body: up to the first salutation, label or sentence, at most twelve."""
    head: list[str] = []
    for line in lines[:12]:
        if _SALUTATION.match(line) or "。" in line or (label_of(line) and not line.startswith("【")):
            break
        head.append(line)
    return head


def _number(head: Sequence[str], fields: dict[str, str]) -> str | None:
    """The document's own 文号: in a line of the head that begins with it, or in the page's own field."""
    for line in (fields.get("发文字号", ""), fields.get("文号", ""), *head):
        words = re.sub(r"^(?:发文字号|文号|文件编号)：?", "", line)
        match = _NUMBER.search(words)
        if match and match.start() <= 3 and "《" not in line[: match.start() + 1]:
            return f"{match[1]}〔{match[2]}〕{match[3]}{match[4]}号"
        for piece in line.split(" "):
            match = _NUMBER.match(piece)
            if match:
                return f"{match[1]}〔{match[2]}〕{match[3]}{match[4]}号"
    return None


def _title(head: Sequence[str], given: str | None) -> str | None:
    candidates = [
        i
        for i, line in enumerate(head)
        if HEAD_TITLE.search(line) and not _LETTERHEAD_ONLY.search(line) and not _NUMBER.match(line)
    ]
    if not candidates:
        return given or next(
            (line for line in head if len(line) >= 6 and not is_signature(line) and not _NUMBER.search(line)), None
        )
    last = candidates[0]
    title = head[last]
    first = last
    while first and _is_title_above(head[first - 1], title):
        first -= 1
        title = head[first] + title
    years = head[last + 1] if last + 1 < len(head) else ""
    title += years if _YEARS_BELOW.fullmatch(years) and years not in title else ""
    return re.sub(r"(?<=[\u4e00-\u9fff》]) (?=[\u4e00-\u9fff《])", "", title)


def _is_title_above(line: str, title: str) -> bool:
    """Whether a line is the upper part of a title that runs over several: an issuer above 关于…, or a first half without an end."""
    if (
        _NUMBER.search(line)
        or is_date_line(line)
        or _LETTERHEAD_ONLY.search(line)
        or HEAD_TITLE.search(line)
        or "：" in line
    ):
        return False
    if is_signature(line):
        return title.startswith(("关于", "对", "印发", "转发"))
    if len(line) < 4 or line.endswith(("公开", "号", "件")) or " " in line or label_of(line):
        return False
    return not title.startswith(("关于", "对"))


def _signature(lines: Sequence[str]) -> tuple[str | None, date | None]:
    """The issuer and date under the body: a line of a public body above a date line, else a date line or 印发 line alone."""
    for index, line in enumerate(lines):
        if index < 2 or not is_date_line(line):
            continue
        bodies: list[str] = []
        for above in reversed(lines[max(0, index - 12) : index]):
            names = above.split(" ")
            if not all(is_signature(name) for name in names):
                break
            bodies = names + bodies
        found = _day(line)
        if found or bodies:
            return (bodies[0] if bodies else None), found
    for line in reversed(lines):
        match = re.search(rf"({_DATE.pattern})印发$", line)
        if match and "。" not in line:
            body = line[: match.start()].strip()
            return (body if is_signature(body) else None), _day(match[1])
    return None, None


def _day(words: str) -> date | None:
    """The date in the words; None where the day is missing or there is no such day: dates are never guessed."""
    match = _DATE.search(words)
    if not match or not match[3]:
        return None
    year = "".join(str(number_of(digit)) for digit in match[1]) if not match[1].isdigit() else match[1]
    return _date(year, str(number_of(match[2])), str(number_of(match[3])))


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _field_date(fields: dict[str, str]) -> date | None:
    for name in ("成文日期", "成文时间", "印发日期", "发布日期", "发布时间", "公开日期", "时间", "日期"):
        match = _ISO.search(fields.get(name, ""))
        if match:
            return _date(*match.groups())
    return None


def _date_below_title(head: Sequence[str]) -> date | None:
    """A date in brackets below a title: （2018年1月30日）."""
    for line in head:
        if line.startswith("（") and len(line) <= 40 and (found := _day(line)):
            return found
    return None


def _issuer_of_head(head: Sequence[str], title: str | None) -> str | None:
    for line in head:
        letterhead = _LETTERHEAD.match(line)
        if letterhead and is_signature(letterhead[1]):
            return letterhead[1]
    if title:
        match = re.match(r"([\u4e00-\u9fff、]{4,40}?)(?:关于|印发|转发|对)", title)
        if match and _OFFICES.search(match[1]):
            return match[1]
    return next((line for line in head if is_signature(line)), None)


def _place_of(words: str | None) -> str | None:
    """The place that begins an issuer's name or a title: 重庆市梁平区 of 重庆市梁平区卫生健康委员会."""
    if not words:
        return None
    words = _BEFORE_PLACE.sub("", words)
    first = _PLACE.match(words)
    if first and _NO_PLACE.search(first.group()):
        return None
    place = ""
    while match := _PLACE.match(words[len(place) :]):
        if re.search(r"(?:全|各|本|我|该|上)[省市县区]$", match.group()) or len(match.group()) < 2:
            break
        place += match.group()
        if match.group().endswith(("区", "县", "旗")):
            break
    return place or None


def _is_restricted(lines: Sequence[str]) -> bool:
    """Whether a mark forbids publication: in a short line, in brackets, or behind 公开选项. A sentence that speaks of such marks is none."""
    for line in lines:
        match = _RESTRICTED.search(line)
        if match and ((len(line) <= 24 and "。" not in line) or _is_mark(line, match)):
            return True
        if _SECRET.match(line):
            return True
    return False


def _is_mark(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()][-14:], line[match.end() : match.end() + 1]
    return bool(re.search(r"公开(?:选项|方式|属性|类别|形式|类型)：?$", before)) or (
        before.endswith("（") and after in "），"
    )


def _status_words(text: str) -> tuple[str, ...]:
    found = {(match.start(), match.group()) for pattern in _STATUS for match in pattern.finditer(text)}
    return tuple(dict.fromkeys(words for _, words in sorted(found)))
