"""Whom noun phrases and pronouns stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.context import Context
from kg.extraction.referents import actors_of, pronoun_referents

Read = Callable[..., Context]


def names(entities: list[str]) -> list[str]:
    return [e.partition("/")[2] for e in entities]


PRONOUNS = [
    ("Foreign Minister Taro Kono of Japan arrived. He spoke.", "He", ["taro kono"]),
    ("The talks were long. They agreed.", "They", ["shinzo abe", "vladimir putin"]),
    ("The talks were long. It rained.", "It", []),
]


@pytest.mark.parametrize(("text", "word", "people"), PRONOUNS)
def test_pronouns(context: Read, text: str, word: str, people: list[str]) -> None:
    """The word "he" is the person named last, "they" the principals where no group is named before; "it" is nobody."""
    found = context(text)
    position = found.text.rindex(word)
    sentence = found.sentence_at(position)
    assert sorted(names(pronoun_referents(word.lower(), sentence, found, position))) == sorted(people)


def test_a_person_named_is_not_the_pronoun_beside(context: Read) -> None:
    """In "A and he", he is somebody else."""
    found = context("Foreign Minister Taro Kono of Japan arrived.")
    position = found.text.rindex("arrived")
    sentence = found.sentence_at(position)
    before = pronoun_referents("he", sentence, found, position)
    assert names(before) == ["taro kono"]
    assert pronoun_referents("he", sentence, found, position, besides=before) != before


def test_coordinated_actors(context: Read) -> None:
    """A noun stands for its own actor and for those coordinated with it."""
    found = context("Australia and India signed it.")
    sentence = found.sentence_at(found.text.index("Australia and"))
    assert names(actors_of(sentence.tokens[0], sentence, found)) == ["Australia", "India"]


def test_and_i_with_whoever_the_parse_leaves_out(context: Read) -> None:
    """In "this afternoon President A and I will open", A is one of the two."""
    found = context("This afternoon President Alar Karis of Estonia and I will open the exhibition.")
    subject = next(t for t in found.analysis.doc if t.text == "I")
    who = actors_of(subject, found.sentence_at(subject.idx), found)
    assert "alar karis" in names(who)
