"""Repairs of parses that cannot be right, on trees made by hand."""

import spacy
from spacy.tokens import Doc, Span

from kg.language.days import days_apart, is_day
from kg.language.openers import among_others, before_a_place, before_infinitive, om_before_te, that_of_a_clause
from kg.language.particles import (
    after_te,
    infinitives_of_nouns,
    objects_of_infinitives,
    particles_before_dat,
    predicates_of_objects,
)
from kg.language.relatives import attach_relative
from kg.language.repairs import repair_parse
from kg.language.subjects import attributive, bare_object, nominative, of_infinitive, one_subject, subjects_of_nouns

FINITE = "VerbForm=Fin"
VOCAB = spacy.blank("nl").vocab


def tree(*rows):
    """Return a parsed document: (word, universal tag, relation, index of the head, features)."""
    columns = [list(column) for column in zip(*((*row, "")[:5] for row in rows), strict=True)]
    words, pos, deps, heads, morphs = columns
    return Doc(VOCAB, words=words, pos=pos, lemmas=words, deps=deps, heads=heads, morphs=morphs)


def told(doc):
    return {token.text: (token.dep_, token.head.text) for token in doc}


def test_a_clause_with_dat_does_not_hang_on_an_infinitive_behind_it():
    doc = tree(
        ("zei", "VERB", "ROOT", 0, FINITE), ("dat", "SCONJ", "mark", 4), ("Iran", "PROPN", "nsubj", 4),
        ("zou", "AUX", "aux", 4, FINITE), ("falen", "VERB", "advcl", 8), ("om", "ADP", "mark", 6),
        ("vragen", "VERB", "advcl", 4), ("te", "ADP", "mark", 8), ("vertrekken", "VERB", "ccomp", 0),
    )  # fmt: skip
    before_infinitive(doc[4])
    assert told(doc)["falen"] == ("ccomp", "zei")
    assert told(doc)["vertrekken"] == ("xcomp", "vragen")


def test_the_object_of_an_infinitive_stands_before_te():
    doc = tree(
        ("Iran", "PROPN", "nsubj", 1), ("roepen", "VERB", "ROOT", 1, FINITE), ("Irak", "PROPN", "obj", 1),
        ("op", "ADP", "case", 4), ("Syrië", "PROPN", "obl", 1), ("te", "ADP", "mark", 6),
        ("straffen", "VERB", "nmod", 4),
    )  # fmt: skip
    infinitives_of_nouns(doc)
    assert told(doc)["straffen"] == ("xcomp", "roepen")
    assert told(doc)["Syrië"] == ("obj", "straffen")
    assert told(doc)["op"] == ("compound:prt", "roepen")


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


def test_a_verb_after_its_subject_is_no_attribute_of_its_object():
    doc = tree(
        ("Facebook", "PROPN", "nsubj", 1), ("schorste", "ADJ", "amod", 2), ("Analytica", "PROPN", "ROOT", 2),
        ("gisteren", "NOUN", "nmod", 2),
    )  # fmt: skip
    predicates_of_objects(doc)
    assert told(doc)["schorste"] == ("ROOT", "schorste")
    assert doc[1].lemma_ == "schorsen" and doc[1].pos_ == "VERB"
    assert told(doc)["Analytica"] == ("obj", "schorste")
    assert told(doc)["Facebook"] == ("nsubj", "schorste")


def test_an_attribute_stays_one():
    doc = tree(("de", "DET", "det", 2), ("geschorste", "ADJ", "amod", 2), ("bond", "NOUN", "ROOT", 2))
    predicates_of_objects(doc)
    assert told(doc)["geschorste"] == ("amod", "bond")


def test_nominative_pronouns_are_subjects():
    doc = tree(
        ("Pasjinian", "PROPN", "ROOT", 0), ("die", "PRON", "nsubj", 4), ("zij", "PRON", "obj", 4),
        ("hard", "ADJ", "advmod", 4), ("beschuldigen", "VERB", "acl:relcl", 0, FINITE),
    )  # fmt: skip
    nominative(doc[4])
    assert told(doc)["zij"] == ("nsubj", "beschuldigen")
    assert told(doc)["die"] == ("obj", "beschuldigen")


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


def test_no_preposition_stands_before_dat():
    doc = tree(
        ("Foster", "PROPN", "nsubj", 1), ("kondigde", "VERB", "ROOT", 1, FINITE), ("aan", "ADP", "case", 6),
        ("dat", "SCONJ", "mark", 6), ("zij", "PRON", "nsubj", 6), ("May", "PROPN", "obj", 6),
        ("steunt", "VERB", "ccomp", 1, FINITE),
    )  # fmt: skip
    doc[1].lemma_ = "kondigen"
    particles_before_dat(doc)
    assert told(doc)["aan"] == ("compound:prt", "kondigde")


def test_om_without_te_is_a_preposition():
    doc = tree(
        ("LTO", "PROPN", "ROOT", 0), ("die", "PRON", "nsubj", 5), ("om", "ADP", "mark", 5), ("de", "DET", "det", 4),
        ("tafel", "NOUN", "obj", 5), ("zat", "VERB", "acl:relcl", 0, FINITE),
    )  # fmt: skip
    before_a_place(doc)
    assert told(doc)["om"] == ("case", "tafel")
    assert told(doc)["tafel"] == ("obl", "zat")


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


def test_no_noun_has_an_auxiliary():
    doc = tree(
        ("NAVO", "PROPN", "nsubj", 4), ("had", "AUX", "aux", 4, FINITE), ("gisteren", "NOUN", "obl", 4),
        ("de", "DET", "det", 4), ("opleiding", "NOUN", "nsubj:pass", 5),
        ("opgeschort", "VERB", "ROOT", 5, "VerbForm=Part"),
    )  # fmt: skip
    doc[1].lemma_ = "hebben"
    subjects_of_nouns(doc)
    assert told(doc)["NAVO"] == ("nsubj", "opgeschort")
    assert told(doc)["had"] == ("aux", "opgeschort")
    assert told(doc)["opleiding"] == ("obj", "opgeschort")


def test_a_participle_behind_an_article_is_an_attribute():
    doc = tree(
        ("de", "DET", "det", 3), ("door", "ADP", "case", 2), ("Rusland", "PROPN", "obl:agent", 3),
        ("aangevallen", "VERB", "ROOT", 3, "VerbForm=Part"), ("Turken", "PROPN", "nsubj", 6),
        ("zijn", "AUX", "aux", 6, FINITE), ("gevlucht", "VERB", "xcomp", 3, "VerbForm=Part"),
    )  # fmt: skip
    attributive(doc)
    assert told(doc)["aangevallen"] == ("amod", "Turken")
    assert told(doc)["de"] == ("det", "Turken")
    assert told(doc)["gevlucht"] == ("ROOT", "gevlucht")


def test_om_and_te_open_the_infinitive():
    doc = tree(
        ("maakte", "VERB", "ROOT", 0, FINITE), ("gebruik", "NOUN", "obj", 0), ("om", "ADP", "case", 3),
        ("IS", "PROPN", "nmod", 1), ("te", "ADP", "mark", 5), ("verdrijven", "VERB", "xcomp", 0),
    )  # fmt: skip
    om_before_te(doc)
    assert told(doc)["om"] == ("mark", "verdrijven")
    assert told(doc)["IS"] == ("obj", "verdrijven")


def test_onder_anderen_is_no_preposition():
    doc = tree(
        ("hij", "PRON", "nsubj", 5), ("onder", "ADP", "case", 4), ("anderen", "ADP", "fixed", 1),
        ("premier", "NOUN", "appos", 4), ("Cameron", "PROPN", "obl", 5), ("ontving", "VERB", "ROOT", 5, FINITE),
    )  # fmt: skip
    among_others(doc)
    assert told(doc)["Cameron"] == ("obj", "ontving")
    assert told(doc)["onder"][0] == "advmod"


def test_dat_before_the_subject_of_a_clause_opens_it():
    doc = tree(
        ("verhindert", "VERB", "ROOT", 0, FINITE), ("dat", "DET", "det", 2), ("groep", "NOUN", "nsubj", 3),
        ("terugkeert", "VERB", "xcomp", 0, FINITE),
    )  # fmt: skip
    that_of_a_clause(doc[3])
    assert told(doc)["dat"] == ("mark", "terugkeert")
    assert doc[3].dep_ == "ccomp"


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


def test_what_follows_te_is_an_infinitive():
    doc = tree(("te", "ADP", "case", 1), ("straffen", "NOUN", "ROOT", 1))
    after_te(doc)
    assert doc[1].pos_ == "VERB"
    doc = tree(("te", "ADP", "case", 1), ("koop", "NOUN", "ROOT", 1))
    after_te(doc)
    assert doc[1].pos_ == "NOUN"


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
