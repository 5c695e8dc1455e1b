"""Look-ups over one document that the rules share."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.context import Context, unique, words_before
from kg.extraction.extract import extract
from kg.language.analysis import Analysis, Sentence
from tests.extraction.conftest import Analyse

Read = Callable[..., Context]


def sentence(context: Context, words: str) -> Sentence:
    return context.sentence_at(context.text.index(words))


def test_represent(context: Read) -> None:
    """Behind people stand their countries, each once; whose country nothing tells has none."""
    found = context("Foreign Minister Taro Kono of Japan and Mr. Smith met Foreign Minister Sergey Lavrov of Russia.")
    people = ["person/taro kono", "person/shinzo abe", "person/sergey lavrov", "person/smith"]
    assert found.represent(people) == ["country/Japan", "country/Russia"]


def test_modifiers_do_not_act(context: Read) -> None:
    """A country that only modifies a noun is no actor; one that owns a side or stands alone is."""
    found = context("The Australia business group met. Japan signed it.")
    acting = {m.entities[0]: found.is_actor(m) for m in found.mentions if m.kind == "country" and m.span.begin > 80}
    assert (acting["country/Australia"], acting["country/Japan"]) == (False, True)


def test_we_speaks_for_the_speaker_s_side(context: Read) -> None:
    """What "we" means: of a speaker the speaker's country, of a text without one the country at home."""
    found = context(
        "President Vladimir Putin: We agreed to trade more with our friends here in Osaka today.",
        title="Statement by President of Russia Vladimir Putin following talks with Prime Minister of Japan Shinzo Abe",
    )
    assert found.side(sentence(found, "We agreed")) == "country/Russia"


def test_mentions_inside_a_title_are_not_seen(context: Read) -> None:
    """The country of "Prime Minister Shinzo Abe of Japan" is part of the mention of the person."""
    found = context("They met.")
    assert [m.kind for m in found.mentions_in(0, found.text.index("\n"))] == ["person", "person"]


def test_refusals_are_kept(context: Read) -> None:
    """What a rule refuses is kept with its words and reason."""
    found = context("They met.")
    found.refuse("rule/1", "no reason", sentence(found, "They met").span)
    assert [(r.rule, r.reason, r.quote) for r in found.refusals] == [("rule/1", "no reason", "They met.")]


def test_small_helpers() -> None:
    """Words before a place, in lower case; items each once in order."""
    assert words_before("They met In Tokyo on Monday", 18, 2) == "in tokyo"
    assert unique(["b", "a", "b"]) == ["b", "a"]


def test_whose_text_it_is_need_not_be_named(analyse: Callable[..., Analysis]) -> None:
    """An organisation that speaks as "we" is a side like any country, and its fact can be written."""
    analysis = analyse(
        "We are negotiating with Australia, New Zealand and Indonesia. We have concluded a trade agreement with Chile.",
        title="European Commission",
    )
    found = extract(analysis)
    (meeting,), agreements = found.meetings, found.agreements
    (agreement,) = (a for a in agreements if a.status == "signed")
    assert "organization/European Union" in {p.entity for p in meeting.participants}
    assert agreement.parties == ("organization/European Union", "country/Chile")
    assert {e.kind for e in found.entities if e.id == "organization/European Union"} == {"organization"}


def test_the_office_of_a_salutation_ends_with_its_line(analyse: Analyse) -> None:
    """As in a list of guests, each on a line of his own."""
    guests = "Minister Zafer Demir, Minister of Economy of the Republic of Turkey\nAmbassadors\nLadies and Gentlemen"
    found = analyse(f"{guests}\n\nIt is an honour to be here.", title="Address by Minister Rob Davies of South Africa")
    assert found.entities["person/zafer demir"].country == "country/Turkey"
