"""The text of a library query that stands on its own gives the same answer."""

from __future__ import annotations

import re

import pytest
from rdflib import Literal

from kg.rdf import Select, library
from kg.rdf.library import parse
from kg.rdf.standalone import standalone
from tests.rdf.test_queries import ANSWERS


@pytest.mark.parametrize(("name", "values"), [(name, values) for name, values, *_ in ANSWERS])
def test_the_same_answer_without_parameters(dataset, name, values):
    query = library.find(name)
    expected = dataset.ask(name, **values)
    for text in standalone(query, query.bind(values), dataset.names.prefixes()):
        assert not re.search(r"# param", text)
        found = dataset.store.query(text)
        assert isinstance(found, Select)
        if found.rows:
            break
    assert set(found.rows) == set(expected.rows)
    assert found.variables == expected.variables or not found.rows


def test_a_hostile_value_stays_a_literal(dataset):
    query = parse("x", "# param t text: t\nSELECT ?t WHERE { BIND (?t AS ?x) }")
    hostile = 'a" } ; DROP ALL # \\ \n ?t'
    (text,) = standalone(query, {"t": Literal(hostile)}, {})
    result = dataset.store.query(text.replace("SELECT WHERE", "SELECT ?x WHERE"))
    assert isinstance(result, Select) and str(result.rows[0][0]) == hostile
