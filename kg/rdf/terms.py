"""The quad, and the text of terms and quads as N-Quads has it."""

from __future__ import annotations

import re
from typing import NamedTuple

from rdflib import Literal, URIRef

__all__ = ["Quad", "Term", "n3", "nquad"]

Term = URIRef | Literal


class Quad(NamedTuple):
    """One triple in one named graph; the dataset has no blank nodes, so that two dumps can be compared by bytes."""

    subject: URIRef
    predicate: URIRef
    object: Term
    graph: URIRef


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f\u0085\u2028\u2029\ufffe\uffff]')
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def n3(term: Term) -> str:
    """Return a term as N-Quads writes it, on one line whatever it holds."""
    if isinstance(term, URIRef):
        return f"<{term}>"
    text = f'"{_ESCAPED.sub(_escape, term)}"'
    if term.language:
        return f"{text}@{term.language}"
    return text if term.datatype is None or str(term.datatype) == _STRING else f"{text}^^<{term.datatype}>"


def nquad(quad: Quad) -> str:
    """Return a quad as a line of N-Quads, without the line end."""
    return f"{n3(quad.subject)} {n3(quad.predicate)} {n3(quad.object)} {n3(quad.graph)} ."
