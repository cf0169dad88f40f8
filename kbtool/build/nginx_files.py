"""The configuration for nginx that goes live with the sites: `site/.nginx/<audience>.conf`."""

from collections.abc import Iterable

from kbtool.site.edition_site import EditionSite
from kbtool.site.server_files import nginx_file


def nginx_files(sites: Iterable[EditionSite]) -> dict[str, str]:
    """Audience → text of its file; the editions of an audience have the same one."""
    return {site.edition.audience: nginx_file(site.headers) for site in sites}
