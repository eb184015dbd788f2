"""The reading of a text as one HTML page, with every style in it, no script and no link to anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from kg import __version__
from kg.network.drawing import quads
from kg.network.tone import OTHER, tone
from kg.records import Factuality
from kg.relations.explain import Predicate, Reading, Sentence, Statement
from kg.relations.explain_actors import Actors, kinds, marked, name, names, reasons, shape, sureness
from kg.relations.explain_tree import meaning, tree
from kg.relations.lexicon import Sense
from kg.templates import filled, hashes, template

__all__ = ["page"]

_OPEN = 3  # sentences up to which the trees are shown at once
_TITLE = 70  # characters of the text in the title
_HEADS = ("Word", "Action", "Pattern", "Who acts", "Acted upon", "Outcome")
_FACTUALITY: Mapping[Factuality, str] = {
    "certain": "told as a fact",
    "uncertain": "possible, planned, wanted or feared",
    "negated": "told not to be so",
}


def page(reading: Reading) -> str:
    """Return the page of a reading as HTML text: the same bytes for the same reading.

    It has, for each sentence, the actors in the text, the dependency tree, the predicates and the statements.
    """
    actors = {actor.id: actor for actor in reading.actors}
    is_open = len(reading.sentences) <= _OPEN
    style = template("kg.relations", "explain.css") + _colours()
    parts = {
        "title": escape(_title(reading)),
        "style": style,
        "policy": f"default-src 'none'; style-src {hashes([style])}; img-src data:; base-uri 'none'",
        "counts": _counts(reading),
        "legend": _legend(reading),
        "overview": _overview(reading, actors),
        "sentences": "\n".join(
            _sentence(number, sentence, actors, is_open=is_open)
            for number, sentence in enumerate(reading.sentences, start=1)
        ),
        "glossary": _glossary(reading),
        "version": __version__,
    }
    return filled(template("kg.relations", "explain.html"), parts)


def _colours() -> str:
    """Return the style rules that give each type of actor and each quad class its colour, in light and in dark."""
    coloured = [(f".t-{key}", "kind", row) for key, row in kinds().items()]
    coloured += [(f".q-{_slug(row['key'])}", "tone", row) for row in quads()]

    def rules(ground: str) -> str:
        return "".join(f"{selector}{{--{name}:{row[ground]}}}" for selector, name, row in coloured)

    return f"{rules('light')}@media (prefers-color-scheme: dark){{{rules('dark')}}}"


def _slug(words: str) -> str:
    return words.replace(" ", "-")


def _title(reading: Reading) -> str:
    text = " ".join(reading.sentences[0].text.split()) if reading.sentences else ""
    return f"{text if len(text) <= _TITLE else text[:_TITLE].rstrip() + '…'} · kg explain"


def _counts(reading: Reading) -> str:
    counts = (
        (len(reading.sentences), "sentence"),
        (len(reading.actors), "actor"),
        (sum(len({p.place for p in _predicates(sentence)}) for sentence in reading.sentences), "predicate"),
        (sum(len(sentence.statements) for sentence in reading.sentences), "statement"),
    )
    return " · ".join(f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counts)


def _predicates(sentence: Sentence) -> list[Predicate]:
    """Return the predicates to show: all but a line end that the tagger takes for a verb."""
    return [predicate for predicate in sentence.predicates if predicate.word.strip()]


def _legend(reading: Reading) -> str:
    present = {actor.type for actor in reading.actors}
    items = (f"<li>{shape(key)}{escape(row['en'])}</li>" for key, row in kinds().items() if key in present)
    return f'<ul class="legend">{"".join(items)}</ul>' if present else ""


def _overview(reading: Reading, actors: Actors) -> str:
    """Return the list of all statements; nothing for a single sentence, which shows them itself."""
    if len(reading.sentences) < 2:
        return ""
    items = [
        f'<li><a href="#s{statement.number}"><span class="number">{statement.number}</span>'
        f"<span>{_clause(statement, actors)}</span><em>sentence {number}</em></a></li>"
        for number, sentence in enumerate(reading.sentences, start=1)
        for statement in sentence.statements
    ]
    found = f"<ol>{''.join(items)}</ol>" if items else '<p class="none">None.</p>'
    return f'<section class="overview"><h2>What the text states</h2>{found}</section>'


def _sentence(number: int, sentence: Sentence, actors: Actors, *, is_open: bool) -> str:
    predicates = _predicates(sentence)
    parts = (
        f'<article id="z{number}"><h2>Sentence {number}</h2>',
        f'<p class="said" lang="nl">{marked(sentence, actors)}</p>',
        _section("Actors", "who is spoken of, and the rule that says so", reasons(sentence.actors, actors)),
        f"<details{' open' if is_open else ''}><summary>Dependency tree<small>how the parser reads the grammar; "
        f'predicates are bold, actors underlined</small></summary><div class="wide tree" tabindex="0" role="region" '
        f'aria-label="Dependency tree">{_drawing(sentence, predicates, actors)}</div></details>',
        _section("Predicates", "verbs and event nouns, and every pattern that was tried", _table(predicates, actors)),
        _section("Statements", "who did what to whom", _cards(sentence, actors)),
        "</article>",
    )
    return "\n".join(parts)


def _drawing(sentence: Sentence, predicates: Iterable[Predicate], actors: Actors) -> str:
    classes = {p.place: "predicate" for p in predicates}
    classes |= {m.head: f"named t-{actors[m.actor].type}" for m in sentence.actors if m.actor in actors}
    return tree(sentence.words, classes)


def _section(title: str, about: str, content: str) -> str:
    return f"<section><h3>{title}<small>{about if content else 'none'}</small></h3>{content}</section>"


def _table(predicates: Iterable[Predicate], actors: Actors) -> str:
    bodies = []
    for _, same in groupby(predicates, lambda p: p.place):
        rows = sorted(same, key=lambda p: not p.statements)
        word = f'<td class="word" lang="nl" rowspan="{len(rows)}">{escape(rows[0].word)}</td>'
        lines = (_row(p, word if at == 0 else "", actors) for at, p in enumerate(rows))
        bodies.append(f"<tbody>{''.join(lines)}</tbody>")
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    return f'<div class="wide"><table><thead><tr>{heads}</tr></thead>{"".join(bodies)}</table></div>' if bodies else ""


def _row(predicate: Predicate, word: str, actors: Actors) -> str:
    """Return one line of the table, with the cell of the word before it where that begins."""
    gloss = f"<i>{escape(predicate.gloss)}</i>" if predicate.gloss else ""
    fate = [f'<a class="given" href="#s{number}">statement {number}</a>' for number in predicate.statements]
    if predicate.reason:
        reason = re.sub(r"\bstatement (\d+)", r'<a href="#s\1">\g<0></a>', escape(predicate.reason))
        fate.append(f"<span>{'' if predicate.statements else 'left out: '}{reason}</span>")
    cells = (
        f'<span><span lang="nl">{escape(predicate.action)}</span> {gloss}</span>',
        escape(predicate.pattern) or "none",
        names(predicate.agents, actors) or "nobody",
        names(predicate.targets, actors) or "nobody",
        f'<span class="fate">{" ".join(fate)}</span>',
    )
    tagged = (f'<td data-name="{head}"><div>{cell}</div></td>' for head, cell in zip(_HEADS[1:], cells, strict=True))
    kind = "given" if predicate.statements else "out"
    return f'<tr class="{kind}">{word}{"".join(tagged)}</tr>'


def _clause(statement: Statement, actors: Actors) -> str:
    event, quad = statement.event, tone(statement.event.sense.category, statement.event.sense.mode).quad
    action = f'<span class="does q-{_slug(quad)}"><span lang="nl">{escape(event.action)}</span></span>'
    negated = f'<span class="negated">{action}</span>' if event.factuality == "negated" else action
    return f"{name(event.actor, actors)} {negated} {name(event.target, actors)}"


def _cards(sentence: Sentence, actors: Actors) -> str:
    cards = "".join(_card(statement, sentence.text, actors) for statement in sentence.statements)
    return f'<div class="cards">{cards}</div>' if cards else ""


def _card(statement: Statement, text: str, actors: Actors) -> str:
    event, sense = statement.event, statement.event.sense
    kind = tone(sense.category, sense.mode)
    facts = (
        ("PLOVER category", _category(sense), ""),
        ("Factuality", f'<span class="{event.factuality}">{event.factuality}</span>', _FACTUALITY[event.factuality]),
        ("Source", name(event.source, actors) if event.source else "", ""),
        ("Time", escape(event.time or ""), ""),
        ("Place", name(event.place, actors) if event.place else "", ""),
        ("Pattern", escape(event.pattern), ""),
        ("Confidence", sureness(event.confidence), ""),
    )
    details = "".join(
        f"<div><dt>{title}</dt><dd>{value}<small>{about}</small></dd></div>"
        if value
        else f'<div><dt>{title}</dt><dd class="untold">not told</dd></div>'
        for title, value, about in facts
    )
    before, evidence, after = text[: statement.start], text[statement.start : statement.end], text[statement.end :]
    return (
        f'<div class="card q-{_slug(kind.quad)}" id="s{statement.number}">'
        f'<h4><span class="number">{statement.number}</span>{_clause(statement, actors)}</h4>'
        f'<p class="gloss">{escape(sense.gloss)}</p><dl>{details}</dl>'
        f'<blockquote lang="nl">{escape(before)}<mark>{escape(evidence)}</mark>{escape(after)}</blockquote></div>'
    )


def _category(sense: Sense) -> str:
    """Return a category and mode, with the quad class and the score that PLOVER gives them."""
    kind, mode = tone(sense.category, sense.mode), f" · {escape(sense.mode)}" if sense.mode else ""
    score = f"{kind.quad}, {kind.score:+g}".replace("-", "−") if kind != OTHER else "no category of PLOVER"
    return f"{escape(sense.category)}{mode}<small>{escape(score)}</small>"


def _glossary(reading: Reading) -> str:
    """Return what the labels of the trees mean."""
    words = [word for sentence in reading.sentences for word in sentence.words if not word.text.isspace()]
    labels = sorted({word.dep for word in words}) + sorted({word.pos for word in words})
    items = (f"<div><dt>{escape(label)}</dt><dd>{escape(meaning(label))}</dd></div>" for label in labels)
    return f"<details><summary>The labels of the trees</summary><dl>{''.join(items)}</dl></details>" if labels else ""
