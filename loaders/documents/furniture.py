"""Lines of a page that are no words of the document: page numbers, navigation, share links, the site's imprint."""

import re
from collections.abc import Sequence

_PAGE_NUMBER = re.compile(
    r"[—\-~·\s]*(?:[—\-]\s*\d{1,4}\s*[—\-]|第\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页(?:\s*[/，（]?\s*共\s*\d{1,4}\s*页）?)?|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}\s*页?)[—\-~·\s]*$"
)
_CHROME_START = re.compile(
    r"(?:您?(?:现在|当前)?(?:的|所在|在的)?位置(?:是)?[：]|首页\s*[>》›»/|]|网站首页|上一[篇条][：]?|下一[篇条][：]?|扫一扫|打印(?:本页|本文)?(?:$|[ |【\[])|【?(?:打印|关闭|返回|收藏|纠错)】?|关闭(?:本页|窗口|此页)|返回顶部|网站(?:标识码|地图)|版权所有|主办单位?[：]|承办[：]|Copyright|[\u4e00-\u9fff]ICP备|[\u4e00-\u9fff]公网安备|分享(?:到|至)?[：]|无障碍|长者(?:模式|助手)|繁體|简体$|登录|搜索|收藏本站|设为首页|责任编辑[：]|编辑[：]|附件下载|相关(?:链接|文章|稿件|解读)|保护视力色|(?:【|\[)?字体[：])"
)
_CHROME_INSIDE = re.compile(
    r"(?:浏览|阅读|点击|访问|查看)(?:人?次?数|量)?[：]\s*\d*|【?字(?:体|号)[：][大中小 |]+】?|分享到[：].*|打印本页|关闭窗口|收藏本页|网站标识码[：]|ICP备"
)
# Names of fields by which a page describes a document; the others say so only above the document's own words.
_CERTAIN = "索引号|发文字号|发文机关|发文单位|文号|发布日期|发布时间|发布机构|发布单位|成文日期|成文时间|印发日期|生成日期|生效日期|废止日期|公开日期|公开方式|主题分类|所属主题|效力状态|信息来源"
_ABOVE = "时间|日期|加入日期|更新时间|来源|作者|发布人|编辑|有效性|标题|名称|主题词|关键词"
_FIELD = re.compile(rf"({_CERTAIN}|{_ABOVE})[：]\s*([^：]*?)(?=\s*(?:[\u4e00-\u9fff]{{2,4}}[：]|【|浏览|点击|查看|$))")
_CERTAIN_FIELD = re.compile(rf"(?:{_CERTAIN})[：]")


_PRINTED_BY_BROWSER = re.compile(
    r"(?:file|https?)://|\d{1,4}/\d{1,2}/\d{1,4}\s*[，,]?\s*(?:上午|下午)?\s*\d{1,2}[:：]\d{2}"
)


def is_print_mark(line: str) -> bool:
    """What a browser prints above and below a page: the time, the address. Only for lines at the edge of a page."""
    return _PRINTED_BY_BROWSER.match(line) is not None


def is_page_number(line: str) -> bool:
    """A line that is only the number of its page: — 3 —, 第3页 共12页, 3/12."""
    return len(line) <= 24 and _PAGE_NUMBER.match(line) is not None


_BARE_NUMBER = re.compile(r"\d{1,3}$")
_LEAST_PAGES = 3


def numbers_of_pages(lines: Sequence[str]) -> frozenset[int]:
    """The lines (by index) that are bare numbers of pages: 1, 2, 3 … in order, each with a page's lines between."""
    found: list[int] = []
    expected: int | None = None
    for index, line in enumerate(lines):
        if not _BARE_NUMBER.match(line):
            continue
        number = int(line)
        if number == expected and index - found[-1] > 3:
            found.append(index)
        elif number <= 2 and len(found) < _LEAST_PAGES:
            found = [index]
        else:
            continue
        expected = number + 1
    return frozenset(found) if len(found) >= _LEAST_PAGES else frozenset()


def is_chrome(line: str) -> bool:
    """A line of the site, not of the document: navigation, share links, imprint."""
    if len(line) > 200 or "。" in line:
        return False
    if _CHROME_START.match(line):
        return True
    return _CHROME_INSIDE.search(line) is not None and not _is_prose(line)


def _is_prose(line: str) -> bool:
    return line.count("，") >= 2


def issue_fields(line: str, above: bool) -> dict[str, str]:
    """What a page says about the document in a line of its own: 时间：2018-12-26　来源：…; empty for other lines.

    `above` says that the line stands above the document's own words.
    """
    line = line.lstrip("·|[ ")
    if len(line) > 200 or "。" in line or not (_FIELD if above else _CERTAIN_FIELD).match(line):
        return {}
    return {match[1]: match[2].strip(" 　|[]") for match in _FIELD.finditer(line)}
