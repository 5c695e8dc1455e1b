"""Mentions per second of the resolver, in one process, over the agents of annotated documents.

    python benchmarks/resolver_speed.py [FOLDER] [--rounds N]

Each name and alias of each agent is a mention of its own, so that "Putin" and "Vladimir Putin" are two; offices and the
document's other agents are the context, as in a build. Three ways, in turns, with the CPU's seconds:

    cold      a gazetteer that has answered nothing yet, as in a build's first documents
    warm      names were looked up before, each decision is made anew
    repeated  decisions that depend on the same are remembered, as in a build

The ratio is of warm and cold; of the others a machine's speed is the greater part.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from pathlib import Path

from kg.identity.gazetteer import Gazetteer
from kg.identity.resolve import decide
from kg.model import Document, Entity, Extraction, Office

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "tune"


def read(folder: Path) -> list[tuple[Document, Extraction]]:
    """The agents of each annotated document as a build's extraction has them."""
    stories = []
    for path in sorted(folder.glob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        ids = {agent["name"]: f"{agent['type']}/{agent['name']}" for agent in facts["agents"]}
        entities = []
        for agent in facts["agents"]:
            roles = agent.get("roles", [])
            offices = tuple(Office(role["title"], ids.get(role.get("of"))) for role in roles)
            key = ids[agent["name"]]
            entities.append(Entity(key, agent["type"], agent["name"], (), offices))
            for alias in agent["aliases"]:
                entities.append(Entity(f"{key}/{alias}", agent["type"], alias, (), offices))
        document = Document(facts["document"], "x", "0", issued=date.fromisoformat(facts["date"]))
        stories.append((document, Extraction(entities=tuple(entities))))
    return stories


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Mentions per second of the resolver.")
    parser.add_argument("folder", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--rounds", type=int, default=20)
    args = parser.parse_args()
    stories = read(args.folder)
    mentions = sum(len(extraction.entities) for _, extraction in stories)
    print(f"{len(stories)} documents, {mentions} mentions, {args.rounds} rounds")
    spent = dict.fromkeys(("cold", "warm", "repeated"), 0.0)
    warm, kept = Gazetteer.open(), Gazetteer.open()
    for document, extraction in stories:
        decide(document, extraction, warm)
        decide(document, extraction, kept)
    for _ in range(args.rounds):
        cold = Gazetteer.open()
        for way, gazetteer in (("cold", cold), ("warm", warm), ("repeated", kept)):
            began = time.process_time()
            for document, extraction in stories:
                if way == "warm":
                    gazetteer.decisions.clear()
                decide(document, extraction, gazetteer)
            spent[way] += time.process_time() - began
        cold.close()
    warm.close()
    kept.close()
    for way, seconds in spent.items():
        print(f"{way:<9} {mentions * args.rounds / seconds:>9,.0f} mentions/s")
    print(f"warm is {spent['cold'] / spent['warm']:.1f} times cold")


if __name__ == "__main__":
    main()
