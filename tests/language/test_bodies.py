"""Organisations that no list names: found by the model, by their words, or where a party stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.bodies import find_bodies
from kg.language.coreference import resolve
from kg.language.names import find_names
from kg.model import Block, Document, Span


def bodies(text: str, *seen: str, label: str = "ORG") -> list[tuple[str, str]]:
    """Where bodies are found and under which name; ``seen`` is what the model labels."""
    block = Span(0, len(text))
    document = Document("d.txt", text, "0" * 64, blocks=(Block("paragraph", block),))
    mentions = resolve(document, find_names(text, [block], []), block, None).mentions
    labelled = [(Span(text.index(s), text.index(s) + len(s)), label) for s in seen]
    return [(b.span.of(text), b.name) for b in find_bodies(text, [block], labelled, mentions)]


def names(text: str, *seen: str, label: str = "ORG") -> list[str]:
    return [name for _, name in bodies(text, *seen, label=label)]


FOUND = [
    ("the Ministry of Marine and Fisheries Affairs opened", ["Ministry of Marine and Fisheries Affairs"]),
    ("the Federal Agency for Tourism opened", ["Federal Agency for Tourism"]),
    ("the Ministry of Health and the Ministry of Justice", ["Ministry of Health", "Ministry of Justice"]),
    ("the University of Chicago and Purdue University opened", ["University of Chicago"]),
    ("the Bank of England and Prime Minister Modi met", ["Bank of England"]),
    ("signed by energy company Pertamina today", ["Pertamina"]),
    ("an MoU between Invest India and Austrade to help", ["Invest India", "Austrade"]),
    ("an MoU between India's GIFT City and Abu Dhabi Global Market", ["GIFT City", "Abu Dhabi Global Market"]),
    ("ExxonMobil and energy company Pertamina have signed a deal", ["ExxonMobil", "Pertamina"]),
    ("Rosatom signed a contract with Paks II Ltd. today", ["Rosatom", "Paks II Ltd"]),
    ("They signed a contract with Paks II Ltd. today", ["Paks II Ltd"]),
    ("SOCAR and Bulgartransgaz signed a contract", ["SOCAR", "Bulgartransgaz"]),
    ("the Ministry of Energy of Peru and the Repsol company met", ["Ministry of Energy of Peru", "Repsol"]),
    ("Obama and Medvedev signed a treaty", []),
    ("talks between France and Japan", []),
    ("an agreement between India and Japan", []),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_bodies_shown_by_their_words(text: str, found: list[str]) -> None:
    """Public bodies, firms called so and parties to an instrument are found without the model."""
    assert names(text) == found


BROKEN = [
    ("the Kenya Agricultural and Livestock Research Organization", "Livestock Research Organization", 2),
    ("our Investment and Development Agency", "Development Agency", 2),
    ("Austrade and Export Development Agency", "Export Development Agency", 1),
    ("Commonwealth Scientific and Industrial Research Organisation", "Industrial Research Organisation", 2),
    ("the Ministry of Trade and Development Agency", "Development Agency", 1),
    ("work on Trade and Investment", "Investment", 1),
]


def test_governments_and_short_names_of_instruments_are_no_bodies() -> None:
    """A country's government is the country, and "FETP" is a programme where the text says so."""
    assert names("with the Ghanaian Government today", "Ghanaian Government") == []
    assert names("the Northern Territory Government spoke", "Northern Territory Government") != []
    assert (
        names("the Canada-Association of Southeast Asian Nations", "Canada-Association of Southeast Asian Nations")
        == []
    )
    text = "The Field Epidemiology Training Program (FETP) grew. FETP and NASA spoke."
    assert names(text, "FETP", "NASA") == ["NASA"]
    assert names("the Central Bank of the Russian Federation has") == ["Central Bank of the Russian Federation"]


@pytest.mark.parametrize(("text", "seen", "halves"), BROKEN)
def test_a_name_broken_at_and_is_one(text: str, seen: str, halves: int) -> None:
    """What stands before "and" belongs to the body's name where it is a word of a portfolio and no body itself."""
    found = names(text, seen)
    assert (text.removeprefix("the ").removeprefix("our ") in found) is (halves == 2)


def test_bodies_joined_by_and_begin_anew_with_a_word_of_bodies() -> None:
    """The next begins with its own word, what may stand before that word included."""
    assert names("the Bank of India and the Central Bank of Kenya") == ["Bank of India", "Central Bank of Kenya"]
    both = "Romanian Chamber of Commerce and Industry and the Federation of Egyptian Chambers of Commerce"
    assert names(f"thank the {both}", both)[1:] == ["Federation of Egyptian Chambers of Commerce"]


def test_two_sides_taken_for_one_body_are_told_apart() -> None:
    """The two between whom something is are two where the model takes them for one: also where it breaks the last."""
    whole = "Global Centre for Nuclear Energy Partnership and VINATOM"
    assert names(f"1. MoU between the {whole}", whole) == [
        "Global Centre for Nuclear Energy Partnership",
        "VINATOM",
    ]
    broken = "Diplomatic Academy of Lima and the Diplomacy"
    text = f"an MoU between the {broken} Academy of Quito"
    assert names(text, broken, "Academy of Quito") == ["Diplomatic Academy of Lima", "Diplomacy Academy of Quito"]


def test_the_model_sees_firms_as_buildings() -> None:
    """What ends in a firm's word is a body, whatever the model takes it for; what does not, stays what it was."""
    assert names("in Aruna Global Technologies and Tokyo Tower", "Aruna Global Technologies", label="FAC") == [
        "Aruna Global Technologies"
    ]
    assert names("in Tokyo Tower", "Tokyo Tower", label="FAC") == []


def test_a_body_that_the_model_breaks_is_drawn_out() -> None:
    """Of "Ministry of Marine" and "Fisheries Affairs" one body is made, that the text names whole."""
    text = "the Ministry of Marine and Fisheries Affairs opened"
    assert names(text, "Ministry of Marine", "Fisheries Affairs") == ["Ministry of Marine and Fisheries Affairs"]


NONE = [
    "Free Trade Agreement",
    "MoUs",
    "Summit",
    "External Affairs",
    "Prime Minister",
    "Republic of Uzbekistan",
    "Renewed",
]


@pytest.mark.parametrize("seen", NONE)
def test_no_body(seen: str) -> None:
    """Instruments, events, portfolios, titles and countries are no bodies, though the model labels them so."""
    assert names(f"They spoke of the {seen} there.", seen) == []


def test_whose_a_body_is() -> None:
    """A nationality is part of the mention, a country before it stands by itself; the name is the same."""
    assert bodies("Indonesian Ministry of Health") == [("Indonesian Ministry of Health", "Ministry of Health")]
    assert bodies("Indonesia’s Ministry of Health") == [("Ministry of Health", "Ministry of Health")]


def test_abbreviation_stands_for_the_body() -> None:
    """An abbreviation given in brackets is the body from there on."""
    text = "the Maritime Security Agency (BAKAMLA) met. BAKAMLA agreed."
    found = bodies(text, "Maritime Security Agency")
    assert found[-1] == ("BAKAMLA", "Maritime Security Agency")


@given(
    st.lists(
        st.sampled_from(
            [
                "Ministry",
                "of",
                "Health",
                "and",
                "the",
                "MoU",
                "between",
                "Bank",
                "signed",
                "by",
                "company",
                ",",
                "(",
                "A",
                "I-A",
            ]
        ),
        max_size=60,
    )
)
def test_any_run_of_words_gives_bodies_within_it(words: list[str]) -> None:
    """Whatever the words, bodies lie in the text, in order, and do not overlap."""
    text = " ".join(words)
    found = find_bodies(text, [Span(0, len(text))], [], [])
    spans = [b.span for b in found]
    assert all(0 <= s.begin < s.end <= len(text) for s in spans)
    assert all(not a.meets(b) for a, b in pairwise(spans))


def test_what_meets_of_a_known_body_is_that_body() -> None:
    """A council of ministers of an organisation is no body of its own; an agency of it is."""
    assert names("the OIC Council of Foreign Ministers met", "OIC Council of Foreign Ministers") == []
    assert names("the OIC Trade Agency wrote", "OIC Trade Agency") == ["OIC Trade Agency"]


def test_a_name_without_whose_it_is() -> None:
    """The country that owns a body is no part of its name."""
    assert names("with Malaysia's MURA today", "Malaysia's MURA") == ["MURA"]
