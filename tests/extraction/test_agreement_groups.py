"""Papers told by whose they are, groups told by what they are worth, and topics that share a plural noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.extraction.titles import topics
from kg.language.analysis import Analysis
from kg.model import Agreement

Analyse = Callable[..., Analysis]
MEETING = "President Ana Sol of Malta met President Ion Rusu of Cyprus in Valletta today. "


def found(analyse: Analyse, text: str) -> list[Agreement]:
    return list(extract(analyse(MEETING + text, date="June 14, 2023")).agreements)


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        (
            "They spoke of the free-trade agreement that the EFTA states and Thailand have been negotiating.",
            "free-trade agreement",
            "negotiating",
        ),
        ("What of the security agreement that Kiribati has with China?", "security agreement", "inForce"),
        ("Cyprus will be helped by the loan worth 30 million euros, on which the two agreed.", "loan", "inForce"),
        (
            "They recalled the communiqué adopted by the African Union in May.",
            "communiqué",
            "signed",
        ),
    ],
)
def test_a_paper_is_told_by_whose_it_is(analyse: Analyse, text: str, title: str, status: str) -> None:
    """A clause on it says who has it, who negotiates it or who agreed on it."""
    (agreement,) = found(analyse, text)
    assert (agreement.title, agreement.status) == (title, status)


@pytest.mark.parametrize(
    "text",
    [
        "They discussed the agreement, which is important for the region.",
        "The centre of the city, in which many people live, is old.",
        "The deal that we have reached so far is not enough for them.",
    ],
)
def test_other_clauses_tell_none(analyse: Analyse, text: str) -> None:
    """A clause that says how something is, or of whom nobody knows, leaves a mention of something untold."""
    assert found(analyse, text) == []


def test_a_group_is_told_by_what_it_is_worth(analyse: Analyse) -> None:
    """No number says how many contracts there are, but a sum does what they come to."""
    text = "At the forum, commercial contracts worth 90 million dollars were signed. "
    (agreement,) = found(analyse, text)
    assert (agreement.title, agreement.kind, agreement.count) == ("commercial contracts", "contract", None)
    assert found(analyse, "At the forum, commercial contracts were signed.") == []
    assert found(analyse, "They will conclude agreements worth the effort.") == []


def test_documents_to_be_signed_are_one_group(analyse: Analyse) -> None:
    """What they are on is a list of fields, no list of papers."""
    (agreement,) = found(analyse, "They will sign cooperation documents on the economy, health and flood control.")
    assert agreement.title == "cooperation documents on the economy, health and flood control"
    assert found(analyse, "They discussed documents on the economy.") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("social security and the recognition of licences", ["social security", "the recognition of licences"]),
        (
            "the transfer of prisoners and the promotion of tourism",
            ["the transfer of prisoners", "the promotion of tourism"],
        ),
        ("Belt and Road cooperation", [" on Belt and Road cooperation"]),
        ("the promotion and protection of investments", [" on the promotion and protection of investments"]),
        ("the promotion of trade and investment", [" on the promotion of trade and investment"]),
        (
            "the avoidance of double taxation and the prevention of fiscal evasion",
            [" on the avoidance of double taxation and the prevention of fiscal evasion"],
        ),
    ],
)
def test_topics_that_share_a_noun(text: str, parts: list[str]) -> None:
    """Two fields are two papers; two words of one field are one."""
    whole = f"agreements on {text}"
    assert [whole[a:b] for a, b in topics(whole, len("agreements"), len(whole))] == parts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They agreed to resume the Malta – Cyprus FTA negotiations.", "2023-06-14"),
        ("They decided to restart talks on an investment protection agreement.", "2023-06-14"),
        ("They agreed that their ministers will draw up an action plan for the digital economy.", "2023-06-14"),
        ("They agreed to expedite negotiations on a readmission agreement.", None),
        ("Negotiations on a readmission agreement are under way.", None),
    ],
)
def test_negotiations_that_begin_again_are_of_the_day(analyse: Analyse, text: str, day: str | None) -> None:
    """To take up work on a paper is an act of the meeting; to hasten it is none."""
    (agreement,) = found(analyse, text)
    assert (agreement.status, agreement.date.time.edtf if agreement.date else None) == ("negotiating", day)


@pytest.mark.parametrize(
    ("opens", "entries", "wanted"),
    [
        (
            "The two leaders witnessed the signing of a number of arrangements. These include arrangements on:",
            [
                "- Air services, which will allow an airline to fly",
                "- Tourism",
                "- Films, which updates the 2008 agreement",
            ],
            {"Air services", "Tourism", "Films", "2008 agreement"},
        ),
        (
            "The ministers signed memoranda of understanding in the following areas:",
            ["- Tourism;", "- Youth and sports;", "- Fisheries."],
            {"Tourism", "Youth and sports", "Fisheries"},
        ),
        ("They discussed cooperation in the following areas:", ["- Tourism", "- Youth and sports"], set()),
        (
            "Both sides agreed on the following:",
            [
                "- Opening of a consulate in Nicosia by 2024;",
                "- Increase of weekly flights from 7 to 14;",
                "- Friendship.",
            ],
            {"Opening of a consulate in Nicosia by 2024", "Increase of weekly flights from 7 to 14"},
        ),
        (
            "They agreed to step up cooperation, notably in the following areas:",
            ["- Transport – more frequent ferries, from two to four a day.", "- Health – better health."],
            {"more frequent ferries, from two to four a day"},
        ),
    ],
)
def test_lists_that_say_what_each_is_on(analyse: Analyse, opens: str, entries: list[str], wanted: set[str]) -> None:
    """Under a line that says what was signed, a field is a paper; under one that says what was agreed, an act is."""
    text = MEETING + "\n\n" + "\n\n".join([opens, *entries])
    assert {a.title for a in extract(analyse(text, date="June 14, 2023")).agreements} == wanted


def test_topics_behind_a_colon(analyse: Analyse) -> None:
    """The number says how many there are, the words behind the colon what each is on."""
    text = "Two MoUs were signed: on Cooperation between the Academies of both countries; and on Training in Mining."
    assert {a.title for a in found(analyse, text)} == {
        "MoU on Cooperation between the Academies of both countries",
        "MoU on Training in Mining",
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("An amendment to the double taxation agreement was signed.", "amendment to the double taxation agreement"),
        ("The Ministers announced the establishment of a Joint Economic Commission.", "Joint Economic Commission"),
        ("The Chambers of Commerce of Valletta and Nicosia signed a cooperation agreement.", "cooperation agreement"),
    ],
)
def test_each_is_told_once_and_of_both(analyse: Analyse, text: str, title: str) -> None:
    """A change is told by what it changes, what is set up by its name; bodies of one name stand for states."""
    (agreement,) = found(analyse, text)
    assert agreement.title == title
    assert {p.partition("/")[2] for p in agreement.parties} == {"Malta", "Cyprus"}
