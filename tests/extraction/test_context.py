"""Look-ups over one document that the rules share: who a phrase stands for, and where lists end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kg.extraction.context import Context, clause_span, governing_verb, unique, words_before
from kg.identity.gazetteer import Gazetteer
from kg.language.analysis import Sentence
from kg.language.pipeline import Analyser
from kg.pipeline.directory import GazetteerDirectory
from kg.reading.read import read_bytes

TITLE = "Prime Minister Shinzo Abe of Japan meets President Vladimir Putin of Russia"
Read = Callable[..., Context]


@pytest.fixture(scope="module")
def context(one_model: None) -> Iterator[Read]:
    """The context of a text under a title of two leaders' talks."""
    gazetteer = Gazetteer.open()
    analyser = Analyser(directory=GazetteerDirectory(gazetteer))

    def run(text: str, title: str = TITLE) -> Context:
        document = read_bytes(f"{title}\n\nMay 31, 2019\n\n{text}\n".encode(), "test.txt")[0]
        return Context(next(iter(analyser.analyse([document]))))

    yield run
    gazetteer.close()


def sentence(context: Context, words: str) -> Sentence:
    return context.sentence_at(context.text.index(words))


def names(entities: list[str]) -> list[str]:
    return [e.partition("/")[2] for e in entities]


LISTS = [
    ("Australia, India and the United States agreed.", ["Australia", "India", "United States"]),
    ("Chile, Peru, Mexico and the High Representative of the EU met.", ["Chile", "Peru", "Mexico", "European Union"]),
    ("Minister Taro Kono of Japan, as well as Foreign Minister Sergey Lavrov met.", ["taro kono", "sergey lavrov"]),
    ("The leaders of Australia and India agreed.", ["Australia", "India"]),
    ("Trade with Australia grew.", []),
]


@pytest.mark.parametrize(("text", "listed"), LISTS)
def test_actors_named_one_after_another(context: Read, text: str, listed: list[str]) -> None:
    """A list goes on over commas, "and" and titles; among countries an officer without a name stands for the body."""
    found = context(text)
    begin = found.text.index(text)
    assert names(found.actor_list(begin, begin + len(text))[0]) == listed


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
    told = sentence(found, text)
    token = next(t for t in told.tokens if t.text == verb)
    assert sorted(names(found.subjects(token, told))) == sorted(actors)


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
    assert [m.kind for m in found.mentions_in(0, len(TITLE))] == ["person", "person"]


def test_refusals_are_kept(context: Read) -> None:
    """What a rule refuses is kept with its words and reason."""
    found = context("They met.")
    found.refuse("rule/1", "no reason", sentence(found, "They met").span)
    assert [(r.rule, r.reason, r.quote) for r in found.refusals] == [("rule/1", "no reason", "They met.")]


def test_governing_verb(context: Read) -> None:
    """A noun hangs on the verb of its clause."""
    found = context("The ministers signed an agreement on trade.")
    tokens = sentence(found, "The ministers").tokens
    assert governing_verb(next(t for t in tokens if t.text == "trade")).text == "signed"


def test_clause_after_a_hyphen(context: Read) -> None:
    """A clause has its bounds also where a word after a hyphen has nothing that depends on it."""
    told = context("The follow-up was a win-win for both, and the two will co-chair a meeting.")
    where = sentence(told, "The follow-up")
    spans = {token.text: clause_span(token, where) for token in where.tokens if token.text in {"up", "win", "chair"}}
    assert set(spans) == {"up", "win", "chair"}
    assert all(where.span.begin <= begin < end <= where.span.end for begin, end in spans.values())


def test_small_helpers() -> None:
    """Words before a place, in lower case; items each once in order."""
    assert words_before("They met In Tokyo on Monday", 18, 2) == "in tokyo"
    assert unique(["b", "a", "b"]) == ["b", "a"]
