"""What the machine gives a program: encodings and fonts."""

import shutil
import subprocess
from collections.abc import Callable, Iterable

from kbtool.doctor.finding import Finding, State, fine

UTF_8 = "utf8"
LATIN = frozenset(
    {"cs", "da", "de", "en", "es", "fi", "fr", "hu", "it", "nl", "no", "pl", "pt", "ro", "sv", "tr", "vi"}
)
"""Languages that every machine has letters for."""
FONTS = {
    "zh": "fonts-noto-cjk",
    "ja": "fonts-noto-cjk",
    "ko": "fonts-noto-cjk",
    "fa": "fonts-vazirmatn fonts-noto-core",
}
OTHER_FONTS = "fonts-noto-core"
SECONDS = 20


def encodings(found: Iterable[tuple[str, str]]) -> Finding:
    """Whether file names and the terminal are UTF-8: pairs of what and its encoding."""
    pairs = list(found)
    wrong = [f"{name}: {encoding}" for name, encoding in pairs if encoding.lower().replace("-", "") != UTF_8]
    if wrong:
        return Finding("encoding", State.WARNING, ", ".join(wrong), "set LC_ALL=C.UTF-8, or PYTHONUTF8=1")
    return fine("encoding", "UTF-8")


def fonts(locales: Iterable[str], has_font: Callable[[str], bool] | None) -> Finding:
    """Whether this machine can draw every language: pages that are looked at here would show boxes.

    `has_font` answers for a language code; None where nobody can be asked.
    """
    if has_font is None:
        return fine("fonts", "cannot be told without fontconfig")
    codes = dict.fromkeys(locale.partition("-")[0].lower() for locale in locales)
    missing = [code for code in codes if code not in LATIN and not has_font(code)]
    if missing:
        packages = dict.fromkeys(FONTS.get(code, OTHER_FONTS) for code in missing)
        remedy = f"install fonts, on Debian with apt-get install {' '.join(packages)}"
        return Finding("fonts", State.WARNING, f"no font has the letters of {', '.join(missing)}", remedy)
    return fine("fonts", "there are letters for every language")


def font_question() -> Callable[[str], bool] | None:
    """Asks fontconfig; None where it is not installed."""
    program = shutil.which("fc-list")
    if program is None:
        return None

    def has_font(code: str) -> bool:
        command = [program, f":lang={code}", "family"]
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - no shell
        return bool(done.stdout.strip())

    return has_font
