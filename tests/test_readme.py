"""The queries of the README run as they stand there."""

import re
import shlex
from pathlib import Path

import pytest

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
QUERIES = [re.sub(r"\s+#.*", "", line) for line in re.findall(r"^kg query .*$", README, re.MULTILINE)]


def test_there_are_queries():
    assert len(QUERIES) >= 5


@pytest.mark.parametrize("line", QUERIES)
def test_query(run_kg, seeds_output, line):
    outcome = run_kg(*shlex.split(line)[1:], *([] if "--list" in line else ["-o", seeds_output]))
    assert outcome.code == 0, outcome.err
    assert len(outcome.out.splitlines()) > 1
