"""The scanner finds what is hidden on purpose, in every way it claims to know, and cries for nothing else."""

import base64
import binascii
import bz2
import gzip
import html
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote

import pytest

from tests.build.canary_pictures import jpeg_with_exif, png_with_texts
from tests.build.canary_scanner import Scanner

TOKENS = ("zqk7w2m9xv", "机密暗号钥匙", "کلیدواژهٔپنهان")


def zipped(name: str, data: bytes) -> bytes:
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
        return file.getvalue()


WAYS: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda token: f"<p>{token}</p>".encode(),
    "in capitals": lambda token: token.upper().encode(),
    "composed": lambda token: normalize("NFC", token).encode(),
    "decomposed": lambda token: normalize("NFD", token).encode(),
    "full width": lambda token: "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in token).encode(),
    "backwards": lambda token: token[::-1].encode(),
    "in an address": lambda token: "".join(f"%{byte:02X}" for byte in token.encode()).encode(),
    "in an address twice": lambda token: quote(quote(token, safe=""), safe="").replace("z", "%257A").encode(),
    "decimal entities": lambda token: "".join(f"&#{ord(letter)};" for letter in token).encode(),
    "hexadecimal entities": lambda token: "".join(f"&#x{ord(letter):X};" for letter in token).encode(),
    "entities in JSON": lambda token: json.dumps(html.escape("".join(f"&#{ord(c)};" for c in token))).encode(),
    "JSON": lambda token: json.dumps({"a": token}).encode(),
    "JSON escapes": lambda token: "".join(f"\\u{ord(letter):04x}" for letter in token).encode(),
    "JavaScript": lambda token: "".join(f"\\u{{{ord(letter):x}}}" for letter in token).encode(),
    "bytes as escapes": lambda token: "".join(f"\\x{byte:02x}" for byte in token.encode()).encode(),
    "CSS": lambda token: "".join(f"\\{ord(letter):x} " for letter in token).encode(),
    "octal": lambda token: "".join(f"\\{byte:03o}" for byte in token.encode()).encode(),
    "split by a tag": lambda token: f"{token[:3]}<b class='x'>{token[3:]}</b>".encode(),
    "split by a soft hyphen": lambda token: f"{token[:3]}\u00ad{token[3:]}".encode(),
    "split by its entity": lambda token: f"{token[:3]}&shy;{token[3:]}".encode(),
    "a sum of strings": lambda token: f'"{token[:3]}" + "{token[3:]}"'.encode(),
    "hexadecimal": lambda token: token.encode().hex().encode() + b"00" * 8,
    "hexadecimal with colons": lambda token: binascii.hexlify(token.encode() * 2, ":"),
    "UTF-16": lambda token: f"a{token}".encode("utf-16"),
    "UTF-16, an odd offset": lambda token: b"x" + token.encode("utf-16-be"),
    "Windows' Arabic or Chinese": lambda token: token.encode("gb18030") + b"\xff",
    "UTF-32": lambda token: token.encode("utf-32-le"),
    "quoted-printable": lambda token: binascii.b2a_qp(token.encode().replace(b"z", b"z"), quotetabs=True) + b"=3D=0A",
    "base32": lambda token: base64.b32encode(b"ab" + token.encode() * 2),
    "base64 of a URL": lambda token: base64.urlsafe_b64encode(b"\xff\xfe" + token.encode() * 2),
    "base64 in base64": lambda token: base64.b64encode(base64.b64encode(b"1" + token.encode() * 3)),
    "gzip": lambda token: gzip.compress(token.encode()),
    "zlib": lambda token: zlib.compress(token.encode()),
    "bzip2": lambda token: bz2.compress(token.encode()),
    "xz": lambda token: lzma.compress(token.encode()),
    "zip": lambda token: zipped("a.txt", token.encode()),
    "a name in a zip": lambda token: zipped(f"{token}.txt", b""),
    "docx": lambda token: zipped("word/document.xml", f"<w:t>{token}</w:t>".encode()),
    "gzip in zip": lambda token: zipped("a.gz", gzip.compress(json.dumps(token).encode())),
    "gzip in base64": lambda token: base64.b64encode(gzip.compress(token.encode())),
    "a stream of a PDF": lambda token: b"%PDF-1.4\nstream\n" + zlib.compress(token.encode()) + b"\nendstream\n",
    "a text of a PNG": lambda token: png_with_texts(token, ""),
    "a compressed text of a PNG": lambda token: png_with_texts("", token),
    "EXIF of a JPEG": jpeg_with_exif,
    "a data address": lambda token: b"<img src='data:image/png;base64," + base64.b64encode(png_with_texts("", token)),
}


@pytest.mark.parametrize("token", TOKENS)
@pytest.mark.parametrize("way", WAYS)
def test_what_is_hidden_is_found(way: str, token: str) -> None:
    assert {find.token for find in Scanner(TOKENS).search(WAYS[way](token), "a")} == {token}


@pytest.mark.parametrize("start", range(3))
@pytest.mark.parametrize("token", TOKENS)
def test_base64_is_found_at_every_offset(token: str, start: int) -> None:
    hidden = b"x=" + base64.b64encode(b"0123456789"[:start] + token.encode() + b" and more text")
    assert {find.token for find in Scanner(TOKENS).search(hidden, "a")} == {token}


@pytest.mark.parametrize("name", ["zqk7w2m9xv/a.txt", "a/ZQK7W2M9XV.png", "机密暗号钥匙/b", "a-zqk7w2m9xv-b"])
def test_names_of_files_and_folders_are_looked_at(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(b"")
    assert len({find.token for find in Scanner(TOKENS).scan(tmp_path)}) == 1


def test_a_name_in_punycode_is_found() -> None:
    host = "https://xn--" + TOKENS[1].encode("punycode").decode() + ".example.com/"
    assert {find.token for find in Scanner(TOKENS).search(host.encode(), "a")} == {TOKENS[1]}


def test_a_folder_without_tokens_is_clean_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("zqk7w2m9x and v, 机密 暗号, \\u zz %zz &#zz;")
    (tmp_path / "b.gz").write_bytes(gzip.compress(b"nothing"))
    (tmp_path / "c.bin").write_bytes(bytes(range(256)) * 10)
    scanner = Scanner(TOKENS)
    assert scanner.scan(tmp_path) == []
    assert scanner.scanned == sum(path.stat().st_size for path in tmp_path.iterdir())
