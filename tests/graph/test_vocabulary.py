"""The vocabulary module, the ontology, the shapes and the saved queries speak of the same terms."""

from __future__ import annotations

import ast
import copy
import re
from pathlib import Path
from typing import get_args

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

import kg.model as model
from kg.errors import GraphError
from kg.graph.vocabulary import CLASSES, CONCEPTS, DG, PROPERTIES, VOCABULARIES
from kg.resources import resource

ROOT = Path(__file__).parents[2]
ROOMS = [*ROOT.glob("kg/**/*.py")]
BUILT_IN = {"rdf", "rdfs", "owl", "xsd"}  # vocabularies of RDF and OWL themselves need no declaration


def load(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(resource("ontology", name), format="turtle")


ONTOLOGY = load("diplograph.ttl")
ALIGNMENTS = load("alignments.ttl")
SHAPES = load("shapes.ttl")


def local(graph: rdflib.Graph, *kinds: rdflib.URIRef) -> set[str]:
    found = {s for kind in kinds for s in graph.subjects(RDF.type, kind)}
    return {str(s).removeprefix(DG.iri) for s in found if str(s).startswith(DG.iri)}


def used(graph: rdflib.Graph) -> set[str]:
    return {str(term).removeprefix(DG.iri) for triple in graph for term in triple if str(term).startswith(DG.iri)}


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (CLASSES, (OWL.Class,)),
        (PROPERTIES, (OWL.ObjectProperty, OWL.DatatypeProperty)),
        (CONCEPTS, (OWL.NamedIndividual,)),
    ],
)
def test_module_and_ontology_list_the_same_terms(names: str, kinds: tuple[rdflib.URIRef, ...]) -> None:
    """Each class, property and concept of the module is declared as such in the ontology, and none is missing."""
    assert set(names.split()) == local(ONTOLOGY, *kinds)


@pytest.mark.parametrize("name", sorted(DG.terms))
def test_every_term_has_a_label_and_a_comment(name: str) -> None:
    """Every term of the ontology says what it is called and what it means."""
    term = rdflib.URIRef(DG.iri + name)
    assert len(list(ONTOLOGY.objects(term, RDFS.label))) == 1
    assert len(str(ONTOLOGY.value(term, RDFS.comment)).split()) >= 2


@pytest.mark.parametrize("name", sorted(PROPERTIES.split()))
def test_every_property_has_a_domain_and_a_range(name: str) -> None:
    """Every property says of what it is and what its values are."""
    term = rdflib.URIRef(DG.iri + name)
    assert ONTOLOGY.value(term, RDFS.domain) is not None
    assert ONTOLOGY.value(term, RDFS.range) is not None


@pytest.mark.parametrize("file", ["alignments.ttl", "shapes.ttl"])
def test_no_other_file_uses_a_term_that_the_ontology_lacks(file: str) -> None:
    """Shapes and alignments speak only of terms that are declared."""
    assert used(load(file)) <= set(DG.terms)


def test_no_saved_query_uses_a_term_that_the_ontology_lacks() -> None:
    """Every dg: name in queries/*.rq, comments left out, is a term."""
    for file in (ROOT / "queries").glob("**/*.rq"):
        text = re.sub(r"^\s*#.*$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        names = set(re.findall(r"(?<![\w:])dg:(\w+)", text)) | set(re.findall(re.escape(DG.iri) + r"(\w+)", text))
        assert names <= set(DG.terms), f"{file.name}: {sorted(names - set(DG.terms))}"


def test_no_code_uses_a_term_that_its_vocabulary_lacks() -> None:
    """Every attribute read off a vocabulary, anywhere in the code, is one of its terms."""
    known = {v.prefix.upper(): {*v.terms, *dir(v)} for v in VOCABULARIES}
    for file in ROOMS:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "kg.graph.vocabulary"
            for alias in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in imported:
                name = node.value.id
                assert name not in known or node.attr in known[name], f"{file}:{node.lineno}: {name}.{node.attr}"


def test_terms_of_others_are_declared() -> None:
    """Every class and property of another vocabulary that data use is declared in the alignments."""
    declared = {str(s) for s in ALIGNMENTS.subjects(RDF.type)}
    for vocabulary in VOCABULARIES:
        if vocabulary.prefix not in BUILT_IN | {"dg"}:
            assert {term.value for term in vocabulary.terms.values()} <= declared, vocabulary.prefix


@pytest.mark.parametrize(
    ("literal", "cls"),
    [
        (model.MeetingKind, "MeetingKind"),
        (model.MeetingStatus, "MeetingStatus"),
        (model.AgreementKind, "AgreementKind"),
        (model.AgreementStatus, "AgreementStatus"),
        (model.TargetStatus, "TargetStatus"),
        (model.HoldingStatus, "HoldingStatus"),
        (model.Comparator, "Comparator"),
        (model.DateBasis, "DateBasis"),
    ],
)
def test_the_model_s_words_are_the_ontology_s_concepts(literal: object, cls: str) -> None:
    """What a fact may say is exactly the closed list of concepts of that class."""
    assert set(get_args(literal)) == local(ONTOLOGY, rdflib.URIRef(DG.iri + cls))


def test_shapes_allow_exactly_the_concepts_of_a_class() -> None:
    """Each sh:in list of concepts is all of one class of the ontology."""
    sh_in = rdflib.URIRef("http://www.w3.org/ns/shacl#in")
    classes = [local(ONTOLOGY, c) for c in ONTOLOGY.subjects(RDF.type, OWL.Class) if isinstance(c, rdflib.URIRef)]
    for head in SHAPES.objects(None, sh_in):
        members = set(rdflib.collection.Collection(SHAPES, head))
        if all(str(m).startswith(DG.iri) for m in members):
            assert {str(m).removeprefix(DG.iri) for m in members} in classes


def test_concepts_are_skos_concepts() -> None:
    """Every class of concepts is a subclass of skos:Concept."""
    for name in ("Kind", "Status", "Comparator", "Change", "DateBasis", "Indicator"):
        assert (rdflib.URIRef(DG.iri + name), RDFS.subClassOf, SKOS.Concept) in ONTOLOGY


def test_the_ontology_is_owl_2_dl_in_the_ways_that_are_checked() -> None:
    """No reserved datatype outside OWL 2's map is a range, and no term is two sorts of property at once."""
    allowed = {rdflib.XSD[n] for n in ("string", "integer", "decimal", "boolean")} | {RDFS.Literal}
    for term in ONTOLOGY.subjects(RDF.type, OWL.DatatypeProperty):
        assert ONTOLOGY.value(term, RDFS.range) in allowed
    assert not local(ONTOLOGY, OWL.ObjectProperty) & local(ONTOLOGY, OWL.DatatypeProperty)
    both = ONTOLOGY + ALIGNMENTS
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Class)
    for term in set(both.subjects(RDFS.subClassOf)) | set(both.objects(None, RDFS.subClassOf)):
        assert (term, RDF.type, OWL.Class) in both
    for one, _, other in both.triples((None, RDFS.subPropertyOf, None)):
        assert {k for k in kinds if (one, RDF.type, k) in both} == {k for k in kinds if (other, RDF.type, k) in both}


def test_an_unknown_term_is_an_error_that_names_the_nearest() -> None:
    """A misspelt term is refused with the one that was probably meant."""
    with pytest.raises(GraphError, match="did you mean dg:participant"):
        _ = DG.participent
    with pytest.raises(GraphError, match="no term dg:zzz"):
        _ = DG["zzz"]
    assert copy.copy(DG).participant == DG.participant
