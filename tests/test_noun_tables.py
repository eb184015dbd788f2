"""The tables of event nouns, support-verb expressions and embedding predicates: every row is well formed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from kg.relations.lexicon import COMPLEMENT_COLUMNS, EXPRESSION_COLUMNS, NOUN_COLUMNS, PLOVER_COLUMNS, lexicon
from kg.tables import Row, read_rows, shipped

KINDS = frozenset(
    {"say", "think", "ask", "order", "promise", "threaten", "refuse", "deny", "confirm", "want", "plan", "try"}
    | {"prevent", "cause", "help", "begin", "continue", "stop", "succeed", "fail", "seem", "perceive", "fear", "hope"}
    | {"allow", "decide", "be_able", "modal", "accuse"}
)
SOURCES = frozenset({"say", "think", "confirm", "deny", "accuse"})  # kinds whose subject may assert the embedded clause
EFFECTS = {
    "keep": frozenset({"begin", "continue", "cause", "perceive"}),
    "uncertain": frozenset(
        {"order", "promise", "threaten", "want", "plan", "hope", "allow", "decide", "be_able", "modal"}
    ),
}
ARTICLES = frozenset({"de", "het", "een", "zijn", "haar", "hun"})


def rows(name: str, columns: Sequence[str]) -> list[Row]:
    return list(read_rows(shipped("kg.relations", name), columns))


NOUNS = rows("nouns.tsv", NOUN_COLUMNS)
EXPRESSIONS = rows("expressions.tsv", EXPRESSION_COLUMNS)
COMPLEMENTS = rows("complements.tsv", COMPLEMENT_COLUMNS)
SENSES = {(row["category"], row["mode"]) for row in rows("plover.tsv", PLOVER_COLUMNS)} | {("OTHER", "")}


def wrong(table: list[Row], fits: Callable[[Row], object]) -> list[str]:
    """Where the rows stand that do not fit, with their first cell."""
    return [f"{row.where} {next(iter(row.cells.values()))}" for row in table if not fits(row)]


def repeated(keys: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [key for key, count in Counter(keys).items() if count > 1]


@pytest.mark.parametrize(("table", "least"), [(NOUNS, 650), (EXPRESSIONS, 350), (COMPLEMENTS, 320)])
def test_size(table: list[Row], least: int) -> None:
    assert len(table) >= least


@pytest.mark.parametrize("name", ["nouns.tsv", "expressions.tsv", "complements.tsv"])
def test_every_line_has_all_its_cells(name: str) -> None:
    text = shipped("kg.relations", name).read_text("utf-8")
    header, *lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    assert [cells for cells in lines if len(cells) != len(header) or cells != [cell.strip() for cell in cells]] == []


@pytest.mark.parametrize("table", [NOUNS, EXPRESSIONS])
def test_category_and_mode(table: list[Row]) -> None:
    assert wrong(table, lambda row: (row["category"], row["mode"]) in SENSES) == []


@pytest.mark.parametrize("table", [NOUNS, EXPRESSIONS, COMPLEMENTS])
def test_gloss_and_example(table: list[Row]) -> None:
    assert wrong(table, lambda row: row["gloss"] and row["example"]) == []


@pytest.mark.parametrize("table", [EXPRESSIONS, COMPLEMENTS])
def test_prepositions_are_single_lower_case_words(table: list[Row]) -> None:
    assert wrong(table, lambda row: all(part.isalpha() and part.islower() for part in row.many("preposition"))) == []


def test_nouns_are_unique() -> None:
    assert repeated([(row["lemma"],) for row in NOUNS]) == []


def test_noun_roles() -> None:
    assert wrong(NOUNS, lambda row: row["van"] in {"", "actor", "target", "either"}) == []


def test_no_preposition_marks_both_roles_of_a_noun() -> None:
    assert wrong(NOUNS, lambda row: not set(row.many("target")) & set(row.many("actor"))) == []


def test_expressions_are_unique_for_each_preposition() -> None:
    keys = [(row["verb"], row["words"], part) for row in EXPRESSIONS for part in row.many("preposition") or ("",)]
    assert repeated(keys) == []


def test_expressions_have_a_verb_words_without_articles_and_an_action() -> None:
    assert wrong(EXPRESSIONS, lambda row: row["verb"].isalpha() and row["verb"].endswith("n")) == []
    assert wrong(EXPRESSIONS, lambda row: row["words"] and not ARTICLES & set(row["words"].split())) == []
    assert wrong(EXPRESSIONS, lambda row: row["action"].endswith("n") or " " in row["action"]) == []


def test_complements_are_unique_for_each_preposition() -> None:
    keys = [(row["lemma"], row["pos"], part) for row in COMPLEMENTS for part in row.many("preposition") or ("",)]
    assert repeated(keys) == []


def test_complement_values() -> None:
    assert wrong(COMPLEMENTS, lambda row: row["pos"] in {"V", "N", "A"}) == []
    assert wrong(COMPLEMENTS, lambda row: row["kind"] in KINDS) == []
    assert {row["kind"] for row in COMPLEMENTS} == KINDS
    assert wrong(COMPLEMENTS, lambda row: row["effect"] in {"keep", "uncertain", "negated"}) == []
    assert wrong(COMPLEMENTS, lambda row: row["control"] in {"", "subject", "object"}) == []
    assert wrong(COMPLEMENTS, lambda row: row["source"] in {"yes", "no"}) == []


def test_only_those_who_assert_are_a_source() -> None:
    assert wrong(COMPLEMENTS, lambda row: row["source"] == "no" or row["kind"] in SOURCES) == []


@pytest.mark.parametrize("effect", EFFECTS)
def test_effect_of_the_clear_kinds(effect: str) -> None:
    assert wrong(COMPLEMENTS, lambda row: row["kind"] not in EFFECTS[effect] or row["effect"] == effect) == []


def test_particles_begin_their_verb() -> None:
    assert wrong(COMPLEMENTS, lambda row: row["lemma"].startswith(row["particle"])) == []
    assert wrong(COMPLEMENTS, lambda row: not row["particle"] or row["pos"] == "V") == []


@pytest.mark.parametrize(
    ("lemma", "pos", "preposition", "kind", "effect", "control", "source"),
    [
        ("zeggen", "V", "", "say", "keep", "subject", True),
        ("dreigen", "V", "met", "threaten", "uncertain", "subject", False),
        ("vragen", "V", "", "ask", "uncertain", "object", False),
        ("dwingen", "V", "", "cause", "keep", "object", False),
        ("ontkennen", "V", "", "deny", "negated", "subject", True),
        ("beschuldigen", "V", "van", "accuse", "keep", "object", True),
        ("opschorten", "V", "", "stop", "keep", "subject", False),
        ("slagen", "V", "in", "succeed", "keep", "subject", False),
        ("poging", "N", "tot", "try", "uncertain", "subject", False),
        ("bereid", "A", "", "want", "uncertain", "subject", False),
    ],
)
def test_what_embedding_does(
    lemma: str, pos: str, preposition: str, kind: str, effect: str, control: str, source: bool
) -> None:
    found = lexicon().complement(lemma, pos, preposition)
    assert found is not None
    assert (found.kind, found.effect, found.control, found.is_source) == (kind, effect, control, source)


@pytest.mark.parametrize(
    ("verb", "words", "action", "category"),
    [
        ("brengen", "bezoek", "bezoeken", "CONSULT"),
        ("brengen", "om leven", "doden", "ASSAULT"),
        ("stellen", "op hoogte", "informeren", "OTHER"),
        ("verklaren", "oorlog", "oorlog verklaren", "ASSAULT"),
        ("wijzen", "van hand", "afwijzen", "REJECT"),
    ],
)
def test_what_an_expression_amounts_to(verb: str, words: str, action: str, category: str) -> None:
    found = [entry for entry in lexicon().expressions[verb] if entry.words == tuple(words.split())]
    assert {(entry.action, entry.sense.category) for entry in found} == {(action, category)}
