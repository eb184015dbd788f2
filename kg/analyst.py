"""The analysis of articles with all that a user set: the pipeline, a table of actors, overrides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.records import Article, ArticleRecord
from kg.versions import analysis_mark

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Analyst"]


class Analyst:
    """Turns articles into records; the settings are read and checked when it is made, the pipeline when it is needed.

    TableError when ``actors`` or ``overrides`` is not valid.
    """

    def __init__(
        self,
        *,
        nlp: Language | None = None,
        model: str | None = None,
        actors: str | Path | None = None,
        overrides: str | Path | None = None,
    ) -> None:
        self._nlp, self._model, self._actors, self._file = nlp, model, actors, overrides
        self._seen: set[str] = set()
        self._overrides = None
        if overrides is not None:
            from kg.actors.overrides import read_overrides

            self._overrides = read_overrides(Path(overrides))
        if actors is not None:
            from kg.actors.loading import knowledge

            knowledge(Path(actors))

    def mark(self) -> str:
        """Return a digest of all that a record depends on besides its article."""
        return analysis_mark(model=self._model, nlp=self._nlp, settings=(self._actors, self._file))

    def records(self, articles: Iterable[Article]) -> Iterator[tuple[Article, ArticleRecord]]:
        """Yield each article with its record, in order; ModelError when there is no pipeline."""
        from kg.extraction import extract

        for article, record in extract(articles, self._pipeline()):
            if self._overrides is not None:
                from kg.actors.corrections import apply

                self._seen.update(entity.id for entity in record.entities)
                record = apply(record, self._overrides)
            yield article, record

    def unknown_ids(self) -> list[str]:
        """Return a line for each id of the overrides that no article so far has."""
        if self._overrides is None:
            return []
        from kg.actors.overrides import unknown_ids

        return unknown_ids(self._overrides, self._seen)

    def _pipeline(self) -> Language:
        if self._nlp is None:
            from kg.language import load

            self._nlp = load(self._model)
        if self._actors is not None:
            from kg.actors.component import use_actors

            use_actors(self._nlp, self._actors)
        return self._nlp
