"""Bodies named after who leads them: "de regering van Scholz", "het kabinet-Rutte", "zijn troepen"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.discourse import Discourse, Participant
from kg.actors.kinds import institution_of
from kg.actors.knowledge import Institution, Knowledge, Place, entity_id, fold
from kg.actors.naming import bearer
from kg.actors.offices import add_known, known_by_surname, year_of

__all__ = ["body_of_leader", "body_of_member", "country_of", "named_government"]

_GOVERNMENT = "regering"  # the row of institutions.tsv that cabinets and regimes are aliases of
_RULING = frozenset({_GOVERNMENT, "overgangsregering", "eenheidsregering", "junta"})

_JOINED = frozenset({"Organization", "ArmedGroup", "IGO"})


def body_of_leader(
    discourse: Discourse, leader: Participant, kind: Institution, known: Knowledge
) -> Participant | None:
    """Return the government or army of the country that a person leads; None for another person or another body."""
    place = country_of(discourse, leader, known)
    if kind.noun in _RULING:
        return institution_of(place, kind) if place is not None else _of(leader, kind)
    governs = any((role := known.roles.get(title)) and role.speaks_for for title in discourse.titles[leader.id])
    return institution_of(place, kind) if kind.type == "Military" and governs and place is not None else None


def body_of_member(discourse: Discourse, person: Participant, kind: Institution) -> Participant | None:
    """Return the one body that the titles of a person name, for "zijn partij" or "haar concern"; None without one."""
    if kind.type not in _JOINED:
        return None
    named = (discourse.participants.get(title) for title in sorted(discourse.titles.get(person.id, ())))
    bodies = [body for body in named if body is not None and body.type in _JOINED]
    return bodies[0] if len(bodies) == 1 else None


def named_government(discourse: Discourse, token: Token, known: Knowledge) -> bool:
    """ "de regering-Trump": the government of whom the compound names; "de commissie-Remkes": a body of that name."""
    noun, hyphen, name = token.text.partition("-")
    kind = known.institutions.get(noun.lower())
    if not hyphen or not name[:1].isupper() or kind is None or kind.type != "GovernmentBody":
        return False
    if kind.noun != _GOVERNMENT:  # "de commissie-Remkes" is known by that name
        label = f"{noun.capitalize()}-{name}"
        made = Participant(entity_id(label), kind.type, label, f"{name} {kind.head_en}", noun=kind.noun)
        discourse.mention(token.i, phrases.phrase(token), discourse.add(made), "body of a name", token.text, 0.8)
        return True
    last = token.i
    for part in token.rights:  # "de regering-Di Rupo"
        if part.dep_ in {"flat", "appos"} and part.i == last + 1 and part.pos_ == "PROPN" and part.ent_type_ != "GPE":
            last, name = part.i, f"{name} {part.text}"
    found = bearer(discourse, fold(name))
    famous = known_by_surname(fold(name), year_of(discourse.doc), known) if found is None else None
    if famous is not None:
        found = add_known(discourse, famous, known)
    leader = discourse.participants[found] if found is not None else None
    body = body_of_leader(discourse, leader, kind, known) if leader is not None else None
    if body is None:
        return False
    discourse.mention(
        token.i, phrases.phrase(token, last), discourse.add(body), "government of a leader", token.text, 0.85
    )
    return True


def country_of(discourse: Discourse, leader: Participant, known: Knowledge) -> Place | None:
    """Return the country that a person belongs to, by the table of actors or by the titles that the text gives."""
    if leader.place is not None:
        return leader.place
    named = (known.names.get(title.replace("_", " ")) for title in discourse.titles.get(leader.id, ()))
    places = {place.id: place for place in named if place is not None and place.type == "Country"}
    return next(iter(places.values())) if len(places) == 1 else None


def _of(leader: Participant, kind: Institution) -> Participant:
    label = f"{kind.noun.capitalize()} van {leader.label_nl}"
    return Participant(entity_id(label), kind.type, label, f"{kind.head_en} of {leader.label_en}", noun=kind.noun)
