"""Verb frames: active, passive and participial clauses, prepositional targets, participants inside objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.actors import phrases
from kg.language.clause import is_unaccusative
from kg.language.morphology import feature
from kg.relations import inside, nominal, syntax
from kg.relations.agents import agents_of, casualties
from kg.relations.categories import HOSTILE, TALK, composed, convicted, given, judged
from kg.relations.causative import caused_objects
from kg.relations.clausal import backed, imposed, stance, without_target
from kg.relations.event_clause import is_supported
from kg.relations.expressions import action_of, expression_of, targets_of
from kg.relations.frames import Filler, Frame, fillers
from kg.relations.lexicon import OTHER, Expression, Sense, nearest
from kg.relations.references import References
from kg.relations.words import words

__all__ = ["verbal_frames"]

_GOVERNED = frozenset({"aan", "met", "op", "tegen"})  # prepositions that mark an argument rather than a circumstance
_RECEIVING = frozenset({"aan", "naar"})  # what marks the recipient of what is given or sent
# Categories of giving and sending; what is refused or forbidden is done to whose it is.
_GIVING = frozenset({"AID", "CONSULT", "COOPERATE", "SUPPORT", "MOBILIZE"})
_JOINT = Sense("COOPERATE", None, "act together with")


def verbal_frames(verb: Token, references: References) -> Iterator[Frame]:
    """Yield the frames of a verb; nothing for tokens that are none."""
    if not syntax.is_predicate(verb):
        return
    lemma = syntax.predicate_lemma(verb)
    if not lemma.endswith("n"):
        return  # no infinitive: the tagger took a noun for a verb
    expression = expression_of(verb, lemma, references)
    victims = list(casualties(verb, lemma, expression, references))
    yield from victims
    if victims:
        return
    agents, how = agents_of(verb, references)
    if not agents:
        return
    yield from backed(verb, agents, references)
    yield from imposed(verb, lemma, agents, references)
    if lemma in words("receiving") and not _meets(verb, references) and not _gets_done(verb):
        yield from _received(verb, agents, references)
        return
    if expression is not None:
        action, targets = action_of(lemma, expression, references), targets_of(verb, expression, references)
        yield Frame(verb.i, action, expression.sense, agents, targets, f"expression {how}", 0.75)
        if targets:
            yield from _besides(verb, lemma, expression, agents, how, references)
            return
        with_each_other = bool(expression.prepositions & {"met", "tussen"})  # "X en Y tekenden een akkoord"
        mutual = with_each_other or any(noun.lower_ == "elkaar" for _, noun in syntax.arguments(verb))
        if mutual and len(agents) > 1:
            yield Frame(verb.i, action, expression.sense, agents[:1], agents[1:], "mutual", 0.7)
            if with_each_other:
                return
        # Whom it is done to stands in the clause all the same ("twee ministers de toegang ontzeggen").
        plain = _frames(verb, lemma, agents, how, references)
        yield from (replace(frame, action=action, sense=expression.sense) for frame in plain)
        return
    if lemma in words("causative") and any(child.dep_ == "xcomp" for child in verb.children):
        return  # the infinitive says what is done
    found = list(_frames(verb, lemma, agents, how, references))
    yield from found
    if not any(frame.targets for frame in found):
        yield from without_target(verb, lemma, agents, references)
    yield from stance(verb, lemma, agents, references)


def _besides(
    verb: Token, lemma: str, expression: Expression, agents: tuple[Filler, ...], how: str, references: References
) -> Iterator[Frame]:
    """Yield what a verb in an expression does to others ("vocht aan de zijde van X tegen Y"): its own prepositions."""
    senses = references.lexicon.verbs.get(lemma, {})
    arguments = list(syntax.arguments(verb))
    arguments += [pair for _, noun in arguments for pair in phrases.modifiers(noun) if pair[0] in _GOVERNED]
    for preposition, noun in arguments:
        sense = senses.get(preposition) if preposition and preposition not in expression.prepositions else None
        if sense is not None and sense.category != "OTHER" and references.of(noun):
            yield Frame(verb.i, lemma, sense, agents, fillers([noun], references), f"{how}, {preposition}", 0.65)


def _meets(verb: Token, references: References) -> bool:
    """Tell whether who or what is received is a participant: a visitor, not a gift."""
    objects = (noun for preposition, noun in syntax.patients(verb) if not preposition)
    return any(references.of(noun) and noun.lemma_.lower() not in words("transparent") for noun in objects)


def _gets_done(verb: Token) -> bool:
    """Tell whether "krijgen" has a participle: "kreeg de speler verkocht" is managing to sell, not receiving."""
    participles = (child for child in verb.children if feature(child, "VerbForm") == "Part")
    return any(child.dep_ in {"xcomp", "advmod", "ccomp"} for child in participles)


def _received(verb: Token, receivers: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """Yield the frame of "X krijgt steun van Y": the giver acts, the subject receives."""
    objects = [noun for link, noun in syntax.arguments(verb) if not link]
    if any(nominal.event_of(noun, references) for noun in objects):
        return
    givers = [noun for link, noun in syntax.arguments(verb) if link == "van"]
    sums = [unit for noun in objects for unit in noun.rights if unit.dep_ == "nmod" and not phrases.case(unit)]
    givers += [owner for noun in [*objects, *sums] for link, owner in references.modifiers(noun) if link == "van"]
    sense = given("geven", references.lexicon.verbs.get("geven", {}).get("aan") or OTHER, objects)
    yield Frame(verb.i, "geven", sense, fillers(givers, references), receivers, "received from", 0.65)


def _frames(verb: Token, lemma: str, agents: tuple[Filler, ...], how: str, references: References) -> Iterator[Frame]:
    """Yield the frames of the participants of a clause, or else those of the participants inside its nouns."""
    direct: list[tuple[str, Token]] = []
    inner: list[tuple[str, Token]] = []
    caused = [("", noun) for noun in caused_objects(verb, references.lexicon)]
    senses = references.lexicon.verbs.get(lemma, {})
    shared = [("", noun) for noun in syntax.shared_objects(verb)] if "" in senses else []
    for preposition, noun in (*syntax.patients(verb), *caused, *shared, *_of_the_governor(verb, lemma, references)):
        if noun.lower_ in {"zich", "elkaar"}:
            continue
        meant = syntax.antecedent(noun)
        if references.of(noun):
            direct.append((preposition, noun))
        elif meant.pos_ in {"NOUN", "PROPN"} or meant.lower_ in {"dat", "dit"} or phrases.determiner(meant):
            inner.append((preposition, meant))
    direct += _governed(lemma, direct, inner, references)
    companions = [noun for preposition, noun in direct if preposition == "met" and _together(noun)]
    companions += [noun for noun in _beside(verb) if noun not in companions]
    if companions and _with_the_subject(verb, companions):
        direct += [("", noun) for noun in companions]
    elif companions:
        own = senses.get("met")  # "samen ondertekenen" is agreeing
        joint = own if own is not None and own.category in {"AGREE", "CONSULT"} else _JOINT
        yield Frame(verb.i, lemma, joint, agents, fillers(companions, references), "together with", 0.65)
    direct = [(link, noun) for link, noun in direct if noun not in companions or not link]
    if is_supported(verb, inner, references):
        return
    nouns = [noun for _, noun in inner]
    confidence = 0.8 if lemma in references.lexicon.verbs else 0.6
    found = False
    for preposition, noun in direct:
        sense = _direct_sense(lemma, preposition, noun, references)
        if sense is not None:
            found = True
            sense = given(lemma, judged(verb, lemma, composed(lemma, sense, nouns, references)), nouns)
            sense = convicted(verb, lemma, sense, agents)
            pattern = f"{how}, {preposition or 'object'}"
            yield Frame(verb.i, lemma, sense, agents, fillers([noun], references), pattern, confidence)
    if found:
        return
    for preposition, noun in inner:
        sense = _inner_sense(lemma, preposition, noun, references)
        if sense is not None:
            sense = judged(verb, lemma, composed(lemma, sense, [noun], references))
            if lemma in words("welcoming"):
                sense = Sense("SUPPORT", None, sense.gloss)
            targets = inside.inner_participants([noun], references)
            # Whose the tanks are is not to whom somebody sends them.
            transfer = not preposition and sense.category in _GIVING and not _RECEIVING.isdisjoint(senses)
            if not targets and sense.category != "OTHER" and not transfer:
                targets = nominal.of_nationality([noun], references) or inside.makers(noun, verb, references)
            if len(agents) > 1:  # "X en Y schortten hun hulp op": neither is whom they aid
                acting = {filler.entity for filler in agents}
                targets = tuple(filler for filler in targets if filler.entity not in acting)
            yield Frame(verb.i, lemma, sense, agents, targets, f"{how}, inside object", 0.55)


def _of_the_governor(verb: Token, lemma: str, references: References) -> Iterator[tuple[str, Token]]:
    """Yield the phrases of the verb above an infinitive that only the infinitive asks for ("blijft achter X staan")."""
    above = verb.head
    if verb.dep_ != "xcomp" or not syntax.is_predicate(above) or "om" in syntax.marks(verb):
        return
    wanted = references.lexicon.verbs.get(lemma, {}).keys() - {""}
    taken = references.lexicon.verbs.get(syntax.predicate_lemma(above), {}).keys()
    for preposition, noun in syntax.arguments(above):
        if preposition in wanted - taken and noun.i < verb.i and references.of(noun):
            yield preposition, noun


def _governed(
    lemma: str, direct: list[tuple[str, Token]], inner: list[tuple[str, Token]], references: References
) -> list[tuple[str, Token]]:
    """Return the phrases that a verb asks for and the parser gives to a noun before them ("belde na de top met X")."""
    senses = references.lexicon.verbs.get(lemma, {})
    wanted = (_GOVERNED & senses.keys()) - {preposition for preposition, _ in direct}
    found = []
    for preposition, noun in inner:
        event = references.lexicon.noun(noun.lemma_)
        if event is not None and (preposition == "" or wanted & event.target):
            continue
        found += [(link, other) for link, other in phrases.modifiers(noun) if link in wanted and references.of(other)]
    return found


def _beside(verb: Token) -> Iterator[Token]:
    """Yield those with whom a subject acts, where the parser hangs them on the subject ("X, samen met Y, tekende")."""
    for subject in syntax.own_subjects(verb):
        for word in phrases.outside_clauses(subject):
            if word.lower_ == "met" and word.dep_ == "case" and _together(word.head):
                yield from phrases.conjuncts(word.head)


def _with_the_subject(verb: Token, companions: list[Token]) -> bool:
    """Tell whether companions share what is done to the subject of a passive: no agent is named before them."""
    return syntax.is_passive(verb) and all(agent.i > companions[0].i for agent in syntax.passive_agents(verb))


def _together(noun: Token) -> bool:
    """Tell whether somebody is named as taking part on the subject's side ("samen met")."""
    start = noun.left_edge.i
    return start > 0 and noun.doc[start - 1].lower_ in {"samen", "tezamen"}


def _direct_sense(lemma: str, preposition: str, noun: Token, references: References) -> Sense | None:
    """Return what a verb does to a participant in its clause; None when it does nothing to it."""
    senses = references.lexicon.verbs.get(lemma, {})
    sense = senses.get(preposition) or _addressed(lemma, preposition, references)
    if sense is None and noun.dep_ == "iobj":
        sense = senses.get("aan")
    if _is_topic(preposition, sense):
        return None
    told = any(child.dep_ == "ccomp" for child in noun.head.children)  # "verzekerde X dat": then it is whom
    said = not preposition and noun.dep_ == "obj" and "tegen" in senses and not told
    if said and _is_content(lemma, sense, references):
        return None
    if sense is not None:
        return sense
    if not preposition and is_unaccusative(lemma):
        return None  # nobody arrives somebody
    aimed = preposition in words("aiming") or _is_argument(preposition, noun)
    if lemma in words("plain") or preposition and (not aimed or _is_circumstance(noun, references)):
        return None
    return nearest(senses) or OTHER


def _inner_sense(lemma: str, preposition: str, noun: Token, references: References) -> Sense | None:
    """Return what a verb does to the participants inside a noun of its clause; None when it does nothing to them."""
    senses = references.lexicon.verbs.get(lemma, {})
    event = nominal.telling_event(noun, references)
    argument = preposition in senses or _is_argument(preposition, noun)
    if preposition and not argument and not (event is not None and preposition in words("aiming") - {"met"}):
        return None
    if not preposition and lemma in words("plain") or _is_topic(preposition, senses.get(preposition)):
        return None
    sense = senses.get(preposition) or nearest(senses) or OTHER
    if preposition and preposition not in senses and sense.category in TALK:
        return None  # "sprak van een schande": not with whom
    if lemma in words("judging") and not preposition:
        return sense
    embeds = references.lexicon.complements.get((lemma, "V"), {}).get(preposition)
    if event is not None and sense.category == "OTHER" and embeds is not None:
        if embeds.kind == "say" and embeds.effect == "uncertain":  # what is announced is still to come
            return Sense("THREATEN", None, sense.gloss) if event.sense.category in HOSTILE else event.sense
        return None  # the event itself says what is done ("zich toeleggen op de opleiding van")
    return sense


def _is_argument(preposition: str, noun: Token) -> bool:
    """Tell whether the parser takes a phrase for an argument of its verb; "van" phrases mostly belong to a noun."""
    return noun.dep_ == "obl:arg" and preposition != "van"


def _is_topic(preposition: str, sense: Sense | None) -> bool:
    """Tell whether a phrase is what is spoken "over", unless the verb takes a stand on it."""
    return preposition == "over" and (sense is None or sense.category in TALK)


def _addressed(lemma: str, preposition: str, references: References) -> Sense | None:
    """Return the sense of saying something to somebody: "zei tegen X", "benadrukte bij X"."""
    frame = references.lexicon.complement(lemma, "V")
    if frame is None or frame.kind != "say" or preposition not in {"tegen", "tegenover", "bij", "aan"}:
        return None
    return Sense("CONSULT", None, "say to")


def _is_content(lemma: str, sense: Sense | None, references: References) -> bool:
    """Tell whether an object is what is said, not whom it is said to, unless the verb takes a stand on it.

    That holds for verbs that have their hearer in a phrase ("zeggen tegen"), not for "noemen" or "citeren".
    """
    frame = references.lexicon.complement(lemma, "V")
    says = frame is not None and frame.kind in {"say", "think"}
    return says and (sense is None or sense.category in TALK)


def _is_circumstance(noun: Token, references: References) -> bool:
    """Tell whether a noun names a place or an occasion, not somebody."""
    kinds = {references.types.get(entity) for entity in references.of(noun)}
    return noun.ent_type_ in {"LOC", "EVENT"} or bool(kinds & {"Place", "Facility"})
