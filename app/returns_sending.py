"""报送: the template, uploading into drafts, what came back and why, what publishing would change, publishing."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from app import markup, returns_queries
from app.acting import acting, may_write
from app.changes_table import changes_counted, changes_table
from app.drafted import decided, names_of
from app.faults import plainly, told
from app.faults import said as fault_said
from app.naming import name
from app.returns_template import show_templates
from app.returns_waiting import show_waiting
from app.sent_back import questions_table, show_sent_back
from app.taking_in import Outcome, take_in
from app.texts import Words
from app.view import View
from loaders.data_folder import DataFolder
from loaders.errors import UserError
from loaders.loads import Load
from loaders.loads.drafts import discard, drafts_of
from loaders.warehouse import publish_drafts
from loaders.warehouse.judged import judge_today
from loaders.warehouse.preview import preview

UNFOLDED = 6  # drafts listed without a click
# What this page remembers in the session: outcomes of the last upload, its number, the last preview and the last publishing.
OUTCOMES, UPLOADS, PREVIEW, PUBLISHED = "returns_outcomes", "returns_uploads", "returns_preview", "returns_published"


def my_drafts() -> list[Load]:
    """What the acting user has drafted and not published."""
    actor = acting()
    return drafts_of(DataFolder.from_environment().with_drafts_of(actor.name)) if may_write(actor) else []


def show_sending(view: View) -> None:
    """The whole part, in the order of the work."""
    words = view.words
    show_templates(view)
    if not may_write(acting()):
        st.html(f"<p class='empty'>{markup.text(words('returns.read_only'))}</p>")
        return
    _upload(view)
    for at, outcome in enumerate(st.session_state.get(OUTCOMES, ())):
        _show_outcome(outcome, at, words)
    drafts = my_drafts()
    show_waiting(drafts, view)
    if drafts:
        show_drafts(drafts, view)
    show_published(view)


def _upload(view: View) -> None:
    """Files go straight into drafts, one after the other with progress; then the field is empty again."""
    words, state = view.words, st.session_state
    default = None if view.place["level"] == "nation" else view.place["jurisdiction_id"]
    note = (
        words("returns.upload.default", place=name(view.place, "name", words))
        if default
        else words("returns.upload.no_default")
    )
    st.html(f"<h2>{markup.text(words('returns.upload.title'))}<small>{markup.text(note)}</small></h2>")
    said = f"--upload-hint:'{words('returns.upload.hint')}';--upload-choose:'{words('returns.upload.label')}'"
    st.html(f"<style>.stApp{{{said}}}</style>")
    restricted = st.checkbox(words("returns.upload.restricted"), key="returns_restricted")
    files = st.file_uploader(
        words("returns.upload.label"), type=["csv", "tsv", "xlsx", "xls", "ods", "docx"], accept_multiple_files=True,
        key=f"returns_files_{state.get(UPLOADS, 0)}", label_visibility="collapsed",
    )  # fmt: skip
    if not files:
        return
    actor = acting()
    data = DataFolder.from_environment().with_drafts_of(actor.name)
    bar = st.progress(0.0)
    outcomes = []
    for at, file in enumerate(files):
        read = at / len(files)

        def tell(step: str, read: float = read) -> None:
            bar.progress(read, plainly(step, words))

        tell(words("returns.upload.reading", file=file.name, at=at + 1, all=len(files)))
        content = file.getvalue()
        outcomes.append(take_in(content, file.name, data, actor, default, restricted=restricted, progress=tell))
    state[OUTCOMES], state[UPLOADS] = outcomes, state.get(UPLOADS, 0) + 1
    state.pop(PREVIEW, None)
    state.pop(PUBLISHED, None)
    st.rerun()


def _show_outcome(outcome: Outcome, at: int, words: Words) -> None:
    """What became of a file: how many rows were taken, notices, and each fault with its place and remedy."""
    said = words(
        f"returns.outcome.{outcome.state}",
        file=outcome.name,
        taken=outcome.figures,
        rows=outcome.rows_sent_back,
        faults=len(outcome.sent_back),
    )
    if outcome.state == "drafted" and outcome.sent_back:
        said += words("returns.outcome.rest", rows=outcome.rows_sent_back, faults=len(outcome.sent_back))
    if outcome.questions:
        said += words("returns.outcome.asked", n=len({one.figure_id for one in outcome.questions}))
    with st.container(key=f"outcome_{at}"):
        st.html(
            f"<h3 class='{outcome.state}'>{markup.text(said)}</h3>"
            + markup.items([fault_said(one, words) for one in outcome.notices], "notices")
        )
        if outcome.sent_back and all(row.row is None for row in outcome.sent_back):
            end = markup.text(words("sentence.end"))
            whole = [
                f"{fault_said(row.reason, words)}{end}{fault_said(row.next_step, words)}{end}"
                for row in outcome.sent_back
            ]
            st.html(markup.items(whole, "notices"))
        elif outcome.sent_back:
            show_sent_back(outcome.sent_back, outcome.name, str(at), words)
        if outcome.questions:
            st.html(questions_table(outcome.questions, words))


def _throw_away(load_id: str, words: Words) -> None:
    actor = acting()
    try:
        discard(DataFolder.from_environment().with_drafts_of(actor.name), load_id, actor)
    except UserError as error:
        st.session_state[PUBLISHED] = {"error": [told(fault, words) for fault in error.faults]}
    st.session_state.pop(PREVIEW, None)


def show_drafts(drafts: Sequence[Load], view: View) -> None:
    """The acting person's drafts, each to be thrown away; what publishing them would change; publishing."""
    words = view.words
    st.html(
        f"<h2>{markup.text(words('returns.drafts.title', n=len(drafts)))}<small>{markup.text(words('returns.drafts.note'))}</small></h2>"
    )
    names = names_of(drafts, view)
    # A reviewed document leaves a draft for each decision: a long list must not push the buttons out of sight.
    listed = st.expander(words("returns.drafts.all")) if len(drafts) > UNFOLDED else st.container()
    with listed:
        for draft in drafts:
            with st.container(key=f"draft_{draft.load_id}", horizontal=True, vertical_alignment="center", gap="small"):
                st.html(_draft(draft, names, view), width="stretch")
                st.button(
                    words("returns.drafts.discard"),
                    key=f"discard_{draft.load_id}",
                    on_click=_throw_away,
                    args=(draft.load_id, words),
                )
    with st.container(key="publishing", horizontal=True, vertical_alignment="center", gap="small"):
        wants_preview = st.button(words("returns.preview"), key="preview")
        can = acting().role == "publisher"
        wants_publish = can and st.button(words("returns.publish"), key="publish", type="primary")
        if not can:
            st.html(f"<small>{markup.text(words('returns.publish.not_you'))}</small>")
    if wants_preview:
        _preview(drafts, view)
    if wants_publish:
        _publish(view)
    _show_preview(drafts, view)


def _draft(draft: Load, names: dict[str, str], view: View) -> str:
    words = view.words
    kind = words(f"returns.kind.{draft.kind}")
    if draft.kind == "decisions":
        return f"<p class='draft'><b>{markup.text(kind)}</b> {markup.text(decided(draft, names, view))}</p>"
    figures, refused = _held(draft.load_id, str(draft.path_of("figures") or ""), str(draft.path_of("refused") or ""))
    counts = (("commitments", sum(1 for _ in draft.rows("commitments"))), ("figures", figures), ("refused", refused))
    parts = [words(f"returns.held.{which}", n=n) for which, n in counts if n]
    small = f"<small>{markup.text(words.listed(parts))}</small>" if parts else ""
    return f"<p class='draft'><b>{markup.text(kind)}</b> {markup.text(draft.title)} {small}</p>"


@st.cache_data(max_entries=100, show_spinner=False)
def _held(load_id: str, figures: str, refused: str) -> tuple[int, int]:
    """How many figures and faults a draft holds; a load is never touched again, so once counted is enough."""
    del load_id
    return returns_queries.rows_in(figures), returns_queries.rows_in(refused)


def _preview(drafts: Sequence[Load], view: View) -> None:
    words, actor = view.words, acting()
    data = DataFolder.from_environment().with_drafts_of(actor.name)
    with st.spinner(words("returns.previewing")):
        try:
            rows: list[dict[str, Any]] | None = preview(data, actor, view.as_of)
            faults: list[str] = []
        except UserError as error:
            rows, faults = None, [told(fault, view.words) for fault in error.faults]
    st.session_state[PREVIEW] = {"of": _of(drafts, view), "rows": rows, "faults": faults}


def _of(drafts: Sequence[Load], view: View) -> tuple[object, ...]:
    """What a preview speaks of: it is shown no longer once any of this is another."""
    return (view.database.version, view.as_of, *(draft.load_id for draft in drafts))


def _show_preview(drafts: Sequence[Load], view: View) -> None:
    words, shown = view.words, st.session_state.get(PREVIEW)
    if not shown or shown["of"] != _of(drafts, view):
        return
    if shown["rows"] is None:
        st.error("\n\n".join([words("returns.preview.failed"), *shown["faults"]]))
        return
    said = words("returns.preview.said", changes=changes_counted(shown["rows"], words))
    st.html(f"<h3 class='preview'>{markup.text(said)}</h3>{changes_table(shown['rows'], view)}")


def _publish(view: View) -> None:
    """Put the drafts on record and into the database; the page goes on with the new version at once."""
    words, actor = view.words, acting()
    data = DataFolder.from_environment().with_drafts_of(actor.name)
    before = view.look_up(returns_queries.last_moment)
    with st.status(words("returns.publishing")) as status:
        try:
            published = publish_drafts(data, actor, lambda step: st.write(plainly(step, words)))
        except UserError as error:
            status.update(label=words("returns.publish.failed"), state="error")
            st.session_state[PUBLISHED] = {"error": [told(fault, view.words) for fault in error.faults]}
        else:
            st.session_state[PUBLISHED] = {"before": before, "loads": len(published.load_ids)}
            status.update(label=words("judging"))
            judge_today(DataFolder.from_environment())  # so that no reader of the new database waits for it
    st.session_state.pop(PREVIEW, None)
    st.rerun()


def show_published(view: View) -> None:
    """What the last publishing of this session did: the verdicts that turned, each with its cause."""
    words, done = view.words, st.session_state.get(PUBLISHED)
    if not done:
        return
    if "error" in done:
        st.error("\n\n".join([words("returns.publish.failed"), *done["error"]]))
        return
    with st.spinner(words("returns.judging")):
        after = view.look_up(returns_queries.last_moment)
        rows = view.look_up(returns_queries.changes_at, view.as_of, done["before"], after)
    said = words("returns.published", loads=done["loads"], changes=changes_counted(rows, words))
    st.html(f"<h3 class='published'>{markup.text(said)}</h3>{changes_table(rows, view)}")
