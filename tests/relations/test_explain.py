"""The explanation of a text: its reading, the lines for a person, and the page."""

import re
from html import unescape

import pytest

from kg.relations.explain import ActorMention, Predicate, Reading, Sentence, Word, explain, read
from kg.relations.explain_html import page
from kg.relations.explain_tree import tree

ATTACK = "Volgens Finland viel Noorwegen in 2016 Zweden aan."
TWICE = "Noorwegen voerde een aanval uit op Zweden na de Noorse aanval op Zweden."


@pytest.fixture(scope="module")
def explained(nlp):
    def lines(text):
        return explain(nlp, text).splitlines()

    return lines


@pytest.fixture(scope="module")
def html(nlp):
    return lambda text: page(read(nlp, text))


def shown(html):
    """What a reader sees: the text without tags, the white space as one space."""
    body = re.sub(r"<(style|title)\b.*?</\1>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def part(html, title):
    """What a reader sees of one part of the first sentence."""
    (found,) = re.findall(rf"<section><h3>{title}<small>.*?</section>", html, re.DOTALL)[:1]
    return shown(found)


# The lines for a person.


def test_the_text_as_it_is(nlp, explained):
    confidence = read(nlp, ATTACK).sentences[0].statements[0].event.confidence
    assert [re.sub(r", chance [\d.]+", "", line) for line in explained(ATTACK)] == [
        ATTACK,
        "",
        "Parse",
        "      Volgens  (case, ADP, volgens)",
        "    Finland  (obl, PROPN, Finland)",
        "  viel  (ROOT, VERB, aanvallen)",
        "    Noorwegen  (nsubj, PROPN, Noorwegen)",
        "      in  (case, ADP, in)",
        "    2016  (obl, NUM, 2016)",
        "    Zweden  (obj, PROPN, Zweden)",
        "    aan  (compound:prt, ADP, aan)",
        "    .  (punct, PUNCT, .)",
        "Actors",
        "  Finland = Finland  (country or region: Finland, 0.95)",
        "  Noorwegen = Noorwegen  (country or region: Noorwegen, 0.95)",
        "  Zweden = Zweden  (country or region: Zweden, 0.95)",
        "Predicates",
        "  aanvallen (active, object): Noorwegen acts, Zweden is acted upon",
        "Statements",
        f"  Noorwegen - aanvallen - Zweden  [ASSAULT, certain, says Finland, 2016; active, object, {confidence:.2f}]",
    ]


def test_the_parts_come_in_order(explained):
    lines = explained("Noorwegen steunt Zweden.")
    assert lines[0] == "Noorwegen steunt Zweden."
    assert [line for line in lines if line in {"Parse", "Actors", "Predicates", "Statements"}] == [
        "Parse",
        "Actors",
        "Predicates",
        "Statements",
    ]


def test_a_statement_with_its_pattern(explained):
    lines = explained("Noorwegen steunt Zweden.")
    assert any("Noorwegen - steunen - Zweden" in line and "active, object" in line for line in lines)
    assert "  steunen (active, object): Noorwegen acts, Zweden is acted upon" in lines


def test_an_actor_has_its_reason(explained):
    assert any(line.startswith("  Noorwegen = Noorwegen  (") for line in explained("Noorwegen steunt Zweden."))


def test_what_is_left_out_has_its_reason(explained):
    lines = explained("Zweden werd aangevallen.")
    assert any("left out, no actor does it" in line for line in lines)
    assert lines[lines.index("Statements") + 1] == "  none"


def test_source_and_time_are_told(explained):
    (line,) = [
        line for line in explained("Volgens Finland viel Noorwegen in 2016 Zweden aan.") if " - aanvallen - " in line
    ]
    assert "says Finland" in line
    assert "2016" in line


def test_every_sentence_has_its_own_part(explained):
    assert explained("Noorwegen steunt Zweden. Finland wacht af.").count("Statements") == 2


def test_a_sentence_without_a_verb(explained):
    lines = explained("Mooi weer.")
    assert lines[lines.index("Actors") + 1] == "  none"
    assert lines[lines.index("Predicates") + 1] == "  none"


# The reading.


def test_where_actors_and_evidence_stand(nlp):
    for sentence in read(nlp, "  Finland zwijgt.\n\n Volgens Finland viel Noorwegen Zweden aan. ").sentences:
        assert [sentence.text[m.start : m.end] for m in sentence.actors] == [m.text for m in sentence.actors]
    (statement,) = sentence.statements
    assert sentence.text[statement.start : statement.end] == "viel Noorwegen Zweden aan"


def test_a_predicate_knows_its_statements_by_number(nlp):
    reading = read(nlp, "Noorwegen steunt Zweden. Finland en Noorwegen bedreigen Zweden.")
    assert [statement.number for sentence in reading.sentences for statement in sentence.statements] == [1, 2, 3]
    assert [p.statements for p in reading.sentences[1].predicates if p.statements] == [(2, 3)]


def test_a_verb_with_its_particle(nlp):
    assert {predicate.word for predicate in read(nlp, ATTACK).sentences[0].predicates} == {"viel … aan"}


def test_why_a_complete_frame_gives_no_statement(nlp):
    (sentence,) = read(nlp, TWICE).sentences
    reasons = [predicate.reason for predicate in sentence.predicates if predicate.agents and predicate.targets]
    assert len(sentence.statements) == 1
    assert set(reasons) == {"", "statement 1 says it already"}


def test_every_predicate_gives_a_statement_or_has_a_reason(nlp, seeds):
    for path in sorted(seeds.glob("0*.txt")):
        for sentence in read(nlp, path.read_text(encoding="utf-8")).sentences:
            assert all(predicate.statements or predicate.reason for predicate in sentence.predicates)
            given = {number for predicate in sentence.predicates for number in predicate.statements}
            assert given == {statement.number for statement in sentence.statements}


# The page.


def test_the_page_shows_the_sentence_with_its_actors_marked(html):
    said = re.findall(r'<p class="said" lang="nl">(.*?)</p>', html(ATTACK), re.DOTALL)[0]
    tips = re.findall(r'<span class="tip".*?</span></span></span>', said, re.DOTALL)
    assert [shown(tip) for tip in tips] == [
        f"{name} country or region: {name} confidence 0.95" for name in ("Finland", "Noorwegen", "Zweden")
    ]
    assert said.count('class="actor t-Country"') == 3
    for tip in tips:
        said = said.replace(tip, "</span>")
    assert re.sub(r"<[^>]*>", "", said) == ATTACK


def test_an_actor_inside_another_is_marked_too(html):
    said = html("De Amerikaanse president Donald Trump bezoekt Zweden.")
    assert re.search(r'<span class="actor t-Person" tabindex="0">De [^<]*<span class="actor t-Person"', said)


def test_the_page_shows_each_actor_with_its_reason(html):
    assert "Noorwegen Noorwegen country country or region: Noorwegen 0.95" in part(html(ATTACK), "Actors")


def test_the_page_shows_each_frame_and_what_became_of_it(html):
    predicates = part(html(ATTACK), "Predicates")
    assert "viel … aan aanvallen attack active, object Noorwegen Zweden statement 1" in predicates
    assert "left out: no actor undergoes it" in part(html("De aanval van Noorwegen mislukte."), "Predicates")


def test_the_page_says_why_a_verb_gives_nothing(html):
    text = html("Zweden werd aangevallen.")
    assert "aangevallen aanvallen none nobody nobody left out: no actor does it" in part(text, "Predicates")
    assert part(text, "Statements") == "Statements none"


def test_a_reason_leads_to_the_statement_that_it_names(html):
    assert 'left out: <a href="#s1">statement 1</a> says it already' in html(TWICE)


def test_the_page_shows_each_statement(html):
    text = html(ATTACK)
    statements = part(text, "Statements")
    assert "1 Noorwegen aanvallen Zweden attack PLOVER category ASSAULT material conflict, −9" in statements
    assert "Factuality certain told as a fact Source Finland Time 2016 Place not told" in statements
    assert re.search(r"Pattern active, object Confidence 0\.\d\d", statements)
    assert "Volgens Finland <mark>viel Noorwegen in 2016 Zweden aan</mark>." in text


def test_a_text_of_several_sentences_begins_with_what_it_states(html):
    text = html("Noorwegen steunt Zweden. Finland bedreigt Noorwegen.")
    overview = shown(re.findall(r'<section class="overview">.*?</section>', text, re.DOTALL)[0])
    assert overview == (
        "What the text states 1 Noorwegen steunen Zweden sentence 1 2 Finland bedreigen Noorwegen sentence 2"
    )
    assert text.count("<article") == 2
    assert 'class="overview"' not in html("Noorwegen steunt Zweden.")


def test_links_lead_somewhere_and_ids_are_given_once(html):
    text = html(f"{ATTACK} {TWICE} Finland bedreigt Noorwegen en Zweden.")
    ids = re.findall(r'\bid="([^"]*)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', text)) <= set(ids)


def test_the_page_has_the_tree_of_each_sentence(html):
    text = html(f"{ATTACK} Mooi weer.")
    trees = re.findall(r'<svg [^>]*class="displacy".*?</svg>', text, re.DOTALL)
    assert len(trees) == 2
    for word in ("Volgens", "Noorwegen", "aanvallen", "aan.", "nsubj", "compound:prt", "PROPN"):
        assert f">{word}</" in trees[0]
    assert shown(text).endswith("fetches nothing.")
    assert "compound:prt compound, separable part of a verb" in shown(text)


def test_the_same_text_gives_the_same_page(html):
    assert html(ATTACK) == html(ATTACK)


def test_the_page_needs_nothing_from_outside(html):
    text = html(f"{ATTACK} Mooi weer.")
    namespaces = set(re.findall(r'\S*http[^"]*"', text.replace('http-equiv="', "")))
    assert namespaces == {'xmlns="http://www.w3.org/2000/svg"'}
    assert not re.search(r"<script|@import|url\(|\bsrc=", text)
    assert "style=" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    assert "default-src 'none'" in text


@pytest.mark.parametrize("hostile", ['<script>alert(1)</script>', "{{style}}", "<b onclick='x'>Zweden</b>"])
def test_text_is_never_markup(html, hostile):
    text = html(f"Noorwegen steunt Zweden en {hostile}. {hostile} is een naam.")
    assert "<script" not in text and "<b onclick" not in text
    assert text.count("<style>") == 1
    assert re.sub(r"\s", "", hostile) in re.sub(r"\s", "", shown(text))


def test_a_line_end_that_is_tagged_as_a_verb_is_not_shown():
    verb = Predicate(0, "\n", "\n", "", "", (), (), (), "no actor does it")
    text = page(Reading((), (Sentence("", (word("\n", 0, "ROOT"),), (), (verb,), ()),)))
    assert part(text, "Predicates") == "Predicates none"
    assert "0 predicates" in shown(text)


def test_an_actor_that_is_not_known_is_shown_by_its_id():
    mention = ActorMention("Hij", 0, 3, 0, "<Q1>", "rule", "Hij", 0.5)
    text = page(Reading((), (Sentence("Hij.", (word("Hij", 0, "ROOT"),), (mention,), (), ()),)))
    assert part(text, "Actors").endswith("Hij <Q1> rule: Hij 0.50")


def test_the_lines_say_what_the_parser_doubts(nlp, monkeypatch):
    monkeypatch.setattr("kg.relations.explain.arc_chance", lambda token: 0.4 if token.text == "Zweden" else 0.95)
    lines = explain(nlp, "Noorwegen steunt Zweden.").splitlines()
    assert "    Zweden  (obj, PROPN, Zweden, chance 0.40)" in lines
    assert "    Noorwegen  (nsubj, PROPN, Noorwegen)" in lines


# The tree.


def word(text, head, dep="dep", *, spaced=True):
    return Word(text, text.lower(), "X", dep, head, spaced)


def drawn(words):
    return re.findall(r'<tspan class="displacy-word"[^>]*>(.*?)</tspan>', tree(tuple(words), {}))


def test_punctuation_stands_with_the_word_that_it_touches():
    words = [
        word("“", 1, "punct", spaced=False),
        word("Ja", 1, "ROOT", spaced=False),
        word("”", 1, "punct", spaced=False),
        word(",", 1, "punct"),
        word("zei", 1),
        word("(", 6, "punct", spaced=False),
        word("hij", 4, spaced=False),
        word(")", 6, "punct"),
        word(".", 1, "punct", spaced=False),
    ]
    assert drawn(words) == ["“Ja”,", "zei", "(hij)."]


def test_white_space_is_not_drawn():
    assert drawn([word("\n", 1), word("Ja", 1, "ROOT")]) == ["Ja"]
    assert drawn([word("\n", 0, "ROOT")]) == []


def test_a_tree_has_the_arc_and_its_label_in_words():
    svg = tree((word("Hij", 1, "nsubj"), word("komt", 1, "ROOT")), {1: "predicate"})
    assert "<title>Hij: nominal subject, under komt</title>" in svg
    assert re.search(r'<text class="displacy-label"[^>]*>nsubj</text>', svg)
    assert 'class="displacy-token predicate"' in svg


def test_an_arc_that_the_parser_doubts_says_how_much():
    svg = tree((Word("Hij", "hij", "X", "nsubj", 1, True, 0.4), word("komt", 1, "ROOT")), {})
    assert "<title>Hij: nominal subject, under komt (chance 0.40)</title>" in svg


def test_long_sentences_have_low_arcs():
    def height(count):
        words = (word("ja", 0, "ROOT"), *(word("nee", 0) for _ in range(count)))
        return float(re.findall(r' height="([\d.]+)"', tree(words, {}))[0])

    assert height(20) < height(12)


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1300])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_in_a_browser(browser, html, tmp_path, width, scheme):
    """Nothing is asked for or refused, nothing sticks out, and the tip of an actor comes within the window."""
    path = tmp_path / "page.html"
    path.write_text(html(f"{ATTACK} De Amerikaanse president Donald Trump bezoekt Zweden."), encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened, said, asked = context.new_page(), [], []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(path.as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for actor in opened.locator(".said .actor").all():
        actor.focus()
        box = actor.locator("> .tip").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    assert opened.locator(".tip:visible").count() == 1
    assert (said, [url for url in asked if not url.startswith(("file:", "data:"))]) == ([], [])
    context.close()
