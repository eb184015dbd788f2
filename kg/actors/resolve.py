"""Which participant each phrase of a document refers to: names, composed institutions, titles, descriptions, pronouns.

The rules run from the surest to the least sure; precision comes before recall, since a wrong link makes wrong facts.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from kg.actors.anaphora import descriptions, titles
from kg.actors.apposition import appositions, portfolios
from kg.actors.composition import composed
from kg.actors.compounds import in_compounds
from kg.actors.discourse import Discourse
from kg.actors.duals import duals
from kg.actors.knowledge import Knowledge
from kg.actors.names import Name
from kg.actors.naming import abbreviations, full_names, short_names
from kg.actors.peoples import nationals, qualifying
from kg.actors.pronouns import pronouns
from kg.actors.sorts import sorts

__all__ = ["resolve"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X", "NUM"})


def resolve(doc: Doc, known: Knowledge) -> Discourse:
    """Find the participants of a parsed document with names in ``doc.ents``, and all phrases that refer to them."""
    discourse = Discourse(doc)
    found = tuple(Name(ent.start, ent.end, ent.label_) for ent in doc.ents)
    full_names(discourse, found, known)
    short_names(discourse, found, known)
    abbreviations(discourse, found, known)
    portfolios(discourse, found, known)
    appositions(discourse, known)
    for sentence in doc.sents:
        _resolve_sentence(discourse, sentence, known)
    return discourse


def _resolve_sentence(discourse: Discourse, sentence: Span, known: Knowledge) -> None:
    """Compose from the inside out, refer back from left to right, then compose what a reference has just made clear."""
    nominal = [token for token in sentence if token.pos_ in _NOMINAL and token.dep_ not in {"flat", "fixed"}]
    positions = {token.i for token in nominal}
    inside_out = sorted(nominal, key=lambda token: (-sum(1 for _ in token.ancestors), token.i))
    for token in inside_out:
        nationals(discourse, token, known)
        composed(discourse, token, known)
    for token in sentence:
        if token.pos_ in {"PRON", "DET"}:
            pronouns(discourse, token)
        elif token.i in positions:
            titles(discourse, token, known)
            sorts(discourse, token, known)
            descriptions(discourse, token, known)
            in_compounds(discourse, token, known)
        if token.i in positions or token.pos_ == "PRON":
            duals(discourse, token, known)
    for token in inside_out:
        composed(discourse, token, known)
    for token in nominal:
        qualifying(discourse, token, known)
