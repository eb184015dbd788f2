"""What opens a subordinate clause and makes it what it is: "om", "of", "als"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.clause import SUBJECTS, Tokens, finite_form

__all__ = [
    "among_others",
    "among_whom",
    "before_opener",
    "conditional",
]

_ADVERBIAL = frozenset({"als", "indien", "mits", "tenzij", "zodra", "omdat", "hoewel", "terwijl", "nadat", "voordat"})


def before_opener(verb: Token) -> None:
    """What stands before "om" or "als" is no part of the clause that it opens, but of the one around it."""
    _om_of_a_phrase(verb)
    openers = (child for child in verb.lefts if child.lower_ in _ADVERBIAL | {"om"} and child.dep_ == "mark")
    opener = next(openers, None) or _om_of_a_clause(verb) or _als_of_a_clause(verb)
    if opener is None or verb.head.pos_ != "VERB" or verb.head.i == verb.i:
        return
    for child in list(verb.lefts):
        if verb.head.i < child.i < opener.i and child.dep_ in SUBJECTS | {"obj", "iobj", "obl", "obl:arg"}:
            child.head = verb.head


def _om_of_a_phrase(verb: Token) -> None:
    """Make "om" the preposition of the noun behind it where the verb has no "te" ("haar vraag om hulp intrekt")."""
    om = next((child for child in verb.lefts if child.lower_ == "om" and child.dep_ == "mark"), None)
    if om is None or any(child.lower_ == "te" for child in verb.lefts) or finite_form(verb) is None:
        return
    noun = next((child for child in verb.lefts if child.i > om.i and child.pos_ in {"NOUN", "PROPN"}), None)
    if noun is not None and noun.left_edge.i == om.i + 1:
        om.head, om.dep_ = noun, "case"


def _om_of_a_clause(verb: Token) -> Token | None:
    """Make "om" before an object open the infinitive with "te" that follows ("om een actie te leiden"), return it."""
    if not any(child.lower_ == "te" for child in verb.lefts):
        return None
    for noun in verb.lefts:
        om = next((child for child in noun.lefts if child.lower_ == "om" and child.dep_ == "case"), None)
        others = (child for child in verb.lefts if child.i != noun.i)
        named = noun.ent_iob_ == "B" and om is not None and om.i == noun.i - 1  # "om X een partner te noemen"
        free = om is not None and (named or not any(child.dep_ == "obj" and child.i > om.i for child in others))
        if om is not None and free and noun.dep_ in {"obl", "obl:arg", "obj"}:
            om.head, om.dep_, noun.dep_ = verb, "mark", "obj"
            return om
    return None


def _als_of_a_clause(verb: Token) -> Token | None:
    """Make "als" before a noun open the clause of the finite verb that follows ("als X zou toeslaan"), return it."""
    for noun in verb.lefts:
        als = next((child for child in noun.lefts if child.lower_ == "als" and child.dep_ == "mark"), None)
        alone = noun.dep_ in {"advcl", *SUBJECTS} and noun.pos_ in {"NOUN", "PROPN"}
        if als is not None and alone and finite_form(verb):
            als.head, noun.dep_ = verb, "nsubj"
            return als
    return None


def conditional(verb: Token) -> None:
    """A finite clause that "als" or "omdat" opens says when or why; it is never what a verb says or wants.

    Behind a noun of time it says when as well ("een dag nadat X viel").
    """
    opened = any(child.dep_ == "mark" and child.lower_ in _ADVERBIAL for child in verb.lefts)
    if not opened or finite_form(verb) is None:
        return
    if verb.dep_ in {"ccomp", "xcomp"}:
        verb.dep_ = "advcl"
    elif verb.dep_ == "acl" and verb.head.dep_ == "obl" and verb.head.head.pos_ == "VERB":
        verb.head, verb.dep_ = verb.head.head, "advcl"


def among_whom(tokens: Tokens) -> None:
    """ "Onder wie X" is a phrase, not a clause: "onder wie" is its preposition ("drie mannen, onder wie X")."""
    for who in tokens[1:]:
        under, noun = who.nbor(-1), who.head
        opens = who.lower_ == "wie" and under.lower_ == "onder" and noun.i > who.i and noun.pos_ in {"NOUN", "PROPN"}
        if opens and under.head.i in {who.i, noun.i} and noun.dep_ in {"acl:relcl", "acl", "nmod", "appos"}:
            under.head, under.dep_ = noun, "case"
            who.head, who.dep_ = under, "fixed"
            noun.dep_ = "nmod"


def among_others(doc: Tokens) -> None:
    """ "Onder anderen X" and "onder meer X" are X, with an adverb before it ("ontving onder anderen X en Y")."""
    for word in doc[:-1]:
        if word.lower_ != "onder" or word.nbor(1).lower_ not in {"anderen", "andere", "meer"} or word.dep_ != "case":
            continue
        noun, verb = word.head, word.head.head
        if noun.i < word.i or any(child.dep_ == "case" and child.i != word.i for child in noun.lefts):
            continue
        word.dep_ = "advmod"
        if noun.dep_ in {"obl", "obl:arg"} and not any(child.dep_ in {"obj", "ccomp"} for child in verb.children):
            noun.dep_ = "obj"
