"""The landing page, the page of a result and the page of a refusal."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import KgError
from kg.graph.vocabulary import DG
from kg.server.description import Counts, counts
from kg.server.execute import Job, Meta
from kg.server.html import page, table
from kg.server.http import Request, Response
from kg.server.problems import Problem
from kg.server.sparql import Endpoint

if TYPE_CHECKING:
    from kg.server.saved import SavedQueries

_LONGEST_LINK = 6_000  # characters; beyond it proxies and browsers begin to refuse
_SHOWN = (
    ("Documents", DG.Document),
    ("Meetings", DG.Meeting),
    ("Agreements", DG.Agreement),
    ("Figures", DG.Figure),
    ("People", DG.Person),
    ("Countries", DG.Country),
)
EXAMPLE = """PREFIX dg: <https://w3id.org/diplograph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?meeting ?label ?first ?quote WHERE {
  ?meeting a dg:Meeting ; rdfs:label ?label ; dg:evidence/dg:quote ?quote .
  OPTIONAL { ?meeting dg:date/dg:earliest ?first }
}
ORDER BY ?first
LIMIT 50"""
_FORMATS = (("html", "table here"), ("json", "JSON"), ("csv", "CSV"), ("tsv", "TSV"), ("xml", "XML"))


async def landing(endpoint: Endpoint, saved: SavedQueries, request: Request) -> Response:
    """What this is, how much is in it, and every way to ask."""
    try:
        found: Counts | None = await counts(endpoint)
    except KgError:  # a store too large to count in time still has a page
        found = None
    path = request.base_path
    sparql = f"{request.origin}/sparql"
    curl = f"curl -H 'Accept: text/csv' --data-urlencode 'query=SELECT * {{ ?s ?p ?o }} LIMIT 5' {sparql}"
    rights = "updates with the token" if endpoint.config.write else "read-only"
    body = f"""
<h1>Diplomatic texts as a knowledge graph</h1>
<p>Meetings, agreements, figures and offices, read from diplomatic texts. Every fact rests on the exact words that say
it, with the document and the place in it.</p>
{_counts(found)}
<h2>Saved queries</h2>
{saved.listing(path)}
<h2 id="query">Ask in SPARQL</h2>
{query_form(EXAMPLE, path)}
<h2>From a program</h2>
<p>The endpoint is <code>{escape(sparql)}</code>: SPARQL 1.1 Protocol, {rights}. Results come as JSON, XML, CSV or TSV,
graphs as Turtle, N-Triples, RDF/XML, JSON-LD, TriG or N-Quads, by <code>Accept</code> or <code>format=</code>.</p>
<pre tabindex="0">{escape(curl)}</pre>
<p>{_limits(endpoint)} The <a href="{path}/sparql?format=turtle">service description</a> and the
<a href="{path}/.well-known/void">VoID description</a> say what is in it; the saved queries have an
<a href="{path}/openapi.json">OpenAPI description</a>.</p>
"""
    return page("diplograph: diplomatic texts as a knowledge graph", body, path)


async def result(request: Request, job: Job, meta: Meta, response: Response) -> Response:
    """The page of a query's answer, from the bytes that the worker made for it."""
    if not isinstance(response.body, bytes) or response.status != 200:
        return response
    path = request.base_path
    shown = rendered(response.body, meta, job.base or "", path)
    rest = "" if meta.cut is None else f'<p class="note">Cut here: there is more than a page shows ({meta.cut}).</p>'
    body = f"<h1>Result</h1>{rest}{downloads(job, path, meta)}{shown}<h2>The query</h2>{query_form(job.text, path)}"
    made = page("Result, diplograph", body, path)
    for name in ("etag", "kg-truncated"):
        if name in response.headers:
            made.headers[name] = response.headers[name]
    return made


def rendered(body: bytes, meta: Meta, base: str, base_path: str) -> str:
    """Rows as a table, a boolean as a word, a graph as Turtle."""
    if body[:1] != b"{":
        return f'<pre tabindex="0">{escape(body.decode("utf-8", "replace"))}</pre>'
    data = json.loads(body)
    if "boolean" in data:
        return f"<p>The answer is <strong>{'yes' if data['boolean'] else 'no'}</strong>.</p>"
    rows = data["results"]["bindings"]
    names = data["head"]["vars"]
    if not rows:
        return '<p class="soft">No rows.</p>'
    number = f'<p class="soft">{len(rows)} row{"" if len(rows) == 1 else "s"}</p>'
    return number + table(names, rows, base, base_path, "Result")


def downloads(job: Job, base_path: str, meta: Meta) -> str:
    """Links to the same answer in other formats, and to this page."""
    links = []
    for name, label in (
        ("html", "link to this page"),
        ("csv", "CSV"),
        ("json", "JSON"),
        ("tsv", "TSV"),
        ("xml", "XML"),
    ):
        address = f"{base_path}/sparql?" + urlencode({"query": job.text, "format": name})
        if len(address) > _LONGEST_LINK:
            return ""
        links.append(f'<a href="{escape(address)}">{label}</a>')
    return f"<p>{' · '.join(links)}</p>"


def query_form(text: str, base_path: str) -> str:
    """A form that asks the endpoint, without a script."""
    options = "".join(f'<option value="{name}">{label}</option>' for name, label in _FORMATS)
    return f"""<form method="post" action="{base_path}/sparql" accept-charset="utf-8">
<label for="q">SPARQL query</label>
<textarea id="q" name="query" spellcheck="false" autocapitalize="off" rows="11">{escape(text)}</textarea>
<div class="row"><div><label for="f">Answer as</label><select id="f" name="format">{options}</select></div>
<div><button>Run</button></div></div></form>"""


def refusal(problem: Problem, base_path: str, query: str = "") -> Response:
    """A problem for people, with the query that has it, to be mended."""
    hint = problem.extra.get("hint")
    more = f"<p>Try: {escape(str(hint))}</p>" if hint else ""
    body = f'<h1>{escape(problem.title)}</h1><p class="bad" role="alert">{escape(problem.detail)}</p>{more}'
    if query:
        body += f"<h2>The query</h2>{query_form(query, base_path)}"
    headers = {"cache-control": "no-store", **problem.headers}
    return page(f"{problem.title}, diplograph", body, base_path, status=problem.status, headers=headers)


def _counts(found: Counts | None) -> str:
    if found is None:
        return ""
    numbers = dict(found.classes)
    shown = [(label, numbers.get(term.value, 0)) for label, term in _SHOWN]
    shown.append(("Triples", found.totals["triples"]))
    cells = "".join(f"<div><dt>{label}</dt><dd>{number:,}</dd></div>" for label, number in shown)
    return f'<dl class="counts">{cells}</dl>'


def _limits(endpoint: Endpoint) -> str:
    config = endpoint.config
    return (
        f"A query may run {config.seconds:g} s and give {config.rows:,} rows; a result that was cut says so "
        "in the header <code>kg-truncated</code>."
    )
