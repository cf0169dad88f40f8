"""A base with something to hide of every kind, and a clean site of it."""

import gzip
import subprocess
import zlib
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote

from tests.verify.encoded_files import jpeg, pdf, png, tarred, zipped
from tests.verify.small_site import Content, repository_of

ENGLISH = "Ask the shift lead before you promise more than fifty euros to anybody on the phone."
CHINESE = "退款超过五十欧元之前必须先询问当班主管再答应客户的要求"
PERSIAN = "پیش از آنکه به کسی بیش از پنجاه یورو قول بدهید از مسئول شیفت بپرسید"
THAI = "ก่อนที่จะสัญญาว่าจะคืนเงินเกินห้าสิบยูโรให้ถามหัวหน้ากะก่อน"
HINDI = "पचास यूरो से अधिक का वादा करने से पहले पाली के प्रमुख से ज़रूर पूछें"
KOREAN = "오십 유로가 넘는 환불을 약속하기 전에 반드시 근무 책임자에게 물어보세요"
PLAN = b"\x00\x01\x02 plan of the floor"


MAP = jpeg(0xE1, b"made by nobody", b"the secret map of the building")
BASE: dict[str, Content] = {
    "en/index.md": "---\ntitle: Help\nowner: ann\ntags: [money]\n---\nWelcome, refunds take three days.\n",
    "en/billing/index.md": "---\ntitle: Billing\n---\n",
    "en/billing/refunds.md": (
        "---\ntitle: Get a refund\nowner: ann\nreviewers: [bob-stone]\n"
        "remark: check with legal before the summer\n---\n"
        "Send it back. <!-- the lawyers do not like this sentence at all -->\n\n"
        "/// audience | agents\nOffer a voucher first whenever the customer sounds only mildly annoyed.\n///\n\n"
        "![Steps](steps.png)\n"
    ),
    "en/billing/steps.png": png(),
    "en/backroom/night-shift.md": (
        "---\ntitle: Night shift rules\naudience: internal\nowner: carl\ntags: [fraud]\n"
        f"redirect_from: [old/graveyard-hours]\n---\n{ENGLISH}\n\n![Map](map.jpg) [Plan](plan.bin) Bluefinch.\n"
    ),
    "en/backroom/map.jpg": MAP,
    "en/backroom/plan.bin": PLAN,
    "en/draft.md": (
        "---\ntitle: Prices next year\nstate: draft\n---\nThe basic plan will cost twelve euros from January on.\n"
    ),
    "en/later.md": "---\npublish_on: 2099-01-01\n---\nWe are going to close the office in Lisbon next spring.\n",
    "en/gone.md": "---\nstate: archived\n---\nUntil last year refunds were paid by cheque within sixty days.\n",
    "en/broken.md": "---\naudience: [internal\n---\nNobody can say who was meant to read this sentence here.\n",
    "zh/backroom/a.md": f"---\naudience: agents\n---\n{CHINESE}。\n",
    "fa/backroom/a.md": f"---\naudience: agents\n---\n{PERSIAN}.\n",
    "zh/backroom/b.md": f"---\naudience: internal\n---\n{THAI}\n\n{HINDI}\n\n{KOREAN}\n",
    "_data/owners.yml": (
        "ann: {name: Ann Lee, email: ann.lee@example.com}\nbob-stone: {name: Bob Stone}\n"
        "carl: {name: Carl Maria Winter}\nteam: {name: Team}\n"
    ),
    "_data/tags.yml": "money: {title: {en: Money}}\nfraud: {title: {en: Fraud cases}}\n",
    "_data/redirects.yml": "old/secret-door: backroom/night-shift\nold/refund: billing/refunds\n",
}
CLEAN: dict[str, Content] = {
    "index.html": "<title>Help</title><p>Welcome, refunds take three days.</p><p>Owner: Ann Lee</p>\n",
    "billing/refunds/index.html": "<h1>Get a refund</h1>\n<p>Send it back.</p>\n<img src='steps.png' alt='Steps'>\n",
    "billing/refunds/steps.png": png(),
    "gone/index.html": "<h1>Gone</h1>\n",
    "sitemap.xml": "<urlset><url><loc>https://help.example.com/billing/refunds/</loc></url></urlset>\n",
    "search.json": '{"terms": ["refund", "welcom", "three"], "titles": ["Get a refund"]}',
    "search/vocabulary.json": '{"terms": "#refund\\n)bluefinch\\n#two"}',
    "search.js": "fetch('search.json').then((data) => data.terms.concat(data.titles))\n",
    "tags/money/index.html": "<h1>Money</h1>\n",
}


TEXT = ENGLISH.encode()
NIGHT = "docs/en/backroom/night-shift.md"
REFUNDS = "docs/en/billing/refunds.md"
OWNERS = "docs/_data/owners.yml"
ENCODED = b64encode(TEXT).decode()
HISTORY = "the history of en/backroom/night-shift.md"
VOUCHER = "Offer a voucher first whenever the customer sounds only mildly annoyed."
PRICES = "The basic plan will cost twelve euros from January on."
LISBON = "We are going to close the office in Lisbon next spring."
UNCLEAR = "Nobody can say who was meant to read this sentence here."
CHEQUE = "Until last year refunds were paid by cheque within sixty days."
PICTURE = b64encode(png((b"tEXt", TEXT))).decode()
ARABIC = PERSIAN.replace("ی", "ي").replace("ک", "ك")
UNTAGGED = jpeg(0xFE, b"", b"the secret map of the building")
PLANTED: dict[str, tuple[str, Content, str, str]] = {
    "text": ("a.html", f"<p>{ENGLISH}</p>", "KV101", NIGHT),
    "text broken by markup": ("a.html", f"<p>{ENGLISH.replace('lead', '<b>le</b>ad')}</p>", "KV101", NIGHT),
    "text without line ends": ("a.html", "<i>x</i>" * 900 + f"<p>{ENGLISH}</p>", "KV101", NIGHT),
    "upper case": ("a.html", ENGLISH.upper(), "KV101", NIGHT),
    "an attribute": ("a.html", f'<img alt="{ENGLISH}">', "KV101", NIGHT),
    "a comment": ("a.html", f"<!-- {ENGLISH} -->", "KV101", NIGHT),
    "a template": ("a.html", f"<template><p>{ENGLISH}</p></template>", "KV101", NIGHT),
    "a script": ("a.html", f"<script>const x = '{ENGLISH}'</script>", "KV101", NIGHT),
    "entities": ("a.html", "".join(f"&#{ord(letter)};" for letter in ENGLISH), "KV101", NIGHT),
    "entities twice": ("a.xml", f"<content>&amp;lt;p&amp;gt;{ENGLISH}</content>", "KV101", NIGHT),
    "a feed": ("feed.xml", f"<entry><![CDATA[<p>{ENGLISH}</p>]]></entry>", "KV101", NIGHT),
    "percent": ("a.html", f'<a href="https://x.example/?q={quote(ENGLISH)}">x</a>', "KV101", NIGHT),
    "json": ("a.json", '{"a": ["' + "".join(f"\\u{ord(letter):04x}" for letter in ENGLISH) + '"]}', "KV101", NIGHT),
    "json lines": ("a.ndjson", '{"a": 1}\n{"b": "' + ENGLISH.replace(" ", "\\u0020") + '"}\n', "KV101", NIGHT),
    "javascript": ("a.js", "x='" + "".join(f"\\x{ord(letter):02x}" for letter in ENGLISH) + "'", "KV101", NIGHT),
    "css": ("a.css", "a::after{content:'" + ENGLISH.replace("A", "\\000041") + "'}", "KV101", NIGHT),
    "a style with css escapes": ("b.css", "".join(f"\\{ord(x):06x}" for x in ENGLISH), "KV101", NIGHT),
    "base64": ("a.txt", f"x {ENCODED} y", "KV101", NIGHT),
    "base64 at another alignment": ("a.txt", b64encode(b"??" + TEXT).decode()[2:], "KV101", NIGHT),
    "base64 on several lines": ("a.txt", ENCODED[:60] + "\n" + ENCODED[60:], "KV101", NIGHT),
    "base64 for addresses": ("a.js", f"'{b64encode(TEXT, b'-_').decode()}'", "KV101", NIGHT),
    "hexadecimal": ("a.txt", TEXT.hex(), "KV101", NIGHT),
    "utf-16": ("a.txt", ENGLISH.encode("utf-16"), "KV101", NIGHT),
    "gzip": ("a.html.gz", gzip.compress(TEXT, mtime=0), "KV101", NIGHT),
    "zip": ("a.zip", zipped({"a.txt": TEXT}), "KV101", NIGHT),
    "a word document": ("a.docx", zipped({"word/document.xml": b"<w:t>" + TEXT + b"</w:t>"}), "KV101", NIGHT),
    "zip in gzip": ("a.zip.gz", gzip.compress(zipped({"a.txt": TEXT}), mtime=0), "KV101", NIGHT),
    "tar": ("a.tgz", tarred("a.txt", TEXT), "KV101", NIGHT),
    "pdf": ("a.pdf", pdf(ENGLISH), "KV101", NIGHT),
    "a text chunk of png": ("a.png", png((b"tEXt", b"Comment\0" + TEXT)), "KV101", NIGHT),
    "a compressed chunk of png": ("a.png", png((b"zTXt", b"Comment\0\0" + zlib.compress(TEXT))), "KV101", NIGHT),
    "a comment of jpeg": ("a.jpg", jpeg(0xFE, TEXT), "KV101", NIGHT),
    "exif of jpeg": ("a.jpg", jpeg(0xE1, b"Exif\0\0" + ENGLISH.encode("utf-16-le")), "KV101", NIGHT),
    "behind the end of jpeg": ("a.jpg", jpeg(0xFE, b"x") + TEXT, "KV101", NIGHT),
    "an image in a page": ("a.html", f"<img src='data:image/png;base64,{PICTURE}'>", "KV101", NIGHT),
    "svg": ("a.svg", f"<svg><text>{ENGLISH}</text></svg>", "KV101", NIGHT),
    "markdown": ("a.md", f"# A\n\n{ENGLISH.replace('shift lead', '[shift lead](x.md)')}\n", "KV101", NIGHT),
    "chinese": ("a.html", f"<p>如果{CHINESE[:18]}</p>", "KV101", "docs/zh/backroom/a.md"),
    "persian in arabic letters": ("a.html", ARABIC, "KV101", "docs/fa/backroom/a.md"),
    "thai": ("a.html", THAI, "KV101", "docs/zh/backroom/b.md"),
    "hindi": ("a.html", HINDI, "KV101", "docs/zh/backroom/b.md"),
    "korean": ("a.html", KOREAN, "KV101", "docs/zh/backroom/b.md"),
    "a block for agents": ("a.html", VOUCHER, "KV101", REFUNDS),
    "a draft": ("a.html", PRICES, "KV101", "docs/en/draft.md"),
    "a scheduled article": ("a.html", LISBON, "KV101", "docs/en/later.md"),
    "an archived article": ("a.html", CHEQUE, "KV101", "docs/en/gone.md"),
    "an unclear article": ("a.html", UNCLEAR, "KV101", "docs/en/broken.md"),
    "a title": ("a.html", "<li><a href='#'>Night shift rules</a></li>", "KV102", NIGHT),
    "an address": ("a.html", '<a href="../backroom/night-shift/">x</a>', "KV103", NIGHT),
    "a file name": ("x/night-shift/index.html", "x", "KV103", NIGHT),
    "a folder": ("backroom/index.html", "x", "KV103", NIGHT),
    "an old address": ("_redirects", "/old/graveyard-hours/ / 301\n", "KV103", NIGHT),
    "a redirect": ("_redirects", "/old/secret-door/ / 301\n", "KV103", "docs/_data/redirects.yml"),
    "a file": ("x.bin", PLAN, "KV104", "docs/en/backroom/plan.bin"),
    "a file in an archive": ("x.zip", zipped({"x": PLAN}), "KV104", "docs/en/backroom/plan.bin"),
    "a picture without its metadata": ("x.jpg", UNTAGGED, "KV104", "docs/en/backroom/map.jpg"),
    "a data file": ("x.yml", BASE["_data/owners.yml"], "KV104", OWNERS),
    "a word of the search": ("search/terms.json", '["refund", "bluefinch"]', "KV105", NIGHT),
    "a word in a list that leaves out what words share": (
        "search/vocabulary.json",
        '{"terms": "#blue\\n\'finch\\n#two"}',
        "KV105",
        NIGHT,
    ),
    "a key of the search": ("search/terms.json", '{"refund": 1, "bluefinch": 2}', "KV105", NIGHT),
    "an owner": ("a.html", "<span>Carl Maria Winter</span>", "KV106", OWNERS),
    "a reviewer": ("a.html", "<span>Bob Stone</span>", "KV106", OWNERS),
    "an e-mail address": ("a.html", "<a href='mailto:ann.lee@example.com'>x</a>", "KV106", OWNERS),
    "an author in git": ("a.html", "<span>Dora Quill</span>", "KV106", HISTORY),
    "a tag": ("tags/a.html", "<li>Fraud cases</li>", "KV107", "docs/_data/tags.yml"),
    "a comment in markdown": ("a.html", "the lawyers do not like this sentence at all", "KV108", REFUNDS),
    "unpublished front matter": ("a.html", "check with legal before the summer", "KV108", REFUNDS),
    "a commit message": ("a.html", "hide how tired everybody is after midnight", "KV108", HISTORY),
    "a host": ("a.html", "https://internal.example.com/", "KV109", "mkdocs.yml"),
}  # fmt: skip
"""What is planted → (file, content, the rule that finds it, the source it names)."""


def commit(folder: Path, name: str, message: str, *paths: str) -> None:
    """One commit by somebody."""
    person = {f"GIT_{role}_{key}": f"{name.split()[0].lower()}@example.net" if key == "EMAIL" else name
              for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}  # fmt: skip
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", **person}
    for command in (("add", *paths), ("commit", "--quiet", "-m", message)):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)


def write_planted_base(folder: Path) -> None:
    """The base with its history."""
    repository_of(folder, BASE)
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    commit(folder, "Dora Quill", "hide how tired everybody is after midnight", "docs/en/backroom/night-shift.md")
    commit(folder, "Ann Lee", "everything else", ".")
