"""Subjects, governing verbs and clauses, as the parse has them."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.context import Context
from kg.extraction.syntax import clause_span, find_subject, governing_verb
from kg.language.analysis import Sentence

Read = Callable[..., Context]


def sentence(context: Context, words: str) -> Sentence:
    return context.sentence_at(context.text.index(words))


def test_governing_verb(context: Read) -> None:
    """A noun hangs on the verb of its clause."""
    found = context("The ministers signed an agreement on trade.")
    tokens = sentence(found, "The ministers").tokens
    assert governing_verb(next(t for t in tokens if t.text == "trade")).text == "signed"


def test_clause_after_a_hyphen(context: Read) -> None:
    """A clause has its bounds also where a word after a hyphen has nothing that depends on it."""
    told = context("The follow-up was a win-win for both, and the two will co-chair a meeting.")
    where = sentence(told, "The follow-up")
    spans = {token.text: clause_span(token, where) for token in where.tokens if token.text in {"up", "win", "co-chair"}}
    assert set(spans) == {"up", "win", "co-chair"}
    assert all(where.span.begin <= begin < end <= where.span.end for begin, end in spans.values())


def test_subject_of_a_verb_without_one(context: Read) -> None:
    """A verb without a subject has that of the verb it is coordinated with; whom one invites is who visits."""
    found = context("Minister Taro Kono met him and invited President Vladimir Putin to visit Tokyo.")
    verbs = {t.text: t for t in sentence(found, "Minister Taro").tokens if t.text in {"invited", "visit"}}
    subjects = {word: find_subject(verb) for word, verb in verbs.items()}
    assert {word: subject.text for word, subject in subjects.items() if subject} == {
        "invited": "Kono",
        "visit": "Putin",
    }
