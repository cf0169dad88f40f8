"""Templates find the same in what they are given as Jinja's own look-up does."""

from collections import OrderedDict
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from kbtool.build.quick.templates import quicken_templates

VALUES: dict[str, Any] = {
    "mapping": {"title": "A", "items": "own", "copy": 1, "none": None},
    "derived": OrderedDict(title="B", items="own"),
    "object": SimpleNamespace(title="C", none=None),
    "text": "D",
    "nothing": None,
}
NAMES = ("title", "items", "copy", "none", "missing", "upper", "__class__")


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_looked_up_as_by_jinja(value: str, name: str) -> None:
    stock, ours = Environment(autoescape=True), Environment(autoescape=True)
    quicken_templates(ours)
    text = f"{{{{ it.{name} is defined }}}} {{{{ it.{name} is callable }}}} {{{{ it.{name} or '' }}}}"
    if name in ("items", "copy", "upper", "__class__"):
        text = text.rpartition("{{")[0]  # where a method lies in memory says nothing
    results = [made.from_string(text).render(it=VALUES[value]) for made in (stock, ours)]
    assert results[0] == results[1]


def test_what_is_not_there_is_still_an_error_where_jinja_makes_it_one() -> None:
    environment = Environment(undefined=StrictUndefined, autoescape=True)
    quicken_templates(environment)
    with pytest.raises(Exception, match="no attribute 'b'"):
        environment.from_string("{{ a.b }}").render(a={})


PRINTED = (
    "{{ it }}",
    "{{ it }}{{ it|safe }}{{ it|e }}{{ it ~ '<' }}",
    "{% set kept %}<{{ it }}>{% endset %}{{ kept }}{{ kept|upper }}",
    "{% macro show(x) %}<{{ x }}>{% endmacro %}{{ show(it) }}{{ show(show(it)) }}",
    "{% macro frame() %}<{{ caller() }}>{% endmacro %}{% call frame() %}{{ it }}{% endcall %}",
    "{% filter upper %}{{ it }}&{% endfilter %}",
    "{% for x in [[], [[]]] recursive %}{{ it }}{{ loop(x) }}{% endfor %}",
    "{% autoescape false %}{{ it }}{% set kept %}{{ it }}{% endset %}{{ kept }}{% endautoescape %}",
    "{% block a %}{{ it }}{% endblock %}{{ self.a() }}",
)
"""Templates that write a value in every way that Jinja has."""


class Html:
    """Says that it is safe."""

    def __html__(self) -> str:
        return "<b>&</b>"


@pytest.mark.parametrize("template", PRINTED)
@pytest.mark.parametrize("value", ["plain", "<a b='c' d=\"e\">&", Markup("<i>&amp;</i>"), Html(), 7, None, ["<"], True])
def test_a_value_is_written_as_by_jinja(template: str, value: object) -> None:
    stock, ours = Environment(autoescape=True), Environment(autoescape=True)
    quicken_templates(ours)
    results = [made.from_string(template).render(it=value) for made in (stock, ours)]
    assert results[0] == results[1]


def test_a_template_that_is_included_is_made_once() -> None:
    environment = Environment(loader=DictLoader({"a": "{{ it }}", "b": "{% include 'a' %}"}), autoescape=True)
    quicken_templates(environment)
    assert environment.get_template("b").render(it="<") == "&lt;"
    assert environment.get_template("a") is environment.get_template("a")
