"""Names to participants: listed actors and places, full names, bare surnames, abbreviations in brackets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz
from spacy.tokens import Span, Token

from kg.actors import phrases
from kg.actors.discourse import Discourse, Participant
from kg.actors.kinds import institution_of
from kg.actors.knowledge import Knowledge, KnownActor, entity_id, fold
from kg.actors.names import Name, part_of_region
from kg.actors.offices import add_known, known_by_surname, year_of
from kg.actors.spelling import spelled
from kg.records import EntityType
from kg.tables import word_classes

__all__ = ["abbreviations", "bearer", "full_names", "short_names"]

_TYPE_OF_LABEL: dict[str, EntityType] = {
    "PER": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
}
_GIVEN = 75  # the same of two given names with one surname: "Aleksandr" and "Alexander", "Marc" and "Mark"
_SPELLING = 85  # rapidfuzz ratio (0-100) from which two surnames of one document are one name


def full_names(discourse: Discourse, found: Iterable[Name], known: Knowledge) -> None:
    """Names that stand for themselves: listed ones, and every name that is not a bare surname."""
    for name in found:
        span = name.span(discourse.doc)
        text = span.text
        if _common(name, span, known) or _qualified_noun(name, span, known):
            continue
        actor, place = known.actors.get(text) or _after_adjective(name, span, known), known.names.get(text)
        if actor is not None and name.label != "NORP":
            entity, rule = _add_listed(discourse, actor, span, known), "well-known actor"
        elif text in known.capitals and name.label != "PER" and _acts(span.root):
            entity, rule = discourse.add(Discourse.of_place(known.capitals[text])), "capital for its government"
        elif place is not None and name.label != "PER":
            entity, rule = discourse.add(Discourse.of_place(place)), "country or region"
        elif name.label == "PER" and len(fold(text).split()) > 1:
            entity, rule = _person(discourse, text, known), "full name"
        elif name.label in _TYPE_OF_LABEL and name.label != "PER":
            entity, rule = _named(discourse, name, known), "name"
        else:
            continue
        discourse.mention(span.root.i, (name.start, name.end), entity, rule, text, 0.95)


def _common(name: Name, span: Span, known: Knowledge) -> bool:
    """Tell whether a name is a noun in capitals that refers back to a body of the text ("de Raad", "de Coalitie")."""
    if name.label != "ORG" or len(span) != 1 or span.text.isupper() or not phrases.is_definite(span.root):
        return False
    if span.text in known.actors or any(True for _ in phrases.modifiers(span.root)):
        return False
    word, before = span.root.lower_, span.doc[: span.start]
    # A longer name before it ends in that noun, by itself or in a compound.
    longer = (token for token in before if token.text != span.text or token.ent_iob_ == "I")
    return any(token.ent_type_ == "ORG" and token.lower_.endswith(word) for token in longer)


def _qualified_noun(name: Name, span: Span, known: Knowledge) -> bool:
    """Tell whether a name is a common noun whose nationality stands before it ("Russische ministerie van ...")."""
    noun = span[0]
    if name.label != "ORG" or not noun.is_lower or known.institution(noun.lower_) is None or not span.start:
        return False
    return span.doc[span.start - 1].lower_ in known.adjectives


def _after_adjective(name: Name, span: Span, known: Knowledge) -> KnownActor | None:
    """Return the body of a country that a name means with that country's adjective before it ("Iraanse Quds-brigade").

    None when it means no listed body.
    """
    place = known.adjectives.get(span[0].lower_) if len(span) > 1 and name.label in {"ORG", "FAC"} else None
    actor = known.actors.get(span[1:].text) if place is not None else None
    return actor if actor is not None and place is not None and actor.country == place.code else None


def _add_listed(discourse: Discourse, actor: KnownActor, span: Span, known: Knowledge) -> str:
    """Register a listed actor; a body whose name says what it is can be spoken of by that noun ("het ministerie")."""
    entity = add_known(discourse, actor, known)
    participant = discourse.participants[entity]
    if actor.type not in {"Person", "Country", "Place"}:
        institution = known.institution(span.root.lower_) or known.institution(span[0].lower_)
        if institution is not None:
            discourse.participants[entity] = replace(participant, noun=institution.noun)
    return entity


def _person(discourse: Discourse, text: str, known: Knowledge) -> str:
    """Return the person a full name means: one of the document whose name it extends, or a new one."""
    words = fold(text).split() or [""]
    for other in discourse.participants.values():
        if other.type == "Person":
            theirs = fold(other.label_nl).split() or [""]
            last = {words[-1], words[-1].removesuffix("s")}
            if theirs[-1] in last and theirs[:-1] == words[:-1]:
                return other.id
            if words[-1] == theirs[-1] and (set(words) <= set(theirs) or set(theirs) <= set(words)):
                return other.id
    bare = text[:-1].rstrip("'’") if words[-1].endswith("s") else text  # a genitive ("Ehud Baraks partij")
    if bare in known.actors and known.actors[bare].type == "Person":
        actor = known.actors[bare]
        return add_known(discourse, actor, known)
    one_spelling = spelled(text)
    if one_spelling in _by_spelling(known):
        actor = _by_spelling(known)[one_spelling]
        return add_known(discourse, actor, known)
    for actor in known.surnames.get(words[-1], ()):
        theirs = fold(actor.label_nl).split()
        alike = theirs[-1] == words[-1] and fuzz.ratio(fold(actor.label_nl), fold(text)) >= _SPELLING
        if alike and fuzz.ratio(theirs[0], words[0]) >= _GIVEN:  # Robert is not Roger
            return add_known(discourse, actor, known)
    return discourse.add(Participant(entity_id(one_spelling), "Person", text, text))


@lru_cache(maxsize=8)
def _by_spelling(known: Knowledge) -> dict[str, KnownActor]:
    """Return the well-known person of each spelling that only one of them has."""
    found: dict[str, set[KnownActor]] = {}
    for name, actor in known.actors.items():
        if actor.type == "Person" and " " in name:
            found.setdefault(spelled(name), set()).add(actor)
    return {name: actors.pop() for name, actors in found.items() if len(actors) == 1}


def _named(discourse: Discourse, name: Name, known: Knowledge) -> str:
    """Return the organisation, place or facility that a name means, typed by the noun it contains, if it does."""
    span = name.span(discourse.doc)
    kind = _TYPE_OF_LABEL[name.label]
    place = known.adjectives.get(span[0].lower_) if len(span) == 2 and name.label == "ORG" else None
    body = known.institutions.get(span[1].lower_) if place is not None else None
    if place is not None and body is not None:  # "de Braziliaanse Senaat" is "de Braziliaanse senaat"
        return discourse.add(institution_of(place, body))
    if name.label == "ORG":
        for token in span:
            institution = known.institution(token.lower_)
            if institution is not None:
                kind = institution.type
                break
    whole = part_of_region(span.text, known)
    if whole is not None:
        part = Participant(entity_id(span.text), "Place", span.text, span.text, whole.id)
        return discourse.add(part)
    return discourse.add(Participant(entity_id(span.text), kind, span.text, span.text))


def _acts(token: Token) -> bool:
    """Tell whether a capital stands for its government: it acts or is dealt with, and is no scene."""
    if token.dep_ in {"appos", "flat"} and token.head.pos_ == "NOUN":
        return False  # "de rechtbank Den Haag" is a court
    if phrases.is_subject(token) or token.dep_ in {"obl:agent", "iobj"}:
        return True
    preposition, verb = phrases.case(token), token.head
    first = next((child for child in token.lefts if child.dep_ == "case"), None)
    if first is not None and any(child.dep_ == "fixed" and child.lower_ == "van" for child in first.children):
        return True  # "op verzoek van Parijs", "met steun van Parijs"
    lemmas = phrases.verb_lemmas(verb)
    if token.dep_ == "obj":  # "beschuldigde Moskou" means the government, "bezocht Moskou" the city
        return verb.pos_ == "VERB" and not lemmas & word_classes("kg.actors")["visiting"]
    if preposition == "bij":
        return bool(lemmas & word_classes("kg.actors")["appealing"])
    if token.dep_ == "nmod":  # "het centrum van Parijs" is a place, "het akkoord met Parijs" is not
        by = preposition == "van" and verb.lemma_.lower() in word_classes("kg.actors")["by a government"]
        return by or _hosts(verb, preposition) or preposition in {"met", "tegen", "aan", "door"}
    start = token.left_edge.i
    if start and _hosts(token.doc[start - 1], preposition):
        return True  # "riep zijn ambassadeur in Parijs terug"
    return token.dep_ in {"obl", "obl:arg"} and preposition in {"van", "met", "tegen", "aan", "door", "volgens"}


def _hosts(envoy: Token, preposition: str) -> bool:
    """Tell whether who is "in" or "bij" a capital is there as an envoy: an ambassador is sent to a government."""
    return preposition in {"in", "bij", "uit"} and envoy.lemma_.lower() in word_classes("kg.actors")["accredited"]


def short_names(discourse: Discourse, found: Iterable[Name], known: Knowledge) -> None:
    """Bare surnames and first names: the person of the document that bears it, or the only well-known one."""
    for name in found:
        span = name.span(discourse.doc)
        if name.label != "PER" or discourse.at.get(span.root.i):
            continue
        text = fold(span.text)
        in_text = bearer(discourse, text) or bearer(discourse, text.removesuffix("s"))
        if in_text is not None:
            discourse.mention(span.root.i, (name.start, name.end), in_text, "part of a full name", span.text, 0.95)
            continue
        similar = _similar(discourse, text)
        year = year_of(discourse.doc)
        famous = known_by_surname(text, year, known) or known_by_surname(text.removesuffix("s"), year, known)
        if similar is not None:
            entity, rule, confidence = similar, "spelling of a name in the text", 0.8
        elif famous is not None:
            entity, rule, confidence = add_known(discourse, famous, known), "only well-known bearer", 0.8
        else:
            entity, rule, confidence = (
                discourse.add(Participant(entity_id(span.text), "Person", span.text, span.text)),
                "name",
                0.8,
            )
        discourse.mention(span.root.i, (name.start, name.end), entity, rule, span.text, confidence)


def bearer(discourse: Discourse, text: str) -> str | None:
    """Return the id of the one person of the document so far who bears a folded name or part of a name."""
    bearers = [
        p.id
        for p in discourse.participants.values()
        if p.type == "Person"
        and any(
            " ".join(fold(p.label_nl).split()[i:j]) == text
            for i in range(len(fold(p.label_nl).split()))
            for j in range(i + 1, len(fold(p.label_nl).split()) + 1)
        )
    ]
    return bearers[0] if len(bearers) == 1 else None


def _similar(discourse: Discourse, text: str) -> str | None:
    close = [
        p.id
        for p in discourse.participants.values()
        if p.type == "Person"
        and (surname := fold(p.label_nl).split()[-1:])
        and surname[0][0] == text[:1]
        and fuzz.ratio(surname[0], text) >= _SPELLING
    ]
    return close[0] if len(close) == 1 else None


def abbreviations(discourse: Discourse, found: Iterable[Name], known: Knowledge) -> None:
    """ "Islamitische Staat (IS)": the name in brackets and the one before it are one."""
    doc = discourse.doc
    by_start = {name.start: name for name in found}
    for name in found:
        inner = by_start.get(name.end + 1)
        if inner is None or doc[name.end].text != "(" or inner.end >= len(doc) or doc[inner.end].text != ")":
            continue
        outer_ids, inner_ids = (
            discourse.entities(name.span(doc).root.i),
            discourse.entities(inner.span(doc).root.i),
        )
        initials = "".join(word[0] for word in fold(name.span(doc).text).split())
        short = fold(inner.span(doc).text)
        if (
            outer_ids
            and inner_ids
            and outer_ids != inner_ids
            and (initials == short or fold(name.span(doc).text).startswith(short))
        ):
            _merge(discourse, inner_ids[0], outer_ids[0], "abbreviation in brackets", known)


def _merge(discourse: Discourse, old: str, new: str, rule: str, known: Knowledge) -> None:
    if old in known.by_id and new not in known.by_id:
        old, new = new, old
    for position, mention in enumerate(discourse.mentions):
        if mention.entity == old:
            changed = replace(mention, entity=new, rule=rule)
            discourse.mentions[position] = changed
            discourse.at[mention.head] = [changed if m is mention else m for m in discourse.at[mention.head]]
    discourse.participants.pop(old, None)
