"""Pronouns: "hij", "ze", "zijn", "hun" to the participant they mean, by gender, number and salience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable

from spacy.tokens import Token

from kg.actors import phrases
from kg.actors.discourse import Discourse, Mention
from kg.actors.gender import can_mean, is_woman
from kg.language.clause import SUBJECTS
from kg.language.morphology import feature
from kg.tables import word_classes

__all__ = ["bound_by_subject", "possessor", "pronouns"]

_PERSONAL = frozenset({"hij", "hem", "ie"})
_FEMININE = frozenset({"Person", "IGO", "GovernmentBody", "Organization", "Military", "ArmedGroup"})
_PLURAL = frozenset({"ze", "zij", "hen", "hun"})
_THEIRS = frozenset({"zijn", "haar", "hun", "z'n"})
_BODIES = _FEMININE - {"Person"} | {"Country", "Group"}
_REACH = 2  # sentences back that a pronoun may look
_TOPIC = 3  # times as many mentions as anybody else has whom the text is about


def pronouns(discourse: Discourse, token: Token) -> None:
    """ "hij", "ze", "hun": the last subject of the right kind, or the owner that is the subject."""
    word = token.lower_
    rule, confidence = "pronoun", 0.65
    if word in {"wiens", "wier"}:
        ids = _relative(discourse, token)
    elif word == "diens" or word == "die" and _demonstrative(token):
        ids = _not_the_subject(discourse, token)
    elif token.dep_ == "nmod:poss":
        ids = possessor(discourse, token) if word in _THEIRS else ()
        rule, confidence = "possessor is the subject", 0.75
        if not ids and word in {"zijn", "z'n"}:
            ids, rule, confidence = _only_person_here(discourse, token), "only person before it", 0.65
        if not ids and word in _THEIRS and phrases.is_subject(token.head):  # "Zijn regering ...": no other subject owns
            kinds = {"Person"} if word in {"zijn", "z'n"} else _BODIES - {"Country"}
            ids = _she_or_it(discourse, token) if word == "haar" else _antecedent(discourse, token, kinds)
            rule, confidence = "owner named before", 0.6
    elif word in _PERSONAL:
        ids = _antecedent(discourse, token, {"Person"})
        rule, confidence = "personal pronoun", 0.75
        discourse.masculine.update(ids)
    elif word in {"het", "ze", "zij"} and (ids := _subject_above(discourse, token)):
        rule, confidence = "subject of the clause above", 0.7
    elif word == "haar":
        ids = _she_or_it(discourse, token)
    elif word in _PLURAL and token.dep_ in {"nsubj", "nsubj:pass", "obj", "obl", "iobj"}:
        plural = word in {"hen", "hun"} or _takes_plural(token.head)
        ids = _several(discourse, token) if plural else ()
        ids = ids or _antecedent(discourse, token, {"Military", "ArmedGroup", "Group"} if plural else _FEMININE)
    else:
        return
    for entity in ids if word in _PLURAL else ids[:1]:
        discourse.mention(token.i, (token.i, token.i + 1), entity, rule, token.text, confidence)


def _takes_plural(verb: Token) -> bool:
    """Tell whether a verb has a plural subject; many a plural at the end of a clause is taken for an infinitive."""
    parts = (verb, *(child for child in verb.children if child.pos_ == "AUX"))
    finite = any(feature(part, "VerbForm") == "Fin" for part in parts)
    return any(feature(part, "Number") == "Plur" for part in parts) or not finite and verb.lower_.endswith("en")


def _she_or_it(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return whom "haar" means: a woman of the sentences before, or else "de coalitie", "de Kamer"."""
    one_back = (m for m in discourse.before(token.i) if discourse.sentences_back(m, token.i) == 1)
    woman = any(is_woman(discourse.participants[m.entity]) for m in one_back)
    return _antecedent(discourse, token, {"Person"} if woman else _FEMININE)


def possessor(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return who owns: the name in a genitive, or the subject of the clause around a possessive pronoun."""
    if token.lower_ not in _THEIRS:
        return discourse.entities(token.i)
    noun = token.head
    beside = noun.head if noun.dep_ == "conj" and noun.head.i < noun.i else None  # "X en zijn Y": of X
    if beside is not None and discourse.entities(beside.i):
        return discourse.entities(beside.i)[:1]
    subject = _controller(token) or phrases.subject_of_clause(token)
    ids = discourse.entities(subject.i) if subject is not None else ()
    return tuple(entity for entity in ids if can_mean(token.lower_, discourse.participants[entity]))


def _controller(token: Token) -> Token | None:
    """Return the object that is to do what an infinitive says, for a possessive in it ("riep X op zijn ... te staken").

    None where the subject is to do it ("beloofde X zijn steun te geven").
    """
    clause = next((word for word in token.ancestors if word.dep_ == "xcomp"), None)
    if clause is None or not any(child.lower_ == "te" for child in clause.children):
        return None
    verb = clause.head
    if phrases.verb_lemmas(verb) & word_classes("kg.actors")["promising"]:
        return None
    return next((child for child in verb.children if child.dep_ in {"obj", "iobj"} and child.i < token.i), None)


def _relative(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return whom "wiens" or "wier" means: the noun that its clause is relative to."""
    clause = next((word for word in token.ancestors if word.dep_ == "acl:relcl"), None)
    return discourse.entities(clause.head.i) if clause is not None else ()


def _demonstrative(token: Token) -> bool:
    """Tell whether "die" is the subject of a clause of its own ("maar die weigerde"), not of a relative one."""
    clause = token.head
    return token.dep_ in SUBJECTS and clause.dep_ in {"ROOT", "conj", "parataxis", "ccomp", "advcl"}


def _not_the_subject(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return the last person named who was no subject: "X vroeg Y iets, maar die weigerde"."""
    for mention in discourse.before(token.i):
        head = discourse.doc[mention.head]
        if discourse.sentences_back(mention, token.i) > 1:
            break
        if discourse.participants[mention.entity].type == "Person" and not phrases.is_subject(head):
            return (mention.entity,)
    return ()


def _subject_above(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return the country or body that the clause above is about, for the subject of what it says, fears or explains.

    "Rusland zegt dat het ...", "de Verenigde Staten vrezen dat ze ...": both verbs agree with it in number, and "het"
    is no noun with the article "de".
    """
    clause = token.head
    if token.dep_ not in SUBJECTS or clause.dep_ not in {"ccomp", "advcl"}:
        return ()
    above = clause.head
    subject = next((child for child in above.children if child.dep_ in SUBJECTS), None)
    if subject is None or subject.i > token.i or _takes_plural(above) != _takes_plural(clause):
        return ()
    if token.lower_ == "het" and (_takes_plural(clause) or phrases.determiner(subject) == "de"):
        return ()
    ids = discourse.entities(subject.i)
    return ids if len(ids) == 1 and discourse.participants[ids[0]].type in _BODIES else ()


def _several(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return all of the coordinated subject that was named last, for a plural pronoun: "X en Y ... Zij ..."."""
    for mention in discourse.before(token.i):
        head = discourse.doc[mention.head]
        if discourse.sentences_back(mention, token.i) > 1:
            break
        first = head
        while first.dep_ == "conj" and first.head.i < first.i:
            first = first.head
        if not phrases.is_subject(head) or token in first.subtree:
            continue
        members = discourse.coordinated(first)
        if len(members) > 1:
            return tuple(dict.fromkeys(members)) if all(members) else ()
        if discourse.participants[mention.entity].type in {"Military", "ArmedGroup", "Group"}:
            break
    return ()


def _only_person_here(discourse: Discourse, token: Token) -> tuple[str, ...]:
    """Return the one person whom the sentence names before a token ("na de dood van X werd zijn functie ...")."""
    here = (m for m in discourse.before(token.i) if discourse.sentences_back(m, token.i) == 0)
    people = {m.entity for m in here if discourse.participants[m.entity].type == "Person"}
    persons = {entity for entity in people if can_mean(token.lower_, discourse.participants[entity])}
    return tuple(persons) if len(persons) == 1 else ()


def _same_function(discourse: Discourse, mention: Mention, token: Token) -> bool:
    """Tell whether an object pronoun follows one of the sentence before: "X prees hem ... Y belde hem" is one man."""
    word = discourse.doc[mention.head]
    before = discourse.sentences_back(mention, token.i) == 1 and word.pos_ == "PRON"
    return before and word.dep_ in {"obj", "iobj"} and token.dep_ in {"obj", "iobj"}


def _is_agent(noun: Token) -> bool:
    return (noun.head if noun.dep_ in {"appos", "flat"} else noun).dep_ == "obl:agent"


def bound_by_subject(discourse: Discourse, token: Token) -> set[str]:
    """Return whom a phrase that is no subject cannot mean: the subject of its own clause, and whom that names."""
    # An object pronoun is somebody else than the subject of its own clause ("Barak belde hem").
    subject = None if phrases.is_subject(token) else phrases.subject_of_clause(token)
    # Nor is it anybody whom that subject names in passing ("Schulz, de voorzitter van het Parlement, belde haar"), but
    # for its owner ("Lula, haar leermeester, steunde haar").
    named = phrases.outside_clauses(subject) if subject is not None else ()
    bound = {entity for word in named if word.lower_ not in _THEIRS for entity in discourse.entities(word.i)}
    if subject is not None and subject.lower_ in {"die", "dat"} and subject.head.dep_ == "acl:relcl":
        bound.update(discourse.entities(subject.head.head.i))  # "met X, die hem verbood te vertrekken"
    return bound


def _topic(discourse: Discourse, near: Iterable[Mention], token: Token) -> str | None:
    """Return whom the text is about so far: mentioned far more often than whoever else a pronoun may mean."""
    times = Counter(mention.entity for mention in discourse.before(token.i))
    ranked = Counter({mention.entity: times[mention.entity] for mention in near}).most_common(2)
    if not ranked or len(ranked) > 1 and ranked[0][1] < _TOPIC * ranked[1][1]:
        return None
    return ranked[0][0]


def _antecedent(discourse: Discourse, token: Token, kinds: Container[str]) -> tuple[str, ...]:
    """Return the nearest earlier subject of the right kind, or the only mention of that kind nearby.

    What is no subject itself rather refers to who was named last in its own sentence ("Na zijn gesprek met X belde Y
    hem"), then to whom the text is about.
    """
    bound = bound_by_subject(discourse, token)
    near = [
        m
        for m in discourse.before(token.i)
        if discourse.participants[m.entity].type in kinds
        and m.entity not in bound
        and not (token.lower_ == "haar" and m.entity in discourse.masculine)
        and can_mean(token.lower_, discourse.participants[m.entity])
        and discourse.sentences_back(m, token.i) <= _REACH
    ]
    here = [m for m in near if discourse.sentences_back(m, token.i) == 0]
    if here and not phrases.is_subject(token):
        return (here[0].entity,)
    parallel = next((m for m in near if _same_function(discourse, m, token)), None)
    if parallel is not None:
        return (parallel.entity,)
    last = dict.fromkeys(m.entity for m in near if discourse.sentences_back(m, token.i) == 1)
    if len(last) == 1 and not phrases.is_subject(token):  # whom else could an object mean?
        return tuple(last)
    topic = None if phrases.is_subject(token) else _topic(discourse, near, token)
    if topic is not None:
        return (topic,)
    subjects = [m for m in near if phrases.is_subject(discourse.doc[m.head]) or _is_agent(discourse.doc[m.head])]
    for mention in subjects:
        return (mention.entity,)
    only = {m.entity for m in near}
    return (only.pop(),) if len(only) == 1 else ()
