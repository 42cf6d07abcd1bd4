"""The clause tree: numbered places of a text, annexes apart, as nested spans with a path."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.documents.document import Clause, Table
from loaders.documents.labels import Label, annex_of, is_date_line, is_signature, label_of, titled_annex_of

_SEPARATOR = " › "
_MARKED_HEADING = 4  # a heading without a number stands like 【…】: above 一、, below 章 and 节
_INLINE = re.compile(
    r"(?<![^。；：！？\n，”）])(?:(一|二|三|四|五|六|七|八|九|十)(?:是|要)(?=\S)|第([一二三四五六七八九十])，)"
)
_LAST_NUMBERED = 10  # items without numbers (——, ★) and 一是 end with their paragraph
_ANNEX_LIST = re.compile(r"附[件表录]：?1[.、]")
_CN_ORDER = "一二三四五六七八九十"


@dataclass
class _Node:
    label: Label
    start: int
    heading: str
    end: int = 0
    path: str = ""
    identifier: str = ""
    level: int = 0
    children: int = 0


def clause_tree(text: str, tables: Sequence[Table] = (), headings: dict[int, int] | None = None) -> list[Clause]:
    """All clauses of `text` in reading order; the first is the part before any number, with path "".

    `headings` are the starts of lines that the format marks as headings. Lines of tables begin no clause.
    """
    nodes: list[_Node] = []
    open_nodes: list[_Node] = []
    roots, annexes = 0, 0
    for label, start, heading in _labels(text, tables, headings or {}):
        while open_nodes and open_nodes[-1].label.rank >= label.rank:
            open_nodes.pop().end = start
        node = _Node(label, start, heading)
        parent = open_nodes[-1] if open_nodes else None
        if parent:
            parent.children += 1
            number = f"{parent.identifier}.{parent.children}"
        elif label.rank == 0:
            annexes += 1
            number = f"A{annexes}"
        else:
            roots += 1
            number = str(roots)
        node.identifier = number
        node.path = _SEPARATOR.join(filter(None, (parent.path if parent else "", label.printed)))
        node.level = parent.level + 1 if parent else 1
        nodes.append(node)
        open_nodes.append(node)
    for node in open_nodes:
        node.end = len(text)
    for node in nodes:
        if node.label.rank >= _LAST_NUMBERED:
            node.end = min(node.end, text.find("\n", node.start) % (len(text) + 1))
    first = nodes[0].start if nodes else len(text)
    top = Clause("0", "", "", 0, 0, first)
    return [top, *(Clause(n.identifier, n.path, n.heading, n.level, n.start, _trimmed(text, n)) for n in nodes)]


def _trimmed(text: str, node: _Node) -> int:
    end = node.end
    while end > node.start and text[end - 1] == "\n":
        end -= 1
    return end


def _labels(text: str, tables: Sequence[Table], headings: dict[int, int]) -> Iterator[tuple[Label, int, str]]:
    """All labels with their places and headings, in order."""
    annexes = _annex_lines(text)
    found: list[tuple[Label, int, str]] = []
    sections: list[tuple[int, int]] = []
    since = 0
    listed = 0
    for start, line in _lines_outside(text, tables):
        label = annexes.get(start) or label_of(line)
        listed = _goes_on_listing(line, label, listed)
        if listed > 1:
            continue
        if label is None and start in headings and headings[start] > 1 and len(line) <= 40:
            label = Label("heading", _MARKED_HEADING, None, line, 0)
        if label:
            sections.append((since, start))
            since = start + label.length
            found.append((label, start, line[label.length :].strip(" ：、")))
    sections.append((since, len(text)))
    for begin, end in sections:
        found.extend(_inline_labels(text, begin, end))
    return iter(sorted(found, key=lambda item: (item[1], item[0].rank)))


def _lines_outside(text: str, tables: Sequence[Table]) -> Iterator[tuple[int, str]]:
    """The lines that are no rows of tables, with their places."""
    start = 0
    waiting = list(reversed(tables))
    for line in text.split("\n"):
        while waiting and waiting[-1].end < start:
            waiting.pop()
        if line and not (waiting and waiting[-1].start <= start <= waiting[-1].end):
            yield start, line
        start += len(line) + 1


def _goes_on_listing(line: str, label: Label | None, listed: int) -> int:
    """How many annexes a list has named so far: 附件：1.名单 and below it 2.报表, which are no clauses. 0 outside such a list."""
    if _ANNEX_LIST.match(line):
        return 1
    return listed + 1 if listed and label and label.kind == "1." and label.number == listed + 1 else 0


def _inline_labels(text: str, begin: int, end: int) -> Iterator[tuple[Label, int, str]]:
    """一是…二是… in the words of one clause: at least 一 and 二, in order."""
    matches = list(_INLINE.finditer(text, begin, end))
    for kind in (1, 2):
        runs: list[list[re.Match[str]]] = []
        for match in matches:
            order = _CN_ORDER.find(match[kind]) if match[kind] else -1
            if order == 0:
                runs.append([match])
            elif runs and order == len(runs[-1]):
                runs[-1].append(match)
        for match in (match for run in runs if len(run) >= 2 for match in run):
            heading = re.compile(r"[^。；，\n]{0,30}").match(text, match.end())
            label = Label("一是", 11, None, match.group().rstrip("，"), 0)
            yield label, match.start(), heading.group() if heading else ""
        if any(len(run) >= 2 for run in runs):
            return


def _annex_lines(text: str) -> dict[int, Label]:
    """Where annexes begin (place of the line → label).

    A line 附件 or 附件2 alone begins one. 附件：标准 before the signature only lists it; the annex then begins at a later line
    with the same title, or at a second 附件：标准.
    """
    found: dict[int, Label] = {}
    listed: dict[str, str] = {}
    signed = False
    start = 0
    for line in text.split("\n"):
        label = annex_of(line)
        titled = titled_annex_of(line) if label is None else None
        if label:
            found[start] = label
        elif titled:
            name, title = titled
            key = _key(title)
            if key in listed or signed or start == 0:
                found[start] = Label("附件", 0, None, name, len(name))
            listed[key] = name
        elif line and _key(line) in listed and signed and not found:
            found[start] = Label("附件", 0, None, listed[_key(line)], 0)
        elif is_date_line(line) or (is_signature(line) and bool(listed)):
            signed = signed or bool(listed)
        start += len(line) + 1
    return found


def _key(title: str) -> str:
    return re.sub(r"[《》“”（）\s\d.、]", "", title)
