"""Scores of Dutch pipelines on a UD treebank and on a name corpus, in one table.

Usage: ``python -m kg.language.evaluation --treebank FILE.conllu [--conll FILE] [MODEL ...]``; no MODEL is the pipeline
that ships with kg.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from kg.errors import KgError
from kg.language.loading import NAME_LABELS, WEIGHTS, load
from kg.language.training.data import treebank_docs

__all__ = ["evaluate", "load_measured", "main", "read_conll"]

# CoNLL-2002 knows four labels.
_FOUR = {"GPE": "LOC", "FAC": "LOC", "NORP": "MISC", "EVENT": "MISC"}
_REPEATS = 3


def evaluate(nlp: Language, treebank: Iterable[Doc], conll: Iterable[Doc] = ()) -> dict[str, float]:
    """Return the scores (0 to 100) of a pipeline with gold tokens, and its words per second on raw text.

    ``treebank`` holds the gold trees and names, ``conll`` gold names alone; the speed is the best of three runs.
    """
    gold = list(treebank)
    examples = [Example(_analysed(nlp, _bare(nlp, doc)), doc) for doc in gold]
    deps = Scorer.score_deps(examples, "dep", getter=lambda token, attr: token.dep_, ignore_labels=("punct",))
    result = {
        "UPOS": Scorer.score_token_attr(examples, "pos")["pos_acc"],
        "UAS": deps["dep_uas"],
        "LAS": deps["dep_las"],
        "lemma": Scorer.score_token_attr(examples, "lemma")["lemma_acc"],
        "sentences F": Scorer.score_spans(examples, "sents", getter=lambda doc, attr: doc.sents)["sents_f"],
    }
    result |= _name_scores("names", examples, {})
    pairs = [Example(_analysed(nlp, _bare(nlp, doc, sentences=True)), doc) for doc in conll]
    if pairs:
        result |= _name_scores("CoNLL-2002", pairs, _FOUR)
    percent = {key: round(100 * (value or 0.0), 1) for key, value in result.items()}
    return percent | {"words/s": float(_speed(nlp, [doc.text for doc in gold]))}


def load_measured(model: str | Path | None = None) -> Language:
    """Load a pipeline with all that bears on these scores, and without what finds actors and events."""
    nlp = load(model)
    for component in ("kg_actors", "kg_events"):
        nlp.remove_pipe(component)
    return nlp


def read_conll(path: Path, nlp: Language) -> Iterator[Doc]:
    """Yield the articles of a CoNLL-2002 file (IOB in the last column, latin-1 or UTF-8), with their sentences."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        text = path.read_text(encoding="latin-1")
    for article in text.split("-DOCSTART-"):
        sentences = [[line.split(" ") for line in block.split("\n") if line] for block in article.split("\n\n")]
        rows = [(row, i == 0) for sentence in sentences for i, row in enumerate(r for r in sentence if r[0])]
        if rows:
            words, ents = [row[0] for row, _ in rows], [row[-1].strip() for row, _ in rows]
            yield Doc(nlp.vocab, words=words, ents=ents, sent_starts=[first for _, first in rows])


def _bare(nlp: Language, doc: Doc, *, sentences: bool = False) -> Doc:
    starts: list[bool | int | None] | None = [bool(token.is_sent_start) for token in doc] if sentences else None
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=starts)


def _analysed(nlp: Language, doc: Doc) -> Doc:
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def _name_scores(prefix: str, examples: list[Example], mapping: dict[str, str]) -> dict[str, float]:
    counts: dict[str, list[int]] = {}
    for example in examples:
        gold, found = _spans(example.reference.ents, mapping), _spans(example.predicted.ents, mapping)
        for label in {label for *_, label in gold | found}:
            tally = counts.setdefault(label, [0, 0, 0])
            mine, theirs = {s for s in found if s[2] == label}, {s for s in gold if s[2] == label}
            tally[0] += len(mine & theirs)
            tally[1] += len(mine)
            tally[2] += len(theirs)
    right, found_total, gold_total = (sum(tally[i] for tally in counts.values()) for i in range(3))
    scores = {f"{prefix} P": right / max(1, found_total), f"{prefix} R": right / max(1, gold_total)}
    scores[f"{prefix} F"] = 2 * right / max(1, found_total + gold_total)
    return scores | {
        f"{prefix} {label} F": 2 * tally[0] / max(1, tally[1] + tally[2]) for label, tally in sorted(counts.items())
    }


def _spans(ents: Iterable[Span], mapping: dict[str, str]) -> set[tuple[int, int, str]]:
    labels = ((ent, NAME_LABELS.get(ent.label_, ent.label_)) for ent in ents)
    return {(ent.start, ent.end, mapping.get(label, label)) for ent, label in labels}


def _speed(nlp: Language, texts: list[str]) -> int:
    best = 0.0
    for _ in range(_REPEATS):
        started = time.perf_counter()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        best = max(best, words / (time.perf_counter() - started))
    return round(best)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 2 when an input cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m kg.language.evaluation", description=__doc__)
    parser.add_argument("models", nargs="*", help="installed pipelines or folders; none: the one that ships with kg")
    parser.add_argument("--treebank", type=Path, required=True, help="a UD Dutch CoNLL-U file, names in MISC")
    parser.add_argument("--conll", type=Path, help="a CoNLL-2002 Dutch file (for measuring only)")
    options = parser.parse_args(arguments)
    try:
        treebank = treebank_docs(options.treebank)
        columns = {}
        for model in options.models or [None]:
            nlp = load_measured(model)
            conll = list(read_conll(options.conll, nlp)) if options.conll else []
            columns[model or WEIGHTS] = evaluate(nlp, treebank, conll)
    except (KgError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(table(columns))
    return 0


def table(columns: dict[str, dict[str, float]]) -> str:
    """Return a Markdown table with one row a score and one column a pipeline."""
    lines = ["| score | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    for key in next(iter(columns.values())):
        form = ",.0f" if key == "words/s" else ".1f"
        cells = " | ".join(format(scores.get(key, 0), form) for scores in columns.values())
        lines.append(f"| {key} | {cells} |")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
