"""Evaluation from documents to figures: agreement with the guidelines' scorer, faults, errors of gold files."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from kg.cli.main import cli
from kg.errors import KgError
from kg.evaluation.faults import find_faults
from kg.evaluation.gold import GoldDocument, load_gold
from kg.evaluation.measure import Pairing, pair_up
from kg.evaluation.scoring import evaluate
from kg.graph.documentgraph import DocumentGraph
from kg.model import Refusal, Span
from kg.pipeline.walk import Walked, Walker
from kg.reading.files import find_sources
from kg.settings import Settings

TESTS = Path(__file__).parents[1]
SEEDS = ("000_6febcb305ee30d60", "002_165619e416cb6055")
TEXT = "Talks in Tokyo\n\nForeign Minister of Japan Taro Kono met with Sergey Lavrov in Tokyo on March 1, 2023.\n"
GOLD = {
    "document": "talks.txt",
    "date": "2023-03-02",
    "title": "Talks in Tokyo",
    "agents": [
        {"name": "Taro Kono", "type": "person", "aliases": [], "roles": []},
        {"name": "Sergey Lavrov", "type": "person", "aliases": ["Lavrov"], "roles": []},
    ],
    "meetings": [
        {
            "id": "m1", "kind": "talks", "status": "held", "date": "2023-03-01", "places": ["Tokyo"],
            "participants": ["Taro Kono", "Sergey Lavrov"], "part_of": None, "ordinal": None,
            "evidence": ["Taro Kono met with Sergey Lavrov in Tokyo on March 1, 2023."],
        }
    ],
    "agreements": [],
    "figures": [],
}  # fmt: skip


def write_gold(folder: Path, gold: object = GOLD, text: str = TEXT) -> Path:
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "talks.txt").write_text(text, encoding="utf-8")
    (folder / "talks.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def walk(gold: list[GoldDocument]) -> list[Walked]:
    return list(Walker.of(Settings()).walk(find_sources([document.path for document in gold])))


def graphs(walked: list[Walked]) -> list[DocumentGraph]:
    return [end.graph for end in walked if isinstance(end.graph, DocumentGraph)]


@pytest.fixture
def scorer(shared: Path) -> ModuleType:
    """The scorer of the annotation guidelines."""
    path = shared / "gold" / "score.py"
    if not path.exists():
        pytest.skip("the scorer is not beside this checkout")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module  # its dataclasses look their own module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.model
@pytest.mark.usefixtures("one_model")
def test_figures_are_those_of_the_scorer(shared: Path, scorer: ModuleType, tmp_path: Path) -> None:
    """Every figure is the one that the guidelines' scorer gives for an export of the same documents."""
    folder = tmp_path / "gold"
    (folder / "documents").mkdir(parents=True)
    names = [*SEEDS, *sorted(path.stem for path in (shared / "gold" / "dev").glob("au-pm_2014*.json"))]
    for name in names:
        shutil.copy(shared / "gold" / "dev" / f"{name}.json", folder)
        shutil.copy(shared / "gold" / "dev" / "documents" / f"{name}.txt", folder / "documents")
    gold = load_gold(folder)
    walked = walk(gold)
    export = tmp_path / "export.nq"
    export.write_bytes(b"".join(sorted(set(b"".join(g.to_nquads() for g in graphs(walked)).splitlines(True)))))
    expected = scorer.score(folder, scorer.Graph(export), folder / "documents")
    assert evaluate(gold, graphs(walked)).scores == expected
    assert expected["detection"]["meetings"]["right"] > 0


def test_figures_of_kept_graphs() -> None:
    """On graphs that were kept, every figure is the one that the guidelines' scorer gave for them."""
    kept = TESTS / "golden" / "evaluation"
    found = [DocumentGraph.from_nquads(path.read_bytes()) for path in sorted(kept.glob("*.nq"))]
    names = {graph.name for graph in found}
    gold = [document for document in load_gold(TESTS / "gold" / "tune") if document.name in names]
    assert len(gold) == len(found) > 1
    assert evaluate(gold, found).scores == json.loads((kept / "scores.json").read_text(encoding="utf-8"))


@pytest.mark.model
@pytest.mark.usefixtures("one_model")
def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints the figures as a table or as JSON, with --errors each fault, and needs no store."""
    folder = write_gold(tmp_path / "gold")
    with pytest.raises(SystemExit) as ended:
        cli.main(["evaluate", str(folder), "--errors"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "evidence exact:" in told
    assert "  meetings                    1.000  1.000  1.000   1/1/1" in told
    with pytest.raises(SystemExit):
        cli.main(["evaluate", str(folder), "--json", "--errors"])
    assert json.loads(capsys.readouterr().out)["detection"]["meetings"]["f1"] == 1.0


def faults_of(folder: Path, refusals: list[Refusal]) -> list[tuple[str, str | None, str]]:
    gold = load_gold(folder)
    evaluation = evaluate(gold, [])
    return [(f.kind, f.nearest, f.why) for f in find_faults(evaluation, gold, {"talks.txt": refusals})]


def test_a_miss_tells_the_refusal_on_its_words(tmp_path: Path) -> None:
    """The refusal that covers most of the evidence explains a miss; one of another kind of fact does not."""
    folder = write_gold(tmp_path / "gold")
    at = TEXT.index("Taro Kono met")
    refusals = [
        Refusal("extraction", "meeting.verb/1", "touches it", Span(at - 9, at + 4), "…"),
        Refusal("extraction", "meeting.noun/1", "nobody named", Span(at, at + 40), "Taro Kono met"),
        Refusal("extraction", "figure/1", "no figure", Span(at, at + 59), "all of it"),
    ]
    found = faults_of(folder, refusals)
    assert found == [("miss", "Taro Kono met", "extraction refused it: meeting.noun/1: nobody named")]
    assert faults_of(folder, []) == [("miss", None, "no rule saw it")]


def test_a_miss_tells_the_nearest_fact_and_the_difference(tmp_path: Path) -> None:
    """Where a fact stands on the same words but pairs with another, it is told with what differs."""
    gold = json.loads(json.dumps(GOLD))
    second = gold["meetings"][0] | {"id": "m2", "participants": ["Taro Kono"], "date": None}
    gold["meetings"].append(second)
    loaded = load_gold(write_gold(tmp_path / "gold", gold))
    first, other = loaded[0].facts["meetings"]
    evaluation = evaluate(loaded, [])
    evaluation.pairings["talks.txt", "meetings"] = pair_up("meetings", [first], [first, other])
    (fault,) = find_faults(evaluation, loaded, {})
    assert fault.name == "talks None Taro Kono"
    assert "participants [Sergey Lavrov, Taro Kono] for [Taro Kono]" in fault.why
    assert "date 2023-03-01 for none" in fault.why
    assert "it stands for 'talks 2023-03-01 Taro Kono, Sergey Lavrov'" in fault.why
    assert fault.sentence == "Taro Kono met with Sergey Lavrov in Tokyo on March 1, 2023."


def test_a_found_fact_tells_its_wrong_slots(tmp_path: Path) -> None:
    """A fact that was found with another value in a slot is told with both values; one that is all right is not."""
    gold = json.loads(json.dumps(GOLD))
    gold["meetings"].append(gold["meetings"][0] | {"id": "m2", "kind": "visit", "participants": ["Taro Kono"]})
    loaded = load_gold(write_gold(tmp_path / "gold", gold))
    first, other = loaded[0].facts["meetings"]
    evaluation = evaluate(loaded, [])
    evaluation.pairings["talks.txt", "meetings"] = Pairing(pairs=((first, other),))
    (fault,) = find_faults(evaluation, loaded, {})
    told = "differs on participants [Sergey Lavrov, Taro Kono] for [Taro Kono], kind talks for visit"
    assert (fault.kind, fault.name, fault.why) == ("wrong slots", first.name, told)
    evaluation.pairings["talks.txt", "meetings"] = Pairing(pairs=((first, first),))
    assert not list(find_faults(evaluation, loaded, {}))


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (lambda gold: gold.pop("meetings"), "talks.json: is not in the shape of the guidelines (KeyError: 'meetings')"),
        (
            lambda gold: gold["meetings"][0].update(evidence=["nowhere"]),
            "m1: this evidence is not in the text: 'nowhere'",
        ),
        (lambda gold: gold["meetings"][0].update(participants=["Nobody"]), "(KeyError: 'Nobody')"),
        (lambda gold: gold["meetings"][0].update(date="soon"), "ValueError"),
        (lambda gold: gold.update(document="gone.txt"), "its text cannot be read"),
        (lambda gold: gold.update(document=7), "is not in the shape"),
    ],
)
def test_broken_gold(tmp_path: Path, break_it: Callable[[dict[str, object]], object], told: str) -> None:
    """A gold file that is not sound is named, with what is wrong in it."""
    gold = json.loads(json.dumps(GOLD))
    break_it(gold)
    folder = write_gold(tmp_path / "gold", gold)
    with pytest.raises(KgError) as error:
        load_gold(folder)
    assert told in str(error.value)


def test_no_gold(tmp_path: Path) -> None:
    """A folder that is missing or holds none, and a file that is not JSON, are errors that say so."""
    with pytest.raises(KgError, match="no such folder"):
        load_gold(tmp_path / "none")
    with pytest.raises(KgError, match="holds no annotated documents"):
        load_gold(tmp_path)
    (tmp_path / "a.json").write_text("{\n oops")
    with pytest.raises(KgError, match=r"a\.json:2:2: is not JSON"):
        load_gold(tmp_path)
