"""What the editions of an audience know."""

from collections.abc import Mapping
from datetime import date

from kbtool.content.edition import Edition
from kbtool.content.knowledge_base import KnowledgeBase
from kbtool.history.git_log import History
from kbtool.site.text_facts import TextFacts
from kbtool.site.view import View
from kbtool.store.store import NO_STORE, Store


def audience_views(
    kb: KnowledgeBase, audience: str, history: History, today: date, store: Store = NO_STORE
) -> Mapping[str, View]:
    """Locale → what the edition of that language knows, for every language of the base.

    `store` tells what is remembered of texts (see `TextFacts.keep`).
    """
    files, texts = kb.files_for(audience), TextFacts(kb, audience, store)
    return {
        language.locale: View(
            configuration=kb.configuration,
            language=language,
            selection=kb.select(Edition(audience, language.locale), today),
            data=kb.data,
            file_sizes=files,
            picture_sizes=kb.picture_sizes,
            history=history,
            today=today,
            length=kb.length,
            texts=texts,
        )
        for language in kb.configuration.languages
    }
