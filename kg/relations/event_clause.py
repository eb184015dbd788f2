"""What the clause around an event noun tells of its participants: "X voerde een aanval uit", "krijgt steun van X"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.relations import syntax
from kg.relations.frames import Filler, fillers
from kg.relations.lexicon import EventNoun
from kg.relations.nominal import targets
from kg.relations.references import References
from kg.relations.words import words

__all__ = ["clause_of", "from_clause", "is_occasion", "is_supported"]

_PREDICATES = frozenset({"xcomp", "compound:prt", "advmod"})
_BACKING = frozenset({"REQUEST", "SUPPORT", "AID", "AGREE", "COOPERATE"})
# Prepositions of the meeting at which something is said.
_OCCASION = frozenset({"in", "tijdens", "na", "bij", "voor", "met"})


def clause_of(noun: Token, references: References) -> Token | None:
    """Return the verb, or embedding adjective or noun ("bereid tot", "aanbod tot"), that an event noun depends on."""
    child = noun
    while child.dep_ == "conj":
        child = child.head
    head = child.head
    if child.dep_ in {"obj", "nsubj:pass", "obl", "obl:arg"} and syntax.is_predicate(head):
        return head
    # "veroordeeld tot een straf voor het doden van": what the noun is for is what the verb is for.
    if child.dep_ == "nmod" and head.dep_ in {"obj", "obl", "obl:arg"} and syntax.is_predicate(head.head):
        lemma, preposition = syntax.predicate_lemma(head.head), syntax.prepositional(child)
        if references.lexicon.complements.get((lemma, "V"), {}).get(preposition) is not None:
            return head.head
    if head.dep_ in _PREDICATES and syntax.is_predicate(head.head) and " " in _with_predicate(head.head, references):
        return head.head  # "houdt X verantwoordelijk voor de aanval"
    pos = {"ADJ": "A", "NOUN": "N", "VERB": "A"}.get(head.pos_, "")
    embeds = references.lexicon.complements.get((head.lemma_.lower(), pos), {}).get(syntax.prepositional(child))
    return head if embeds is not None and child.dep_ in {"obl", "obl:arg", "nmod"} else None


def _with_predicate(verb: Token, references: References) -> str:
    """Return the lemma of a verb, with its adjective where both embed something ("verantwoordelijk houden voor")."""
    lemma = syntax.predicate_lemma(verb)
    words_before = (child.lower_ for child in verb.children if child.pos_ == "ADJ" and child.dep_ in _PREDICATES)
    whole = (f"{word} {lemma}" for word in words_before)
    return next((phrase for phrase in whole if (phrase, "V") in references.lexicon.complements), lemma)


def from_clause(
    noun: Token, event: EventNoun, verb: Token, references: References
) -> tuple[tuple[Filler, ...], tuple[Filler, ...]]:
    """Return the agent and the target that the clause around an event noun supplies.

    The subject of a support verb does the event ("voerde een aanval uit op"), that of "krijgen" undergoes it; an
    embedding verb passes on the participant that it controls ("helpen met de training van"); who says something "in een
    gesprek met X" takes part in it.
    """
    if not syntax.is_predicate(verb):
        owners = references.owners(verb) if verb.pos_ == "NOUN" else syntax.own_subjects(verb)
        return fillers(owners, references), ()
    lemma, preposition = _with_predicate(verb, references), syntax.prepositional(noun)
    subject = fillers(references.agents(verb), references)
    others = [(link, other) for link, other in syntax.arguments(verb) if other.i != noun.i]
    if not preposition and lemma in words("undergoing"):
        givers = [other for link, other in others if link in {"van", "door"}]
        return fillers(givers, references), subject
    of = [other for link, other in references.modifiers(noun) if link == "van"]
    if not preposition and lemma == "hebben" and event.van == "actor" and of:  # "X heeft de steun van Y"
        return fillers(of, references), subject
    if not preposition and (lemma in words("support") or syntax.is_passive(verb)):
        links = event.target | {"tegen", "met", "aan"}
        # The parser takes many an indirect object for a second object ("bood de speler een contract aan").
        aims = [other for link, other in others if link in links or other.dep_ in {"iobj", "obj"}]
        return (subject if lemma in words("support") else ()), fillers(aims, references)
    control = _control(lemma, preposition, references)
    if control == "object":
        controlled = [other for link, other in others if not link]
        if syntax.is_passive(verb):
            controlled = syntax.own_subjects(verb)
        # Who helps with something does it too; who asks for it, or hinders it, does not.
        taking_part = references.lexicon.complements.get((lemma, "V"), {}).get(preposition)
        helps = taking_part is not None and taking_part.kind == "help"
        return fillers(controlled, references) or (subject if helps else ()), ()
    if event.sense.category == "CONSULT" and is_occasion(noun, verb, references):
        # "Liet de president in een telefoongesprek weten": whom one addresses is at the other end.
        talked = noun.lemma_.lower().endswith(tuple(words("conversation")))
        says = talked and references.lexicon.complement(lemma, "V") is not None
        return subject, fillers([other for link, other in others if says and not link], references)
    if control:
        return subject, ()
    backing = preposition in {"op", "met", "in"} and event.sense.category in _BACKING
    means = preposition in {"door", "met"} and event.verb and not syntax.is_passive(verb)
    if means and (event.van != "target" or preposition == "met") and targets(noun, references):
        return subject, ()  # "met een aanval op X schond Y het bestand"
    if event.van == "actor" and (backing or preposition == "onder"):
        # "Trok zich op bevel van X terug", "werd onder druk van X ontslagen".
        return (), fillers(syntax.own_subjects(verb), references) if syntax.is_passive(verb) else subject
    return (), ()


def is_occasion(noun: Token, verb: Token, references: References) -> bool:
    """Tell whether an event is when or where something else is done ("tijdens de vergadering"), not what is done."""
    preposition = syntax.prepositional(noun)
    return preposition in _OCCASION and not _control(_with_predicate(verb, references), preposition, references)


def _control(lemma: str, preposition: str, references: References) -> str:
    """Return who does an event that a verb embeds with a preposition: its subject, its object, or empty for neither."""
    frame = references.lexicon.complements.get((lemma, "V"), {}).get(preposition)
    return frame.control if frame is not None else ""


def is_supported(verb: Token, objects: list[tuple[str, Token]], references: References) -> bool:
    """Tell whether a verb only supports an event noun among its objects, so that the noun is the predicate.

    To offer help is to promise something to whom it is for, besides.
    """
    lemma = syntax.predicate_lemma(verb)
    embeds = references.lexicon.complement(lemma, "V")
    told = any(noun.dep_ == "iobj" for _, noun in syntax.arguments(verb))
    if told and embeds is not None and embeds.kind == "promise":
        return False
    supports = lemma in words("support") or lemma in words("undergoing")
    return supports and any(not link and references.lexicon.noun(noun.lemma_) for link, noun in objects)
