"""The ``kg`` command: its sub-commands, and what becomes of their errors.

Exit codes: 0 done; 1 some inputs were skipped, all else is done; 2 the call cannot be carried out.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated

import typer
from typer.exceptions import TyperException

from kg import __version__
from kg.cli.console import complain
from kg.errors import KgError

__all__ = ["app", "main"]

COMMANDS = ("build", "extract", "actors", "query", "serve", "push", "export", "explain", "evaluate")

app = typer.Typer(
    name="kg", add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
)
for _name in COMMANDS:
    if find_spec(f"kg.cli.{_name}"):
        app.command(_name)(getattr(import_module(f"kg.cli.{_name}"), f"{_name}_cli"))


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _kg(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Dutch news articles in, a knowledge graph of who did what to whom out."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; errors are one line on stderr."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        with contextlib.suppress(AttributeError):  # a stream that a test put in place
            stream.reconfigure(encoding="utf-8", errors=errors)  # type: ignore[union-attr]
    try:
        code = typer.main.get_command(app).main(arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except KgError as error:
        complain(str(error))
        return 2
    except TyperException as error:
        complain(f"{error.format_message()} (kg --help tells how)")
        return 2
    except BrokenPipeError:  # the reader of a pipe has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        traceback.print_exc()
        complain("this is a fault of kg itself; please report it with the lines above")
        return 2
    if code == 130:
        complain("interrupted; what was there before is kept")
    return code if isinstance(code, int) else 0
