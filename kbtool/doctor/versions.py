"""Versions of Python, of the engine and of everything that is installed along."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from packaging.requirements import InvalidRequirement, Requirement

from kbtool.doctor.finding import Finding, State, fine

DISTRIBUTION = "mkdocs-kbtool"
PYTHON_ENDS: Mapping[tuple[int, int], date] = {
    (3, 11): date(2027, 10, 31),
    (3, 12): date(2028, 10, 31),
    (3, 13): date(2029, 10, 31),
    (3, 14): date(2030, 10, 31),
}
"""Last month of security fixes (PEP 664, 693, 719, 745)."""
MATERIAL_ENDS = date(2027, 5, 5)
"""Last day of critical fixes (the package's own notice, 9.8.1)."""
PARSER_FIXES: Mapping[tuple[int, int], int] = {(3, 13): 15, (3, 14): 7}
"""First release whose html.parser takes linear time."""
PYTHON_NOTICE = timedelta(days=180)
MATERIAL_NOTICE = timedelta(days=365)
REINSTALL = "install kbtool anew in an environment of its own"


def python_version(version: tuple[int, int, int], today: date) -> Finding:
    """Whether this Python still gets security fixes, and has the one that concerns hostile articles."""
    name, text = "python", "Python " + ".".join(map(str, version))
    if version[:2] < min(PYTHON_ENDS):
        return Finding(name, State.ERROR, f"{text} is too old", "install Python 3.11 or newer")
    end = PYTHON_ENDS.get(version[:2])
    if end is None:
        return Finding(name, State.WARNING, f"{text} is younger than this kbtool", "update kbtool")
    if today > end:
        what = f"{text} has had no security fixes since {end.isoformat()}"
        return Finding(name, State.ERROR, what, "install a newer Python and kbtool in it")
    if version[2] < PARSER_FIXES.get(version[:2], 0):
        remedy = f"update it to {version[0]}.{version[1]}.{PARSER_FIXES[version[:2]]} or newer"
        return Finding(name, State.WARNING, f"{text} can be stalled by hostile HTML (CVE-2026-15308)", remedy)
    if today > end - PYTHON_NOTICE:
        return Finding(name, State.WARNING, f"{text} gets fixes until {end.isoformat()}", "plan a newer Python")
    return fine(name, f"{text}, gets fixes until {end.isoformat()}")


def engine(version_of: Callable[[str], str | None], today: date) -> Iterator[Finding]:
    """MkDocs, Material and static-i18n. `version_of` gives the installed version of a distribution, None for none."""
    mkdocs = version_of("mkdocs")
    if mkdocs is None or int(mkdocs.partition(".")[0]) >= 2:
        what = f"MkDocs {mkdocs} has no plugins" if mkdocs else "MkDocs is not installed"
        yield Finding("mkdocs", State.ERROR, what, "run pip install 'mkdocs<2'")
    else:
        yield fine("mkdocs", f"MkDocs {mkdocs}")
    yield material(version_of("mkdocs-material"), today)
    i18n = version_of("mkdocs-static-i18n")
    if i18n is None:
        yield Finding("static-i18n", State.ERROR, "mkdocs-static-i18n is not installed", REINSTALL)
    else:
        yield fine("static-i18n", f"mkdocs-static-i18n {i18n}")


def material(version: str | None, today: date) -> Finding:
    """Material for MkDocs, which gives the icons."""
    if version is None:
        return Finding("material", State.ERROR, "mkdocs-material is not installed", REINSTALL)
    remedy = "nothing today; look at kbtool's changelog for the engine that follows"
    if today > MATERIAL_ENDS:
        what = f"Material {version} has had no fixes since {MATERIAL_ENDS.isoformat()}"
        return Finding("material", State.WARNING, what, "update kbtool; its changelog names the engine that follows")
    if today > MATERIAL_ENDS - MATERIAL_NOTICE:
        return Finding(
            "material", State.WARNING, f"Material {version} gets fixes until {MATERIAL_ENDS.isoformat()}", remedy
        )
    return fine("material", f"Material {version}")


def requirements(needs: Iterable[str], version_of: Callable[[str], str | None]) -> Finding:
    """Whether what is installed is what kbtool requires. `needs` are requirements as package metadata have them."""
    wrong = []
    for need in map(Requirement, needs):
        if need.marker and not need.marker.evaluate({"extra": ""}):
            continue
        version = version_of(need.name)
        if version is None or not need.specifier.contains(version, prereleases=True):
            wrong.append(f"{need.name} {version or 'missing'} instead of {need.specifier or 'any'}")
    if wrong:
        return Finding("requirements", State.ERROR, "; ".join(wrong), REINSTALL)
    return fine("requirements", "everything that kbtool needs is installed")


def lock(text: str, version_of: Callable[[str], str | None]) -> Finding:
    """Whether installed versions are those of requirements.txt; what is not installed at all does not count."""
    drift = []
    for line in text.split("\n"):
        pin = _pin(line)
        installed = version_of(pin[0]) if pin else None
        if pin and installed and installed != pin[1]:
            drift.append(f"{pin[0]} {installed} instead of {pin[1]}")
    if not drift:
        return fine("lock", "what is installed is what requirements.txt says")
    shown = "; ".join(drift[:3]) + (f"; and {len(drift) - 3} more" if len(drift) > 3 else "")
    return Finding("lock", State.WARNING, shown, "run pip install -r requirements.txt, or write the file anew")


def _pin(line: str) -> tuple[str, str] | None:
    """Name and version of `click==8.5.1 \\`; None for any other line, also for one that other systems need."""
    try:
        need = Requirement(line.rstrip(" \\"))
    except InvalidRequirement:
        return None
    if need.marker and not need.marker.evaluate():
        return None
    pins = [item.version for item in need.specifier if item.operator == "=="]
    return (need.name, pins[0]) if pins else None
