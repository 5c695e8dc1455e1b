"""The people of a document by class of office: who "the two leaders" or "the foreign ministers" are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.language.office_keys import office_key
from kg.language.people import title_core
from kg.language.sides import Actor

_ALIKE = frozenset(("counterparts", "peers", "colleagues"))
_PEERS = frozenset(("minister", "deputy", "official", "diplomat", "counterpart", ""))
_CHIEFS = frozenset(("leader", "minister", "royal"))
LEADERS = frozenset(("leaders", "heads of state", "heads of government", "heads of state and government"))
_FOREIGN = re.compile(
    r"minister (?:of|for) foreign affairs|foreign (?:minister|secretary)|secretary of state|external affairs minister"
)


class Crowd:
    """The people of a document, those in front first."""

    def __init__(self, actors: Sequence[Actor], principals: Sequence[str], parties: Sequence[str]) -> None:
        order = {p: at for at, p in enumerate(principals)}
        self.actors = sorted(actors, key=lambda a: (order.get(a.id, len(order)), a.first))
        self.principals = [a for a in self.actors if a.id in order]
        self.parties = parties

    def of_countries(self, noun: str, countries: Sequence[str]) -> tuple[str, ...]:
        """For each country the one person who fits the noun, else the country itself; where few do, the countries."""
        found: list[str] = []
        for country in countries:
            own = [a for a in self.actors if a.country == country]
            fits = _peers(own) if noun in _ALIKE else _one_each([a for a in own if _fits(a, noun)])
            found.append(fits[0].id if fits else country)
        named = sum(one not in countries for one in found)
        all_or_none = noun in _ALIKE or len(countries) == 2  # a counterpart may be of any office
        least = len(countries) if all_or_none else len(countries) / 2
        return tuple(found) if named >= least else tuple(countries)

    def people(
        self, noun: str, count: int | None, *, ours: bool = False, beside: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """Who a plural means: of the principals where they fit, one for each country; else of everybody.

        Args:
            noun: lower case: "leaders", "foreign ministers".
            count: how many they are, where the text says.
            ours: "our leaders" of two ministers' talks are not the ministers.
            beside: people named before in the same sentence; of more than two, "both" are these.
        """
        front = _one_each([a for a in self.principals if _fits(a, noun, front=True)])
        everyone = _one_each([a for a in self.actors if _fits(a, noun)])
        if noun == "officials" and ours and any(a.rank in _CHIEFS for a in front):
            return ()  # of theirs, and not they themselves: "we agreed that our officials would meet"
        if noun in LEADERS and ours:
            front = _one_each([a for a in self.principals if _fits(a, noun)])
        chosen = front if len(front) > 1 else everyone
        of_parties = [a for a in everyone if a.country in self.parties]
        if len(chosen) == 2 and count is None and len(of_parties) == len(self.parties) > 2 and noun in LEADERS:
            chosen = of_parties
        if count == 2 and (pair := self._pair(noun, beside, chosen)):
            return pair
        if count is not None and len(chosen) > count:
            chosen = [a for a in chosen if a.country in self.parties][:count]
        return tuple(a.id for a in chosen)

    def _pair(self, noun: str, beside: Sequence[str], chosen: Sequence[Actor]) -> tuple[str, ...]:
        """Two people named in the sentence, or the one of them with whoever is in front."""
        near = _one_each([a for a in self.actors if a.id in beside and _fits(a, noun)])
        if len(near) == 2:
            return tuple(a.id for a in near)
        if len(near) == 1 and len(chosen) > 1 and near[0].country != chosen[0].country:
            return (chosen[0].id, near[0].id)
        return ()


def _peers(own: Sequence[Actor]) -> list[Actor]:
    """The one person of a country who may be a counterpart: a minister before a leader; nobody of several."""
    for ranks in (_PEERS, {"leader"}):
        if fits := [a for a in own if a.rank in ranks]:
            return fits if len(fits) == 1 else []
    return []


def _one_each(actors: Sequence[Actor]) -> list[Actor]:
    """The first of each country, those of the highest class first."""
    best: dict[str, Actor] = {}
    for actor in actors:
        known = best.get(actor.country or actor.id)
        if known is None or (actor.rank == "leader" and known.rank != "leader"):
            best[actor.country or actor.id] = actor
    return [a for a in actors if (a.country or a.rank == "leader") and best[a.country or a.id] is a]


def _fits(actor: Actor, noun: str, front: bool = False) -> bool:
    """Whether an office is of the kind that the plural names; ``front``: a deputy at the table counts as a leader."""
    if noun in LEADERS:
        return actor.rank == "leader" or (front and actor.rank in {"deputy", "royal", ""})
    if noun in {"ministers", "secretaries"}:
        return actor.rank in {"minister", "deputy"}
    if noun in {"officials", "counterparts"}:
        return front and actor.rank not in {"spouse", "honorific", "legislator", "business", ""}
    singular = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
    singular = re.sub(r"^(chief|head)s\b", r"\1", singular)
    return any(_same_office(title_core(title), singular) for title in actor.titles)


def _same_office(title: str, noun: str) -> bool:
    if noun in {"foreign minister", "foreign secretary", "chief of diplomacy", "head of diplomacy"}:
        return _FOREIGN.search(title) is not None or office_key(title) == "foreign minister"
    noun = noun.replace("adviser", "advisor")
    return title.replace("adviser", "advisor").startswith(noun) or title.replace("defense", "defence") == noun.replace(
        "defense", "defence"
    )
