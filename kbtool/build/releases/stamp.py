"""What a build says about itself in the manifests of its releases."""

from hashlib import sha256

from msgspec import Struct

from kbtool import __version__
from kbtool.config import Configuration
from kbtool.history.source import Source
from kbtool.store.versions import installed_version


class Stamp(Struct, frozen=True):
    """Parts are joined only where all of this is equal."""

    source: Source
    tool_version: str
    engine: str
    """Name and version."""
    configuration: str
    """SHA-256, see `configuration_digest`."""


def make_stamp(configuration: Configuration, engine: str, source: Source) -> Stamp:
    """The stamp of a build that begins now; `engine` is the name of an installed distribution."""
    return Stamp(source, __version__, f"{engine} {installed_version(engine)}", configuration_digest(configuration))


def configuration_digest(configuration: Configuration) -> str:
    """SHA-256 over mkdocs.yml, whatever its line ends, and over what kbtool read from it.

    The two differ where mkdocs.yml takes a value from the environment of the machine.
    """
    text = configuration.path.read_bytes().replace(b"\r\n", b"\n")
    values = (
        configuration.site_name,
        configuration.site_url,
        configuration.edit_url,
        configuration.brand_files,
        configuration.languages,
        repr(configuration.settings),
    )
    return sha256(text + b"\0" + repr(values).encode("utf-8", "backslashreplace")).hexdigest()
