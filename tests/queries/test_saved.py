"""Query files: read strictly, shown with their faults, never dropped."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from kg.errors import BadParameter, BadQueryFile, UnknownQuery
from kg.queries.saved import load_queries, load_query

GOOD = """\
#+ summary: Everything
#+ description: >-
#+   All there is,
#+   and more.
#+ tags: [a, no]
#+ params:
#+   - name: kind
#+     type: string
#+     description: 'A kind: or none'
#+     choices: ["", no, 2019-05-31]
#+     default: ""
#+   - name: who
#+     type: agent
#+     description: Somebody

SELECT ?s WHERE { ?s ?p ?o FILTER (?_kind = "" || ?o = ?_kind || ?o = ?_who) }
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_is_read_as_the_text_that_it_is(tmp_path: Path) -> None:
    """YAML's guesses stay out: "no" and a date are texts; folded descriptions are one line."""
    query = load_query(write(tmp_path, "every-thing", GOOD))
    assert (query.name, query.title, query.description) == ("every-thing", "Everything", "All there is, and more.")
    assert query.tags == ("a", "no") and query.form == "select"
    kind, who = query.parameters
    assert kind.choices == ("", "no", "2019-05-31") and kind.default == "" and kind.description == "A kind: or none"
    assert who.choices_query and "Agent" in who.choices_query and not who.required
    assert '"no"' in query.bind({"kind": "no"})
    with pytest.raises(BadParameter, match=r"^every-thing: "):
        query.bind({"kind": "yes"})


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("#+ summary: Everything\n", "", None, "summary is missing"),
        ("#+ tags: [a, no]", "#+ tags: [a, no", 6, "not YAML"),
        ("#+ tags: [a, no]", "#+ tag: [a, no]", 5, "'tag' is not one of"),
        ("#+ tags: [a, no]", "#+ tags: a", 5, "expected a list"),
        ("type: agent", "type: person", 13, "'person' is not one of"),
        ("name: who", "name: kind", 12, "'kind' is taken"),
        ("name: who", "name: limit", 12, "'limit' is taken"),
        ("name: who", "name: whom", None, "differ in who, whom"),
        ('default: ""', "default: maybe", 11, "none of the choices"),
        ("description: Somebody", "description: S\n#+     required: yes", 15, "'yes' is not one of"),
        ("?s ?p ?o FILTER", "?s ?p FILTER", 16, "not SPARQL"),
        ("?s ?p ?o FILTER", "SERVICE <http://e.org> { ?s ?p ?o } FILTER", 16, "SERVICE"),
        ("SELECT ?s WHERE", "DELETE WHERE", 16, "not SPARQL"),
        ("?s ?p ?o FILTER", "?s e:p ?o FILTER", 16, "the prefix e: is not declared"),
        ("#+", "#", None, "no header"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int | None, words: str) -> None:
    """Each fault of a header or text is a BadQueryFile with the file and, where there is one, the line."""
    path = write(tmp_path, "bad", GOOD.replace(old, new))
    with pytest.raises(BadQueryFile) as caught:
        load_query(path)
    assert words in caught.value.message and caught.value.where and caught.value.where.file == str(path)
    if line:
        assert caught.value.where.line == line


def test_a_bad_file_is_shown_and_harms_no_other(tmp_path: Path) -> None:
    """The catalogue holds the good queries and the faults of the others; asking for a bad one tells its fault."""
    write(tmp_path, "good", GOOD)
    write(tmp_path, "bad", GOOD.replace("?s ?p ?o FILTER", "?s ?p FILTER"))
    write(tmp_path, "Bad Name", GOOD)
    (tmp_path / "latin.rq").write_bytes(b"#+ summary: \xe9")
    catalogue = load_queries([tmp_path, tmp_path / "not there"])
    assert [query.name for query in catalogue] == ["good"]
    assert {Path(fault.where.file).stem for fault in catalogue.faults if fault.where} == {"bad", "Bad Name", "latin"}
    with pytest.raises(BadQueryFile, match=r"bad\.rq:16:"):
        catalogue.get("bad")
    with pytest.raises(UnknownQuery, match="did you mean good"):
        catalogue.get("goods")


def test_the_example_of_the_documentation_is_a_saved_query(tmp_path: Path) -> None:
    """The query in docs/queries.md loads and binds as it stands."""
    page = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")
    example = page[page.index("    #+ summary") : page.index("\n## Parameters")]
    query = load_query(write(tmp_path, "example", textwrap.dedent(example)))
    assert 'LCASE( "Japan" )' in query.bind({"country": "Japan", "status": "set"})


def test_a_later_folder_overrides(tmp_path: Path) -> None:
    """A user's query takes the place of the shipped one of the same name."""
    for folder, title in (("shipped", "Everything"), ("own", "Mine")):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, "same", GOOD.replace("Everything", title))
    assert load_queries([tmp_path / "shipped", tmp_path / "own"]).get("same").title == "Mine"
