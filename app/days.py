"""Days where the offices are: today, the end of a day, the day of a moment on record."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST_DAY = date(2009, 1, 1)  # the health reform whose targets are followed here began in 2009


def today() -> date:
    """Today where the offices are."""
    return datetime.now(SHANGHAI).date()


def end_of_day(day: date | None) -> datetime | None:
    """The last moment of a day in Shanghai as UTC without zone, as records are kept; None stays None."""
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), time(), SHANGHAI).astimezone(UTC).replace(tzinfo=None) - timedelta(
        seconds=1
    )


def local_date(moment: datetime) -> date:
    """The day in Shanghai of a moment on record (UTC without zone)."""
    return moment.replace(tzinfo=UTC).astimezone(SHANGHAI).date()


def quarter_start(day: date) -> date:
    """The first day of the quarter of a day."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def last_quarter_end(day: date) -> date:
    """The last day of the quarter before that of a day."""
    return quarter_start(day) - timedelta(days=1)
