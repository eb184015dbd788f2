"""What one article's graph says."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset as RdflibDataset
from rdflib import Literal, URIRef

from kg.errors import KgError
from kg.rdf import fingerprint, quads
from kg.rdf.names import Names, last_segment, segment
from kg.rdf.oxigraph import OxigraphStore
from kg.rdf.read import record as read_record
from kg.rdf.serialize import nquads
from kg.rdf.terms import Term
from kg.rdf.vocabulary import GAF, KG, NIF, SEM
from kg.records import Article, ArticleRecord, Entity, Merge, Triple
from tests.rdf.news import NEWS

ARTICLE, RECORD = NEWS["a1"]
NAMES = Names()


def _bare(record: ArticleRecord) -> set[tuple[str, ...]]:
    return {
        tuple(map(last_segment, quad[:3]))
        for quad in quads(ARTICLE, record)
        if quad.predicate.startswith(f"{NAMES.base}action/")
    }


@pytest.mark.parametrize("article_id", NEWS)
def test_every_quad_is_in_the_graph_of_the_article(article_id):
    article, record = NEWS[article_id]
    assert {quad.graph for quad in quads(article, record)} == {NAMES.article(article_id)}


@pytest.mark.parametrize("article_id", NEWS)
def test_a_record_is_read_back_as_it_was(article_id):
    article, record = NEWS[article_id]
    shuffled = list(quads(article, record, fingerprint="f"))
    random.Random(1).shuffle(shuffled)
    assert read_record(shuffled) == record


def test_no_quad_comes_twice_and_there_are_no_blank_nodes():
    found = list(quads(ARTICLE, RECORD))
    assert len(found) == len(set(found))
    assert {type(term) for quad in found for term in quad} == {URIRef, Literal}


def test_a_phrase_stands_where_it_says():
    found = list(quads(ARTICLE, RECORD))
    value: dict[tuple[Term, URIRef], Term] = {(quad.subject, quad.predicate): quad.object for quad in found}
    phrases = {quad.object for quad in found if quad.predicate == GAF.denotedBy}
    assert len(phrases) == 4
    for phrase in phrases:
        begin, end = int(value[phrase, NIF.beginIndex]), int(value[phrase, NIF.endIndex])
        assert ARTICLE.text[begin:end] == str(value[phrase, NIF.anchorOf])
        assert str(value[value[phrase, NIF.sentence], NIF.anchorOf]).endswith(".")


def test_bare_triples_stand_for_what_is_certain_and_not_denied():
    assert _bare(RECORD) == {
        ("Noordland", "bombarderen", "Zuidland"),
        ("Noordland", "bombarderen", "Zuidland_harbour"),
        ("Zuidland", "beschuldigen", "Northland_navy"),
    }
    denied = replace(RECORD.triples[0], id="denied", factuality="negated")
    assert _bare(replace(RECORD, triples=(*RECORD.triples, denied))) == {
        ("Noordland", "bombarderen", "Zuidland_harbour"),
        ("Zuidland", "beschuldigen", "Northland_navy"),
    }


def test_each_bare_triple_has_its_general_form():
    found = [quad for quad in quads(ARTICLE, RECORD) if quad.predicate == KG.actsOn]
    assert {(last_segment(quad.subject), last_segment(quad.object)) for quad in found} == {
        (actor, target) for actor, _, target in _bare(RECORD)
    }


@pytest.mark.parametrize(
    ("time", "datatype", "days"),
    [
        ("2021-03-02", "date", ("2021-03-02", "2021-03-02")),
        ("2020-02", "gYearMonth", ("2020-02-01", "2020-02-29")),
        ("2019", "gYear", ("2019-01-01", "2019-12-31")),
        ("2021-02-30", None, None),
    ],
)
def test_a_time_has_its_precision_and_the_days_it_spans(time, datatype, days):
    record = replace(RECORD, triples=(replace(RECORD.triples[0], time=time),))
    value = {quad.predicate: quad.object for quad in quads(ARTICLE, record)}
    stamp = value[SEM.hasTimeStamp]
    assert str(stamp) == time
    assert isinstance(stamp, Literal)
    assert (None if stamp.datatype is None else last_segment(stamp.datatype)) == datatype
    if days is None:
        assert SEM.hasEarliestBeginTimeStamp not in value
    else:
        assert (str(value[SEM.hasEarliestBeginTimeStamp]), str(value[SEM.hasLatestEndTimeStamp])) == days


def test_the_text_is_left_out_unless_asked_for():
    assert not [quad for quad in quads(ARTICLE, RECORD) if quad.predicate == NIF.isString]
    kept = [quad.object for quad in quads(ARTICLE, RECORD, with_text=True) if quad.predicate == NIF.isString]
    assert list(map(str, kept)) == [ARTICLE.text]


def test_the_fingerprint_changes_with_every_field_and_with_the_analysis():
    variants = [
        ARTICLE,
        *(replace(ARTICLE, **{field: "x"}) for field in ("id", "text", "date", "title", "url")),
        replace(ARTICLE, title=None),
        replace(ARTICLE, url=None),
    ]
    marks = [fingerprint(variant) for variant in variants] + [fingerprint(ARTICLE, "other")]
    assert len(set(marks)) == len(marks)
    assert fingerprint(replace(ARTICLE)) == marks[0]


@pytest.mark.parametrize("base", ["", "kg", "https://example.org", "https://example.org/a b/", "https://e.org/<x>/"])
def test_a_base_must_be_an_iri_that_ids_can_follow(base):
    with pytest.raises(KgError, match="is not an absolute IRI"):
        Names(base)


TEXT = st.text(st.characters(), max_size=12)
ID = st.text(st.characters(), min_size=1, max_size=12).filter(lambda text: text != "\x00")


@given(ID)
def test_any_id_makes_an_iri_segment_and_is_found_in_it_again(identifier):
    made = segment(identifier)
    assert made.isascii() and made.strip(".") and not set(made) & set('/?#<>"{}|\\^` ')
    assert last_segment(f"https://kg-nieuws.example/actor/{made}") == identifier


@settings(max_examples=60, deadline=None)
@given(ID, ID, ID, ID, TEXT, TEXT, TEXT)
def test_hostile_texts_and_ids_survive_both_stores(article_id, actor, target, action, name, title, url):
    """Ids and texts come from outside: markup, quotes, controls, anything Unicode has."""
    if actor == target:
        return
    text = f"{name}|{title}"
    entities = tuple(
        sorted(
            (
                Entity(
                    key,
                    "Group",
                    (name, title),
                    (text,),
                    ((0, len(text)),),
                    None,
                    (),
                    (Merge((0, len(text)), name, title, 0.5),),
                )
                for key in (actor, target)
            ),
            key=lambda entity: entity.id,
        )
    )
    triple = Triple(
        f"{article_id}-1",
        actor,
        action,
        target,
        "ASSAULT",
        "certain",
        actor,
        "2020",
        target,
        text,
        0,
        len(text),
        0.123456789,
        None,
        None,
        None,
        (0, len(text)),
    )
    record = ArticleRecord(article_id, None, title or None, entities, (triple,))
    found = list(quads(Article(article_id, text, None, title, url), record))
    if "\ufffd" not in str(found) and not any("\ud800" <= char <= "\udfff" for char in f"{name}{title}"):
        assert read_record(found) == record
    store = OxigraphStore()
    store.add(found)
    assert set(store.match()) == set(found)
    lines = "".join(nquads(found))
    assert len(lines.splitlines()) == len(found) == lines.count("\n")
    again = RdflibDataset()
    again.parse(data=lines, format="nquads")
    assert {tuple(quad) for quad in again.quads()} == {tuple(quad) for quad in found}
