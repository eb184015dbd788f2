"""Whom the tokens of a clause refer to: referents of nouns and pronouns, understood agents, participants inside a noun."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.actors import phrases
from kg.actors.composition import IN_COMPOUND
from kg.actors.discourse import Mention
from kg.relations import syntax
from kg.relations.lexicon import Lexicon

__all__ = ["References"]

# Nouns that stand for what their "van" phrase (or the bare noun after them) names: quantities and parts.
_TRANSPARENT = frozenset(
    [
        "deel",
        "aantal",
        "tiental",
        "honderdtal",
        "duizendtal",
        "meerderheid",
        "minderheid",
        "rest",
        "helft",
        "meeste",
        "paar",
        "dozijn",
        "reeks",
        "groep",
        "groepje",
        "soort",
        "merendeel",
        "handvol",
        "massa",
        "honderd",
        "duizend",
        "honderden",
        "duizenden",
        "tientallen",
        "miljoen",
        "miljoenen",
        "lid",
        "restant",
        "restje",
        "overblijfsel",
    ]
)
_MEMBERS = frozenset({"waaronder", "onder", "zoals"})
_FIRST_PERSON = frozenset({"ik", "wij", "we", "ons", "mij", "me", "mijn", "onze"})
_DEPTH = 6  # clauses up that an understood agent may be looked for
# What links a plain noun to the participant it concerns ("de aanwezigheid van troepen", "de relaties met Iran").
_LINKS = ("van", "tegen", "op", "met", "aan", "voor", "uit", "naar", "over", "in")


class References:
    """Referents of the tokens of one document whose mentions are known."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc, self.lexicon = doc, lexicon
        self.mentions: dict[int, list[Mention]] = {}
        self.inner: dict[int, list[Mention]] = {}  # names inside compounds, which the compound itself does not mean
        for mention in doc._.mentions:
            chosen = self.inner if mention.rule == IN_COMPOUND else self.mentions
            chosen.setdefault(mention.head, []).append(mention)
        self.speakers: dict[int, tuple[str, ...]] = {}  # token -> who speaks the quotation it stands in

    def of(self, token: Token) -> tuple[str, ...]:
        """Return the ids of the participants that a noun or pronoun refers to; empty when it refers to none."""
        token = syntax.antecedent(token)
        found = tuple(mention.entity for mention in self.mentions.get(token.i, ()))
        if found:
            return found
        if token.lower_ in _FIRST_PERSON:
            return self.speakers.get(token.i, ())
        if token.pos_ in {"NOUN", "NUM", "PRON"} and (token.lemma_.lower() in _TRANSPARENT or token.pos_ != "NOUN"):
            for preposition, noun in phrases.modifiers(token):
                if preposition in {"van", "onder", "uit"} and self.of(noun):
                    return self.of(noun)
        members = [
            noun
            for preposition, noun in phrases.modifiers(token)
            if preposition in _MEMBERS and self.mentions.get(noun.i)
        ]
        if members:
            return tuple(entity for noun in members for entity in self.of(noun))
        if token.dep_ == "appos":
            return ()
        for child in token.children:
            if (
                child.dep_ in {"appos", "nmod", "flat"}
                and not phrases.case(child)
                and self.mentions.get(child.i)
                and not any(phrases.adjectives(child))
            ):
                return tuple(mention.entity for mention in self.mentions[child.i])
        return ()

    def confidence(self, token: Token) -> float:
        """Return how sure the referent of a token is (0 to 1)."""
        found = self.mentions.get(syntax.antecedent(token).i)
        return found[0].confidence if found else 0.7

    def inside(self, token: Token) -> Iterator[tuple[Token, tuple[str, ...]]]:
        """Yield the participants one level inside a noun that is none itself: its possessor and its modifiers."""
        owner = phrases.possessive(token)
        if owner is not None and self.of(owner):
            yield owner, self.of(owner)
        for preposition, noun in sorted(
            phrases.modifiers(token), key=lambda pair: _LINKS.index(pair[0]) if pair[0] in _LINKS else 99
        ):
            if preposition in _LINKS:
                ids = self.of(noun)
                if ids:
                    yield noun, ids
                elif self.lexicon.noun(token.lemma_) is None or self.lexicon.noun(noun.lemma_) is None:
                    continue
                else:
                    yield from self.inside(noun)

    def agents(self, verb: Token, depth: int = 0) -> list[Token]:
        """Return the nouns that are the agent of a verb: in the passive what "door" marks, else its subject, understood ones included."""
        if depth > _DEPTH:
            return []
        if syntax.is_passive(verb):
            return [
                noun
                for child in verb.children
                if child.dep_ == "obl:agent" or (child.dep_ == "obl" and phrases.case(child) == "door")
                for noun in phrases.conjuncts(child)
            ]
        subjects = syntax.own_subjects(verb)
        if subjects:
            return subjects
        governor = verb.head
        if verb.dep_ == "conj":
            return (
                self.agents(governor, depth + 1)
                if syntax.is_predicate(governor) and not syntax.is_passive(governor)
                else self._patients(governor)
                if syntax.is_passive(governor)
                else []
            )
        if verb.dep_ == "amod":
            return [governor] if verb.lower_.endswith(("end", "ende", "enden")) else []
        if (
            verb.dep_ in {"xcomp", "ccomp", "advcl", "obl", "csubj", "nsubj", "obj", "parataxis"}
            and verb.i != governor.i
        ):
            return self._controller(verb, governor, depth)
        if verb.dep_ in {"acl", "nmod"}:
            return self.owners(governor, depth)
        return []

    def _patients(self, verb: Token) -> list[Token]:
        return [
            noun
            for child in verb.children
            if child.dep_ in {"nsubj", "nsubj:pass"}
            for noun in phrases.conjuncts(child)
        ]

    def _controller(self, verb: Token, governor: Token, depth: int) -> list[Token]:
        """Control: the object of the governor for "vragen", "dwingen"; otherwise its subject ("beloven", "om ... te")."""
        frame = self.lexicon.complement(syntax.predicate_lemma(governor), "V")
        # The parser often takes the "om" clause of "vragen" for an adverbial one.
        if frame is not None and frame.control == "object" and (verb.dep_ != "advcl" or "om" in syntax.marks(verb)):
            asked = [
                noun
                for preposition, noun in syntax.arguments(governor)
                if preposition in {"", "aan", "bij", "tot"} and noun.i != verb.i and self.of(noun)
            ]
            return asked or self._patients(governor)
        if syntax.is_passive(governor):
            return self._patients(governor) if "om" in syntax.marks(verb) else self.agents(governor, depth + 1)
        return self.agents(governor, depth + 1) if governor.i != verb.i else []

    def owners(self, noun: Token, depth: int = 0) -> list[Token]:
        """Return the agent of what a noun announces ("het plan van X om", "hun poging om"): its owner, or who acts on it."""
        owners = [owner for preposition, owner in phrases.modifiers(noun) if preposition == "van" and self.of(owner)]
        possessor = phrases.possessive(noun)
        if owners:
            return owners
        if possessor is not None and self.of(possessor):
            return [possessor]
        for ancestor in noun.ancestors:
            if syntax.is_predicate(ancestor):
                return self.agents(ancestor, depth + 1)
        return []
