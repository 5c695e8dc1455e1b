"""The day of an instrument that has no time of its own: of the meeting, of the news, of the stay, or none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]


def told(analyse: Analyse, text: str, heading: str = "Statement") -> dict[str, tuple[str, str | None]]:
    """Status and date of each agreement by its title, in a text of 14 June 2023, a Wednesday."""
    found = extract(analyse(text, date="June 14, 2023", title=heading)).agreements
    return {a.title: (a.status, a.date.time.edtf if a.date else None) for a in found}


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("The session of the Peru-Ecuador Commission concluded on Monday in Quito.", "2023-06-12"),
        ("Peru and Ecuador held their Cabinet meeting, which ended on Friday with a declaration.", "2023-06-09"),
        ("Today Peru and Ecuador took a new step.", "2023-06-14"),
        ("Peru and Ecuador took a new step in March 2021.", "2023-06-14"),  # far from the document
    ],
)
def test_where_no_meeting_is_dated_what_was_signed_is_of_the_day_of_the_news(
    analyse: Analyse, opening: str, day: str
) -> None:
    """The opening sentences say what is news, and when it was."""
    text = (
        f"{opening} The ministers praised the experts. At the end, Peru and Ecuador signed a treaty on road transport."
    )
    assert told(analyse, text, "Peru and Ecuador Sign Treaty")["treaty on road transport"] == ("signed", day)


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Joint Statement of Vietnam and Poland", "2023-06-12/2023-06-15"),
        ("Joint Press Communiqué of Vietnam and Poland", "2023-06-12/2023-06-15"),
        ("Documents signed by Vietnam and Poland", "2023-06-14"),
        ("Press Conference of the Prime Ministers of Vietnam and Poland", "2023-06-14"),
    ],
)
def test_a_joint_paper_tells_of_the_whole_stay_another_of_its_own_day(analyse: Analyse, heading: str, day: str) -> None:
    """Of what was signed on a visit that went on when the document was issued."""
    text = (
        "The Prime Minister of Vietnam paid an official visit to Poland on 12-15 June 2023. "
        "During the visit, the two sides signed a memorandum of understanding on agriculture."
    )
    assert told(analyse, text, heading)["memorandum of understanding on agriculture"] == ("signed", day)


MET = "President Gabriel Boric met President Luis Lacalle Pou of Uruguay in Santiago today. They spoke about trade. "


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        ("They launched a joint programme for green hydrogen.", "joint programme for green hydrogen", "inForce"),
        ("They also unveiled an initiative for small ports.", "initiative for small ports", "inForce"),
        ("They established a working group on digital trade.", "working group on digital trade", "agreed"),
        ("They will launch a joint programme for wind power.", "joint programme for wind power", "agreed"),
    ],
)
def test_what_is_launched_runs_what_is_set_up_is_decided(analyse: Analyse, text: str, title: str, wanted: str) -> None:
    """Both on the day of the meeting."""
    assert told(analyse, MET + text)[title] == (wanted, "2023-06-14")


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        ("Our bank has opened a credit line of 20 million dollars for Uruguay.", "credit line", None),
        ("Siemens has signed a contract with Uruguay for wind turbines.", "contract with Uruguay", None),
        ("We have signed a contract with Uruguay for wind turbines.", "contract with Uruguay", "2023-06-14"),
        ("Our ministers have signed a treaty on fisheries.", "treaty on fisheries", "2023-06-14"),
        ("Siemens signed a contract with Uruguay for wind turbines.", "contract with Uruguay", "2023-06-14"),
    ],
)
def test_what_one_alone_has_done_is_of_no_day(analyse: Analyse, text: str, title: str, day: str | None) -> None:
    """The perfect leaves the day open, but for those who speak of their meeting."""
    (found,) = [slots for name, slots in told(analyse, MET + text).items() if name.startswith(title)]
    assert found[1] == day


def test_those_who_met_need_not_be_whom_the_document_is_about(analyse: Analyse) -> None:
    """As in a briefing that tells of one meeting after another."""
    text = (
        "The second session of the political consultations between Thailand and Sri Lanka was held in Colombo today. "
        "The Ministry also expects a visit of the King of Bhutan to Thailand in July, and Thailand thanks Bhutan. "
        "Thailand and Sri Lanka signed a memorandum of understanding on fisheries."
    )
    title = "memorandum of understanding on fisheries"
    assert told(analyse, text, "Thailand and Bhutan")[title] == ("signed", "2023-06-14")


def test_a_joint_paper_of_a_year_is_of_its_day(analyse: Analyse) -> None:
    """Only a stay of days is told as a whole."""
    text = (
        "The leaders of Japan and Australia met in 2023 for the third time. "
        "Japan and Australia signed a memorandum of understanding on batteries."
    )
    title = "memorandum of understanding on batteries"
    assert told(analyse, text, "Joint Statement of Japan and Australia")[title] == ("signed", "2023-06-14")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Development Bank signed a contract on tractors with Mongolia.", None),
        ("Belarus and Mongolia will sign a contract on tractors.", None),
        ("Belarus is signing a contract on tractors with Mongolia.", "2023-06-14"),
    ],
)
def test_what_was_done_before_a_paper_on_two_countries_is_of_any_day(
    analyse: Analyse, text: str, day: str | None
) -> None:
    """Unless its title tells of a meeting, or it opens with it."""
    before = "Belarus and Mongolia have a long friendship. Their trade has doubled since 2015. "
    (found,) = [
        when for name, (_, when) in told(analyse, before + text, "Belarus and Mongolia").items() if "tractors" in name
    ]
    assert found == day
