"""Kinds of institution: what a noun makes with a country, and under which name."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.discourse import Participant
from kg.actors.knowledge import Institution, Knowledge, Place, Role, entity_id, inflected
from kg.records import ENTITY_TYPES

__all__ = ["attributive", "described", "holders", "institution_of", "places", "with_portfolio"]

def institution_of(place: Place, kind: Institution) -> Participant:
    """Make the participant that an institution of a country or region is ("Iraaks parlement")."""
    neuter = kind.article == "het"
    label = f"{attributive(place, neuter)} {kind.noun}"
    english = kind.name_en.replace("{adj}", place.adjective_en).replace("{country}", place.label_en)
    part_of = place.id if place.type == "Country" else place.part_of
    return Participant(entity_id(label), kind.type, label, english, part_of, place=place, noun=kind.noun)


def attributive(place: Place, neuter: bool) -> str:
    """Return the adjective before a noun, with a capital: "Iraaks" before a neuter singular, "Iraakse" elsewhere."""
    form, own = inflected(place.adjective_nl)[0 if neuter else 1], place.adjective_nl
    return "".join(c.upper() if not i or i < len(own) and own[i].isupper() else c for i, c in enumerate(form))


def holders(token: Token, role: Role, known: Knowledge) -> Institution:
    """Several holders of a role are a group ("Britse onderhandelaars")."""
    return Institution(token.lower_, "de/mv", True, "Group", f"{{adj}} {role.name_en}s", f"{role.name_en}s")


def described(token: Token, known: Knowledge) -> Institution | None:
    """A noun that describes a kind of actor makes one with a nationality ("een Nederlands bedrijf")."""
    noun = phrases.base_noun(token).rpartition("-")[2]
    found = known.description(noun)
    if found is None or found[0][0] in {"Country", "Place", "Person"}:
        return None
    kind = next(entity_type for entity_type in ENTITY_TYPES if entity_type == found[0][0])
    return Institution(noun, "het" if found[1] == "onz" else "de", False, kind, f"{{adj}} {noun}", noun)


def places(token: Token, known: Knowledge) -> list[Place]:
    """Return the countries and regions that the adjectives and the first part of a noun name."""
    found = [
        known.adjectives[adjective.lower_]
        for adjective in phrases.adjectives(token)
        if adjective.lower_ in known.adjectives
    ]
    prefix = token.text.split("-")[0]
    if prefix != token.text and prefix in known.names:
        found.append(known.names[prefix])
    return found


def with_portfolio(token: Token, participant: Participant, known: Knowledge) -> Participant:
    """A ministry is told apart by its portfolio ("het Amerikaanse ministerie van Buitenlandse Zaken")."""
    if participant.noun != "ministerie":
        return participant
    rest = token.doc[token.i + 1 : token.i + 5].text
    for portfolio, english in known.portfolios.items():
        if rest.lower().startswith(f"van {portfolio.lower()}"):
            label = f"{participant.label_nl} van {portfolio}"
            english_label = f"{participant.label_en} of {english}"
            return replace(participant, id=entity_id(label), label_nl=label, label_en=english_label)
    return participant
