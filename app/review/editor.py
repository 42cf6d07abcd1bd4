"""One statement under review: every field, and the decision on it with its reason."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import streamlit as st

from app import markup
from app.acting import acting
from app.review import deciding, mine, pick
from app.review.fields import NEW, Offered, draw, indicator_box, not_numbers
from app.review.indicator_form import new_indicator
from app.review.statements import KINDS, Found, next_waiting
from app.review.upload_style import upload_style
from app.texts import Words
from loaders.loads.decide import decide
from loaders.loads.decision import Decision

# Usual reasons, by what was done; anyone may write their own.
REASONS = ("as_printed", "misread", "indicator", "deadline", "scope", "department", "twice", "not_measured")
_QUOTE = 140


def show_editor(
    one: Found, found: Sequence[Found], document: Mapping[str, Any], offered: Offered, words: Words
) -> None:
    """The form of the statement that was picked; `document` is its row as it stands."""
    st.html(_heading(one, words))
    # A changed row has a form of its own: nothing typed before stands in it.
    stamp = f"{one.key}_{one.state}_{abs(hash(tuple(sorted((k, str(v)) for k, v in one.row.items())))) % 10**8}"
    kind = st.segmented_control(
        words("review.kind"), KINDS, default=one.kind, required=True, key=f"kind_{stamp}",
        format_func=lambda code: words(f"review.kind.{code}"), help=words("review.kind.help"),
    ) or one.kind  # fmt: skip
    cells = {field: one.text(field) for field in one.row}
    code = indicator_box(cells["indicator_id"], offered, f"indicator_{stamp}", words, with_new=True)
    if code == NEW:
        new_indicator(cells["indicator_text"], cells["unit"], offered, lambda new: _named(one, new, words), words)
        return
    with st.form(f"statement_{stamp}_{kind}", border=False):
        fields = {"indicator_id": code} | draw(kind, cells, offered, f"{stamp}_{kind}", words)
        with st.container(key="decide"):
            reason = reason_box(words, f"reason_{stamp}")
            buttons = st.container(horizontal=True, gap="small")
        with buttons:
            wants = {
                "accept": st.form_submit_button(words("review.accept"), type="primary", key=f"accept_{stamp}"),
                "correct": st.form_submit_button(words("review.correct"), key=f"correct_{stamp}"),
                "reject": st.form_submit_button(words("review.reject"), key=f"reject_{stamp}"),
            }
    done = next((what for what, is_wanted in wants.items() if is_wanted), None)
    if done:
        _do(done, one, kind, fields, reason, found, document, words)
        st.rerun()


def _heading(one: Found, words: Words) -> str:
    quote = one.row["quote"] or ""
    shown = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1] + "…"
    return (
        f'<p class="picked is-{one.state}"><span class="state">{markup.text(words(f"review.state.{one.state}"))}</span>'
        f"<q>{markup.text(shown)}</q></p>"
    )


def reason_box(words: Words, key: str, usual: Sequence[str] = REASONS) -> str:
    """A usual reason or one's own words; what is recorded is Chinese where it is a usual one."""
    said = st.selectbox(
        words("review.reason"), usual, None, key=key, accept_new_options=True, placeholder=words("review.reason.empty"),
        format_func=lambda code: words(f"review.reason.{code}") if code in usual else code,
    )  # fmt: skip
    return Words("zh")(f"review.reason.{said}") if said in usual else (said or "").strip()


def evidence_box(words: Words, hint: str, form: str, taken: int) -> tuple[str, dict[str, bytes]]:
    """The words of the evidence and its files by name; `form` and `taken` make the keys of the fields."""
    said = st.text_input(words("review.evidence"), key=f"{form}_evidence_{taken}", placeholder=hint).strip()
    st.html(upload_style(words("closing.choose"), words("closing.choose.hint")))
    files = st.file_uploader(words("closing.files"), accept_multiple_files=True, key=f"{form}_files_{taken}")
    return said, {file.name: file.getvalue() for file in files}


def _do(
    what: str, one: Found, kind: str, fields: Mapping[str, str], reason: str, found: Sequence[Found], document: Mapping[str, Any], words: Words
) -> None:  # fmt: skip
    decisions = _decisions(what, one, kind, fields, reason, found, document, words)
    if decisions is None:
        return
    if write_decisions(decisions, words("review.done", what=words(f"review.did.{what}")), words):
        pick.pick(next_waiting(found, one.key))


def _decisions(
    what: str, one: Found, kind: str, fields: Mapping[str, str], reason: str, found: Sequence[Found], document: Mapping[str, Any], words: Words
) -> list[Decision] | None:  # fmt: skip
    """What is to be decided; None, with the fault said, where the form does not fit the button."""
    chinese = Words("zh")
    if what == "reject":
        return _with_reason(reason, lambda: [Decision("reject", one.key, reason=reason)], words)
    wrong = not_numbers(kind, fields)
    if wrong:
        mine.say(words("review.not_number", fields=words.listed(words(f"record.field.{field}") for field in wrong)))
        return None
    is_turned = deciding.TABLE_OF[kind] != one.table
    if not is_turned and kind != one.kind:
        fields = {**fields, "row_kind": kind}
    if what == "accept":
        if is_turned or deciding.changed(one, fields):
            mine.say(words("review.changed"))
            return None
        return [Decision("accept", one.key, reason=reason or chinese("review.reason.as_printed"))]
    if is_turned:
        known: Collection[str] = {other.key for other in found}
        extra = {"source": document["title"], "disclosure": document["disclosure"]} if kind == "reported" else {}
        return _with_reason(reason, lambda: deciding.turned(one, kind, fields, reason, known, extra), words)
    if not deciding.changed(one, fields):
        mine.say(words("review.unchanged"))
        return None
    return _with_reason(reason, lambda: deciding.corrections(one, fields, reason), words)


def _with_reason(reason: str, make: Callable[[], list[Decision]], words: Words) -> list[Decision] | None:
    if not reason:
        mine.say(words("review.no_reason"))
        return None
    return make()


def write_decisions(
    decisions: Sequence[Decision], done: str, words: Words, attachments: Mapping[str, bytes] | None = None
) -> bool:
    """Put decisions into the acting person's drafts; what became of it is told in the next run."""

    def do() -> Sequence[str]:
        return decide(decisions, mine.my_data(), acting(), attachments=attachments).notices

    return mine.write(do, done, words)


def _named(one: Found, code: str, words: Words) -> None:
    """The statement gets the indicator that was just defined for it."""
    reason = Words("zh")("review.reason.indicator")
    write_decisions([Decision("correct", one.key, "indicator_id", code, reason)], words("review.indicator.done"), words)
