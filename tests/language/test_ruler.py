"""The attribute ruler that remembers finds what spaCy's own finds."""

from __future__ import annotations

from functools import cache

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from kg.language.pipeline import DEFAULT_MODEL, load_model
from kg.language.ruler import RememberingRuler, remember

TEXT = """There's nothing that we can't do, Foreign Minister Lavrov said.

Let's meet again: they're gonna sign it, aren't they? "Y'all got ta see this," he'd told them twice (in May 2019).
That is what we were doin' – and what the two ministers, who had met before, do have to do once more."""


@cache
def rulers() -> tuple[AttributeRuler, AttributeRuler]:
    """The own one of spaCy, and ours, with the patterns of the model."""
    own = spacy.load(DEFAULT_MODEL).get_pipe("attribute_ruler")
    assert isinstance(own, AttributeRuler)
    ours = RememberingRuler(own.vocab)
    ours.add_patterns(own.patterns)
    return own, ours


def test_a_text_gets_the_attributes_that_spacy_gives_it() -> None:
    """Twice: once as it learns what a kind of token gets, once from memory."""
    ours, theirs = load_model(), spacy.load(DEFAULT_MODEL)
    assert type(ours.get_pipe("attribute_ruler")) is RememberingRuler
    wanted = [(t.text, t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in theirs(TEXT)]
    for _ in range(2):
        assert [(t.text, t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in ours(TEXT)] == wanted


ASKED = ["the", "that", "this", "let", "'s", "gon", "na", "got", "ta", "y'", "Y", "all", "ai", "n't", "nothin'", "is"]
WORDS = st.sampled_from([*ASKED, "There", "it", "I", "you", "do", "had", "once", "X", " ", "\n"])
TAGS = st.sampled_from(["DT", "IN", "NN", "PRP", "VB", "VBD", "VBZ", "VBP", "MD", "EX", "RB", "TO", "_SP", "WDT"])
DEPS = st.sampled_from(["nsubj", "dobj", "expl", "aux", "det", "mark", "ROOT", "conj", "dep"])


@given(st.lists(st.tuples(WORDS, TAGS, DEPS), min_size=1, max_size=12))
@settings(max_examples=200)
def test_any_tokens_fit_the_same_patterns(tokens: list[tuple[str, str, str]]) -> None:
    """Whatever stands beside what, and however it is tagged."""
    own, ours = rulers()
    words, tags, deps = map(list, zip(*tokens, strict=True))
    doc = Doc(own.vocab, words=words, tags=tags, deps=deps, heads=[0] * len(words))
    assert ours.match(doc) == own.match(doc)


def test_patterns_of_any_kind_are_heard() -> None:
    """A pattern of what is not remembered, or of several tokens, is held against every token as before."""
    patterns = [
        {"patterns": [[{"SHAPE": "Xxxx", "TAG": "NN"}], [{"LOWER": "two"}]], "attrs": {"POS": "PROPN"}, "index": 0},
        {"patterns": [[{"LOWER": "two"}, {"OP": "+", "IS_ALPHA": True}]], "attrs": {"POS": "NUM"}, "index": 0},
        {"patterns": [[{"LOWER": {"REGEX": "^t"}}]], "attrs": {"LEMMA": "t"}, "index": 0},
    ]
    vocab = spacy.blank("en").vocab
    own, ours = AttributeRuler(vocab), RememberingRuler(vocab)
    for ruler in (own, ours):
        ruler.add_patterns(patterns)  # type: ignore[arg-type]  # as patterns are written in JSON
    doc = Doc(vocab, words=["Two", "Tall", "Trees", "two"], tags=["CD", "NN", "NN", "CD"])
    assert ours.match(doc) == own.match(doc) != []
    ours.clear()
    ours.add_patterns(patterns[:1])  # type: ignore[arg-type]
    assert {number for number, *_ in ours.match(doc)} == {0}


def test_a_model_without_a_ruler_stays_without() -> None:
    """Any English pipeline may be named."""
    nlp = spacy.blank("en")
    remember(nlp)
    assert nlp.pipe_names == []
