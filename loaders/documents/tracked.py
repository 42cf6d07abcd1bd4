"""A text that remembers where each of its characters stood before it was edited."""

import re
from array import array
from collections.abc import Callable, Iterable

Edit = tuple[int, int, str]


class Tracked:
    """`text` with `starts[i]`, `ends[i]`: the run of the original that character i stands for.

    Both grow with i, so that spans keep their order. `length` is the length of the original.
    """

    def __init__(self, text: str, starts: "array[int]", ends: "array[int]", length: int) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.length = length

    @classmethod
    def of(cls, text: str) -> "Tracked":
        """The unedited text: each character stands for itself."""
        places = array("q", range(len(text) + 1))
        return cls(text, places[:-1], places[1:], len(text))

    def edit(self, edits: Iterable[Edit]) -> None:
        """Put a replacement in place of each run (start, end, replacement); the runs are in order and apart.

        Of a replacement as long as its run each character stands for its own; of any other each stands for the whole run.
        """
        pieces: list[str] = []
        starts, ends = array("q"), array("q")
        done = 0
        for start, end, replacement in edits:
            pieces.append(self.text[done:start])
            starts.extend(self.starts[done:start])
            ends.extend(self.ends[done:start])
            done = end
            if not replacement:
                continue
            pieces.append(replacement)
            if len(replacement) == end - start:
                starts.extend(self.starts[start:end])
                ends.extend(self.ends[start:end])
            else:
                starts.extend([self.starts[start]] * len(replacement))
                ends.extend([self.ends[end - 1]] * len(replacement))
        if done == 0 and not pieces:
            return
        pieces.append(self.text[done:])
        starts.extend(self.starts[done:])
        ends.extend(self.ends[done:])
        self.text, self.starts, self.ends = "".join(pieces), starts, ends

    def sub(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str | None]) -> None:
        """`re.sub` with places kept. A function may give None to leave a match as it is; no match may be empty."""

        def edits() -> Iterable[Edit]:
            for match in pattern.finditer(self.text):
                new = replacement if isinstance(replacement, str) else replacement(match)
                if new is not None and new != match.group():
                    yield match.start(), match.end(), new

        self.edit(edits())

    def same_length(self, text: str) -> None:
        """Take another text of the same length, character for character."""
        if len(text) != len(self.text):
            raise ValueError(f"{len(text)} characters for {len(self.text)}")
        self.text = text
