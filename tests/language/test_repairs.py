"""Repairs of parses that cannot be right, on trees made by hand."""

from spacy.tokens import Span

from kg.language.days import days_apart, is_day
from kg.language.particles import (
    objects_of_infinitives,
)
from kg.language.relatives import attach_relative
from kg.language.repairs import repair_parse
from kg.language.subjects import bare_object, of_infinitive, one_subject
from tests.language.handmade import FINITE, told, tree


def test_a_noun_without_a_preposition_is_an_object_unless_it_measures():
    doc = tree(
        ("Iran", "PROPN", "nsubj", 5), ("heeft", "AUX", "aux", 5, FINITE), ("dinsdag", "NOUN", "obl", 5),
        ("het", "DET", "det", 4), ("plan", "NOUN", "obl", 5), ("afgewezen", "VERB", "ROOT", 5, "VerbForm=Part"),
    )  # fmt: skip
    bare_object(doc[5])
    assert told(doc)["plan"] == ("obj", "afgewezen")
    assert told(doc)["dinsdag"] == ("obl", "afgewezen")


def test_a_day_is_no_apposition_and_no_object():
    doc = tree(
        ("Trump", "PROPN", "nsubj", 1), ("leek", "VERB", "ROOT", 1, FINITE), ("zijn", "PRON", "nmod:poss", 3),
        ("minister", "NOUN", "obj", 6), ("dinsdagavond", "PROPN", "appos", 3), ("te", "ADP", "mark", 6),
        ("ontslaan", "VERB", "xcomp", 1),
    )  # fmt: skip
    days_apart(doc)
    assert told(doc)["dinsdagavond"] == ("obl", "ontslaan")
    assert told(doc)["minister"] == ("obj", "ontslaan")


def test_a_day_of_a_week_stays_with_it():
    doc = tree(
        ("sinds", "ADP", "case", 2), ("vorige", "ADJ", "amod", 2), ("week", "NOUN", "obl", 4),
        ("woensdag", "PROPN", "nmod", 2), ("zwijgt", "VERB", "ROOT", 4, FINITE), ("Iran", "PROPN", "nsubj", 4),
    )  # fmt: skip
    days_apart(doc)
    assert told(doc)["woensdag"] == ("nmod", "week")


def test_days_are_told_by_their_first_part():
    doc = tree(
        ("gisterennamiddag", "NOUN", "ROOT", 0), ("Vrijdag", "NOUN", "ROOT", 1), ("dagblad", "NOUN", "ROOT", 2),
        ("zondagsrust", "NOUN", "ROOT", 3),
    )  # fmt: skip
    assert [is_day(token) for token in doc] == [True, True, False, False]


def test_an_infinitive_has_no_subject():
    doc = tree(
        ("Iran", "PROPN", "nsubj", 1), ("wil", "VERB", "ROOT", 1, FINITE), ("Irak", "PROPN", "nsubj", 3),
        ("helpen", "VERB", "xcomp", 1, "VerbForm=Inf"),
    )  # fmt: skip
    of_infinitive(doc[3])
    assert told(doc)["Irak"] == ("obj", "helpen")


def test_a_verb_of_motion_has_no_passive():
    doc = tree(
        ("Rajapaksa", "PROPN", "nsubj:pass", 4), ("was", "AUX", "aux:pass", 4, FINITE), ("naar", "ADP", "case", 3),
        ("Singapore", "PROPN", "obl", 4), ("gevlucht", "VERB", "ROOT", 4, "VerbForm=Part"),
    )  # fmt: skip
    doc[1].lemma_, doc[4].lemma_ = "zijn", "vluchten"
    repair_parse(doc)
    assert told(doc)["Rajapaksa"] == ("nsubj", "gevlucht")
    assert told(doc)["was"] == ("aux", "gevlucht")


def test_a_body_with_a_possessive_takes_no_name_behind_it():
    doc = tree(
        ("zei", "VERB", "ROOT", 0, FINITE), ("dat", "SCONJ", "mark", 5), ("zijn", "PRON", "nmod:poss", 3),
        ("land", "NOUN", "nsubj", 5), ("Apple", "PROPN", "appos", 3), ("helpt", "VERB", "ccomp", 0, FINITE),
    )  # fmt: skip
    doc.set_ents([Span(doc, 4, 5, label="ORG")])
    repair_parse(doc)
    assert told(doc)["Apple"] == ("obj", "helpt")


def test_dat_behind_a_name_and_a_comma_is_relative():
    doc = tree(
        ("Hamas", "PROPN", "nsubj", 1), ("bedankte", "VERB", "ROOT", 1, FINITE), ("Iran", "PROPN", "obj", 1),
        (",", "PUNCT", "punct", 8), ("dat", "SCONJ", "mark", 8), ("de", "DET", "det", 6),
        ("beweging", "NOUN", "nsubj", 8, "Number=Sing"), ("wapens", "NOUN", "obj", 8, "Number=Plur"),
        ("levert", "VERB", "ccomp", 1, "VerbForm=Fin|Number=Sing"),
    )  # fmt: skip
    doc.set_ents([Span(doc, 0, 1, label="ORG"), Span(doc, 2, 3, label="GPE")])
    repair_parse(doc)
    assert told(doc)["levert"] == ("acl:relcl", "Iran")
    assert told(doc)["dat"][0] == "nsubj"


def test_dat_behind_a_common_noun_says_what_it_is_about():
    doc = tree(
        ("de", "DET", "det", 1), ("eis", "NOUN", "ROOT", 1), ("dat", "PRON", "nsubj", 4),
        ("Iran", "PROPN", "obj", 4), ("vertrekt", "VERB", "acl:relcl", 1, FINITE),
    )  # fmt: skip
    attach_relative(doc[4])
    assert told(doc)["dat"] == ("mark", "vertrekt")
    assert told(doc)["Iran"] == ("nsubj", "vertrekt")
    assert doc[4].dep_ == "acl"


def test_relative_dat_stays_behind_a_neuter_noun():
    doc = tree(
        ("het", "DET", "det", 1), ("plan", "NOUN", "ROOT", 1), ("dat", "PRON", "obj", 4),
        ("Iran", "PROPN", "nsubj", 4), ("indiende", "VERB", "acl:relcl", 1, FINITE),
    )  # fmt: skip
    attach_relative(doc[4])
    assert told(doc)["dat"] == ("obj", "indiende")


def test_the_object_beside_dreigen_is_that_of_the_infinitive():
    doc = tree(
        ("Iran", "PROPN", "nsubj", 1), ("dreigt", "VERB", "ROOT", 1, FINITE), ("Irak", "PROPN", "obj", 1),
        ("te", "ADP", "mark", 4), ("straffen", "VERB", "xcomp", 1),
    )  # fmt: skip
    doc[1].lemma_ = "dreigen"
    objects_of_infinitives(doc)
    assert told(doc)["Irak"] == ("obj", "straffen")


def test_whom_it_is_for_stands_beside_willen():
    doc = tree(
        ("Iran", "PROPN", "nsubj", 1), ("wil", "VERB", "ROOT", 1, FINITE), ("Irak", "PROPN", "obj", 1),
        ("macht", "NOUN", "obj", 4), ("geven", "VERB", "xcomp", 1),
    )  # fmt: skip
    doc[1].lemma_ = "willen"
    objects_of_infinitives(doc)
    assert told(doc)["Irak"] == ("iobj", "geven")


def test_of_two_subjects_the_nominative_stays():
    doc = tree(
        ("kabinet", "NOUN", "ROOT", 0), ("dat", "PRON", "nsubj", 4), ("hij", "PRON", "nsubj", 4),
        ("onbekwaam", "ADJ", "xcomp", 4), ("noemde", "VERB", "acl:relcl", 0, FINITE),
    )  # fmt: skip
    one_subject(doc[4])
    assert told(doc)["hij"] == ("nsubj", "noemde")
    assert told(doc)["dat"] == ("obj", "noemde")
