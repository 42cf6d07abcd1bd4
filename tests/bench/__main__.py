"""`python -m tests.bench [PART …]`: the parts named, or all. A part's module says what it measures and how."""

import sys
from collections.abc import Callable, Iterable

from tests.bench import export, grammar, judge, returns, screen
from tests.bench.answer import Answer

# A part's measure() takes nothing and yields its answers as soon as it has them.
PARTS: dict[str, Callable[[], Iterable[Answer]]] = {
    "judge": judge.measure,
    "grammar": grammar.measure,
    "returns": returns.measure,
    "export": export.measure,
    "screen": screen.measure,
}


def main(names: list[str]) -> int:
    """Run the parts; 1 where a measure is above its bound."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"No such part: {', '.join(unknown)}. Parts: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    is_over = False
    for name in names or PARTS:
        print(f"{name}:", flush=True)
        for answer in PARTS[name]():
            print(f"  {answer}", flush=True)
            is_over |= answer.is_over
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
