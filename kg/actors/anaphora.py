"""References back: titles and descriptions to the participant they mean. Precision comes first."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.apposition import named_by_prefix
from kg.actors.discourse import Discourse, Participant
from kg.actors.focus import focus
from kg.actors.kinds import institution_of
from kg.actors.knowledge import Knowledge, Place, fold
from kg.actors.leaders import country_of
from kg.actors.offices import add_known, holder, year_of
from kg.actors.pronouns import possessor
from kg.tables import word_classes

__all__ = ["descriptions", "titles"]

_OF_ONE_NOUN = frozenset({"Military", "GovernmentBody"})  # "de Iraakse troepen" are no "coalitie"
_SEVERAL = frozenset({"ArmedGroup", "Group", "Military"})
_OF_A_COUNTRY = frozenset({"GovernmentBody", "Military", "ArmedGroup", "Group"})
_NAMED_BODIES = frozenset({"Organization", "IGO", "ArmedGroup", "GovernmentBody"})
_INSIDE_NAMES = frozenset({"van", "voor", "der", "des", "tegen", "in", "op", "tot", "ter", "en", "zonder"})
_SHORTEST_PART = 5  # letters of a noun that ends a longer name
_REACH = 2  # sentences back
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
    if discourse.at.get(token.i) or token.pos_ not in {"NOUN", "PROPN", "X"}:
        return
    owned = phrases.possessive(token)
    bare = phrases.is_plural(token) and not phrases.determiner(token) and next(phrases.modifiers(token), None) is None
    crowd = bare and phrases.base_noun(token) in word_classes("kg.actors")["crowd"]
    if not (phrases.is_definite(token) or owned is not None or crowd):
        return
    noun = phrases.base_noun(token)
    if owned is not None:
        if noun == "land":
            _own_country(discourse, token, owned, known)
        return
    if token.text[0].isupper() and not token.is_sent_start:  # "de Commissie", "het Hof": a body of the text by its name
        _by_its_name(discourse, token, known)
        if discourse.at.get(token.i):
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
        place = focus(discourse, token)
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
    if described is None:
        _by_its_name(discourse, token, known)
        return
    if described[0][0] == "Person" or next(phrases.modifiers(token), None) is not None:
        return
    if phrases.is_plural(token) and not _SEVERAL & set(described[0]):
        return  # several of them are not the last one
    if "Country" in described[0] and noun in known.descriptions and phrases.determiner(token) in {"dat", "dit"}:
        _last_country(discourse, token)
        return
    states = known.states_called(noun)
    if states is not None:
        _state_of_its_kind(discourse, token, states)
        return
    country = focus(discourse, token) if "Country" in described[0] else None
    if country is not None:
        discourse.mention(
            token.i, span, discourse.add(Discourse.of_place(country)), "the country in focus", token.text, 0.7
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
        area = noun in word_classes("kg.actors")["area"]
        if area and participant.id not in known.areas and not _is_called(discourse, participant, noun):
            continue
        if participant.type in described[0]:
            discourse.mention(token.i, span, mention.entity, "description of the last of its kind", token.text, 0.7)
            return


def _state_of_its_kind(discourse: Discourse, token: Token, states: Container[str]) -> None:
    """ "het emiraat": the country named last that is one."""
    for mention in discourse.before(token.i):
        place = discourse.participants[mention.entity].place
        if place is not None and mention.entity == place.id and place.code in states:
            span = phrases.phrase(token)
            discourse.mention(token.i, span, mention.entity, "country of that kind", token.text, 0.75)
            return


def _last_country(discourse: Discourse, token: Token) -> None:
    """ "dat land": the country that was named last, not the one that the text is about."""
    for mention in discourse.before(token.i):
        if discourse.sentences_back(mention, token.i) > 1:
            return
        head = discourse.doc[mention.head]
        acting = phrases.is_subject(head) and discourse.sentences_back(mention, token.i) == 0  # "X steunt dat land"
        if discourse.participants[mention.entity].type == "Country" and not acting:
            span = phrases.phrase(token)
            discourse.mention(token.i, span, mention.entity, "country named last", token.text, 0.75)
            return


def _by_its_name(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """ "het front", "de federatie": the one body of the text whose name is that noun or a compound that ends in it."""
    word = token.lower_
    if len(word) < _SHORTEST_PART or phrases.is_plural(token) or any(True for _ in phrases.adjectives(token)):
        return
    if next(phrases.modifiers(token), None) is not None or any(child.dep_ == "acl:relcl" for child in token.children):
        return
    bodies = {m.entity for m in discourse.before(token.i)}
    called = [
        entity
        for entity in sorted(bodies)
        if (participant := discourse.participants[entity]).type in _NAMED_BODIES
        and _head_of(participant.label_nl, known).endswith(word)
    ]
    if len(called) == 1:
        span = phrases.phrase(token)
        discourse.mention(token.i, span, called[0], "head of its name", token.text, 0.7)


def _head_of(name: str, known: Knowledge) -> str:
    """Return the noun that heads a name: "fonds" of "Internationaal Monetair Fonds", "raad" of "Raad van State"."""
    words = fold(name).split()
    end = next((i for i, word in enumerate(words) if word in _INSIDE_NAMES), len(words))
    first_says = known.institution(words[0]) or known.description(words[0]) if words else None
    return words[0] if end == 0 or first_says else words[end - 1]


def _own_country(discourse: Discourse, token: Token, owner: Token, known: Knowledge) -> None:
    """ "zijn land", "wiens land": the one country that its owner belongs to."""
    ids = possessor(discourse, owner) if owner.pos_ == "PRON" else discourse.entities(owner.i)
    owners = [entity for entity in ids if discourse.participants[entity].type == "Person"]
    for person in owners or _last_person(discourse, token):
        place = country_of(discourse, discourse.participants[person], known)
        if place is not None and place.type == "Country":
            country = discourse.add(Discourse.of_place(place))
            discourse.mention(token.i, phrases.phrase(token), country, "country of the owner", token.text, 0.75)
            return


def _last_person(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return the last person named whose titles tell of an office: no country has a country."""
    for mention in discourse.before(token.i):
        if discourse.sentences_back(mention, token.i) > 1:
            break
        if discourse.participants[mention.entity].type == "Person" and discourse.titles.get(mention.entity):
            return (mention.entity,)
    return ()


def _is_called(discourse: Discourse, participant: Participant, noun: str) -> bool:
    """Tell whether the text or its own name calls an organisation what a noun says ("de bank": Deutsche Bank)."""
    last = fold(participant.label_nl).rpartition(" ")[2]
    # "De partij" is also who was called "regeringspartij".
    titled = any(title.endswith(noun) for title in discourse.titles.get(participant.id, ()))
    return participant.noun == noun or titled or last.endswith(noun)
