"""What kind of text this is: does it promise (方案, 规划, 要点) or tell (公报, 答复, 新闻)? And which of its sections do the other.

A leaning is a number from -1 (tells) to +1 (promises); sections that say by their heading what they hold overrule the
document's own leaning.
"""

import re

from loaders.documents.document import Document

_PROMISES = re.compile(
    r"方案|规划|计划|意见|要点|标准|办法|细则|规定|目标|任务|决定|行动|协议|责任书|考核|清单|纲要|指标|通知|措施|安排|实事|公告|规范|指南|政策"
)
_TELLS = re.compile(
    r"公报|通报|答复|复函|[总小]结|情况|报告|请示|综述|白皮书|纪实|成效|回顾|年鉴|统计|数据|侧记|亮点|成绩单|答卷|盘点|发布|解读|新闻|进展|汇报|述评|立法会|质询|提问"
)
# 《…规划》政策解读 says again what the plan promises, beside how it came about.
# …监测表, …汇总表: a sheet of results, whatever it is of.
_RESULTS_SHEET = re.compile(
    r"(?:监测|统计|汇总|情况|完成|进展|运行|调查|季报|月报|年报|快报)(?:表|台账)(?:（[^）]*）)?$"
)
_INTERPRETS = re.compile(r"(?:规划|方案|意见|计划|办法|措施|细则|纲要)》?[^，。；]{0,6}(?:解读|问答|答记者问)")
_NEWS = re.compile(r"记者|获悉|据悉|本报讯|通讯员|新华社|据介绍|新闻发布会|本报|讯）")
_SECTION_TELLS = re.compile(
    r"基础|现状|成效|成绩|回顾|回望|盘点|答卷|基本情况|主要做法|工作开展|工作情况|完成情况|执行情况|进展|家底|背景|总体情况|取得|过去|已做|做法|亮点|情况|主要工作$|^(?:前期|目前|当前)|存在(?:的)?问题|发展形势|形势"
)
_SECTION_PROMISES = re.compile(
    r"对策|几点建议|工作建议|意见建议|目标|任务|下一步|打算|安排|计划|措施|要求|部署|规划|标准|指标|思路|展望|今后|举措|保障|工程|方向|重点工作|主要职责|政策|范围|待遇|筹资|内容"
)
# What a section of a report that tells must say to hold promises.
_AHEAD = re.compile(r"对策|几点建议|工作建议|意见建议|下一步|打算|今后|安排|目标|计划|思路|方向|展望")
_SECTION_DEADLINE = re.compile(r"目标|指标")


def document_leaning(document: Document) -> float:
    """-1 … +1 from the title and, without one, from the first words of the text."""
    title = document.title or document.text[:60]
    head = title
    if _INTERPRETS.search(head):
        return 0.4
    if _RESULTS_SHEET.search(head):
        return -1.0
    if _TELLS.search(head):
        if re.search(r"(?:通知|方案|标准|办法|规划|计划|要点)[》”）)]*$", head) and not re.search(
            r"情况|公报|通报", head
        ):
            return 1.0
        return -1.0
    if _PROMISES.search(head):
        return 1.0 if not _NEWS.search(document.text[:300]) else -0.4
    if _NEWS.search(document.text):
        return -0.8
    return 0.3 if document.document_number else -0.6


# A section that by its name looks back, whatever the document promises.
_LOOKS_BACK = re.compile(r"(?:完成|执行|工作|进展|落实|开展|实施)情况|总结|回顾|回望|盘点|成效|成绩")
# Words of a heading that name a thing more than an intent; they follow the section they stand in.
_NEUTRAL = re.compile(
    r"^[（(\d一二三四五六七八九十）)、.．\s]*(?:重点|主要|核心|关键|各项)?(?:指标|项目|工程|标准|政策|待遇|筹资|内容|保障|任务|工作)(?:方面)?。?$"
)


def is_neutral(heading: str) -> bool:
    """Whether a heading (重点指标, 主要任务) promises only where the section around it does not look back."""
    return bool(_NEUTRAL.match(heading[:24].partition("。")[0]))


def heading_leaning(heading: str, document: float) -> float | None:
    """The leaning that a section's heading tells, None where it tells none; `document` is the document's own."""
    words = heading[:24].partition("。")[0]
    if len(words) > 20 and "，" in words:
        return None
    promises, tells = _SECTION_PROMISES.search(words), _SECTION_TELLS.search(words)
    if promises and tells:
        return -0.6 if tells.end() > promises.end() else 0.6
    if promises:
        return 1.0 if document >= 0 or _AHEAD.search(words) else None
    return -1.0 if tells and (document < 0.5 or "情况" not in words or _LOOKS_BACK.search(words)) else None


def is_goal(heading: str) -> bool:
    """Whether a section's heading says that goals stand there, so that one deadline governs several sentences."""
    return bool(_SECTION_DEADLINE.search(heading[:20]))


_BULLETIN_NAMED = re.compile(r"《([^》]*(?:统计公报|统计快报|统计年报))》")


def bulletin_name(document: Document) -> str | None:
    """The bulletin a piece of news is about, by the name it gives early on."""
    match = _BULLETIN_NAMED.search(document.text, 0, 500)
    return match[1] if match and re.search(r"(?:19|20)\d\d", match[1]) else None


def is_bulletin(document: Document) -> bool:
    """A statistical bulletin, a report on one year, or news of one: its year dates all figures without a date of their own."""
    if document.title and re.search(
        r"公报|统计|年报|年鉴|数据$|通报|简报|运行情况|[总小]结|快报|情况的?(?:报告|汇报)|(?:落实|完成|进展|执行|推进)情况|(?:评价|考核|监测|检查|评估|调查)结果",
        document.title,
    ):
        return True
    if document.title and _RESULTS_SHEET.search(document.title):
        return True
    return bulletin_name(document) is not None
