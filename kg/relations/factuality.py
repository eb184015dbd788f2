"""Whether a predicate is presented as a fact, as uncertain or as denied: mood, modals, negation and what embeds it.

Follows the veridicality layers of FactBank (Sauri & Pustejovsky 2009), reduced to certain, uncertain and negated.
"""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from kg.actors import phrases
from kg.language.clause import finite_form
from kg.language.morphology import feature
from kg.records import Factuality
from kg.relations import syntax
from kg.relations.lexicon import Complement
from kg.relations.references import References
from kg.relations.words import words

__all__ = ["factuality"]

_EMBEDDED = frozenset(
    {"ccomp", "xcomp", "csubj", "acl", "obj", "obl", "obl:arg", "nsubj", "nsubj:pass", "nmod", "advcl", "iobj"}
)
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "acl"})
_ORDER: dict[Factuality, int] = {"certain": 0, "uncertain": 1, "negated": 2}
_EFFECTS: dict[str, Factuality] = {"keep": "certain", "uncertain": "uncertain", "negated": "negated"}
_DENIED: dict[Factuality, Factuality] = {"certain": "negated", "uncertain": "negated", "negated": "uncertain"}
_HIGHEST = 12  # governors up that bear on a predicate


def factuality(token: Token, references: References) -> Factuality:
    """Return the factuality of a verb or event noun, all clauses above it taken into account."""
    value = _own(token)
    child = token
    for governor in islice(token.ancestors, _HIGHEST):
        if child.dep_ in {"conj", "flat", "appos"}:
            if child.dep_ == "conj" and syntax.is_predicate(child):
                value = max(value, _shared(child, governor), key=_ORDER.__getitem__)
        else:
            if child.dep_ not in _EMBEDDED:
                break
            frame = _embedding(child, governor, references)
            effect = _effect(child, governor, token, frame)
            if effect is None or _is_presupposed(child, frame):
                break
            value = _combine(value, effect)
            if syntax.is_predicate(governor):
                value = _combine(value, _own(governor))
        child = governor
    return value


def _own(token: Token) -> Factuality:
    """Return what a clause itself says: negation, modals, irrealis subordinators, a question mark."""
    if _negated(token):
        return "negated"
    asked = token.dep_ == "ROOT" and token.sent[-1].text == "?"
    return "uncertain" if asked or _is_irreal(token) else "certain"


def _is_irreal(token: Token) -> bool:
    """Tell whether a modal or a subordinator makes a clause uncertain; what "voordat" opens is certain in the past."""
    if any(aux.lemma_.lower() in words("modal") for aux in syntax.auxiliaries(token)):
        return True
    marks = syntax.marks(token)
    return bool(marks & words("irrealis")) or bool(marks & words("to come")) and not _is_past(token)


def _is_past(token: Token) -> bool:
    finite = finite_form(token)
    return finite is not None and feature(finite, "Tense") == "Past"


def _negated(token: Token) -> bool:
    for child in token.children:
        if child.dep_ in {"advmod", "cc", "det"} and child.lower_ in words("negator"):
            return True
        is_argument = child.dep_ in {"nsubj", "nsubj:pass", "obj", "iobj"}
        if is_argument and (child.lower_ in words("nobody") or phrases.determiner(child) == "geen"):
            return True
    return phrases.determiner(token) == "geen" or "zonder" in syntax.marks(token)


def _shared(child: Token, governor: Token) -> Factuality:
    """Return what a coordinated predicate shares with the first: modals and subordinator, if it has no auxiliary."""
    independent = any(True for _ in syntax.auxiliaries(child))
    return "uncertain" if not independent and _is_irreal(governor) else "certain"


def _effect(child: Token, governor: Token, token: Token, frame: Complement | None) -> Factuality | None:
    """Return how a governor changes what stands under it; None when it does not bear on it at all."""
    participates = child.i == token.i and syntax.is_predicate(governor)
    circumstance = participates and child.dep_ in {"obl", "obl:arg"} and token.pos_ == "NOUN"
    if circumstance and frame is None:
        # A meeting at which something is said is hearsay when that is ("zou ... verklaard hebben in een gesprek").
        return "uncertain" if _is_hearsay(governor) else None
    if circumstance and frame is not None and frame.kind in {"say", "think"}:
        return None  # the topic of what is said is presupposed
    if frame is not None:
        return _EFFECTS[frame.effect]
    if child.dep_ in _CLAUSES:
        return "certain"
    if participates and child.dep_ in {"nsubj", "obj", "nsubj:pass"}:
        occurs = governor.lemma_.lower() in words("occurrence") or not phrases.is_definite(child)
        return "certain" if occurs else None
    return None


def _is_presupposed(child: Token, frame: Complement | None) -> bool:
    """Tell whether an action is taken for granted whatever is said of its governor: denied, planned or asked.

    So what is stopped, known or regretted, and a clause with a question word ("zag niet hoe X Y aanviel").
    """
    opened = next((word.lower_ for word in child.lefts if not word.is_punct), "")
    if child.dep_ in _CLAUSES and opened in words("question word") and "te" not in syntax.marks(child):
        return True
    if frame is None or frame.effect != "keep" or frame.is_source:
        return False
    return frame.kind in {"stop", "think", "say"}


def _is_hearsay(verb: Token) -> bool:
    return any(aux.lower_ in {"zou", "zouden"} for aux in syntax.auxiliaries(verb))


def _embedding(child: Token, governor: Token, references: References) -> Complement | None:
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
    """Return what a governor makes of a value: a denial of a denial leaves it uncertain, doubt takes certainty only."""
    if outer == "negated":
        return _DENIED[inner]
    return "uncertain" if (outer, inner) == ("uncertain", "certain") else inner
