"""All who are known by name: the gazetteer, and the agents of a graph, which need not be in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.identity.agents import agent_of, key_of
from kg.identity.gazetteer import Gazetteer, Person, Thing
from kg.identity.judgements import ITEM
from kg.identity.likeness import name_fit
from kg.identity.names import normal, person_words, sound, without_the
from kg.identity.roles import in_words
from kg.model import Agent

_MINTED = re.compile(r"(person|country|organization|place)\.([^.]+)")


class Known:
    """Agents by key, by name and by the beginning of a name. One instance serves one thread."""

    def __init__(self, gazetteer: Gazetteer, agents: Iterable[Agent] = ()) -> None:
        self.gazetteer = gazetteer
        self.agents = {agent.key: agent for agent in agents}
        self._words: dict[str, list[Agent]] = {}
        self._names: dict[str, list[Agent]] = {}
        for agent in self.agents.values():
            names = (agent.label, *agent.forms)
            if agent.kind == "person":
                for word in {sound(word) for name in names for word in person_words(name)}:
                    self._words.setdefault(word, []).append(agent)
            for name in {normal(without_the(name)) for name in names}:
                self._names.setdefault(name, []).append(agent)

    def agent(self, key: str) -> Agent | None:
        """The agent of a key, None where neither graph nor gazetteer has it."""
        own = self.agents.get(key)
        if self.entry(key):
            return replace(agent_of(key, self.gazetteer), forms=own.forms if own else ())
        return own

    def entry(self, key: str) -> Person | Thing | None:
        """What the gazetteer has under a key."""
        if ITEM.fullmatch(key):
            number = int(key[1:])
            return self.gazetteer.thing(number) or self.gazetteer.person(number)
        minted = _MINTED.match(key)
        if minted is None:
            return None
        name = minted[2].replace("_", " ")
        found: list[Person | Thing] = [thing for _, thing in self.gazetteer.named(name)]
        if minted[1] == "person":
            found = [*self.gazetteer.people_named(person_words(name))]
        return next((one for one in found if key_of(one, self.gazetteer) == key), None)

    def of_graph(self, name: str) -> list[tuple[Agent, float]]:
        """Agents of the graph of about this name, each with how well it fits, 0 to 1, by key."""
        words, whole = person_words(name), normal(without_the(name))
        near = {agent.key: agent for word in words for agent in self._words.get(sound(word), ())}
        found = {agent.key: (agent, 1.0) for agent in self._names.get(whole, ())}
        for agent in near.values():
            fit = max(name_fit(words, person_words(one)) for one in (agent.label, *agent.forms))
            if fit > found.get(agent.key, (agent, 0.0))[1]:
                found[agent.key] = agent, fit
        return [found[key] for key in sorted(found)]

    def beginning(self, prefix: str) -> list[Agent]:
        """Agents one of whose names begins so, the likeliest first: whole names, the graph's own, the better known."""
        start = normal(without_the(prefix))
        if not start:
            return []
        found: dict[str, tuple[tuple[bool, bool, int, int, str], Agent]] = {}

        def add(agent: Agent, names: Iterable[str], weight: int) -> None:
            whole = any(normal(name) == start for name in names)
            order = (not whole, agent.key not in self.agents, -weight, len(agent.label), agent.key)
            if agent.key not in found or order < found[agent.key][0]:
                found[agent.key] = order, agent

        for agent in self.agents.values():
            names = (agent.label, *agent.forms)
            if any(normal(name).startswith(start) for name in names) or (
                agent.kind == "person" and any(word.startswith(start) for word in person_words(agent.label))
            ):
                add(agent, names, 0)
        for name, weight, thing in self.gazetteer.things_beginning(start):
            add(self._agent_of(thing), (name,), weight)
        for person in self.gazetteer.people_beginning(start.split()):
            add(self._agent_of(person), (person.label,), person.weight)
        exact = [one] if (one := self.agent(prefix.strip())) else []
        ranked = [agent for _, agent in sorted(found.values(), key=lambda pair: pair[0])]
        return exact + [agent for agent in ranked if agent not in exact]

    def _agent_of(self, found: Person | Thing) -> Agent:
        key = key_of(found, self.gazetteer)
        return self.agents.get(key) or agent_of(key, self.gazetteer)

    def description(self, agent: Agent) -> str:
        """What tells an agent from its namesakes, in a few words."""
        found = self.entry(agent.key)
        country = agent_of(agent.country, self.gazetteer).label if agent.country else ""
        if isinstance(found, Person) and found.terms:
            term = max(found.terms, key=lambda term: (term.start, term.role))
            told = f"{in_words(term.role)}, {term.start or '?'} to {term.end or 'open'}"
            return f"{told}, {country}" if country else told
        code = dict(agent.codes).get("iso3166", "")
        return ", ".join(part for part in (agent.kind, country, code) if part)
