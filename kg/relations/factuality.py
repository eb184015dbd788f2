"""Whether a predicate is presented as a fact, as uncertain or as denied: mood, modals, negation and what embeds it.

Follows the veridicality layers of FactBank (Sauri & Pustejovsky 2009), reduced to certain, uncertain and negated.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.actors import phrases
from kg.records import Factuality
from kg.relations import syntax
from kg.relations.lexicon import Complement
from kg.relations.references import References

__all__ = ["factuality"]

_NEGATORS = frozenset({"niet", "nooit", "nimmer", "geenszins", "evenmin"})
_NOBODY = frozenset({"niemand", "niets", "geen", "geeneen", "noch"})
_IRREALIS = frozenset(
    {"als", "indien", "mits", "tenzij", "zodra", "opdat", "of", "zolang", "om", "alvorens", "voordat", "mocht"}
)
_MODALS = frozenset({"zullen", "kunnen", "moeten", "willen", "mogen", "hoeven", "dienen", "gaan"})
_EMBEDDED = frozenset(
    {"ccomp", "xcomp", "csubj", "acl", "obj", "obl", "obl:arg", "nsubj", "nsubj:pass", "nmod", "advcl", "iobj"}
)
_OCCURRENCE = frozenset(
    {"volgen", "komen", "gebeuren", "plaatsvinden", "plaatshebben", "dreigen", "ontstaan", "uitblijven", "bestaan"}
)
_ORDER: dict[Factuality, int] = {"certain": 0, "uncertain": 1, "negated": 2}


def factuality(token: Token, references: References) -> Factuality:
    """Return the factuality of a verb or event noun, all clauses above it taken into account."""
    value = _own(token)
    child, governor = token, token.head
    steps = 0
    while governor.i != child.i and steps < 12:
        steps += 1
        if child.dep_ in {"conj", "flat", "appos"}:
            if syntax.is_predicate(child) and child.dep_ == "conj":
                value = _stronger(value, _shared(child, governor))
            child, governor = governor, governor.head
            continue
        if child.dep_ not in _EMBEDDED or child.dep_ == "acl:relcl":
            break
        effect = _effect(child, governor, token, references)
        if effect is None:
            break
        value = _combine(value, effect)
        above = _own(governor) if syntax.is_predicate(governor) else "certain"
        value = _combine(value, above)
        child, governor = governor, governor.head
    return value


def _own(token: Token) -> Factuality:
    """Return what a clause itself says: negation, modals, irrealis subordinators, a question mark."""
    value: Factuality = "certain"
    if any(aux.lemma_.lower() in _MODALS for aux in syntax.auxiliaries(token)) or syntax.marks(token) & _IRREALIS:
        value = "uncertain"
    if _inverted_condition(token):
        value = "uncertain"
    sentence = token.sent
    if token.dep_ == "ROOT" and sentence[-1].text == "?":
        value = "uncertain"
    if _negated(token):
        value = "negated"
    return value


def _negated(token: Token) -> bool:
    for child in token.children:
        if child.lower_ in _NEGATORS and child.dep_ in {"advmod", "cc", "det"}:
            return True
        if child.dep_ in {"nsubj", "nsubj:pass", "obj", "iobj"} and (
            child.lower_ in _NOBODY or phrases.determiner(child) == "geen"
        ):
            return True
    return phrases.determiner(token) == "geen" or "zonder" in syntax.marks(token)


def _inverted_condition(token: Token) -> bool:
    """Tell whether "mochten" or a fronted verb makes the clause a condition."""
    return any(aux.lower_ in {"mocht", "mochten"} for aux in syntax.auxiliaries(token))


def _shared(child: Token, governor: Token) -> Factuality:
    """What a coordinated predicate shares with the first: its modals and its subordinator, when it has no auxiliaries of its own."""
    if any(True for _ in syntax.auxiliaries(child)):
        return "certain"
    modal = any(aux.lemma_.lower() in _MODALS for aux in syntax.auxiliaries(governor))
    return "uncertain" if modal or syntax.marks(governor) & _IRREALIS else "certain"


def _effect(child: Token, governor: Token, token: Token, references: References) -> Factuality | None:
    """Return how a governor changes what stands under it; None when it does not bear on it at all."""
    frame = embedding(child, governor, references)
    if (
        child.i == token.i
        and child.dep_ in {"obl", "obl:arg"}
        and token.pos_ == "NOUN"
        and syntax.is_predicate(governor)
    ):
        if frame is None or frame.kind in {"say", "think"}:
            # A meeting at which something is said is hearsay when that is ("zou ... verklaard hebben in een gesprek"); its topic is presupposed.
            return None if frame is not None or not _hearsay(governor) else "uncertain"
    if frame is not None:
        return {"keep": "certain", "uncertain": "uncertain", "negated": "negated"}[frame.effect]  # type: ignore[return-value]
    clausal = child.dep_ in {"ccomp", "xcomp", "csubj", "acl"}
    if clausal:
        return "certain"
    if syntax.is_predicate(governor) and child.i == token.i and child.dep_ in {"nsubj", "obj", "nsubj:pass"}:
        occurs = governor.lemma_.lower() in _OCCURRENCE or not phrases.is_definite(child)
        return "certain" if occurs else None
    return None


def _hearsay(verb: Token) -> bool:
    return any(aux.lower_ in {"zou", "zouden"} for aux in syntax.auxiliaries(verb))


def embedding(child: Token, governor: Token, references: References) -> Complement | None:
    """Return how a governor embeds a clause or an event noun, by the lexicon of embedding predicates."""
    preposition = syntax.prepositional(child) if child.pos_ in {"NOUN", "PROPN"} else ""
    pos = {"VERB": "V", "AUX": "V", "NOUN": "N", "ADJ": "A"}.get(governor.pos_, "")
    lemma = syntax.predicate_lemma(governor) if pos == "V" else governor.lemma_.lower()
    if child.dep_ in {"advcl", "nsubj", "nsubj:pass"} and pos == "V" and child.pos_ == "VERB":
        return None
    if child.dep_ in {"obl", "nmod"} and not references.lexicon.complements.get((lemma, pos), {}).get(preposition):
        return None
    if child.dep_ in {"nsubj", "nsubj:pass"} and not syntax.is_passive(governor):
        return None
    return references.lexicon.complement(lemma, pos, preposition)


def _combine(inner: Factuality, outer: Factuality) -> Factuality:
    """An uncertain or denied governor makes a fact uncertain or denied; a denial of a denial leaves it uncertain."""
    if outer == "negated":
        return {"certain": "negated", "uncertain": "negated", "negated": "uncertain"}[inner]  # type: ignore[return-value]
    if outer == "uncertain":
        return "uncertain" if inner == "certain" else inner
    return inner


def _stronger(first: Factuality, second: Factuality) -> Factuality:
    return max(first, second, key=lambda value: _ORDER[value])
