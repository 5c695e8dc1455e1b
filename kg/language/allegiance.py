"""Which country or body a person acts for: as stated, as the title itself tells, as known, or left unsaid.

"Foreign Minister of Japan" states it, "Taoiseach" is a title of one country only, "President Biden" is known. Texts
mark foreigners and leave their own people unmarked; a list of officials is mostly of one country; a counterpart is of
the other side.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.language import sides
from kg.language.analysis import Directory
from kg.language.bearers import Person
from kg.language.body_heads import headed_body
from kg.language.cast import Cast
from kg.language.home import goal_behind, publisher_side
from kg.language.lexicon import Named, country_by_qid, side_by_qid, side_of, titles_of
from kg.language.met_by import OFFICIALS, PARTNER, meets, met_by, met_by_teller
from kg.language.people import Cluster, title_core
from kg.language.sides import Stage
from kg.model import Document

# Classes of office of which the gazetteer's word is good even for a country that the text does not name.
_TRUSTED = frozenset(("leader", "minister", "deputy", "spouse"))
# Offices of a government that texts leave without a country when it is their own.
_OWN_OFFICE = re.compile(
    r"Secretary(?!.General)|National Security|Minister\b|Attorney General|Spokes|Chief of Staff|Vice President|"
    r"Trade Representative|Special (?:Presidential )?Envoy|Treasurer"
)
_BESIDE = re.compile(r"\s*(?:,|;|,?\s+and|\s+&)\s+(?:the\s+)?")
_SPOUSE = re.compile(r",?\s+(?:and\s+)?(?:his|her)\s+(?:wife|husband|spouse),?\s+(?:the\s+)?")
_LEAST_LIST = 3
_OF_BODIES = frozenset(("president", "secretary-general", "secretary general", "high representative"))
_OF_MANY = frozenset(("minister", "secretary"))  # titles that several ministers of one country bear
_MET_ABROAD = frozenset(("leader", "minister", "deputy"))
_THERE = re.compile(r"\b(?:in|to|at|for|[Vv]isit(?:s|ed|ing)?)\s+(?:the\s+)?$")
_NOT_FAR = 400  # characters back to the place where somebody is


def told(cast: Cast, directory: Directory | None) -> None:
    """Settle those whose country the text, the title or the gazetteer tells."""
    for one in cast.clusters:
        person = cast.ids[id(one)]
        body = one.of()
        body = body or headed_body(one, cast.document.issued)
        if body is not None:
            settle(cast, person, body)
        else:
            base = by_title(one.titles) or _of_a_few(one, cast, _known(one, cast, directory))
            cast.countries[person] = cast.know(base).id if base is not None else None


def settle(cast: Cast, person: str, body: Named) -> None:
    """The person's office is of a body: whom that acts for is whom the person acts for."""
    side = side_of(body)
    if side.kind == "place":
        return  # "Coordinator for the Indo-Pacific": nobody's officer that the text tells
    cast.know(side)
    cast.countries[person] = side.id
    base = Named(body.kind, body.name, body.qid, country=body.country)
    if side.kind == "organization" and side.id != base.id:
        cast.bodies[person] = cast.know(base).id


def by_title(titles: Iterable[str | None]) -> Named | None:
    """The country or body that alone has an office of one of the titles."""
    known = (titles_of().get(t.casefold()) or _without_portfolio(t.casefold()) for t in titles if t)
    return next((of[0] for of in known if len(of) == 1), None)


def _without_portfolio(title: str) -> tuple[Named, ...]:
    """Who gives a title whatever it is for: "European Commissioner for Trade"."""
    return titles_of().get(f"{title.partition(' for ')[0]} for", ())


def _of_a_few(one: Cluster, cast: Cast, known: Named | None) -> Named | None:
    """What is known of a person, but for a title that only others give; of several bodies the one that is named.

    A High Representative of the Union is no officer of the state of which the same person was a minister before.
    """
    for title in one.titles:
        few = titles_of().get(title.casefold(), ())
        if any(of.kind == "organization" for of in few) and known not in few:
            named = [of for of in few if of.id in cast.named]
            return (named or [of for of in few if of.kind == "organization"])[0]
    return known


def _known(one: Cluster, cast: Cast, directory: Directory | None) -> Named | None:
    """The gazetteer's country; for lesser offices only one that the text speaks of, too: names recur."""
    if directory is None or one.rank == "business":
        return None
    qid: str | None = None
    for title in one.offices or (None,):
        qid = qid or directory.country_of(one.name, title, cast.document.issued)
    base = side_by_qid().get(qid or "")
    if base is None or one.rank in _TRUSTED or base.id in cast.named:
        return base
    return base if base.id == publisher_side(cast.document) else None


def lists(cast: Cast) -> None:
    """In a list of at least three officials of one country, or of a royal house, all are of that country."""
    for run in _runs(cast):
        known = {c for p in run if (c := cast.countries[cast.person_of[p]])}
        house = any(p.rank in {"royal", "spouse"} or p.title in {"Queen", "Crown Prince"} for p in run)
        if len(known) == 1 and (len(run) >= _LEAST_LIST or (house and len(run) > 1)):
            for member in run:
                if member.rank != "leader" or house:
                    person = cast.person_of[member]
                    cast.countries[person] = cast.countries[person] or min(known)


def _runs(cast: Cast) -> Iterator[list[Person]]:
    """Titled people named one after another."""
    run: list[Person] = []
    for person in sorted((p for p in cast.person_of if p.title), key=lambda p: p.span):
        if run and not _BESIDE.fullmatch(cast.document.text, run[-1].span.end, person.span.begin):
            yield run
            run = []
        run.append(person)
    if run:
        yield run


def unmarked(cast: Cast, people: Sequence[Person], stage: Stage, at_home: str | None) -> None:
    """Countries left unsaid.

    A leader's is the one whose leader of that title the text tells without a name, or home's if the text says the title
    alone before it names anybody, or the one party's that has no leader yet. An official's is home.
    """
    _families(cast)
    unsaid = offices_of_home(people, cast.document)
    named = dict.fromkeys([*([at_home] if at_home else []), *sides.title_parties(stage)])
    led = {cast.countries[cast.ids[id(c)]] for c in cast.clusters if c.rank == "leader"}
    held = {title_core(t) for p, ts in cast.titles().items() if cast.countries[p] == at_home for t in ts}
    for one in cast.clusters:
        person = cast.ids[id(one)]
        own = {title_core(t) for t in one.titles} & unsaid - held
        if cast.countries[person] is None and one.rank == "leader" and own:
            cast.countries[person] = at_home
            held |= own
            led.add(at_home)
    spoken = [n for n in cast.named if n.startswith("country/") and n != at_home]  # where the title tells of none
    free = [c for c in named if c not in led and c.startswith("country/")]
    for one in cast.clusters:
        person = cast.ids[id(one)]
        if cast.countries[person] is not None or not one.titles:
            continue
        if one.rank == "leader" and len(spoken) == 1 and at_home is not None and met_by(one, cast) == at_home:
            cast.countries[person] = spoken[0]
        elif (
            one.rank == "leader"
            and len(free) == 1
            and not any("Secretar" in t for t in one.titles)
            and free[0] not in _goals(one, cast)
        ):
            cast.countries[person] = free[0]
            free = []
        elif one.rank in OFFICIALS and _OWN_OFFICE.search(one.titles[0]):
            others = [c for c in named if c != at_home] or spoken
            only = others[0] if len(others) == 1 else None
            if at_home is not None and met_by_teller(one, cast):
                cast.countries[person] = only
            else:
                met = only is not None and at_home is not None and met_by(one, cast) == at_home
                cast.countries[person] = only if met else at_home


def offices_of_home(people: Sequence[Person], document: Document) -> frozenset[str]:
    """Titles that the text below the headline says alone before it says them with a name or a country."""
    body = sides.title_span(document).end
    first: dict[str, bool] = {}
    for person in sorted(people, key=lambda p: p.span):
        if person.title and not person.plural and person.span.begin >= body:
            first.setdefault(title_core(person.title), person.name is None and person.of is None)
    return frozenset(title for title, alone in first.items() if alone)


def of_the_place(cast: Cast, stage: Stage, at_home: str | None) -> None:
    """Ministers and leaders of whom nothing else tells are of the foreign place where somebody meets them.

    As in "travelled to Seoul and held talks with Foreign Minister A": nobody goes abroad to meet his own.
    """
    where = sorted((m.span, m.entities[0]) for m in cast.mentions if m.kind in {"country", "place"})
    begins = [span.begin for span, _ in where]
    for one in cast.clusters:
        person, first = cast.ids[id(one)], one.people[0]
        if cast.countries[person] is not None or one.rank not in _MET_ABROAD or stage.title.meets(first.span):
            continue
        text, begin = cast.document.text, first.span.begin
        window = text[max(0, begin - _NOT_FAR) : begin]
        if not PARTNER.search(window):
            continue
        start = begin - len(window) + window.rfind("\n") + 1
        for span, entity in reversed(where[bisect_left(begins, start) : bisect_left(begins, begin)]):
            if _THERE.search(text, max(start, span.begin - 16), span.begin) and text[span.end : span.end + 1] != "-":
                country = side_of(cast.named[entity]).id
                if country.startswith("country/") and country != at_home and met_by(one, cast) != country:
                    cast.countries[person] = country
                break


def told_by_office(cast: Cast, people: Sequence[Person]) -> None:
    """Make "the President of Korea" and a "President Yoon", of whom nothing else is told, one."""
    with_title = _with_title(cast)
    for office in people:
        if office.name is not None or office.of is None or office.plural or office.rank not in _TRUSTED:
            continue
        core = title_core(office.title or "")
        bearers = with_title.get(core, ()) if core not in _OF_MANY else ()
        unknown = [p for p in bearers if cast.countries[p] is None]
        side = side_of(office.of)
        if len(unknown) == 1 and all(cast.countries[p] != side.id for p in bearers):
            settle(cast, unknown[0], office.of)


def _goals(one: Cluster, cast: Cast) -> set[str]:
    """The countries that somebody is told to go to, right behind the name: "Prime Minister A visited Guyana"."""
    text = cast.document.text
    return {side_of(goal).id for p in one.people if (goal := goal_behind(text, p.span.end)) is not None}


def _with_title(cast: Cast) -> dict[str, list[str]]:
    """Named people by each of their titles."""
    found: dict[str, list[str]] = {}
    for person, titles in cast.titles().items():
        for core in dict.fromkeys(map(title_core, titles)):
            found.setdefault(core, []).append(person)
    return found


def only_office(cast: Cast, directory: Directory | None, home: str | None) -> None:
    """A leader is of the one country that the text speaks of, has such an office and has no other holder of it here.

    Of several it is ``home``, whose own the text need not mark.
    """
    if directory is None:
        return
    with_title = _with_title(cast)
    at_home = [base for base in country_by_qid().values() if base.id == home and home not in cast.named]
    spoken = [
        country
        for base in [*cast.named.values(), *at_home]
        if (country := base if base.kind == "country" else country_by_qid().get(base.country or "")) and country.qid
    ]
    body = next((b for b in side_by_qid().values() if b.id == home and b.kind == "organization"), None)
    for one in cast.clusters:
        person = cast.ids[id(one)]
        if one.rank != "leader" or cast.countries[person] is not None or not one.offices:
            continue
        cores = {title_core(t) for t in one.titles}
        held = {cast.countries[p] for core in cores for p in with_title.get(core, ())}
        few = {c.id for t in one.titles for c in titles_of().get(t.casefold(), ())}
        if body is not None and cores & _OF_BODIES and body.id not in held:
            # As in "President A spoke with Prime Minister B of India", of a Commission.
            cast.countries[person] = cast.know(body).id
            continue
        free = {c.id for c in spoken if c.id not in held and c.qid and directory.has_office(c.qid, one.offices[0])}
        free = (free & few if few else free) - _goals(one, cast)
        free -= meets(one, cast) if free else set()
        if home in free and met_by(one, cast, home) == home:
            free.discard(home)  # "Our minister called on President A": of the country that is visited
        if home in free or len(free) == 1:
            cast.countries[person] = home if home in free else free.pop()


def _families(cast: Cast) -> None:
    """Give those of one family one country: "Xi Jinping and his wife Peng Liyuan", "Mrs. Kishida Yuko"."""
    known = [c for c in cast.clusters if cast.countries[cast.ids[id(c)]]]
    for one in cast.clusters:
        if cast.countries[cast.ids[id(one)]] is None and one.rank in {"honorific", "spouse"} and len(one.tokens) > 1:
            kin = [
                c for c in known if len(c.tokens) > 1 and {c.tokens[0], c.tokens[-1]} & {one.tokens[0], one.tokens[-1]}
            ]
            if len(kin) == 1:
                cast.countries[cast.ids[id(one)]] = cast.countries[cast.ids[id(kin[0])]]
    named = sorted((p.span, person) for p, person in cast.person_of.items())
    for (before, partner), (span, person) in pairwise(named):
        if cast.countries[person] is None and _SPOUSE.fullmatch(cast.document.text, before.end, span.begin):
            cast.countries[person] = cast.countries[partner]
