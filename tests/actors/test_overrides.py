"""The user's merges and splits: what they do to a record, and what a bad file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.actors.corrections import apply
from kg.actors.overrides import Overrides, read_overrides, unknown_ids
from kg.errors import TableError
from kg.records import Article, ArticleRecord
from tests.fakes import record

ARTICLE = Article("a", "Iran slaat Irak. Iran slaat Frankrijk. Irak slaat Perzië.")


@pytest.fixture
def found() -> ArticleRecord:
    return record(ARTICLE)


def overrides(tmp_path: Path, text: str) -> Overrides:
    path = tmp_path / "overrides.toml"
    path.write_text(text, encoding="utf-8")
    return read_overrides(path)


def test_a_merge_moves_mentions_and_statements(found, tmp_path):
    merged = apply(found, overrides(tmp_path, '[[merge]]\ninto = "Iran"\nids = ["Perzië"]\n'))
    assert [entity.id for entity in merged.entities] == ["Frankrijk", "Irak", "Iran"]
    assert merged.entity("Iran").mentions == ("Iran", "Iran", "Perzië")
    assert [(m.rule, m.evidence, m.confidence) for m in merged.entity("Iran").merges] == [
        ("merged by the user", "Perzië", 1.0)
    ]
    assert [(t.actor, t.target) for t in merged.triples] == [("Iran", "Irak"), ("Iran", "Frankrijk"), ("Irak", "Iran")]
    assert merged.triples[0] == found.triples[0] and merged.triples[2].id != found.triples[2].id


def test_merges_go_through_each_other_to_an_id_that_the_article_lacks(found, tmp_path):
    file = '[[merge]]\ninto = "B"\nids = ["Iran"]\n[[merge]]\ninto = "NAVO"\nids = ["B", "Irak"]\n'
    merged = apply(found, overrides(tmp_path, file))
    assert merged.entity("NAVO").type == "IGO" and merged.entity("NAVO").labels[1] == "NATO"
    assert [(t.actor, t.target) for t in merged.triples] == [("NAVO", "Frankrijk"), ("NAVO", "Perzië")]


def test_a_split_moves_the_statements_of_its_mentions(found, tmp_path):
    file = '[[split]]\nid = "Perzië"\nmentions = ["Perzië"]\ninto = "Persia"\narticle = "a"\n'
    split = apply(found, overrides(tmp_path, file))
    assert split.entity("Persia").mentions == ("Perzië",) and split.triples[2].target == "Persia"
    assert "Perzië" not in {entity.id for entity in split.entities}
    elsewhere = apply(found, overrides(tmp_path, file.replace('"a"', '"b"')))
    assert elsewhere == found


def test_ids_that_no_article_has_are_named(tmp_path):
    file = overrides(tmp_path, '[[merge]]\ninto = "Iran"\nids = ["Perzië", "Persie"]\n')
    assert unknown_ids(file, ["Iran", "Perzië"]) == [f"{tmp_path}/overrides.toml:1: no article has the id 'Persie'"]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("[[merge]\n", 1, "is not TOML"),
        ('\n[[merge]]\ninto = "A"\n', 2, "lacks the key 'ids'"),
        ('[[merge]]\ninto = "A"\nids = ["B"]\nwhy = "x"\n', 1, "has the unknown key 'why'"),
        ('[[merge]]\ninto = "A"\nids = "B"\n', 1, "has a 'ids' that is not a list of texts"),
        ('[[merge]]\ninto = "A"\nids = ["B"]\n[[merge]]\ninto = "C"\nids = ["B"]\n', 4, "merges 'B' a second time"),
        ('[[merge]]\ninto = "A"\nids = ["B"]\n[[merge]]\ninto = "B"\nids = ["A"]\n', 4, "merges 'A' in a circle"),
        ('[[merge]]\ninto = "A"\nids = ["A"]\n', 1, "merges 'A' in a circle"),
        ('# mine\n[[join]]\ninto = "A"\n', 2, "has 'join', not [[merge]] or [[split]]"),
    ],
)
def test_a_bad_file_names_its_line(tmp_path, text, line, what):
    with pytest.raises(TableError) as error:
        overrides(tmp_path, text)
    assert str(error.value).startswith(f"{tmp_path}/overrides.toml:{line}: {what}")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(TableError, match="cannot be read"):
        read_overrides(tmp_path / "gone.toml")
