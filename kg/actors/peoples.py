"""Peoples and nationalities: "de Amerikanen" as their country, "tientallen Amerikanen", what qualifies a plain noun."""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.discourse import Discourse, Participant
from kg.actors.knowledge import Knowledge, entity_id

__all__ = ["IN_COMPOUND", "nationals", "qualifying"]

IN_COMPOUND = "name in a compound"

_STATELESS = frozenset({"PSE"})  # peoples that are actors apart from their state


def nationals(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """ "de Amerikanen" that act or are acted on are the country; "tientallen Amerikanen" are a group of its people."""
    place, plural = known.people.get(token.lower_, (None, False))
    if (
        place is None
        or not plural
        or not (token.text[0].isupper() or place.type == "Group")
        or discourse.at.get(token.i)
        or token.dep_ in {"amod", "appos"}
    ):
        return
    if _named_after(discourse, token):
        return
    span = phrases.phrase(token)
    if place.type == "Group":
        discourse.mention(token.i, span, discourse.add(Discourse.of_place(place)), "people", token.text, 0.8)
        return
    if place.type == "Country" and place.code not in _STATELESS and _whole_people(token):
        discourse.mention(
            token.i, span, discourse.add(Discourse.of_place(place)), "people for their country", token.text, 0.7
        )
        return
    people = Participant(
        entity_id(token.text), "Group", token.text, f"{place.adjective_en} people", place.id, place=place
    )
    discourse.mention(token.i, span, discourse.add(people), "people", token.text, 0.8)


def _named_after(discourse: Discourse, token: Token) -> bool:
    """Tell whether the name of a person follows a people: "de Russen Girkin en Doebinski" are these two."""
    after = [m for m in discourse.mentions if m.start == token.i + 1]
    beside = (discourse.doc[m.head] for m in after if discourse.participants[m.entity].type != "Country")
    persons = any(discourse.participants[m.entity].type == "Person" for m in after)
    return persons or any(name.dep_ == "appos" and name.head.i == token.i for name in beside)


def _whole_people(token: Token) -> bool:
    """Tell whether a people is spoken of as one actor: all of it, and with a part in what happens."""
    if phrases.determiner(token) not in {"de", "die", "deze"} or next(phrases.adjectives(token), None) is not None:
        return False
    if any(child.dep_ in {"nummod", "acl:relcl", "acl"} for child in token.children):
        return False
    if phrases.is_subject(token) or token.dep_ in {"obl:agent", "obj", "iobj"}:
        return True
    return token.dep_ in {"obl", "obl:arg", "nmod"} and phrases.case(token) in {
        "van", "met", "tegen", "aan", "door", "voor",
    }  # fmt: skip


def qualifying(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """What qualifies a noun that is no participant: its nationality, and the name in its compound ("VN-sancties")."""
    nominal = token.pos_ in {"NOUN", "PROPN"} or token.pos_ == "VERB" and phrases.determiner(token)  # "het optreden"
    if discourse.at.get(token.i) or not nominal:
        return
    for adjective in phrases.adjectives(token):
        place = known.adjectives.get(adjective.lower_)
        if place is not None and not discourse.at.get(adjective.i):
            span = (adjective.i, adjective.i + 1)
            discourse.mention(
                adjective.i, span, discourse.add(Discourse.of_place(place)), "nationality", adjective.text, 0.9
            )
    prefix = token.text.split("-")[0]
    if prefix != token.text:
        place, actor = known.names.get(prefix), known.actors.get(prefix)
        named = Discourse.of_place(place) if place else Discourse.of_known(actor, None) if actor else None
        if named is not None:
            discourse.mention(token.i, (token.i, token.i + 1), discourse.add(named), IN_COMPOUND, token.text, 0.85)
