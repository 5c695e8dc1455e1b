"""Calendar arithmetic that yields EDTF level-0 strings (Library of Congress, Extended Date/Time Format, level 0).

Weeks run from Monday to Sunday (ISO 8601). Seasons are the meteorological ones of the northern hemisphere.
Every function raises ValueError for a date that does not exist or leaves the years 1 to 9999.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year", "decade", "century"]
Direction = Literal["past", "future"]

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def year(number: int) -> str:
    """A year of four digits."""
    date(number, 1, 1)
    return f"{number:04d}"


def month(of_year: int, number: int) -> str:
    """``number`` may lie outside 1 to 12 and then counts into the years around.

    >>> month(2019, 13)
    '2020-01'
    """
    total = of_year * 12 + number - 1
    date(total // 12, total % 12 + 1, 1)
    return f"{total // 12:04d}-{total % 12 + 1:02d}"


def day(of_year: int, of_month: int, number: int) -> str:
    """A day: ``day(2019, 6, 29)`` is ``2019-06-29``."""
    return date(of_year, of_month, number).isoformat()


def interval(first: str, last: str) -> str:
    """``first/last``, or ``first`` alone where both are the same.

    Raises:
        ValueError: the end lies before the beginning.
    """
    if last[: len(first)] < first[: len(last)]:
        raise ValueError(f"{last} is before {first}")
    return first if first == last else f"{first}/{last}"


def months(of_year: int, first: int, last: int) -> str:
    """A run of months: ``months(2021, 1, 11)`` is ``2021-01/2021-11``."""
    return interval(month(of_year, first), month(of_year, last))


def season(of_year: int, name: str) -> str:
    """The three months of a season: the winter of 2022 is ``2022-12/2023-02``."""
    return months(of_year, SEASONS[name], SEASONS[name] + 2)


def decade(of_year: int) -> str:
    """The decade that holds a year: 2019 gives ``2010/2019``."""
    first = of_year - of_year % 10
    return interval(year(first), year(first + 9))


def week(of_day: date) -> str:
    """Monday to Sunday of the week that holds a day."""
    monday = moved(of_day, -of_day.weekday())
    return interval(monday.isoformat(), moved(monday, 6).isoformat())


def shifted(reference: date, count: int, unit: Unit) -> str:
    """The day, week, month, … that lies ``count`` units after ``reference``, as precise as the unit.

    >>> shifted(date(2019, 5, 31), -1, "month"), shifted(date(2021, 12, 8), -30, "year")
    ('2019-04', '1991')
    """
    match unit:
        case "day":
            return moved(reference, count).isoformat()
        case "week":
            return week(moved(reference, 7 * count))
        case "month":
            return month(reference.year, reference.month + count)
        case "quarter":
            first = 3 * ((reference.month - 1) // 3 + count) + 1
            return months(reference.year, first, first + 2)
        case "year":
            return year(reference.year + count)
        case "decade":
            return decade(reference.year + 10 * count)
        case "century":
            raise ValueError("a century is too vague to date anything")


def stretch(reference: date, count: int, unit: Unit) -> str:
    """From ``reference`` to ``count`` units after it (before it, where negative): "the next five years".

    >>> stretch(date(2024, 6, 1), 5, "year"), stretch(date(2024, 6, 1), -2, "week")
    ('2024/2029', '2024-05-18/2024-06-01')
    """
    scale: dict[Unit, tuple[int, Unit]] = {"week": (7, "day"), "quarter": (3, "month"), "decade": (10, "year")}
    factor, base = scale.get(unit, (1, unit))
    ends = shifted(reference, 0, base), shifted(reference, count * factor, base)
    return interval(min(ends), max(ends))


def point(reference: date, count: int, unit: Unit) -> str:
    """The far end of that stretch: "three weeks ago" is a week and "a decade ago" a year."""
    if unit == "week":
        return week(moved(reference, 7 * count))
    if unit == "decade":
        return year(reference.year + 10 * count)
    return shifted(reference, count, unit)


def moved(reference: date, days: int) -> date:
    """A day some days later, or earlier where negative."""
    try:
        return reference + timedelta(days=days)
    except OverflowError as error:
        raise ValueError("outside the calendar") from error


def near_day(reference: date, of_month: int, number: int, direction: Direction | None = None) -> str:
    """The day of that name nearest to ``reference``, or the nearest before (after) it."""
    days = []
    for of_year in range(max(1, reference.year - 4), min(9999, reference.year + 4) + 1):  # 29 February needs four
        if number <= monthrange(of_year, of_month)[1]:
            days.append(date(of_year, of_month, number))
    return _nearest(reference, days, direction).isoformat()


def near_month(reference: date, number: int, direction: Direction | None = None) -> str:
    """The month of that name nearest to ``reference``; its own month counts as both past and future."""
    here = reference.year * 12 + reference.month - 1
    there = [(reference.year + step) * 12 + number - 1 for step in (-1, 0, 1)]
    fitting = [t for t in there if direction is None or (t <= here if direction == "past" else t >= here)]
    best = min(fitting, key=lambda t: (abs(t - here), -t))
    return month(best // 12, best % 12 + 1)


def near_weekday(reference: date, weekday: int, direction: Direction | None = None) -> str:
    """The day of that name (Monday is 0) within six days: the past one, or ``reference``, without a direction."""
    back = (reference.weekday() - weekday) % 7
    return moved(reference, (7 - back) % 7 if direction == "future" else -back).isoformat()


def _nearest(reference: date, days: list[date], direction: Direction | None) -> date:
    fitting = [d for d in days if direction is None or (d <= reference if direction == "past" else d >= reference)]
    if not fitting:
        raise ValueError("no such day near the reference")
    return min(fitting, key=lambda d: (abs((d - reference).days), -d.toordinal()))
