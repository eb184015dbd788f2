"""What opens a subordinate clause and makes it what it is: "om", "of", "als"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.language.clause import SUBJECTS, Tokens, finite_form

__all__ = [
    "among_others",
    "before_a_place",
    "before_infinitive",
    "before_opener",
    "besides",
    "conditional",
    "om_before_te",
    "that_of_a_clause",
    "when_apart",
    "whether",
]

_ADVERBIAL = frozenset({"als", "indien", "mits", "tenzij", "zodra", "omdat", "hoewel", "terwijl", "nadat", "voordat"})


def before_infinitive(verb: Token) -> None:
    """A clause with "dat" and a finite verb does not depend on an infinitive behind it, but that on the last verb.

    "Zei dat X een fout zou begaan om Y te vragen te vertrekken": to leave is what is asked.
    """
    infinite = verb.head
    opened = any(child.dep_ == "mark" and child.lower_ == "dat" for child in verb.lefts)
    if not opened or verb.dep_ != "advcl" or infinite.i < verb.i or finite_form(verb) is None:
        return
    if not any(child.lower_ == "te" for child in infinite.lefts) or infinite.head.i == infinite.i:
        return
    last = next((word for word in reversed(verb.doc[verb.i : infinite.i]) if word.pos_ == "VERB"), verb)
    verb.head, verb.dep_ = infinite.head, infinite.dep_
    infinite.head, infinite.dep_ = last, "xcomp"


def before_opener(verb: Token) -> None:
    """What stands before "om" or "als" is no part of the clause that it opens, but of the one around it."""
    openers = (child for child in verb.lefts if child.lower_ in _ADVERBIAL | {"om"} and child.dep_ == "mark")
    opener = next(openers, None) or _om_of_a_clause(verb) or _als_of_a_clause(verb)
    if opener is None or verb.head.pos_ != "VERB" or verb.head.i == verb.i:
        return
    for child in list(verb.lefts):
        if verb.head.i < child.i < opener.i and child.dep_ in SUBJECTS | {"obj", "iobj", "obl", "obl:arg"}:
            child.head = verb.head


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
        if als is not None and noun.dep_ == "advcl" and noun.pos_ in {"NOUN", "PROPN"} and finite_form(verb):
            als.head, noun.dep_ = verb, "nsubj"
            return als
    return None


def before_a_place(doc: Tokens) -> None:
    """ "Om" opens no clause without "te": it is the preposition of the noun behind it ("die om de tafel zat")."""
    for om in doc:
        if om.lower_ != "om" or om.dep_ != "mark" or any(child.lower_ == "te" for child in om.head.children):
            continue
        verb = om.head
        noun = next((child for child in verb.lefts if child.left_edge.i == om.i + 1 and child.dep_ == "obj"), None)
        if verb.pos_ == "VERB" and noun is not None and finite_form(verb) is not None:
            om.head, om.dep_, noun.dep_ = noun, "case", "obl"


def that_of_a_clause(verb: Token) -> None:
    """A finite clause under a verb has an opener: "dat" before its subject ("verhindert dat groep X terugkeert")."""
    if verb.dep_ not in {"xcomp", "ccomp"} or finite_form(verb) is None or verb.head.i > verb.i:
        return
    if any(child.dep_ == "mark" or child.lower_ == "te" for child in verb.lefts):
        return
    noun = next((child for child in verb.lefts if child.dep_ in SUBJECTS and child.pos_ == "NOUN"), None)
    dat = noun.left_edge if noun is not None else None
    between = verb.doc[verb.head.i : dat.i] if dat is not None else ()
    if dat is None or dat.lower_ != "dat" or dat.dep_ != "det" or any(word.is_punct for word in between):
        return
    dat.head, dat.dep_, dat.pos_, verb.dep_ = verb, "mark", "SCONJ", "ccomp"


def om_before_te(doc: Tokens) -> None:
    """ "Om" and "te" around a noun open the infinitive, whose object it is, wherever the parser hangs the noun."""
    for om in doc:
        noun = om.head
        if om.lower_ != "om" or om.dep_ != "case" or noun.left_edge.i != om.i or noun.right_edge.i + 1 >= len(doc):
            continue
        te = doc[noun.right_edge.i + 1]
        verb = te.head
        taken = any(child.dep_ in {"obj", "ccomp"} for child in verb.children)
        if te.lower_ == "te" and verb.pos_ == "VERB" and verb.i > te.i and verb.i != noun.head.i and not taken:
            noun.head, noun.dep_ = verb, "obj"
            om.head, om.dep_ = verb, "mark"


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


def when_apart(doc: Tokens) -> None:
    """Give "als" and the noun after it to the finite verb that ends their clause ("als X zijn troepen terugtrekt")."""
    for als in doc:
        if als.lower_ != "als" or als.dep_ != "mark" or als.head.pos_ not in {"NOUN", "PROPN"} or als.head.i < als.i:
            continue
        noun = als.head
        if noun.dep_ in SUBJECTS and noun.head.pos_ == "VERB" and noun.head.i > noun.i:
            als.head = noun.head
            if noun.head.dep_ in {"xcomp", "ccomp"}:
                noun.head.dep_ = "advcl"
            continue
        above = next((word for word in noun.ancestors if word.pos_ == "VERB"), None)
        later = [child for child in above.rights if child.i > noun.i] if above is not None else []
        clauses = (v for v in later if v.dep_ in {"xcomp", "ccomp", "advcl", "conj"})
        verb = next((v for v in clauses if finite_form(v) is not None), None)
        if noun.dep_ not in {"advcl", "acl", "nmod"} or verb is None:
            continue
        if any(child.dep_ in SUBJECTS | {"mark"} for child in verb.children):
            continue
        als.head, noun.head = verb, verb
        noun.dep_, verb.dep_ = "nsubj", "advcl"


def whether(doc: Tokens) -> None:
    """ "Of" opens a subordinate clause where the finite verb stands last ("weet niet of X Y steunt")."""
    for word in doc:
        if word.lower_ != "of" or word.dep_ != "cc":
            continue
        verb = next((v for v in (word.head, *word.head.ancestors) if v.pos_ == "VERB"), None)
        if verb is None or verb.dep_ not in {"ccomp", "conj", "advcl"} or verb.head.pos_ != "VERB" or verb.i < word.i:
            continue
        between = [child for child in verb.lefts if child.i > word.i and child.dep_ in SUBJECTS | {"obj", "obl"}]
        last = not any(child.dep_ not in {"punct", "aux", "aux:pass", "conj"} for child in verb.rights)
        if finite_form(verb) is not None and len(between) > 1 and last and verb.head.i < word.i:
            word.head, word.dep_, verb.dep_ = verb, "mark", "ccomp"


def conditional(verb: Token) -> None:
    """A finite clause that "als" or "omdat" opens says when or why; it is never what a verb says or wants."""
    opened = any(child.dep_ == "mark" and child.lower_ in _ADVERBIAL for child in verb.lefts)
    if opened and verb.dep_ in {"ccomp", "xcomp"} and finite_form(verb) is not None:
        verb.dep_ = "advcl"


def besides(doc: Tokens) -> None:
    """ "Behalve" before a noun is a preposition, the subject comes after the verb ("Behalve X steunen anderen Y")."""
    for word in doc:
        if word.lower_ != "behalve" or word.dep_ != "mark":
            continue
        own = word.head if word.head.pos_ in {"NOUN", "PROPN"} else None
        verb = own.head if own is not None else word.head
        right = (child for child in verb.lefts if child.i > word.i and child.left_edge.i == word.i + 1)
        noun = own if own is not None else next(right, None)
        if verb.pos_ != "VERB" or noun is None:
            continue
        if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ not in SUBJECTS | {"obj"}:
            continue
        word.head, word.dep_, noun.dep_ = noun, "case", "obl"
        after = next((child for child in verb.rights if child.dep_ == "obj"), None)
        if after is not None and not any(child.dep_ in SUBJECTS for child in verb.children):
            after.dep_ = "nsubj"
