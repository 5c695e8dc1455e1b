"""From a key to its agent. All that the graph says of an agent but its forms follows from key and gazetteer.

Keys: ``Q58217`` is a Wikidata item. A key without one is ``kind.Name`` or ``kind.Name.Country``, the name in plain
Latin letters with ``_`` for spaces: ``person.Hiroshige_Seko.Japan``; told by an office alone: ``office.Title.Of``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.identity.gazetteer import Gazetteer, Person, Term, Thing
from kg.identity.names import plain
from kg.identity.roles import WEIGHTS, in_words
from kg.model import Agent, EntityKind, Link

WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
_SMALL = frozenset(["of", "the", "and", "for", "in", "to", "on", "at", "a", "de", "da"])
# Bodies that every state has: named after theirs.
_PUBLIC = re.compile(
    r"(?:Foreign |Defen[cs]e |Finance )?(?:Ministry|Department|Government|Parliament|Cabinet|Embassy|Army)\b"
)
_KINDS: dict[str, EntityKind] = {
    "person": "person", "office": "person", "country": "country", "organization": "organization", "place": "place",
}  # fmt: skip


@lru_cache(maxsize=65536)
def mint(kind: str, name: str, of: str = "") -> str:
    """The key of something that has no item: content only, so that the same words give the same key everywhere.

    >>> mint("person", "Hiroshige SEKO", "Japan"), mint("office", "PRESIDENT", "Brazil")
    ('person.Hiroshige_Seko.Japan', 'office.President.Brazil')
    """
    shout = 2 if kind in ("person", "office") else 5
    words = [_cased(word, shout) for word in re.sub(r"[\s_.]+", " ", plain(name)).split()]
    if kind == "office":
        words = [word if word.casefold() in _SMALL else word[:1].upper() + word[1:] for word in words]
    parts = [kind, "_".join(words) or "unnamed"]
    if of:
        parts.append("_".join(re.sub(r"[\s_.]+", " ", plain(of)).split()))
    return ".".join(parts)


def _cased(word: str, shout: int) -> str:
    return word.title() if len(word) > shout and word.isupper() and word.isalpha() else word


def agent_of(key: str, gazetteer: Gazetteer) -> Agent:
    """The agent of a key, without forms. A function of the key and the gazetteer alone."""
    known = gazetteer.agents.get(key)
    if known is None:
        known = gazetteer.agents[key] = _made(key, gazetteer)
    return known


def _made(key: str, gazetteer: Gazetteer) -> Agent:
    if re.fullmatch(r"Q\d+", key):
        number = int(key[1:])
        if thing := gazetteer.thing(number):
            return _of_thing(key, thing, gazetteer.source)
        if person := gazetteer.person(number):
            return _of_person(key, person, gazetteer)
        # A key that an earlier gazetteer gave, and this one does not know.
        return Agent(key, "organization", key, links=(Link(WIKIDATA + key, True, 1.0, "the item that is the key"),))
    kind, _, rest = key.partition(".")
    name, _, of = (part.replace("_", " ") for part in rest.partition("."))
    known = gazetteer.named(of) if of else ()
    country = next((f"Q{thing.id}" for _, thing in known if thing.kind == "country"), None)
    label = f"{name} of {_article(of)}" if of and (kind == "office" or _PUBLIC.match(name)) else name
    return Agent(key, _KINDS.get(kind, "organization"), label, country=country)


def _article(country: str) -> str:
    kinds = ("United ", "Republic", "Democratic Republic", "Holy See")
    ends = ("Republic", "Islands", "Netherlands", "Philippines", "Union", "Nations", "Organization", "Commission")
    return f"the {country}" if country.startswith(kinds) or country.endswith(ends) else country


def _of_thing(key: str, thing: Thing, source: str) -> Agent:
    kind = _KINDS.get(thing.kind, "place")
    links = [Link(WIKIDATA + key, True, 1.0, f"the {thing.kind} that the gazetteer names {thing.label}", source)]
    if thing.geonames:
        links.append(Link(f"{GEONAMES}{thing.geonames}/", True, 1.0, "GeoNames id in the sources", source))
    country = f"Q{thing.country}" if thing.country and thing.kind == "place" else None
    codes = tuple((scheme, code) for scheme, code in (("iso3166", thing.iso), ("m49", thing.m49)) if code)
    return Agent(key, kind, thing.label, links=tuple(links), country=country, codes=codes)


def _of_person(key: str, person: Person, gazetteer: Gazetteer) -> Agent:
    country = home(person)
    main = max(person.terms, key=_rank, default=None)
    why = f"the {in_words(main.role)} ({main.start or '?'} to {main.end or 'open'})" if main else "a person"
    thing = gazetteer.thing(country) if country else None
    where = f" of {thing.label}" if thing and main else ""
    link = Link(WIKIDATA + key, True, 1.0, f"{why}{where} whom the gazetteer names {person.label}", gazetteer.source)
    return Agent(key, "person", person.label, links=(link,), country=f"Q{country}" if country else None)


def home(person: Person) -> int:
    """The country of the highest, latest office; 0 where there is none."""
    own = [term for term in person.terms if term.country]
    return max(own, key=_rank).country if own else 0


def _rank(term: Term) -> tuple[int, str, int]:
    return WEIGHTS.get(term.role, 0), term.start, term.country


def key_of(found: Person | Thing, gazetteer: Gazetteer) -> str:
    """The key of what the gazetteer holds."""
    if found.id > 0:
        return f"Q{found.id}"
    if isinstance(found, Thing):
        return mint(_KINDS.get(found.kind, "place"), found.label)
    thing = gazetteer.thing(home(found))
    return mint("person", found.label, thing.label if thing else "")
