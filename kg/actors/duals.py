"""Several at once: "beide landen", "de twee presidenten", "het drietal" are those that were named together before."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.discourse import Discourse
from kg.actors.knowledge import Knowledge
from kg.tables import word_classes

__all__ = ["duals"]

_NUMBERS = {"beide": 2, "beiden": 2, "twee": 2, "drie": 3, "vier": 4, "tweetal": 2, "duo": 2, "drietal": 3, "trio": 3}
_REACH = 8  # sentences back that a coordination may stand; without one, only the sentence before counts
_POWERS = frozenset({"Country", "GovernmentBody", "Military", "ArmedGroup"})  # those who fight or make peace
_ANYBODY = _POWERS | {"IGO", "Organization", "Group", "Person"}


def duals(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """Let a phrase that counts refer to as many participants of its kind that the text has named together."""
    number = _number(token)
    if discourse.at.get(token.i) or not number or any(True for _ in phrases.adjectives(token)):
        return
    for kinds in _kinds(token, known):
        sides = phrases.base_noun(token) in word_classes("kg.actors")["side"]
        reach = len(discourse.doc) if sides else _REACH
        groups = [ids for ids in _together(discourse, token, kinds, reach) if len(ids) == number]
        if sides:  # those whom the text is about
            groups.sort(key=lambda ids: -sum(mention.entity in ids for mention in discourse.before(token.i)))
        found = next(iter(groups), ()) or _only_ones(discourse, token, kinds, number)
        for entity in found:
            discourse.mention(token.i, phrases.phrase(token), entity, "counted with others", token.text, 0.7)
        if found:
            return


def _number(token: Token) -> int:
    """Return how many a phrase counts, 0 when it counts none or new ones ("twee landen")."""
    own = _NUMBERS.get(token.lower_, 0)
    if own and token.lower_ != "beide" and (phrases.is_definite(token) or token.lower_ == "beiden"):
        return own if token.pos_ in {"NUM", "NOUN", "PRON"} and token.dep_ not in {"nummod", "det"} else 0
    counting = [child for child in token.lefts if child.lower_ in _NUMBERS and child.dep_ in {"nummod", "det", "amod"}]
    if token.pos_ != "NOUN" or not counting or next(phrases.modifiers(token), None) is not None:
        return 0
    both = counting[0].lower_ == "beide"
    return _NUMBERS[counting[0].lower_] if both or phrases.is_definite(token) else 0


def _kinds(token: Token, known: Knowledge) -> tuple[frozenset[str], ...]:
    """Return the types that a phrase can count, the likelier ones first."""
    noun = phrases.base_noun(token)
    if noun in _NUMBERS or noun in word_classes("kg.actors")["side"]:
        return _POWERS, _ANYBODY
    if known.role(noun) is not None:
        return (frozenset({"Person"}),)
    institution, described = known.institution(noun), known.description(noun)
    if described is not None:
        return (frozenset(described[0]),)
    return (frozenset({institution.type}),) if institution is not None else ()


def _together(discourse: Discourse, token: Token, kinds: frozenset[str], reach: int) -> Iterator[tuple[str, ...]]:
    """Yield the coordinations of participants of some kinds at most so many sentences before a token, nearest first."""
    for mention in discourse.before(token.i):
        head = discourse.doc[mention.head]
        if discourse.sentences_back(mention, token.i) > reach:
            return
        if len(discourse.entities(head.i)) > 1:  # counted before
            yield tuple(e for e in discourse.entities(head.i) if discourse.participants[e].type in kinds)
        if head.dep_ == "conj" or not any(child.dep_ == "conj" for child in head.children):
            continue
        members = discourse.coordinated(head)
        if all(entity and discourse.participants[entity].type in kinds for entity in members):
            yield tuple(dict.fromkeys(members))


def _only_ones(discourse: Discourse, token: Token, kinds: frozenset[str], number: int) -> tuple[str, ...]:
    """Return the participants of some kinds nearby if there are as many as are counted."""
    near = []
    for mention in discourse.before(token.i):
        back = discourse.sentences_back(mention, token.i)
        acting = back == 0 and phrases.is_subject(discourse.doc[mention.head])  # "X steunt beide landen" is not about X
        if back <= 1 and not acting:
            near.append(mention.entity)
    found = dict.fromkeys(entity for entity in near if discourse.participants[entity].type in kinds)
    return tuple(reversed(found)) if len(found) == number else ()
