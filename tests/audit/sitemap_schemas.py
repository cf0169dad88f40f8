"""The schemas of sitemaps."""

from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"


def faults(content: bytes) -> list[str]:
    """What the schemas say against a sitemap or an index."""
    document = etree.fromstring(content)
    name = "siteindex" if etree.QName(document).localname == "sitemapindex" else "urlset"
    schema = etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))
    try:
        schema.assertValid(document)
    except etree.DocumentInvalid as error:
        return [str(error)]
    return []
