"""The Chinese words of the codes in a CSV: those of the screen (LOOK), so that a table and a page say the same."""

from collections.abc import Mapping, Sequence
from datetime import date

from loaders.loads.closing import STATES

COMPARATORS: Mapping[str, str] = {
    "ge": "不低于",
    "gt": "高于",
    "le": "不高于",
    "lt": "低于",
    "eq": "达到",
    "approx": "左右",
    "between": "区间",
}
BASES: Mapping[str, str] = {"level": "水平", "increase": "提高", "decrease": "降低"}
LEVELS: Mapping[str, str] = {
    "nation": "全国",
    "province": "省",
    "prefecture": "市",
    "county": "县",
    "institution": "机构",
}
FIRMNESS: Mapping[str, str] = {
    "binding": "约束性",
    "expected": "预期性",
    "aspirational": "力争",
    "encouraged": "鼓励",
}
RECURRENCES: Mapping[str, str] = {"none": "一次", "yearly": "年度", "maintain": "保持"}
STATUSES: Mapping[str, str] = {
    "in_force": "有效",
    "superseded": "被替代",
    "repealed": "废止",
    "period_over": "规划期满",
}
REVIEWS: Mapping[str, str] = {
    "proposed": "待审核",
    "accepted": "已采纳",
    "corrected": "改正后采纳",
    "rejected": "不采纳",
}
DISCLOSURES: Mapping[str, str] = {"public": "公开", "restricted": "不予公开"}
VERIFICATIONS: Mapping[str, str] = {
    "seen": "已见原文",
    "corroborated": "有旁证",
    "derived": "推算",
    "unverified": "未核实",
    "questioned": "待核对",
}
SOURCE_GRADES: Mapping[str, str] = {
    "issuing body": "发布机关",
    "official site": "官方网站",
    "republished": "转载",
    "press": "新闻报道",
    "own word": "自报",
}
VALUE_TYPES: Mapping[str, str] = {
    "reported": "实绩",
    "preliminary": "快报",
    "derived": "推算",
    "lower_bound": "下限",
    "upper_bound": "上限",
    "approx": "约数",
    "estimate": "估计",
    "planned": "计划",
    "expected": "预计",
    "budget": "预算",
}
VERDICTS: Mapping[str, str] = {
    "met": "已达标",
    "ahead": "快于序时",
    "on_track": "按序时推进",
    "lagging": "略慢于序时",
    "off_track": "明显慢于序时",
    "reversing": "较基期回落",
    "missed": "到期未达标",
    "undecided": "暂不判定",
}
REASONS: Mapping[str, str] = {
    "scope_unconfirmed": "适用范围待确认",
    "average_only": "仅有全域均值",
    "not_comparable": "口径不一致",
    "no_figure": "无数据",
    "bound_only": "仅有上下限值",
    "due_unreported": "到期未报",
    "no_due_date": "文件未写明期限",
    "conflicting_figures": "来源不一致",
    "no_baseline": "缺基期",
    "baseline_only": "仅有基期数",
    "stale": "数据较旧",
    "too_early": "观察期不足",
    "below_precision": "变动小于统计精度",
    "proposed": "待审核",
}
# Of the firmness of a promise, what it reads when it was missed (DESIGN §8.14).
MISSED: Mapping[str, str] = {"expected": "未达预期目标", "aspirational": "未达力争目标", "encouraged": "未达力争目标"}
FLAGS: Mapping[str, str] = {
    "inherited": "上级要求",
    "met_late": "期限之后才达到",
    "fell_back": "期限时达标，之后的数已回落",
    "figure_after_due": "期限当期无数，按期限之后的第一个数判定",
    "was_met": "曾经达标",
    "so_far": "截至目前",
    "met_at_issue": "发文时已达到",
    "borderline": "临界：与目标相差不超过末位的一半（末位取数据和目标中较粗的）",
    "soft": "力争或鼓励性目标",
    "expired_at_issue": "发文时已过期限",
    "preliminary": "按快报数判定，年报公布后复核",
    "substitute_baseline": "文件没有写明起点，用发文之后的第一个数代替",
    "not_in_force": "所依据的文件已不再有效，不计入统计",
    "break_after": "判定用数之后口径有变动",
    "small_numbers": "例数少，只列数，不算进度",
    "average": "本地平均数，各地须分别达到",
    "lost_earlier": "此前有年份没有达到",
    "awaiting_report": "期末数一般还没有公布",
    "overdue_report": "已过通常的公布时间",
    "derived": "判定用数是推算的",
    "bound": "按上下限值判定",
    "part_year": "判定用数不是全年数",
    "tolerance": "“左右”按宽容范围判定",
}
# Whose promise a row holds against the place.
RELATIONS: Mapping[str, str] = {"own": "本地目标", "inherited": "上级要求", "average": "全域均值对下级目标"}
BASELINE_SOURCES: Mapping[str, str] = {
    "stated": "文件写明",
    "before_issue": "发文前的数",
    "after_issue": "发文后的第一个数",
    "first_day": "累计数从零起算",
}


# How far the closing of a promise has come.
CLOSINGS: Mapping[str, str] = {state: word for state, word in STATES.items() if state}
# Why a row of one table reads otherwise than in another (views/62_changes.sql); the first five are those of the office's own form.
CAUSES: Mapping[str, str] = {
    "new_figure": "新数据",
    "revised": "数据修订",
    "target": "目标调整",
    "definition": "口径变化",
    "rule": "规则变化",
    "membership": "适用范围认定",
    "withdrawn": "数据撤回",
    "other_figure": "改用另一个数",
    "baseline": "基期变化",
    "accepted": "审核采纳",
    "rejected": "审核不采纳",
    "review": "审核意见变化",
    "document": "文件效力变化",
    "entered": "新增目标",
    "ended": "目标撤回",
    "place": "地区新列入或变动",
    "closed": "销号",
    "reopened": "恢复",
    "time": "截至日期推移",
    "other": "所依据的其他记录有变化",
}
# The word of a row of `changes` before and after, by the macro standing_of.
STANDINGS: Mapping[str, str] = {
    **VERDICTS,
    **REASONS,
    "met_at_due": "按期达标",
    "met_so_far": "目前已达标",
    "missed_expected": "未达预期目标",
    "missed_aspirational": "未达力争目标",
    "due_awaited": "到期待报",
}


SIGNS: Mapping[str, str] = {"ge": "≥", "gt": "＞", "le": "≤", "lt": "＜", "eq": "", "approx": "约", "between": ""}


def period_word(days: Sequence[str]) -> str:
    """The words of a period from its ISO days, the first (where there is one) and the last: 2024年, 2024年上半年, 2024年末."""
    first, last = days[0], days[-1]
    if len(days) == 2 and first != last and first.endswith("-01-01") and first[:4] == last[:4]:
        if last.endswith("-12-31"):
            return f"{last[:4]}年"
        if last.endswith("-06-30"):
            return f"{last[:4]}年上半年"
    end = date.fromisoformat(last)
    return f"{end.year}年末" if last.endswith("-12-31") else f"截至{end.year}年{end.month}月{end.day}日"


def due_word(due: date) -> str:
    """By when: 2020年底前, 2026年6月30日前."""
    return f"{due.year}年底前" if (due.month, due.day) == (12, 31) else f"{due.year}年{due.month}月{due.day}日前"


def unit_behind(unit: str | None) -> str:
    """A unit as it is written behind a number: 18 of 1/10万 is 18/10万, since 181/10万 would be read as another number."""
    unit = unit or ""
    return unit.removeprefix("1") if unit.startswith("1/") else unit


def verdict_word(verdict: str, due: date | None, as_of: date, firmness: str | None) -> str:
    """The verdict as it reads: 目前已达标 before the due date, 按期达标 at it; *missed* by the promise's firmness."""
    if verdict == "met":
        return "按期达标" if due is not None and due <= as_of else "目前已达标"
    if verdict == "missed":
        return MISSED.get(firmness or "", VERDICTS["missed"])
    return VERDICTS[verdict]


def reason_word(reason: str | None, flags: Sequence[str]) -> str | None:
    """Why no verdict is given; a figure that is due and not out yet is awaited, not unreported (DESIGN §8.3)."""
    if reason == "due_unreported" and "awaiting_report" in flags:
        return "到期待报"
    return REASONS[reason] if reason else None
