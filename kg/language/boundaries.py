"""Sentence boundaries that layout and punctuation settle before the parser decides the rest."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.tables import word_classes

__all__ = ["mark_boundaries"]

_BEGINS, _GOES_ON = 1, 2**64 - 1  # spaCy's values of SENT_START, 1 and -1, as its unsigned arrays hold them
_FINAL = frozenset({".", "!", "?"})
_OPENING = frozenset("“‘\"'„«([")
_CLOSING = frozenset({*"”’\"'»)]", "''"})
_LOW_OPENING = ",,"  # the opening quotes of a typewriter, which '' close
_CREDIT_LENGTH = 6  # words that a credit line has at most ("Beeld EPA", "Foto: REUTERS")


@Language.component("kg_boundaries", assigns=["token.is_sent_start"])
def mark_boundaries(doc: Doc) -> Doc:
    """Mark tokens that surely begin a sentence, and those that surely do not; the parser keeps both.

    A paragraph, a credit line and a capital after a full stop begin a sentence; a lower-case word, a comma or a closing
    quote in mid-paragraph do not.
    """
    starts: Any = doc.to_array(["SENT_START"])
    credits = {
        token.i for token in doc[1:] if token.lower_ in word_classes("kg.language")["credit"] and _is_credit(token)
    }
    for token in doc[1:]:
        decision = _begins_sentence(token, credits)
        if decision is not None:
            starts[token.i] = _BEGINS if decision else _GOES_ON
    # All at once: for each single one spaCy would look through the whole document for a parse.
    return doc.from_array(["SENT_START"], starts)


def _begins_sentence(token: Token, credits: set[int]) -> bool | None:
    """Tell whether a token begins a sentence; None where that is for the parser to decide."""
    before = token.nbor(-1)
    if token.is_space:
        return False
    if "\n" in before.text:
        return True
    if _opens(before):
        return False
    if token.i in credits:
        return True
    if credits and _in_credit(token, credits):
        return False
    closed = before.i > 0 and before.text in _CLOSING and before.nbor(-1).text in _FINAL
    if before.text in _FINAL or closed:
        if token.text in _CLOSING and not _opens(token):
            return False
        return True if token.text[0].isupper() or _opens(token) else None
    if before.text == ":" and (token.is_lower or _opens(token)):
        return False  # what somebody says, or an explanation, is part of the sentence that announces it
    if token.is_lower and token.is_alpha and before.text not in {"...", "…", *_OPENING, *_CLOSING, "•", "-"}:
        return False
    if token.text in {",", ";", ":", ")", "%"} or token.text in _FINAL:
        return False
    return None


def _opens(token: Token) -> bool:
    """Tell whether a quote or bracket opens: no space after it, and a space (or nothing) before it."""
    if token.text == _LOW_OPENING:
        return True
    if token.text not in _OPENING or token.whitespace_:
        return False
    return token.i == 0 or token.nbor(-1).is_space or bool(token.nbor(-1).whitespace_)


def _is_credit(token: Token) -> bool:
    """Tell whether the paragraph ends within a few words of a credit word that follows a finished sentence."""
    if token.nbor(-1).text not in _FINAL | _CLOSING and not token.nbor(-1).is_space:
        return False
    rest = token.doc[token.i + 1 : token.i + 1 + _CREDIT_LENGTH]
    ended = [word.i for word in rest if "\n" in word.text or word.text in _FINAL]
    return bool(ended) or token.i + 1 + len(rest) == len(token.doc)


def _in_credit(token: Token, credits: set[int]) -> bool:
    """Tell whether a token goes on with a credit line."""
    for before in reversed(token.doc[max(1, token.i - _CREDIT_LENGTH) : token.i]):
        if before.i in credits:
            return True
        if before.text in _FINAL or "\n" in before.text:
            return False
    return False
