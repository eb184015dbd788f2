"""Clauses of UD Dutch trees: predicates, voice, subjects, objects, prepositional arguments and what governs them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.actors.phrases import WHOSE, case, conjuncts
from kg.language.clause import SUBJECTS
from kg.language.lemmas import infinitive, makes_verb
from kg.language.morphology import feature, is_finite_form
from kg.relations.words import words

__all__ = [
    "antecedent",
    "antecedents",
    "arguments",
    "auxiliaries",
    "is_passive",
    "is_predicate",
    "is_present_participle",
    "marks",
    "own_subjects",
    "particle",
    "passive_agents",
    "patients",
    "predicate_lemma",
    "prepositional",
    "relative_head",
    "shared_objects",
]

_OBJECTS = frozenset({"obj", "iobj", "expl:pv", "ccomp", "xcomp"})
_OF_ITS_OWN = SUBJECTS | {"aux", "aux:pass", "cop", "obl:agent"}


def is_predicate(token: Token) -> bool:
    """Tell whether a token is a full verb, finite or not, adjectival participles included."""
    if token.pos_ in {"VERB", "AUX"}:
        return token.dep_ not in {"aux", "aux:pass", "cop", "case"}
    return token.pos_ == "ADJ" and feature(token, "VerbForm") == "Part"


def particle(verb: Token) -> str:
    """Return the separated particle of a verb ("op" in "schortte ... op"), or an empty string."""
    for child in verb.children:
        # "Onder het mom" is no particle, though it begins with one.
        if child.dep_ == "compound:prt" and child.lower_.isalpha() and _stands_alone(child):
            return child.lower_
    if not is_finite_form(verb):
        return ""
    return next((word.lower_ for word in verb.rights if word.pos_ == "ADJ" and _completes(word, verb)), "")


def _stands_alone(word: Token) -> bool:
    return all(child.dep_ != "fixed" for child in word.children)


def _completes(word: Token, verb: Token) -> bool:
    """Tell whether an adjective makes a verb with the finite verb before it ("keurde het plan goed")."""
    if word.dep_ not in {"xcomp", "advmod", "obj"}:
        return False
    whole = word.lower_ + verb.lemma_.lower()
    return not any(True for _ in word.children) and infinitive(whole) == whole


def predicate_lemma(verb: Token) -> str:
    """Return the infinitive of a verb with its particle: "schortte ... op" gives "opschorten"."""
    lemma, apart = verb.lemma_.lower(), particle(verb)
    if not apart or lemma.startswith(apart):
        return lemma
    if not makes_verb(apart, lemma):
        return lemma  # "van de hand wijzen" has no particle
    # A participle is written as one with its particle ("heeft er op aangedrongen").
    known = infinitive(apart + lemma)
    if known is None and feature(verb, "VerbForm") != "Part":  # a guessed lemma: "schorten ... op" is "opschorten"
        known = infinitive(apart + verb.lower_)
        return known if known is not None and known.startswith(apart) else apart + lemma
    return lemma if known is None else apart + lemma


def auxiliaries(verb: Token) -> Iterator[Token]:
    """Yield the auxiliaries of a predicate."""
    yield from (child for child in verb.children if child.dep_ in {"aux", "aux:pass", "cop"})


def marks(verb: Token) -> frozenset[str]:
    """Return the subordinators of a clause in lower case ("als", "om", "te")."""
    return frozenset(child.lower_ for child in verb.children if child.dep_ in {"mark", "case"})


def is_passive(verb: Token) -> bool:
    """Tell whether a clause is passive, a reduced one ("de door de VS geleide coalitie") included."""
    if any(child.dep_ in {"aux:pass", "nsubj:pass", "obl:agent"} for child in verb.children):
        return True
    # "Door X is Y aangevallen": with "door" and "zijn" a participle is the perfect of the passive.
    by = any(child.dep_ == "obl" and case(child) == "door" for child in verb.children)
    if by and any(child.dep_ == "aux" and child.lemma_ == "zijn" for child in verb.children):
        return True
    if _shares_auxiliary(verb):
        return is_passive(verb.head)
    participle = verb.dep_ == "amod" or verb.dep_ == "acl" and feature(verb, "VerbForm") == "Part"
    return participle and not is_present_participle(verb)


def _shares_auxiliary(verb: Token) -> bool:
    """Tell whether a participle is joined to another whose auxiliary it shares ("werd afgezet en gevangengezet")."""
    if verb.dep_ != "conj" or is_finite_form(verb) or is_finite_form(verb.head) or feature(verb, "VerbForm") == "Inf":
        return False
    return not any(child.dep_ in {"aux", "aux:pass", *SUBJECTS} for child in verb.children)


def is_present_participle(verb: Token) -> bool:
    """Tell whether a participle is one of the present, by its form ("de protesterende studenten")."""
    return verb.lower_.endswith(("end", "ende", "enden"))


def passive_agents(verb: Token) -> list[Token]:
    """Return what "door" marks in a passive clause, coordinated ones included."""
    marked = (
        child for child in verb.children if child.dep_ == "obl:agent" or (child.dep_ == "obl" and case(child) == "door")
    )
    found = [noun for child in marked for noun in conjuncts(child)]
    return found or (passive_agents(verb.head) if _shares_auxiliary(verb) else [])


def own_subjects(verb: Token) -> list[Token]:
    """Return the subjects of a clause, coordinated ones included; empty when it has none of its own."""
    return [noun for child in verb.children if child.dep_ in SUBJECTS for noun in conjuncts(child)]


def arguments(verb: Token) -> Iterator[tuple[str, Token]]:
    """Yield the objects of a verb as ("", noun) and its prepositional phrases as (preposition, noun).

    Subjects and agents are left out.
    """
    for child in verb.children:
        if child.dep_ in {"obj", "iobj"}:
            for noun in conjuncts(child):
                yield "", noun
        elif child.dep_ in {"obl", "obl:arg", "nmod"} and child.pos_ != "ADV":
            preposition = prepositional(child)
            if preposition:
                for noun in conjuncts(child):
                    yield preposition, noun


def patients(verb: Token) -> Iterator[tuple[str, Token]]:
    """Yield whom an action may be done to, as (preposition, noun): the arguments of its verb and what stands for one.

    That is the subject of a passive, the noun before a participle, and the noun that a relative clause without a
    pronoun of its own modifies; with "wiens" the noun is an owner only.
    """
    passive = is_passive(verb)
    if passive:
        if verb.dep_ in {"amod", "acl"} and not marks(verb) & {"zoals", "als"}:
            yield "", verb.head
        yield from (("", noun) for noun in _undergoing(verb))
    yield from arguments(verb)
    modified = relative_head(verb)
    if modified is None or passive or any(word.lower_ in WHOSE for child in verb.children for word in child.lefts):
        return
    pronouns = {child.lower_ for child in verb.children}
    if "waar" in pronouns:
        yield "in", modified
    else:
        about = next((word.removeprefix("waar") for word in pronouns if word.startswith("waar")), "")
        if about or not pronouns & {"die", "dat", "wie"}:
            yield {"mee": "met"}.get(about, about), modified


def shared_objects(verb: Token) -> list[Token]:
    """Return the objects of another verb that a coordinated one shares with it.

    They stand before the first verb ("heeft X opgepakt en uitgeleverd") or after the last of two that stand together
    ("prees en steunde X"). An object between two verbs is the first one's own ("pakte X op en vertrok").
    """
    if is_passive(verb) or any(child.dep_ in _OBJECTS for child in verb.children):
        return []
    later = next((child for child in verb.rights if child.dep_ == "conj" and is_predicate(child)), None)
    if later is not None and later.i == verb.i + 2 and not any(child.dep_ in SUBJECTS for child in later.children):
        return [noun for noun in _objects(later) if noun.i > later.i]
    first = verb.head
    alike = is_predicate(first) and is_finite_form(first) == is_finite_form(verb)
    apart = any(child.dep_ in _OF_ITS_OWN for child in verb.children)
    if verb.dep_ != "conj" or first.i > verb.i or not alike or apart:
        return []
    return [noun for noun in _objects(first) if noun.i < first.i] or shared_objects(first)


def _objects(verb: Token) -> list[Token]:
    return [noun for child in verb.children if child.dep_ == "obj" for noun in conjuncts(child)]


def _undergoing(verb: Token) -> list[Token]:
    """Return the subjects of a passive clause, or those of the clause that it shares them with."""
    found, above = own_subjects(verb), verb.head
    if found or above.i == verb.i:
        return found
    # "Voelt zich bedreigd door X": the subject of the verb of feeling.
    reflexive = verb.dep_ == "xcomp" and any(word.lower_ == "zich" for word in above.subtree)
    return own_subjects(above) if reflexive or verb.dep_ == "conj" else []


def prepositional(noun: Token) -> str:
    """Return the preposition of a phrase; one of several words whole, for it is another one ("met steun van")."""
    first = next((child for child in noun.lefts if child.dep_ == "case"), None)
    rest = [child.lower_ for child in first.children if child.dep_ == "fixed"] if first is not None else []
    return " ".join([case(noun).split(" ")[0], *rest])


def antecedents(token: Token) -> list[Token]:
    """Return the nouns that a token stands for: all of a coordination where a relative pronoun takes a plural verb."""
    noun = antecedent(token)
    plural = feature(noun, "Number") == "Plur" and noun.ent_iob_ == "O"  # a name has the number of its verb
    if noun.i == token.i or plural:
        return [noun]
    clause = token.head
    finite = [word for word in (clause, *auxiliaries(clause)) if is_finite_form(word)]
    # The tagger takes many a plural at the end of a clause for an infinitive.
    plural = any(feature(word, "Number") == "Plur" for word in finite) or not finite and clause.lower_.endswith("en")
    if not plural:
        return [noun]
    while noun.dep_ == "conj" and noun.head.i < noun.i:
        noun = noun.head
    return list(conjuncts(noun))


def relative_head(verb: Token) -> Token | None:
    """Return the noun that a relative clause modifies, for its verb or a verb coordinated with it."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb.head if verb.dep_ == "acl:relcl" else None


def antecedent(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for; any other token is its own antecedent."""
    if token.pos_ != "PRON" or token.lower_ not in words("relative"):
        return token
    for ancestor in token.ancestors:
        if ancestor.dep_ == "acl:relcl":
            return ancestor.head
    return token
