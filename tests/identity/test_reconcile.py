"""The reconciliation service's answers: the specification's messages, our own types, and bad batches."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadParameter
from kg.identity.gazetteer import Gazetteer
from kg.identity.known import Known
from kg.identity.reconcile import answer_match, answer_queries
from kg.model import Agent

# Messages in the form of the specification's examples (example-full, multi-values, no-query-string).
FULL_1_0: dict[str, Any] = {
    "queries": [
        {
            "type": "DifferentiatedPerson",
            "limit": 5,
            "conditions": [
                {"matchType": "name", "propertyValue": "Christel Hanewinckel"},
                {
                    "matchType": "property", "propertyId": "professionOrOccupation", "propertyValue": "Politik*",
                    "required": False, "matchQuantifier": "any", "matchQualifier": "WildcardMatch",
                },
            ],
        },
        {"type": "Person", "limit": 5, "conditions": [{"matchType": "name", "propertyValue": "Sergey Lavrov"}]},
        {"conditions": [{"matchType": "property", "pid": "uid", "v": "27eb892afbb2"}]},
    ]
}  # fmt: skip
MULTI_0_2: dict[str, Any] = {
    "q0": {
        "query": "Christel Hanewinckel", "type": "DifferentiatedPerson", "limit": 5, "type_strict": "should",
        "properties": [{"pid": "professionOrOccupation", "v": ["Politik*", {"id": "x", "name": "y"}]}],
    },
    "q1": {"query": "Tokyo", "type": ["Place", "Country"]},
}  # fmt: skip


def of_schema_1_0(answer: dict[str, Any]) -> None:
    """What reconciliation-result-batch.json of 1.0-draft asks for."""
    for result in answer["results"]:
        for one in result["candidates"]:
            assert isinstance(one["id"], str) and isinstance(one["name"], str)
            assert 0 <= one["score"] <= 100 and isinstance(one["match"], bool)
            assert all({"id", "name", "value"} <= feature.keys() for feature in one["features"])
            assert all("id" in type_ for type_ in one["type"])


def test_messages_of_1_0(gazetteer: Gazetteer) -> None:
    """One result a query, in order: none for another service's type, Lavrov for Lavrov, none without a name."""
    answer = answer_match(FULL_1_0, Known(gazetteer))
    of_schema_1_0(answer)
    first, second, third = (result["candidates"] for result in answer["results"])
    assert first == third == []
    assert (second[0]["id"], second[0]["name"], second[0]["type"][0]["id"]) == ("Q58217", "Sergey Lavrov", "Person")


def test_messages_of_0_2(gazetteer: Gazetteer) -> None:
    """Results stand under their queries' names, with id, name and score; a lone exact name is a match."""
    answer = answer_queries(MULTI_0_2, Known(gazetteer))
    assert answer["q0"] == {"result": []}
    (tokyo,) = answer["q1"]["result"]
    assert (tokyo["id"], tokyo["match"], tokyo["type"]) == ("Q1490", True, [{"id": "Place", "name": "Place"}])


def test_properties_decide(gazetteer: Gazetteer) -> None:
    """Country, office and day lead to one of several namesakes; without them nobody is certain."""
    vague = answer_queries({"q": {"query": "Lavrov", "type": "Person"}}, Known(gazetteer))["q"]["result"]
    assert not any(one["match"] for one in vague)
    properties = [
        {"pid": "country", "v": {"id": "Q159"}}, {"pid": "office", "v": "Foreign Minister"},
        {"pid": "date", "v": "2019-05-31"},
    ]  # fmt: skip
    sure = answer_queries({"q": {"query": "Lavrov", "properties": properties}}, Known(gazetteer))["q"]["result"]
    assert (sure[0]["id"], sure[0]["match"]) == ("Q58217", True)
    assert {"name", "office", "country"} <= {feature["id"] for feature in sure[0]["features"]}
    assert [one["score"] for one in sure] == sorted((one["score"] for one in sure), reverse=True)


def test_agents_of_the_graph_are_candidates(gazetteer: Gazetteer) -> None:
    """Whom only the documents know is found by any of its names."""
    seko = Agent("person.Hiroshige_Seko.Japan", "person", "Hiroshige Seko", ("Minister Seko",))
    ministry = Agent("organization.MFA.Japan", "organization", "Ministry of Foreign Affairs", ("the MFA",))
    asked = {"a": {"query": "Seko Hiroshige"}, "b": {"query": "MFA", "type": "Organization"}}
    answer = answer_queries(asked, Known(gazetteer, [seko, ministry]))
    assert answer["a"]["result"][0]["id"] == seko.key
    assert [one["id"] for one in answer["b"]["result"]] == [ministry.key]


def test_a_name_of_two_states_offers_both(gazetteer: Gazetteer) -> None:
    """Congo is either, none of them for sure; with the kind told, too."""
    for query in ({"query": "Congo"}, {"query": "the Congo", "type": "Country"}):
        found = answer_queries({"q": query}, Known(gazetteer))["q"]["result"]
        assert {row["id"] for row in found} == {"Q971", "Q974"}
        assert not any(row["match"] or row["score"] >= 66 for row in found)


def test_limits(gazetteer: Gazetteer) -> None:
    """No more candidates than asked for, five where nothing is said, fifty at most."""
    for limit, most in ((1, 1), (None, 5), (10**6, 50)):
        query = {"query": "Kim", **({"limit": limit} if limit else {})}
        assert len(answer_queries({"q": query}, Known(gazetteer))["q"]["result"]) <= most


@pytest.mark.parametrize(
    "batch",
    [
        [], "x", {"q1": {"limit": 1}}, {"q": {"query": 3}}, {"q": {"query": "x", "properties": "y"}},
        {"q": {"query": "x", "properties": [{"pid": "country"}]}}, {"q": {"query": "x", "limit": 0}},
        {"q": {"query": "x", "properties": [{"pid": "date", "v": "yesterday"}]}}, {"q": None},
    ],
)  # fmt: skip
def test_bad_batches_of_0_2(gazetteer: Gazetteer, batch: object) -> None:
    """A batch that is not of the protocol's form (such as its example empty-query) is refused in words."""
    with pytest.raises(BadParameter) as caught:
        answer_queries(batch, Known(gazetteer))
    assert caught.value.hint


@pytest.mark.parametrize(
    "body",
    [
        [], {}, {"queries": {}}, {"queries": [{}]}, {"queries": [{"conditions": []}]}, {"queries": [None]},
        {"queries": [{"conditions": [{"propertyValue": "x"}]}]},
        {"queries": [{"conditions": [{"matchType": "name"}]}]},
        {"queries": [{"type": ["Person", "Place"], "conditions": [{"matchType": "name", "propertyValue": "x"}]}]},
    ],
)  # fmt: skip
def test_bad_bodies_of_1_0(gazetteer: Gazetteer, body: object) -> None:
    """The specification's invalid examples (no root object, empty conditions, missing matchType, several types)."""
    with pytest.raises(BadParameter):
        answer_match(body, Known(gazetteer))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["query", "type", "limit", "properties", "pid", "v", "queries", "conditions", "matchType"]),
        inner, max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip


@given(json_values)
def test_no_message_breaks_it(value: object) -> None:
    """Any JSON at all is answered or refused in words."""
    opened = Gazetteer.open()
    try:
        for answer in (answer_queries, answer_match):
            with suppress(BadParameter):
                answer(value, Known(opened))
    finally:
        opened.close()
