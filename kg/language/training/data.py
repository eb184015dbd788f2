"""Training data: UD treebanks with names in the MISC column, and news sentences with names marked inline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training.converters.conllu_to_docs import conllu_to_docs
from spacy.util import filter_spans

from kg.errors import InputError
from kg.language.training.trees import Arc, Usual, with_tree

__all__ = ["LABELS", "grouped", "name_docs", "parse_marked", "silver_docs", "treebank_docs"]

LABELS = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "MISC")
_MARKED = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")
_SENTENCES_PER_DOC = 6  # so that the parser learns where sentences end


def treebank_docs(path: Path) -> list[Doc]:
    """Read a CoNLL-U file into documents of six sentences; ``NE=B-PER`` in the MISC column marks a name."""
    text = path.read_text(encoding="utf-8")
    if not re.search(r"^1\t", text, re.M):
        raise InputError("holds no CoNLL-U sentence", where=str(path), remedy="give a UD treebank file")
    read: Callable[..., Iterable[Doc]] = conllu_to_docs
    return list(read(text, n_sents=_SENTENCES_PER_DOC, append_morphology=False, no_print=True))


def parse_marked(line: str, where: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text of a line and its names as (start, end, label); InputError for an unknown label.

    >>> parse_marked("In [Gent|GPE] regent het.", "x:1")
    ('In Gent regent het.', [(3, 7, 'GPE')])
    """
    text, names, position = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[position : match.start()]
        if match[2] not in LABELS:
            raise InputError(
                f"has the unknown label {match[2]}", where=where, remedy=f"the labels are {', '.join(LABELS)}"
            )
        names.append((len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        position = match.end()
    return text + line[position:], names


def name_docs(path: Path, nlp: Language) -> Iterator[Doc]:
    """Yield a document for each line of a file of sentences with names marked as ``[text|LABEL]``.

    Its ``user_data["line"]`` is the number of the line.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        text, names = parse_marked(line.strip(), f"{path.name}:{number}")
        doc = nlp.make_doc(text)
        spans = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in names]
        doc.set_ents(filter_spans([span for span in spans if span is not None]))
        doc.user_data["line"] = number
        yield doc


def silver_docs(
    docs: Iterable[Doc], teacher: Language, trees: Mapping[int, tuple[Arc, ...]], usual: Usual
) -> Iterator[Doc]:
    """Yield documents with the teacher's tags, lemmas and trees, and their own names.

    Where a line has a corrected tree, that one stands instead of the teacher's.
    """
    for doc in docs:
        names = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
        parsed = Doc(teacher.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        parsed[0].is_sent_start = True
        for token in parsed[1:]:
            token.is_sent_start = False
        for _, component in teacher.pipeline:
            parsed = component(parsed)
        parsed.set_ents([Span(parsed, start, end, label=label) for start, end, label in names])
        line = doc.user_data["line"]
        yield with_tree(parsed, trees[line], usual, f"line {line}") if line in trees else parsed


def grouped(docs: Iterable[Doc]) -> Iterator[Doc]:
    """Join sentences into documents of six, as those of the treebanks are: one alone teaches no boundary."""
    waiting = list(docs)
    for start in range(0, len(waiting), _SENTENCES_PER_DOC):
        # The teacher leaves its vectors in what it parsed; the stubs of spaCy leave the argument out.
        joined = Doc.from_docs(waiting[start : start + _SENTENCES_PER_DOC], exclude=["tensor"])  # type: ignore[call-arg]
        if joined is not None:
            yield joined
