"""Words are asked about once, by the keys that spaCy gives them."""

from __future__ import annotations

from spacy.strings import StringStore

from kg.extraction.keytests import KeyTest


def test_each_word_is_asked_about_once() -> None:
    """The keys of fitting words pass; a word that was asked about, here or in another document, is not asked again."""
    asked: list[str] = []
    test = KeyTest(lambda word: asked.append(word) or word.startswith("m"))
    strings = StringStore(["meet", "talk", "met"])
    keys = [strings["meet"], strings["talk"], strings["meet"]]
    assert strings["meet"] in test.passed(keys, strings)
    assert strings["talk"] not in test.passed(keys, strings)
    assert strings["met"] in test.passed([strings["met"]], strings)
    assert sorted(asked) == ["meet", "met", "talk"]
