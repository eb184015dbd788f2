"""The one family of errors that kg raises on purpose: what went wrong, where, and what to do about it."""

from __future__ import annotations

__all__ = ["GoldError", "InputError", "KgError", "ModelError", "OutputError", "QueryError", "StoreError", "TableError"]


class KgError(Exception):
    """Base of every error that kg reports in one line, without a traceback.

    Parameters
    ----------
    what : what is wrong, as a sentence fragment ("is not UTF-8 text").
    where : the input it concerns: a path, ``path:line``, a model or query name.
    remedy : what the user can do about it.
    """

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what, self.where, self.remedy = what, where, remedy
        message = f"{where}: {what}" if where else what
        super().__init__(f"{message} ({remedy})" if remedy else message)


class InputError(KgError):
    """An article cannot be read; the other inputs go on."""


class ModelError(KgError):
    """A language pipeline cannot be loaded or lacks what the extraction needs."""


class TableError(KgError):
    """A row of a lexicon, an actors file or an overrides file is not valid."""


class QueryError(KgError):
    """A SPARQL query or one of its parameters is not valid."""


class StoreError(KgError):
    """A graph store cannot be opened, read or written."""


class OutputError(KgError):
    """An output cannot be written; what was there before is kept."""


class GoldError(KgError):
    """A gold or system file of the scorer is not valid."""
