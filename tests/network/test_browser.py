"""What a reader sees and can do, in a real browser without a network."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree

import networkx as nx
import pytest

from kg.network.graph import graph

pytestmark = pytest.mark.browser

ACTOR = "(id) => KG.data.actorById.get(id).i"
SHOWN = "() => KG.map.scene().nodes.map((node) => node.actor.id).sort()"
PASSED = "() => KG.view().passed.map((statement) => statement.id).sort()"


def number(page, id):
    return page.evaluate(ACTOR, id)


def click_actor(page, id, **options):
    page.wait_for_timeout(250)  # until the map has fitted itself to its place
    spot = page.evaluate("(i) => KG.map.spot(i)", number(page, id))
    frame = page.locator("#map").bounding_box()
    page.mouse.click(frame["x"] + spot["x"], frame["y"] + spot["y"], **options)
    page.wait_for_timeout(350)  # vis-network waits whether a click becomes a double one


def box(page, label):
    return page.get_by_role("checkbox", name=label)


def cards(page):
    return page.locator("#panel .card").evaluate_all("(all) => all.map((card) => card.dataset.statement)")


def statements(records):
    return {triple.id: triple for record in records for triple in record.triples}


def test_it_opens_settled_with_every_actor_and_line(open_page, by_hand, keep):
    page = open_page()
    network = graph(by_hand[0])
    involved = sorted(id for id, degree in network.nodes(data="degree") if degree)
    assert page.evaluate(SHOWN) == involved
    pairs = {(a, b) for a, b in network.edges()}
    assert page.evaluate("() => KG.map.scene().lines.length") == len(pairs)
    before = page.evaluate("() => KG.map.scene().nodes.map((node) => KG.map.spot(node.i))")
    page.wait_for_timeout(400)
    assert page.evaluate("() => KG.map.scene().nodes.map((node) => KG.map.spot(node.i))") == before
    keep(page)


def test_the_map_is_painted(open_page):
    page = open_page()
    colours = page.evaluate("""() => {
      const canvas = KG.map.canvas();
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      for (let at = 0; at < data.length; at += 4) seen.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
      return [...seen].map((colour) => "#" + colour.toString(16).padStart(6, "0"));
    }""")
    used = {"#3a4150", "#8a3f8f", "#0d7d62", "#b8321a"}  # states, forces, bodies, conflict in deeds
    assert used <= set(colours)


def test_lines_say_how_sure_how_often_and_of_what_kind_they_are(open_page):
    lines = open_page().evaluate("""() => Object.fromEntries(KG.map.scene().lines.map((line) =>
      [`${KG.data.actors[line.from].id} ${KG.data.actors[line.to].id}`, line]))""")
    assert lines["Zuidland Red_Guard"]["uncertain"] and not lines["Zuidland Red_Guard"]["negated"]
    attack = lines["Northland_army Red_Guard"]
    assert attack["disputed"] and not attack["negated"] and attack["quad"] == "material conflict"
    threefold = lines["Northland_parliament Zuidland"]
    assert threefold["count"] == 3 and threefold["width"] > lines["Union Noordland"]["width"]
    assert lines["Union Noordland"]["quad"] == "verbal cooperation"


def test_countries_are_regions(open_page):
    regions = open_page().evaluate(
        "() => KG.map.scene().regions.map((region) => region.members.map((node) => node.actor.id).sort())"
    )
    assert ["Bergstad"] not in regions
    assert ["Dike_base", "Noordland", "Northland_army", "Northland_parliament"] in regions
    assert ["Red_Guard", "Zoe_Brule", "Zuidland"] in regions


def test_no_two_names_touch(open_page):
    boxes = open_page().evaluate(
        "() => KG.map.placed().map(({ left, right, top, bottom }) => [left, right, top, bottom])"
    )
    assert len(boxes) > 10
    for place, (left, right, top, bottom) in enumerate(boxes):
        assert not any(left < r and l < right and top < b and t < bottom for l, r, t, b in boxes[:place])


def test_a_click_on_an_actor_tells_all_about_it(open_page, keep):
    page = open_page()
    click_actor(page, "Noordland")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Noordland"
    assert "Northland" in panel.inner_text() and "land" in panel.locator(".kind").inner_text()
    link = panel.locator(".ids a")
    assert link.get_attribute("href") == "https://example.org/id/noordland" and "noopener" in link.get_attribute("rel")
    assert link.count() == 1  # the other identifier is no web address
    did, undergone = panel.locator("section", has_text="Deed").first, panel.locator("section", has_text="Werd gedaan")
    assert "Zuidland" in did.inner_text() and "Zoë Brûlé" in undergone.inner_text()
    undergone.locator("summary", has_text="Zoë Brûlé").click()
    assert panel.locator("mark").first.inner_text() == "Zoë Brûlé waarschuwde Noordland"
    keep(page)


def test_a_click_on_a_line_shows_the_proof(open_page, by_hand, keep):
    page = open_page()
    ends = [number(page, id) for id in ("Northland_army", "Red_Guard")]
    page.evaluate("(ends) => KG.camera.look(ends.map((i) => KG.map.scene().byActor.get(i)), false)", ends)
    middle = page.evaluate(
        """([from, to]) => {
      const line = KG.map.scene().lines.find((one) => one.from === from && one.to === to);
      const { left, top } = document.getElementById("map").getBoundingClientRect();
      const { x, y } = KG.map.toScreen(KG.map.midpoint(line));
      return { x: x + left, y: y + top };
    }""",
        ends,
    )
    page.mouse.click(middle["x"], middle["y"])
    page.wait_for_timeout(350)
    first, second = cards(page)
    said = statements(by_hand[0])
    assert {said[first].factuality, said[second].factuality} == {"certain", "negated"}
    card = page.locator(f'[data-statement="{first}"]')
    assert card.locator("mark").inner_text() == said[first].evidence
    assert (
        card.locator("blockquote").inner_text()
        == "Het leger van Noordland heeft de Rode Wacht bij Bergstad aangevallen."
    )
    text = card.inner_text()
    for part in (
        "aanvallen",
        "attack",
        "volgens de schrijver",
        "Spanning aan de dijk",
        "3 maart 2031",
        "Bergstad",
        "90%",
        "Tegengesproken door",
    ):
        assert part in text
    denied = page.locator(f'[data-statement="{second}"]')
    assert "ontkend" in denied.inner_text() and "volgens Noordland" in denied.inner_text()
    keep(page)


def test_a_double_click_shows_the_network_of_one(open_page, by_hand, keep):
    page = open_page()
    click_actor(page, "Zuidland", click_count=2)
    network = graph(by_hand[0])
    around = {"Zuidland", *network.predecessors("Zuidland"), *network.successors("Zuidland")}
    assert set(page.evaluate(SHOWN)) == around
    assert "rond=Zuidland" in page.evaluate("location.hash")
    keep(page)
    page.go_back()
    page.wait_for_timeout(300)
    assert len(page.evaluate(SHOWN)) > len(around)


def test_everything_between_two(open_page, by_hand, keep):
    page = open_page(None, "#rond=Noordland&rond=Zuidland")
    between = {
        id
        for id, triple in statements(by_hand[0]).items()
        if {triple.actor, triple.target} <= {"Noordland", "Zuidland"}
    }
    assert set(page.evaluate(PASSED)) == between
    box(page, "ook via gedeelde contacten").check()
    assert set(page.evaluate(PASSED)) >= between
    keep(page)


@pytest.mark.parametrize("typed", ["zoe bru", "ZOË", "brûlé", "Zoe Brule"])
def test_search_as_one_types(open_page, typed):
    page = open_page()
    page.fill("#find", typed)
    first = page.locator("#found [role=option]").first
    assert "Zoë Brûlé" in first.inner_text()
    page.keyboard.press("ArrowDown")
    assert page.locator("#find").get_attribute("aria-activedescendant") == first.get_attribute("id")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Zoë Brûlé"


def test_search_finds_by_the_english_name_an_action_and_words_of_the_text(open_page, keep):
    page = open_page()
    page.fill("#find", "union of")
    assert "Verbond van Landen" in page.locator("#found").inner_text()
    page.fill("#find", "storm")
    assert "Niets gevonden" in page.locator("#found").inner_text()
    page.fill("#find", "gevolgen")
    assert "waarschuwde" in page.locator("#found .passage").inner_text()
    page.fill("#find", "support")
    keep(page)
    page.locator("#found [role=option]", has_text="steunen").click()
    assert page.locator(".chip").first.inner_text().startswith("handeling: steunen")
    assert len(page.evaluate(PASSED)) == 2


def test_the_legend_filters(open_page, by_hand, keep):
    page = open_page()
    box(page, "Personen").uncheck()
    assert "Zoe_Brule" not in page.evaluate(SHOWN)
    box(page, "ontkend").uncheck()
    box(page, "conflict in daden").uncheck()
    kept = {
        id
        for id, t in statements(by_hand[0]).items()
        if t.actor != "Zoe_Brule" and t.factuality != "negated" and t.plover not in ("ASSAULT", "SANCTION", "PROTEST")
    }
    assert set(page.evaluate(PASSED)) == kept
    assert page.locator(".chip").all_inner_texts()[:3] == [
        "zonder Personen\n×",
        "zonder conflict in daden\n×",
        "zonder ontkend\n×",
    ]
    keep(page)
    page.get_by_text("Wis alles").click()
    assert len(page.evaluate(PASSED)) == len(statements(by_hand[0]))


def test_only_shows_one_kind_alone(open_page):
    page = open_page()
    page.get_by_role("button", name="Alleen samenwerking in woorden").click()
    assert {"spreken", "steunen"} == set(page.evaluate("() => KG.view().passed.map((s) => KG.data.action(s))"))


def test_filters_for_article_source_confidence_and_category(open_page, by_hand):
    said = statements(by_hand[0])
    page = open_page()
    box(page, "De Koerier").check()
    assert set(page.evaluate(PASSED)) == {id for id, triple in said.items() if triple.source == "Courier"}
    box(page, "De Koerier").uncheck()
    box(page, "Na de storm").check()
    assert set(page.evaluate(PASSED)) == {triple.id for triple in by_hand[0][2].triples}
    box(page, "Na de storm").uncheck()
    page.locator("#sure").fill("60")
    assert set(page.evaluate(PASSED)) == {id for id, triple in said.items() if triple.confidence >= 0.6}
    page.locator("#sure").fill("0")
    page.get_by_text("Categorieën").click()
    page.locator("label", has_text="overleggen").locator("input").uncheck()
    assert set(page.evaluate(PASSED)) == {id for id, triple in said.items() if triple.plover != "CONSULT"}


def test_only_what_one_actor_says_from_its_panel(open_page, by_hand):
    page = open_page(None, "#kies=Courier")
    page.get_by_role("button", name="Alleen wat het zegt (1)").click()
    assert len(page.evaluate(PASSED)) == 1


def test_the_timeline_is_brushed_by_mouse_and_keyboard(open_page, keep):
    page = open_page()
    months = page.evaluate("() => KG.view().passed.length")
    chart = page.locator("#timeline svg").bounding_box()
    page.mouse.move(chart["x"] + 2, chart["y"] + 4)
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] * 0.28, chart["y"] + 4, steps=4)
    page.mouse.up()
    march = page.evaluate("() => KG.view().passed.map((s) => s.when)")
    assert 0 < len(march) < months and all(when.startswith("2031-03") for when in march)
    assert "2031" in page.locator(".chip").first.inner_text()
    keep(page)
    end = page.get_by_role("slider", name="Einde van de periode")
    end.press("End")
    start = page.get_by_role("slider", name="Begin van de periode")
    start.press("End")
    assert {when[:7] for when in page.evaluate("() => KG.view().passed.map((s) => s.when)")} == {"2031-06"}
    assert start.get_attribute("aria-valuetext")


def test_the_address_keeps_the_view(open_page):
    page = open_page()
    box(page, "Personen").uncheck()
    page.locator("#sure").fill("60")
    click_actor(page, "Union")
    page.wait_for_timeout(300)
    fragment = page.evaluate("location.hash")
    again = open_page(None, fragment)
    assert again.evaluate(PASSED) == page.evaluate(PASSED)
    assert again.locator("#panel h2").inner_text() == "Verbond van Landen"
    assert not box(again, "Personen").is_checked()


def test_a_strange_address_does_no_harm(open_page):
    page = open_page(
        None, "#kies=%3Cb%3E&rond=niemand&vanaf=x&vertrouwen=-1&zonder-soort=__proto__&hoogstens=1e9&artikel=%00"
    )
    assert page.evaluate("() => KG.view().passed.length") == 12


def test_english(open_page, keep):
    page = open_page()
    page.click("#language")
    assert page.evaluate("document.documentElement.lang") == "en"
    text = page.locator("body").inner_text()
    assert "Overview" in text and "Northland" in text and "Overzicht" not in text
    click_actor(page, "Union")
    assert page.locator("#panel h2").inner_text() == "Union of Lands"
    keep(page)


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (390, "dark"), (900, "light"), (1280, "dark"), (1600, "light")]
)
def test_widths_and_schemes(open_page, keep, width, scheme):
    page = open_page(None, "", width=width, height=844, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    keep(page)
    if width < 1020:
        page.click("#open-filters")
        assert box(page, "Personen").is_visible()
        page.keyboard.press("Escape")
    page.fill("#find", "noordland")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    keep(page, "picked")


def test_the_theme_can_be_chosen(open_page):
    page = open_page()
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.wait_for_timeout(200)
    assert "thema=donker" in page.evaluate("location.hash")


def test_by_keyboard(open_page, keep):
    page = open_page()
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    first = page.locator("#panel h2").inner_text()
    page.keyboard.press("ArrowLeft")
    second = page.locator("#panel h2").inner_text()
    page.wait_for_timeout(350)
    assert second in page.locator("#live").inner_text()
    assert first != second
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    keep(page)
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").inner_text() == "Overzicht"
    page.focus("#map")
    before = page.evaluate("() => KG.camera.scale()")
    page.keyboard.press("+")
    assert page.evaluate("() => KG.camera.scale()") > before


def test_every_control_has_a_name(open_page):
    page = open_page()
    nameless = page.evaluate("""() => [...document.querySelectorAll("button, input, select, summary, [role=slider]")].filter((node) =>
      !(node.textContent.trim() || node.getAttribute("aria-label") || node.labels?.[0]?.textContent.trim())).map((node) => node.outerHTML)""")
    assert nameless == []
    tree = page.locator("#stage").aria_snapshot()
    assert "Kaart van 9 actoren en 9 lijnen" in tree


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_shapes_stand_out(open_page, scheme):
    """Contrast by the formula of WCAG 2.1: 4.5 for text, 3 for shapes and lines."""
    page = open_page(None, "", color_scheme=scheme)
    weak = page.evaluate("""() => {
      const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const light = (colour) => {
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
          .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
      const read = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
      const weak = [];
      const check = (name, colour, ground, least) => { const value = contrast(colour, read(ground)); if (value < least) weak.push(`${name} on ${ground}: ${value.toFixed(2)}`); };
      for (const ground of ["paper", "surface", "sunken"]) {
        for (const ink of ["ink", "muted", "conflict", "cooperation"]) check(ink, read(ink), ground, 4.5);
        check("focus", read("focus"), ground, 3);
      }
      check("ink", read("ink"), "mark", 4.5);
      for (const key of KG.data.quads.keys()) for (const ground of ["paper", "region"]) check(key, KG.theme.quadColour(key), ground, 3);
      for (const key of KG.data.types.keys()) if (!["Person", "Group"].includes(key)) check(key, KG.theme.typeColour(key), "paper", 3);
      return weak;
    }""")
    assert weak == []


def test_the_table_holds_the_same(open_page, by_hand, keep):
    page = open_page()
    page.click("#as-table")
    rows = page.locator("#table tbody tr")
    assert rows.count() == len(statements(by_hand[0]))
    page.get_by_role("button", name="Wie", exact=True).click()
    names = page.locator("#table tbody tr td:nth-child(2)").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Wie")
    page.locator("#table button.deed", has_text="bewapenen").click()
    assert page.locator("#panel mark").inner_text() == "zou Zuidland de Rode Wacht wapens geven"
    keep(page)


def test_nothing_passes(open_page, keep):
    page = open_page(None, "#vertrouwen=1")
    assert "Niets past bij deze filters." in page.locator("#notice").inner_text()
    keep(page)
    page.locator("#notice button").click()
    assert page.locator("#notice").is_hidden()


def take(page, label):
    page.locator("#export summary").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name=label).click()
    return saving.value.path().read_bytes()


def test_taking_it_along(open_page, by_hand):
    page = open_page()
    box(page, "Personen").uncheck()
    visible = set(page.evaluate(PASSED))
    rows = list(csv.DictReader(io.StringIO(take(page, "Tabel (CSV)").decode("utf-8-sig"))))
    assert {row["id"] for row in rows} == visible
    assert {row["evidence"] for row in rows} == {statements(by_hand[0])[id].evidence for id in visible}
    network = nx.parse_graphml(take(page, "Netwerk (GraphML)").decode(), force_multigraph=True)
    assert sorted(network.nodes) == page.evaluate(SHOWN)
    assert {key for *_, key in network.edges(keys=True)} == visible
    drawing = ElementTree.fromstring(take(page, "Tekening (SVG)"))
    words = {node.text for node in drawing.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Noordland", "Zuidland"} <= words and "Zoë Brûlé" not in words
    picture = take(page, "Afbeelding (PNG)")
    assert picture.startswith(b"\x89PNG") and len(picture) > 20000


def test_it_prints(open_page, tmp_path):
    page = open_page()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#paper svg text", has_text="Noordland").count() >= 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#paper svg").count() == 0
    assert page.pdf(path=tmp_path / "page.pdf").startswith(b"%PDF")


def test_actors_can_be_dragged_and_rearranged(open_page):
    page = open_page()
    i = number(page, "Union")
    spot, frame = page.evaluate("(i) => KG.map.spot(i)", i), page.locator("#map").bounding_box()
    page.mouse.move(frame["x"] + spot["x"], frame["y"] + spot["y"])
    page.mouse.down()
    page.mouse.move(frame["x"] + spot["x"] + 60, frame["y"] + spot["y"] + 30, steps=5)
    page.mouse.up()
    moved = page.evaluate("(i) => KG.map.spot(i)", i)
    assert moved["x"] - spot["x"] == pytest.approx(60, abs=3)
    page.click("#rearrange")
    page.wait_for_selector("#map[data-moved]")
    assert page.locator("#rearrange").is_enabled()
    page.click("#reset")
    assert page.evaluate("(i) => KG.map.scene().byActor.get(i).x", i) != moved["x"]


def test_the_pointer_tells_what_it_is_over(open_page):
    page = open_page()
    spot, frame = page.evaluate("(i) => KG.map.spot(i)", number(page, "Union")), page.locator("#map").bounding_box()
    page.mouse.move(frame["x"] + spot["x"], frame["y"] + spot["y"])
    page.wait_for_timeout(100)
    assert "Verbond van Landen" in page.locator("#tip").inner_text()


def test_in_a_notebook_frame_it_works(open_page, by_hand, tmp_path, keep):
    from kg.network.notebook import show

    file = tmp_path / "notebook.html"
    file.write_text(
        f"<!doctype html><meta charset=utf-8><link rel=icon href='data:,'>{show(*by_hand)._repr_html_()}"
        "<script>document.documentElement.dataset.ready = 'yes'</script>",
        encoding="utf-8",
    )
    page = open_page(file, width=1000, height=700)
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    frame.locator("#find").fill("zoe")
    frame.locator("#find").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "Zoë Brûlé"
    keep(page)
