"""Wikidata's Action API: items by name, and what they are.

Source: https://www.wikidata.org/w/api.php, modules wbsearchentities and wbgetentities.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.errors import LiveError
from kg.identity.judgements import ITEM
from kg.identity.live.polite import Check, Polite

AT_ONCE = 50  # ids that wbgetentities takes in a call
_FOUND = 7  # items that a search gives
_STEPS = 5  # subclass steps that are climbed
# What an agent's kind must be an instance of, directly or through subclasses (P279).
ROOTS = {
    "person": frozenset({"Q5"}),  # human
    "country": frozenset({"Q6256", "Q3624078"}),  # country, sovereign state
    "organization": frozenset({"Q43229"}),  # organization
    "agreement": frozenset({"Q131569"}),  # treaty
    "event": frozenset({"Q1072326", "Q2761147", "Q625994"}),  # summit, meeting, conference
    "place": frozenset({"Q2221906", "Q27096213", "Q486972", "Q56061", "Q82794", "Q23442"}),
}


@dataclass(frozen=True, slots=True)
class Item:
    """What is asked of an item. ``merged`` is the id that was asked for, where the item was merged into another."""

    id: str
    label: str
    names: tuple[str, ...]
    types: frozenset[str]  # P31
    countries: frozenset[str]  # P17, P27
    parents: frozenset[str]  # P279
    merged: str = ""


class Wikidata:
    """Items of one Wikibase, asked through one polite client."""

    def __init__(self, polite: Polite, url: str) -> None:
        self.polite = polite
        self.url = url
        self._classes: dict[str, frozenset[str]] = {}

    def search(self, name: str) -> list[str]:
        """Ids of items of that label or alias, best first.

        Raises:
            LiveError: no answer, or one of another form.
        """
        asked = {"action": "wbsearchentities", "search": name, "language": "en", "uselang": "en", "type": "item"}
        answer = self._get(asked | {"limit": str(_FOUND)}, lambda answer: _list(answer.get("search")))
        return [id_ for row in _list(answer.get("search")) if ITEM.fullmatch(id_ := str(_dict(row).get("id")))]

    def items(self, ids: Iterable[str]) -> dict[str, Item]:
        """Items by the id that was asked for; those that are missing are left out, merged ones followed.

        Raises:
            LiveError: as `search`.
        """
        wanted = sorted(set(ids), key=lambda id_: (len(id_), id_))
        found: dict[str, Item] = {}
        for at in range(0, len(wanted), AT_ONCE):
            batch = wanted[at : at + AT_ONCE]
            asked = {"action": "wbgetentities", "ids": "|".join(batch), "props": "labels|aliases|claims"}
            answer = self._get(
                asked | {"languages": "en", "redirects": "yes"}, lambda answer: _dict(answer.get("entities"))
            )
            missing = set()
            for row in _dict(answer.get("entities")).values():
                entity = _dict(row)
                id_ = str(entity.get("id"))
                if "missing" in entity or not ITEM.fullmatch(id_):
                    missing.add(id_)
                    continue
                merged = str(_dict(entity.get("redirects")).get("from", ""))
                found[merged or id_] = _item(id_, entity, merged)
            if len(batch) > 1:
                # An item and one that was merged into it share a place in the answer.
                for left in set(batch) - found.keys() - missing:
                    found |= self.items([left])
        return found

    def fits(self, item: Item, kind: str) -> bool:
        """Whether an item is of an agent's kind: by its types, and what they are subclasses of.

        Raises:
            LiveError: as `search`.
        """
        roots = ROOTS[kind]
        ahead, seen = set(item.types), set(item.types)
        for _ in range(_STEPS):
            if ahead & roots:
                return True
            # People are instances of one class alone.
            if kind == "person" or not ahead:
                return False
            unknown = ahead - self._classes.keys()
            self._classes |= {asked: known.parents for asked, known in self.items(unknown).items()}
            ahead = {parent for one in ahead for parent in self._classes.get(one, ())} - seen
            seen |= ahead
        return bool(ahead & roots)

    def _get(self, parameters: dict[str, str], check: Check) -> dict[str, Any]:
        return self.polite.get(self.url, {"format": "json", "maxlag": "5", **parameters}, check)


def _item(id_: str, entity: dict[str, Any], merged: str) -> Item:
    label = str(_dict(_dict(entity.get("labels")).get("en")).get("value", ""))
    aliases = [str(_dict(row).get("value", "")) for row in _list(_dict(entity.get("aliases")).get("en"))]
    claims = _dict(entity.get("claims"))
    names = tuple(name for name in (label, *aliases) if name)
    return Item(
        id_, label, names, _values(claims, "P31"), _values(claims, "P17") | _values(claims, "P27"),
        _values(claims, "P279"), merged,
    )  # fmt: skip


def _values(claims: dict[str, Any], property_: str) -> frozenset[str]:
    found = set()
    for claim in _list(claims.get(property_)):
        value = _dict(_dict(_dict(claim).get("mainsnak")).get("datavalue")).get("value")
        if _dict(claim).get("rank") != "deprecated" and isinstance(value, dict) and "id" in value:
            found.add(str(value["id"]))
    return frozenset(found)


def _dict(value: Any) -> dict[str, Any]:
    """An object of an answer; PHP writes an empty one as an empty list."""
    if isinstance(value, dict):
        return value
    if value in (None, []):
        return {}
    raise LiveError(f"an answer of another form: {str(value)[:60]}", hint="is the setting wikidata an Action API?")


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, list):
        return value
    raise LiveError(f"an answer of another form: {str(value)[:60]}", hint="is the setting wikidata an Action API?")
