"""Names and telephone numbers of contact persons, struck out on the way in.

Each character is replaced by ＊ (U+FF0A), so that every place in the text stays where it was. Public hotlines (12345) and
names of people who act in office stay.
"""

import re
from collections.abc import Sequence

from loaders.documents.parts import Grid, Line

MARK = "＊"

_ROLE = (
    r"(?:业务|政策|技术|项目|工作|单位|具体)?(?:联系人|聯系人|聯繫人|联络员|聯絡員|经办人|經辦人|承办人|承辦人|承办负责人|承辦負責人|填报人|填報人|填表人|报送人|审核人|審核人|签发人|簽發人"
    r"|核稿人?|拟稿人?|校对人?|打印人?|承办科室负责人|面商人)"
)
_GAP = r"[ \t\u3000\u00a0?]"
_NAMES = re.compile(
    rf"{_ROLE}(?:及|和|、)?(?:联系|聯系|聯繫)?(?:电话|電話|方式)?{_GAP}*[：:\t]{_GAP}*"
    rf"((?:[\u4e00-\u9fff]{{1,4}}·)?[\u4e00-\u9fff]{_GAP}{{0,4}}[\u4e00-\u9fff]{{1,3}}(?:{_GAP}*[、,，]{_GAP}*[\u4e00-\u9fff]{{2,4}}(?=[，,、；;）)\s\d]|联系|电话|$))*)"
)
_NO_NAME = re.compile(r"[科处處室局委办辦院部厅廳股所]|中心|单位|單位|电话|電話|联系|聯|手机|传真")
# Where a telephone number may be: a quick first look.
_RUN = re.compile(r"[\d（(][\d×xX*＊（）() \-—－–转轉]{3,}")
_NUMBERS = re.compile(
    r"(?<![\d.〔\[])(?:"
    r"1[3-9]\d[\d×xX*＊]{8}"
    r"|1[3-9]\d[ \-][\d×*]{4}[ \-][\d×*]{4}"
    r"|[（(]?0\d{2,3}[）)]?[ \-—－–]{1,2}[\d×xX*＊]{7,8}(?:[\-—转轉]\d{1,6})?"
    r"|[（(]0\d{2,3}[）)][\d×xX*＊]{7,8}"
    r"|0(?:10|2\d|[3-9]\d{2})[2-8][\d×*＊]{6,7}"
    r"|(?:400|800)[\-—][\d×]{3,4}[\-—]?[\d×]{3,4}"
    r"|\d{2,6}[×＊]{2,6}\d{0,6}"
    r"|[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]"
    r")(?![\d%％]|\.\d)"
)
_AFTER_PHONE = re.compile(
    rf"(?:电话|電話|传真|傳真|手机|手機|热线|热線|(?i:tel|fax)|QQ群?|微信号?){_GAP}*[：:\t]{_GAP}*([\d×xX*＊][\d×xX*＊\-—－ （）()转、，,;；/]{{5,60}}[\d×xX*＊])"
)
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,20}){1,4}")
_HEADS = re.compile(r"(?:联系人|经办人|联系电话|电话|手机|手机号码?|联系方式|填报人|联络员|邮箱)(?:姓名)?$")


def strike_out(source: str, parts: Sequence[Line | Grid] = ()) -> str:
    """`source` with contact persons' names, telephone numbers, addresses and identity numbers as ＊; as long as before."""
    places = [
        match.span() for run in _RUN.finditer(source) for match in _NUMBERS.finditer(source, run.start(), run.end())
    ]
    places += [match.span() for match in _MAIL.finditer(source)] if "@" in source else []
    places += [match.span(1) for match in _AFTER_PHONE.finditer(source)]
    places += [_name_span(match) for match in _NAMES.finditer(source)]
    for part in parts:
        if isinstance(part, Grid):
            places += _below_heads(part, source)
    if not places:
        return source
    characters = list(source)
    for start, end in places:
        for i in range(start, end):
            if not characters[i].isspace():
                characters[i] = MARK
    return "".join(characters)


def _name_span(match: re.Match[str]) -> tuple[int, int]:
    """The names behind a role; nothing where a department stands there."""
    start, end = match.span(1)
    following = match.string[end : end + 6]
    if _NO_NAME.search(match[1]) or re.match(r"[\u4e00-\u9fff]*(?:科|处|室|局|委员会|办公室|中心)", following):
        # 联系人：张三联系电话 has no mark between name and next heading.
        cut = re.search(r"(?:联系|聯|电话|電話|手机|传真)", match[1])
        return (start, start + cut.start()) if cut and cut.start() >= 2 else (start, start)
    return start, end


def _below_heads(grid: Grid, source: str) -> list[tuple[int, int]]:
    heads: dict[int, int] = {}
    for cell in grid.cells:
        if _HEADS.match(source[cell.start : cell.end].strip()):
            heads.setdefault(cell.column, cell.row)
    return [(cell.start, cell.end) for cell in grid.cells if cell.row > heads.get(cell.column, cell.row)]
