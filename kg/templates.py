"""Pages made from templates: the files of a package, filled in, with a policy that lets only what is in them run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files

__all__ = ["filled", "hashes", "template"]


def template(package: str, name: str) -> str:
    """Return the text of a file in the folder ``template`` of a package."""
    return (files(package) / "template" / name).read_text(encoding="utf-8")


def filled(text: str, parts: Mapping[str, str]) -> str:
    """Return a template with each ``{{name}}`` in it replaced by the part of that name; KeyError when there is none."""
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], text)


def hashes(texts: Iterable[str]) -> str:
    """Return the sources of a Content-Security-Policy that allow exactly these scripts or styles."""
    digests = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
