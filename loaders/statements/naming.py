"""Naming what a number measures: the words before it, around it, a share of a whole, B of 由A提高到B, a row of names."""

import re
from collections.abc import Sequence

from loaders.statements import dependents, goals, lists, name_parts, names, rows
from loaders.statements.drafts import Draft
from loaders.statements.sentences import Sentence
from loaders.statements.subjects import Subjects
from loaders.statements.times import Time
from loaders.statements.units import DURATIONS

_LIST_MARK = re.compile(r"^(?:[\s、和，,]|与(?![上去前]年|20\d\d|同期)|以及|及(?!时))+")
_FROM = re.compile(r"(?:由|(?<![依服听遵])从(?![业事严而来优快性属]))[^，。；]{0,24}$")
_AGENT = re.compile(r"由[^，。；]{2,16}(?:牵头|负责|承担|主导|领衔|管理|举办|开办|认定|评定)")
_BY = re.compile(r"^按照?(?!病)[^，。；]{2,16}(?<!的)$")
_ALLOTTED = re.compile(r"(?:核定|核增|配备|配置|设置|安排|提取|计提)")
_SHARE_OF = re.compile(r"占([^占，。；]{2,24}?)的?$")
_RECKONED = re.compile(r"^[，、]?(?P<what>[^，。；]{0,8}标准)(?:为|按|是)[^，。；]{2,20}的\s*$")  # 标准为缴费基数的2%
_TAKEN_FROM = re.compile(r"[由从]的?\s*$")  # 占总量的比重由2020年的46%
_SHARE_ENDS = re.compile(r"的\s*$|占[^占，。；]{2,20}(?:比例|比重|的比率?)$")
_AT_RATE = re.compile(r"(?:按照?|以)[^，。；]{0,30}的$")
_GIVEN = re.compile(r"(?:救助|补助|资助|报销|支付|补偿|减免|补贴|奖补|结算|拨付|兑付)(?![率比])")
_AT_SUM = re.compile(
    r"(?:统一)?按照?(?:[^，。；]{0,16}(?:每[^，。；]{1,12}|人均))?(?:至少|不低于|不少于|最低|不超过|最高|平均)*$"
)
_STANDARD = re.compile(r"^(?:[/／](?:人|年|月)[·•]?(?:年|月)?)?(?:以上)?的?(?:标准|额度|幅度)")
_PAYS = r"(?:落实|安排|给予|拨付|核定|发放|兑现|预算|筹集|核拨|下达|予以|提供|支付|执行|计提|测算|核算|补足)"
_OF = re.compile(r"的\s*$")
_DOES = re.compile(r"达到|通过|完成|实现|设置|设立|开展|建成|具备|纳入|晋升|创建|达标")
_PART_GOES = re.compile(r"用于|来自|投向|拨付|归|属于|留作|作为")
_HAS_BUILT = re.compile(r"(?<=.{3})(?:至少)?(?:建好|建成|配齐|配备|拥有|设有|设置|有)$")
_COVERS = re.compile(r"[^，。；、]{0,16}?(?:覆盖到?|惠及|延伸到|接通|联通|纳入)")
_COVERING = re.compile(r"^(?:基本)?(?:覆盖到?|惠及|延伸到|辐射|纳入|达到)")
_PER_HEAD = re.compile(r"^每[千百十万]*(?:名|位)?(?:常住|服务|户籍)?(?:人口|居民|老年人|学生|儿童)")
_PER_HEAD_ONLY = re.compile(r"^每[千百十万]*(?:名|位)?[^，。；]{0,4}(?:人口|居民)$")  # 每千人口不少于1名村医
_AGE_BAND = re.compile(
    r"\d{1,2}(?:周?岁)?(?:[—-]\d{1,2})?周?岁(?:[及含]?以[上下])?的?"
)  # 50岁以上占四成: of those just told
_DOES_NOT = re.compile(r"(?:均|都)?(?:不再?设|不设置|取消|无|免除)[^，。；]{0,10}$")
_PURPOSE = re.compile(r"^[，、]?(?:主要|全部|统筹|专项|专门|重点)?(?:用于|以便)")
_FOR_HOUSE = re.compile(r"(?:用于|配给|分配给)[^，。；、]{0,6}(?:医院|卫生院|服务中心|卫生室|机构)(?=[，。；]|$)")
_BARE_VERB = 2  # 按人均1.2元的标准落实: of the sum named before
_BARE_ACT = 4  # characters of a verb alone (办结, 出具报告)
_MOVES = frozenset({"up_to", "down_to", "set_to", "to", "increase", "decrease"})


def _coordinated(left: str) -> str:
    """覆盖全部二、三级医院和80%的卫生院, A医院、B医院和10%的诊所: what is coordinated is another's, its verb is shared."""
    verb = _COVERS.match(left)
    return verb[0] if verb else ""


class Namer:
    """Names the drafts of one sentence in order and keeps them in `drafts`."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        times: Sequence[Time],
        earlier: Sequence[Draft],
        above: Sequence[Draft] = (),
    ) -> None:
        self.text, self.times = text, times
        self.subjects = Subjects(text, sentence, times, earlier, above)
        self.drafts = self.subjects.drafts

    def name(self, draft: Draft) -> None:
        """Finds the draft's name (or several, where a list shares its number) and keeps it."""
        raw = draft.left_words
        reckoned = _RECKONED.match(raw) if draft.quantity.unit in ("%", "‰") else None
        raw = reckoned["what"] if reckoned else raw
        listed = bool(_LIST_MARK.match(raw)) and bool(self.drafts)
        raw_share = _TAKEN_FROM.sub("", raw) if "由" in raw or "从" in raw else raw
        share = _SHARE_OF.search(raw_share) if _SHARE_ENDS.search(raw_share) else None
        left = names.clean_left(names.without_brackets(_LIST_MARK.sub("", raw)))
        spent = draft.basis != "level" and _PURPOSE.match(draft.right_words)
        right = "" if spent else names.clean_right(draft.right_words)
        if spent and (house := _FOR_HOUSE.match(draft.right_words)):
            left += house[0]  # 新增编制120名用于乡镇卫生院
        if goals.is_goal_word(left) and not right and not reckoned:
            gap = draft.reading.has("gap")
            draft.rules.append("name.to_goal" if gap else "name.goal")
            self._point(draft)  # 申报率达92.3%（目标85%）: the goal of the same; 与目标相差0.5个百分点: the gap to it
            draft.name += "与目标相差" if gap else ""
        elif draft.right_words and goals.is_held_against(draft, left):
            draft.comparator = draft.comparator if draft.reading.suffix else "eq"  # 低于65%的目标: no bound
            self._point(draft)  # 接近3.1人的目标, 提前完成省定65%的目标: of what was just measured
        elif share:
            self._name_share(draft, raw[: share.start()], share[1])
        elif draft.reading.has("share") and not right:
            self._name_share(draft, raw, "")
        elif self._pair(draft, left):
            return
        elif right and self._at_a_rate(draft, raw):
            self._name_at_rate(draft, raw, right)
        elif right and self._needs_right(draft, raw, left):
            self._name_around(draft, raw, left, right, listed)
        else:
            self._name_before(draft, left, listed)

    @staticmethod
    def _at_a_rate(draft: Draft, raw: str) -> bool:
        if draft.quantity.unit in ("%", "‰"):
            if re.fullmatch(r"按照?", "".join(reversed(draft.reading.words))) and not raw.strip():
                return _GIVEN.match(draft.right_words) is not None  # …，按100%救助
            return bool(_AT_RATE.search(raw)) or bool(_BY.match(raw.strip()) and _ALLOTTED.match(draft.right_words))
        return bool(_AT_SUM.search(raw + "".join(reversed(draft.reading.words)))) and bool(
            _STANDARD.match(draft.right_words)
        )

    @staticmethod
    def _needs_right(draft: Draft, raw: str, left: str) -> bool:
        if not names.is_measure(left) or _PER_HEAD_ONLY.match(left):
            return True
        if len(left) <= 3 and draft.quantity.unit != "%":
            return True
        return bool(_OF.search(raw)) and draft.quantity.unit == "%"

    def _name_share(self, draft: Draft, before: str, whole: str) -> None:
        """(A)占(B的)X%."""
        subject = names.clean_left(names.without_brackets(before))
        topic = self.subjects.topic(draft)
        previous = self.subjects.previous()
        goes_on = previous is not None and "name.share" in previous.rules
        house = names.ends_in_institution(subject) or subject == "基层"
        if ("其中" in before or goes_on) and house and not whole:
            subject = self.subjects.part_of_count(subject)
        if _AGE_BAND.fullmatch(subject):
            subject = self.subjects.people_told() + subject
        if not subject or ("其中" in before and len(subject) < 3):
            alone = "" if self.subjects.host(draft) else self.subjects.before_bracket(draft)
            subject = alone or self.subjects.subject(draft)
        elif topic and topic not in subject:
            subject = topic + subject
        whole = re.sub(r"(?:的)?(?:比例|比重|比率)$", "", names.clean_left(whole) or whole)
        said = re.search(r"率$|比例?$|占比$|比重$", subject)
        draft.name = f"{subject}占{whole}比例" if whole else (subject if said else f"{subject}占比")
        draft.rules.append("name.share")
        self._take_nothing_behind(draft)
        self.finish(draft)

    def _pair(self, draft: Draft, left: str) -> bool:
        """由A提高到B: B's draft finds A's before it and takes over its name."""
        previous = self.subjects.previous()
        if (
            previous is None
            or left
            or previous.role == "baseline"
            or previous.twin is not None
            or draft.quantity.unit != previous.quantity.unit
        ):
            return False
        lead = self.text[previous.clause[0] : previous.quantity.start]
        if not _MOVES & set(draft.reading.tags) or not _FROM.search(lead):
            return False
        cut = max(lead.rfind("由"), lead.rfind("从"))
        words = names.words_without_times(self.text, previous.clause[0], previous.clause[0] + cut, self.times)
        own = names.clean_left(names.without_brackets(words))
        if "name.share" not in previous.rules and not (own and previous.name.endswith(own)):
            previous.name = names.polished(own or self.subjects.clause_before(previous) or previous.name)
        per_head = _PER_HEAD.match(lead[cut + 1 :])
        if per_head and not previous.name.startswith("每"):
            previous.name = per_head[0] + previous.name
        previous.role, previous.basis = "baseline", "level"
        draft.name, draft.twin, draft.basis = previous.name, previous, "level"
        draft.rules.append("change.from_to")
        self._take_nothing_behind(draft)
        self.finish(draft)
        return True

    def pair_list(self, drafts: Sequence[Draft]) -> bool:
        """A和B分别由a和b提高到c和d: the numbers of the second row find those of the first."""
        before = self.drafts[-len(drafts) :]
        if len(before) < len(drafts) or not _MOVES & set(drafts[0].reading.tags):
            return False
        lead = self.text[before[0].clause[0] : before[0].quantity.start]
        if not _FROM.search(lead) or before[0].quantity.unit != drafts[0].quantity.unit:
            return False
        for old, new in zip(before, drafts, strict=True):
            old.role, old.basis = "baseline", "level"
            new.name, new.twin, new.basis = old.name, old, "level"
            new.rules.append("change.from_to")
            self._take_nothing_behind(new)
            self.finish(new)
        return True

    def _name_at_rate(self, draft: Draft, raw: str, right: str) -> None:
        """按个人缴费标准的70%给予资助: who and what is done, not the sum it is reckoned from."""
        own = "" if _BY.match(raw.strip()) else names.clean_left(re.sub(_AT_RATE, "", re.sub(_AT_SUM, "", raw)))
        subject = own or self.subjects.subject_clause(draft)
        right = re.sub(r"^(?:核定|核增|配备|配置|设置|安排|提取|计提)", "", right)
        right = re.sub(rf"^(?:标准|额度|幅度){_PAYS}?(?=.)", "", right)
        if raw.rstrip().endswith("人均"):
            subject = "人均" if len(right) > _BARE_VERB else subject + "人均"
        subject = _DOES_NOT.sub("", re.sub(r"均?按[^，。；]{2,12}$", "", subject))
        draft.name = name_parts.joined(subject, right) if subject else right
        draft.rules.append("name.at_rate")
        self.finish(draft)

    def _name_around(self, draft: Draft, raw: str, left: str, right: str, listed: bool) -> None:
        if re.search(r"[和与及]\s*$", raw) and draft.right_words.startswith("的"):
            left = _coordinated(left)
        previous = self.subjects.previous()
        left = left or self.subjects.topic(draft)
        if not left and "其中" in raw:
            left = dependents.all_of(self.subjects.clause_before(draft))
        if previous is not None and not left:
            same_clause = previous.clause == draft.clause and (listed or not raw.strip())
            alike = draft.quantity.unit == previous.quantity.unit or draft.quantity.unit != "%"
            if same_clause or (previous.head.startswith("每") and previous.sentence == draft.sentence and alike):
                left = previous.head
                if same_clause and draft.comparator == "eq" and not previous.reading.suffix:
                    draft.comparator = previous.comparator
                draft.rules.append("list.shared_verb")
            elif _PART_GOES.match(right) and ("其中" in raw or draft.quantity.form in ("half", "fraction", "tenths")):
                left = previous.name
        if previous is not None and previous.sentence == draft.sentence and dependents.is_bare_verb(left):
            left = (
                previous.head + left if previous.head.startswith("每") else left
            )  # 每个团队由5人组成，至少配备1名护士
        verb = _DOES.match(right)
        if previous is not None and verb and (cut := previous.right_words.find(verb[0])) > 0:
            subject = names.clean_right(previous.right_words[:cut])
            left += "" if left and left in subject else subject  # 至少有1所达到…: of the institutions just named
        if left.startswith("每"):
            left = _HAS_BUILT.sub("", left)
        if _COVERING.match(left) and not previous:
            left = self.subjects.clause_before(draft) + left
        if previous is not None and listed:
            rows.share_what_is_done(previous, right)
        if not left and draft.quantity.unit in DURATIONS and len(right) <= _BARE_ACT:
            right = self.subjects.acted_on(draft) + right
        draft.head, draft.name = left, left + right
        draft.rules.append("name.around" if left else "name.behind")
        self.finish(draft)

    def _name_before(self, draft: Draft, left: str, listed: bool) -> None:
        self._take_nothing_behind(draft)
        if _FROM.search(draft.left_words) and not names.is_measure(left) and not _AGENT.search(draft.left_words):
            cut = max(draft.left_words.rfind("由"), draft.left_words.rfind("从"))
            left = names.clean_left(draft.left_words[:cut]) if cut > 1 else left
        if dependents.is_pronoun(left):
            self._point(draft)
            return
        if not left and (listed_before := self._listed_before(draft)):
            draft.rules.append("list.shared")
            for name in listed_before:
                self.finish(draft.copy(name))
            return
        if not left:
            lone = "" if draft.reading.tags else self.subjects.before_bracket(draft)
            draft.name = lone or self.subjects.subject(draft)
            draft.rules.append("name.carried")
            self.finish(draft)
            return
        marked = bool({"all", "each", "dist"} & set(draft.reading.tags))
        members = lists.each_does(left) or lists.shared_members(left, marked)
        if len(members) > 1:
            draft.rules.append("list.shared")
            for member in members:
                self.finish(draft.copy(names.clean_left(member)))
            return
        draft.name = self.subjects.completed(draft, left, listed)
        draft.name = (rows.verb_over(self.subjects.previous(), draft) if listed else "") + draft.name
        ruled = draft.quantity.unit in ("元", "%", "种", "周") and len(draft.name) <= 10
        benefit = self.subjects.heading(draft) if ruled else ""
        if benefit and benefit[-2:] not in draft.name:
            draft.name = benefit + draft.name
        draft.rules.append("name.before")
        self.finish(draft)

    def _listed_before(self, draft: Draft) -> list[str]:
        """就诊率、诊疗占比2025年分别达到70%、68%，2027年均不低于75%: the names of the list just told, all of which have this number too."""
        if "all" not in draft.reading.tags or not self.drafts:
            return []
        clause = self.drafts[-1].clause
        told = [other for other in self.drafts if other.clause == clause]
        listed = all({"list.distributed", "list.shared"} & set(other.rules) for other in told)
        return [other.name for other in told] if listed and len(told) > 1 else []

    def _point(self, draft: Draft) -> None:
        draft.name = self.subjects.pointed_at(draft)
        draft.rules.append("name.pointed_at")
        self._take_nothing_behind(draft)
        self.finish(draft)

    @staticmethod
    def _take_nothing_behind(draft: Draft) -> None:
        draft.consumed = draft.reading.right

    def finish(self, draft: Draft) -> None:
        """Keeps a named draft."""
        draft.name = names.polished(draft.name)
        previous = self.subjects.previous()
        if previous is not None and previous.clause == draft.clause and rows.shares_growth(previous, draft):
            draft.basis = "increase"  # 新增三级医院2家、二级医院5家
        self.drafts.append(draft)
