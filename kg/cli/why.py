"""``kg why``: what a fact rests on."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from kg.cli.common import open_store, put_json, with_settings
from kg.errors import KgError
from kg.settings import Settings

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.cli.account import Account, Explained
    from kg.store.store import Store

_WIDTH = 100


@click.command()
@click.argument("iri", metavar="IRI")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@with_settings("base")
def command(iri: str, as_json: bool, settings: Settings) -> None:
    """Tell what a fact rests on: its quotes, the rule that found it, how each attribute was reached.

    IRI may be shortened to what stands after the base, and that to its beginning, as long as only one node
    of the store begins so: meeting/3f0a. An agent may be told by its name or key as well: why it is linked,
    and how each document's names led to it. Other nodes are told as the graph has them.

    \b
    Example:
      kg why agent/Q58217
    """
    from kg.cli.account import explain

    with open_store(settings) as store:
        explained = explain(store, _node(store, iri, settings.base), settings.base)
    if as_json:
        put_json(explained.as_json())
    else:
        click.echo(_told(explained))


def _node(store: Store, text: str, base: str) -> NamedNode:
    from pyoxigraph import NamedNode

    from kg.cli.account import find_node
    from kg.cli.identities import find_identity

    try:
        return find_node(store, text, base)
    except KgError as error:
        one = find_identity(store, text, base)
        if one:
            return NamedNode(one.iri)
        if ":" in text or "/" in text:
            raise
        hint = "a name as the documents have it, or an IRI as kg query prints it, or its end: meeting/3f0a"
        raise KgError(f"nobody and nothing in the store is called {text!r}", hint=hint) from error


def _told(explained: Explained) -> str:
    lines = [click.style(explained.label, bold=True), f"{explained.iri}  ({', '.join(explained.types)})"]
    for account in explained.accounts:
        lines += ["", *_account(account)]
    if explained.links:
        lines += ["", click.style("links, and why", bold=True)]
    for link in explained.links:
        lines.append(f"  {link.predicate:<5}  <{link.iri}>  {link.score:.2f}")
        lines += _wrapped("; ".join(part for part in (link.why, link.source) if part))
    if explained.told:
        lines += ["", click.style("names, and how each led here", bold=True)]
    for document, form, how in explained.told:
        lines += _wrapped(f"{document}: «{form}»: {how}")
    return "\n".join(lines)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="    ", subsequent_indent="      ")


def _account(account: Account) -> list[str]:
    lines = [click.style(account.source, bold=True)]
    for quote in account.quotes:
        lines.append(f"  characters {quote.begin} to {quote.end}:")
        # The context ends where its characters do, most often inside a word.
        before, after = quote.before.partition(" ")[2], quote.after.rpartition(" ")[0]
        told = " ".join(f"… {before} «{quote.quote}» {after} …".split())
        lines += textwrap.wrap(told, _WIDTH, initial_indent="    ", subsequent_indent="    ")
    width = max((len(name) for name, _ in account.attributes), default=0)
    for name, values in account.attributes:
        lines += textwrap.wrap(
            f"{name:<{width}}  {'; '.join(values)}", _WIDTH, initial_indent="  ", subsequent_indent=" " * (width + 4)
        )
    lines += [f"  found by {rule}" for rule in account.rules]
    for explanation in account.explanations:
        lines += textwrap.wrap(f"how: {explanation}", _WIDTH, initial_indent="  ", subsequent_indent="       ")
    return lines
