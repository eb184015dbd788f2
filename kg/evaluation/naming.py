"""When two strings name the same participant or the same action."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kg.evaluation.gold import GoldEntity

__all__ = ["entity_keys", "lemma_keys", "name_keys", "shared_names"]

# Words that may stand for anyone: an entity is not recognised by them.
_PRONOUNS = frozenset(re.findall(r"\w+", """
    hij zij ze hem haar hun hen die dat dit wij we ons ik men u jullie zich wie er het deze een de dezelfde zijn mijn
    onze
"""))
_MARKS = re.compile("[‘’“”\"'`.,()]")
_GAP = re.compile(r"[\s-]+")
_DETERMINER = re.compile(r"^(?:de|het|een|'t|deze|dit|die|dat)\s+")


def _key(text: str) -> str:
    text = _MARKS.sub("", text.lower().replace("_", " ")).strip()
    return _DETERMINER.sub("", _GAP.sub(" ", text))


def name_keys(names: Iterable[str]) -> frozenset[str]:
    """Return the names without case, punctuation, hyphens and first determiner; pronouns and empty names are left out.

    >>> sorted(name_keys(["Hij", "de VN-Veiligheidsraad", "V.N."]))
    ['vn', 'vn veiligheidsraad']
    """
    return frozenset(_key(name) for name in names if name) - _PRONOUNS - {""}


def entity_keys(entity: GoldEntity) -> frozenset[str]:
    """Return the names that an entity goes by: its id, labels and mentions."""
    return name_keys((entity.id, *entity.names))


def shared_names(entities: Iterable[GoldEntity]) -> frozenset[str]:
    """Return the names that more than one entity of a text goes by ("het land"): they identify nothing."""
    uses = Counter(name for entity in entities for name in entity_keys(entity))
    return frozenset(name for name, count in uses.items() if count > 1)


def lemma_keys(actions: Iterable[str]) -> frozenset[str]:
    """Return the lemmas in the form in which they are compared, without spaces.

    >>> sorted(lemma_keys(["bezoek brengen", "bezoeken"]))
    ['bezoekbrengen', 'bezoeken']
    """
    return frozenset(_key(action).replace(" ", "") for action in actions)
