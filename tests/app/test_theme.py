"""Colours: enough contrast in light and dark, and one palette for the pages, the charts and Streamlit's widgets."""

import tomllib
from pathlib import Path

import pytest

from app.charts import mixed
from app.theme import DARK, FONTS, LIGHT, Palette, contrast, style_sheet
from app.verdicts import ORDER, sign_rules


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out(colours: Palette) -> None:
    for text in (colours.ink, colours.muted, colours.accent, colours.target):
        assert contrast(text, colours.paper) >= 4.5
        assert contrast(text, colours.panel) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_verdict_has_a_hue_that_stands_out(colours: Palette) -> None:
    assert set(ORDER) <= set(colours.hues)
    for hue in colours.hues.values():
        assert contrast(hue, colours.paper) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_widgets_have_the_same_palette(colours: Palette, project: Path) -> None:
    theme = tomllib.loads((project / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    chosen = theme[colours.mode]
    assert (chosen["backgroundColor"], chosen["secondaryBackgroundColor"], chosen["textColor"]) == (
        colours.paper,
        colours.panel,
        colours.ink,
    )
    assert chosen["primaryColor"] == chosen["linkColor"] == colours.accent
    assert chosen["borderColor"] == colours.rule
    assert theme["font"] == FONTS


def test_paper_is_light_whatever_the_screen() -> None:
    sheet = style_sheet("dark", sign_rules(), (("everything", "全部记录"), ("year", "年")))
    assert "--everything:'全部记录';--year:'年';" in sheet
    printed = sheet[sheet.rindex("@media print{.stApp") :]
    assert f"--paper:{LIGHT.paper}" in printed
    assert "invert(1)" in printed


def test_mixed_colours_are_opaque() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#0b4f8a", "#ffffff", 0.0) == "#ffffff"
