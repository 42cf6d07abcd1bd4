"""Text cells that a spreadsheet would take for a formula: made harmless on the way out, restored on the way in.

OWASP names = + - @ TAB CR; spreadsheets with Chinese input also take the full-width ＝ ＋ － ＠. Blanks before them change nothing.
A cell that is made harmless gets one ' in front. So that nothing is lost, a cell that already begins with ' and such a
sign gets another one, and one is taken off on the way in.
"""

import re

# Blanks as spreadsheets skip them, with the ideographic space and the no-break space; a leading TAB or CR is itself a sign.
_RISKY = re.compile(r"'*(?:[\t\r]|[\s\u3000\u00a0\ufeff]*[=+\-@＝＋－＠﹢﹣﹫])")
_ESCAPED = re.compile(r"'(?='*(?:[\t\r]|[\s\u3000\u00a0\ufeff]*[=+\-@＝＋－＠﹢﹣﹫]))")


def harmless(text: str) -> str:
    """A text as it may stand in a cell.

    >>> harmless("=1+1"), harmless(" ＠SUM(A1)"), harmless("90%以上")
    ("'=1+1", "' ＠SUM(A1)", '90%以上')
    """
    return "'" + text if _RISKY.match(text) else text


def restored(text: str) -> str:
    """The text that `harmless` made harmless."""
    return text[1:] if _ESCAPED.match(text) else text
