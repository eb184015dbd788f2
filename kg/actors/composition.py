"""Composed actors: nationality, place or name + institution is a participant of its own that belongs to the country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.apposition import named_by_prefix
from kg.actors.discourse import Discourse, Participant
from kg.actors.kinds import described, holders, institution_of, places, with_portfolio
from kg.actors.knowledge import Institution, Knowledge, entity_id
from kg.actors.leaders import body_of_leader, body_of_member, named_government
from kg.actors.offices import office, two_words
from kg.actors.pronouns import possessor

__all__ = ["composed"]

_LOCATING = frozenset({"in", "te"})
_OWNING = frozenset({"van", "in", "uit", "te", "bij", "voor"})
# What a person can own as an actor: advisers, supporters, a party; not an army.
_PERSONAL = frozenset({"Group", "Organization", "ArmedGroup", "Military"})


def composed(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """ "het Iraakse parlement", "de politie van Gent", "hun troepen", "NAVO-troepen", "de Britse premier"."""
    if discourse.at.get(token.i):
        _coordinated(discourse, token, known)
        return
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return
    if named_government(discourse, token, known):
        return
    role = two_words(token, known) or known.role(token.lower_) or known.role(phrases.base_noun(token))
    institution = known.institution(token.lower_) or known.institution(phrases.base_noun(token))
    if role is not None and not (institution is not None and len(institution.noun) > len(role.noun)):
        if role.kind == "voice" and _speaks(discourse, token):
            return
        if role.kind == "title" and not phrases.is_plural(token):
            office(discourse, token, role, known)
            return
        of_role = known.institutions.get(role.institution) if role.kind != "title" else None
        institution = of_role or institution or holders(token, role, known)
    kind = institution or described(token, known)
    if kind is None or _named_before(discourse, token, known):
        return
    named = places(token, known)
    for place in named:
        made = with_portfolio(token, institution_of(place, kind), known)
        made, last = _located(discourse, token, made) if made.type == "Facility" else (made, None)
        discourse.mention(
            token.i,
            phrases.phrase(token, last),
            discourse.add(made),
            "institution of a country",
            f"{place.adjective_nl} + {kind.noun}",
            0.9,
        )
    if not named and not _of_a_name(discourse, token, kind, known):
        _qualified(discourse, token, kind, known)


def _coordinated(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """The other bodies of "Franse, Britse en Amerikaanse strijdkrachten", of which a listed name gave the last one."""
    mention, kind = discourse.at[token.i][0], known.institution(token.lower_)
    if mention.rule != "well-known actor" or mention.end - mention.start < 2 or kind is None:
        return
    for adjective in phrases.adjectives(token):
        place = known.adjectives.get(adjective.lower_)
        if place is not None and adjective.i < mention.start:
            body = discourse.add(institution_of(place, kind))
            evidence = f"{place.adjective_nl} + {kind.noun}"
            span = (adjective.i, adjective.i + 1)
            discourse.mention(token.i, span, body, "institution of a country", evidence, 0.85)


def _named_before(discourse: Discourse, token: Token, known: Knowledge) -> bool:
    """A definite description of the only body of its kind so far is that body ("de verdragsorganisatie": NAVO)."""
    described = known.description(phrases.base_noun(token)) or known.description(token.lower_)
    if described is None or described[0][0] != "IGO" or not phrases.is_definite(token):
        return False
    if places(token, known) or any(link not in _LOCATING for link, _ in phrases.modifiers(token)):
        return False
    bodies = {m.entity for m in discourse.before(token.i) if discourse.participants[m.entity].type == "IGO"}
    if len(bodies) != 1:
        return False
    discourse.mention(token.i, phrases.phrase(token), bodies.pop(), "only body of its kind", token.text, 0.8)
    return True


def _located(discourse: Discourse, token: Token, made: Participant) -> tuple[Participant, int | None]:
    """A building is told apart by where it stands; named again without the place it is that one."""
    for preposition, noun in (*phrases.modifiers(token), *_right_behind(token)):
        ids = discourse.entities(noun.i)
        if preposition in _LOCATING and ids and discourse.participants[ids[0]].type in {"Place", "Country", "Facility"}:
            where = discourse.participants[ids[0]]
            called = discourse.titles.get(where.id, set())
            if any(token.lower_.endswith(title) or title.endswith(made.noun) for title in called):
                return where, _end(discourse, noun)  # "de basis Ain al-Asad", "de luchtmachtbasis in Ain al-Asad"
            label, english = f"{made.label_nl} in {where.label_nl}", f"{made.label_en} in {where.label_en}"
            return replace(made, id=entity_id(label), label_nl=label, label_en=english), _end(discourse, noun)
    if phrases.is_definite(token):
        same = {
            p.id: p
            for p in discourse.participants.values()
            if p.noun == made.noun and p.label_nl.startswith(f"{made.label_nl} in ")
        }
        if len(same) == 1:
            return next(iter(same.values())), None
    return made, None


def _right_behind(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield the place that follows a noun, whatever the parser gives it to ("bewaakt de ambassade in Caïro")."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if after.lower_ in _LOCATING and after.dep_ == "case" and after.head.i > after.i:
        yield after.lower_, after.head


def _end(discourse: Discourse, noun: Token) -> int:
    """Return the last token of the mentions that a noun heads."""
    return max((mention.end - 1 for mention in discourse.at.get(noun.i, ())), default=noun.i)


def _of_a_name(discourse: Discourse, token: Token, kind: Institution, known: Knowledge) -> bool:
    """An institution with the name it belongs to: after it, before it as a genitive or pronoun, or in the compound."""
    owner, link, last = _owner(discourse, token, known)
    if (
        owner is None
        or owner.type == "Facility"
        and kind.type != "Facility"
        or link in _LOCATING
        and kind.type == "IGO"
    ):
        return False
    led = None
    if owner.type == "Person":
        led = body_of_leader(discourse, owner, kind, known) or body_of_member(discourse, owner, kind)
    if led is None and owner.type == "Person" and kind.type not in _PERSONAL:
        return False
    before = {p.id: p for p in discourse.participants.values() if p.noun == kind.noun}
    if led is not None:
        made = led
    elif owner.type == kind.type == "ArmedGroup":
        made = owner  # its fighters, its branch: the group
    elif link in _LOCATING and phrases.is_definite(token) and len(before) == 1:
        made = next(iter(before.values()))
    elif owner.place is not None and owner.type == "Country" and link in {"van", "uit"}:
        made = institution_of(owner.place, kind)
    else:
        label = f"{kind.noun[:1].upper()}{kind.noun[1:]} {link} {owner.label_nl}"
        made = Participant(
            entity_id(label),
            kind.type,
            label,
            f"{kind.head_en} {'in' if link in {'in', 'te'} else 'of'} {owner.label_en}",
            owner.id,
            place=owner.place,
            noun=kind.noun,
        )
    discourse.mention(
        token.i,
        phrases.phrase(token, last),
        discourse.add(with_portfolio(token, made, known)),
        "institution of a name",
        f"{owner.label_nl} + {kind.noun}",
        0.8,
    )
    return True


def _owner(discourse: Discourse, token: Token, known: Knowledge) -> tuple[Participant | None, str, int | None]:
    for preposition, noun in phrases.modifiers(token):
        ids = discourse.entities(noun.i)
        if preposition in _OWNING and ids:
            return discourse.participants[ids[0]], preposition, _end(discourse, noun)
    for child in token.rights:  # "de rechtbank Den Haag", "de politie Utrecht"
        ids = discourse.entities(child.i) if child.dep_ in {"appos", "flat"} and child.i == token.i + 1 else ()
        if ids and discourse.participants[ids[0]].type == "Place":
            return discourse.participants[ids[0]], "in", _end(discourse, child)
    before = phrases.possessive(token)
    if before is not None:
        ids = discourse.entities(before.i) or possessor(discourse, before)
        return (discourse.participants[ids[0]], "van", None) if ids else (None, "", None)
    prefix = token.text.split("-")[0]
    if prefix != token.text:
        for entity in named_by_prefix(prefix, known):
            known_actor = known.by_id.get(entity)
            if known_actor is not None:
                return Discourse.of_known(known_actor, None), "van", None
        named = [p for p in discourse.participants.values() if p.label_nl == prefix]
        if named:
            return named[0], "van", None
    return None, "", None


def _qualified(discourse: Discourse, token: Token, kind: Institution, known: Knowledge) -> None:
    """ "buitenlandse troepen", "pro-Russische separatisten": singled out without a nationality of their own."""
    for adjective in phrases.adjectives(token):
        stance, _, rest = adjective.lower_.rpartition("-")
        if stance and rest in known.adjectives:  # "pro-Russische", "Turks-Nederlandse"
            label = f"{adjective.text[:1].upper()}{adjective.text[1:]} {kind.noun}"
            english = f"{stance}-{known.adjectives[rest].adjective_en}"
            made = Participant(
                entity_id(label), kind.type, label, kind.name_en.replace("{adj}", english), noun=kind.noun
            )
            span = phrases.phrase(token)
            discourse.mention(token.i, span, discourse.add(made), "qualified institution", adjective.text, 0.8)
            return
    if kind.type not in {"Military", "ArmedGroup", "GovernmentBody"}:
        return
    for adjective in phrases.adjectives(token):
        if adjective.lower_ in known.qualifiers:
            base, english = known.qualifiers[adjective.lower_]
            word = base if kind.article == "het" else adjective.lower_
            label = f"{word[:1].upper()}{word[1:]} {kind.noun}"
            made = Participant(
                entity_id(label), kind.type, label, kind.name_en.replace("{adj}", english), noun=kind.noun
            )
            discourse.mention(
                token.i, phrases.phrase(token), discourse.add(made), "qualified institution", adjective.text, 0.7
            )
            return


def _speaks(discourse: Discourse, token: Token) -> bool:
    """A voice with the body it speaks for ("een woordvoerder van het leger") is that body."""
    for preposition, noun in phrases.modifiers(token):
        ids = discourse.entities(noun.i)
        if preposition in {"van", "bij", "binnen", "namens"} and ids and discourse.participants[ids[0]].type != "Place":
            discourse.mention(token.i, phrases.phrase(token, noun.i), ids[0], "speaks for the body", token.text, 0.85)
            return True
    return False
