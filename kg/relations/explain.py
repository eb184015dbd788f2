"""Why a text gives the statements that it gives.

Shown are its parse, its actors with their reasons, its frames, and what was left out and why. :func:`read` gathers
this as a :class:`Reading`; :func:`explain` tells it in plain text, :mod:`kg.relations.explain_html` as a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from spacy.language import Language
from spacy.tokens import Span, Token

from kg.language.certainty import arc_chance
from kg.records import Entity
from kg.relations import syntax
from kg.relations.attribution import attributed
from kg.relations.event_frames import nominal_frames
from kg.relations.events import Event
from kg.relations.frames import Frame
from kg.relations.lexicon import lexicon
from kg.relations.references import References
from kg.relations.verbal import verbal_frames

__all__ = ["ActorMention", "Predicate", "Reading", "Sentence", "Statement", "Word", "explain", "read"]

_SURE = 0.9  # chance of an arc from which the text says no more of it


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the parse; ``head`` is the place of its head in the sentence (its own for the root)."""

    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    spaced: bool  # whether white space follows
    chance: float = 1.0  # that the parser gives its head and relation


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Characters ``start`` to ``end`` (exclusive) of a sentence that refer to an actor, and why."""

    text: str
    start: int
    end: int
    head: int  # the place of its head in the sentence
    actor: str
    rule: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """What one pattern makes of a word; ``pattern`` is empty for a verb that none applies to, since nobody does it.

    ``statements`` are the numbers of those that it gives, ``reason`` says why it gives none or not all it could.
    """

    place: int  # of the word in the sentence
    word: str
    action: str
    gloss: str
    pattern: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    statements: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its number in the text; characters ``start`` to ``end`` of its sentence are the evidence."""

    number: int
    event: Event
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """How one sentence is read: its words, actors and predicates, and what it states."""

    text: str
    words: tuple[Word, ...]
    actors: tuple[ActorMention, ...]
    predicates: tuple[Predicate, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text is read: the actors of the whole text and each sentence."""

    actors: tuple[Entity, ...]
    sentences: tuple[Sentence, ...]


def explain(nlp: Language, text: str) -> str:
    """Return, as plain text, how the pipeline reads a text; ``nlp`` is what :func:`kg.language.load` returns."""
    return "\n".join(line for sentence in read(nlp, text).sentences for line in _lines(sentence))


def read(nlp: Language, text: str) -> Reading:
    """Return how the pipeline reads a text; ``nlp`` is what :func:`kg.language.load` returns."""
    doc = nlp(text)
    references = attributed(doc, lexicon())
    return Reading(doc._.actors, tuple(_sentence(sentence, references) for sentence in doc.sents))


def _sentence(sentence: Span, references: References) -> Sentence:
    return Sentence(
        sentence.text.strip(),
        tuple(_word(token, sentence.start) for token in sentence),
        tuple(_actors(sentence)),
        tuple(predicate for token in sentence for predicate in _predicates(token, references)),
        tuple(_statements(sentence)),
    )


def _word(token: Token, first: int) -> Word:
    lemma = syntax.predicate_lemma(token) if token.pos_ == "VERB" else token.lemma_
    spaced, chance = bool(token.whitespace_), arc_chance(token)
    return Word(token.text, lemma, token.pos_, token.dep_, token.head.i - first, spaced, chance)


def _actors(sentence: Span) -> Iterator[ActorMention]:
    for m in sentence.doc._.mentions:
        if sentence.start <= m.head < sentence.end:
            text, span = sentence.doc[m.start : m.end].text, _characters(sentence, m.start, m.end)
            yield ActorMention(text, *span, m.head - sentence.start, m.entity, m.rule, m.evidence, m.confidence)


def _characters(sentence: Span, start: int, end: int) -> tuple[int, int]:
    """Return which characters of the sentence, without the white space at its ends, some tokens are."""
    doc, text = sentence.doc, sentence.text
    first = sentence.start_char + len(text) - len(text.lstrip())
    last = doc[end - 1]
    return max(doc[start].idx - first, 0), min(last.idx + len(last) - first, len(text.strip()))


def _statements(sentence: Span) -> Iterator[Statement]:
    for number, event in enumerate(sentence.doc._.events, start=1):
        if sentence.start <= event.predicate < sentence.end:
            yield Statement(number, event, *_characters(sentence, event.start, event.end))


def _predicates(token: Token, references: References) -> Iterator[Predicate]:
    """Yield what the patterns make of a word, and a verb that none of them applies to."""
    frames = [*verbal_frames(token, references), *nominal_frames(token, references)]
    place, particle = token.i - token.sent.start, syntax.particle(token)
    word = f"{token.text} … {particle}" if particle else token.text
    if not frames and syntax.is_predicate(token):
        action = syntax.predicate_lemma(token)
        yield Predicate(place, word, action, "", "", (), (), (), "no actor does it")
    for frame in frames:
        agents = tuple(filler.entity for filler in frame.agents)
        targets = tuple(filler.entity for filler in frame.targets)
        statements, reason = _outcome(frame, token, references)
        gloss = frame.sense.gloss if frame.sense and targets else ""  # it says what is done to a target
        yield Predicate(place, word, frame.action, gloss, frame.pattern, agents, targets, statements, reason)


def _outcome(frame: Frame, token: Token, references: References) -> tuple[tuple[int, ...], str]:
    """Return the numbers of the statements that a frame gives, and why it gives no others."""
    if not frame.agents or not frame.targets:
        return (), "no actor undergoes it" if frame.agents else "no actor does it"
    given: list[int] = []
    reasons: list[str] = []
    for agent, target in product(frame.agents, frame.targets):
        number = _number(frame, agent.entity, target.entity, token)
        if number:
            given.append(number)
        elif references.types.get(agent.entity) == "Facility":
            reasons.append("a facility does nothing by itself")
        elif agent.entity == target.entity:
            reasons.append("nobody acts upon himself")
        else:
            reasons.append(_told_by(frame, agent.entity, target.entity, token))
    return tuple(dict.fromkeys(given)), "; ".join(dict.fromkeys(reasons))


def _number(frame: Frame, actor: str, target: str, token: Token) -> int:
    """Return the number of the statement that a frame gives about two actors; 0 when it gives none."""
    wanted = (frame.predicate, frame.action, frame.pattern, actor, target)
    told = ((e.predicate, e.action, e.pattern, e.actor, e.target) for e in token.doc._.events)
    return next((number for number, event in enumerate(told, start=1) if event == wanted), 0)


def _told_by(frame: Frame, actor: str, target: str, token: Token) -> str:
    """Return which statement about the same actors was kept in the place of what a frame says."""
    here, category = range(token.sent.start, token.sent.end), frame.sense.category if frame.sense else "OTHER"
    same = [(n, e) for n, e in enumerate(token.doc._.events, start=1) if (e.actor, e.target) == (actor, target)]
    # A verb and a noun of one sentence that tell one event, then the same action anywhere.
    once = [n for n, e in same if e.predicate in here and e.sense.category == category != "OTHER"]
    alike = [n for n, e in same if e.action == frame.action]
    kept = [*once, *alike, *(n for n, _ in same)]
    return f"statement {kept[0]} says it already" if kept else "a surer pattern says it already"


def _lines(sentence: Sentence) -> Iterator[str]:
    yield sentence.text
    yield ""
    yield "Parse"
    root = next((place for place, word in enumerate(sentence.words) if word.head == place), 0)
    yield from _tree(sentence.words, root, 1)
    yield "Actors"
    yield from [_actor_line(actor) for actor in sentence.actors] or ["  none"]
    yield "Predicates"
    yield from [_predicate_line(predicate) for predicate in sentence.predicates] or ["  none"]
    yield "Statements"
    yield from [_statement_line(statement.event) for statement in sentence.statements] or ["  none"]
    yield ""


def _tree(words: tuple[Word, ...], place: int, depth: int) -> Iterator[str]:
    """Yield the dependency tree in the order of the text, each word under its head."""
    word = words[place]
    under = [child for child, other in enumerate(words) if other.head == place != child]
    yield from (line for child in under if child < place for line in _tree(words, child, depth + 1))
    if not word.text.isspace():
        doubt = f", chance {word.chance:.2f}" if word.chance < _SURE else ""
        yield f"{'  ' * depth}{word.text}  ({word.dep}, {word.pos}, {word.lemma}{doubt})"
    yield from (line for child in under if child > place for line in _tree(words, child, depth + 1))


def _actor_line(actor: ActorMention) -> str:
    return f"  {actor.text} = {actor.actor}  ({actor.rule}: {actor.evidence}, {actor.confidence:.2f})"


def _predicate_line(predicate: Predicate) -> str:
    if not predicate.pattern:
        return f"  {predicate.action}: left out, {predicate.reason}"
    roles = [
        f"{' + '.join(found)} {role}"
        for role, found in (("acts", predicate.agents), ("is acted upon", predicate.targets))
        if found
    ]
    missing = "" if predicate.agents and predicate.targets else f"; left out, {predicate.reason}"
    return f"  {predicate.action} ({predicate.pattern}): {', '.join(roles) or 'no actors'}{missing}"


def _statement_line(event: Event) -> str:
    details = [event.sense.category, event.factuality]
    details += [f"says {event.source}"] if event.source else []
    details += [event.time] if event.time else []
    details += [f"at {event.place}"] if event.place else []
    found = f"{event.pattern}, {event.confidence:.2f}"
    return f"  {event.actor} - {event.action} - {event.target}  [{', '.join(details)}; {found}]"
