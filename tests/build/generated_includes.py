"""Texts that generated articles include: one for each audience, and all of them with a part for fewer readers."""

from random import Random

from tests.build.generated_texts import file_link, phrase, place

BLOCK_AUDIENCE = {"public": "agents", "agents": "internal", "internal": "internal"}
FORMS = (
    "/// include | _includes/{name}.md\n///\n",
    "{word}\n/// include | _includes/{name}.md\n///\n{word}\n",
    "- {word}\n\n    /// include | _includes/{name}.md\n    ///\n",
)


def shared_text(seed: str, language: str, audience: str, revision: int, block_revision: int) -> str:
    """A text for the readers of an audience; the same arguments, the same text."""
    random, inner = Random(f"{seed}/{revision}"), Random(f"{seed}/{block_revision}/block")  # noqa: S311
    narrower = BLOCK_AUDIENCE[audience]
    hidden = phrase(inner, language, 4) + " " + file_link(inner, language, "../staff/img/block.png")
    head = f"---\naudience: {audience}\n---\n" if language == "en" else ""
    text = place(random, language, phrase(random, language)) + file_link(random, language, "img/shared.png")
    return f"{head}{text}\n\n/// audience | {narrower}\n{hidden}\n///\n\n{phrase(random, language)}\n"


def include(random: Random, language: str, audience: str, is_open: bool) -> str:
    """The text for an audience in an article: in a block for it, where not all who read the article may see it."""
    text = random.choice(FORMS).format(name=audience, word=phrase(random, language, 1))
    return f"\n{text}\n" if is_open else f"\n///// audience | {audience}\n{text}/////\n\n"
