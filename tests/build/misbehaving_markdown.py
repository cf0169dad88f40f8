"""A Markdown extension that does with an article what the article says: what a fault in a library would do."""

import os
import re
import signal
from collections.abc import Callable

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor


def run_an_endless_expression() -> None:
    """2^60 steps."""
    re.match(r"(a+)+$", "a" * 60 + "b")


def swallow_errors() -> None:
    """A library that takes every error for one of its own, three times."""
    for _ in range(3):
        try:
            while True:
                pass
        except BaseException:  # noqa: S110 - as such libraries do
            pass
    run_an_endless_expression()


def stay_in_native_code() -> None:
    """No signal reaches Python, as while a library written in C works."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
    while True:
        pass


def take_all_memory() -> None:
    """More than any article may have, never written to: the machine does not need that much."""
    bytes(1 << 40)


def call_itself() -> None:
    """For ever."""
    call_itself()


def raise_an_error() -> None:
    """A plain fault."""
    raise IndexError("list index out of range")


DEEDS: dict[str, Callable[[], None]] = {
    "endless": run_an_endless_expression,
    "swallowing": swallow_errors,
    "stuck": stay_in_native_code,
    "greedy": take_all_memory,
    "crashing": os.abort,
    "deep": call_itself,
    "faulty": raise_an_error,
}


class _Misbehave(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        for line in lines:
            if line.startswith("deed: "):
                DEEDS[line.removeprefix("deed: ")]()
        return lines


class _Misbehaviour(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.preprocessors.register(_Misbehave(md), "misbehave", 100)


def makeExtension() -> Extension:  # noqa: N802 - the name is Python-Markdown's
    """Called by Python-Markdown."""
    return _Misbehaviour()
