"""Whose a figure is where the clause names one side, a group, a firm or nobody, on real parses of short sentences."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.model import Figure

PAIR = "Talks between India and Japan"
TOUR = "Minister of Foreign Affairs of India visits Kenya and Uganda"


def figures(analyse, text: str, title: str = PAIR) -> list[Figure]:
    return find_figures(Context(analyse(text, title=title, date="20 March 2023")))


def sides(figure: Figure) -> set[str]:
    return {party.partition("/")[2] for party in figure.parties}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India is on track to meet its goal of 100 per cent renewable electricity by 2036.", {"India"}),
        ("Japan's goal of planting one billion trees by 2030 was welcomed by the Indian side.", {"Japan"}),
        ("Japan will contribute $15 million to establish vaccine production in West Africa.", {"Japan"}),
        ("Japan has a goal of raising trade between the two countries to $5 billion.", {"India", "Japan"}),
        ("Japan will contribute $15 million to the port of Mumbai.", {"India", "Japan"}),
    ],
)
def test_a_goal_of_one_alone_is_of_one(analyse, text, expected):
    """One's own goal, and what one gives to a third region, are not of the other party of a bilateral text."""
    (figure,) = figures(analyse, text)
    assert sides(figure) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our exports to Uganda amounted to 42 million US dollars last year.", {"India", "Uganda"}),
        ("Our trade volume with Uganda exceeded 400 million US dollars in 2021.", {"India", "Uganda"}),
        ("Indian contractors have invested 6 billion US dollars in Uganda to date.", {"India", "Uganda"}),
        ("Indian companies employ some 29,000 people in Kenya.", {"India", "Kenya"}),
        ("India now has 188 projects in Kenya.", {"India", "Kenya"}),
        ("Intra-ASEAN trade rose to USD 127 billion in 2022.", {"Association of Southeast Asian Nations"}),
    ],
)
def test_a_tour_of_several_countries(analyse, text, expected):
    """Trade "with X" is of the visitor and X; firms stand for their country; a bloc's own trade is the bloc's."""
    (figure,) = figures(analyse, text, TOUR)
    assert sides(figure) == expected


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Suzlon has put 38 million dollars into wind parks.", PAIR, {"Suzlon", "Japan"}),
        ("Marubeni has put 38 million dollars into wind parks.", PAIR, {"Marubeni", "India"}),
        (
            "Equinor has put 38 million dollars into wind parks.",
            "Talks between Norway and Brazil",
            {"Equinor", "Brazil"},
        ),
        ("Petrobras has put 38 million dollars into gas.", "Talks between Norway and Brazil", {"Petrobras", "Norway"}),
    ],
)
def test_a_firm_invests_on_the_other_side(analyse, text, title, expected):
    """A listed firm deals with the one of the two countries that is not its own."""
    (figure,) = figures(analyse, text, title)
    assert sides(figure) == expected


def test_a_third_name_in_the_title_is_no_party(analyse):
    """Where the title names two ministers' countries and a topic, "our trade" is of the two."""
    text = (
        "Foreign Minister of India Subrahmanyam Jaishankar met Foreign Minister of Japan Taro Kono in Tokyo "
        "and they had a long and very useful talk about everything that is of interest to both.\n\n"
        "Last year our trade rose by 20 per cent."
    )
    (figure,) = figures(analyse, text, "Foreign Ministers of India and Japan Discuss Trade and Palestine")
    assert sides(figure) == {"India", "Japan"}


def test_each_gives_its_own(analyse):
    """Of two amounts given "respectively", each is of the one in its place."""
    text = "Australia and New Zealand will contribute USD 4 million and USD 2 million respectively."
    assert [sides(f) for f in figures(analyse, text, TOUR)] == [{"Australia"}, {"New Zealand"}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade reached $7 billion, making Japan India's largest trading partner in the European Union.", PAIR),
        ("Trade rose by 20 percent, and they spoke in favour of an agreement between Kenya and Uganda.", PAIR),
    ],
)
def test_who_is_only_told_beside_it_is_no_party(analyse, text, expected):
    """A bloc that a rank holds in, and the sides of an agreement of another clause, are no parties."""
    (figure,) = figures(analyse, text, expected)
    assert sides(figure) == {"India", "Japan"}


@pytest.mark.parametrize(
    ("text", "unit", "comparator"),
    [
        ("Japan Airlines will begin four weekly flights to Mumbai in January.", "flights/week", "equal"),
        ("More than 50 joint ventures operate in India.", "joint ventures", "moreThan"),
        ("Japan will provide 150 training opportunities to India.", "training opportunities", "equal"),
        ("Japan has contributed two observers to the mission.", "people", "equal"),
        ("Trade amounted to $78 million in 2022, up from $66 million in 2021.", "USD", "equal"),
        ("It is planned to bring the trade turnover up to $5 billion.", "USD", "equal"),
        ("Japan will provide up to $5 million for schools.", "USD", "atMost"),
        ("Bilateral trade exceeded the threshold of $1 bln.", "USD", "moreThan"),
        ("Japan offers 75 scholarship places a year.", "scholarships/year", "equal"),
        ("Trade has been growing by 10 percent every year.", "percent", "equal"),
    ],
)
def test_unit_and_comparator(analyse, text, unit, comparator):
    """A word like "weekly" gives a rate, "joint" belongs to ventures; "up from" and "bring up to" lead to a level."""
    last = figures(analyse, text)[-1]
    assert (last.unit, last.comparator) == (unit, comparator)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Trade has crossed $900 million, and they agreed to meet in the first quarter of 2024.", None),
        ("Japan sent USD 2 million of aid after the February earthquake.", None),
        ("Last year trade doubled to reach $900 million.", "2022"),
    ],
)
def test_time_of_something_else_is_no_period(analyse, text, period):
    """What is still to come, and an event that came before, do not date an observation."""
    last = figures(analyse, text)[-1]
    assert (last.period.time.edtf if last.period else None) == period


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Japanese pilgrims numbered 36,000 last year; they aim to take the number to 100,000 by 2026.", [36e3, 1e5]),
        ("Tourist arrivals from Japan, which fell by 12% last year to 9,000, should rise.", [12.0, 9e3]),
        ("Japan will expand its quota of Indian workers, currently 3,000.", [3e3]),
        ("Japan will train 1,000 health officials.", [1e3]),
        ("Japan intends to increase the number of weekly flights from 14 to 28.", [14, 28]),
        ("Japan will raise supplies from 9 million cubic metres a day to 32 million by 2026.", [9e6, 32e6]),
    ],
)
def test_bare_numbers_of_what_was_just_told(analyse, text, values):
    """A bare number counts what the words before it lead to."""
    assert [f.value for f in figures(analyse, text)] == values


def test_so_many_countries_beside_another_are_the_rest(analyse):
    """Those of "the three countries with Japan" are the other parties of a text about four."""
    title = "Ministers of Kenya, Uganda, Tanzania and Japan meet"
    text = "As the minister stressed, trade of the three countries with Japan exceeded $2 billion."
    (figure,) = figures(analyse, text, title)
    assert sides(figure) >= {"Kenya", "Uganda", "Tanzania", "Japan"}


def test_people_who_are_to_come_are_a_goal(analyse):
    """A number of visitors that is to be reached is a goal; the size of a community is observed."""
    (goal,) = figures(analyse, "The number of Japanese visitors is expected to reach 50,000 this year.")
    assert (goal.target, goal.unit) == (True, "people")
    (size,) = figures(analyse, "Japan will protect the Indian community of 50,000.")
    assert not size.target


def test_who_joined_a_course_is_counted(analyse):
    """Trainees are a figure; who joined a meeting is none."""
    assert [
        f.value for f in figures(analyse, "Over 160 Indians have joined the training held in Japan since 2006.")
    ] == [160]
    assert figures(analyse, "Over 160 Indians joined the ministers at the forum in Japan.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan welcomed India's announcement of a $7 million aid package for Ukraine.", {"India", "Ukraine"}),
        ("Japan thanked India for training 44,000 Ukrainian soldiers.", {"India", "Ukraine"}),
        (
            "The ministers praised the African Development Bank, which has lent 30 million dollars to Kenya.",
            {"African Development Bank", "Kenya"},
        ),
        ("The ministers announced a loan of 30 million dollars to Kenya.", {"Kenya", "India"}),
    ],
)
def test_who_gave_is_told_and_not_who_is_glad(analyse, text, expected):
    """Whose gift it is acts: the owner of what is welcomed, whom somebody thanks, what "which" stands for."""
    (figure,) = figures(analyse, text)
    assert sides(figure) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A contract between Egyptian Railways and the company Siemens Energy covers 30 locomotives.",
            {"Egyptian Railways", "Siemens Energy"},
        ),
        ("Siemens Energy has opened a plant with a capacity of 200,000 tonnes.", {"Siemens Energy", "India"}),
        ("Kenya has opened a plant with a capacity of 200,000 tonnes.", {"Kenya"}),
    ],
)
def test_a_firm_in_a_document_of_two_countries(analyse, text, expected):
    """Firms that sign are the sides; one that builds has to do with the document's home; a third country is alone."""
    (figure,) = figures(analyse, text)
    assert sides(figure) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Mwai received the Deputy Minister of Vietnam. Trade amounted to $9 million.", {"India", "Vietnam"}),
        ("India sent relief to Turkey. Over 21,000 tents have been delivered.", {"India", "Turkey"}),
        ("India is a partner of Africa. In 2022, two-way trade reached 52 million dollars.", {"India"}),
        (
            "The programme trains women in Chile, Ecuador, Mexico and Peru. It aims to reach 450 firms.",
            {"Chile", "Ecuador", "Mexico", "Peru"},
        ),
    ],
)
def test_whom_the_paragraph_speaks_of(analyse, text, expected):
    """In a text of several countries a figure without a side is of home and the country named last before it."""
    (figure,) = figures(analyse, text, TOUR)
    assert sides(figure) == expected


def test_the_trade_of_two_others(analyse):
    """Also in a text of two "bilateral trade" is of the two whom the sentence before names, if these are others."""
    (figure,) = figures(analyse, "India and Peru are close partners. Bilateral trade reached $2 billion in 2022.")
    assert sides(figure) == {"India", "Peru"}
    (figure,) = figures(analyse, "Japan supports Peru. The water project cost $2 billion.")
    assert sides(figure) == {"India", "Japan"}


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            "Under the ASEAN-Canada Plan of Action, 94 per cent of its action lines had been addressed.",
            "Meeting of ASEAN and Canada",
            {"Canada", "Association of Southeast Asian Nations"},
        ),
        ("Brazil generates 80 per cent of its electricity from wind.", "Talks between Norway and Brazil", {"Brazil"}),
        (
            "In 2021 Peru exported USD 104 million to the EU countries.",
            "Meeting of Peru and Chile",
            {"Peru", "European Union"},
        ),
        (
            "Over 10 000 EU companies are established in Singapore.",
            "Talks between Japan and Chile",
            {"European Union", "Singapore"},
        ),
        (
            "The project adds 50 MW of wind power to the grid of Japan.",
            "Talks between Japan and Singapore",
            {"Japan", "Singapore"},
        ),
        (
            "Turkish investment supports around 5,000 jobs in the United Kingdom.",
            "Trade brief",
            {"Turkey", "United Kingdom"},
        ),
        (
            "The project was financed with a loan of 300 million dollars from Norway.",
            "Talks between Norway and Brazil",
            {"Norway", "Brazil"},
        ),
        (
            "The fund has $649 million from Norway and $49 million from Brazil.",
            "Talks between Norway and Brazil",
            {"Norway"},
        ),
    ],
)
def test_sides_that_only_a_word_tells(analyse, text, title, expected):
    """Blocs count as sides by their initials; what one of two gives is of both; a plan's own lines are nobody's."""
    found = find_figures(Context(analyse(text, title=title, date="20 March 2023")))
    assert {party.partition("/")[2] for party in found[0].parties} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Japan International Cooperation Agency will provide $9 million.",
            {"JICA"},
        ),
        ("The Kenyan Government will provide $9 million to Uganda.", {"Kenya", "Uganda"}),
        ("The Government of Kenya will provide $9 million to Uganda.", {"Kenya", "Uganda"}),
        ("Kenya's Ministry of Finance will provide $9 million to Uganda.", {"Kenya", "Uganda"}),
    ],
)
def test_a_government_is_its_country_an_agency_itself(analyse, text, expected):
    """A government or ministry stands for the country that it is named with, an agency for itself."""
    (figure,) = figures(analyse, text)
    assert expected <= sides(figure)
    assert ("Japan" in sides(figure)) == ("Japan" in expected)
