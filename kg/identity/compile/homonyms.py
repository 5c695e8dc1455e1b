"""Places whose name is another's first: small Birminghams, the Georgia that is a US state.

They get their bare name as one of weight 0, which needs evidence (a country told beside it), and the name with its
division or the division's code as one of their own: "London, Ontario", "St. Petersburg, FL".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.identity.compile.tables import Row, read_table, values
from kg.identity.names import normal, plain

SHARED, OWN = 0, 2
# Where addresses give the code of the division: "Birmingham, AL".
_CODED = frozenset(["US", "CA", "AU"])
_DIVISIONS_OF = frozenset(["US", "CA", "AU", "IN", "PK", "CN", "DE", "ES", "BR", "MX"])


@dataclass(frozen=True, slots=True)
class Homonym:
    """A place with its names and their weights; ``country`` is an item or empty."""

    qid: str
    name: str
    country: str
    names: tuple[tuple[str, int], ...]
    latitude: str = ""
    longitude: str = ""
    geonames: str = ""
    iso: str = ""


def homonyms(sources: Path, countries: list[Row], spots: list[Row]) -> list[Homonym]:
    """Every city and division of the sources that bears a name which is not its own, or is known by its division."""
    by_iso = {row["iso2"]: row["qid"] for row in countries if row["iso2"]}
    own = {row["qid"]: {normal(text) for text in values(row["names"])} for row in spots if row["qid"]}
    states = {row["qid"] for row in countries}
    found: dict[str, Homonym] = {}
    for one in (*_cities(sources, by_iso), *_divisions(sources, by_iso)):
        if one.qid in states or one.qid in found:
            continue
        names = tuple(
            (text, weight) for text, weight in one.names
            if normal(text) not in own.get(one.qid, ())
        )  # fmt: skip
        if names:
            found[one.qid] = Homonym(
                one.qid, one.name, one.country, names, one.latitude, one.longitude, one.geonames, one.iso
            )
    return [found[qid] for qid in sorted(found)]


def _cities(sources: Path, by_iso: dict[str, str]) -> Iterable[Homonym]:
    codes: dict[tuple[str, str], str] = {}
    for row in read_table(sources / "admin1_iso3166_2.tsv", ("iso_3166_2", "country_code", "name")):
        if row["country_code"] in _CODED:
            codes[row["country_code"], normal(row["name"])] = row["iso_3166_2"].partition("-")[2]
    rows = read_table(sources / "ne_populated_places.tsv", ("wikidataid", "adm1name", "pop_max"))
    for row in sorted(rows, key=lambda row: (-float(row["pop_max"] or 0), row["wikidataid"])):
        if not row["wikidataid"]:
            continue
        english = re.sub(r"\s*\(.*\)", "", row["name_en"]).partition(",")[0]
        bare = {text for text in (plain(row["name"]), english) if text and "," not in text and "(" not in text}
        bare |= {re.sub(r"^St\.? ", "Saint ", text) for text in bare}
        bare |= {re.sub(r"^Saint ", "St. ", text) for text in bare}
        division = row["adm1name"]
        code = codes.get((row["iso_a2"], normal(division)), "")
        told = {f"{text}, {where}" for text in bare for where in (plain(division), code) if where}
        names = (*((text, SHARED) for text in sorted(bare)), *((text, OWN) for text in sorted(told)))
        yield Homonym(
            row["wikidataid"], english or plain(row["name"]), by_iso.get(row["iso_a2"], ""), names,
            row["latitude"], row["longitude"], "" if row["geonameid"] in {"-1", "0"} else row["geonameid"],
        )  # fmt: skip


def _divisions(sources: Path, by_iso: dict[str, str]) -> Iterable[Homonym]:
    claims: dict[str, list[Row]] = defaultdict(list)
    for row in read_table(sources / "admin1_iso3166_2.tsv", ("iso_3166_2", "wikidataid", "name")):
        if row["country_code"] in _DIVISIONS_OF and row["wikidataid"] and row["name"] and "," not in row["name"]:
            claims[row["wikidataid"]].append(row)
    for qid, rows in claims.items():
        row = rows[0]
        generic = {"US": ["State of {}", "{} State"], "IN": ["State of {}"]}.get(row["country_code"], [])
        told = tuple((text.format(row["name"]), OWN) for text in generic)
        yield Homonym(
            qid, plain(row["name"]), by_iso.get(row["country_code"], ""), ((row["name"], SHARED), *told),
            iso=row["iso_3166_2"],
        )  # fmt: skip
