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
