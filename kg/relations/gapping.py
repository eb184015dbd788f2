"""Gapped clauses: "Duitsland steunt Israël, Iran de Palestijnen" says two things with one verb.

UD puts what is left of such a clause under its first part, a conjunct of the verb, with the other parts as ``orphan``.
Each part has the role of its counterpart in the whole clause: one that is marked by the same preposition, or bare too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from kg.actors.phrases import case, conjuncts
from kg.language.clause import SUBJECTS
from kg.relations.frames import Filler, Frame, fillers
from kg.relations.references import References
from kg.relations.syntax import is_predicate

__all__ = ["with_gapped"]

# The roles of bare nouns, in the order in which they are taken up; a subject can only be taken up by the first part.
_ROLES = ("obj", "iobj", "obl", "obl:arg", "obl:agent", "advmod", "xcomp")


def with_gapped(verb: Token, frames: Iterable[Frame], references: References) -> Iterator[Frame]:
    """Yield the frames of a verb, and after each one those of the gapped clauses that share the verb."""
    clauses = [_counterparts(verb, rest) for rest in verb.rights if _is_rest(rest)]
    for frame in frames:
        yield frame
        for counterparts in clauses:
            agents = _exchanged(verb, frame.agents, counterparts, references)
            targets = _exchanged(verb, frame.targets, counterparts, references)
            if (agents, targets) != (frame.agents, frame.targets):
                yield replace(frame, agents=agents, targets=targets, pattern=f"{frame.pattern}, gapped")


def _is_rest(token: Token) -> bool:
    """Tell whether a conjunct of a verb is what is left of a clause without one."""
    return token.dep_ == "conj" and not is_predicate(token) and any(c.dep_ == "orphan" for c in token.children)


def _counterparts(verb: Token, rest: Token) -> Mapping[int, Token]:
    """Return the parts of a gapped clause by the places of their counterparts in the clause of the verb."""
    found: dict[int, Token] = {}
    for part in (rest, *(child for child in rest.children if child.dep_ == "orphan")):
        roles = (*sorted(SUBJECTS), *_ROLES) if part.i == rest.i else _ROLES
        whole = (child for role in roles for child in verb.children if child.dep_ == role and child.i < rest.i)
        like = (p for p in whole if p.i not in found and case(p) == case(part) and _is_noun(p) == _is_noun(part))
        counterpart = next(like, None)
        if counterpart is not None:
            found[counterpart.i] = part
    return found


def _is_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}


def _exchanged(
    verb: Token, whole: tuple[Filler, ...], counterparts: Mapping[int, Token], references: References
) -> tuple[Filler, ...]:
    """Return the participants of a role with those of the gapped clause in place of their counterparts."""
    exchanged: list[Filler] = []
    for filler in whole:
        token = verb.doc[filler.start]
        place = next((node.i for node in (token, *token.ancestors) if node.i in counterparts), None)
        exchanged += [filler] if place is None else fillers(conjuncts(counterparts[place]), references)
    return tuple(dict.fromkeys(exchanged))
