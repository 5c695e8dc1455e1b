"""Whose text a document is: by who signs it, who goes abroad, and to whom ambassadors are sent."""

from __future__ import annotations

import pytest

from kg.language.home import publisher_side
from kg.model import Document
from tests.language.conftest import Analyse

HOMES = [
    (
        "Talks in Baku took place",
        "Prime Minister Modi arrived in Baku on a state visit at the invitation of President Ilham Aliyev of "
        "Azerbaijan. Azerbaijan and the delegation of Azerbaijan signed agreements.",
        "India",
    ),
    (
        "No: 41, 8 February 2022, Visits of H.E. Mr. Ali Demir, Minister of Foreign Affairs of Türkiye, to Bahrain and "
        "Oman",
        "Minister of Foreign Affairs of Türkiye Ali Demir will visit Bahrain and Oman.",
        "Turkey",
    ),
    (
        "Foreign Minister Putin’s working visit to Kenya",
        "Foreign Minister of Russia Vladimir Putin met President of Kenya William Ruto. Cabinet Secretary Alfred Mutua "
        "of Kenya was there. Kenya and the people of Kenya welcomed him.",
        "Russia",
    ),
    (
        "Press release on a meeting with Ambassador of China to Russia Zhang Hanhui",
        "Deputy Foreign Minister Andrey Rudenko received Ambassador of China to Russia Zhang Hanhui.",
        "Russia",
    ),
    (
        "Minister Virtanen to visit Kazakhstan and Mongolia",
        "Minister Virtanen will go. Finland’s exports to Kazakhstan and Mongolia grow. Finland helps Finnish firms.",
        "Finland",
    ),
    (
        "List of agreements signed during the State Visit of the Prime Minister of Ethiopia to India",
        "Agreement on trade. Signed by the Minister of Ethiopia and by Ethiopia’s Commissioner, and by India.",
        "India",
    ),
    (
        "Speech by His Excellency Hon. William Ruto, President of the Republic of Kenya, at the Kenya-Zambia Forum",
        "I thank President of Zambia Hakainde Hichilema. Zambia and Zambian leaders are our guests.",
        "Kenya",
    ),
    (
        "PM Marape Concludes Visit to Fiji",
        "Prime Minister Marape ended his visit to Fiji. Papua New Guinea and Papua New Guinea’s firms trade with Fiji.",
        "Papua New Guinea",
    ),
    (
        "Kenya country brief",
        "Kenya is large. Kenya is a hub. Australia opened a mission in Kenya. Australia and Kenya trade.",
        "Australia",
    ),
    (
        "Country profile: Peru",
        "Peru is large. Peru is rich. Poland opened a mission in Peru. Poland and Peru trade.",
        "Poland",
    ),
    (
        "Brief on Kenya and Australia",
        "Kenya is large. Kenya is a hub. Kenya opened a mission in Australia.",
        "Kenya",
    ),
]


def test_a_minister_who_goes_somewhere_is_not_from_there(analyse: Analyse) -> None:
    """A title that sends one's own people abroad does not make the place home."""
    found = analyse(
        "Minister for Foreign Affairs Elina Valtonen will visit Ottawa.", title="Minister Valtonen to Canada"
    )
    (person,) = (e for e in found.entities.values() if e.name == "Elina Valtonen")
    assert person.country is None


def test_capital_of_the_dateline_tells_where_nothing_else_does(analyse: Analyse) -> None:
    """Unmarked officers of a release from Mexico City are Mexico's; a foreign officer's capital tells nothing."""
    text = "Foreign Secretary Alicia Bárcena received Foreign Minister Alberto van Klaveren of Chile."
    for place, country in (("Mexico City", "country/Mexico"), ("Santiago", None)):
        found = analyse(text, title="News", date=f"{place}, 12 October 2023")
        (person,) = (e for e in found.entities.values() if e.name == "Alicia Bárcena")
        assert person.country == country


def test_a_leader_who_goes_somewhere_does_not_lead_it(analyse: Analyse) -> None:
    """The only country that the text names is not a leader's who visits it; it is that of one who speaks there."""
    for text, country in (
        ("Prime Minister Anna Berg visited Guyana in 1968.", None),
        ("Prime Minister Anna Berg spoke to the people of Guyana.", "country/Guyana"),
    ):
        (person,) = (e for e in analyse(text, title="The history of Guyana").entities.values() if e.name == "Anna Berg")
        assert person.country == country


@pytest.mark.parametrize(("title", "text", "home"), HOMES)
def test_whose_text_it_is(analyse: Analyse, title: str, text: str, home: str) -> None:
    """One's own people travel unmarked; several visits are one's own; foreign ambassadors are sent to home."""
    assert analyse(text, title=title).home == f"country/{home}"


BYLINES = [
    "Senator the Hon Ann Biden\nMinister for Foreign Affairs\n18 May 2023",
    "Minister for Foreign Affairs\nSenator the Hon Ann Biden\n18 May 2023",
    "The Hon Ann Biden MP\nForeign Affairs\n18 May 2023",
]


@pytest.mark.parametrize("lines", BYLINES)
def test_who_signs_a_release_has_the_office_of_the_line_beside(analyse: Analyse, lines: str) -> None:
    """A name alone on its line bears the office alone on the next or the former one, and is at home."""
    found = analyse("Today I travel to the Philippines.", title=f"Visit to the Philippines\n\n{lines}")
    (person,) = (e for e in found.entities.values() if e.name == "Ann Biden")
    assert [o.title for o in person.offices] in (["Minister for Foreign Affairs"], ["Minister of Foreign Affairs"])
    assert found.home == "country/United States"


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("travelled to Seoul and held talks with Foreign Minister Ban Sora", "country/South Korea"),
        ("was in Seoul today and held talks with Prime Minister Han Duk and Minister Ban Sora", "country/South Korea"),
        ("travelled to Seoul. President Biden and Minister Ban Sora also opened a fair", "country/United States"),
    ],
)
def test_a_minister_whom_somebody_meets_abroad_is_of_that_place(analyse: Analyse, said: str, country: str) -> None:
    """Who is named beside somebody is not who is met by him."""
    told = analyse(f"President Biden of the United States {said}.", title="Readout of President Biden’s visit")
    person = next(e for e in told.entities.values() if "Ban Sora" in e.forms)
    assert person.country == country


@pytest.mark.parametrize(
    ("publisher", "country"),
    [
        ("Klima-, Energi- og Forsyningsministeriet", "Denmark"),
        ("Türkiye Cumhuriyeti Dışişleri Bakanlığı", "Turkey"),
        ("Saudi Press Agency", "Saudi Arabia"),
        ("Xinhua News Agency", "China"),
        ("The Press and Information Office of the Federal Government", "Germany"),
        ("High Commission of India Georgetown", "India"),
        ("Ministry of Foreign Affairs", None),
    ],
)
def test_a_publisher_is_of_a_country(publisher: str, country: str | None) -> None:
    """Whatever language its name is in, and where the name does not say it."""
    document = Document("a.txt", "Text.", "0", publisher=publisher)
    assert publisher_side(document) == (f"country/{country}" if country else None)


@pytest.mark.parametrize(
    ("title", "text", "home"),
    [
        (  # one's own minister needs no country beside the other's
            "Telephone conversation between Minister of Foreign Affairs Ion Rusu and the Minister of Foreign Affairs "
            "of Jordan, Ali Said",
            "The two spoke about the ties between Romania and Jordan. Minister Ion Rusu of Romania thanked him.",
            "Romania",
        ),
        (  # a speech that begins with its host
            "The Prime Minister's introduction at the press conference with the Prime Minister of Belgium",
            "Dear Bart, thank you for the welcome in Belgium. Norway is a partner. Norwegian gas comes to Zeebrugge. "
            "Norway wants to sell more. Norway thanks its friends.",
            "Norway",
        ),
        ("Joint Press Statement", "The Kenya-Uganda Joint Commission met. The two sides spoke about trade.", "Kenya"),
    ],
)
def test_own_people_and_places_are_told_without_much_ado(analyse: Analyse, title: str, text: str, home: str) -> None:
    """In the title, later on, and first of two."""
    assert analyse(text, title=title).home == f"country/{home}"
