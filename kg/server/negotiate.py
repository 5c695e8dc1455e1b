"""Content negotiation: media types of results and graphs, ``Accept`` with q-values, ``Accept-Encoding``.

Source: RFC 9110, sections 12.4 and 12.5; SPARQL 1.1 Protocol, section 2.1.5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.errors import QueryError


class NotAcceptable(QueryError):
    """No format that the client takes can hold this kind of result."""


@dataclass(frozen=True, slots=True)
class Format:
    """``name`` is what ``format=`` takes; ``also`` are further media types that mean it."""

    name: str
    media_type: str
    also: tuple[str, ...] = ()
    charset: bool = False

    @property
    def content_type(self) -> str:
        return f"{self.media_type};charset=utf-8" if self.charset else self.media_type


JSON = Format("json", "application/sparql-results+json", ("application/json",))
XML = Format("xml", "application/sparql-results+xml", ("application/xml", "text/xml"))
CSV = Format("csv", "text/csv", charset=True)
TSV = Format("tsv", "text/tab-separated-values", charset=True)
HTML = Format("html", "text/html", ("application/xhtml+xml",), charset=True)
TURTLE = Format("turtle", "text/turtle", ("application/x-turtle",), charset=True)
NTRIPLES = Format("ntriples", "application/n-triples", ("text/plain",))
RDFXML = Format("rdfxml", "application/rdf+xml", ("application/xml", "text/xml"))
JSONLD = Format("jsonld", "application/ld+json", ("application/json",))
TRIG = Format("trig", "application/trig")
NQUADS = Format("nquads", "application/n-quads")

# In order of our own preference, which decides between equals.
RESULTS = (JSON, XML, CSV, TSV, HTML)
GRAPHS = (TURTLE, NTRIPLES, RDFXML, JSONLD, TRIG, NQUADS, HTML)
ALIASES = {"ttl": "turtle", "nt": "ntriples", "rdf": "rdfxml", "nq": "nquads"}


@lru_cache(maxsize=512)
def parse_accept(header: str) -> tuple[tuple[str, float], ...]:
    """Ranges with their q-values; what cannot be read as one is left out.

    >>> parse_accept("text/csv;q=0.5, */*;q=0.1")
    (('text/csv', 0.5), ('*/*', 0.1))
    """
    found = []
    for part in header[:4000].split(","):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if not re.fullmatch(r"[\w!#$&^.+*-]+(/[\w!#$&^.+*-]+)?", kind):
            continue
        quality = 1.0
        for parameter in parameters:
            if match := re.fullmatch(r"q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", parameter):
                quality = float(match[1])
        found.append((kind, quality))
    return tuple(found)


def choose(header: str, offered: tuple[Format, ...]) -> Format | None:
    """The best of ``offered`` for an ``Accept`` header, None where nothing is acceptable; no header takes anything.

    >>> choose("text/csv;q=0.5, application/*;q=0.9", RESULTS).name
    'json'
    """
    if not header.strip():
        return offered[0]
    ranges = parse_accept(header)
    best: tuple[float, int] | None = None
    chosen = None
    for form in offered:
        # Only a media type that is spelt out calls for a second name of a format: text/* does not mean text/xml.
        others = [rank for kind in form.also if (rank := _match(kind, ranges))[1] == 2]
        rank = max([_match(form.media_type, ranges), *others])
        if rank[0] > 0 and (best is None or rank > best):
            best, chosen = rank, form
    return chosen


def named(name: str, offered: tuple[Format, ...]) -> Format | None:
    """The format that ``format=`` names, by short name, alias or media type."""
    name = ALIASES.get(name.lower(), name.lower())
    return next((form for form in offered if name in (form.name, form.media_type, *form.also)), None)


@lru_cache(maxsize=512)
def wanted(accept: str, name: str | None, *, graph: bool) -> Format | None:
    """The format of a graph, or of other results: by ``format=`` where there is one, else by the ``Accept`` header."""
    offered = GRAPHS if graph else RESULTS
    return named(name, offered) if name else choose(accept, offered)


@lru_cache(maxsize=512)
def takes_gzip(header: str) -> bool:
    """Whether ``Accept-Encoding`` takes gzip."""
    ranges = dict(parse_accept(header))
    return ranges.get("gzip", ranges.get("x-gzip", ranges.get("*", 0.0))) > 0


def _match(media_type: str, ranges: tuple[tuple[str, float], ...]) -> tuple[float, int]:
    """q-value and specificity of the most specific range that covers a media type."""
    family = media_type.partition("/")[0]
    found = (0.0, -1)
    for kind, quality in ranges:
        specificity = {media_type: 2, f"{family}/*": 1, "*/*": 0}.get(kind, -1)
        if specificity > found[1]:
            found = (quality, specificity)
    return found
