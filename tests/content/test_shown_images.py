from collections.abc import Callable

import pytest

from kbtool.content.files.shown_images import find_shown_images
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.content.markdown.images import find_images
from tests.build.small_base import PIXEL

MakeBase = Callable[..., KnowledgeBase]


@pytest.mark.parametrize(
    ("body", "images"),
    [
        ("![a](x.png)", ("x.png",)),
        ('![a](x.png "title") and ![b](<y z.png>)', ("x.png", "y z.png")),
        ("[![a](x.png)](y.png)", ("x.png",)),
        ("![a][one]\n\n[one]: x.png", ("x.png",)),
        ("![one][]\n\n[one]: <x.png>", ("x.png",)),
        ('<img alt="a" src="x.png"> <IMG SRC=y.png>', ("x.png", "y.png")),
        ("a ![b](x.png)\n\n- ![c](x.png)", ("x.png",)),
        ("\\\\![a](x.png)", ("x.png",)),
        ("[a](x.png)", ()),
        ("[a][one]\n\n[one]: x.png", ()),
        ("\\![a](x.png)", ()),
        ("`![a](x.png)`", ()),
        ("```\n![a](x.png)\n```", ()),
        ("<!-- ![a](x.png) -->", ()),
        ('<imgs src="x.png"> <a src="x.png">', ()),
        ("a] ![", ()),
    ],
)
def test_images_are_what_is_shown_and_not_what_is_linked(body: str, images: tuple[str, ...]) -> None:
    assert find_images(body) == images


def test_an_article_shows_the_images_that_exist_once_each_and_by_their_own_place(make_base: MakeBase) -> None:
    body = "![a](../img/one.png) ![b](img/none.png) [c](../img/linked.png) ![d](/img/two.png) ![a](../img/one.png)\n"
    texts = {"en/billing/a.md": f"---\ntitle: A\naudience: public\n---\n{body}"}
    kb = make_base(texts | dict.fromkeys(("en/img/one.png", "en/img/linked.png", "en/img/two.png"), PIXEL))
    assert find_shown_images(kb.articles[0], "docs") == ("en/img/one.png", "en/img/two.png")
