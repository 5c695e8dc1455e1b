"""Names end where a headline in title case goes on with its verb."""

import pytest

from tests.language.conftest import Analyse

VERBS = ["Leaves", "Hold", "Continues", "Reviews", "Hails", "Urges", "Undertakes", "Wraps", "Confers", "Pledges"]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("who", ["President Karim Xavier", "Dr Xavier"])
def test_the_verb_is_no_part_of_the_name(analyse: Analyse, verb: str, who: str) -> None:
    """Headlines capitalise everything."""
    analysis = analyse("President Karim Xavier of Brazil spoke in Paris.", title=f"{who} {verb} Bilateral Talks")
    text = analysis.document.text
    assert not [m for m in analysis.mentions if m.kind == "person" and verb in m.span.of(text)]


@pytest.mark.parametrize("name", ["Anita Among", "Condoleezza Rice", "Keith Price", "Park Won"])
def test_family_names_that_look_like_words_stay(analyse: Analyse, name: str) -> None:
    """What is a family name somewhere ends no name."""
    analysis = analyse(f"On Monday Minister {name} spoke in Paris.")
    text = analysis.document.text
    assert f"Minister {name}" in [m.span.of(text) for m in analysis.mentions if m.kind == "person"]


@pytest.mark.parametrize(
    "name",
    [
        "Dr. R. M. Marty M. Natalegawa",
        "Dr. A K Abdul Momen",
        "Foreign Minister Sheikh Mohammed bin Abdulrahman bin Jassim Al-Thani",
        "Minister A. B. M. Ruhul Amin Howlader",
    ],
)
def test_initials_and_sons_of_sons_belong_to_the_name(analyse: Analyse, name: str) -> None:
    """An initial may come twice, and a father's father follows."""
    analysis = analyse(f"On Monday {name} met the delegation in Paris.")
    text = analysis.document.text
    assert name in [m.span.of(text) for m in analysis.mentions if m.kind == "person"]


@pytest.mark.parametrize(("words", "name"), [("A Minister Smith", "Minister Smith")])
def test_what_begins_anew_is_another(analyse: Analyse, words: str, name: str) -> None:
    """An article before a title is no initial."""
    analysis = analyse(f"On Monday {words} spoke in Paris.")
    text = analysis.document.text
    assert name in [m.span.of(text) for m in analysis.mentions if m.kind == "person"]
