"""The configurations for web servers that go live with the sites: `site/.nginx/<audience>.conf`, and its like."""

from collections.abc import Iterable

from kbtool.build.releases.layout import APACHE, NGINX, server_file
from kbtool.site.apache_file import apache_file
from kbtool.site.edition_site import EditionSite
from kbtool.site.nginx_file import nginx_file


def server_files(sites: Iterable[EditionSite]) -> dict[str, str]:
    """Path below a choice → text; the editions of an audience have the same."""
    audiences = {site.edition.audience: site for site in sites}
    writers = {APACHE: apache_file, NGINX: nginx_file}
    return {
        server_file(server, audience): write(site.headers, site.redirects.formers)
        for audience, site in audiences.items()
        for server, write in writers.items()
    }
