"""Towns told by the division that they lie in: "Cambridge, Massachusetts" is one place, not the English Cambridge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.language.forms import Hit
from kg.language.lexicon import Named, named_index
from kg.language.wordlists import rows
from kg.lexicons import countries

# After a name that means something else by itself a list may go on: "New York, Washington and Boston".
_LIST = re.compile(r",?\s+(?:and|or|&)\b|,\s+[A-Z]")
_CLOSED = re.compile(r",\s+[a-z]|\s*(?:[.;)]|$)")


@cache
def _divisions() -> dict[str, list[tuple[str, str, bool]]]:
    """By name and abbreviation: the division's name, its country, and whether the form means something else as well."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for row in rows("divisions.tsv"):
        for form in (row["name"], *filter(None, row["short"].split("|"))):
            found.setdefault(form, []).append(
                (row["name"], row["country"], form == row["name"] and bool(row["shared"]))
            )
    return found


@cache
def _after() -> re.Pattern[str]:
    forms = sorted(_divisions(), key=lambda form: (-len(form), form))
    return re.compile(rf",\s+(?P<division>{'|'.join(map(re.escape, forms))})(?!\w|-\w)")


@cache
def _iso2() -> dict[str, str]:
    return {row.qid: row.iso2 for row in countries() if row.qid}


def told_by_division(text: str, hits: Sequence[Hit[Named]]) -> list[Hit[Named]]:
    """The hits, each town with its division as one, named "Town, Division"."""
    found: list[Hit[Named]] = []
    done = 0
    for hit in hits:
        if hit.begin < done:
            continue
        joined = next(_joined(text, hit), hit)
        done = joined.end if joined is not hit else done
        found.append(joined)
    return found


def _joined(text: str, hit: Hit[Named]) -> Iterator[Hit[Named]]:
    town = hit.value
    if town.kind != "place" or town.country is None or town.name in _divisions():
        return
    after = _after().match(text, hit.end)
    if after is None or after["division"] == _iso2().get(town.country):
        return  # "Berlin, DE"
    for division, country, shared in _divisions()[after["division"]]:
        alone = not _LIST.match(text, after.end()) and (town.country == country or _closed(text, hit, after, country))
        if not shared or alone:
            named = Named("place", f"{town.name}, {division}", None, country=country)
            yield Hit(hit.begin, after.end(), named)


def _closed(text: str, hit: Hit[Named], after: re.Match[str], country: str) -> bool:
    """Whether a town's namesake is meant: "Vancouver, Washington, hosted …", where nothing is listed."""
    division = named_index().at(text, after.start("division"))
    own = division is not None and division.value.kind == "place" and division.value.country == country
    return own and not text.endswith(", ", 0, hit.begin) and _CLOSED.match(text, after.end()) is not None
