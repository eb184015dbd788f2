"""What made an analysis: the versions of the packages, and one mark that changes whenever its result may."""

from __future__ import annotations

import contextlib
import hashlib
import json
import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["analysis_mark", "package_versions"]

_ANALYSIS = ("spacy", "thinc", "numpy", "simplemma", "rapidfuzz")
_OTHERS = ("rdflib", "pyoxigraph", "networkx", "pyvis")
_NO_ANALYSIS = {"cli", "evaluation", "network", "training", "__pycache__"}


def package_versions() -> dict[str, str]:
    """Return the version of kg, of Python and of each package that takes part, by name."""
    return {"kg": __version__, "python": platform.python_version(), **_versions(_ANALYSIS + _OTHERS)}


def analysis_mark(
    *, model: str | None = None, nlp: Language | None = None, settings: Iterable[str | Path | None] = ()
) -> str:
    """Return a digest of all that an article's record depends on besides the article: code, tables, weights, packages.

    Parameters
    ----------
    model : name or path of the pipeline that takes the place of the shipped one.
    nlp : a loaded pipeline; its description counts instead of ``model``.
    settings : files of the user that take part, each in its place, None where there is none.
    """
    digest = hashlib.sha256(json.dumps(_versions(_ANALYSIS)).encode())
    for path in _files(Path(__file__).parent):
        _add(digest, path)
    if nlp is not None:
        digest.update(json.dumps([nlp.meta, nlp.config], sort_keys=True, default=str).encode())
    elif model is not None:
        digest.update(model.encode())
        for path in _files(_model_folder(model)):
            _add(digest, path)
    for place, setting in enumerate(settings):
        if setting is not None:
            digest.update(f"setting {place}\n".encode())
            _add(digest, Path(setting))
    return digest.hexdigest()


def _versions(packages: Iterable[str]) -> dict[str, str]:
    found = {}
    for name in packages:
        with contextlib.suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def _files(folder: Path | None) -> Iterator[Path]:
    """Yield the files below a folder that count, in a fixed order."""
    if folder is not None:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not _NO_ANALYSIS.intersection(path.relative_to(folder).parts):
                yield path


def _add(digest: hashlib._Hash, path: Path) -> None:
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    digest.update(f"{path.name} {content}\n".encode())


def _model_folder(model: str) -> Path | None:
    """Return where a model's files are: its own path or its package's; None for a name that nothing goes by."""
    if Path(model).is_dir():
        return Path(model)
    spec = find_spec(model) if model.isidentifier() else None
    return Path(spec.origin).parent if spec is not None and spec.origin else None
