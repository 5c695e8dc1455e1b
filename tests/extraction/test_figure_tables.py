"""Figures that stand in tables: value, unit, whose, and of when."""

from __future__ import annotations

import pytest

from kg.extraction.context import Context
from kg.extraction.figures.find import find_figures
from kg.language.tables import MOST_ROWS
from kg.model import Figure

LEAD = "India and Ghana are partners. "


def context_of(analyse, text: str) -> Context:
    return Context(analyse(LEAD + text, title="India-Ghana Bilateral Relations", date="20 March 2021"))


def figures(analyse, text: str) -> list[Figure]:
    return find_figures(context_of(analyse, text))


def told(analyse, text: str) -> list[tuple[str, float, str, str | None]]:
    return [
        (f.indicator, f.value, f.unit, when.time.edtf if (when := f.deadline or f.period) else None)
        for f in figures(analyse, text)
    ]


def test_years_as_rows(analyse):
    """A row is of its year, a column of what heads it; the caption tells the unit."""
    text = (
        "Trade during the last years is given below (in US$ million):\n\n"
        "Year | India's Exports | India's Imports | Total Trade\n"
        "2018-19 | 810.44 | 3,670.20 | 4,480.64\n"
        "2019-20 (P) | 571.30 | - | 2,858.99\n\n"
        "The two sides are content."
    )
    found = figures(analyse, text)
    assert [(f.indicator, f.value, f.period.time.edtf) for f in found if f.period] == [
        ("India's Exports to Ghana".replace("Exports", "exports"), 810_440_000, "2018/2019"),
        ("India's imports from Ghana", 3_670_200_000, "2018/2019"),
        ("total trade", 4_480_640_000, "2018/2019"),
        ("India's exports to Ghana", 571_300_000, "2019/2020"),
        ("total trade", 2_858_990_000, "2019/2020"),
    ]
    assert {f.unit for f in found} == {"USD"}
    assert {f.rule for f in found} == {"figure.table/1"}
    assert {p.partition("/")[2] for f in found for p in f.parties} == {"India", "Ghana"}


def test_the_evidence_is_row_head_and_unit(analyse):
    """Quoted are the row, the row of heads, and the line that tells the unit."""
    context = context_of(
        analyse,
        "\n\nBilateral trade (US$ million)\n\nYear: 2018 / 2019\nTotal: 26.33 / 30.21\n\nBoth sides are content.",
    )
    [first, _] = find_figures(context)
    assert [s.of(context.text) for s in first.evidence] == [
        "Bilateral trade (US$ million)",
        "Year: 2018 / 2019",
        "Total: 26.33 / 30.21",
    ]
    assert first.indicator == "bilateral trade"


def test_years_as_columns_with_units_in_the_labels(analyse):
    """A label with its own unit tells it; a change is per cent, down where it is negative."""
    text = (
        "\n\n| Indicator | 2018 | 2019 (Jan-Jun) |\n|---|---|---|\n| Ghana's exports (EUR million) | 4.5 | 2.1 |\n"
        "| Indian tourist arrivals | 31,200 | 14,900 |\n| Growth of trade (%) | 3.1 | (-) 2.4 |\n"
    )
    assert told(analyse, text) == [
        ("Ghana's exports to India", 4_500_000, "EUR", "2018"),
        ("Ghana's exports to India", 2_100_000, "EUR", "2019-01/2019-06"),
        ("Indian tourist arrivals", 31_200, "people", "2018"),
        ("Indian tourist arrivals", 14_900, "people", "2019-01/2019-06"),
        ("growth of trade", 3.1, "percent", "2018"),
        ("growth of trade", 2.4, "percent", "2019-01/2019-06"),
    ]
    assert [f.change for f in figures(analyse, text)][-2:] == ["increase", "decrease"]


def test_a_growth_column_is_of_the_one_before(analyse):
    """A bare "Growth (%)" is of what the column to its left is of."""
    text = "\n\nYear | Total trade (USD bn) | Growth (%)\n2018 | 4.5 | 12\n2019 | 4.1 | -9"
    assert told(analyse, text)[1] == ("growth of total trade", 12, "percent", "2018")


def test_a_target_column(analyse):
    """What is headed as a target, or of a year to come, is one; a column may hold the units."""
    text = (
        "\n\nIndicator | Unit | 2020 | 2025 (target)\n"
        "Two-way trade | USD billion | 1.2 | 2.5\nVisitors | persons | 200 | 400"
    )
    found = figures(analyse, text)
    assert [(f.target, f.unit, f.status) for f in found] == [
        (False, "USD", None),
        (True, "USD", "set"),
        (False, "people", None),
        (True, "people", "set"),
    ]
    assert found[1].deadline is not None and found[1].deadline.time.edtf == "2025"


def test_a_table_without_years(analyse):
    """Things with an amount each take the caption's time and topic."""
    text = (
        "\n\nIndia's exports to Ghana by product, 2019 (US$ thousand)\n\nProduct | Value\nRice | 34,210\nCoffee | 4,800"
    )
    assert told(analyse, text) == [
        ("India's exports to Ghana: rice", 34_210_000, "USD", "2019"),
        ("India's exports to Ghana: coffee", 4_800_000, "USD", "2019"),
    ]


@pytest.mark.parametrize(
    ("unit", "code", "factor"),
    [
        ("US$ million", "USD", 1e6),
        ("in millions of US dollars", "USD", 1e6),
        ("in US$ Mn.", "USD", 1e6),
        ("Value in USD bn", "USD", 1e9),
        ("million USD", "USD", 1e6),
        ("in million US$", "USD", 1e6),
        ("million euros", "EUR", 1e6),
        ("€ m", "EUR", 1e6),
        ("Rs. crore", "INR", 1e7),
        ("in US$ '000", "USD", 1e3),
        ("thousand tonnes", "tonnes", 1e3),
        ("MW", "MW", 1),
        ("%", "percent", 1),
    ],
)
def test_units_of_captions(analyse, unit, code, factor):
    """A unit with its factor is read in every usual order."""
    found = told(analyse, f"\n\nBilateral trade ({unit})\n\nYear | Rice\n2018 | 4.5\n2019 | 5")
    assert [(value, code_) for _, value, code_, _ in found] == [(4.5 * factor, code), (5 * factor, code)]


@pytest.mark.parametrize(
    "text",
    [
        "\n\nScore | India | Ghana\nFirst half | 2 | 1\nSecond half | 1 | 0",
        "\n\nOffice hours   Monday   Tuesday\nMorning   9   10\nAfternoon   13   14",
        "\n\nTime | Event\n9.30 | Arrival\n10.15 | Talks",
        "\n\nPhone: 555 22 11\nFax: 555 22 12",
        "\n\nS.No | Agreement | Year\n1 | Memorandum on health | 2018\n2 | Agreement on air services | 2019",
    ],
)
def test_no_figures_of_a_table(analyse, text):
    """Numbers that nothing gives a unit are none."""
    assert told(analyse, text) == []


def test_an_amount_in_a_cell_is_told_once(analyse):
    """What a cell says with its own unit is a figure of the table alone, the rest is read as ever."""
    text = (
        "\n\nProject | Amount\nA port | $4 million\nA hospital | $2 million\n\nIndia gave Ghana $7 million last year."
    )
    assert [f.value for f in figures(analyse, text)] == [7e6, 4e6, 2e6]


def test_too_long_a_table_is_refused(analyse):
    """An annex of statistics is not read, and that is said."""
    rows = "\n".join(f"Port {i} | 5.{i}" for i in range(MOST_ROWS + 1))
    context = context_of(analyse, f"\n\nPort | Cost (US$ million)\n{rows}")
    assert find_figures(context) == []
    assert [r.reason for r in context.refusals if r.rule == "figure.table/1"] == [
        f"a table of more than {MOST_ROWS} rows"
    ]


def test_labels_of_flows_are_of_the_caption(analyse):
    """A line "Exports: 822.5" counts no exports, but millions where the caption says so."""
    text = "\n\nMerchandise trade, 2020 (C$ millions)\n\nIndian exports: 822.5\nIndian imports: 3,045.1\n\nThey met."
    assert [(v, u, when) for _, v, u, when in told(analyse, text)] == [
        (822_500_000, "CAD", "2020"),
        (3_045_100_000, "CAD", "2020"),
    ]


def test_units_behind_a_comma_and_times_in_the_last_column(analyse):
    """A label "Exports, EUR mln" is of exports; the years of a project stand behind its amount."""
    text = "\n\n\t2018\t2019\nIndian exports, EUR mln\t63.2\t71.4\n\nThey met."
    assert told(analyse, text) == [
        ("Indian exports to Ghana", 63_200_000, "EUR", "2018"),
        ("Indian exports to Ghana", 71_400_000, "EUR", "2019"),
    ]
    text = "\n\nProject\tVolume\tPeriod\nRural water\tEUR 8 million\t2017-2020\n\nThey met."
    assert told(analyse, text) == [("rural water", 8_000_000, "EUR", "2017/2020")]
