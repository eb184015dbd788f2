"""The command itself: help, version, exit codes, and errors in one line."""

from __future__ import annotations

import subprocess
import sys

import pytest
import typer

from kg import __version__
from kg.cli.app import COMMANDS, app
from kg.cli.console import complain, progress_bar
from kg.errors import KgError


def test_the_version(run_kg):
    assert run_kg("--version") == (0, f"kg {__version__}\n", "")


def test_help_lists_every_command(run_kg):
    outcome = run_kg()
    assert outcome == run_kg("--help")
    assert outcome.code == 0
    for name in COMMANDS:
        assert f"\n  {name} " in outcome.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_each_of_its_options_has_help(run_kg, name):
    outcome = run_kg(name, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: kg {name} ")
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    assert command.help
    assert [parameter.name for parameter in command.params if not getattr(parameter, "help", None)] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["frobnicate"], "No such command 'frobnicate'."),
        (["build"], "Missing argument 'SOURCE'."),
        (["build", "--frobnicate"], "No such option: --frobnicate"),
        (["extract"], "Missing argument 'SOURCE'."),
    ],
)
def test_an_unusable_call_is_one_line(run_kg, arguments, message):
    outcome = run_kg(*arguments)
    assert outcome == (2, "", f"kg: {message} (kg --help tells how)\n")


def test_an_error_of_ours_is_one_line_without_a_traceback(run_kg, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise KgError("is wrong", where="here\nand there", remedy="mend it")

    monkeypatch.setattr("kg.cli.explain.explain_text", fail)
    assert run_kg("explain", "x") == (2, "", "kg: here\\nand there: is wrong (mend it)\n")


def test_a_fault_of_ours_shows_where_it_is(run_kg, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kg.cli.explain.explain_text", fail)
    outcome = run_kg("explain", "x")
    assert outcome.code == 2
    assert "ZeroDivisionError" in outcome.err and "please report it" in outcome.err


def test_an_interrupt_is_told(run_kg, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.cli.explain.explain_text", fail)
    outcome = run_kg("explain", "x")
    assert (outcome.code, outcome.err) == (130, "kg: interrupted; what was there before is kept\n")


def test_what_a_terminal_could_take_for_a_command_is_escaped(capsys):
    complain("naam\x1b[2J\u202e.txt: fout, café")
    assert capsys.readouterr().err == "kg: naam\\x1b[2J\\u202e.txt: fout, café\n"


def test_no_progress_in_a_pipe(capsys):
    with progress_bar("working") as progress:
        progress(1, 2)
    assert capsys.readouterr() == ("", "")


def test_progress_on_a_terminal(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar("working") as progress:
        progress(1, 2)
    out, err = capsys.readouterr()
    assert out == ""
    assert "working" in err


def test_help_imports_nothing_heavy():
    """Help comes at once: it loads neither spaCy nor rdflib nor networkx."""
    code = "import sys; from kg.cli import main; main(['--help']); "
    code += "print(sorted({'spacy', 'rdflib', 'networkx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert "Usage: kg" in done.stdout
    assert done.stdout.rstrip().endswith("[]")


def test_a_reader_that_stops_reading_is_no_error():
    code = "import sys; from kg.cli import main; sys.exit(main(['--help']))"
    pipe = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert pipe.stdout is not None
    pipe.stdout.close()
    _, err = pipe.communicate()
    assert err == b""
