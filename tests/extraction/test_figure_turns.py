"""Turns of phrase by which offices tell of numbers: how much, of what, aimed at or observed, when, and whose."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.extract import extract
from kg.language.analysis import Analysis

Analyse = Callable[..., Analysis]
Row = tuple[float, str, str, str, str | None, str]  # value, unit, comparator, kind, time, parties


@pytest.mark.parametrize(
    ("title", "text", "wanted"),
    [
        (
            "Ethiopia signs 52 million USD Financing Agreements with the World Bank",
            "The Ministry of Finance and the World Bank have today signed two Financing Agreements totaling 52 "
            "million USD for water supply.\n\nWater Project: A USD 40 million loan and a USD 12 million grant to "
            "connect households.\n\nThe projects will benefit about 1.1 million people.",
            [
                (52000000, "USD", "equal", "target", None, "Ethiopia World Bank Group"),
                (40000000, "USD", "equal", "target", None, "Ethiopia World Bank Group"),
                (12000000, "USD", "equal", "target", None, "Ethiopia World Bank Group"),
                (1100000, "people", "about", "target", None, "Ethiopia World Bank Group"),
            ],
        ),
        (
            "Singapore and Chile",
            "The Ministers noted that negotiations on an investment agreement had been completed last July, and "
            "that bilateral trade had grown by 9 per cent to reach S$1.1 billion in 2022.",
            [
                (9, "percent", "equal", "observed", "2022", "Chile Singapore"),
                (1100000000, "SGD", "equal", "observed", "2022", "Chile Singapore"),
            ],
        ),
        (
            "Bangladesh and Japan",
            "The number of Japanese companies operating here has tripled over the last ten years to nearly 340.",
            [
                (3, "times", "equal", "observed", "2013/2023", "Bangladesh Japan"),
                (340, "companies", "about", "observed", None, "Bangladesh Japan"),
            ],
        ),
        (
            "Kazakhstan and Turkey",
            "They welcomed the Commission, the twelfth session of which is to convene before the end of the "
            "year, and decided to increase the number of permits for road transport to 14 thousand as of 2024.",
            [(14000, "permits", "equal", "target", "2024", "Kazakhstan Turkey")],
        ),
        (
            "Vietnam and Hungary",
            "The two leaders noted that two-way trade approached 1 billion USD in 2022.",
            [(1000000000, "USD", "about", "observed", "2022", "Hungary Vietnam")],
        ),
        (
            "Australia and the Netherlands",
            "They decided that each country would contribute EUR 4 million to a programme for coastal resilience "
            "in Kiribati.",
            [(4000000, "EUR", "equal", "target", None, "Australia Kiribati Netherlands")],
        ),
        (
            "Mongolia and Lithuania",
            "Both sides noted that the trade turnover had increased by 18 percent in 2022, although it remains "
            "small at 9.6 million USD.",
            [
                (18, "percent", "equal", "observed", "2022", "Lithuania Mongolia"),
                (9600000, "USD", "equal", "observed", None, "Lithuania Mongolia"),
            ],
        ),
        (
            "Mongolia and Lithuania",
            "The Finnish side said that 2.3 million euros were granted to Mongolia.",
            [(2300000, "EUR", "equal", "observed", None, "Finland Mongolia")],
        ),
        (
            "Pakistan",
            "The number of annual scholarships for Pakistani students in Romanian universities has been raised "
            "from 20 to 50.",
            [
                (20, "scholarships/year", "equal", "observed", None, "Pakistan Romania"),
                (50, "scholarships/year", "equal", "observed", None, "Pakistan Romania"),
            ],
        ),
        (
            "Poland and Moldova",
            "This year, 18 projects are being carried out in Moldova under the Polish aid programme.",
            [(18, "projects", "equal", "observed", "2023", "Moldova Poland")],
        ),
        (
            "The United States and Indonesia",
            "The United States and Indonesia concluded negotiations to launch a $698 million compact, supported "
            "with $649 million from the United States.",
            [
                (698000000, "USD", "equal", "target", None, "Indonesia United States"),
                (649000000, "USD", "equal", "observed", None, "United States"),
            ],
        ),
        (
            "Visit to Hanoi",
            "Dutch investment in Vietnam stands at $13.5 billion in more than 400 projects.",
            [
                (13500000000, "USD", "equal", "observed", None, "Netherlands Vietnam"),
                (400, "projects", "moreThan", "observed", None, "Netherlands Vietnam"),
            ],
        ),
        (
            "Visit to Tbilisi",
            "412 companies with Belarusian capital were registered in Georgia.",
            [(412, "companies", "equal", "observed", None, "Belarus Georgia")],
        ),
        (
            "Visit to Kathmandu",
            "Finland's support to Nepal in 2021–2025 totals EUR 78 million.",
            [(78000000, "EUR", "equal", "target", "2025", "Finland Nepal")],
        ),
        (
            "Visit to Kyiv",
            "Estonia trained 1,400 Ukrainian soldiers in 2022 and 1,000 this year.",
            [
                (1400, "soldiers", "equal", "observed", "2022", "Estonia Ukraine"),
                (1000, "soldiers", "equal", "observed", "2023", "Estonia Ukraine"),
            ],
        ),
    ],
)
def test_turns(analyse: Analyse, title: str, text: str, wanted: list[Row]) -> None:
    found = extract(analyse(text, title, "June 14, 2023")).figures
    times = [f.deadline or f.period for f in found]
    told = [
        (
            f.value,
            f.unit,
            f.comparator,
            "target" if f.target else "observed",
            when.time.edtf if when else None,
            " ".join(sorted(p.partition("/")[2] for p in f.parties)),
        )
        for f, when in zip(found, times, strict=True)
    ]
    assert told == wanted
