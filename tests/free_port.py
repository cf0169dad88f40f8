"""A port for a server that cannot choose one itself."""

import socket


def free_port() -> int:
    """A port of this machine that nobody listens at, and that nobody is given for the next minute who asks for any.

    After a connection the system holds it back (TIME_WAIT), but for who names it with SO_REUSEADDR, as servers do.
    """
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            accepted, _ = server.accept()
            accepted.close()  # this side first: it is the one that waits
    return port
