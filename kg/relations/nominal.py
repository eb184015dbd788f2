"""Event-noun frames: "de aanval van X op Y", "een Amerikaanse drone-aanval", "overleg tussen X en Y"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.actors import phrases
from kg.relations import syntax
from kg.relations.frames import Filler, Frame, fillers, inner_fillers
from kg.relations.lexicon import EventNoun
from kg.relations.references import References
from kg.relations.words import words

__all__ = [
    "BRIDGED",
    "agents",
    "event_of",
    "is_supported",
    "nationality",
    "nominal_frames",
    "of_nationality",
    "targets",
    "telling_event",
]

_PREDICATES = frozenset({"xcomp", "compound:prt", "advmod"})
_BACKING = frozenset({"REQUEST", "SUPPORT", "AID", "AGREE", "COOPERATE"})
BRIDGED = 0.8  # how much less sure a participant is that an earlier sentence gives
# Prepositions of the meeting at which something is said.
_OCCASION = frozenset({"in", "tijdens", "na", "bij", "voor", "met"})


def nominal_frames(noun: Token, references: References) -> Iterator[Frame]:
    """Yield the frame of an event noun; nothing for tokens that are none, or when a participant is not told."""
    event = event_of(noun, references)
    if event is None or references.mentions.get(noun.i):
        return
    about = (other for link, other in references.modifiers(noun) if link == "van")
    if event.sense.category == "OTHER" and any(references.lexicon.noun(other.lemma_) for other in about):
        return  # "de voorbereiding van een aanval op X" says no more than the attack
    between = _between(noun, event, references)
    if len(between) >= 2:
        yield Frame(noun.i, _action(event), event.sense, between[:1], between[1:], "event noun, between", 0.8)
        return
    found, aims = agents(noun, references), targets(noun, references)
    pattern, confidence = "event noun", 0.75
    mutual = not (event.sense.category == "ASSAULT" and phrases.possessive(noun))  # "in hun strijd" both fight others
    clause = _clause(noun, references)
    if clause is not None and not (found and aims):
        understood, aimed = _from_clause(noun, event, clause, references)
        if understood or aimed:
            pattern, confidence = "event noun in a clause", 0.65
        mutual = mutual and (bool(found) or not _is_occasion(noun, clause, references))
        found, aims = found or understood, aims or aimed
    if mutual and len(found) > 1 and not aims and event.target & {"met", "tussen"}:
        found, aims = found[:1], found[1:]
    yield Frame(noun.i, _action(event), event.sense, found, aims, pattern, confidence)


def event_of(noun: Token, references: References) -> EventNoun | None:
    """Return the event that a noun names; "het trainen van ..." is one for every verb of the lexicon."""
    if noun.pos_ == "NOUN" or noun.pos_ == "VERB" and (phrases.determiner(noun) or phrases.case(noun)):
        event = references.lexicon.noun(noun.lemma_)
        if event is not None:
            return event
        senses = references.lexicon.verbs.get(noun.lower_)
        if senses and phrases.determiner(noun) in {"het", "dit", "dat"}:
            sense = senses.get("") or next(iter(senses.values()))
            of = "target" if "" in senses else "actor"  # "het trainen van X", but "het ingrijpen van X"
            return EventNoun(noun.lower_, noun.lower_, frozenset(senses) - {""}, frozenset({"door"}), of, sense)
    return None


def telling_event(noun: Token, references: References) -> EventNoun | None:
    """Return the event that a noun is about: of "voorbereidingen van een aanval" the attack."""
    event = references.lexicon.noun(noun.lemma_)
    if event is None or event.sense.category != "OTHER":
        return event
    about = (telling_event(other, references) for link, other in references.modifiers(noun) if link == "van")
    return next((found for found in about if found is not None), event)


def _clause(noun: Token, references: References) -> Token | None:
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


def _from_clause(
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
    if event.sense.category == "CONSULT" and _is_occasion(noun, verb, references):
        # "Liet de president in een telefoongesprek weten": whom one addresses is at the other end.
        talked = noun.lemma_.lower().endswith(tuple(words("conversation")))
        says = talked and references.lexicon.complement(lemma, "V") is not None
        return subject, fillers([other for link, other in others if says and not link], references)
    if control:
        return subject, ()
    backing = preposition in {"op", "met", "in"} and event.sense.category in _BACKING
    means = preposition in {"door", "met"} and event.verb and not syntax.is_passive(verb) and not control
    if means and (event.van != "target" or preposition == "met") and targets(noun, references):
        return subject, ()  # "met een aanval op X schond Y het bestand"
    if event.van == "actor" and (backing or preposition == "onder"):
        # "Trok zich op bevel van X terug", "werd onder druk van X ontslagen".
        return (), fillers(syntax.own_subjects(verb), references) if syntax.is_passive(verb) else subject
    return (), ()


def _is_occasion(noun: Token, verb: Token, references: References) -> bool:
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


def agents(noun: Token, references: References) -> tuple[Filler, ...]:
    """Return who does what an event noun names.

    In this order: what "door" marks, a nationality, a name in the compound, a possessor, a "van" that marks the agent.
    """
    event = event_of(noun, references)
    if event is None:
        return ()
    marked = fillers(
        [other for preposition, other in references.modifiers(noun) if preposition in event.agent | {"vanuit"}],
        references,
    )
    if marked:
        return marked
    for preposition, other in references.modifiers(noun):
        if preposition == "door" and event_of(other, references):
            return agents(other, references)
    behind = fillers(_further_in(noun, frozenset({"door"}), references), references)
    if behind:
        return behind
    adjective = nationality(noun, references)
    if adjective:
        return adjective
    possessor = phrases.possessive(noun)
    if possessor is not None and event.van != "target" and references.of(possessor):
        return fillers([possessor], references)
    of = [other for preposition, other in references.modifiers(noun) if preposition == "van"]
    if of and (event.van == "actor" or event.van == "either" and _marked_target(noun, event, references)):
        return fillers(of, references)
    return _agents_around(noun, event, references)


def _further_in(noun: Token, links: frozenset[str], references: References) -> Iterator[Token]:
    """Yield what the parser gives to a noun inside an event, though only the event has such a role.

    "De arrestatie van X, de baas van Y, door Z", "de kritiek van X, de leider van Y, op Z".
    """
    for child in noun.rights:
        if child.dep_ not in {"nmod", "appos"} or event_of(child, references) is not None:
            continue
        yield from (other for link, other in phrases.modifiers(child) if link in links)
        yield from _further_in(child, links, references)


def _agents_around(noun: Token, event: EventNoun, references: References) -> tuple[Filler, ...]:
    """Return the agent from around an event noun: a relative clause, the participant it modifies, an instrument."""
    for clause in noun.children:
        if clause.dep_ == "acl:relcl" and syntax.predicate_lemma(clause) in words("support"):
            performers = [subject for subject in syntax.own_subjects(clause) if subject.lower_ not in {"die", "dat"}]
            if performers:
                return fillers(performers, references)
    if noun.dep_ == "nmod" and syntax.prepositional(noun) == "in" and references.mentions.get(noun.head.i):
        return fillers([noun.head], references)  # "een coalitie in de strijd tegen"
    instrument = [other for preposition, other in references.modifiers(noun) if preposition in {"met", "bij", "in"}]
    for other in instrument:
        adjective = nationality(other, references)
        if adjective and not references.of(other):
            return adjective
        if references.lexicon.noun(other.lemma_) is not None and not references.of(other):
            return agents(other, references)
    return ()


def targets(noun: Token, references: References) -> tuple[Filler, ...]:
    """Return whom an event noun is aimed at: its own prepositions, or "van" where that marks the target."""
    event = event_of(noun, references)
    if event is None:
        return ()
    marked = _marked_target(noun, event, references)
    if marked:
        return marked
    of = [other for preposition, other in references.modifiers(noun) if preposition == "van"]
    if of and event.van in {"target", "either"}:
        return fillers(of, references) or inner_fillers(of, references)
    possessor = phrases.possessive(noun)
    if possessor is not None and event.van == "target":
        return fillers([possessor], references)
    embeds = references.lexicon.complement(noun.lemma_, "N")
    if embeds is not None and embeds.kind in {"ask", "order"}:  # "de eis dat X vertrekt"
        clauses = (
            clause for clause in noun.children if clause.dep_ in {"acl", "ccomp"} and "dat" in syntax.marks(clause)
        )
        return fillers((subject for clause in clauses for subject in syntax.own_subjects(clause)), references)
    return ()


def _marked_target(noun: Token, event: EventNoun, references: References) -> tuple[Filler, ...]:
    tokens = [other for preposition, other in references.modifiers(noun) if preposition in event.target]
    found = fillers(tokens, references) or inner_fillers(tokens, references)
    if found or event.sense.category == "OTHER":
        return found
    further = list(_further_in(noun, event.target - {"van"}, references))
    found = of_nationality(tokens, references) or fillers(further, references) or inner_fillers(further, references)
    attacked = event.sense.category == "ASSAULT" and "op" in event.target
    return found or (_scene(noun, references) if attacked else ())


def _scene(noun: Token, references: References) -> tuple[Filler, ...]:
    """Return the place that an attack hits ("de aanslagen van X in Parijs")."""
    places = [other for link, other in references.modifiers(noun) if link == "in"]
    places += _further_in(noun, frozenset({"in"}), references)
    return fillers(places, references, BRIDGED)


def nationality(noun: Token, references: References) -> tuple[Filler, ...]:
    """Return the agent that the nationality before an event noun, or the name that begins the compound, gives."""
    inner = tuple(Filler(m.entity, noun.i, noun.i + 1, m.confidence) for m in references.inner.get(noun.i, ()))
    told = fillers(phrases.adjectives(noun), references)
    # The evidence is the whole phrase, not the adjective alone.
    return tuple(replace(filler, end=max(filler.end, noun.i + 1)) for filler in told) + inner


def of_nationality(nouns: Iterable[Token], references: References) -> tuple[Filler, ...]:
    """Return whose plain things are meant: what is done to "Iraanse doelen" or "een Britse tanker" is done to them."""
    plain = [noun for noun in nouns if noun.pos_ == "NOUN" and event_of(noun, references) is None]
    found = (filler for noun in plain for filler in nationality(noun, references))
    return tuple(dict.fromkeys(filler for filler in found if references.types.get(filler.entity) != "Place"))


def _between(noun: Token, event: EventNoun, references: References) -> tuple[Filler, ...]:
    """Return the participants of a mutual event in order ("overleg tussen X en Y", "de fusie van X en Y")."""
    links = {"tussen", "van"} if event.target & {"tussen", "met"} else {"tussen"}
    modifiers = list(references.modifiers(noun))
    if any(preposition in event.target - {"tussen"} for preposition, _ in modifiers):
        return ()
    return fillers([other for preposition, other in modifiers if preposition in links], references)


def _action(event: EventNoun) -> str:
    return event.verb or event.lemma
