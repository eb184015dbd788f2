"""The gender of persons by their given names, for the pronouns that can mean them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from kg.actors.discourse import Participant
from kg.actors.knowledge import fold
from kg.tables import read_rows, shipped

__all__ = ["GENDER_COLUMNS", "can_mean", "is_woman"]

GENDER_COLUMNS = ("name", "gender")
_ENDING, _ENOUGH = 4, 5  # letters, names: of those listed that decide by the others, 98.6 in 100 are right
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
    return (_gender(participant) or wanted) == wanted


def is_woman(participant: Participant) -> bool:
    """Tell whether a participant is a person whose given name only women have."""
    return participant.type == "Person" and _gender(participant) == "f"


def _gender(participant: Participant) -> str | None:
    """Return the gender of a person's given name, of one that is not listed that of all listed names that end so."""
    given = fold(participant.label_nl).partition(" ")[0]
    return _genders().get(given) or _endings().get(given[-_ENDING:])


@cache
def _endings() -> dict[str, str]:
    """Return the gender of endings that enough listed names have, all of one gender ("Lilianne", "Roelandt")."""
    genders: dict[str, list[str]] = defaultdict(list)
    for name, gender in _genders().items():
        if len(name) > _ENDING:
            genders[name[-_ENDING:]].append(gender)
    return {end: own[0] for end, own in genders.items() if len(own) >= _ENOUGH and len(set(own)) == 1}


@cache
def _genders() -> dict[str, str]:
    return {fold(row["name"]): row["gender"] for row in read_rows(shipped("kg.actors", "genders.tsv"), GENDER_COLUMNS)}
