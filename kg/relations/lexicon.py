"""The action lexicon: verbs, event nouns, expressions and embedding predicates, with their PLOVER categories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.tables import Row, read_rows, shipped

__all__ = ["OTHER", "Complement", "EventNoun", "Expression", "Lexicon", "Sense", "lexicon", "nearest"]

_PACKAGE = "kg.relations"
VERB_COLUMNS = ("lemma", "particle", "preposition", "category", "mode", "gloss", "example")
NOUN_COLUMNS = ("lemma", "verb", "target", "actor", "van", "category", "mode", "gloss", "example")
EXPRESSION_COLUMNS = ("verb", "words", "preposition", "action", "category", "mode", "gloss", "example")
COMPLEMENT_COLUMNS = (
    *("lemma", "pos", "particle", "preposition"),
    *("kind", "effect", "control", "source", "gloss", "example"),
)
PLOVER_COLUMNS = ("category", "mode", "score", "quad")


@dataclass(frozen=True, slots=True)
class Sense:
    """What an action amounts to: PLOVER category and mode, English gloss."""

    category: str
    mode: str | None
    gloss: str


OTHER = Sense("OTHER", None, "")


@dataclass(frozen=True, slots=True)
class EventNoun:
    """An event noun and where its participants stand: prepositions of target and agent, and what "van" means."""

    lemma: str
    verb: str
    target: frozenset[str]
    agent: frozenset[str]
    van: str  # actor, target, either or empty
    sense: Sense


@dataclass(frozen=True, slots=True)
class Expression:
    """A verb with fixed words ("onder vuur nemen") and the preposition of its target."""

    words: tuple[str, ...]
    prepositions: frozenset[str]
    action: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class Complement:
    """What a predicate does to the action embedded under it: its factuality, its understood actor, its source."""

    kind: str
    effect: str  # keep, uncertain or negated
    control: str  # subject, object or empty
    is_source: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All tables, by lemma."""

    verbs: dict[str, dict[str, Sense]]  # lemma -> preposition of the target ("" = object) -> sense
    nouns: dict[str, EventNoun]
    expressions: dict[str, tuple[Expression, ...]]
    complements: dict[tuple[str, str], dict[str, Complement]]  # (lemma, V|N|A) -> preposition -> effect

    def noun(self, lemma: str) -> EventNoun | None:
        """Return the event noun a word is, or is a compound of ("drone-aanval", "luchtaanval")."""
        word = lemma.lower()
        if word in self.nouns:
            return self.nouns[word]
        for start in range(2, len(word) - 3):
            # Short heads ("val", "bod", "hulp") end too many other words: only after a hyphen.
            if word[start:] in self.nouns and (len(word) - start >= 5 or word[start - 1] == "-"):
                return self.nouns[word[start:]]
        return None

    def complement(self, lemma: str, pos: str, preposition: str = "") -> Complement | None:
        """Return how a predicate embeds another one, with that preposition or, failing it, without."""
        frames = self.complements.get((lemma, pos), {})
        return frames.get(preposition) or frames.get("")


def nearest(senses: Mapping[str, Sense]) -> Sense | None:
    """Return the sense of a verb with an object, failing that its first one."""
    return senses.get("") or next(iter(senses.values()), None)


@cache
def lexicon() -> Lexicon:
    """Read the shipped tables; TableError for a row that is not valid."""
    verbs: dict[str, dict[str, Sense]] = defaultdict(dict)
    for row in _rows("verbs.tsv", VERB_COLUMNS):
        for preposition in row.many("preposition") or ("",):
            verbs[row["lemma"]].setdefault(preposition, _sense(row))
    nouns: dict[str, EventNoun] = {}
    for row in _rows("nouns.tsv", NOUN_COLUMNS):
        nouns[row["lemma"]] = EventNoun(
            row["lemma"],
            row["verb"],
            frozenset(row.many("target")),
            frozenset(row.many("actor")) - {"van"} | {"door"},
            row["van"],
            _sense(row),
        )
    expressions: dict[str, list[Expression]] = defaultdict(list)
    for row in _rows("expressions.tsv", EXPRESSION_COLUMNS):
        expressions[row["verb"]].append(
            Expression(tuple(row["words"].split()), frozenset(row.many("preposition")), row["action"], _sense(row))
        )
    complements: dict[tuple[str, str], dict[str, Complement]] = defaultdict(dict)
    for row in _rows("complements.tsv", COMPLEMENT_COLUMNS):
        for preposition in row.many("preposition") or ("",):
            complements[row["lemma"], row["pos"]][preposition] = Complement(
                row["kind"], row["effect"], row["control"], row["source"] == "yes"
            )
    return Lexicon(dict(verbs), nouns, {verb: tuple(found) for verb, found in expressions.items()}, dict(complements))


def _rows(name: str, columns: tuple[str, ...]) -> list[Row]:
    return list(read_rows(shipped(_PACKAGE, name), columns))


def _sense(row: Row) -> Sense:
    return Sense(row["category"], row["mode"] or None, row["gloss"])
