"""The gender of persons by their given names, for the pronouns that can mean them."""

from __future__ import annotations

from functools import cache

from kg.actors.discourse import Participant
from kg.actors.knowledge import fold
from kg.tables import read_rows, shipped

__all__ = ["GENDER_COLUMNS", "can_mean", "is_woman"]

GENDER_COLUMNS = ("name", "gender")
# "Ze" and "zij" mean a person only where they are singular: a woman.
_OF_PRONOUN = {
    **dict.fromkeys(("hij", "hem", "ie", "zijn", "z'n", "diens"), "m"),
    **dict.fromkeys(("haar", "ze", "zij"), "f"),
}


def can_mean(pronoun: str, participant: Participant) -> bool:
    """Tell whether a pronoun can mean a participant: any but a person whose given name is of the other gender."""
    wanted = _OF_PRONOUN.get(pronoun, "")
    if participant.type != "Person" or not wanted:
        return True
    return _genders().get(fold(participant.label_nl).partition(" ")[0], wanted) == wanted


def is_woman(participant: Participant) -> bool:
    """Tell whether a participant is a person whose given name only women have."""
    return participant.type == "Person" and _genders().get(fold(participant.label_nl).partition(" ")[0]) == "f"


@cache
def _genders() -> dict[str, str]:
    return {fold(row["name"]): row["gender"] for row in read_rows(shipped("kg.actors", "genders.tsv"), GENDER_COLUMNS)}
