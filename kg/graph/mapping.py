"""Knowledge to quads: the door of the graph room."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.graph.documentgraph import DocumentGraph
from kg.graph.facts import write_agreements, write_figures, write_holdings, write_meetings, write_outcomes
from kg.graph.iris import Namespaces
from kg.graph.sheet import Sheet, day
from kg.graph.vocabulary import DCTERMS, DG, PROV, RDF, RDFS, SCHEMA
from kg.model import Knowledge


@dataclass(frozen=True, slots=True)
class Run:
    """What built the graph: diplograph's version and the language model's name and version. No clock.

    ``decisions`` is the digest of what people decided and live look-ups found; empty where neither did.
    """

    version: str
    model: str
    decisions: str = ""


def to_graph(knowledge: Knowledge, namespaces: Namespaces, run: Run) -> DocumentGraph:
    """All that one document contributes to the graph, as quads; the same knowledge gives the same quads.

    Nothing is judged here: what breaks a shape is written and left to the gate, which tells of it.

    Raises:
        GraphError: a fact names an entity that was never identified, an agent is described in two ways, a link is no
            IRI, or the text is no Unicode.
    """
    sheet = Sheet(knowledge, namespaces)
    _document(sheet)
    _extraction(sheet, run)
    extraction = knowledge.extraction
    nodes = write_meetings(sheet, extraction.meetings)
    nodes |= write_agreements(sheet, extraction.agreements)
    nodes |= write_figures(sheet, extraction.figures)
    write_outcomes(sheet, extraction.outcomes, nodes)
    write_holdings(sheet, extraction.holdings)
    sheet.all_agents()
    return DocumentGraph.of(sheet.finish())


def _document(sheet: Sheet) -> None:
    document, node = sheet.knowledge.document, sheet.document
    sheet.put(node, RDF.type, DG.Document, SCHEMA.CreativeWork, PROV.Entity)
    sheet.put(node, RDFS.label, sheet.literal(document.title or document.name))
    sheet.put(node, DG.fileName, sheet.literal(document.name))
    sheet.put(node, DG.sha256, sheet.literal(document.sha256))
    sheet.put(node, DG.text, sheet.literal(document.text))
    sheet.put(node, DCTERMS.language, sheet.literal(document.language))
    if document.title:
        sheet.put(node, DCTERMS["title"], sheet.literal(document.title))
    if document.issued:
        sheet.put(node, DCTERMS.issued, day(document.issued))
    if document.publisher:
        sheet.put(node, DCTERMS.publisher, sheet.literal(document.publisher))
    if document.source:
        sheet.put(node, DCTERMS.source, _iri_or_text(sheet, document.source))


def _extraction(sheet: Sheet, run: Run) -> None:
    own = (run.decisions,) if run.decisions else ()
    node = sheet.ns.in_document("extraction", sheet.slug, run.version, run.model, sheet.knowledge.document.sha256, *own)
    sheet.put(node, RDF.type, DG.Extraction, PROV.Activity)
    sheet.put(node, RDFS.label, sheet.literal(f"diplograph {run.version} with {run.model}"))
    sheet.put(node, DG.version, sheet.literal(run.version))
    sheet.put(node, DG.model, sheet.literal(run.model))
    if run.decisions:
        sheet.put(node, DG.decisions, sheet.literal(run.decisions))
    sheet.put(node, PROV.used, sheet.document)
    sheet.put(sheet.document, DG.extraction, node)
    sheet.put(sheet.graph, PROV.wasGeneratedBy, node)


def _iri_or_text(sheet: Sheet, source: str) -> NamedNode | Literal:
    """A source as IRI where it is one; a URL with blanks and the like is kept as the text that it is."""
    try:
        return NamedNode(source)
    except ValueError:
        return sheet.literal(source)
