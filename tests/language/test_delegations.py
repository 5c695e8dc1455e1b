"""People have the side of the delegation that they lead, and offices behind a name are of whom they stand beside."""

from __future__ import annotations

import pytest

from tests.language.conftest import Analyse

LED = [
    ("The Nepalese delegation was led by Hon. Kamal Thapa, Deputy Prime Minister.", {"Kamal Thapa": "Nepal"}),
    ("The Kenyan side was headed by Mr Moi Smith and Ms Ann Otieno.", {"Moi Smith": "Kenya", "Ann Otieno": "Kenya"}),
    ("Ambassador Muhammad Saleem led the Pakistan side.", {"Muhammad Saleem": "Pakistan"}),
    ("State Secretary Traian Hristea headed the Romanian delegation.", {"Traian Hristea": "Romania"}),
    ("On the Romanian side, State Secretary Traian Hristea spoke.", {"Traian Hristea": "Romania"}),
    (
        "The Kazakh delegation was headed by Deputy Minister Akan Rakhmetullin and the Jordanian one by Ambassador "
        "Yousef Bataineh.",
        {"Akan Rakhmetullin": "Kazakhstan", "Yousef Bataineh": "Jordan"},
    ),
    ("The Kenyan side was headed by Minister Taro Kono of Japan.", {"Taro Kono": "Japan"}),
    (
        "Prime Minister Kamal Oli of Nepal visited Kenya. He was accompanied by Mr. Ram Gyawali, Minister for Trade.",
        {"Kamal Oli": "Nepal", "Ram Gyawali": "Nepal"},
    ),
    ("Mr Peter Brown led the reform of the Romanian railways.", {"Peter Brown": None}),
    (
        "From the Nepali side, the MoU was signed by Secretary Kamal Thapa and from the Omani side by Mr Ali Alam.",
        {"Kamal Thapa": "Nepal", "Ali Alam": "Oman"},
    ),
    ("For Peru, the agreement was signed by Minister of Trade Ana Rojas.", {"Ana Rojas": "Peru"}),
    ("The agreement was signed for Peru by Minister of Trade Ana Rojas.", {"Ana Rojas": "Peru"}),
    ("The treaty was signed by Minister of Trade Ana Rojas for Peru.", {"Ana Rojas": "Peru"}),
    ("On behalf of the Government of Peru, Minister of Trade Ana Rojas signed it.", {"Ana Rojas": "Peru"}),
    ("Minister of Trade Ana Rojas signed the treaty on behalf of Peru.", {"Ana Rojas": "Peru"}),
    ("Representing Peru was Mr Juan Rojas.", {"Juan Rojas": "Peru"}),
    ("A delegation from Peru headed by Mr Juan Rojas came to Lima.", {"Juan Rojas": "Peru"}),
    ("The Government of Peru, represented by Mr Juan Rojas, agreed.", {"Juan Rojas": "Peru"}),
    ("He read a report on Peru by Mr Peter Brown.", {"Peter Brown": None}),
    ("The prize for Peru by Mr Peter Brown was given.", {"Peter Brown": None}),
    ("Mr Peter Brown asked for Peru’s help.", {"Peter Brown": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), LED)
def test_leaders_of_delegations_are_of_their_side(analyse: Analyse, text: str, sides: dict[str, str | None]) -> None:
    """The side is said before or behind those who lead it; what their own office says goes before."""
    people = {e.name: e.country for e in analyse(text).entities.values() if e.kind == "person" and e.name}
    assert people == {name: f"country/{side}" if side else None for name, side in sides.items()}


NEXT = [
    (
        "At the invitation of the President of the French Republic, Mr Emmanuel Macron, the Prime Minister of "
        "India, Mr Narendra Modi, visited Paris.",
        {"Emmanuel Macron": "France", "Narendra Modi": "India"},
    ),
    (
        "At the invitation of Prime Minister Shri Narendra Modi, the Prime Minister of Australia, H.E. Mr. Anthony "
        "Albanese, came to Delhi.",
        {"Narendra Modi": "India", "Anthony Albanese": "Australia"},
    ),
    (
        "Mr. Taro Kono, Minister of Foreign Affairs of Japan, Mr. Sergey Lavrov, Minister of Foreign Affairs of "
        "Russia, and others met.",
        {"Taro Kono": "Japan", "Sergey Lavrov": "Russia"},
    ),
]


@pytest.mark.parametrize(("text", "sides"), NEXT)
def test_an_office_is_of_whoever_is_styled_behind_it(analyse: Analyse, text: str, sides: dict[str, str]) -> None:
    """Between two names it belongs to the next where that one is styled, but not in a list of names with offices."""
    people = {e.name: e.country for e in analyse(text).entities.values() if e.kind == "person" and e.name}
    assert people == {name: f"country/{side}" for name, side in sides.items()}


UNION = [
    ("HRVP Kaja Kallas met Retno Marsudi.", "Kaja Kallas", "organization/European Union"),
    ("High Representative Christian Schmidt came to Bosnia.", "Christian Schmidt", "country/Bosnia and Herzegovina"),
    ("European Commissioner for Enlargement Marta Kos spoke.", "Marta Kos", "organization/European Union"),
]


@pytest.mark.parametrize(("text", "name", "side"), UNION)
def test_officers_of_a_union_act_for_it(analyse: Analyse, text: str, name: str, side: str) -> None:
    """A title that the Union gives makes its bearer the Union's; of several bodies the one that is named is meant."""
    (person,) = (e for e in analyse(text).entities.values() if e.name == name)
    assert person.country == side
