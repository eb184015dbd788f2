"""Coordination in parsed text: like is joined with like, and two names side by side are two phrases."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.language.clause import NO_PREPOSITIONS, SUBJECTS, is_figures
from kg.tables import word_classes

__all__ = ["coordinate"]

_NOUN_PHRASE, _CORRELATIVE = 6, 14  # words in which a noun, and "als" after "zowel", must come
_ARGUMENTS = SUBJECTS | {"obj", "obl"}


def coordinate(doc: Doc, tokens: Sequence[Token]) -> None:
    """Part what the parser joined wrongly: conjuncts, and names beside each other.

    ``tokens`` are those of the document in a list: spaCy makes each token anew whenever a document is read through.
    """
    _conjuncts(tokens)
    _gapped_names(doc)
    _rests_of_clauses(tokens)
    _both(tokens)
    _likewise(tokens)
    _juxtaposed(doc)
    _noun_between_verbs(tokens)
    _argument_after_and(tokens)
    _split_names(doc)
    _prepositions_of_names(doc)


def _conjuncts(doc: Sequence[Token]) -> None:
    """What "en" joins to a name is no part of the name."""
    for token in doc:
        if token.dep_ == "flat" and any(child.dep_ == "cc" for child in token.lefts):
            token.dep_ = "conj"


def _gapped_names(doc: Doc) -> None:
    """Two names side by side behind a comma are no conjunct but a clause of their own ("A steunt B, C D")."""
    for ent in doc.ents:
        name, first = ent.root, ent.root.head
        if name.dep_ != "flat" or first.dep_ != "conj" or first.ent_iob_ == "O" or doc[ent.start].ent_iob_ != "B":
            continue
        start = first.left_edge.i
        behind = any(doc[i].text == "," for i in range(max(0, start - 1), start + 1))
        if behind and first.i < ent.start and not any(child.dep_ == "cc" for child in first.children):
            name.dep_ = "orphan"


def _rests_of_clauses(doc: Sequence[Token]) -> None:
    """What has an orphan is what is left of a clause: it is joined to the verb, not to a noun ("A steunt B, C D")."""
    for token in doc:
        if token.dep_ != "conj" or token.head.pos_ in {"VERB", "AUX"}:
            continue
        if any(child.dep_ == "orphan" for child in token.children):
            verb = next((ancestor for ancestor in token.ancestors if ancestor.pos_ == "VERB"), None)
            if verb is not None and verb.i < token.i:
                token.head = verb


def _both(doc: Sequence[Token]) -> None:
    """ "Zowel X als Y" is X and Y: "als" compares nothing there."""
    for both in doc:
        if both.lower_ != "zowel":
            continue
        first = _noun_from(doc, both.i + 1)
        field = doc[first.i + 1 : first.i + _CORRELATIVE] if first is not None else ()
        link = next((word for word in field if word.lower_ == "als"), None)
        second = _noun_from(doc, link.i + 1) if link is not None else None
        if first is None or link is None or second is None or second.sent.start != both.sent.start:
            continue
        if first in second.subtree:
            continue
        second.head, second.dep_ = first, "conj"
        link.head, link.dep_ = second, "cc"


def _likewise(doc: Sequence[Token]) -> None:
    """ "X prees Y, evenals Z" and "X steunt, net als Z, Y" say the same of Z as of the subject: it is joined to it."""
    for word in doc:
        noun, net = word.head, word.nbor(-1) if word.i else word
        alike = word.lower_ == "evenals" or word.lower_ == "als" and net.lower_ == "net"
        if not alike or word.dep_ not in {"mark", "case", "cc"} or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        verb = next((ancestor for ancestor in noun.ancestors if ancestor.pos_ == "VERB"), noun)
        if verb.i == noun.i or any(child.dep_ == "case" and child.i != word.i for child in noun.lefts):
            continue
        subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS and child.i != noun.i), None)
        if subject is None or subject.i > noun.i:
            continue
        noun.head, noun.dep_, word.dep_ = subject, "conj", "cc"
        behind = [child for child in noun.rights if child.dep_ == "conj"]
        free = behind and not any(child.dep_ == "cc" for child in behind[0].lefts)
        if free and not any(child.dep_ == "obj" for child in verb.children):
            behind[0].head, behind[0].dep_ = verb, "obj"  # the comma ends the comparison: "steunt, net als Z, Y"
            for conjunct in behind[1:]:
                conjunct.head = behind[0]


def _noun_from(doc: Sequence[Token], start: int) -> Token | None:
    """Return the noun that begins at a token, behind preposition, article and adjectives; None when there is none."""
    for word in doc[start : start + _NOUN_PHRASE]:
        if word.pos_ in {"NOUN", "PROPN", "PRON"}:
            return word.head if word.dep_ == "flat" and word.head.i > start else word
        if word.pos_ not in {"ADP", "DET", "ADJ", "NUM"}:
            return None
    return None


def _juxtaposed(doc: Doc) -> None:
    """A conjunct follows "en" or a comma: in "X en Y Z beloven te helpen" the third name is an argument of its own."""
    for ent in doc.ents:
        name, first = ent.root, ent.root.head
        if name.dep_ != "conj" or not ent.start or doc[ent.start - 1].ent_iob_ == "O" or first.i > name.i:
            continue
        if first.dep_ in SUBJECTS and first.head.pos_ == "VERB" and not any(c.dep_ == "cc" for c in name.lefts):
            name.head, name.dep_ = first.head, "obj"


def _argument_after_and(doc: Sequence[Token]) -> None:
    """What "en" joins to the participant right before it is that one's conjunct ("die X en zijn Y steunen")."""
    for noun in doc:
        if noun.dep_ not in _ARGUMENTS or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        link = next((child for child in noun.lefts if child.dep_ == "cc"), None)
        if link is None:
            continue
        for other in noun.head.children:
            adjacent = other.i < link.i and other.right_edge.i + 1 == link.i
            if adjacent and other.dep_ in _ARGUMENTS and other.pos_ in {"NOUN", "PROPN"}:
                noun.head, noun.dep_ = other, "conj"
                break


def _noun_between_verbs(doc: Sequence[Token]) -> None:
    """Like is coordinated with like: a noun after "en" before a second verb is that verb's object, not a conjunct.

    "Het leger heeft de macht gegrepen en de president opgepakt."
    """
    for noun in doc:
        if noun.dep_ != "conj" or noun.pos_ not in {"NOUN", "PROPN"} or noun.head.pos_ != "VERB":
            continue
        first = noun.head
        later = (child for child in first.rights if child.i > noun.i and child.pos_ == "VERB")
        verb = next((child for child in later if child.dep_ in {"conj", "xcomp"}), None)
        link = next((child for child in noun.lefts if child.dep_ == "cc"), None)
        if verb is None or link is None or any(c.dep_ in SUBJECTS | {"obj", "cc"} for c in verb.children):
            continue
        link.head, noun.head = verb, verb
        noun.dep_ = "obl" if any(child.dep_ == "case" for child in noun.lefts) else "obj"


def _split_names(doc: Doc) -> None:
    """Two names of places or bodies side by side ("... Rusland Turkije aanviel") are two arguments, not one name."""
    measures = word_classes("kg.language")["measure"]
    starts = {ent.start for ent in doc.ents if ent.label_ in {"GPE", "ORG", "PER", "PERSON"}}
    for token in list(doc):
        bare = token.dep_ == "nmod" and token.head.lemma_.lower() in measures
        bare = bare and not any(child.dep_ == "case" for child in token.lefts)
        if token.dep_ not in {"flat", "appos"} and not bare or token.i not in starts or token.head.i >= token.i:
            continue
        first, governor = token.head, token.head.head
        if first.ent_type_ == "NORP" and token.ent_type_ in {"PER", "PERSON"}:
            continue  # "de Spanjaard Miguel Torres" is one phrase
        if first.dep_ in {"nmod", "obl", "obl:arg", "conj"} and token.ent_iob_ == "B" and first.ent_iob_ != "O":
            _object_of_the_clause(token)
            continue
        if (is_figures(first) or first.lemma_.lower() in measures) and first.head.pos_ == "VERB":
            _make_object(token, first.head)  # no day or year has a name ("viel in 2016 X aan")
            continue
        ended_before = first.ent_iob_ != "O" and doc[token.i - 1].ent_iob_ != "O" and token.ent_iob_ == "B"
        if first.dep_ == "appos" and first.head.i < first.i:  # "legde de bank KBC Fortis ... op"
            first, governor = first.head, first.head.head
        if ended_before and first.dep_ in SUBJECTS | {"obj"} and governor.pos_ == "VERB":
            _make_object(token, governor)


def _object_of_the_clause(name: Token) -> None:
    """Make a name the object of the verb around it, if that has none ("viel met steun van X Y aan")."""
    verb = next((ancestor for ancestor in name.ancestors if ancestor.pos_ == "VERB"), None)
    if verb is not None and not any(child.dep_ in {"obj", "ccomp"} for child in verb.children):
        _make_object(name, verb)


def _make_object(name: Token, verb: Token) -> None:
    """Take a name, with the rest of its words, out of the name before it and make it the object of a verb."""
    rest = [word for word in name.head.rights if word.dep_ == "flat" and word.i > name.i]
    name.head, name.dep_ = verb, "obj"
    for word in rest:
        word.head = name


def _prepositions_of_names(doc: Doc) -> None:
    """Let a preposition right before a name govern it, whatever the name looks like ("tegen IS vecht")."""
    for ent in doc.ents:
        before, root = doc[ent.start - 1] if ent.start else None, ent.root
        if before is None or before.dep_ != "case" or before.lower_ in NO_PREPOSITIONS:
            continue
        if before.head.i == root.i or before.head.i < ent.end:
            continue
        shared = root.head.i == before.head.i and root.head.pos_ in {"VERB", "NOUN"}
        if shared and not any(child.dep_ == "case" for child in root.children):
            root.dep_ = "obl" if root.head.pos_ == "VERB" else "nmod"
            before.head = root
            if root.pos_ in {"AUX", "VERB", "ADP"}:
                root.pos_ = "PROPN"
