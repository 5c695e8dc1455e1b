"""How IRIs are minted: from stable content under one base, so that the same text gives the same graph everywhere.

Every function here is injective up to SHA-256: two different file names, keys, dates or notations never share an IRI.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.errors import GraphError

DEFAULT_BASE = "https://w3id.org/diplograph/data/"

#: Local names of the named graphs that documents share.
SHARED_GRAPHS = ("agents", "places", "links", "terms")


def content_hash(*parts: str) -> str:
    r"""First 16 hex digits of SHA-256 over the parts joined by U+001F.

    >>> content_hash("a", "b") == content_hash("a\x1fb") != content_hash("ab")
    True
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(maxsize=4096)  # documents name the same agents and days
def segment(text: str) -> str:
    """Text as one path segment: all but RFC 3986 unreserved characters percent-encoded, so pure ASCII.

    A segment of dots alone would be resolved away (RFC 3986, 5.2.4) and is encoded too.

    >>> segment("people/year"), segment("São Tomé"), segment("..")
    ('people%2Fyear', 'S%C3%A3o%20Tom%C3%A9', '%2E%2E')
    """
    encoded = quote(text, safe="", errors="surrogatepass")
    return encoded.replace(".", "%2E") if not encoded.strip(".") else encoded


def document_slug(name: str) -> str:
    """Slug of a document from its file name without folders.

    ``.txt``, the ending of most texts, is dropped; any other ending stays, so that ``a.html`` and ``a.txt`` are two
    documents. A name without any dot ends in a bare colon, which encoding never gives, to keep it apart from its
    ``.txt`` namesake. Names whose stem has a dot, or is that of a shared graph, keep their ending.

    >>> document_slug("000_6febcb305ee30d60.txt"), document_slug("a.html"), document_slug("a")
    ('000_6febcb305ee30d60', 'a.html', 'a:')
    """
    stem = name.removesuffix(".txt")
    if stem != name and stem and "." not in stem and stem not in SHARED_GRAPHS:
        return segment(stem)
    return segment(name) if "." in name else segment(name) + ":"


@dataclass(frozen=True, slots=True)
class Namespaces:
    """The base under which every IRI of a build lies, and the IRIs under it.

    Raises:
        GraphError: the base is no absolute IRI, or does not end in ``/`` or ``#``.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not self.base.endswith(("/", "#")):
            raise GraphError(f"the base IRI {self.base!r} has no end", hint="let it end in '/'")
        self.iri("")

    def iri(self, path: str) -> NamedNode:
        """The IRI of an encoded path under the base."""
        try:
            return NamedNode(self.base + path)
        except ValueError as error:
            raise GraphError(
                f"<{self.base}{path}> is no IRI: {error}", hint=f"set a base such as {DEFAULT_BASE}"
            ) from None

    def node(self, kind: str, *segments: str) -> NamedNode:
        """``<base>kind/segment/…`` with each segment encoded here."""
        return self.iri("/".join((kind, *map(segment, segments))))

    def document(self, slug: str) -> NamedNode:
        return self.iri(f"document/{slug}")

    def graph(self, slug: str) -> NamedNode:
        """The named graph of one document."""
        return self.iri(f"graph/{slug}")

    def in_document(self, kind: str, slug: str, *parts: str) -> NamedNode:
        """A node of one document alone: ``<base>kind/slug/hash(parts)``."""
        return self.iri(f"{kind}/{slug}/{content_hash(*parts)}")

    def hashed(self, kind: str, *parts: str) -> NamedNode:
        """A node that several documents may speak of: ``<base>kind/hash(parts)``."""
        return self.iri(f"{kind}/{content_hash(*parts)}")

    def agent(self, key: str) -> NamedNode:
        return self.node("agent", key)

    def place(self, key: str) -> NamedNode:
        return self.node("place", key)

    def time(self, edtf: str) -> NamedNode:
        return self.iri("time/" + segment(edtf.replace("/", "..")))

    def unit(self, notation: str) -> NamedNode:
        return self.node("unit", notation)

    def indicator(self, words: str) -> NamedNode:
        return self.node("indicator", words)

    @property
    def agents(self) -> NamedNode:
        """The shared graph of agents."""
        return self.iri("graph/agents")

    @property
    def places(self) -> NamedNode:
        """The shared graph of places that are no agents."""
        return self.iri("graph/places")

    @property
    def links(self) -> NamedNode:
        """The shared graph of links to other data sets."""
        return self.iri("graph/links")

    @property
    def terms(self) -> NamedNode:
        """The shared graph of time spans, units and indicators."""
        return self.iri("graph/terms")
