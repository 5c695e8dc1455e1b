"""Quantities: money, shares, measures, counted nouns and factors, and what is none of them."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.quantities import find_quantities
from kg.model import Quantity, Span

COMPARATORS = {"=": "equal", ">": "moreThan", ">=": "atLeast", "<": "lessThan", "<=": "atMost", "~": "about"}


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [q.span.of(text) for q in found]
    return found[0]


MONEY = [
    ("5 mio. EUR", 5e6, "EUR"),
    ("USD 30.5 bil. in loans", 30.5e9, "USD"),
    ("CHF 2.5 m", 2.5e6, "CHF"),
    ("12 M€", 12e6, "EUR"),
    ("US dollars 1.2 billion", 1.2e9, "USD"),
    ("50 millions of euros", 5e7, "EUR"),
    ("50 million US-dollars", 5e7, "USD"),
    ("fifty (50) million dollars", 5e7, "USD"),
    ("20 billion RMB", 2e10, "CNY"),
    ("Cdn$600 million", 6e8, "CAD"),
    ("SDR 62.2 million", 62.2e6, "XDR"),
    ("$30 billion", 30e9, "USD"),
    ("US$1.2bn", 1.2e9, "USD"),
    ("$600M", 6e8, "USD"),
    ("US$ 5 million", 5e6, "USD"),
    ("13 million kroons", 13e6, "EEK"),
    ("2.5 billion kwanzas", 2.5e9, "AOA"),
    ("300 million lei", 300e6, "RON"),
    ("A$3.5m", 3.5e6, "AUD"),
    ("AU$600 million", 6e8, "AUD"),
    ("C$5.7 billion", 5.7e9, "CAD"),
    ("NZ$2 million", 2e6, "NZD"),
    ("S$1 million", 1e6, "SGD"),
    ("HK$4 million", 4e6, "HKD"),
    ("NT$3 million", 3e6, "TWD"),
    ("R$ 10 million", 1e7, "BRL"),
    ("EUR 5 million", 5e6, "EUR"),
    ("USD 1,500", 1500, "USD"),
    ("€5 million", 5e6, "EUR"),
    ("Kshs. 8.4 billion", 8.4e9, "KES"),
    ("two point four billion dollars ($2.4 billion)", 2.4e9, "USD"),
    ("one hundred and fifty million US dollars (US$150 million)", 1.5e8, "USD"),
    ("5 €", 5, "EUR"),
    ("£3bn", 3e9, "GBP"),
    ("¥10 trillion", 1e13, "JPY"),
    ("₹500 crore", 5e9, "INR"),
    ("Rs. 20,400 crores", 204e9, "INR"),
    ("Rs 500 lakhs", 5e7, "INR"),
    ("RUB 3.5 trln", 3.5e12, "RUB"),
    ("KSh 27 billion", 27e9, "KES"),
    ("5 billion Polish zlotys", 5e9, "PLN"),
    ("U.S. $36 billion", 36e9, "USD"),
    ("an annual trade volume of $20 billion", 2e10, "USD/year"),
    ("Rs. 500 crore", 5e9, "INR"),
    ("Ksh. 12 billion", 12e9, "KES"),
    ("750 mln. US dollars", 75e7, "USD"),
    ("₩3 trillion", 3e12, "KRW"),
    ("₽20 billion", 2e10, "RUB"),
    ("14 billion dollars", 14e9, "USD"),
    ("2 million Australian dollars", 2e6, "AUD"),
    ("5 billion U.S. dollars", 5e9, "USD"),
    ("3.2 billion USD", 3.2e9, "USD"),
    ("$24.3 million AUD", 24.3e6, "AUD"),
    ("$10 million (NZD)", 1e7, "NZD"),
    ("R19.2 billion", 19.2e9, "ZAR"),
    ("Euro 100,000", 1e5, "EUR"),
    ("Taka 30 crore", 3e8, "BDT"),
    ("$US10.5 billion", 10.5e9, "USD"),
    ("$A3 million", 3e6, "AUD"),
    ("466 thousands USD", 466e3, "USD"),
    ("5 million euros", 5e6, "EUR"),
    ("3 trillion yen", 3e12, "JPY"),
    ("20 billion rubles", 2e10, "RUB"),
    ("5 billion roubles", 5e9, "RUB"),
    ("500 crore rupees", 5e9, "INR"),
    ("two million Swiss francs", 2e6, "CHF"),
    ("3 billion UAE dirhams", 3e9, "AED"),
    ("a 30-billion-dollar deal", 30e9, "USD"),
    ("a $30-billion deal", 30e9, "USD"),
    ("$5 million annually", 5e6, "USD/year"),
    ("$5 million a year", 5e6, "USD/year"),
    ("$100 a barrel", 100, "USD/barrel"),
    ("$5 million a year ago", 5e6, "USD"),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_money_in_every_spelling(text: str, value: float, unit: str) -> None:
    """Symbols, prefixes, ISO codes, names and scales all give the amount in full with its ISO 4217 code."""
    found = only(text)
    assert (found.kind, found.value, found.unit) == ("money", value, unit)


@pytest.mark.parametrize(
    ("text", "bare"),
    [("$5 million", True), ("5 million dollars", True), ("US$5 million", False), ("A$5 million", False),
     ("5 million US dollars", False), ("$5 million USD", False), ("€5 million", False)],
)  # fmt: skip
def test_a_bare_dollar_is_marked(text: str, bare: bool) -> None:
    """A dollar that nothing assigns to a country is left to the speaker's country."""
    assert bool(only(text).shared) is bare


OTHERS = [
    ("17 per cent", 17, "percent"),
    ("17%", 17, "percent"),
    ("38.5 percent", 38.5, "percent"),
    ("a 25-percent tariff", 25, "percent"),
    ("15 per cent per year", 15, "percent/year"),
    ("24 percentage points", 24, "percentage points"),
    ("half of its gas", 50, "percent"),
    ("200 MW", 200, "MW"),
    ("a 200-megawatt plant", 200, "MW"),
    ("310MW", 310, "MW"),
    ("1.5 GW", 1.5, "GW"),
    ("300 kilometres", 300, "km"),
    ("300 kilometers", 300, "km"),
    ("10 billion cubic metres of gas", 1e10, "cubic metres"),
    ("20 bcm", 20, "bcm"),
    ("two million metric tons", 2e6, "tonnes"),
    ("5 million barrels per day", 5e6, "barrels/day"),
    ("5 million barrels of oil a day", 5e6, "barrels/day"),
    ("1.5 degrees Celsius", 1.5, "°C"),
    ("400,000 people a year", 400_000, "people/year"),
    ("30,000 jobs", 30_000, "jobs"),
    ("1 million homes", 1e6, "homes"),
    ("50 Boeing aircraft", 50, "aircraft"),
    ("10 million doses", 1e7, "doses"),
    ("900,000 Hungarian citizens with", 900_000, "people"),
    ("140 Mongolians have", 140, "people"),
    ("400 Guyanese have", 400, "people"),
    ("400 Guyanese companies", 400, "companies"),
    ("120 young Australian volunteers", 120, "people"),
    ("15,000 Thais visited", 15_000, "people"),
    ("1,000 engineers", 1000, "people"),
    ("45 civil servants", 45, "people"),
    ("450 MWp", 450, "MW"),
    ("5.6 million sqm", 5.6e6, "square metres"),
    ("45 MtCO2e", 45, "megatonnes"),
    ("120,000 b/d", 120_000, "barrels/day"),
    ("16 bcma", 16, "bcm/year"),
    ("40 search engines", 40, "engines"),
    ("2000 troops", 2000, "troops"),
    ("twelve helicopters", 12, "helicopters"),
    ("a dozen companies", 12, "companies"),
    ("40 million safe and effective vaccines", 4e7, "vaccines"),
    ("10,000 U.S. troops", 10_000, "troops"),
    ("15 Leopard 2 tanks", 15, "tanks"),
    ("40 Leopard 2A4 tanks", 40, "tanks"),
    ("two new units", 2, "units"),
    ("sixty (60) companies", 60, "companies"),
    ("ninety percent (90%)", 90, "percent"),
    ("30+ projects", 30, "projects"),
    ("1,300 capacity building trainings", 1300, "trainings"),
    ("trade has doubled", 2, "times"),
    ("to double trade", 2, "times"),
    ("tripling its size", 3, "times"),
    ("halving of the tariff", 0.5, "times"),
    ("cut emissions by half", 0.5, "times"),
    ("a threefold increase", 3, "times"),
    ("a 10-fold rise", 10, "times"),
    ("increased 2.4-fold", 2.4, "times"),
    ("an increase of 1.7 times", 1.7, "times"),
    ("at a rate five times cheaper", 5, "times"),
    ("grew three times", 3, "times"),
    ("twice as many", 2, "times"),
    ("20 pc of trade", 20, "percent"),
    ("20 per-cent growth", 20, "percent"),
    ("300 schoolchildren", 300, "schoolchildren"),
    ("12 fishermen", 12, "fishermen"),
    ("40 petajoules of gas", 40, "PJ"),
    ("14 quintals", 14, "quintals"),
]


@pytest.mark.parametrize(("text", "value", "unit"), OTHERS)
def test_shares_measures_counts_and_factors(text: str, value: float, unit: str) -> None:
    """Each quantity carries the guidelines' unit: a symbol, a plural noun, "percent" or "times", with its rate."""
    found = only(text)
    assert (found.value, found.unit) == (value, unit)


COMPARED = [
    ("over $30 billion", "moreThan"),
    ("more than 5,000 jobs", "moreThan"),
    ("more than a $40 trillion need", "moreThan"),
    ("in excess of 50 companies", "moreThan"),
    ("trade exceeded $5 billion", "moreThan"),
    ("trade crossed the $5 billion mark", "moreThan"),
    ("just short of $5 billion", "lessThan"),
    ("in the region of $5 billion", "about"),
    ("of the order of $5 billion", "about"),
    ("trade neared $5 billion", "about"),
    ("trade was estimated to be $5 billion", "about"),
    ("trade fell short of $5 billion", "lessThan"),
    ("trade did not exceed $5 billion", "atMost"),
    ("$5 billion approximately", "about"),
    ("at least 5%", "atLeast"),
    ("no less than 5%", "atLeast"),
    ("$30 billion or more", "atLeast"),
    ("$30 billion-plus", "atLeast"),
    ("up from 28 students", "atLeast"),
    ("up to 50 companies", "atMost"),
    ("as many as 50 companies", "atMost"),
    ("less than 5%", "lessThan"),
    ("below 4 percent", "lessThan"),
    ("about 35 percent", "about"),
    ("some 300 jobs", "about"),
    ("nearly $4 billion", "about"),
    ("an estimated total value of 4.5 billion USD", "about"),
    ("dozens of companies", "moreThan"),
    ("about 50 of these, or 30 jobs", "equal"),
    ("$5 billion", "equal"),
    ("overall 50 jobs", "equal"),
    ("the first 15 schools", "equal"),
    ("more than doubled", "moreThan"),
]


@pytest.mark.parametrize(("text", "comparator"), COMPARED)
def test_the_words_around_give_the_comparator(text: str, comparator: str) -> None:
    """Over, at least, up to, about: words before and after compare, and are not part of the span."""
    found = only(text)
    assert found.comparator == comparator


RANGES = [
    ("10 to 15 billion dollars", 10e9, 15e9, "USD"),
    ("between $1 and $2 billion", 1e9, 2e9, "USD"),
    ("$1-2 billion", 1e9, 2e9, "USD"),
    ("$500 million to $1 billion", 5e8, 1e9, "USD"),
    ("5–7 per cent", 5, 7, "percent"),
    ("5% to 7%", 5, 7, "percent"),
    ("ranging from 5 to 7 percent", 5, 7, "percent"),
    ("10 or 12 aircraft", 10, 12, "aircraft"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_a_range_is_one_quantity(text: str, low: float, high: float, unit: str) -> None:
    """Both ends share unit and scale."""
    found = only(text)
    assert (found.value, found.upper, found.unit) == (low, high, unit)


def test_a_change_of_level_is_two_quantities() -> None:
    """From one value to another: each stands for itself, and the first takes the unit of the second."""
    text = "expand it from 28 to 38 Mongolian students every year"
    found = find_quantities(text)
    assert [(q.value, q.upper, q.unit) for q in found] == [(28, None, "students/year"), (38, None, "students/year")]
    assert [q.value for q in find_quantities("from 38.5 per cent to 19.5 per cent")] == [38.5, 19.5]


NO_QUANTITIES = """\
G20 members
Article 5 obligations
Resolution 2321 sanctions
Flight MH17
F-35 fighter jets
COVID-19 vaccines
COP 28 outcomes
COP30
2+2 consultations
the Group of 77 members
75th anniversary
70 years
70 years old
on June 29
in 2019
2024 elections
10 to 12 December
5:30 p.m. sessions
two sides
three pillars
twelve intergovernmental agreements
10 countries
the two leaders
The two Prime Ministers
both sides
one of the companies
one-on-one
one in five years
one in five workers
1 of 9 overdoses
the Three Seas Initiative
Our Three Winners
the two companies
two-thirds of
zero emissions
net zero
1. Ensure that
tel. 202-456-1111
page 5
he met three times
a double standard
double taxation
doubling down
let me double check
behalf of its people
the second half of the year
multi-billion projects
5G networks
24/7
9/11
sent Leopard 2 tanks
ten days
The two discussed their shared concerns
Euro 5 vehicles
route R 22
20 senior officials
"""


@pytest.mark.parametrize("text", NO_QUANTITIES.splitlines())
def test_what_is_no_quantity_is_left_alone(text: str) -> None:
    """Names, dates, durations, ages, shares of the population and counts of occasions or actors are none."""
    assert [q.span.of(text) for q in find_quantities(text)] == []


def test_a_factor_tells_its_direction() -> None:
    """Doubled grows, halved shrinks; threefold says neither by itself."""
    assert [only(text).change for text in ("doubled", "halved", "a threefold change")] == ["increase", "decrease", None]


def test_span_and_noun_cover_what_they_say() -> None:
    """The span is number and unit without the comparing words; the noun is the counted noun with its modifiers."""
    text = "to serve an additional 1 million new homes and over 4,000 schools"
    homes, schools = find_quantities(text)
    assert homes.noun is not None
    assert (homes.span.of(text), homes.noun.of(text)) == ("1 million new homes", "new homes")
    assert (schools.span.of(text), schools.comparator) == ("4,000 schools", "moreThan")


def test_a_quantity_never_crosses_a_span() -> None:
    """Blocks are searched on their own."""
    text = "worth $5\n\nmillion people came"
    assert [q.value for q in find_quantities(text, [Span(0, 8), Span(10, len(text))])] == [5.0]


def test_known_times_are_not_looked_for_again() -> None:
    """With the times given, only their numbers are held to be dates."""
    assert [q.unit for q in find_quantities("2000 regulations", times=[])] == ["regulations"]


def test_every_annotated_figure_is_found(shared: Path) -> None:
    """Each obligatory figure of the dev set has a quantity in its evidence with the same value, unit and comparator."""
    folder, missed = shared / "gold" / "dev", []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / "documents" / gold["document"]).read_bytes().decode("utf-8")
        found = find_quantities(text)
        for figure in gold["figures"]:
            places = [Span(text.index(quote), text.index(quote) + len(quote)) for quote in figure["evidence"]]
            fitting = [
                q for q in found
                if any(place.holds(q.span) for place in places) and q.value == figure["value"]
                and (q.unit == figure["unit"] or q.shared) and q.comparator == COMPARATORS[figure["comparator"]]
            ]  # fmt: skip
            if not fitting and not figure.get("optional"):
                missed.append((path.stem, figure["value"], figure["unit"]))
    assert missed == []


WORDS = (
    "$ US$ € 5 5,000 1.5 million billion bn % per cent to from between and - – over up about half a dozen of doubled "
    "in times fold people jobs MW km year every two twenty hundred thousand dollars Australian AUD COP 2019 June . , "
    "( ) + \n 👍 \u202e"
)
PIECES = st.lists(st.sampled_from(WORDS.split(" ")), max_size=30)
TEXTS = st.one_of(st.text(max_size=200), PIECES.map(" ".join), PIECES.map("".join))


@given(TEXTS)
def test_any_text_gives_ordered_finite_quantities(text: str) -> None:
    """Whatever the text, spans lie in it in order without overlap, nouns too, values are finite and ranges ascend."""
    end = 0
    for found in find_quantities(text):
        assert end <= found.span.begin < found.span.end <= len(text)
        end = found.span.end
        assert math.isfinite(found.value) and found.value > 0 and found.unit
        assert found.upper is None or found.value < found.upper < math.inf
        assert found.noun is None or 0 <= found.noun.begin < found.noun.end <= len(text)


@given(st.integers(min_value=2, max_value=10**9))
def test_an_amount_is_read_back_from_its_spelling(number: int) -> None:
    """Formatting a number with commas and a currency loses nothing."""
    for text in (f"${number:,}", f"{number:,} euros", f"€{number}"):
        assert (only(text).value, only(text).span) == (number, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "value", "unit", "noun"),
    [
        ("the number of Japanese companies in India has risen to about 1,400", 1400, "companies", "Japanese companies"),
        ("the number of participants reached 300", 300, "participants", "participants"),
        (
            "as the number of towns has grown, the number of students is 49,000",
            49e3,
            "students",
            "students",
        ),
        ("the number of tourists rose from 100,000", 100e3, "people", "tourists"),
        ("increase to 500 the number of Mexican prosecutors", 500, "prosecutors", "Mexican prosecutors"),
        ("of whom some 4,000 are nurses", 4000, "nurses", "nurses"),
        ("the Indian community of 3.5 million", 3.5e6, "people", "community"),
        ("a diaspora numbering over 2 million", 2e6, "people", "diaspora"),
        ("people of Indian origin, who number around 100,000", 1e5, "people", "people"),
        ("a diaspora that is 3.5 million strong", 3.5e6, "people", "3.5 million"),
    ],
)
def test_a_number_may_count_what_stands_before_it(text: str, value: float, unit: str, noun: str) -> None:
    """After "the number of …" and "a community of", a bare number is one of those."""
    found = only(text)
    assert found.noun is not None
    assert (found.value, found.unit, found.noun.of(text)) == (value, unit, noun)


@pytest.mark.parametrize(
    "text",
    [
        "the number of meetings rose to 12",
        "a community of 27",
        "the 27 members of the Union",
        "the Boeing 787 Dreamliners",
        "50 737 MAX jets",
        "in session 12 members spoke",
        "millions strong",
        "mp66 percent",
    ],
)
def test_what_names_or_counts_states_is_no_quantity(text: str) -> None:
    """Model numbers, few members and numbers that nothing leads to count nothing."""
    assert find_quantities(text) == []


def test_many_members_are_people() -> None:
    """From fifty on, members are people and no states."""
    found = only("about 540 Canadian Armed Forces members")
    assert (found.value, found.unit, found.comparator) == (540, "people", "about")


def test_a_lost_space_hides_no_share() -> None:
    """A share or an amount of money that sticks to the word before it is still one."""
    assert only("countries that represent90 percent of trade").value == 90


def test_a_yen_loan_is_a_loan() -> None:
    """Of "seven yen loan projects" seven is the number of projects, not of yen."""
    found = only("the notes for seven yen loan projects")
    assert (found.value, found.unit) == (7, "projects")


def test_a_range_of_money_lends_its_scale() -> None:
    """The scale after the second number of a range is that of the first, too."""
    found = only("EUR 1.2 – 1.5 billion")
    assert (found.value, found.upper, found.unit) == (1.2e9, 1.5e9, "EUR")


def test_what_a_number_rose_from_counts_the_same() -> None:
    """The bare number after "up from" is one of what was counted before; a year and a share there are not."""
    text = "30,000 Indian students a year by 2030, up from 10,000 in 2022"
    assert [(q.value, q.unit) for q in find_quantities(text)] == [(30000, "students/year"), (10000, "students/year")]
    assert [q.value for q in find_quantities("200 schools, up from 2019")] == [200]


def test_up_to_holds_for_both_of_a_pair() -> None:
    """A limit on the first of a pair holds for the second, whatever conversion stands beside; "nearly" does not."""
    text = "up to C$7.5 million (US$5.6 million) to Fortune and C$4.9 million to Lomiko"
    assert [q.comparator for q in find_quantities(text)] == ["atMost", "equal", "atMost"]
    assert [q.comparator for q in find_quantities("nearly £4 billion for work, and £3 billion for play")] == [
        "about",
        "equal",
    ]


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("our trade is up by a fifth", 20, "equal"),
        ("exports grew by almost a third in 2022", 33, "about"),
        ("imports fell by more than a quarter, to $2 billion", 25, "moreThan"),
        ("two thirds of our exports", 66.7, "equal"),
        ("one-third of the total", 33, "equal"),
        ("two-thirds of Mongolian exports", 66.7, "equal"),
        ("trade was nearly one-fifth higher than in 2020", 20, "about"),
        ("a rise of a third.", 33, "equal"),
        ("about one in ten Australians has a grandmother there", 10, "about"),
        ("two out of every three Thais", 66.7, "equal"),
    ],
)
def test_a_share_may_be_told_in_words(text: str, value: float, comparator: str) -> None:
    """A part that something changed by, or a part of it, is a share."""
    found = find_quantities(text)[0]
    assert (found.value, found.unit, found.comparator) == (value, "percent", comparator)


@pytest.mark.parametrize(
    "text",
    [
        "mediated by a third party",
        "by a quarter century",
        "a third country",
        "a quarter of an hour",
        "one in five years",
        "one in a series of notes",
    ],
)
def test_a_third_party_is_no_share(text: str) -> None:
    """An ordinal, and a part of a time, are no share."""
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("sales of 2.5 billion dollars, of which 2.05 billion were oil", [2.5e9, 2.05e9], "USD"),
        ("Trade was €3 billion in 2019 and almost 4 billion in 2020", [3e9, 4e9], "EUR"),
        ("515,000 citizens came in 2017, as compared to 623,000 the year before", [515e3, 623e3], "people"),
        ("Of the 90,000 doses that were bought, 40,000 arrived in May", [90e3, 40e3], "doses"),
        ("bring 60 Kenyans a year to Riga; twelve of them came already", [60, 12], "people"),
        ("the number of Samoans from 677 last year to at least 1,500", [677, 1500], "people"),
    ],
)
def test_a_bare_number_goes_on_with_the_unit_before(text: str, values: list[float], unit: str) -> None:
    """What the sentence compares with a quantity, and a part of it, is of the same unit."""
    found = find_quantities(text)
    assert [q.value for q in found] == values
    assert found[-1].unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "$3 million for the 1.2 million who fled",
        "$3 million for the 2 million in need",
        "$3 million under Resolution 1701",
        "20 schools opened, 2019 was hard",
    ],
)
def test_a_bare_number_of_something_else_has_no_unit(text: str) -> None:
    """People in need, names and years take no unit from the amount before them."""
    assert len(find_quantities(text)) == 1


def test_about_so_many() -> None:
    """Of "a hundred or so companies" the companies are counted."""
    found = only("a hundred or so French companies")
    assert (found.value, found.unit, found.comparator) == (100, "companies", "about")


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("agreed to extend the permitted stay from 60 days to 90 days", [60, 90], "days"),
        ("extend the validity of visitor visas from five to 10 years", [5, 10], "years"),
        ("citizens may stay visa-free for up to 30 days", [30], "days"),
        ("visa-free stays of 30 days within 180 days", [30], "days"),
        ("during his stay of three days in Tokyo", [], ""),
        ("the validity of the agreement was extended by five years", [], ""),
    ],
)
def test_how_long_visitors_may_stay_is_a_quantity(text: str, values: list[float], unit: str) -> None:
    """The term of a visa is measured in days or years; how long a visit or an agreement lasts is no figure."""
    found = find_quantities(text)
    assert [q.value for q in found] == values
    assert all(q.unit == unit for q in found)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Trade passed $2 billion and added 10 per cent. This is still not the 3 billion that we spoke of.",
            [2e9, 3e9],
        ),
        ("Trade is 100 million dollars now. It can be 200 million in three years.", [1e8, 2e8]),
        ("Trade is $100 million now. India is a market of 1.4 billion.", [1e8]),
        ("Trade is 100 million dollars now. 30 million more people travel.", [1e8]),
    ],
)
def test_a_sum_takes_the_money_of_the_sentence_before(text: str, values: list[float]) -> None:
    """So many millions of nothing, soon after a sum, are of the same money; a market of so many is of people."""
    cut = text.index(". ") + 1
    found = find_quantities(text, [Span(0, cut), Span(cut + 1, len(text))])
    assert [q.value for q in found if q.kind == "money"] == values


def test_their_number_counts_those_told_before() -> None:
    """What follows "their number" counts those of whom the clause before tells."""
    found = find_quantities("Peace Corps: Volunteers returned in 2023; their number will rise from 60 to 150 in 2025.")
    assert [(q.value, q.unit) for q in found] == [(60, "people"), (150, "people")]


def test_what_is_built_under_a_contract_is_not_below_its_sum() -> None:
    """Of a paper "under" compares nothing, of a number it does."""
    found = [next(iter(find_quantities(text, [Span(0, len(text))]))).comparator for text in UNDER]
    assert found == ["equal", "equal", "lessThan"]


UNDER = (
    "Rosatom is building it under a $300 million contract.",
    "It was built under the $20 million grant.",
    "Trade is under $300 million.",
)
