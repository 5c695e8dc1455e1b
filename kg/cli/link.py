"""``kg link``: decisions of people on who is whom, kept in links.tsv."""

from __future__ import annotations

import getpass
import re
import textwrap
from datetime import date
from typing import TYPE_CHECKING

import click

from kg.cli.common import open_store, put_json, talk, with_settings
from kg.errors import KgError, StoreMissing
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.cli.identities import Identity, Match
    from kg.identity.judgements import Judgements
    from kg.store.store import Store

_WIDTH = 100


@click.group(invoke_without_command=True)
@click.option("--live", is_flag=True, help="Ask Wikidata for what the gazetteer does not know.")
@click.option("--offline", is_flag=True, help="With --live: answer from the cache alone.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="With --live: at most so many names.")
@with_settings("base", "contact", "wikidata", "reconciliation", "live_cache", "live_links", "links")
@click.pass_context
def command(ctx: click.Context, live: bool, offline: bool, limit: int | None, settings: Settings) -> None:
    """Say who is whom: link agents to Wikidata, or forbid a link. Decisions win over guesses on every build.

    They are kept in links.tsv, a table that may be edited by hand: a line that is removed is undone by the
    next kg build. AGENT is a name, or what ends an agent's IRI: person.Hiroshige_Seko.Japan.

    \b
    Example:
      kg link list
    """
    if ctx.invoked_subcommand is None:
        if not live:
            click.echo(ctx.get_help())
            return
        from kg.cli.live import look_up

        look_up(settings, offline=offline, limit=limit)
    elif live:
        raise click.UsageError("--live stands alone", ctx)


def _decision(function: click.decorators.FC) -> click.decorators.FC:
    function = click.option("--who", metavar="NAME", help="Who decided.  [default: this user]")(function)
    function = click.option("--why", default="", metavar="TEXT", help="Why, in words.")(function)
    function = click.argument("item", metavar="QID")(function)
    return click.argument("agent", metavar="AGENT")(function)


@command.command("set")
@_decision
@with_settings("base", "links")
def set_(agent: str, item: str, why: str, who: str | None, settings: Settings) -> None:
    """AGENT is this Wikidata item (or the agent of this key).

    \b
    Example:
      kg link set "Hiroshige Seko" Q11404455 --why "the minister's entry in the list of cabinets"
    """
    _decide(settings, agent, "same", item, who, why)


@command.command()
@_decision
@click.option("--unsure", is_flag=True, help="Nobody can tell: unlinked, but kept as a candidate.")
@with_settings("base", "links")
def forbid(agent: str, item: str, why: str, who: str | None, unsure: bool, settings: Settings) -> None:
    """AGENT is not this Wikidata item.

    \b
    Example:
      kg link forbid "John Howard" Q43135 --why "the American film director"
    """
    _decide(settings, agent, "unsure" if unsure else "not-same", item, who, why)


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@with_settings("links")
def list_(as_json: bool, settings: Settings) -> None:
    """The decisions in force.

    \b
    Example:
      kg link list --json
    """
    from dataclasses import asdict

    from kg.identity.judgements import load_judgements

    rows = load_judgements(settings.links).rows
    if as_json:
        put_json([asdict(row) for row in rows])
        return
    for row in rows:
        click.echo(f"{row.subject}  {row.predicate}  {row.object}  ({row.words()})")
    if not rows:
        talk(f"{settings.links}: no decisions yet. kg link review walks what is unsure.")


@command.command()
@click.option("--who", metavar="NAME", help="Who decides.  [default: this user]")
@click.option("--all", "every", is_flag=True, help="Those that were decided to be unsure, too.")
@with_settings("base", "links")
def review(who: str | None, every: bool, settings: Settings) -> None:
    """Walk the agents whose identity is unsure, each with its sentences and candidates, and decide.

    Each answer is written to links.tsv at once. y: it is that item; n: it is not; u: nobody can tell;
    s: skip this agent; q: quit.

    \b
    Example:
      kg link review --who "Ana"
    """
    from kg.identity.judgements import Judgement, load_judgements, save_judgements

    judgements = load_judgements(settings.links)
    decided = 0
    with open_store(settings) as store:
        waiting = [(one, match) for one in _unsure(store, settings.base) for match in one.matches]
        skipped: set[str] = set()
        for one, match in waiting:
            if match.item is None or one.key in skipped or _is_decided(judgements, one, match.item, every):
                continue
            answer = _ask(store, one, match)
            if answer == "q":
                break
            if answer == "s":
                skipped.add(one.key)
                continue
            predicate = {"y": "same", "n": "not-same", "u": "unsure"}[answer]
            row = Judgement(one.key, predicate, match.item, _who(who), date.today().isoformat(), "reviewed")
            judgements = judgements.adding(row)
            save_judgements(settings.links, judgements)
            decided += 1
            if answer == "y":
                skipped.add(one.key)
    talk(f"{decided} decided, in {settings.links}." + (" Next: kg build" if decided else ""))


def _unsure(store: Store, base: str) -> list[Identity]:
    from kg.cli.identities import identities

    return [one for one in identities(store, base) if one.matches and one.item is None]


def _is_decided(judgements: Judgements, one: Identity, item: str, every: bool) -> bool:
    from kg.identity.judgements import spoken

    names = (one.key, spoken(one.kind, one.label))
    row = judgements.on((*names, item), item)
    return judgements.same(names) is not None or (row is not None and not (every and row.predicate == "unsure"))


def _ask(store: Store, one: Identity, match: Match) -> str:
    from kg.cli.identities import sentences

    talk()
    talk(f"{one.label}" + (f", {one.country}" if one.country else "") + f"  ({one.kind}, {one.key})", bold=True)
    for document, quote in sentences(store, one):
        for line in textwrap.wrap(f"{document}: «{quote}»", _WIDTH, initial_indent="  ", subsequent_indent="    "):
            talk(line)
    talk(f"  {match.why}, score {match.score:.2f}")
    talk(f"  https://www.wikidata.org/wiki/{match.item}")
    try:
        answer = click.prompt(
            f"  Is it {match.item}? yes, no, unsure, skip, quit",
            type=click.Choice(["y", "n", "u", "s", "q"], case_sensitive=False), show_choices=False, err=True,
        )  # fmt: skip
    except click.Abort:
        return "q"
    return str(answer)


def _decide(settings: Settings, agent: str, predicate: str, item: str, who: str | None, why: str) -> None:
    from kg.identity.judgements import Judgement, load_judgements, save_judgements

    subject, label = _subject(settings, agent)
    row = Judgement(subject, predicate, _item(item), _who(who), date.today().isoformat(), why)
    judgements = load_judgements(settings.links).adding(row)
    save_judgements(settings.links, judgements)
    is_ = {"same": "is", "not-same": "is not", "unsure": "may or may not be"}[predicate]
    talk(f"{settings.links}: {label} {is_} {row.object}. kg build makes it so.")


def _subject(settings: Settings, agent: str) -> tuple[str, str]:
    """The key that a person means, and a name to tell it by."""
    from kg.cli.identities import find_identity
    from kg.identity.judgements import is_subject

    try:
        with open_store(settings) as store:
            one = find_identity(store, agent, settings.base)
    except StoreMissing:
        one = None
    if one:
        return one.key, one.label
    bare = re.sub(r"^(?:agent|place)/", "", agent.removeprefix(settings.base))
    if not is_subject(bare):
        raise KgError(
            f"the store has no agent {agent!r}",
            hint="a name as the documents have it, a key such as person.Hiroshige_Seko.Japan, or person:NAME",
        )
    return bare, bare


def _item(text: str) -> str:
    """A Wikidata id also from the address of its page."""
    found = re.fullmatch(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)", text)
    return found[1] if found else text


def _who(name: str | None) -> str:
    if name is not None:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no name for this user id
        return ""
