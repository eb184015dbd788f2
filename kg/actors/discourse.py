"""The register of one document's participants while it is read: who was mentioned where, and why we think so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from spacy.tokens import Doc, Token

from kg.actors import phrases
from kg.actors.knowledge import KnownActor, Place
from kg.records import EntityType

__all__ = ["Discourse", "Mention", "Participant"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``start`` to ``end`` (exclusive) with syntactic head ``head`` that refer to ``entity``, by ``rule``."""

    start: int
    end: int
    head: int
    entity: str
    rule: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor as it will be written: without its mentions."""

    id: str
    type: EntityType
    label_nl: str
    label_en: str
    part_of: str | None = None
    same_as: tuple[str, ...] = ()
    place: Place | None = None  # the country or region it belongs to
    noun: str = ""  # the institution's noun, for what is composed


@dataclass(slots=True)
class Discourse:
    """Participants and mentions of one document, in the order in which the rules found them."""

    doc: Doc
    participants: dict[str, Participant] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    at: dict[int, list[Mention]] = field(default_factory=lambda: defaultdict(list))  # by head token
    sentence_of: list[int] = field(init=False)  # by token
    masculine: set[str] = field(default_factory=set)  # persons whom "hij" or "hem" has meant
    titles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # person or body -> its role nouns

    def __post_init__(self) -> None:
        self.sentence_of = list(accumulate(bool(token.is_sent_start) for token in self.doc))

    def add(self, participant: Participant) -> str:
        """Register a participant once and return its id."""
        self.participants.setdefault(participant.id, participant)
        return participant.id

    def mention(
        self, head: int, span: tuple[int, int], entity: str, rule: str, evidence: str, confidence: float
    ) -> None:
        """Record that a phrase refers to a participant; the first rule that claims a head for it wins."""
        if entity not in {known.entity for known in self.at[head]}:
            found = Mention(*span, head, entity, rule, evidence, confidence)
            self.mentions.append(found)
            self.at[head].append(found)

    def entities(self, head: int) -> tuple[str, ...]:
        """Return the ids of the participants that a head token refers to."""
        return tuple(mention.entity for mention in self.at.get(head, ()))

    def coordinated(self, head: Token) -> list[str]:
        """Return the participant of each conjunct of a head, an empty string for one that refers to none."""
        return [next(iter(self.entities(noun.i)), "") for noun in phrases.conjuncts(head)]

    def before(self, position: int) -> Iterator[Mention]:
        """Yield the mentions whose head stands before a token, nearest first."""
        for head in range(position - 1, -1, -1):
            yield from self.at.get(head, ())

    def sentences_back(self, mention: Mention, position: int) -> int:
        """Return how many sentence boundaries lie between a mention and a later token."""
        return self.sentence_of[position] - self.sentence_of[mention.head]

    @staticmethod
    def of_place(place: Place) -> Participant:
        """Make the participant of a country or region."""
        return Participant(place.id, place.type, place.label_nl, place.label_en, place.part_of, place.same_as, place)

    @staticmethod
    def of_known(actor: KnownActor, place: Place | None) -> Participant:
        """Make the participant of a row of the actors' table."""
        part_of = actor.part_of or (place.id if place and actor.type != "Person" else None)
        return Participant(actor.id, actor.type, actor.label_nl, actor.label_en, part_of, actor.same_as, place)
