"""The spaCy component ``kg_actors``: writes ``doc._.actors``, entities, and ``doc._.mentions``, where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.actors.discourse import Discourse, Mention, Participant
from kg.actors.knowledge import Knowledge, knowledge
from kg.actors.resolve import resolve
from kg.records import Entity, Merge

__all__ = ["ActorResolver", "create_actor_resolver", "use_actors"]

for _name in ("actors", "mentions"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


class ActorResolver:
    """Find the actors of a parsed document: one entity for every participant, with the reason for each mention."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known

    def __call__(self, doc: Doc) -> Doc:
        """Write the actors and mentions of a parsed document."""
        discourse = resolve(doc, self.known)
        doc._.mentions = tuple(sorted(discourse.mentions, key=lambda m: (m.start, m.end, m.entity)))
        doc._.actors = _entities(discourse, doc._.mentions, self.known)
        return doc


@Language.factory(
    "kg_actors",
    requires=["doc.ents", "token.dep", "token.pos", "token.lemma"],
    assigns=["doc._.actors", "doc._.mentions"],
    default_config={"actors": None},
)
def create_actor_resolver(nlp: Language, name: str, actors: str | None) -> ActorResolver:
    """Make the component; ``actors`` is the path of a user's own table of well-known actors, or None."""
    return ActorResolver(knowledge(Path(actors) if actors else None))


def use_actors(nlp: Language, table: str | Path) -> None:
    """Let a loaded pipeline know the actors of a user's own table before ours; TableError when it is not valid."""
    resolver = nlp.get_pipe("kg_actors")
    assert isinstance(resolver, ActorResolver)
    resolver.known = knowledge(Path(table))


def _entities(discourse: Discourse, mentions: tuple[Mention, ...], known: Knowledge) -> tuple[Entity, ...]:
    by_entity: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_entity.setdefault(mention.entity, []).append(mention)
    text = discourse.doc.text  # spaCy puts it together again each time it is asked
    return tuple(
        _entity(discourse.doc, text, discourse.participants, discourse.participants[key], by_entity[key])
        for key in sorted(by_entity)
    )


def _entity(
    doc: Doc, text: str, participants: Mapping[str, Participant], participant: Participant, mentions: list[Mention]
) -> Entity:
    spans = [(doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1])) for m in mentions]
    merges = tuple(Merge(span, m.rule, m.evidence, m.confidence) for span, m in zip(spans, mentions, strict=True))
    details: dict[str, Any] = {"part_of": participant.part_of, "same_as": participant.same_as, "merges": merges}
    return Entity(
        participant.id,
        participant.type,
        (participant.label_nl, participant.label_en),
        tuple(text[a:b] for a, b in spans),
        tuple(spans),
        **details,
    )
