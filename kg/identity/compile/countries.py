"""countries.tsv: the names, adjectives and demonyms by which English texts speak of states and territories."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from kg.identity.compile.tables import Row, cell, read_table, values
from kg.identity.names import normal, plain, without_the

COLUMNS = ("qid", "name", "iso2", "iso3", "currency", "capital", "names", "adjectives", "demonyms")
_SUPPLEMENT = (
    "qid",
    "instead_of",
    "name",
    "iso2",
    "iso3",
    "currency",
    "capital",
    "names",
    "adjectives",
    "demonyms",
    "drop",
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_NOTE = re.compile(r"[\[\]]| is the ")
_NOTHING = {"", "none", "NA", "Country"}
# Territories that speeches take for the state itself stay out of the table: uninhabited, or a base.
_LEFT_OUT = {"Q51", "Q131198", "Q23408", "Q16645", "Q129003", "Q35086", "Q43448"}


def country_rows(sources: Path, lexicons: Path) -> list[Row]:
    """One row a country, sorted by name. No name, adjective or demonym belongs to two countries."""
    supplement = {row["qid"]: row for row in read_table(lexicons / "country_supplement.tsv", _SUPPLEMENT)}
    canonical = {old: row["qid"] for row in supplement.values() for old in values(row["instead_of"])}
    earth = {
        row["wikidataid"]: row for row in read_table(sources / "ne_admin0_countries.tsv", ("wikidataid", "name_en"))
    }
    by_iso = {row["iso_a2"]: row["wikidataid"] for row in earth.values() if row["type"] != "Indeterminate"}
    books = read_table(sources / "demonyms_factbook.tsv", ("country_qid", "demonym_noun_text"))
    facts = {row["country_qid"]: row for row in books if row["country_qid"]}
    by_name = {row["short_name"]: row for row in books}

    rows: dict[str, Row] = {}
    for code in read_table(sources / "countries.tsv", ("country_qid", "unterm_english_short")):
        # Namibia has no item in this table; Natural Earth knows it by its ISO code.
        source_qid = code["country_qid"] or by_iso.get(code["iso3166_1_alpha_2"], "")
        qid = canonical.get(source_qid, source_qid)
        if not qid or qid in _LEFT_OUT:
            continue
        short = code["cldr_display_name"].replace(" & ", " and ").replace("St. ", "Saint ").replace("’", "'")
        fact = facts.get(source_qid) or by_name.get(short) or {}
        rows[qid] = _row(qid, short, code, earth.get(qid) or earth.get(source_qid) or {}, fact, supplement.get(qid, {}))
    for qid, extra in supplement.items():
        if qid not in rows:
            rows[qid] = _row(qid, extra["name"], {}, earth.get(qid, {}), by_name.get(extra["name"], {}), extra)
    _one_owner(rows, supplement)
    return sorted(rows.values(), key=lambda row: (plain(row["name"]), row["qid"]))


def points(sources: Path, canonical: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of countries by item: where a map of Natural Earth would put their names."""
    rows = read_table(sources / "ne_admin0_countries.tsv", ("wikidataid", "label_x", "label_y"))
    found: dict[str, tuple[float, float]] = {}
    for row in rows:
        if row["wikidataid"] and row["label_x"] and row["label_y"]:
            item = canonical.get(row["wikidataid"], row["wikidataid"])
            found.setdefault(item, (float(row["label_y"]), float(row["label_x"])))
    return found


def _row(qid: str, short: str, code: Row, earth: Row, fact: Row, extra: Row) -> Row:
    name = extra.get("name") or short
    drop = {normal(text) for text in values(extra.get("drop", ""))}
    names = [name, *values(extra.get("names", "")), short]
    for text in (
        code.get("unterm_english_short", ""), code.get("unterm_english_formal", ""), code.get("official_name_en", ""),
        earth.get("name_en", ""), earth.get("name_long", ""), earth.get("formal_en", ""),
        fact.get("short_name", ""), fact.get("long_name", ""),
    ):  # fmt: skip
        names += _both_forms(text)
    names += [text for text in _parts(fact.get("former", "")) if len(text) > 3]
    # Two letters are a country only where the supplement says so: the tables hold "AS", "VI", "NL".
    names += [text for text in _parts(fact.get("abbreviation", "")) if len(text) > 2 and text.isupper()]
    names += [plain(text) for text in names]
    adjectives = [*values(extra.get("adjectives", "")), *_parts(fact.get("demonym_adjective_text", ""))]
    demonyms = [*values(extra.get("demonyms", "")), *_nouns(fact.get("demonym_noun_text", ""))]
    said = {normal(text) for text in values(extra.get("adjectives", ""))}
    known = {normal(text) for text in names} - said

    def kept(texts: list[str], but: set[str]) -> str:
        return cell(sorted({text for text in texts if text not in _NOTHING and normal(text) not in but}))

    return {
        "qid": qid,
        "name": name,
        "iso2": extra.get("iso2") or code.get("iso3166_1_alpha_2", ""),
        "iso3": extra.get("iso3") or code.get("iso3166_1_alpha_3", ""),
        "currency": extra.get("currency") or _currency(code),
        "capital": extra.get("capital") or code.get("capital", ""),
        "names": kept(names, drop | said | {f"the {text}" for text in said}),
        "adjectives": kept(adjectives, drop | known),
        "demonyms": kept(demonyms, drop | known),
    }


def _currency(code: Row) -> str:
    """The state's own code comes first in the name of its issuer: BTN for BT, where the table lists INR before it."""
    codes = [text for text in code.get("iso4217_currency_alphabetic_code", "").split(",") if text]
    own = [text for text in codes if text.startswith(code["iso3166_1_alpha_2"])]
    return (own or codes or [""])[0]


def _both_forms(text: str) -> list[str]:
    """A name with and without its article, which stands before it, or after it as "(the)"."""
    text = html.unescape(text).replace("*", "").strip()
    article = text.endswith("(the)")
    text = _BRACKETS.sub("", text.partition(";")[0]).strip()
    if text in _NOTHING or re.search(r",|\. |\.$| or | / ", text):
        return []
    bare = without_the(text)
    return [bare, f"the {bare}"] if article or bare != text else [bare]


def _parts(text: str) -> list[str]:
    """The alternatives of a Factbook cell: "Thai", "Lao or Laotian", "Saint Lucian", without notes in brackets."""
    text = _BRACKETS.sub("", html.unescape(text).replace("(s)", "").partition("note -")[0])
    found = [part.strip() for part in re.split(r"[;,/]| or (?=[A-Z])|, or ", text)]
    return [part for part in found if part not in _NOTHING and part[0].isupper() and not _NOTE.search(part)]


def _nouns(text: str) -> list[str]:
    """Singular and plural: "Russian(s)" gives both, "Frenchman(men)" gives "Frenchmen" too."""
    text = html.unescape(text).partition("note -")[0]
    found: list[str] = []
    for part in re.split(r"[;,/]| or (?=[A-Z])", text):
        singular = _BRACKETS.sub("", part).strip()
        if singular in _NOTHING or not singular[:1].isupper() or " or " in singular:
            continue
        found.append(singular)
        if "(s)" in part:
            found.append(singular + "s")
        elif singular.endswith("man") and "men)" in part:
            found.append(singular[:-3] + "men")
    return found


def _one_owner(rows: dict[str, Row], supplement: dict[str, Row]) -> None:
    """A form that two rows claim goes to the one that it is the name of, else whose supplement has it, else nobody."""
    for column in ("names", "adjectives", "demonyms"):
        claims: dict[str, set[str]] = defaultdict(set)
        for qid, row in rows.items():
            for text in values(row[column]):
                claims[normal(text)].add(qid)
        for form, owners in claims.items():
            if len(owners) == 1:
                continue
            said = [q for q in owners if form in {normal(v) for v in values(supplement.get(q, {}).get(column, ""))}]
            main = [q for q in owners if normal(rows[q]["name"]) == form]
            first = main or said
            for qid in owners:
                if first != [qid]:
                    rows[qid][column] = cell(v for v in values(rows[qid][column]) if normal(v) != form)
