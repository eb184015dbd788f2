"""Fixed expressions: support-verb constructions and idioms in their clause ("onder vuur nemen", "druk zetten op")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors import phrases
from kg.relations import inside, syntax
from kg.relations.frames import Filler, fillers
from kg.relations.lexicon import Expression
from kg.relations.references import References
from kg.relations.words import words

__all__ = ["action_of", "expression_of", "targets_of"]

_SHORTEST_HEAD = 5  # letters: shorter words end too many others
_COMPLEMENTS = frozenset(
    {"obj", "obl", "obl:arg", "compound:prt", "xcomp", "advmod", "nsubj:pass", "fixed", "iobj", "case"}
)


def expression_of(verb: Token, lemma: str, references: References) -> Expression | None:
    """Return the fixed expression a verb stands in: of those whose words are there, the longest whose target is too."""
    known = references.lexicon.expressions.get(lemma, ())
    there = _words_with(verb) if known else set()
    fitting = [found for found in known if all(_is_there(word, there) for word in found.words)]
    filled = [found for found in fitting if targets_of(verb, found, references)]
    return max(filled or fitting, key=lambda found: len(found.words), default=None)


def _is_there(word: str, there: set[str]) -> bool:
    """Tell whether a word of an expression is there, by itself or as the head of a compound ("grondtroepen sturen")."""
    return word in there or len(word) >= _SHORTEST_HEAD and any(form.endswith(word) for form in there)


def action_of(lemma: str, expression: Expression, references: References) -> str:
    """Return the verb where it says what is done ("de hulp opschorten"), else the whole phrase ("druk zetten")."""
    senses = references.lexicon.verbs.get(lemma, {})
    carries = lemma in words("support") | words("plain")  # "verantwoordelijk houden" is no way of "houden"
    telling = not carries and any(sense.category != "OTHER" for sense in senses.values())
    return lemma if " " in expression.action and telling else expression.action


def targets_of(verb: Token, expression: Expression, references: References) -> tuple[Filler, ...]:
    """Return the participants that the preposition of an expression marks, in its clause or inside its own noun."""
    wanted = expression.prepositions or {""}
    tokens = []
    patients = list(syntax.patients(verb))
    has_object = any(not link for link, _ in patients)
    for preposition, noun in patients:
        own = not {noun.lemma_.lower(), noun.lower_}.isdisjoint(expression.words)
        # "bood de koning zijn ontslag aan": the indirect object is who "aan" marks elsewhere.
        receives = not preposition and "aan" in wanted and noun.dep_ in {"obj", "iobj"}
        if (preposition in wanted or receives) and not own:
            tokens.append(noun)
        if own:
            # "sleepte hem voor de rechter in X": the object is whom, not what the fixed noun has with it.
            anybody = not expression.prepositions and not (preposition and has_object)
            tokens += [other for link, other in phrases.modifiers(noun) if link in wanted or anybody]
    return fillers(tokens, references) or inside.inner_participants(tokens, references)


def _words_with(verb: Token) -> set[str]:
    """Return the forms and lemmas of the words among the complements of a verb ("in staat van beschuldiging")."""
    complements = (child for child in verb.children if child.dep_ in _COMPLEMENTS)
    return {form for child in complements for part in _near(child) for form in (part.lower_, part.lemma_.lower())}


def _near(token: Token) -> Iterator[Token]:
    """Yield a complement with its own prepositions and adjectives, and those of a noun inside it."""
    yield token
    if syntax.antecedent(token).i != token.i:  # "de nederlaag die X toebracht"
        yield syntax.antecedent(token)
    for child in token.children:
        if child.dep_ in {"case", "fixed", "amod", "flat", "compound:prt"}:
            yield child
        elif child.dep_ == "nmod":
            yield from _near(child)
