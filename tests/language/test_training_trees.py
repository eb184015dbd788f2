"""Trees corrected by hand for the sentences with names: their files, and what they do to a parse."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Span

import kg.language.training
from kg.errors import InputError
from kg.language.tokenizer import create_tokenizer
from kg.language.training.data import grouped, name_docs
from kg.language.training.trees import Arc, read_trees, usual_tags, with_tree

FOLDER = Path(kg.language.training.__file__).parent
SHIPPED = sorted(path.stem for path in (FOLDER / "trees").glob("*.tsv"))
VOCAB = spacy.blank("nl").vocab


def parsed():
    doc = Doc(
        VOCAB, words=["Shell", "schorste", "Jan"], pos=["PROPN", "ADJ", "PROPN"], tags=["SPEC", "ADJ", "SPEC"],
        lemmas=["Shell", "schorst", "Jan"], heads=[2, 2, 2], deps=["nmod", "amod", "ROOT"],
    )  # fmt: skip
    doc.set_ents([Span(doc, 0, 1, label="ORG"), Span(doc, 2, 3, label="PER")])
    return doc


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_trees_fit_their_sentences(name):
    blank = spacy.blank("nl")
    blank.tokenizer = create_tokenizer()(blank)
    trees = read_trees(FOLDER / "trees" / f"{name}.tsv")
    lengths = {doc.user_data["line"]: len(doc) for doc in name_docs(FOLDER / "names" / f"{name}.txt", blank)}
    assert len(trees) > 100
    assert {line: len(arcs) for line, arcs in trees.items()} == {line: lengths[line] for line in trees}


def test_a_file_is_read_by_line(tmp_path):
    path = tmp_path / "x.tsv"
    path.write_text("# a comment\n7\t2:nsubj 0:root/VERB 2:obl:arg\n", encoding="utf-8")
    assert read_trees(path) == {7: (Arc(2, "nsubj", ""), Arc(0, "root", "VERB"), Arc(2, "obl:arg", ""))}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("7\t2:nsubj root", "arcs"),
        ("x\t0:root", "arcs"),
        ("7\t2:nsubj 1:obj", "no tree"),
        ("7\t0:root 0:root", "no tree"),
        ("7\t0:root 3:obj 2:obj", "no tree"),
        ("7\t0:root 9:obj", "no tree"),
    ],
)
def test_what_is_no_tree_is_told_with_its_place(tmp_path, line, problem):
    path = tmp_path / "x.tsv"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=problem) as error:
        read_trees(path)
    assert "x.tsv:1" in str(error.value)


def test_a_tree_replaces_the_parse_and_keeps_the_names():
    arcs = (Arc(2, "nsubj", ""), Arc(0, "root", "VERB"), Arc(2, "obj", ""))
    doc = with_tree(parsed(), arcs, {("schorste", "VERB"): ("WW", "VerbForm=Fin", "schorsen")}, "line 1")
    assert [(token.dep_, token.head.i) for token in doc] == [("nsubj", 1), ("ROOT", 1), ("obj", 1)]
    assert (doc[1].pos_, doc[1].tag_, str(doc[1].morph), doc[1].lemma_) == ("VERB", "WW", "VerbForm=Fin", "schorsen")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Shell", "ORG"), ("Jan", "PER")]


def test_a_word_that_the_treebanks_lack_is_told_what_words_that_end_like_it_are():
    arcs = (Arc(2, "nsubj", ""), Arc(0, "root", "VERB"), Arc(2, "obj", ""))
    docs = [Doc(VOCAB, words=["barstte"], pos=["VERB"], tags=["WW|pv"], morphs=["VerbForm=Fin"], lemmas=["barsten"])]
    doc = with_tree(parsed(), arcs, usual_tags(docs), "line 1")
    assert (doc[1].pos_, doc[1].tag_, str(doc[1].morph), doc[1].lemma_) == ("VERB", "WW|pv", "VerbForm=Fin", "")
    assert doc[0].pos_ == "PROPN"


def test_of_a_part_of_speech_that_the_treebanks_lack_nothing_else_is_told():
    arcs = (Arc(2, "nsubj", ""), Arc(0, "root", "VERB"), Arc(2, "obj", ""))
    doc = with_tree(parsed(), arcs, {}, "line 1")
    assert (doc[1].pos_, doc[1].tag_, doc[1].lemma_) == ("VERB", "", "")


def test_a_tree_for_other_tokens_is_refused():
    with pytest.raises(InputError, match="line 3"):
        with_tree(parsed(), (Arc(0, "root", ""),), {}, "line 3")


def test_the_usual_tags_are_the_commonest():
    docs = [
        Doc(VOCAB, words=["Lopen"], pos=["VERB"], tags=[tag], lemmas=["lopen"])
        for tag in ("WW|inf", "WW|pv", "WW|inf")
    ]  # fmt: skip
    assert usual_tags(docs)["lopen", "VERB"] == ("WW|inf", "", "lopen")


def test_sentences_are_joined_into_documents():
    arcs = (Arc(2, "nsubj", ""), Arc(0, "root", "VERB"), Arc(2, "obj", ""))
    docs = list(grouped(with_tree(parsed(), arcs, {}, "line 1") for _ in range(8)))
    assert [len(list(doc.sents)) for doc in docs] == [6, 2]
    assert [token.head.i for token in docs[1]] == [1, 1, 1, 4, 4, 4]
    assert [ent.text for ent in docs[1].ents] == ["Shell", "Jan"] * 2
    assert docs[0][4].pos_ == "VERB"
