"""What on a web page is the document and what is the site: elements to leave out, tables that hold data, and the page's own fields."""

import re

from lxml import etree

_NEVER = frozenset(
    [
        "script",
        "style",
        "head",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "noscript",
        "iframe",
        "svg",
        "object",
        "template",
        "canvas",
        "video",
        "audio",
        "map",
    ]
)
# Words in class and id by which site builders name what surrounds an article.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|crumbs?|breadcrumbs?|bread|position|location|dqwz|wz|foot|footer|bottom|copyright|share|bdshare\w*|toolbar|tools?|"
    r"sidebar|side|related|recommend|search|login|pagination|pager|qrcode|print|fontsize|header|top|topbar|banner|logo|friendlinks?|yqlj|jiathis\w*|function|operate)(?:$|[\s_\d-])",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_FIELD = re.compile(
    r"^(索引号|发文字号|文号|发文机关|发布机构|发文单位|成文日期|成文时间|发布日期|发布时间|印发日期|生成日期|公开方式|有效性|主题分类|名称|标题)$"
)
_META = {"pubdate": "发布日期", "publishdate": "发布日期", "contentsource": "来源", "articletitle": "标题"}


def words_of(element: etree._Element) -> str:
    """All words inside an element."""
    return "".join(str(words) for words in element.itertext())


class Page:
    """A parsed page. `dropped` are the elements of the site, `data_tables` the tables that are no layout."""

    def __init__(self, root: etree._Element) -> None:
        body = root.find(".//body")
        self.body = body if body is not None else root
        self.fields: dict[str, str] = {}
        self._measure()
        self.dropped = {element for element in self.body.iter(etree.Element) if self._is_around(element)}
        self.data_tables = {table for table in self.body.iter("table") if self._is_data(table)}
        self._read_fields()
        self._read_meta(root)
        self.title = self._title(root)

    def _measure(self) -> None:
        """For each element, from the inside out: length of its text, of that in links, number of links, whether a sentence ends in it."""
        self._length: dict[etree._Element, int] = {}
        self._linked: dict[etree._Element, int] = {}
        self._links: dict[etree._Element, int] = {}
        self._sentence: dict[etree._Element, bool] = {}
        for element in reversed(list(self.body.iter(etree.Element))):
            own = [element.text or ""] if element.tag not in _NEVER else []
            inside = [child for child in element if child in self._length and element.tag not in _NEVER]
            own += [child.tail or "" for child in element]
            words = sum(len(piece.strip()) for piece in own)
            self._length[element] = words + sum(self._length[child] for child in inside)
            self._sentence[element] = any("。" in piece for piece in own) or any(self._sentence[c] for c in inside)
            is_link = element.tag == "a"
            self._linked[element] = self._length[element] if is_link else sum(self._linked[child] for child in inside)
            self._links[element] = 1 if is_link else sum(self._links[child] for child in inside)

    def _is_around(self, element: etree._Element) -> bool:
        if element is self.body or element.tag in ("html", "body"):
            return False
        if element.tag in _NEVER or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            return True
        length = self._length[element]
        if length * 2 > self._length[self.body] or self._holds_heading(element):
            return False
        if element.tag == "header":
            return True
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _AROUND.search(names) and not self._sentence[element]:
            return True
        return self._links[element] >= 3 and self._linked[element] * 10 > length * 6 and not self._sentence[element]

    def _holds_heading(self, element: etree._Element) -> bool:
        return element.tag == "h1" or element.find(".//h1") is not None

    def _is_data(self, table: etree._Element) -> bool:
        """A table of cells, not of the page: two rows and columns, no table inside, no cell that holds most of the words."""
        if table.find(".//table") is not None:
            return False
        rows = list(table.iter("tr"))
        if len(rows) < 2 or max(sum(1 for cell in row if cell.tag in ("td", "th")) for row in rows) < 2:
            return False
        cells = [self._length.get(cell, 0) for cell in table.iter("td", "th")]
        return max(cells) <= 300 or max(cells) * 10 <= sum(cells) * 6

    def _read_fields(self) -> None:
        """A table of 索引号, 发文字号 … belongs to the page: its values are kept, its words are none of the document's."""
        for table in list(self.data_tables):
            cells = [" ".join(words_of(cell).split()) for cell in table.iter("td", "th")]
            names = [re.sub(r"[\s：:\[\]【】\u3000\u00a0]", "", cell) for cell in cells]
            found = {name: cells[i + 1] for i, name in enumerate(names[:-1]) if _FIELD.match(name)}
            if len(found) >= 2:
                self.fields.update({name: value for name, value in found.items() if value and not _FIELD.match(value)})
                self.dropped.add(table)

    def _read_meta(self, root: etree._Element) -> None:
        for meta in root.iter("meta"):
            name = _META.get((meta.get("name") or "").lower())
            content = (meta.get("content") or "").strip()
            if name and content:
                self.fields.setdefault(name, content)

    def _title(self, root: etree._Element) -> str | None:
        for element in (*self.body.iter("h1"), *root.iter("title")):
            words = " ".join(words_of(element).split())
            words = re.split(r"\s*[_|]\s*|\s+-+\s+", words)[0] if element.tag == "title" else words
            if words:
                return words
        return self.fields.get("标题")
