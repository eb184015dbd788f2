"""Parts of a parsed clause that several repairs look for."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.language.morphology import feature, is_finite_form
from kg.tables import word_classes

__all__ = [
    "NO_PREPOSITIONS",
    "SUBJECTS",
    "Tokens",
    "finite_form",
    "has_passive_auxiliary",
    "is_figures",
    "is_unaccusative",
]

# A document, or its tokens in a list: spaCy makes each token anew whenever a document is read through.
Tokens = Doc | Sequence[Token]
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
NO_PREPOSITIONS = frozenset({"mee", "toe"})  # though tagged as such: what "met" and "tot" are beside "er"


def is_unaccusative(lemma: str) -> bool:
    """Tell whether a verb has "zijn" in the perfect and neither an object nor a passive ("aankomen", "vluchten")."""
    return lemma in word_classes("kg.language")["unaccusative"]


def is_figures(token: Token) -> bool:
    """Tell whether a token has no letters: a year, a score."""
    return not any(letter.isalpha() for letter in token.text)


def finite_form(verb: Token) -> Token | None:
    """Return the finite form of a clause: its verb or an auxiliary of it.

    The tagger takes many a plural for an infinitive; with a plural subject of its own and no auxiliary it is none.
    """
    found = next((word for word in (verb, *verb.children) if is_finite_form(word)), None)
    if found is not None or verb.dep_ != "ROOT" or any(c.dep_ in {"aux", "aux:pass", "mark"} for c in verb.children):
        return found
    plural = any(child.dep_ == "nsubj" and feature(child, "Number") == "Plur" for child in verb.lefts)
    return verb if plural and verb.lower_.endswith("n") else None


def has_passive_auxiliary(verb: Token) -> bool:
    """Tell whether "worden" or "zijn" makes a clause passive."""
    return any(child.dep_ == "aux:pass" for child in verb.children)
