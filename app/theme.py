"""Colours, type and the one style sheet, for light and dark, for the screen and for paper.

Contrast on the page's ground was computed: text at least 4.5 : 1, signs and lines at least 3 : 1 (tests/app/test_theme.py).
The same values stand in .streamlit/config.toml for Streamlit's own widgets; a test keeps them the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Mode = Literal["light", "dark"]

# A drawer is drawn beside the app, not inside it.
_EVERYWHERE = ".stApp,[data-testid=stDialog],[role=listbox]"

# The system's Chinese sans. No font is shipped: officials' machines have one of these.
FONTS = "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"


@dataclass(frozen=True)
class Palette:
    """The colours of one mode; hues of verdicts by the verdict's name in the database."""

    mode: Mode
    paper: str
    panel: str
    ink: str
    muted: str
    rule: str
    accent: str
    target: str
    hues: dict[str, str]


# Hues after Okabe and Ito's set for colour-blind readers, darkened or lightened until they keep 3 : 1 as signs.
LIGHT = Palette(
    mode="light",
    paper="#ffffff",
    panel="#f3f6f8",
    ink="#17222c",
    muted="#55636f",
    rule="#d5dce2",
    accent="#0b4f8a",
    target="#8a5300",
    hues={
        "met": "#007a5e",
        "ahead": "#1c86c2",
        "on_track": "#1f5fb4",
        "lagging": "#b87700",
        "off_track": "#c84e14",
        "reversing": "#83409f",
        "missed": "#9c1622",
        "missed_soft": "#c4606a",
        "undecided": "#6b7883",
    },
)
DARK = Palette(
    mode="dark",
    paper="#11181f",
    panel="#1a232c",
    ink="#e7ecf0",
    muted="#a3b1bd",
    rule="#33414d",
    accent="#86bcec",
    target="#e5b567",
    hues={
        "met": "#37c39b",
        "ahead": "#6cc3f2",
        "on_track": "#7aa7f0",
        "lagging": "#e3a72f",
        "off_track": "#f08a52",
        "reversing": "#c48be0",
        "missed": "#f0626e",
        "missed_soft": "#d99aa1",
        "undecided": "#8f9ca8",
    },
)


def palette(mode: str | None) -> Palette:
    """The palette of a mode as the browser names it; light where it says nothing (print, tests)."""
    return DARK if mode == "dark" else LIGHT


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _variables(colours: Palette) -> str:
    names = {"paper", "panel", "ink", "muted", "rule", "accent", "target"}
    plain = "".join(f"--{name}:{getattr(colours, name)};" for name in sorted(names))
    hues = "".join(f"--{name.replace('_', '-')}:{hue};" for name, hue in colours.hues.items())
    return plain + hues


@cache
def page_script(language: str) -> str:
    """What the browser does by itself (app/page.js), as HTML; `language` is that of the page, as BCP 47 has it."""
    rules = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
    return f"<script>{rules.replace('LANGUAGE', language)}</script>"


@cache
def style_sheet(mode: str | None, signs: str, said: tuple[tuple[str, str], ...]) -> str:
    """The page's style sheet as HTML; `signs` are the rules that draw the verdicts, `said` the words that stand where Streamlit has
    English ones of its own, by the name they have in the sheet. Paper is always light.
    """
    rules = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
    # On paper the ground is white whatever the screen: what Plotly drew for the dark is turned over, hues kept.
    turned = "@media print{.js-plotly-plot{filter:invert(1) hue-rotate(180deg)}}" if mode == "dark" else ""
    written = "".join(f"--{name}:'{text}';" for name, text in said)
    return (
        f"<style>{_EVERYWHERE}{{--fonts:{FONTS};{written}{_variables(palette(mode))}}}\n{rules}\n{signs}\n"
        f"@media print{{{_EVERYWHERE}{{{_variables(LIGHT)}}}}}{turned}</style>"
    )


def chart_layout(colours: Palette, height: float, margin: Mapping[str, float]) -> dict[str, Any]:
    """What all charts share: the page's own ground and fonts, direct labels in place of a legend, nothing to drag."""
    return {
        "height": height,
        "margin": {**margin, "autoexpand": False},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONTS, "size": 12, "color": colours.ink},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "modebar": {"bgcolor": colours.panel, "color": colours.muted, "activecolor": colours.ink},
        "hoverlabel": {
            "bgcolor": colours.panel,
            "bordercolor": colours.rule,
            "font": {"family": FONTS, "size": 13, "color": colours.ink},
            "align": "left",
        },
    }
