"""Whom the tokens of a clause refer to: referents of nouns and pronouns, understood agents, participants in a noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.actors import phrases
from kg.actors.discourse import Mention
from kg.actors.peoples import IN_COMPOUND
from kg.records import EntityType
from kg.relations import syntax
from kg.relations.causative import caused_agents
from kg.relations.lexicon import Lexicon
from kg.relations.words import words

__all__ = ["References"]

_ADDRESSING = frozenset({"ask", "order", "accuse"})
_MEMBERS = frozenset({"waaronder", "onder", "zoals"})
_CONTROLLED = frozenset({"xcomp", "ccomp", "advcl", "obl", "csubj", "nsubj", "obj", "parataxis"})
_HEADED = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "obl:arg", "conj"})
_DEPTH = 6  # clauses up that an understood agent may be looked for
# What links a plain noun to the participant it concerns ("de aanwezigheid van troepen", "de relaties met Iran"): the
# closest tie first.
_LINKS = ("van", "tegen", "op", "met", "aan", "voor", "uit", "naar", "over")


class References:
    """Referents of the tokens of one document whose mentions are known; ``speakers`` says who speaks a quoted token."""

    def __init__(self, doc: Doc, lexicon: Lexicon, speakers: Mapping[int, tuple[str, ...]] | None = None) -> None:
        self.lexicon, self.speakers = lexicon, speakers or {}
        self.speaks_for: Mapping[str, str] = doc._.speaks_for
        self.types: dict[str, EntityType] = {entity.id: entity.type for entity in doc._.actors}
        self.mentions: dict[int, list[Mention]] = {}
        self.inner: dict[int, list[Mention]] = {}  # names inside compounds, which the compound itself does not mean
        for mention in doc._.mentions:
            chosen = self.inner if mention.rule == IN_COMPOUND else self.mentions
            chosen.setdefault(mention.head, []).append(mention)
        self._known: dict[int, tuple[str, ...]] = {}

    def of(self, token: Token) -> tuple[str, ...]:
        """Return the ids of the participants that a noun or pronoun refers to; empty when it refers to none."""
        if token.i not in self._known:
            nouns = syntax.antecedents(token)
            self._known[token.i] = tuple(dict.fromkeys(e for noun in nouns for e in self._referents(noun)))
        return self._known[token.i]

    def _referents(self, token: Token) -> tuple[str, ...]:
        addressed = self._addressed(token)
        if addressed:
            return addressed
        if token.i in self.mentions:
            return (*self._mentioned(token), *self._named_with(token), *self._members(token))
        if token.lower_ in words("first person"):
            return self.speakers.get(token.i, ())
        if token.lower_ in words("first person plural"):
            return tuple(self.speaks_for.get(speaker, speaker) for speaker in self.speakers.get(token.i, ()))
        modifiers = list(phrases.modifiers(token))
        if token.pos_ in {"NUM", "PRON"} or token.pos_ == "NOUN" and token.lemma_.lower() in words("transparent"):
            for preposition, noun in modifiers:
                if preposition in {"van", "onder", "uit"} and self.of(noun):
                    return self.of(noun)
            for child in token.rights:  # "tientallen Russische diplomaten"
                if child.dep_ == "nmod" and not phrases.case(child) and child.i in self.mentions:
                    return self._mentioned(child)
        named = [child for child in token.rights if any(word.lower_ == "waaronder" for word in child.lefts)]
        named = [noun for child in named for noun in phrases.conjuncts(child) if noun.i in self.mentions]
        if named:  # "andere landen, waaronder X"
            return tuple(entity for noun in named for entity in self._mentioned(noun))
        members = tuple(self._members(token))
        if members:
            return members
        if token.dep_ == "appos":  # "X, een stukje land dat Y niet ontruimde": of X
            return self._mentioned(token.head) if token.pos_ == "NOUN" and token.head.i in self.mentions else ()
        names = (child for child in token.children if child.dep_ in {"appos", "nmod", "flat"})
        for child in names:
            if child.i in self.mentions and not phrases.case(child) and not any(phrases.adjectives(child)):
                several = phrases.conjuncts(child) if phrases.is_plural(token) else [child]
                return tuple(entity for name in several for entity in self.of(name))
        return tuple(self._predicated(token))

    def _predicated(self, token: Token) -> Iterator[str]:
        """Yield of whom a noun is the predicate: "X en Y zijn bedrijven die Z steunen" tells what X and Y do."""
        own = list(token.children) if token.pos_ == "NOUN" else []
        denied = (child.lower_ in words("negator") or child.lower_ == "geen" for child in own)
        if any(child.dep_ == "cop" for child in own) and not any(denied):
            for subject in own:
                if subject.dep_ == "nsubj" and subject.i < token.i:
                    yield from (entity for name in phrases.conjuncts(subject) for entity in self.of(name))

    def _named_with(self, token: Token) -> Iterator[str]:
        """Yield the others whom a plural names: "de presidenten X, Y en Z"."""
        if token.pos_ == "NOUN" and phrases.is_plural(token):
            for child in token.rights:
                if child.dep_ == "appos" and child.i in self.mentions:
                    yield from (entity for name in phrases.conjuncts(child) for entity in self.mentions_of(name))

    def _members(self, token: Token) -> Iterator[str]:
        """Yield those of a group who are named ("drie mannen, onder wie X")."""
        for preposition, noun in phrases.modifiers(token):
            if preposition in _MEMBERS and noun.i in self.mentions:
                yield from self.of(noun)

    def mentions_of(self, token: Token) -> tuple[str, ...]:
        """Return the participants that a token itself names."""
        return self._mentioned(token) if token.i in self.mentions else ()

    def _addressed(self, token: Token) -> tuple[str, ...]:
        """Return who is asked or accused, for the pronoun that is the subject of what he is asked or accused of.

        "Eist van het kabinet dat het ...", "verwijt X dat hij ...".
        """
        clause = token.head
        if token.lower_ not in words("third person") or token.dep_ != "nsubj" or clause.dep_ not in {"ccomp", "acl"}:
            return ()
        verb = next((a for a in clause.ancestors if a.pos_ == "VERB"), clause) if clause.dep_ == "acl" else clause.head
        frame = self.lexicon.complement(syntax.predicate_lemma(verb), "V")
        before = token.nbor(-1).lower_ if token.i else ""
        opened = "dat" in syntax.marks(clause) | {before}
        if frame is None or frame.kind not in _ADDRESSING or not opened:
            return ()
        asked = (noun for link, noun in syntax.arguments(verb) if link in {"", "van", "aan", "bij"})
        return next((found for noun in asked if noun.i != token.i and (found := self.of(noun))), ())

    def _mentioned(self, token: Token) -> tuple[str, ...]:
        return tuple(mention.entity for mention in self.mentions[token.i])

    def confidence(self, token: Token) -> float:
        """Return how sure the referent of a token is (0 to 1)."""
        found = self.mentions.get(syntax.antecedent(token).i)
        return found[0].confidence if found else 0.7

    def modifiers(self, noun: Token) -> Iterator[tuple[str, Token]]:
        """Yield the prepositional phrases of a noun, as (preposition, noun): those the parser gives it, and others.

        The parser often hangs a phrase on the verb that belongs to the noun right before it ("leidde tot een aanval van
        Iran op de basis"), or that is put behind the verb ("heeft aandelen gekocht van X"). It is the noun's if the
        verb has no use for it, and the noun is an event that has.
        """
        found = list(phrases.modifiers(noun))
        yield from found
        verb = noun.head
        if noun.dep_ not in _HEADED or not syntax.is_predicate(verb):
            return
        event = self.lexicon.noun(noun.lemma_)
        own = self.lexicon.verbs.get(syntax.predicate_lemma(verb), {})
        end = noun.right_edge.i + 1
        for phrase in verb.rights:
            preposition = syntax.prepositional(phrase) if phrase.dep_ in {"obl", "obl:arg", "nmod"} else ""
            if not preposition or phrase.i < noun.i or preposition in own:
                continue
            between = any(noun.i < child.i < phrase.i for child in verb.rights if child.dep_ == "compound:prt")
            extraposed = preposition == "van" and noun.dep_ == "obj" and (noun.i < verb.i or between)
            wanted = event is not None and preposition in event.target | event.agent | {"van"}
            happens = syntax.predicate_lemma(verb) in words("occurrence")  # "daarna volgde een aanval op X"
            if wanted and happens and noun.dep_ in {"nsubj", "nsubj:pass"}:
                yield from ((preposition, other) for other in phrases.conjuncts(phrase))
                continue
            if extraposed and not any(link == "van" for link, _ in found) or wanted and phrase.left_edge.i == end:
                end = phrase.right_edge.i + 1
                yield from ((preposition, other) for other in phrases.conjuncts(phrase))

    def inside(self, token: Token) -> Iterator[Token]:
        """Yield the nouns for participants one level inside a noun that is none itself: its possessor and modifiers.

        Further in where an event is about an event ("steun voor de aanval op") and along "van" ("de landing van het
        toestel van minister X").
        """
        owner = phrases.possessive(token)
        if owner is not None and self.of(owner):
            yield owner
        for child in token.rights:  # "een stuk soevereiniteit over X"
            if child.dep_ == "nmod" and child.pos_ == "NOUN" and not phrases.case(child) and not self.of(child):
                yield from self.inside(child)
        linked = [pair for pair in self.modifiers(token) if pair[0] in _LINKS]
        for link, noun in sorted(linked, key=lambda pair: _LINKS.index(pair[0])):
            if self.of(noun):
                yield noun
            elif link == "van" or self.lexicon.noun(token.lemma_) and self.lexicon.noun(noun.lemma_):
                yield from self.inside(noun)

    def agents(self, verb: Token, depth: int = 0) -> list[Token]:
        """Return the nouns that are the agent of a verb: in the passive what "door" marks, else its subject.

        A verb without a subject has the understood one of the clause or noun that governs it.
        """
        if depth > _DEPTH:
            return []
        if syntax.is_passive(verb):
            return syntax.passive_agents(verb)
        subjects = syntax.own_subjects(verb)
        if subjects:
            return subjects
        governor = verb.head
        caused = caused_agents(verb, self.lexicon)
        if caused is not None:
            return caused or self.agents(governor, depth + 1)
        if verb.dep_ == "conj":
            if syntax.is_passive(governor):
                return syntax.own_subjects(governor)
            return self.agents(governor, depth + 1) if syntax.is_predicate(governor) else []
        if verb.dep_ == "amod":
            return [governor] if syntax.is_present_participle(verb) else []
        if verb.dep_ in _CONTROLLED and verb.i != governor.i:
            return self._controller(verb, governor, depth)
        if verb.dep_ in {"acl", "nmod"}:
            asking = governor.head
            stray = self.lexicon.complement(governor.lemma_, "N") is None and governor.dep_ in {"obl", "obl:arg"}
            frame = self.lexicon.complement(syntax.predicate_lemma(asking), "V") if stray else None
            if frame is not None and frame.control == "object" and "te" in syntax.marks(verb):
                return self._controller(verb, asking, depth)  # "vroeg hen in een boodschap om te komen"
            purpose = "om" in syntax.marks(verb) and governor.dep_ == "obj" and syntax.is_predicate(asking)
            if purpose and self.lexicon.complement(governor.lemma_, "N") is None:
                return self.agents(asking, depth + 1)  # "maakt gebruik van X om Y te verdrijven"
            return self.owners(governor, depth)
        return []

    def _controller(self, verb: Token, governor: Token, depth: int) -> list[Token]:
        """Return the object of a governor like "vragen", "dwingen"; otherwise its subject ("beloven", "om ... te")."""
        frame = self.lexicon.complement(syntax.predicate_lemma(governor), "V")
        # The parser often takes the "om" clause of "vragen" for an adverbial one.
        of_it = any(child.lower_ in {"ervan", "ertoe"} for child in governor.children)  # "beschuldigt X ervan ... te"
        argument = verb.dep_ != "advcl" or "om" in syntax.marks(verb) or of_it
        if frame is not None and frame.control == "object" and argument:
            told = [
                (preposition, noun)
                for preposition, noun in syntax.arguments(governor)
                if preposition in {"", "aan", "bij", "tot"} and noun.i != verb.i
            ]
            asked = [noun for _, noun in told if self.of(noun)]
            somebody = any(not preposition and noun.pos_ == "PRON" for preposition, noun in told)
            return asked if asked or somebody else syntax.own_subjects(governor)
        if syntax.is_passive(governor):
            return syntax.own_subjects(governor) if "om" in syntax.marks(verb) else self.agents(governor, depth + 1)
        return self.agents(governor, depth + 1)

    def owners(self, noun: Token, depth: int = 0) -> list[Token]:
        """Return the agent of what a noun announces ("het plan van X om"): its owner, or who acts on it."""
        modifiers = [(preposition, other) for preposition, other in self.modifiers(noun) if self.of(other)]
        frame = self.lexicon.complement(noun.lemma_, "N")
        asked = [other for preposition, other in modifiers if preposition in {"aan", "tot", "bij"}]
        if frame is not None and frame.control == "object" and asked:  # "de oproep aan X om te gaan"
            return asked
        owners = [owner for preposition, owner in modifiers if preposition == "van"]
        possessor = phrases.possessive(noun)
        if owners:
            return owners
        if possessor is not None and self.of(possessor):
            return [possessor]
        for ancestor in noun.ancestors:
            if syntax.is_predicate(ancestor):
                return self.agents(ancestor, depth + 1)
        return []
