"""Stretches of time that EDTF level 0 has no word for: the date of a fact is the next larger unit that it has.

"in the autumn"    the year, since the months of a season differ by hemisphere
"last week"        its month, or the two that it lies in
"""

from __future__ import annotations

import re

from kg.model import TimeSpan, When

_SEASON = re.compile(r"(?P<year>\d{4})-(?:03/(?P=year)-05|06/(?P=year)-08|09/(?P=year)-11)")
_DAYS = re.compile(r"(\d{4}-\d\d)-\d\d/(\d{4}-\d\d)-\d\d")
_SUNDAY = 6  # days after a Monday


def year_of_season(when: When | None) -> When | None:
    """As in "in the autumn": the year."""
    season = _SEASON.fullmatch(when.time.edtf) if when is not None else None
    return When(TimeSpan(season["year"]), when.basis) if when is not None and season is not None else when


def month_of_week(when: When | None) -> When | None:
    """As in "signed last week", of which no day is told: the month, or the two that it lies in.

    >>> from kg.model import TimeSpan, When
    >>> month_of_week(When(TimeSpan("2023-03-06/2023-03-12"), "resolved")).time.edtf
    '2023-03'
    """
    days = _DAYS.fullmatch(when.time.edtf) if when is not None and when.basis == "resolved" else None
    if when is None or days is None or not _is_week(when.time):
        return when
    return When(TimeSpan(days[1] if days[1] == days[2] else f"{days[1]}/{days[2]}"), when.basis)


def _is_week(time: TimeSpan) -> bool:
    return time.earliest.weekday() == 0 and (time.latest - time.earliest).days == _SUNDAY
