"""Settings that make an editor show what kbtool finds.

VS Code checks no front matter by itself: its JSON Schema support ends at `.json`, and the YAML extension looks at files
of YAML only (redhat-developer/vscode-yaml#207, open since 2019). What it does without any extension is read the output
of a program and underline what that reports: so the program is kbtool, which knows more than any schema.
"""

import json

TASKS_PATH = ".vscode/tasks.json"
PATTERN = r"^(.+?):(\d+):(\d+): (error|warning|note) (\S+) (.+)$"
"""One line of `kbtool check`; `tests/cli` holds it against the real thing."""


def vscode_tasks() -> str:
    """The text of `.vscode/tasks.json`: `kbtool check` as the build task, `kbtool serve` as the one that watches."""
    check = {
        "label": "kbtool: check all articles",
        "type": "shell",
        "command": "kbtool check",
        "group": {"kind": "build", "isDefault": True},
        "presentation": {"reveal": "never"},
        "problemMatcher": _matcher(),
    }
    serve = {
        "label": "kbtool: preview, and check at every save",
        "type": "shell",
        "command": "kbtool serve",
        "isBackground": True,
        "problemMatcher": _matcher()
        | {
            "background": {
                "activeOnStart": True,
                "beginsPattern": r"^changed: ",
                "endsPattern": r"^\d\d:\d\d:\d\d ",
            }
        },
    }
    return json.dumps({"version": "2.0.0", "tasks": [check, serve]}, indent=2) + "\n"


def _matcher() -> dict[str, object]:
    return {
        "owner": "kbtool",
        "source": "kbtool",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
            "regexp": PATTERN,
            "file": 1,
            "line": 2,
            "column": 3,
            "severity": 4,
            "code": 5,
            "message": 6,
        },
    }
