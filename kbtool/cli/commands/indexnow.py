"""`kbtool indexnow`."""

from collections.abc import Sequence
from pathlib import Path

import click

from kbtool.cli import options
from kbtool.config import Configuration
from kbtool.publish.indexnow.news import News, find_news
from kbtool.publish.indexnow.submission import ENDPOINT, Answer, check_key, submit
from kbtool.report.json import render_json


@click.command()
@click.option("--since", default="", metavar="RELEASE", help="Compare with this release, which is on disk.")
@click.option("--send", is_flag=True, help="Send the addresses to search engines; without it nothing is sent.")
@click.option("--endpoint", default=ENDPOINT, show_default=True, help="Where to send them.")
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    help="What kbtool build wrote. Without it: site/ beside the settings.",
)
@options.text_or_json
@options.config
@click.pass_context
def command(
    ctx: click.Context,
    since: str,
    send: bool,
    endpoint: str,
    site: Path | None,
    output_format: str,
    config_path: Path | None,
) -> None:
    """List the public addresses that changed, and tell search engines.

    Compares the live public release with the one before and lists the pages that are new, changed or gone, as far as
    search engines may list them. With --send they go to a search engine that takes part in IndexNow, which tells the
    others (Google takes no part). The key stands in the settings: extra.kbtool.indexnow. Send after publishing.

    \b
    Examples:
      kbtool indexnow
      kbtool indexnow --format json
      kbtool indexnow --send
    """
    configuration = options.find_configuration(config_path)
    folder = (site or configuration.root / "site").absolute()
    news = find_news(configuration, folder, since)
    answers = _send(configuration, news, endpoint) if send else []
    if output_format == "json":
        click.echo(render_json(_members(news, answers)))
    else:
        _echo_text(news, answers, endpoint)
    ctx.exit(not all(answer.is_taken for answer in answers))


def _send(configuration: Configuration, news: News, endpoint: str) -> list[Answer]:
    key = check_key(configuration, news.release)
    return list(submit(configuration, key, news.addresses, endpoint))


def _members(news: News, answers: Sequence[Answer]) -> dict[str, object]:
    return {
        "release": news.release.digest,
        "since": news.since or None,
        "added": list(news.added),
        "changed": list(news.changed),
        "removed": list(news.removed),
        "sent": [{"status": item.status, "addresses": item.count, "meaning": item.meaning} for item in answers],
    }


def _echo_text(news: News, answers: Sequence[Answer], endpoint: str) -> None:
    for word, urls in (("new", news.added), ("changed", news.changed), ("gone", news.removed)):
        for url in urls:
            click.echo(f"{word:<8} {url}")
    against = f"since release {news.since}" if news.since else "there is no release before"
    found = ", ".join(
        f"{len(urls)} {word}"
        for urls, word in ((news.added, "new"), (news.changed, "changed"), (news.removed, "gone"))
        if urls
    )
    click.echo(f"{found or 'nothing has changed'}; {against}")
    for answer in answers:
        click.echo(f"{endpoint}: {answer.status} for {answer.count} of {len(news.addresses)}: {answer.meaning}")
