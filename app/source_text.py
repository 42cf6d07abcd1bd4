"""The text of a document that a user loaded, with its statements marked in place. Examples shipped with the project carry no text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app import markup
from loaders.data_folder import DataFolder

# Longer texts are shown as far as this: a browser lays out no more in a moment. The file itself lies in the load.
LONGEST = 400_000


@dataclass(frozen=True)
class Mark:
    """A statement in the text: from `start` until before `end` (characters), its kind for the style, the link it opens, its words, and its id."""

    start: int
    end: int
    kind: str
    href: str
    key: str
    title: str
    anchor: str = ""


def text_of(load_id: str) -> str | None:
    """The text kept in a load folder; None where the load keeps none (facts only, figures, examples)."""
    folder = DataFolder.from_environment().loads.resolve()
    file = (folder / load_id / "text.txt").resolve()
    if file.parent.parent != folder or not file.is_file():
        return None
    return file.read_text(encoding="utf-8")


def marked(text: str, marks: Iterable[Mark], anchors: Mapping[int, str]) -> str:
    """The text as HTML with marks as links and an anchor before each clause (`anchors`: offset to name).

    Of marks that lie over each other the first and longest stands: the others are in the list of statements.
    """
    cuts: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if 0 <= mark.start < mark.end <= len(text) and (not cuts or mark.start >= cuts[-1].end):
            cuts.append(mark)
    parts, at = [], 0
    for mark in cuts:
        parts += [_plain(text, at, mark.start, anchors), _mark(mark, text[mark.start : mark.end])]
        at = mark.end
    parts.append(_plain(text, at, len(text), anchors))
    return f'<div class="paper">{"".join(parts)}</div>'


def _mark(mark: Mark, words: str) -> str:
    link = f'href="{markup.text(mark.href)}" data-row="{markup.text(mark.key)}"' if mark.key else ""
    tag = "a" if mark.key else "span"
    anchor = f'id="{markup.text(mark.anchor)}" ' if mark.anchor else ""
    return (
        f'<{tag} {anchor}class="mark {mark.kind}" {link} title="{markup.text(mark.title)}">{markup.text(words)}</{tag}>'
    )


def _plain(text: str, start: int, end: int, anchors: Mapping[int, str]) -> str:
    """A stretch without marks, with the anchors of the clauses that begin in it."""
    parts, at = [], start
    for offset in sorted(o for o in anchors if start <= o < end):
        parts += [markup.text(text[at:offset]), f'<span id="{markup.text(anchors[offset])}"></span>']
        at = offset
    return "".join([*parts, markup.text(text[at:end])])
