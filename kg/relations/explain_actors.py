"""How a page shows actors: their shapes and colours, their names, where they stand in a sentence, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from itertools import groupby

from kg.network.drawing import actor_types
from kg.records import Entity
from kg.relations.explain import ActorMention, Sentence
from kg.tables import Row

__all__ = ["Actors", "kinds", "marked", "name", "names", "reasons", "shape", "sureness"]

Actors = Mapping[str, Entity]  # by id


@cache
def kinds() -> dict[str, Row]:
    """Return the types of actor by their keys: how each is named and drawn."""
    return {row["key"]: row for row in actor_types()}


def shape(kind: str) -> str:
    """Return the drawing of a type of actor."""
    path = escape(kinds()[kind]["path"])
    return f'<svg class="shape t-{kind}" viewBox="-1.25 -1.25 2.5 2.5" aria-hidden="true"><path d="{path}"/></svg>'


def name(id: str, actors: Actors) -> str:
    """Return the Dutch name of an actor after the shape of its type; its id when nothing else is known."""
    if id not in actors:
        return f'<span lang="nl">{escape(id)}</span>'
    dutch, english = actors[id].labels
    kind = kinds()[actors[id].type]["en"]
    about = kind if english == dutch else f"{english} ({kind})"
    return f'<span class="name" lang="nl" title="{escape(about)}">{shape(actors[id].type)}{escape(dutch)}</span>'


def names(ids: Iterable[str], actors: Actors) -> str:
    """Return the names of actors after each other, each once."""
    return ", ".join(name(id, actors) for id in dict.fromkeys(ids))


def marked(sentence: Sentence, actors: Actors) -> str:
    """Return the sentence with its actors marked, those inside others too; what is not nested ends with the outer."""
    spans = sorted(sentence.actors, key=lambda m: (m.start, -m.end))
    found = [(start, end, list(same)) for (start, end), same in groupby(spans, lambda m: (m.start, m.end))]
    return "".join(_inside(sentence.text, 0, len(sentence.text), found, actors))


def _inside(
    text: str, start: int, end: int, spans: list[tuple[int, int, list[ActorMention]]], actors: Actors
) -> Iterator[str]:
    """Yield the characters from start to end, with the spans that begin there; it takes these from the list."""
    while spans and spans[0][0] < end:
        first, last, mentions = spans.pop(0)
        yield escape(text[start:first])
        start = min(last, end)
        types = [actors[m.actor].type for m in mentions if m.actor in actors]
        yield f'<span class="actor t-{types[0] if types else ""}" tabindex="0">'
        yield from _inside(text, first, start, spans, actors)
        yield f'<span class="tip" role="tooltip" lang="en">{"".join(_tip(m, actors) for m in mentions)}</span></span>'
    yield escape(text[start:end])


def _tip(mention: ActorMention, actors: Actors) -> str:
    why = f"{escape(mention.rule)}: {escape(mention.evidence)}"
    return f"<b>{name(mention.actor, actors)}</b><span>{why}</span><span>confidence {mention.confidence:.2f}</span>"


def reasons(mentions: Iterable[ActorMention], actors: Actors) -> str:
    """Return the list of mentions: the words, the actor, the rule with its evidence and how sure it is."""
    items = [
        f'<li><q lang="nl">{escape(m.text.strip())}</q><span class="who"><b>{name(m.actor, actors)}</b>'
        f"<small> {escape(kinds()[actors[m.actor].type]['en']) if m.actor in actors else ''}</small></span>"
        f'<span class="why">{escape(m.rule)}: <span lang="nl">{escape(m.evidence)}</span></span>'
        f"{sureness(m.confidence)}</li>"
        for m in mentions
    ]
    return f'<ul class="reasons">{"".join(items)}</ul>' if items else ""


def sureness(confidence: float) -> str:
    """Return a confidence from 0 to 1 as a bar and a number."""
    return (
        f'<span class="sure" title="confidence"><svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" '
        f'aria-hidden="true"><rect width="{confidence * 100:.0f}" height="8"/></svg>{confidence:.2f}</span>'
    )
