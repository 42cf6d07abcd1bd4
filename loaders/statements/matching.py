"""Matching the words of a statement to one indicator of the register: by alias first, then by likeness, else not at all.

Definitions differ dangerously here: 县域内就诊率 hides five, 基层诊疗量占总诊疗量 is not 县域内基层诊疗占比. So likeness counts
only between names that agree in every *distinguishing word* (who, which institutions, what is measured) and whose units
measure the same thing; a close second means no match. An unmatched statement stays unmatched: null is an answer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import is_not
from typing import TYPE_CHECKING

from loaders.register.units import unit_of
from loaders.statements.names import ends_in_institution
from loaders.statements.units import PLACE

if TYPE_CHECKING:
    from loaders.register import Indicator

THRESHOLD = 0.72  # likeness below which two names are not taken for one; held by tests/statements/test_indicator_ids.py
_MARGIN = 0.05  # how far the best must stand before the second
_TOLD_NEARBY = 0.95  # words of a register's name that stand in the sentence, not in the name, count nearly in full
_COVERED = 0.88  # share of a register's name that must stand in a longer one for it to be the same with more said
_INSIDE = 0.9  # likeness of a name that holds the register's whole

_REMEMBERED = 8192  # names kept with what they may be likened to

# Words of one meaning, written one way before names are compared.
_SAME = (
    (re.compile(r"[（(](?:区|市、区|市|市,区|区、市)[)）]"), ""),
    (re.compile(r"[\s“”\"'‘’、，,（）()《》·.的/]"), ""),
    (re.compile(r"^[^，。；]{2,10}(?:人口|人员|对象|群众)中(?=[一-龥]{4})"), ""),  # 农村贫困人口中建档立卡贫困人口
    (re.compile(r"(?:区域|县域)内(?=[区县]级)"), ""),
    (re.compile(r"符合[^，。；]{2,8}?条件(?=[一-龥]{4})"), ""),
    (re.compile(r"意外(?:伤害)?险"), "意外伤害保险"),
    (re.compile(r"(?:连片特困|贫困|试点)地区"), ""),  # scope, told apart from the indicator
    (re.compile(r"基层医疗卫生机构|基层医疗机构"), "基层"),
    (re.compile(r"(?:给予|予以|进行)(?=资助|补助|救助)"), ""),
    (re.compile(r"建好的?|拥有的?"), ""),
    (re.compile(r"医疗联合体"), "医联体"),
    (re.compile(r"医疗卫生共同体|县域医疗共同体|医疗共同体|医共同体"), "医共体"),
    (re.compile(r"基本医疗保险|基本医疗保障"), "基本医保"),
    (re.compile(r"城乡居民(?:基本)?(?:医保|医疗保险)|居民基本医保"), "居民医保"),
    (re.compile(r"所占比[例重]|占比[例重]?|比重"), "比例"),
    (re.compile(r"及以上|以上"), "以上"),
    (re.compile(r"全科医师"), "全科医生"),
    (re.compile(r"两周"), "2周"),
    (re.compile(r"常住人口(?=[一-龥])(?!超)"), "人口"),
    (re.compile(r"诊疗量|诊疗人次数?|诊疗总量"), "诊疗量"),
    (re.compile(r"人次数|例次"), "人次"),
    (re.compile(r"老人(?!口)"), "老年人"),
    (re.compile(r"^(?:全市|全县|全省|全区|全国|我市|我县|我省)"), ""),
    (re.compile(r"数量$|总数$|个数$"), "数"),
    (re.compile(r"县域就诊率"), "县域内就诊率"),
    (re.compile(r"期望寿命"), "预期寿命"),
    (re.compile(r"经费补助"), "补助"),
    (re.compile(r"^因(?=[一-龥]{4})|导致(?=过早|死亡)"), ""),  # 因重大慢性病导致的过早死亡率
    (re.compile(r"(?<=政策范围内住院)(?:费用)?(?:基金)?(?:报销|支付)比例"), "费用基金支付比例"),
)
# A name holding one of these is not the same as a name without it.
_DISTINGUISHING = (
    "县域", "县级", "县医院", "区域", "基层", "乡镇卫生院", "卫生院", "中心卫生院", "村卫生室", "卫生室", "社区", "三级", "二级", "三甲", "三乙", "一级", "无等级", "医院", "公立", "民营",
    "机构", "城市", "农村", "贫困", "建档立卡", "脱贫", "已脱贫", "未脱贫", "老年", "65岁", "60岁", "重点人群", "高血压", "糖尿病", "儿童", "婴儿", "新生儿", "孕产妇", "职工", "居民医保", "大病",
    "中医", "签约", "履约", "全科", "乡村医生", "执业", "护士", "床位", "住院", "门诊", "入院", "出院", "诊疗", "就诊", "首诊", "转诊", "上转", "下转", "向下", "远程", "健康档案", "规范化", "规范",
    "死亡", "寿命", "增长率", "增幅", "人次", "人数", "费用", "起付线", "报销", "支付比例", "救助", "资助", "缴费", "补助", "财政", "经费", "基本公共卫生", "病种", "按病种", "跨省", "异地", "每万", "每千",
    "每个", "试点", "满意", "覆盖", "纳入", "建档", "参保", "中心", "站", "年均", "次均", "人均", "知晓", "托位", "吸烟", "素养", "个人卫生支出", "药品", "耗材", "推荐", "基本标准", "医养结合",
    "养老机构", "医联体", "医共体", "紧密型", "家庭医生", "有效", "续签", "基金", "实际", "政策范围", "提高", "降低", "电子", "动态", "免费", "控制率", "治疗率", "管理率", "达标率", "合格率", "使用率",
    "设置率", "登记", "新建", "改建", "改造", "扩建", "新增", "助理", "对比", "增减", "变化", "差距", "排名", "牵头", "成员单位", "市属", "市级", "省级", "样本", "示范", "标准化", "甲级", "5岁", "婴幼儿", "心脑血管", "慢性病", "过早", "县外", "县内", "市外", "市域", "省外", "2周", "结算", "入户", "参保人员", "家庭", "15分钟", "中医馆", "非药物", "总量", "总诊疗",
)  # fmt: skip
# Of these, those that a sentence may say once for several names; where it is measured (县域, 基层, 三级) must stand in the name.
_SAID_ONCE = frozenset(
    ("农村", "贫困", "建档立卡", "居民医保", "大病",  "老年", "65岁", "村卫生室", "卫生室", "参保", "签约", "家庭医生", "高血压", "糖尿病", "财政", "中医", "电子", "健康档案", "实际")
)  # fmt: skip

# Words that make another thing of a name that holds them: set against a benchmark, built this year, of one house, of other
# people, of one kind of case. A register's name may go without them, a statement's may not where the register is silent.
_ANOTHER = (
    "达标", "城镇", "私立", "私营", "社会办", "病理", "困难", "产权", "检查", "检验", "化验", "人员支出", "距离", "相比", "均值", "平均水平", "高于", "低于", "缺口", "差额", "排位", "倍", "达标数", "建设", "空白", "投用", "在建", "扩容", "升级", "维修",
    "人民医院", "中医院", "中医医院", "专科医院", "妇幼", "保健院", "福利院", "附属", "分院", "院区", "本院", "全院", "我院", "街道办",
    "特困", "低保", "返贫", "致贫", "边缘", "残疾", "流动", "学生", "妇女", "退休", "在职", "优抚", "失能", "精神障碍", "结核", "艾滋", "肿瘤",
    "本科", "专科医", "编制", "男性", "女性", "外籍", "互联网", "集采", "夜间",
)  # fmt: skip
# What a register's name cannot go without, though a statement may say it besides.
_ESSENTIAL = frozenset(("管理", "建成", "双向", "意愿", "在家", "影像", "心电"))
_ALL_MARKS = (*_DISTINGUISHING, *_ANOTHER, *_ESSENTIAL)
# Ages, sizes and kinds: 65岁, 6类, 30万, 2型.
_NUMBERS = re.compile(r"(?<![\d.])\d+(?:岁|类|种|型|万|分钟|级|人(?!次))")


@lru_cache(maxsize=8192)
def normalise(name: str) -> str:
    """A name in the one spelling names are compared in."""
    for pattern, same in _SAME:
        name = pattern.sub(same, name)
    return name


def _bigrams(words: str) -> Counter[str]:
    return Counter(words[i : i + 2] for i in range(len(words) - 1)) or Counter([words])


@lru_cache(maxsize=8192)
def _marks(words: str) -> frozenset[str]:
    return frozenset(word for word in _ALL_MARKS if word in words) | frozenset(_NUMBERS.findall(words))


@dataclass(frozen=True, slots=True)
class Match:
    """`indicator_id` with the likeness (1 for an alias) and the register's name it was found by."""

    indicator_id: str
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class _Name:
    """One of an indicator's names; `may_say` are the distinguishing words its whole definition holds."""

    words: str
    indicator: "Indicator"
    bigrams: Counter[str]
    size: int
    printed: str
    marks: frozenset[str]
    may_say: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One spelling of a statement's name with one of the register's: the distinguishing words and the bigrams that it leaves unsaid."""

    words: str
    name: _Name
    unsaid: frozenset[str]
    missing: Counter[str]


def _allowed_marks(indicator: "Indicator") -> frozenset[str]:
    """What a statement may say more than a name does: what other names say, and whom the definition means; never where or of which rank."""
    named = _marks(normalise("；".join((indicator.name_zh, *indicator.aliases))))
    defined = _marks(normalise("；".join((indicator.definition, indicator.population, indicator.numerator))))
    return named | {mark for mark in defined if _may_be_said_once(mark)}


def _may_be_said_once(mark: str) -> bool:
    """Whether the sentence may say the word for the name: some of the distinguishing words, and every number."""
    return mark in _SAID_ONCE or mark[0].isdigit()


class Matcher:
    """Matches names to the indicators it was made with; results are remembered by name and unit."""

    def __init__(self, indicators: Sequence["Indicator"]) -> None:
        self._exact: dict[str, list[_Name]] = defaultdict(list)
        self._by_bigram: dict[str, list[int]] = defaultdict(list)
        self._names: list[_Name] = []
        self._sizes: list[int] = []
        self._known: dict[tuple[str, str, str], Match | list[_Candidate]] = {}
        for indicator in indicators:
            may_say = _allowed_marks(indicator)
            for printed in dict.fromkeys((indicator.name_zh, *indicator.aliases)):
                words = normalise(printed)
                name = _Name(words, indicator, _bigrams(words), max(1, len(words) - 1), printed, _marks(words), may_say)
                self._exact[words].append(name)
                for bigram in name.bigrams:
                    self._by_bigram[bigram].append(len(self._names))
                self._names.append(name)
                self._sizes.append(name.size)

    def match(self, name: str, unit: str, basis: str = "level", context: str = "") -> Match | None:
        """The indicator a statement is about, or None. `context` is its sentence, where a subject left out may stand."""
        if unit not in PLACE and unit_of(unit).dimension == "thing" and ends_in_institution(name):
            return None  # 村卫生室80种: what they have, not how many they are
        key = (name, unit, basis)
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._by_name(name, unit, basis) or self._candidates(name, unit, basis)
        known = self._known[key]
        return known if isinstance(known, Match) else _by_likeness(known, context)

    def _by_name(self, name: str, unit: str, basis: str) -> Match | None:
        for words in self._forms(name, basis, unit):
            found = [item for item in self._exact.get(words, ()) if _unit_agrees(unit, basis, item.indicator.unit)]
            ids = {item.indicator.indicator_id for item in found}
            if len(ids) == 1:
                return Match(found[0].indicator.indicator_id, 1.0, found[0].printed)
        return None

    def _candidates(self, name: str, unit: str, basis: str) -> list[_Candidate]:
        """The register's names that one of the spellings may be likened to: none where a word speaks against it."""
        found = []
        for words in self._forms(name, basis, unit)[:2]:
            grams, marks = _bigrams(words), _marks(words)
            counts = Counter(chain.from_iterable(self._by_bigram.get(bigram, ()) for bigram in grams))
            near = [self._names[index] for index, shared in counts.items() if 2.5 * shared >= self._sizes[index]]
            for other in near:
                unsaid = other.marks - marks
                said = marks - _ESSENTIAL <= other.may_say and all(map(_may_be_said_once, unsaid))
                if said and _unit_agrees(unit, basis, other.indicator.unit):
                    found.append(_Candidate(words, other, unsaid, other.bigrams - grams))
        return found

    @staticmethod
    def _forms(name: str, basis: str, unit: str) -> list[str]:
        """The spellings under which a name may stand in the register."""
        words = normalise(name)
        forms = []
        change = {"increase": "提高", "decrease": "降低"}.get(basis)
        if change:
            forms += [words + change + "幅度", words + change]
        forms.append(words)
        if unit == "%" and basis == "level" and not re.search(r"(?:率|比例)$", words):
            forms += [words + "比例", words + "率"]
        elif unit != "%" and not words.endswith("数"):
            forms += [words + "数", words + "人数"]
        if unit == "人次":
            forms.append(words + unit)
        return forms


def _by_likeness(candidates: Sequence[_Candidate], context: str) -> Match | None:
    """The candidate that is like enough, and alone in it; `context` is the sentence as printed."""
    if not candidates:
        return None
    context = normalise(context)
    best: dict[str, tuple[float, _Name]] = {}
    for candidate in candidates:
        name, score = candidate.name, _likeness(candidate, context)
        known = best.get(name.indicator.indicator_id)
        if score >= THRESHOLD and (known is None or score > known[0]):
            best[name.indicator.indicator_id] = (score, name)
    ranked = sorted(best.values(), key=lambda item: -item[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return None
    return Match(ranked[0][1].indicator.indicator_id, round(ranked[0][0], 3), ranked[0][1].printed)


def _likeness(candidate: _Candidate, context: str) -> float:
    """How like a statement's name is to one of the register's: 0 where a distinguishing word of that one is not said."""
    if not all(mark in context for mark in candidate.unsaid):
        return 0.0
    words, name = candidate.words, candidate.name
    size, other = max(1, len(words) - 1), name.size
    shared = other - candidate.missing.total()
    told = sum(min(count, context.count(bigram)) for bigram, count in candidate.missing.items())
    score = max(2 * shared / (size + other), _TOLD_NEARBY * 2 * (shared + told) / (size + other + told))
    if name.words in words and len(name.words) >= 6:
        return max(score, _INSIDE)
    if shared >= _COVERED * other and size <= 2.2 * other:
        score = max(score, THRESHOLD + 0.02)
    return score


@lru_cache(maxsize=4096)
def _unit_agrees(unit: str, basis: str, other: str) -> bool:
    """Whether a number in `unit` can be a figure of an indicator kept in `other`."""
    ours, theirs = unit_of(unit).dimension, unit_of(other).dimension
    if ours == theirs or theirs.startswith(f"{ours}/"):
        return True
    if {ours, theirs} <= {"person", "visit"} or {ours, theirs} <= {"day", "workday"}:
        return True
    return basis != "level" and (ours, theirs) in (("points", "ratio"), ("ratio", "points"))


_made: list[tuple[tuple["Indicator", ...], Matcher]] = []  # the last one only


def matcher_for(indicators: Sequence["Indicator"]) -> Matcher:
    """The matcher of these indicators, made once: the next document is mostly read against the same register."""
    wanted = tuple(indicators)
    if not _made or len(wanted) != len(_made[0][0]) or any(map(is_not, wanted, _made[0][0])):
        _made[:] = [(wanted, Matcher(wanted))]
    return _made[0][1]
