"""Asking for the external links of a base, and keeping the answers."""

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kbtool.errors import KbError
from kbtool.lint.case import Case
from kbtool.lint.examples import case_context
from kbtool.lint.external.answer import FOUND, Answer, Outcome
from kbtool.lint.external.answer_file import FILE, KeptAnswer, read_answers, write_answers
from kbtool.lint.external.asking import Asking
from kbtool.lint.external.asking_options import AskingOptions
from kbtool.lint.external.guard import Guard
from tests.lint.other_site import HERE, OTHER, Site, running_site


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as made:
        yield made


def asking(root: Path, **options: Any) -> Asking:
    return Asking(AskingOptions.model_validate({"pause": 0, "private_hosts": (HERE, OTHER), **options}), root)


def test_every_address_of_a_base_is_asked_for_once(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = (200, {})
    text = f"[A]({site.at('/a')}#x) [A]({site.at('/a')}#y) ![A]({site.at('/a')})\n"
    context = case_context(Case({"en/a.md": text, "zh/a.md": text}))
    assert asking(tmp_path)(context) == {site.at("/a"): FOUND}
    assert site.asked == ["HEAD /a"]


def test_what_is_skipped_archived_an_example_or_our_own_is_not_asked_for(site: Site, tmp_path: Path) -> None:
    links = [
        site.at("/a"),
        "http://example.com/",
        "http://wiki.internal/",
        "https://help.example.com/x/",
        "mailto:a@b.c",
    ]
    context = case_context(
        Case(
            {
                "en/a.md": " ".join(f"[A]({link})" for link in links),
                "en/b.md": f"---\nstate: archived\n---\n[A]({site.at('/b')})\n",
            }
        )
    )
    assert asking(tmp_path, skip=[HERE])(context) == {}
    assert asking(tmp_path, skip=[f"http://{HERE}:*/a"])(context) == {}
    assert site.asked == []


def test_a_kept_answer_is_not_asked_for_again(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = (200, {})
    context = case_context(Case(f"[A]({site.at('/a')}) [B]({site.at('/b')})\n"))
    first = asking(tmp_path)(context)
    assert asking(tmp_path)(context) == first
    assert site.asked == ["HEAD /a", "HEAD /b", "GET /b"]
    assert asking(tmp_path, keep_days=0)(context) == first
    assert len(site.asked) == 6


NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("outcome", "fresh", "stale"),
    [
        (Outcome.FOUND, timedelta(days=6), timedelta(days=7)),
        (Outcome.MOVED, timedelta(days=6), timedelta(days=7)),
        (Outcome.GONE, timedelta(hours=23), timedelta(days=1)),
        (Outcome.UNSURE, timedelta(minutes=59), timedelta(hours=1)),
    ],
)
def test_a_bad_answer_is_kept_for_a_shorter_time(outcome: Outcome, fresh: timedelta, stale: timedelta) -> None:
    for age, is_fresh in ((fresh, True), (stale, False), (-timedelta(minutes=1), False)):
        assert KeptAnswer(Answer(outcome), NOW - age).is_fresh(NOW, timedelta(days=7)) is is_fresh


def test_answers_are_read_as_they_were_written(tmp_path: Path) -> None:
    kept = {f"https://pay.shop.com/{name}": KeptAnswer(Answer(Outcome.MOVED, "سلام", "x", 200), NOW) for name in "ab"}
    write_answers(tmp_path / FILE, kept, ["https://pay.shop.com/a", "https://pay.shop.com/c"])
    assert list(read_answers(tmp_path / FILE).items()) == list(kept.items())[:1]
    assert [path.name for path in (tmp_path / FILE).parent.iterdir()] == [FILE.name]


NO_ZONE = {"outcome": "gone", "reason": "", "address": "", "status": 1, "asked": "2026-01-01"}
SPOILT = (
    "",
    "[]",
    "{}",
    "\ufffd",
    '{"version": 2, "answers": {}}',
    '{"version": 1, "answers": {"a": {"outcome": "x"}}}',
    json.dumps({"version": 1, "answers": {"a": NO_ZONE}}),
)


@pytest.mark.parametrize("text", SPOILT)
def test_a_spoilt_file_of_answers_holds_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(text, encoding="utf-8")
    assert read_answers(path) == {}


def offline(*_: object, **__: object) -> list[Any]:
    raise socket.gaierror(socket.EAI_NONAME, "unknown")


def test_without_a_network_no_link_is_called_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Guard, "addresses", offline)
    context = case_context(Case("[A](https://pay.shop.com/) [B](https://two.shop.com/)\n"))
    answers = asking(tmp_path)(context)
    assert {answer.outcome for answer in answers.values()} == {Outcome.UNSURE}


def test_without_a_network_somebody_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Guard, "addresses", offline)
    context = case_context(Case("[A](https://a.shop.com/) [B](https://b.shop.com/) [C](https://c.shop.com/)\n"))
    with pytest.raises(KbError, match="is there a network"):
        asking(tmp_path)(context)
    assert read_answers(tmp_path / FILE) == {}


def test_where_another_server_answers_an_unknown_host_is_broken(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = (200, {})
    context = case_context(Case(f"[A]({site.at('/a')}) [B](https://gone.invalid/)\n"))
    ask = asking(tmp_path, private_hosts=(HERE, "gone.invalid"))
    assert ask(context)["https://gone.invalid/"].outcome is Outcome.GONE


def test_where_all_else_is_known_a_good_link_tells_whether_there_is_a_network(site: Site, tmp_path: Path) -> None:
    site.replies["/a"] = (200, {})
    write_answers(tmp_path / FILE, {site.at("/a"): KeptAnswer(FOUND, datetime.now(UTC))}, [site.at("/a")])
    context = case_context(Case(f"[A]({site.at('/a')}) [B](https://gone.invalid/)\n"))
    ask = asking(tmp_path, private_hosts=(HERE, "gone.invalid"))
    assert ask(context)["https://gone.invalid/"].outcome is Outcome.GONE
    assert site.asked == ["HEAD /a"]
