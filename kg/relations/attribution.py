"""Who says it: quotations, reported speech, "volgens" and "aldus"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.relations import syntax
from kg.relations.references import References

__all__ = ["quotations", "source_of", "speakers"]

_OPEN = {"“": "”", "‘": "’", '"': '"', "„": "”", "«": "»"}
_SOURCE_WORDS = frozenset({"volgens", "aldus", "naar"})
_SPEECH = frozenset({"say", "think", "confirm", "deny", "accuse"})
_SPEECHLESS = frozenset({"Place", "Facility"})
_LONGEST = 150  # tokens; a quotation mark that stays open longer was no quotation
_SHORTEST = 3  # words in quotes from which they are speech, not a term


def quotations(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the token spans (end exclusive) between quotation marks."""
    start, closer = -1, ""
    for token in doc:
        if start < 0:
            opens = token.text in _OPEN and not token.whitespace_
            if opens:
                start, closer = token.i + 1, _OPEN[token.text]
        elif token.text == closer or closer == "”" and token.text == '"':
            yield start, token.i
            start = -1
        elif token.i - start > _LONGEST or token.is_space and "\n" in token.text:
            start = -1


def speakers(doc: Doc, references: References) -> dict[int, tuple[str, ...]]:
    """Return who speaks each quoted token: the agent of the speech verb around the quotation, or of "aldus"."""
    found: dict[int, tuple[str, ...]] = {}
    for start, end in quotations(doc):
        if end - start < _SHORTEST:
            continue
        who = _speaker(doc, start, end, references)
        if who:
            found.update(dict.fromkeys(range(start, end), who))
    return found


def _speaker(doc: Doc, start: int, end: int, references: References) -> tuple[str, ...]:
    """Look for a speech verb or "aldus" right after the quotation, then right before it, then around it."""
    after = doc[end : min(len(doc), end + 25)]
    sentence_end = next((t.i for t in after if t.i > end + 1 and t.is_sent_start), len(doc))
    before_start = doc[start - 1].sent.start
    if doc[start - 1].is_sent_start and start > 2 and doc[start - 2].text == ":":
        before_start = doc[start - 2].sent.start
    for first, last in ((end, sentence_end), (before_start, start)):
        for token in doc[first:last]:
            who = _said_by(token, references)
            if who:
                return who
    return ()


def _said_by(token: Token, references: References) -> tuple[str, ...]:
    if token.lower_ in {"aldus", "volgens"} and token.dep_ == "case":
        return references.of(token.head)
    if token.pos_ == "VERB":
        frame = references.lexicon.complement(syntax.predicate_lemma(token), "V")
        if frame is not None and frame.is_source:
            return next((references.of(agent) for agent in references.agents(token) if references.of(agent)), ())
    return ()


def source_of(token: Token, references: References) -> str | None:
    """Return the id of the participant who asserts what a predicate says, None when it is the author.

    The innermost source wins: in "X zegt dat volgens Y ..." it is Y.
    """
    types = {entity.id: entity.type for entity in references.doc._.actors}
    for clause in (token, *token.ancestors):
        for child in clause.children:
            word = next((c.lower_ for c in child.lefts if c.dep_ == "case" and c.lower_ in _SOURCE_WORDS), "")
            if (
                child.i != token.i
                and not child.is_ancestor(token)
                and word
                and (word != "naar" or child.lemma_ == "zeggen")
            ):
                who = references.of(child) or tuple(ids[0] for _, ids in references.inside(child))
                speaking = [entity for entity in who if types.get(entity) not in _SPEECHLESS]
                if speaking:
                    return speaking[0]
        said = _reported(token, clause, references)
        if said:
            return said
    quoted = references.speakers.get(token.i)
    return quoted[0] if quoted else None


def _reported(token: Token, clause: Token, references: References) -> str | None:
    """Return the agent of the speech verb that a clause is the complement of, or that is put in beside it ("..., zei X")."""
    governors = [
        child
        for child in clause.children
        if child.dep_ == "parataxis" and child.i != token.i and not child.is_ancestor(token)
    ]
    if clause.dep_ in {"ccomp", "xcomp", "parataxis", "csubj", "obj"} and clause.head.i != clause.i:
        governors.append(clause.head)
    for governor in governors:
        if _is_speech(governor, references):
            for agent in references.agents(governor):
                who = references.of(agent)
                if who:
                    return who[0]
    return None


def _is_speech(token: Token, references: References) -> bool:
    frame = references.lexicon.complement(syntax.predicate_lemma(token), "V")
    return frame is not None and frame.is_source and frame.kind in _SPEECH
