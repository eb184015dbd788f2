"""Frames that only the clause as a whole gives: demands, threats, refusals, mutual actions, backing."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.relations import inside, syntax
from kg.relations.frames import Filler, Frame, fillers
from kg.relations.lexicon import OTHER, Sense, nearest
from kg.relations.references import References
from kg.relations.words import words

__all__ = ["backed", "imposed", "stance", "without_target"]

_STANCES = {"threaten": ("THREATEN", "threaten"), "refuse": ("REJECT", "refuse")}
# What verbs of some kinds do to the subject of the clause they embed, unless verbs.tsv says so: category and gloss.
_ON_CLAUSES = {
    "ask": ("REQUEST", "demand of"),
    "order": ("REQUEST", "order"),
    "want": ("REQUEST", "want of"),
    "prevent": ("COERCE", "prevent"),
    "accuse": ("ACCUSE", "accuse"),
}

# What "van X" under these modals says of X and the subject ("moet van de EU bezuinigen", "mag van de VS kopen").
_IMPOSED = {"moeten": ("verplichten", "COERCE", "oblige"), "mogen": ("toestaan", "AGREE", "permit")}


def backed(verb: Token, agents: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """Yield what a preposition that holds an event says of the agent of a clause: "vocht met steun van X"."""
    for link, noun in syntax.arguments(verb):
        words_of = link.split(" ")
        event = references.lexicon.noun(words_of[1]) if len(words_of) == 3 and words_of[2] == "van" else None
        if event is not None and event.van == "actor":
            backers = fillers([noun], references)
            yield Frame(verb.i, event.verb or event.lemma, event.sense, backers, agents, "with the backing of", 0.6)


def imposed(verb: Token, lemma: str, agents: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """Yield who has the subject do what it must or may: "Nederland moet van de Commissie bezuinigen"."""
    modal = next((child for child in verb.children if child.dep_ == "aux" and child.lemma_ in _IMPOSED), None)
    if modal is None or "van" in references.lexicon.verbs.get(lemma, {}) or syntax.is_passive(verb):
        return
    action, category, gloss = _IMPOSED[modal.lemma_]
    for link, noun in syntax.arguments(verb):
        if link == "van" and noun.dep_ in {"obl", "obl:arg"}:
            sense = Sense(category, None, gloss)
            yield Frame(modal.i, action, sense, fillers([noun], references), agents, f"{modal.lemma_} van", 0.6)


def stance(verb: Token, lemma: str, agents: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """Yield a threat or refusal to do something as one to whom it would be done ("weigert X uit te leveren")."""
    embeds = references.lexicon.complement(lemma, "V")
    if embeds is None or embeds.kind not in _STANCES:
        return
    category, gloss = _STANCES[embeds.kind]
    for clause in verb.children:
        if clause.dep_ in {"xcomp", "ccomp", "advcl"} and "te" in syntax.marks(clause):
            objects = [noun for preposition, noun in syntax.arguments(clause) if not preposition]
            aims = fillers(objects, references) or inside.inner_participants(objects, references)
            if aims:
                yield Frame(verb.i, lemma, Sense(category, None, gloss), agents, aims, f"{embeds.kind} to", 0.65)


def without_target(verb: Token, lemma: str, agents: tuple[Filler, ...], references: References) -> Iterator[Frame]:
    """Yield what only the clause as a whole gives.

    "X en Y spraken elkaar", "X eist dat Y vertrekt", "X verhindert dat Y terugkeert", "X dreigt met geweld als Y ...".
    """
    senses = references.lexicon.verbs.get(lemma, {})
    arguments = list(syntax.arguments(verb))
    links = [preposition for preposition, noun in arguments if noun.lower_ == "elkaar"]
    sense = senses.get(links[0] if links else "met") or nearest(senses)
    # Verbs that take "met" and no object are symmetric: "X en Y fuseren", "X en Y overleggen".
    treaty = any(not link and _shared(noun, references) for link, noun in arguments)
    meets = "met" in senses and (treaty or "" not in senses or senses["met"].category == "CONSULT")
    meets = meets and verb.dep_ not in {"acl", "advcl"} and lemma not in words("plain")
    alone = not any(link == "met" or not link and not _shared(noun, references) for link, noun in arguments)
    if len(agents) > 1 and sense is not None and (links or meets and alone):
        yield Frame(verb.i, lemma, sense, agents[:1], agents[1:], "mutual", 0.7)
    embeds = references.lexicon.complement(lemma, "V")
    if embeds is not None and embeds.kind in _ON_CLAUSES:
        category, gloss = _ON_CLAUSES[embeds.kind]
        wanted = fillers(_subjects_under(verb, "ccomp", {"dat"}), references)
        told = senses.get("") if senses.get("", OTHER).category != "OTHER" else None
        if wanted:
            wish = told or Sense(category, None, gloss)
            yield Frame(verb.i, lemma, wish, agents, wanted, f"{embeds.kind} that", 0.6)
    frame = references.lexicon.complement(lemma, "V", "met")
    if frame is not None and frame.kind == "threaten" and sense is not None:
        warned = fillers(_subjects_under(verb, "advcl", {"als", "indien", "tenzij"}), references)
        yield Frame(verb.i, lemma, sense, agents, warned, "threat on a condition", 0.65)


def _shared(noun: Token, references: References) -> bool:
    """Tell whether a noun is what several have together: a treaty, a talk ("X en Y tekenden het verdrag")."""
    event = references.lexicon.noun(noun.lemma_)
    return event is not None and bool(event.target & {"met", "tussen"})


def _subjects_under(verb: Token, relation: str, marks: set[str]) -> Iterator[Token]:
    """Yield the subjects of the clauses under a verb that one of some subordinators introduces."""
    for clause in verb.children:
        if clause.dep_ == relation and syntax.marks(clause) & marks:
            yield from syntax.own_subjects(clause)
