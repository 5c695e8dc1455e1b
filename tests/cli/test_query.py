"""``kg query``: listing, saved queries with parameters, any SPARQL, formats and mistakes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

COUNT = "SELECT (COUNT(*) AS ?documents) WHERE { ?d a <https://w3id.org/diplograph/ontology#Document> }"


def test_list(kg: Run) -> None:
    """Without a name the saved queries are listed, as a table or as JSON; it needs no store."""
    told = kg("query", "--store", "nowhere")
    assert told.exit_code == 0
    assert "targets " in told.stdout
    found = json.loads(kg("query", "--json").stdout)
    assert len(found) >= 12
    targets = next(query for query in found if query["name"] == "targets")
    assert {"country", "status"} <= {parameter["name"] for parameter in targets["parameters"]}


def test_targets(kg: Run) -> None:
    """The goals of the seeds come with status, deadline and the sentence that sets them."""
    rows = list(csv.DictReader(io.StringIO(kg("query", "targets", "--format", "csv").stdout)))
    told = {(row["value"], row["unit"]): row for row in rows}
    assert ("30000000000", "USD") in told
    exchanges = told["400000", "people/year"]
    assert exchanges["deadline"] == "2023"
    assert exchanges["status"] == "notReached"
    assert "400,000 people a year by 2023" in exchanges["sentence"]


def test_parameters(kg: Run) -> None:
    """-p sets parameters; what they hold is a value and nothing else."""
    some = kg("query", "targets", "-p", "status=notReached", "--format", "csv").stdout.splitlines()
    assert len(some) == 2
    hostile = kg("query", "targets", "-p", 'country=" } # \n', "--format", "csv")
    assert (hostile.exit_code, len(hostile.stdout.splitlines())) == (0, 1)
    assert len(kg("query", "targets", "-p", "limit=1", "--format", "csv").stdout.splitlines()) == 2


def test_describe(kg: Run) -> None:
    """--describe tells what a query answers and what each parameter takes."""
    told = kg("query", "targets", "--describe").stdout
    assert told.startswith("Targets by deadline\n")
    assert "status (string)" in told
    assert "one of set, reached, notReached, missed" in told
    assert "fact (iri, required)" in kg("query", "evidence", "--describe").stdout
    assert json.loads(kg("query", "targets", "--describe", "--json").stdout)["title"] == "Targets by deadline"


def test_any_query(kg: Run, tmp_path: Path) -> None:
    """-e and -f run any SPARQL, - reads it from stdin."""
    file = tmp_path / "count.rq"
    file.write_text(COUNT, encoding="utf-8")
    told = {kg("query", "-e", COUNT, "--format", "csv").stdout, kg("query", "-f", file, "--format", "csv").stdout}
    told.add(kg("query", "-f", "-", "--format", "csv", input=COUNT.encode()).stdout)
    assert told == {"documents\r\n2\r\n"} or told == {"documents\n2\n"}


@pytest.mark.parametrize(
    ("format_", "query", "begin"),
    [
        ("table", COUNT, "documents\n"),
        ("tsv", COUNT, "?documents\n"),
        ("json", COUNT, '{"head":'),
        ("xml", COUNT, "<?xml"),
        ("turtle", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "@prefix"),
        ("ntriples", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "<http"),
        ("json", "ASK {}", '{"head":'),
    ],
)
def test_formats(kg: Run, format_: str, query: str, begin: str) -> None:
    """Each format is what it says."""
    assert kg("query", "-e", query, "--format", format_).stdout.startswith(begin)


def test_json_is_short_for_the_format(kg: Run) -> None:
    """--json gives what --format json gives."""
    assert kg("query", "-e", COUNT, "--json").stdout == kg("query", "-e", COUNT, "--format", "json").stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["targest"], "did you mean targets"),
        (["targets", "-p", "contry=Japan"], "did you mean country"),
        (["targets", "-p", "status=vague"], "status"),
        (["targets", "-p", "status"], "NAME=VALUE"),
        (["evidence"], "fact"),
        (["-p", "a=b"], "belongs to a saved query"),
        (["--describe"], "belongs to a saved query"),
        (["targets", "-e", COUNT], "give one of"),
        (["-e", "SELECT * WHERE { ?s ?p }"], "query:1:"),
        (["-e", "DELETE WHERE { ?s ?p ?o }"], "only queries run here"),
        (["-e", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"], "SERVICE"),
        (["-e", COUNT, "--format", "turtle"], "cannot be written as turtle"),
        (["-f", "no-such.rq"], "no-such.rq: the query cannot be read"),
        (["--queries", "no-such-folder"], "no such folder of saved queries"),
    ],
)
def test_mistakes(kg: Run, args: list[str], words: str) -> None:
    """Each mistake is told in words, with exit code 2 and no data."""
    told = kg("query", *args)
    assert (told.exit_code, told.stdout) == (2, "")
    assert words in told.stderr


def test_not_utf8(kg: Run) -> None:
    """A query that is not UTF-8 is told as such, with its line."""
    told = kg("query", "-f", "-", input=b"SELECT *\n# \xff\n{}")
    assert told.exit_code == 2
    assert "-:2: the query is not UTF-8" in told.stderr


def test_own_queries(kg: Run, tmp_path: Path) -> None:
    """A folder of one's own adds queries and replaces namesakes; a bad file in it is shown and harms no other."""
    header = "#+ summary: Mine\n#+ description: Counts documents.\n"
    (tmp_path / "targets.rq").write_text(header + COUNT, encoding="utf-8")
    (tmp_path / "bad.rq").write_text(header + "SELECT", encoding="utf-8")
    told = kg("query", "--queries", tmp_path)
    assert told.exit_code == 0
    assert "not a query: " in told.stderr
    assert "bad.rq" in told.stderr
    assert kg("query", "targets", "--queries", tmp_path, "--format", "tsv").stdout == "?documents\n2\n"
    assert "bad.rq" in kg("query", "bad", "--queries", tmp_path).stderr


def test_tables_fit_the_terminal(kg: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the width is known, no line of a table is longer."""
    monkeypatch.setenv("COLUMNS", "80")
    lines = kg("query", "targets").stdout.splitlines()
    assert lines
    assert max(map(len, lines)) <= 80
