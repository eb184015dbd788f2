"""Causatives: "X laat Y arresteren", "X laat Y vertrekken", "X laat zich door Y overtuigen".

"Laten" and "doen" take a noun that the infinitive under them has as its object or, where it takes none or has one of
its own, as its agent. Universal Dependencies hang that noun on the causative verb, so the lexicon tells the reading.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors.phrases import conjuncts
from kg.relations import syntax
from kg.relations.lexicon import Lexicon
from kg.relations.words import words

__all__ = ["caused_agents", "caused_objects"]


def caused_objects(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return whom the infinitive under a causative verb is done to; empty where it has an object or takes none.

    That is the object of the causative ("liet X arresteren"), or its subject ("laat zich overtuigen").
    """
    causative = _causative(verb)
    if causative is None or not _takes_object(verb, lexicon):
        return []
    objects = _objects(causative)
    if any(word.lower_ == "zich" for word in (*objects, *verb.lefts)):  # the parser gives it to either verb
        return syntax.own_subjects(causative) or syntax.own_subjects(causative.head)
    return objects


def caused_agents(verb: Token, lexicon: Lexicon) -> list[Token] | None:
    """Return who does what the infinitive under a causative verb says; None where there is no such verb above it.

    Empty where the causer has it done by nobody in particular: then it is the causer who does it.
    """
    causative = _causative(verb)
    if causative is None:
        return None
    by = [noun for clause in (verb, causative) for noun in syntax.passive_agents(clause)]
    # "Liet X Y bezoeken": the parser gives both to the infinitive.
    own = {child.dep_: child for child in verb.children if child.dep_ in {"iobj", "obj"}}
    if len(own) == 2 and own["iobj"].i < own["obj"].i:
        return list(conjuncts(own["iobj"]))
    if by or _takes_object(verb, lexicon):
        return by
    return [noun for noun in _objects(causative) if noun.lower_ != "zich"]


def _causative(verb: Token) -> Token | None:
    above = verb.head
    governed = verb.dep_ in {"xcomp", "ccomp"} and "te" not in syntax.marks(verb)
    return above if governed and above.lemma_.lower() in words("causative") else None


def _objects(causative: Token) -> list[Token]:
    return [
        noun for child in causative.children if child.dep_ in {"obj", "iobj", "expl:pv"} for noun in conjuncts(child)
    ]


def _takes_object(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether an infinitive takes an object and has none of its own."""
    own = any(child.dep_ in {"obj", "ccomp", "xcomp"} and child.lower_ != "zich" for child in verb.children)
    return not own and "" in lexicon.verbs.get(syntax.predicate_lemma(verb), {})
