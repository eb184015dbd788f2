"""Relative clauses of parsed text: which noun they belong to, and whether their pronoun is subject or object."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.clause import SUBJECTS, finite_form
from kg.language.morphology import feature, is_finite_form

__all__ = ["attach_relative", "relative_roles", "takes_plural"]

_RELATIVES = frozenset({"die", "dat"})
# What opens a relative clause, with the functions that the parser gives it.
_OPENERS = {
    **dict.fromkeys(("die", "dat"), SUBJECTS | {"obj", "iobj", "mark"}),
    **dict.fromkeys(("waar", "waarin", "waarbij", "waaruit", "waarnaar"), frozenset({"advmod", "mark", "obl"})),
}


def attach_relative(verb: Token) -> None:
    """Make a clause that "die" opens relative to the noun before it, and its pronoun an argument."""
    _relative_clause(verb)
    _of_the_whole(verb)
    _of_the_neuter(verb)
    _content_clause(verb)
    _relative_pronoun(verb)


def relative_roles(verb: Token) -> None:
    """Tell subject and object of a relative clause apart."""
    _relative_subject(verb)
    _relative_first(verb)
    _relative_object(verb)


def _relative_clause(verb: Token) -> None:
    """A clause that "die" or "waar" opens after a noun, its verb behind, is relative to it ("X, die Y verwijt dat")."""
    attributive = verb.dep_ == "amod" and is_finite_form(verb)  # no finite verb stands before its noun
    if verb.dep_ not in {"ccomp", "advcl", "conj", "parataxis", "xcomp", "acl"} and not attributive or not verb.i:
        return
    pronoun = next((child for child in verb.lefts if not child.is_punct), None)
    if pronoun is None or pronoun.dep_ not in _OPENERS.get(pronoun.lower_, ()):
        return
    comma = pronoun.i and pronoun.nbor(-1).text == ","
    noun = verb.doc[max(0, pronoun.i - (2 if comma else 1))]
    finite = finite_form(verb)
    if noun.pos_ not in {"NOUN", "PROPN"} or _number(verb) is None or finite is not None and finite.i == pronoun.i + 1:
        return
    if not comma and pronoun.lower_ != "die":  # "dat" opens other clauses too, "die" none
        return
    if pronoun.lower_ == "dat" and (noun.ent_type_ not in {"GPE", "ORG"} or verb not in noun.head.subtree):
        return  # behind a comma "dat" is relative where it can be: to the name of a country or body
    while noun.dep_ in {"flat", "appos", "nmod"} and noun.head.i < noun.i and noun.head.right_edge.i < pronoun.i:
        noun = noun.head
    if noun.i != verb.i and verb not in noun.ancestors or noun.head.i == verb.head.i:
        verb.head, verb.dep_ = noun, "acl:relcl"


def _of_the_whole(verb: Token) -> None:
    """Give a clause that "die" opens behind a comma to the whole phrase before it where its last noun cannot have it.

    After a person and his body it tells of the person ("X van de NAVO, die ..."); the name of a place is neuter and
    takes "dat" ("de haven van X, die ...").
    """
    last = verb.head
    opener = verb.left_edge.nbor(1) if verb.left_edge.text == "," else verb.left_edge
    behind = opener.lower_ == "die" and opener.i and opener.nbor(-1).text == ","
    if verb.dep_ != "acl:relcl" or last.dep_ not in {"nmod", "obl"} or not behind or last.i > verb.i:
        return
    start = last.left_edge.i
    if last.dep_ == "obl":  # "zei X van de Y, die ...": the parser gave the body to the verb
        before = last.doc[start - 1] if start and last.left_edge.lower_ == "van" else None
        if before is not None and before.ent_type_ in {"PER", "PERSON"}:
            verb.head = next((ent.root for ent in last.doc.ents if ent.end == start), before)
        return
    if not last.ent_type_ or any(child.dep_ == "appos" for child in last.children):
        return
    person = last.head.ent_type_ in {"PER", "PERSON"}
    place = last.ent_type_ == "GPE" and last.pos_ == "PROPN" and not any(child.dep_ == "det" for child in last.lefts)
    if person or place and last.head.pos_ == "NOUN":
        verb.head = last.head


def _of_the_neuter(verb: Token) -> None:
    """Give a clause that "dat" opens behind a comma to the name before it where the noun it has takes "die"."""
    noun = verb.head
    opener = verb.left_edge.nbor(1) if verb.left_edge.text == "," else verb.left_edge
    behind = opener.lower_ == "dat" and opener.i > 1 and opener.nbor(-1).text == ","
    if verb.dep_ != "acl:relcl" or not behind or noun.pos_ != "NOUN" or opener.dep_ not in SUBJECTS | {"obj"}:
        return
    common = any(child.dep_ == "det" and child.lower_ in {"de", "die", "deze"} for child in noun.lefts)
    name = next((ent.root for ent in verb.sent.ents if ent.end == opener.i - 1 and ent.label_ in {"GPE", "ORG"}), None)
    if common and name is not None and noun.is_ancestor(name):
        verb.head = name


def _content_clause(verb: Token) -> None:
    """Behind a noun with "de" a clause with "dat" says what it is about: relative "dat" is neuter ("de eis dat")."""
    noun = verb.head
    dat = next((child for child in verb.lefts if not child.is_punct), None)
    if verb.dep_ != "acl:relcl" or dat is None or dat.lower_ != "dat" or dat.i != noun.i + 1 or noun.pos_ != "NOUN":
        return
    if not any(child.dep_ == "det" and child.lower_ in {"de", "die", "deze"} for child in noun.lefts):
        return
    was_subject = dat.dep_ in SUBJECTS
    dat.dep_, dat.pos_, verb.dep_ = "mark", "SCONJ", "acl"
    subject = next((c for c in verb.lefts if c.dep_ == "obj" and c.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    if was_subject and subject is not None:
        subject.dep_ = "nsubj"


def _relative_pronoun(verb: Token) -> None:
    """In a relative clause "die" and "dat" are arguments, never subordinators."""
    if verb.dep_ == "acl:relcl":
        taken = {child.dep_ for child in verb.children}
        for child in verb.lefts:
            if child.dep_ == "mark" and child.lower_ in _RELATIVES:
                child.dep_ = "obj" if taken & SUBJECTS and "obj" not in taken else "nsubj"
            if child.lower_ in _RELATIVES and child.dep_ in SUBJECTS | {"obj", "iobj"}:
                child.pos_ = "PRON"


def takes_plural(noun: Token) -> bool:
    """Tell whether a subject takes a plural verb: a plural, a coordination, or a pronoun that stands for a plural."""
    if noun.lower_ in _RELATIVES and noun.head.dep_ == "acl:relcl":
        noun = noun.head.head
    coordinated = any(child.dep_ == "conj" for child in noun.children)
    people = noun.ent_type_ == "NORP" and noun.pos_ == "PROPN" and noun.lower_.endswith(("en", "s"))  # "de Turken"
    return coordinated or people or feature(noun, "Number") == "Plur"


def _relative_subject(verb: Token) -> None:
    """Make a subject of one of two objects in a relative clause without one: the pronoun, if it agrees."""
    if verb.dep_ != "acl:relcl" or any(child.dep_ in SUBJECTS | {"expl"} for child in verb.children):
        return
    pronoun = next((child for child in verb.lefts if child.dep_ == "obj" and child.lower_ in _RELATIVES), None)
    noun = next((c for c in verb.lefts if c.dep_ == "obj" and c.pos_ in {"NOUN", "PROPN"}), None)
    number = _number(verb)
    if pronoun is None or noun is None or number is None:
        return
    agrees = takes_plural(pronoun) == (number == "Plur")
    (pronoun if agrees else noun).dep_ = "nsubj"


def _number(verb: Token) -> str | None:
    """Return the number of a clause: empty where its finite verb tells none, None where it has no such verb.

    A plural that ends a clause counts: the tagger takes many of those for infinitives.
    """
    finite = finite_form(verb)
    if finite is not None:
        return feature(finite, "Number")
    bare = verb.lower_.endswith("en") and not any(child.dep_.startswith("aux") for child in verb.children)
    return "Plur" if bare else None


def _relative_first(verb: Token) -> None:
    """Of two names in a relative clause the pronoun is the subject if the verb does not tell ("X, dat Y steunt").

    Readers and treebanks prefer the subject first; only things are commonly the object ("de raket die X afvuurde").
    """
    named = any(
        word.ent_type_ in {"PER", "PERSON", "ORG", "GPE"}
        for word in (verb.head, *(child for child in verb.head.children if child.dep_ == "appos"))
    )
    if verb.dep_ != "acl:relcl" or not named:
        return
    pronoun = next((child for child in verb.lefts if child.dep_ == "obj" and child.lower_ in _RELATIVES), None)
    noun = next((child for child in verb.lefts if child.dep_ == "nsubj" and child.ent_iob_ != "O"), None)
    finite = finite_form(verb)
    if pronoun is None or noun is None or finite is None or pronoun.i > noun.i:
        return
    # "de raket die X afvuurde" restricts; after a comma X is told about, and a cleft picks X ("het was X die ...").
    if pronoun.nbor(-1).text != "," and not _is_cleft(verb.head):
        return
    plural = feature(finite, "Number") == "Plur"
    # "De VS" is a plural, a name without article none.
    alone = plural and noun.ent_type_ in {"GPE", "PER", "PERSON"} and noun.n_lefts == 0
    if takes_plural(pronoun) == plural and (takes_plural(noun) == plural or alone):
        pronoun.dep_, noun.dep_ = "nsubj", "obj"


def _is_cleft(noun: Token) -> bool:
    """Tell whether a noun is what "het is" or "het was" picks out ("Het was X die ...")."""
    picked = any(child.dep_ == "cop" for child in noun.children)
    return picked and any(child.dep_ == "nsubj" and child.lower_ in {"het", "'t"} for child in noun.lefts)


def _relative_object(verb: Token) -> None:
    """Take a relative pronoun that does not agree with the verb for its object ("de haven die de VS gebruiken")."""
    if verb.dep_ != "acl:relcl":
        return
    pronoun = next((child for child in verb.children if child.dep_ == "nsubj" and child.lower_ in _RELATIVES), None)
    noun = next((child for child in verb.lefts if child.dep_ == "obj" and child.pos_ in {"NOUN", "PROPN"}), None)
    number = _number(verb)
    if pronoun is None or noun is None or not number:
        return
    plural = number == "Plur"
    # Names carry no number ("de VS hebben", "Iran heeft"): they agree with any verb.
    if takes_plural(pronoun) != plural and (noun.pos_ == "PROPN" or takes_plural(noun) == plural):
        pronoun.dep_, noun.dep_ = "obj", "nsubj"
