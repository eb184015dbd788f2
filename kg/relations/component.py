"""The spaCy component ``kg_events``: writes ``doc._.events``, who did what to whom."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.relations.attachment import attach
from kg.relations.events import events
from kg.relations.lexicon import Lexicon, lexicon

__all__ = ["EventFinder", "create_event_finder"]

for _name, _default in (("events", ()), ("date", None)):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=_default)


class EventFinder:
    """Find the statements of a document whose actors are known.

    ``doc._.date`` is its date of publication (``YYYY[-MM[-DD]]``), if it has one.
    """

    def __init__(self, table: Lexicon) -> None:
        self.lexicon = table

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its statements in ``doc._.events``."""
        doc._.events = events(attach(doc, self.lexicon), self.lexicon)
        return doc


@Language.factory("kg_events", requires=["doc._.mentions", "token.dep", "token.lemma"], assigns=["doc._.events"])
def create_event_finder(nlp: Language, name: str) -> EventFinder:
    """Make the component."""
    return EventFinder(lexicon())
