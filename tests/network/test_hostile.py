"""Text from outside stays text: markup, scripts, quotes, direction controls, emoji, endless names."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from kg.network.page import page as make_page
from kg.records import Article, ArticleRecord, Entity, Triple

pytestmark = pytest.mark.browser

EVIL = [
    "<img src=x onerror=\"document.title='broken'\">",
    "</script><script>document.title='broken'</script>",
    "\"'`><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{data}} ${7*7} <%= 1 %>",
    "a\u202egnp.exe\u202c b",
    "\u0000\u0007\u001b[31m rood",
    "👩‍👩‍👧‍👦 🏴‍☠️ 🕊",
    "=cmd|' /C calc'!A0",
    "__proto__",
    "constructor",
    "L" * 10000,
    "   ",
    "<!--",
    "]]>",
    "&lt;b&gt;",
]


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory):
    entities = tuple(
        sorted(
            (
                Entity(text, "Person", (text, text), (text,), ((0, 1),), same_as=(text, 'https://example.org/<b>"x"'))
                for text in EVIL
            ),
            key=lambda entity: entity.id,
        )
    )
    text = "".join(f"Hier staat {text} en dan {text}. " for text in EVIL)
    triples = []
    for number, (actor, target) in enumerate(zip(EVIL, EVIL[1:] + EVIL[:1], strict=True)):
        evidence = f"staat {actor} en"
        start = text.index(evidence)
        triples.append(
            Triple(
                f"{actor[:20]}-{number}",
                actor,
                actor[:200],
                target,
                actor[:50],
                "certain",
                target,
                actor[:50],
                None,
                evidence,
                start,
                start + len(evidence),
                0.5,
                mode=actor[:50],
                gloss=actor,
            )
        )
    id = "</title><h1>'\""
    record = ArticleRecord(id, "<b>2031</b>", EVIL[0], entities, tuple(triples))
    path = tmp_path_factory.mktemp("hostile") / "graph.html"
    path.write_text(
        make_page([record], [Article(id, text, "<b>2031</b>", EVIL[0], "javascript:alert(2)")], title=EVIL[1]), "utf-8"
    )
    return path


def test_nothing_of_it_runs_or_becomes_markup(open_page, hostile_file, keep):
    page = open_page(hostile_file)
    title = page.title()
    assert page.locator("#heading").inner_text() == EVIL[1]
    names = page.evaluate("() => KG.data.actors.map((actor) => actor.id)")
    assert sorted(names) == sorted(EVIL)
    for i in range(len(EVIL)):
        page.evaluate("(i) => KG.panel.open([i])", i)
        for fold in page.locator("#panel details > summary").all():
            fold.click()
        expect(page.locator("#panel details[open] > div:empty")).to_have_count(0)  # each is filled once it has opened
        assert page.locator("#panel img, #panel script, #panel b, #panel svg[onload]").count() == 0
        links = page.locator("#panel a").evaluate_all("(all) => all.map((link) => link.protocol)")
        assert set(links) <= {"https:"}
        assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.evaluate("() => KG.state.set({ pick: new Set(), view: 'tabel' })")
    assert page.locator("#table img, #table script").count() == 0
    for text in EVIL:
        page.fill("#find", text[:100])
    assert page.title() == title and page.title() != "broken"
    assert page.evaluate("() => ({}).polluted === undefined && Object.keys(Object.prototype).length === 0")
    keep(page)


def test_sentences_are_shown_as_they_are(open_page, hostile_file):
    page = open_page(hostile_file)
    i = page.evaluate("(id) => KG.data.actorById.get(id).i", EVIL[0])
    page.evaluate("(i) => KG.panel.open([i])", i)
    page.locator("#panel .partners summary").first.click()
    assert EVIL[0] in page.locator("#panel blockquote").first.inner_text()


def test_controls_of_direction_are_made_visible(open_page, hostile_file):
    page = open_page(hostile_file)
    i = page.evaluate("(id) => KG.data.actorById.get(id).i", EVIL[5])
    page.evaluate("(i) => KG.panel.open([i])", i)
    assert page.locator("#panel h2").inner_text() == "a[U+202E]gnp.exe[U+202C] b"


def test_an_endless_name_is_cut_where_there_is_little_room(open_page, hostile_file, keep):
    page = open_page(hostile_file)
    widest = page.evaluate("() => Math.max(...KG.map.placed().map((label) => label.right - label.left))")
    assert widest < 260
    i = page.evaluate("(id) => KG.data.actorById.get(id).i", EVIL[11])
    page.evaluate("(i) => KG.panel.open([i])", i)
    assert page.locator("#panel h2").inner_text().endswith("…")
    keep(page)


def test_what_is_taken_along_is_safe(open_page, hostile_file):
    import csv
    import io
    from xml.etree import ElementTree

    page = open_page(hostile_file)
    rows = list(csv.DictReader(io.StringIO(page.evaluate("KG.take.csv()"), newline="")))
    assert len(rows) == len(EVIL)
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())
    assert len(ElementTree.fromstring(page.evaluate("KG.take.graphml()")).findall(".//{*}edge")) == len(EVIL)
    drawing = ElementTree.fromstring(page.evaluate("KG.take.svgText()"))
    assert not drawing.findall(".//{*}script") and not drawing.findall(".//{*}img")
