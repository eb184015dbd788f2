"""Literals in the one lexical form that every store keeps as it is."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date
from decimal import Decimal

from rdflib import XSD, Literal, URIRef

__all__ = ["decimal", "integer", "interval", "search_key", "string", "time"]

_TIME = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DATATYPES = (XSD.gYear, XSD.gYearMonth, XSD.date)
_SURROGATE = re.compile("[\ud800-\udfff]")


def string(text: str, lang: str | None = None) -> Literal:
    """Return a text as a literal; a lone surrogate, which no encoding can hold, becomes U+FFFD."""
    return Literal(_SURROGATE.sub("\ufffd", text), lang=lang)


def integer(number: int) -> Literal:
    """Return an ``xsd:integer``; NIF's nonNegativeInteger is not used since Oxigraph keeps only the value."""
    return Literal(str(number), datatype=XSD.integer, normalize=False)


def decimal(number: float) -> Literal:
    """Return an ``xsd:decimal`` in canonical form.

    >>> str(decimal(0.870)), str(decimal(1.0)), str(decimal(-9.5)), str(decimal(0.0000001))
    ('0.87', '1', '-9.5', '0.0000001')
    """
    text = format(Decimal(repr(float(number))), "f")
    return Literal(text.rstrip("0").rstrip(".") if "." in text else text, datatype=XSD.decimal, normalize=False)


def interval(text: str) -> tuple[str, str] | None:
    """Return the first and last day of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None when it is none of them.

    >>> interval("2020-02"), interval("2019"), interval("2020-02-31")
    (('2020-02-01', '2020-02-29'), ('2019-01-01', '2019-12-31'), None)
    """
    found = _TIME.fullmatch(text)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    last_month = int(month or 12)
    last_day = int(day or calendar.monthrange(int(year), last_month)[1])
    return first.isoformat(), date(int(year), last_month, last_day).isoformat()


def time(text: str) -> Literal:
    """Return a date as ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear`` by its precision; another text as a string."""
    if interval(text) is None:
        return string(text)
    datatype: URIRef = _DATATYPES[text.count("-")]
    return Literal(text, datatype=datatype, normalize=False)


def search_key(text: str) -> str:
    """Return a name as it is looked up: caseless, without accents, single-spaced.

    >>> search_key("  Belgi\\u00eb \\u0130stanbul"), search_key("Verenigde_Staten")
    ('belgie istanbul', 'verenigde staten')
    """
    plain = unicodedata.normalize("NFKD", _SURROGATE.sub("\ufffd", text).replace("_", " ")).casefold()
    plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    return " ".join(plain.split())
