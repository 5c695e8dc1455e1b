"""Lemmas that are remembered are those that spaCy finds."""

from __future__ import annotations

import spacy

from kg.language.lemmas import remember_lemmas
from kg.language.pipeline import DEFAULT_MODEL, load_model

TEXT = """Delegations met, meeting in meetings; the leaders' leading talks led them to lead. It was the hardest day.
He left on the left; leaves fall, and she leaves. Data, criteria, treaties and memoranda were signed, being planned."""


def test_lemmas_are_those_of_spacy() -> None:
    """Found a first time, and remembered."""
    ours, theirs = load_model(), spacy.load(DEFAULT_MODEL)
    wanted = [(t.text, t.lemma_) for t in theirs(TEXT)]
    for _ in range(2):
        assert [(t.text, t.lemma_) for t in ours(TEXT)] == wanted


def test_words_of_two_who_do_something_together() -> None:
    """A verb with "co-" is one word, with its own verb's forms; the noun is, too, and "co-operation" stays as it is."""
    doc = load_model()("They co-chaired it, a co-host co-hosts it, and co-leading co-operation was co-organised.")
    assert [t.lemma_ for t in doc if t.text.startswith("co")] == [
        *("co-chair", "co-host", "co-host", "co-lead", "co", "co-organise"),
    ]


def test_a_word_that_breaks_off_has_a_lemma() -> None:
    """As in what somebody says and says anew."""
    doc = load_model()("We need the co- — the full support of all, and they co- operate.")
    assert [t.lemma_ for t in doc if t.text == "co-"] == ["co-"] * sum(t.text == "co-" for t in doc) != []


def test_other_lemmatizers_stay_as_they_are() -> None:
    """Any English pipeline may be named: one without a lemmatizer, or with one that looks lemmas up."""
    nlp = spacy.blank("en")
    remember_lemmas(nlp)
    assert nlp.pipe_names == []
    table = nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    before = table.lemmatize  # type: ignore[attr-defined]  # a pipe to spaCy's types
    remember_lemmas(nlp)
    assert table.lemmatize == before  # type: ignore[attr-defined]
