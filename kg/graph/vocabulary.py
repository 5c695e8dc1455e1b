"""The terms that diplograph writes and reads, each vocabulary a closed list; nothing else in the code spells a term.

The project's own terms (`DG`) are those of ``ontology/diplograph.ttl``, the others are declared in
``ontology/alignments.ttl``; a test keeps all three in step.

>>> DG.participant
<NamedNode value=https://w3id.org/diplograph/ontology#participant>
"""

from __future__ import annotations

from difflib import get_close_matches

from pyoxigraph import NamedNode

from kg.errors import GraphError


class Vocabulary:
    """A namespace with a closed list of local names, read as attributes or, for computed names, by subscript."""

    def __init__(self, prefix: str, iri: str, names: str) -> None:
        self.prefix = prefix
        self.iri = iri
        self.terms = {name: NamedNode(iri + name) for name in names.split()}
        self.__dict__.update(self.terms)  # found without a call; __getattr__ is left for the unknown

    def __getitem__(self, name: str) -> NamedNode:
        """The term of a local name; raises GraphError for a name that the vocabulary lacks."""
        try:
            return self.terms[name]
        except KeyError:
            near = get_close_matches(name, self.terms, n=1)
            hint = f"did you mean {self.prefix}:{near[0]}?" if near else f"see the terms of <{self.iri}>"
            raise GraphError(f"there is no term {self.prefix}:{name}", hint=hint) from None

    def each(self, names: str) -> list[NamedNode]:
        """The terms of several local names, parted by white space, in their order."""
        return [self[name] for name in names.split()]

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)  # copy and pickle probe for special methods
        return self[name]


CLASSES = """
    Document Passage Mention Extraction Agent Person Organization Country Place
    Fact Occasion Meeting Agreement Figure TargetFigure ObservedFigure Participation Holding TimeSpan Unit Indicator
    Kind MeetingKind AgreementKind Status MeetingStatus AgreementStatus TargetStatus HoldingStatus
    Comparator Change DateBasis
"""
PROPERTIES = """
    evidence inDocument begin end quote status statedBy statedOn statedOnBasis rule confidence explanation
    fileName sha256 text extraction version model decisions
    kind date dateBasis place participant participation agent role represents partOf ordinal topic outcome
    title party count approximate subject
    indicator value upperValue unit comparator deadline period change
    person office of country form edtf earliest latest iso3166 m49
"""
CONCEPTS = """
    talks visit summit call session forum ceremony other held ongoing planned proposed cancelled
    treaty memorandum declaration contract programme commitment
    signed inForce agreed negotiating rejected terminated set reached notReached missed former elect
    equal moreThan atLeast lessThan atMost about increase decrease stated resolved inherited
"""

DG = Vocabulary("dg", "https://w3id.org/diplograph/ontology#", CLASSES + PROPERTIES + CONCEPTS)
RDF = Vocabulary("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Vocabulary("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "label comment")
OWL = Vocabulary("owl", "http://www.w3.org/2002/07/owl#", "annotatedSource annotatedProperty annotatedTarget sameAs")
XSD = Vocabulary("xsd", "http://www.w3.org/2001/XMLSchema#", "string boolean integer decimal double date")
SKOS = Vocabulary("skos", "http://www.w3.org/2004/02/skos/core#", "Concept altLabel notation exactMatch closeMatch")
DCTERMS = Vocabulary("dcterms", "http://purl.org/dc/terms/", "title issued publisher language source")
SCHEMA = Vocabulary("schema", "https://schema.org/", "CreativeWork Event Place Country QuantitativeValue mentions")
SEM = Vocabulary("sem", "http://semanticweb.cs.vu.nl/2009/11/sem/", "Event")
FOAF = Vocabulary("foaf", "http://xmlns.com/foaf/0.1/", "Person")
ORG = Vocabulary("org", "http://www.w3.org/ns/org#", "Organization Membership")
SOSA = Vocabulary("sosa", "http://www.w3.org/ns/sosa/", "Observation")
TIME = Vocabulary("time", "http://www.w3.org/2006/time#", "ProperInterval")
QUDT = Vocabulary("qudt", "http://qudt.org/schema/qudt/", "Unit")
PROV = Vocabulary("prov", "http://www.w3.org/ns/prov#", "Entity Activity used wasGeneratedBy")
SSSOM = Vocabulary(
    "sssom", "https://w3id.org/sssom/",
    "Mapping mapping_justification confidence author_label mapping_date object_source_version",
)  # fmt: skip
SEMAPV = Vocabulary("semapv", "https://w3id.org/semapv/vocab/", "CompositeMatching ManualMappingCuration")

VOCABULARIES = (DG, RDF, RDFS, OWL, XSD, SKOS, DCTERMS, SCHEMA, SEM, FOAF, ORG, SOSA, TIME, QUDT, PROV, SSSOM, SEMAPV)

#: Prefixes of exports: every vocabulary above, and Wikidata's entities.
PREFIXES = {v.prefix: v.iri for v in VOCABULARIES} | {"wd": "http://www.wikidata.org/entity/"}
