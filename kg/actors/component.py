"""The spaCy components of the actors: ``kg_names`` mends ``doc.ents``, ``kg_actors`` finds who is spoken of.

``doc._.actors`` holds the entities, ``doc._.mentions`` where they stand, ``doc._.speaks_for`` which country the holders
of public offices mean by "we".
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.actors.discourse import Discourse, Mention, Participant
from kg.actors.extents import extents
from kg.actors.knowledge import Knowledge
from kg.actors.loading import knowledge
from kg.actors.names import names
from kg.actors.resolve import resolve
from kg.records import Entity, Merge

__all__ = ["ActorResolver", "NameFinder", "create_actor_resolver", "create_name_finder", "use_actors"]

for _name, _default in (("actors", ()), ("mentions", ()), ("speaks_for", {})):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


class NameFinder:
    """Mend the names of the recogniser with gazetteers, context and the document's own evidence."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known

    def __call__(self, doc: Doc) -> Doc:
        """Write the names of a parsed document into ``doc.ents`` (PER ORG GPE LOC FAC NORP EVENT MISC)."""
        doc.set_ents([Span(doc, name.start, name.end, label=name.label) for name in names(doc, self.known)])
        return doc


@Language.factory(
    "kg_names", requires=["doc.ents", "token.dep", "token.pos"], assigns=["doc.ents"], default_config={"actors": None}
)
def create_name_finder(nlp: Language, name: str, actors: str | None) -> NameFinder:
    """Make the component; ``actors`` is the path of a user's own table of well-known actors, or None."""
    return NameFinder(knowledge(Path(actors) if actors else None))


class ActorResolver:
    """Find the actors of a parsed document: one entity for every participant, with the reason for each mention."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known

    def __call__(self, doc: Doc) -> Doc:
        """Write the actors and mentions of a parsed document."""
        discourse = resolve(doc, self.known)
        doc._.mentions = tuple(sorted(discourse.mentions, key=lambda m: (m.start, m.end, m.entity)))
        doc._.actors = _entities(discourse, doc._.mentions, self.known)
        doc._.speaks_for = _speaks_for(discourse, self.known)
        return doc


@Language.factory(
    "kg_actors",
    requires=["doc.ents", "token.dep", "token.pos", "token.lemma"],
    assigns=["doc._.actors", "doc._.mentions", "doc._.speaks_for"],
    default_config={"actors": None},
)
def create_actor_resolver(nlp: Language, name: str, actors: str | None) -> ActorResolver:
    """Make the component; ``actors`` is the path of a user's own table of well-known actors, or None."""
    return ActorResolver(knowledge(Path(actors) if actors else None))


def use_actors(nlp: Language, table: str | Path) -> None:
    """Let a loaded pipeline know the actors of a user's own table before ours; TableError when it is not valid."""
    for name in ("kg_names", "kg_actors"):
        component = nlp.get_pipe(name)
        assert isinstance(component, NameFinder | ActorResolver)
        component.known = knowledge(Path(table))


def _speaks_for(discourse: Discourse, known: Knowledge) -> dict[str, str]:
    """Return the country that each holder of a public office speaks for, if the text names it too."""
    found = {}
    for person, titles in discourse.titles.items():
        countries = [part for part in titles if (p := discourse.participants.get(part)) and p.type == "Country"]
        offices = (role for title in titles if (role := known.roles.get(title)) is not None)
        if len(countries) == 1 and person in discourse.participants and any(role.speaks_for for role in offices):
            found[person] = countries[0]
    return found


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
    forms = {(start, end): mention for mention in reversed(mentions) for start, end in extents(doc, mention)}
    ordered = sorted(forms.items())
    spans = [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for (start, end), _ in ordered]
    merges = tuple(
        Merge(span, m.rule, m.evidence, m.confidence) for span, (_, m) in zip(spans, ordered, strict=True)
    )
    details: dict[str, Any] = {"part_of": participant.part_of, "same_as": participant.same_as, "merges": merges}
    return Entity(
        participant.id,
        participant.type,
        (participant.label_nl, participant.label_en),
        tuple(text[a:b] for a, b in spans),
        tuple(spans),
        **details,
    )
