"""Time expressions: what is found, how precisely, in which role, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.language.times import find_times
from kg.model import Span, TimeExpression, TimeSpan

ISSUED = date(2019, 5, 31)  # a Friday


def only(text: str, reference: date | None = ISSUED) -> TimeExpression:
    found = find_times(text, reference)
    assert len(found) == 1, [t.span.of(text) for t in found]
    return found[0]


STATED = [
    ("signed on June 29, 2019", "2019-06-29"),
    ("signed on 29 June 2019", "2019-06-29"),
    ("the 29th of June, 2019", "2019-06-29"),
    ("Friday, May 31, 2019", "2019-05-31"),
    ("31 May 201911:01", "2019-05-31"),
    ("JANUARY 5, 2020", "2020-01-05"),
    ("Sept. 5, 2021", "2021-09-05"),
    ("in May 2019", "2019-05"),
    ("in June of 2012", "2012-06"),
    ("in 2019", "2019"),
    ("2019-06-29", "2019-06-29"),
    ("29.06.2019", "2019-06-29"),
    ("31/05/2019", "2019-05-31"),
    ("05/31/2019", "2019-05-31"),
    ("04/05/2019", "2019"),  # day first or month first: nobody can tell
    ("July 7-10, 2014", "2014-07-07/2014-07-10"),
    ("June 29 to July 2, 2019", "2019-06-29/2019-07-02"),
    ("November 30 and December 1, 2024", "2024-11-30/2024-12-01"),
    ("from 7 to 10 July 2014", "2014-07-07/2014-07-10"),
    ("28 December – 2 January 2020", "2019-12-28/2020-01-02"),
    ("between 2021 and 2023", "2021/2023"),
    ("from 2021 to 2023", "2021/2023"),
    ("in 2022–2024", "2022/2024"),
    ("January–November 2021", "2021-01/2021-11"),
    ("in 2010-11", "2010/2011"),
    ("in 2010-2011", "2010/2011"),
    ("in 2021/22", "2021/2022"),
    ("in 1999-00", "1999/2000"),
    ("2019-06 figures", "2019-06"),
    ("FY2023", "2023"),
    ("FY 24", "2024"),
    ("financial year 2010-11", "2010/2011"),
    ("the 2020s", "2020/2029"),
    ("early 2024", "2024"),
    ("mid-2025", "2025"),
    ("by the end of 2025", "2025"),
    ("first half of 2024", "2024-01/2024-06"),
    ("second semester of 2024", "2024-07/2024-12"),
    ("on 5/6 June 2024", "2024-06-05/2024-06-06"),
    ("on Monday (June 3, 2024)", "2024-06-03"),
    ("the last week of June 2024", "2024-06"),
    ("the second quarter of 2024", "2024-04/2024-06"),
    ("Q3 2024", "2024-07/2024-09"),
    ("the first three quarters of 2021", "2021-01/2021-09"),
    ("spring 2022", "2022-03/2022-05"),
    ("the winter of 2022", "2022-12/2023-02"),
    ("June 13<sup>th</sup>, 2024", "2024-06-13"),
    ("on the 14th June 2024", "2024-06-14"),
    ("June 3, 2024 (Monday)", "2024-06-03"),
    ("2023.06.03", "2023-06-03"),
    ("19-20.06.2023", "2023-06-19/2023-06-20"),
    ("5, 6 and 7 June 2023", "2023-06-05/2023-06-07"),
    ("Monday 3rd to Wednesday 5th June 2024", "2024-06-03/2024-06-05"),
    ("from 30 June 2023 to 2 July 2024", "2023-06-30/2024-07-02"),
    ("June 30, 2024 – July 2, 2024", "2024-06-30/2024-07-02"),
    ("from April 2000 to March 2023", "2000-04/2023-03"),
    ("from Monday, June 3, to Thursday, June 6, 2024", "2024-06-03/2024-06-06"),
    ("from Thursday, 30 May to Sunday, 2 June 2024", "2024-05-30/2024-06-02"),
    ("30 May to June 2, 2024", "2024-05-30/2024-06-02"),
    ("the week of June 5, 2024", "2024-06-03/2024-06-09"),
    ("the 12 months to March 2023", "2022-04/2023-03"),
    ("the four quarters to the end of Q2 2023", "2022-07/2023-06"),
    ("the year ending March 2023", "2022-04/2023-03"),
    ("1H 2024", "2024-01/2024-06"),
    ("by end 2025", "2025"),
    ("by year-end 2025", "2025"),
    ("FY24-25", "2024/2025"),
    ("in the seven months of 2022", "2022-01/2022-07"),
    ("on Monday (27/5/2019)", "2019-05-27"),
    ("for 10 months of 2023", "2023-01/2023-10"),
    ("in the January-September period of 2023", "2023-01/2023-09"),
]


@pytest.mark.parametrize(("text", "edtf"), STATED)
def test_a_stated_date_is_as_precise_as_said(text: str, edtf: str) -> None:
    """A date with its year is read as EDTF and marked as stated, whatever the document's date."""
    for reference in (ISSUED, None):
        found = only(text, reference)
        assert (found.time, found.basis) == (TimeSpan(edtf), "stated")


RESOLVED = [
    ("on June 29", "2019-06-29"),
    ("on 12 December", "2018-12-12"),  # the nearest
    ("in the afternoon of May 30", "2019-05-30"),
    ("from Monday to Wednesday", "2019-05-27/2019-05-29"),
    ("on Tuesday and Wednesday", "2019-05-28/2019-05-29"),
    ("this coming Sunday", "2019-06-02"),
    ("held in Quito (30/05)", "2019-05-30"),
    ("on 29 February", "2020-02-29"),
    ("April 26–27", "2019-04-26/2019-04-27"),
    ("in June", "2019-06"),
    ("in late June", "2019-06"),
    ("in March this year", "2019-03"),
    ("in November of last year", "2018-11"),
    ("13th of July, this year", "2019-07-13"),
    ("today", "2019-05-31"),
    ("tonight", "2019-05-31"),
    ("this morning", "2019-05-31"),
    ("yesterday", "2019-05-30"),
    ("last night", "2019-05-30"),
    ("in the evening", "2019-05-31"),
    ("last year in December", "2018-12"),
    ("next year, in May", "2020-05"),
    ("tomorrow", "2019-06-01"),
    ("the day after tomorrow", "2019-06-02"),
    ("the day before yesterday", "2019-05-29"),
    ("last week", "2019-05-20/2019-05-26"),
    ("this week", "2019-05-27/2019-06-02"),
    ("met over the weekend", "2019-05-25/2019-05-26"),
    ("this weekend", "2019-06-01/2019-06-02"),
    ("next month", "2019-06"),
    ("last month", "2019-04"),
    ("last year", "2018"),
    ("this year", "2019"),
    ("next year", "2020"),
    ("this decade", "2010/2019"),
    ("last Friday", "2019-05-24"),
    ("last Thursday", "2019-05-30"),
    ("next Monday", "2019-06-03"),
    ("on Tuesday", "2019-05-28"),
    ("on Friday", "2019-05-31"),
    ("last June", "2018-06"),
    ("next January", "2020-01"),
    ("this August", "2019-08"),
    ("last summer", "2018-06/2018-08"),
    ("this fall", "2019-09/2019-11"),
    ("earlier this month", "2019-05"),
    ("later this year", "2019"),
    ("early next month", "2019-06"),
    ("the end of the year", "2019"),
    ("by year's end", "2019"),
    ("the end of the decade", "2010/2019"),
    ("the second quarter", "2019-04/2019-06"),
    ("the first quarter of next year", "2020-01/2020-03"),
    ("the end of the first quarter of next year", "2020-01/2020-03"),
    ("the first eleven months of last year", "2018-01/2018-11"),
    ("in the first 11 months of last year", "2018-01/2018-11"),
    ("over the next five years", "2019/2024"),
    ("over the past 18 months", "2017-11/2019-05"),
    ("in the past decade", "2009/2019"),
    ("over the past year", "2018-05/2019-05"),
    ("in the next two weeks", "2019-05-31/2019-06-14"),
    ("within two years", "2021"),
    ("within 90 days", "2019-08-29"),
    ("within the next two years", "2021"),
    ("three years ago", "2016"),
    ("30 years ago", "1989"),
    ("a decade ago", "2009"),
    ("six months ago", "2018-11"),
    ("two weeks ago", "2019-05-13/2019-05-19"),
    ("two days ago", "2019-05-29"),
    ("a year from now", "2020"),
    ("in the current year", "2019"),
    ("the first nine months of the year", "2019-01/2019-09"),
    ("in the coming year", "2020"),
    ("over the coming year", "2019-05/2020-05"),
    ("in the first half of the coming year", "2020-01/2020-06"),
    ("over the four months of this year", "2019-01/2019-04"),
    ("in the first three quarters", "2018-01/2018-09"),
    ("in the first four months", "2019-01/2019-04"),
    ("on Monday (27/5)", "2019-05-27"),
    ("will meet in the summer", "2019-06/2019-08"),
]


@pytest.mark.parametrize(("text", "edtf"), RESOLVED)
def test_a_relative_date_is_resolved_from_the_document(text: str, edtf: str) -> None:
    """What names no year counts from the document's date, is marked so, and dates nothing without it."""
    found = only(text)
    assert (found.time, found.basis) == (TimeSpan(edtf), "resolved")
    assert all(t.vague for t in find_times(text, None))


@pytest.mark.parametrize(
    "text",
    ["recently", "soon", "shortly", "in the coming months", "in recent years", "over the past few weeks", "years ago",
     "in the near future", "in the foreseeable future", "a couple of weeks ago", "the next several decades"],
)  # fmt: skip
def test_a_vague_time_dates_nothing(text: str) -> None:
    """Expressions without a measurable time are found and have none."""
    assert only(text).vague


ROLES = [
    ("by 2023", "by"),
    ("by the year 2030", "by"),
    ("before the end of this year", "by"),
    ("no later than May 14, 2025", "by"),
    ("within two years", "by"),
    ("since 2019", "since"),
    ("from 2025 onwards", "since"),
    ("every year from 2012", "since"),
    ("going back to the 1990s", "since"),
    ("until 2030", "until"),
    ("through to 2036", "until"),
    ("over the next five years", "during"),
    ("in the next five years", "during"),
    ("throughout 2024", "during"),
    ("from January to November 2021", "during"),
    ("between 2021 and 2023", "during"),
    ("in 2023", "on"),
    ("scheduled for April", "on"),
    ("agreed to this weekend", "on"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_the_words_before_give_the_role(text: str, role: str) -> None:
    """By, since, until, during: what stands before a time says how it bounds the fact."""
    assert only(text).role == role


def test_the_same_day_is_the_day_told_of_last() -> None:
    """The same day and the following day count from the day told before, unless that is history or not there."""
    text = "On 10 May they met. On the same day, they signed it. The following day they left."
    assert [t.time.edtf for t in find_times(text, ISSUED) if t.time] == ["2019-05-10", "2019-05-10", "2019-05-11"]
    text = "On 10 May they met. A forum was held the day before. That afternoon they left; the previous day it rained."
    days = ["2019-05-10", "2019-05-09", "2019-05-09", "2019-05-08"]
    assert [t.time.edtf for t in find_times(text, ISSUED) if t.time] == days
    for other in ("On the same day, they met.", "It began on July 3, 1995. On the same day, they met."):
        assert find_times(other, ISSUED)[-1].vague


def test_a_run_of_years_that_goes_backwards_is_two_years() -> None:
    """No interval ends before it begins."""
    found = find_times("from 2024 to 2023, and from 30 June 2024 to 2 July 2023", None)
    assert [t.time.edtf for t in found if t.time] == ["2024", "2023", "2024-06-30", "2023-07-02"]


NAMES = [
    ("on the basis of the 1956 Declaration", True),
    ("and the 2005 Joint Statement of the talks", True),
    ("the 2023 G7 Summit", True),
    ("the 2014 treaty", True),
    ("our Vision 2030", True),
    ("the 2030 Agenda", True),
    ("Agenda 2063", True),
    ("APEC 2023", True),
    ("the February 2021 Memorandum", True),
    ("Executive Order 14257 of April 2, 2025", True),
    ("the Agreement of 19 October 1956", True),
    ("Announcement of the Council No. 4 of 2025", True),
    ("the November 9, 2020, Statement", True),
    ("the 9th November 2020 Statement", True),
    ("on the 9th November 2020", False),
    ("in 2023 President Biden travelled", False),
    ("In 2023, the leaders met", False),
    ("Since 2019 Japan has", False),
    ("the Agreement, signed on July 16, 1996", False),
    ("Prime Minister Abe\nJanuary 14, 2017", False),
    ("in December 2016 was", False),
]


@pytest.mark.parametrize(("text", "in_name"), NAMES)
def test_a_year_in_a_name_is_marked(text: str, in_name: bool) -> None:
    """A date inside the name of an instrument or event is told from a date of what happens."""
    assert only(text).in_name is in_name


NO_TIMES = """\
2,000 people
2000 troops
more than 2000 companies
$2000
2000 km
Executive Order 14257
Article 5
Flight MH17
1,200
Resolution 1929
COP26
G20
the 21st century
at 10:30
aged 70
75th anniversary
May I ask
they march on
it may be
April Haines
the following day
the next day
at the end of the day
Good Friday Agreement
31 February
on this day
as soon as possible
31.13.2019
12019
2019.5
S/2019/12
in the first place
the second half
the second half of the meeting
the first quarter of the game
a quarter of
from this moment
Q and A
in her first six months
the summer school
spring rolls
that morning
the first three months of the war
twelve months of hard work
day-to-day
"""


@pytest.mark.parametrize("text", NO_TIMES.splitlines())
def test_what_is_no_time_is_left_alone(text: str) -> None:
    """Counts, names, ages, clock times and idioms are no dates."""
    assert [t.span.of(text) for t in find_times(text, ISSUED) if t.time] == []


def test_an_expression_never_crosses_a_span() -> None:
    """Blocks are searched on their own: "29 June" and "2019" in two blocks are two times."""
    text = "on 29 June\n\n2019 was"
    spans = [Span(0, 10), Span(12, 20)]
    assert [t.span.of(text) for t in find_times(text, ISSUED, spans)] == ["29 June", "2019"]
    assert find_times(text, ISSUED, [Span(3, 5)]) == []


def test_an_expression_runs_over_a_line_break_but_not_a_paragraph() -> None:
    """Hard-wrapped text keeps its dates whole."""
    assert only("on 29 June\n2018").time == TimeSpan("2018-06-29")
    assert len(find_times("on 29 June\n\n2018", ISSUED)) == 2


WORDS = (
    "the end of first half last next past this year month week June July 29 2019 2010-11 – - to and between from by "
    "in , . two few ago within quarter FY Q1 Friday May spring \n 00 31 early mid day decade since Agreement €5 5% 👍 "
    "\u202e"
)
PIECES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=30)
TEXTS = st.one_of(st.text(max_size=200), PIECES.map(" ".join), PIECES.map("".join))


@given(TEXTS, st.one_of(st.none(), st.dates()))
@example("this week, next weekend, tomorrow, in the next five weeks, next year, 29 February", date.max)
@example("this week, last weekend, yesterday, over the past five weeks, on 1 December", date.min)
def test_any_text_gives_ordered_times_within_it(text: str, reference: date | None) -> None:
    """Whatever the text, spans lie in it in order without overlap, and every time is a real stretch of days."""
    end = 0
    for found in find_times(text, reference):
        assert end <= found.span.begin < found.span.end <= len(text)
        end = found.span.end
        if found.time:
            assert found.time.earliest <= found.time.latest


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_is_read_in_every_spelling(day: date) -> None:
    """Six usual spellings of a day give that day."""
    spellings = [
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day.day} {day:%b} {day.year}",
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
    ]
    for spelling in spellings:
        assert only(f"On {spelling} we").time == TimeSpan(day.isoformat())


def test_earlier_in_the_day_is_of_the_day_told() -> None:
    """A part of "the day" is of the day that the text told of last, not of the document's own."""
    found = find_times("They met yesterday. Earlier in the day, he saw the king.", ISSUED)
    assert [t.time.edtf for t in found if t.time] == ["2019-05-30", "2019-05-30"]
