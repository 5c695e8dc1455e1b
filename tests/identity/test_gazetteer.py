"""The gazetteer file: what opens, what does not, and what it says of offices on days."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from kg.errors import GazetteerError
from kg.identity.gazetteer import Gazetteer, Term

FIGURE_BYTES = 6_000_000


def test_it_is_small_and_says_where_it_comes_from(gazetteer: Gazetteer) -> None:
    """The file stays under 6 MB and carries its version, licences and the hashes of its inputs."""
    assert gazetteer.path.stat().st_size <= FIGURE_BYTES
    assert gazetteer.meta["version"] == "2"
    assert '"office_holders.tsv": "' in gazetteer.meta["inputs"] and "CC0" in gazetteer.meta["licences"]


def test_a_missing_file_is_an_error_that_helps(tmp_path: Path) -> None:
    """A missing gazetteer says how to get one."""
    with pytest.raises(GazetteerError, match="no gazetteer here") as caught:
        Gazetteer.open(tmp_path / "none.sqlite")
    assert "kg.identity.compile" in (caught.value.hint or "")


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """Bytes that are no SQLite database are refused with the file's name."""
    broken = tmp_path / "gazetteer.sqlite"
    broken.write_bytes(b"not a database at all" * 100)
    with pytest.raises(GazetteerError, match=r"gazetteer\.sqlite"):
        Gazetteer.open(broken)


def test_another_version_is_refused(tmp_path: Path) -> None:
    """A gazetteer of a later layout is refused rather than misread."""
    path = tmp_path / "gazetteer.sqlite"
    base = sqlite3.connect(path)
    base.executescript("CREATE TABLE meta(key, value); INSERT INTO meta VALUES('version', '99');")
    base.close()
    with pytest.raises(GazetteerError, match="version 99, not 2"):
        Gazetteer.open(path)


@pytest.mark.parametrize(
    ("start", "end", "seen", "day", "covers", "vouched"),
    [
        ("2017-08-03", "2019-09-11", "", "2019-09-11", True, True),
        ("2017-08-03", "2019-09-11", "", "2019-09-12", False, False),
        ("2017", "2019", "", "2019-12-31", True, True),  # a year holds all its days
        ("2017", "2019", "", "2016-12-31", False, False),
        ("2021-10-04", "", "2022-07", "2022-07-31", True, True),
        ("2021-10-04", "", "2022-07", "2024-12-01", True, False),  # open: perhaps still, but nobody says so
        ("", "", "2022-07", "2019-01-01", True, False),  # no start: nothing is vouched for
    ],
)
def test_terms_are_as_precise_as_their_dates(
    start: str, end: str, seen: str, day: str, covers: bool, vouched: bool
) -> None:
    """A term covers the days that its dates allow; an open end vouches only until the source was taken."""
    term = Term(17, "prime minister", start, end, seen)
    assert (term.covers(date.fromisoformat(day)), term.vouched(date.fromisoformat(day))) == (covers, vouched)


def test_the_president_of_a_part_is_not_the_state_s(gazetteer: Gazetteer) -> None:
    """Known fault of the sources: Russia's list holds the president of Sakha, the US list its states' officers."""
    assert [p.label for p in gazetteer.holders(159, "president", date(2011, 1, 1))] == ["Dmitry Medvedev"]
    assert [p.label for p in gazetteer.holders(30, "minister foreign", date(2019, 1, 1))] == ["Mike Pompeo"]


def test_foreign_secretaries_of_india_are_no_ministers(gazetteer: Gazetteer) -> None:
    """Known fault: the sources call India's foreign secretary "Minister of Foreign Affairs"."""
    assert [p.label for p in gazetteer.holders(668, "minister foreign", date(2017, 1, 1))] == ["Sushma Swaraj"]


def test_countries_and_places_have_coordinates(gazetteer: Gazetteer) -> None:
    """In degrees, north and east positive: of a city where it lies, of a country where a map names it."""
    for number, latitude, longitude in ((17, 36, 138), (1490, 35.7, 139.7), (155, -12, -50), (1030, -20, 17)):
        thing = gazetteer.thing(number)
        assert thing and thing.latitude is not None and thing.longitude is not None
        assert abs(thing.latitude - latitude) < 3 and abs(thing.longitude - longitude) < 3


def test_former_names_have_their_days(gazetteer: Gazetteer) -> None:
    """A name that was given up is known with the days on which it was borne, as precise as they are told."""
    assert [(one.name, one.since, one.until) for one in gazetteer.names_borne(656)] == [
        ("Petrograd", "1914-08-31", "1924-01-26"), ("Leningrad", "1924-01-26", "1991-09-06"),
    ]  # fmt: skip
    (zaire,) = gazetteer.former("Zaïre")
    assert zaire.thing.id == 974
    assert [zaire.borne(date(year, 1, 1)) for year in (1970, 1975, 1998)] == [False, True, False]
    (gold_coast,) = gazetteer.former("the Gold Coast")
    assert gold_coast.borne(date(1950, 1, 1)) and not gold_coast.borne(date(2018, 4, 4))


def test_repeated_terms_are_one(gazetteer: Gazetteer) -> None:
    """Known fault: rows repeat (person, position, start); a person's terms here do not."""
    for number in (7747, 132345, 1161024):
        person = gazetteer.person(number)
        assert person and len(set(person.terms)) == len(person.terms)


def test_a_slip_of_the_factbook_is_left_out(gazetteer: Gazetteer) -> None:
    """A leader "since 2005" whose office others held later does not hold it all that time."""
    assert [p.label for p in gazetteer.holders(218, "prime minister", date(2013, 6, 15))] == ["Victor Ponta"]


def test_offices_without_a_country_hold_nowhere(gazetteer: Gazetteer) -> None:
    """Known fault: 178 rows have no country; their holders never answer for an office of a state."""
    assert gazetteer.holders(0, "president", date(2020, 1, 1)) == []


def test_local_titles_are_joined_with_their_country(gazetteer: Gazetteer) -> None:
    """Known fault: titles are local ("Prime Minister"); on one day each country has its own holder of the same role."""
    day = date(2018, 6, 1)
    found = [gazetteer.holders(country, "prime minister", day) for country in (17, 145, 142)]
    assert [[person.label for person in some] for some in found] == [
        ["Shinzo Abe"], ["Theresa May"], ["Édouard Philippe"],
    ]  # fmt: skip


def test_an_open_end_means_at_the_snapshot(gazetteer: Gazetteer) -> None:
    """Known fault: an open end is not "today": a term that was open in 2022 vouches for no day of 2024."""
    assert [person.label for person in gazetteer.holders(159, "minister foreign", date(2022, 6, 1))] == [
        "Sergey Lavrov"
    ]
    assert gazetteer.holders(159, "minister foreign", date(2024, 6, 1)) == []


def test_gaps_stay_gaps(gazetteer: Gazetteer) -> None:
    """Known faults: no ministers of Germany, no METI from 2014-09 to 2019-09; nobody is made up."""
    assert gazetteer.holders(183, "minister foreign", date(2015, 6, 1)) == []
    assert gazetteer.holders(17, "minister economy+industry+trade", date(2018, 6, 1)) == []


def test_unknown_numbers_and_names_give_nothing(gazetteer: Gazetteer) -> None:
    """What the gazetteer lacks is None or empty, never an error."""
    assert gazetteer.person(10**12) is None and gazetteer.thing(10**12) is None
    assert gazetteer.named("Nowhere-on-Sea") == () and gazetteer.people_named(("zzzqqq",)) == []
    assert gazetteer.holders(17, "no such role", date(2019, 1, 1)) == []
