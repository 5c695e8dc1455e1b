"""Heads of international organisations, who bear the titles of presidents and secretaries: whom "President A" is of.

Table in data/lexicons/body_heads.tsv, with the months in office. The name and the title must both be theirs on the day
of the text: "President Tusk" of 2016 is of the European Council, "Prime Minister Tusk" of 2024 is of a country.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.language.lexicon import Named, by_name
from kg.language.people import name_tokens, title_core
from kg.lexicons import cell_values, read_lexicon

if TYPE_CHECKING:
    from kg.language.people import Cluster


class _Head(NamedTuple):
    tokens: tuple[str, ...]
    titles: frozenset[str]
    body: Named
    first: str
    last: str


@cache
def _heads() -> dict[str, tuple[_Head, ...]]:
    """Them by the last word of their names."""
    found: dict[str, list[_Head]] = {}
    for row in read_lexicon("body_heads"):
        tokens = name_tokens(row["name"])
        titles = frozenset(map(title_core, cell_values(row["titles"])))
        head = _Head(tokens, titles, by_name(row["body"]), row["from"], row.get("to") or "9999-12")
        found.setdefault(tokens[-1], []).append(head)
    return {last: tuple(heads) for last, heads in found.items()}


def headed_body(one: Cluster, issued: date | None) -> Named | None:
    """The organisation whose head somebody is by name and title on the day of the text; None where nobody's."""
    tokens = name_tokens(one.name)
    if issued is None or not tokens:
        return None
    month = issued.strftime("%Y-%m")
    for head in _heads().get(tokens[-1], ()):
        in_office = head.first <= month <= head.last and set(tokens) <= set(head.tokens)
        if in_office and any(title_core(title) in head.titles for title in one.titles):
            return head.body
    return None
