"""Definite descriptions of what somebody is: "de dichter", "de 43-jarige", "de Fransman", the person spoken of."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.discourse import Discourse
from kg.actors.gender import can_mean
from kg.actors.knowledge import Knowledge
from kg.actors.pronouns import bound_by_subject
from kg.tables import word_classes

__all__ = ["sorts"]

_AGED = re.compile(r"\d{1,3}-?jarige")
_REACH = 4  # sentences back
_OTHER = frozenset({"ander", "eerste", "tweede", "derde", "laatste", "volgend", "vorig", "enig", "zoveelste", "beide"})


def sorts(discourse: Discourse, token: Token, known: Knowledge) -> None:
    """A noun for what a person is by himself means one whom the text has named: the topic, or the only one nearby.

    A relational noun ("de advocaat") may be somebody new, and so may one that a phrase or clause tells apart.
    """
    if discourse.at.get(token.i) or not phrases.is_definite(token) or phrases.is_plural(token):
        return
    if token.dep_ in {"appos", "flat", "nmod:poss"} or not _is_sortal(token, known) or _told_apart(discourse, token):
        return
    person = _topic(discourse, token, known)
    if person is not None:
        rule = "person spoken of, by what he or she is"
        discourse.mention(token.i, phrases.phrase(token), person, rule, token.text, 0.6)


def _is_sortal(token: Token, known: Knowledge) -> bool:
    if _AGED.fullmatch(token.lower_):
        return True
    noun = phrases.base_noun(token)
    sortal = word_classes("kg.actors")["sortal"]
    role = known.role(noun)
    if noun in sortal or role is not None and role.noun in sortal:
        return True
    place, plural = known.people.get(token.lower_, (None, True))
    return place is not None and not plural and token.pos_ != "ADJ" and token.text[0].isupper()


def _topic(discourse: Discourse, token: Token, known: Knowledge) -> str | None:
    """Return the person whom the text has spoken of most, and rather as a subject, of those that a phrase can mean."""
    bound = bound_by_subject(discourse, token)
    gender = _gender(token, known)
    counts: Counter[str] = Counter()
    near: set[str] = set()
    for mention in discourse.before(token.i):
        participant = discourse.participants[mention.entity]
        if participant.type == "Person" and mention.entity not in bound and can_mean(gender, participant):
            counts[mention.entity] += 2 if phrases.is_subject(discourse.doc[mention.head]) else 1
            if discourse.sentences_back(mention, token.i) <= _REACH:
                near.add(mention.entity)
    # Nearest first: of those spoken of equally often the last one.
    return next((person for person, _ in counts.most_common() if person in near), None)


def _gender(token: Token, known: Knowledge) -> str:
    """Return a pronoun of the gender that a noun tells ("de zangeres": "haar"), or an empty string."""
    role = known.role(phrases.base_noun(token))
    return {"m": "hem", "f": "haar"}.get(role.gender, "") if role is not None else ""


def _told_apart(discourse: Discourse, token: Token) -> bool:
    """Tell whether a phrase is about somebody else than those named: by what follows, or introduced without a name."""
    after = any(child.dep_ in {"appos", "flat", "acl", "acl:relcl", "nmod", "conj"} for child in token.rights)
    if after or any(adjective.lemma_.lower() in _OTHER for adjective in phrases.adjectives(token)):
        return True
    noun = phrases.base_noun(token)
    return any(
        word.lower_ in {"een", "één"} and word.dep_ == "det" and phrases.base_noun(word.head) == noun
        for word in discourse.doc[: token.i]
    )
