"""People with their titles: the habits of many governments, and what must not be taken for a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.bearers import Person
from kg.language.names import Found, find_names
from kg.language.personal import clean_name
from kg.model import Span


def found(text: str, model: tuple[str, ...] = ()) -> Found:
    """Names of a text; ``model`` are the forms that the model is taken to label PERSON."""
    persons = sorted(Span(text.index(m), text.index(m) + len(m)) for m in model)
    return find_names(text, [Span(0, len(text))], persons)


def told(people: tuple[Person, ...]) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.name, p.title, p.of.name if p.of else None) for p in people]


TITLED = [
    ("Foreign Minister of Japan Taro Kono", "Taro Kono", "Foreign Minister", "Japan"),
    ("Japanese Prime Minister Shinzo Abe", "Shinzo Abe", "Prime Minister", "Japan"),
    ("Japan’s Prime Minister Shinzo Abe", "Shinzo Abe", "Prime Minister", "Japan"),
    ("Prime Minister Anwar Ibrahim of Malaysia", "Anwar Ibrahim", "Prime Minister", "Malaysia"),
    (
        "Secretary-General António Guterres of the United Nations",
        "António Guterres",
        "Secretary-General",
        "United Nations",
    ),
    ("NATO Secretary General Jens Stoltenberg", "Jens Stoltenberg", "Secretary General", "NATO"),
    ("European Commission President Ursula von der Leyen", "Ursula von der Leyen", "President", "European Commission"),
    ("EU High Representative Josep Borrell", "Josep Borrell", "High Representative", "European Union"),
    ("His Majesty King Abdullah II of Jordan", "Abdullah II", "King", "Jordan"),
    ("HRH Crown Prince Mohammed bin Salman", "Mohammed bin Salman", "Crown Prince", None),
    ("King Salman bin Abdulaziz Al-Saud", "Salman bin Abdulaziz Al-Saud", "King", None),
    ("President Luiz Inácio Lula da Silva", "Luiz Inácio Lula da Silva", "President", None),
    ("Prime Minister Chính", "Chính", "Prime Minister", None),
    ("External Affairs Minister Dr. S. Jaishankar", "S. Jaishankar", "External Affairs Minister", None),
    ("EAM Dr. S. Jaishankar", "S. Jaishankar", "External Affairs Minister", None),
    ("PM Anthony Albanese", "Anthony Albanese", "Prime Minister", None),
    ("Foreign Secretary the Rt Hon David Cameron MP", "David Cameron", "Foreign Secretary", None),
    ("Prime Minister Shri Narendra Modi", "Narendra Modi", "Prime Minister", None),
    ("Prime Minister Sheikh Hasina", "Sheikh Hasina", "Prime Minister", None),
    ("Trade and Industry Minister Piyush Goyal", "Piyush Goyal", "Trade and Industry Minister", None),
    (
        "Minister of Economy, Trade, and Industry Ken Saito",
        "Ken Saito",
        "Minister of Economy, Trade, and Industry",
        None,
    ),
    ("Deputy Minister of Foreign Affairs Sergey Ryabkov", "Sergey Ryabkov", "Deputy Minister of Foreign Affairs", None),
    (
        "Premier of the State Council of the People's Republic of China Li Qiang",
        "Li Qiang",
        "Premier of the State Council",
        "China",
    ),
    (
        "Secretary of the Security Council Nikolai Patrushev",
        "Nikolai Patrushev",
        "Secretary of the Security Council",
        None,
    ),
    (
        "Administrator of the Environmental Protection Agency Michael Regan",
        "Michael Regan",
        "Administrator of the Environmental Protection Agency",
        None,
    ),
    (
        "Head of the Office of the President of Ukraine Andriy Yermak",
        "Andriy Yermak",
        "Head of the Office of the President",
        "Ukraine",
    ),
    (
        "National Security Advisor to the Vice President Phil Gordon",
        "Phil Gordon",
        "National Security Advisor to the Vice President",
        None,
    ),
    (
        "Special Representative of the President of the Russian Federation for Afghanistan Zamir Kabulov",
        "Zamir Kabulov",
        "Special Representative of the President for Afghanistan",
        "Russia",
    ),
    ("President of the French Republic, Emmanuel Macron, spoke", "Emmanuel Macron", "President", "France"),
    (
        "Minister for Europe and Foreign Affairs of the French Republic Jean-Noël Barrot",
        "Jean-Noël Barrot",
        "Minister for Europe and Foreign Affairs",
        "France",
    ),
    (
        "the High Representative of the European Union for Foreign Affairs and Security Policy, Josep Borrell,",
        "Josep Borrell",
        "High Representative for Foreign Affairs and Security Policy",
        "European Union",
    ),
    ("the Business and Trade Secretary, Kemi Badenoch, will", "Kemi Badenoch", "Business and Trade Secretary", None),
    ("his Indian counterpart, Raksha Mantri Shri Rajnath Singh", "Rajnath Singh", "Raksha Mantri", "India"),
    ("Foreign Minister Park Jin", "Park Jin", "Foreign Minister", None),
    ("Deputy President Paul Mashatile", "Paul Mashatile", "Deputy President", None),
    ("H.E. Mr. Hossein Amir-Abdollahian", "Hossein Amir-Abdollahian", "H.E.", None),
    ("PRIME MINISTER HOWARD: Thank you.", "Howard", "Prime Minister", None),
]


@pytest.mark.parametrize(("text", "name", "title", "of"), TITLED)
def test_title_name_and_body(text: str, name: str, title: str, of: str | None) -> None:
    """A title before a name gives the name whole, the office in the text's words and what it belongs to."""
    assert told(found(text).people) == [(name, title, of)]


APPOSITIONS = [
    ("Hiroshige Seko, the Japanese Minister of Economy, Trade and Industry, signed", ("Hiroshige Seko",)),
    ("Hiroshige Seko, the Japanese Minister of Economy, Trade and Industry, signed", ()),
    ("H.E. Mr. SEKO Hiroshige, Minister of Economy, Trade and Industry of Japan, signed", ()),
    ("Senator the Hon Hiroshige Seko MP, Japanese Minister of Economy, Trade and Industry, signed", ()),
]


@pytest.mark.parametrize(("text", "model"), APPOSITIONS)
def test_office_after_the_name(text: str, model: tuple[str, ...]) -> None:
    """An office said after the name belongs to it, whatever style stands before the name."""
    (person,) = told(found(text, model).people)
    assert set((person[0] or "").split()) == {"Hiroshige", "Seko"}
    assert person[1:] == ("Minister of Economy, Trade and Industry", "Japan")


def test_second_office_is_kept_apart() -> None:
    """Two offices joined by "and" are two, the body said of both."""
    (person,) = found("State Councilor and Foreign Minister Wang Yi of China").people
    assert (person.name, person.title, person.also, person.rank) == (
        "Wang Yi",
        "State Councilor",
        "Foreign Minister",
        "minister",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Presidents Putin and Xi met", ["Putin", "Xi"]),
        ("Prime Ministers Modi, Kishida and Albanese met", ["Modi", "Kishida", "Albanese"]),
        ("National Security Advisors Sullivan and Doval met", ["Sullivan", "Doval"]),
    ],
)
def test_plural_titles_give_each_name(text: str, names: list[str]) -> None:
    """A plural title is borne by each name of the list after it."""
    assert [p.name for p in found(text, tuple(names)).people] == names


def test_president_of_one_and_prime_minister_of_another() -> None:
    """The second title in a coordination belongs to the second name."""
    text = "President of Azerbaijan Ilham Aliyev and Prime Minister of Armenia Nikol Pashinyan"
    assert told(found(text).people) == [
        ("Ilham Aliyev", "President", "Azerbaijan"),
        ("Nikol Pashinyan", "Prime Minister", "Armenia"),
    ]


NO_PERSON = [
    ("The General Assembly met at 3:30 PM Eastern", ()),
    ("President, Andrew W. Mellon Foundation", ("Andrew W. Mellon Foundation",)),
    ("supported by Lockheed Martin Australia", ("Lockheed Martin Australia",)),
    ("the Prime Minister, Congress and others", ()),
    ("under the Abraham Accords Agreement", ("Accords Agreement",)),
    ("NEW GENERAL POLICY ON TRADE", ()),
]


@pytest.mark.parametrize(("text", "model"), NO_PERSON)
def test_no_person(text: str, model: tuple[str, ...]) -> None:
    """Bodies, clock times and headlines are nobody's name."""
    assert [p.name for p in found(text, model).people if p.name] == []


def test_name_ends_where_the_headline_goes_on() -> None:
    """In a headline of capitals the name ends before the verb, and at a word said twice or glued on."""
    assert [p.name for p in found("President Donald J. Trump Holds Talks").people] == ["Donald J. Trump"]
    assert [p.name for p in found("Prime Minister of Hungary Viktor Orban Orban ViktorPrime").people] == [
        "Viktor Orban"
    ]


def test_office_alone_keeps_its_determiner() -> None:
    """An office without a name is kept with what it belongs to and its article, for coreference."""
    (office,) = found("welcomed by the President of Brazil today").people
    assert (office.name, office.title, office.determiner) == (None, "President", "the")
    assert office.of is not None and office.of.name == "Brazil"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("KISHIDA Fumio", "Kishida Fumio"),
        ("Joko WIDODO", "Joko Widodo"),
        ("XI Jinping", "Xi Jinping"),
        ("S.Lavrov", "S. Lavrov"),
        ("Mohammed VI", "Mohammed VI"),
        ("JD Vance", "JD Vance"),
        ("Jens\n  Stoltenberg,", "Jens Stoltenberg"),
    ],
)
def test_clean_name(written: str, plain: str) -> None:
    """Names are written plainly: capitals of surnames, glued initials and line breaks go."""
    assert clean_name(written) == plain


@given(
    st.lists(
        st.sampled_from(
            [
                "President",
                "of",
                "the",
                "Japan",
                "Taro",
                "Kono",
                ",",
                "Mr.",
                "and",
                "Minister",
                "'s",
                "\n\n",
                "PM",
                "KING",
                "II",
                "-",
            ]
        ),
        max_size=14,
    )
)
def test_any_run_of_words_gives_spans_within_it(words: list[str]) -> None:
    """Whatever stands together, spans stay inside the text and a name's span inside its person's."""
    text = " ".join(words)
    for person in found(text).people:
        assert 0 <= person.span.begin < person.span.end <= len(text)
        assert person.name_span is None or person.span.holds(person.name_span)


def test_currency_is_no_country() -> None:
    """The letters before a sum of dollars name no country; those before anything else do."""
    assert [h.value.name for h in found("US$ 60 billion, US $5, and US aid").named] == ["United States"]


NAME_FIRST = [
    ("received in Abu Dhabi Annalena Baerbock, Foreign Minister of Germany, today", "Annalena Baerbock"),
    ("led by Leo Docherty MP, Minister for Europe, today", "Leo Docherty"),
    ("for lunch Sheikh Hasina said", "Sheikh Hasina"),
]


@pytest.mark.parametrize(("text", "name"), NAME_FIRST)
def test_names_that_the_model_misses(text: str, name: str) -> None:
    """A name before its office is found without the model: behind a place, with letters, and a style that is a name."""
    assert [p.name for p in found(text).people] == [name]


def test_firm_before_the_chief_executive() -> None:
    """The model's person behind "CEO of" begins with the firm, where three words follow."""
    text = "met with President and CEO of Tesla Elon Musk in Beijing"
    assert [p.name for p in found(text, ("Tesla Elon Musk",)).people if p.name] == ["Elon Musk"]


def test_words_of_bodies_are_no_places() -> None:
    """Federal alone is not the Federal District, and nobody's deputy is a leader."""
    assert found("the Federal Chancellery").named == ()
    (person,) = found("Deputy President Paul Mashatile").people
    assert person.rank == "deputy"


def test_an_office_before_a_name_is_not_that_of_the_name_before() -> None:
    """As in "of President A, the President of B, C, came" and in "Ambassador A, Envoy of B, and Ambassador C came"."""
    met = found("At the invitation of President Lula, the President of the Dominican Republic, Luis Abinader, came")
    assert [(p.name, p.of and p.of.name) for p in met.people] == [
        ("Lula", None),
        ("Luis Abinader", "Dominican Republic"),
    ]
    text = "co-chaired by Ambassador Yeap Samnang, Permanent Representative of Cambodia, and Ambassador Stuart Calman"
    assert [p.of for p in found(text).people if p.name == "Stuart Calman"] == [None]


def test_letters_after_the_name_belong_to_the_mention() -> None:
    """Decorations and seats after a name end the mention and are no part of the name."""
    text = "Prime Minister the Rt Hon Sir Keir Starmer KCB KC MP and others"
    (person,) = found(text).people
    assert (person.name, person.span.of(text)) == ("Keir Starmer", text.removesuffix(" and others"))


def test_second_office_in_apposition() -> None:
    """Both offices said after a name are kept."""
    text = "Wang Yi, Member of the Political Bureau of the CPC Central Committee and Minister of Foreign Affairs, spoke"
    (person,) = found(text, ("Wang Yi",)).people
    assert (person.title, person.also) == (
        "Member of the Political Bureau",
        "Minister of Foreign Affairs",
    )


def test_people_listed_after_a_plural() -> None:
    """Two names after "ministers," are people, whatever the model takes them for."""
    text = "agreed that their trade ministers, Anne-Marie Trevelyan and Piyush Goyal, would meet"
    assert [p.name for p in found(text).people] == ["Anne-Marie Trevelyan", "Piyush Goyal"]


ROLLS = [
    (
        "Presidents Kassym-Jomart Tokayev of Kazakhstan and Shavkat Mirziyoyev of Uzbekistan met",
        [("Kassym-Jomart Tokayev", "President", "Kazakhstan"), ("Shavkat Mirziyoyev", "President", "Uzbekistan")],
    ),
    (
        "prime ministers Juri Ratas of Estonia, Maris Kucinskis of Latvia and Beata Szydlo of Poland met",
        [
            ("Juri Ratas", "Prime Minister", "Estonia"),
            ("Maris Kucinskis", "Prime Minister", "Latvia"),
            ("Beata Szydlo", "Prime Minister", "Poland"),
        ],
    ),
    (
        "The Foreign Ministers of Finland and Sweden, Elina Valtonen and Tobias Billström, arrived",
        [("Elina Valtonen", "Foreign Minister", "Finland"), ("Tobias Billström", "Foreign Minister", "Sweden")],
    ),
    (
        "the Australian and Indian Foreign Ministers Penny Wong and S. Jaishankar met",
        [("Penny Wong", "Foreign Minister", "Australia"), ("S. Jaishankar", "Foreign Minister", "India")],
    ),
    (
        "her Australian and Indian counterparts Penny Wong and S. Jaishankar met",
        [("Penny Wong", "counterpart", "Australia"), ("S. Jaishankar", "counterpart", "India")],
    ),
    (
        "Presidents Ilham Aliyev (Azerbaijan), Sadyr Japarov (Kyrgyzstan) and Emomali Rahmon (Tajikistan)",
        [
            ("Ilham Aliyev", "President", "Azerbaijan"),
            ("Sadyr Japarov", "President", "Kyrgyzstan"),
            ("Emomali Rahmon", "President", "Tajikistan"),
        ],
    ),
    (
        "Foreign Ministers of Kyrgyzstan Jeenbek Kulubaev, Tajikistan Sirojiddin Muhriddin and Uzbekistan Bakhtiyor "
        "Saidov",
        [
            ("Jeenbek Kulubaev", "Foreign Minister", "Kyrgyzstan"),
            ("Sirojiddin Muhriddin", "Foreign Minister", "Tajikistan"),
            ("Bakhtiyor Saidov", "Foreign Minister", "Uzbekistan"),
        ],
    ),
    (
        "The Foreign Ministers of Albania (Igli Hasani) and Montenegro (Ervin Ibrahimović) came",
        [("Igli Hasani", "Foreign Minister", "Albania"), ("Ervin Ibrahimović", "Foreign Minister", "Montenegro")],
    ),
    (
        "Prime Ministers of Estonia, Kaja Kallas, and Latvia, Evika Siliņa, met",
        [("Kaja Kallas", "Prime Minister", "Estonia"), ("Evika Siliņa", "Prime Minister", "Latvia")],
    ),
    (
        "his counterparts from Syria, Asaad al-Shaibani, and Jordan, Ayman Safadi, met",
        [("Asaad al-Shaibani", "counterpart", "Syria"), ("Ayman Safadi", "counterpart", "Jordan")],
    ),
    (
        "Prime Ministers Turnbull and Abe met",
        [("Turnbull", "Prime Minister", None), ("Abe", "Prime Minister", None)],
    ),
    ("The Presidents of France and Germany, Emmanuel Macron and others, met", [(None, "President", "France")]),
]


@pytest.mark.parametrize(("text", "expected"), ROLLS)
def test_several_bearers_of_one_title_each_with_whose(
    text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    """A plural title goes to every name that follows, each with its own country where the text tells it."""
    assert told(found(text).people) == expected


LOWER = [
    ("the Czech foreign minister Jan Lipavský spoke", [("Jan Lipavský", "Foreign Minister", "Czech Republic")]),
    ("North Korean leader Kim Jong Un received", [("Kim Jong Un", "Leader", "North Korea")]),
    ("Finland's deputy foreign minister Pasi Rajala met", [("Pasi Rajala", "Deputy Foreign Minister", "Finland")]),
    (
        "the German minister of foreign affairs, Annalena Baerbock, said",
        [("Annalena Baerbock", "Minister of foreign affairs", "Germany")],
    ),
    ("the Polish prime minister visited Kyiv", [(None, "Prime Minister", "Poland")]),
    ("the president of Ukraine spoke", [(None, "President", "Ukraine")]),
    ("talks at foreign minister-level were held by a minister of the church", []),
    ("the president of the company and its leader", []),
]


@pytest.mark.parametrize(("text", "expected"), LOWER)
def test_titles_in_lower_case_count_beside_a_name_or_a_country(
    text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    """Without either they are common nouns."""
    assert told(found(text).people) == expected


def test_country_in_brackets_after_a_name_is_whose_officer_it_is() -> None:
    """As lists of participants print it."""
    assert told(found("Minister Tanja Fajon (Slovenia) spoke").people) == [("Tanja Fajon", "Minister", "Slovenia")]


MANNERS = [
    ("Vice Premier He Lifeng and Prime Minister Theresa May met", ["He Lifeng", "Theresa May"]),
    ("President Biden May 5", ["Biden"]),
    ("President Xi He Visits Rome", ["Xi"]),
    ("Minister of National Defence Sen. Lieut. Gen. Phan Van Giang", ["Phan Van Giang"]),
    ("Dr. Sultan Al Jaber", ["Sultan Al Jaber"]),
    ("Sultan Haitham bin Tarik of Oman", ["Haitham bin Tarik"]),
    ("the Secretary General of the North Atlantic Treaty Organization (NATO), Mark Rutte", ["Mark Rutte"]),
    ("The Chairperson of the African Union Commission, Moussa Faki Mahamat, spoke", ["Moussa Faki Mahamat"]),
    ("Foreign Minister II Erywan of Brunei", ["Erywan"]),
    ("Joint Secretary (ERS) Puneet Kundal met Secretary (West) Sibi George", ["Puneet Kundal", "Sibi George"]),
    ("Foreign Secretary of Bangladesh Md. Jashim Uddin", ["Md. Jashim Uddin"]),
    ("Personal Envoy for Western Sahara Staffan de Mistura", ["Staffan de Mistura"]),
    ("Minister Responsible for Foreign Affairs Yusuf bin Alawi", ["Yusuf bin Alawi"]),
    ("Cambodian Prime Minister Samdech Hun Manet", ["Hun Manet"]),
    ("the Minister for Foreign Affairs, the Hon Julie Bishop MP, spoke", ["Julie Bishop"]),
    ("Minister Julie and Bishop Anders of Rome met", ["Julie", "Anders"]),
    ("Prime Minister Dato' Sri Mohd Najib Tun Abdul Razak", ["Mohd Najib Tun Abdul Razak"]),
    ("the Minister for the Pacific, Senator the Hon. Ann Wells, spoke", ["Ann Wells"]),
    ("the Tánaiste, Minister for Foreign Affairs and Minister for Defence, Micheál Martin TD, met", ["Micheál Martin"]),
    (
        "Mary Ng, Minister of International Trade, Export Promotion, Small Business and Economic Development, met",
        ["Mary Ng"],
    ),
    ("Speaker of the State Great Khural Gombojav Zandanshatar", ["Gombojav Zandanshatar"]),
    ("HH the Amir, President of Kazakhstan Witness Signing", []),
    ("at the Rashtrapati Bhavan", []),
]


@pytest.mark.parametrize(("text", "names"), MANNERS)
def test_names_behind_the_titles_of_many_offices(text: str, names: list[str]) -> None:
    """Ranks, styles, bodies with their short form and family names that are English words do not hide the name."""
    assert [p.name for p in found(text).people if p.name] == names


WHOSE = [
    ("The European Union High Representative, Kaja Kallas, spoke", "High Representative", "European Union"),
    ("Senior Advisor to the U.S. President Massad Boulos", "Senior Advisor", "United States"),
    ("Mr. Marco Rubio, newly appointed U.S. Secretary of State", "Secretary of State", "United States"),
    ("Choe Son-hui, Foreign Minister of the Democratic People’s Republic of Korea", "Foreign Minister", "North Korea"),
    ("the UN Secretary-General’s Special Envoy Geir Pedersen", "Special Envoy", "United Nations"),
    ("H.E. Mr. Ferdinand MARCOS Jr., President of the Republic of the Philippines", "President", "Philippines"),
    ("France: Minister Jean-Noël Barrot", "Minister", "France"),
    ("2. Kazakhstan – President Kassym-Jomart Tokayev", "President", "Kazakhstan"),
    ("ECOWAS Commission President Omar Touray", "President", "ECOWAS Commission"),
    ("President of Côte d’Ivoire Alassane Ouattara", "President", "Ivory Coast"),
]


@pytest.mark.parametrize(("text", "title", "country"), WHOSE)
def test_whose_an_office_is(text: str, title: str, country: str) -> None:
    """Told before the title, behind it, by the leader whom an adviser serves, with either apostrophe."""
    (person,) = found(text, ("Massad Boulos",) if "Boulos" in text else ()).people
    assert (person.title, person.of and person.of.name) == (title, country)


def test_a_given_name_that_is_a_countrys_too_begins_a_name() -> None:
    """Where the model sees the whole as a person: "Israel Katz"."""
    text = "She spoke with Israel Katz, Minister of Foreign Affairs of Israel."
    (person,) = found(text, ("Israel Katz",)).people
    assert (person.name, person.of and person.of.name) == ("Israel Katz", "Israel")


def test_possessive_of_a_country_before_a_name_tells_whose_officer_it_is() -> None:
    """As in "Norway’s Espen Barth Eide"."""
    (person,) = found("talks with Norway’s Espen Barth Eide", ("Espen Barth Eide",)).people
    assert (person.name, person.of and person.of.name) == ("Espen Barth Eide", "Norway")
