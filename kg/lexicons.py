"""The word lists in data/lexicons as typed rows, each read once: countries, organisations, places by English name.

Ground floor: no room's code is imported, so that the language room reads the lists without importing identity.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.resources import resource


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A state or territory. ``names`` hold every English form, with and without article; ``currency`` is ISO 4217."""

    qid: str
    name: str
    iso2: str
    iso3: str
    currency: str
    capital: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An international organisation; ``qid`` is None where no source verifies one."""

    qid: str | None
    name: str
    abbreviations: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A city, first-order division, region, sea or site. No name belongs to two places.

    ``ambiguous`` marks those whose name is an ordinary word or a person's name too ("Nice", "Austin").
    """

    qid: str | None
    name: str
    names: tuple[str, ...]
    country_qid: str | None
    kind: str
    population: int | None
    ambiguous: bool


def read_lexicon(name: str) -> list[dict[str, str]]:
    """Rows of data/lexicons/``name``.tsv: UTF-8, tabs, one header row, lines that begin with ``#`` left out.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    lines = resource("data", "lexicons", f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]


def cell_values(cell: str) -> tuple[str, ...]:
    """The values of a cell, parted by ``|``.

    >>> cell_values("US|U.S.")
    ('US', 'U.S.')
    """
    return tuple(value for value in cell.split("|") if value)


@cache
def countries() -> tuple[CountryRow, ...]:
    """States and territories, sorted by name. No name, adjective or demonym belongs to two of them."""
    return tuple(
        CountryRow(
            row["qid"], row["name"], row["iso2"], row["iso3"], row["currency"], row["capital"],
            cell_values(row["names"]), cell_values(row["adjectives"]), cell_values(row["demonyms"]),
        )
        for row in read_lexicon("countries")
    )  # fmt: skip


@cache
def capitals() -> frozenset[str]:
    """The capitals of states and territories, by name."""
    return frozenset(row.capital for row in countries() if row.capital)


@cache
def organisations() -> tuple[OrganisationRow, ...]:
    """International organisations, sorted by name."""
    return tuple(
        OrganisationRow(row["qid"] or None, row["name"], cell_values(row["abbreviations"]), cell_values(row["names"]))
        for row in read_lexicon("organisations")
    )


@cache
def places() -> tuple[PlaceRow, ...]:
    """Places worth recognising, sorted by name."""
    return tuple(
        PlaceRow(
            row["qid"] or None, row["name"], cell_values(row["names"]), row["country_qid"] or None, row["kind"],
            int(row["population"]) if row["population"] else None, row["ambiguous"] == "yes",
        )
        for row in read_lexicon("places")
    )  # fmt: skip
