"""Why a statement says what it says: its sentence, the spans in it, the grammar rules that made it, in Chinese."""

import re

from loaders.documents.document import Document
from loaders.statements.statement import Statement

_KIND = {"target": "目标", "reported": "报告值"}
_COMPARATOR = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "eq": "=", "approx": "≈", "between": "介于"}
_BASIS = {"level": "", "increase": "增加", "decrease": "减少"}
_STEPS = {
    "number": "数字写法", "connector": "数字前的连接词", "suffix": "数字后的限定词", "name": "指标名取自", "list": "并列", "change": "变化",
    "kind": "目标还是报告值", "due": "期限取自", "period": "时间取自", "table": "表格", "implicit": "隐含100%", "match": "登记指标",
}  # fmt: skip
_WORDS = {
    "arabic": "阿拉伯数字", "hanzi": "汉字数字", "percent": "百分之…", "tenths": "…成", "fraction": "…分之…", "half": "一半、过半", "implicit": "无数字",
    "before": "数字之前", "around": "数字前后", "behind": "数字之后", "carried": "上文", "share": "占…的比例", "distributed": "分别对应", "shared": "共用谓语",
    "same": "同一指标", "shared_verb": "共用动词", "from_to": "由…到…", "sentence": "本句", "clause": "本分句", "lead_in": "引导句", "goal_sentence": "目标段首句",
    "heading": "标题", "title": "文件标题", "open": "只写年数，未定", "paragraph": "本段“截至”", "section": "本节首句", "list.list": "指标表", "matrix": "行列表",
}  # fmt: skip


_ENDS = re.compile(r"[。！？\n]")
_LONGEST = 600  # characters a sentence is followed back


def _number(value: float) -> str:
    return f"{value:,.10g}"


def _rule(rule: str) -> str:
    step, _, detail = rule.partition(".")
    return f"{_STEPS.get(step, step)}：{_WORDS.get(detail, detail)}"


def sentence_of(document: Document, statement: Statement) -> tuple[str, int]:
    """The printed sentence around a statement and where it begins in the source."""
    text = document.source_text
    start, end = statement.span
    first = max(0, start - _LONGEST)
    for match in _ENDS.finditer(text, first, start):
        first = match.end()
    found = _ENDS.search(text, end)
    last = found.start() if found else len(text)
    return text[first:last].strip(), first + len(text[first:last]) - len(text[first:last].lstrip())


def explain(document: Document, statement: Statement) -> str:
    """Some lines for `extract --explain`: the statement, its sentence with the number marked, the rules, the confidence."""
    sentence, begin = sentence_of(document, statement)
    start, end = statement.span[0] - begin, statement.span[1] - begin
    marked = f"{sentence[:start]}【{sentence[start:end]}】{sentence[end:]}"
    value = _number(statement.value) + (f"—{_number(statement.value_high)}" if statement.value_high is not None else "")
    lines = [
        f"{_KIND[statement.kind]}　{statement.indicator}　{_BASIS[statement.basis]}{_COMPARATOR[statement.comparator]}{value}{statement.unit}",
        f"  原文：{marked}",
        f"  位置：{statement.clause_path or '文首'}　原文第{statement.span[0]}—{statement.span[1]}字",
    ]
    when = statement.due if statement.kind == "target" else statement.period
    if when:
        lines.append(f"  {'期限' if statement.kind == 'target' else '时间'}：{when}")
    match = (
        f"{statement.indicator_id}（相似度{statement.indicator_score:.2f}）"
        if statement.indicator_id and statement.indicator_score
        else "未对应"
    )
    lines.append(f"  登记指标：{match}")
    lines.extend(f"  依据：{_rule(rule)}" for rule in statement.rules)
    lines.append(f"  把握：{statement.confidence:.2f}")
    return "\n".join(lines)
