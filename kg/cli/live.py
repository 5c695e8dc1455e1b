"""``kg link --live``: asks for what in the store has no item, and keeps what is found in a file.

Agents, agreements with a name of their own (treaties), and events that meetings are part of (summits).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.common import open_store, talk
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.identity.live.lookup import Sought
    from kg.identity.live.polite import Clock


def look_up(settings: Settings, *, offline: bool, limit: int | None, clock: Clock | None = None) -> None:
    """Look up, write the table of suggestions, and say what came of it. A failure leaves former links as they were."""
    from kg.identity.live.cache import Cache
    from kg.identity.live.lookup import look_up as ask
    from kg.identity.live.polite import Polite
    from kg.identity.live.reconciliation import Reconciliation
    from kg.identity.live.wikidata import Wikidata
    from kg.identity.suggestions import load_suggestions, save_suggestions

    sought = (_agents(settings) + _facts(settings))[:limit]
    former = load_suggestions(settings.live_links)
    cache = Cache(settings.live_cache)
    polite = Polite(settings.contact, cache, offline=offline, clock=clock)
    try:
        source = (
            Reconciliation(polite, settings.reconciliation)
            if settings.reconciliation
            else Wikidata(polite, settings.wikidata)
        )
        found = ask(sought, source, _told)
    finally:
        polite.close()
        cache.close()
    rows = former.replacing(found.answered, found.rows)
    if rows != former:
        save_suggestions(settings.live_links, rows)
    exact = sum(row.predicate == "exact" for row in found.rows)
    close = len({row.subject for row in found.rows}) - exact
    talk(f"{len(found.answered)} of {len(sought)} names looked up with {polite.asked} requests:")
    talk(f"  {exact} linked, {close} with candidates, {len(found.answered) - exact - close} unknown there.")
    if found.fault:
        talk(f"Stopped early: {found.fault}. All other links stay as they were.", fg="red")
        click.get_current_context().exit(1)
    if rows != former:
        talk(f"{settings.live_links} is written; kg build makes it so, kg link review asks about the candidates.")


def _agents(settings: Settings) -> list[Sought]:
    """Agents without an item that nobody decided on, by key. Those told only by an office are nobody to look up."""
    from kg.cli.identities import identities
    from kg.identity.judgements import load_judgements, spoken
    from kg.identity.live.lookup import Sought

    judgements = load_judgements(settings.links)
    with open_store(settings) as store:
        every = identities(store, settings.base)
    items = {one.label: one.item for one in every if one.kind == "country"}
    return [
        Sought(one.key, one.kind, one.label, items.get(one.country or ""))
        for one in sorted(every, key=lambda one: one.key)
        if one.item is None
        and not one.key.startswith("office.")
        and judgements.same((one.key, spoken(one.kind, one.label))) is None
    ]


def _facts(settings: Settings) -> list[Sought]:
    """Agreements with a name of their own, and events that meetings are part of, that nobody decided on, by IRI."""
    from kg.graph.identity import has_name
    from kg.graph.vocabulary import DG, RDFS
    from kg.identity.judgements import load_judgements
    from kg.identity.live.lookup import Sought

    judgements, base = load_judgements(settings.links), settings.base
    titles = f"""SELECT DISTINCT ?node ?title {{ GRAPH ?graph {{ ?node a {DG.Agreement} ; {DG.title} ?title
        FILTER NOT EXISTS {{ ?node {DG["count"]} ?count }} }} }}"""
    # What is only named has no date of its own; the meetings that are part of it have. What is told of has a label
    # with place and date behind its name.
    events = f"""SELECT DISTINCT ?node ?name ?day {{ GRAPH ?graph {{ ?part {DG.partOf} ?node ; {DG.date} ?date .
        ?node {RDFS.label} ?name }}
        GRAPH ?terms {{ ?date {DG.edtf} ?day }} }}"""
    found: dict[str, Sought] = {}
    with open_store(settings) as store:
        for node, title in sorted(store.rows(titles)):
            if has_name(title):
                found.setdefault(node, Sought(node.removeprefix(base), "agreement", title))
        for node, name, day in sorted(store.rows(events)):
            found.setdefault(node, Sought(node.removeprefix(base), "event", name.partition(",")[0], year=day[:4]))
    return [found[node] for node in sorted(found) if judgements.same((found[node].key,)) is None]


def _told(name: str) -> None:
    if sys.stderr.isatty():
        talk(f"  {name}")
