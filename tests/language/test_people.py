"""Clusters: which forms are one person, and which are two."""

from __future__ import annotations

import pytest

from kg.language.bearers import Person
from kg.language.lexicon import Named
from kg.language.people import cluster, fold, name_tokens, title_core
from kg.model import Span

JAPAN, RUSSIA = Named("country", "Japan"), Named("country", "Russia")


def person(at: int, name: str, title: str | None = None, rank: str | None = None, of: Named | None = None) -> Person:
    span = Span(at * 100, at * 100 + len(name))
    return Person(span, name, title, rank or ("leader" if title else None), of, name_span=span)


def groups(*people: Person) -> list[list[str]]:
    return [[p.name or "" for p in c.people] for c in cluster(people)]


ONE = [
    ("Taro Kono", "Kono"),
    ("Sergey Lavrov", "S. Lavrov"),
    ("Kishida Fumio", "Fumio Kishida"),
    ("Joseph R. Biden", "Joe Biden"),
    ("Viktor Orbán", "Orban"),
    ("Mustafa Al-Kadhimi", "Kadhimi"),
    ("Abdullah II", "Abdullah II"),
    ("Mohamed bin Zayed Al Nahyan", "Sheikh Mohamed bin Zayed"),
]


@pytest.mark.parametrize(("full", "short"), ONE)
def test_forms_of_one_person(full: str, short: str) -> None:
    """Surname, initial, order, nickname, diacritics and particles do not make two people of one."""
    assert groups(person(0, full), person(1, short, "President")) == [[full, short]]


TWO = [
    (person(0, "Jill Biden", "First Lady", "spouse"), person(1, "Biden", "President")),
    (person(0, "Mohammed bin Salman", "Crown Prince"), person(1, "Salman", "King")),
    (person(0, "Shinzo Abe", "Prime Minister", of=JAPAN), person(1, "Abe", "Minister", "minister", RUSSIA)),
    (person(0, "Taro Kono"), person(1, "Taro Aso")),
    (person(0, "Sergey Lavrov"), person(1, "M. Lavrov", "Mr", "honorific")),
]


@pytest.mark.parametrize(("one", "two"), TWO)
def test_two_people_of_one_surname(one: Person, two: Person) -> None:
    """A style of another member of the house, another country or another initial keeps people apart."""
    assert groups(one, two) == [[one.name], [two.name]]


def test_surname_in_the_headline_finds_the_full_name_below() -> None:
    """The fullest form names the cluster even where it comes last."""
    (one,) = cluster([person(0, "Biden", "President"), person(1, "Joseph R. Biden")])
    assert one.name == "Joseph R. Biden"


def test_lone_word_without_title_is_nobody() -> None:
    """A single word that the model calls a person founds none."""
    assert groups(person(0, "Impact")) == []


def test_title_decides_between_two_of_one_name() -> None:
    """Of two who could bear a surname, the one with the same title is meant."""
    people = [
        person(0, "Shinzo Abe", "Prime Minister"),
        person(1, "Akie Abe", "First Lady", "spouse"),
        person(2, "Abe", "Prime Minister"),
    ]
    assert groups(*people) == [["Shinzo Abe", "Abe"], ["Akie Abe"]]


def test_offices_leave_out_shorter_forms() -> None:
    """A title that only shortens another says nothing; "President" does beside "Vice President"."""
    people = [person(n, "Antony Blinken", t) for n, t in enumerate(["Secretary", "Secretary of State", "Minister"])]
    assert cluster(people)[0].offices == ("Secretary of State", "Minister")
    deputies = [person(n, "Joe Biden", t) for n, t in enumerate(["Vice President", "President"])]
    assert cluster(deputies)[0].offices == ("Vice President", "President")


def test_stated_country_before_nationality() -> None:
    """What "of Japan" says outweighs an adjective."""
    adjective = Person(Span(0, 9), "Taro Kono", "Minister", "minister", RUSSIA, name_span=Span(0, 9), nationality=True)
    (one,) = cluster([adjective, person(1, "Taro Kono", "Minister", "minister", JAPAN)])
    assert one.of() == JAPAN


def test_folding() -> None:
    """Names compare without case, diacritics and particles; titles without what may stand before them."""
    assert fold("Orbán") == "orban"
    assert name_tokens("Mohammed bin Salman") == ("mohammed", "salman")
    assert name_tokens("S. Lavrov") == ("s.", "lavrov")
    assert title_core("Acting President") == title_core("president")
