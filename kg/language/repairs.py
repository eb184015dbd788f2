"""Repairs of parses that break a rule of Dutch grammar: one subject a clause, two names are two phrases.

The parser decides word by word; these constraints look at the clause as a whole.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language.lemmas import infinitive
from kg.language.morphology import feature, is_finite_form

__all__ = ["repair_parse"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_RELATIVES = frozenset({"die", "dat"})


@Language.component("kg_repairs", requires=["token.dep", "doc.ents"], assigns=["token.dep", "token.head"])
def repair_parse(doc: Doc) -> Doc:
    """Mend the arguments of each clause of a parsed document."""
    _free_auxiliaries(doc)
    _split_names(doc)
    _prepositions_of_names(doc)
    for verb in doc:
        if verb.pos_ in {"VERB", "AUX"}:
            _particle(verb)
            _relative_pronoun(verb)
            _one_subject(verb)
            _shared_subject(verb)
            _fronted_object(verb)
            _missing_subject(verb)
            _relative_object(verb)
    return doc


def _free_auxiliaries(doc: Doc) -> None:
    """In Universal Dependencies an auxiliary has no dependents: they are those of its verb."""
    for token in doc:
        if token.dep_ in {"aux", "aux:pass", "cop"} and token.head.i != token.i:
            for child in list(token.children):
                if child.dep_ not in {"fixed", "conj", "cc", "punct"}:
                    child.head = token.head


def _split_names(doc: Doc) -> None:
    """Two names of places or bodies side by side ("... Rusland Turkije aanviel") are two arguments, not one name."""
    starts = {ent.start: ent for ent in doc.ents if ent.label_ in {"GPE", "ORG", "PER", "PERSON"}}
    for token in list(doc):
        if token.dep_ != "flat" or token.i not in starts or token.head.i >= token.i:
            continue
        first, governor = token.head, token.head.head
        ended_before = first.ent_iob_ != "O" and doc[token.i - 1].ent_iob_ != "O" and token.ent_iob_ == "B"
        if ended_before and first.dep_ in _SUBJECTS | {"obj"} and governor.pos_ == "VERB":
            rest = [word for word in doc if word.head.i == first.i and word.dep_ == "flat" and word.i > token.i]
            token.head, token.dep_ = governor, "obj"
            for word in rest:
                word.head = token


def _prepositions_of_names(doc: Doc) -> None:
    """ "tegen IS vecht": a preposition right before a name governs it, whatever the name looks like."""
    for ent in doc.ents:
        before, root = doc[ent.start - 1] if ent.start else None, ent.root
        if before is None or before.dep_ != "case" or before.head.i == root.i or before.head.i < ent.end:
            continue
        if (
            root.head.i == before.head.i
            and root.head.pos_ in {"VERB", "NOUN"}
            and not any(c.dep_ == "case" for c in root.children)
        ):
            root.dep_ = "obl" if root.head.pos_ == "VERB" else "nmod"
            before.head = root
            if root.pos_ in {"AUX", "VERB", "ADP"}:
                root.pos_ = "PROPN"


def _particle(verb: Token) -> None:
    """ "stop te zetten", "terug te trekken": the word before "te" that makes a listed verb with the infinitive is its particle."""
    te = next((c for c in verb.children if c.lower_ == "te" and c.i < verb.i), None)
    if te is None or te.i == 0 or any(c.dep_ == "compound:prt" for c in verb.children):
        return
    before = te.nbor(-1)
    if (
        before.pos_ in {"ADP", "ADV", "ADJ", "NOUN", "VERB"}
        and before.is_lower
        and infinitive(before.lower_ + verb.lower_)
    ):
        before.head, before.dep_ = verb, "compound:prt"


def _relative_pronoun(verb: Token) -> None:
    """In a relative clause "die" and "dat" are arguments, never subordinators."""
    if verb.dep_ == "acl:relcl":
        for child in verb.children:
            if child.dep_ == "mark" and child.lower_ in _RELATIVES and child.i < verb.i:
                child.dep_ = "nsubj"


def _one_subject(verb: Token) -> None:
    """Where a clause has two subjects, the one that agrees with the verb is it, failing that the first; the other is the object."""
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if len(subjects) < 2 or any(child.dep_ == "nsubj:outer" for child in verb.children):
        return
    finite = next((word for word in (verb, *verb.children) if is_finite_form(word)), verb)
    number = feature(finite, "Number")
    agreeing = [subject for subject in subjects if number and _is_plural(subject) == (number == "Plur")]
    kept = agreeing[0] if len(agreeing) == 1 else subjects[0]
    for subject in subjects:
        if subject.i != kept.i:
            subject.dep_ = "obj"


def _is_plural(noun: Token) -> bool:
    coordinated = any(child.dep_ == "conj" for child in noun.children)
    if noun.lower_ in _RELATIVES and noun.head.dep_ == "acl:relcl":
        noun = noun.head.head
        coordinated = False
    return coordinated or feature(noun, "Number") == "Plur"


def _shared_subject(verb: Token) -> None:
    """ "X bekritiseert Y en steunt Z": a verb right after "en" shares the subject before the first verb; what follows is its object."""
    first = verb.head
    if verb.dep_ != "conj" or first.pos_ != "VERB" or verb.i == 0 or verb.nbor(-1).dep_ != "cc":
        return
    children = list(verb.children)
    subjects = [child for child in children if child.dep_ == "nsubj" and child.i > verb.i and child.pos_ != "PRON"]
    has_object = any(child.dep_ in {"obj", "ccomp", "xcomp"} for child in children)
    leads = any(
        child.dep_ in _SUBJECTS and child.i < first.i and child.i == min(c.i for c in first.children if not c.is_punct)
        for child in first.children
    )
    if len(subjects) == 1 and not has_object and leads:
        subjects[0].dep_ = "obj"


def _fronted_object(verb: Token) -> None:
    """ "Dat belooft minister X", "Dit bevestigen functionarissen": a demonstrative before the verb is the object of a name or a plural after it."""
    subject = next(
        (c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in {"dat", "dit"} and c.i < verb.i), None
    )
    noun = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i and c.pos_ in {"NOUN", "PROPN"}), None)
    if subject is None or noun is None or verb.dep_ == "acl:relcl":
        return
    named = any(word.ent_iob_ == "B" and word.ent_type_ in {"PER", "PERSON", "ORG", "GPE"} for word in noun.subtree)
    if named or feature(verb, "Number") == "Plur":
        subject.dep_, noun.dep_ = "obj", "nsubj"


def _missing_subject(verb: Token) -> None:
    """ "Daarom wil X ...": in a main clause that begins with something else, the first bare noun after the finite verb is the subject."""
    children = list(verb.children)
    if (
        not is_finite_form(verb)
        or verb.dep_ not in {"ROOT", "parataxis", "ccomp"}
        or not any(c.i < verb.i and not c.is_punct for c in children)
    ):
        return
    if any(c.dep_ in _SUBJECTS | {"expl", "csubj", "mark"} for c in children):
        return
    for noun in verb.doc[verb.i + 1 : verb.sent.end]:
        if noun.dep_ in {"det", "amod", "flat", "advmod"}:
            continue
        bare = noun.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "case" for c in noun.children)
        if bare and noun.dep_ == "obj" and noun.head.i in {verb.i, *(c.i for c in children if c.dep_ == "xcomp")}:
            noun.head, noun.dep_ = verb, "nsubj"
        return


def _relative_object(verb: Token) -> None:
    """ "de luchthaven die de VS gebruiken": a relative pronoun that does not agree with the verb is not its subject."""
    if verb.dep_ != "acl:relcl":
        return
    pronoun = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in _RELATIVES), None)
    noun = next((c for c in verb.children if c.dep_ == "obj" and c.pos_ in {"NOUN", "PROPN"} and c.i < verb.i), None)
    finite = next((word for word in (verb, *verb.children) if is_finite_form(word)), None)
    if pronoun is None or noun is None or finite is None or not feature(finite, "Number"):
        return
    plural = feature(finite, "Number") == "Plur"
    # Names carry no number ("de VS hebben", "Iran heeft"): they agree with any verb.
    if _is_plural(pronoun) != plural and (noun.pos_ == "PROPN" or _is_plural(noun) == plural):
        pronoun.dep_, noun.dep_ = "obj", "nsubj"
