"""Morphological features of tokens (Universal Features)."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["feature", "is_finite_form"]


def feature(token: Token, name: str) -> str:
    """Return the value of a feature of a token ("Plur" for "Number"), an empty string when it has none."""
    return next(iter(token.morph.get(name, [])), "")


def is_finite_form(token: Token) -> bool:
    """Tell whether a token is a finite verb form."""
    return feature(token, "VerbForm") == "Fin"
