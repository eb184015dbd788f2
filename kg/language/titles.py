"""What stands side by side in a phrase: titles and names, owners, adjectives and quantities before their noun."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.clause import SUBJECTS, Tokens, finite_form
from kg.language.morphology import feature, is_finite_form
from kg.tables import word_classes

__all__ = ["counted_nouns", "names_behind_titles", "names_beside_nouns", "owners_for_auxiliaries"]

_OWN = frozenset({"det", "nmod:poss", "nummod", "case"})
_ROLES = SUBJECTS | {"obj", "iobj"}
_SHORTEST_NOUN = 5  # letters of a word that may be a noun though the tagger takes it for a preposition


def names_behind_titles(tokens: Tokens) -> None:
    """Make names appositions where a noun before them can be no phrase of its own."""
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
        elif not name.is_ancestor(noun) and (_both_first(noun, name) or _is_bare(noun) and _in_a_phrase(noun, name)):
            name.head, name.dep_ = noun, "appos"


def names_beside_nouns(tokens: Tokens) -> None:
    """An apposition belongs to the noun right before it ("prees kanselier X zijn ambtgenoot Y": the colleague is Y).

    So does an adjective to the noun right behind it.
    """
    for name in tokens[1:]:
        noun, far = name.nbor(-1), name.head
        if name.dep_ == "appos" and name.ent_iob_ == "B" and far.i < noun.i and noun.pos_ == "NOUN":
            taken = any(child.dep_ == "appos" and child.i < noun.i for child in far.children)
            if taken and not name.is_ancestor(noun) and all(child.dep_ != "appos" for child in noun.rights):
                name.head = noun
    for adjective in tokens[:-1]:
        noun = adjective.nbor(1)
        behind = adjective.dep_ == "amod" and adjective.pos_ == "ADJ" and adjective.head.i < adjective.i
        if behind and noun.pos_ == "NOUN" and noun.head.i != adjective.i and not adjective.is_ancestor(noun):
            adjective.head = noun


def owners_for_auxiliaries(tokens: Tokens) -> None:
    """ "Zijn" before a noun owns it where the clause has a finite verb ("nadat X zijn rekening had opgezegd")."""
    for word in tokens[:-2]:
        if word.lower_ != "zijn" or word.dep_ not in {"aux", "aux:pass", "cop"}:
            continue
        verb, noun = word.head, word.nbor(1)
        if noun.pos_ == "ADJ":
            noun = noun.nbor(1)
        finite = any(other.i != word.i and is_finite_form(other) for other in (verb, *verb.children))
        free = noun.pos_ == "NOUN" and noun.head.i == verb.i and noun.i < verb.i and noun.n_lefts <= noun.i - word.i - 1
        if finite and free:
            word.head, word.dep_, word.pos_ = noun, "nmod:poss", "PRON"


def counted_nouns(tokens: Tokens) -> None:
    """A bare plural behind a noun of quantity is what there is so much of ("door een handvol betogers")."""
    for noun in tokens[1:]:
        quantity = noun.nbor(-1)
        if quantity.lemma_.lower() not in word_classes("kg.language")["quantity"] or quantity.pos_ != "NOUN":
            continue
        plural = noun.pos_ == "NOUN" and feature(noun, "Number") == "Plur"
        if plural and noun.head.i == quantity.head.i and noun.dep_ in _ROLES | {"obl"} and noun.n_lefts == 0:
            noun.head, noun.dep_ = quantity, "nmod"


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
    plain = noun.pos_ == "NOUN" and noun.ent_iob_ == "O"
    if not plain or name.head.i != verb.i or name.dep_ not in _ROLES or noun.dep_ not in _ROLES:
        return False
    opened = any(child.dep_ == "mark" for child in verb.children)
    finite = finite_form(verb) if verb.dep_ in {"ROOT", "parataxis"} and not opened else None
    return finite is not None and finite.i > name.i


def _in_a_phrase(noun: Token, name: Token) -> bool:
    """Tell whether the noun has a preposition or conjunction, so that its phrase goes on with the name."""
    opened = any(child.dep_ in {"case", "cc"} and child.i < noun.i for child in noun.children)
    return opened and name.dep_ in _ROLES
