"""Repairs of parses that break a rule of Dutch grammar: one subject a clause, two names are two phrases.

The parser decides word by word; these constraints look at the clause as a whole.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language.clause import SUBJECTS, finite_form, has_passive_auxiliary
from kg.language.coordination import coordinate
from kg.language.lemmas import infinitive
from kg.language.morphology import feature, is_finite_form
from kg.language.openers import before_opener, besides, conditional, whether
from kg.language.relatives import attach_relative, relative_roles, takes_plural

__all__ = ["repair_parse"]

_PREFIXES = ("be", "her", "er", "mis", "onder", "ont", "over", "ver", "vol", "voor")  # participles without ge-
_BEFORE_NOUN = frozenset({"det", "amod", "flat", "advmod", "nummod", "nmod:poss", "cc"})


@Language.component("kg_repairs", requires=["token.dep", "doc.ents"], assigns=["token.dep", "token.head"])
def repair_parse(doc: Doc) -> Doc:
    """Mend the arguments of each clause of a parsed document."""
    _names_for_auxiliaries(doc)
    _names_for_particles(doc)
    _free_auxiliaries(doc)
    coordinate(doc)
    _particles_apart(doc)
    whether(doc)
    besides(doc)
    for verb in doc:
        if verb.pos_ in {"VERB", "AUX"}:
            _particle(verb)
            _voice(verb)
            before_opener(verb)
            conditional(verb)
            _subject_with_preposition(verb)
            _neuter_subject(verb)
            attach_relative(verb)
            _one_subject(verb)
            _shared_subject(verb)
            _fronted_object(verb)
            _missing_subject(verb)
            relative_roles(verb)
            _one_constituent_first(verb)
            _across_the_finite_verb(verb)
            _stranded(verb)
    return doc


def _names_for_auxiliaries(doc: Doc) -> None:
    """A name is no auxiliary: neither "de terreurgroep IS" nor "om IS te verslaan" has "is"."""
    for token in doc:
        if token.pos_ != "AUX" or not token.is_upper or token.ent_iob_ != "B" or not token.i:
            continue
        before, verb = token.nbor(-1), token.head
        token.pos_, token.lemma_ = "PROPN", token.text
        if before.pos_ == "NOUN":
            token.head, token.dep_ = before, "appos"
        elif token.dep_ in {"aux", "aux:pass", "cop"} and token.i < verb.i and before.lower_ == "om":
            token.dep_ = "obj"


def _names_for_particles(doc: Doc) -> None:
    """A name is no particle, and only "door" brings in who does what is done ("tegen X" never)."""
    for token in doc:
        if token.dep_ == "compound:prt" and token.pos_ == "PROPN" and token.ent_iob_ != "O":
            token.dep_ = "obj"
        elif token.dep_ == "obl:agent" and not any(child.lower_ in {"door", "vanwege"} for child in token.lefts):
            token.dep_ = "obl"


def _voice(verb: Token) -> None:
    """Only a participle has a passive subject: a verb that is none, or has no such form, is active without auxiliary.

    The tagger takes many a short present for a participle ("die tegen X vecht").
    """
    if has_passive_auxiliary(verb):
        return
    participle = "ge" in verb.lower_ or verb.lower_.startswith(_PREFIXES)
    if is_finite_form(verb) or not participle:
        for child in verb.children:
            if child.dep_ == "nsubj:pass":
                child.dep_ = "nsubj"
    if any(child.dep_ == "aux" and child.lemma_ == "hebben" for child in verb.children):
        _perfect(verb)


def _perfect(verb: Token) -> None:
    """With "hebben" a clause is active; of two participants the first is the subject ("X heeft Y getroffen")."""
    second = next((child for child in verb.lefts if child.dep_ == "nsubj:pass"), None)
    if second is None:
        return
    first = next((child for child in verb.lefts if child.dep_ in {"obj", "nsubj"} and child.i < second.i), None)
    second.dep_ = "nsubj" if first is None else "obj"
    if first is not None:
        first.dep_ = "nsubj"


def _free_auxiliaries(doc: Doc) -> None:
    """In Universal Dependencies an auxiliary has no dependents: they are those of its verb."""
    for token in doc:
        if token.dep_ in {"aux", "aux:pass", "cop"} and token.head.i != token.i:
            for child in list(token.children):
                if child.dep_ not in {"fixed", "conj", "cc", "punct"}:
                    child.head = token.head


def _particles_apart(doc: Doc) -> None:
    """A particle belongs to the last finite verb before it that makes a verb with it.

    "X levert wapens, zo kondigde Y aan": aankondigen, not aanleveren.
    """
    for token in doc:
        verb = token.head
        if token.dep_ != "compound:prt" or not is_finite_form(verb) or verb.i > token.i:
            continue
        between = [word for word in doc[verb.i + 1 : token.i] if word.pos_ == "VERB" and is_finite_form(word)]
        if between and infinitive(token.lower_ + between[-1].lemma_) and between[-1].sent.start == verb.sent.start:
            token.head = between[-1]


def _particle(verb: Token) -> None:
    """Make the word before "te" the particle of the infinitive if it makes a listed verb with it ("stop te zetten")."""
    te = next((child for child in verb.lefts if child.lower_ == "te"), None)
    if te is None or te.i == 0 or any(child.dep_ == "compound:prt" for child in verb.children):
        return
    before = te.nbor(-1)
    separable = before.pos_ in {"ADP", "ADV", "ADJ", "NOUN", "VERB"} and before.is_lower
    if separable and infinitive(before.lower_ + verb.lower_):
        before.head, before.dep_ = verb, "compound:prt"


def _one_constituent_first(verb: Token) -> None:
    """Before the finite verb of a main clause stands one constituent: a phrase after its noun belongs to the noun.

    "De aanval van X op Y mislukte": the attack on Y.
    """
    finite = finite_form(verb)
    if finite is None or verb.dep_ not in {"ROOT", "parataxis"} or any(c.dep_ == "mark" for c in verb.children):
        return
    first = [c for c in verb.children if c.i < finite.i and c.dep_ not in {"punct", "cc", "advmod", "aux", "aux:pass"}]
    if len(first) < 2 or first[0].dep_ not in SUBJECTS | {"obj"} or finite.i == verb.sent.start:
        return
    for phrase in first[1:]:
        if phrase.dep_ in {"obl", "obl:arg", "obl:agent"} and any(c.dep_ == "case" for c in phrase.children):
            phrase.head, phrase.dep_ = first[0], "nmod"


def _subject_with_preposition(verb: Token) -> None:
    """A phrase with a preposition is no subject or object ("Ook door X werd ... afgewezen")."""
    passive = has_passive_auxiliary(verb)
    for child in verb.children:
        if child.dep_ in SUBJECTS | {"obj", "iobj"} and child.pos_ in {"NOUN", "PROPN"}:
            preposition = next((word for word in child.lefts if word.dep_ == "case" and word.pos_ == "ADP"), None)
            if preposition is not None:
                child.dep_ = "obl:agent" if passive and preposition.lower_ == "door" else "obl"


def _neuter_subject(verb: Token) -> None:
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


def _across_the_finite_verb(verb: Token) -> None:
    """What stands between the finite verb and the end of its clause is no part of the noun before the finite verb.

    "X is in Y door Z opgepakt": by Z is not part of X.
    """
    auxiliaries = (child for child in verb.children if child.dep_ in {"aux", "aux:pass"})
    finite = next((child for child in auxiliaries if is_finite_form(child)), None)
    if finite is None or finite.i > verb.i or verb.i < finite.i:
        return
    for noun in list(verb.lefts):
        if noun.i > finite.i or noun.dep_ not in SUBJECTS | {"obj", "obl"}:
            continue
        for word in [word for word in noun.subtree if finite.i < word.i < verb.i and word.head.i < finite.i]:
            preposition = next((child for child in word.lefts if child.dep_ == "case"), None)
            if word.dep_ == "nmod" and preposition is not None:
                by = preposition.lower_ == "door" and has_passive_auxiliary(verb)
                word.head, word.dep_ = verb, "obl:agent" if by else "obl"


def _stranded(verb: Token) -> None:
    """In "drong er bij X op aan" the first word is the preposition of "erop", the second the particle."""
    if not any(child.lower_ == "er" for child in verb.children):
        return
    for child in verb.children:
        following = child.nbor(1) if child.i + 1 < len(verb.doc) else None
        if child.dep_ != "compound:prt" or following is None or following.pos_ not in {"ADP", "ADV"}:
            continue
        if infinitive(following.lower_ + verb.lemma_):
            noun = following.head
            if following.dep_ == "case" and noun.dep_ in {"obl", "obl:arg"}:
                noun.dep_ = "obj"
            child.dep_ = "advmod"
            following.head, following.dep_ = verb, "compound:prt"
            return


def _one_subject(verb: Token) -> None:
    """Keep one subject of two, the one that agrees with the verb or else the first, and make an object of the other."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if len(subjects) < 2 or any(child.dep_ == "nsubj:outer" for child in verb.children):
        return
    number = feature(finite_form(verb) or verb, "Number")
    agreeing = [subject for subject in subjects if number and takes_plural(subject) == (number == "Plur")]
    kept = agreeing[0] if len(agreeing) == 1 else subjects[0]
    for subject in subjects:
        if subject.i != kept.i:
            subject.dep_ = "obj"


def _shared_subject(verb: Token) -> None:
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


def _fronted_object(verb: Token) -> None:
    """Take a demonstrative before the verb for the object if a name or a plural follows ("Dat belooft minister X")."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj" and child.lower_ in {"dat", "dit"}), None)
    noun = next((child for child in verb.rights if child.dep_ == "obj" and child.pos_ in {"NOUN", "PROPN"}), None)
    if subject is None or noun is None or verb.dep_ == "acl:relcl":
        return
    named = any(word.ent_iob_ == "B" and word.ent_type_ in {"PER", "PERSON", "ORG", "GPE"} for word in noun.subtree)
    if named or feature(verb, "Number") == "Plur":
        subject.dep_, noun.dep_ = "obj", "nsubj"


def _missing_subject(verb: Token) -> None:
    """Find the subject of a main clause that begins with something else: the first bare noun after the finite verb.

    "Daarom wil X ...": X is the subject.
    """
    if not is_finite_form(verb) or verb.dep_ not in {"ROOT", "parataxis", "ccomp"}:
        return
    if all(child.is_punct for child in verb.lefts):
        return
    if any(child.dep_ in SUBJECTS | {"expl", "csubj", "mark"} for child in verb.children):
        return
    field = verb.doc[verb.i + 1 : verb.sent.end]
    noun = next((word for word in field if word.dep_ not in _BEFORE_NOUN and word.head.dep_ != "amod"), None)
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"} or any(child.dep_ == "case" for child in noun.children):
        return
    if noun.dep_ == "obj" and noun.head.i in {verb.i, *(child.i for child in verb.children if child.dep_ == "xcomp")}:
        noun.head, noun.dep_ = verb, "nsubj"


