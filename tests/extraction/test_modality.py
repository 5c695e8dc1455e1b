"""What a clause asserts, read from its verb."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.modality import stance, stance_words
from kg.language.analysis import Analysis

CLAUSES = [
    ("The ministers met in Tokyo.", "meet", "done"),
    ("The ministers have met in Tokyo.", "meet", "done"),
    ("The ministers will meet in Tokyo.", "meet", "planned"),
    ("The ministers are going to meet in Tokyo.", "meet", "planned"),
    ("The ministers are meeting in Tokyo.", "meet", "ongoing"),
    ("The ministers agreed to meet in Tokyo.", "meet", "planned"),
    ("The ministers decided to sign the treaty.", "sign", "planned"),
    ("The minister hopes to visit Tokyo.", "visit", "proposed"),
    ("The minister invited his colleague to visit Tokyo.", "visit", "proposed"),
    ("The ministers could meet in Tokyo.", "meet", "proposed"),
    ("The ministers did not meet in Tokyo.", "meet", "negated"),
    ("The ministers never met.", "meet", "negated"),
    ("If the ministers met, it would help.", "meet", "negated"),
    ("The ministers refused to meet.", "meet", "negated"),
    ("The ministers cancelled the visit.", "cancel", "cancelled"),
    ("The ministers signed a treaty and adopted a statement.", "adopt", "done"),
    ("The ministers will sign a treaty and adopt a statement.", "adopt", "planned"),
    ("The ministers plan to meet in Tokyo.", "meet", "planned"),
    ("The ministers agreed that experts would meet in Tokyo.", "meet", "planned"),
    ("The minister announced that he would visit Tokyo.", "visit", "planned"),
    ("The ministers shared the view that experts would meet in Tokyo.", "meet", "planned"),
    ("They agreed that the visit should begin in May.", "begin", "planned"),
    ("The minister hoped that his colleague would visit Tokyo.", "visit", "proposed"),
    ("The minister would visit Tokyo with pleasure.", "visit", "proposed"),
    ("The minister is heading to Tokyo.", "head", "planned"),
    ("The session is to take place in May.", "be", "planned"),
    ("The aim is clear.", "be", "done"),
]


@pytest.mark.parametrize(("text", "verb", "expected"), CLAUSES)
def test_stance(analyse: Callable[..., Analysis], text: str, verb: str, expected: str) -> None:
    """Tense, modal verbs, denial and the verb it depends on decide what a clause asserts."""
    (token,) = [t for t in analyse(text).doc if t.lemma_ == verb and t.pos_ in {"VERB", "AUX"} and t.dep_ != "aux"]
    assert stance(token) == expected


def test_headline_infinitive_is_planned(analyse: Callable[..., Analysis]) -> None:
    """A headline's bare infinitive announces: "President Biden to Visit Poland"."""
    verbs = [
        t for t in analyse("Nothing else.", title="President Biden to Visit Poland").doc if t.lemma_.lower() == "visit"
    ]
    assert [stance(v) for v in verbs] == ["planned"]


def test_words_have_one_stance_each() -> None:
    """The word list holds only stances that the rules know."""
    known = {"planned", "proposed", "held", "cancelled", "negated"}
    assert all(
        set(stance_words(where).values()) <= known and stance_words(where) for where in ("matrix", "modifier", "before")
    )
