"""What a noun phrase says about itself: its determiner, number, adjectives, modifiers and extent (UD Dutch)."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

from kg.language.morphology import feature

__all__ = [
    "WHOSE",
    "adjectives",
    "adjectives_of_place",
    "base_noun",
    "case",
    "conjuncts",
    "determiner",
    "is_definite",
    "is_plural",
    "is_subject",
    "modifiers",
    "outside_clauses",
    "phrase",
    "possessive",
    "subject_of_clause",
    "verb_lemmas",
]

WHOSE = frozenset({"wiens", "wier", "diens"})  # taken for articles by the tagger
DEFINITE = frozenset({"de", "het", "'t", "’t", "dit", "dat", "deze", "die"})


def case(token: Token) -> str:
    """Return the preposition(s) of a phrase, lower case and joined by spaces ("onder leiding van" gives "onder")."""
    found = [child for child in token.lefts if child.dep_ == "case"]
    # The parser sometimes hangs the preposition on the adjective ("op Amerikaanse troepen").
    if not found:
        words = (word for child in token.lefts if child.pos_ == "ADJ" for word in child.lefts)
        found = [word for word in words if word.dep_ == "case"]
    return " ".join(word.lower_ for word in found)


def determiner(token: Token) -> str:
    """Return the determiner of a noun in lower case, or an empty string."""
    return next((child.lower_ for child in token.lefts if child.dep_ == "det"), "")


def possessive(token: Token) -> Token | None:
    """Return the possessive pronoun or genitive of a noun ("hun troepen", "Saddams regime")."""
    return next((child for child in token.lefts if child.dep_ == "nmod:poss" or child.lower_ in WHOSE), None)


def is_definite(token: Token) -> bool:
    """Tell whether a noun has a definite article or a demonstrative."""
    return determiner(token) in DEFINITE


def is_plural(token: Token) -> bool:
    """Tell whether a noun is plural, by its morphology or else by its form."""
    number = feature(token, "Number")
    return number == "Plur" if number else token.lower_.endswith(("en", "s")) and token.lemma_ != token.lower_


def adjectives(token: Token) -> Iterator[Token]:
    """Yield the adjectives before a noun, those coordinated with them included ("Amerikaanse en Iraakse")."""
    for child in token.lefts:
        if child.dep_ in {"amod", "nmod"} and (child.pos_ == "ADJ" or not case(child)):
            yield child
            yield from (
                other
                for other in child.subtree
                if other.dep_ == "conj" and other.i < token.i and other.head.i <= child.i
            )


def adjectives_of_place(token: Token, known: Container[str]) -> Iterator[Token]:
    """Yield the adjectives of a noun that are among the known ones, which are in lower case."""
    return (adjective for adjective in adjectives(token) if adjective.lower_ in known)


def modifiers(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield the prepositional modifiers after a noun, as (preposition, noun), coordinated ones included."""
    for child in token.rights:
        if child.dep_ in {"nmod", "obl", "obl:arg", "obl:agent"} and case(child):
            for noun in conjuncts(child):
                yield case(noun) or case(child), noun


def conjuncts(token: Token) -> Iterator[Token]:
    """Yield a token and everything coordinated with it, in the order of the text."""
    yield token
    for child in token.rights:
        if child.dep_ == "conj":
            yield from conjuncts(child)


def is_subject(token: Token) -> bool:
    """Tell whether a token, or the phrase it is coordinated with or in apposition to, is a subject."""
    while token.dep_ in {"conj", "appos", "flat"}:
        token = token.head
    return token.dep_ in {"nsubj", "nsubj:pass", "csubj"}


def outside_clauses(noun: Token) -> Iterator[Token]:
    """Yield a noun and what its phrase holds, its clauses left out."""
    yield noun
    for child in noun.children:
        if not child.dep_.startswith("acl"):
            yield from outside_clauses(child)


def verb_lemmas(verb: Token) -> set[str]:
    """Return the lemma of a verb, alone and with the particle that stands apart from it."""
    apart = next((child.lower_ for child in verb.children if child.dep_ == "compound:prt"), "")
    return {verb.lemma_, apart + verb.lemma_}


def subject_of_clause(token: Token) -> Token | None:
    """Return the subject of the nearest clause around a token that has one before it or is not the token itself."""
    for ancestor in token.ancestors:
        for child in ancestor.children:
            if child.dep_ in {"nsubj", "nsubj:pass"} and child.i != token.i and token not in child.subtree:
                return child
    return None


def phrase(head: Token, last: int | None = None) -> tuple[int, int]:
    """Return the token span (end exclusive) of a noun with its determiner and adjectives, up to ``last`` if given."""
    inside = {head.i, *(word.i for word in adjectives(head) if word.pos_ == "ADJ")}
    for child in head.children:
        if child.dep_ in {"det", "amod", "nummod", "flat", "fixed", "nmod:poss", "compound"} and child.pos_ != "PUNCT":
            inside.update(word.i for word in child.subtree if not word.is_punct or child.dep_ == "flat")
    start, end = min(inside), max(inside) + 1
    return start, max(end, last + 1 if last is not None else end)


def base_noun(token: Token) -> str:
    """Return the lemma of a noun in lower case."""
    return (token.lemma_ or token.text).lower()
