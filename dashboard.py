"""The Streamlit entry: page set-up, language, as-of date, navigation. Nothing else."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from app import address, markup, search, theme, view
from app.address import AS_OF, KNOWN_BY, LANGUAGE, PLACE, READER
from app.database import Database, database
from app.drawn import drawn_once
from app.faults import plainly
from app.labels import labels_of_places
from app.lost import lost_path
from app.openings import READERS
from app.page_style import page_style
from app.refused import refused_told, told_above
from app.telling import told
from app.texts import LANGUAGES, Words
from app.verdicts import sign_rules
from app.view import View
from app.words_first import words_stand

# In the order of the menu; the last one stands in the corner.
PAGES = (
    "overview",
    "wall_chart",
    "indicator",
    "jurisdiction",
    "ledger",
    "departments",
    "documents",
    "returns",
    "snapshots",
    "method",
)
# Paths of pages that ask for no verdict of other places by themselves: they need not wait until the whole day is judged.
UNJUDGED = {"", "overview", "returns", "snapshots", "method"}
# Words that the style sheet sets where Streamlit's own are English.
SAID_BY_STYLE = ("everything", "nothing", "year", "month", "day")


def main() -> None:
    """Draws the frame and runs the page that was asked for."""
    titles = Words(str(st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE) or view.browser_language()))
    pages = {
        page: st.Page(
            f"app/pages/{page}.py", title=titles(f"page.{page}"), url_path="start" if page == "overview" else page, default=page == "overview"
        )
        for page in PAGES
    }  # fmt: skip
    # The opening page answers to its own name too, as every other one does: Streamlit serves it at the bare address only,
    # and reserves the path it was given.
    named = st.Page("app/pages/overview.py", title=titles("page.overview"), url_path="overview")
    lost = lost_path({"start", "overview", *PAGES})
    others = [named, *([st.Page("app/pages/overview.py", title=named.title, url_path=lost)] if lost else [])]
    page = st.navigation([*pages.values(), *others], position="hidden")
    st.set_page_config(
        page_title=titles("page.window", page=page.title, app=titles("app.name")),
        page_icon=str(Path(__file__).parent / "app" / "icon.svg"),
        layout="wide",
    )
    address.begin()
    address.choice(READER, READERS[0], address.one_of(READERS))  # drawn on the overview only, kept on every page
    language = address.choice(LANGUAGE, view.browser_language(), address.one_of(LANGUAGES))
    words = Words(view.language())
    if words.language != titles.language:
        st.rerun()  # a link into this session asked for the other language after the pages were named
    st.html(theme.page_script(words("language.tag")), unsafe_allow_javascript=True)
    said = tuple((name, words(f"choice.{name}")) for name in SAID_BY_STYLE)
    st.html(theme.style_sheet(st.context.theme.type, sign_rules(), said) + page_style("menu"))
    menu = st.container(key="menu", horizontal=True, vertical_alignment="center", gap="small")
    with told(words):
        found = ready(words)
        choices(found, words)
        shown = view.current_view(found)
        with menu:
            drawn_once(shown, lambda shown: links(pages, shown))
            st.segmented_control(
                words("choice.language"), LANGUAGES, required=True, format_func=lambda code: words(f"language.{code}"),
                label_visibility="collapsed", **language,
            )  # fmt: skip
        if lost and page.url_path == lost:
            told_above(words("page.lost", asked=lost, shown=page.title))
        with refused_told(words):
            search.results(shown)
            if page.url_path not in {*UNJUDGED, lost}:
                view.judge(shown)
            page.run()
        words_stand()
    address.finish()


def ready(words: Words) -> Database:
    """The database; where there is none, it is built here and now with each step shown."""
    steps = st.empty()

    def progress(step: str) -> None:
        steps.info(f"{words('build.running')} {plainly(step, words)}")

    found = database(progress)
    steps.empty()
    return found


def choices(found: Database, words: Words) -> None:
    """What all pages share: place, as-of date, and by when something must have been on record."""
    places = labels_of_places(found, words.language)
    days = address.a_day(view.FIRST_DAY, view.today())

    def called(day: date | None) -> str:
        return words.date(day) if day else words("choice.everything")

    with st.container(key="choices", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            words("choice.place"), list(places), format_func=places.__getitem__, width=210,
            **address.choice(PLACE, next(iter(places)), address.one_of(list(places)), called=places.__getitem__),
        )  # fmt: skip
        for which, default, width in ((AS_OF, view.today(), 170), (KNOWN_BY, None, 190)):
            st.date_input(
                words(f"choice.{which}"), None, min_value=view.FIRST_DAY, max_value=view.today(), format="YYYY-MM-DD", width=width,
                help=words(f"choice.{which}.help"), **address.choice(which, default, days, called=called),
            )  # fmt: skip
        st.space("stretch")
        search.box(words("find.label"), words("find.placeholder"))


def links(pages: Mapping[str, Any], view: View) -> None:
    """The menu; its links carry the shared choices, so that the browser's way back finds them. The rules stand in the corner."""
    words, shared = view.words, view.address.shared
    skip, app = markup.text(words("page.skip")), markup.text(words("app.name"))
    st.html(f'<a class="skip" href="#">{skip}</a><span class="brand">{app}</span>', width="content")
    for page in PAGES[:-1]:
        st.page_link(pages[page], label=words(f"page.{page}"), query_params=shared)
    st.space("stretch")
    st.page_link(pages[PAGES[-1]], label=words(f"page.{PAGES[-1]}"), query_params=shared)


main()
