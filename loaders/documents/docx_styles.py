"""The styles of a DOCX that matter to reading: headings, numbering by style, tables of contents, hidden words."""

import re
from dataclasses import dataclass

from lxml import etree

from loaders.documents.docx_numbering import Numbering
from loaders.documents.package import attribute, child, local

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.I)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.I)
_MOST_PARENTS = 20  # a chain of styles longer than this is a loop


@dataclass(frozen=True)
class Style:
    """`heading` is 1–9 for the styles of headings, else 0; `is_contents` marks lines of a table of contents."""

    heading: int = 0
    is_contents: bool = False


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        for element in root if root is not None else ():
            if local(element) == "style":
                self._styles[attribute(element, "styleId") or ""] = element

    def of(self, properties: etree._Element | None) -> Style:
        """The style of a paragraph with these properties."""
        own = _value(child(properties, "outlineLvl"))
        if own and own.isdigit() and int(own) < 9:
            return Style(heading=int(own) + 1)
        for element in self._chain(_value(child(properties, "pStyle"))):
            name = _value(child(element, "name")) or ""
            heading = _HEADING.match(name)
            if heading:
                return Style(heading=int(heading[1]))
            if _CONTENTS.match(name):
                return Style(is_contents=True)
        return Style()

    def numbering(self, properties: etree._Element | None, numbering: Numbering) -> tuple[str | None, int]:
        """List and level of a paragraph, its own or its style's; (None, 0) where it has none."""
        own = child(properties, "numPr")
        style = _value(child(properties, "pStyle"))
        places: list[tuple[etree._Element | None, str | None]] = [(own, style)]
        places += [(child(element, "pPr", "numPr"), attribute(element, "styleId")) for element in self._chain(style)]
        depth = next((_value(child(place, "ilvl")) for place, _ in places if child(place, "ilvl") is not None), None)
        for place, named in places:
            list_id = _value(child(place, "numId"))
            if list_id == "0":
                return None, 0
            if list_id:
                if depth and depth.isdigit():
                    return list_id, int(depth)
                return list_id, numbering.level_of_style(list_id, style or named or "")
        return None, 0

    def is_hidden(self, run: etree._Element) -> bool:
        """Whether a run is not printed (w:vanish)."""
        vanish = child(run, "rPr", "vanish")
        return vanish is not None and _value(vanish) not in ("0", "false")

    def _chain(self, style: str | None) -> list[etree._Element]:
        """A style and those it is based on."""
        chain: list[etree._Element] = []
        while style and style in self._styles and len(chain) < _MOST_PARENTS:
            chain.append(self._styles[style])
            style = _value(child(chain[-1], "basedOn"))
        return chain


def _value(element: etree._Element | None) -> str | None:
    return attribute(element, "val") if element is not None else None
