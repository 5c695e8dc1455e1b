"""Papers as offices of many governments tell them: lists in a sentence, bodies of one name, clauses beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.agreements.find import find_agreements
from kg.extraction.context import Context
from kg.language.analysis import Analysis
from kg.model import Agreement, Extraction

Analyse = Callable[..., Analysis]
Read = Callable[..., Extraction]
VISIT = "The Prime Minister of Malta visited Cyprus on 31 May 2019. "


def found(analyse: Analyse, text: str, **kwargs: str) -> list[Agreement]:
    return find_agreements(Context(analyse(text, **kwargs)), [])


def parties(agreement: Agreement) -> set[str]:
    return {party.split("/")[1] for party in agreement.parties}


@pytest.mark.parametrize(
    "text",
    [
        "They attended the ceremony of exchanging agreements and memoranda of understanding, which included an "
        "agreement on air transport, a memorandum of understanding on culture, and a cooperation program.",
        "They witnessed the signing of a number of agreements, amongst which are the Agreement on Extradition, the "
        "Memorandum of Understanding on Energy Cooperation and the Memorandum of Understanding on Sports.",
        "The two parties signed five legal instruments. They concern an agreement on air services, a memorandum on "
        "vocational training and a cooperation roadmap for the period 2019-2022.",
    ],
)
def test_members_of_a_group_told_in_a_sentence(analyse: Analyse, text: str) -> None:
    """What a sentence lists of a group is signed with it, plans among it too."""
    members = [a for a in found(analyse, VISIT + text) if a.count is None]
    assert len(members) == 3
    assert {a.status for a in members} == {"signed"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Israel's Ministry of Agriculture and Morocco's Ministry of Agriculture signed a memorandum on dates.",
            {"Ministry of Agriculture of Israel", "Ministry of Agriculture of Morocco"},
        ),
        (
            "The State Oil Company of Azerbaijan and the Bulgarian company Bulgargaz signed a contract on gas.",
            {"SOCAR", "Bulgargaz"},
        ),
        (
            "Ethiopian Airlines was in the process of finalising a contract with Caribbean Airlines.",
            {"Ethiopian Airlines", "Caribbean Airlines"},
        ),
        (
            "The Asian Development Bank approved a $200 million loan to the Government of Georgia for road works.",
            {"Asian Development Bank", "Georgia"},
        ),
    ],
)
def test_bodies_as_sides(analyse: Analyse, text: str, wanted: set[str]) -> None:
    """Bodies of two countries that share a name are two; whose a body is, and how the verb is put, hides no side."""
    (agreement,) = found(analyse, text)
    assert parties(agreement) == wanted


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Brazil proposed an agreement on space research, and Argentina welcomed the proposal.",
            "agreement on space research",
        ),
        (
            "Malta and Cyprus have signed an agreement on diplomas, Minister Anna Grech announced in Valletta.",
            "agreement on diplomas",
        ),
        (
            "Malta ratified the agreement on defence with Cyprus on 11 May 2019.",
            "agreement on defence with Cyprus",
        ),
        (
            "Malta and Cyprus signed an agreement on degrees in the presence of Minister Grech.",
            "agreement on degrees",
        ),
    ],
)
def test_names_end_before_what_is_told_beside_them(analyse: Analyse, text: str, title: str) -> None:
    """A clause with a subject of its own, a day and who was there are no part of what a paper is on."""
    (agreement,) = found(analyse, text)
    assert agreement.title == title


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Malta and Cyprus have signed an agreement on diplomas, Minister Anna Grech announced.", "signed"),
        ("Malta and Cyprus concluded the tenth round of negotiations for a free trade agreement.", "negotiating"),
        ("Malta and Cyprus have substantially concluded a free trade agreement.", "agreed"),
        ("Malta and Cyprus agreed on the establishment of a joint investment fund worth $5 million.", "agreed"),
        ("Malta and Cyprus agreed to conclude negotiations on a free trade agreement.", "negotiating"),
        ("According to the agreement on water signed last year, Malta will supply Cyprus with water.", "inForce"),
    ],
)
def test_status(analyse: Analyse, text: str, status: str) -> None:
    """A round is not the end of negotiations, nor what is agreed on set up; what one acts according to is in force."""
    assert [a.status for a in found(analyse, text)] == [status]


def test_a_fund_that_lends_is_a_body(analyse: Analyse) -> None:
    """The fund that signs a paper is a side of it and no paper itself; three "instruments" need not be papers."""
    text = "Kuwait Fund for Arab Economic Development signed a loan agreement with Mauritania for a water project."
    assert len(found(analyse, text)) == 1
    assert found(analyse, "Malta has three instruments for this. It reviews them with Cyprus.") == []


def test_what_came_of_the_talks_told_last_has_their_day(read: Read) -> None:
    """Of two talks, those that the passage tells of date what was signed at them."""
    text = (
        "The President of Malta met the King of Spain today in Madrid.\n\n"
        "Yesterday, President Anna Grech of Malta held talks with the Prime Minister of Spain. "
        "At the end of the meeting, they witnessed the signing of an Agreement on Extradition."
    )
    (agreement,) = read(text, title="President of Malta in Spain").agreements
    assert agreement.date is not None
    assert agreement.date.time.edtf == "2019-05-30"


def test_what_was_agreed_to_sign_was_agreed_at_the_meeting(read: Read) -> None:
    """A decision to sign has the day on which it was taken, a signing to come none."""
    text = (
        "The Foreign Secretary of Nepal met the Foreign Secretary of Bangladesh in Dhaka today. Both sides agreed to "
        "sign the Memorandum of Understanding on Tourism. They will sign the Agreement on Air Services in autumn."
    )
    days = {
        a.title: a.date and a.date.time.edtf for a in read(text, title="Nepal and Bangladesh hold talks").agreements
    }
    assert days == {"Memorandum of Understanding on Tourism": "2019-05-31", "Agreement on Air Services": None}


def test_a_paper_of_three_is_of_the_two_and_their_partner(read: Read) -> None:
    """With whom a tripartite paper is, both who tell of it have it."""
    text = (
        "The Foreign Secretary of Nepal met the Foreign Secretary of Bangladesh in Dhaka today. "
        "They agreed to finalise the tripartite power sales agreement with India."
    )
    (agreement,) = read(text, title="Nepal and Bangladesh hold talks").agreements
    assert parties(agreement) == {"Nepal", "Bangladesh", "India"}


def test_a_name_with_a_country_in_it_is_no_third_side(analyse: Analyse) -> None:
    """What the model takes for a body in a paper's name, with the countries named in it, is none of its sides."""
    text = "The implementation of the Armenia-EU Comprehensive and Enhanced Partnership Agreement goes on."
    (agreement,) = found(analyse, text)
    assert parties(agreement) == {"Armenia", "European Union"}
