"""What descriptions say when they say nothing, in three languages."""

import re

from kbtool.lint.plain_words import WORD, fold, stem

_ENGLISH = """
a about all an and are article can complete contains cover describe description detail document documentation everything
explain find for general guide help here how i in information introduction is it know learn look more need of on our
overview page please provide read section show tell that the things this to topic us use welcome what which will with
you your
"""
ENGLISH = frozenset(_ENGLISH.split())
PHRASES = re.compile(
    "本文|本页面?|本节|这篇|这个|文章|页面|文档|介绍|说明|讲述|讲解|描述|解释|关于|有关|相关|了解|更多|信息|内容|如何|怎样|怎么|什么是|是什么|"
    "概述|概览|简介|详细|全部|所有|您|你|我们|可以|将|会|在这里|这里|欢迎|阅读|帮助|指南|的|和|与|对|为|在|了"
    "|مقاله|صفحه|بخش|این|درباره|توضیح|شرح|معرفی|آشنایی|اطلاعات|بیشتر|بدانید|بخوانید|بیاموزید|چگونه|چیست|راهنمای|راهنما|مورد|"
    "میدهد|میکند|میشود|خواهید|دید|داد|کامل|کلی|همه|چیز|اینجا|شما"
)
_PERSIAN = "در از به با را و که هر ی ء ها های است آن"
PERSIAN = frozenset(_PERSIAN.split())
STEMS = frozenset(map(stem, ENGLISH))


def is_empty(description: str, title: str) -> bool:
    """Whether a description says nothing that its title does not say: `This article describes refunds` of refunds."""
    folded = fold(description)
    known = fold(title)
    if folded == known:
        return True
    rest = PHRASES.sub(" ", folded.replace(known, " ") if known else folded)
    said = {stem(word) for word in WORD.findall(known)}
    return all(word in PERSIAN or stem(word) in said or stem(word) in STEMS for word in WORD.findall(rest))
