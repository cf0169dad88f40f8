"""`kbtool publish`."""

from collections.abc import Sequence
from pathlib import Path

import click

from kbtool.build.releases.assembling import assemble
from kbtool.cli import options
from kbtool.config import Configuration
from kbtool.config.day import build_day
from kbtool.errors import KbError
from kbtool.publish.publish import Published, Request, publish
from kbtool.publish.summary import published_json, published_text


@click.command()
@click.option("--audience", "audiences", multiple=True, help="Publish only this audience. May be given more than once.")
@click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False),
    help="What kbtool build wrote. Without it: site/ beside the settings.",
)
@click.option("--release", "digest", default="", help="Publish this release, which is on disk, and not the newest.")
@click.option("--rollback", is_flag=True, help="Publish the release that was live before.")
@click.option(
    "--assemble",
    "parts",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Only join this part and the others given, from kbtool build --part, into the releases of --site.",
)
@click.option("--allow-missing", is_flag=True, help="With --assemble: languages without a part stay as they are.")
@click.option("--allow-older", is_flag=True, help="Replace what was built from a newer commit.")
@click.option("--allow-dirty", is_flag=True, help="Publish what was built from files that nobody has committed.")
@click.option("--replace", is_flag=True, help="Remove what kbtool did not put there.")
@options.dry_run
@options.text_or_json
@options.config
def command(
    audiences: Sequence[str],
    site: Path | None,
    digest: str,
    rollback: bool,
    parts: Sequence[Path],
    allow_missing: bool,
    allow_older: bool,
    allow_dirty: bool,
    replace: bool,
    dry_run: bool,
    output_format: str,
    config_path: Path | None,
) -> None:
    """Send the built sites to where people read them.

    Sends what kbtool build has written and kbtool verify has passed, and nothing else. Where each audience's site goes
    stands in the settings, below extra.kbtool.publish: a folder, a Git branch, another machine, or S3 storage.
    Afterwards it lists the addresses that caches and search engines must forget.

    \b
    Examples:
      kbtool publish
      kbtool publish --audience public --dry-run
      kbtool publish --audience public --rollback
      kbtool publish --assemble part-en --assemble part-fa
    """
    configuration = options.find_configuration(config_path)
    folder = (site or configuration.root / "site").absolute()
    if parts:
        if dry_run or audiences:
            raise click.UsageError("--assemble joins all that the parts hold, and has no --dry-run")
        _assemble(configuration, parts, folder, allow_missing, allow_older)
        return
    if rollback and digest:
        raise click.UsageError("--rollback and --release exclude each other")
    request = Request(
        site=folder,
        today=build_day(),
        digest=digest,
        rolls_back=rollback,
        allows_older=allow_older,
        allows_dirty=allow_dirty,
        replaces=replace,
        is_dry=dry_run,
    )
    published = []
    for audience in dict.fromkeys(audiences or configuration.settings.publish):
        published.append(publish(configuration, audience, request))
        if output_format == "text":
            click.echo(published_text(published[-1], configuration.address(audience), dry_run), nl=False)
    if not published:
        raise KbError(f"{configuration.path.name} does not say where to publish: extra.kbtool.publish")
    if output_format == "json":
        click.echo(_json(configuration, published))


def _json(configuration: Configuration, published: Sequence[Published]) -> str:
    return published_json((item, configuration.address(item.audience)) for item in published)


def _assemble(
    configuration: Configuration, parts: Sequence[Path], site: Path, allow_missing: bool, allow_older: bool
) -> None:
    releases = assemble(parts, site, configuration.root, allow_missing=allow_missing, allow_older=allow_older)
    for audience, release in releases.items():
        click.echo(f"{audience}: release {release.digest}, {len(release.manifest.files)} files")
    click.echo("verify them before they go out: kbtool verify")
