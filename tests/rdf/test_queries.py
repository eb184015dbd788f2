"""Each query of the library answers its question, and both stores give the same answer."""

from __future__ import annotations

import pytest
from rdflib import URIRef

from kg.errors import QueryError
from kg.rdf import Ask, Construct, Dataset, OxigraphStore, RdflibStore, Select, library
from kg.rdf.names import last_segment
from tests.rdf.conftest import fill
from tests.rdf.news import NEWS

FIRST = NEWS["a1"][1].triples[0].id

# query, parameters, the columns that are compared, the rows
ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[str | None, ...]]]] = [
    (
        "who-did-what-to-whom",
        {"from": "2021-03", "to": "2021-03"},
        "time actor action target factuality source",
        [
            (None, "Northland_navy", "bedreigen", "Iris_Zand", "negated", "Northland_navy"),
            (None, "Zuidland", "beschuldigen", "Northland_navy", "certain", "Iris_Zand"),
            ("2021-03-02", "Noordland", "bombarderen", "Zuidland_harbour", "certain", None),
            ("2021-03-02", "Noordland", "bombarderen", "Zuidland", "certain", None),
            ("2021", "Zuidland", "bombarderen", "Noordland", "negated", "World_Council"),
        ],
    ),
    (
        "who-did-what-to-whom",
        {"to": "2020"},
        "published actor action target",
        [(None, "Noordland", "bombarderen", "Zuidland"), (None, "Red_Front", "dreigen", "Noordland")],
    ),
    (
        "who-did-what-to-whom",
        {"from": "2021-04-30"},
        "time actor action",
        [(None, "Iris_Zand", "spreken"), ("2021", "Zuidland", "bombarderen"), (None, "World_Council", "steunen")],
    ),
    (
        "actor",
        {"actor": "red front"},
        "role subject what object factuality article",
        [
            ("is", "Red_Front", "label", "Red Front", None, None),
            ("is", "Red_Front", "label", "Rode Front", None, None),
            ("is", "Red_Front", "altLabel", "Het Rode Front", None, None),
            ("is", "Red_Front", "altLabel", "het Rode Front", None, None),
            ("is", "Red_Front", "actorType", "ArmedGroup", None, None),
            ("did", "Red_Front", "dreigen", "Noordland", "uncertain", "b/3 \u00e9"),
            ("underwent", "Iris_Zand", "spreken", "Red_Front", "certain", "a2"),
        ],
    ),
    (
        "source",
        {"source": "De Wereldraad"},
        "actor action target factuality time evidence",
        [("Zuidland", "bombarderen", "Noordland", "negated", "2021", "Zuidland bombardeerde Noordland niet")],
    ),
    (
        "article",
        {"article": "b/3 \u00e9"},
        "actor action target category factuality evidence",
        [
            (
                "Noordland",
                "bombarderen",
                "Zuidland",
                "ASSAULT",
                "negated",
                "Noordland heeft Zuidland nooit gebombardeerd",
            ),
            ("Red_Front", "dreigen", "Noordland", "THREATEN", "uncertain", "Het Rode Front dreigt Noordland"),
        ],
    ),
    (
        "what-did-x-do-to-y",
        {"actor": "Northland", "target": "ZUIDLAND"},
        "time action factuality source article",
        [("2021-03-02", "bombarderen", "certain", None, "a1"), (None, "bombarderen", "negated", None, "b/3 \u00e9")],
    ),
    (
        "accusations",
        {},
        "accused accuser evidence source article",
        [("Northland_navy", "Zuidland", "beschuldigt Zuidland de Noordlandse marine van verraad", "Iris_Zand", "a1")],
    ),
    (
        "contradictions",
        {},
        "actor action target certainArticle deniedArticle",
        [("Noordland", "bombarderen", "Zuidland", "a1", "b/3 \u00e9")],
    ),
    (
        "most-active-actors",
        {},
        "actor acts undergoes total",
        [
            ("Noordland", "3", "3", "6"),
            ("Zuidland", "2", "2", "4"),
            ("Iris_Zand", "1", "1", "2"),
            ("Northland_navy", "1", "1", "2"),
            ("Red_Front", "1", "1", "2"),
            ("World_Council", "1", "0", "1"),
            ("Zuidland_harbour", "0", "1", "1"),
        ],
    ),
    (
        "categories-over-time",
        {},
        "month category statements",
        [
            ("", "ASSAULT", "1"),
            ("", "THREATEN", "1"),
            ("2021", "ASSAULT", "1"),
            ("2021-03", "ACCUSE", "1"),
            ("2021-03", "ASSAULT", "2"),
            ("2021-03", "THREATEN", "1"),
            ("2021-04", "CONSULT", "1"),
            ("2021-04", "SUPPORT", "1"),
        ],
    ),
    (
        "shortest-path",
        {"actor": "Zuidland", "target": "Noordlandse marine"},
        "length start end",
        [("1", "Zuidland", "Northland_navy")],
    ),
    (
        "shortest-path",
        {"actor": "Wereldraad", "target": "Zuidland"},
        "length start via end",
        [("2", "World_Council", "Noordland", "Zuidland")],
    ),
    (
        "shortest-path",
        {"actor": "Wereldraad", "target": "Noordlandse marine"},
        "length start via1 via2 end",
        [("3", "World_Council", "Noordland", "Zuidland", "Northland_navy")],
    ),
    (
        "shortest-path",
        {"actor": "haven van Zuidland", "target": "Noordlandse marine"},
        "length via1 via2",
        [("3", "Noordland", "Zuidland")],
    ),
    ("shortest-path", {"actor": "Iris Zand", "target": "Zuidland"}, "length", []),
    (
        "evidence",
        {"statement": FIRST},
        "factuality evidence sentence article",
        [
            (
                "negated",
                "Noordland heeft Zuidland nooit gebombardeerd",
                "Noordland heeft Zuidland nooit gebombardeerd.",
                "b/3 \u00e9",
            ),
            (
                "certain",
                "Noordland heeft dinsdag de haven van Zuidland gebombardeerd",
                "Noordland heeft dinsdag de haven van Zuidland gebombardeerd.",
                "a1",
            ),
        ],
    ),
    ("reports", {}, "event", []),  # none of this news is told twice: tests/rdf/test_reports.py asks for more
    (
        "unlinked-actors",
        {},
        "actor type appearances",
        [
            ("Iris_Zand", "Person", "2"),
            ("Red_Front", "ArmedGroup", "2"),
            ("World_Council", "IntergovernmentalOrganization", "1"),
        ],
    ),
    (
        "country-balance",
        {},
        "country other statements cooperation conflict balance",
        [("Noordland", "Zuidland", "2", "0", "-19", "-19"), ("Zuidland", "Noordland", "1", "0", "-3", "-3")],
    ),
]


def short(term: object) -> str | None:
    """A term without its namespace; an article by its id."""
    return None if term is None else last_segment(term) if isinstance(term, URIRef) else str(term)


@pytest.mark.parametrize(("name", "values", "columns", "rows"), ANSWERS)
def test_the_answer(dataset, name, values, columns, rows):
    result = dataset.ask(name, **values)
    assert isinstance(result, Select)
    found = [tuple(short(row.get(column)) for column in columns.split()) for row in result.dicts()]
    if name == "who-did-what-to-whom":  # statements of one article are in the order of their ids, which say nothing
        assert sorted(found, key=str) == sorted(rows, key=str)
    else:
        assert found == rows


def test_every_query_of_the_library_is_asked_above():
    assert {name for name, *_ in ANSWERS} == set(library.queries())


@pytest.mark.parametrize(("name", "values"), [(name, values) for name, values, *_ in ANSWERS])
def test_both_stores_give_the_same_answer(name, values):
    first, second = (fill(Dataset(store())) for store in (RdflibStore, OxigraphStore))
    assert first.ask(name, **values) == second.ask(name, **values)


@pytest.mark.parametrize(
    "name",
    [
        "Zand",
        "zand",
        "IRIS ZAND",
        "Iris_Zand",
        "premier Iris Zand",
        "actor:Iris_Zand",
        "https://kg-nieuws.example/actor/Iris_Zand",
        "  iris   zand ",
    ],
)
def test_an_actor_is_found_by_any_of_its_names(dataset, name):
    assert len(dataset.ask("actor", actor=name)) == len(dataset.ask("actor", actor="Iris Zand")) > 4


@pytest.mark.parametrize("hostile", ['x" } UNION { ?s ?p ?o } #', "x' ; DROP ALL", "<script>", "\\u0022", "?x"])
def test_a_value_is_never_part_of_the_query(dataset, hostile):
    with pytest.raises(QueryError, match="no actor is called"):
        dataset.ask("actor", actor=hostile)


def test_a_limit_cuts_rows_and_says_so(dataset):
    all_rows = dataset.ask("most-active-actors")
    cut = dataset.ask("most-active-actors", limit=2)
    assert cut.rows == all_rows.rows[:2] and not cut.complete and all_rows.complete
    assert dataset.ask("most-active-actors", limit=len(all_rows)).complete


def test_sparql_of_ones_own(dataset):
    assert dataset.query("ASK { actor:Noordland act:bombarderen actor:Zuidland }") == Ask(True)
    assert dataset.query("ASK { actor:Zuidland act:bombarderen actor:Noordland }") == Ask(False)
    built = dataset.query("CONSTRUCT { ?x a sem:Actor } WHERE { ?x a sem:Actor }")
    assert isinstance(built, Construct) and len(built) == 7
    counted = dataset.query("SELECT (COUNT(*) AS ?n) { GRAPH article:a1 { ?s a kg:Statement } }")
    assert str(counted.rows[0][0]) == "4"


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        (
            "SELECT * {\n  ?s ?p ?o .\n  FILTER(?o > )\n}",
            "line 3, column 3: is not valid SPARQL from 'FILTER.\\?o > .' on",
        ),
        ("SELECT * {\n  ?s ?p ?o .\n  ?s ?p .\n}", "line 3, column 3"),
        ("SELECT * { ?s ?p ?o . }}", "line 1, column 24"),
        ("SELEC * {}", "line 1, column 1: is not valid SPARQL from 'SELEC"),
        ("", "line 1, column 1"),
        ("DELETE WHERE { ?s ?p ?o }", "line 1, column 1"),
        ("SELECT * {\n  ?s foo:bar ?o }", "line 2, column 6: the prefix 'foo:' is not declared"),
        ("SELECT * { ?s rdfs:label 'a:b' ; foo:bar ?o }", "line 1, column 34: the prefix 'foo:'"),
    ],
)
def test_a_mistake_is_shown_where_it_is(dataset, sparql, message):
    with pytest.raises(QueryError, match=f"query, {message}"):
        dataset.query(sparql)
