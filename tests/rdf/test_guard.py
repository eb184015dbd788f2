"""SERVICE is found wherever it is a keyword, and nowhere else."""

from __future__ import annotations

import pytest

from kg.rdf.server.guard import asks_other_hosts


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://example.org/> { ?s ?p ?o } }",
        "SELECT * {SERVICE<http://example.org/>{?s ?p ?o}}",
        "SELECT * { SERVICE ?where { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'a' .SERVICE ex:y {} }",
        "SELECT * { ?s ?p '''it's''' SERVICE ex:y {} }",
        'SELECT * { ?s ?p "\\"" . SERVICE ex:y {} }',
        "SELECT * { # comment\n SERVICE ex:y {} }",
        "SELECT * { ?s <p> ?o FILTER(?s < 3) SERVICE <http://e> {} }",
        "SELECT * { \\u0053ERVICE <http://example.org/> {} }",
        "SELECT * { S\\U00000045RVICE <http://example.org/> {} }",
        'SELECT * { ?s ?p "\\u0022" . SERVICE <http://example.org/> {} }',
        'SELECT * { ?s ?p "\\u0022 . SERVICE <http://example.org/> {} }',
        "SELECT * { ?s ?p 5SERVICE ex:y {} }",
        "SELECT * { ?s ?p ?o }\rSERVICE",
    ],
)
def test_a_query_that_asks_other_hosts(sparql):
    assert asks_other_hosts(sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service $SERVICE { ?service ?p ?o }",
        "SELECT * { ?s ex:SERVICE SERVICE:x }",
        "SELECT * { ?s <http://example.org/SERVICE> 'SERVICE' , \"SERVICE\" }",
        "SELECT * { ?s ?p '''SERVICE ' '' SERVICE''' , \"\"\"SERVICE \" SERVICE\"\"\" }",
        "SELECT * { ?s ?p ?o } # SERVICE",
        "SELECT * { ?s ?p 'x'@nl ; ex:services ?services . ?s ex:p\\-SERVICE ?o }",
    ],
)
def test_a_query_that_only_has_the_word(sparql):
    assert not asks_other_hosts(sparql)
