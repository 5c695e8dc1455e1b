"""Who does what a verb tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.context import Context
from kg.extraction.subjects import subject_actors

Read = Callable[..., Context]


def names(entities: list[str]) -> list[str]:
    return [e.partition("/")[2] for e in entities]


SUBJECTS = [
    ("The two leaders met in Osaka.", "met", ["shinzo abe", "vladimir putin"]),
    ("They met in Osaka.", "met", ["shinzo abe", "vladimir putin"]),
    ("Foreign Minister Taro Kono of Japan met him and later visited Moscow.", "visited", ["taro kono"]),
    ("The Australian side proposed a plan.", "proposed", ["Australia"]),
    ("Australian exports grew.", "grew", []),
]


@pytest.mark.parametrize(("text", "verb", "actors"), SUBJECTS)
def test_subjects(context: Read, text: str, verb: str, actors: list[str]) -> None:
    """Subjects are people and sides, groups and pronouns resolved; a nationality acts only before a side."""
    found = context(text)
    told = found.sentence_at(found.text.index(text))
    token = next(t for t in told.tokens if t.text == verb)
    assert sorted(names(subject_actors(token, told, found))) == sorted(actors)
