"""Files that are written beside their place and take it only when they are whole: one, or all of a folder."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError

__all__ = ["Staging", "output_folder", "staging", "write_file"]

_PREFIX = ".staging-"
_KEPT = "what was there before is kept"


def output_folder(path: str | Path) -> Path:
    """Return the folder, made when it was not there; OutputError when it cannot be one or cannot be written."""
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OutputError("is not a folder", where=str(folder), remedy="name a folder for the output") from None
    except OSError as error:
        raise _failure(folder, error) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError("cannot be written to", where=str(folder), remedy="check its permissions")
    return folder


def write_file(path: str | Path, parts: Iterable[str], *, remedy: str = _KEPT) -> None:
    """Write one file as UTF-8, line ends as given; OutputError when it cannot be: what was there before is kept."""
    place = Path(path)
    beside = place.parent / f".{place.name}.new"  # an empty path has no name to replace
    try:
        with beside.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(parts)
        os.replace(beside, place)
    except OSError as error:
        raise _failure(place, error, remedy) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


class Staging:
    """New files of a folder, waiting beside it in ``path``."""

    def __init__(self, folder: Path, path: Path) -> None:
        self.folder, self.path = folder, path

    def write(self, name: str, lines: Iterable[str]) -> None:
        """Write a file as UTF-8 with ``\\n`` line ends; OutputError when it cannot be: disk full, no permission."""
        try:
            with (self.path / name).open("w", encoding="utf-8", newline="\n") as stream:
                stream.writelines(lines)
        except OSError as error:
            raise _failure(self.folder / name, error) from None

    def commit(self) -> tuple[str, ...]:
        """Let each staged file take its place in one step and return their names; an interrupt waits for the last."""
        names = sorted(path.name for path in self.path.iterdir())
        with _uninterrupted():
            for name in names:
                try:
                    os.replace(self.path / name, self.folder / name)
                except OSError as error:
                    raise _failure(self.folder / name, error) from None
        return tuple(names)


@contextmanager
def staging(folder: Path) -> Iterator[Staging]:
    """Open a staging place in ``folder``; what is not committed when the block ends is thrown away.

    What a killed run left staged is removed; one process at a time may do this for a folder.
    """
    for left in folder.glob(_PREFIX + "*"):
        shutil.rmtree(left, ignore_errors=True)
    try:
        path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    except OSError as error:
        raise _failure(folder, error) from None
    try:
        yield Staging(folder, path)
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _failure(path: Path, error: OSError, remedy: str = _KEPT) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"cannot be written: {reason}", where=str(path), remedy=remedy)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
