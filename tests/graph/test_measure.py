"""The graph says all that the measure asks for: knowledge made of the gold scores in full."""

from __future__ import annotations

import importlib.util
import json
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from kg.graph.gate import check
from kg.graph.iris import Namespaces
from kg.graph.mapping import Run, to_graph
from kg.model import (
    Agent,
    Agreement,
    Document,
    Extraction,
    Figure,
    Knowledge,
    Link,
    Meeting,
    Participant,
    Span,
    TimeSpan,
    When,
)

SIGNS = {"=": "equal", ">": "moreThan", ">=": "atLeast", "<": "lessThan", "<=": "atMost", "~": "about"}


def camel(words: str) -> str:
    first, *rest = words.split()
    return first + "".join(word.capitalize() for word in rest)


def when(edtf: str | None) -> When | None:
    return When(TimeSpan(edtf), "stated") if edtf else None


def knowledge_of(gold: dict[str, list[dict[str, object]]], text: str) -> Knowledge:
    """A gold file as what the rooms before the graph would have found."""
    agents = {}
    for entry in gold["agents"]:
        name, qid = str(entry["name"]), entry.get("qid")
        links = (Link(f"http://www.wikidata.org/entity/{qid}", True, 1.0, "gold"),) if qid else ()
        key = str(qid or name.replace(" ", "-"))
        agents[name] = Agent(key, entry["type"], name, tuple(sorted({name, *entry.get("aliases", [])})), links)
    for meeting in gold["meetings"]:
        for place in meeting["places"]:
            if place not in agents or agents[place].kind != "country":
                agents[f"place/{place}"] = Agent(place.replace(" ", "-"), "place", place, (place,))

    def fact(entry: dict[str, object]) -> dict[str, object]:
        spans = tuple(Span(text.index(q), text.index(q) + len(q)) for q in entry["evidence"])
        return {"evidence": spans, "rule": "gold/1", "confidence": 1.0}

    meetings = tuple(
        Meeting(
            kind=m["kind"], status=m["status"], participants=tuple(Participant(p) for p in m["participants"]),
            date=when(m["date"]), places=tuple(p if f"place/{p}" not in agents else f"place/{p}" for p in m["places"]),
            part_of=m["part_of"], ordinal=m["ordinal"], **fact(m),
        )
        for m in gold["meetings"]
    )  # fmt: skip
    agreements = tuple(
        Agreement(
            title=a["title"], aliases=tuple(a.get("aliases", ())), kind=a["kind"], status=camel(a["status"]),
            parties=tuple(a["parties"]), date=when(a["date"]), count=a["count"],
            approximate=a["approximate"], **fact(a),
        )
        for a in gold["agreements"]
    )  # fmt: skip
    figures = []
    for f in gold["figures"]:
        low, high = f["value"] if isinstance(f["value"], list) else (f["value"], None)
        figures.append(
            Figure(
                target=f["kind"] == "target", indicator=f["indicator"], value=float(low),
                upper=None if high is None else float(high), unit=f["unit"], comparator=SIGNS[f["comparator"]],
                deadline=when(f["deadline"]), period=when(f["period"]), change=f["change"], parties=tuple(f["parties"]),
                status=camel(f["status"]) if f["status"] else None, **fact(f),
            )
        )  # fmt: skip
    document = Document(name=str(gold["document"]), text=text, sha256="0" * 64)
    extraction = Extraction(meetings=meetings, agreements=agreements, figures=tuple(figures))
    return Knowledge(document, extraction, agents)


def measure(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def dev() -> Path:
    folder = Path(__file__).parents[3] / "shared" / "gold" / "dev"
    if not folder.is_dir():
        pytest.skip("the gold is not beside this checkout")
    return folder


def test_the_gold_as_knowledge_scores_in_full(dev: Path, tmp_path: Path) -> None:
    """Mapped and checked, each document's own gold is read back by the measure without a loss in any slot."""
    module = measure(dev.parents[1])
    union = tmp_path / "union.nq"
    for path in sorted(dev.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (dev / "documents" / gold["document"]).read_bytes().decode()
        checked = check(to_graph(knowledge_of(gold, text), Namespaces(), Run("0", "gold")), text)
        assert checked.refusals == ()
        alone = tmp_path / path.stem
        alone.mkdir()
        (alone / path.name).write_bytes(path.read_bytes())
        graph = alone / "graph.nq"
        graph.write_bytes(checked.graph.to_nquads())
        with union.open("ab") as file:
            file.write(graph.read_bytes())
        result = module.score(alone, module.Graph(graph), dev / "documents")
        lossy = {slot: c for slot, c in result["slots"].items() if c["f1"] < 1 and c["wanted"] + c["found"]}
        assert lossy == {}, path.name
        assert result["evidence"]["exact"] == result["evidence"]["passages"] > 0
        assert result["links"]["wrong"] == result["links"]["none"] == 0
    # Together, no fact is lost or doubled; a date that one document gives an instrument then stands for the others too.
    result = module.score(dev, module.Graph(union), dev / "documents")
    assert {group: counts["f1"] for group, counts in result["detection"].items()} == dict.fromkeys(module.GROUPS, 1.0)


def test_the_gold_s_graph_is_the_same_in_any_order(dev: Path) -> None:
    """A whole document's facts, reversed, give the same bytes."""
    path = min(dev.glob("*.json"))
    gold = json.loads(path.read_text(encoding="utf-8"))
    known = knowledge_of(gold, (dev / "documents" / gold["document"]).read_bytes().decode())
    facts = known.extraction
    back = replace(facts, meetings=facts.meetings[::-1], agreements=facts.agreements[::-1], figures=facts.figures[::-1])
    run = Run("0", "gold")
    one, two = (to_graph(replace(known, extraction=e), Namespaces(), run).to_nquads() for e in (facts, back))
    assert one == two
