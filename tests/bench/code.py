"""Blocks of code as manuals have them. They are the same in every language."""

from random import Random

NAMES = "account invoice project session token webhook report member device bucket cluster domain"
VERBS = "create update delete list export import rotate verify sync restore"
TEMPLATES = {
    "bash": (
        "# {verb} the {name} before the next step",
        'export {upper}_ID="{name}-{number}"',
        "curl -sS -X POST https://api.example.com/v2/{name}s/{number}/{verb} \\",
        '  -H "Authorization: Bearer ${upper}_TOKEN" | jq ".{name}.id"',
        "for id in $(acme {name} list --state active --limit {number}); do",
        '  acme {name} {verb} "$id" --dry-run || exit 1',
        "done",
    ),
    "python": (
        "from acme.{name}s import Client, {title}Error",
        'client = Client(token="{name}-{number}", timeout={number})',
        "def {verb}_{name}(identifier: str, retries: int = {number}) -> dict[str, str]:",
        '    """{title}: {verb} it, and try again when the server is busy."""',
        "    for attempt in range(retries):",
        "        try:",
        '            return client.{name}s.{verb}(identifier, attempt=attempt)["data"]',
        "        except {title}Error as error:",
        '            print(f"attempt {{attempt}}: {{error}}")',
        '    raise RuntimeError("{name} {number} did not answer")',
    ),
    "yaml": (
        "{name}s:",
        "  - name: {name}-{number}",
        "    {verb}: true  # since {number}.0",
        '    schedule: "0 {number} * * 1"',
        "    limits: {{memory: {number}Mi, retries: 3}}",
        "    labels:",
        "      team: {verb}",
    ),
    "json": (
        "{{",
        '  "{name}": "{name}_{number}",',
        '  "limit": {number},',
        '  "actions": ["{verb}", "list"],',
        '  "owner": {{"id": {number}, "active": true, "note": null}},',
        '  "updated": "2026-11-01T10:00:00Z"',
        "}}",
    ),
    "console": (
        "$ acme {name} {verb} --id {number}",
        "{title} {number}: ready",
        "$ acme {name} list --format json | head -n {number}",
        '[{{"id": {number}, "state": "active"}}]',
    ),
    "sql": (
        "SELECT {name}_id, count(*) AS total",
        "FROM {name}s WHERE state = '{verb}' AND age > {number}",
        "GROUP BY {name}_id ORDER BY total DESC LIMIT {number};",
    ),
}
LANGUAGES = [*("bash",) * 4, *("python",) * 3, *("yaml",) * 3, *("json",) * 2, *("console",) * 3, "sql", ""]
"""How often each comes, as in the corpora; the last names none."""
REPEATED = 120
"""Every third block is one of so many, as people copy the same lines from article to article."""


def code_block(chance: Random) -> str:
    """A fenced block of 1 to 25 lines."""
    if chance.random() < 1 / 3:
        chance = Random(f"repeated {int(chance.random() * REPEATED)}")  # noqa: S311 - text for a measurement
    language = LANGUAGES[int(chance.random() * len(LANGUAGES))]
    lines = TEMPLATES[language or "console"]
    least = len(lines) if language in ("json", "sql") else 1
    rounds = 1 if least > 1 or chance.random() < 0.7 else 3
    shown = lines[: max(least, int(chance.random() * len(lines) * 1.6) + 1)]
    return "\n".join([f"```{language}", *(_filled(shown, chance) for _ in range(rounds)), "```"])


def code_span(chance: Random) -> str:
    """An option, a name or a path, as it stands in a line of text."""
    name, verb = chance.choice(NAMES.split()), chance.choice(VERBS.split())
    return chance.choice((f"`--{verb}-{name}`", f"`{name}_{verb}`", f"`/etc/acme/{name}.yml`", f"`{verb}`"))


def _filled(lines: tuple[str, ...], chance: Random) -> str:
    name, verb, number = chance.choice(NAMES.split()), chance.choice(VERBS.split()), int(chance.random() * 90) + 2
    text = "\n".join(lines)
    return text.format(name=name, verb=verb, number=number, upper=name.upper(), title=name.title())
