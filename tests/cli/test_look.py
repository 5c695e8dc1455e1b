"""``kg why``, ``kg check`` and ``kg doctor``: looking at what is there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store.store import Store
from tests.cli.conftest import SEEDS, TOP, Run

DG = "https://w3id.org/diplograph/ontology#"
BASE = "https://w3id.org/diplograph/data/"


def target(kg: Run) -> str:
    """IRI of the goal of 400,000 exchanges a year."""
    query = f"SELECT ?f WHERE {{ ?f a <{DG}TargetFigure> ; <{DG}value> ?v FILTER (?v = 400000) }}"
    return json.loads(kg("query", "-e", query, "--json").stdout)["results"]["bindings"][0]["f"]["value"]  # type: ignore[no-any-return]


def test_why(kg: Run) -> None:
    """A fact is told with its label, each quote with document and offsets, its rule, and its attributes by name."""
    told = kg("why", target(kg))
    assert told.exit_code == 0
    assert SEEDS[0] in told.stdout
    assert "400,000 people a year by 2023" in " ".join(told.stdout.split())
    assert "found by figure." in told.stdout
    assert "deadline" in told.stdout
    assert "Russia <agent/Q159>" in " ".join(told.stdout.split())


def test_why_as_json(kg: Run) -> None:
    """The same as JSON; each quote is the document's text at its offsets, with what stands around it."""
    text = (TOP / "data" / "documents" / SEEDS[0]).read_text(encoding="utf-8")
    found = json.loads(kg("why", target(kg), "--json").stdout)
    assert found["iri"] == target(kg)
    assert "TargetFigure" in found["types"]
    (account,) = found["accounts"]
    assert account["source"] == SEEDS[0]
    assert account["attributes"]["value"] == ["400000"]
    for quote in account["quotes"]:
        assert text[quote["begin"] : quote["end"]] == quote["quote"]
        assert text[: quote["begin"]].endswith(quote["before"])
        assert text[quote["end"] :].startswith(quote["after"])
    assert account["rules"]


def test_why_takes_short_forms(kg: Run) -> None:
    """An IRI may be given whole, in brackets, without the base, as tables print it, or by its beginning."""
    iri = target(kg)
    short = iri.removeprefix(BASE)
    told = {kg("why", form).stdout for form in (iri, f"<{iri}>", short, short[:-4])}
    assert len(told) == 1
    assert kg("why", "agent:Q58217").stdout == kg("why", "agent/Q58217").stdout != ""


def test_why_of_an_agent(kg: Run) -> None:
    """A node that is no fact is told as the graph has it."""
    told = kg("why", "agent/Q58217").stdout
    assert "Sergey Lavrov" in told
    assert "agents" in told


@pytest.mark.parametrize(
    ("iri", "words"),
    [
        ("meeting/zzzz", "no node"),
        ("figure/", "nodes begin with"),
        ("a b", "is called 'a b'"),
        ("http://example.org/x", "no node"),
    ],
)
def test_why_of_nothing(kg: Run, iri: str, words: str) -> None:
    """An IRI that names nothing, or several nodes, is an error that says so."""
    told = kg("why", iri)
    assert (told.exit_code, told.stdout) == (2, "")
    assert words in told.stderr


def test_check_finds_all_well(kg: Run) -> None:
    """A store as kg build makes it has no problem."""
    told = kg("check")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "2 documents, " in told.stderr
    assert "all well" in told.stderr
    assert json.loads(kg("check", "--json").stdout) == []


def test_check_finds_what_is_wrong(kg: Run, sample: Path, tmp_path: Path) -> None:
    """A breach of a shape, a quote that is not the text, and a bad query file are each told, and the exit code is 1."""
    shutil.copytree(sample / ".kg", tmp_path / "bad")
    with Store.open(tmp_path / "bad") as store:
        quote = next(iter(store.db.quads_for_pattern(None, ox.NamedNode(DG + "quote"), None)))
        store.db.remove(quote)
        store.db.add(ox.Quad(quote.subject, quote.predicate, ox.Literal("never said"), quote.graph_name))
        rule = next(iter(store.db.quads_for_pattern(None, ox.NamedNode(DG + "rule"), None)))
        store.db.remove(rule)
        shutil.rmtree(tmp_path / "bad" / "snapshots")
        store.publish()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "bad.rq").write_text("SELECT", encoding="utf-8")
    told = kg("check", "--store", tmp_path / "bad", "--queries", tmp_path / "mine", "--json")
    assert told.exit_code == 1
    found = {(problem["check"], problem["where"]) for problem in json.loads(told.stdout)}
    assert ("shapes", str(rule.subject).strip("<>")) in found
    assert ("quotes", str(quote.subject).strip("<>")) in found
    assert any(check == "queries" and "bad.rq" in where for check, where in found)
    spoken = kg("check", "--store", tmp_path / "bad")
    assert "quotes: " in spoken.stdout
    assert "problem" in spoken.stderr


def test_doctor(kg: Run) -> None:
    """The doctor tells versions, the model, each setting with its origin, and the store's health."""
    told = kg("doctor", "--json")
    assert told.exit_code == 0, told.output
    found = json.loads(told.stdout)
    assert found["model"].startswith("en_core_web_sm")
    assert found["versions"]["pyoxigraph"].startswith("0.5.")
    assert found["settings"]["store"] == {"value": ".kg", "from": "default"}
    assert (found["store"]["documents"], found["store"]["state"]) == (2, "well")
    assert found["problems"] == []
    spoken = kg("doctor", "--workers", "3").stdout
    assert "workers        3  (--workers)" in spoken
    assert "  none" in spoken


def test_doctor_finds_problems(fresh: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing model and a mistyped variable are problems; a store that was not built yet is none."""
    monkeypatch.setenv("KG_STROE", "x")
    told = fresh("doctor", "--model", "no_such_model", "--json")
    assert told.exit_code == 1
    found = json.loads(told.stdout)
    assert found["store"]["state"] == "not built yet"
    assert [problem.partition("\n")[0] for problem in found["problems"]] == [
        "the language model 'no_such_model' is not installed",
        "KG_STROE names no setting; did you mean KG_STORE?",
    ]


@pytest.mark.parametrize(
    "command", [["export"], ["check"], ["why", "x"], ["query", "targets"], ["withdraw", "a.txt"], ["serve"]]
)
def test_nothing_was_built(fresh: Run, command: list[str]) -> None:
    """Every command that needs a store says that nothing was built, and what to do."""
    told = fresh(*command)
    assert (told.exit_code, told.stdout) == (3, "")
    assert ".kg: nothing was built here yet\n  try: kg build" in told.stderr
