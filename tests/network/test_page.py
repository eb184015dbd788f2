"""The page as a file: nothing outside it, a strict policy, the same bytes for the same input, text as data."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any

from kg.network.drawing import actor_types, drawing, quads, vis_network
from kg.network.graph import graph
from kg.network.layout import layout
from kg.network.notebook import show
from kg.network.page import MODULES, STYLES, page
from kg.network.payload import strings
from kg.records import ENTITY_TYPES, Article, ArticleRecord


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.DOTALL)
    assert match is not None
    return match[1]


def data_of(html: str) -> Any:
    return json.loads(found(r'<script type="application/json" id="data">(.*?)</script>', html))


def test_any_order_gives_the_same_bytes(by_hand):
    records, articles = by_hand
    turned = dict(reversed(list(articles.items())))
    assert page(records, articles) == page(list(reversed(records)), turned) == page(records, list(articles.values()))


def test_it_asks_for_nothing(by_hand):
    html = page(*by_hand)
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", html, flags=re.DOTALL)
    assert re.findall(r'\b(?:src|href|action|poster|srcset)="([^"]*)"', markup) == ["data:,"]
    assert not re.search(r"@import|url\(", "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL)))
    assert "sourceMappingURL" not in html


def test_only_its_own_scripts_and_styles_may_run(by_hand):
    html = page(*by_hand)
    policy = found(r'Content-Security-Policy" content="([^"]*)"', html)
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for kind, directive in (("script", "script-src"), ("style", "style-src")):
        allowed = set(re.findall(r"'sha256-([^']+)'", found(rf"{directive} ([^;]*)", policy)))
        inside = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
        assert {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inside} == allowed


def test_text_cannot_leave_the_data():
    hostile = "</script><script>alert(1)</script><!-- {{data}} \u2028 \ud800 '\""
    record = ArticleRecord("a", None, hostile, (), ())
    articles = {"a": Article("a", hostile, title=hostile)}
    html = page([record], articles, title=hostile)
    assert html.replace(vis_network(), "").count("<script") == 3 and "alert(1)</script>" not in html
    assert html.encode()
    assert data_of(html)["title"].startswith("</script>")


def test_sentences_and_where_the_evidence_stands(by_hand):
    data = data_of(page(*by_hand))
    said = {row[0]: row for row in data["statements"]}
    for record in by_hand[0]:
        for triple in record.triples:
            row = said[triple.id]
            sentence, start, end = data["sentences"][row[11]], row[12], row[13]
            assert sentence[start:end] == triple.evidence
            assert sentence.endswith(".")


def test_offsets_count_as_javascript_does():
    first = by_hand_with_emoji()
    row = data_of(page(*first))["statements"][0]
    sentence = data_of(page(*first))["sentences"][row[11]]
    units = sentence.encode("utf-16-le")
    assert units[2 * row[12] : 2 * row[13]].decode("utf-16-le") == first[0][0].triples[0].evidence


def by_hand_with_emoji():
    from tests.network.cases import made_by_hand

    records, articles = made_by_hand()
    shift = "🕊🕊 "
    triple = replace(
        records[0].triples[0],
        start=records[0].triples[0].start + 3,
        end=records[0].triples[0].end + 3,
        sentence=(0, (records[0].triples[0].sentence or (0, 0))[1] + 3),
    )
    record = replace(records[0], triples=(triple,))
    return [record], {"n1": replace(articles["n1"], text=shift + articles["n1"].text)}


def test_long_sentences_and_evidence_are_cut(by_hand):
    record = by_hand[0][0]
    text = "woord " * 2000 + "KERN" + " woord" * 2000
    at = text.index("KERN")
    triple = replace(record.triples[0], evidence="KERN", start=at, end=at + 4, sentence=(0, len(text)))
    whole = replace(triple, id="n1-whole", evidence=text, start=0, end=len(text))
    data = data_of(page([replace(record, triples=(triple, whole))], {"n1": Article("n1", text)}))
    shown = {row[0]: data["sentences"][row[11]] for row in data["statements"]}
    assert len(shown[triple.id]) < 700 and "KERN" in shown[triple.id]
    assert len(shown["n1-whole"]) < 1300


def test_an_article_that_is_missing_costs_its_sentences_only(by_hand):
    records, _ = by_hand
    data = data_of(page(records, {}))
    assert len(data["statements"]) == sum(len(record.triples) for record in records)
    assert data["articles"][0] == ["n1", "2031-03-04", "Spanning aan de dijk", None]


def test_whole_articles_are_not_in_the_page(by_hand):
    html = page(*by_hand)
    assert by_hand[1]["n3"].text not in html


def test_title_is_given_or_the_page_s_own(by_hand):
    assert "<title>Wie deed wat met wie</title>" in page(*by_hand)
    assert "<title>A &amp; B</title>" in page(*by_hand, title="A & B")


def test_an_empty_graph_is_a_page():
    assert data_of(page([], {}))["actors"] == []


def test_pyvis_shows_it_as_well(by_hand):
    network = graph(by_hand[0])
    net = drawing(network, layout(network))
    assert net.num_nodes() == len(network)
    assert net.num_edges() == len({(a, b) for a, b in network.edges()})
    assert '"physics": {"enabled": false}' in net.generate_html()


def test_every_type_and_class_is_drawn():
    assert sorted(row["key"] for row in actor_types()) == sorted(ENTITY_TYPES)
    colour = re.compile(r"#[0-9a-f]{6}")
    for row in [*actor_types(), *quads()]:
        assert colour.fullmatch(row["light"]) and colour.fullmatch(row["dark"])
    assert len({row["path"] for row in actor_types()}) == len(ENTITY_TYPES)


def test_every_word_has_two_languages_and_a_use():
    words = strings()
    assert all(dutch and english for dutch, english in words.values())
    template = files("kg.network") / "template"
    source = (template / "page.html").read_text("utf-8") + "".join(
        (template / "js" / f"{name}.js").read_text("utf-8") for name in MODULES
    )
    unused = {key for key in words if f'"{key}"' not in source and f"{key}:" not in source}
    assert unused <= {"certain", "uncertain", "negated", "from", "until"}
    assert set(re.findall(r'data-t(?:-label|-hint)?="([\w-]+)"', source)) <= words.keys()
    assert set(re.findall(r'words\.t\("([\w-]+)"', source)) <= words.keys()


def test_every_template_file_is_in_the_page():
    template = files("kg.network") / "template"
    assert {entry.name for entry in (template / "js").iterdir()} == {f"{name}.js" for name in MODULES}
    assert {entry.name for entry in (template / "css").iterdir()} == {f"{name}.css" for name in STYLES}


def test_in_a_notebook_it_is_a_frame(by_hand):
    view = show(*by_hand, height=450)
    frame = view._repr_html_()
    assert frame.startswith("<iframe srcdoc=") and 'height="450"' in frame and "allow-same-origin" not in frame
    assert frame.count("<") == 2


def test_a_part_of_it_by_subgraph_statement_and_actor(by_hand):
    records, _ = by_hand
    network = graph(records)
    some = network.edge_subgraph([("Union", "Noordland", records[1].triples[2].id)])
    assert [row[0] for row in data_of(show(*by_hand, only=some).html)["statements"]] == [records[1].triples[2].id]
    iri = f"https://kg-nieuws.example/statement/{records[0].triples[1].id}"
    assert len(data_of(show(*by_hand, only=[iri]).html)["statements"]) == 1
    actor = "https://kg-nieuws.example/actor/Northland_parliament"
    assert len(data_of(show(*by_hand, only=[actor]).html)["statements"]) == 3
