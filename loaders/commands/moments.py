"""Dates and moments as a user writes them."""

from datetime import UTC, date, datetime, time, timedelta

import click


def as_of_date(text: str | None) -> date:
    """The day of --as-of, today in China where it is not given. Raises click.BadParameter."""
    from loaders.figures.periods import parse_period
    from loaders.figures.returns import today_in_china

    if text is None:
        return today_in_china()
    period = parse_period(text)
    if period is None and is_iso_date(text):
        raise click.BadParameter(f"“{text}”的年份要在 1949 到 2100 之间。", param_hint="--as-of")
    if period is None or period.start != period.end:
        raise click.BadParameter(f"“{text}”不是日期，写成 2019-01-01。", param_hint="--as-of")
    return period.end


def is_iso_date(text: str) -> bool:
    """Whether a text is a date as 2019-01-01, of whatever year."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def known_by_moment(text: str | None) -> datetime | None:
    """The moment of --known-by in UTC without zone, None where it is not given.

    A bare date means its end. Without a zone the machine's own is meant, as everywhere on the machine; load.json and load
    folders carry a Z and are understood as they stand. Raises click.BadParameter.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise click.BadParameter(
            f"“{text}”不是时间，写成 2026-11-21、2026-11-21T18:00 或批次编号开头的 20261121T100000Z。",
            param_hint="--known-by",
        ) from None
    if len(text.strip()) <= len("2026-11-21"):
        moment = datetime.combine(moment.date(), time()) + timedelta(days=1, microseconds=-1)
    # A folder's name has no fraction of a second, its load may: by that second means to its end.
    if "T" in text and "-" not in text.split("T")[0] and "." not in text:
        moment += timedelta(seconds=1, microseconds=-1)
    return moment.astimezone(UTC).replace(tzinfo=None)


def moment_in_china(text: str | None) -> str:
    """A recorded moment ("2026-11-21T22:54:00.120000Z") as a person reads it: to the minute, by China's clock."""
    from loaders.figures.returns import CHINA

    if not text:
        return "尚无记录"
    return f"{datetime.fromisoformat(text).astimezone(CHINA):%Y-%m-%d %H:%M}（北京时间）"
