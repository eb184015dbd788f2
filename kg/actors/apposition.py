"""Titles and kinds beside names: "premier Salih", "Stoltenberg, de baas van de NAVO", "terreurgroep IS"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from kg.actors import phrases
from kg.actors.discourse import Discourse
from kg.actors.knowledge import Knowledge
from kg.actors.names import Name

__all__ = ["appositions", "named_by_prefix", "portfolios"]


def appositions(discourse: Discourse, known: Knowledge) -> None:
    """A title with a name ("premier Salih"), a name with a title after it, a kind with its name ("terreurgroep IS")."""
    for name, noun in (*_linked(discourse), *_adjacent(discourse)):
        ids = discourse.entities(name.i)
        within = any(mention.start <= noun.i < mention.end for mention in discourse.at[name.i])
        if not ids or within or discourse.at.get(noun.i) or noun.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        role, kind = known.role(phrases.base_noun(noun)), discourse.participants[ids[0]].type
        described = known.description(phrases.base_noun(noun)) or known.description(noun.lower_)
        institution = known.institution(noun.lower_)
        fits = (
            role is not None
            and kind == "Person"
            or described is not None
            and kind in described[0]
            or institution is not None
            and kind not in {"Person", "Country", "Place"}
        )
        if fits:
            last = max(mention.end for mention in discourse.at[name.i]) - 1 if noun.i < name.i else None
            discourse.mention(noun.i, phrases.phrase(noun, last), ids[0], "apposition", noun.text, 0.9)
            discourse.titles[ids[0]].update({phrases.base_noun(noun), *(role.noun for role in [role] if role)})
            _belongs(discourse, noun, ids[0], known)


def _linked(discourse: Discourse) -> Iterator[tuple[Token, Token]]:
    """Yield the pairs (name, noun) of which the parser says that one explains the other."""
    for token in discourse.doc:
        if token.dep_ in {"appos", "flat", "nmod"} and token.head.i != token.i and not phrases.case(token):
            yield (token, token.head) if discourse.at.get(token.i) else (token.head, token)


def _adjacent(discourse: Discourse) -> Iterator[tuple[Token, Token]]:
    """Yield the pairs (name, noun) of a name and the singular noun right before it, however they were parsed.

    But for a noun with an owner: "zijn land Zweden steunde" may be about two.
    """
    for mention in list(discourse.mentions):
        before = discourse.doc[mention.start - 1] if mention.start else None
        name = discourse.doc[mention.head]
        if before is None or before.pos_ != "NOUN" or phrases.is_plural(before):
            continue
        if phrases.possessive(before) is None or before in name.ancestors:
            yield name, before


def portfolios(discourse: Discourse, found: Iterable[Name], known: Knowledge) -> None:
    """ "minister van Buitenlandse Zaken en Defensie Philippe Goffin": the name closes the phrase of its title."""
    doc = discourse.doc
    for name in found:
        ids = discourse.entities(name.span(doc).root.i)
        if name.label != "PER" or not ids:
            continue
        root = name.span(doc).root
        for noun in list(root.ancestors)[:4]:
            role = known.role(phrases.base_noun(noun))
            if noun.i >= name.start or _interrupted(doc, noun.i, name.start):
                break
            if role is not None and role.kind != "member" and not discourse.at.get(noun.i):
                start, _ = phrases.phrase(noun)
                discourse.mention(noun.i, (start, name.end), ids[0], "title and name", noun.text, 0.9)
                discourse.titles[ids[0]].update({phrases.base_noun(noun), role.noun})
                _belongs(discourse, noun, ids[0], known)
                break


def _interrupted(doc: Doc, start: int, end: int) -> bool:
    """Tell whether punctuation or a verb stands between a title and a name; commas around the name do not count."""
    between = [token for token in doc[start + 1 : end] if token.is_punct or token.pos_ in {"VERB", "AUX"}]
    return bool(between) and not (len(between) == 1 and between[0].text == "," and between[0].i == end - 1)


def _belongs(discourse: Discourse, noun: Token, person: str, known: Knowledge) -> None:
    """Note the country or body that a title names, as further evidence for later descriptions."""
    for adjective in phrases.adjectives(noun):
        place = known.adjectives.get(adjective.lower_)
        if place is not None:
            discourse.titles[person].add(place.id)
    for _, modifier in phrases.modifiers(noun):
        discourse.titles[person].update(discourse.entities(modifier.i))
    prefix = noun.text.split("-")[0]
    if prefix != noun.text:
        discourse.titles[person].update(named_by_prefix(prefix, known))


def named_by_prefix(prefix: str, known: Knowledge) -> set[str]:
    """Return the id of the name that begins a compound ("NAVO-baas", "VS-president")."""
    found = known.names.get(prefix) or known.actors.get(prefix)
    return {found.id} if found is not None else set()
