"""Bodies that the model misses or cuts: led by a country's name, of a parliament, before what a paper is on."""

from __future__ import annotations

import pytest

from kg.language.bodies import find_bodies
from kg.language.body_extents import cut, extended
from kg.language.coreference import resolve
from kg.language.names import find_names
from kg.model import Block, Document, Span


def names(text: str, *seen: str) -> list[str]:
    """The names of bodies found; ``seen`` is what the model labels as organisations."""
    block = Span(0, len(text))
    document = Document("d.txt", text, "0" * 64, blocks=(Block("paragraph", block),))
    labelled = [(Span(text.index(s), text.index(s) + len(s)), "ORG") for s in seen]
    mentions = resolve(document, find_names(text, [block], []), block, None).mentions
    return [b.name for b in find_bodies(text, [block], labelled, mentions)]


LED = [
    ("vessels for the Sri Lanka Coast Guard today", ["Sri Lanka Coast Guard"]),
    ("they launched the Kenya-Zambia Business Council.", ["Kenya-Zambia Business Council"]),
    ("the Peru–Chilean Chamber of Commerce met", ["Peru–Chilean Chamber of Commerce"]),
    ("under the Chile/Peru Vocational Training Institute, people", ["Chile/Peru Vocational Training Institute"]),
    ("the Peru Customs Administration met", []),
    ("a Peru of many banks", []),
    ("talks of Kenya and Zambia Council met", []),
]


@pytest.mark.parametrize(("text", "found"), LED)
def test_names_that_begin_with_countries(text: str, found: list[str]) -> None:
    """The country, or the two, belong to the name that ends as names of bodies do."""
    assert names(text) == found


def test_a_body_that_is_found_anyway_keeps_its_name() -> None:
    """One country before a name that the model sees is whose the body is; two are part of it."""
    assert names("the Peruvian Chamber of Commerce met", "Chamber of Commerce") == ["Chamber of Commerce"]
    text = "the Peru-Chile Chamber of Commerce met"
    assert names(text, "Chamber of Commerce") == ["Peru-Chile Chamber of Commerce"]


EXTENDED = [
    ("Foreign Affairs Committee", " of the Althingi met", " of the Althingi"),
    ("Foreign Policy Committee", " of the Croatian Parliament met", " of the Croatian Parliament"),
    ("Committee for Tourism", " under the Government of Tajikistan met", " under the Government of Tajikistan"),
    ("Agency for Statistics", " under the Government of the Republic of Tajikistan", None),
    ("Committee on Trade", " of the two countries", ""),
    ("Committee on Trade", " under the chairmanship of", ""),
    ("Bank", " of the Parliament", ""),
]


@pytest.mark.parametrize(("name", "rest", "more"), EXTENDED)
def test_committees_with_the_house_that_they_are_of(name: str, rest: str, more: str | None) -> None:
    """A parliament or government behind a committee's name is part of it."""
    text = name + rest
    assert extended(text, Span(0, len(name))).of(text) == name + (rest if more is None else more)


CUT = [
    ("Okavango Diamond Company on Supply of Diamonds", "Okavango Diamond Company"),
    ("University of Malaya in the Field of Law", "University of Malaya in the Field of Law"),
    ("Chilean Chamber in the Field of Law", "Chilean Chamber"),
    ("Commission on Human Rights", "Commission on Human Rights"),
    ("Joint Working Group on Counter Terrorism", "Joint Working Group on Counter Terrorism"),
]


@pytest.mark.parametrize(("text", "name"), CUT)
def test_names_end_where_the_topic_of_a_paper_begins(text: str, name: str) -> None:
    """A firm is on nothing; a commission is."""
    assert cut(text, Span(0, len(text))).of(text) == name


FORCES = [
    ("an accord of Peru's National Police and Chile", "National Police", ["National Police"]),
    ("on Bolivia's National Customs and Chile", "National Customs", ["National Customs"]),
    ("the Ministry of e-Government of Bulgaria met", "e-Government", ["Ministry of e-Government of Bulgaria"]),
    ("with the Dept. of Fisheries today", "Fisheries", ["Dept. of Fisheries"]),
    ("on National Security and trade", "National Security", []),
]


@pytest.mark.parametrize(("text", "seen", "found"), FORCES)
def test_offices_of_state_by_their_words(text: str, seen: str, found: list[str]) -> None:
    """Forces, and offices written short or with small letters, are bodies; what they work for is none."""
    assert names(text, seen) == found
