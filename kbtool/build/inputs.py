"""One digest of everything that the plan of a build is made from: while it stays, so does every site.

Nothing is read that the disk says has not changed, and nothing of the base is worked out.
"""

from importlib.metadata import version

from kbtool.build.options import Options
from kbtool.config import Configuration
from kbtool.config.day import build_day
from kbtool.content.files.sources import Sources
from kbtool.content.stored_texts import library_versions
from kbtool.history.stored_history import history_digest
from kbtool.store.digests import code_digest, digest_of

CODE = ("build", "config", "content", "diagnostics", "errors.py", "history", "site", "store")
"""What of kbtool reads a base, plans its sites and renders them."""
LIBRARIES = ("babel", "jdatetime", "jinja2", "markdown", "pymdown-extensions", "pygments", "pillow", "nh3")
"""Libraries that make what stands in a site, beside those that read the base."""


def inputs_digest(
    configuration: Configuration, sources: Sources, options: Options, surroundings: bytes = b""
) -> bytes | None:
    """The digest of all inputs of a build; None where a picture or other file was changed a moment ago and may change
    again unseen.

    `sources` are the files of the base, found just now. `surroundings` is the digest of what else pages are made with:
    the theme, overrides, plugins, Markdown extensions. Raises KbError on a SOURCE_DATE_EPOCH that is no time, OSError
    where the script of diagrams cannot be read.
    """
    if sources.asset_signs is None:
        return None
    script = configuration.diagram_script
    return digest_of(
        surroundings,
        code_digest(*CODE),
        library_versions(),
        repr([(name, version(name)) for name in (*LIBRARIES, options.engine)]),
        repr(configuration),
        script.read_bytes() if script else b"",
        files_digest(sources),
        history_digest(configuration.root),
        (options.today or build_day()).isoformat(),
        _asked(options),
    )


def files_digest(sources: Sources) -> bytes:
    """The digest of the files of a base, of those that are refused too; pictures and other files count by what the disk
    says of them. Pure."""
    articles = [(file.path, file.language, file.key, file.digest, file.link_target) for file in sources.articles]
    return digest_of(
        repr(articles),
        repr(sorted(sources.data_files.items())),
        repr(sorted(sources.asset_links.items())),
        repr(sources.withheld),
        repr(sources.diagnostics),
        sources.asset_signs or repr(sorted(sources.asset_sizes.items())),
    )


def _asked(options: Options) -> str:
    """What of the options reaches a site or its manifest; not where it is written to, nor by how many processes."""
    return repr((options.audiences, options.languages, options.engine, options.withhold, options.source))
