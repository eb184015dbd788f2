"""Why a text gives the statements that it gives.

Shown are its parse, its actors with their reasons, its frames, and what was left out and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.relations import syntax
from kg.relations.attribution import attributed
from kg.relations.events import Event
from kg.relations.frames import Frame
from kg.relations.lexicon import lexicon
from kg.relations.nominal import nominal_frames
from kg.relations.references import References
from kg.relations.verbal import verbal_frames

__all__ = ["explain"]


def explain(nlp: Language, text: str) -> str:
    """Return, as plain text, how the pipeline reads a text; ``nlp`` is what :func:`kg.language.load` returns."""
    doc = nlp(text)
    references = attributed(doc, lexicon())
    return "\n".join(line for sentence in doc.sents for line in _sentence(sentence, references))


def _sentence(sentence: Span, references: References) -> Iterator[str]:
    yield sentence.text.strip()
    yield ""
    yield "Parse"
    yield from _tree(sentence.root, 1)
    yield "Actors"
    yield from _actors(sentence) or ["  none"]
    yield "Predicates"
    yield from [line for token in sentence for line in _predicate(token, references)] or ["  none"]
    yield "Statements"
    events = (event for event in sentence.doc._.events if sentence.start <= event.predicate < sentence.end)
    yield from [_statement(event) for event in events] or ["  none"]
    yield ""


def _tree(token: Token, depth: int) -> Iterator[str]:
    """Yield the dependency tree in the order of the text, each token under its head."""
    for child in token.lefts:
        yield from _tree(child, depth + 1)
    if not token.is_space:
        lemma = syntax.predicate_lemma(token) if token.pos_ == "VERB" else token.lemma_
        yield f"{'  ' * depth}{token.text}  ({token.dep_}, {token.pos_}, {lemma})"
    for child in token.rights:
        yield from _tree(child, depth + 1)


def _actors(sentence: Span) -> list[str]:
    doc: Doc = sentence.doc
    return [
        f"  {doc[m.start : m.end].text} = {m.entity}  ({m.rule}: {m.evidence}, {m.confidence:.2f})"
        for m in doc._.mentions
        if sentence.start <= m.head < sentence.end
    ]


def _predicate(token: Token, references: References) -> Iterator[str]:
    frames = [*verbal_frames(token, references), *nominal_frames(token, references)]
    if not frames and syntax.is_predicate(token):
        yield f"  {syntax.predicate_lemma(token)}: left out, no actor does it"
    for frame in frames:
        yield f"  {frame.action} ({frame.pattern}): {_roles(frame)}"


def _roles(frame: Frame) -> str:
    roles = [
        f"{' + '.join(filler.entity for filler in found)} {role}"
        for role, found in (("acts", frame.agents), ("is acted upon", frame.targets))
        if found
    ]
    reason = "no actor does it" if not frame.agents else "no actor undergoes it" if not frame.targets else ""
    return (", ".join(roles) or "no actors") + (f"; left out, {reason}" if reason else "")


def _statement(event: Event) -> str:
    details = [event.sense.category, event.factuality]
    details += [f"says {event.source}"] if event.source else []
    details += [event.time] if event.time else []
    details += [f"at {event.place}"] if event.place else []
    found = f"{event.pattern}, {event.confidence:.2f}"
    return f"  {event.actor} - {event.action} - {event.target}  [{', '.join(details)}; {found}]"
