"""Verbs and their particles: what looks like a name, a noun or a preposition and is none, and the other way round."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.clause import NO_PREPOSITIONS, SUBJECTS, Tokens
from kg.language.lemmas import infinitive, past_infinitive
from kg.language.morphology import is_finite_form
from kg.tables import word_classes

__all__ = [
    "before_the_particle",
    "free_auxiliaries",
    "names_for_auxiliaries",
    "names_for_particles",
    "no_preposition",
    "objects_of_infinitives",
    "particle_before_te",
    "particle_of_the_verb_above",
    "prepositions_of_er",
    "verbs_for_adjectives",
    "verbs_for_nouns",
]

_ROLES = SUBJECTS | {"obj", "iobj", "nmod", "obl"}
_NOUNS = frozenset({"NOUN", "PROPN"})


def names_for_auxiliaries(doc: Tokens) -> None:
    """A name is no auxiliary: neither "de terreurgroep IS" nor "om IS te verslaan" has "is"."""
    for token in doc:
        if token.pos_ != "AUX" or not token.is_upper or token.ent_iob_ != "B":
            continue
        before, verb = token.nbor(-1) if token.i else token, token.head
        token.pos_, token.lemma_ = "PROPN", token.text
        if before.pos_ == "NOUN":
            token.head, token.dep_ = before, "appos"
        elif token.dep_ in {"aux", "aux:pass", "cop"} and token.i < verb.i:
            subject = before.lower_ != "om" and not any(child.dep_ in SUBJECTS for child in verb.children)
            token.dep_ = "nsubj" if subject else "obj"


def names_for_particles(doc: Tokens) -> None:
    """A name is no particle, and only "door" brings in who does what is done ("tegen X" never)."""
    for token in doc:
        named = token.pos_ == "PROPN" and token.ent_iob_ == "B"
        if named and (token.dep_ == "compound:prt" or token.dep_ in {"advmod", "xcomp"} and _stands_before_te(token)):
            token.dep_ = "obj"
        elif token.dep_ == "obl:agent" and not any(child.lower_ in {"door", "vanwege"} for child in token.lefts):
            token.dep_ = "obl"


def _stands_before_te(token: Token) -> bool:  # "om IS te verdrijven"
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "te"


def verbs_for_nouns(doc: Tokens) -> None:
    """What has a subject beside an object or a particle, and no copula, is a verb ("De autoriteiten sloten X af")."""
    for token in doc:
        if token.dep_ != "ROOT" or token.pos_ not in {"NOUN", "ADJ"}:
            continue
        parts = {child.dep_ for child in token.children}
        if "cop" in parts or "nsubj" not in parts or not parts & {"obj", "compound:prt"}:
            subjects = [child for child in token.children if child.dep_ == "nsubj"]
            if "cop" in parts or len(subjects) < 2:
                continue
        past = past_infinitive(token.lower_)
        if past is not None or infinitive(token.lower_) == token.lower_:
            _make_verb(token, past)


def verbs_for_adjectives(doc: Tokens) -> None:
    """An adjective that has a participant of its own, and is a past form, is the verb ("X schorste Y")."""
    for word in doc:
        noun = word.head
        if word.dep_ != "amod" or noun.dep_ != "ROOT" or any(child.dep_ == "cop" for child in noun.children):
            continue
        first = next((child for child in word.lefts if child.pos_ in {"NOUN", "PROPN"} and child.dep_ in _ROLES), None)
        past = past_infinitive(word.lower_) if first is not None and word.i < noun.i else None
        if first is None or past is None:
            continue
        word.head, word.dep_ = word, "ROOT"
        noun.head, noun.dep_, first.dep_ = word, "obj", "nsubj"
        for child in [child for child in noun.children if child.dep_ in {"punct", "obl", "advmod", "advcl", "ccomp"}]:
            child.head = word
        _make_verb(word, past)


def _make_verb(token: Token, past: str | None) -> None:
    """Tag a token as a finite verb: the past of an infinitive, or a present that is one itself."""
    token.pos_, token.lemma_ = "VERB", past or token.lower_
    number, tense = "Plur" if token.lower_.endswith("n") else "Sing", "Past" if past else "Pres"
    # The stubs of spaCy leave this method out.
    token.set_morph(f"Number={number}|Tense={tense}|VerbForm=Fin")  # type: ignore[attr-defined]


def free_auxiliaries(doc: Tokens) -> None:
    """In Universal Dependencies an auxiliary has no dependents: they are those of its verb."""
    for token in doc:
        if token.dep_ in {"aux", "aux:pass", "cop"} and token.head.i != token.i:
            for child in list(token.children):
                if child.dep_ not in {"fixed", "conj", "cc", "punct"}:
                    child.head = token.head


def objects_of_infinitives(doc: Tokens) -> None:
    """Some verbs take an infinitive and no object: the infinitive has it ("dreigt bedrijven te straffen").

    Where it has one already, the noun is whom it is for ("wil de commissie meer macht geven").
    """
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in word_classes("kg.language")["no object"]:
            continue
        noun = next((child for child in verb.rights if child.dep_ in {"obj", "nsubj"}), None)
        if noun is None or noun.dep_ == "nsubj" and not any(child.dep_ == "nsubj" for child in verb.lefts):
            continue
        own = (word for word in noun.rights if word.dep_ in {"nmod", "acl"} and _with_te(word))
        bare = (word for word in verb.rights if _with_te(word) or word.dep_ == "xcomp" and word.pos_ == "VERB")
        infinitive_ = next((word for word in (*own, *bare) if word.i > noun.i), None)
        if infinitive_ is None or any(child.dep_ in {"ccomp", "iobj"} for child in infinitive_.children):
            continue
        taken = any(child.dep_ == "obj" for child in infinitive_.children)
        infinitive_.head, infinitive_.dep_ = verb, "xcomp"
        noun.head, noun.dep_ = infinitive_, "iobj" if taken else "obj"


def _with_te(word: Token) -> bool:
    return word.pos_ == "VERB" and any(child.lower_ == "te" and child.i == word.i - 1 for child in word.lefts)


def prepositions_of_er(verb: Token) -> None:
    """What makes no verb with its verb is the preposition of "er" ("drong er op aan X te straffen", "wees er op")."""
    for child in verb.children:
        if child.dep_ != "compound:prt" or child.pos_ != "ADP" or infinitive(child.lower_ + verb.lemma_) is not None:
            continue
        if any(word.lower_ == "er" and word.i < child.i for clause in (verb, verb.head) for word in clause.children):
            child.dep_ = "case"


def no_preposition(tokens: Tokens) -> None:
    """ "Mee" and "toe" stand before no noun: they belong to "er" ("dreigde er mee X aan te klagen")."""
    for word in tokens:
        noun = word.head
        if word.lower_ not in NO_PREPOSITIONS or word.dep_ != "case" or noun.i < word.i or noun.pos_ not in _NOUNS:
            continue
        verb = noun.head
        word.head = verb
        if noun.dep_ in {"obl", "obl:arg"} and not any(child.dep_ in {"obj", "iobj"} for child in verb.children):
            noun.dep_ = "obj"


def particle_of_the_verb_above(verb: Token) -> None:
    """What makes a verb with the verb above, and none with the infinitive, is its particle ("droeg op dat te doen")."""
    above = verb.head
    if verb.dep_ not in {"xcomp", "ccomp", "advcl"} or any(child.dep_ == "compound:prt" for child in above.children):
        return
    for child in verb.lefts:
        between = above.i < child.i and child.n_rights == 0 and child.nbor(1).lower_ != "te"
        if child.dep_ == "compound:prt" and child.pos_ == "ADP" and between:
            # The list has "oproepen" as a noun, "opriep" as a form of the verb.
            with_above = infinitive(child.lower_ + above.lower_) or infinitive(child.lower_ + above.lemma_.lower())
            with_it = infinitive(child.lower_ + verb.lemma_.lower())
            has_its_own = any(word.dep_ in {"compound:prt", "fixed"} for word in verb.lefts if word.i > child.i)
            if with_above is not None and (with_it is None or has_its_own):  # "riep op vooruit te kijken"
                child.head = above


def before_the_particle(verb: Token) -> None:
    """What stands before the particle of the verb above is no part of the infinitive ("riep X op af te treden")."""
    above = verb.head
    if verb.dep_ != "xcomp" or not is_finite_form(above):
        return
    particle = next((child for child in above.rights if child.dep_ == "compound:prt" and child.i < verb.i), None)
    if particle is None:
        return
    for child in list(verb.lefts):
        if above.i < child.i < particle.i and child.dep_ in {"obj", "iobj", "obl", "advmod"}:
            child.head = above


def particle_before_te(verb: Token) -> None:
    """Make the word before "te" the particle of the infinitive if it makes a listed verb with it ("stop te zetten")."""
    te = next((child for child in verb.lefts if child.lower_ == "te"), None)
    if te is None or te.i == 0 or any(child.dep_ == "compound:prt" for child in verb.children):
        return
    before = te.nbor(-1)
    separable = before.pos_ in {"ADP", "ADV", "ADJ", "NOUN", "VERB"} and before.is_lower
    if separable and infinitive(before.lower_ + verb.lower_):
        before.head, before.dep_ = verb, "compound:prt"
