"""The command line: a file for each command, with a thin ``*_cli`` and the plain function that does the work."""

from kg.cli.app import app, main

__all__ = ["app", "main"]
