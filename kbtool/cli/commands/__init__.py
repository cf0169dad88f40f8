"""One file for each command; `kbtool.cli.main` loads only the one that runs."""
