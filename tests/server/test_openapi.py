"""The OpenAPI description held against the server: schemathesis makes up requests and judges the answers."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.queries.saved import load_queries
from kg.resources import resource
from kg.server.config import Config
from tests.server.running import running

pytest.importorskip("schemathesis")

# No schema says what SPARQL is, so that texts which are none have to be refused; and without a query everything gets
# the service description.
SETTINGS = """
[[operations]]
include-path = "/sparql"
checks.positive_data_acceptance.enabled = false
checks.negative_data_rejection.enabled = false
"""
RUN = "from schemathesis.cli import schemathesis; schemathesis()"
EXAMPLES = 5  # made-up requests for each path, beside those at the borders of each parameter
# The types of parameters that no shipped query has.
OTHER = """#+ summary: Others
#+ description: Types that the others lack.
#+ params:
#+   - {name: number, type: integer, description: a number}
#+   - {name: share, type: decimal, description: a share, required: true}
#+   - {name: sure, type: boolean, description: whether}
CONSTRUCT { ?s ?p ?_number, ?_share, ?_sure } WHERE { ?s ?p ?o }
"""


@pytest.mark.process
def test_every_answer_is_as_described(tmp_path: Path) -> None:
    """Whatever is asked of a shipped query or the endpoint, well-formed or not, no answer is a server error, and each
    has the status, content type and body that the description says.
    """
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "others.rq").write_text(OTHER, encoding="utf-8")
    catalogue = load_queries([resource("queries"), tmp_path / "queries"])
    (tmp_path / "schemathesis.toml").write_text(SETTINGS, encoding="utf-8")
    options = ["--generation-deterministic", "--max-examples", str(EXAMPLES)]
    options += ["--phases", "examples,coverage,fuzzing", "--suppress-health-check", "all", "--no-color"]
    # What is judged is the form of answers; no rows are needed for that, and without them they are quick.
    with running(ox.Store(), catalogue, Config(workers=2)) as server:
        done = subprocess.run(
            [sys.executable, "-c", RUN, "run", f"{server.url}/openapi.json", *options],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
    found = re.search(r"(\d+) generated, (\d+) passed", done.stdout)
    assert found and found[1] == found[2] and int(found[1]) > 500, done.stdout[-2_000:]
    assert not catalogue.faults
