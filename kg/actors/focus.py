"""The country that a text is about where a token stands: whose government "de regering" is."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.discourse import Discourse, Mention
from kg.actors.knowledge import Place

__all__ = ["focus"]


def focus(discourse: Discourse, token: Token) -> Place | None:
    """Return the country whose institution was spoken of in this or the previous sentence, else the commonest one."""
    for mention in discourse.before(token.i):
        participant = discourse.participants[mention.entity]
        if discourse.sentences_back(mention, token.i) > 1:
            break
        governs = participant.noun and participant.type in {"GovernmentBody", "Military"}  # an embassy is abroad
        if governs and participant.place is not None and participant.place.type == "Country":
            return _abroad(discourse, mention, token) or participant.place
    counts = Counter(
        p.place.id
        for m in discourse.mentions
        if (p := discourse.participants[m.entity]).place and p.place.type == "Country"
    )
    ranked = counts.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        return next(p.place for p in discourse.participants.values() if p.place and p.place.id == ranked[0][0])
    return None


def _abroad(discourse: Discourse, mention: Mention, token: Token) -> Place | None:
    """Return the country that foreign troops stand in ("Franse militairen ... in Mali") shortly before a token."""
    troops = discourse.participants[mention.entity]
    for other in discourse.before(token.i) if troops.type == "Military" else ():
        there = discourse.participants[other.entity]
        if discourse.sentences_back(other, token.i) > 1:
            return None
        if there.type == "Country" and there.place != troops.place and phrases.case(discourse.doc[other.head]) == "in":
            return there.place
    return None
