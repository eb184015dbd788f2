"""Participants inside nouns that are none themselves: of an event its own, of a thing its owner, nation or maker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from kg.actors import phrases
from kg.relations import syntax
from kg.relations.categories import is_court
from kg.relations.frames import Filler, fillers, inner_fillers
from kg.relations.lexicon import EventNoun
from kg.relations.nominal import BRIDGED, agents, targets
from kg.relations.references import References

__all__ = ["inner_participants", "makers"]

_REACH = 2  # sentences back that a noun takes up what a verb told


def inner_participants(nouns: Iterable[Token], references: References) -> tuple[Filler, ...]:
    """Return the participants inside nouns that are none themselves, failing that those of an event noun."""
    return tuple(dict.fromkeys(filler for noun in nouns for filler in _inside(noun, references)))


def _inside(noun: Token, references: References) -> tuple[Filler, ...]:
    found = inner_fillers([noun], references)
    event = references.lexicon.noun(noun.lemma_)
    if found or event is None:
        return found
    own = (*targets(noun, references), *agents(noun, references))
    before = own or _told_before(noun, event, references) or _done_before(noun, event, references)
    return before or _passed_before(noun, event, references)


def _told_before(noun: Token, event: EventNoun, references: References) -> tuple[Filler, ...]:
    """Return the target of the last event that a definite noun can refer back to ("de opleiding hernemen")."""
    if not phrases.is_definite(noun):
        return ()
    for earlier in reversed(noun.doc[: noun.i]):
        if earlier.pos_ == "NOUN" and references.lexicon.noun(earlier.lemma_) is event:
            aims = targets(earlier, references)
            if aims:
                return tuple(replace(aim, confidence=round(aim.confidence * BRIDGED, 3)) for aim in aims)
    return ()


def _done_before(noun: Token, event: EventNoun, references: References) -> tuple[Filler, ...]:
    """Return who did what a definite noun takes up, from the last verb that told it ("Y weigerde het verzoek").

    That is the verb of the noun, at most two sentences back.
    """
    if not phrases.is_definite(noun) or event.van != "actor":
        return ()
    sentences = 0
    for earlier in reversed(noun.doc[: noun.i]):
        sentences += bool(earlier.nbor(1).is_sent_start)
        if sentences > _REACH:
            return ()
        if not syntax.is_predicate(earlier) or earlier in noun.ancestors:
            continue
        if syntax.predicate_lemma(earlier) == event.verb:
            return fillers(references.agents(earlier), references, BRIDGED)
    return ()


def _passed_before(noun: Token, event: EventNoun, references: References) -> tuple[Filler, ...]:
    """Return the court that was last spoken of, for a definite sentence or judgment ("verwelkomde het vonnis")."""
    if event.sense.mode != "convict" or not phrases.is_definite(noun):
        return ()
    earlier = (token for token in reversed(noun.doc[: noun.i]) if token.i in references.mentions)
    mentions = ((token, references.mentions[token.i][0]) for token in earlier)
    court = next((token for token, mention in mentions if is_court(noun.doc[mention.start : mention.end])), None)
    return () if court is None else fillers([court], references, BRIDGED)


def makers(noun: Token, verb: Token, references: References) -> tuple[Filler, ...]:
    """Return who stands behind a thing that is no participant itself, for what others make of it.

    That is the subject of the clause about it ("keurde het plan goed dat X had ingediend"), the agent of the participle
    before it ("het door X ingediende plan"), or the subject of the clause that it is an object of ("X trok de wet in,
    een stap die door Y werd toegejuicht").
    """
    for participle in noun.lefts:
        if participle.dep_ == "amod" and syntax.is_predicate(participle):
            found = fillers(syntax.passive_agents(participle), references)
            if found:
                return found
    for clause in (*noun.children, *(child for child in verb.rights if noun.dep_ == "obj" and noun.head.i == verb.i)):
        own = clause.dep_ == "acl:relcl" and any(
            child.lower_ in {"die", "dat"} and child.dep_ == "obj" for child in clause.children
        )
        if own and clause.i != verb.i or _lacks_object(clause, noun, references):
            subjects = [word for word in syntax.own_subjects(clause) if word.lower_ not in {"die", "dat"}]
            found = fillers(subjects, references)
            if found:
                return found
    above = noun.head
    if noun.lower_ in {"dat", "dit"} and verb.dep_ == "conj":  # "X stelde een ultimatum, maar dat werd ... afgewezen"
        return fillers(references.agents(verb.head), references)
    if syntax.relative_head(verb) == noun and noun.dep_ in {"obj", "obl", "obl:arg", "appos", "parataxis"}:
        return fillers(references.agents(above), references) if syntax.is_predicate(above) else ()
    return ()


def _lacks_object(clause: Token, noun: Token, references: References) -> bool:
    """Tell whether a clause with "dat" behind a neuter noun is about that noun: it lacks the object its verb takes."""
    if clause.dep_ not in {"ccomp", "acl"} or clause.i < noun.i or "dat" not in syntax.marks(clause):
        return False
    complete = any(child.dep_ in {"obj", "ccomp", "xcomp", "cop", "nsubj:pass"} for child in clause.children)
    transitive = "" in references.lexicon.verbs.get(syntax.predicate_lemma(clause), {})
    return transitive and not complete and phrases.determiner(noun) in {"het", "dat", "dit", "een"}
