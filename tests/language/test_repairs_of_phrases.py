"""What stands side by side in a phrase, on trees made by hand."""

from spacy.tokens import Span

from kg.language.openers import among_whom
from kg.language.particles import before_the_particle, no_preposition, particle_of_the_verb_above, verbs_for_adjectives
from kg.language.subjects import subject_of_phrase
from kg.language.titles import counted_nouns, names_behind_titles, names_beside_nouns, owners_for_auxiliaries
from tests.language.handmade import FINITE, told, tree


def with_names(doc, *names):
    """Return a document with names: (first token, behind the last, label)."""
    doc.set_ents([Span(doc, *name) for name in names])
    return doc


def test_before_the_finite_verb_a_bare_noun_and_a_name_are_one_phrase():
    doc = tree(
        ("Bakkerij", "NOUN", "nsubj", 2), ("Kestrel", "PROPN", "obj", 2), ("koopt", "VERB", "ROOT", 2, FINITE),
        ("winkels", "NOUN", "obj", 2),
    )  # fmt: skip
    names_behind_titles(with_names(doc, (1, 2, "ORG")))
    assert told(doc)["Kestrel"] == ("appos", "Bakkerij")
    assert told(doc)["Bakkerij"] == ("nsubj", "koopt")


def test_a_noun_with_an_article_may_be_a_phrase_of_its_own():
    doc = tree(
        ("dat", "SCONJ", "mark", 4), ("de", "DET", "det", 2), ("rechter", "NOUN", "nsubj", 4),
        ("Jansen", "PROPN", "obj", 4), ("vrijspreekt", "VERB", "ROOT", 4, FINITE),
    )  # fmt: skip
    names_behind_titles(with_names(doc, (3, 4, "PER")))
    assert told(doc)["Jansen"] == ("obj", "vrijspreekt")


def test_a_bare_noun_behind_a_preposition_goes_on_with_the_name():
    doc = tree(
        ("Smit", "PROPN", "nsubj", 1), ("overlegt", "VERB", "ROOT", 1, FINITE), ("met", "ADP", "case", 3),
        ("premier", "NOUN", "obl", 1), ("Jansen", "PROPN", "obj", 1),
    )  # fmt: skip
    names_behind_titles(with_names(doc, (0, 1, "PER"), (4, 5, "PER")))
    assert told(doc)["Jansen"] == ("appos", "premier")


def test_a_noun_that_is_tagged_as_a_preposition_is_the_title():
    doc = tree(
        ("Justitie", "PROPN", "nsubj", 1), ("verdenkt", "VERB", "ROOT", 1, FINITE), ("zorgbedrijf", "ADP", "case", 3),
        ("Kestrel", "PROPN", "obl", 1), ("van", "ADP", "case", 5), ("fraude", "NOUN", "obl:arg", 1),
    )  # fmt: skip
    names_behind_titles(with_names(doc, (0, 1, "ORG"), (3, 4, "ORG")))
    assert told(doc)["zorgbedrijf"] == ("obl", "verdenkt")
    assert told(doc)["Kestrel"] == ("appos", "zorgbedrijf")
    assert doc[2].pos_ == "NOUN"


def test_a_preposition_stays_one():
    doc = tree(("aldus", "ADP", "case", 1), ("Jansen", "PROPN", "parataxis", 2), ("regent", "VERB", "ROOT", 2, FINITE))
    names_behind_titles(with_names(doc, (1, 2, "PER")))
    assert told(doc)["aldus"] == ("case", "Jansen")


def test_a_name_belongs_to_the_noun_right_before_it():
    doc = tree(
        ("prees", "VERB", "ROOT", 0, FINITE), ("kanselier", "NOUN", "nsubj", 0), ("Smit", "PROPN", "appos", 1),
        ("zijn", "PRON", "nmod:poss", 5), ("Deense", "ADJ", "amod", 1), ("ambtgenoot", "NOUN", "obj", 0),
        ("Jansen", "PROPN", "appos", 1),
    )  # fmt: skip
    names_beside_nouns(with_names(doc, (2, 3, "PER"), (6, 7, "PER")))
    assert told(doc)["Jansen"] == ("appos", "ambtgenoot")
    assert told(doc)["Smit"] == ("appos", "kanselier")
    assert told(doc)["Deense"] == ("amod", "ambtgenoot")


def test_before_a_noun_zijn_owns_where_the_clause_has_a_finite_verb():
    doc = tree(
        ("Nadat", "SCONJ", "mark", 5), ("Kestrel", "PROPN", "nsubj", 5), ("zijn", "AUX", "aux", 5, FINITE),
        ("rekeningen", "NOUN", "obj", 5), ("had", "AUX", "aux", 5, FINITE),
        ("opgezegd", "VERB", "ROOT", 5, "VerbForm=Part"),
    )  # fmt: skip
    owners_for_auxiliaries(doc)
    assert told(doc)["zijn"] == ("nmod:poss", "rekeningen")


def test_an_auxiliary_that_is_the_only_finite_verb_stays_one():
    doc = tree(
        ("dat", "SCONJ", "mark", 4), ("beiden", "PRON", "nsubj", 4), ("zijn", "AUX", "aux:pass", 4, FINITE),
        ("vrijdag", "NOUN", "obl", 4), ("gepakt", "VERB", "ROOT", 4, "VerbForm=Part"),
    )  # fmt: skip
    owners_for_auxiliaries(doc)
    assert told(doc)["zijn"] == ("aux:pass", "gepakt")


def test_a_bare_plural_belongs_to_the_quantity_before_it():
    doc = tree(
        ("werd", "AUX", "aux:pass", 5, FINITE), ("door", "ADP", "case", 3), ("een", "DET", "det", 3),
        ("handvol", "NOUN", "obl:agent", 5), ("betogers", "NOUN", "obl", 5, "Number=Plur"),
        ("uitgejouwd", "VERB", "ROOT", 5, "VerbForm=Part"),
    )  # fmt: skip
    counted_nouns(doc)
    assert told(doc)["betogers"] == ("nmod", "handvol")


def test_mee_is_no_preposition():
    doc = tree(
        ("dreigde", "VERB", "ROOT", 0, FINITE), ("er", "ADV", "expl", 5), ("mee", "ADP", "case", 3),
        ("China", "PROPN", "obl", 5), ("te", "ADP", "mark", 5), ("verklagen", "VERB", "xcomp", 0, "VerbForm=Inf"),
    )  # fmt: skip
    no_preposition(list(doc))
    assert told(doc)["mee"] == ("case", "verklagen")
    assert told(doc)["China"] == ("obj", "verklagen")


def test_a_particle_belongs_to_the_verb_that_it_makes_a_verb_with():
    doc = tree(
        ("droeg", "VERB", "ROOT", 0, FINITE), ("Smit", "PROPN", "obj", 0), ("op", "ADP", "compound:prt", 6),
        ("de", "DET", "det", 4), ("orde", "NOUN", "obj", 6), ("te", "ADP", "mark", 6),
        ("herstellen", "VERB", "xcomp", 0, "VerbForm=Inf"),
    )  # fmt: skip
    doc[0].lemma_ = "dragen"
    particle_of_the_verb_above(doc[6])
    assert told(doc)["op"] == ("compound:prt", "droeg")


def test_before_the_particle_of_the_verb_above_nothing_is_of_the_infinitive():
    doc = tree(
        ("Kestrel", "PROPN", "nsubj", 1), ("riep", "VERB", "ROOT", 1, FINITE), ("Jansen", "PROPN", "obj", 6),
        ("op", "ADP", "compound:prt", 1), ("de", "DET", "det", 5), ("fusie", "NOUN", "obj", 6),
        ("verhinderen", "VERB", "xcomp", 1, "VerbForm=Inf"),
    )  # fmt: skip
    before_the_particle(doc[6])
    assert told(doc)["Jansen"] == ("obj", "riep")
    assert told(doc)["fusie"] == ("obj", "verhinderen")


def test_an_adjective_with_a_participant_of_its_own_is_the_verb():
    doc = tree(
        ("Kestrel", "PROPN", "iobj", 1), ("schorste", "ADJ", "amod", 2), ("Jansen", "PROPN", "ROOT", 2),
        (".", "PUNCT", "punct", 2),
    )  # fmt: skip
    verbs_for_adjectives(doc)
    assert told(doc)["schorste"] == ("ROOT", "schorste")
    assert told(doc)["Kestrel"] == ("nsubj", "schorste")
    assert told(doc)["Jansen"] == ("obj", "schorste")


def test_an_adjective_stays_one():
    doc = tree(("Het", "DET", "det", 2), ("grootste", "ADJ", "amod", 2), ("huis", "NOUN", "ROOT", 2))
    verbs_for_adjectives(doc)
    assert told(doc)["grootste"] == ("amod", "huis")


def test_a_phrase_with_a_preposition_has_no_subject():
    doc = tree(
        ("Smit", "PROPN", "ROOT", 0), ("die", "PRON", "nsubj", 3), ("op", "ADP", "case", 3),
        ("bezoek", "NOUN", "obl", 4), ("was", "VERB", "acl:relcl", 0, FINITE),
    )  # fmt: skip
    subject_of_phrase(doc[4])
    assert told(doc)["die"] == ("nsubj", "was")


def test_among_whom_is_a_preposition():
    doc = tree(
        ("mannen", "NOUN", "ROOT", 0), ("onder", "ADP", "case", 2), ("wie", "PRON", "nmod", 3),
        ("zakenman", "NOUN", "acl:relcl", 0), ("Smit", "PROPN", "appos", 3),
    )  # fmt: skip
    among_whom(doc)
    assert told(doc)["zakenman"] == ("nmod", "mannen")
    assert told(doc)["onder"] == ("case", "zakenman")
