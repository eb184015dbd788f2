"""Train the pipeline that ships with kg: one seeded command that ends with the table of scores and the model card.

Usage: ``python -m kg.language.training --treebank TRAIN.conllu [TRAIN2.conllu ...] --dev DEV.conllu --output FOLDER``
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin

import kg.language.biaffine
import kg.language.boundaries
import kg.language.embedding
import kg.language.lemmas
import kg.language.namer
import kg.language.parser
import kg.language.training.variants  # noqa: F401  (registered names that the recipes refer to)
from kg.errors import KgError
from kg.language.evaluation import evaluate, load_measured, read_conll, table
from kg.language.tokenizer import create_tokenizer
from kg.language.training.card import model_card
from kg.language.training.data import grouped, name_docs, silver_docs, treebank_docs
from kg.language.training.trees import read_trees, usual_tags

__all__ = ["main", "train_pipeline"]

_TEACHER_STEPS = 6000  # it gives tags and lemmas, and where no tree was corrected by hand the tree
_META = {
    "name": "kg",
    "version": "0.1.0",
    "description": "Dutch pipeline of kg: tags, lemmas, Universal Dependencies and names for news",
    "author": "the authors of kg",
    "license": "CC BY-SA 4.0",
}


def train_pipeline(
    treebanks: Sequence[Path],
    dev: Path,
    names: Sequence[Path],
    output: Path,
    *,
    work: Path | None = None,
    seed: int = 0,
    steps: int = 10000,
) -> Path:
    """Train a wide teacher on the treebanks, let it parse the sentences with names, train the pipeline on both.

    The teacher is too slow to ship; what it knows of today's news reaches the small network through its parses
    (knowledge distillation), with trees corrected by hand in their place where there are any (``trees/`` beside the
    folder of the names). The development file chooses the best step of the teacher; of the pipeline the last one is
    written to ``output``, since its parses get better to the end. A folder ``work`` keeps what is made on the way, and
    a teacher that it holds is not trained again.
    """
    blank = spacy.blank("nl")
    blank.tokenizer = create_tokenizer()(blank)
    with _work_folder(work) as folder, as_file(files("kg.language.training")) as recipe:
        gold, both = folder / "gold", folder / "gold-and-silver"
        parsed: list[Doc] = []
        for path in treebanks:
            docs = treebank_docs(path)
            parsed += docs
            _save(docs, gold / f"{path.stem}.spacy")
            _save(docs, both / f"{path.stem}.spacy")
        _save(treebank_docs(dev), folder / "dev.spacy")
        finished = folder / "teacher" / "model-best"
        if not finished.is_dir():
            _train(recipe / "teacher.cfg", folder, gold, seed, min(steps, _TEACHER_STEPS))
        teacher = spacy.load(finished)
        usual = usual_tags(parsed)
        for path in names:
            corrected = path.parent.with_name("trees") / f"{path.stem}.tsv"
            trees = read_trees(corrected) if corrected.is_file() else {}
            silver = silver_docs(name_docs(path, blank), teacher, trees, usual)
            _save(grouped(silver), both / f"names-{path.stem}.spacy")
        pipeline = spacy.load(_train(recipe / "config.cfg", folder, both, seed, steps) / "model-last")
        # The paths of this machine do not belong in what is published.
        pipeline.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
        pipeline.meta.update(_META)
        shutil.rmtree(output, ignore_errors=True)
        pipeline.to_disk(output)
    return output


@contextmanager
def _work_folder(work: Path | None) -> Iterator[Path]:
    if work is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
    else:
        yield work


def _train(config: Path, folder: Path, data: Path, seed: int, steps: int) -> Path:
    out = folder / config.stem
    overrides = {
        "paths.train": str(data),
        "paths.dev": str(folder / "dev.spacy"),
        "system.seed": seed,
        "training.max_steps": steps,
    }
    train(config, out, overrides=overrides)
    return out


def _save(docs: Iterable[Doc], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=True).to_disk(path)


def _scores(output: Path, dev: Path, conll: Path | None) -> dict[str, float]:
    nlp = load_measured(output)
    return evaluate(nlp, treebank_docs(dev), list(read_conll(conll, nlp)) if conll else ())


def main(arguments: list[str] | None = None) -> int:
    """Run the recipe; 2 when an input cannot be used."""
    parser = argparse.ArgumentParser(
        prog="python -m kg.language.training", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--treebank", type=Path, nargs="+", required=True, help="UD Dutch training files, names in MISC"
    )
    parser.add_argument("--dev", type=Path, required=True, help="the UD Dutch development file that chooses the model")
    parser.add_argument(
        "--names",
        type=Path,
        nargs="*",
        help="sentences with names marked [text|LABEL]; default: those that ship with kg",
    )
    parser.add_argument("--conll", type=Path, help="a CoNLL-2002 Dutch file, for measuring only")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--work", type=Path, help="keep data, teacher and checkpoints here; go on with what is there")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=10000)
    options = parser.parse_args(arguments)
    try:
        with as_file(files("kg.language.training") / "names") as shipped:
            names = options.names if options.names is not None else sorted(shipped.glob("*.txt"))
            for path in [*options.treebank, options.dev, *names]:
                if not path.is_file():
                    raise KgError(
                        "no such file",
                        where=str(path),
                        remedy="kg/language/training/README.md says where the treebanks are",
                    )
            train_pipeline(
                options.treebank,
                options.dev,
                names,
                options.output,
                work=options.work,
                seed=options.seed,
                steps=options.steps,
            )
        scores = _scores(options.output, options.dev, options.conll)
    except KgError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    (options.output / "MODEL_CARD.md").write_text(model_card(scores, options.seed, options.steps), encoding="utf-8")
    print(table({options.output.name: scores}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
