"""Small pieces of HTML. Everything that comes from data is escaped here; nothing else builds tags around it.

A `pop` opens in the browser without asking the server: so each number carries its source, each verdict its inputs, one click away.
"""

from collections.abc import Iterable, Sequence
from html import escape


def text(value: object) -> str:
    """Data as HTML text."""
    return escape(str(value))


def _class(kind: str) -> str:
    """The attribute, none where it would be empty: the browser looks through each attribute of what it is sent."""
    return f' class="{kind}"' if kind else ""


def link(href: str, inner: str, kind: str = "") -> str:
    """A link around HTML; `href` is escaped, `inner` is not."""
    return f'<a{_class(kind)} href="{escape(href)}">{inner}</a>'


def outside(href: str, label: str) -> str:
    """A link to another site; only http and https become links, anything else stays text."""
    if not href.startswith(("http://", "https://")):
        return text(label)
    return f'<a class="outside" href="{escape(href)}" target="_blank" rel="noopener noreferrer">{text(label)}</a>'


def pop(summary: str, body: str, kind: str = "") -> str:
    """HTML that opens over the page when its summary is clicked."""
    # The body is kept as text until then (app/page.js): two thirds of what a page would have the browser go through node by node
    # are cards that stay shut. Of one kind only one is open at a time; a figure inside a verdict's card leaves the card open.
    kept = body.replace("&", "&amp;").replace("'", "&#39;")
    return (
        f'<details class="pop {kind}" name="opened-{kind}"><summary>{summary}</summary>'
        f"<div class=\"card\" data-body='{kept}'></div></details>"
    )


def definitions(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and their values (HTML), one beside the other; pairs with an empty value are left out."""
    rows = "".join(f"<dt>{text(name)}</dt><dd>{value}</dd>" for name, value in pairs if value)
    return f"<dl>{rows}</dl>"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[int] = (), kind: str = "") -> str:
    """A table of HTML cells; the columns in `numeric` are set to the right. Each cell names its column for narrow screens."""
    head = "".join(f"<th{_class('num' if i in numeric else '')}>{text(h)}</th>" for i, h in enumerate(headings))
    body = "".join(
        "<tr>"
        + "".join(
            f'<td{_class("num" if i in numeric else "")} data-head="{text(headings[i])}">{cell}</td>'
            for i, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return f'<table class="plain {kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def items(parts: Iterable[str], kind: str = "") -> str:
    """A list of HTML items."""
    return f"<ul{_class(kind)}>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"
