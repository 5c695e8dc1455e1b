"""organisations.tsv: international organisations under all their names; a qid only where a source has it."""

from __future__ import annotations

from pathlib import Path

from kg.errors import GazetteerError, Where
from kg.identity.compile.tables import Row, cell, read_table, values
from kg.identity.names import plain

COLUMNS = ("qid", "name", "abbreviations", "names", "system")


def organisation_rows(sources: Path, lexicons: Path) -> list[Row]:
    """One row an organisation, sorted by name.

    Raises:
        GazetteerError: the supplement names an item that no source table verifies.
    """
    known = {
        row["org_qid"]: row for row in read_table(sources / "international_organisations.tsv", ("org_qid", "name"))
    }
    supplement = lexicons / "organisation_supplement.tsv"
    extras = read_table(supplement, ("qid", "name", "abbreviations", "names"))
    for extra in extras:
        if extra["qid"] and extra["qid"] not in known:
            raise GazetteerError(
                f"no source table has {extra['qid']} ({extra['name']})",
                where=Where(str(supplement)),
                hint="leave the qid blank, so that the organisation stays unlinked",
            )
    rows = []
    for extra in extras:
        table = known.pop(extra["qid"], {}) if extra["qid"] else {}
        names = [extra["name"], *values(extra["names"]), table.get("name", "")]
        rows.append(_row(extra["qid"], extra["name"], extra["abbreviations"], names, table.get("system", "")))
    rows += [_row(qid, row["name"], "", [row["name"]], row["system"]) for qid, row in known.items()]
    return sorted(rows, key=lambda row: (plain(row["name"]), row["qid"]))


def _row(qid: str, name: str, abbreviations: str, names: list[str], system: str) -> Row:
    short = values(abbreviations)
    full = [text for text in names if text not in short or text == name]
    return {"qid": qid, "name": name, "abbreviations": cell(short), "names": cell(full), "system": system}
