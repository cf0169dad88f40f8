"""What a Typesense server (API 0.24: POST /collections) is told of an edition before it gets `documents.ndjson`."""

import json
from hashlib import sha256

from kbtool.config.search_server import SearchServer

CUT_BY_THE_SERVER = frozenset({"ja", "ko", "th", "zh"})
"""Languages whose words the server finds itself when told of them; the others have spaces."""
TEXTS = ("title", "description", "text")
LISTS = ("keywords", "headings")
CHOICES = ("category", "type", "audience")
DIGEST = 10


def collection_json(server: SearchServer, audience: str, locale: str, documents: bytes) -> bytes:
    """The collection for these lines. Its name is another one for other lines: the old one serves until it is full."""
    language = locale.partition("-")[0].lower()
    cut = language if language in CUT_BY_THE_SERVER else ""
    fields = [
        *(_field(name, "string", locale=cut) for name in TEXTS),
        *(_field(name, "string[]", locale=cut) for name in LISTS),
        *(_field(name, "string", facet=True) for name in CHOICES),
        _field("tags", "string[]", facet=True),
        {"name": "boost", "type": "float"},
    ]
    name = f"{server.collection(audience, locale)}-{sha256(documents).hexdigest()[:DIGEST]}"
    return json.dumps({"name": name, "fields": fields}, indent=1).encode() + b"\n"


def _field(name: str, kind: str, **options: object) -> dict[str, object]:
    return {"name": name, "type": kind, "optional": True, **options}
