"""The endpoint, asked by clients that others wrote and from a browser, over loopback."""

from __future__ import annotations

import json
import shutil
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg.cli.serve import serve
from kg.errors import StoreError
from kg.rdf import open_dataset
from kg.rdf.server.process import program
from tests.rdf.conftest import fill

try:
    program()
except StoreError:
    pytest.skip("the package oxigraph is not installed", allow_module_level=True)

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def folder(output: Path) -> Path:
    """The invented news with a page beside it."""
    (output / "graph.html").write_text("<!doctype html><title>the network</title>", encoding="utf-8")
    return output


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    """The address of a running server."""
    with serve(folder, timeout_s=1, rows=20) as server:
        yield server.url


def get(url: str, query: str | None = None, *, data: bytes | None = None, **headers: str) -> tuple[int, str, str]:
    """Return the status, media type and text of a response."""
    address = url + (f"sparql?{urlencode({'query': query})}" if query else "")
    request = urllib.request.Request(address, data, {key.replace("_", "-"): value for key, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, response.headers["Content-Type"], response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def test_sparqlwrapper_asks_and_builds(url):
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{url}sparql")
    client.setReturnFormat(wrapper.JSON)
    client.setQuery("""PREFIX actor: <https://kg-nieuws.example/actor/> PREFIX act: <https://kg-nieuws.example/action/>
        SELECT ?x { actor:Noordland act:bombarderen ?x } ORDER BY ?x""")
    rows = client.query().convert()["results"]["bindings"]
    assert [row["x"]["value"].rpartition("/")[2] for row in rows] == ["Zuidland", "Zuidland_harbour"]
    client.setMethod(wrapper.POST)
    assert client.query().convert()["results"]["bindings"] == rows
    client.setReturnFormat(wrapper.XML)
    client.setQuery("CONSTRUCT { ?s a ?t } WHERE { ?s a ?t } LIMIT 3")
    assert len(client.query().convert()) == 3
    client.setReturnFormat(wrapper.JSON)
    client.setQuery("ASK { ?s a <https://kg-nieuws.example/vocabulary#Statement> }")
    assert client.query().convert()["boolean"] is True


def test_rdflib_reads_it_as_a_store(url):
    graph = Graph(SPARQLStore(f"{url}sparql"))
    actor = URIRef("https://kg-nieuws.example/actor/Iris_Zand")
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    assert {str(value) for value in graph.objects(actor, label)} == {"Iris Zand"}
    assert list(graph.query("SELECT ?x { ?x ?p 'Rode Front'@nl }"))


@pytest.mark.parametrize(
    ("accept", "media_type", "start"),
    [
        ("", "application/sparql-results+json", "{"),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv", "x\r\n"),
        ("text/tab-separated-values;q=0.9, text/csv;q=0.1", "text/tab-separated-values", "?x\n"),
        ("text/html, application/json;q=0.9, */*;q=0.1", "application/json", "{"),
    ],
)
def test_rows_come_in_the_format_that_is_asked_for(url, accept, media_type, start):
    status, kind, text = get(url, "SELECT ?x { ?x ?p ?y } LIMIT 1", Accept=accept)
    assert (status, kind.partition(";")[0]) == (200, media_type) and text.startswith(start)
    assert get(url, "SELECT ?x { ?x ?p ?y } LIMIT 1", Accept="image/png")[0] == 406


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        ("*/*", "turtle"),
    ],
)
def test_triples_come_in_the_format_that_is_asked_for(url, accept, form):
    status, _, text = get(url, "CONSTRUCT WHERE { ?s a ?t } LIMIT 4", Accept=accept)
    assert status == 200 and len(Graph().parse(data=text, format=form)) == 4


def test_an_answer_is_cut_at_the_limit_and_says_so(url):
    address = f"{url}sparql?{urlencode({'query': 'SELECT * { ?s ?p ?o }'})}"
    with urllib.request.urlopen(address, timeout=30) as response:
        assert response.headers["X-KG-Truncated"] == "20"
        assert len(json.load(response)["results"]["bindings"]) == 20
    with urllib.request.urlopen(address + "+LIMIT+20", timeout=30) as response:
        assert response.headers["X-KG-Truncated"] is None
    assert len(Graph().parse(data=get(url, "CONSTRUCT WHERE { ?s ?p ?o }")[2], format="turtle")) == 20


def test_a_query_that_takes_too_long_is_stopped_and_the_next_is_answered(url):
    status, _, text = get(url, HEAVY)
    assert status == 503 and "took longer than 1 s" in text
    assert get(url, "ASK {}")[0] == 200


def test_a_failure_is_no_row_of_an_answer(url):
    status, _, text = get(url, f"SELECT * {{ {{ {HEAVY} }} }}", Accept="text/csv")
    assert status == 503 and "cancelled" not in text


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE SILENT <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    ],
)
def test_no_other_host_is_asked(url, sparql):
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.3)
        status, _, _ = get(url, sparql.replace("PORT", str(other.getsockname()[1])))
        assert status in (400, 403)
        with pytest.raises(TimeoutError):
            other.accept()


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"update=DROP+ALL", "application/x-www-form-urlencoded", 400),
        (b"DROP ALL", "application/sparql-update", 415),
        (b"INSERT DATA { <a:a> <a:a> <a:a> }", "application/sparql-query", 400),
        (b"query=DROP+ALL", "application/x-www-form-urlencoded", 400),
    ],
)
def test_nothing_can_be_changed(url, data, kind, status):
    before = get(url, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert get(f"{url}sparql", data=data, Content_Type=kind)[0] == status
    for path in ("update", "store", "store?default"):
        assert get(url + path, data=data, Content_Type=kind)[0] == 405
    assert get(url, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == before


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * {\n ?s ?p }", "query, line 2, column 2: is not valid SPARQL"),
        ("SELECT * { ?s kg:action ?o }", "the prefix 'kg:' is not declared"),
    ],
)
def test_a_mistake_is_explained(url, sparql, message):
    status, kind, text = get(url, sparql)
    assert status == 400 and kind.startswith("text/plain") and message in text


def test_the_pages_beside_it(url):
    assert "the network" in get(f"{url}graph.html")[2]
    assert get(f"{url}store/CURRENT")[0] == get(f"{url}../secret")[0] == 404
    described = Graph().parse(data=get(f"{url}sparql")[2], format="turtle")
    assert len(described) > 5
    assert json.loads(get(f"{url}library/actor?actor=zand")[2])["queries"][0].startswith("PREFIX ")
    assert get(f"{url}library/actor")[0] == get(f"{url}library/nothing")[0] == 400


def test_a_page_elsewhere_cannot_give_this_machine_a_name(url):
    assert get(url, Host="evil.example")[0] == 403
    assert get(f"{url}sparql", data=b"ASK {}", Content_Type="application/sparql-query", Host="evil.example")[0] == 403


def test_a_query_that_is_too_long_or_of_no_length(url):
    data = b"ASK { #" + b"x" * 1_000_001
    assert get(f"{url}sparql", data=data, Content_Type="application/sparql-query")[0] == 413


def test_a_new_build_is_served_without_a_restart(output, tmp_path):
    shutil.copytree(output / "store", tmp_path / "store")
    count = "SELECT (COUNT(*) AS ?n) { ?s a <https://kg-nieuws.example/vocabulary#Statement> }"
    with serve(tmp_path) as server:
        assert '"9"' in get(server.url, count)[2]
        with open_dataset(tmp_path / "store", fresh=True) as dataset:
            fill(dataset, "a1")
        assert '"4"' in get(server.url, count)[2]


def test_a_server_that_cannot_start(output, tmp_path, run_kg):
    with pytest.raises(StoreError, match="does not exist"), serve(tmp_path):
        pass
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = run_kg("serve", "-o", output, "--port", port)
    assert outcome.code == 2 and f"127.0.0.1:{port}: cannot be listened on" in outcome.err


@pytest.mark.browser
def test_the_query_page_in_a_browser(url, browser):
    page = browser.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url)
    page.select_option("#library", label="What one source says")
    page.fill("#param-source", "de wereldraad")
    page.click("#ask")
    page.wait_for_selector("#scroll td")
    cells = page.locator("#scroll td").all_inner_texts()
    assert cells[:4] == ["Zuidland", "bombarderen", "Noordland", "ontkend"]
    assert page.inner_text("#status") == "1 row"
    assert "PREFIX" in page.input_value("#sparql") and '"de wereldraad"' in page.input_value("#sparql")
    page.fill("#sparql", "SELECT ?x ('<img src=x onerror=alert(1)>' AS ?y) { ?x a sem:Actor } ORDER BY ?x LIMIT 2")
    page.click("#run")
    page.wait_for_selector("#scroll tbody tr:nth-child(2)")
    assert page.locator("#scroll td").nth(1).inner_text() == "<img src=x onerror=alert(1)>"
    with page.expect_download() as download:
        page.click("#csv")
    assert Path(download.value.path()).read_text(encoding="utf-8").startswith("x,y")
    assert problems == []
    page.fill("#sparql", "SELECT * { ?s ?p }")
    page.click("#run")
    page.wait_for_selector("#status.error")
    assert "line 1" in page.inner_text("#status")
    assert all(address.startswith((url, "blob:", "data:")) for address in asked)
    assert page.locator("#graph").get_attribute("href") == "graph.html" and page.locator("#graph").is_visible()
    page.close()
