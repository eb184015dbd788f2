"""Verb frames: active, passive and participial clauses, support verbs, prepositional targets, objects inside objects."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors import phrases
from kg.relations import nominal, syntax
from kg.relations.categories import composed
from kg.relations.frames import Filler, Frame, fillers
from kg.relations.lexicon import Expression, Sense
from kg.relations.references import References

__all__ = ["verbal_frames"]

# Prepositions that mark whom an action is aimed at when the lexicon does not know the verb with them.
_AIMED = frozenset({"tegen", "met", "aan", "jegens", "tegenover"})
_COMPLEMENTS = frozenset(
    {"obj", "obl", "obl:arg", "compound:prt", "xcomp", "advmod", "nsubj:pass", "fixed", "iobj", "case"}
)
_RECEIVING = frozenset({"krijgen", "ontvangen"})
_PLAIN = frozenset(
    {
        "hebben",
        "zijn",
        "worden",
        "blijven",
        "krijgen",
        "liggen",
        "staan",
        "zitten",
        "komen",
        "gaan",
        "doen",
        "zullen",
        "kunnen",
        "moeten",
        "willen",
        "mogen",
        "laten",
        "lijken",
        "blijken",
        "heten",
        "vinden",
        "weten",
        "denken",
    }
)


def verbal_frames(verb: Token, references: References) -> Iterator[Frame]:
    """Yield the frames of a verb; nothing for tokens that are none."""
    if not syntax.is_predicate(verb):
        return
    lemma = syntax.predicate_lemma(verb)
    agents, how = _agents(verb, references)
    if not agents:
        return
    if lemma in _RECEIVING:
        yield from _received(verb, lemma, agents, references)
        return
    expression = _expression(verb, lemma, references)
    if expression is not None:
        targets = _of_expression(verb, expression, references)
        yield Frame(
            verb.i, _action(lemma, expression, references), expression.sense, agents, targets, f"expression {how}", 0.75
        )
        return
    found = list(_frames(verb, lemma, agents, how, references))
    yield from found
    if not any(frame.targets for frame in found):
        yield from _without_target(verb, lemma, agents, references)


def _without_target(verb: Token, lemma: str, agents: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """What only the clause as a whole gives: "X en Y spraken elkaar", "X dreigt met geweld als Y ..."."""
    senses = references.lexicon.verbs.get(lemma, {})
    sense = senses.get("met") or _nearest(senses)
    mutual = any(child.lower_ == "elkaar" for child in verb.children)
    if len(agents) > 1 and sense is not None and (mutual or sense.category == "CONSULT"):
        yield Frame(verb.i, lemma, sense, agents[:1], agents[1:], "mutual", 0.7)
    asked = references.lexicon.complement(lemma, "V")
    if asked is not None and asked.kind in {"ask", "order"}:
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and "dat" in syntax.marks(c)]
        wanted = [noun for clause in clauses for noun in syntax.own_subjects(clause)]
        request = sense if sense is not None and sense.category != "OTHER" else Sense("REQUEST", None, "demand of")
        yield Frame(verb.i, lemma, request, agents, fillers(wanted, references), "demand that", 0.6)
    frame = references.lexicon.complement(lemma, "V", "met")
    if frame is not None and frame.kind == "threaten" and sense is not None:
        conditions = [c for c in verb.children if c.dep_ == "advcl" and syntax.marks(c) & {"als", "indien", "tenzij"}]
        warned = [noun for clause in conditions for noun in syntax.own_subjects(clause)]
        yield Frame(verb.i, lemma, sense, agents, fillers(warned, references), "threat on a condition", 0.65)


def _agents(verb: Token, references: References) -> tuple[tuple[Filler, ...], str]:
    found = fillers(references.agents(verb), references)
    passive = syntax.is_passive(verb)
    if passive and not found:
        found = _agent_of_event(verb, references)
        return found, "passive with event"
    if passive:
        return found, "participle" if verb.dep_ in {"amod", "acl"} else "passive"
    return found, "active" if syntax.own_subjects(verb) else "understood"


def _agent_of_event(verb: Token, references: References) -> tuple[Filler, ...]:
    """The agent of an agentless passive from the event it names ("gedood bij een Amerikaanse drone-aanval")."""
    for preposition, noun in syntax.arguments(verb):
        if (
            preposition in {"bij", "tijdens", "in", "door", "met", "na"}
            and references.lexicon.noun(noun.lemma_) is not None
        ):
            found = nominal.agents(noun, references)
            if found:
                return found
    if any(child.lower_ in {"daarbij", "hierbij"} for child in verb.children) and verb.sent.start:
        before = verb.doc[verb.sent.start - 1].sent
        for noun in reversed([token for token in before if nominal.event_of(token, references)]):
            found = nominal.agents(noun, references)
            if found:
                return found
    return ()


def _received(verb: Token, lemma: str, receivers: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """ "X krijgt steun van Y": the giver acts, the subject receives."""
    objects = [noun for link, noun in syntax.arguments(verb) if not link]
    if any(nominal.event_of(noun, references) for noun in objects):
        return
    givers = [noun for link, noun in syntax.arguments(verb) if link == "van"]
    givers += [owner for noun in objects for link, owner in phrases.modifiers(noun) if link == "van"]
    sense = references.lexicon.verbs.get("geven", {}).get("aan") or Sense("OTHER", None, "give to")
    yield Frame(verb.i, "geven", sense, fillers(givers, references), receivers, "received from", 0.65)


def _expression(verb: Token, lemma: str, references: References) -> Expression | None:
    """Return the fixed expression a verb stands in: of those whose words are there, the longest whose target is too."""
    fitting = [
        found
        for found in references.lexicon.expressions.get(lemma, ())
        if all(_has_word(verb, word) for word in found.words)
    ]
    filled = [found for found in fitting if _of_expression(verb, found, references)]
    return max(filled or fitting, key=lambda found: len(found.words), default=None)


def _action(lemma: str, expression: Expression, references: References) -> str:
    """A verb that says what is done names the action ("de hulp opschorten"); one that says little leaves it to the phrase ("druk zetten")."""
    senses = references.lexicon.verbs.get(lemma, {})
    telling = any(sense.category != "OTHER" for sense in senses.values())
    return lemma if " " in expression.action and telling else expression.action


def _has_word(verb: Token, word: str) -> bool:
    """Tell whether a word of an expression stands among the complements of a verb ("in staat van beschuldiging")."""
    for child in verb.children:
        if child.dep_ in _COMPLEMENTS and any(word in {part.lower_, part.lemma_.lower()} for part in _near(child)):
            return True
    return False


def _near(token: Token) -> Iterator[Token]:
    """Yield a complement with its own prepositions and adjectives, and those of a noun inside it."""
    yield token
    for child in token.children:
        if child.dep_ in {"case", "fixed", "amod", "flat", "compound:prt"}:
            yield child
        elif child.dep_ == "nmod":
            yield from _near(child)


def _of_expression(verb: Token, expression: Expression, references: References) -> tuple[Filler, ...]:
    wanted = expression.prepositions or {""}
    passive = syntax.is_passive(verb)
    tokens = []
    for preposition, noun in _patients(verb, passive):
        if preposition in wanted and not {noun.lemma_.lower(), noun.lower_} & set(expression.words):
            tokens.append(noun)
        if {noun.lemma_.lower(), noun.lower_} & set(expression.words):
            tokens += [
                inner for link, inner in phrases.modifiers(noun) if link in wanted or not expression.prepositions
            ]
    direct = fillers(tokens, references)
    return direct or tuple(filler for noun in tokens for filler in _inside(noun, references))


def _patients(verb: Token, passive: bool) -> Iterator[tuple[str, Token]]:
    if passive:
        if verb.dep_ in {"amod", "acl"} and not syntax.marks(verb) & {"zoals", "als"}:
            yield "", verb.head
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubj:pass"}:
                yield from (("", noun) for noun in phrases.conjuncts(child))
    relative = syntax.relative_head(verb)
    yield from syntax.arguments(verb)
    if (
        relative is not None
        and not passive
        and not any(child.lower_ in {"die", "dat", "wie", "waar"} for child in verb.children)
    ):
        yield "", relative


def _inside(noun: Token, references: References) -> tuple[Filler, ...]:
    found = []
    for token, _ in references.inside(noun):
        found += list(fillers([token], references, 0.8))
    event = references.lexicon.noun(noun.lemma_)
    if event is not None and not found:
        found += [*nominal.targets(noun, references), *nominal.agents(noun, references)]
    return tuple(dict.fromkeys(found))


def _frames(verb: Token, lemma: str, agents: tuple[Filler, ...], how: str, references: References) -> Iterator[Frame]:
    senses = references.lexicon.verbs.get(lemma, {})
    passive = syntax.is_passive(verb)
    direct: list[tuple[str, Token]] = []
    inner: list[tuple[str, Token]] = []
    for preposition, noun in _patients(verb, passive):
        if noun.lower_ in {"zich", "elkaar"}:
            continue
        if references.of(noun):
            direct.append((preposition, noun))
        elif noun.pos_ in {"NOUN", "PROPN"}:
            inner.append((preposition, noun))
    if nominal.is_supported(verb, inner, references):
        return
    emitted = False
    for preposition, noun in direct:
        sense = senses.get(preposition) or _addressed(lemma, preposition, references)
        aimed = preposition in _AIMED or _is_argument(preposition, noun) and not _is_circumstance(noun, references)
        if sense is None and preposition and not aimed or _is_topic(preposition, sense):
            continue
        if not preposition and noun.dep_ == "obj" and _is_content(lemma, sense, references):
            continue
        if sense is None and (lemma in _PLAIN):
            continue
        if sense is None and preposition and _is_circumstance(noun, references):
            continue
        sense = sense or _nearest(senses) or Sense("OTHER", None, "")
        sense = composed(verb, lemma, sense, [token for _, token in inner], references)
        emitted = True
        yield Frame(
            verb.i,
            lemma,
            sense,
            agents,
            fillers([noun], references),
            f"{how}, {preposition or 'object'}",
            0.8 if senses else 0.6,
        )
    if emitted:
        return
    for preposition, noun in inner:
        event = references.lexicon.noun(noun.lemma_)
        argument = (
            preposition in senses or _is_argument(preposition, noun) or event is not None and preposition in _AIMED
        )
        if (
            preposition
            and not argument
            or not preposition
            and lemma in _PLAIN
            or _is_topic(preposition, senses.get(preposition))
        ):
            continue
        sense = senses.get(preposition) or _nearest(senses) or Sense("OTHER", None, "")
        if (
            event is not None
            and sense.category == "OTHER"
            and references.lexicon.complements.get((lemma, "V"), {}).get(preposition)
        ):
            continue  # the event itself says what is done ("zich toeleggen op de opleiding van")
        sense = composed(verb, lemma, sense, [noun], references)
        yield Frame(verb.i, lemma, sense, agents, _inside(noun, references), f"{how}, inside object", 0.55)


def _is_argument(preposition: str, noun: Token) -> bool:
    """Tell whether the parser takes a phrase for an argument of its verb; "van" phrases mostly belong to a noun."""
    return noun.dep_ == "obl:arg" and preposition != "van"


def _is_topic(preposition: str, sense: Sense | None) -> bool:
    """What is spoken "over" is a topic, unless the verb takes a stand on it."""
    return preposition == "over" and (sense is None or sense.category in {"CONSULT", "OTHER"})


def _addressed(lemma: str, preposition: str, references: References) -> Sense | None:
    """Whom something is said to: "zei tegen X", "benadrukte bij X"."""
    frame = references.lexicon.complement(lemma, "V")
    said = frame is not None and frame.kind == "say" and preposition in {"tegen", "tegenover", "bij", "aan"}
    return Sense("CONSULT", None, f"{frame.kind} to") if said and frame is not None else None


def _is_content(lemma: str, sense: Sense | None, references: References) -> bool:
    """The object of a verb of saying is what is said, not whom it is said to, unless the verb takes a stand on it."""
    frame = references.lexicon.complement(lemma, "V")
    return (
        frame is not None
        and frame.kind in {"say", "think"}
        and (sense is None or sense.category in {"CONSULT", "OTHER"})
    )


def _nearest(senses: dict[str, Sense]) -> Sense | None:
    return senses.get("") or next(iter(senses.values()), None)


def _is_circumstance(noun: Token, references: References) -> bool:
    types = {entity.id: entity.type for entity in references.doc._.actors}
    return noun.ent_type_ in {"LOC", "EVENT"} or any(
        types.get(entity) in {"Place", "Facility"} for entity in references.of(noun)
    )
