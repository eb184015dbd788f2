"""Bytes to text: UTF-8 first, then what the file declares, then cp1252, the old Windows encoding of Dutch text."""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

__all__ = ["blank_controls", "decode"]

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Characters that neither XML nor a reader can use; tab and the line ends stay.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_MAX_CONTROL_SHARE = 0.01


def decode(data: bytes, *, where: str, declared: str | None = None) -> str:
    """Return the text of ``data``; tried in turn: its byte order mark, UTF-8, ``declared``, cp1252.

    Raises
    ------
    InputError
        when the bytes are not text in any of these encodings.
    """
    text = _decode(data, declared)
    if text is None or len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text) or "\x00" in text:
        raise InputError("is not a text file", where=where, remedy="save it as UTF-8 text")
    return text


def blank_controls(text: str) -> str:
    """Return ``text`` with a space for each control character, so that offsets stay as they were."""
    return _CONTROL.sub(" ", text)


def _decode(data: bytes, declared: str | None) -> str | None:
    marked = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)
    for encoding in [marked] if marked else ["utf-8", declared or "cp1252", "cp1252"]:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return None
