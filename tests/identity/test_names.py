"""Names, likeness and roles: pure functions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.identity.agents import mint
from kg.identity.likeness import name_fit
from kg.identity.names import normal, person_words, plain, sound, untitled, without_the
from kg.identity.roles import fit, in_words, role, single

words = st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=2, max_size=4, unique_by=sound).map(tuple)


@given(st.text())
def test_normal_forms_are_fixed_points(text: str) -> None:
    """The normal form of a normal form is itself."""
    assert normal(normal(text)) == normal(text)


@given(st.text())
def test_minted_keys_are_fixed_points(text: str) -> None:
    """A key minted from the name inside a key is that key: the label leads back to the agent."""
    key = mint("organization", text)
    assert mint("organization", key.partition(".")[2].replace("_", " ")) == key


@given(words)
def test_any_order_of_a_name_fits_in_full(name: tuple[str, ...]) -> None:
    """The words of a name in another order fit as the same name."""
    assert name_fit(tuple(reversed(name)), name) == 1.0


@given(words, words)
def test_fit_is_a_share(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """A fit lies between 0 and 1, and names without a common word do not fit."""
    assert 0.0 <= name_fit(one, other) <= 1.0
    if not {sound(word) for word in one} & {sound(word) for word in other}:
        assert name_fit(one, other) == 0.0


def test_plain_letters() -> None:
    """Diacritics and letters without a decomposition go; case stays."""
    assert plain("Łódź, Straße, Erdoğan, Côte d’Ivoire") == "Lodz, Strasse, Erdogan, Cote d'Ivoire"
    assert without_the("The Gambia") == "Gambia" and without_the("Theresa") == "Theresa"


@pytest.mark.parametrize(
    ("asked", "known", "least", "most"),
    [
        ("S. Lavrov", "Sergey Lavrov", 0.7, 0.8), ("Sergei Lavrov", "Sergey Lavrov", 1.0, 1.0),
        ("Joseph R. Biden, Jr.", "Joe Biden", 0.85, 0.99),
        ("Luiz Lula da Silva", "Luiz Inácio Lula da Silva", 0.9, 0.99),
        ("Taro Aso", "Taro Kono", 0.0, 0.0), ("Kim Il-sung", "Kim Jong-un", 0.0, 0.45), ("Abe", "Shinzo Abe", 0.5, 0.5),
        ("Obe", "Shinzo Abe", 0.0, 0.0), ("S.", "Shinzo Abe", 0.0, 0.0),
        ("Nana Addo Dankwa Akufo-Addo", "Nana Akufo-Addo", 0.75, 0.9),
        ("Nana Addo Dankwa", "Nana Akufo-Addo", 0.0, 0.74),
    ],
)  # fmt: skip
def test_likeness_of_names(asked: str, known: str, least: float, most: float) -> None:
    """Initials, short forms, middle names and transliterations fit less than the name, other names not at all."""
    assert least <= name_fit(person_words(asked), person_words(known)) <= most


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("President Biden", "Biden"), ("H.E. Mr. Taro Kono", "Taro Kono"), ("He Lifeng", "He Lifeng"),
        ("Secretary General Jens Stoltenberg", "Jens Stoltenberg"), ("King", "King"),
    ],
)  # fmt: skip
def test_styles_and_titles_are_no_part_of_a_name(name: str, bare: str) -> None:
    """Titles before a name go; a name that looks like one stays."""
    assert untitled(name) == bare


@pytest.mark.parametrize(
    ("title", "country", "name"),
    [
        ("Foreign Minister", "JP", "minister foreign"), ("Minister of External Affairs", "IN", "minister foreign"),
        ("Foreign Secretary", "GB", "minister foreign"), ("Foreign Secretary", "IN", "other foreign secretary"),
        ("Secretary of State", "US", "minister foreign"), ("Secretary of State", "FR", "deputy minister"),
        ("US Secretary of Defense", "US", "minister defence"), ("Minister of National Defence", "", "minister defence"),
        ("Minister of the Armed Forces", "FR", "minister defence"),
        ("Secretary of the Treasury", "US", "minister finance"),
        ("Russian President", "RU", "president"), ("President of the Russian Federation", "", "president"),
        ("acting President", "", "president"), ("Federal Chancellor", "DE", "prime minister"),
        ("Premier of the State Council", "CN", "prime minister"), ("King", "JO", "monarch"),
        ("Deputy Foreign Minister", "", "deputy minister foreign"), ("Vice Premier", "CN", "deputy prime minister"),
        ("Minister of Economy, Trade, and Industry", "JP", "minister economy+industry+trade"),
        ("National Security Adviser", "US", "national security advisor"),
        ("ambassador to Japan", "", "ambassador japan"),
        ("President of the Sakha Republic", "RU", "other president sakha republic"),
        ("Co-Chair of the Commission", "", "other co chair commission"),
    ],
)  # fmt: skip
def test_titles_name_roles(title: str, country: str, name: str) -> None:
    """The titles of texts and of tables meet in one role, also where a country uses a title in its own way."""
    assert role(title, country) == name


def test_roles_fit_by_portfolio() -> None:
    """A part of a portfolio fits in part, another portfolio not at all, and one holder at a time is told apart."""
    assert fit("minister economy", "minister economy+finance") == 0.8
    assert fit("minister health", "minister finance") == 0.0 == fit("president", "prime minister")
    assert single("minister foreign") and not single("minister") and not single("deputy prime minister")


@pytest.mark.parametrize(
    ("title", "country", "words"),
    [
        ("Secretary of State", "US", "foreign minister"),
        ("Minister of Economy, Trade and Industry", "JP", "minister for economy, industry and trade"),
        ("Deputy Minister of Defence", "", "deputy defence minister"),
        ("Deputy Prime Minister", "", "deputy prime minister"),
        ("White House Press Secretary", "US", "white house press secretary"),
        ("Ambassador to Japan", "", "ambassador to Japan"),
        ("Minister", "", "minister"),
    ],
)
def test_roles_in_words(title: str, country: str, words: str) -> None:
    """A role is shown as people say it; a press secretary is no minister of the press."""
    assert in_words(role(title, country)) == words
