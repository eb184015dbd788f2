"""What this system answers to the texts of a gold file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import GoldError
from kg.evaluation.gold import GoldText, to_gold
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["answers", "gold_articles"]


def gold_articles(gold: Sequence[GoldText], articles: Iterable[Article] | None = None) -> list[Article]:
    """Return the article of each gold text: its own text, or that of the article with its id.

    Raises
    ------
    GoldError
        when a gold text has no text of its own and ``articles`` none for it.
    """
    known = {article.id: article for article in articles or ()}
    found = []
    for text in gold:
        if text.id in known:
            found.append(known[text.id])
        elif text.text:
            found.append(Article(text.id, text.text, date=text.date))
        else:
            remedy = "name the folder of the articles with --articles, or a file with the system's answers"
            raise GoldError("has no text to analyse", where=f"gold text {text.id!r}", remedy=remedy)
    return found


def answers(articles: Iterable[Article], nlp: Language) -> Iterator[GoldText]:
    """Yield what the pipeline extracts from each article, in the form that is scored."""
    from kg.extraction import extract

    for _, record in extract(articles, nlp):
        text = to_gold(record.to_json())
        pairs = zip(text.triples, record.triples, strict=True)
        yield replace(text, triples=tuple(replace(said, pattern=triple.pattern or "") for said, triple in pairs))
