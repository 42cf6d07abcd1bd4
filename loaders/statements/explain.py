"""Why a statement says what it says: its sentence, the number in it, the rules that made it, what makes it doubtful; in Chinese."""

import re

from loaders.documents.document import Document
from loaders.statements.explain_words import DOUBTS, EVIDENCE, LEANING, QUOTING, STEPS
from loaders.statements.statement import Statement

_KIND = {"target": "目标", "reported": "报告值"}
_COMPARATOR = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "eq": "=", "approx": "≈", "between": "介于"}
_BASIS = {"level": "", "increase": "增加", "decrease": "减少"}
_INNER_QUOTES = str.maketrans("“”", "‘’")
_ENDS = re.compile(r"[。！？\n]")
_LONGEST = 600  # characters a sentence is followed back
_HIGH, _LOW = 0.95, 0.8  # see `confidence` for how often statements above and below were right


def _number(value: float) -> str:
    return f"{value:,.10g}"


def _evidence(item: str, kind: str) -> str:
    """future=到2020年 → 期限在发文之后（“到2020年”）."""
    rule, _, said = item.partition("=")
    if rule == "leaning":
        return LEANING[kind]
    said = said.translate(_INNER_QUOTES).strip("，,：:")
    return EVIDENCE[rule].format(said) if said else EVIDENCE[rule].replace("（“{}”）", "").replace("“{}”", "")


def rule_words(rule: str) -> str:
    """A rule's name as a person reads it; `kind` rules begin with the verdict and give their grounds."""
    step, _, detail = rule.partition(".")
    if step == "kind":
        kind, _, grounds = detail.partition(":")
        told = [_evidence(item, kind) for item in grounds.split("+") if item]
        return f"判为{_KIND[kind]}：{'、'.join(dict.fromkeys(told)) or '没有相反的线索'}"
    if step in QUOTING:
        return QUOTING[step].format(detail.replace("+", "”“") if step == "connector" else detail)
    return STEPS[rule]


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


def _marked(document: Document, statement: Statement) -> str:
    sentence, begin = sentence_of(document, statement)
    start, end = statement.span[0] - begin, statement.span[1] - begin
    return f"{sentence[:start]}【{sentence[start:end]}】{sentence[end:]}"


def _confidence(statement: Statement) -> str:
    sure = statement.confidence
    word = "高" if sure >= _HIGH else "中" if sure >= _LOW else "低，请对照原文"
    against = "、".join(DOUBTS[doubt] for doubt in statement.doubts)
    return f"{sure:.2f}（{word}）" + (f"　减分：{against}" if against else "")


def explain(document: Document, statement: Statement) -> str:
    """Some lines for `extract --explain`: the statement, its sentence with the number marked, the rules, the confidence."""
    value = _number(statement.value) + (f"—{_number(statement.value_high)}" if statement.value_high is not None else "")
    exactly = statement.basis != "level" and statement.comparator == "eq"  # 增加5个百分点
    told = f"{_BASIS[statement.basis]}{'' if exactly else _COMPARATOR[statement.comparator]}{value}{statement.unit}"
    lines = [
        f"{_KIND[statement.kind]}　{statement.indicator}　{told}",
        f"  原文：{_marked(document, statement)}",
        f"  位置：{statement.clause_path or '文首'}　原文第{statement.span[0] + 1}—{statement.span[1]}字",
    ]
    when = statement.due if statement.kind == "target" else statement.period
    if when:
        printed = (
            f"（原文“{statement.due_text.translate(_INNER_QUOTES)}”）"
            if statement.kind == "target" and statement.due_text
            else ""
        )
        lines.append(f"  {'期限' if statement.kind == 'target' else '时间'}：{when}{printed}")
    match = "未对应"
    if statement.indicator_id and statement.indicator_score:
        match = f"{statement.indicator_id}（相似度{statement.indicator_score:.2f}）"
    lines.append(f"  登记指标：{match}")
    lines.extend(f"  依据：{rule_words(rule)}" for rule in statement.rules)
    lines.append(f"  把握：{_confidence(statement)}")
    return "\n".join(lines)
