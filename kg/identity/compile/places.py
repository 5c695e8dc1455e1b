"""places.tsv: cities, first-order divisions and parts of states, under the names that are theirs alone."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from kg.identity.compile.tables import Row, cell, read_table, values
from kg.identity.names import normal, plain

COLUMNS = (
    "qid",
    "name",
    "names",
    "country_qid",
    "kind",
    "population",
    "latitude",
    "longitude",
    "geonames",
    "iso",
    "ambiguous",
)
_SUPPLEMENT = ("qid", "name", "names", "country_qid", "kind", "drop")
_MINIMUM = 100_000  # inhabitants, unless a capital or on the world map at small scales
_WELL_KNOWN = 2_000_000  # from this weight on a city outweighs the people of its name
_MARGIN = 4.0  # how many times as large the main bearer of a name must be
# First-order divisions are named in speeches for large states; elsewhere the table holds boroughs and parishes.
_DIVIDED = frozenset(
    [
        "AR",
        "AU",
        "BR",
        "CA",
        "CN",
        "DE",
        "ES",
        "ID",
        "IN",
        "JP",
        "KR",
        "KZ",
        "MX",
        "PK",
        "RU",
        "TR",
        "UA",
        "US",
        "VN",
        "ZA",
    ]
)
_GENERIC = re.compile(r" (?:Prefecture|Province|Region|Oblast|Krai)$")


@dataclass
class _Place:
    qid: str
    name: str
    names: list[str]
    country: str
    kind: str
    population: int = 0
    weight: float = 0.0
    drop: set[str] = field(default_factory=set)
    latitude: str = ""
    longitude: str = ""
    geonames: str = ""
    iso: str = ""


def place_rows(sources: Path, lexicons: Path, countries: list[Row]) -> list[Row]:
    """One row a place, sorted by name. A name that two places share goes to the larger by far, else to neither."""
    by_iso = {row["iso2"]: row["qid"] for row in countries if row["iso2"]}
    own = {row["qid"] for row in countries}
    supplement = read_table(lexicons / "place_supplement.tsv", _SUPPLEMENT)
    words = {normal(row["name"]) for row in read_table(lexicons / "place_words.tsv", ("name", "why"))}
    people = _names_of_people(sources)
    places: dict[str, _Place] = {}
    by_name = {name: row["qid"] for row in countries for name in values(row["names"])}
    for place in [*_cities(sources, by_iso), *_divisions(sources, by_iso), *_parts(sources, by_name)]:
        if place.qid not in own:
            places.setdefault(place.qid, place)
    named = [extra for extra in supplement if not extra["qid"]]
    for extra in supplement:
        if extra["qid"] and extra["qid"] in places:
            place = places[extra["qid"]]
            place.name = extra["name"] or place.name
            place.names += [place.name, *values(extra["names"])]
            place.drop = {normal(text) for text in values(extra["drop"])}
            place.kind = extra["kind"] or place.kind
            place.country = extra["country_qid"].replace("-", "") if extra["country_qid"] else place.country
        elif extra["qid"]:
            places[extra["qid"]] = _hand(extra)
    for row in read_table(lexicons / "former_names.tsv", ("qid", "name")):
        if row["qid"] in places:
            places[row["qid"]].names.append(row["name"])
    everything = [*places.values(), *(_hand(extra) for extra in named)]
    kept = _owners(everything, {normal(name) for row in countries for name in values(row["names"])})
    both = words | people
    rows = [_row(place, names, both if place.weight < _WELL_KNOWN else words) for place, names in kept if names]
    return sorted(rows, key=lambda row: (plain(row["name"]), row["qid"]))


def _hand(extra: Row) -> _Place:
    names = [extra["name"], *values(extra["names"])]
    return _Place(extra["qid"], extra["name"], names, extra["country_qid"], extra["kind"], weight=1e9)


def _cities(sources: Path, by_iso: dict[str, str]) -> list[_Place]:
    found = []
    for row in read_table(sources / "ne_populated_places.tsv", ("wikidataid", "pop_max", "scalerank")):
        population = int(float(row["pop_max"] or 0))
        capital = row["adm0cap"] == "1" or row["featurecla"].startswith("Admin-0")
        if not row["wikidataid"] or not (capital or population >= _MINIMUM or row["scalerank"] in {"0", "1", "2", "3"}):
            continue
        name = row["nameascii"] if plain(row["name"]) == row["nameascii"] else plain(row["name"])
        english = re.sub(r"\s*\(.*\)", "", row["name_en"])
        bare = re.sub(r" (?:City|District|County|Town|Territory)$", "", english)
        english = bare if bare == name or row["iso_a2"] == "CN" else english
        alternatives = [row["name"], row["namepar"], *values(row["namealt"]), row["nameascii"], row["name_en"], english]
        found.append(
            _Place(
                row["wikidataid"], english if plain(english) != name and english else name,
                [text for text in alternatives if text and "," not in text and "(" not in text and len(text) > 2],
                by_iso.get(row["iso_a2"], ""), "city", population, population * (20.0 if capital else 1.0),
                latitude=row["latitude"], longitude=row["longitude"], geonames=row["geonameid"],
            )
        )  # fmt: skip
    return sorted(found, key=lambda place: -place.weight)


def _divisions(sources: Path, by_iso: dict[str, str]) -> list[_Place]:
    earth = {
        row["wikidataid"]: row for row in read_table(sources / "ne_admin1_9countries.tsv", ("wikidataid", "name_en"))
    }
    found = []
    for row in read_table(sources / "admin1_iso3166_2.tsv", ("iso_3166_2", "wikidataid", "name")):
        if row["country_code"] not in _DIVIDED or not row["name"] or "," in row["name"]:
            continue
        detail = earth.get(row["wikidataid"], {})
        names = [row["name"], detail.get("name_en", "")]
        # Without its generic word a division is weaker than any city of that name.
        names += [_GENERIC.sub("", text) for text in names]
        found.append(
            _Place(
                row["wikidataid"], plain(row["name"]), [text for text in names if text],
                by_iso.get(row["country_code"], ""), "admin1", 0, 90_000.0,
                latitude=detail.get("latitude", ""), longitude=detail.get("longitude", ""),
                geonames=detail.get("gn_id", ""), iso=row["iso_3166_2"],
            )
        )  # fmt: skip
    return found


def _parts(sources: Path, by_name: dict[str, str]) -> list[_Place]:
    """Parts of states that Natural Earth maps apart: Scotland, the Gaza Strip, the Azores."""
    found = []
    for row in read_table(sources / "ne_admin0_map_units.tsv", ("wikidataid", "name_en", "type")):
        if row["type"] in {"Geo unit", "Dependency"} and row["wikidataid"]:
            # A note on its breakaway status means that whose it is is disputed; the graph says nothing of that.
            country = "" if row["note_brk"] else by_name.get(row["sovereignt"], "")
            found.append(
                _Place(
                    row["wikidataid"], row["name_en"], [row["name_en"]], country, "region", 0, 2e6,
                    latitude=row["label_y"], longitude=row["label_x"],
                )
            )  # fmt: skip
    return found


def _owners(places: list[_Place], countries: set[str]) -> list[tuple[_Place, list[str]]]:
    claims: dict[str, list[_Place]] = defaultdict(list)
    forms: dict[int, dict[str, list[str]]] = {}
    for place in places:
        mine: dict[str, list[str]] = defaultdict(list)
        for text in dict.fromkeys([place.name, *place.names, *map(plain, place.names)]):
            if (form := normal(text)) and form not in place.drop and form not in countries and text.isprintable():
                mine[form].append(text)
        forms[id(place)] = mine
        for form in mine:
            claims[form].append(place)
    lost: set[tuple[int, str]] = set()
    for form, rivals in claims.items():
        ranked = sorted(rivals, key=lambda place: (-place.weight, place.qid))
        clear = len(ranked) == 1 or ranked[0].weight >= _MARGIN * ranked[1].weight
        lost |= {(id(place), form) for place in (ranked[1:] if clear else ranked)}
    return [
        (place, [text for form, texts in forms[id(place)].items() if (id(place), form) not in lost for text in texts])
        for place in places
    ]


def _names_of_people(sources: Path) -> set[str]:
    """First and last names of the politicians in the tables: "Austin" is a person more often than a city."""
    people = [normal(row["name"]).split() for row in read_table(sources / "persons.tsv", ("person_qid", "name"))]
    return {word for words in people if len(words) > 1 for word in (words[0], words[-1])}


def _row(place: _Place, names: list[str], words: set[str]) -> Row:
    name = place.name if place.name in names else names[0]
    return {
        "qid": place.qid, "name": name, "names": cell(sorted(set(names))),
        "country_qid": place.country, "kind": place.kind,
        "population": str(place.population or ""), "latitude": place.latitude, "longitude": place.longitude,
        "geonames": "" if place.geonames in {"-1", "0"} else place.geonames, "iso": place.iso,
        "ambiguous": "yes" if any(normal(text) in words for text in names) else "",
    }  # fmt: skip
