"""From a finished draft to the statement: quote, clause, and the fields read off the words around the number."""

import re

from loaders.documents.document import Clause, Document
from loaders.documents.labels import label_of
from loaders.statements import names
from loaders.statements.commitment_fields import firmness_of, reach_of, recurrence_of, row_kind_of, scope_of
from loaders.statements.confidence import confidence_of, doubts_of
from loaders.statements.drafts import Draft
from loaders.statements.finished import Finished
from loaders.statements.matching import Match, Matcher
from loaders.statements.places import Whose
from loaders.statements.statement import Statement
from loaders.statements.value_types import value_type_of

_RATES = frozenset({"%", "‰", "个百分点", "个千分点", "/10万", "/万", "/千", "倍", ""})
# Averages per head, visit or stay are core though their units are counts (GUIDE, decision 13 and more 9).
_PER_HEAD = ("每千", "每万", "每十万", "每百", "人均", "次均", "户均", "例均", "床均", "住院日", "满意度", "预期寿命", "可支付月数", "百元", "平均反应", "每名", "日均")  # fmt: skip
_LONGEST_QUOTE = 60
_PER_HEAD_NAME = re.compile("|".join(_PER_HEAD))
# Where one item's word (力争) ends: the mark of the next item, or a word of its own behind a comma.
_OWN_WORD = re.compile(
    r"(?:(?<=[，,、；;：:\s])|^)(?:[一二三四五六七八九十]是|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|\d{1,2}[.．、)）](?!\d)|[①-⑳])|(?<=[，,；;])(?:确保|必须|务必|保证)"
)


def is_core(draft: Draft) -> bool:
    """Every target; of reported figures the rates, shares, ratios and averages."""
    if draft.kind == "target" or draft.implicit:
        return True
    return draft.quantity.unit in _RATES or _PER_HEAD_NAME.search(draft.name) is not None


class Writer:
    """Writes the statements of one document."""

    def __init__(self, document: Document, matcher: Matcher | None = None) -> None:
        self.document, self.text, self.matcher = document, document.text, matcher

    def statement(self, finished: Finished) -> Statement:
        """The statement of a finished draft, with the indicator it is about where the register has one like enough."""
        draft, clause = finished.draft, finished.place.clause
        quantity = draft.quantity
        match = self._match(draft)
        doubts = doubts_of(draft, match)
        return Statement(
            kind=draft.kind,
            indicator=draft.name,
            comparator="between" if quantity.high is not None else draft.comparator,
            value=quantity.value,
            value_high=quantity.high,
            unit=quantity.unit,
            basis=draft.basis,
            core=is_core(draft),
            implicit=draft.implicit,
            quote=self._quote(draft, clause),
            span=self.document.source_span(quantity.start, quantity.end),
            document=self.document.name,
            clause=clause.clause_id,
            clause_path=clause.path,
            printed_step=quantity.step,
            confidence=confidence_of(doubts),
            doubts=doubts,
            rules=(*draft.rules, f"match.{match.by}") if match else tuple(draft.rules),
            indicator_id=match.indicator_id if match else None,
            indicator_score=match.score if match else None,
            place=draft.whose.place if draft.whose else None,
            **(self._of_target(finished) if draft.kind == "target" else self._of_reported(draft)),
        )

    def _match(self, draft: Draft) -> Match | None:
        if self.matcher is None:
            return None
        words = draft.whose.words if draft.whose else ""
        name = draft.name.removeprefix(names.polished(words)) or draft.name
        return self.matcher.match(name, draft.quantity.unit, draft.basis, self.text[slice(*draft.sentence)])

    def _of_reported(self, draft: Draft) -> dict[str, str | None]:
        words = self.text[draft.sentence[0] : draft.quantity.end]
        scope = draft.whose.scope if draft.whose else None
        return {"period": draft.period, "value_type": value_type_of(draft.comparator, words), "scope": scope}

    def _of_target(self, finished: Finished) -> dict[str, object]:
        draft, duty = finished.draft, finished.duty
        whose = draft.whose or Whose()
        words = draft.name if draft.in_table else self.text[draft.clause[0] : draft.clause[1]]
        told = f"{words}，{draft.name}"
        lead = "" if draft.in_table else self.text[draft.lead_start : draft.clause[0]]
        return {
            "due": draft.due,
            "due_text": draft.due_text,
            "baseline_value": draft.twin.quantity.value if draft.twin else None,
            "baseline_period": draft.twin.period if draft.twin else None,
            "lead_department": duty.lead if duty else None,
            "departments": tuple(duty.departments) if duty else (),
            "firmness": firmness_of(self._words_before(draft), finished.nature),
            "scope": "".join(filter(None, (whose.scope, scope_of(told) or scope_of(lead)))) or None,
            "reach_level": None if draft.implicit else whose.level or reach_of(told),
            "recurrence": recurrence_of(told, None if "due.title" in draft.rules else draft.due_text),
            "row_kind": row_kind_of(draft.name, words, draft.quantity.unit),
        }

    def _words_before(self, draft: Draft) -> str:
        """From the last ；, list mark or 确保, else the sentence's start, to the number: what governs it (力争到2025年，…)."""
        words = "" if draft.in_table else self.text[draft.sentence[0] : draft.quantity.end]
        if firmness_of(words) is None:
            return ""
        starts = [match.start() for match in _OWN_WORD.finditer(words)]
        return words[max([words.rfind("；") + 1, words.rfind("。") + 1, *starts]) :]

    def _quote(self, draft: Draft, clause: Clause) -> str:
        """At most some 60 characters of the printed text around the number, cut at the clause's ends where it is short."""
        start, end = draft.clause
        quantity = draft.quantity
        if start == clause.start and (label := label_of(self.text[start:end])) is not None:
            start = min(start + label.length, quantity.start)  # 六、三级医院…: the number of the clause is told apart
        if quantity.start - start > _LONGEST_QUOTE - 16:
            start = quantity.start - 36
        end = max(quantity.end, min(end, start + _LONGEST_QUOTE))
        return self.document.printed(start, end).strip(" 　，。；、\n")
