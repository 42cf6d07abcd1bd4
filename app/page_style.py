"""The style of one page, beside the sheet that all pages share: a page's own paper size must not reach the others."""

from functools import cache
from pathlib import Path


@cache
def page_style(page: str) -> str:
    """The style element of a page, from app/styles."""
    return f"<style>{(Path(__file__).parent / 'styles' / f'{page}.css').read_text(encoding='utf-8')}</style>"
