"""口径与规则: the rules with worked numbers, the signs of the verdicts, and the data dictionary from the schema's own comments."""

from itertools import groupby

import streamlit as st

from app import markup, queries
from app.texts import Words, rules
from app.verdicts import REASONS, sign
from app.view import View, the_view

# The words of the verdicts, with the sign and the firmness of the promise that they are written with.
SAID = (
    ("met_at_due", "met", None),
    ("met_so_far", "met", None),
    ("ahead", "ahead", None),
    ("on_track", "on_track", None),
    ("lagging", "lagging", None),
    ("off_track", "off_track", None),
    ("reversing", "reversing", None),
    ("missed", "missed", None),
    ("missed_expected", "missed", "expected"),
    ("missed_aspirational", "missed", "aspirational"),
)


def show(view: View) -> None:
    """The whole page."""
    words = view.words
    st.html(f'<h1 class="answer">{markup.text(words("method.sentence"))}</h1>')
    signs, judging, dictionary = st.tabs(
        [words("method.signs"), words("method.rules"), words("method.dictionary")], default=words("method.rules")
    )
    with judging:
        st.html(_rules(words))
    with signs:
        st.html(_signs(words))
    with dictionary:
        st.html(f"<p>{markup.text(words('method.dictionary.note'))}</p>")
        for (table, comment), columns in groupby(
            view.look_up(queries.dictionary), key=lambda row: (row["table_name"], row["table_comment"])
        ):
            lines = [
                [f"<code>{markup.text(c['column_name'])}</code>", markup.text(c["column_comment"] or "")]
                for c in columns
            ]
            heads = [words("method.column"), words("method.meaning")]
            body = markup.table(heads, lines, kind="dictionary")
            st.html(
                f"<details class='fold'><summary>{markup.text(comment)} <code>{markup.text(table)}</code></summary>{body}</details>"
            )


def _rules(words: Words) -> str:
    said = [
        f"<b>{markup.text(rule['title'])}</b><p>{markup.text(rule['text'])}</p>"
        f"<p class='example'>{markup.text(words('method.example'))}{words('colon')}{markup.text(rule['example'])}</p>"
        for rule in rules(words.language)
    ]
    return "<ol class='rules'>" + "".join(f'<li id="rule-{n}">{rule}</li>' for n, rule in enumerate(said, 1)) + "</ol>"


def _signs(words: Words) -> str:
    """Every verdict and every reason for withholding one, with its sign and what it means."""
    verdicts = [
        [sign(verdict, None, firmness) + markup.text(words(f"verdict.{said}")), markup.text(words(f"means.{said}"))]
        for said, verdict, firmness in SAID
    ]
    about = {"place": words("means.place"), "scope": words("means.scope"), "months": words("means.months")}
    reasons = [
        [sign("undecided", r) + markup.text(words(f"reason.{r}")), markup.text(words(f"why.{r}", **about))]
        for r in REASONS
    ]
    heads = [words("col.verdict"), words("method.meaning")]
    return (
        markup.table(heads, verdicts, kind="signs")
        + f"<h2>{markup.text(words('verdict.undecided'))}</h2>"
        + markup.table(heads, reasons, kind="signs")
    )


show(the_view())
