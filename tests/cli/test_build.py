"""``kg build``, ``kg withdraw`` and ``kg extract`` on good and bad input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.facts import as_json
from kg.model import (
    Agent,
    Document,
    Entity,
    Extraction,
    Figure,
    Holding,
    Knowledge,
    Link,
    Meeting,
    Office,
    Participant,
    Span,
)
from tests.cli.conftest import SEEDS, TOP, Run

TALKS = b"""Readout of Talks
2023-03-02

Foreign Minister of Japan Taro Kono met with Foreign Minister of Russia Sergey Lavrov in Tokyo on March 1, 2023.
"""


def test_build_tells_what_it_found(fresh: Run, tmp_path: Path) -> None:
    """A build ends with counts, what was refused, and where to look next; on stderr, since none of it is data."""
    told = fresh("build", TOP / "data" / "documents" / SEEDS[0])
    assert told.exit_code == 0
    assert told.stdout == ""
    assert "Read 1 document: 1 new." in told.stderr
    assert "The store .kg holds 1 document with\n" in told.stderr
    assert "meetings\n" in told.stderr
    assert "Refused: " in told.stderr
    assert "kg query targets" in told.stderr
    assert "1 unchanged" in fresh("build", TOP / "data" / "documents" / SEEDS[0]).stderr
    forced = fresh("build", TOP / "data" / "documents" / SEEDS[0], "--force", "--json", "--report", "report.json")
    assert json.loads(forced.stdout)["documents"][0]["state"] == "changed"
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert all(refusal["reason"] for refusal in report["refusals"])


def test_report_to_stdout(fresh: Run, tmp_path: Path) -> None:
    """--report - writes the report where data go."""
    (tmp_path / "a.txt").write_bytes(TALKS)
    assert json.loads(fresh("build", "a.txt", "--report", "-").stdout)["nodes"]["Meeting"] == 1


def test_default_documents(fresh: Run, tmp_path: Path) -> None:
    """Without PATHS the setting documents says what is read, data/documents by default."""
    told = fresh("build")
    assert told.exit_code == 2
    assert "data/documents: there is no such folder here" in told.stderr
    assert not (tmp_path / ".kg").exists()
    (tmp_path / "data" / "documents").mkdir(parents=True)
    (tmp_path / "data" / "documents" / "a.txt").write_bytes(TALKS)
    assert "1 new" in fresh("build").stderr
    (tmp_path / "kg.toml").write_text("documents = ['elsewhere']\n")
    assert "elsewhere: no such file or folder" in fresh("build").stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "nothing but white space"),
        ("blank.txt", b" \n\n", "nothing but white space"),
        ("binary.txt", bytes(range(256)) * 20, "binary.txt"),
        ("encoding.txt", b"Prime Minister K\xe4\xe4rij\xe4 met", "UTF-8"),
        ("large.txt", b"Ministers met. " * 1_400_000, "21,000,000 bytes; the limit is 16,777,216"),
        (
            "german.txt",
            "Der Bundeskanzler hat heute mit dem Präsidenten gesprochen. ".encode() * 30,
            "the text is in 'de'",
        ),
        ("broken.jsonl", b'{"text": "x"', "broken.jsonl:1"),
        ("broken.pdf", b"%PDF-1.7 nothing", "broken.pdf"),
        ("broken.docx", b"PK\x03\x04 nothing", "broken.docx"),
    ],
)
def test_bad_documents(fresh: Run, tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """A document that cannot be read is told of, the others go in, and the exit code is 1."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / name).write_bytes(content)
    (tmp_path / "texts" / "good.txt").write_bytes(TALKS)
    told = fresh("build", "texts")
    assert told.exit_code == 1
    assert "Read 2 documents: 1 new, 1 failed." in told.stderr
    assert words in told.stderr.partition("Failed: 1 document.")[2]
    assert "Traceback" not in told.stderr
    assert "a bug" not in told.stderr
    assert "good.txt" in fresh("query", "documents").stdout


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("no-such", "no-such: no such file or folder"),
        ("hollow", "hollow: no documents here"),
        ("picture.png", "picture.png: no reader for .png"),
    ],
)
def test_nothing_to_read(fresh: Run, tmp_path: Path, path: str, words: str) -> None:
    """A missing path, a folder without documents and a foreign file are errors of input, and nothing is begun."""
    (tmp_path / "hollow").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    told = fresh("build", path)
    assert told.exit_code == 2
    assert words in told.stderr
    assert not (tmp_path / ".kg").exists()


def test_missing_model(fresh: Run, tmp_path: Path) -> None:
    """A model that is not installed gives the line that installs it; nothing goes in."""
    (tmp_path / "a.txt").write_bytes(TALKS)
    told = fresh("build", "a.txt", "--model", "en_core_web_md")
    assert told.exit_code == 2
    assert "pip install en-core-web-md" in told.stderr
    assert "pip install en-core-web-md" in fresh("extract", "a.txt", "--model", "en_core_web_md").stderr


def test_dry_run(fresh: Run, tmp_path: Path) -> None:
    """A dry run lists what would be done and makes no store."""
    (tmp_path / "a.txt").write_bytes(TALKS)
    told = fresh("build", "a.txt", "--dry-run")
    assert "Would read 1 document: 1 new.\n  new        a.txt\n" in told.stderr
    assert not (tmp_path / ".kg").exists()


def test_broken_store(fresh: Run, tmp_path: Path) -> None:
    """A store whose files are damaged is told of as such by every command; nothing of it is touched."""
    (tmp_path / "a.txt").write_bytes(TALKS)
    assert fresh("build", "a.txt").exit_code == 0
    for file in (tmp_path / ".kg").rglob("MANIFEST*"):
        file.write_bytes(b"garbage")
    for command in (
        ["build", "a.txt", "--force"],
        ["query", "documents"],
        ["export"],
        ["check"],
        ["why", "agent/Q58217"],
    ):
        told = fresh(*command)
        assert told.exit_code == 3, told.output
        assert ".kg" in told.stderr
        assert "Traceback" not in told.output
    assert fresh("doctor").exit_code == 1


def test_a_file_where_the_store_should_be(fresh: Run, tmp_path: Path) -> None:
    """A store cannot be made where a file is."""
    (tmp_path / "a.txt").write_bytes(TALKS)
    told = fresh("build", "a.txt", "--store", "a.txt")
    assert told.exit_code == 3
    assert "a.txt" in told.stderr


@pytest.mark.process
def test_two_builds_on_one_store(fresh: Run, tmp_path: Path) -> None:
    """While another process holds the store for writing, a build ends with a clear error."""
    (tmp_path / "a.txt").write_bytes(TALKS)
    code = "import sys; from kg.store.store import Store; s = Store.open('.kg', create=True); print('open', flush=True)"
    code += "; sys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={"PYTHONPATH": str(TOP)},
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    with holder:
        assert holder.stdout.readline() == b"open\n"
        told = fresh("build", "a.txt")
        holder.stdin.close()
    assert told.exit_code == 3
    assert ".kg: " in told.stderr


def test_withdraw(fresh: Run, tmp_path: Path) -> None:
    """A withdrawn document is gone with all that it contributed; an unknown one is an error."""
    (tmp_path / "a.txt").write_bytes(TALKS)
    (tmp_path / "b.txt").write_bytes(TALKS.replace(b"Tokyo", b"Osaka"))
    fresh("build", "a.txt")
    before = fresh("export", "--format", "trig").stdout
    fresh("build", "b.txt")
    told = fresh("withdraw", "b.txt")
    assert told.exit_code == 0
    assert "b.txt: withdrawn, " in told.stderr
    assert fresh("export", "--format", "trig").stdout == before
    assert "there is no document 'b.txt'" in fresh("withdraw", "b.txt").stderr


def test_extract(kg: Run) -> None:
    """The facts of a document come as JSON, each with quotes that are its text at their offsets, and its rule."""
    text = (TOP / "data" / "documents" / SEEDS[0]).read_text(encoding="utf-8")
    found = json.loads(kg("extract", f"texts/{SEEDS[0]}").stdout)
    assert (found["document"], found["date"]) == (SEEDS[0], "2019-05-31")
    facts = [fact for group in ("meetings", "agreements", "figures", "holdings") for fact in found[group]]
    assert facts
    for fact in facts:
        assert fact["rule"]
        assert fact["evidence"]
        for passage in fact["passages"]:
            assert text[passage["begin"] : passage["end"]] == passage["quote"]
    assert all(refusal["reason"] for refusal in found["refusals"])


def test_extract_from_stdin(kg: Run) -> None:
    """- reads the document from stdin, under the name that is given."""
    found = json.loads(kg("extract", "-", "--name", "talks.txt", input=TALKS).stdout)
    assert found["document"] == "talks.txt"
    assert found["meetings"]


def test_extract_json_lines(fresh: Run, tmp_path: Path) -> None:
    """A file of several documents gives a line of JSON for each."""
    record = json.dumps({"text": TALKS.decode()})
    (tmp_path / "two.jsonl").write_text(f"{record}\n{record}\n", encoding="utf-8")
    lines = fresh("extract", "two.jsonl").stdout.splitlines()
    assert [json.loads(line)["document"] for line in lines] == ["two.jsonl#1", "two.jsonl#2"]


@pytest.mark.parametrize("file", ["no-such.txt", "empty.txt"])
def test_extract_bad_input(fresh: Run, tmp_path: Path, file: str) -> None:
    """What cannot be read gives an error and no data."""
    (tmp_path / "empty.txt").write_bytes(b"")
    told = fresh("extract", file)
    assert (told.exit_code, told.stdout) == (2, "")
    assert file in told.stderr


@pytest.mark.parametrize("name", SEEDS)
def test_gold_shape_is_accepted(kg: Run, shared: Path, tmp_path: Path, name: str) -> None:
    """What --gold writes passes the checker of gold annotations."""
    gold = tmp_path / "gold.json"
    gold.write_text(kg("extract", f"texts/{name}", "--gold").stdout, encoding="utf-8")
    command = [sys.executable, str(shared / "gold" / "check_gold.py"), str(TOP / "data" / "documents"), str(gold)]
    checked = subprocess.run(command, capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_gold_shape() -> None:
    """Gold agents are those that facts name, places left out; statuses and signs are the guidelines'."""
    text = "Lavrov and Lavrov met. Trade is up to 2-3 tonnes. Minister Lavrov."
    entities = (
        Entity("p1", "person", "S. Lavrov", ("Lavrov",), (Office("Minister", "c"),)),
        Entity("p2", "person", "Another Lavrov"),
        Entity("c", "country", "Russia"),
        Entity("m", "place", "Moscow"),
    )
    wikidata = (Link("http://www.wikidata.org/entity/Q58217", True, 1.0, ""),)
    agents = {
        "p1": Agent("Q58217", "person", "Sergey Lavrov", ("Lavrov", "Sergey Lavrov"), wikidata),
        "p2": Agent("other", "person", "Sergey Lavrov"),
        "c": Agent("Q159", "country", "Russia"),
        "m": Agent("moscow", "place", "Moscow"),
    }
    fact = {"evidence": (Span(0, 22),), "rule": "r/1", "confidence": 1.0}
    knowledge = Knowledge(
        Document("d.txt", text, "0"),
        Extraction(
            entities,
            meetings=(
                Meeting(kind="talks", status="held", participants=tuple(map(Participant, ("p1", "p2", "m"))), **fact),
            ),
            figures=(
                Figure(
                    target=True, indicator="trade", value=2, upper=3.5, unit="tonnes", comparator="atMost",
                    status="notReached", **fact,
                ),
            ),
            holdings=(Holding(person="p1", office="Minister", of="c", **fact),),
        ),
        agents,
    )  # fmt: skip
    gold = as_json(knowledge, gold=True)
    names = ["Sergey Lavrov (Q58217)", "Sergey Lavrov (other)"]
    assert gold["meetings"][0]["participants"] == names
    assert [agent["name"] for agent in gold["agents"]] == names
    assert gold["agents"][0]["qid"] == "Q58217"
    assert gold["agents"][0]["roles"] == [{"title": "Minister", "of": "Russia"}]
    figure = gold["figures"][0]
    assert (figure["value"], figure["comparator"], figure["status"]) == ([2, 3.5], "<=", "not reached")
    assert "holdings" not in gold
    assert "rule" not in figure
    whole = as_json(knowledge)
    assert whole["holdings"][0] | {"office": "Minister", "of": "Russia"} == whole["holdings"][0]
    assert [agent["name"] for agent in whole["agents"]] == [*names, "Russia"]
