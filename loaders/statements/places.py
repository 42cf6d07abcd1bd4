"""Whose a number is where it is not the paper's own place's: of a county in a city's report, of several, of another city.

A place speaks for the numbers behind it where it opens what they stand in: their clause (三台县签约率60%), a clause before it in
the sentence (三台县推进…，签约率达到60%), the paragraph (江油市：…) or a heading. 全市 and 我市 give the word back. What only compares,
supports or locates (较三台县高…, 支持三台县…, 在三台县…) opens nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.register.realm import Mention, Realm
from loaders.statements import names
from loaders.statements.drafts import Draft
from loaders.statements.sentences import Sentence
from loaders.statements.times import Time, find_times

_OPENS = re.compile(
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[\s“”\"（(）)、，：:①-⑳★☆●■◆•·—\-]|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}[.．、]|其中|此外|另外|同时|目前|截至目前|据悉|例如|比如|如(?!何|果|期)|以及|"
    r"[^，。；、\d]{0,12}最[高低多少大小快慢好差]的?(?:是|为)?)*"
)
_AND = re.compile(r"、|以及|和|与|及")
_AND_MORE = re.compile(r"等(?:地|(?:[两二三四五六七八九十\d]{1,3}个?)?(?:县（市、区）|县市区|县区|区县|县|市|区)?)?")
_WHOLE = re.compile(
    r"(?:全|我|本|该|各)(?P<of>[省市州盟县区旗国])(?![域级民科])(?!率先|首|领先|最|前列|第|唯一|排名|范围内首|通报|示范|试点|重点|优秀|先进|文明|统一)"
)
_LEVEL_OF = {"国": "nation", "省": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture"}
_OTHERS = re.compile(r"(?:其他|其余|另外?\d*个?)(?:县（市、区）|县市区|县区|区县|县|区)(?![级域])")
# 三台、盐亭两县: short names of which the last word says what they are.
_SHORT_NAMES = re.compile(
    r"(?P<names>[一-龥]{2,4}(?:[、和与及][一-龥]{2,4}?)+)(?:等)?(?:[两二三四五六七八九十]|\d{1,2})个?(?:县（市、区）|县市区|县区|区县|县|市|区|地)"
)
# What a name may go on with that makes it no place's: 新建县级, 三台县以外.
_NO_PLACE = re.compile(r"级(?!医|公)|籍|以外|之外|除外|[至到](?=[一-龥]{2,6}[县市区省])|[—－-]")
# 三台县人民医院, no 三台县公立医院 or 三台县二级以上医院: one house that the place only gives its name.
_ONE_HOUSE = re.compile(
    r"(?!各|所有|全部|公立|基层|乡镇|镇村|乡村|社区|村|[一二三]级|县级|区级|民营|非公|社会办|辖区|医疗|县域|区域|域内|内|紧密|城乡|平均|[\d两])"
    r"[^，。；、：:的率比量费由在将\d]{0,8}?(?:医院|卫生院|保健院|服务中心|疾控中心|急救中心|医疗集团|学校)"
)
_TOWN = re.compile(r"(?:(?![了的各全县区市建制中心城乡将把在与和对为])[一-龥]){2,3}(?:镇|乡|街道)(?![镇村级]|卫生)")
_HEADING_ENDS = re.compile(r"[。：:\s]*$|[^，。；]{0,12}(?:情况|进展|做法|经验|工作|方面|目标|任务|计划)[。：:\s]*$")
_HEAD = 40  # characters at a paragraph's head in which it says of whom it is
_LABELS = ("：", ":", "。", "")
_CUTS = re.compile(r"[，。；：:\n]")


@dataclass(frozen=True, slots=True)
class Whose:
    """`place` is the id of the one place a number is of, None where it is the paper's own or several (named in `scope`).

    `level` is that of several places; `words` is how the text calls them, `doubts` are names of `confidence.DOUBTS`.
    """

    place: str | None = None
    scope: str | None = None
    level: str | None = None
    doubts: tuple[str, ...] = ()
    words: str = ""


_HOME = Whose()


class Whereabouts:
    """Follows a document sentence by sentence and says of each draft whose number it is."""

    def __init__(self, text: str, realm: Realm) -> None:
        self.text, self.realm = text, realm
        self._paragraph = (-1, -1)
        self._told: Whose = _HOME  # who opened the paragraph or heads it
        self._heard: tuple[Whose, int] = (_HOME, -1)  # who was opened last in this sentence, and where
        self._aside: Whose | None = None
        self._last: Whose = _HOME  # of whom the number before was
        self._behind = 0  # where the number before ends
        self._mentions: dict[int, Mention] = {}

    def open_sentence(self, sentence: Sentence, paragraph: tuple[int, int], heading: str) -> None:
        """Begins a sentence; `heading` is that of the clause it stands in."""
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            opening = self._opens_paragraph(*paragraph)
            if opening is not None and opening.words:
                behind = self.text[paragraph[0] : paragraph[1]].partition(opening.words)[2]
                opening = opening if behind[:1] in _LABELS else _in_doubt(opening)
            self._told = opening or self._of_heading(heading)
        self._heard, self._aside, self._behind = (self._told, -1), None, sentence.start
        self._mentions = self._mentions_in(self.text, sentence.start, sentence.end)

    def whose(self, draft: Draft, sentence: Sentence, times: Sequence[Time]) -> Whose:
        """Of whom the draft's number is; drafts are asked in the order of their numbers."""
        start, end = min(self._behind, draft.quantity.start), draft.quantity.start
        self._behind = draft.quantity.end
        cuts = [start, *[cut for cut in sentence.cuts if start < cut <= end], end]
        self._aside = None if len(cuts) > 2 else self._aside  # another clause
        own: Whose | None = None
        for first, last in pairwise(cuts):
            if self.text[first - 1 : first] == "；" and self._heard[1] >= 0:
                self._heard = (_in_doubt(self._heard[0]) if self._told is _HOME else self._told, -1)
            aside = sentence.bracket_of(max(first, last - 1)) or "其中" in self.text[start:last]
            found = self._opening(self.text, self._mentions, first, last, times)
            if found is None and aside and last == end:
                found = self._right_before(first, end)
            if found is None:
                continue
            own = found if last == end else None
            if aside:
                self._aside = found
            else:
                self._heard, self._aside = (found, first), None
        self._last = self._settled(draft, own, sentence)
        return self._last

    def _settled(self, draft: Draft, own: Whose | None, sentence: Sentence) -> Whose:
        """What opened the number's own clause, else its name says (one of a list, or the name told before), else its sentence."""
        named = self._of_name(draft.name)
        told = own or self._aside or self._heard[0]
        listed = named is not None and named.words in (told.scope or "")
        if named is not None and named.place and (listed or (own is None and named.place == self._last.place)):
            return named
        heard, at = self._heard
        same_clause = at >= 0 and not any(at < cut <= draft.quantity.start for cut in sentence.cuts)
        return own or self._aside or (heard if same_clause else _carried(heard))

    def _right_before(self, start: int, number: int) -> Whose | None:
        """其中成员单位平江县4家: the place that stands right before a number told as a part."""
        near = [each for each in self._mentions.values() if each.start >= start and each.end <= number]
        if not near or self.text[near[-1].end : number].strip():
            return None
        return self._of_places(self.text, self._mentions, near[-1].start, number)

    def _mentions_in(self, text: str, start: int, end: int) -> dict[int, Mention]:
        return {each.start: each for each in self.realm.mentions(text, start, end)}

    def _opens_paragraph(self, start: int, end: int) -> Whose | None:
        """Who opens the first words of a paragraph, a date before them stepped over (2022年，三台县…)."""
        end = min(end, start + _HEAD)
        mentions = self._mentions_in(self.text, start, end)
        if not mentions:
            return None
        times = list(find_times(self.text, start, end))
        cuts = [start, *[match.end() for match in _CUTS.finditer(self.text, start, end)], end]
        found = (self._opening(self.text, mentions, first, last, times) for first, last in pairwise(cuts[:3]))
        return next((each for each in found if each is not None), None)

    def of_cell(self, name: str) -> Whose:
        """Of whom a number in a table is: its row or column names the place."""
        found = list(self.realm.mentions(name, 0, len(name)))
        told = self._one(found[-1], name) if found and found[-1].relation in ("below", "elsewhere") else None
        return told or _HOME

    def _of_name(self, name: str) -> Whose | None:
        mentions = self._mentions_in(name, 0, len(name))
        return self._opening(name, mentions, 0, len(name), ()) if mentions else None

    def _of_heading(self, heading: str) -> Whose:
        found = self._of_name(heading)
        whole = found is not None and _HEADING_ENDS.match(heading, heading.find(found.words) + len(found.words))
        return found if found is not None and whole else _HOME

    def _opening(
        self, text: str, mentions: dict[int, Mention], start: int, end: int, times: Sequence[Time]
    ) -> Whose | None:
        """Who opens `text[start:end]`: a place, several, `_HOME` for the paper's own, or None for nobody."""
        position = _OPENS.match(text, start, end).end()  # type: ignore[union-attr]
        for time in times:
            if time.start == position:
                position = _OPENS.match(text, time.end, end).end()  # type: ignore[union-attr]
        if whole := _WHOLE.match(text, position, end):
            return self._of_whole(whole["of"], whole[0])
        if others := _OTHERS.match(text, position, end):
            below = {"nation": "province", "province": "prefecture", "prefecture": "county"}.get(self.realm.home.level)
            return Whose(None, others[0], below, ("place.several",), others[0]) if below else None
        if position in mentions:
            return self._of_places(text, mentions, position, end)
        return self._of_short_names(text, position, end)

    def _of_whole(self, word: str, words: str) -> Whose | None:
        home = self.realm.home
        if words[0] == "各":
            return _HOME
        level = _LEVEL_OF.get(word, "county")
        if word == "区" and home.level != "county" and home.name_zh.endswith("区"):
            level = home.level
        if word == "市" and home.level == "county" and home.name_zh.endswith("市"):
            level = "county"
        place = self.realm.above(level)
        if place is None:
            return None  # 全县 in a city's paper: of the county told before
        if place.jurisdiction_id == home.jurisdiction_id:
            return _HOME
        return Whose(place.jurisdiction_id, None, None, ("place.other",), words)

    def _of_places(self, text: str, mentions: dict[int, Mention], position: int, end: int) -> Whose | None:
        found: list[Mention] = []
        at = position
        while at in mentions:
            each = mentions[at]
            while each.end in mentions:  # 绵阳市三台县
                each = mentions[each.end]
            found.append(each)
            joined = _AND.match(text, each.end, end)
            if joined is None or joined.end() not in mentions:
                break
            at = joined.end()
        last = found[-1].end
        if _NO_PLACE.match(text, last):
            return None
        others = [each for each in found if each.relation != "home"]
        if not others:
            return None if _ONE_HOUSE.match(text, last) else _HOME
        if _ONE_HOUSE.match(text, last):
            return Whose(doubts=("place.institution",), words=text[position:last])
        more = _AND_MORE.match(text, last, end)
        if len(found) == 1 and more is None:
            return self._one(found[0], text, position)
        words = text[position : more.end() if more else last]
        levels = {each.level for each in others}
        return Whose(None, words, levels.pop() if len(levels) == 1 else None, ("place.several",), words)

    def _one(self, each: Mention, text: str, position: int | None = None) -> Whose:
        words = text[each.start if position is None else position : each.end]
        doubts = () if each.relation == "below" else ("place.other",)
        town = _TOWN.match(text, each.end)
        if town:
            return Whose(each.jurisdiction_id, town[0], None, ("place.several",), words + town[0])
        return Whose(each.jurisdiction_id, None, None, doubts, words)

    def _of_short_names(self, text: str, position: int, end: int) -> Whose | None:
        match = _SHORT_NAMES.match(text, position, end)
        places = [self.realm.short(name) for name in _AND.split(match["names"])] if match else []
        levels = {place[1] for place in places if place is not None}
        if match is None or None in places:
            return None
        return Whose(None, match[0], levels.pop() if len(levels) == 1 else None, ("place.several",), match[0])


def named_alike(draft: Draft, before: Sequence[Draft]) -> str:
    """三台县签约率60%，涪城区70%: the name of a number told of nothing but a place, after what was last measured; "" for others."""
    words = draft.whose.words if draft.whose else ""
    if not words or draft.name != names.polished(words):
        return ""
    alike = [other for other in before if other.quantity.unit == draft.quantity.unit and other.name != draft.name]
    if not alike:
        return ""
    told = alike[-1].whose.words if alike[-1].whose else ""
    measure = alike[-1].name.removeprefix(names.polished(told))
    return draft.name + measure if measure else ""


def _in_doubt(whose: Whose) -> Whose:
    """Of the paper's own place, it seems; but another was spoken of just before."""
    return whose if whose is _HOME else Whose(doubts=("place.carried",))


def _carried(whose: Whose) -> Whose:
    """The same, told in another clause than the number's."""
    if whose is _HOME or whose.doubts:
        return whose
    return replace(whose, doubts=("place.carried",))
