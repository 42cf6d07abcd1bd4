"""通报: a draft of the bulletin from a snapshot, seven sections and four annexes, to be completed and signed by people.

No red head, number, seal, addressee or signature is made up; reasons, demands and dates are left for those who know them; a
section without content says so in one sentence. What is in it comes from the frozen tables alone.
"""

from collections.abc import Callable, Sequence

from docx.document import Document as Paper

from loaders.warehouse.snapshots import bulletin_words as say
from loaders.warehouse.snapshots.bulletin_places import places_section, returns_section
from loaders.warehouse.snapshots.compare import shown_changes
from loaders.warehouse.snapshots.kept import Edition, Row
from loaders.warehouse.snapshots.notice import NOTICE, figure, gap, notice_rows, state
from loaders.warehouse.snapshots.paper import (
    caption,
    heading,
    new_paper,
    paper_bytes,
    prompt,
    subheading,
    table,
    text,
    title,
    turn,
)
from loaders.warehouse.snapshots.paper_charts import bars, scales
from loaders.warehouse.snapshots.standing import Groups, grouped

# Shades that can be told apart in grey print; the words stand beside every bar.
DARK, MIDDLE, LIGHT, PALE = "404F5C", "7F93A3", "B4C2CD", "DCE4EA"
_MOST_SENTENCES = 20
_FIGURE = NOTICE.index("本期")


def bulletin_bytes(edition: Edition) -> bytes:
    """The bulletin of the edition's place; the same edition gives the same bytes."""
    snapshot = edition.snapshot
    foot = f"系统生成稿，须审核签发·存档编号 {snapshot.snapshot_id}"
    paper = new_paper("内部" if edition.is_internal else "", foot)
    rows = [row for row in edition.ledger() if row["row_kind"] == "commitment"]
    groups = grouped(rows)
    named = f"{edition.place_name()}卫生健康领域量化目标任务完成情况通报"
    title(paper, f"{edition.place_name()}卫生健康领域量化目标任务", "完成情况通报")
    prompt(paper, "主送机关、发文字号、签发人、印发日期由签发单位填写", indent=0)
    sections: Sequence[tuple[str, Callable[[Paper, Edition, Groups], None]]] = (
        ("一、总体情况", _overall), ("二、到期目标完成情况", _due), ("三、重点指标进展", _running), ("四、县区情况", places_section),
        ("五、突出问题", _problems), ("六、数据报送质量", returns_section), ("七、下一步要求", _demands),
    )  # fmt: skip
    for head, write in sections:
        heading(paper, head)
        write(paper, edition, groups)
    turn(paper, across=True)
    _ledger(paper, edition, rows)
    _definitions(paper, edition, rows)
    _changes(paper, edition)
    _closings(paper, edition)
    return paper_bytes(paper, named, snapshot.taken_at)


def _overall(paper: Paper, edition: Edition, groups: Groups) -> None:
    for said in say.overall(groups, edition):
        text(paper, said)
    compared = say.compared(edition)
    if compared:
        text(paper, compared)
    else:
        prompt(paper, "没有选定上期存档，不作期际比较")
    parts = [
        ("按期达标", len(groups.kept), DARK), ("目前已达标", len(groups.met), DARK), ("快于或按序时", len(groups.moving), MIDDLE),
        ("逾期达标", len(groups.late), MIDDLE), ("慢于序时或回落", len(groups.risk), LIGHT), ("到期未达标", len(groups.missed), LIGHT),
        ("到期待报、未报", len(groups.awaited) + len(groups.unreported), PALE),
        ("暂不判定", len(groups.due_undecided) + len(groups.running_undecided) + len(groups.undated), PALE),
    ]  # fmt: skip
    shown = [(label, float(count), hue, f"{count}项") for label, count, hue in parts if count]
    if shown:
        caption(paper, "图1　判定构成")
        bars(paper, shown, max(value for _, value, _, _ in shown))


def _due(paper: Paper, edition: Edition, groups: Groups) -> None:
    if not groups.due:
        text(paper, f"截至{say.day(edition.snapshot.as_of)}，没有已到期的目标任务。")
        return
    settled = [*groups.missed, *groups.late, *groups.kept, *groups.unreported, *groups.awaited]
    if not settled:
        text(paper, f"已到期{len(groups.due)}项均暂不判定，原因见附件1。")
        return
    text(paper, f"已到期的目标任务中，有结论或应报未报的{len(settled)}项，逐项列于表1。")
    caption(paper, "表1　到期目标任务完成情况")
    cells = [
        [
            str(number),
            row["indicator_name"],
            row["target_text"],
            row["due_words"],
            # Where the year's own figure was not reported there is none: an earlier one is no 期末数.
            "" if row["reason"] == "due_unreported" else _two_lines(figure(row)),
            "" if row["reason"] == "due_unreported" else gap(row),
            state(row),
            say.who(row),
        ]
        for number, row in enumerate(settled, 1)
    ]
    heads = ("序号", "指标", "目标", "时限", "期末数", "差距", "结论", "牵头单位")
    table(paper, heads, cells, (9, 26, 15, 15, 21, 15, 17, 16))
    if groups.due_undecided:
        text(paper, f"其余{len(groups.due_undecided)}项暂不判定，原因见附件1。")


def _running(paper: Paper, edition: Edition, groups: Groups) -> None:  # noqa: ARG001  (as all sections)
    judged = [*groups.risk, *groups.moving, *groups.met]
    if not judged:
        if groups.running:
            text(paper, f"尚未到期的{len(groups.running)}项均暂不判定，原因见附件1，本期没有可写的进展。")
        else:
            text(paper, "没有尚未到期的目标任务，本节无内容。")
        return
    for number, row in enumerate(judged[:_MOST_SENTENCES], 1):
        text(paper, f"{number}. {say.of_row(row)}")
    if len(judged) > _MOST_SENTENCES:
        text(paper, f"其余{len(judged) - _MOST_SENTENCES}项见附件1。")
    shares = [
        (row["indicator_name"], row["judged_value"], row["value"], DARK, f"{figure(row).split('（')[0]}／{row['target_text']}")
        for row in judged
        if row["judged_unit"] == "%" and row["unit"] == "%" and not row["target_text"].startswith(("提高", "降低")) and 0 <= row["judged_value"] <= 100
    ]  # fmt: skip
    if shares:
        caption(paper, "图2　现值与目标（占比类，刻度0至100%）")
        scales(paper, shares)
        text(paper, "图中深色为现值，粗竖线为目标，其间浅色为差距。其他计量单位的指标尺度不一，不画在一张图上。")


def _problems(paper: Paper, edition: Edition, groups: Groups) -> None:  # noqa: ARG001  (as all sections)
    fallen = [row for row in groups.kept if "fell_back" in row["flags"]]
    slow = [row for row in groups.risk if row["verdict"] in {"off_track", "reversing"}]
    kinds = (
        ("到期未达标", groups.missed),
        ("达标后回落", fallen),
        ("到期未报", groups.unreported),
        ("明显慢于序时或较基期回落", slow),
    )
    if not any(rows for _, rows in kinds):
        text(paper, "没有到期未达标、达标后回落、到期未报和明显慢于序时的目标任务，本节无内容。")
        return
    for number, (kind, rows) in enumerate([pair for pair in kinds if pair[1]]):
        subheading(paper, f"（{'一二三四'[number]}）{kind}（{len(rows)}项）")
        cells = [[say.who(row), row["indicator_name"], say.problem(row), ""] for row in rows]
        table(paper, ("责任单位", "指标", "情况", "原因（由责任单位填写）"), cells, (20, 28, 34, 26))


def _demands(paper: Paper, edition: Edition, groups: Groups) -> None:  # noqa: ARG001  (as all sections)
    rows = [*groups.missed, *groups.unreported, *[row for row in groups.risk if row["verdict"] != "lagging"]]
    if not rows:
        prompt(paper, "要求由通报单位填写：谁、何时前、做到什么")
        return
    text(paper, "以下各项由通报单位填写完成时限和要求：")
    cells = [[say.who(row), f"{row['indicator_name']}（{state(row)}）", "", ""] for row in rows]
    table(paper, ("责任单位", "事项", "何时前（待填）", "做到什么（待填）"), cells, (22, 34, 18, 34))


def _ledger(paper: Paper, edition: Edition, rows: Sequence[Row]) -> None:
    heading(paper, "附件1　目标任务台账")
    if not rows:
        text(paper, "没有目标任务。")
        return
    cells = [
        [_two_lines(str(cell or "")) if i == _FIGURE else str(cell or "") for i, cell in enumerate(row)]
        for row in notice_rows(edition, rows)
    ]
    table(paper, NOTICE, cells, (12, 44, 22, 20, 20, 30, 26, 28, 22, 40), across=True)


def _two_lines(figure_text: str) -> str:
    """In a narrow cell the period stands under its value."""
    return figure_text.replace("（", "\n（")


def _definitions(paper: Paper, edition: Edition, rows: Sequence[Row]) -> None:
    heading(paper, "附件2　口径说明单")
    used = {row["indicator_id"] for row in rows if row["judged_value"] is not None}
    measures = [m for m in edition.rows("indicators") if m["indicator_id"] in used]
    if not measures:
        text(paper, "本期没有用于判定的数据，无口径可列。")
        return
    cells = [
        [m["indicator_name"], say.definition(m), say.extent(m), say.sources(rows, m["indicator_id"]), say.beware(m)]
        for m in measures
    ]
    heads = ("指标", "分子÷分母", "人群与机构范围", "数据来源", "断点与不可互比")
    table(paper, heads, cells, (30, 50, 32, 40, 70), across=True)


def _changes(paper: Paper, edition: Edition) -> None:
    heading(paper, "附件3　数据修订与判定变动对照")
    if edition.changes is None:
        prompt(paper, "没有选定上期存档，无从对照")
        return
    changes = [c for c in shown_changes(edition.changes) if edition.jurisdiction_id in {None, c["jurisdiction_id"]}]
    if not changes:
        text(paper, "与上期存档相比，数据和判定都没有变动。")
        return
    cells = [
        [str(c["place_name"] or ""), str(c["indicator_name"] or ""), c["standing_before_word"], c["standing_after_word"],
         str(c["judged_before_words"] or ""), str(c["judged_after_words"] or ""), "、".join(c["cause_words"]), "；".join(c["decided"])]
        for c in changes
    ]  # fmt: skip
    heads = ("地区", "指标", "上期状态", "本期状态", "上期数", "本期数", "变动原因", "有关决定")
    table(paper, heads, cells, (16, 36, 24, 24, 34, 34, 28, 34), across=True)


def _closings(paper: Paper, edition: Edition) -> None:
    heading(paper, "附件4　销号与恢复清单")
    rows = [r for r in edition.rows("closings") if edition.jurisdiction_id in {None, r["jurisdiction_id"]}]
    if not rows:
        text(paper, "没有销号和恢复的记录。")
        return
    cells = [[say.day(r["day"]), r["indicator_name"], r["state"], r["reason"] or "", r["evidence"] or ""] for r in rows]
    table(paper, ("日期", "指标", "办理", "理由", "佐证材料"), cells, (20, 50, 20, 60, 60), across=True)
