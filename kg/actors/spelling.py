"""One spelling for a person's name: what a transliterated name is written as in an id, whatever the newspaper wrote."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg.actors.knowledge import fold
from kg.errors import TableError
from kg.tables import read_rows, shipped

__all__ = ["spelled"]

_PACKAGE = "kg.actors"
NAME_COLUMNS = ("name", "origin", "variants")
RULE_COLUMNS = ("origin", "pattern", "becomes", "example")
_ROUNDS = 8  # the rules settle in two or three; a table with a cycle must not hang
_SERVANT = re.compile(r"\babd(?:[eu]l|oel|[ -][ae]l)[ -](?=\w)", re.IGNORECASE)  # "Abdel Mahdi", "Abd al-Mahdi"
_ARTICLE = re.compile(r"(?<=\s)(?:al|el)[ -](?=\w)", re.IGNORECASE)
_INITIAL = re.compile(r"[^\W\d_]\.?")
_PLAIN = str.maketrans("łŁđĐøØıŋ", "lLdDoOin")


@cache
def spelled(name: str) -> str:
    """Return the one spelling of a full name: a pure function, idempotent, that never depends on other articles.

    The given name takes its first form in ``given_names.tsv``; its origin says by which rules of ``spellings.tsv`` the
    rest is made uniform. Middle initials go, and so do accents that Western newspapers leave out. A name of one
    word, and the surname after a given name that is not listed, keep their letters.

    >>> spelled("Qassim Soleimani") == spelled("Qassem Soleimani")
    True
    >>> spelled("Louis B. Michel")
    'Louis Michel'
    """
    words = [word for word in _latin(name).split() if not word.isspace()]
    if len(words) < 2:
        return " ".join(words)
    given = _given_names()
    for length in (3, 2, 1):
        found = given.get(fold(" ".join(words[:length]))) if length < len(words) else None
        if found is not None:
            first, origin = found
            return " ".join([first, *_surname(words[length:], origin)])
    return " ".join(_without_initials(words))


def _surname(words: list[str], origin: str) -> list[str]:
    rest = " ".join(["", *(_without_initials(words) or words)])
    if origin == "arabic":
        rest = _ARTICLE.sub("al-", _SERVANT.sub("Abdul-", rest))
    return [_uniform(word, origin) for word in rest.split()]


def _uniform(word: str, origin: str) -> str:
    """Apply the rules of an origin to each part of a word, and keep its capitals at the front of the parts."""
    parts = []
    for part in word.split("-"):
        letters = part.lower()
        if letters != "abdul":
            letters = _settle(letters, origin)
        parts.append(letters[:1].upper() + letters[1:] if part[:1].isupper() and letters != "al" else letters)
    return "-".join(parts)


def _settle(letters: str, origin: str) -> str:
    for _ in range(_ROUNDS):
        before = letters
        for pattern, becomes in _rules().get(origin, ()):
            letters = pattern.sub(becomes, letters)
        if letters == before:
            break
    return letters


def _without_initials(words: list[str]) -> list[str]:
    """Leave out initials between the first and the last word."""
    return [word for i, word in enumerate(words) if i in {0, len(words) - 1} or not _INITIAL.fullmatch(word)]


def _latin(name: str) -> str:
    """Return a name without the marks on letters that are outside Latin-1 ("Milošević" but "Gabriëls")."""
    plain = unicodedata.normalize("NFC", name).translate(_PLAIN)
    return "".join(c if ord(c) < 256 else unicodedata.normalize("NFKD", c)[:1] for c in plain)


@cache
def _given_names() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in read_rows(shipped(_PACKAGE, "given_names.tsv"), NAME_COLUMNS):
        for form in (row["name"], *row.many("variants")):
            if found.setdefault(fold(form), (row["name"], row["origin"]))[0] != row["name"]:
                raise TableError(f"claims '{form}', which is a form of another name", where=row.where)
    return found


@cache
def _rules() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    found: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {}
    for row in read_rows(shipped(_PACKAGE, "spellings.tsv"), RULE_COLUMNS):
        found[row["origin"]] = (*found.get(row["origin"], ()), (re.compile(row["pattern"]), row["becomes"]))
    return found
