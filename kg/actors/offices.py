"""Who held an office when the article appeared, by the table of well-known actors."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.actors import phrases
from kg.actors.discourse import Discourse, Participant
from kg.actors.kinds import attributive, places
from kg.actors.knowledge import Knowledge, KnownActor, Office, Place, Role, entity_id

__all__ = ["add_known", "holder", "known_by_surname", "office", "two_words", "year_of"]

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


def known_by_surname(surname: str, year: int | None, known: Knowledge) -> KnownActor | None:
    """Return the well-known person whom a folded surname means in a year; None when it may be one of several.

    Of those who bear it the ones in office, and of these whoever leads a state: "Biden" is the president, not his wife.
    """
    bearers = known.surnames.get(surname, ())
    held = [(actor, office) for actor in bearers for office in actor.offices if year and office.held_in(year)]
    leading = [actor for actor, office in held if (r := known.roles.get(office.role.lower())) and r.speaks_for]
    for choice in (leading, [actor for actor, _ in held], bearers):
        found = {actor.id: actor for actor in choice}
        if found:
            return found.popitem()[1] if len(found) == 1 else None
    return None


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


def two_words(token: Token, known: Knowledge) -> Role | None:
    """Return the role that a noun makes with the adjective before it ("eerste minister")."""
    return known.roles.get(f"{token.nbor(-1).lower_} {token.lower_}") if token.i else None


def office(discourse: Discourse, token: Token, role: Role, known: Knowledge) -> None:
    """ "de Iraakse premier" without a name: the person of the text with that title, its holder, or the office."""
    place = next(iter(places(token, known)), None) or _country_after(discourse, token)
    if place is None:
        return
    noun = role.noun if two_words(token, known) else phrases.base_noun(token)
    span = phrases.phrase(token)
    for person, titles in discourse.titles.items():
        if {noun, role.noun} & titles and place.id in titles and person in discourse.participants:
            discourse.mention(token.i, span, person, "title of a person in the text", token.text, 0.85)
            return
    actor = holder(discourse, token, role, place.code, known) if place.code else None
    if actor is not None:
        rule = f"holder of the office in {year_of(discourse.doc)}"
        discourse.mention(token.i, span, add_known(discourse, actor, known), rule, token.text, 0.75)
        return
    label = f"{attributive(place, neuter=False)} {noun}"
    made = Participant(
        entity_id(label), "Person", label, f"{place.adjective_en} {role.name_en}", place.id, place=place, noun=noun
    )
    discourse.mention(token.i, span, discourse.add(made), "office of a country", token.text, 0.8)
    discourse.titles[made.id].update({noun, role.noun, place.id})


def _country_after(discourse: Discourse, token: Token) -> Place | None:
    """Return the country that an office belongs to by what follows it ("de president van Frankrijk")."""
    for preposition, noun in phrases.modifiers(token):
        ids = discourse.entities(noun.i)
        participant = discourse.participants[ids[0]] if preposition == "van" and ids else None
        if participant is not None and participant.type == "Country":
            return participant.place
    return None
