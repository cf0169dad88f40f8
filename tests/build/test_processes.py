"""What the parent of processes that render does with them; a thread stands for the process."""

from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kbtool.build import processes
from kbtool.build.budget import NOWHERE
from kbtool.build.job import IndexJob, Rendered
from kbtool.build.processes import Workers
from kbtool.build.worker import READY, Sender
from kbtool.content.edition import Edition
from tests.search.small_documents import facts

EDITION = Edition("public", "en")


class Stand:
    """Stands for one process, whose end of the pipe a test holds."""

    def __init__(self) -> None:
        self.ours, self.theirs = Pipe()
        self.events: list[str] = []
        self.exitcode = None

    def terminate(self) -> None:
        self.events.append("terminated")

    def join(self) -> None:
        self.events.append("joined")


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    """The process that is started next."""
    stand = Stand()
    position = cast("Any", SimpleNamespace(value=NOWHERE))
    worker = vars(processes)["_Worker"](cast("Any", stand), stand.ours, position, Sender(stand.ours))
    monkeypatch.setattr(processes, "_start", lambda *_: worker)
    yield stand
    stand.theirs.close()


def task() -> IndexJob:
    return IndexJob(EDITION, facts("en"), (), Path("output"), Path())


def take(connection: Connection) -> None:
    """Receives one task."""
    assert isinstance(connection.recv(), IndexJob)
    assert connection.recv() == ()


def test_the_parent_works_while_a_process_has_its_task(stand: Stand) -> None:
    answer = Rendered(files=frozenset({"search.json"}))

    def meanwhile() -> None:
        take(stand.theirs)  # would wait for ever if the task were not handed out before
        stand.events.append("meanwhile")
        stand.theirs.send(answer)

    stand.theirs.send(READY)
    with Workers("mkdocs", 1) as workers:
        workers.begin()
        workers.run([], lambda *_: None)
        assert workers.run([task()], lambda *_: None, meanwhile) == [answer]
    assert stand.events[0] == "meanwhile"


def test_what_the_parent_does_meanwhile_is_done_without_tasks_too(stand: Stand) -> None:
    with Workers("mkdocs", 1) as workers:
        assert workers.run([], lambda *_: None, lambda: stand.events.append("meanwhile")) == []
    assert stand.events == ["meanwhile"]


def test_what_the_parent_fails_at_meanwhile_is_raised(stand: Stand) -> None:
    def meanwhile() -> None:
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"), Workers("mkdocs", 1) as workers:
        workers.run([task()], lambda *_: None, meanwhile)
    assert stand.events == ["terminated", "joined"]


def test_all_is_well_without_anything_to_do_meanwhile(stand: Stand) -> None:
    def serve() -> None:
        stand.theirs.send(READY)
        take(stand.theirs)
        stand.theirs.send(Rendered())

    server = Thread(target=serve, daemon=True)
    server.start()
    with Workers("mkdocs", 1) as workers:
        assert workers.run([task()], lambda *_: None) == [Rendered()]


def answered(stand: Stand, workers: Workers) -> None:
    """The process tells the result of a task, and has something left to do."""

    def serve() -> None:
        take(stand.theirs)
        stand.theirs.send(Rendered())

    assert workers.run([task()], lambda *_: None, serve) == [Rendered()]


def test_a_process_that_finishes_is_waited_for_when_all_is_done(stand: Stand) -> None:
    with Workers("mkdocs", 1) as workers:
        with workers:
            workers.begin()
            answered(stand, workers)
        assert not stand.theirs.poll(), "it may still put off what it has left to do"
        assert stand.events == []
    with pytest.raises(EOFError):  # there is no task to come
        stand.theirs.recv()
    assert stand.events == ["joined"]


def test_a_process_that_finishes_is_ended_when_anything_goes_wrong(stand: Stand) -> None:
    def fail() -> None:
        with Workers("mkdocs", 1) as workers:
            with workers:
                workers.begin()
                answered(stand, workers)
            raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        fail()
    assert stand.events == ["terminated", "joined"]


def test_a_process_without_anything_to_do_is_not_waited_for(stand: Stand) -> None:
    with Workers("mkdocs", 1) as workers:
        workers.begin()
    assert stand.events == ["terminated", "joined"]


def test_a_process_gets_its_next_task_while_it_finishes(stand: Stand) -> None:
    with Workers("mkdocs", 1) as workers:
        workers.begin()
        answered(stand, workers)
        answered(stand, workers)
        stand.theirs.send(READY)
        answered(stand, workers)
