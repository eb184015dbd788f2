"""What kg knows of the world before it reads: countries, institutions, roles, well-known actors and their offices."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from kg.records import EntityType

__all__ = ["Institution", "Knowledge", "KnownActor", "Office", "Place", "Role", "entity_id", "fold", "inflected"]

_SHORTEST_HEAD, _SHORTEST_FIRST = 4, 3  # letters of the parts of a compound written as one word
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region, city, people or religion that can act or qualify an institution."""

    id: str
    type: EntityType
    label_nl: str
    label_en: str
    adjective_nl: str  # uninflected
    adjective_en: str
    same_as: tuple[str, ...] = ()
    code: str = ""
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Institution:
    """A noun that, qualified by a place or a name, denotes a participant ("parlement")."""

    noun: str
    article: str
    plural: bool
    type: EntityType
    name_en: str
    head_en: str


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for a person: a title, a voice of an institution or a member of one."""

    noun: str
    kind: str  # title, voice or member
    name_en: str
    gender: str
    speaks_for: bool
    institution: str


@dataclass(frozen=True, slots=True)
class Office:
    """A role that somebody had from one year until another; None where the table does not say or it goes on."""

    role: str
    since: int | None
    until: int | None

    def held_in(self, year: int) -> bool:
        """Tell whether it was held for the whole of a year or a part of it, as far as the table says."""
        return self.since is not None and self.since <= year and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A row of the curated table of well-known actors."""

    id: str
    type: EntityType
    label_nl: str
    label_en: str
    country: str
    offices: tuple[Office, ...]
    part_of: str | None
    same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """All lookups. Keys are surface forms: names as written, adjectives, nouns and roles in lower case."""

    names: dict[str, Place]
    adjectives: dict[str, Place]
    people: dict[str, tuple[Place, bool]]
    capitals: dict[str, Place]
    codes: dict[str, Place]
    institutions: dict[str, Institution]
    roles: dict[str, Role]
    actors: dict[str, KnownActor]
    areas: frozenset[str]  # the ids of the listed parts of countries and of the world, which are no cities
    surnames: dict[str, tuple[KnownActor, ...]]
    by_id: dict[str, KnownActor]
    descriptions: dict[str, tuple[tuple[str, ...], str]]
    states: dict[str, frozenset[str]]  # a kind of state -> the ISO codes of the countries that are one
    qualifiers: dict[str, tuple[str, str]]  # inflected adjective -> its base form and English
    portfolios: dict[str, str]

    @lru_cache(maxsize=100_000)  # noqa: B019  (knowledge lives as long as the program)
    def role(self, noun: str) -> Role | None:
        """Return the role a noun names, by itself or as the head of a compound ("NAVO-baas", "buitenlandminister")."""
        return _head(noun, self.roles)

    @lru_cache(maxsize=100_000)  # noqa: B019
    def institution(self, noun: str) -> Institution | None:
        """Return the institution a noun names, by itself or as the head of a compound ("coalitietroepen")."""
        return _head(noun, self.institutions)

    @lru_cache(maxsize=100_000)  # noqa: B019
    def description(self, noun: str) -> tuple[tuple[str, ...], str] | None:
        """Return the types of actor that a common noun can refer back to, and its grammatical gender."""
        return _head(noun, self.descriptions)

    @lru_cache(maxsize=100_000)  # noqa: B019
    def states_called(self, noun: str) -> frozenset[str] | None:
        """Return the ISO codes of the countries that are what a noun says ("emiraat"); None for a noun of any."""
        return _head(noun, self.states)


def _head(noun: str, table: dict[str, _T]) -> _T | None:
    word = noun.lower()
    if word in table:
        return table[word]
    # Dutch compounds are headed by their last part. A short part ends too many other words ("paragraaf" is no "graaf").
    for start in range(2, len(word) - 2):
        if word[start:] in table and (
            word[start - 1] == "-" or len(word) - start >= _SHORTEST_HEAD and start >= _SHORTEST_FIRST
        ):
            return table[word[start:]]
    return None


def entity_id(label: str) -> str:
    """Return the id that a Dutch label gives: its words joined by underscores, without quotes or brackets.

    >>> entity_id("Iraaks parlement")
    'Iraaks_parlement'
    """
    text = re.sub(r"[^\w\s&.+/-]", "", unicodedata.normalize("NFC", label))
    words = re.sub(r"[\s/]+", "_", text).strip("_.-")
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return a name without case, accents, hyphens and apostrophes, for comparison."""
    plain = unicodedata.normalize("NFKD", text)
    return re.sub(r"[\W_]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).casefold().strip()


def inflected(adjective: str) -> tuple[str, str]:
    """Return an adjective of nationality in its base and its -e form, lower case.

    >>> inflected("Iraaks"), inflected("Chinees")
    (('iraaks', 'iraakse'), ('chinees', 'chinese'))
    """
    base = adjective.lower()
    if base.endswith("e"):
        return base, base
    return base, re.sub(r"([aeou])\1([^aeiou])$", r"\1\2", base) + "e"
