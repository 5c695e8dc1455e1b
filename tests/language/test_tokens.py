"""Tokens of any text, whatever it is made of."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.language.pipeline import load_model
from kg.language.tokens import REMEMBERED, show_words, tokenise


@cache
def model() -> Language:
    return load_model()


@pytest.mark.parametrize("unit", ["$", "(", '"', "…", "a.", "don't", "語"])
def test_a_long_stretch_without_space_comes_to_an_end(unit: str) -> None:
    """A hundred thousand signs in one stretch; spaCy's tokenizer alone would take hours with some."""
    text = f"He paid {unit * (100_000 // len(unit))} in all."
    doc = tokenise(model(), text)
    assert doc.text == text
    assert [doc[0].text, doc[-2].text, doc[-1].text] == ["He", "all", "."]


def test_ordinary_text_is_cut_as_by_the_model() -> None:
    """An address of 300 characters and a line of dots are no such stretch."""
    text = f"See https://example.org/{'a/b-' * 70} and “it's” ({'.' * 90})\n\n  for $30 billion."
    assert [t.text_with_ws for t in tokenise(model(), text)] == [t.text_with_ws for t in model().make_doc(text)]


@given(
    st.lists(st.sampled_from([" ", "\n", "  ", "a" * 399, "$" * 400, "(" * 450, "it's", "é" * 1000, "."]), max_size=8)
)
def test_no_character_is_lost(parts: list[str]) -> None:
    """Tokens with their white space are the text, so that offsets hold."""
    text = "".join(parts)
    assert tokenise(model(), text).text == text


@pytest.mark.parametrize("word", ["Don't", "U.S.", "don't-stop", "treaty.", "(G20)"])
def test_words_that_were_shown_are_cut_as_before(word: str) -> None:
    """What the tokenizer remembers saves time, and changes no token."""
    text = f"{word} meet, don't they?\n\n{word} said that {word}"
    before = [t.text for t in load_model().make_doc(text)]
    shown: set[str] = set()
    show_words(model(), text, shown)
    assert shown == {*text.split(), "\n\n"} and len(shown) < REMEMBERED
    assert [t.text for t in model().make_doc(text)] == before


def test_no_long_stretch_is_shown() -> None:
    """It would take the tokenizer as long alone; `tokenise` cuts it before."""
    shown: set[str] = set()
    show_words(model(), "$" * 100_000, shown)
    assert shown == set()
