"""What a number is about where its own clause does not say it: the whole it is a part of, the subject said before.

建档率 after 居民健康档案537.01万份 is 居民健康档案建档率; 其中医院28570张 after 床位 is 医院床位; 公立21个 after 医院当中 is 医院公立;
床位增加4.9万张 after 乡镇卫生院床位 is the same again.
"""

import re

from loaders.statements import contrasts, dependents, name_parts, names, whose
from loaders.statements.cases import Cases
from loaders.statements.drafts import Draft
from loaders.statements.parts import is_sort, part_of
from loaders.statements.surroundings import TOPIC
from loaders.statements.units import group_of

_COMPARES = re.compile(r"低于|高于|优于|超出|好于|超(?:额|目标|计划)")
_SET_AGAINST = re.compile(r"^[比较][^，。；\d占]{2,20}$")  # 比同期财政支出增幅高2.1个百分点
_FULLY = re.compile(r"全部((?:纳入|达到|实现|完成|建立|开展|设立|参加|接入|配备|落实|实行|通过)[^，。；]{0,24})$")
_PER_HEAD = re.compile(r"^每[千百十万]*(?:名|位)?(?:常住|服务|户籍)?(?:城市|农村)?(?:人口|居民)")
_SPENDING = re.compile(r"(?:投入|投资|出资|安排|拨付|筹集|筹措|落实|下达)$")
_SPENT_ON = re.compile(r"^(?:用于|支持|建设|建成|购买|开展|实施|新建|改造|为|购置|完善|推进|打造|升级)")
# Counts every institution has: owner they are must be said (医院…，入院人次…).
_BARE_SERVICE = re.compile(
    r"^(?:总|年)?(?:诊疗|入院|出院|门诊|住院|急诊|门急诊|手术|就诊)(?:人次|人数|量|台次)$|^(?:卫生人员|卫生技术人员|医护人员|床位)(?:数|总数)?$|^(?:在编|在岗|空编|缺编|超编|实有|编外)(?:人员|人数|职工)?$"
)
_PREDICATE_VERB = re.compile(r"(?:惠及|受益|覆盖|服务|提供|开展|进行|完成|组织|举办)$")


_PREDICATE = re.compile(
    r"达到|达标|通过|完成|建成|具备|符合|开展"
)  # 达到推荐标准: what they do, though it ends in a measure
# 县域内就诊率…，签约率…: a rate is no rate's subject; what changes it (增长率) or is its share (占比) is.
_RATE = re.compile(r"(?<!增长)率$")


_SHARE = re.compile(r"(?<!增长)率$|占比$|比重$")
_SET_SHARE = re.compile(r"(?<!增长)率$|.比$|..比例$")
_SET_RATE = re.compile(r"(?<!增长)率$|(?:支付|报销|补偿)比例$")


def _is_rate(name: str) -> bool:
    return bool(_RATE.search(name))


def _has_number(clause: str, rate: str) -> bool:
    """Whether the clause tells another number, so that it is no subject of the rate behind it."""
    return bool(_SET_RATE.search(rate)) and any(char.isdigit() for char in clause)


_COUNTED = frozenset({"place", "person", "money"})
_SHORT_WHOLE = 6  # a whole as short as this (初级包) stands before its parts entire
_BUILDS = re.compile(r"^(?:启动|推进|加快|实施|建设|新建|改建|扩建|改扩建|开工|续建|完成)+(?=[一-龥]{3})")
_GIVES = re.compile(
    r"^(?:免费|统一|全面)*(?:发放|开展|实施|推行|提供|安装|投放)(?=[一-龥]{2})"
)  # 免费发放叶酸，服用率90%
_LONGEST_CLAUSE = 24
_SHORT = 3  # an aside as short as this (药费) needs what it is a part of


class Subjects(Cases):
    """Finds whose a number is where its own clause does not say it."""

    def subject(self, draft: Draft) -> str:
        """What a number without a name of its own is about."""
        previous = self.host(draft) or self.previous()
        before = self.clause_before(draft)
        if draft.quantity.unit == "分" and (satisfied := before.find("满意度")) >= 0:
            return before[: satisfied + len("满意度")]  # 群众满意度位居前列，不低于95分
        if previous is not None and (who := dependents.superlative_subject(before)):
            return name_parts.joined(who, self._rate_before(draft).name)
        if previous is not None and self.host(draft) is None and not self.is_near(previous, draft):
            own = name_parts.last_measure(before) or (before if not any(char.isdigit() for char in before) else "")
            if own:
                return own
        if (
            previous is not None
            and draft.basis != "level"
            and draft.quantity.unit == "%"
            and "name.share" in previous.rules
        ):
            counts = [other for other in self.drafts if "name.share" not in other.rules]
            previous = counts[-1] if counts else previous  # a share moves by points: per cent is the count's growth
        if previous is not None and draft.basis != "level" and group_of(draft.quantity.unit) in _COUNTED:
            alike = [other for other in self.drafts if group_of(other.quantity.unit) == group_of(draft.quantity.unit)]
            previous = alike[-1] if alike else previous  # 村卫生室900家，公有的占85%，较上年增加20家
        if previous is not None and (
            draft.basis != "level" or previous.quantity.end >= draft.clause[0] - len(before) - 4
        ):
            return previous.name
        if before and not TOPIC.match(before):
            return before
        if previous is not None:
            return previous.name
        if self.earlier and draft.basis != "level":
            return self.earlier[-1].name
        return before or self.headed(draft) or self.told_before(draft)

    def heading(self, draft: Draft) -> str:
        """（二）普通门诊。, 住院：: the benefit a paragraph is about, said at its head, or ""."""
        return dependents.benefit_at(self.text, draft.quantity.start, draft.clause[0])

    def _rate_before(self, draft: Draft) -> Draft:
        """The first statement of the sentence in the same unit: what those that stand out are measured by."""
        return next((other for other in self.drafts if other.quantity.unit == draft.quantity.unit), self.drafts[-1])

    def completed(self, draft: Draft, left: str, listed: bool) -> str:
        """The name `left`, with the subject of what went before where it is too general to tell it apart."""
        host = self.host(draft)
        previous = host or self.previous()
        if previous is not None and (_COMPARES.match(left) or _SET_AGAINST.match(left)):
            return previous.name + left
        if host is None and names.is_generic(left) and (alone := self.before_bracket(draft)):
            return _BUILDS.sub("", alone) + left  # 启动中医院康复楼（总投资8600万元）
        again = self.at_extreme(left) or self.same_again(draft, left)
        if again:
            return again
        if left.endswith("率") and contrasts.is_of_patients(left) and (patients := self._patients(previous)):
            return patients + left
        if previous is None and self.is_aside(draft):
            previous = host = self._whole_before(draft)
        leaning = (
            self.set_before(draft, left)
            or self.contrasted(draft, left)
            or self.of_whom(draft, left)
            or self.echoed(draft, left)
            or self.led_in(draft, left)
            or self._dependent(draft, left)
        )
        if leaning:
            return leaning
        topic = self.topic(draft)
        if topic and topic not in left and (not names.is_measure(left) or _PREDICATE.match(left)):
            return topic + left
        if previous is None or (host is None and not self.is_near(previous, draft)):
            if previous is not None and previous.quantity.unit == draft.quantity.unit and name_parts.is_case(left):
                again = name_parts.with_case(previous.name, left)
                if again:
                    return again
            owner = name_parts.institution_of(previous.name) if previous and _BARE_SERVICE.match(left) else ""
            return owner + left if owner else self._from_clause(draft, left)
        if host is None and previous.basis != "level" and previous.quantity.unit != draft.quantity.unit:
            levels = [other for other in self.drafts if other.quantity.unit == draft.quantity.unit]
            previous = levels[-1] if levels else previous  # 全人群达40%，每年提升1个百分点，到2030年重点人群达85%
        aside = self.is_aside(draft) or (host is not None and is_sort(left))
        if not aside and listed and previous.whole is not None and previous.quantity.unit == draft.quantity.unit:
            previous, aside = previous.whole, True  # 其中基金承担20元、个人承担10元: both are parts of one whole
        draft.whole = previous if aside else None
        if aside and "change.grown" in previous.rules and previous.quantity.unit == draft.quantity.unit:
            draft.basis = "increase"
        return self._from_statement(previous, draft, left, listed, aside)

    def _patients(self, previous: Draft | None) -> str:
        """在册患者1.4万人，患病率5‰，管理率97%。面访率98%: the patients told before, where the number right before is of none; else ""."""
        if previous is not None and not contrasts.is_of_all(previous.name):
            return ""
        told = (contrasts.patients_in(other.name) for other in reversed([*self.earlier, *self.drafts]))
        return next((patients for patients in told if patients), "")

    def _whole_before(self, draft: Draft) -> Draft | None:
        """What 其中 at the head of a sentence is a part of: the last level of the sentence before, in the same unit if any."""
        levels = [other for other in self.earlier if other.basis == "level"]
        alike = [other for other in levels if group_of(other.quantity.unit) == group_of(draft.quantity.unit)]
        candidates = alike or levels
        return candidates[-1] if candidates else None

    def _dependent(self, draft: Draft, left: str) -> str:
        """每人奖励, 起付线, 新院区床位 behind the comma: with whom or what the clause before is about."""
        previous = self.previous()
        if previous is not None and dependents.is_bare_each(left) and self.is_near(previous, draft):
            alike = group_of(previous.quantity.unit) == group_of(draft.quantity.unit)
            return left + dependents.counted_in(previous.name) if alike and "每" not in previous.name else ""
        if dependents.is_gap(left):
            return self.subject(draft) + left
        raw = self.raw_clause_before(draft, 1, timeless=True)
        condition = dependents.condition_in(raw)
        if condition and len(left) <= 12:
            return names.clean_left(condition) + left
        if dependents.stands_in_house(left) or (_BARE_SERVICE.match(left) and previous is None):
            house = next((found for back in (1, 2, 3) if (found := self._house(draft, back))), "")
            return house + left if house not in left else ""
        if previous is None and dependents.is_staffing(left) and (house := self._house(draft, 1)):
            return house + left
        if dependents.is_bare_verb(left) and previous is not None:
            alike = group_of(previous.quantity.unit) == group_of(draft.quantity.unit)
            return dependents.with_verb(previous.name, left) if alike else ""
        if dependents.is_given(left) and (whom := self._for_whom(draft)):
            return whom + left
        if not dependents.is_dependent(left):
            return ""
        before = self.clause_before(draft)
        if before and not any(char.isdigit() for char in before) and len(before) <= 26:
            return dependents.whom(before) + left
        near = previous is not None and self.is_near(previous, draft)
        return names.subject_of(_PREDICATE_VERB.sub("", previous.name)) + left if previous is not None and near else ""

    def _for_whom(self, draft: Draft) -> str:
        """对到龄离岗的村医，按工龄每月发放生活补助，惠及… → 到龄离岗的村医生活补助: for whom a rule is, with what it gives; else ""."""
        given = ""
        for back in (1, 2):
            start, _ = self._clause_bounds_before(draft, back)
            words = self.raw_clause_before(draft, back, timeless=True).strip()
            if "；" in self.text[start : draft.clause[0]]:
                return ""
            if dependents.is_for(words):
                return dependents.whom(words) + given
            given = dependents.grant_in(words)
        return ""

    def _house(self, draft: Draft, back: int) -> str:
        return dependents.house_in(self.raw_clause_before(draft, back, timeless=True))

    def _from_clause(self, draft: Draft, left: str) -> str:
        before = self.clause_before(draft)
        if names.is_generic(left) and before and len(before) <= 24 and not _has_number(before, left):
            return before + left
        measure = "" if names.is_measure(left) else name_parts.last_measure(before)
        if measure and draft.quantity.unit in ("元", "%", "个百分点") and names.ends_in_entity(left) and len(left) <= 8:
            return name_parts.with_case(measure, left) or measure + left
        granted = dependents.granted_in(before)
        if granted and len(left) <= 6 and not names.is_measure(left):
            return left + granted
        follows = self.text[draft.clause[1] + 1 : draft.sentence[1]]
        if _SPENDING.search(left) and len(left) <= 6 and _SPENT_ON.match(follows):
            on = names.clean_right(follows, 24)
            return left if any(char.isdigit() for char in on) else left + on
        fully = _FULLY.search(self.raw_clause_before(draft, 1))
        if draft.quantity.unit == "%" and names.ends_in_entity(left) and fully:
            return left + fully[1]
        return left

    def _from_statement(self, previous: Draft, draft: Draft, left: str, listed: bool, aside: bool) -> str:
        base = _PREDICATE_VERB.sub("", previous.name)
        if whose.is_band(base) or whose.is_band(left):
            scale = next(
                (owner for other in self.drafts if (owner := whose.without_rule(other.name)) != other.name), ""
            )
            return left if scale in left else scale + left
        same_unit = previous.quantity.unit == draft.quantity.unit
        per_head = _PER_HEAD.match(base)
        if _BARE_SERVICE.match(left) and (owner := name_parts.institution_of(base)):
            return owner + left
        if listed and same_unit and (grouped := contrasts.with_group(base, left)):
            return grouped
        general = names.is_generic(left)
        between = self.clause_before(draft) if general and not aside else ""
        if self._tells_no_number(between) and (names.ends_in_entity(between) or _GIVES.match(between)):
            return between + left  # 建卫生室20个，配备随访设备，覆盖率100%
        if general or (aside and same_unit and len(left) <= _SHORT and names.is_measure(left)):
            if group := contrasts.same_patients(base, left):
                return group
            if (
                "降价" in left
                and _is_rate(base)
                and (counted := [each for each in self.drafts if not _is_rate(each.name)])
            ):
                base = counted[-1].name  # 新增药品126种，谈判成功率84%，平均降价61%: of the drugs
            if names.is_generic(base) and (
                named := [other for other in self.drafts if not names.is_generic(other.name)]
            ):
                base = _PREDICATE_VERB.sub("", named[-1].name)  # 体检3万人，人均费用120元，体检率70%
            subject = whose.subject_for(left, whose.without_doing(base))
            return left if _SHARE.search(subject) and _SET_SHARE.search(left) else subject + left
        if aside and same_unit and names.is_measure(left) and len(left) <= 8 and draft.quantity.unit == "元":
            owner = names.subject_of(base)
            return left if (owner == base and len(base) > _SHORT_WHOLE) or owner in left else owner + left
        if listed and per_head and not left.startswith("每"):
            return per_head[0] + left
        if aside and not names.is_measure(left) and (same_unit or draft.quantity.unit == "%"):
            return part_of(base, left, draft.quantity.unit, same_unit=same_unit)
        alike = group_of(previous.quantity.unit) == group_of(draft.quantity.unit)
        if alike and not names.is_measure(left) and len(left) <= 10 and (measure := name_parts.measure_prefix(base)):
            return name_parts.with_case(measure, left) or measure + left
        if not same_unit and names.ends_in_institution(left) and (measure := self._measure_of_unit(draft)):
            return left + measure
        if same_unit and name_parts.is_case(left) and (again := name_parts.with_case(base, left)):
            return again
        if same_unit and names.is_measure(base) and contrasts.is_label(left):
            return left + base  # 孕产妇死亡率9.8/10万，城市为…，农村为…
        if draft.quantity.unit in ("名", "人", "张") and names.ends_in_institution(left) and same_unit:
            return left + name_parts.counted_tail(base)
        return self._from_clause(draft, left)

    @staticmethod
    def _tells_no_number(clause: str) -> bool:
        return _SHORT < len(clause) <= _LONGEST_CLAUSE and not any(char.isdigit() for char in clause)

    def _measure_of_unit(self, draft: Draft) -> str:
        """医院28570张（占73.4%），基层医疗卫生机构9318张: what the last number of the same unit counted, without whose."""
        for other in reversed(self.drafts):
            owner = name_parts.institution_of(other.name)
            rest = other.name.removeprefix(owner)
            if owner and other.quantity.unit == draft.quantity.unit and group_of(draft.quantity.unit) != "place":
                return rest if names.is_measure(rest) or name_parts.counted_tail(rest) == rest else ""
        return ""
