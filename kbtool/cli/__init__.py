"""The command line."""

from kbtool.cli.main import main

__all__ = ["main"]
