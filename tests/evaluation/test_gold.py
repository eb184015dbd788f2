"""Gold files: what a line holds, and an error that names a bad one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import GoldError
from kg.evaluation import GoldEntity, GoldText, GoldTriple, read_gold
from kg.evaluation.system import gold_articles
from kg.records import ENTITY_TYPES, FACTUALITIES, Article

SEEDS_GOLD = Path(__file__).parent.parent / "gold" / "seeds.jsonl"
GOOD = {
    "id": "t",
    "text": "Iran dreigt Irak.",
    "entities": {"Iran": {"type": "Country", "labels": ["Iran", "Iran"], "mentions": ["Teheran"]}},
    "triples": [{"actor": "Iran", "action": ["dreigen"], "target": "Irak", "plover": "THREATEN", "source": None}],
}


def write(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_a_line_is_a_text_with_its_entities_and_triples(tmp_path):
    triple = GoldTriple("Iran", ("dreigen",), "Irak", "THREATEN")
    entity = GoldEntity("Iran", ("Iran", "Iran", "Teheran"), "Country", ("Teheran",))
    assert read_gold(write(tmp_path, GOOD, "")) == [GoldText("t", (entity,), (triple,), text="Iran dreigt Irak.")]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "is not JSON: Expecting property name enclosed in double quotes"),
        ([], "is not a record of a text"),
        ({"id": "x", "triples": []}, "the key 'entities' is missing"),
        ({"id": 5, "entities": {}, "triples": []}, "is not a record of a text"),
        ({"id": "x", "entities": [], "triples": []}, "is not a record of a text"),
        ({"id": "x", "entities": {}, "triples": [{"actor": "a", "target": "b"}]}, "the key 'action' is missing"),
        ({"id": "x", "entities": {}, "triples": [{"action": 3, "actor": "a"}]}, "is not a record of a text"),
        (GOOD, "the id 't' is there twice"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, what):
    path = write(tmp_path, GOOD, line)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert (caught.value.what, caught.value.where) == (what, f"{path}:2")
    assert caught.value.remedy


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(GoldError, match="cannot be read: No such file"):
        read_gold(tmp_path / "gone.jsonl")
    with pytest.raises(GoldError, match="holds no texts"):
        read_gold(write(tmp_path))
    (tmp_path / "gold.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GoldError, match="is not UTF-8 text"):
        read_gold(tmp_path / "gold.jsonl")


def test_a_gold_text_is_analysed_as_it_stands_or_as_the_article_with_its_id():
    own, other = GoldText("a", text="Het regent.", date="2020-01"), GoldText("b")
    rain, wind = Article("a", "Het regent.", "2020-01"), Article("b", "Het waait.")
    assert gold_articles([own, other], [wind, Article("c", "x")]) == [rain, wind]
    with pytest.raises(GoldError, match="gold text 'b': has no text to analyse"):
        gold_articles([own, other])


def test_the_gold_of_the_seeds_is_sound(seeds):
    """Every triple has known ends, a known factuality and evidence that stands in its article."""
    texts = {path.stem: " ".join(path.read_text(encoding="utf-8").split()) for path in seeds.glob("*.txt")}
    lines = [json.loads(line) for line in SEEDS_GOLD.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == sorted(texts)
    for line in lines:
        assert {entity["type"] for entity in line["entities"].values()} <= set(ENTITY_TYPES)
        for triple in line["triples"]:
            assert {triple["actor"], triple["target"], triple["source"]} - {None} <= line["entities"].keys()
            assert triple["factuality"] in FACTUALITIES
            assert " ".join(triple["evidence"].split()) in texts[line["id"]]
