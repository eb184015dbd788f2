"""Apply the user's overrides to an article's record: entities, reasons and statements follow the merges and splits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.actors.loading import knowledge
from kg.actors.overrides import Overrides, Split
from kg.records import ArticleRecord, Entity, Merge, Triple, statement_id

__all__ = ["apply"]

_MERGED, _SPLIT = "merged by the user", "split by the user"


def apply(record: ArticleRecord, overrides: Overrides) -> ArticleRecord:
    """Return the record with the user's splits and merges carried out.

    A statement follows a split when the words that state it hold a mention that moved and none that stayed. A statement
    of an actor about itself, that a merge made, is left out.
    """
    entities = {entity.id: entity for entity in record.entities}
    triples = list(record.triples)
    for split in overrides.splits:
        if split.id in entities and split.article in {None, record.id}:
            entities, triples = _split(entities, triples, split, record.id)
    names = {entity_id: overrides.merges.get(entity_id, entity_id) for entity_id in entities}
    if names == {entity_id: entity_id for entity_id in names}:
        merged = entities
    else:
        merged = _merge(entities, names)
        moved = (_renamed(triple, record.id, names) for triple in triples)
        triples = list({triple.id: triple for triple in moved if triple.actor != triple.target}.values())
    ordered = tuple(merged[entity_id] for entity_id in sorted(merged))
    return replace(record, entities=ordered, triples=tuple(triples))


def _split(
    entities: dict[str, Entity], triples: list[Triple], split: Split, article: str
) -> tuple[dict[str, Entity], list[Triple]]:
    old = entities[split.id]
    leaves = [mention in split.mentions for mention in old.mentions]
    if not any(leaves):
        return entities, triples
    gone = [span for span, leaving in zip(old.spans, leaves, strict=True) if leaving]
    stay = [span for span, leaving in zip(old.spans, leaves, strict=True) if not leaving]
    found = entities.get(split.into) or _named(split.into, old)
    changed = entities | {split.into: _with(found, _part(old, leaves, keep=True), _SPLIT)}
    if stay:
        changed[split.id] = _part(old, leaves, keep=False)
    else:
        del changed[split.id]

    def follows(triple: Triple) -> bool:
        within = [triple.start <= start and end <= triple.end for start, end in gone]
        return not stay or any(within) and not any(triple.start <= a and b <= triple.end for a, b in stay)

    names = {split.id: split.into}
    return changed, [_renamed(triple, article, names) if follows(triple) else triple for triple in triples]


def _part(entity: Entity, chosen: list[bool], *, keep: bool) -> Entity:
    """Return the entity with only those mentions of which ``chosen`` is ``keep``."""
    mentions = [m for m, choice in zip(entity.mentions, chosen, strict=True) if choice is keep]
    spans = [s for s, choice in zip(entity.spans, chosen, strict=True) if choice is keep]
    merges = [m for m in entity.merges if m.span in set(spans)]
    return replace(entity, mentions=tuple(mentions), spans=tuple(spans), merges=tuple(merges))


def _merge(entities: Mapping[str, Entity], names: Mapping[str, str]) -> dict[str, Entity]:
    merged: dict[str, Entity] = {}
    for entity_id in sorted(entities, key=lambda entity_id: (names[entity_id] != entity_id, entity_id)):
        entity, name = entities[entity_id], names[entity_id]
        if name == entity_id:
            merged[name] = entity
        else:
            merged[name] = _with(merged.get(name) or _named(name, entity), entity, _MERGED)
    return {
        key: replace(e, part_of=names.get(e.part_of, e.part_of) if e.part_of else None) for key, e in merged.items()
    }


def _with(entity: Entity, other: Entity, rule: str) -> Entity:
    """Return an entity with the mentions of another one added, for the reason that the user said so."""
    mentions = sorted(
        {*zip(entity.spans, entity.mentions, strict=True), *zip(other.spans, other.mentions, strict=True)}
    )
    added = [Merge(span, rule, other.id, 1.0) for span in other.spans]
    return replace(
        entity,
        mentions=tuple(mention for _, mention in mentions),
        spans=tuple(span for span, _ in mentions),
        merges=tuple(sorted((*entity.merges, *added), key=lambda merge: merge.span)),
    )


def _named(entity_id: str, like: Entity) -> Entity:
    """Return an actor without mentions: the well-known one of that id, or a new one of the same type as another."""
    actor = knowledge().by_id.get(entity_id)
    if actor is not None:
        return Entity(actor.id, actor.type, (actor.label_nl, actor.label_en), same_as=actor.same_as)
    label = entity_id.replace("_", " ")
    return Entity(entity_id, like.type, (label, label))


def _renamed(triple: Triple, article: str, names: Mapping[str, str]) -> Triple:
    actor, target = names.get(triple.actor, triple.actor), names.get(triple.target, triple.target)
    return replace(
        triple,
        id=statement_id(article, actor, triple.action, target, triple.start, triple.end),
        actor=actor,
        target=target,
        source=names.get(triple.source, triple.source) if triple.source else None,
        place=names.get(triple.place, triple.place) if triple.place else None,
    )
