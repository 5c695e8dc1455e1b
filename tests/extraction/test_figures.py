"""The rules of figures, each on real parses of short sentences."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.extraction.figures.words import figure_words, gifts
from kg.lexicons import read_lexicon
from kg.model import Figure
from tests.extraction.conftest import Read


def context_of(analyse, text: str, title: str = "Talks between India and Japan") -> Context:
    return Context(analyse(text, title=title, date="20 March 2023"))


def figures(analyse, text: str, **head: str) -> list[Figure]:
    return find_figures(context_of(analyse, text, **head))


def the_figure(analyse, text: str, **head: str) -> Figure:
    found = figures(analyse, text, **head)
    assert len(found) == 1, [(f.value, f.indicator) for f in found]
    return found[0]


def names(figure: Figure) -> set[str]:
    return {party.partition("/")[2] for party in figure.parties}


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("Bilateral trade increased by 17 per cent last year.", "Bilateral trade"),
        ("Trade is growing at a high rate. Last year it increased by 17 per cent.", "Trade"),
        ("Trade is growing. We hope to reach over $30 billion in the foreseeable future.", "Trade"),
        (
            "Last year we saw a decline in trade, but this year we recorded an increase of 56 percent.",
            "increase in trade",
        ),
        (
            "The leaders agreed to bring exchanges of our citizens to 400,000 people a year.",
            "exchanges of our citizens",
        ),
        (
            "The agreement includes a halving of the tariff on frozen beef from 38.5 per cent to 19.5 per cent.",
            "tariff on frozen beef",
        ),
        ("Japan will invest $5 million in rural hospitals.", "investment in rural hospitals"),
        ("Japan will provide a $20 million loan to the Delhi metro.", "loan to the Delhi metro"),
        ("Japan announced a grant of $3 million for new schools.", "grant for new schools"),
        ("Japan provided $4.2 million (¥560 million) in humanitarian assistance.", "humanitarian assistance"),
        ("Japan will provide $8 million, subject to approval by parliament, for new ports.", "support for new ports"),
        ("About 80 percent of natural gas consumed by Japan comes from abroad.", None),
        ("The bilateral development partnership, valued at $7.4 million this year, is growing.", None),
        ("More than 300 Indians had studied in Japan.", "Indians who had studied in Japan"),
        ("The plant will create 5,000 jobs across India.", "jobs across India"),
        ("Both sides welcomed the goal of doubling bilateral trade by 2030.", "bilateral trade"),
        ("Japan has given over EUR 70 billion in support to India.", "support to India"),
        ("Last year two-way trade reached a record high of $14.1 billion.", "two-way trade"),
        ("Trade reached $14 billion in 2022, up by 45 percent year on year.", "Trade"),
        ("The pipeline has a capacity of 55 billion cubic metres a year.", "capacity"),
        ("The leaders agreed to double trade in five years.", "trade"),
        ("Trade is growing. The leaders instructed their governments to bring it to $1 billion.", "Trade"),
    ],
)
def test_indicator_is_a_noun_phrase_of_what_is_counted(analyse, text, indicator):
    """The indicator is what the number measures, in the text's words, with pronouns resolved to the topic."""
    found = figures(analyse, text)
    assert found
    if indicator is not None:
        assert {f.indicator for f in found} == {indicator}
    for figure in found:
        first = figure.indicator.split()[0].lower()
        assert first not in {"the", "a", "an", "of", "in", "by", "to", "from", "its", "our"}
        assert not figure.indicator.endswith((" the", " of", " in", " and", ",", " to"))
        assert len(figure.indicator) <= 140


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Trade is growing. We hope to reach over $30 billion.", True),
        ("Japan pledged $5 million for new schools.", True),
        ("Japan will invest $5 million in rural hospitals.", True),
        ("The leaders welcomed a landmark deal between Boeing and Vietnam Airlines worth $7.8 billion.", True),
        ("Japan and India signed a compact that provides $21 million for new schools.", True),
        ("The leaders welcomed the pledge to mobilize $4.2 billion in private investment.", True),
        ("Bilateral trade increased by 17 per cent last year.", False),
        ("Japan has already provided $97.6 million to the loan package.", False),
        ("Cheese, our largest dairy export to Japan at $372 million, will gain new access.", False),
        ("Japan agreed to remove the additional 25% tariff on tea.", False),
        ("Under the plan, Japan allocates USD 1 billion of aid in 2023.", True),
        ("Japan provides USD 1 billion of aid to India.", False),
        ("Building on its prior $20 million commitment, Japan opened two ports.", False),
        ("Japan is India's largest partner, with bilateral trade reaching $14 billion in 2022.", False),
        (
            "Japan is committing more aid to India, bringing its humanitarian assistance this year to $145 million.",
            False,
        ),
        ("The leaders will open the building, to which Japan contributed $9.5 million.", False),
        ("Japan took part in a programme helping some of the $5 million enterprises.", False),
        ("The leaders will meet in Pristina, where some 4,500 soldiers of Japan are deployed.", False),
        ("The leaders instructed their governments to bring trade to $1 billion.", True),
        ("The volume of trade is to be raised to $2 billion.", True),
        ("India thanked Japan for budget support loans of $750 million.", False),
        ("The leaders welcomed Japan's contribution of $13 million to establish a Trust Fund.", True),
        ("The leaders welcomed the offer of $3 million for new scholarships.", True),
        ("The agreement will remove tariffs on more than 85 per cent of Indian exports.", True),
        ("Japanese contractors have undertaken projects worth $6.8 billion in India.", False),
        ("Japan undertook to provide $6.8 billion to India.", True),
        ("Japan helped to increase trade to $5 billion.", False),
        ("The Scholarships Programme: $11.2 million over four years to support students from India.", True),
    ],
)
def test_goal_or_observation(analyse, text, target):
    """What is pledged, planned or agreed to apply is a goal; what was delivered or is told aside is not."""
    found = [f for f in figures(analyse, text) if f.unit in {"USD", "percent", "soldiers"}]
    assert [f.target for f in found] == [target]
    assert found[0].status == ("set" if target else None)
    assert found[0].rule.startswith("figure.target" if target else "figure.observed")


def test_change_of_level_is_an_observation_and_a_goal(analyse):
    """Of an agreed "from A to B", A is observed and B a goal, neither a change; no halving is told beside them."""
    text = "The agreement includes a halving of the tariff on frozen beef from 38.5 per cent to 19.5 per cent."
    before, after = figures(analyse, text)
    assert (before.value, before.target, before.change) == (38.5, False, None)
    assert (after.value, after.target, after.change) == (19.5, True, None)


@pytest.mark.parametrize(
    "text",
    [
        "The leaders set the goal of raising trade to $10 billion by 2025 from the current $6 billion.",
        "The leaders aim to increase the volume of trade, which now stands at $6 billion, to $10 billion.",
        "The leaders agreed to raise the volume of trade, which is $6 billion today, to $10 billion.",
        "The talks dealt with ways to increase the volume of trade, now about $6 billion, to $10 billion in 2025.",
    ],
)
def test_the_level_that_a_goal_starts_from_is_observed(analyse, text):
    """The present level beside a goal is an observation, in whichever order the two are told."""
    assert {f.value: f.target for f in figures(analyse, text)} == {10e9: True, 6e9: False}


def test_goal_not_reached(analyse):
    """A sentence soon after that says so sets the goal's status and stands in its evidence."""
    text = (
        "The leaders agreed to bring exchanges of our citizens to 400,000 people a year by 2027. "
        "Although these exchanges grow, we still have not reached this figure."
    )
    figure = the_figure(analyse, text)
    assert figure.status == "notReached"
    assert len(figure.evidence) == 2
    assert figure.deadline is not None and figure.deadline.time.edtf == "2027"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The target of training 30,000 students, set in 2016, had been reached.", "reached"),
        ("We have met our goal of 30,000 students.", "reached"),
        ("The target of 30,000 students has not been reached.", "notReached"),
        ("The goal of bringing trade to $2 billion has yet to be achieved.", "notReached"),
        ("We had set ourselves the target of $5 billion by 2022, which we exceeded ahead of schedule.", "reached"),
        ("The two sides fell short of the $20 billion target set for 2022.", "missed"),
        ("The goal of 30,000 students was set after trade had reached its peak.", "set"),
    ],
)
def test_goal_reached_in_its_own_sentence(analyse, text, status):
    """A sentence that says of the goal itself that it was met, or was not, gives its status."""
    assert [f.status for f in figures(analyse, text)] == [status]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("India offers 400 training slots and 48 scholarships to Kenya annually.", ["slots/year", "scholarships/year"]),
        ("The 5,000 companies in India grow annually.", ["companies"]),
        ("India offers 400 training slots. Kenya sends students annually.", ["slots"]),
    ],
)
def test_what_is_counted_every_year_has_a_rate(analyse, text, units):
    """Things of which so many are told "annually" or "each year" are counted by the year, unless that tells growth."""
    assert [f.unit for f in figures(analyse, text)] == units


def test_record_beside_a_goal(analyse):
    """What is told as "a record reached in 2013" is a second, observed figure of its own year."""
    goal, record = figures(analyse, "Trade is growing. We hope to reach over $30 billion, a record reached in 2013.")
    assert goal.target and goal.period is None and goal.deadline is None
    assert not record.target and record.period is not None and record.period.time.edtf == "2013"
    assert record.rule == "figure.record/1"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Bilateral trade increased by 17 per cent last year.", "increase"),
        ("Last year we saw a decline in trade of about 35 percent.", "decrease"),
        ("The project will serve an additional 1 million homes by 2027.", "increase"),
        ("Japan will retain the remaining rate of 10 percent.", None),
        ("Japan will reduce to 19 percent the tariff on cars.", None),
        ("Tariffs will apply at up to 15 percent.", None),
        ("Japan agreed to remove the additional 25% tariff on tea.", None),
        ("The accord will open up a market of over 1.4 billion people.", None),
        ("Bilateral trade is up 21 per cent on the year before.", "increase"),
        ("Referring to the 62% growth in trade, he praised the companies.", "increase"),
        ("Trade has increased fivefold since 2019.", "increase"),
        ("As trade grew, inflation stood at 7 percent.", None),
        ("In 2022 exports went down by about 5 percent.", "decrease"),
        ("Bilateral trade is 20 per cent higher than two years ago.", "increase"),
        ("Japan will set up 20 schools in India.", None),
        ("Japan supplies more than 20 percent of the gas.", None),
        ("Japan will increase its contribution to the Cooperation Fund by $1 million.", "increase"),
        ("Exports are rising, and Japan won the bid by $1 million.", None),
    ],
)
def test_only_a_change_is_a_change(analyse, text, change):
    """A figure by which something rose or fell is a change; a level is none, whatever led to it."""
    assert the_figure(analyse, text).change == change


def test_a_verb_holds_for_the_second_share_too(analyse):
    """Where "and services by 46" leaves the verb out, the change is that of the share before."""
    both = figures(analyse, "Trade in goods has increased by 66 per cent and services trade by 46 per cent.")
    assert [f.change for f in both] == ["increase", "increase"]


def test_a_change_holds_for_both_of_a_pair(analyse):
    """Both of "an additional 1 million homes and 4,000 schools" are increases with one deadline."""
    pair = figures(analyse, "The network will serve an additional 1 million homes and 4,000 schools by 2027.")
    assert [f.change for f in pair] == ["increase", "increase"]
    assert [f.deadline and f.deadline.time.edtf for f in pair] == ["2027", "2027"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Whereas last year we saw a decline in trade of about 35 percent, this year we recorded "
            "an increase of 56 percent.",
            ["2022", "2023"],
        ),
        (
            "We managed to increase trade by 30 percent last year, in the first 11 months of last year.",
            ["2022-01/2022-11"],
        ),
        ("Trade has grown by 30 percent since 2019.", ["2019/2023"]),
        ("The agreement signed in 2014 lowered the tariff by 30 percent.", [None]),
        ("Trade grew by 17 percent to 20.5 billion dollars in 2021.", ["2021", "2021"]),
        ("Last year, trade grew by 10 percent to exceed $28 billion.", ["2022", "2022"]),
        ("Trade grew 51.8% in 2022, reaching a record figure of 9.7 billion dollars.", ["2022", "2022"]),
        ("In 2021, trade totalled $3.1 billion, up 21 per cent from 2020.", ["2021", "2021"]),
        ("Trade reached $14 billion in 2022, up by 45 percent year on year.", ["2022", "2022"]),
        ("Trade was worth $36 billion in the 12 months to March 2022.", ["2021-04/2022-03"]),
        ("Trade has more than doubled since the agreement came into effect in 2011.", ["2011/2023"]),
        ("Trade exceeded $28 billion as of the end of 2022.", ["2022"]),
        (
            "In January-June 2022 trade reached $600 million, up 23 per cent on the same period of 2021.",
            ["2022-01/2022-06", "2022-01/2022-06"],
        ),
        ("Emissions fell by 20 percent compared to 1990.", [None]),
        ("India issued 12,000 visas in 2021, three times more than in 2020.", ["2021", "2021"]),
        ("Trade fell from $2.3 billion in 2019 to $1.1 billion in 2020.", ["2019", "2020"]),
        ("Trade grew to $9.5 billion in 2021 from $5.3 billion a year earlier.", ["2021", "2020"]),
        ("Trade rose from $3 billion to $6 billion in 2021.", [None, "2021"]),
        ("Trade rose from $3 billion in 2019 to $6 billion.", ["2019", None]),
        (
            "Trade with India reached $66 billion in 2018, while trade with Kenya grew by 9 percent to $10 billion.",
            ["2018", "2018", "2018"],
        ),
        ("Exports amounted to $18 million in 2017 against imports of $10 million.", ["2017", "2017"]),
        ("Trade crossed $2.4 billion during 2021-22, registering a growth of over 30%.", ["2021/2022", "2021/2022"]),
        ("Trade amounted to $31 million in 2021 (+62.3%).", ["2021", "2021"]),
        (
            "Trade amounted to $31 million in 2021, and 50 firms operate here with a capital of $9 million.",
            ["2021", None, None],
        ),
        ("Exports reached $18 million in 2017 and aid now stands at $10 million.", ["2017", None]),
        ("India recalled its visit to Tokyo in August 2019 and thanked the community of 3.5 million.", [None]),
    ],
)
def test_period_of_an_observation(analyse, text, periods):
    """Each observation has the time of its own clause, the narrower where two fit, and never that of a signing."""
    assert [f.period.time.edtf if f.period else None for f in figures(analyse, text)] == periods


def test_a_sign_in_brackets_is_a_change_of_the_level(analyse):
    """What stands as "(+62.3%)" or "(-9.7%)" behind an amount is how that amount rose or fell."""
    text = "In 2021 exports amounted to $31 million (+62.3%), imports – $9 million (-9.7%)."
    found = figures(analyse, text)
    assert [(f.value, f.unit, f.change) for f in found] == [
        (31e6, "USD", None),
        (62.3, "percent", "increase"),
        (9e6, "USD", None),
        (9.7, "percent", "decrease"),
    ]
    assert found[1].indicator == found[0].indicator


def test_deadline_of_the_lead_in_holds_for_the_list(analyse):
    """A deadline said before the colon is that of every item."""
    text = (
        "The Parties commit to take the following actions by May 14, 2023:\n\n"
        "- India will reduce its tariff on cars by 10 percent.\n\n- Japan will reduce its tariff on tea by 5 percent."
    )
    found = figures(analyse, text)
    assert [f.deadline.time.edtf if f.deadline else None for f in found] == ["2023-05-14", "2023-05-14"]


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("Japan will invest 5 trillion yen in India over the next five years.", ["2028"]),
        ("Japan has committed $7 billion in aid to India over the past year alone.", [None]),
        ("Japan will provide $50 billion for 2024-2027.", ["2027"]),
        ("India and Japan set the trade target of USD 100 billion by 2030.", ["2030"]),
        ("India has a goal of doubling exports by value in 10 years.", ["2033"]),
        ("India has a goal of doubling exports by the end of the decade.", ["2030"]),
        ("Japan plans to sell 1 million tons of oil via this port in 2024 and 5 million tons later.", ["2024", None]),
        ("Under the deal, 85 per cent of tariff lines will be liberalised over 16 years.", ["2039"]),
        ("Japan will provide $80 million over four years to build courts.", ["2027"]),
        ("Japan will provide $5 million for the first centre in India.", [None]),
        ("Japan is committing $30 million to India, bringing its assistance this year to $145 million.", [None, None]),
        ("In 2024, Japan will provide $5 million for schools and $3 million for ports.", ["2024", "2024"]),
    ],
)
def test_deadline_is_when_a_goal_is_due(analyse, text, deadlines):
    """The next five years are due when they are over, a run of years as it is said, and no other figure."""
    found = figures(analyse, text)
    assert [f.deadline.time.edtf if f.deadline else None for f in found] == deadlines


def test_no_period_begins_after_the_text(analyse):
    """A beginning that lies ahead of the document is no period of an observation."""
    assert the_figure(analyse, "Since 2024 trade has grown by 30 percent.").period is None


def test_time_of_a_past_act_is_no_deadline(analyse):
    """A time like "earlier this year" dates the signing, not the goal that the instrument sets."""
    text = "Earlier this year, Japan signed a compact with India that provides $21 million for new schools."
    assert the_figure(analyse, text).deadline is None


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Bilateral trade increased by 17 per cent.", {"India", "Japan"}),
        ("The plant will create 5,000 jobs across India.", {"India"}),
        ("Japan decided to invest $17 million into its shipyards.", {"Japan"}),
        (
            "The leaders welcomed a deal between Boeing and Vietnam Airlines worth $7.8 billion.",
            {"Boeing", "Vietnam Airlines"},
        ),
        ("More than 300 Indians had studied in Japan.", {"India", "Japan"}),
        ("The plan is supported with $49 million from Kenya.", {"Kenya"}),
        ("Japan will spend 4 per cent of its GDP on defence.", {"Japan"}),
        ("The leaders welcomed Kenya's pledge to provide $5 million for schools.", {"Kenya"}),
        ("The Ministry of Finance of Japan pledged $5 million to Kenya.", {"Japan", "Kenya"}),
        ("Bilateral trade reached 14 billion US dollars.", {"India", "Japan"}),
        ("Japan provided US$ 5 million in grants to Kenya.", {"Japan", "Kenya"}),
        ("Kenya has invested $10 million in the Ugandan economy.", {"Kenya", "Uganda"}),
        ("Kenya provided $85 million in support, and India is grateful.", {"Kenya", "India"}),
    ],
)
def test_parties(analyse, text, parties):
    """Who gives and who receives, where they are named; the two sides of a bilateral document where nobody is."""
    assert names(the_figure(analyse, text)) == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Trade between ASEAN and Australia reached $6 billion, while ASEAN’s trade with Kenya grew to $10 billion.",
            [
                {"Association of Southeast Asian Nations", "Australia"},
                {"Association of Southeast Asian Nations", "Kenya"},
            ],
        ),
        ("Kenyan exports to Uganda reached $17 million.", [{"Kenya", "Uganda"}]),
        ("Flows from Kenya to Uganda were valued at $1 billion.", [{"Kenya", "Uganda"}]),
    ],
)
def test_sides_of_a_flow_are_those_of_its_own_clause(analyse, text, parties):
    """Trade, exports and investment are told of those between whom they flow, clause by clause."""
    assert [names(f) for f in figures(analyse, text)] == parties


def test_one_number_told_twice_is_one_figure(analyse):
    """What is called "these 1 million vaccines" are those of the sentence before, with evidence in both."""
    text = "Japan will donate 1 million Pfizer vaccines to India. We are proud of these 1 million Pfizer vaccines."
    assert len(the_figure(analyse, text).evidence) == 2


def test_parallel_sentences_of_two_countries_are_two_figures(analyse):
    """The same number in the mouths of two countries is two figures."""
    text = "India will suspend 24 percent of its tariff on tea. Japan will suspend 24 percent of its tariff on tea."
    assert len(figures(analyse, text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The attack killed 50 people in the city.",
        "The leaders met the two women who founded the school.",
        "The leaders of our three democracies met in Tokyo.",
        "The leaders expressed concern for millions of people around the world.",
        "The minister convened 80 students from across Japan to discuss the future.",
        "Tomorrow the minister will speak with nearly 50 farmers.",
        "The leaders spoke of security along the 2,000 mile border of India.",
        "The leaders have met on three different occasions.",
    ],
)
def test_victims_and_those_spoken_of_are_no_figures(analyse, text):
    """Counts of an event's victims or of the people spoken of measure no relationship."""
    context = context_of(analyse, text)
    assert find_figures(context) == []


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Talks between India and Japan", "USD"),
        ("Talks between Canada and Japan", "CAD"),
        ("Talks between Canada and Australia", None),
    ],
)
def test_dollar_is_that_of_the_party_that_has_one(analyse, title, unit):
    """Where nobody speaks, a bare dollar is that of the home or of the one party that has a dollar."""
    figure = the_figure(analyse, "The sides agreed on a loan of $5 million for schools.", title=title)
    assert figure.unit == unit or (unit is None and figure.unit in {"CAD", "AUD", "USD"})


def test_dollar_is_the_speakers_own(analyse):
    """A bare dollar is the currency of the document's side that has one."""
    figure = the_figure(
        analyse, "Australia will provide $1.5 million for new schools.", title="Australia-Mongolia joint statement"
    )
    assert figure.unit == "AUD"


@pytest.mark.parametrize(
    ("title", "amount", "unit"),
    [
        ("Foreign Minister of Pakistan Hina Rabbani Khar on floods", "30 billion rupees", "PKR"),
        ("Foreign Minister of India S. Jaishankar on floods", "Rs 30 billion", "INR"),
        ("Foreign Minister of Denmark Jeppe Kofod on aid", "30 million crowns", "DKK"),
        ("Foreign Minister of Chile Heraldo Muñoz on trade", "30 billion pesos", "CLP"),
        ("Foreign Minister of Egypt Sameh Shoukry on trade", "30 million British pounds", "GBP"),
        ("Foreign Minister of Japan Taro Kono on trade", "30 million rupees", "INR"),
    ],
)
def test_currency_that_countries_share_is_the_homes(analyse, title, amount, unit):
    """Rupees, crowns and pesos are those of the document's home, if it has such, unless their country is named."""
    assert the_figure(analyse, f"The Government will provide {amount} for schools.", title=title).unit == unit


def test_evidence_is_of_the_text(analyse):
    """Every figure rests on whole sentences, its own first or the one its words come from."""
    context = context_of(analyse, "Trade is growing at a high rate. Last year it increased by 17 per cent.")
    (figure,) = find_figures(context)
    assert [span.of(context.text) for span in figure.evidence] == [
        "Trade is growing at a high rate.",
        "Last year it increased by 17 per cent.",
    ]


def test_word_list_is_sound():
    """No word has two senses that contradict, and every giving verb names what is given."""
    rows = read_lexicon("figure_words")
    assert len({(row["word"], row["sense"]) for row in rows}) == len(rows)
    assert not figure_words("up") & figure_words("down")
    assert all(gifts().values())
    assert {row["sense"] for row in rows} >= {"change", "amount", "measures", "goal", "deal", "holds", "trim", "victim"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("You won the election with 58 percent of the vote.", 0),
        ("1.7 million people supported my candidacy.", 0),
        ("Germany sends 120 election observers to Kenya.", 1),
        ("Kenya exports 40 percent of its flowers to Germany.", 1),
        ("Poland received over 3.5 million people of Ukraine, and I value the vote of Egypt.", 1),
    ],
)
def test_votes_are_no_figures(read: Read, text: str, count: int) -> None:
    """The result of an election measures no relationship (guidelines, "Figures": no vote counts)."""
    assert len(read(text).figures) == count
