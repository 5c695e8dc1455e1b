"""Offices as roles: "Foreign Minister", "Minister of Foreign Affairs" and, for the US, "Secretary of State" are one.

A role is a short plain string: ``president``, ``minister foreign``, ``deputy minister energy+industry``, ``ambassador
japan``, or ``other`` with the title's own words. Roles compare; people are shown them `in_words`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.identity.names import normal
from kg.lexicons import countries, read_lexicon

_PASSING = re.compile(
    r"^(?:the|acting|interim|then|former|ex|outgoing|incoming|current|caretaker|transitional|transition) "
)
_DEPUTY = re.compile(r"^(?:(?:first|senior|parliamentary) )?(?:deputy|vice|assistant|under|associate)(?: state)? ")
_OFFICE = re.compile(
    r"^(?:(?:cabinet |union |federal |senior |chief )*(?:minister|secretary)(?: of state)?(?: in charge)? (?:of|for)|"
    r"head of the (?:ministry|department) of) (?P<after>.+)$|^(?P<before>.+) (?:minister|secretary)$"
)
_STAFF = re.compile(r" ?(?:press|private|executive|permanent|principal|personal) secretary$")
_AMBASSADOR = re.compile(r"^(?:.+ )?ambassador (?:to|in) (?:the )?(?P<to>.+)$")
_JUNIOR = re.compile(
    r"^(?:state secretary|secretary of state|minister of state|parliamentary secretary)"
    r"(?: (?:for|of|at)(?: the)? (?P<rest>.+))?$"
)
_SMALL = frozenset(["a", "and", "at", "for", "in", "of", "on", "the", "to"])

#: Roles whose holder at one time is one person, with how likely a bare name means their holder (0 to 3).
WEIGHTS = {
    "president": 3, "prime minister": 3, "monarch": 3, "supreme leader": 3, "general secretary": 3,
    "minister foreign": 2, "vice president": 2, "minister defence": 1, "minister finance": 1, "minister trade": 1,
    "minister economy": 1,
    "deputy prime minister": 1, "national security advisor": 1, "trade representative": 1, "crown prince": 1,
}  # fmt: skip


@cache
def _whole() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for row in read_lexicon("office_roles"):
        table.setdefault(row["title"], []).append((row["country"], row["role"]))
    return table


@cache
def _portfolios() -> dict[str, str]:
    return {row["word"]: row.get("portfolio", "") for row in read_lexicon("portfolio_words")}


@cache
def _country_words() -> tuple[frozenset[str], frozenset[str]]:
    names = frozenset(normal(name) for row in countries() for name in row.names)
    adjectives = frozenset(normal(word) for row in countries() for word in row.adjectives)
    return names, adjectives | {"us", "uk"}


@lru_cache(maxsize=16384)
def role(title: str, country: str = "") -> str:
    """The role that a title names; ``country`` is the ISO 3166-1 alpha-2 code of its state, where known.

    >>> role("Minister for Foreign Affairs"), role("Secretary of State", "US")
    ('minister foreign', 'minister foreign')
    >>> role("Minister of Economy, Trade, and Industry")
    'minister economy+industry+trade'
    """
    text = _bare(normal(title))
    for where, name in _whole().get(text, ()):
        if where in ("", country) or not country:
            return name
    if ambassador := _AMBASSADOR.match(text):
        return f"ambassador {ambassador['to']}"
    if (junior := _JUNIOR.match(text)) and not (country == "GB" and text.startswith("secretary of state for")):
        return f"deputy minister {_portfolio(junior['rest'] or '')}".rstrip()
    if deputy := _DEPUTY.match(text):
        under = role(text[deputy.end() :], country)
        return f"deputy {under}"
    if (office := _OFFICE.match(text)) and not _STAFF.search(text):
        return f"minister {_portfolio(office['after'] or office['before'])}".rstrip()
    return "other " + " ".join(word for word in text.split() if word not in _SMALL)


def _bare(text: str) -> str:
    """Without "acting", "former", and the country: "russian president" and "president of russia" are "president"."""
    names, adjectives = _country_words()
    while passing := _PASSING.match(text):
        text = text[passing.end() :]
    head, _, tail = text.rpartition(" of ")
    if head and tail.removeprefix("the ") in names | {"eu"}:
        text = head
    first, _, rest = text.partition(" ")
    if rest and first in adjectives and rest not in {"affairs"}:
        text = rest
    elif text.startswith("united states ") and text not in _whole():
        text = text[len("united states ") :]
    return text


def _portfolio(text: str) -> str:
    meanings = _portfolios()
    return "+".join(sorted({meanings.get(word, word) for word in text.split()} - {""}))


@lru_cache(maxsize=65536)
def fit(asked: str, held: str) -> float:
    """How well a role as told fits a role as held, 0 to 1: equal roles 1, a bare "minister" any portfolio 0.6.

    >>> fit("minister economy", "minister economy+finance"), fit("minister", "minister foreign")
    (0.8, 0.6)
    """
    if asked == held:
        return 1.0
    for kind in ("minister", "deputy minister"):
        if asked == kind and held.startswith(f"{kind} "):
            return 0.6
        if asked.startswith(f"{kind} ") and held.startswith(f"{kind} "):
            one, other = set(asked[len(kind) + 1 :].split("+")), set(held[len(kind) + 1 :].split("+"))
            if one <= other or other <= one:
                return 0.8
            return 0.6 if len(one & other) * 2 >= len(one | other) else 0.0
    return 0.0


def own_title(title: str) -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes of the states whose ministers bear the bare title; empty where it tells no state."""
    return frozenset(where for where, _ in _whole().get(_bare(normal(title)), ()) if where)


def single(name: str) -> bool:
    """True for roles that one person holds at a time, so that the office alone names its holder."""
    return (name in WEIGHTS and name != "deputy prime minister") or (name.startswith("minister ") and "+" not in name)


@lru_cache(maxsize=4096)
def in_words(name: str) -> str:
    """A role as people say it.

    >>> in_words("minister foreign"), in_words("deputy minister economy+finance"), in_words("regional president")
    ('foreign minister', 'deputy minister for economy and finance', 'regional president')
    """
    name = name.replace("other ", "", 1) if name.startswith(("other ", "deputy other ", "regional other ")) else name
    if name.startswith("ambassador "):
        return f"ambassador to {name.removeprefix('ambassador ').title()}"
    before, minister, portfolio = name.partition("minister ")
    if not minister or name.endswith("prime minister"):
        return name
    *first, last = portfolio.split("+")
    return f"{before}minister for {', '.join(first)} and {last}" if first else f"{before}{last} minister"
