"""What a process is sent waits for it."""

from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import pytest

from kbtool.build.inbox import Inbox

FOR_EVER = 300.0


@pytest.fixture
def pipe() -> Iterator[tuple[Connection, Inbox]]:
    """The sender's end, and the inbox at the other."""
    ours, theirs = Pipe()
    with ours, theirs:
        yield ours, Inbox(theirs)


def test_messages_come_in_their_order_and_end_with_the_sender(pipe: tuple[Connection, Inbox]) -> None:
    ours, inbox = pipe
    for number in range(9):
        ours.send(number)
    ours.close()
    assert [inbox.next() for _ in range(9)] == list(range(9))
    with pytest.raises(EOFError):
        inbox.next()


def test_who_waits_hears_of_a_message_and_does_not_take_it(pipe: tuple[Connection, Inbox]) -> None:
    ours, inbox = pipe
    inbox.wait(0.01)
    assert not inbox
    ours.send("task")
    inbox.wait(FOR_EVER)
    assert inbox
    assert inbox.next() == "task"


def test_who_waits_hears_that_there_will_be_no_more(pipe: tuple[Connection, Inbox]) -> None:
    ours, inbox = pipe
    ours.close()
    inbox.wait(FOR_EVER)
    with pytest.raises(EOFError):
        inbox.next()
