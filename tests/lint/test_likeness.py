"""Articles that say the same are found without comparing all with all."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kbtool.lint.likeness import NEIGHBOURS, Fingerprint, find_likeness, find_near_pairs

WORDS = [f"word{number}" for number in range(2000)]


def text(seed: int, length: int = 200) -> str:
    """Words by chance, always the same for a seed."""
    return " ".join(Random(seed).choices(WORDS, k=length))  # noqa: S311 - no secret


def pairs(texts: list[str], least: int = 20) -> set[tuple[int, int]]:
    """What is to be compared."""
    return set(find_near_pairs([Fingerprint.of(item) for item in texts], least))


def test_a_copy_with_a_tenth_changed_is_found_among_many() -> None:
    texts = [text(seed) for seed in range(300)]
    copies = [f"{text(seed, 20)} {texts[seed].partition(' word')[2]}" for seed in range(0, 300, 10)]
    found = pairs([*texts, *copies])
    assert {(seed, 300 + place) for place, seed in enumerate(range(0, 300, 10))} <= found
    assert len(found) < 60


def test_hundreds_of_copies_are_compared_with_a_few_only() -> None:
    found = pairs([text(1)] * 400)
    assert {later for _, later in found} == set(range(1, 400))
    assert len(found) <= 400 * (NEIGHBOURS + 1)


def test_short_texts_are_left_out() -> None:
    assert pairs(["one two three four five six seven"] * 2, least=8) == set()
    assert pairs(["one two three four five six seven"] * 2, least=7) == {(0, 1)}


def test_likeness_is_the_share_of_common_runs_of_words() -> None:
    assert find_likeness("a b c d e f", "a b c d e g") == 1 / 3
    assert find_likeness("退款申请表格填写", "退款申请表格填写") == 1
    assert find_likeness("a b c d e f", "g h i j k l") == 0


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    assert find_likeness(one, other) == find_likeness(other, one)
    assert find_likeness(one, one) in (0, 1)
    pairs([one, other], least=1)
