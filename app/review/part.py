"""What the page of documents shows to whoever may write: adding, one's drafted documents, reviewing one, its status, publishing."""

import streamlit as st

from app import markup
from app.acting import acting, may_write
from app.address import DOCUMENT, PART, choice, one_of
from app.naming import title_in_marks
from app.page_style import page_style
from app.returns_sending import show_drafts, show_published
from app.review import mine
from app.review.adding import show_adding
from app.review.desk import show_desk
from app.review.issue_form import show_issue_form
from app.view import View

LISTS = ("list", "add")
PARTS = ("read", "review", "issue")


def chosen_list(view: View) -> str:
    """Draws the choice between the list of documents and adding some, for who may write; gives "list" or "add". Others see the list."""
    if not may_write(acting()):
        return LISTS[0]
    words, waiting = view.words, len(mine.my_drafts())
    return str(
        st.segmented_control(
            words("review.part"), LISTS, required=True, label_visibility="collapsed", **choice(PART, LISTS[0], one_of(LISTS)),
            format_func=lambda one: words(f"review.part.{one}") + (words("review.part.waiting", n=waiting) if one == "add" and waiting else ""),
        ) or LISTS[0]
    )  # fmt: skip


def show_own_documents(view: View) -> None:
    """Adding documents, one's drafted ones, what publishing would change, publishing."""
    words = view.words
    st.html(page_style("review") + page_style("returns"))
    drafted = mine.drafted_documents()
    said = words("review.drafted.sentence", n=len(drafted)) if drafted else words("review.drafted.none")
    st.html(f'<h1 class="answer">{markup.text(said)}</h1>')
    if drafted:
        links = [
            markup.link(view.address.link("documents", **{DOCUMENT: key, PART: "review"}), markup.text(load.title))
            for key, load in drafted.items()
        ]
        st.html(markup.items(links, "drafted"))
    mine.show_said()
    show_adding(view)
    show_publishing(view)


def show_publishing(view: View) -> None:
    """The drafts with preview and publishing, and what the last publishing of this session changed."""
    drafts = mine.my_drafts()
    if drafts:
        st.html(page_style("returns"))
        show_drafts(drafts, view)
    show_published(view)


def chosen_part(view: View, document_id: str, is_on_record: bool) -> str:
    """Draws the choice between reading, reviewing and status for who may write; gives the part. Others read."""
    if not may_write(acting()) or not (is_on_record or document_id in mine.drafted_documents()):
        return "read"
    parts = PARTS if is_on_record else PARTS[1:]
    words = view.words
    return str(
        st.segmented_control(
            words("review.part"), parts, required=True, format_func=lambda one: words(f"review.part.{one}"), label_visibility="collapsed",
            **choice(PART, parts[0], one_of(parts)),
        ) or parts[0]
    )  # fmt: skip


def show_part(view: View, document_id: str, part: str) -> None:
    """Reviewing or the status of a document, drafted or on record."""
    words = view.words
    standing = mine.standing(view, document_id)
    if standing is None:
        st.html(f"<p class='empty'>{markup.text(words('documents.not_found'))}</p>")
        return
    title = title_in_marks(standing.document["title"], words)
    back = markup.link(view.address.link("documents"), markup.text(words("documents.back")))
    waiting = sum(row["review"] == "proposed" for row in (*standing.commitments, *standing.figures))
    said = (
        words("review.sentence.waiting", title=title, n=waiting)
        if waiting
        else words("review.sentence.done", title=title)
    )
    st.html(f'<p class="back">{back}</p><h1 class="answer">{markup.text(said)}</h1>')
    if part == "issue":
        show_issue_form(view, standing)
    else:
        show_desk(view, standing)
    show_publishing(view)
