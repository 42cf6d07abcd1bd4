"""Adding documents: files into drafts one after the other, what became of each, and what its reader could not tell."""

from collections.abc import Sequence

import streamlit as st

from app import markup
from app.acting import acting
from app.address import DOCUMENT, PART
from app.faults import plainly
from app.review import mine
from app.review.taking import ASKED, Added, read_again, take_document
from app.review.upload_style import upload_style
from app.texts import Words
from app.view import View
from loaders.errors import Fault, UserError
from loaders.loads.issue import IssueOptions, parse_issue_date
from loaders.loads.registers import register_of
from loaders.register import Jurisdiction, Register

FORMATS = (
    "txt", "md", "html", "htm", "mht", "mhtml", "docx", "doc", "wps", "rtf", "odt", "pdf", "ofd", "xlsx", "xls", "csv",
)  # fmt: skip
LINES = 30
# What this part remembers in the session: outcomes of the last upload, and its number.
ADDED, UPLOADS = "review_added", "review_uploads"


def show_adding(view: View) -> None:
    """The field for files, then what became of those that were given last."""
    words, state = view.words, st.session_state
    st.html(upload_style(words("review.upload.label"), words("review.upload.hint")))
    st.html(
        f"<h2>{markup.text(words('review.upload.title'))}<small>{markup.text(words('review.upload.note'))}</small></h2>"
    )
    restricted = st.checkbox(words("review.upload.restricted"), key="review_restricted")
    files = st.file_uploader(
        words("review.upload.label"), type=list(FORMATS), accept_multiple_files=True, key=f"review_files_{state.get(UPLOADS, 0)}",
        label_visibility="collapsed",
    )  # fmt: skip
    if files:
        progress = st.progress(0.0)
        outcomes = []
        options = IssueOptions(disclosure="restricted" if restricted else None)
        for at, file in enumerate(files):
            progress.progress(
                at / len(files), words("review.upload.reading", file=file.name, at=at + 1, all=len(files))
            )
            outcomes.append(take_document(file.getvalue(), file.name, mine.my_data(), acting(), options))
        state[ADDED], state[UPLOADS] = outcomes, state.get(UPLOADS, 0) + 1
        st.rerun()
    for at, added in enumerate(state.get(ADDED, ())):
        _outcome(added, at, view)


def _outcome(added: Added, at: int, view: View) -> None:
    """What became of a file: what was found, or why it was refused and what to do; then what is still asked."""
    words = view.words
    said = words(f"review.added.{added.state}", file=added.name, commitments=added.commitments, figures=added.figures)
    if added.state == "drafted" and added.load_kind == "register":
        said = words("review.added.register", file=added.name)
    title = markup.text(words("review.added.title", title=added.title)) if added.title else ""
    notices = [markup.text(mine.plain(notice, words)) for notice in added.notices]
    with st.container(key=f"added_{at}"):
        st.html(
            f"<h3 class='added {added.state}'>{markup.text(said)}</h3><p>{title}</p>{markup.items(notices, 'notices') if notices else ''}"
        )
        if added.refused:
            st.html(_refused(added.refused, bool(added.missing), words))
        if added.document_id and added.state in {"drafted", "known"}:
            href = view.address.link("documents", **{DOCUMENT: added.document_id, PART: "review"})
            st.html(f"<p class='go'>{markup.link(href, markup.text(words('review.added.open')))}</p>")
        if added.missing:
            _ask(added, at, words)


def _refused(faults: Sequence[Fault], is_asked: bool, words: Words) -> str:
    """Each fault with its place and what to do; where a form below asks for it, that is what to do."""
    lines = []
    for fault in faults[:LINES]:
        place = words("review.row", row=fault.row) if fault.row is not None else ""
        step = words("review.ask.below") if is_asked and "--" in fault.next_step else fault.next_step
        lines.append(
            markup.text(
                words.listed_wide(
                    part
                    for part in (
                        place,
                        fault.column or "",
                        fault.content,
                        plainly(fault.reason, words),
                        plainly(step, words),
                    )
                    if part
                )
            )
        )
    rest = len(faults) - LINES
    if rest > 0:
        lines.append(markup.text(words("returns.more", n=rest)))
    return markup.items(lines, "faults")


def _ask(added: Added, at: int, words: Words) -> None:
    """The form for what the reader could not tell; the file is then read again with it."""
    asks_place = "jurisdiction" in added.missing
    names = _place_names(register_of(mine.my_data()), words) if asks_place else {}
    if not asks_place:
        said = words("review.ask", what=words.listed(words(f"review.ask.{one}") for one in added.missing))
        st.html(f"<p>{markup.text(said)}</p>")
    with st.form(f"ask_{at}", border=True):
        place = st.selectbox(
            words("review.ask.jurisdiction"), list(names), None, key=f"ask_place_{at}", placeholder=words("review.ask.place.empty"),
            format_func=lambda code: names[code],
        ) if asks_place else None  # fmt: skip
        given = {}
        columns = st.columns(2)
        for number, field in enumerate(ASKED if asks_place else added.missing):
            with columns[number % 2]:
                is_date = field == "issued_date"
                given[field] = st.text_input(
                    words(f"review.ask.{field}"),
                    key=f"ask_{field}_{at}",
                    placeholder=words("review.ask.date.help") if is_date else None,
                )
        restricted = st.checkbox(
            words("review.upload.restricted"), added.options.disclosure == "restricted", key=f"ask_restricted_{at}"
        )
        if not st.form_submit_button(words("review.ask.submit"), key=f"ask_submit_{at}"):
            return
    day = given.get("issued_date", "").strip()
    if asks_place and not place:
        mine.say(words("review.ask.no_place"))
    elif day and parse_issue_date(day) is None:
        mine.say(words("review.ask.no_date", text=day))
    else:
        options = IssueOptions(
            jurisdiction=place or added.options.jurisdiction, disclosure="restricted" if restricted else None,
            **{field: text.strip() or None for field, text in given.items()},
        )  # fmt: skip
        _read_again(added, at, options, words)
    st.rerun()


def _read_again(added: Added, at: int, options: IssueOptions, words: Words) -> None:
    outcomes = list(st.session_state[ADDED])
    try:
        with st.spinner(words("review.ask.reading", file=added.name)):
            outcomes[at] = read_again(added, options, mine.my_data(), acting())
    except UserError as error:
        mine.say("\n\n".join(mine.told(fault, words) for fault in error.faults))
    st.session_state[ADDED] = outcomes


def _place_names(register: Register, words: Words) -> dict[str, str]:
    """The places that stand today by their codes, each with what is above it: 四川省资阳市雁江区."""
    places = register.jurisdiction_by_id

    def named(place: Jurisdiction) -> str:
        chain = [place]
        while chain[-1].parent_id and places[chain[-1].parent_id].level != "nation":
            chain.append(places[chain[-1].parent_id])
        if words.language == "en":
            return ", ".join(one.name_en or one.name_zh for one in chain)
        return "".join(one.name_zh for one in reversed(chain))

    return {code: named(place) for code, place in places.items() if place.valid_to is None}
