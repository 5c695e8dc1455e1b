"""Names told to their ends, with all their parts, wherever the model or a word in them would cut them."""

from __future__ import annotations

import pytest

from kg.language.lexicon import body_words, given_names, name_ends, portfolio_words
from kg.language.names import find_names
from kg.language.wordlists import rows
from kg.model import Span


def names(text: str, *model: str) -> list[str | None]:
    """The people named; ``model`` are the forms that the model is taken to label PERSON."""
    persons = sorted(Span(text.index(m), text.index(m) + len(m)) for m in model)
    return [p.name for p in find_names(text, [Span(0, len(text))], persons).people if p.name]


TITLED = [
    ("President Mohamed Abdullahi Mohamed of Somalia", "Mohamed Abdullahi Mohamed"),
    ("the Honourable Wan Azizah Wan Ismail, spoke", "Wan Azizah Wan Ismail"),
    ("Prime Minister Orban Orban said", "Orban"),
    ("Secretary of State Szymon Szynkowski vel Sęk said", "Szymon Szynkowski vel Sęk"),
    ("Prime Minister Ahmed Ould Mohamed said", "Ahmed Ould Mohamed"),
    ("Foreign Minister Bendito dos Santos Freitas said", "Bendito dos Santos Freitas"),
    ("Deputy Minister Christine //Hoebes said", "Christine //Hoebes"),
    ("Minister Calle !Naruseb said", "Calle !Naruseb"),
    ("H.E. Charles Court, the envoy", "Charles Court"),
    ("President Higgins Court of Justice", "Higgins"),
    ("Minister Andrew Power, who came", "Andrew Power"),
    ("Minister of Science, ICT and Future Planning Choi Yang-hee met", "Choi Yang-hee"),
    ("State Secretary for Diplomatic Strategies T.Hristea met", "T. Hristea"),
    ("Minister of EEA and EU Affairs Marit Berger Røsland met", "Marit Berger Røsland"),
    ("President von der Brink said", "von der Brink"),
    ("Prime Minister de Wael met", "de Wael"),
    ("Foreign Minister al-Khatib said", "al-Khatib"),
    ("President el-Masry received", "el-Masry"),
    ("Crown Prince bin Nasser spoke", "bin Nasser"),
    ("Minister d’Amato said", "d’Amato"),
    ("Foreign Minister of Jordan al-Khatib said", "al-Khatib"),
]


@pytest.mark.parametrize(
    "text",
    [
        "What did the President do in Lima?",
        "the President al fresco dined",
        "the Minister van the region sent went home",
    ],
)
def test_particles_alone_are_no_names(text: str) -> None:
    """What stands small behind a title is a name only where a capital follows it."""
    assert names(text) == []


@pytest.mark.parametrize(("text", "name"), TITLED)
def test_names_behind_titles_are_whole(text: str, name: str) -> None:
    """Words that come again, particles, places, bodies' words and clicks are parts of names; portfolios are not."""
    assert names(text) == [name]


CUT = [
    ("their guests, and Rubén Ramírez Lezcano, signed", "Ramírez Lezcano", "Rubén Ramírez Lezcano"),
    ("his colleague Ģirts Valdis Kristovskis and others", "Valdis Kristovskis", "Ģirts Valdis Kristovskis"),
    ("a visit by Ana María Sánchez to Lima", "María Sánchez", "Ana María Sánchez"),
    ("a visit by Aleksandr Lukashenko to Lima", "Lukashenko", "Aleksandr Lukashenko"),
    ("the talks in Lima María Sánchez opened", "María Sánchez", "María Sánchez"),
    ("On Tuesday María Sánchez opened the fair", "María Sánchez", "María Sánchez"),
    ("In Türkiye María Sánchez opened the fair", "María Sánchez", "María Sánchez"),
    ("yesterday UNESCO María Sánchez opened the fair", "María Sánchez", "María Sánchez"),
]


@pytest.mark.parametrize(("text", "seen", "name"), CUT)
def test_names_that_the_model_cuts_are_drawn_out_to_their_given_names(text: str, seen: str, name: str) -> None:
    """A given name before a name belongs to it; a place, a day or an abbreviation does not."""
    assert names(text, seen) == [name]


def test_given_names_are_nothing_else() -> None:
    """No word of a title, a body or a portfolio, and none that ends a name."""
    titles = {word for row in rows("titles.tsv") for word in row["title"].split()}
    assert given_names() & (titles | body_words() | name_ends() | portfolio_words()) == frozenset()


BRACKETS = [
    ("mediators from Ukraine (Viktor Kryzhan) and Peru (Ana Gubarev) met", ["Viktor Kryzhan", "Ana Gubarev"]),
    ("the ministers of Chile (Foreign Trade) and Peru (Lima Province) met", []),
    ("growth in Ukraine (Black Soil) and Chile (Santa Maria)", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people"), BRACKETS)
def test_people_in_brackets_behind_their_countries(text: str, people: list[str]) -> None:
    """Where several officers are told by their countries, a bracket names each."""
    assert names(text) == people


BEHIND = [
    ("with his Peruvian counterpart, Ollanta Humala, in Lima", ["Ollanta Humala"]),
    ("with his counterpart, Ollanta Humala, in Lima", []),
    ("the Prime Minister of Ghana at the time, Kwame Nkrumah, spoke", ["Kwame Nkrumah"]),
    ("the Prime Minister of Ghana at that time, Business Council and others", []),
]


@pytest.mark.parametrize(("text", "people"), BEHIND)
def test_names_behind_a_comma(text: str, people: list[str]) -> None:
    """A counterpart whose country is told is named behind the comma, and whoever held an office then."""
    assert names(text) == people
