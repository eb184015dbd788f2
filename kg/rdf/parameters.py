"""The parameters of a query: their types, and the RDF term that a value from outside becomes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from urllib.parse import unquote

from kg.errors import QueryError
from kg.rdf import literals
from kg.rdf.plover import categories, scheme_iri
from kg.rdf.terms import Term
from kg.rdf.vocabulary import FACTUALITY

__all__ = ["TYPES", "Parameter"]

_IRI = re.compile(r"<?(?:[a-z][a-z0-9+.-]*://\S*/|actor:|act:|article:|statement:)([^/<>\s]+?)>?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a library query: the variable it is bound to, its type, and its value when none is given."""

    name: str
    type: str
    description: str
    default: str | None = None

    @property
    def required(self) -> bool:
        """Whether a value must be given."""
        return self.default is None

    def bind(self, value: str, query: str) -> Term:
        """Return the term for a value; QueryError when the value is not of the parameter's type."""
        try:
            return TYPES[self.type][1](value)
        except ValueError as error:
            raise QueryError(
                f"parameter '{self.name}' is not {TYPES[self.type][0]}: '{value}'{_reason(error)}",
                where=f"query '{query}'",
                remedy=f"{self.name}: {self.description}",
            ) from None


def _reason(error: ValueError) -> str:
    return f"; {error}" if str(error) else ""


def _name(value: str) -> Term:
    """Return a name, an id or an IRI as the key that all labels are found by."""
    found = _IRI.fullmatch(value.strip())
    key = literals.search_key(unquote(found[1]) if found else value)
    if not key:
        raise ValueError
    return literals.string(key)


def _id(value: str) -> Term:
    found = _IRI.fullmatch(value.strip())
    text = unquote(found[1]) if found else value.strip()
    if not text:
        raise ValueError
    return literals.string(text)


def _day(end: int) -> Callable[[str], Term]:
    def bind(value: str) -> Term:
        days = literals.interval(value.strip())
        if days is None:
            raise ValueError
        return literals.time(days[end])

    return bind


def _category(value: str) -> Term:
    name = value.strip().upper()
    known = {category for category, _ in categories()} | {"OTHER"}
    if name not in known:
        raise ValueError(f"the categories are {', '.join(sorted(known))}")
    return scheme_iri(name)


def _factuality(value: str) -> Term:
    for name, term in FACTUALITY.items():
        if name == value.strip().lower():
            return term
    raise ValueError(f"it is one of {', '.join(FACTUALITY)}")


def _integer(value: str) -> Term:
    return literals.integer(int(value))


def _number(value: str) -> Term:
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError from None
    if not number.is_finite():
        raise ValueError
    return literals.decimal(float(number))


def _text(value: str) -> Term:
    return literals.string(value)


TYPES: dict[str, tuple[str, Callable[[str], Term]]] = {
    "actor": ("the name or id of an actor", _name),
    "article": ("the id of an article", _id),
    "statement": ("the id of a statement", _id),
    "category": ("a PLOVER category", _category),
    "factuality": ("a factuality", _factuality),
    "from": ("a date (YYYY, YYYY-MM or YYYY-MM-DD)", _day(0)),
    "to": ("a date (YYYY, YYYY-MM or YYYY-MM-DD)", _day(1)),
    "integer": ("a whole number", _integer),
    "number": ("a number", _number),
    "text": ("a text", _text),
}
