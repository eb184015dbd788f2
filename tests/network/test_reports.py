"""One event told by several reports: what the data of the page holds of it, and what a reader sees of it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from kg.network.graph import graph
from kg.network.page import page as make_page
from kg.records import Article, ArticleRecord, Entity, Factuality, Triple, statement_id

ARMY = Entity("Northland_army", "Military", ("Noordlands leger", "Northland army"))
GUARD = Entity("Red_Guard", "ArmedGroup", ("Rode Wacht", "Red Guard"))
COURIER = Entity("Courier", "Organization", ("De Koerier", "The Courier"))
NORTH = Entity("Noordland", "Country", ("Noordland", "Northland"))

# article, date, title, then its sentences: text, action, gloss, factuality, source, time
TOLD: list[tuple[str, str | None, str | None, list[tuple[str, str, str, Factuality, str | None, str | None]]]] = [
    (
        "n1",
        "2031-03-04",
        "Spanning aan de dijk",
        [
            ("Het Noordlandse leger viel de Rode Wacht aan.", "aanvallen", "attack", "certain", None, "2031-03-03"),
            ("Het leger dreigde de Rode Wacht te beschieten.", "beschieten", "shell", "uncertain", None, None),
        ],
    ),
    (
        "n2",
        "2031-03-05",
        None,
        [
            ("De Koerier meldt dat het leger de Rode Wacht bestookte.", "bestoken", "pound", "certain", "Courier", None),
        ],
    ),
    (
        "n3",
        "2031-03-06",
        "Noordland ontkent",
        [
            ("Noordland ontkent dat het leger de Wacht aanviel.", "aanvallen", "attack", "negated", "Noordland", "2031-03"),
        ],
    ),
    (
        "n4",
        "2031-07-01",
        "Terugblik op een half jaar",
        [
            ("In maart viel het leger de Rode Wacht aan.", "aanvallen", "attack", "certain", None, "2031-03"),
            ("Zondag viel het leger de Rode Wacht aan.", "aanvallen", "attack", "certain", None, "2031-06-29"),
        ],
    ),
]


def told() -> tuple[list[ArticleRecord], dict[str, Article]]:
    """Four articles on what an army did to a group: one event in all of them, and another one in the last."""
    records, articles = [], {}
    for id, date, title, sentences in TOLD:
        text, triples = "", []
        for sentence, action, gloss, factuality, source, time in sentences:
            start, end = len(text), len(text) + len(sentence)
            text += sentence + " "
            key = statement_id(id, ARMY.id, action, GUARD.id, start, end)
            triples.append(
                Triple(key, ARMY.id, action, GUARD.id, "ASSAULT", factuality, source, time, None, sentence, start, end,
                       0.9, gloss=gloss, sentence=(start, end))
            )  # fmt: skip
        articles[id] = Article(id, text, date, title)
        records.append(ArticleRecord(id, date, title, (COURIER, ARMY, NORTH, GUARD), tuple(triples)))
    return records, articles


IDS = {f"{record.id}.{n}": triple.id for record in told()[0] for n, triple in enumerate(record.triples)}


@pytest.fixture(scope="module")
def told_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("reports") / "graph.html"
    path.write_text(make_page(*told()), encoding="utf-8")
    return path


def opened(open_page, file, fragment="", **options):
    return open_page(file, f"#kies={ARMY.id}&kies={GUARD.id}{fragment}", **options)


def card(page, name):
    return page.locator(f'#panel [data-statement="{IDS[name]}"]')


def lines(card, kind="told"):
    """The other reports that a card names, each as its parts."""
    return [re.sub(r"\s+", " ", line).strip() for line in card.locator(f".{kind} li").all_inner_texts()]


# ---- the data


def test_the_graph_says_which_event_a_statement_reports():
    network = graph(told()[0])
    events = {key: event for _, _, key, event in network.edges(keys=True, data="event")}
    one = ("n1.0", "n1.1", "n2.0", "n3.0", "n4.0")
    assert {events[IDS[name]] for name in one} == {IDS["n1.0"]}
    assert events[IDS["n4.1"]] == IDS["n4.1"]


def test_the_page_lists_the_reports_of_an_event_the_first_one_first():
    records, articles = told()
    html = make_page(records, articles)
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    rows = [row[0] for row in data["statements"]]
    assert [[rows[i] for i in reports] for reports in data["events"]] == [
        [IDS[name] for name in ("n1.0", "n1.1", "n2.0", "n3.0", "n4.0")]
    ]
    assert make_page(reversed(records), articles) == html


# ---- the page


@pytest.mark.browser
def test_a_card_names_the_other_reports_of_its_event(open_page, told_file, keep):
    page = opened(open_page, told_file)
    first = card(page, "n1.0")
    assert first.locator(".told h4").inner_text() == "Ook gemeld in"
    assert lines(first) == [
        "≠ Noordland ontkent 6 maart 2031 volgens Noordland ontkend spreekt dit tegen",
        "elders in dit artikel beschieten onzeker",
        "n2 5 maart 2031 volgens De Koerier bestoken",
        "Terugblik op een half jaar 1 juli 2031",
    ]
    assert card(page, "n4.1").locator(".told, .against").count() == 0
    keep(page)


@pytest.mark.browser
def test_contradicting_reports_are_marked_and_come_first(open_page, told_file):
    page = opened(open_page, told_file)
    denial = lines(card(page, "n3.0"))
    assert [line.startswith("≠") for line in denial] == [True, True, True, False]
    assert [line.endswith("spreekt dit tegen") for line in denial] == [True, True, True, False]
    assert "bestoken" in denial[1] and "volgens De Koerier" in denial[1]
    assert card(page, "n3.0").locator(".against").count() == 0  # said once
    page.click("#language")
    assert card(page, "n3.0").locator(".told h4").inner_text() == "Also reported in"
    assert lines(card(page, "n3.0"))[0].endswith("contradicts this")


@pytest.mark.browser
def test_a_contradiction_of_another_event_is_said_apart(open_page, by_hand):
    page = opened(open_page, None)
    claim, denial = (record.triples[0] for record in by_hand[0][:2])
    against = page.locator(f'[data-statement="{claim.id}"] .against')
    assert against.locator("h4").inner_text() == "Tegengesproken door"
    assert re.sub(r"\s+", " ", against.locator("li").inner_text()) == (
        "≠ n2 11 april 2031 volgens Noordland ontkend spreekt dit tegen"
    )
    against.locator("button").click()
    assert page.evaluate("document.activeElement.dataset.statement") == denial.id


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1400])
def test_a_link_jumps_to_the_other_report(open_page, told_file, width):
    page = opened(open_page, told_file, width=width)
    card(page, "n1.0").get_by_role("button", name="Terugblik op een half jaar").click()
    assert page.evaluate("document.activeElement.dataset.statement") == IDS["n4.0"]
    card(page, "n4.0").get_by_role("button", name="n2").press("Enter")
    assert page.evaluate("document.activeElement.dataset.statement") == IDS["n2.0"]


@pytest.mark.browser
def test_it_jumps_past_a_filter_that_leaves_the_report_out(open_page, told_file):
    page = opened(open_page, told_file, "&artikel=n1")
    assert card(page, "n2.0").count() == 0
    card(page, "n1.0").get_by_role("button", name="n2").click()
    assert page.evaluate("document.activeElement.dataset.statement") == IDS["n2.0"]
    page.go_back()
    page.wait_for_timeout(300)
    assert card(page, "n2.0").count() == 0


@pytest.mark.browser
def test_many_reports_are_folded(open_page, tmp_path):
    records, articles = told()
    source = records[1]
    for number in range(6):
        id = f"m{number}"
        triple = replace(source.triples[0], id=f"{id}-x", factuality="negated" if number == 5 else "certain")
        records.append(replace(source, id=id, triples=(triple,)))
        articles[id] = replace(articles["n2"], id=id)
    file = tmp_path / "graph.html"
    file.write_text(make_page(records, articles), encoding="utf-8")
    page = opened(open_page, file)
    told_in = card(page, "n1.0").locator(".told")
    assert told_in.locator("li:visible").count() == 4
    assert told_in.locator("li:visible .sign").count() == 2  # both denials, the last one too
    told_in.locator("summary", has_text="Toon meer (6)").click()
    expect(told_in.locator("li:visible")).to_have_count(10)  # a fold is filled when it has opened, a moment later


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1400, "light"), (1400, "dark")])
def test_widths_and_schemes(open_page, told_file, keep, width, scheme):
    page = opened(open_page, told_file, width=width, height=844, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("(() => { const p = document.getElementById('panel'); return p.scrollWidth - p.clientWidth; })()") == 0
    keep(page)


@pytest.mark.browser
def test_the_table_that_is_taken_along_names_the_event(open_page, told_file):
    page = opened(open_page, told_file)
    table = io.StringIO(page.evaluate("KG.take.csv()").removeprefix("\ufeff"), newline="")
    rows = {row["id"]: row["event"] for row in csv.DictReader(table)}
    assert rows[IDS["n4.0"]] == rows[IDS["n3.0"]] == IDS["n1.0"] and rows[IDS["n4.1"]] == IDS["n4.1"]
