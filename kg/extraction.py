"""Turn analysed documents into extraction records (contract 1): the last step that sees spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from kg.records import Article, ArticleRecord, Span, Triple, statement_id
from kg.relations.events import Event

__all__ = ["extract", "record"]


def extract(
    articles: Iterable[Article], nlp: Language, *, batch_size: int = 16
) -> Iterator[tuple[Article, ArticleRecord]]:
    """Yield each article with its record, in order; ``nlp`` is what :func:`kg.language.load` returns."""
    pairs = ((_prepared(article, nlp), article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
        yield article, record(doc, article)


def _prepared(article: Article, nlp: Language) -> Doc:
    doc = nlp.make_doc(article.text)
    doc._.date = article.date
    return doc


def record(doc: Doc, article: Article) -> ArticleRecord:
    """Return the record of one analysed article: its participants and the statements between them."""
    text = doc.text  # which spaCy puts together anew each time it is asked
    triples = {triple.id: triple for triple in (_triple(doc, text, article, event) for event in doc._.events)}
    # The order in which a store gives them back: by place, then by id.
    ordered = sorted(triples.values(), key=lambda triple: (triple.start, triple.end, triple.id))
    return ArticleRecord(article.id, article.date, article.title, doc._.actors, tuple(ordered))


def _triple(doc: Doc, text: str, article: Article, event: Event) -> Triple:
    start, last = doc[event.start].idx, doc[event.end - 1]
    end = last.idx + len(last)
    sentence = doc[event.predicate].sent
    return Triple(
        id=statement_id(article.id, event.actor, event.action, event.target, start, end),
        actor=event.actor,
        action=event.action,
        target=event.target,
        plover=event.sense.category,
        factuality=event.factuality,
        source=event.source,
        time=event.time,
        place=event.place,
        evidence=text[start:end],
        start=start,
        end=end,
        confidence=event.confidence,
        mode=event.sense.mode,
        gloss=event.sense.gloss or None,
        pattern=event.pattern,
        sentence=_bounds(text, sentence.start_char, sentence.end_char),
    )


def _bounds(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends."""
    stripped = text[start:end]
    return start + len(stripped) - len(stripped.lstrip()), end - len(stripped) + len(stripped.rstrip())
