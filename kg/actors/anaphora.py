"""References back: titles, descriptions and pronouns to the participant they mean. Precision comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.apposition import named_by_prefix
from kg.actors.discourse import Discourse, Participant
from kg.actors.kinds import institution_of
from kg.actors.knowledge import Knowledge, Place, fold
from kg.actors.offices import add_known, holder, year_of
from kg.language.morphology import feature
from kg.tables import word_classes

__all__ = ["descriptions", "pronouns", "titles"]

_PERSONAL = frozenset({"hij", "hem", "ie"})
_FEMININE = frozenset({"Person", "IGO", "GovernmentBody", "Organization", "Military", "ArmedGroup"})
_PLURAL = frozenset({"ze", "zij", "hen", "hun"})
_OF_ONE_NOUN = frozenset({"Military", "GovernmentBody"})  # "de Iraakse troepen" are no "coalitie"
_SEVERAL = frozenset({"ArmedGroup", "Group", "Military"})
_OF_A_COUNTRY = frozenset({"GovernmentBody", "Military", "ArmedGroup", "Group"})
_REACH = 2  # sentences back that a pronoun may look
_REACH_DESCRIPTION = 6


def titles(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """ "de generaal", "de NAVO-baas": the person of the text with that title, or connected with that body."""
    if discourse.at.get(token.i) or not (phrases.is_definite(token) or "-" in token.text) or phrases.is_plural(token):
        return
    noun = phrases.base_noun(token)
    role = known.role(noun) or known.role(token.lower_)
    if role is None:
        return
    prefix = token.text.split("-")[0]
    bodies = named_by_prefix(prefix, known) if prefix != token.text else set()
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
    actor = holder(discourse, token, role, "", known) if bodies else None
    if actor is not None:
        rule = f"holder of the office in {year_of(discourse.doc)}"
        discourse.mention(token.i, phrases.phrase(token), add_known(discourse, actor, known), rule, token.text, 0.75)
        return
    parties = {body for body in bodies if (p := discourse.participants.get(body)) and p.type == "Organization"}
    same = {m.entity for m in candidates if {noun, role.noun} & discourse.titles.get(m.entity, set())}
    if prefix != token.text and (parties or bodies and not bodies & discourse.participants.keys()) and len(same) == 1:
        discourse.mention(
            token.i, phrases.phrase(token), same.pop(), "only person of the text with that title", token.text, 0.65
        )
        return
    places = {place.id for body in bodies if (place := _place_of(discourse, body))}
    for mention in candidates:
        if places & discourse.titles.get(mention.entity, set()) and discourse.sentences_back(mention, token.i) <= 1:
            discourse.mention(
                token.i, phrases.phrase(token), mention.entity, "titled person of that country nearby", token.text, 0.65
            )
            return
    near = {
        m.entity
        for m in candidates
        if discourse.sentences_back(m, token.i) <= _REACH and discourse.titles.get(m.entity)
    }
    # A description that fits any leading person; another office ("de minister") would be somebody else.
    generic = "Person" in (known.descriptions.get(role.noun) or ((), ""))[0]
    if generic and not bodies and len(near) == 1:
        discourse.mention(token.i, phrases.phrase(token), near.pop(), "only titled person nearby", token.text, 0.65)


def _place_of(discourse: Discourse, body: str) -> Place | None:
    participant = discourse.participants.get(body)
    return participant.place if participant is not None else None


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


def descriptions(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """ "het bondgenootschap", "de regering", "het land": the last participant of that kind."""
    owned = phrases.possessive(token)
    definite = phrases.is_definite(token) or owned is not None
    if discourse.at.get(token.i) or not definite or token.pos_ not in {"NOUN", "PROPN"}:
        return
    noun = phrases.base_noun(token)
    if owned is not None:
        if noun == "land":
            _own_country(discourse, token, owned)
        return
    institution = known.institution(token.lower_) or known.institution(noun)
    span = phrases.phrase(token)
    if institution is not None and any(link == "van" for link, _ in phrases.modifiers(token)):
        return  # it belongs to what comes after it
    if institution is not None:
        for mention in discourse.before(token.i):
            if discourse.participants[mention.entity].noun == institution.noun:
                discourse.mention(token.i, span, mention.entity, "institution named before", token.text, 0.85)
                return
        place = _focus(discourse, token)
        # "De autoriteiten" are one body, "de ministeries" are not.
        one = institution.article == "de/mv" or not phrases.is_plural(token)
        a_state = "Country" in (known.description(noun) or ((), ""))[0]  # "de lidstaten" belong to no country
        if place is not None and institution.type in _OF_A_COUNTRY and one and not a_state:
            discourse.mention(
                token.i,
                span,
                discourse.add(institution_of(place, institution)),
                "institution of the country in focus",
                f"{place.adjective_nl} + {institution.noun}",
                0.65,
            )
            return
    described = known.description(noun) or known.description(token.lower_)
    if described is None or described[0][0] == "Person" or next(phrases.modifiers(token), None) is not None:
        return
    if phrases.is_plural(token) and not _SEVERAL & set(described[0]):
        return  # several of them are not the last one
    focus = _focus(discourse, token) if "Country" in described[0] else None
    if focus is not None:
        discourse.mention(
            token.i, span, discourse.add(Discourse.of_place(focus)), "the country in focus", token.text, 0.7
        )
        return
    for mention in discourse.before(token.i):
        if discourse.sentences_back(mention, token.i) > _REACH_DESCRIPTION:
            return
        participant = discourse.participants[mention.entity]
        if (
            participant.noun not in {"", noun}
            and participant.type in _OF_ONE_NOUN
            and participant.id not in known.by_id
        ):
            continue
        specific = participant.type == "Organization" and noun not in word_classes("kg.actors")["any organisation"]
        if specific and not _is_called(discourse, participant, noun):
            continue
        if participant.type in described[0]:
            discourse.mention(token.i, span, mention.entity, "description of the last of its kind", token.text, 0.7)
            return


def _own_country(discourse: Discourse, token: Token, owner: Token) -> None:
    """ "zijn land": the one country that the titles of its owner name."""
    for person in possessor(discourse, owner):
        countries = [p for t in discourse.titles.get(person, ()) if (p := discourse.participants.get(t)) is not None]
        ids = {p.id for p in countries if p.type == "Country"}
        if len(ids) == 1:
            span = phrases.phrase(token)
            discourse.mention(token.i, span, ids.pop(), "country of the owner", token.text, 0.75)
            return


def _is_called(discourse: Discourse, participant: Participant, noun: str) -> bool:
    """Tell whether the text or its own name calls an organisation what a noun says ("de bank": Deutsche Bank)."""
    words = fold(participant.label_nl).split()
    return participant.noun == noun or noun in discourse.titles.get(participant.id, ()) or words[-1].endswith(noun)


def _focus(discourse: Discourse, token: Token) -> Place | None:
    """Return the country whose institution was spoken of in this or the previous sentence, else the commonest one."""
    for mention in discourse.before(token.i):
        participant = discourse.participants[mention.entity]
        if discourse.sentences_back(mention, token.i) > 1:
            break
        governs = participant.noun and participant.type in {"GovernmentBody", "Military"}  # an embassy is abroad
        if governs and participant.place is not None and participant.place.type == "Country":
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


def pronouns(discourse: Discourse, token: Token) -> None:
    """ "hij", "ze", "hun": the last subject of the right kind, or the owner that is the subject."""
    word = token.lower_
    if token.dep_ == "nmod:poss":
        ids = possessor(discourse, token)
        rule, confidence = "possessor is the subject", 0.75
        if not ids and word in {"zijn", "z'n"}:
            ids, rule, confidence = _only_person_here(discourse, token), "only person before it", 0.65
    elif word in _PERSONAL:
        ids = _antecedent(discourse, token, {"Person"})
        rule, confidence = "personal pronoun", 0.75
        discourse.masculine.update(ids)
    elif word == "haar":  # also of "de coalitie", "de Kamer"
        ids = _antecedent(discourse, token, _FEMININE)
        rule, confidence = "pronoun", 0.65
    elif word in _PLURAL and token.dep_ in {"nsubj", "nsubj:pass", "obj", "obl", "iobj"}:
        plural = word in {"hen", "hun"} or feature(token.head, "Number") == "Plur" or any(
            feature(c, "Number") == "Plur" for c in token.head.children if c.pos_ == "AUX"
        )
        kinds = (
            {"Military", "ArmedGroup", "Group"}
            if plural
            else {"Person", "IGO", "GovernmentBody", "Organization", "Military"}
        )
        ids = _antecedent(discourse, token, kinds)
        rule, confidence = "pronoun", 0.65
    else:
        return
    if ids:
        discourse.mention(token.i, (token.i, token.i + 1), ids[0], rule, token.text, confidence)


def possessor(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return who owns: the name in a genitive, or the subject of the clause around a possessive pronoun."""
    if token.lower_ not in {"zijn", "haar", "hun", "z'n"}:
        return ()
    subject = phrases.subject_of_clause(token)
    return discourse.entities(subject.i) if subject is not None else ()


def _only_person_here(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return the one person whom the sentence names before a token ("na de dood van X werd zijn functie ...")."""
    here = (m for m in discourse.before(token.i) if discourse.sentences_back(m, token.i) == 0)
    persons = {m.entity for m in here if discourse.participants[m.entity].type == "Person"}
    return tuple(persons) if len(persons) == 1 else ()


def _named_in(noun: Token) -> Iterator[Token]:
    """Yield a noun and what its phrase holds, its clauses left out."""
    yield noun
    for child in noun.children:
        if not child.dep_.startswith("acl"):
            yield from _named_in(child)


def _antecedent(discourse: Discourse, token: Token, kinds: Container[str]) -> tuple[str, ...]:
    """Return the nearest earlier subject of the right kind, or the only mention of that kind nearby.

    What is no subject itself rather refers to who was named last in its own sentence ("Na zijn gesprek met X belde Y
    hem").
    """
    # An object pronoun is somebody else than the subject of its own clause ("Barak belde hem").
    subject = None if phrases.is_subject(token) else phrases.subject_of_clause(token)
    # Nor is it anybody whom that subject names in passing ("Schulz, de voorzitter van het Parlement, belde haar").
    bound = {entity for word in _named_in(subject) for entity in discourse.entities(word.i)} if subject else set()
    near = [
        m
        for m in discourse.before(token.i)
        if discourse.participants[m.entity].type in kinds
        and m.entity not in bound
        and not (token.lower_ == "haar" and m.entity in discourse.masculine)
        and discourse.sentences_back(m, token.i) <= _REACH
    ]
    here = [m for m in near if discourse.sentences_back(m, token.i) == 0]
    if here and not phrases.is_subject(token):
        return (here[0].entity,)
    subjects = [m for m in near if phrases.is_subject(discourse.doc[m.head])]
    for mention in subjects:
        return (mention.entity,)
    only = {m.entity for m in near}
    return (only.pop(),) if len(only) == 1 else ()
