"""Which participant each phrase of a document refers to: names, composed institutions, titles, descriptions, pronouns.

The rules run from the surest to the least sure; precision comes before recall, since a wrong link makes wrong facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz
from spacy.tokens import Doc, Token

from kg.actors import phrases
from kg.actors.discourse import Discourse, Participant
from kg.actors.knowledge import Institution, Knowledge, Place, entity_id, fold
from kg.actors.names import Name, names
from kg.records import EntityType

__all__ = ["resolve"]

_TYPE_OF_LABEL: dict[str, EntityType] = {
    "PER": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
}
_SPELLING = 85  # rapidfuzz ratio (0-100) from which two surnames of one document with one title are one name
_LOCATIVE = frozenset(
    {"in", "uit", "naar", "bij", "te", "vanuit", "rond", "nabij", "via", "tussen", "over", "richting", "ten"}
)
_PERSONAL = frozenset({"hij", "hem", "ie"})
_PLURAL = frozenset({"ze", "zij", "hen", "hun"})
_REACH = 2  # sentences back that a pronoun may look
_REACH_DESCRIPTION = 6


def resolve(doc: Doc, known: Knowledge) -> Discourse:
    """Find the participants of a parsed document and all phrases that refer to them."""
    discourse = Discourse(doc)
    found = names(doc, known)
    for rule in (_full_names, _short_names, _abbreviations):
        rule(discourse, found, known)
    _portfolios(discourse, found, known)
    _appositions(discourse, known)
    for token in doc:
        if token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "X", "NUM"} and token.dep_ not in {"flat", "fixed"}:
            _nationals(discourse, token, known)
            _composed(discourse, token, known)
            _titles(discourse, token, known)
            _descriptions(discourse, token, known)
        elif token.pos_ in {"PRON", "DET"}:
            _pronouns(discourse, token)
    return discourse


# --- names ---------------------------------------------------------------------------------------------------------------


def _full_names(discourse: Discourse, found: Iterable[Name], known: Knowledge) -> None:
    """Names that stand for themselves: listed ones, and every name that is not a bare surname."""
    for name in found:
        span = name.span(discourse.doc)
        text = span.text
        actor, place = known.actors.get(text), known.names.get(text)
        if actor is not None and name.label != "NORP":
            entity, rule = discourse.add(Discourse.of_known(actor, known.codes.get(actor.country))), "well-known actor"
        elif place is not None and name.label != "PER":
            entity, rule = discourse.add(Discourse.of_place(place)), "country or region"
        elif name.label == "PER" and len(fold(text).split()) > 1:
            entity, rule = _person(discourse, text, known), "full name"
        elif name.label in _TYPE_OF_LABEL and name.label != "PER":
            entity, rule = _named(discourse, name, known), "name"
        else:
            continue
        discourse.mention(span.root.i, (name.start, name.end), entity, rule, text, 0.95)


def _person(discourse: Discourse, text: str, known: Knowledge) -> str:
    """Return the person a full name means: one of the document whose name it extends, or a new one."""
    words = fold(text).split()
    for other in discourse.participants.values():
        if other.type == "Person":
            theirs = fold(other.label_nl).split()
            if words[-1] == theirs[-1] and (set(words) <= set(theirs) or set(theirs) <= set(words)):
                return other.id
    for actor in known.surnames.get(words[-1], ()):
        if fold(actor.label_nl).split()[-1] == words[-1] and fuzz.ratio(fold(actor.label_nl), fold(text)) >= _SPELLING:
            return discourse.add(Discourse.of_known(actor, known.codes.get(actor.country)))
    return discourse.add(Participant(entity_id(text), "Person", text, text))


def _named(discourse: Discourse, name: Name, known: Knowledge) -> str:
    """Return the organisation, place or facility that a name means, typed by the noun it contains, if it does."""
    span = name.span(discourse.doc)
    kind = _TYPE_OF_LABEL[name.label]
    if name.label == "ORG":
        for token in span:
            institution = known.institution(token.lower_)
            if institution is not None:
                kind = institution.type
                break
    if name.label == "GPE" and span.text in known.capitals and _acts(span.root):
        return discourse.add(Discourse.of_place(known.capitals[span.text]))
    return discourse.add(Participant(entity_id(span.text), kind, span.text, span.text))


def _acts(token: Token) -> bool:
    """Tell whether a capital stands for its government: it acts, or is dealt with, and is not where something happens."""
    if phrases.is_subject(token) or token.dep_ in {"obl:agent", "iobj"}:
        return True
    preposition = phrases.case(token)
    return token.dep_ in {"obl", "obl:arg", "nmod"} and preposition in {"van", "met", "tegen", "aan", "door"}


def _short_names(discourse: Discourse, found: Iterable[Name], known: Knowledge) -> None:
    """Bare surnames and first names: the person of the document that bears it, or the only well-known one."""
    for name in found:
        span = name.span(discourse.doc)
        if name.label != "PER" or discourse.at.get(span.root.i):
            continue
        text = fold(span.text)
        bearer = _bearer(discourse, text) or _bearer(discourse, text.removesuffix("s"))
        if bearer is not None:
            discourse.mention(span.root.i, (name.start, name.end), bearer, "part of a full name", span.text, 0.95)
            continue
        similar = _similar(discourse, text)
        famous = {actor.id: actor for form in (text, text.removesuffix("s")) for actor in known.surnames.get(form, ())}
        if similar is not None:
            entity, rule, confidence = similar, "spelling of a name in the text", 0.8
        elif len(famous) == 1:
            actor = next(iter(famous.values()))
            entity, rule, confidence = (
                discourse.add(Discourse.of_known(actor, known.codes.get(actor.country))),
                "only well-known bearer",
                0.8,
            )
        else:
            entity, rule, confidence = (
                discourse.add(Participant(entity_id(span.text), "Person", span.text, span.text)),
                "name",
                0.8,
            )
        discourse.mention(span.root.i, (name.start, name.end), entity, rule, span.text, confidence)


def _bearer(discourse: Discourse, text: str) -> str | None:
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
        and fold(p.label_nl).split()[-1][0] == text[0]
        and fuzz.ratio(fold(p.label_nl).split()[-1], text) >= _SPELLING
    ]
    return close[0] if len(close) == 1 else None


def _abbreviations(discourse: Discourse, found: Iterable[Name], known: Knowledge) -> None:
    """ "Islamitische Staat (IS)": the name in brackets and the one before it are one."""
    doc = discourse.doc
    by_start = {name.start: name for name in found}
    for name in found:
        inner = by_start.get(name.end + 1)
        if inner is None or doc[name.end].text != "(" or inner.end >= len(doc) or doc[inner.end].text != ")":
            continue
        outer_ids, inner_ids = discourse.entities(name.span(doc).root.i), discourse.entities(inner.span(doc).root.i)
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
    from dataclasses import replace

    for position, mention in enumerate(discourse.mentions):
        if mention.entity == old:
            changed = replace(mention, entity=new, rule=rule)
            discourse.mentions[position] = changed
            discourse.at[mention.head] = [changed if m is mention else m for m in discourse.at[mention.head]]
    discourse.participants.pop(old, None)


# --- titles and appositions --------------------------------------------------------------------------------------------------


def _appositions(discourse: Discourse, known: Knowledge) -> None:
    """A title with a name ("premier Salih"), a name with a title after it, a kind with its name ("terreurgroep IS")."""
    for token in discourse.doc:
        if token.dep_ not in {"appos", "flat", "nmod"} or token.head.i == token.i:
            continue
        name, noun = (token, token.head) if discourse.at.get(token.i) else (token.head, token)
        ids = discourse.entities(name.i)
        if not ids or discourse.at.get(noun.i) or noun.pos_ not in {"NOUN", "PROPN", "ADJ"} or phrases.case(token):
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
            last = name.i if noun.i < name.i else None
            discourse.mention(noun.i, phrases.phrase(noun, last), ids[0], "apposition", noun.text, 0.9)
            discourse.titles[ids[0]].update({phrases.base_noun(noun), *(role.noun for role in [role] if role)})
            _belongs(discourse, noun, ids[0], known)


def _portfolios(discourse: Discourse, found: Iterable[Name], known: Knowledge) -> None:
    """ "minister van Buitenlandse Zaken en Defensie Philippe Goffin": the name closes the phrase of its title."""
    doc = discourse.doc
    for name in found:
        ids = discourse.entities(name.span(doc).root.i)
        if name.label != "PER" or not ids:
            continue
        root = name.span(doc).root
        for noun in list(root.ancestors)[:4]:
            role = known.role(phrases.base_noun(noun))
            if noun.i >= name.start or syntax_break(doc, noun.i, name.start):
                break
            if role is not None and role.kind != "member" and not discourse.at.get(noun.i):
                start, _ = phrases.phrase(noun)
                discourse.mention(noun.i, (start, name.end), ids[0], "title and name", noun.text, 0.9)
                discourse.titles[ids[0]].update({phrases.base_noun(noun), role.noun})
                _belongs(discourse, noun, ids[0], known)
                break


def syntax_break(doc: Doc, start: int, end: int) -> bool:
    """Tell whether punctuation or a verb stands between two tokens."""
    return any(token.is_punct or token.pos_ in {"VERB", "AUX"} for token in doc[start + 1 : end])


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
        discourse.titles[person].update(_prefix(prefix, known))


def _prefix(prefix: str, known: Knowledge) -> set[str]:
    """Return the id of the name that begins a compound ("NAVO-baas", "VS-president")."""
    found = known.names.get(prefix) or known.actors.get(prefix)
    return {found.id} if found is not None else set()


# --- composed actors ---------------------------------------------------------------------------------------------------------


def _nationals(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """ "de Amerikanen" is the country; "tientallen Amerikanen" is a group of its people."""
    place, plural = known.people.get(token.lower_, (None, False))
    if place is None or not token.text[0].isupper() or discourse.at.get(token.i) or token.dep_ in {"amod", "appos"}:
        return
    if not plural and known.adjectives.get(token.lower_) is not None and token.pos_ == "ADJ":
        return
    span = phrases.phrase(token)
    if (
        plural
        and place.type == "Country"
        and phrases.determiner(token) in {"de", "die", "deze"}
        and phrases.is_subject(token)
    ):
        discourse.mention(
            token.i, span, discourse.add(Discourse.of_place(place)), "people for their country", token.text, 0.7
        )
    elif plural:
        label = token.text
        discourse.mention(
            token.i,
            span,
            discourse.add(
                Participant(entity_id(label), "Group", label, f"{place.adjective_en} people", place.id, place=place)
            ),
            "people",
            token.text,
            0.8,
        )


def _composed(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """Nationality, place or name + institution is an actor of its own that belongs to the country."""
    if discourse.at.get(token.i):
        return
    noun = phrases.base_noun(token)
    role = known.role(token.lower_) or known.role(noun)
    institution = known.institution(token.lower_) or known.institution(noun)
    if role is not None and role.kind != "title":
        if role.kind == "voice" and _speaks(discourse, token):
            return
        institution = known.institutions.get(role.institution) or institution or known.institutions.get("regering")
    elif role is not None and (institution is None or len(role.noun) >= len(institution.noun)):
        _composed_person(discourse, token, role.name_en, known)
        return
    if institution is None:
        return
    span = phrases.phrase(token)
    places = _places(token, known)
    for place in places:
        discourse.mention(
            token.i,
            span,
            discourse.add(_institution_of(place, institution)),
            "institution of a country",
            f"{place.adjective_nl} + {institution.noun}",
            0.9,
        )
    if not places:
        _of_a_name(discourse, token, institution, span, known)


def _places(token: Token, known: Knowledge) -> list[Place]:
    found = [
        known.adjectives[adjective.lower_]
        for adjective in phrases.adjectives(token)
        if adjective.lower_ in known.adjectives
    ]
    prefix = token.text.split("-")[0]
    if prefix != token.text and prefix in known.names:
        found.append(known.names[prefix])
    return found


def _institution_of(place: Place, institution: Institution) -> Participant:
    neuter = institution.article == "het" and not institution.plural
    base = place.adjective_nl[:1].upper() + place.adjective_nl[1:]
    adjective = base if neuter or base.endswith("e") else base + "e"
    label = f"{adjective} {institution.noun}"
    english = institution.name_en.replace("{adj}", place.adjective_en).replace("{country}", place.label_en)
    part_of = place.id if place.type == "Country" else place.part_of
    return Participant(entity_id(label), institution.type, label, english, part_of, place=place, noun=institution.noun)


def _of_a_name(
    discourse: Discourse, token: Token, institution: Institution, span: tuple[int, int], known: Knowledge
) -> None:
    """ "het leger van Irak", "de politie van Hampshire", "hun troepen", "NAVO-troepen"."""
    owner: Participant | None = None
    link, last = "van", None
    for preposition, noun in phrases.modifiers(token):
        ids = discourse.entities(noun.i)
        if preposition in {"van", "in", "uit", "te"} and ids:
            owner, link, last = discourse.participants[ids[0]], preposition, noun.i
            break
    possessor = phrases.possessive(token)
    if owner is None and possessor is not None:
        ids = discourse.entities(possessor.i) or _possessor(discourse, possessor)
        owner = discourse.participants[ids[0]] if ids else None
    prefix = token.text.split("-")[0]
    if owner is None and prefix != token.text and prefix in known.actors:
        owner = Discourse.of_known(known.actors[prefix], None)
    if owner is None or owner.type == "Facility":
        return
    if owner.place is not None and owner.type in {"Country", "Place"} and link != "in":
        made = _institution_of(owner.place, institution)
    elif owner.type == "Person" and institution.type not in {"Group", "Organization", "ArmedGroup"}:
        return
    else:
        label = f"{institution.noun[:1].upper()}{institution.noun[1:]} {link} {owner.label_nl}"
        made = Participant(
            entity_id(label),
            institution.type,
            label,
            f"{institution.head_en} of {owner.label_en}",
            owner.id,
            place=owner.place,
            noun=institution.noun,
        )
    discourse.mention(
        token.i,
        phrases.phrase(token, last),
        discourse.add(made),
        "institution of a name",
        f"{owner.label_nl} + {institution.noun}",
        0.8,
    )


def _composed_person(discourse: Discourse, token: Token, english: str, known: Knowledge) -> None:
    """ "de Iraakse premier" without a name: the person of the text with that title, or the office itself."""
    places = _places(token, known)
    if not places or phrases.is_plural(token):
        return
    noun = phrases.base_noun(token)
    for person, titles in discourse.titles.items():
        if noun in titles and places[0].id in titles:
            discourse.mention(token.i, phrases.phrase(token), person, "title of a person in the text", token.text, 0.85)
            return
    place = places[0]
    adjective = place.adjective_nl if place.adjective_nl.endswith("e") else place.adjective_nl + "e"
    label = f"{adjective[:1].upper()}{adjective[1:]} {noun}"
    made = Participant(
        entity_id(label), "Person", label, f"{place.adjective_en} {english}", place.id, place=place, noun=noun
    )
    discourse.mention(token.i, phrases.phrase(token), discourse.add(made), "office of a country", token.text, 0.8)
    discourse.titles[made.id].update({noun, place.id})


def _speaks(discourse: Discourse, token: Token) -> bool:
    """A voice with the body it speaks for ("een woordvoerder van het leger") is that body."""
    for preposition, noun in phrases.modifiers(token):
        ids = discourse.entities(noun.i)
        if preposition in {"van", "bij", "binnen", "namens"} and ids and discourse.participants[ids[0]].type != "Place":
            discourse.mention(token.i, phrases.phrase(token, noun.i), ids[0], "speaks for the body", token.text, 0.85)
            return True
    return False


# --- references back ---------------------------------------------------------------------------------------------------------


def _titles(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """ "de generaal", "de NAVO-baas": the person of the text with that title, or connected with that body."""
    if discourse.at.get(token.i) or not (phrases.is_definite(token) or "-" in token.text) or phrases.is_plural(token):
        return
    noun = phrases.base_noun(token)
    role = known.role(noun) or known.role(token.lower_)
    if role is None:
        return
    prefix = token.text.split("-")[0]
    bodies = _prefix(prefix, known) if prefix != token.text else set()
    for _, modifier in phrases.modifiers(token):
        bodies.update(discourse.entities(modifier.i))
    if role.kind == "voice" and not bodies:
        _last_speaker(discourse, token)
        return
    candidates = [m for m in discourse.before(token.i) if discourse.participants[m.entity].type == "Person"]
    for mention in candidates:
        titles = discourse.titles.get(mention.entity, set())
        if bodies and bodies & titles or not bodies and {noun, role.noun} & titles:
            discourse.mention(
                token.i, phrases.phrase(token), mention.entity, "title of a person in the text", token.text, 0.8
            )
            return
    near = {
        m.entity
        for m in candidates
        if discourse.sentences_back(m, token.i) <= _REACH and discourse.titles.get(m.entity)
    }
    if not bodies and len(near) == 1:
        discourse.mention(token.i, phrases.phrase(token), near.pop(), "only titled person nearby", token.text, 0.65)


def _last_speaker(discourse: Discourse, token: Token) -> None:
    for mention in discourse.before(token.i):
        kind = discourse.participants[mention.entity].type
        if discourse.sentences_back(mention, token.i) > _REACH:
            return
        if kind in {"GovernmentBody", "Military", "Organization", "IGO"} and phrases.is_subject(
            discourse.doc[mention.head]
        ):
            discourse.mention(
                token.i, phrases.phrase(token), mention.entity, "speaks for the last body that acted", token.text, 0.6
            )
            return


def _descriptions(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """ "het bondgenootschap", "de regering", "het land": the last participant of that kind."""
    if discourse.at.get(token.i) or not phrases.is_definite(token) or token.pos_ not in {"NOUN", "PROPN"}:
        return
    noun = phrases.base_noun(token)
    institution = known.institution(token.lower_) or known.institution(noun)
    span = phrases.phrase(token)
    if institution is not None:
        for mention in discourse.before(token.i):
            if discourse.participants[mention.entity].noun == institution.noun:
                discourse.mention(token.i, span, mention.entity, "institution named before", token.text, 0.85)
                return
        place = _focus(discourse, token)
        if place is not None and institution.type in {"GovernmentBody", "Military"} and not phrases.is_plural(token):
            discourse.mention(
                token.i,
                span,
                discourse.add(_institution_of(place, institution)),
                "institution of the country in focus",
                f"{place.adjective_nl} + {institution.noun}",
                0.65,
            )
            return
    described = known.description(noun) or known.description(token.lower_)
    if described is None or any(True for _ in phrases.modifiers(token)) or phrases.possessive(token) is not None:
        return
    for mention in discourse.before(token.i):
        if discourse.sentences_back(mention, token.i) > _REACH_DESCRIPTION:
            return
        if discourse.participants[mention.entity].type in described[0]:
            discourse.mention(token.i, span, mention.entity, "description of the last of its kind", token.text, 0.7)
            return


def _focus(discourse: Discourse, token: Token) -> Place | None:
    """Return the country whose institution was last spoken of in this or the previous sentence, else the one most spoken of."""
    for mention in discourse.before(token.i):
        participant = discourse.participants[mention.entity]
        if discourse.sentences_back(mention, token.i) > 1:
            break
        if participant.noun and participant.place is not None and participant.place.type == "Country":
            return participant.place
    counts = Counter(
        p.place.id
        for m in discourse.mentions
        if (p := discourse.participants[m.entity]).place and p.place.type == "Country"
    )
    ranked = counts.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return next(p.place for p in discourse.participants.values() if p.place and p.place.id == ranked[0][0])
    return None


def _pronouns(discourse: Discourse, token: Token) -> None:
    word = token.lower_
    if token.dep_ == "nmod:poss":
        ids = _possessor(discourse, token)
        rule, confidence = "possessor is the subject", 0.75
    elif word in _PERSONAL:
        ids = _antecedent(discourse, token, {"Person"}, plural=False)
        rule, confidence = "personal pronoun", 0.75
    elif word in _PLURAL and token.dep_ in {"nsubj", "nsubj:pass", "obj", "obl", "iobj"}:
        plural = token.head.morph.get("Number") == ["Plur"] or any(
            c.morph.get("Number") == ["Plur"] for c in token.head.children if c.pos_ == "AUX"
        )
        kinds = (
            {"Military", "ArmedGroup", "Group"}
            if plural
            else {"Person", "IGO", "GovernmentBody", "Organization", "Military"}
        )
        ids = _antecedent(discourse, token, kinds, plural=plural)
        rule, confidence = "pronoun", 0.65
    else:
        return
    if ids:
        discourse.mention(token.i, (token.i, token.i + 1), ids[0], rule, token.text, confidence)


def _possessor(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return who owns: the name in a genitive, or the subject of the clause around a possessive pronoun."""
    if token.lower_ not in {"zijn", "haar", "hun", "z'n"}:
        return ()
    subject = phrases.subject_of_clause(token)
    return discourse.entities(subject.i) if subject is not None else ()


def _antecedent(discourse: Discourse, token: Token, kinds: set[str], *, plural: bool) -> tuple[str, ...]:
    """Return the nearest earlier subject of the right kind, or the only mention of that kind nearby."""
    near = [
        m
        for m in discourse.before(token.i)
        if discourse.participants[m.entity].type in kinds and discourse.sentences_back(m, token.i) <= _REACH
    ]
    subjects = [m for m in near if phrases.is_subject(discourse.doc[m.head])]
    for mention in subjects:
        return (mention.entity,)
    only = {m.entity for m in near}
    return (only.pop(),) if len(only) == 1 else ()
