"""What came back of a return: each fault with row, column, content, reason and remedy; the whole as 退回清单."""

from collections.abc import Sequence

import streamlit as st

from app import markup
from app.faults import said
from app.taking_in import sent_back_csv
from app.texts import Words
from loaders.figures.records import Question, RefusedRow

LINES = 100
ROWS = 8  # named of those that raise one question


def show_sent_back(rows: Sequence[RefusedRow], name: str, key: str, words: Words) -> None:
    """The table of faults of the file `name`, and its download; `key` tells one from another on the page."""
    st.html(_table(rows, words))
    st.download_button(
        words("returns.sent_back.download"), data=lambda: sent_back_csv(rows), mime="text/csv", on_click="ignore",
        file_name=f"{words('returns.sent_back.file')}-{name.rpartition('.')[0] or name}.csv", key=f"sent_back_{key}",
    )  # fmt: skip


def _table(rows: Sequence[RefusedRow], words: Words) -> str:
    heads = [words(f"returns.col.{head}") for head in ("row", "column", "content", "fault", "remedy")]
    several = len({row.file for row in rows}) > 1
    cells = [
        [
            _where(row, several, words), markup.text(row.column or ""),
            markup.text(row.content) if row.content else f"<small>{markup.text(words('returns.blank'))}</small>",
            said(row.reason, words), said(row.next_step, words),
        ]
        for row in rows[:LINES]
    ]  # fmt: skip
    more = len(rows) - LINES
    rest = f"<p class='apart'>{markup.text(words('returns.more', n=more))}</p>" if more > 0 else ""
    return markup.table(heads, cells, kind="sent-back") + rest


def questions_table(asked: Sequence[Question], words: Words) -> str:
    """What the sender is asked of rows that were taken, each question once with the rows that raise it. HTML."""
    heads = [words(f"returns.col.{head}") for head in ("row", "column", "content", "asked", "remedy")]
    several = len({one.file for one in asked}) > 1
    alike: dict[tuple[str, str, str], list[Question]] = {}
    for one in asked:
        alike.setdefault((one.file, one.question, one.next_step), []).append(one)
    cells = [
        [
            words.listed(dict.fromkeys(_where(one, several, words) for one in same[:ROWS])) + ("…" if len(same) > ROWS else ""),
            words.listed(dict.fromkeys(markup.text(one.column) for one in same[:ROWS])),
            markup.text(same[0].content) or f"<small>{markup.text(words('returns.blank'))}</small>",
            said(question, words), said(step, words),
        ]
        for (_, question, step), same in list(alike.items())[:LINES]
    ]  # fmt: skip
    more = len(alike) - LINES
    rest = f"<p class='apart'>{markup.text(words('waiting.more', n=more))}</p>" if more > 0 else ""
    return markup.table(heads, cells, kind="asked") + rest


def _where(row: RefusedRow | Question, several: bool, words: Words) -> str:
    """The line, with the sheet where the rows stand on several. HTML."""
    sheet = f"{row.file.partition(' › ')[2]} " if several else ""
    return markup.text(f"{sheet}{row.row if row.row is not None else words('returns.whole_file')}")
