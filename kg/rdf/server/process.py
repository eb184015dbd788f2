"""Oxigraph's server as a child process on a port of its own."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

from kg.errors import StoreError

if sys.platform == "linux":
    import resource

__all__ = ["Oxigraph", "free_port", "program"]

_START_S = 20
_MEMORY = 4 * 1024**3


def program() -> str:
    """Return the path of the ``oxigraph`` program; StoreError when its package is not installed."""
    beside = Path(sys.executable).parent
    found = shutil.which("oxigraph", path=str(beside)) or shutil.which("oxigraph")
    if found is None:
        raise StoreError("is not installed", where="the program 'oxigraph'", remedy="pip install 'oxigraph>=0.5,<0.6'")
    return found


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Oxigraph:
    """A running server over a store's folder; it is started anew when a build has replaced the folder, or when it died.

    ``writable`` lets clients change the store: for tests of pushing, and for a store that is yours alone.
    """

    def __init__(self, path: Path, *, timeout_s: int = 10, writable: bool = False) -> None:
        self.path, self.timeout_s, self.writable = path, timeout_s, writable
        self._program = program()
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._port, self._inode = 0, -1

    def port(self) -> int:
        """Return the port where the server listens now; StoreError when it cannot be started."""
        with self._lock:
            inode = self.path.stat().st_ino if self.path.exists() else self._inode
            if self._child is None or self._child.poll() is not None or inode != self._inode:
                self._stop()
                self._start()
                self._inode = self.path.stat().st_ino
            return self._port

    def stop_runaway(self, port: int) -> None:
        """End the server that listens on a port, if it still does; the next query starts another.

        Oxigraph looks at its time limit too seldom while it sorts or counts.
        """
        with self._lock:
            if port == self._port:
                self._stop()

    def close(self) -> None:
        """End the server."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Oxigraph:
        self.port()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> None:
        self._port = free_port()
        mode = ["serve"] if self.writable else ["serve-read-only"]
        options = [
            "--location",
            str(self.path),
            "--bind",
            f"127.0.0.1:{self._port}",
            "--union-default-graph",
            "--timeout-s",
            str(self.timeout_s),
        ]
        child = self._child = subprocess.Popen(
            [self._program, *mode, *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        _limit_memory(child.pid)
        deadline = time.monotonic() + _START_S
        while time.monotonic() < deadline and child.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._port), timeout=1):
                # Its messages go nowhere from here on, and must not fill the pipe.
                threading.Thread(target=_drain, args=(child,), daemon=True).start()
                return
            time.sleep(0.02)
        child.kill()
        said = child.stderr.read().decode(errors="replace").split("\n")[0] if child.stderr else ""
        raise StoreError(
            f"cannot be served: {said or 'the server does not answer'}",
            where=str(self.path),
            remedy="build it with 'kg build'",
        )

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            (child.terminate if self.writable else child.kill)()
            child.wait()
            if child.stderr is not None:
                child.stderr.close()


def _limit_memory(pid: int) -> None:
    """Let the server die of a query that wants all memory, before the machine does; only Linux has the means."""
    if sys.platform == "linux":
        resource.prlimit(pid, resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def _drain(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ValueError, OSError):
        while child.stderr is not None and child.stderr.read(65_536):
            pass
