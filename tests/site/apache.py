"""A real Apache with our configuration."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.site.server import PATIENCE, PLACES, NotRunningError, Server, running

ATTEMPTS = 5
MODULES = Path("/usr/lib/apache2/modules")
LOADED = ("mpm_event", "authz_core", "dir", "headers", "mime", "rewrite")
MAIN = """
ServerRoot {place}
PidFile {place}/pid
ErrorLog {place}/error.log
ServerName site.example
Listen 127.0.0.1:{port}
{modules}
{user}
TypesConfig /dev/null
AddType text/html .html
AddType text/css .css
AddType application/json .json
AddType image/png .png
DocumentRoot {root}
<Directory {root}>
    Require all granted
    AllowOverride All
</Directory>
<VirtualHost *:{port}>
    DocumentRoot {root}
    {included}
</VirtualHost>
"""


def find_apache() -> str | None:
    """The program, where its modules lie as Debian puts them."""
    found = shutil.which("apache2") or shutil.which("apache2", path=PLACES)
    return found if MODULES.is_dir() else None


@contextmanager
def apache(program: str, text: str, root: Path, *, as_htaccess: bool = False) -> Iterator[Server]:
    """The server with the directives in `text` for a copy of the folder `root`, in the virtual host or there."""
    with TemporaryDirectory(prefix="apache-") as folder:
        place = Path(folder)
        shutil.copytree(root, place / "root")
        (place / "root/.htaccess" if as_htaccess else place / "site.conf").write_text(text, encoding="utf-8")
        for path in (place, place / "root"):
            path.chmod(0o755)  # the server is another user
        included = "" if as_htaccess else f"Include {place}/site.conf"
        command = [program, "-d", folder, "-f", f"{folder}/main.conf"]
        with ExitStack() as stack:
            yield _started(command, partial(_configuration, place, included), stack)


def _started(command: list[str], configure: Callable[[int], None], stack: ExitStack) -> Server:
    """Apache listens at no file. Where somebody takes the port first, it is another one's turn."""
    for _ in range(ATTEMPTS):
        port = _free_port()
        configure(port)
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True, timeout=PATIENCE)
        assert (tested.returncode, tested.stderr) == (0, "Syntax OK\n")
        connect = partial(socket.create_connection, ("127.0.0.1", port), PATIENCE)
        try:
            return stack.enter_context(running([*command, "-DFOREGROUND"], connect))
        except NotRunningError:
            continue
    raise NotRunningError


def _configuration(place: Path, included: str, port: int) -> None:
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in LOADED)
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    values = {"place": place, "root": place / "root", "modules": modules, "user": user, "included": included}
    (place / "main.conf").write_text(MAIN.format(port=port, **values), encoding="utf-8")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])
