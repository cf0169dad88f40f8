"""A real nginx with our configuration."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.site.server import PATIENCE, PLACES, Server, connect_file, running

MAIN = """
daemon off; pid {place}/pid; error_log {place}/error.log;
{user}
events {{}}
http {{
    access_log off;
    types {{ text/html html; text/css css; application/json json; image/png png; }}
    default_type application/octet-stream;
    client_body_temp_path {place}/1; proxy_temp_path {place}/2; fastcgi_temp_path {place}/3;
    uwsgi_temp_path {place}/4; scgi_temp_path {place}/5;
    server {{
        listen unix:{place}/socket;
        root {root};
        include {place}/site.conf;
    }}
}}
"""


def find_nginx() -> str | None:
    """The program, also where it lies outside an ordinary user's path."""
    return shutil.which("nginx") or shutil.which("nginx", path=PLACES)


@contextmanager
def nginx(program: str, text: str, root: Path) -> Iterator[Server]:
    """The server with the directives in `text` for the folder `root`; `nginx -t` must have nothing against it."""
    # The path of a socket may have 107 bytes only, and pytest's folders are deep.
    with TemporaryDirectory(prefix="nginx-") as folder:
        place = Path(folder)
        user = "user root;" if place.owner() == "root" else ""
        (place / "nginx.conf").write_text(MAIN.format(place=place, root=root, user=user), encoding="utf-8")
        (place / "site.conf").write_text(text, encoding="utf-8")
        command = [program, "-p", folder, "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
        tested = subprocess.run([*command, "-t", "-q"], capture_output=True, text=True, timeout=PATIENCE)
        assert (tested.returncode, tested.stderr) == (0, "")
        with running(command, partial(connect_file, place / "socket")) as server:
            yield server
