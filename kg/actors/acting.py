"""Names that do what only people and their organisations do: no work, product or building sells, asks or decides."""

from __future__ import annotations

from spacy.tokens import Span

from kg.actors import phrases
from kg.language.clause import SUBJECTS, has_passive_auxiliary
from kg.tables import word_classes

__all__ = ["acts"]


def acts(name: Span) -> bool:
    """Tell whether a name is the agent of a verb of saying, deciding, trading or dealing with others."""
    root = name.root
    verb = root.head
    passive = has_passive_auxiliary(verb)
    agent = root.dep_ == "obl:agent" if passive else root.dep_ in SUBJECTS
    return agent and not phrases.verb_lemmas(verb).isdisjoint(word_classes("kg.actors")["deliberate"])
