"""The brand in the theme's options becomes a style sheet, so that no page needs a style of its own."""

import re
from collections.abc import Mapping

from kbtool.errors import KbError

PROPERTIES = {
    "accent": "--accent-light",
    "accent_dark": "--accent-dark",
    "font_text": "--font-text",
    "font_code": "--font-code",
}
"""Option of the theme → the custom property the style sheets read."""

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
FAMILY = re.compile(r"[\w .-]+")


def brand_style(options: Mapping[str, object]) -> str:
    """The style sheet for `theme:` in mkdocs.yml; empty where no colour and no font is set.

    Colours are `#rgb` or `#rrggbb`, fonts are family names separated by commas. Without an accent for dark pages the
    light one is made lighter. Raises KbError for anything else.
    """
    values = {name: _value(option, str(value)) for option, name in PROPERTIES.items() if (value := options.get(option))}
    if "--accent-light" in values:
        values.setdefault("--accent-dark", _lightened(values["--accent-light"]))
    declarations = ";".join(f"{name}:{value}" for name, value in values.items())
    return f":root{{{declarations}}}\n" if declarations else ""


def _lightened(colour: str) -> str:
    """More than half way to white: even black then has a contrast of 4.5:1 on the dark ground (WCAG 2.2, 1.4.3)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
    return "#" + "".join(f"{round(255 - (255 - channel) * 0.45):02x}" for channel in channels)


def _value(option: str, text: str) -> str:
    if not option.startswith("font"):
        if not COLOUR.fullmatch(text):
            raise KbError(f"mkdocs.yml: theme: {option}: {text!r} is not a colour such as #2459b8")
        return text
    families = [family.strip(" \"'") for family in text.split(",")]
    if not all(FAMILY.fullmatch(family) for family in families):
        raise KbError(f"mkdocs.yml: theme: {option}: {text!r} is not a list of font families")
    return ",".join(f'"{family}"' for family in families)
