"""Links as an SSSOM table: the mapping nodes of the links graph, one a row.

Source: SSSOM 1.0, "SSSOM/TSV serialisation" (https://mapping-commons.github.io/sssom/spec-formats-tsv/): a YAML block
of metadata whose lines begin with ``#``, then tab-separated rows under slot names; identifiers are CURIEs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__
from kg.graph.iris import Namespaces
from kg.graph.vocabulary import DG, OWL, RDF, RDFS, SKOS, SSSOM

COLUMNS = (
    "subject_id", "subject_label", "subject_category", "predicate_id", "object_id", "mapping_justification",
    "confidence", "author_label", "mapping_date", "mapping_tool", "mapping_tool_version", "object_source_version",
    "comment",
)  # fmt: skip
_LICENSE = "https://w3id.org/sssom/license/unspecified"  # whose the decisions are, only their author knows
_CATEGORIES = (DG.Country, DG.Person, DG.Organization, DG.Place, DG.Agreement, DG.Meeting, DG.Occasion)
_SLOTS = {
    SSSOM.mapping_justification: "mapping_justification", SSSOM.confidence: "confidence",
    SSSOM.author_label: "author_label", SSSOM.mapping_date: "mapping_date",
    SSSOM.object_source_version: "object_source_version", RDFS.comment: "comment",
}  # fmt: skip


def write_sssom(quads: Iterable[Quad], namespaces: Namespaces) -> Iterator[str]:
    """The table, line by line, sorted; the same bytes for the same links.

    Args:
        quads: the links graph, and of what may be linked labels and types; see `of_links`.
    """
    mappings: dict[str, dict[str, str]] = defaultdict(dict)
    labels: dict[str, str] = {}
    categories: dict[str, str] = {}
    same: set[tuple[str, str]] = set()
    prefixes = _prefixes(namespaces)
    for quad in quads:
        subject, value = _value(quad.subject), _value(quad.object)
        if quad.predicate == RDFS.label:
            # Documents label an agreement or a meeting each in its words.
            labels[subject] = min(labels.get(subject, value), value)
        elif quad.predicate == RDF.type and quad.object in _CATEGORIES:
            # A country is a place too; the first of the list tells more.
            order = [term.value for term in _CATEGORIES]
            categories[subject] = min(categories.get(subject, value), value, key=order.index)
        elif quad.predicate == OWL.sameAs:
            same.add((subject, value))
        elif quad.predicate == OWL.annotatedSource:
            mappings[subject]["subject"] = value
        elif quad.predicate == OWL.annotatedProperty:
            mappings[subject]["predicate"] = value
        elif quad.predicate == OWL.annotatedTarget:
            mappings[subject]["object"] = value
        if quad.predicate in _SLOTS:
            mappings[subject][_SLOTS[quad.predicate]] = value
    rows = []
    for mapping in mappings.values():
        if not {"subject", "predicate", "object"} <= mapping.keys():
            continue
        pair = mapping["subject"], mapping["object"]
        predicate = OWL.sameAs.value if pair in same else mapping["predicate"]
        row = {
            **mapping,
            "subject_id": _curie(pair[0], prefixes),
            "subject_label": labels.get(pair[0], ""),
            "subject_category": _curie(categories.get(pair[0], ""), prefixes),
            "predicate_id": _curie(predicate, prefixes),
            "object_id": _curie(pair[1], prefixes),
            "mapping_justification": _curie(mapping.get("mapping_justification", ""), prefixes),
        }
        if not mapping.get("mapping_justification", "").endswith("ManualMappingCuration"):
            row |= {"mapping_tool": "diplograph", "mapping_tool_version": __version__}
        rows.append(tuple(" ".join(row.get(column, "").split()) for column in COLUMNS))
    yield from _metadata(namespaces, prefixes)
    yield "\t".join(COLUMNS) + "\n"
    for cells in sorted(rows):
        yield "\t".join(cells) + "\n"


def _prefixes(namespaces: Namespaces) -> dict[str, str]:
    return {
        "agent": f"{namespaces.base}agent/",
        "agreement": f"{namespaces.base}agreement/",
        "dg": DG.iri,
        "geonames": "https://sws.geonames.org/",
        "meeting": f"{namespaces.base}meeting/",
        "owl": OWL.iri,
        "place": f"{namespaces.base}place/",
        "semapv": "https://w3id.org/semapv/vocab/",
        "skos": SKOS.iri,
        "wikidata": "http://www.wikidata.org/entity/",
    }


def _metadata(namespaces: Namespaces, prefixes: dict[str, str]) -> Iterator[str]:
    yield '#sssom_version: "1.0"\n'
    yield "#curie_map:\n"
    for prefix, iri in prefixes.items():
        yield f'#  {prefix}: "{iri}"\n'
    yield f'#mapping_set_id: "{namespaces.links.value}"\n'
    yield '#mapping_set_title: "Links of a diplograph graph"\n'
    yield f'#license: "{_LICENSE}"\n'


def _curie(iri: str, prefixes: dict[str, str]) -> str:
    for prefix, start in prefixes.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""


def of_links(quad: Quad, namespaces: Namespaces) -> bool:
    """Whether a quad belongs into the table: all of the links graph, labels and types of what may be linked."""
    if quad.graph_name == namespaces.links:
        return True
    if quad.predicate not in (RDFS.label, RDF.type):
        return False
    facts = f"{namespaces.base}agreement/", f"{namespaces.base}meeting/"
    return quad.graph_name in (namespaces.agents, namespaces.places) or _value(quad.subject).startswith(facts)
