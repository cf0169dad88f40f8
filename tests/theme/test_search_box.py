"""The field that answers while its words are typed: keyboard, screen reader, input method, memory."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.theme.searcher import ARTICLE, NOTHING, PREFIX, REFUND, Searcher, searcher

pytestmark = pytest.mark.slow


@pytest.fixture
def reader(browser: Browser, search_address: str) -> Iterator[Searcher]:
    with searcher(browser, search_address) as found:
        yield found
        assert found.complaints == []


@pytest.mark.parametrize("path", [ARTICLE, "", "404.html"])
@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_leads_to_the_field_of_every_page(reader: Searcher, path: str, key: str) -> None:
    reader.open(path).page.keyboard.press(key)
    expect(reader.field).to_be_focused()


def test_a_slash_in_a_field_is_a_slash(reader: Searcher) -> None:
    reader.open(ARTICLE).focus()
    reader.page.keyboard.type("a/b")
    expect(reader.field).to_have_value("a/b")


@pytest.mark.parametrize("language", PREFIX)
def test_results_come_while_typing_and_arrow_keys_move_through_them(reader: Searcher, language: str) -> None:
    reader.open(PREFIX[language] + ARTICLE).focus()
    expect(reader.field).to_have_attribute("aria-expanded", "false")
    reader.type(REFUND[language])
    expect(reader.field).to_have_attribute("aria-expanded", "true")
    options = reader.options.all_inner_texts()
    assert REFUND[language] in options[0].lower()
    assert reader.active() is None
    for key, expected in [
        ("ArrowDown", options[0]),
        ("ArrowDown", options[1]),
        ("End", options[-1]),
        ("ArrowDown", None),
        ("ArrowUp", options[-1]),
        ("Home", options[0]),
        ("ArrowUp", None),
    ]:
        reader.page.keyboard.press(key)
        assert reader.active() == expected, key
    expect(reader.field).to_be_focused()


def test_the_end_key_moves_in_the_words_while_no_option_is_marked(reader: Searcher) -> None:
    reader.open(ARTICLE).focus()
    reader.type("refund")
    for key, place in (("Home", 0), ("End", 6)):
        reader.page.keyboard.press(key)
        assert reader.field.evaluate("field => field.selectionStart") == place


def test_enter_opens_the_marked_result_at_its_section(reader: Searcher) -> None:
    reader.open(ARTICLE).focus()
    reader.type("code that we send refund")
    reader.page.keyboard.press("ArrowDown")
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")
    assert reader.page.url.endswith("/refund/#what-you-need-before-you-begin")


def test_enter_without_a_mark_leads_to_the_page_of_results(reader: Searcher) -> None:
    reader.open("zh/" + ARTICLE).focus()
    reader.type("退款")
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector(".results li")
    assert reader.page.url.startswith(f"{reader.address}zh/search/?q=")
    assert all("退款" in title for title in reader.titles()[:3])


def test_escape_closes_the_list_and_then_empties_the_field(reader: Searcher) -> None:
    reader.open(ARTICLE).focus()
    reader.type("refund")
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".found")).to_be_hidden()
    expect(reader.field).to_have_value("refund")
    reader.page.keyboard.press("Escape")
    expect(reader.field).to_have_value("")
    expect(reader.field).to_be_focused()


def test_leaving_the_field_closes_the_list(reader: Searcher) -> None:
    reader.open(ARTICLE).focus()
    reader.type("refund")
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(".found")).to_be_hidden()
    reader.focus()
    reader.page.locator(".found").wait_for()
    reader.page.mouse.click(5, 890)
    expect(reader.page.locator(".found")).to_be_hidden()


@pytest.mark.parametrize(("language", "count"), [("en", "4 results"), ("zh", "找到 4 条结果"), ("fa", "۴ نتیجه")])
def test_the_number_of_results_is_announced_as_the_language_says_it(
    reader: Searcher, language: str, count: str
) -> None:
    reader.open(PREFIX[language] + ARTICLE).focus()
    reader.page.evaluate(
        "kbSearch.provider.search = () => Promise.resolve({text: 'a', total: 4, hits: [], facets: {}})"
    )
    reader.type("a")
    assert count in reader.said()


def test_nothing_found_offers_good_places_other_languages_and_a_person(reader: Searcher) -> None:
    reader.open(ARTICLE).focus()
    reader.page.keyboard.insert_text(NOTHING)
    reader.page.locator(".find-way").first.wait_for()
    assert NOTHING in reader.said()
    assert reader.options.last.get_attribute("href") == "mailto:help@example.com"
    assert "language=zh" in str(reader.options.nth(reader.options.count() - 2).get_attribute("href"))


def test_a_correction_is_told_and_can_be_taken_back(reader: Searcher) -> None:
    reader.open(ARTICLE).focus()
    reader.type("sbuscription")
    assert "subscription" in reader.said()
    reader.page.keyboard.press("Tab")
    expect(reader.page.locator(".find-back")).to_be_focused()
    reader.page.keyboard.press("Enter")
    reader.page.get_by_text("Nothing found").first.wait_for()
    expect(reader.field).to_be_focused()


def test_half_a_character_is_not_searched(reader: Searcher) -> None:
    reader.open("zh/" + ARTICLE).focus()
    reader.page.evaluate(
        "const search = kbSearch.provider.search; window.asked = [];"
        "kbSearch.provider.search = (request) => { asked.push(request.text); return search(request); }; true"
    )
    keyboard = reader.page.context.new_cdp_session(reader.page)
    for text in ("t", "tui", "tui kuan"):
        keyboard.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        reader.page.wait_for_timeout(120)
    keyboard.send("Input.insertText", {"text": "退款"})
    reader.page.locator(".find-all").wait_for()
    assert reader.page.evaluate("asked") == ["退款"]


def test_a_late_answer_to_an_old_question_is_dropped(reader: Searcher) -> None:
    reader.open(ARTICLE).focus()
    reader.page.evaluate(
        "window.open_questions = {};"
        "const hit = (title) => ({title, url: '', breadcrumb: [], excerpt: []});"
        "const answer = (text) => ({text, total: 1, facets: {}, hits: [hit(text)]});"
        "kbSearch.provider.search = ({text}) => new Promise("
        "  (done) => { open_questions[text] = () => done(answer(text)); }); true"
    )
    for text in ("old", "new"):
        reader.field.fill(text)
        reader.until(f"'{text}' in open_questions")
    reader.page.evaluate("open_questions.new(); open_questions.old()")
    reader.page.locator(".find-all").wait_for()
    assert reader.options.first.inner_text() == "new"


def test_what_was_searched_is_remembered_here_and_can_be_forgotten(reader: Searcher) -> None:
    reader.open(ARTICLE).focus()
    for text in ("refund", "invoice"):
        reader.field.fill(text)
        reader.page.locator(".find-all").wait_for()
        with reader.page.expect_navigation():
            reader.page.keyboard.press("Enter")
        reader.open(ARTICLE).focus()
    assert reader.options.all_inner_texts() == ["invoice", "refund"]
    reader.page.keyboard.press("ArrowDown")
    reader.page.keyboard.press("Enter")
    reader.page.locator(".find-all").wait_for()
    expect(reader.field).to_have_value("invoice")
    reader.field.fill("")
    reader.page.get_by_role("button", name="Clear recent searches").click()
    expect(reader.page.locator(".found")).to_be_hidden()
    assert reader.page.evaluate("Object.keys(localStorage)") == []


def test_a_blocked_memory_stops_nothing(reader: Searcher) -> None:
    reader.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})"
    )
    reader.open(ARTICLE).focus()
    reader.type("refund")
    with reader.page.expect_navigation():
        reader.options.first.click()
    assert "refund" in reader.page.url


def test_the_list_of_a_persian_page_is_a_mirror(reader: Searcher) -> None:
    reader.open("fa/" + ARTICLE).focus()
    reader.type("بازپرداخت")
    title, box = reader.page.locator(".find-title").first.bounding_box(), reader.page.locator(".found").bounding_box()
    assert title and box
    assert box["x"] + box["width"] - title["x"] - title["width"] < 40
