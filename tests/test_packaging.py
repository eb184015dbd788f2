"""What is published: lock files without an index, and a wheel with everything in it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.txt", "requirements-test.txt"]


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (ROOT / lock).read_text("utf-8"), flags=re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_versions_and_hashes_and_no_index(lock):
    text = (ROOT / lock).read_text("utf-8")
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert all(re.match(r"[a-z0-9-]+==\S+ (?:; .+ )?\\$", entry) for entry in entries)
    assert text.count("--hash=sha256:") >= len(entries)
    assert not re.search(r"://|--(?:extra-)?index|--find-links|/[a-z]+/", text)


def test_the_lock_files_pin_what_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    run, test = (pins(lock) for lock in LOCKS)
    named = {re.match(r"[a-z0-9-]+", entry)[0] for entry in project["dependencies"]}  # type: ignore[index]
    extra = {re.match(r"[a-z0-9-]+", entry)[0] for entry in project["optional-dependencies"]["test"]}  # type: ignore[index]
    assert named <= run.keys()
    assert named | extra <= test.keys()
    assert {name: version for name, version in run.items() if test.get(name) != version} == {}


@pytest.mark.slow
def test_a_wheel_holds_every_table_query_and_weight(tmp_path):
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("kg/")}
    files = (path for path in (ROOT / "kg").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    assert packed == {path.relative_to(ROOT).as_posix() for path in files}
    assert wheel.stat().st_size < 40_000_000
