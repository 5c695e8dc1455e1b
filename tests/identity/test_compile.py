"""From source tables to lexicons and gazetteer: determinism, supplements, and what the lexicons must hold."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg import lexicons
from kg.errors import GazetteerError
from kg.identity.compile.__main__ import main
from kg.identity.compile.organisations import organisation_rows
from kg.identity.compile.tables import read_table, write_table
from kg.identity.names import normal
from kg.resources import resource


def test_building_again_gives_the_bytes_that_are_committed(sources: Path, tmp_path: Path) -> None:
    """The lexicons and the gazetteer in the repository are what their inputs give, byte for byte."""
    committed = resource("data", "lexicons")
    work = tmp_path / "lexicons"
    work.mkdir()
    for path in committed.glob("*.tsv"):
        (work / path.name).write_bytes(path.read_bytes())
    assert main(["--sources", str(sources), "--lexicons", str(work), "--out", str(tmp_path)]) == 0
    for name in ("countries.tsv", "organisations.tsv", "places.tsv"):
        assert (work / name).read_bytes() == (committed / name).read_bytes(), name
    fresh = hashlib.sha256((tmp_path / "gazetteer.sqlite").read_bytes()).hexdigest()
    assert fresh == hashlib.sha256(resource("data", "gazetteer", "gazetteer.sqlite").read_bytes()).hexdigest()


def test_missing_tables_are_an_error_that_helps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without the source tables is said, with its name, and gives exit code 2."""
    lexicon = str(resource("data", "lexicons"))
    assert main(["--sources", str(tmp_path), "--lexicons", lexicon, "--out", str(tmp_path)]) == 2
    assert "no such source table" in capsys.readouterr().err


def test_tables_read_and_write(tmp_path: Path) -> None:
    """A table round-trips; comments are skipped, missing columns and stray tabs refused."""
    path = tmp_path / "t.tsv"
    write_table(path, ("a", "b"), [{"a": "1", "b": "x|y"}], ["a note"])
    assert path.read_text(encoding="utf-8") == "# a note\na\tb\n1\tx|y\n" and read_table(path) == [
        {"a": "1", "b": "x|y"}
    ]
    with pytest.raises(GazetteerError, match="no column c"):
        read_table(path, ("c",))
    with pytest.raises(GazetteerError, match="tab or line break"):
        write_table(path, ("a",), [{"a": "1\t2"}])
    path.write_bytes(b"a\n\xff\n")
    with pytest.raises(GazetteerError, match="not UTF-8"):
        read_table(path)


def test_an_item_that_no_table_verifies_is_refused(tmp_path: Path) -> None:
    """A supplement cannot bring in a Wikidata id from memory."""
    (tmp_path / "international_organisations.tsv").write_text("org_qid\tname\tsystem\n", encoding="utf-8")
    rows = "qid\tname\tabbreviations\tnames\nQ1\tThe Universe\t\t\n"
    (tmp_path / "organisation_supplement.tsv").write_text(rows, encoding="utf-8")
    with pytest.raises(GazetteerError, match="no source table has Q1"):
        organisation_rows(tmp_path, tmp_path)


def test_countries_have_every_usual_form() -> None:
    """Short, formal, abbreviated and former names, adjectives and demonyms stand at their country."""
    by_name = {row.name: row for row in lexicons.countries()}
    assert {"US", "U.S.", "USA", "the United States of America"} <= set(by_name["United States"].names)
    assert {"ROK", "Republic of Korea", "Korea"} <= set(by_name["South Korea"].names)
    assert {"Türkiye", "Turkey"} <= set(by_name["Turkey"].names) and by_name["Turkey"].currency == "TRY"
    assert "Viet Nam" in by_name["Vietnam"].names and "Burma" in by_name["Myanmar"].names
    assert by_name["Netherlands"].qid == "Q55" and "Dutch" in by_name["Netherlands"].adjectives
    assert by_name["Japan"].demonyms == ("Japanese",) and by_name["Bhutan"].currency == "BTN"
    assert {"Holy See", "Kosovo", "Palestine", "Taiwan", "Soviet Union", "Serbia", "Namibia"} <= set(by_name)


@pytest.mark.parametrize("column", ["names", "adjectives", "demonyms"])
def test_no_form_belongs_to_two_countries(column: str) -> None:
    """A name, adjective or demonym leads to one country."""
    owners: dict[str, set[str]] = {}
    for row in lexicons.countries():
        for form in getattr(row, column):
            owners.setdefault(normal(form), set()).add(row.qid)
    assert {form for form, who in owners.items() if len(who) > 1} == set()


def test_no_adjective_is_an_ordinary_word() -> None:
    """Forms that are other words too are left out: the North Pole is no Polish man."""
    forms = {form for row in lexicons.countries() for form in (*row.names, *row.adjectives, *row.demonyms)}
    assert not forms & {"Pole", "Dane", "Finn", "CAR", "AS", "VI", "Gold Coast", "Santo Domingo", "Quito"}
    assert all(form[:1].isupper() or form.startswith(("the ", "mainland ")) for form in forms)


def test_places_are_unambiguous() -> None:
    """A place's name is no other place's and no country's; the main bearer has it, or nobody."""
    owners: dict[str, set[str]] = {}
    for row in lexicons.places():
        for form in row.names:
            owners.setdefault(normal(form), set()).add(row.qid or row.name)
    assert {form for form, who in owners.items() if len(who) > 1} == set()
    assert not set(owners) & {normal(name) for row in lexicons.countries() for name in row.names}
    by_name = {name: row for row in lexicons.places() for name in row.names}
    assert by_name["London"].qid == "Q84" and by_name["Osaka"].qid == "Q35765" and by_name["Gaza"].qid == "Q39760"
    assert by_name["Nice"].ambiguous and by_name["Austin"].ambiguous and not by_name["Paris"].ambiguous


def test_organisations_have_their_abbreviations() -> None:
    """Organisations go by their abbreviations; those that no source verifies have no item."""
    by_short = {short: row for row in lexicons.organisations() for short in row.abbreviations}
    assert by_short["NATO"].qid == "Q7184" and by_short["G20"].qid == "Q19771" and by_short["ASEAN"].qid is None
