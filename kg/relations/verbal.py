"""Verb frames: active, passive and participial clauses, prepositional targets, participants inside objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.actors import phrases
from kg.relations import nominal, syntax
from kg.relations.categories import HOSTILE, composed
from kg.relations.expressions import action_of, expression_of, targets_of
from kg.relations.frames import Filler, Frame, fillers
from kg.relations.lexicon import Sense
from kg.relations.references import References
from kg.relations.words import words

__all__ = ["verbal_frames"]

_OTHER = Sense("OTHER", None, "")
_DEED = 0.8  # how much less sure an agent is whose deed is the subject
_JOINT = Sense("COOPERATE", None, "act together with")
_STANCES = {"threaten": ("THREATEN", "threaten"), "refuse": ("REJECT", "refuse")}
# What verbs of some kinds do to the subject of the clause they embed, unless verbs.tsv says so: category and gloss.
_ON_CLAUSES = {
    "ask": ("REQUEST", "demand of"),
    "order": ("REQUEST", "order"),
    "want": ("REQUEST", "want of"),
    "prevent": ("COERCE", "prevent"),
    "accuse": ("ACCUSE", "accuse"),
}
# Categories of what is merely talked about, so that its object is a topic.
_TALK = frozenset({"CONSULT", "OTHER"})


def verbal_frames(verb: Token, references: References) -> Iterator[Frame]:
    """Yield the frames of a verb; nothing for tokens that are none."""
    if not syntax.is_predicate(verb):
        return
    lemma = syntax.predicate_lemma(verb)
    agents, how = _agents(verb, references)
    if not agents:
        return
    yield from _backed(verb, agents, references)
    if lemma in words("receiving") and not _meets(verb, references):
        yield from _received(verb, agents, references)
        return
    expression = expression_of(verb, lemma, references)
    if expression is not None:
        action, targets = action_of(lemma, expression, references), targets_of(verb, expression, references)
        yield Frame(verb.i, action, expression.sense, agents, targets, f"expression {how}", 0.75)
        if targets:
            return
        # Whom it is done to stands in the clause all the same ("twee ministers de toegang ontzeggen").
        mutual = any(noun.lower_ == "elkaar" for _, noun in syntax.arguments(verb))
        if mutual and len(agents) > 1:
            yield Frame(verb.i, action, expression.sense, agents[:1], agents[1:], "mutual", 0.7)
        plain = _frames(verb, lemma, agents, how, references)
        yield from (replace(frame, action=action, sense=expression.sense) for frame in plain)
        return
    found = list(_frames(verb, lemma, agents, how, references))
    yield from found
    if not any(frame.targets for frame in found):
        yield from _without_target(verb, lemma, agents, references)
    yield from _stance(verb, lemma, agents, references)


def _backed(verb: Token, agents: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """Yield what a preposition that holds an event says of the agent of a clause: "vocht met steun van X"."""
    for link, noun in syntax.arguments(verb):
        words_of = link.split(" ")
        event = references.lexicon.noun(words_of[1]) if len(words_of) == 3 and words_of[2] == "van" else None
        if event is not None and event.van == "actor":
            backers = fillers([noun], references)
            yield Frame(verb.i, event.verb or event.lemma, event.sense, backers, agents, "with the backing of", 0.6)


def _stance(verb: Token, lemma: str, agents: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """Yield a threat or refusal to do something as one to whom it would be done ("weigert X uit te leveren")."""
    embeds = references.lexicon.complement(lemma, "V")
    if embeds is None or embeds.kind not in _STANCES:
        return
    category, gloss = _STANCES[embeds.kind]
    for clause in verb.children:
        if clause.dep_ in {"xcomp", "ccomp", "advcl"} and "te" in syntax.marks(clause):
            objects = [noun for preposition, noun in syntax.arguments(clause) if not preposition]
            aims = fillers(objects, references) or nominal.inner_participants(objects, references)
            if aims:
                yield Frame(verb.i, lemma, Sense(category, None, gloss), agents, aims, f"{embeds.kind} to", 0.65)


def _without_target(verb: Token, lemma: str, agents: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """Yield what only the clause as a whole gives.

    "X en Y spraken elkaar", "X eist dat Y vertrekt", "X verhindert dat Y terugkeert", "X dreigt met geweld als Y ...".
    """
    senses = references.lexicon.verbs.get(lemma, {})
    links = [preposition for preposition, noun in syntax.arguments(verb) if noun.lower_ == "elkaar"]
    sense = senses.get(links[0] if links else "met") or _nearest(senses)
    # Verbs that take "met" and no object are symmetric: "X en Y fuseren", "X en Y overleggen".
    meets = "met" in senses and ("" not in senses or senses["met"].category == "CONSULT")
    meets = meets and verb.dep_ not in {"acl", "advcl"} and lemma not in words("plain")
    alone = not any(child.dep_ == "obj" for child in verb.children)
    if len(agents) > 1 and sense is not None and (links or meets and alone):
        yield Frame(verb.i, lemma, sense, agents[:1], agents[1:], "mutual", 0.7)
    embeds = references.lexicon.complement(lemma, "V")
    if embeds is not None and embeds.kind in _ON_CLAUSES:
        category, gloss = _ON_CLAUSES[embeds.kind]
        wanted = fillers(_subjects_under(verb, "ccomp", {"dat"}), references)
        told = senses.get("") if senses.get("", _OTHER).category != "OTHER" else None
        if wanted:
            wish = told or Sense(category, None, gloss)
            yield Frame(verb.i, lemma, wish, agents, wanted, f"{embeds.kind} that", 0.6)
    frame = references.lexicon.complement(lemma, "V", "met")
    if frame is not None and frame.kind == "threaten" and sense is not None:
        warned = fillers(_subjects_under(verb, "advcl", {"als", "indien", "tenzij"}), references)
        yield Frame(verb.i, lemma, sense, agents, warned, "threat on a condition", 0.65)


def _subjects_under(verb: Token, relation: str, marks: set[str]) -> Iterator[Token]:
    """Yield the subjects of the clauses under a verb that one of some subordinators introduces."""
    for clause in verb.children:
        if clause.dep_ == relation and syntax.marks(clause) & marks:
            yield from syntax.own_subjects(clause)


def _agents(verb: Token, references: References) -> tuple[tuple[Filler, ...], str]:
    """Return who does what a verb says, and the name of the construction."""
    found = fillers(references.agents(verb), references)
    if not syntax.is_passive(verb):
        subjects = syntax.own_subjects(verb)
        if subjects and not found:
            return _behind(verb, subjects, references), "active by deed"
        return found, "active" if subjects else "understood"
    if not found:
        authors = fillers(_authors(verb, references), references)
        return (authors, "passive in a text") if authors else (_agent_of_event(verb, references), "passive with event")
    return found, "participle" if verb.dep_ in {"amod", "acl"} else "passive"


def _behind(verb: Token, subjects: list[Token], references: References) -> tuple[Filler, ...]:
    """Return who stands behind a subject that is a deed or a weapon ("de acties van X bedreigen Y")."""
    senses = references.lexicon.verbs.get(syntax.predicate_lemma(verb), {})
    expression = expression_of(verb, syntax.predicate_lemma(verb), references)
    told = expression.sense if expression is not None else None
    categories = {sense.category for sense in ([told] if told else senses.values())} - _TALK
    found: list[Filler] = []
    for noun in subjects if categories & HOSTILE else ():
        if noun.pos_ == "NOUN":
            found += nominal.agents(noun, references) or nominal.nationality(noun, references)
    return tuple(replace(filler, confidence=round(filler.confidence * _DEED, 3)) for filler in found)


def _authors(verb: Token, references: References) -> list[Token]:
    """Return who speaks in the text that an agentless passive stands in ("een resolutie waarin ... wordt gevraagd")."""
    if not any(child.lower_ == "waarin" for child in verb.children) or verb.head.i == verb.i:
        return []
    frame = references.lexicon.complement(syntax.predicate_lemma(verb), "V")
    if frame is None or frame.kind not in {"ask", "order", "say", "accuse"}:
        return []
    # The parser may hang the relative clause on the verb of which the text is the object.
    text = verb.head
    return references.agents(text) if syntax.is_predicate(text) else references.owners(text)


def _agent_of_event(verb: Token, references: References) -> tuple[Filler, ...]:
    """Return the agent of an agentless passive from the event it names ("gedood bij een Amerikaanse drone-aanval").

    "Daarbij" names the last event of the sentence before.
    """
    circumstances = {"bij", "tijdens", "in", "door", "met", "na"}
    events = [noun for preposition, noun in syntax.arguments(verb) if preposition in circumstances]
    named = [noun for noun in events if references.lexicon.noun(noun.lemma_) is not None]
    if any(child.lower_ in {"daarbij", "hierbij"} for child in verb.children) and verb.sent.start:
        named += reversed(list(verb.doc[verb.sent.start - 1].sent))
    return next((found for noun in named if (found := nominal.agents(noun, references))), ())


def _meets(verb: Token, references: References) -> bool:
    """Tell whether the object of "ontvangen" is a participant: a visitor, not a gift."""
    return any(not preposition and references.of(noun) for preposition, noun in syntax.arguments(verb))


def _received(verb: Token, receivers: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """Yield the frame of "X krijgt steun van Y": the giver acts, the subject receives."""
    objects = [noun for link, noun in syntax.arguments(verb) if not link]
    if any(nominal.event_of(noun, references) for noun in objects):
        return
    givers = [noun for link, noun in syntax.arguments(verb) if link == "van"]
    givers += [owner for noun in objects for link, owner in references.modifiers(noun) if link == "van"]
    sense = references.lexicon.verbs.get("geven", {}).get("aan") or Sense("OTHER", None, "give to")
    yield Frame(verb.i, "geven", sense, fillers(givers, references), receivers, "received from", 0.65)


def _frames(verb: Token, lemma: str, agents: tuple[Filler, ...], how: str, references: References) -> Iterator[Frame]:
    """Yield the frames of the participants of a clause, or else those of the participants inside its nouns."""
    direct: list[tuple[str, Token]] = []
    inner: list[tuple[str, Token]] = []
    for preposition, noun in syntax.patients(verb):
        if noun.lower_ in {"zich", "elkaar"}:
            continue
        if references.of(noun):
            direct.append((preposition, noun))
        elif noun.pos_ in {"NOUN", "PROPN"}:
            inner.append((preposition, noun))
    companions = [noun for preposition, noun in direct if preposition == "met" and _together(noun)]
    companions += [noun for noun in _beside(verb) if noun not in companions]
    if companions:
        yield Frame(verb.i, lemma, _JOINT, agents, fillers(companions, references), "together with", 0.65)
    direct = [(preposition, noun) for preposition, noun in direct if noun not in companions]
    if nominal.is_supported(verb, inner, references):
        return
    nouns = [noun for _, noun in inner]
    confidence = 0.8 if lemma in references.lexicon.verbs else 0.6
    found = False
    for preposition, noun in direct:
        sense = _direct_sense(lemma, preposition, noun, references)
        if sense is not None:
            found = True
            sense, pattern = composed(lemma, sense, nouns, references), f"{how}, {preposition or 'object'}"
            yield Frame(verb.i, lemma, sense, agents, fillers([noun], references), pattern, confidence)
    if found:
        return
    for preposition, noun in inner:
        sense = _inner_sense(lemma, preposition, noun, references)
        if sense is not None:
            sense, targets = composed(lemma, sense, [noun], references), nominal.inner_participants([noun], references)
            yield Frame(verb.i, lemma, sense, agents, targets, f"{how}, inside object", 0.55)


def _beside(verb: Token) -> Iterator[Token]:
    """Yield those with whom a subject acts, where the parser hangs them on the subject ("X, samen met Y, tekende")."""
    for subject in syntax.own_subjects(verb):
        for word in subject.subtree:
            if word.lower_ == "met" and word.dep_ == "case" and _together(word.head):
                yield from phrases.conjuncts(word.head)


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
    aimed = preposition in words("aiming") or _is_argument(preposition, noun)
    if lemma in words("plain") or preposition and (not aimed or _is_circumstance(noun, references)):
        return None
    return _nearest(senses) or _OTHER


def _inner_sense(lemma: str, preposition: str, noun: Token, references: References) -> Sense | None:
    """Return what a verb does to the participants inside a noun of its clause; None when it does nothing to them."""
    senses = references.lexicon.verbs.get(lemma, {})
    event = references.lexicon.noun(noun.lemma_)
    argument = preposition in senses or _is_argument(preposition, noun)
    if preposition and not argument and not (event is not None and preposition in words("aiming") - {"met"}):
        return None
    if not preposition and lemma in words("plain") or _is_topic(preposition, senses.get(preposition)):
        return None
    sense = senses.get(preposition) or _nearest(senses) or _OTHER
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
    return preposition == "over" and (sense is None or sense.category in _TALK)


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
    return says and (sense is None or sense.category in _TALK)


def _nearest(senses: dict[str, Sense]) -> Sense | None:
    return senses.get("") or next(iter(senses.values()), None)


def _is_circumstance(noun: Token, references: References) -> bool:
    """Tell whether a noun names a place or an occasion, not somebody."""
    kinds = {references.types.get(entity) for entity in references.of(noun)}
    return noun.ent_type_ in {"LOC", "EVENT"} or bool(kinds & {"Place", "Facility"})
