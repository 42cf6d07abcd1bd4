"""Bytes to text: byte order marks, strict UTF-8, UTF-16 without a mark, then the Chinese encodings by what they yield."""

import re

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

# The commonest characters of official prose in both scripts, and its punctuation: the right reading is full of them.
_COMMON = frozenset(
    "的和在是为了有不年人中大上以医疗院生服务机构县区市工作建设管理基层度制标达到率全各级部门一二三四五，。、：；（）“”《》〔〕"
    "為醫療機構縣區務設標達級門層與對實應"
)
_SAMPLE = 40_000


def decode(data: bytes) -> str | None:
    """The text in `data`, or None where no reading of it is text. Line ends become "\\n"; a byte order mark is dropped."""
    text = _decode(data)
    if text is None or _is_binary(text):
        return None
    return plain_line_ends(text)


def plain_line_ends(text: str) -> str:
    """The text with every kind of line end (CRLF, CR, form feed, vertical tab, NEL, U+2028) as "\\n"."""
    text = text.replace("\r\n", "\n")
    return _LINE_END.sub("\n", text)


_LINE_END = re.compile("[\r\v\f\x85\u2028\u2029]")


def _decode(data: bytes) -> str | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    utf16 = _utf16_without_mark(data)
    if utf16:
        return data.decode(utf16, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut off inside its last character is UTF-8 all the same.
        if error.start >= len(data) - 4 and error.start > 0:
            return data.decode("utf-8", errors="ignore")
    return _best_chinese(data)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in its line ends, blanks and digits: one byte of each pair is zero, at one side only."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) == 0:
        return _utf16_by_words(sample)
    if min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _utf16_by_words(sample: bytes) -> str | None:
    """Text without one ASCII character: Chinese in UTF-16 but no UTF-8, and full of common characters."""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError:
        chinese = max(_score(sample, encoding) for encoding in ("gb18030", "big5"))
        best = max(("utf-16-le", "utf-16-be"), key=lambda encoding: _score(sample, encoding))
        return best if _score(sample, best) > max(chinese, 0.1) else None
    return None


def _score(sample: bytes, encoding: str) -> float:
    """The share of common characters; 0 where the bytes are no text of the encoding."""
    text = sample.decode(encoding, errors="replace")
    wide = [character for character in text if character > "\x7f"]
    if not wide or text.count("\ufffd") * 50 > len(wide) + 50:
        return 0.0
    return sum(character in _COMMON for character in wide) / len(wide)


def _best_chinese(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    scores = {encoding: _score(sample, encoding) for encoding in ("gb18030", "big5hkscs")}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] > 0.03:
        return data.decode(best, errors="replace")
    from charset_normalizer import from_bytes

    found = from_bytes(sample).best()
    if found is None:
        return None
    return data.decode(found.encoding, errors="replace")


# What Chinese documents are written with: ASCII, Latin and Greek letters, punctuation and signs, characters, full-width forms.
_WRITTEN = re.compile(
    "[\t\n\r\f\v\x20-\x7e\x85\xa0-\u03ff\u2000-\u9fff\ue000-\ufaff\ufe10-\uffef\U00020000-\U0003ffff]+"
)


def _is_binary(text: str) -> bool:
    """Text holds next to nothing but what documents are written with."""
    sample = text[:_SAMPLE]
    written = sum(len(match.group()) for match in _WRITTEN.finditer(sample)) - sample.count("\ufffd")
    return written * 10 < len(sample) * 9
