"""Months, exactly: the scale on which every month of DESIGN §8 is measured."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

# Rule 3: a figure that ended at most this many days before the due date speaks for it (30 September for 31 December).
WINDOW_DAYS = 92


@cache
def month_point(day: date) -> Fraction:
    """Where a day's end lies on a scale of months; the last day of every month is a whole number.

    So one year of five is 20 % although 365 of 1826 days is 19.99 % (case path_leap_day_not_too_early), and 31
    December to 30 June is six months.
    """
    return 12 * day.year + day.month - 1 + Fraction(day.day, monthrange(day.year, day.month)[1])


@cache
def months_between(start: date, end: date) -> Fraction:
    """Months from the end of `start` to the end of `end`; negative where `end` is the earlier."""
    return month_point(end) - month_point(start)


@cache
def period_months(start: date, end: date) -> Fraction:
    """The length of a period in months; 0 for a single day, which is a point in time."""
    return Fraction(0) if start == end else months_between(start - timedelta(days=1), end)


def is_year_end(day: date) -> bool:
    """Whether a day is a 31 December."""
    return (day.month, day.day) == (12, 31)
