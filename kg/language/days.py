"""Days in parsed text: a day without a preposition says when, wherever the parser hangs it."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.language.clause import Tokens
from kg.tables import word_classes

__all__ = ["days_apart", "is_day"]

_ARGUMENTS = frozenset({"obj", "iobj", "appos", "xcomp", "nmod", "flat"})
_CLAUSAL = frozenset({"nsubj", "nsubj:pass", "cop", "aux"})
_SPANS = frozenset({"dag", "ochtend", "middag", "avond", "nacht", "week", "weekend", "maand", "jaar"})


def is_day(token: Token) -> bool:
    """Tell whether a word says on which day, with or without its part of the day ("maandag", "vrijdagochtend")."""
    return token.lower_ in _days()


@cache
def _days() -> frozenset[str]:
    parts = ("", *word_classes("kg.language")["part of day"])
    return frozenset(day + part for day in word_classes("kg.language")["day"] for part in parts)


def days_apart(doc: Tokens) -> None:
    """A day is no object, apposition or part of a noun: it is the verb's ("leek zijn minister dinsdag te ontslaan")."""
    for token in doc:
        if token.lower_ not in _SPANS and not is_day(token):
            continue
        governs = any(child.dep_ in _CLAUSAL for child in token.children)  # "is dinsdag ... opgepakt"
        if token.dep_ not in _ARGUMENTS and not governs or token.ent_iob_ in {"B", "I"}:
            continue
        if is_day(token):
            _set_apart(token)
        elif token.dep_ == "obj" and token.lower_ in _SPANS and _has_other_object(token):
            token.dep_ = "obl"  # "blokkeerde nog dezelfde dag de gesprekken"


def _set_apart(day: Token) -> None:
    measures = word_classes("kg.language")["measure"]
    marked = any(child.dep_ in {"case", "det", "nmod:poss"} for child in day.children)
    if marked or day.dep_ == "nmod" and day.head.lemma_.lower() in measures:
        return  # "van vorige week woensdag"
    verb = next((word for word in day.ancestors if word.pos_ == "VERB"), None)
    if verb is None:
        return
    for child in list(day.children):
        if child.dep_ not in {"nummod", "nmod", "flat", "amod", "punct", "advmod", "fixed"}:
            child.head = verb
        if child.dep_ == "cop":
            child.dep_ = "aux:pass" if any(other.dep_ == "obl:agent" for other in verb.children) else "aux"
    day.head, day.dep_, day.pos_ = verb, "obl", "NOUN"


def _has_other_object(span: Token) -> bool:
    return any(child.dep_ in {"obj", "ccomp"} and child.i != span.i for child in span.head.children)
