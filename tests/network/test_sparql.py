"""The SPARQL query beside an actor and beside a pair gives what the page shows, whatever filters are set."""

from __future__ import annotations

import pytest

from kg.rdf import Dataset, RdflibStore

pytestmark = pytest.mark.browser

FILTERS = [
    "",
    "#zonder-zekerheid=negated",
    "#zonder-soort=Person&zonder-soort=ArmedGroup",
    "#zonder-aard=verbal%20conflict",
    "#zonder-categorie=CONSULT",
    "#bron=Courier&bron=Northland_army",
    "#artikel=n2",
    "#handeling=steunen&handeling=spreken",
    "#vertrouwen=0.6",
    "#vanaf=20310401&tot=20310430",
    "#vanaf=20310602",
    "#tot=20310303",
    "#rond=Noordland",
    "#rond=Noordland&onderling=ja",
    "#rond=Noordland&rond=Zuidland",
    "#rond=Noordland&rond=Zuidland&onderling=ja",
]


@pytest.fixture(scope="module")
def dataset(by_hand) -> Dataset:
    dataset = Dataset(RdflibStore())
    for record in by_hand[0]:
        dataset.put(by_hand[1][record.id], record)
    dataset.refresh()
    return dataset


def answered(dataset, query):
    result = dataset.query(query)
    return sorted({str(row["statement"]).rsplit("/", 1)[-1] for row in result.dicts()})


@pytest.mark.parametrize("fragment", FILTERS)
def test_the_query_gives_what_is_shown(open_page, dataset, fragment):
    page = open_page(None, fragment)
    for id in ("Noordland", "Zuidland", "Northland_army"):
        shown = page.evaluate(
            """(id) => {
          const { did, undergone, said } = KG.data.actors[KG.data.actorById.get(id).i];
          const passed = new Set(KG.view().passed);
          return [...new Set([...did, ...undergone, ...said].filter((s) => passed.has(s)).map((s) => s.id))].sort();
        }""",
            id,
        )
        query = page.evaluate("(id) => KG.sparql.forActor(KG.data.actorById.get(id))", id)
        assert answered(dataset, query) == shown
    for pair in (("Noordland", "Zuidland"), ("Northland_parliament", "Zuidland"), ("Union", "Noordland")):
        shown = page.evaluate(
            """([one, two]) => KG.view().passed.filter((s) => [s.from, s.to].every((i) => [one, two].includes(KG.data.actors[i].id))
          && s.from !== s.to).map((s) => s.id).sort()""",
            pair,
        )
        query = page.evaluate("(pair) => KG.sparql.forPair(...pair.map((id) => KG.data.actorById.get(id)))", pair)
        assert answered(dataset, query) == shown


def test_the_filters_of_this_test_do_filter(open_page, by_hand):
    page, counts = open_page(), {}
    for fragment in FILTERS:
        page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
        page.wait_for_timeout(60)
        counts[fragment] = page.evaluate("() => KG.view().passed.length")
    everything = sum(len(record.triples) for record in by_hand[0])
    assert counts.pop("") == everything
    assert all(0 < count < everything for count in counts.values())


def test_ids_become_iris_as_in_the_rdf(open_page):
    from kg.rdf.names import segment

    ids = ["a/b<c>", "..", "", "é ü", "it's (so)!*", "100%", "a~b_c.d-e", "🕊"]
    assert open_page().evaluate("(ids) => ids.map(KG.sparql.segment)", ids) == [segment(id) for id in ids]


def test_it_is_shown_and_copied(open_page):
    page = open_page(None, "#kies=Noordland&kies=Zuidland", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer SPARQL-vraag").click()
    page.get_by_role("button", name="Gekopieerd").wait_for()
    page.get_by_text("Bekijk de vraag").click()
    shown = page.locator(".sparql pre").inner_text()
    assert shown == page.evaluate("navigator.clipboard.readText()")
    assert "<https://kg-nieuws.example/actor/Noordland>" in shown
