"""Holdings: who holds which office of what, since when it is said, and which titles are no office."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.context import Context
from kg.extraction.holdings import find_holdings
from kg.language.analysis import Analysis
from kg.model import Holding

Analyse = Callable[..., Analysis]


def holdings(analysis: Analysis) -> tuple[list[Holding], Context]:
    context = Context(analysis)
    return find_holdings(context), context


HELD = [
    ("Foreign Minister of Japan Taro Kono came.", "taro kono", "Foreign Minister", "country/Japan", "held"),
    ("He met Iraqi Foreign Minister Fuad Hussein there.", "fuad hussein", "Foreign Minister", "country/Iraq", "held"),
    (
        "President of the European Commission Ursula von der Leyen spoke.",
        "ursula leyen",
        "President",
        "organization/European Commission",
        "held",
    ),
    (
        "They thanked former Prime Minister of Australia Kevin Rudd.",
        "kevin rudd",
        "Prime Minister",
        "country/Australia",
        "former",
    ),
    ("He called President-elect of Chile Gabriel Boric.", "gabriel boric", "President-elect", "country/Chile", "elect"),
    (
        "Hiroshige Seko, the Japanese Minister of Economy, Trade and Industry, signed it.",
        "hiroshige seko",
        "Minister of Economy, Trade and Industry",
        "country/Japan",
        "held",
    ),
    ("EAM S. Jaishankar of India spoke.", "s. jaishankar", "External Affairs Minister", "country/India", "held"),
]


@pytest.mark.parametrize(("sentence", "person", "office", "of", "status"), HELD)
def test_office_of_a_body(analyse: Analyse, sentence: str, person: str, office: str, of: str, status: str) -> None:
    """A title with a name and a body is a holding, former or elect where that is said, resting on its sentence."""
    found, context = holdings(analyse(f"{sentence} It was a long and very useful day for all of those who took part."))
    assert [(h.person, h.office, h.of, h.status) for h in found] == [(f"person/{person}", office, of, status)]
    assert found[0].evidence[0].of(context.text) == sentence
    assert found[0].confidence == 0.95


NONE = [
    "Mr Peter Smith of Australia came to the talks.",
    "Opposition Leader of Australia Peter Smith came to the talks.",
    "Secretary of the United States Peter Smith came to the talks.",
    "The President of Brazil came to the talks.",
    "President Peter Smith of the big steel company came to the talks.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_no_office(analyse: Analyse, sentence: str) -> None:
    """Styles, vague titles, nameless holders and offices of nothing known are no holdings."""
    assert holdings(analyse(sentence))[0] == []


READOUT = "Readout of President Joe Biden’s Meeting with Leaders of the United States"
DOUBTED = [
    ("Peter Smith, President and CEO", "an office of a firm or association"),
    ("Peter Smith, President, Iowa Farmers Association", "an office of 'Iowa Farmers Association'"),
    ("Attorney General Peter Smith (Oregon)", "an office of a division of the country"),
    ("Maine Senator Peter Smith", "an office of a division of the country"),
]


@pytest.mark.parametrize(("item", "reason"), DOUBTED)
def test_no_office_of_the_country(analyse: Analyse, item: str, reason: str) -> None:
    """Where no country is said, a title of a firm, an association or a division is no office of the home country."""
    text = (
        "Today, Vice President Kamala Harris met with leaders at the White House to discuss their work.\n\n"
        f"Participants in the meeting included:\n\n- {item}\n- Counsel Jane Miller"
    )
    title = "Readout of Vice President Kamala Harris’s Meeting with Civil Rights Leaders"
    found, context = holdings(analyse(text, title=title, date="February 27, 2024"))
    assert [h.person for h in found] == ["person/kamala harris"]
    assert reason in [r.reason for r in context.refusals]


def test_a_senator_of_a_state_is_the_countrys(analyse: Analyse) -> None:
    """A senator told with the state that elected her sits in the country's parliament."""
    found, _ = holdings(analyse("President Joe Biden of the United States met Senator Jane Smith of Delaware there."))
    assert ("person/jane smith", "Senator") in [(h.person, h.office) for h in found]


def test_one_holder_of_an_office(analyse: Analyse) -> None:
    """Who is only thought to hold what another holds in the text is refused: a president told without a country."""
    text = (
        "President Joe Biden of the United States spoke with Prime Minister Kishida of Japan today about security. "
        "President Biden thanked him. They recalled that President George Bush had founded the alliance of the two."
    )
    found, context = holdings(analyse(text))
    held = [h.person for h in found if h.office == "President" and h.of == "country/United States"]
    assert held == ["person/joe biden"]
    assert "another holds the office in this document" in [r.reason for r in context.refusals]


def test_former_where_another_place_says_so(analyse: Analyse) -> None:
    """Who is called "former" once in a text holds the office no more."""
    text = (
        "They mourned Prime Minister Shinzo Abe of Japan. Former Prime Minister Shinzo Abe of Japan had been a friend."
    )
    assert [h.status for h in holdings(analyse(text))[0]] == ["former"]


def test_country_of_a_second_office(analyse: Analyse) -> None:
    """The country that the second of two offices names is that of the first, too."""
    text = (
        "President Joe Biden of the United States sent his greetings to all. "
        "They met Ibrahim Kalin, Spokesperson and Chief Advisor to the President of Turkey, in the afternoon."
    )
    found, _ = holdings(analyse(text, title=READOUT))
    assert {h.of for h in found if h.person == "person/ibrahim kalin"} == {"country/Turkey"}


def test_office_of_whom_somebody_serves(analyse: Analyse) -> None:
    """Of "State Secretary to Prime Minister A", A is the prime minister."""
    text = (
        "He called Karin Berg, State Secretary to Prime Minister Stefan Löfven of Sweden, in the evening of that day."
    )
    assert ("person/stefan löfven", "Prime Minister") in [(h.person, h.office) for h in holdings(analyse(text))[0]] or (
        "person/stefan lofven",
        "Prime Minister",
    ) in [(h.person, h.office) for h in holdings(analyse(text))[0]]


def test_vague_titles_are_refused_with_a_reason(analyse: Analyse) -> None:
    """A title that names no office is not dropped in silence."""
    _, context = holdings(analyse("Opposition Leader of Australia Peter Smith came to the talks in the afternoon."))
    assert [r.reason for r in context.refusals] == ["the title alone names no office"]


def test_fullest_title_of_the_document(analyse: Analyse) -> None:
    """Of "Secretary" and "Secretary of State" of one person, the fuller is the office."""
    text = "Secretary Blinken spoke. Secretary of State of the United States Antony Blinken met them and left."
    assert [h.office for h in holdings(analyse(text))[0]] == ["Secretary of State"]


def test_two_offices_are_two_holdings(analyse: Analyse) -> None:
    """Offices joined by "and" are held apart."""
    text = "State Councilor and Foreign Minister Wang Yi of China met them and left in the evening for Paris."
    assert {h.office for h in holdings(analyse(text))[0]} == {"State Councilor", "Foreign Minister"}
