"""Offices alone: "the President of Russia", "both Prime Ministers", "the Foreign Secretary".

One that says its country goes to whoever holds it here, else to somebody without a name. One that does not goes to the
only or the nearest holder, at home to one's own; what fits nobody is left open rather than guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.language.allegiance import by_title, offices_of_home
from kg.language.analysis import Directory, Mention
from kg.language.bearers import Person
from kg.language.cast import Cast
from kg.language.lexicon import Named, country_by_qid, named_index, side_of, titles_of
from kg.language.office_keys import office_key
from kg.language.people import fold, title_core
from kg.language.publisher_offices import office_of_publisher
from kg.language.sides import SEPARABLE_RANKS
from kg.language.wordlists import words
from kg.model import EntityKind, Office

_STATE = frozenset(("leader", "minister", "deputy"))
_FOR_A_SIDE = frozenset(("diplomat", "official", "legislator"))
_GOES_ON = re.compile(r"\s+of\b|,?\s+(?:the\s+)?[A-Z]|-|\s+at[\s-][Ll]arge\b")  # with more of the title, or a name
_POSTED = re.compile(  # "the Ambassador of Norway | to Pakistan", "the Special Envoy | for Climate and Oceans"
    r"\s+(?:to|for|on|in)\s+(?:the\s+)?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|January\b|February\b|March\b|"
    r"April\b|May\b|June\b|July\b|August\b|September\b|October\b|November\b|December\b)"
    r"[A-Z][\w’-]*(?:\s+(?:(?:of|and|the)\s+){0,2}[A-Z][\w’-]*){0,5}"
)
_OPENS = re.compile(r"[.,;:]\s+$|\n$")
_DOES = re.compile(
    r"(?:\s+\([^()]{1,20}\))?\s+(?:(?:also|then|will|has|had|is|was)\s+)*(?:[a-z]+ed|met|held|will|paid|said|spoke)\b"
)
_UNITED_NATIONS = "United Nations"
_GENERIC = frozenset(("minister", "secretary"))
_MORE_TOLD = frozenset(("minister", "deputy", "diplomat"))


def settle_told(cast: Cast, people: Sequence[Person]) -> None:
    """Find the person of each office that says whose it is: "the President of Brazil", "EAM"."""
    bearers, seen, titles = bearers_of(cast), _seen(cast), cast.titles()
    generic = _of_no_portfolio(cast)
    for person, body in _alone(people, told=True):
        assert body is not None
        if side_of(body).kind == "place":
            continue
        side = cast.know(side_of(body)).id
        key = office_key(person.title or "")
        named = bearers.get(key, ())
        if key in _GENERIC:  # "the Australian minister"
            named = [p for p in seen if cast.rank(p) == "minister" and cast.countries.get(p) == side]
        if not named and key == "head of state":  # "the Belarusian head of state", where President A is named
            named = [p for p in seen if _heads(p, side, cast, titles)]
        if not named and (
            person.rank in _MORE_TOLD or key == "high representative"
        ):  # "the State Minister of Japan", told with a portfolio below
            named = [
                p
                for p in seen
                if cast.countries.get(p) == side and any(office_key(t).startswith(f"{key} ") for t in titles.get(p, ()))
            ]
        fits = [p for p in named if cast.countries.get(p) in (None, side)]
        holders = _so_called(person, [p for p in fits if cast.countries.get(p) == side] or fits, titles)
        target = _nearest(person, holders, (), seen)
        if target is None and not holders and person.rank == "minister" and len(generic.get(side, ())) == 1:
            target = generic[side][0]
        if target is None and person.rank in _STATE:
            target = _nameless(cast, person, side)
        if target is not None:
            cast.add_office(person, target)
        elif person.rank in _FOR_A_SIDE and not _is_named_behind(person, cast):
            # "the Ambassador of Türkiye", "the Speaker of the Parliament of Peru": nobody knows who, but for whom.
            kind: EntityKind = "country" if side.startswith("country/") else "organization"
            cast.mentions.append(Mention(person.span, kind, (side,), "group"))


def _heads(person: str, side: str, cast: Cast, titles: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether somebody leads a country, and not its government."""
    return (
        cast.rank(person) == "leader" and cast.countries.get(person) == side and "Prime" not in " ".join(titles[person])
    )


def _is_named_behind(person: Person, cast: Cast) -> bool:
    """Whether an office goes on after its side, be it with a name: "the Ambassador of Norway to Pakistan, A"."""
    posted = _POSTED.match(cast.document.text, person.span.end)
    return _GOES_ON.match(cast.document.text, posted.end() if posted else person.span.end) is not None


def holder_of(cast: Cast, office: Person) -> str | None:
    """Who holds an office that says whose it is: whoever the document names so, else somebody without a name."""
    if office.of is None or office.rank not in _STATE:
        return None
    side = cast.know(side_of(office.of)).id
    holders = [p for p in bearers_of(cast).get(office_key(office.title or ""), ()) if cast.countries.get(p) == side]
    return holders[0] if holders else _nameless(cast, office, side)


def settle_untold(
    cast: Cast, people: Sequence[Person], principals: Sequence[str], home: str | None, directory: Directory | None
) -> None:
    """Find the person of each office that says nothing more: "the Prime Minister", and the headline's "PM"."""
    at_home = offices_of_home(people, cast.document)
    openings = {block.span.begin for block in cast.document.blocks}
    seen, bearers, titles = _seen(cast), bearers_of(cast), cast.titles()
    fuller = _by_first_word(bearers)
    publisher = cast.document.publisher
    for person, _ in _alone(people, told=False):
        if person.determiner is None and person.span.begin not in openings and not _is_subject(person, cast):
            continue
        title, key = title_core(person.title or ""), office_key(person.title or "")
        holders = bearers.get(key) or fuller.get(key, [])
        if title in _GENERIC and not any(p in seen and seen[p][0] < person.span.begin for p in holders):
            holders = [p for p in principals if cast.rank(p) == "minister"] or holders
            portfolio = office_of_publisher(publisher, title) if home is not None else None
            if portfolio is not None:  # whoever it is, nobody else's minister
                holders = [p for p in holders if cast.countries.get(p) in (None, home)]
                if not holders and home is not None and not person.plural:
                    office = replace(person, title=portfolio)
                    cast.add_office(office, _nameless(cast, office, home))
                    continue
        if not holders and key == "head of state":
            holders = [p for p in seen if cast.rank(p) == "leader" and "Prime" not in " ".join(titles[p])]
            ours = [p for p in holders if home in (None, cast.countries.get(p)) or seen[p][0] < person.span.begin]
            if holders and not ours and home is not None:  # "The Head of State met with President A of X"
                cast.add_office(person, _nameless(cast, person, home))
                continue
            holders = ours
        chief = key.replace("-", " ") == "secretary general" and person.determiner == "the"
        if chief:  # of the body whose text it is, not of one named further on
            holders = [p for p in holders if p in seen and seen[p][0] < person.span.begin]
        own = home is not None and title in at_home and _has(home, person.title or "", cast, directory)
        if own:
            holders = [p for p in holders if cast.countries.get(p) in (None, home)]
        holders = _so_called(person, holders, titles)
        before = [p for p in holders if p in seen and seen[p][0] < person.span.begin]
        of_home = [p for p in before if cast.countries.get(p) == home]
        target = of_home[0] if len(of_home) == 1 else _nearest(person, holders, principals, seen)
        if target is None and not holders and own and home is not None and person.rank in _STATE:
            target = _nameless(cast, person, home)
        if target is None and chief and (body := _own_body(cast)):
            target = _nameless(cast, person, body)
        if target is not None:
            cast.add_office(person, target)
        elif home is not None and person.determiner in {None, "the"} and person.rank in SEPARABLE_RANKS:
            _of_the_house(person, title, home, cast)


def _of_the_house(person: Person, title: str, home: str, cast: Cast) -> None:
    """Whom an officer of a ministry stands for who has neither name nor country: "the Permanent Secretary met B"."""
    if (
        title.casefold() in words("ministry_offices.txt")
        and home.startswith("country/")
        and not _is_named_behind(person, cast)
    ):
        cast.mentions.append(Mention(person.span, "country", (home,), "group"))


def settle_labels(cast: Cast, labels: Sequence[Person], home: str | None, directory: Directory | None) -> None:
    """Somebody without a name for each label of home’s office alone ("PRIME MINISTER:") whose holder is not named."""
    bearers = bearers_of(cast)
    for person in labels:
        holders = bearers.get(office_key(person.title or ""), ())
        if home is None or any(cast.countries[p] in (None, home) for p in holders):
            continue
        if _has(home, person.title or "", cast, directory):
            cast.add_office(person, _nameless(cast, person, home))


def _own_body(cast: Cast) -> str | None:
    """The organisation whose Secretary-General needs no name: the only one spoken of, else the United Nations."""
    bodies = [b.id for b in cast.named.values() if b.kind == "organization"]
    if len(bodies) == 1:
        return bodies[0]
    hit = named_index().at(_UNITED_NATIONS, 0)
    return cast.know(side_of(hit.value)).id if hit is not None else None


def _alone(people: Sequence[Person], *, told: bool) -> list[tuple[Person, Named | None]]:
    """Offices without a name, with what they belong to."""
    found = [(p, p.of or by_title([p.title])) for p in people if p.name is None and not p.plural]
    return [(p, of) for p, of in found if p.rank in SEPARABLE_RANKS and (of is not None) is told]


def bearers_of(cast: Cast) -> dict[str, list[str]]:
    """Named people by each office that their titles name."""
    found: dict[str, list[str]] = {}
    for person, titles in cast.titles().items():
        for key in dict.fromkeys(map(office_key, titles)):
            found.setdefault(key, []).append(person)
    return found


def _of_no_portfolio(cast: Cast) -> dict[str, list[str]]:
    """Ministers whose portfolio is not told, by side: if the only one, "Minister Rau" is "the Polish top diplomat"."""
    found: dict[str, list[str]] = {}
    for person, titles in cast.titles().items():
        side = cast.countries.get(person)
        if side is not None and titles and all(title_core(t) in _GENERIC for t in titles):
            found.setdefault(side, []).append(person)
    return found


def _is_subject(person: Person, cast: Cast) -> bool:
    """Whether an office without an article opens a clause: "Prime Minister conveyed", "…, Joint Secretary called"."""
    text, span = cast.document.text, person.span
    opens = _OPENS.search(text, max(0, span.begin - 3), span.begin) is not None
    return opens and _DOES.match(text, span.end) is not None


def _so_called(person: Person, holders: Sequence[str], titles: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Those of the holders of an office whom the text calls so: a "Deputy Prime Minister" is no "Prime Minister"."""
    title = fold(person.title or "")
    exactly = [p for p in holders if any(fold(t) == title for t in titles.get(p, ()))] if len(holders) > 1 else []
    return exactly or list(holders)


def _by_first_word(bearers: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """As "the Undersecretary" is the "Undersecretary of State"; "the Minister", "the Secretary" may be any of them."""
    found: dict[str, dict[str, None]] = {}
    for full, people in bearers.items():
        first, space, _ = full.partition(" ")
        if space and first not in _GENERIC:
            found.setdefault(first, {}).update(dict.fromkeys(people))
    return {first: list(people) for first, people in found.items()}


def _seen(cast: Cast) -> dict[str, list[int]]:
    """Where each named person is named, in order; those told by office alone are nowhere."""
    found: dict[str, list[int]] = {}
    for person, person_id in cast.person_of.items():
        found.setdefault(person_id, []).append(person.span.begin)
    return {person: sorted(begins) for person, begins in found.items()}


def _nameless(cast: Cast, person: Person, country: str) -> str:
    """Somebody told by the office alone."""
    title = person.title or ""
    target = f"person/{fold(title)} of {country}"
    cast.offices[target] = (Office(title, country), person.rank or "")
    cast.countries[target] = country
    return target


def _has(country: str, title: str, cast: Cast, directory: Directory | None) -> bool:
    """Whether the country has such an office: the White House has no Prime Minister."""
    few = titles_of().get(title.casefold(), ())
    if few and all(one.id != country for one in few):
        return False
    base = cast.named.get(country) or next((c for c in country_by_qid().values() if c.id == country), None)
    return directory is not None and base is not None and base.qid is not None and directory.has_office(base.qid, title)


def _nearest(
    person: Person, holders: Sequence[str], principals: Sequence[str], seen: Mapping[str, list[int]]
) -> str | None:
    """The only holder, else the one named last before, those in front first."""
    if len(holders) == 1:
        return holders[0]
    last = {p: at for p in holders if (at := bisect_left(seen.get(p, ()), person.span.begin))}
    chosen = [p for p in last if p in principals] or list(last)
    return max(chosen, key=lambda p: seen[p][last[p] - 1], default=None)
