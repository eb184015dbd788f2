"""A name right behind a noun without article is in apposition to it: "met premier Jansen", "topman Jansen zegt"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.clause import SUBJECTS, Tokens, finite_form
from kg.language.morphology import feature
from kg.tables import word_classes

__all__ = ["names_behind_titles"]

_OWN = frozenset({"det", "nmod:poss", "nummod", "case"})
_ROLES = SUBJECTS | {"obj", "iobj"}
_SHORTEST_NOUN = 5  # letters of a word that may be a noun though the tagger takes it for a preposition


def names_behind_titles(tokens: Tokens) -> None:
    """Make names appositions where a bare noun before them can be no phrase of its own."""
    for name in tokens[1:]:
        if name.ent_iob_ != "B":
            continue
        noun = name.nbor(-1)
        if name.head.i == name.i:
            continue
        if noun.pos_ == "ADP" and noun.dep_ == "case" and noun.head.i == name.i and not _is_preposition(noun):
            noun.pos_ = "NOUN"
            noun.head, noun.dep_ = name.head, name.dep_
            name.head, name.dep_ = noun, "appos"
        elif _is_bare(noun) and not name.is_ancestor(noun) and (_both_first(noun, name) or _in_a_phrase(noun, name)):
            name.head, name.dep_ = noun, "appos"


def _is_preposition(word: Token) -> bool:
    return len(word) < _SHORTEST_NOUN or word.lower_ in word_classes("kg.language")["preposition"]


def _is_bare(noun: Token) -> bool:
    """Tell whether a noun is singular, counts something and has no determiner: a title, but no phrase by itself."""
    if noun.pos_ != "NOUN" or feature(noun, "Number") == "Plur" or noun.ent_iob_ != "O":
        return False
    measure = noun.lemma_.lower() in word_classes("kg.language")["measure"]
    return not measure and all(child.dep_ not in _OWN - {"case"} for child in noun.lefts)


def _both_first(noun: Token, name: Token) -> bool:
    """Tell whether both stand before the finite verb of a main clause, where there is room for one phrase."""
    verb = noun.head
    if name.head.i != verb.i or name.dep_ not in _ROLES or noun.dep_ not in _ROLES:
        return False
    finite = finite_form(verb) if verb.dep_ in {"ROOT", "parataxis"} else None
    return finite is not None and finite.i > name.i


def _in_a_phrase(noun: Token, name: Token) -> bool:
    """Tell whether the noun has a preposition or conjunction, so that its phrase goes on with the name."""
    opened = any(child.dep_ in {"case", "cc"} and child.i < noun.i for child in noun.children)
    return opened and name.dep_ in _ROLES
