"""Offices, ranks and styles before a name, as governments all over the world write them in English."""

import pytest

from tests.language.conftest import Analyse

TITLES = [
    "CS",
    "PS",
    "DPM/FM",
    "Army Chief",
    "Chief of Defence Forces",
    "Chief of Protocol",
    "Chief of Police",
    "President of the Transition",
    "Caretaker Prime Minister",
    "Roving Ambassador",
    "Apostolic Nuncio",
    "Minister for EU Affairs",
    "Central Bank Governor",
    "Political Undersecretary",
    "Grand Mufti",
    "Dato' Seri Diraja",
    "Engr.",
    "Lieutenant-General",
]


@pytest.mark.parametrize("title", TITLES)
def test_the_title_is_read_with_the_name(analyse: Analyse, title: str) -> None:
    """Whole, and not as part of a name or a body."""
    analysis = analyse(f"On Monday {title} Karim Xavier met the delegation in Paris.")
    text = analysis.document.text
    named = [m.span.of(text) for m in analysis.mentions if m.kind == "person" and "Xavier" in m.span.of(text)]
    assert f"{title} Karim Xavier" in named


@pytest.mark.parametrize("words", ["PS Bank", "CS Energy", "the Army Chief’s house"])
def test_abbreviations_alone_are_no_people(analyse: Analyse, words: str) -> None:
    """A short form counts only before a name."""
    analysis = analyse(f"On Monday {words} was opened in Paris.")
    assert not [m for m in analysis.mentions if m.kind == "person" and m.form == "name"]


@pytest.mark.parametrize(("pair", "country"), [("Ethio-Czech", "Ethiopia"), ("Hungaro-Turkish", "Hungary")])
def test_first_halves_of_pairs(analyse: Analyse, pair: str, country: str) -> None:
    """What is between two countries names both."""
    analysis = analyse(f"They spoke of {pair} relations on Monday in Paris.")
    assert f"country/{country}" in {e for m in analysis.mentions for e in m.entities}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Minister Karim Xavier, China’s Foreign Minister was here in April.", None),
        ("Karim Xavier, China’s Foreign Minister, was here in April.", "country/China"),
    ],
)
def test_whom_one_speaks_to_is_not_whom_one_speaks_of(analyse: Analyse, text: str, country: str | None) -> None:
    """The office behind a comma is the named one's only where a comma closes it."""
    analysis = analyse(text)
    person = next(e for e in analysis.entities.values() if e.kind == "person" and e.name and "Xavier" in e.name)
    assert person.country == country


@pytest.mark.parametrize(
    "title",
    [
        *(
            "chief negotiator",
            "permanent secretary",
            "parliament speaker",
            "high commissioner",
            "chief of general staff",
        ),
        *("director general", "consul general", "deputy speaker", "central bank governor", "governor", "senator"),
    ],
)
def test_the_title_may_stand_in_small_letters(analyse: Analyse, title: str) -> None:
    """As newspapers and agencies write it, beside a country and a name."""
    analysis = analyse(f"The talks were led by the Peruvian {title}, Karim Xavier, and by Taro Kono of Japan.")
    assert analysis.entities["person/karim xavier"].country == "country/Peru"


def test_a_portfolio_is_nobodys_name(analyse: Analyse) -> None:
    """Whatever it is called: matters, issues, affairs."""
    analysis = analyse("Karim Xavier, State Secretary for International Financial Matters of Peru, came to Lima.")
    people = [name for name in analysis.entities if name.startswith("person/")]
    assert people == ["person/karim xavier"]
    assert analysis.entities["person/karim xavier"].country == "country/Peru"


@pytest.mark.parametrize(
    "title",
    [
        "President of the Chamber of Deputies",
        "Chairman of the House of Representatives",
        "Chairman of the Riigikogu Foreign Affairs Committee",
        "Chairman of the Seimas Committee",
    ],
)
def test_who_presides_over_a_house_or_its_committee(analyse: Analyse, title: str) -> None:
    """The name of the house or committee goes on to its last word, where the name of the person begins."""
    analysis = analyse(f"On Monday {title} Karim Xavier met the delegation in Paris.")
    assert title in [o.title for e in analysis.entities.values() if e.name == "Karim Xavier" for o in e.offices]
