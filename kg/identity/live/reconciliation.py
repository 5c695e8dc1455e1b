"""A reconciliation service as the one that is asked, in the versions 0.2 and 1.0-draft of the protocol.

Source: Reconciliation Service API, W3C Entity Reconciliation Community Group: 0.2 (``queries=`` in a form), 1.0-draft
(``POST /match``). The service's manifest says which it speaks.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.errors import LiveError
from kg.identity.judgements import ITEM
from kg.identity.live.polite import Polite
from kg.identity.live.wikidata import ROOTS

if TYPE_CHECKING:
    from kg.identity.live.lookup import Candidate, Sought

_LIMIT = 5
_MAIN_TYPE = {
    "person": "Q5",
    "country": "Q6256",
    "organization": "Q43229",
    "place": "Q2221906",
    "agreement": "Q131569",
    "event": "Q1072326",
}


class Reconciliation:
    """One service, which must reconcile to Wikidata items."""

    def __init__(self, polite: Polite, url: str) -> None:
        self.polite = polite
        self.url = url.rstrip("/")
        self._versions: tuple[str, ...] | None = None

    @property
    def versions(self) -> tuple[str, ...]:
        """Versions of the protocol that the manifest names; 0.1 names none.

        Raises:
            LiveError: there is no manifest.
        """
        if self._versions is None:
            manifest = self.polite.get(self.url, {}, self._check_manifest)
            self._versions = tuple(map(str, manifest.get("versions", ["0.1"])))
        return self._versions

    def _check_manifest(self, manifest: dict[str, Any]) -> None:
        if "name" not in manifest or not isinstance(manifest.get("versions", []), list):
            raise LiveError(f"{self.url} is no reconciliation service", hint="mend the setting reconciliation")

    def candidates(self, one: Sought) -> list[Candidate]:
        """Whom the service proposes.

        Raises:
            LiveError: no answer, or one of another form.
        """
        type_ = _MAIN_TYPE[one.kind]
        try:
            if any(version.startswith("1.0") for version in self.versions):
                rows = self._match(one, type_)
            else:
                rows = self._query(one, type_)
            return [found for row in rows if (found := _candidate(row, one))]
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise LiveError(f"{self.url}: an answer of another form: {error!r}") from None

    def _match(self, one: Sought, type_: str) -> list[dict[str, Any]]:
        conditions: list[dict[str, Any]] = [{"matchType": "name", "propertyValue": one.name}]
        if one.country:
            property_ = "P27" if one.kind == "person" else "P17"
            conditions.append(
                {
                    "matchType": "property",
                    "propertyId": property_,
                    "propertyValue": {"id": one.country},
                    "required": False,
                }
            )
        body = {"queries": [{"type": type_, "limit": _LIMIT, "conditions": conditions}]}
        return _matched(self.polite.post_json(f"{self.url}/match", body, _matched))

    def _query(self, one: Sought, type_: str) -> list[dict[str, Any]]:
        query: dict[str, Any] = {"query": one.name, "type": type_, "limit": _LIMIT}
        if one.country:
            query["properties"] = [{"pid": "P27" if one.kind == "person" else "P17", "v": {"id": one.country}}]
        queries = json.dumps({"q0": query}, ensure_ascii=False, sort_keys=True)
        return _queried(self.polite.post_form(self.url, {"queries": queries}, _queried))


def _matched(answer: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer["results"][0]["candidates"]
    return found


def _queried(answer: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer["q0"]["result"]
    return found


def _candidate(row: dict[str, Any], one: Sought) -> Candidate | None:
    from kg.identity.live.lookup import Candidate, likeness_of

    item, label = str(row["id"]), str(row["name"])
    if not ITEM.fullmatch(item):
        return None
    types = {str(type_["id"] if isinstance(type_, dict) else type_) for type_ in row.get("type", [])}
    fits = bool(types & ROOTS[one.kind])
    likeness = likeness_of(one, label)
    sure = bool(row.get("match")) and fits and likeness >= 0.9
    # Services score as they like; what counts here is the name, the checked kind, and that they are sure.
    score = 0.7 * likeness + 0.1 * fits + 0.2 * bool(row.get("match"))
    return Candidate(item, label, score, sure, f"{row.get('score', 0)} by the service, match {bool(row.get('match'))}")
