"""Load the Dutch pipeline: our own weights and kg's components after them.

Any installed spaCy pipeline for Dutch with a Universal Dependencies parser can take the place of the weights.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import spacy
from spacy.language import Language

from kg.errors import ModelError

__all__ = ["NAME_LABELS", "WEIGHTS", "load", "load_pipeline"]

WEIGHTS = "nl_kg"

# The name labels of other Dutch pipelines, in ours.
NAME_LABELS = {"PERSON": "PER", "LAW": "MISC", "WORK_OF_ART": "MISC", "PRODUCT": "MISC", "LANGUAGE": "MISC"}


def load_pipeline(model: str | Path | None = None) -> Language:
    """Load a Dutch pipeline (tokenizer, tagger, parser, lemmatizer, names) without the components that find events.

    ``model`` is the name of an installed package or a folder; None is the pipeline that ships with kg.
    Raises ModelError when it cannot be loaded, is not Dutch or has no UD parser.
    """
    if model is None:
        with as_file(files("kg.language") / WEIGHTS) as folder:
            nlp = _load(folder)
    else:
        nlp = _load(model)
    name = str(model or WEIGHTS)
    if nlp.lang != "nl":
        raise ModelError(
            f"is a pipeline for '{nlp.lang}', not for Dutch",
            where=name,
            remedy="choose a pipeline whose language is nl",
        )
    labels = set(nlp.get_pipe("parser").labels) if nlp.has_pipe("parser") else set()  # type: ignore[attr-defined]
    if not {"nsubj", "obj", "obl"} <= labels:
        raise ModelError(
            "has no parser with Universal Dependencies labels",
            where=name,
            remedy="choose a pipeline with a UD parser, or leave --model out",
        )
    if not nlp.has_pipe("kg_boundaries"):
        nlp.add_pipe("kg_boundaries", before="parser")
    _append(nlp, "kg_lemmas", "kg_repairs")
    return nlp


def load(model: str | Path | None = None) -> Language:
    """Load the whole pipeline: :func:`load_pipeline`, and what writes ``doc._.actors`` and ``doc._.events`` after it.

    Raises ModelError as that does.
    """
    import kg.actors.component
    import kg.relations.component  # noqa: F401  (both register their factories)

    nlp = load_pipeline(model)
    if not nlp.has_pipe("kg_names"):
        nlp.add_pipe("kg_names", before="kg_repairs")  # which tell two names from one
    _append(nlp, "kg_actors", "kg_events")
    return nlp


def _append(nlp: Language, *components: str) -> None:
    """Add the components that a pipeline lacks: a saved one has them already."""
    for component in components:
        if not nlp.has_pipe(component):
            nlp.add_pipe(component, last=True)


def _load(model: str | Path) -> Language:
    import kg.language.biaffine
    import kg.language.boundaries
    import kg.language.embedding
    import kg.language.lemmas
    import kg.language.namer
    import kg.language.parser
    import kg.language.repairs
    import kg.language.tokenizer  # noqa: F401  (registered names that a saved pipeline refers to)

    try:
        return spacy.load(model)
    except OSError as error:
        raise ModelError(
            "no such spaCy pipeline is installed",
            where=str(model),
            remedy="give the name of an installed spaCy pipeline or its folder, or leave --model out for the one that "
            "ships with kg",
        ) from error
    except (ValueError, KeyError) as error:
        raise ModelError(
            f"cannot be loaded: {str(error).splitlines()[0]}",
            where=str(model),
            remedy="install a version that fits this spaCy, or leave --model out",
        ) from error
