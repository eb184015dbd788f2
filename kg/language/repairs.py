"""Repairs of parses that break a rule of Dutch grammar: one subject a clause, two names are two phrases.

The parser decides word by word; these constraints look at the clause as a whole.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language.clause import SUBJECTS, Tokens, finite_form, has_passive_auxiliary, is_figures, is_unaccusative
from kg.language.coordination import coordinate
from kg.language.days import days_apart
from kg.language.morphology import is_finite_form
from kg.language.openers import (
    among_others,
    among_whom,
    before_opener,
    conditional,
)
from kg.language.particles import (
    before_the_particle,
    free_auxiliaries,
    names_for_auxiliaries,
    names_for_particles,
    no_preposition,
    objects_of_infinitives,
    particle_before_te,
    particle_of_the_verb_above,
    prepositions_of_er,
    verbs_for_adjectives,
    verbs_for_nouns,
)
from kg.language.relatives import attach_relative, relative_roles
from kg.language.subjects import (
    bare_object,
    bare_pronoun,
    fronted_object,
    indirect_object,
    missing_subject,
    named_subject,
    neuter_subject,
    of_infinitive,
    one_subject,
    shared_auxiliary,
    shared_subject,
    subject_of_phrase,
)
from kg.language.titles import counted_nouns, names_behind_titles, names_beside_nouns, owners_for_auxiliaries
from kg.tables import word_classes

__all__ = ["repair_parse"]

_PREFIXES = ("be", "her", "er", "mis", "onder", "ont", "over", "ver", "vol", "voor")  # participles without ge-
_OWNING = frozenset({"zijn", "haar", "hun", "mijn", "ons", "onze", "wiens", "wier", "diens"})


@Language.component("kg_repairs", requires=["token.dep", "doc.ents"], assigns=["token.dep", "token.head"])
def repair_parse(doc: Doc) -> Doc:
    """Mend the arguments of each clause of a parsed document."""
    tokens = list(doc)
    names_for_auxiliaries(tokens)
    names_for_particles(tokens)
    no_preposition(tokens)
    owners_for_auxiliaries(tokens)
    names_behind_titles(tokens)
    names_beside_nouns(tokens)
    counted_nouns(tokens)
    days_apart(tokens)
    verbs_for_nouns(tokens)
    verbs_for_adjectives(tokens)
    free_auxiliaries(tokens)
    coordinate(doc, tokens)
    among_others(tokens)
    among_whom(tokens)
    objects_of_infinitives(tokens)
    _stray_modifiers(tokens)
    _rivals_of_scores(tokens)
    for verb in tokens:
        if verb.pos_ in {"VERB", "AUX"}:
            prepositions_of_er(verb)
            particle_before_te(verb)
            particle_of_the_verb_above(verb)
            before_the_particle(verb)
            _voice(verb)
            before_opener(verb)
            conditional(verb)
            _subject_with_preposition(verb)
            subject_of_phrase(verb)
            named_subject(verb)
            bare_pronoun(verb)
            neuter_subject(verb)
            attach_relative(verb)
            of_infinitive(verb)
            one_subject(verb)
            bare_object(verb)
            shared_subject(verb)
            shared_auxiliary(verb)
            fronted_object(verb)
            missing_subject(verb)
            indirect_object(verb)
            relative_roles(verb)
            _one_constituent_first(verb)
            _across_the_finite_verb(verb)
            _beside_a_body(verb)
    return doc


def _stray_modifiers(doc: Tokens) -> None:
    """A relative pronoun has no bare name as its modifier, and "samen" no object: both are arguments of the verb."""
    for token in doc:
        if token.lower_ == "dat" and token.dep_ == "xcomp" and token.n_lefts + token.n_rights == 0:
            token.dep_, token.pos_ = "obj", "PRON"  # "maar die weigerde dat"
        if token.dep_ not in {"nmod", "obl", "obl:arg"} or token.head.head.pos_ != "VERB":
            continue
        governor, verb = token.head, token.head.head
        bare = not any(child.dep_ == "case" for child in token.lefts)
        if governor.lower_ in {"die", "dat"} and governor.pos_ == "PRON" and token.dep_ == "nmod" and bare:
            token.head, token.dep_ = verb, "obj"
        elif governor.lower_ in {"samen", "tezamen"} and not bare:
            token.head, token.dep_ = verb, "obl"


def _rivals_of_scores(doc: Tokens) -> None:
    """Whom somebody beat is no part of the score ("won met 3 - 1 van X", "verloor met 1-0 tegen X")."""
    for name in doc:
        if name.dep_ != "nmod" or name.ent_iob_ == "O" or not is_figures(name.head):
            continue
        if any(child.dep_ == "case" and child.lower_ in {"van", "tegen"} for child in name.lefts):
            verb = next((word for word in name.ancestors if word.pos_ == "VERB"), None)
            if verb is not None:
                name.head, name.dep_ = verb, "obl:arg"


def _voice(verb: Token) -> None:
    """Only a participle has a passive subject: a verb that is none, or has no such form, is active without auxiliary.

    The tagger takes many a short present for a participle ("die tegen X vecht").
    """
    _moved(verb)
    if has_passive_auxiliary(verb):
        return
    participle = "ge" in verb.lower_ or verb.lower_.startswith(_PREFIXES)
    if is_finite_form(verb) or not participle:
        _active(verb)
    if any(child.dep_ == "aux" and child.lemma_ == "hebben" for child in verb.children):
        _perfect(verb)


def _moved(verb: Token) -> None:
    """The perfect of "vluchten" or "vertrekken" has "zijn" and is active: such verbs have no passive."""
    auxiliary = next((child for child in verb.children if child.dep_ == "aux:pass" and child.lemma_ == "zijn"), None)
    if auxiliary is None:
        return
    lemmas = {verb.lemma_.lower(), *(c.lower_ + verb.lemma_.lower() for c in verb.lefts if c.dep_ == "compound:prt")}
    if not any(map(is_unaccusative, lemmas)):
        return
    auxiliary.dep_ = "aux"
    _active(verb)


def _active(verb: Token) -> None:
    """Make a passive subject an active one."""
    for child in verb.children:
        if child.dep_ == "nsubj:pass":
            child.dep_ = "nsubj"


def _perfect(verb: Token) -> None:
    """With "hebben" a clause is active; of two participants the first is the subject ("X heeft Y getroffen")."""
    second = next((child for child in verb.lefts if child.dep_ == "nsubj:pass"), None)
    if second is None:
        return
    first = next((child for child in verb.lefts if child.dep_ in {"obj", "nsubj"} and child.i < second.i), None)
    second.dep_ = "nsubj" if first is None else "obj"
    if first is not None:
        first.dep_ = "nsubj"


def _beside_a_body(verb: Token) -> None:
    """In "dat zijn land Apple helpt" the name is no apposition: "zijn land", "haar partij" have no name behind them."""
    for noun in verb.lefts:
        if noun.dep_ not in SUBJECTS or noun.lemma_.lower() not in word_classes("kg.language")["body"]:
            continue
        if any(child.dep_ in {"obj", "ccomp"} for child in verb.children):
            return
        name = next((child for child in noun.rights if child.dep_ == "appos"), None)
        owned = any(child.dep_ in {"nmod:poss", "det"} and child.lower_ in _OWNING for child in noun.lefts)
        if name is None or not owned or name.i != noun.i + 1:
            continue
        if name.ent_type_ in {"GPE", "PER", "PERSON", "ORG", "NORP"} and not _can_name(name, noun):
            name.head, name.dep_ = verb, "obj"
            return


def _can_name(name: Token, noun: Token) -> bool:
    """Tell whether a name behind a noun can name it: "zijn club" has the name of a club, "zijn land" none."""
    body = noun.lemma_.lower() in word_classes("kg.language")["body"]
    return not body or name.ent_type_ == "ORG" and noun.lemma_.lower() != "land"


def _one_constituent_first(verb: Token) -> None:
    """Before the finite verb of a main clause stands one constituent: a phrase after its noun belongs to the noun.

    "De aanval van X op Y mislukte": the attack on Y.
    """
    finite = finite_form(verb)
    if finite is None or verb.dep_ not in {"ROOT", "parataxis"} or any(c.dep_ == "mark" for c in verb.children):
        return
    first = [c for c in verb.children if c.i < finite.i and c.dep_ not in {"punct", "cc", "advmod", "aux", "aux:pass"}]
    if len(first) < 2 or first[0].dep_ not in SUBJECTS | {"obj"} or finite.i == verb.sent.start:
        return
    for phrase in first[1:]:
        if phrase.dep_ in {"obl", "obl:arg", "obl:agent"} and any(c.dep_ == "case" for c in phrase.children):
            phrase.head, phrase.dep_ = first[0], "nmod"


def _subject_with_preposition(verb: Token) -> None:
    """A phrase with a preposition is no subject or object ("Ook door X werd ... afgewezen")."""
    passive = has_passive_auxiliary(verb)
    for child in verb.children:
        if child.dep_ in SUBJECTS | {"obj", "iobj"} and child.pos_ in {"NOUN", "PROPN"}:
            preposition = next((word for word in child.lefts if word.dep_ == "case" and word.pos_ == "ADP"), None)
            if preposition is not None:
                child.dep_ = "obl:agent" if passive and preposition.lower_ == "door" else "obl"


def _across_the_finite_verb(verb: Token) -> None:
    """What stands between the finite verb and the end of its clause is no part of the noun before the finite verb.

    "X is in Y door Z opgepakt": by Z is not part of X.
    """
    auxiliaries = (child for child in verb.children if child.dep_ in {"aux", "aux:pass"})
    finite = next((child for child in auxiliaries if is_finite_form(child)), None)
    if finite is None or finite.i > verb.i or verb.i < finite.i:
        return
    for noun in list(verb.lefts):
        if noun.i > finite.i or noun.dep_ not in SUBJECTS | {"obj", "obl"}:
            continue
        for word in [word for word in noun.subtree if finite.i < word.i < verb.i and word.head.i < finite.i]:
            preposition = next((child for child in word.lefts if child.dep_ == "case"), None)
            if word.dep_ == "nmod" and preposition is not None:
                by = preposition.lower_ == "door" and has_passive_auxiliary(verb)
                word.head, word.dep_ = verb, "obl:agent" if by else "obl"
