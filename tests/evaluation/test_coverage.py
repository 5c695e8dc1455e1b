"""Coverage: rules counted, silent sentences found and drawn, and the command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.main import cli
from kg.evaluation.coverage import cover
from kg.evaluation.silence import Silence, find_silences, kind_of
from kg.extraction.extract import extract
from kg.model import Extraction, Refusal, Span
from kg.pipeline.report import DocumentReport
from kg.pipeline.walk import Walker
from kg.reading.read import read_bytes
from kg.settings import Settings

TEXT = """Remarks on Trade
March 2, 2023

Foreign Minister of Japan Taro Kono met with Foreign Minister of Russia Sergey Lavrov in Tokyo on March 1, 2023.

The weather was fine.

They speak of a treaty and of 30 birds.

Question: Will you sign a treaty?
"""


def silence(number: int, kind: str = "meeting", trigger: str = "meet") -> Silence:
    return Silence(kind, trigger, Span(number, number + 4), f"s{number}")


def report(name: str, **more: object) -> DocumentReport:
    return DocumentReport(name, "new", words=10, **more)  # type: ignore[arg-type]  # test data


@pytest.fixture
def model(one_model: None) -> Iterator[Walker]:
    yield Walker.of(Settings())


@pytest.mark.model
def test_silent_sentences(model: Walker) -> None:
    """A sentence with a trigger that gave nothing is silent; one with a fact or a refusal, or a question, is not."""
    (document,) = read_bytes(TEXT.encode(), "a.txt")
    (analysis,) = model.tools()[0].analyse([document])
    found = extract(analysis)
    told = find_silences(analysis, found)
    speaking = {
        (kind_of(rule), span)
        for rule, span in [
            *((fact.rule, span) for fact in found.facts for span in fact.evidence),
            *((refusal.rule, refusal.span) for refusal in found.refusals),
        ]
    }
    for sentence in analysis.sentences:
        silent = {s.kind: s.trigger for s in told if s.span == sentence.span}
        text = sentence.span.of(TEXT)
        assert not silent or text.startswith(("Foreign Minister", "They speak")), silent
        for kind in silent:
            assert not any(kind == other and span and span.meets(sentence.span) for other, span in speaking)
        if "birds" in text and not any(span and span.meets(sentence.span) for _, span in speaking):
            assert silent == {"agreement": "treaty", "figure": "30 birds", "meeting": "speak"}


def test_kinds() -> None:
    """A rule's name begins with the kind of fact that it finds."""
    rules = ("meeting.verb/2", "figure/1", "holding.title/1")
    assert [kind_of(rule) for rule in rules] == ["meeting", "figure", "holding"]


@pytest.mark.model
def test_without_facts_every_trigger_is_silent(model: Walker) -> None:
    """What no rule speaks of is silent for each kind of fact that a word of it belongs to."""
    (document,) = read_bytes(TEXT.encode(), "a.txt")
    (analysis,) = model.tools()[0].analyse([document])
    told = [(s.kind, s.trigger, s.quote.split()[0]) for s in find_silences(analysis, Extraction())]
    assert ("meeting", "meet", "Foreign") in told
    assert ("agreement", "treaty", "They") in told
    assert ("figure", "30 birds", "They") in told
    assert {quote for _, _, quote in told} == {"Foreign", "They"}


def test_counts() -> None:
    """Facts and documents by rule and kind, refusals by reason, documents without a fact; in any order the same."""
    refused = Refusal("extraction", "meeting.noun/1", "nobody named", Span(0, 1))
    at_gate = Refusal("gate", "meeting.verb/1", "Talks of A, Tokyo: without a date", None)
    reports = [
        report("a", rules={"meeting.verb/1": 2, "figure/1": 1}, refusals=(refused, at_gate)),
        report("b", rules={"meeting.verb/1": 1}, refusals=(refused,), silent=(silence(1), silence(2, trigger="talk"))),
        report("c"),
    ]
    found = cover(reports, sample=1, seed=0)
    assert found == cover(reports[::-1], sample=1, seed=0)
    told = found.as_json()
    assert told["rules"]["meeting"] == [{"rule": "meeting.verb/1", "facts": 3, "documents": 2}]
    assert told["refusals"][0] == {"rule": "meeting.noun/1", "reason": "nobody named", "count": 2}
    assert {"rule": "meeting.verb/1", "reason": "turned away by the gate", "count": 1} in told["refusals"]
    assert told["silent"] == {"meeting": {"meet": 1, "talk": 1}}
    assert told["without_facts"] == ["c"]
    assert (found.documents, found.words) == (3, 30)


def test_the_seed_draws_the_sample() -> None:
    """One seed always draws the same sentences, another one others; no more than there are."""
    reports = [report("a", silent=tuple(silence(n) for n in range(100)))]
    one = cover(reports, sample=5, seed=1).samples["meeting"]
    assert one == cover(reports, sample=5, seed=1).samples["meeting"]
    assert one != cover(reports, sample=5, seed=2).samples["meeting"]
    assert len({drawn.silence.quote for drawn in one}) == 5
    assert len(cover(reports, sample=500, seed=1).samples["meeting"]) == 100


@pytest.mark.model
@pytest.mark.usefixtures("one_model")
def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command tells of a folder as text and as JSON; a document that fails makes the exit code 1."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    args = ["coverage", str(tmp_path), "--workers", "1"]
    with pytest.raises(SystemExit) as ended:
        cli.main(args)
    told = capsys.readouterr()
    assert ended.value.code == 1
    assert told.out.startswith("1 documents, ")
    assert "found by rule" in told.out
    assert "empty.txt" in told.err
    with pytest.raises(SystemExit):
        cli.main([*args, "--json"])
    found = json.loads(capsys.readouterr().out)
    assert [failure["error"] for failure in found["failures"]] == ["EmptyDocument"]
    assert sum(rule["facts"] for rule in found["rules"]["meeting"]) >= 1


@pytest.mark.model
@pytest.mark.usefixtures("one_model")
def test_report_of_a_build_tells_silent_sentences(tmp_path: Path) -> None:
    """With --report, kg build lists silent sentences with their place in the text."""
    (tmp_path / "a.txt").write_text(TEXT + "\nThe treaty was much spoken of.\n", encoding="utf-8")
    store, file = tmp_path / "store", tmp_path / "report.json"
    with pytest.raises(SystemExit):
        cli.main(["build", str(tmp_path / "a.txt"), "--store", str(store), "--report", str(file)])
    told = json.loads(file.read_text(encoding="utf-8"))
    for silent in told["silent"]:
        assert (TEXT + "\nThe treaty was much spoken of.\n")[silent["begin"] : silent["end"]] == silent["quote"]
    assert isinstance(told["silent"], list)
