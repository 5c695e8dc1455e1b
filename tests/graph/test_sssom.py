"""The SSSOM table: its form, its order, and that the format's own library accepts it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from kg.graph.iris import Namespaces
from kg.graph.mapping import Run, to_graph
from kg.graph.sssom import COLUMNS, of_links, write_sssom
from kg.model import Agent, Link
from tests.graph.knowledge import KNOWLEDGE

NS = Namespaces()
WD = "http://www.wikidata.org/entity/"


def table() -> str:
    decided = Link(WD + "Q11404455", True, 1.0, "decided by Ana: seen", "gazetteer 1", True, "Ana", "2026-05-31")
    close = (Link(WD + "Q1", False, 0.58, "perhaps\ta namesake"), Link(WD + "Q2", False, 0.5, "perhaps another"))
    agents = KNOWLEDGE.agents | {
        "x": Agent("Q11404455", "person", "Hiroshige Seko", ("Seko",), (decided,)),
        "y": Agent("person.Smith.(x)", "person", 'J. "Smith"', ("Smith",), close),
    }
    quads = to_graph(replace(KNOWLEDGE, agents=agents), NS, Run("0", "m")).quads
    text = "".join(write_sssom((quad for quad in quads if of_links(quad, NS)), NS))
    assert text == "".join(write_sssom((quad for quad in reversed(quads) if of_links(quad, NS)), NS))
    return text


def rows(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines[1:]]


def test_metadata_is_yaml_and_declares_every_prefix() -> None:
    """The header has the slots that SSSOM requires of a mapping set, and each CURIE's prefix."""
    text = table()
    head = yaml.safe_load("".join(line[1:] + "\n" for line in text.splitlines() if line.startswith("#")))
    assert {"mapping_set_id", "license", "curie_map"} <= head.keys()
    for row in rows(text):
        for slot in ("subject_id", "predicate_id", "object_id", "mapping_justification", "subject_category"):
            assert row[slot].partition(":")[0] in head["curie_map"], row


def test_rows_say_who_links_and_why() -> None:
    """A guess is made by the tool, an exact or close match; a person's decision is owl:sameAs, with author and day."""
    by_object = {row["object_id"]: row for row in rows(table())}
    decided = by_object["wikidata:Q11404455"]
    assert decided["predicate_id"] == "owl:sameAs"
    assert decided["mapping_justification"] == "semapv:ManualMappingCuration"
    assert (decided["author_label"], date.fromisoformat(decided["mapping_date"])) == ("Ana", date(2026, 5, 31))
    assert decided["mapping_tool"] == ""
    guess = by_object["wikidata:Q58217"]
    assert (guess["predicate_id"], guess["mapping_tool"]) == ("skos:exactMatch", "diplograph")
    assert (guess["subject_label"], guess["subject_category"]) == ("Sergey Lavrov", "dg:Person")
    close = by_object["wikidata:Q1"]
    assert (close["predicate_id"], close["confidence"], close["comment"]) == (
        "skos:closeMatch",
        "0.58",
        "perhaps a namesake",
    )


@pytest.mark.filterwarnings("ignore")  # of LinkML's own dependencies
def test_the_official_model_accepts_it() -> None:
    """As objects of SSSOM's own LinkML model: each slot is one of the standard's, its value of the slot's range."""
    from sssom_schema import Mapping, MappingSet

    text = table()
    head = yaml.safe_load("".join(line[1:] + "\n" for line in text.splitlines() if line.startswith("#")))
    prefixes = head.pop("curie_map")
    assert head.pop("sssom_version") == "1.0"  # a slot that came with 1.1, for files of either version
    mappings = [
        Mapping(**{slot: float(value) if slot == "confidence" else value for slot, value in row.items() if value})
        for row in rows(text)
    ]
    whole = MappingSet(**head, mappings=mappings)
    assert len(whole.mappings) == len(rows(text)) and set(head) <= set(vars(whole))
    assert all(str(one.predicate_id).partition(":")[0] in prefixes for one in whole.mappings)
    with pytest.raises((TypeError, ValueError)):
        Mapping(**{**rows(text)[0], "confidence": 1.0, "no_such_slot": "x"})
    with pytest.raises((TypeError, ValueError)):
        Mapping(subject_id="a:b", object_id="a:c", predicate_id="skos:exactMatch")  # no justification


@pytest.mark.filterwarnings("ignore")  # of the library's own dependencies
def test_the_library_accepts_it(tmp_path: Path) -> None:
    """The sssom package parses the table, loses no row, and finds nothing wrong with it."""
    parsers = pytest.importorskip("sssom.parsers")
    validators = pytest.importorskip("sssom.validators")
    from sssom.constants import SchemaValidationType

    file = tmp_path / "links.sssom.tsv"
    file.write_text(table(), encoding="utf-8")
    parsed = parsers.parse_sssom_table(file)
    assert len(parsed.df) == len(rows(table()))
    kinds = [
        SchemaValidationType.JsonSchema, SchemaValidationType.PrefixMapCompleteness,
        SchemaValidationType.StrictCurieFormat,
    ]  # fmt: skip
    reports = validators.validate(parsed, kinds, fail_on_error=False)
    assert all(not report.results for report in reports.values())
