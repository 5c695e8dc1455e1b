"""Rules look where their own words stand, and find what they would find at every character."""

from __future__ import annotations

import re

import pytest

from kg.language import wordplaces
from kg.language.echoes import _said
from kg.language.groups import find_groups
from kg.language.wordplaces import matches_at, places_where, word_places, word_test
from kg.model import Block, Document, Span


def test_words_of_a_text() -> None:
    """Runs of letters, runs of digits and single signs are words, told as they are written and in text order."""
    text = "The U.S. and the COP28: the end_"
    assert {word: text[at : at + len(word)] for word, places in word_places(text).items() for at in places} == {
        word: word for word in ("The", "U", ".", "S", "and", "the", "COP", "28", ":", "end", "_")
    }
    assert word_places(text)["the"] == [13, 24]


def test_matches_are_those_of_finditer() -> None:
    """Matches do not overlap, begin and end within the stretch, and are those that a search would find."""
    pattern = re.compile(r"\bno (?:no )?yes\b")
    text = "no no yes, no yes, yes, no no no yes"
    places = places_where(text, lambda word: word == "no")
    for begin, end in ((0, len(text)), (1, len(text)), (3, 30), (4, 17)):
        found = [match.span() for match in matches_at(pattern, places, text, begin, end)]
        assert found == [match.span() for match in pattern.finditer(text, begin, end)]


NOUNS = """leaders|presidents|prime ministers|premiers|heads of state|heads of government and government|ministers|
foreign ministers|defence secretaries|defense ministers|finance ministers|trade ministers|energy ministers|
economy ministers|interior ministers|health ministers|secretaries|national security advisers|officials|counterparts|
sides|parties|countries|nations|governments|states|participants|delegations"""


@pytest.mark.parametrize("lead", ["", "the ", "The two ", "all ", "our respective ", "both\n", "three member "])
@pytest.mark.parametrize("noun", NOUNS.replace("\n", "").split("|"))
def test_groups_are_found_by_their_nouns(lead: str, noun: str) -> None:
    """Every noun of a group is looked for, and its article, number and adjective belong to it."""
    text = f"On {lead}{noun} of France, Italy and Spain"
    countries = [(Span(text.index(name), text.index(name) + len(name)), name) for name in ("France", "Italy", "Spain")]
    document = Document("d.txt", text, "0" * 64, blocks=(Block("paragraph", Span(0, len(text))),))
    found = [m.span for m in find_groups(document, (), countries, (), ())]
    assert found == [Span(3, len(text))]


def test_thousands_of_names_are_found_at_once() -> None:
    """The longest known form that begins at a place is taken, whole, and the next is looked for behind it."""
    text = "Ana Maria met Ana and Anatole; Maria Ana"
    found = [span.of(text) for span in _said(text, {"Ana", "Ana Maria", "Maria", "Anatole"})]
    assert found == ["Ana Maria", "Ana", "Anatole", "Maria", "Ana"]


def test_a_question_of_a_rule_is_asked_as_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A marked question finds the places that an unmarked one finds, also in a text that was looked through before."""
    monkeypatch.setattr(wordplaces, "_TESTS", list(wordplaces._TESTS))
    text = "Talks on trade, talks on gas"

    def is_talks(word: str) -> bool:
        return word.lower() == "talks"

    before = places_where(text, is_talks)
    assert places_where(text, word_test(is_talks)) == before == [0, 16]
