"""Pronouns: "hij", "ze", "zijn", "hun" to the participant they mean, by gender, number and salience."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.discourse import Discourse
from kg.language.morphology import feature

__all__ = ["possessor", "pronouns"]

_PERSONAL = frozenset({"hij", "hem", "ie"})
_FEMININE = frozenset({"Person", "IGO", "GovernmentBody", "Organization", "Military", "ArmedGroup"})
_PLURAL = frozenset({"ze", "zij", "hen", "hun"})
_THEIRS = frozenset({"zijn", "haar", "hun", "z'n"})
_REACH = 2  # sentences back that a pronoun may look


def pronouns(discourse: Discourse, token: Token) -> None:
    """ "hij", "ze", "hun": the last subject of the right kind, or the owner that is the subject."""
    word = token.lower_
    if token.dep_ == "nmod:poss":
        ids = possessor(discourse, token) if word in _THEIRS else ()
        rule, confidence = "possessor is the subject", 0.75
        if not ids and word in {"zijn", "z'n"}:
            ids, rule, confidence = _only_person_here(discourse, token), "only person before it", 0.65
    elif word in _PERSONAL:
        ids = _antecedent(discourse, token, {"Person"})
        rule, confidence = "personal pronoun", 0.75
        discourse.masculine.update(ids)
    elif word == "haar":  # also of "de coalitie", "de Kamer"
        ids = _antecedent(discourse, token, _FEMININE)
        rule, confidence = "pronoun", 0.65
    elif word in _PLURAL and token.dep_ in {"nsubj", "nsubj:pass", "obj", "obl", "iobj"}:
        plural = word in {"hen", "hun"} or feature(token.head, "Number") == "Plur" or any(
            feature(c, "Number") == "Plur" for c in token.head.children if c.pos_ == "AUX"
        )
        ids = _antecedent(discourse, token, {"Military", "ArmedGroup", "Group"} if plural else _FEMININE)
        rule, confidence = "pronoun", 0.65
    else:
        return
    if ids:
        discourse.mention(token.i, (token.i, token.i + 1), ids[0], rule, token.text, confidence)


def possessor(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return who owns: the name in a genitive, or the subject of the clause around a possessive pronoun."""
    if token.lower_ not in _THEIRS:
        return discourse.entities(token.i)
    subject = phrases.subject_of_clause(token)
    return discourse.entities(subject.i) if subject is not None else ()


def _only_person_here(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return the one person whom the sentence names before a token ("na de dood van X werd zijn functie ...")."""
    here = (m for m in discourse.before(token.i) if discourse.sentences_back(m, token.i) == 0)
    persons = {m.entity for m in here if discourse.participants[m.entity].type == "Person"}
    return tuple(persons) if len(persons) == 1 else ()


def _named_in(noun: Token) -> Iterator[Token]:
    """Yield a noun and what its phrase holds, its clauses left out."""
    yield noun
    for child in noun.children:
        if not child.dep_.startswith("acl"):
            yield from _named_in(child)


def _antecedent(discourse: Discourse, token: Token, kinds: Container[str]) -> tuple[str, ...]:
    """Return the nearest earlier subject of the right kind, or the only mention of that kind nearby.

    What is no subject itself rather refers to who was named last in its own sentence ("Na zijn gesprek met X belde Y
    hem").
    """
    # An object pronoun is somebody else than the subject of its own clause ("Barak belde hem").
    subject = None if phrases.is_subject(token) else phrases.subject_of_clause(token)
    # Nor is it anybody whom that subject names in passing ("Schulz, de voorzitter van het Parlement, belde haar").
    bound = {entity for word in _named_in(subject) for entity in discourse.entities(word.i)} if subject else set()
    near = [
        m
        for m in discourse.before(token.i)
        if discourse.participants[m.entity].type in kinds
        and m.entity not in bound
        and not (token.lower_ == "haar" and m.entity in discourse.masculine)
        and discourse.sentences_back(m, token.i) <= _REACH
    ]
    here = [m for m in near if discourse.sentences_back(m, token.i) == 0]
    if here and not phrases.is_subject(token):
        return (here[0].entity,)
    subjects = [m for m in near if phrases.is_subject(discourse.doc[m.head])]
    for mention in subjects:
        return (mention.entity,)
    only = {m.entity for m in near}
    return (only.pop(),) if len(only) == 1 else ()
