"""Whose an office is that serves a leader, a body or a delegation, and who is meant where a text leaves it unsaid."""

from __future__ import annotations

import pytest

from kg.language.lexicon import prefixes
from kg.language.place_surnames import with_place_surnames
from kg.language.publisher_offices import office_of_publisher
from kg.language.wordlists import rows, words
from tests.language.test_coreference import resolved
from tests.language.test_names import found

SERVED = [
    (
        "the Special Envoy of the United Nations Secretary-General for Libya, Mr. Alain Dupont",
        "Alain Dupont",
        "United Nations",
    ),
    (
        "the Special Representative of the Slovak Minister of Foreign Affairs for Asia Jan Novak",
        "Jan Novak",
        "Slovakia",
    ),
    ("State Secretary of the German Federal Foreign Office Andreas Bauer", "Andreas Bauer", "Germany"),
    ("General Secretary of the Lao People's Revolutionary Party Bounmy Vongsa", "Bounmy Vongsa", "Laos"),
    (
        "Director of the Middle East Department of the Japanese Ministry of Foreign Affairs Sato Ryo",
        "Sato Ryo",
        "Japan",
    ),
    ("Head of the EU Delegation to Peru Helena Lind", "Helena Lind", "European Union"),
    ("President of the Islamic Development Bank Group Karim Al Jasser", "Karim Al Jasser", "Islamic Development Bank"),
    ("Chairman of the Committee of the National People's Congress of China Wang Jianguo", "Wang Jianguo", "China"),
    ("the outgoing Ambassador of Slovenia, Maja Zupan, spoke", "Maja Zupan", "Slovenia"),
    ("Ambassador Extraordinary and Plenipotentiary of Mali to Peru Harouna Keita", "Harouna Keita", "Mali"),
    ("the Chargé d'affaires of Ireland to Peru Niamh Brennan", "Niamh Brennan", "Ireland"),
    ("Dimitar Petrov, Consul General of Bulgaria in Dubai", "Dimitar Petrov", "Bulgaria"),
    ("Minister of State at the Ministry of Foreign Affairs Sultan bin Saad Al Kaabi", "Sultan bin Saad Al Kaabi", None),
    ("Minister for Foreign Affairs, European Union and Cooperation, José Ortega Ruiz, met", "José Ortega Ruiz", None),
    ("UN Resident Coordinator in Nepal Hanna Berg", "Hanna Berg", "United Nations"),
    ("Parliamentary State Secretary at the German Federal Ministry of Defence Thomas Lehmann", "Thomas Lehmann", None),
    ("Head of the MFA of Peru Juan Soto", "Juan Soto", "Peru"),
    ("Foreign Minister Sayyid Faisal bin Hamad Al Said", "Faisal bin Hamad Al Said", None),
    ("Chairman of the Japan-Vietnam Parliamentary Friendship Alliance Nishida Toru", "Nishida Toru", None),
]


@pytest.mark.parametrize(("text", "name", "of"), SERVED)
def test_offices_that_serve_others(text: str, name: str, of: str | None) -> None:
    """The leader, body or delegation that an office serves is part of the title, and tells whose officer it is."""
    named = [p for p in found(text).people if p.name]
    assert [(p.name, p.of.name if p.of else None) for p in named] == [(name, of)]


def test_two_offices_of_one_nobody() -> None:
    """A Deputy Prime Minister and Foreign Minister is one; a Prime Minister and a Foreign Minister may be two."""
    one = found("the Deputy Prime Minister and Minister of Foreign Affairs of Thailand spoke").people
    assert [(p.title, p.also) for p in one] == [("Deputy Prime Minister", "Minister of Foreign Affairs")]
    assert len(found("the Prime Minister and the Minister of Foreign Affairs of Thailand spoke").people) == 2


def test_both_halves_of_a_word_for_two_countries() -> None:
    """The first half counts before the adjective of another country only."""
    assert [h.value.name for h in found("the Sino-Russian border").named] == ["China", "Russia"]
    assert [h.value.name for h in found("the inter-Korean summit").named] == ["North Korea", "South Korea"]
    for text in ("Franco of Spain", "the inter-American system", "the Indo-Pacific"):
        assert not {"France", "North Korea", "India"} & {h.value.name for h in found(text).named}


def test_prefixes_are_of_known_countries() -> None:
    """Each row of the list names a country as the table of countries does."""
    assert set(prefixes()) == {row["form"] for row in rows("country_prefixes.tsv")}
    assert all(
        found(f"the {row['form']}-{row['before'] or 'German'} talks").named for row in rows("country_prefixes.tsv")
    )


OFFICES = [
    ("Ministry of Foreign Affairs of Egypt", "minister", "Minister of Foreign Affairs"),
    ("Ministry for Europe and Foreign Affairs", "minister", "Minister for Europe and Foreign Affairs"),
    ("The Ministry of Finance", "minister", "Minister of Finance"),
    ("U.S. Department of State", "secretary", "Secretary of State"),
    ("Ministry of Foreign Affairs of Egypt", "secretary", None),
    ("European Commission", "minister", None),
    (None, "minister", None),
]


@pytest.mark.parametrize(("publisher", "word", "office"), OFFICES)
def test_office_of_a_publisher(publisher: str | None, word: str, office: str | None) -> None:
    """A ministry's own minister needs no portfolio in its texts."""
    assert office_of_publisher(publisher, word) == office


def test_the_minister_of_a_ministrys_text_is_no_foreigner() -> None:
    """The first minister of a ministry's text, told before anybody is named, is its own."""
    told = resolved(
        "News", "The Minister met Omani Foreign Minister Badr Albusaidi.", publisher="Ministry of Finance of Peru"
    )
    assert "person/minister of finance of country/Peru" in told.entities


def test_place_names_that_are_surnames() -> None:
    """Behind an office, a place that is the family name of somebody told of is that person."""
    text = "Minister Maria Holguin Cuellar spoke. Minister Holguin left for Holguin. President Santiago wrote."
    told = with_place_surnames(text, found(text, ("Maria Holguin Cuellar",)))
    assert [p.name for p in told.people if p.name] == ["Maria Holguin Cuellar", "Holguin"]
    assert [text[h.begin : h.end] for h in told.named] == ["Holguin", "Santiago"]


def test_whoever_a_minister_meets_is_of_the_other_side() -> None:
    """Ministers are not told to meet their own; of two countries of a title it is the other."""
    told = resolved(
        "Peru and Chile hold consultations",
        "Deputy Minister Ana Rojas of Peru met with Deputy Minister Juan Soto. Chile agreed.",
        publisher="Ministry of Foreign Affairs of Peru",
    )
    assert told.entities["person/juan soto"].country == "country/Chile"


def test_a_bank_that_the_title_deals_with_is_a_side() -> None:
    """A body with which the title tells of dealings is a party beside the one country; one at which it meets is not."""
    title = "Ethiopia signs an agreement with the African Development Bank"
    assert set(resolved(title).parties) == {"country/Ethiopia", "organization/African Development Bank"}
    assert (
        "organization/African Development Bank"
        not in resolved("Ethiopia speaks at the African Development Bank").parties
    )


def test_my_visit_is_abroad() -> None:
    """Where somebody pays a first visit is not where the text is from."""
    body = "As I begin my first official visit to Australia, I think of Ireland and its ties with Australia."
    assert resolved("The ties between Ireland and Australia", body).home == "country/Ireland"


def test_a_counterpart_of_a_headline_is_named_below() -> None:
    """Of several officers of a country the one named next is the counterpart of whose meeting a headline tells."""
    told = resolved(
        "Jean Martin of France meets his Kazakh counterpart",
        "Jean Martin of France received Kairat Serik, Minister of Foreign Affairs of Kazakhstan. "
        "President Nurlan Omarov of Kazakhstan wrote.",
    )
    offices = [m.entities for m in told.mentions if m.form == "office"]
    assert offices == [("person/kairat serik",)]


def test_the_head_of_a_body_needs_no_name_of_it() -> None:
    """In a Commission's text a President of whom nothing is told is its own."""
    told = resolved(
        "President Lindholm spoke with Prime Minister Menon of India",
        "They spoke today.",
        publisher="European Commission",
    )
    assert told.entities["person/lindholm"].country == "organization/European Union"


def test_an_office_that_publishes_speaks() -> None:
    """Where an office publishes a text that says "I", its holder speaks."""
    body = "I welcomed the President of Peru, Juan Soto, to Canberra."
    told = resolved("Meeting with President of Peru", body, publisher="Prime Minister of Australia")
    assert told.principals[0] == "person/prime minister of country/Australia"
    told = resolved(
        "Meeting with President of Peru", "We met President Juan Soto.", publisher="Prime Minister of Australia"
    )
    assert "person/prime minister of country/Australia" not in told.principals


def test_officers_of_a_ministry_stand_for_its_country() -> None:
    """Without a name or a country they are of the house whose text it is; whoever has been named so is that person."""
    ours = "Ministry of Foreign Affairs of Thailand"
    told = resolved("News", "The Permanent Secretary met the Ambassador of Bhutan.", publisher=ours)
    groups = [m.entities for m in told.mentions if m.form == "group"]
    assert ("country/Thailand",) in groups
    body = "Permanent Secretary Jukka Salo of Finland wrote. The Permanent Secretary and the Head of Office left."
    told = resolved("News", body, publisher=ours)
    assert ("country/Thailand",) not in [m.entities for m in told.mentions if m.form == "group"]


def test_offices_of_a_ministry_are_titles() -> None:
    """Each of them is a title that names people, in small letters."""
    known = {row["title"].casefold() for row in rows("titles.tsv")}
    listed = words("ministry_offices.txt")
    assert listed
    assert sorted(w for w in listed if w != w.casefold()) == []
    assert len({w for w in listed if w in known}) > len(listed) // 2


def test_the_head_of_state_of_a_country_is_its_president() -> None:
    """Told with the country, too; a Prime Minister heads no state."""
    text = "President Aleksandr Petrov of Belarus came. The Belarusian head of state met Prime Minister Jan Novak."
    told = resolved(text)
    assert [m.entities for m in told.mentions if m.form == "office"] == [("person/aleksandr petrov",)]
    text = "Prime Minister Jan Novak of Slovakia came. The Slovak head of state met him."
    assert [m.entities for m in resolved(text).mentions if m.form == "office"] == [
        ("person/head of state of country/Slovakia",)
    ]


def test_two_offices_with_a_comma_are_of_one_person() -> None:
    """Both count, so that each finds the person again."""
    (one,) = found("Deputy Prime Minister, Foreign Affairs Minister Mihai Popsoi spoke").people
    assert (one.name, one.title, one.also) == ("Mihai Popsoi", "Deputy Prime Minister", "Foreign Affairs Minister")


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("I spoke to Secretary Ross by phone yesterday. Japan agreed.", None),
        ("I have also met with Minister Ross.", None),
        ("I thank Secretary Ross for his work. Japan agreed.", "country/Peru"),
    ],
)
def test_whom_one_alone_says_to_have_met_is_no_official_of_his_own(body: str, country: str | None) -> None:
    """Of several other countries it stays open which; of whom nobody met the text need not say that he is its own."""
    told = resolved("The tariffs of the United States and of Chile", body, publisher="Ministry of Trade of Peru")
    assert [e.country for name, e in told.entities.items() if name.endswith("ross")] == [country]
