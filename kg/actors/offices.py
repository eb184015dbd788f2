"""Who held an office when the article appeared, by the table of well-known actors."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.actors.discourse import Discourse
from kg.actors.knowledge import Knowledge, KnownActor, Office, Role

__all__ = ["add_known", "holder", "in_office", "year_of"]

_LONGEST_ROLE = 9  # words


def year_of(doc: Doc) -> int | None:
    """Return the year in which a document appeared, None where that is not known."""
    return int(doc._.date[:4]) if doc._.date else None


def add_known(discourse: Discourse, actor: KnownActor, known: Knowledge) -> str:
    """Register a well-known actor, with the country, body and office that descriptions may name; return its id."""
    place = known.codes.get(actor.country)
    if actor.type == "Person" and actor.id not in discourse.participants:
        year = year_of(discourse.doc)
        evidence = {part for part in (place.id if place else None, actor.part_of) if part}
        for office in actor.offices:
            if year is not None and office.held_in(year):
                noun = office.role.split(" ")[0].lower()
                role = known.role(noun)
                evidence.update({noun, role.noun} if role is not None else {noun})
        discourse.titles[actor.id].update(evidence)
    return discourse.add(Discourse.of_known(actor, place))


def in_office(actors: Iterable[KnownActor], year: int | None) -> list[KnownActor]:
    """Return those who held an office in a year."""
    return [actor for actor in actors if year and any(office.held_in(year) for office in actor.offices)]


def holder(discourse: Discourse, token: Token, role: Role, country: str, known: Knowledge) -> KnownActor | None:
    """Return who held the office that a role and what follows its noun name ("secretaris-generaal van de NAVO").

    ``country`` is the ISO code of the country whose office it is, empty where the phrase says it all. None when nobody,
    or more than one in that year, did.
    """
    year = year_of(discourse.doc)
    if year is None:
        return None
    table = _offices(known)
    words = [word.lower_ for word in discourse.doc[token.i : token.i + _LONGEST_ROLE]]
    found: set[KnownActor] = set()
    for length in range(len(words), 0, -1):
        names = {" ".join(words[:length])} | ({role.name_en} if length == 1 else set())
        held = [pair for name in names for pair in table.get(name, ()) if pair[1].country == country or not country]
        found = {actor for office, actor in held if office.held_in(year)}
        if found and (country or length > 1):
            break
    else:
        return None
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=8)
def _offices(known: Knowledge) -> dict[str, list[tuple[Office, KnownActor]]]:
    """Return the offices by their Dutch name, those of one word by the English one too ("premier")."""
    found: dict[str, list[tuple[Office, KnownActor]]] = {}
    for actor in known.by_id.values():
        for office in actor.offices if actor.type == "Person" else ():
            role = known.role(office.role) if " " not in office.role else None
            for name in {office.role.lower(), *([role.name_en] if role is not None else [])}:
                found.setdefault(name, []).append((office, actor))
    return found
