"""Every text that the code asks for is there, and every text that is there is asked for: found in the code itself."""

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from app.texts import language_texts

PROJECT = Path(__file__).resolve().parents[2]
KEYS = set(language_texts("zh"))
ANY = r"[^.]*"  # what a family of keys leaves open: one part of the key


def sources() -> list[ast.Module]:
    files = [*(PROJECT / "app").rglob("*.py"), PROJECT / "dashboard.py"]
    return [ast.parse(file.read_text(encoding="utf-8")) for file in files]


def choices(node: ast.expr) -> list[str] | None:
    """The texts an expression can be, where they can be read off it; None where they cannot."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        both = choices(node.body), choices(node.orelse)
        return None if None in both else [*(both[0] or []), *(both[1] or [])]
    return None


def patterns(node: ast.AST) -> list[str]:
    """Patterns of the keys that a string or an f-string can be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [re.escape(node.value)]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):  # "returns.state." + code
        return [f"{start}{ANY}" for start in patterns(node.left)]
    if not isinstance(node, ast.JoinedStr):
        return []
    parts: list[list[str]] = []
    for value in node.values:
        if isinstance(value, ast.FormattedValue):
            known = choices(value.value)
            parts.append([re.escape(k) for k in known] if known else [ANY])
        else:
            parts.append(patterns(value))
    return ["".join(chosen) for chosen in product(*parts)]


def is_words(function: ast.expr) -> bool:
    """Whether a call is one of Words: words(…), view.words(…), titles(…), Words("zh")(…)."""
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in {"words", "titles"}


def asked_for() -> Iterator[tuple[int, str]]:
    """Patterns of the keys that calls of Words name directly, with their lines."""
    for tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and is_words(node.func) and node.args:
                first = node.args[0]
                for one in [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]:
                    yield from ((node.lineno, pattern) for pattern in patterns(one))


def mentioned() -> set[str]:
    """Patterns of all that may be a key: strings and f-strings with a dot, and the families of `words.coded`."""
    found: set[str] = set()
    for tree in sources():
        for node in ast.walk(tree):
            found |= {p for p in patterns(node) if r"\." in p or "." in p}
            coded = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "coded"
            if coded:
                found |= {rf"{pattern}\.{ANY}" for pattern in patterns(node.args[0])}
            if isinstance(node, ast.Constant) and node.value in KEYS:
                found.add(re.escape(str(node.value)))
    return {p for p in found if not p.startswith(ANY)}  # what is open from its start could be any key


def test_every_text_asked_for_is_there() -> None:
    missing = [(line, p) for line, p in asked_for() if not any(re.fullmatch(p, key) for key in KEYS)]
    assert missing == []


def test_every_text_that_is_there_is_asked_for() -> None:
    used = [re.compile(p) for p in mentioned()]
    assert sorted(key for key in KEYS if not any(p.fullmatch(key) for p in used)) == []
