"""Words of Dutch grammar by class: support verbs, modals, negators, irrealis subordinators (``tables/words.tsv``)."""

from __future__ import annotations

from kg.tables import word_classes

__all__ = ["words"]


def words(word_class: str) -> frozenset[str]:
    """Return the words of a class, in lower case; KeyError for a class that the table does not have.

    >>> "niet" in words("negator")
    True
    """
    return word_classes("kg.relations")[word_class]
