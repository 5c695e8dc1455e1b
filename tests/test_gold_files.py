"""The gold files are sound: their evidence is in their documents, their names are declared, their values are known."""

import json
import re
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"
FILES = sorted(GOLD.glob("*/*.json"))
EDTF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?")
VALUES = {
    "meetings": {
        "kind": {"talks", "visit", "summit", "call", "session", "forum", "ceremony", "other"},
        "status": {"held", "ongoing", "planned", "proposed", "cancelled"},
    },
    "agreements": {
        "kind": {"treaty", "memorandum", "declaration", "contract", "programme", "commitment"},
        "status": {"signed", "in force", "agreed", "negotiating", "proposed", "rejected", "terminated"},
    },
    "figures": {
        "kind": {"target", "observed"},
        "status": {"set", "reached", "not reached", "missed", None},
        "comparator": {"=", ">", ">=", "<", "<=", "~"},
        "change": {"increase", "decrease", None},
    },
}
GROUPS = tuple(VALUES)

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem[:40]}")


def load(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / "documents" / gold["document"]).read_text(encoding="utf-8")
    return gold, text


def facts(gold):
    return [(group, fact) for group in GROUPS for fact in gold[group]]


def test_no_document_is_in_both_folders():
    """A document that rules are tuned on is not one that they are measured on."""
    names = [path.name for path in FILES]
    assert names
    assert len(names) == len(set(names))


def test_every_document_has_its_gold_file():
    """Each text has a gold file of its name and the other way round."""
    texts = {path.parent.parent / f"{path.stem}.json" for path in GOLD.glob("*/documents/*.txt")}
    assert texts == set(FILES)


@each_file
def test_evidence_is_in_the_document(path):
    """Every fact has one to four quotes, each standing in the document character by character."""
    gold, text = load(path)
    for _, fact in facts(gold):
        assert 1 <= len(fact["evidence"]) <= 4, fact["id"]
        assert [quote for quote in fact["evidence"] if quote not in text] == [], fact["id"]


@each_file
def test_agents_are_declared_and_used(path):
    """Facts name declared agents only, each agent is declared once and is named by some fact."""
    gold, _ = load(path)
    declared = [agent["name"] for agent in gold["agents"]]
    used = {name for _, fact in facts(gold) for name in fact.get("participants", []) + fact.get("parties", [])}
    assert len(declared) == len(set(declared))
    assert set(declared) == used
    for agent in gold["agents"]:
        assert agent["type"] in {"person", "country", "organization"}, agent["name"]
        assert re.fullmatch(r"Q[1-9]\d*", agent.get("qid", "Q1")), agent["name"]


@each_file
def test_values_are_known(path):
    """Kinds, statuses, comparators and changes come from the closed lists, dates are EDTF, values are numbers."""
    gold, _ = load(path)
    identifiers = [fact["id"] for _, fact in facts(gold)]
    assert len(identifiers) == len(set(identifiers))
    for group, fact in facts(gold):
        for field, known in VALUES[group].items():
            assert fact[field] in known, (fact["id"], field)
        for field in ("date", "deadline", "period"):
            assert fact.get(field) is None or EDTF.fullmatch(fact[field]), (fact["id"], field)
        if group == "figures":
            value = fact["value"]
            assert all(type(number) in (int, float) for number in (value if isinstance(value, list) else [value]))


@each_file
def test_aliases_are_forms_of_the_document(path):
    """An alias is a form that the document uses."""
    gold, text = load(path)
    for agent in gold["agents"]:
        assert [alias for alias in agent["aliases"] if alias not in text] == [], agent["name"]
