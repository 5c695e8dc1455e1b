"""``/reconcile`` over a real socket, with the messages of the specification's examples."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.graph.vocabulary import PREFIXES
from kg.identity.reconciler import Reconciler
from kg.server.config import Config
from tests.server.conftest import BASE, DG
from tests.server.running import TOKEN, Running, running

DATA = f"""
PREFIX dg: <{DG}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
INSERT DATA {{
  GRAPH <{BASE}graph/agents> {{
    <{BASE}agent/Q58217> a dg:Person, dg:Agent ; rdfs:label "Sergey Lavrov" ; skos:altLabel "S.Lavrov" .
    <{BASE}agent/Q17> a dg:Country, dg:Agent, dg:Place ; rdfs:label "Japan" .
    <{BASE}agent/person.Hiroshige_Seko.Japan> a dg:Person, dg:Agent ; rdfs:label "Hiroshige Seko" ;
      skos:altLabel "Minister Seko" ; dg:country <{BASE}agent/Q17> .
    <{BASE}agent/person.J._%22x%22> a dg:Person, dg:Agent ; rdfs:label "<b>Odd & Sons</b>" .
  }}
  GRAPH <{BASE}graph/places> {{ <{BASE}place/Q1490> a dg:Place ; rdfs:label "Tokyo" . }}
}}"""
SEKO = "person.Hiroshige_Seko.Japan"
MAKE: Callable[[], Reconciler] = lambda: Reconciler(None, BASE, PREFIXES["dg"], "0")  # noqa: E731 - one line says it


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    store = ox.Store()
    store.update(DATA)
    with running(store, reconciler=MAKE) as found:
        yield found


# The specification's example-full and example-min of 0.2, and example-full of 1.0-draft, with names of ours beside.
BATCH_0_2: dict[str, Any] = {
    "q0": {
        "query": "Christel Hanewinckel", "type": "DifferentiatedPerson", "limit": 5, "type_strict": "should",
        "properties": [
            {"pid": "professionOrOccupation", "v": "Politik*"},
            {"pid": "affiliation", "v": "http://d-nb.info/gnd/2022139-3"},
        ],
    },
    "q1": {"query": "Hiroshige Seko", "type": "Person", "limit": 5},
    "q2": {"query": "Tokyo"},
}  # fmt: skip
BATCH_1_0: dict[str, Any] = {
    "queries": [
        {
            "type": "DifferentiatedPerson", "limit": 5,
            "conditions": [
                {"matchType": "name", "propertyValue": "Christel Hanewinckel"},
                {"matchType": "property", "propertyId": "professionOrOccupation", "propertyValue": "Politik*",
                 "required": False, "matchQuantifier": "any", "matchQualifier": "WildcardMatch"},
            ],
        },
        {"type": "Person", "limit": 5, "conditions": [{"matchType": "name", "propertyValue": "Minister Seko"}]},
    ]
}  # fmt: skip


def ids(result: list[dict[str, Any]]) -> list[str]:
    return [one["id"] for one in result]


def test_the_endpoint_gives_its_manifest(server: Running) -> None:
    """Without parameters: the manifest, for any origin (CORS), with addresses that are this server's."""
    told = server.client.get("/reconcile", headers={"origin": "https://openrefine.example"})
    assert told.status_code == 200 and told.headers["access-control-allow-origin"] == "*"
    assert told.headers["content-type"] == "application/json"
    manifest = told.json()
    assert manifest["versions"] == ["0.2", "1.0-draft"] and manifest["identifierSpace"] == f"{BASE}agent/"
    entity = manifest["suggest"]["entity"]
    assert entity["service_url"] + entity["service_path"] == f"{server.url}/reconcile/suggest/entity"
    draft = server.client.get("/reconcile/1.0-draft").json()
    assert (
        draft["versions"] == ["1.0-draft"] and draft["view"]["url"] == f"{server.url}/reconcile/1.0-draft/view/{{id}}"
    )


def test_a_batch_of_0_2(server: Running) -> None:
    """By POST as a form, and by GET: candidates of graph and gazetteer under the queries' names."""
    posted = server.client.post("/reconcile", data={"queries": json.dumps(BATCH_0_2)})
    assert posted.status_code == 200 and posted.headers["access-control-allow-origin"] == "*"
    answer = posted.json()
    assert answer["q0"] == {"result": []}
    assert ids(answer["q1"]["result"])[0] == SEKO and answer["q1"]["result"][0]["match"] is True
    assert "Q1490" in ids(answer["q2"]["result"])
    assert server.client.get("/reconcile", params={"queries": json.dumps(BATCH_0_2)}).json() == answer


def test_jsonp_of_0_2(server: Running) -> None:
    """With callback a GET is answered as a script; a callback that is no name is refused."""
    told = server.client.get("/reconcile", params={"callback": "jQuery1.cb", "queries": json.dumps(BATCH_0_2)})
    assert told.headers["content-type"] == "application/javascript"
    assert told.headers["x-content-type-options"] == "nosniff"
    assert told.text.startswith("/**/jQuery1.cb({") and told.text.endswith("});")
    assert server.client.get("/reconcile", params={"callback": "alert(1);x"}).status_code == 400


@pytest.mark.parametrize("path", ["/reconcile/match", "/reconcile/1.0-draft/match", "/reconcile/reconcile"])
def test_a_batch_of_1_0(server: Running, path: str) -> None:
    """A JSON body to /match (/reconcile in drafts of before 2024): results in the order of the queries."""
    told = server.client.post(path, json=BATCH_1_0)
    assert told.status_code == 200
    first, second = told.json()["results"]
    assert first == {"candidates": []} and ids(second["candidates"])[0] == SEKO


def test_suggestions(server: Running) -> None:
    """Entities of the graph and of the gazetteer, types, and properties by what was typed."""

    def suggested(kind: str, prefix: str) -> list[str]:
        told = server.client.get(f"/reconcile/suggest/{kind}", params={"prefix": prefix})
        assert told.status_code == 200
        return ids(told.json()["result"])

    assert suggested("entity", "Hiroshige")[0] == SEKO and suggested("entity", "Toky")[0] == "Q1490"
    assert suggested("type", "Co") == ["Country"] and suggested("property", "cou") == ["country"]
    paged = server.client.get("/reconcile/suggest/type", params={"prefix": "", "cursor": "3"}).json()
    assert ids(paged["result"]) == ["Place"]


def test_data_extension(server: Running) -> None:
    """0.2 as a form field, 1.0-draft as a JSON body to /extend; proposals of properties by type."""
    query = {"ids": ["Q17", SEKO], "properties": [{"id": "iso3166"}, {"id": "country"}]}
    rows = server.client.post("/reconcile", data={"extend": json.dumps(query)}).json()["rows"]
    assert rows["Q17"]["iso3166"] == [{"str": "JP"}] and rows[SEKO]["country"] == [{"id": "Q17", "name": "Japan"}]
    listed = server.client.post("/reconcile/extend", json=query).json()["rows"]
    assert [row["id"] for row in listed] == query["ids"]
    proposed = server.client.get("/reconcile/extend/propose", params={"type": "Person", "limit": "3"}).json()
    assert proposed["type"] == "Person" and len(proposed["properties"]) == 3


def test_previews_may_stand_in_a_frame(server: Running) -> None:
    """HTML about the entity, escaped, for a frame of another site; no entity is 404."""
    told = server.client.get("/reconcile/preview", params={"id": 'person.J._"x"'})
    assert told.status_code == 200 and "&lt;b&gt;Odd &amp; Sons" in told.text and "<b>" not in told.text
    assert "frame-ancestors *" in told.headers["content-security-policy"]
    assert server.client.get("/reconcile/preview", params={"id": "nobody"}).status_code == 404


def test_views_lead_to_the_entity(server: Running) -> None:
    """To the page of the node where the graph has it, else to Wikidata; the page is there."""
    for id_, target in ((SEKO, f"/data/agent/{SEKO}"), ("Q1490", "/data/place/Q1490")):
        told = server.client.get(f"/reconcile/view/{id_}")
        assert (told.status_code, told.headers["location"]) == (303, target)
        assert server.client.get(target).status_code == 200
    assert server.client.get("/reconcile/view/Q64").headers["location"] == "https://www.wikidata.org/wiki/Q64"
    assert server.client.get("/reconcile/1.0-draft/view/Q17").headers["location"] == "/data/agent/Q17"
    assert server.client.get("/reconcile/view/nobody").status_code == 404


@pytest.mark.parametrize(
    ("method", "path", "more", "status"),
    [
        ("GET", "/reconcile?queries=%7B", {}, 400),
        ("GET", "/reconcile?queries=%7B%22q1%22:%7B%22limit%22:1%7D%7D", {}, 400),
        ("GET", "/reconcile?extend=3", {}, 400),
        ("POST", "/reconcile", {"json": {"queries": {}}}, 415),
        ("POST", "/reconcile", {"data": {"other": "x"}}, 400),
        ("POST", "/reconcile/match", {"data": {"queries": "{}"}}, 415),
        ("POST", "/reconcile/match", {"content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ("POST", "/reconcile/match", {"content": b"[" * 90000, "headers": {"content-type": "application/json"}}, 400),
        ("POST", "/reconcile/match", {"json": {"queries": [{"conditions": []}]}}, 400),
        ("POST", "/reconcile/match", {"json": {"queries": [{}] * 51}}, 413),
        ("GET", "/reconcile/match", {}, 405), ("DELETE", "/reconcile", {}, 405),
        ("POST", "/reconcile/suggest/type", {"data": {"prefix": "x"}}, 405),
        ("GET", "/reconcile/suggest/type?cursor=-1", {}, 400), ("GET", "/reconcile/suggest/colour", {}, 404),
        ("GET", "/reconcile/nothing", {}, 404),
    ],
)  # fmt: skip
def test_bad_requests(server: Running, method: str, path: str, more: dict[str, Any], status: int) -> None:
    """Whatever is not of the protocol's form gets the fitting status and a problem document, for any origin."""
    told = server.client.request(method, path, **more)
    assert told.status_code == status and told.headers["content-type"] == "application/problem+json"
    assert told.headers["access-control-allow-origin"] == "*" and told.json()["detail"]


def test_preflight(server: Running) -> None:
    """A browser that asks before it posts JSON from another site may."""
    told = server.client.options("/reconcile/match", headers={"access-control-request-method": "POST"})
    assert told.status_code == 204 and "POST" in told.headers["access-control-allow-methods"]
    assert "content-type" in told.headers["access-control-allow-headers"]


def test_new_agents_are_candidates_at_once(tmp_path: Path) -> None:
    """What a client writes into the store is matched from then on."""
    from kg.store.store import Store

    with Store.open(tmp_path / "kg", create=True) as store:
        store.publish()
    config = Config(workers=2, write=True, token=TOKEN)
    with running(tmp_path / "kg", config=config, reconciler=MAKE) as server:
        query = {"queries": json.dumps({"q": {"query": "Zorbulon Xax"}})}
        assert server.client.post("/reconcile", data=query).json() == {"q": {"result": []}}
        turtle = f'<{BASE}agent/person.Zorbulon_Xax> a <{DG}Person> ; <{PREFIXES["rdfs"]}label> "Zorbulon Xax" .'
        put = server.client.put(
            "/store", params={"graph": f"{BASE}graph/agents"}, content=turtle.encode(),
            headers={"content-type": "text/turtle", "authorization": f"Bearer {TOKEN}"},
        )  # fmt: skip
        assert put.status_code in (200, 201, 204)
        found = server.client.post("/reconcile", data=query).json()["q"]["result"]
        assert ids(found) == ["person.Zorbulon_Xax"]


def test_a_private_server_matches_for_its_token_alone() -> None:
    """Private covers the service, its manifest too."""
    with running(ox.Store(), config=Config(workers=2, private=True, token=TOKEN), reconciler=MAKE) as server:
        assert server.client.get("/reconcile").status_code == 401
        assert server.client.get("/reconcile", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_server_without_it_has_nothing_there() -> None:
    """The application alone brings no reconciliation service."""
    with running(ox.Store()) as server:
        assert server.client.get("/reconcile").status_code == 404
