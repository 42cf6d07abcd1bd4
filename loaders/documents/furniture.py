"""Lines of a page that are no words of the document: page numbers, navigation, share links, the site's imprint."""

import re

_PAGE_NUMBER = re.compile(
    r"[—\-~·\s]*(?:[—\-]\s*\d{1,4}\s*[—\-]|第\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页(?:\s*[/，（]?\s*共\s*\d{1,4}\s*页）?)?|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}\s*页?)[—\-~·\s]*$"
)
_CHROME_START = re.compile(
    r"(?:您?(?:现在|当前)?(?:的|所在|在的)?位置(?:是)?[：]|首页\s*[>》›»/|]|网站首页|上一[篇条][：]?|下一[篇条][：]?|扫一扫|打印(?:本页|本文)?(?:$|[ |【\[])|【?(?:打印|关闭|返回|收藏|纠错)】?|关闭(?:本页|窗口|此页)|返回顶部|网站(?:标识码|地图)|版权所有|主办单位?[：]|承办[：]|Copyright|[\u4e00-\u9fff]ICP备|[\u4e00-\u9fff]公网安备|分享(?:到|至)?[：]|无障碍|长者(?:模式|助手)|繁體|简体$|登录|搜索|收藏本站|设为首页|责任编辑[：]|编辑[：]|附件下载|相关(?:链接|文章|稿件|解读)|保护视力色|(?:【|\[)?字体[：])"
)
_CHROME_INSIDE = re.compile(
    r"(?:浏览|阅读|点击|访问)(?:次数|量|数)?[：]\s*\d*|【?字(?:体|号)[：][大中小 |]+】?|分享到[：].*|打印本页|关闭窗口|收藏本页|网站标识码[：]|ICP备"
)
_ISSUE_FIELD = re.compile(
    r"(索引号|发文(?:字号|机关|单位)|文号|发布(?:日期|时间|机构|单位)|成文(?:日期|时间)|印发日期|生成日期|公开(?:日期|方式)|时间|日期|来源|信息来源|发布人|作者|主题分类|有效性|效力状态)[：]\s*([^：]*?)(?=\s*(?:[\u4e00-\u9fff]{2,4}[：]|【|浏览|$))"
)


_PRINTED_BY_BROWSER = re.compile(
    r"(?:file|https?)://|\d{1,4}/\d{1,2}/\d{1,4}\s*[，,]?\s*(?:上午|下午)?\s*\d{1,2}[:：]\d{2}"
)


def is_print_mark(line: str) -> bool:
    """What a browser prints above and below a page: the time, the address. Only for lines at the edge of a page."""
    return _PRINTED_BY_BROWSER.match(line) is not None


def is_page_number(line: str) -> bool:
    """A line that is only the number of its page: — 3 —, 第3页 共12页, 3/12."""
    return len(line) <= 24 and _PAGE_NUMBER.match(line) is not None


def is_chrome(line: str) -> bool:
    """A line of the site, not of the document: navigation, share links, imprint."""
    if len(line) > 200 or "。" in line:
        return False
    if _CHROME_START.match(line):
        return True
    return _CHROME_INSIDE.search(line) is not None and not _is_prose(line)


def _is_prose(line: str) -> bool:
    return line.count("，") >= 2


def issue_fields(line: str) -> dict[str, str]:
    """What a page says about the document in a line of its own: 时间：2018-12-26　来源：…; empty for other lines."""
    if len(line) > 200 or "。" in line or not _ISSUE_FIELD.match(line):
        return {}
    return {match[1]: match[2].strip(" 　|") for match in _ISSUE_FIELD.finditer(line)}
