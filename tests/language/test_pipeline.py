"""The room's door on real parses: sentences with speakers, mentions, organisations, boundaries, and a missing model."""

from __future__ import annotations

import pytest

from kg.errors import ModelError
from kg.language.pipeline import load_model
from kg.model import Span
from tests.language.conftest import Analyse

TALKS = """S.Lavrov: We met with our Japanese colleagues today. I am glad of it.

Question: Will President Putin visit Japan?

S.Lavrov: He will. Mr.Putin said so."""


def test_sentences_know_who_speaks(analyse: Analyse) -> None:
    """Each sentence of a turn is its speaker's; a journalist's question asks and is nobody's."""
    analysis = analyse(TALKS, title="Foreign Minister Sergey Lavrov’s answers to media questions")
    said = {s.span.of(analysis.document.text): (s.speaker, s.asks) for s in analysis.sentences}
    assert said["I am glad of it."] == ("person/sergey lavrov", False)
    assert said["Will President Putin visit Japan?"] == (None, True)


def test_mentions_slice_to_their_names(analyse: Analyse) -> None:
    """Mentions stand in text order, inside the text, and a person's with title."""
    analysis = analyse(
        "Prime Minister Anwar Ibrahim of Malaysia met President Joko Widodo in Jakarta, and they spoke of their work."
    )
    text = analysis.document.text
    people = [m.span.of(text) for m in analysis.mentions if m.kind == "person"]
    assert people == ["Prime Minister Anwar Ibrahim of Malaysia", "President Joko Widodo"]
    assert list(analysis.mentions) == sorted(analysis.mentions, key=lambda m: (m.span, m.kind))


def test_untitled_people_of_the_model(analyse: Analyse) -> None:
    """A person whom only the model sees is one, with the office said after the name."""
    analysis = analyse(
        "Hiroshige Seko, the Japanese Minister of Economy, Trade and Industry, signed the plan in Tokyo."
    )
    seko = analysis.entities["person/hiroshige seko"]
    assert [(o.title, o.of) for o in seko.offices] == [("Minister of Economy, Trade and Industry", "country/Japan")]


def test_organisations_that_only_the_model_sees(analyse: Analyse) -> None:
    """Companies that no lexicon holds are organisations of the document."""
    analysis = analyse("Boeing and Vietnam Airlines signed a contract in Hanoi on Monday for ten new aircraft.")
    assert "organization/Boeing" in analysis.entities


def test_a_firm_that_the_model_takes_for_a_person(analyse: Analyse) -> None:
    """Where a party to an instrument stands, a name that only the model calls a person's is a body's."""
    analysis = analyse(
        "A letter of intent between Prasar Bharati and Empresa Brasil de Comunicação was signed in Brasília."
    )
    assert "organization/Prasar Bharati" in analysis.entities
    assert not any(m.kind == "person" for m in analysis.mentions)


def test_no_sentence_crosses_a_block(analyse: Analyse) -> None:
    """A headline without a full stop is a sentence of its own, and names are not broken inside."""
    analysis = analyse("The talks went on for two hours and were useful.", title="Talks with Viktor Orban")
    text = analysis.document.text
    assert analysis.sentences[0].span.of(text) == "Talks with Viktor Orban"


def test_a_title_before_a_name_ends_no_sentence(analyse: Analyse) -> None:
    """Styles like "H.E." and "Hon." stand before a name, whatever the model makes of their stops."""
    text = "Minister Kono met the Foreign Minister of Brazil H.E. Mr. Carlos França. The Hon. Penny Wong came later."
    found = analyse(text)
    told = [s.span.of(found.document.text) for s in found.sentences if s.block == "paragraph"]
    assert told[:2] == text.replace("França. ", "França.\n").split("\n")


def test_same_text_same_analysis(analyse: Analyse) -> None:
    """Two analyses of one text agree in every entity and mention."""
    one, two = analyse(TALKS), analyse(TALKS)
    assert (one.entities, one.mentions, one.parties) == (two.entities, two.mentions, two.parties)


def test_times_and_quantities_are_looked_up_by_span(analyse: Analyse) -> None:
    """What lies in a sentence is found by its span, and nothing from beside it."""
    analysis = analyse("Trade grew to $5 billion in 2022. Exports will reach $8 billion by 2030, they said.")
    first, second = analysis.sentences[-3:-1]
    assert [q.value for q in analysis.quantities_in(first.span)] == [5e9]
    assert [t.time.edtf for t in analysis.times_in(second.span) if t.time] == ["2030"]
    assert analysis.quantities_in(Span(0, 1)) == []


@pytest.mark.parametrize("name", ["no_such_model", "json"])
def test_a_missing_model_says_what_to_try(name: str) -> None:
    """A model that is not there, or is none, is a clear error with a hint."""
    with pytest.raises(ModelError) as caught:
        load_model(name)
    assert name in str(caught.value) and caught.value.hint


def test_abbreviations_beside_numbers_end_no_sentence(analyse: Analyse) -> None:
    """The full stop of "Rs." or "approx." before a number is none of a sentence's."""
    text = "India will lend Rs. 500 crores. Trade came to approx. 40 million euros. It grew."
    analysis = analyse(text)
    told = [s.span.of(analysis.document.text).strip() for s in analysis.sentences]
    wanted = ["India will lend Rs. 500 crores.", "Trade came to approx. 40 million euros.", "It grew."]
    assert [t for t in told if t in wanted] == wanted
