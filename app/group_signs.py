"""Groups of verdicts with one sign each, where a page counts rather than lists: signs with their counts, and a key of them."""

from collections.abc import Iterable, Mapping

from app import markup
from app.texts import Words
from app.verdicts import state_sign

# The sign that stands for a group: that of its commonest verdict.
SIGNS = {
    "met": "met",
    "moving": "on_track",
    "risk": "lagging",
    "missed": "missed",
    "unreported": "due_unreported",
    "undecided": "undecided",
}


def counted_signs(counts: Mapping[str, int], words: Words) -> str:
    """✓3 ✕1 ○20: the groups that are not empty, each with its word on hover and for a screen reader; HTML."""
    parts = []
    for group, n in counts.items():
        if n:
            said = markup.text(words(f"group.{group}.n", n=n))
            parts.append(
                f'<span class="count" title="{said}" role="img" aria-label="{said}">{state_sign(SIGNS[group])}{n}</span>'
            )
    return " ".join(parts)


def key_of(groups: Iterable[str], words: Words) -> str:
    """What the signs mean; HTML."""
    return markup.items(
        [f"{state_sign(SIGNS[group])}{markup.text(words(f'group.{group}'))}" for group in groups], "key"
    )
