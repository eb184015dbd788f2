"""The dependency tree of a sentence as an SVG drawing, made by spaCy's displacy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from spacy import displacy
from spacy.glossary import GLOSSARY

from kg.relations.explain import Word

__all__ = ["meaning", "tree"]

_WORD_SPACING = 26  # between the rows under the arcs: word, lemma, part of speech
_NARROW, _WIDE = 78, 120  # pixels between words
_PER_LETTER = 8.4
_STROKE = 1.5
_OPTIONS: dict[str, Any] = {
    "word_spacing": _WORD_SPACING,
    "arrow_spacing": 10,
    "arrow_width": 7,
    "arrow_stroke": _STROKE,
    "color": "currentColor",
    "bg": "transparent",
}
_MANY = 14  # words from which the arcs are drawn low
_REACH = 3 / 4  # a curve reaches three quarters of the height of its control points
_ARC = re.compile(
    r'<path class="displacy-arc"[^>]*? d="(?P<path>M(?P<left>[-.\d]+),(?P<base>[-.\d]+) C?[-.\d]+,(?P<control>[-.\d]+) '
    r'(?P<right>[-.\d]+),[^"]*)".*?<textPath[^>]*>(?P<label>[^<]*)</textPath>\s*</text>',
    re.DOTALL,
)
# What the subtypes of Universal Dependencies add to their relation.
_SUBTYPES = {
    "pass": "of a passive",
    "agent": "who does it, in a passive",
    "arg": "that the verb asks for",
    "poss": "possessor",
    "prt": "separable part of a verb",
    "relcl": "relative clause",
    "pv": "that belongs to the verb",
    "preconj": "first of a pair",
}


def meaning(label: str) -> str:
    """Return what a relation or a part of speech is called in English.

    >>> meaning("nsubj"), meaning("nsubj:pass"), meaning("VERB")
    ('nominal subject', 'nominal subject, of a passive', 'verb')
    """
    base, _, subtype = label.partition(":")
    parts = (GLOSSARY.get(base, base), _SUBTYPES.get(subtype, subtype))
    return ", ".join(part for part in parts if part)


def tree(words: tuple[Word, ...], kinds: Mapping[int, str]) -> str:
    """Return the tree of a sentence as SVG without styles of its own, the same for the same words.

    ``kinds`` gives classes to words by their place. Punctuation stands with the word that it follows.
    """
    merged = _merged(words)
    columns = {place: column for column, place in enumerate(merged)}
    arcs, compact = list(_arcs(words, columns)), len(merged) > _MANY
    distance = int(min(max(_NARROW, max(map(len, merged.values()), default=0) * _PER_LETTER + 16), _WIDE))
    # Of a word displacy escapes the text, not the tag and the lemma.
    drawn = [
        {"text": text, "tag": escape(words[place].pos), "lemma": escape(words[place].lemma)}
        for place, text in merged.items()
    ]
    drawing = {"words": drawn, "arcs": arcs, "settings": {"lang": "nl", "direction": "ltr"}}
    options = _OPTIONS | {"compact": compact, "distance": distance, "offset_x": distance // 2}
    svg = displacy.render(drawing, style="dep", manual=True, jupyter=False, options=options)
    classes = (
        f'class="displacy-token {kinds.get(place, "")}{" long" if _is_long(text, distance) else ""}"'
        for place, text in merged.items()
    )
    svg = _in_turn(svg, 'class="displacy-token"', classes)
    titles = (f'<g class="displacy-arrow"><title>{escape(arc["title"])}</title>' for arc in arcs)
    svg = _in_turn(svg, '<g class="displacy-arrow">', titles)
    svg = _ARC.sub(lambda found: _levelled(found, compact=compact), _without_styles(svg))
    return _cropped(svg, distance, compact=compact)


def _merged(words: tuple[Word, ...]) -> dict[int, str]:
    """Return the words to draw by their place, each with the punctuation that touches it."""
    heads = {word.head for place, word in enumerate(words) if word.head != place}
    found: dict[int, str] = {}
    opening, last, spaced = "", -1, True
    for place, word in enumerate(words):
        if word.text.isspace():
            continue
        if word.dep != "punct" or place in heads:
            found[place], opening, last = opening + word.text, "", place
        elif last < 0 or spaced and not word.spaced:
            opening += word.text
        else:
            found[last] += word.text
        spaced = word.spaced
    if last >= 0:
        found[last] += opening
    return found


def _arcs(words: tuple[Word, ...], columns: Mapping[int, int]) -> Iterator[dict[str, Any]]:
    for place, word in enumerate(words):
        if place in columns and word.head in columns and word.head != place:
            start, end = sorted((columns[place], columns[word.head]))
            yield {
                "start": start,
                "end": end,
                "label": escape(word.dep),
                "dir": "left" if place < word.head else "right",
                "title": f"{word.text}: {meaning(word.dep)}, under {words[word.head].text}"
                + (f" (chance {word.chance:.2f})" if word.chance < 1 else ""),
            }


def _is_long(text: str, distance: int) -> bool:
    return len(text) * _PER_LETTER + 12 > distance


def _in_turn(svg: str, old: str, new: Iterable[str]) -> str:
    """Replace each occurrence of a text by the next of some others."""
    following = iter(new)
    return re.sub(re.escape(old), lambda _: next(following), svg)


def _without_styles(svg: str) -> str:
    """Leave out the styles, which the page has, and the id, which displacy draws at random."""
    return re.sub(r' (?:style|id|xmlns:xlink)="[^"]*"', "", svg)


def _levelled(arc: re.Match[str], *, compact: bool) -> str:
    """Return an arc with its label level on its highest point; along a short curve the letters would touch."""
    left, base, control, right = (float(arc[place]) for place in ("left", "base", "control", "right"))
    top = base + (control - base) * (1 if compact else _REACH)
    label = f'<text class="displacy-label" x="{(left + right) / 2:g}" y="{top:g}" dy=".32em">{arc["label"]}</text>'
    return f'<path class="displacy-arc" d="{arc["path"]}"/>{label}'


def _cropped(svg: str, distance: int, *, compact: bool) -> str:
    """Cut off the empty margins that displacy leaves above the highest arc and after the last word."""
    width, height = (float(re.findall(rf'<svg [^>]*?\b{side}="([\d.]+)"', svg)[0]) for side in ("width", "height"))
    base = height - 3 * _WORD_SPACING
    reach = (base - _STROKE) * (1 / 3 if compact else _REACH)  # displacy leaves room for curves above low arcs too
    top = max(base - reach - 12, 0)
    width -= distance // 2
    size = f'viewBox="0 {top:g} {width:g} {height - top + 8:g}" width="{width:g}" height="{height - top + 8:g}"'
    return re.sub(r'\bwidth="[\d.]+" height="[\d.]+"', size, svg, count=1)
