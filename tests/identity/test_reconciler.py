"""The reconciliation service without its transport: manifests, suggestions, data extension, conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kg.errors import BadParameter
from kg.identity.reconciler import Reconciler
from kg.model import Agent

SEKO = Agent("person.Hiroshige_Seko.Japan", "person", "Hiroshige Seko", ("Hiroshige Seko", "Seko"), country="Q17")
URL = "http://localhost:1/reconcile"


@pytest.fixture(scope="module")
def reconciler() -> Iterator[Reconciler]:
    made = Reconciler(None, "https://example.org/", "https://w3id.org/diplograph/ontology#", "0.1.0")
    made.know([SEKO])
    yield made
    made.close()


def of_schema_0_2(told: dict[str, Any]) -> None:
    """What manifest.json of 0.2 asks for."""
    assert "0.2" in told["versions"] and {"name", "identifierSpace", "schemaSpace"} <= told.keys()
    assert "{{id}}" in told["view"]["url"] and "{{id}}" in told["preview"]["url"]
    for one in told["suggest"].values():
        assert (one["service_url"] + one["service_path"]).startswith(URL)
    assert told["extend"]["propose_properties"]["service_path"] and told["extend"]["property_settings"] == []


def test_the_manifest_of_0_2(reconciler: Reconciler) -> None:
    """Required fields, templates with two braces, addresses of the services; it names both versions."""
    told = reconciler.manifest(URL)
    of_schema_0_2(told)
    assert told["identifierSpace"] == "https://example.org/agent/"
    assert told["versions"] == ["0.2", "1.0-draft"] and told["standardizedScore"] is True
    assert [type_["id"] for type_ in told["defaultTypes"]] == ["Person", "Organization", "Country", "Place"]


def test_the_manifest_of_1_0(reconciler: Reconciler) -> None:
    """Templates of RFC 6570, sizes and switches instead of addresses."""
    told = reconciler.manifest(f"{URL}/1.0-draft", draft=True)
    assert "1.0-draft" in told["versions"] and {"name", "view"} <= told.keys()
    assert told["view"]["url"].endswith("/view/{id}")
    assert set(told["preview"]) == {"width", "height"} and set(told["suggest"].values()) == {True}
    assert told["extend"] == {"proposeProperties": True, "propertySettings": []}


def test_entities_are_suggested(reconciler: Reconciler) -> None:
    """With name, description and type; a cursor leaves out those before it."""
    first = reconciler.suggest("entity", "Hiroshige Se", 0)["result"][0]
    assert first == {
        "id": SEKO.key, "name": "Hiroshige Seko", "description": "person, Japan",
        "notable": [{"id": "Person", "name": "Person"}],
    }  # fmt: skip
    all_ = reconciler.suggest("entity", "Kim", 0)["result"]
    assert len(all_) == 20 and reconciler.suggest("entity", "Kim", 3)["result"][:5] == all_[3:8]


def test_types_and_properties_are_suggested(reconciler: Reconciler) -> None:
    """By the beginning of a word of their names; all of them where nothing was typed."""
    assert reconciler.suggest("type", "per", 0) == {"result": [{"id": "Person", "name": "Person"}]}
    assert len(reconciler.suggest("type", "", 0)["result"]) == 4
    assert [row["id"] for row in reconciler.suggest("property", "off", 0)["result"]] == ["office", "date"]
    assert [row["id"] for row in reconciler.suggest("property", "ISO", 0)["result"]] == ["iso3166"]


def test_properties_are_proposed(reconciler: Reconciler) -> None:
    """Those that entities of the type have, no more than asked for."""
    of_people = [row["id"] for row in reconciler.propose("Person", None)["properties"]]
    assert {"office", "born", "country"} <= set(of_people) and "m49" not in of_people
    told = reconciler.propose("Country", 2)
    assert (told["type"], told["limit"], len(told["properties"])) == ("Country", 2, 2)
    assert len(reconciler.propose("Unknown", None)["properties"]) == 12


# In the form of the specification's example data-extension-query/valid/example-full.
EXTEND = {
    "ids": ["Q17", "Q58217", "Q1490", SEKO.key, "Q0"],
    "properties": [{"id": "iso3166"}, {"id": "country"}, {"id": "wikidata", "settings": {"limit": 1}}, {"id": "P1"}],
}


def test_data_is_extended_0_2(reconciler: Reconciler) -> None:
    """Rows stand under their ids; entities as values have id and name; what nobody knows is empty."""
    told = reconciler.extend(EXTEND)
    assert [row["id"] for row in told["meta"]] == ["iso3166", "country", "wikidata", "P1"]
    assert told["meta"][1]["type"] == {"id": "Country", "name": "Country"}
    rows = told["rows"]
    assert rows["Q17"] == {"iso3166": [{"str": "JP"}], "country": [], "wikidata": [{"str": "Q17"}], "P1": []}
    assert rows["Q1490"]["country"] == [{"id": "Q17", "name": "Japan"}]
    assert rows[SEKO.key]["country"] == [{"id": "Q17", "name": "Japan"}] and rows[SEKO.key]["wikidata"] == []
    assert rows["Q0"] == {"iso3166": [], "country": [], "wikidata": [], "P1": []}


def test_data_is_extended_1_0(reconciler: Reconciler) -> None:
    """Rows are a list in the order asked for, each with the list of its properties."""
    told = reconciler.extend(EXTEND, draft=True)
    assert [row["id"] for row in told["rows"]] == EXTEND["ids"]
    assert told["rows"][0]["properties"][0] == {"id": "iso3166", "values": [{"str": "JP"}]}


def test_other_identifiers_are_told(reconciler: Reconciler) -> None:
    """GeoNames, M49, coordinates, former names, offices and days of life, as the snapshot knows them."""
    wanted = [{"id": one} for one in ("geonames", "m49", "office", "born", "alias", "coordinates", "former")]
    rows = reconciler.extend({"ids": ["Q17", "Q58217", "Q656", SEKO.key], "properties": wanted})["rows"]
    assert rows["Q17"]["geonames"] == [{"str": "1861060"}] and rows["Q17"]["m49"] == [{"str": "392"}]
    assert any(value["str"].startswith("foreign minister, 2004") for value in rows["Q58217"]["office"])
    assert rows["Q58217"]["born"] == [{"str": "1950-03-21"}] and rows[SEKO.key]["alias"] == [{"str": "Seko"}]
    assert rows["Q656"]["coordinates"] == [{"str": "59.93901, 30.31602"}] and rows["Q58217"]["coordinates"] == []
    assert rows["Q656"]["former"][-1] == {"str": "Leningrad, 1924-01-26 to 1991-09-06"}


@pytest.mark.parametrize(
    "query", [None, [], {}, {"ids": ["Q17"]}, {"ids": "Q17", "properties": []}, {"ids": [], "properties": [{}]},
              {"ids": ["Q1"] * 1001, "properties": []}],
)  # fmt: skip
def test_bad_extensions(reconciler: Reconciler, query: object) -> None:
    """A query that is not of the protocol's form is refused in words."""
    with pytest.raises(BadParameter):
        reconciler.extend(query)


def test_descriptions_for_previews(reconciler: Reconciler) -> None:
    """Name, what tells it apart, other names and identifiers; None for nobody."""
    told = reconciler.describe("Q58217")
    assert told and told[0] == "Sergey Lavrov" and ("Wikidata item", "Q58217") in told[1]
    assert reconciler.describe("person.Nobody") is None


def best(reconciler: Reconciler, *conditions: dict[str, Any], **more: Any) -> list[tuple[str, bool]]:
    told = reconciler.match({"queries": [{"conditions": list(conditions), **more}]})
    return [(one["id"], one["match"]) for one in told["results"][0]["candidates"]]


def named(name: str) -> dict[str, Any]:
    return {"matchType": "name", "propertyValue": name}


def having(property_: str, *values: Any, **more: Any) -> dict[str, Any]:
    value: Any = list(values) if len(values) > 1 else values[0]
    return {"matchType": "property", "propertyId": property_, "propertyValue": value, **more}


def test_an_identifier_is_its_entity(reconciler: Reconciler) -> None:
    """As the specification expects, an identifier as the name gives that entity, as a match."""
    assert best(reconciler, named("Q58217"))[0] == ("Q58217", True)
    assert best(reconciler, named(SEKO.key))[0] == (SEKO.key, True)


def test_required_conditions_filter(reconciler: Reconciler) -> None:
    """Required: only who meets it; of several values any will do, or all, or none, as the quantifier says."""
    kims = best(reconciler, named("Kim"), having("country", "Q884", required=True), limit=50)
    assert kims and all(one not in dict(kims) for one in ("Q56226",))  # Kim Jong-un is of the other Korea
    north = best(reconciler, named("Kim"), having("country", "Q423", "Q17", required=True), limit=50)
    assert "Q56226" in dict(north)
    neither = best(reconciler, named("Kim"), having("country", "Q423", required=True, matchQuantifier="none"), limit=50)
    assert neither and "Q56226" not in dict(neither)
    assert best(reconciler, named("Tokyo"), having("country", "Q17", "Q30", required=True, matchQuantifier="all")) == []
    assert best(reconciler, named("Tokyo"), having("mayor", "x", required=True)) == []
    assert best(reconciler, named("Tokyo"), having("mayor", "x"))[0][0] == "Q1490"


def test_an_office_without_a_name_gives_its_holder(reconciler: Reconciler) -> None:
    """Office, country and day, in place of a name."""
    conditions = [having("office", "Foreign Minister"), having("country", "Japan"), having("date", "2019-05-31")]
    assert best(reconciler, *conditions) == [("Q1161024", True)]
    assert best(reconciler, *conditions[:2]) == []


def test_unknown_quantifiers_are_refused(reconciler: Reconciler) -> None:
    """Any, all or none."""
    with pytest.raises(BadParameter, match="matchQuantifier"):
        best(reconciler, named("Tokyo"), having("country", "Q17", matchQuantifier="most"))
