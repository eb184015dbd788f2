"""``kg query`` as a person and as a pipe see it."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.cli.query import parameters, query, read_query
from kg.errors import QueryError
from kg.rdf import Select


@pytest.fixture
def ask(run_kg, output):
    """Call ``kg query ... -o`` the invented news."""
    return lambda *arguments: run_kg("query", *arguments, "-o", output)


def test_a_table_has_labels_in_place_of_iris(ask):
    outcome = ask("actor", "-p", "actor=red front")
    assert outcome.code == 0 and outcome.err == ""
    lines = [" ".join(line.split()) for line in outcome.out.splitlines()]
    assert lines[0] == "role subject what object factuality source time article statement"
    assert "did Rode Front dreigen Noordland onzeker b/3 \u00e9 Rode Front \u2192 dreigen \u2192 Noordland" in lines
    assert "https://" not in outcome.out and lines[-1] == "7 rows"


def test_columns_stand_under_their_names_in_a_pipe_too(ask):
    header, _, first, *_ = ask("who-did-what-to-whom").out.splitlines()
    assert first.startswith(" ") and header.index("actor") == first.index(first.strip().split("  ")[0])


def test_labels_in_english(ask):
    assert "Southland" in ask("most-active-actors", "--lang", "en").out


def test_csv_holds_iris_or_labels(ask):
    rows = list(csv.reader(io.StringIO(ask("most-active-actors", "-f", "csv", "--limit", "1").out)))
    assert rows[0] == ["actor", "acts", "undergoes", "total"]
    assert rows[1] == ["https://kg-nieuws.example/actor/Noordland", "3", "3", "6"]
    rows = list(csv.reader(io.StringIO(ask("most-active-actors", "-f", "csv", "--labels", "--limit", "1").out)))
    assert rows[1] == ["Noordland", "3", "3", "6"]


def test_json_is_that_of_sparql(ask):
    answer = json.loads(ask("source", "-p", "source=Wereldraad", "--format", "json").out)
    assert answer["head"]["vars"][:2] == ["actor", "action"]
    first = answer["results"]["bindings"][0]
    assert first["actor"] == {"type": "uri", "value": "https://kg-nieuws.example/actor/Zuidland"}
    assert first["time"] == {"type": "literal", "value": "2021", "datatype": "http://www.w3.org/2001/XMLSchema#gYear"}
    assert "source" not in first


def test_a_limit_is_told_on_stderr(ask):
    outcome = ask("most-active-actors", "--limit", "2")
    assert outcome.out.endswith("2 rows\n") and "only the first 2 rows" in outcome.err


def test_sparql_from_the_line_a_file_and_stdin(ask, tmp_path, monkeypatch):
    sparql = "SELECT ?x { actor:Noordland act:bombarderen ?x } ORDER BY ?x"
    with_parameter = "# param y text = z: unused\n" + sparql.replace("?x {", "?x ?y {")
    (tmp_path / "own.rq").write_text(with_parameter, encoding="utf-8")
    expected = ask(sparql).out
    assert "Zuidland" in expected and "2 rows" in expected
    assert ask(tmp_path / "own.rq").out == expected
    monkeypatch.setattr("sys.stdin", io.StringIO(sparql))
    assert ask("-").out == expected


def test_an_ask_and_a_construct(ask):
    assert ask("ASK { ?s a kg:Statement }").out == "yes\n"
    assert ask("ASK { ?s a kg:Statement }", "-f", "csv").out == "true\n"
    assert json.loads(ask("ASK { ?s a kg:Nothing }", "-f", "json").out) == {"head": {}, "boolean": False}
    construct = "CONSTRUCT { ?x act:bombarderen ?y } WHERE { ?x act:bombarderen ?y }"
    assert "actor:Noordland act:bombarderen actor:Zuidland" in ask(construct).out
    assert ask(construct, "-f", "csv").out.startswith("subject,predicate,object\n")


def test_the_list_names_every_query_and_its_parameters(ask):
    outcome = ask("--list")
    assert "actor=actor target=actor" in outcome.out and "[from=from] [to=to]" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "what to ask is missing"),
        (["acto"], "'acto': is not a query of the library, a file or SPARQL (did you mean actor"),
        (["missing.rq"], "missing.rq: cannot be read: No such file"),
        (["actor"], "query 'actor': needs the parameter 'actor'"),
        (["actor", "-p", "actor"], "--param 'actor': is not NAME=VALUE"),
        (["actor", "-p", "actor=a", "-p", "actor=b"], "--param 'actor': is given twice"),
        (["actor", "-p", "actor=Zandd"], "no actor is called 'Zandd' (nearest: Zand"),
        (["who-did-what-to-whom", "-p", "from=morgen"], "parameter 'from' is not a date"),
        (["SELECT * {"], "query 'SPARQL', line 1, column 1"),
        (["INSERT DATA { <a:a> <a:a> <a:a> }"], "is an update, and kg query changes nothing"),
    ],
)
def test_a_call_that_cannot_be_answered(ask, arguments, message):
    outcome = ask(*arguments)
    assert outcome.code == 2 and outcome.out == ""
    assert message in outcome.err and outcome.err.count("\n") == 1


def test_a_folder_without_a_graph(run_kg, tmp_path):
    outcome = run_kg("query", "actor", "-p", "actor=x", "-o", tmp_path)
    assert outcome.code == 2 and "does not exist (make it with 'kg build" in outcome.err


def test_text_from_articles_is_no_command_to_a_terminal(ask):
    outcome = ask('SELECT ("\\u001b[2J[bold]x[/bold]\\u202e" AS ?text) {}')
    assert "\ufffd[2J[bold]x[/bold]\ufffd" in outcome.out


def test_the_plain_functions(output):
    _, result = query("actor", output, parameters(["actor=Zand"]))
    assert isinstance(result, Select) and result.rows
    assert parameters(["x=a=b"]) == {"x": "a=b"}
    with pytest.raises(QueryError):
        read_query("no such query")
