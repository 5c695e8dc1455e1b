"""Saved queries as an API: a list at ``/queries``, each at ``/queries/NAME`` with its parameters as query string."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from kg.errors import BadParameter, KgError, UnknownQuery
from kg.server.html import page
from kg.server.http import Request, Response
from kg.server.negotiate import ALIASES, GRAPHS, HTML, RESULTS, Format, choose, named
from kg.server.sparql import Endpoint

if TYPE_CHECKING:
    from kg.queries.header import Parameter
    from kg.queries.saved import Catalogue, SavedQuery

# Names that the address itself takes, besides limit and offset, which every query has.
_OUR_OWN = ("format", "output")
_MOST_CHOICES = 500
_LIST = Format("json", "application/json")


class SavedQueries:
    """The catalogue behind its addresses."""

    def __init__(self, endpoint: Endpoint, catalogue: Catalogue | None) -> None:
        self.endpoint = endpoint
        self.catalogue = catalogue

    def __iter__(self) -> Iterator[SavedQuery]:
        return iter(self.catalogue or ())

    def listing(self, base_path: str) -> str:
        """Links to all, as HTML, with what is wrong with the files that are none."""
        items = "".join(
            f'<li><a href="{base_path}/queries/{query.name}">{escape(query.title)}</a>'
            f"<span>{escape(query.description)}</span></li>"
            for query in self
        )
        faults = "".join(
            f'<li class="bad">{escape(_file(fault))}<span>{escape(fault.message)}</span></li>'
            for fault in self._faults()
        )
        return f'<ul class="list">{items}{faults}</ul>' if items or faults else '<p class="soft">There are none.</p>'

    def _faults(self) -> list[KgError]:
        return list(self.catalogue.faults) if self.catalogue else []

    async def index(self, request: Request) -> Response:
        """All saved queries, as JSON or as a page."""
        if choose(request.header("accept"), (_LIST, HTML)) is HTML:
            return page(
                "Saved queries, diplograph",
                f"<h1>Saved queries</h1>{self.listing(request.base_path)}",
                request.base_path,
            )
        document = {
            "queries": [
                {
                    "name": query.name,
                    "title": query.title,
                    "description": query.description,
                    "tags": list(query.tags),
                    "form": query.form,
                    "href": f"{request.origin}/queries/{query.name}",
                    "parameters": [_described(parameter) for parameter in query.parameters],
                }
                for query in self
            ],
            "faults": [{"file": _file(fault), "message": fault.message} for fault in self._faults()],
        }
        body = json.dumps(document, ensure_ascii=False, indent=1).encode()
        return Response(200, {"content-type": "application/json", "vary": "accept", "cache-control": "no-cache"}, body)

    async def run(self, request: Request, name: str) -> Response:
        """Runs one; ``name`` may end in the suffix of a format.

        Raises:
            UnknownQuery: there is none of this name.
            BadParameter: a value is missing, unknown or wrong.
        """
        query, suffix = self._find(name)
        pairs = request.parameters(self.endpoint.config.request_bytes)
        values: dict[str, str] = {}
        for key, value in pairs:
            if key in values:
                raise BadParameter(f"the parameter {key!r} is given twice", hint="give it once")
            values[key] = value
        chosen = suffix or values.get("format") or values.get("output")
        for key in _OUR_OWN:
            values.pop(key, None)
        offered = GRAPHS if query.form in ("construct", "describe") else RESULTS
        form = named(chosen, offered) if chosen else choose(request.header("accept"), offered)
        if form is HTML:
            # A form that is sent has all its fields, the empty ones too.
            return await self._page(request, query, {key: value for key, value in values.items() if value})
        job = self.endpoint.job(request, _bound(query, values), {"format": [chosen]} if chosen else {})
        return (await self.endpoint.answer(request, job))[1]

    def _find(self, name: str) -> tuple[SavedQuery, str | None]:
        stem, dot, suffix = name.rpartition(".")
        known = {form.name for form in (*RESULTS, *GRAPHS)} | set(ALIASES)
        if not dot or suffix not in known:
            stem, suffix = name, ""
        try:
            if self.catalogue is None:
                raise UnknownQuery("there are no saved queries")
            return self.catalogue.get(stem), suffix or None
        except UnknownQuery as error:
            raise UnknownQuery("there is no saved query of this name", hint="/queries lists them all") from error

    async def _page(self, request: Request, query: SavedQuery, values: dict[str, str]) -> Response:
        from kg.server.pages import rendered

        path = request.base_path
        status, shown = 200, ""
        if all(values.get(parameter.name) for parameter in query.parameters if parameter.required):
            try:
                job = self.endpoint.job(request, query.bind(values), {"format": ["html"]})
                meta, response = await self.endpoint.answer(request, job)
                if not isinstance(response.body, bytes) or response.status != 200:
                    return response
                cut = '<p class="note">Cut here: the files below have more.</p>' if meta.cut else ""
                shown = cut + _downloads(query, values, path) + rendered(response.body, meta, job.base or "", path)
            except BadParameter as error:
                status, shown = 400, f'<p class="bad" role="alert">{escape(error.message)}</p>'
        fields = "".join([await self._field(parameter, values) for parameter in query.parameters])
        button = "<div><button>Run</button></div>"
        form = f'<form action="{path}/queries/{query.name}"><div class="row">{fields}{button}</div></form>'
        text = "\n".join(line for line in query.text.splitlines() if not line.startswith("#+")).strip()
        body = (
            f"<h1>{escape(query.title)}</h1><p>{escape(query.description)}</p>{form if fields else ''}{shown}"
            f'<h2>The query</h2><pre tabindex="0">{escape(text)}</pre>'
        )
        return page(f"{query.title}, diplograph", body, path, status=status)

    async def _field(self, parameter: Parameter, values: dict[str, str]) -> str:
        name = escape(parameter.name)
        value = values.get(parameter.name, parameter.default or "")
        required = " required" if parameter.required else ""
        label = f'<div><label for="p-{name}">{name}</label>'
        note = f'<small id="d-{name}">{escape(parameter.description)}</small></div>'
        attributes = f'id="p-{name}" name="{name}" aria-describedby="d-{name}"{required}'
        if parameter.choices:
            free = "" if "" in parameter.choices or parameter.default or parameter.required else "<option></option>"
            options = "".join(_option(choice, selected=choice == value) for choice in parameter.choices)
            return f"{label}<select {attributes}>{free}{options}</select>{note}"
        suggestions = ""
        if parameter.choices_query:
            options = "".join(f'<option value="{escape(choice)}">' for choice in await self._choices(parameter))
            suggestions = f'<datalist id="c-{name}">{options}</datalist>'
            attributes += f' list="c-{name}"'
        return f'{label}<input {attributes} value="{escape(value)}" autocomplete="off">{suggestions}{note}'

    async def _choices(self, parameter: Parameter) -> list[str]:
        try:
            data = json.loads(await self.endpoint.ask(parameter.choices_query or "", rows=_MOST_CHOICES))
        except KgError:  # the field can be filled in without suggestions
            return []
        first = data["head"]["vars"][0]
        return [row[first]["value"] for row in data["results"]["bindings"] if first in row]


def _bound(query: SavedQuery, values: dict[str, str]) -> str:
    """The text with its values; what the command line would need for one is said in terms of addresses."""
    try:
        return query.bind(values)
    except BadParameter as error:
        if error.hint and error.hint.startswith("-p "):
            error.hint = f"add it to the address: ?{error.hint.removeprefix('-p ')}"
        raise


def _option(choice: str, *, selected: bool) -> str:
    return f'<option value="{escape(choice)}"{" selected" if selected else ""}>{escape(choice or "any")}</option>'


def _described(parameter: Parameter) -> dict[str, object]:
    told: dict[str, object] = {
        "name": parameter.name,
        "type": parameter.type,
        "description": parameter.description,
        "required": parameter.required,
    }
    if parameter.default is not None:
        told["default"] = parameter.default
    if parameter.choices:
        told["choices"] = list(parameter.choices)
    return told


def _downloads(query: SavedQuery, values: dict[str, str], base_path: str) -> str:
    suffixes = ("ttl", "nt", "jsonld") if query.form in ("construct", "describe") else ("csv", "json", "tsv", "xml")
    rest = "?" + urlencode(values) if values else ""
    links = [f'<a href="{base_path}/queries/{query.name}.{suffix}{escape(rest)}">{suffix}</a>' for suffix in suffixes]
    return f"<p>Files: {' · '.join(links)}</p>"


def _file(fault: KgError) -> str:
    """The file without its folders, which are nobody's business."""
    return fault.where.file.rpartition("/")[2] if fault.where else "?"
