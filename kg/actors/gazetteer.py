"""Names that stand in the tables, found in a text: well-known actors, countries and regions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.actors.knowledge import Knowledge
from kg.language.loading import NAME_LABELS

__all__ = ["LABEL_OF_TYPE", "Name", "listed_names"]

LABEL_OF_TYPE = {"Person": "PER", "Country": "GPE", "Place": "LOC", "Facility": "FAC", "Group": "NORP"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: tokens ``start`` to ``end`` (exclusive), with its label."""

    start: int
    end: int
    label: str

    def span(self, doc: Doc) -> Span:
        """Return the name as a span of its document."""
        return doc[self.start : self.end]


@lru_cache(maxsize=8)
def _gazetteer(vocab: Vocab, known: Knowledge) -> PhraseMatcher:
    from kg.language.tokenizer import create_tokenizer  # the matcher needs names split as texts are

    matcher = PhraseMatcher(vocab, attr="ORTH")
    nlp_tokenizer = create_tokenizer()
    import spacy

    blank = spacy.blank("nl", vocab=vocab)
    tokenizer = nlp_tokenizer(blank)
    by_label: dict[str, list[str]] = defaultdict(list)
    for text, actor in known.actors.items():
        by_label[LABEL_OF_TYPE.get(actor.type, "ORG")].append(text)
    for text, place in known.names.items():
        by_label["GPE" if place.type == "Country" else "LOC"].append(text)
    for label, texts in by_label.items():
        matcher.add(label, [tokenizer(text) for text in texts if len(text) > 1 and text[0].isupper()])
    return matcher


def listed_names(doc: Doc, known: Knowledge) -> list[Name]:
    """Return the listed names of a document, the longest of those that overlap, but none inside a longer name."""
    matches = _gazetteer(doc.vocab, known)(doc)
    spans = [Name(start, end, doc.vocab.strings[key]) for key, start, end in matches]
    spans.sort(key=lambda name: (name.start - name.end, name.start))
    chosen: list[Name] = []
    taken: set[int] = set()
    within = {i for name in spans for i in range(name.start, name.end)}
    # A name that is made of listed ones is several ("... dat Noorwegen Zweden aanviel").
    covered = {
        i: ent
        for ent in doc.ents
        if not within.issuperset(range(ent.start, ent.end))
        for i in range(ent.start, ent.end)
    }
    for name in spans:
        positions = range(name.start, name.end)
        ent = covered.get(name.start)
        inside_longer = ent is not None and ent.end - ent.start > len(positions) and ent.label_ != "NORP"
        # The full name of a person is never a part of a portfolio or a body ("(minister van) Buitenlandse Zaken Mike
        # Pompeo"), nor cut in two.
        if name.label == "PER" and len(positions) > 1 and ent is not None:
            inside_longer = inside_longer and NAME_LABELS.get(ent.label_, ent.label_) == "PER" and ent.end >= name.end
        if taken.isdisjoint(positions) and not inside_longer:
            taken.update(positions)
            # Whether a place is a city, a river or a building the list does not say: that is the recogniser's to tell.
            here = doc[name.start].ent_type_
            seen = NAME_LABELS.get(here, here)
            told = name.label == "LOC" and seen in _PLACES
            chosen.append(Name(name.start, name.end, seen) if told else name)
    return chosen
