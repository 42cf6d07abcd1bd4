"""The Streamlit entry: page set-up, language, as-of date, navigation. Nothing else."""

from typing import Any

import streamlit as st

from app import address, theme, view
from app.address import AS_OF, KNOWN_BY, LANGUAGE, PLACE
from app.database import Database, database
from app.evidence import name
from app.texts import LANGUAGES, Words
from app.verdicts import sign_rules
from loaders.errors import UserError

PAGES = ("overview", "indicator", "ledger")
CORNER = "method"


def main() -> None:
    """Draws the frame and runs the page that was asked for."""
    titles = Words(str(st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)))
    st.set_page_config(page_title=titles("app.name"), page_icon="app/icon.svg", layout="wide")
    pages = {
        page: st.Page(
            f"app/pages/{page}.py", title=titles(f"page.{page}"), url_path=None if page == "overview" else page,
            default=page == "overview", visibility="hidden" if page == CORNER else "visible",
        )
        for page in (*PAGES, CORNER)
    }  # fmt: skip
    page = st.navigation(list(pages.values()), position="top")
    address.begin(page.url_path)
    language = address.choice(LANGUAGE, LANGUAGES[0], address.one_of(LANGUAGES))
    words = Words(view.language())
    if words.language != titles.language:
        st.rerun()  # a link into this session asked for the other language after the menu was drawn
    st.html(theme.style_sheet(st.context.theme.type, sign_rules(), words("app.name")))
    found = ready(words)
    if found is not None:
        choices(found, words, pages[CORNER], language)
        page.run()
        address.finish()


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


def choices(found: Database, words: Words, corner: st.Page, language: dict[str, Any]) -> None:
    """What all pages share: place, as-of date, what was known by when, language; and the way to the rules."""
    places = {p["jurisdiction_id"]: p for p in view.all_places(found)}
    days = address.a_day(view.FIRST_DAY, view.today())
    with st.container(key="choices", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            words("choice.place"), list(places), format_func=lambda p: name(places[p], "name", words), width=210,
            **address.choice(PLACE, next(iter(places)), address.one_of(list(places))),
        )  # fmt: skip
        for which, default, width in ((AS_OF, view.today(), 170), (KNOWN_BY, None, 190)):
            st.date_input(
                words(f"choice.{which}"), None, min_value=view.FIRST_DAY, max_value=view.today(), format="YYYY-MM-DD", width=width,
                help=words(f"choice.{which}.help"), **address.choice(which, default, days),
            )  # fmt: skip
        st.space("stretch")
        st.page_link(corner, label=words("page.method"))
        st.segmented_control(
            words("choice.language"), LANGUAGES, required=True, format_func=lambda code: words(f"language.{code}"),
            label_visibility="collapsed", **language,
        )  # fmt: skip


main()
