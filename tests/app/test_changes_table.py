"""What publishing or a month changed: verdicts that turned are told apart from rows that are only new, and stand first."""

from app.changes_table import changes_counted, turned
from app.queries import Row
from app.texts import Words

ZH, EN = Words("zh"), Words("en")


def change(before: str | None, after: str | None, is_turned: bool = True) -> Row:
    return {"standing_before": before, "standing_after": after, "is_turned": is_turned}


NEW, TURNED, GONE, SAME = (
    change(None, "no_figure"),
    change("on_track", "lagging"),
    change("met", None),
    change("met", "met", False),
)


def test_what_is_only_new_has_turned_no_verdict() -> None:
    assert changes_counted([NEW, NEW, TURNED, GONE, SAME], ZH) == "1项判定变动、新列入2项、不再列入1项"
    assert changes_counted([NEW, NEW, SAME], ZH) == "新列入2项"
    assert changes_counted([TURNED], EN) == "1 verdict changed"


def test_where_nothing_turned_that_is_said() -> None:
    assert (changes_counted([SAME], ZH), changes_counted([], EN)) == ("没有判定变动", "no verdict changed")


def test_verdicts_that_turned_come_first() -> None:
    assert turned([NEW, GONE, SAME, TURNED]) == [TURNED, NEW, GONE]
