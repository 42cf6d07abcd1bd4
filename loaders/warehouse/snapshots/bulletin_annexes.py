"""附件1 to 附件4 of a bulletin, and 编制说明, which says what it was made of and how to check it."""

from collections.abc import Mapping, Sequence
from typing import Any

from loaders.warehouse.snapshots import bulletin_words as say
from loaders.warehouse.snapshots.bulletin_draft import Draft
from loaders.warehouse.snapshots.compare import shown_changes
from loaders.warehouse.snapshots.kept import Row
from loaders.warehouse.snapshots.naming import called, moment_word
from loaders.warehouse.snapshots.notice import NOTICE, notice_rows
from loaders.warehouse.snapshots.paper import heading, remark, table, text

_WIDTHS = dict(zip(NOTICE, (10, 42, 24, 25, 21, 30, 27, 30, 22, 36), strict=True))
_CHANGE_WIDTHS = {
    "地区": 16,
    "指标": 36,
    "上期状态": 24,
    "本期状态": 24,
    "上期数": 34,
    "本期数": 34,
    "变动原因": 28,
    "有关决定": 34,
}
_MAY_BE_EMPTY = ("上年同期", "本期", "差距", "牵头单位", "备注")


def ledger_annex(draft: Draft, rows: Sequence[Row]) -> None:
    """附件1: the promises, without those nobody has reviewed; a column without content is named and left out."""
    heading(draft.paper, "附件1　目标任务台账")
    lines = [dict(zip(NOTICE, row, strict=True)) for row in notice_rows(draft.edition, rows)]
    if not lines:
        text(draft.paper, "没有目标任务。")
        return
    empty = [name for name in _MAY_BE_EMPTY if not any(line[name] for line in lines)]
    heads = [name for name in NOTICE if name not in empty]
    cells = [
        [say.two_lines(line[name]) if name == "本期" else str(line[name] or "") for name in heads] for line in lines
    ]
    table(draft.paper, heads, cells, [_WIDTHS[name] for name in heads], across=True)
    if empty:
        named = "".join(f"“{name}”" for name in empty)
        remark(draft.paper, f"各项均无{named}的内容，不列{'这些栏' if len(empty) > 1 else '该栏'}。")


def definitions_annex(draft: Draft, rows: Sequence[Row]) -> None:
    """附件2: how each indicator with a figure is counted, where its figures come from, what it must not be mistaken for."""
    heading(draft.paper, "附件2　口径说明单")
    used = {row["indicator_id"] for row in rows if row["judged_value"] is not None}
    measures = [m for m in draft.edition.rows("indicators") if m["indicator_id"] in used]
    if not measures:
        text(draft.paper, "本期没有用于判定的数据，无口径可列。")
        return
    cells = [
        [m["indicator_name"], say.definition(m), say.extent(m), say.sources(rows, m["indicator_id"]), say.beware(m)]
        for m in measures
    ]
    heads = ("指标", "分子÷分母", "人群与机构范围", "数据来源", "断点与不可互比")
    table(draft.paper, heads, cells, (30, 50, 32, 40, 70), across=True)


def changes_annex(draft: Draft) -> None:
    """附件3: what reads otherwise than in the snapshot before; readings nobody has reviewed are not among it."""
    edition = draft.edition
    heading(draft.paper, "附件3　数据修订与判定变动对照")
    if edition.changes is None:
        text(draft.paper, "本期未与上期存档对照，本附件无内容。")
        return
    changes = [c for c in shown_changes(edition.changes) if edition.jurisdiction_id in {None, c["jurisdiction_id"]} and not _unreviewed(c)]  # fmt: skip
    if not changes:
        text(draft.paper, f"与{say.before(edition)}相比，数据和判定都没有变动。")
        return
    text(draft.paper, f"与{say.before(edition)}相比：")
    lines = [
        {"地区": c["place_name"], "指标": c["indicator_name"], "上期状态": c["standing_before_word"], "本期状态": c["standing_after_word"],
         "上期数": c["judged_before_words"], "本期数": c["judged_after_words"], "变动原因": "、".join(c["cause_words"]),
         "有关决定": "；".join(c["decided"])}
        for c in changes
    ]  # fmt: skip
    heads = [name for name in lines[0] if any(line[name] for line in lines)]
    cells = [[str(line[name] or "") for name in heads] for line in lines]
    table(draft.paper, heads, cells, [_CHANGE_WIDTHS[name] for name in heads], across=True)


def _unreviewed(change: Mapping[str, Any]) -> bool:
    """Whether nobody has reviewed the promise on either side."""
    return {change["review_before"], change["review_after"]} <= {"proposed", None}


def closings_annex(draft: Draft) -> None:
    """附件4: what was closed and reopened."""
    edition = draft.edition
    heading(draft.paper, "附件4　销号与恢复清单")
    rows = [r for r in edition.rows("closings") if edition.jurisdiction_id in {None, r["jurisdiction_id"]}]
    if not rows:
        text(draft.paper, "没有销号和恢复的记录。")
        return
    cells = [[say.day(r["day"]), r["indicator_name"], r["state"], r["reason"] or "", r["evidence"] or ""] for r in rows]
    table(draft.paper, ("日期", "指标", "办理", "理由", "佐证材料"), cells, (20, 50, 20, 60, 60), across=True)


def colophon(draft: Draft) -> None:
    """编制说明: the snapshot by title and time, and, once, the numbers by which it is checked."""
    snapshot = draft.edition.snapshot
    remark(
        draft.paper,
        f"编制说明：本稿由系统按{called(snapshot)}生成；目标是否到期以{say.day(snapshot.as_of)}为准，"
        f"数据为{moment_word(snapshot.known_by)}以前记录的。核对用的存档编号 {snapshot.snapshot_id}，规则版本 {snapshot.header['rules_version']}。",
    )
