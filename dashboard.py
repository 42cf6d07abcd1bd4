"""The Streamlit entry: page set-up, language, as-of date, navigation. Nothing else."""

import streamlit as st

from app import theme, view
from app.address import AS_OF, KNOWN_BY, LANGUAGE, PLACE, bound
from app.database import Database, database
from app.evidence import name
from app.texts import LANGUAGES, Words
from app.verdicts import sign_rules
from loaders.errors import UserError

PAGES = ("overview", "indicator", "ledger")
CORNER = "method"


def main() -> None:
    """Draws the frame and runs the page that was asked for."""
    words = Words(view.language())
    st.set_page_config(page_title=words("app.name"), page_icon="app/icon.svg", layout="wide")
    st.html(theme.style_sheet(st.context.theme.type, sign_rules()))
    pages = [
        st.Page(
            f"app/pages/{page}.py", title=words(f"page.{page}"), url_path=None if page == "overview" else page, default=page == "overview",
            visibility="hidden" if page == CORNER else "visible",
        )
        for page in (*PAGES, CORNER)
    ]  # fmt: skip
    chosen = st.navigation(pages, position="top")
    found = ready(words)
    if found is not None:
        choices(found, words, pages[-1])
        chosen.run()


def ready(words: Words) -> Database | None:
    """The database; where there is none, it is built here and now with each step shown. None where that fails, which is said."""
    steps = st.empty()

    def progress(step: str) -> None:
        steps.info(f"{words('build.running')} {step}")

    try:
        found = database(progress)
    except UserError as error:
        steps.error("\n\n".join([words("build.failed"), *(str(fault) for fault in error.faults)]))
        return None
    steps.empty()
    return found


def choices(found: Database, words: Words, corner: st.Page) -> None:
    """What all pages share: place, as-of date, what was known by when, language; and the way to the rules."""
    places = {p["jurisdiction_id"]: p for p in view.all_places(found)}
    with st.container(key="choices", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            words("choice.place"),
            list(places),
            format_func=lambda p: name(places[p], "name", words),
            width=210,
            **bound(PLACE),
        )
        st.date_input(
            words("choice.as_of"), view.today(), min_value=view.FIRST_DAY, max_value=view.today(), format="YYYY-MM-DD", width=170,
            help=words("choice.as_of.help"), **bound(AS_OF),
        )  # fmt: skip
        st.date_input(
            words("choice.known_by"), None, min_value=view.FIRST_DAY, max_value=view.today(), format="YYYY-MM-DD", width=190,
            help=words("choice.known_by.help"), **bound(KNOWN_BY),
        )  # fmt: skip
        st.space("stretch")
        st.page_link(corner, label=words("page.method"))
        st.segmented_control(
            words("choice.language"), LANGUAGES, default="zh", required=True, format_func=lambda code: words(f"language.{code}"),
            label_visibility="collapsed", **bound(LANGUAGE),
        )  # fmt: skip


main()
