"""``kg link --live``: asks for the agents of the store that have no item, and keeps what is found in a file."""

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

    sought = _sought(settings)[:limit]
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
    talk(f"{len(found.answered)} of {len(sought)} agents looked up with {polite.asked} requests:")
    talk(f"  {exact} linked, {close} with candidates, {len(found.answered) - exact - close} unknown there.")
    if found.fault:
        talk(f"Stopped early: {found.fault}. All other links stay as they were.", fg="red")
        click.get_current_context().exit(1)
    if rows != former:
        talk(f"{settings.live_links} is written; kg build makes it so, kg link review asks about the candidates.")


def _sought(settings: Settings) -> list[Sought]:
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


def _told(name: str) -> None:
    if sys.stderr.isatty():
        talk(f"  {name}")
