"""The sentences of a bulletin, made of the rows and of nothing else; what has no number has no sentence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from loaders.warehouse.snapshots.kept import Edition, Row
from loaders.warehouse.snapshots.naming import called
from loaders.warehouse.snapshots.notice import figure, gap, state
from loaders.warehouse.snapshots.standing import Groups, grouped

_WHOSE = {"own": "本地自身的", "average": "对下级逐一提出的", "inherited": "上级要求的"}


def day(when: date) -> str:
    """2026年6月30日."""
    return f"{when.year}年{when.month}月{when.day}日"


def who(row: Row) -> str:
    """Who leads it, else who is responsible; empty where the document names neither."""
    return str(row["lead_department"] or row["departments"] or "")


def two_lines(figure_text: str) -> str:
    """In a narrow cell the period stands under its value."""
    return figure_text.replace("（", "\n（")


def _reasons(rows: Sequence[Row]) -> str:
    counts = Counter(row["reason_word"] for row in rows if row["reason_word"])
    return "、".join(f"{word}{count}项" for word, count in counts.most_common())


def _told(parts: Sequence[tuple[str, Sequence[Row]]]) -> str:
    return "、".join(f"{word}{len(rows)}项" for word, rows in parts if rows)


def overall(groups: Groups, edition: Edition) -> list[str]:
    """一、总体情况: how many promises there are, what fell due, what runs, what is counted apart."""
    rows, place = groups.counted, edition.place_name()
    when = day(edition.snapshot.as_of)
    if not rows:
        return [f"截至{when}，{place}没有计入统计的量化目标任务。", *_apart(groups, edition)]
    kinds = Counter(row["relation"] for row in rows)
    parts = [f"{word}{kinds[code]}项" for code, word in _WHOSE.items() if kinds[code]]
    whose = f"（{'，'.join(parts)}）" if set(kinds) != {"own"} else ""
    said = [f"截至{when}，{place}在册量化目标任务{len(rows)}项{whose}。"]
    if groups.due:
        due = (("按期达标", groups.kept), ("逾期达标", groups.late), ("到期未达标", groups.missed), ("到期待报", groups.awaited),
                 ("到期未报", groups.unreported))  # fmt: skip
        rest = (
            f"暂不判定{len(groups.due_undecided)}项（{_reasons(groups.due_undecided)}）" if groups.due_undecided else ""
        )
        said.append(f"已到期{len(groups.due)}项：{'、'.join(p for p in (_told(due), rest) if p)}。")
    if groups.running:
        running = (("目前已达标", groups.met), ("快于或按序时推进", groups.moving), ("慢于序时或回落", groups.risk))
        rest = (
            f"暂不判定{len(groups.running_undecided)}项（{_reasons(groups.running_undecided)}）"
            if groups.running_undecided
            else ""
        )
        said.append(f"尚未到期{len(groups.running)}项：{'、'.join(p for p in (_told(running), rest) if p)}。")
    if groups.undated:
        said.append(f"文件未写明期限{len(groups.undated)}项。")
    return ["".join(said), *_apart(groups, edition)]


def _apart(groups: Groups, edition: Edition) -> list[str]:
    """What is not among the numbers: counted apart, or not public and so not in this paper at all."""
    parts = _told(
        (
            ("力争、鼓励性目标", groups.soft),
            ("发文时已过期限", groups.expired),
            ("所依据文件已失效", groups.old),
            ("待审核", groups.proposed),
        )
    )
    return [said for said in (f"另有{parts}，不计入以上统计。" if parts else "", left_out(edition)) if said]


def left_out(edition: Edition) -> str:
    """另有不予公开2项，未列入。 Empty where nothing is left out."""
    hidden = edition.left_out()
    if not hidden:
        return ""
    counted = len(grouped(hidden).counted)
    # A reader who sees all of them elsewhere must be able to add up the two numbers.
    of_these = f"（其中应计入统计的{counted}项）" if counted != len(hidden) else ""
    return f"另有不予公开{len(hidden)}项{of_these}，未列入。"


def before(edition: Edition) -> str:
    """What the changes are told against, by name: 上期存档“…”（…存）."""
    return f"上期{called(edition.before)}" if edition.before else "上期存档"


def compared(edition: Edition) -> str:
    """What turned since the snapshot before, by cause; empty where there is none to compare with."""
    changes = edition.changes
    if changes is None:
        return ""
    turned = [c for c in changes if c["is_turned"] and (edition.jurisdiction_id in {None, c["jurisdiction_id"]})]
    if not turned:
        return f"与{before(edition)}相比，判定没有变动。"
    counts = Counter(word for change in turned for word in change["cause_words"])
    causes = "、".join(f"{word}{count}项" for word, count in counts.most_common())
    several = "（一项可有几个原因）" if sum(counts.values()) > len(turned) else ""
    return f"与{before(edition)}相比，判定变动{len(turned)}项，涉及原因：{causes}{several}，逐项见附件3。"


def of_row(row: Row) -> str:
    """One promise in one sentence: figure, target, gap, verdict."""
    parts = [
        f"{figure(row)}" if figure(row) else "",
        f"目标{row['due_words']}{row['target_text']}",
        "" if row["verdict"] == "met" else gap(row),
        state(row),
    ]
    return f"{row['indicator_name']}：{'，'.join(part for part in parts if part)}。"


def problem(row: Row) -> str:
    """What is wrong with a row in a few words."""
    told = f"目标{row['target_text']}（{row['due_words']}）"
    if row["reason"] == "due_unreported":
        return f"{told}，期末数未报" + (f"，最近的数为{figure(row)}" if figure(row) else "")
    return "，".join(part for part in (told, figure(row), gap(row)) if part)


def sources(rows: Sequence[Row], indicator_id: str) -> str:
    """Where the figures of an indicator come from."""
    found = dict.fromkeys(
        row["figure_source"] for row in rows if row["indicator_id"] == indicator_id and row["figure_source"]
    )
    return "；".join(found) or "尚无数据"


def definition(measure: Mapping[str, Any]) -> str:
    """How an indicator is counted, as far as the register says."""
    if measure["numerator"] and measure["denominator"]:
        return f"{measure['numerator']} ÷ {measure['denominator']}"
    return str(measure["definition"] or measure["numerator"] or "口径待认定")


def extent(measure: Mapping[str, Any]) -> str:
    """Whom and which institutions an indicator covers."""
    return "；".join(part for part in (measure["population"], measure["institutions"]) if part) or "未写明"


def beware(measure: Mapping[str, Any]) -> str:
    """Changes of definition, and what looks alike and may not be compared."""
    return "；".join([*measure["breaks"], *measure["look_alikes"]])
