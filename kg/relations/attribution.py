"""Who says it: quotations, reported speech, "volgens" and "aldus"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.relations import syntax
from kg.relations.lexicon import Lexicon
from kg.relations.references import References
from kg.relations.words import words

__all__ = ["attributed", "quotations", "source_of"]

_OPEN = {"“": "”", "‘": "’", '"': '"', "„": "”", "«": "»"}
_SPEECH = frozenset({"say", "think", "confirm", "deny", "accuse"})
_SPEECHLESS = frozenset({"Place", "Facility"})
_AFTER = 25  # tokens after a quotation within which its speaker is named
_LONGEST = 150  # tokens; a quotation mark that stays open longer was no quotation
_SHORTEST = 3  # words in quotes from which they are speech, not a term


def quotations(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the token spans (end exclusive) between quotation marks."""
    start, closer = -1, ""
    for token in doc:
        if start < 0:
            if token.text in _OPEN and not token.whitespace_:
                start, closer = token.i + 1, _OPEN[token.text]
        elif token.text == closer or closer == "”" and token.text == '"':
            yield start, token.i
            start = -1
        elif token.i - start > _LONGEST or token.is_space and "\n" in token.text:
            start = -1


def attributed(doc: Doc, lexicon: Lexicon) -> References:
    """Return the references of a document in which the first person of a quotation is its speaker."""
    return References(doc, lexicon, _speakers(doc, References(doc, lexicon)))


def _speakers(doc: Doc, references: References) -> dict[int, tuple[str, ...]]:
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
    after = doc[end : end + _AFTER]
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
            return _agent(token, references)
    return ()


def source_of(token: Token, references: References) -> str | None:
    """Return the id of the participant who asserts what a predicate says, None when it is the author.

    The innermost source wins: in "X zegt dat volgens Y ..." it is Y.
    """
    for clause in (token, *token.ancestors):
        # What leads from the clause down to the predicate says nothing about its source.
        beside = [child for child in clause.children if child.i != token.i and not child.is_ancestor(token)]
        said = _according_to(beside, references) or _reported(clause, beside, references)
        if said:
            return said
    quoted = references.speakers.get(token.i) or _heard(token, references)
    return quoted[0] if quoted else None


def _heard(token: Token, references: References) -> tuple[str, ...]:
    """Return who spoke in the sentence before, for a sentence with "klonk het" or "luidt het"."""
    doc, sentence = token.doc, token.sent
    says = (word for word in sentence if word.lemma_ in words("sounding") and word.i + 1 < sentence.end)
    if sentence.start == 0 or not any(word.nbor(1).lower_ == "het" for word in says):
        return ()
    before = reversed(list(doc[sentence.start - 1].sent))
    return next((who for word in before if (who := _said_by(word, references))), ())


def _according_to(phrases: list[Token], references: References) -> str | None:
    """Return whom a phrase with "volgens", "aldus" or "naar zeggen van" names."""
    for noun in phrases:
        word = next((c.lower_ for c in noun.lefts if c.dep_ == "case" and c.lower_ in words("source")), "")
        if not word or word == "naar" and noun.lemma_ != "zeggen":
            continue
        who = references.of(noun) or tuple(references.of(inner)[0] for inner in references.inside(noun))
        speaking = [entity for entity in who if references.types.get(entity) not in _SPEECHLESS]
        if speaking:
            return speaking[0]
    return None


def _reported(clause: Token, beside: list[Token], references: References) -> str | None:
    """Return the agent of the speech verb that a clause is the complement of, or that is put in beside it ("zei X")."""
    governors = [child for child in beside if child.dep_ == "parataxis"]
    content = not any(child.lower_ in {"waarin", "waarbij", "waarmee"} for child in clause.lefts)  # that is relative
    if clause.dep_ in {"ccomp", "xcomp", "parataxis", "csubj", "obj"} and clause.head.i != clause.i and content:
        governors.append(clause.head)
    for governor in governors:
        who = _agent(governor, references) if _is_speech(governor, references) else ()
        if who:
            return who[0]
    return None


def _agent(verb: Token, references: References) -> tuple[str, ...]:
    return next((who for agent in references.agents(verb) if (who := references.of(agent))), ())


def _is_speech(token: Token, references: References) -> bool:
    frame = references.lexicon.complement(syntax.predicate_lemma(token), "V")
    return frame is not None and frame.is_source and frame.kind in _SPEECH
