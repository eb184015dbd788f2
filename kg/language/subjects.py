"""Subjects of parsed clauses: each clause has one, it agrees with its verb and has no preposition."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.clause import SUBJECTS, finite_form, has_passive_auxiliary
from kg.language.morphology import feature, is_finite_form
from kg.language.relatives import takes_plural
from kg.tables import word_classes

__all__ = [
    "bare_object",
    "bare_pronoun",
    "fronted_object",
    "indirect_object",
    "missing_subject",
    "named_subject",
    "neuter_subject",
    "of_infinitive",
    "one_subject",
    "shared_auxiliary",
    "shared_subject",
    "subject_of_phrase",
]

_TIMES = ("dag", "avond", "nacht", "middag", "ochtend", "jaar", "maand")  # "vrijdagavond", "voorjaar"
_BEINGS = frozenset({"PER", "PERSON", "ORG", "GPE"})
_NOMINATIVE = frozenset({"hij", "ik", "wij", "zij"})
_BEFORE_NOUN = frozenset({"det", "amod", "flat", "advmod", "nummod", "nmod:poss", "cc"})


def bare_object(verb: Token) -> None:
    """A noun without a preposition is an object, unless it says when or how much ("heeft woensdag X afgezet")."""
    parts = {child.dep_ for child in verb.children}
    if "nsubj" not in parts or parts & {"obj", "iobj", "cop", "aux:pass", "expl"}:
        return
    clauses = parts & {"ccomp", "xcomp"}  # "beschuldigt X ervan te ..."
    measures = word_classes("kg.language")["measure"]
    for noun in verb.children:
        if noun.dep_ != "obl" or noun.pos_ not in {"NOUN", "PROPN"} or noun.lemma_.lower() in measures:
            continue
        if any(child.dep_ in {"case", "mark", "nummod"} for child in noun.children):
            continue
        timed = noun.lower_.endswith(_TIMES) or noun.ent_type_ in {"EVENT", "MISC"}
        told = any(child.dep_ in {"det", "appos", "amod"} for child in noun.children) or noun.ent_iob_ != "O"
        named = noun.ent_iob_ == "B" and noun.ent_type_ in {"GPE", "ORG", "PER", "PERSON"}
        if told and not timed and (named or not clauses):
            noun.dep_ = "obj"
            return


def bare_pronoun(verb: Token) -> None:
    """A pronoun in the nominative without preposition is the subject of a clause that has none ("voor ze komen")."""
    if any(child.dep_ in SUBJECTS | {"csubj", "expl"} for child in verb.children):
        return
    for pronoun in verb.lefts:
        if pronoun.dep_ == "obl" and pronoun.lower_ in _NOMINATIVE | {"ze"} and pronoun.n_lefts == 0:
            pronoun.dep_ = _subject_relation(verb)
            return


def subject_of_phrase(verb: Token) -> None:
    """A phrase with a preposition has no subject: its verb has ("die op bezoek was")."""
    for noun in verb.children:
        if noun.dep_ not in {"obl", "obl:arg", "xcomp"} or not any(child.dep_ == "case" for child in noun.lefts):
            continue
        for child in [child for child in noun.children if child.dep_ in SUBJECTS]:
            if not any(other.dep_ == "cop" for other in noun.children):
                child.head = verb


def named_subject(verb: Token) -> None:
    """A name is no adverb: before the finite verb it is the subject ("X vecht het oordeel aan")."""
    name = next((child for child in verb.lefts if child.dep_ == "advmod" and child.ent_type_ in _BEINGS), None)
    finite = finite_form(verb)
    if name is None or finite is None or name.i > finite.i or any(child.dep_ == "case" for child in name.children):
        return
    if any(child.dep_ in SUBJECTS and child.i < finite.i for child in verb.children):
        return
    for other in verb.children:
        if other.dep_ in SUBJECTS and other.pos_ in {"NOUN", "PROPN"}:
            other.dep_ = "obj"
    name.pos_, name.dep_ = "PROPN", _subject_relation(verb)


def neuter_subject(verb: Token) -> None:
    """In "dat het X steunt" the pronoun is the subject: a name of a person or country alone takes no article "het"."""
    that = next((child for child in verb.lefts if child.lower_ == "dat" and child.dep_ in {"nsubj", "mark"}), None)
    pronoun = that.nbor(1) if that is not None and that.i + 1 < verb.i else None
    if that is None or pronoun is None or pronoun.lower_ != "het" or pronoun.dep_ != "det":
        return
    name = pronoun.head
    if name.head.i != verb.i or name.i != pronoun.i + 1 or name.ent_type_ not in {"GPE", "PER", "PERSON"}:
        return
    that.dep_, pronoun.head, pronoun.dep_ = "mark", verb, "nsubj"
    if name.dep_ == "nsubj":
        name.dep_ = "obj"
    asking = verb.head.head if verb.dep_ == "acl:relcl" else verb.head
    if verb.dep_ == "acl:relcl" and asking.pos_ == "VERB":
        verb.head, verb.dep_ = asking, "ccomp"


def of_infinitive(verb: Token) -> None:
    """An infinitive has no subject of its own: before it stands its object ("om X te helpen", "wil X helpen")."""
    opened = any(child.dep_ == "mark" for child in verb.lefts)
    bare = verb.dep_ == "xcomp" and feature(verb, "VerbForm") == "Inf" and _has_subject(verb.head) and not opened
    if not bare and not any(child.lower_ == "te" and child.i == verb.i - 1 for child in verb.lefts):
        return
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj" and child.pos_ in {"NOUN", "PROPN"}), None)
    finite = any(child.dep_ == "cop" or is_finite_form(child) for child in verb.children)
    taken = any(child.dep_ == "obj" for child in verb.children)
    if subject is not None and not finite and not (taken and bare):
        subject.dep_ = "iobj" if taken else "obj"  # "om X een partner te noemen"


def _subject_relation(verb: Token) -> str:
    return "nsubj:pass" if has_passive_auxiliary(verb) else "nsubj"


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def one_subject(verb: Token) -> None:
    """Keep one subject of two, and make an object of the other.

    That is the nominative pronoun, else the one that agrees with the verb, else the first.
    """
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if len(subjects) < 2 or any(child.dep_ == "nsubj:outer" for child in verb.children):
        return
    number = feature(finite_form(verb) or verb, "Number")
    agreeing = [subject for subject in subjects if number and takes_plural(subject) == (number == "Plur")]
    by_form = next((subject for subject in subjects if subject.lower_ in _NOMINATIVE), None)
    kept = by_form or (agreeing[0] if len(agreeing) == 1 else subjects[0])
    for subject in subjects:
        if subject.i != kept.i:
            subject.dep_ = "obj"


def indirect_object(verb: Token) -> None:
    """An indirect object is one of a verb; of two objects it is the first ("bood Zimbabwe hulp aan")."""
    for noun in verb.children:
        if noun.dep_ == "obj" and noun.pos_ == "NOUN":
            for child in [child for child in noun.lefts if child.dep_ == "iobj"]:
                child.head = verb
    objects = [child for child in verb.children if child.dep_ == "obj" and child.pos_ in {"NOUN", "PROPN"}]
    given = any(child.dep_ in {"iobj", "ccomp", "xcomp"} for child in verb.children)
    if len(objects) != 2 or given:
        return
    first, second = objects
    beside = first.right_edge.i < second.i and not any(word.is_punct for word in verb.doc[first.i : second.i])
    if beside and (first.i > verb.i or second.i < verb.i):
        first.dep_ = "iobj"


def shared_subject(verb: Token) -> None:
    """Let a verb right after "en" share the subject before the first verb; what follows it is its object.

    "X bekritiseert Y en steunt Z": X supports Z.
    """
    first = verb.head
    if verb.dep_ != "conj" or first.pos_ != "VERB" or verb.i == 0 or verb.nbor(-1).dep_ != "cc":
        return
    subjects = [child for child in verb.rights if child.dep_ == "nsubj" and child.pos_ != "PRON"]
    has_object = any(child.dep_ in {"obj", "ccomp", "xcomp"} for child in verb.children)
    opening = next((child for child in first.lefts if not child.is_punct), None)
    if len(subjects) == 1 and not has_object and opening is not None and opening.dep_ in SUBJECTS:
        subjects[0].dep_ = "obj"


def shared_auxiliary(verb: Token) -> None:
    """A verb that shares an auxiliary shares the subject: what stands before it is its object.

    "X heeft Y bezet en Z opgepakt", "X zal Y helpen en later Z steunen": Z is acted upon.
    """
    first = verb.head
    if verb.dep_ != "conj" or first.pos_ != "VERB" or any(c.dep_.startswith(("aux", "cop")) for c in verb.children):
        return
    auxiliaries = [child.lemma_ for child in first.children if child.dep_ == "aux"]
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS and child.pos_ in {"NOUN", "PROPN"}), None)
    taken = any(child.dep_ in {"obj", "ccomp", "xcomp"} for child in verb.children)
    if subject is None or taken or not auxiliaries:
        return
    participles = feature(first, "VerbForm") == feature(verb, "VerbForm") == "Part" and "hebben" in auxiliaries
    infinitives = verb.lower_.endswith("n") and "hebben" not in auxiliaries and "zijn" not in auxiliaries
    if participles or infinitives and feature(first, "VerbForm") == "Inf":
        subject.dep_ = "obj"


def fronted_object(verb: Token) -> None:
    """Take a demonstrative before the verb for the object if a name or a plural follows ("Dat belooft minister X")."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj" and child.lower_ in {"dat", "dit"}), None)
    noun = next((child for child in verb.rights if child.dep_ == "obj" and child.pos_ in {"NOUN", "PROPN"}), None)
    if subject is None or noun is None or verb.dep_ == "acl:relcl":
        return
    named = any(word.ent_iob_ == "B" and word.ent_type_ in {"PER", "PERSON", "ORG", "GPE"} for word in noun.subtree)
    if named or feature(verb, "Number") == "Plur":
        subject.dep_, noun.dep_ = "obj", "nsubj"


def missing_subject(verb: Token) -> None:
    """Find the subject of a main clause that begins with something else: the first bare noun after the finite verb.

    "Daarom wil X ...": X is the subject.
    """
    if not is_finite_form(verb) or verb.dep_ not in {"ROOT", "parataxis", "ccomp", "conj"}:
        return
    # A second verb that something other than "en" precedes has a subject of its own ("en later besliste X").
    first = verb.i == verb.sent.start or verb.nbor(-1).is_punct or verb.dep_ == "conj"
    if first and all(child.is_punct or child.dep_ == "cc" for child in verb.lefts):
        return
    if any(child.dep_ in SUBJECTS | {"expl", "csubj", "mark"} for child in verb.children):
        return
    field = verb.doc[verb.i + 1 : verb.sent.end]
    noun = next((word for word in field if word.dep_ not in _BEFORE_NOUN and word.head.dep_ != "amod"), None)
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"} or any(child.dep_ == "case" for child in noun.children):
        return
    if noun.dep_ == "obj" and noun.head.i in {verb.i, *(child.i for child in verb.children if child.dep_ == "xcomp")}:
        noun.head, noun.dep_ = verb, "nsubj"
