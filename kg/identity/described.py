"""An agent with its links: what the gazetteer knows, what people decided, what was found live, what might be.

All of it follows from the key, the gazetteer and the record, so that every document describes an agent alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.identity.agents import WIKIDATA, agent_of
from kg.identity.candidates import candidates
from kg.identity.gazetteer import Gazetteer
from kg.identity.judgements import ITEM, Judgement, spoken
from kg.identity.record import NOTHING, Record
from kg.model import Agent, EntityKind, Link

_UNSURE = 0.5


def described(key: str, gazetteer: Gazetteer, record: Record = NOTHING) -> Agent:
    """The agent of a key, without forms."""
    known = gazetteer.agents.get((key, record.digest))
    if known is None:
        made = _item(key, gazetteer, record) if ITEM.fullmatch(key) else _minted(key, gazetteer, record)
        known = gazetteer.agents[key, record.digest] = made
    return known


def subjects(agent: Agent) -> tuple[str, str]:
    """What lines of the record may call an agent: its key, or its kind and name."""
    return agent.key, spoken(agent.kind, agent.label)


def _item(key: str, gazetteer: Gazetteer, record: Record) -> Agent:
    agent = agent_of(key, gazetteer)
    decided, found = record.judgements.towards(key), record.suggestions.towards(key)
    if not gazetteer.knows(key):
        names = [*(row.subject for row in decided), *(row.subject for row in found)]
        minted = next((name for name in names if not ITEM.fullmatch(name)), None)
        if minted:
            agent = _named(minted, key, gazetteer)
        if found:
            agent = replace(agent, label=found[0].label or agent.label)
    iri = WIKIDATA + key
    link = next((link for link in agent.links if link.iri == iri), Link(iri, True, 1.0, "the item that is the key"))
    if decided:
        row = max(decided, key=lambda row: (row.when, row.subject))
        why = f"{row.subject} {row.words()}"
        link = Link(iri, True, 1.0, why, source=gazetteer.source, curated=True, by=row.who, on=row.when)
    elif found and not gazetteer.knows(key):
        first = found[0]
        link = Link(iri, True, first.score, first.why, source=f"{first.source}, {first.retrieved}")
    return replace(agent, links=(link, *(other for other in agent.links if other.iri != iri)))


def _named(subject: str, key: str, gazetteer: Gazetteer) -> Agent:
    """An item that the gazetteer does not know, described as the agent that was decided to be it."""
    kind, colon, name = subject.partition(":")
    if colon:
        kinds: dict[str, EntityKind] = {"person": "person", "country": "country", "place": "place"}
        return Agent(key, kinds.get(kind, "organization"), name)
    agent = agent_of(subject, gazetteer)
    return replace(agent, key=key, links=())


def _minted(key: str, gazetteer: Gazetteer, record: Record) -> Agent:
    agent = agent_of(key, gazetteer)
    links = {link.iri: link for link in candidates(key, gazetteer)}
    names = subjects(agent)
    for row in record.suggestions.of(key):
        iri = WIKIDATA + row.object
        links[iri] = Link(iri, False, row.score, row.why, source=f"{row.source}, {row.retrieved}")
    unsure = [*record.judgements.unsure(names), *_of_themselves(links, record)]
    for judged in unsure:
        iri = WIKIDATA + judged.object
        if ITEM.fullmatch(judged.object):
            score = links[iri].score if iri in links else _UNSURE
            links[iri] = Link(
                iri, False, score, f"unsure, {judged.words()}", gazetteer.source, True, judged.who, judged.when
            )
    refused = record.judgements.refused(names) - {judged.object for judged in unsure}
    kept = [link for iri, link in links.items() if iri.removeprefix(WIKIDATA) not in refused]
    return replace(agent, links=tuple(sorted(kept, key=lambda link: (-link.score, link.iri))))


def _of_themselves(links: Iterable[str], record: Record) -> Iterator[Judgement]:
    """Decisions that nobody can tell whether whoever was taken for a candidate is it: "Q58217 unsure Q58217"."""
    for item in (iri.removeprefix(WIKIDATA) for iri in links):
        judged = record.judgements.on((item,), item)
        if judged and judged.predicate == "unsure":
            yield judged
