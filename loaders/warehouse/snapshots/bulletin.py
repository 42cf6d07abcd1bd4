"""通报: a draft of the bulletin from a snapshot, seven sections and four annexes, to be completed and signed by people.

No red head, number, seal, addressee or signature is made up; reasons, demands and dates are left for those who know them; a
section without content says so in one sentence. What nobody has reviewed is told by its number only. What is in it comes from
the frozen tables alone.
"""

from collections.abc import Callable, Sequence

from loaders.warehouse.snapshots import bulletin_words as say
from loaders.warehouse.snapshots.bulletin_annexes import (
    changes_annex,
    closings_annex,
    colophon,
    definitions_annex,
    ledger_annex,
)
from loaders.warehouse.snapshots.bulletin_draft import Draft
from loaders.warehouse.snapshots.bulletin_places import places_section, returns_section
from loaders.warehouse.snapshots.kept import Edition, Row
from loaders.warehouse.snapshots.notice import figure, gap, state
from loaders.warehouse.snapshots.paper import heading, new_paper, paper_bytes, subheading, table, text, title, turn
from loaders.warehouse.snapshots.paper_charts import bars, scales
from loaders.warehouse.snapshots.standing import grouped

# Shades that can be told apart in grey print; the words stand beside every bar.
DARK, MIDDLE, LIGHT, PALE = "404F5C", "7F93A3", "B4C2CD", "DCE4EA"
_MOST_SENTENCES = 20
# Who it goes to is written by the office that signs.
_ADDRESSEE = "＿＿＿＿＿＿＿＿＿＿＿＿："


def bulletin_bytes(edition: Edition) -> bytes:
    """The bulletin of the edition's place; the same edition gives the same bytes."""
    snapshot = edition.snapshot
    paper = new_paper("内部" if edition.is_internal else "", f"系统生成稿，须审核签发·存档编号 {snapshot.short_id}")
    rows = [row for row in edition.ledger() if row["row_kind"] == "commitment"]
    draft = Draft(paper, edition, grouped(rows))
    named = f"{edition.place_name()}卫生健康领域量化目标任务完成情况通报"
    title(paper, f"{edition.place_name()}卫生健康领域量化目标任务", "完成情况通报")
    text(paper, _ADDRESSEE, indent=0)
    sections: Sequence[tuple[str, Callable[[Draft], None]]] = (
        ("一、总体情况", _overall), ("二、到期目标完成情况", _due), ("三、重点指标进展", _running), ("四、县区情况", places_section),
        ("五、突出问题", _problems), ("六、数据报送质量", returns_section), ("七、下一步要求", _demands),
    )  # fmt: skip
    for head, write in sections:
        heading(paper, head)
        write(draft)
    turn(paper, across=True)
    reviewed = [row for row in rows if row["reason"] != "proposed"]
    ledger_annex(draft, reviewed)
    definitions_annex(draft, reviewed)
    changes_annex(draft)
    closings_annex(draft)
    colophon(draft)
    return paper_bytes(paper, named, snapshot.taken_at)


def _overall(draft: Draft) -> None:
    paper, groups = draft.paper, draft.groups
    for said in (*say.overall(groups, draft.edition), say.compared(draft.edition)):
        if said:
            text(paper, said)
    parts = [
        ("按期达标", len(groups.kept), DARK), ("目前已达标", len(groups.met), DARK), ("快于或按序时", len(groups.moving), MIDDLE),
        ("逾期达标", len(groups.late), MIDDLE), ("慢于序时或回落", len(groups.risk), LIGHT), ("到期未达标", len(groups.missed), LIGHT),
        ("到期待报、未报", len(groups.awaited) + len(groups.unreported), PALE),
        ("暂不判定", len(groups.due_undecided) + len(groups.running_undecided) + len(groups.undated), PALE),
    ]  # fmt: skip
    shown = [(label, float(count), hue, f"{count}项") for label, count, hue in parts if count]
    if len(shown) > 1:  # one bar shows nothing that its number does not say
        draft.caption("图", "判定构成")
        bars(paper, shown, max(value for _, value, _, _ in shown))
        draft.source("来源：附件1所列目标任务")


def _due(draft: Draft) -> None:
    paper, groups = draft.paper, draft.groups
    if not groups.due:
        text(paper, f"截至{say.day(draft.edition.snapshot.as_of)}，没有已到期的目标任务。")
        return
    settled = [*groups.missed, *groups.late, *groups.kept, *groups.unreported, *groups.awaited]
    if not settled:
        text(paper, f"已到期{len(groups.due)}项均暂不判定，原因见附件1。")
        return
    text(paper, f"已到期的目标任务中，有结论或应报未报的{len(settled)}项，逐项列于{draft.next_number('表')}。")
    draft.caption("表", "到期目标任务完成情况")
    is_named = any(say.who(row) for row in settled)
    cells = [_settled(number, row)[: None if is_named else -1] for number, row in enumerate(settled, 1)]
    heads = ("序号", "指标", "目标", "时限", "期末数", "差距", "结论", "牵头单位")
    table(paper, heads[: len(cells[0])], cells, (9, 24, 15, 17, 21, 15, 17, 16)[: len(cells[0])])
    draft.source()
    draft.say_unnamed(settled)
    if groups.due_undecided:
        text(paper, f"其余{len(groups.due_undecided)}项暂不判定，原因见附件1。")


def _settled(number: int, row: Row) -> list[str]:
    """A row of the table of what fell due; where the year's own figure was not reported there is none: an earlier one is no 期末数."""
    told = ("", "") if row["reason"] == "due_unreported" else (say.two_lines(figure(row)), gap(row))
    return [str(number), row["indicator_name"], row["target_text"], row["due_words"], *told, state(row), say.who(row)]


def _running(draft: Draft) -> None:
    paper, groups = draft.paper, draft.groups
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
        if row["judged_unit"] == "%" and row["unit"] == "%" and row["target_text"][:2] not in {"提高", "降低"} and 0 <= row["judged_value"] <= 100
    ]  # fmt: skip
    if len(shares) > 1:
        draft.caption("图", "现值与目标，占比类，刻度0至100%")
        scales(paper, shares)
        draft.source("深色为现值，粗竖线为目标，其间浅色为差距；其他计量单位的尺度不一，未画。来源见附件2")


def _problems(draft: Draft) -> None:
    paper, groups = draft.paper, draft.groups
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
    draft.say_unnamed([row for _, rows in kinds for row in rows])


def _demands(draft: Draft) -> None:
    paper, groups = draft.paper, draft.groups
    rows = [*groups.missed, *groups.unreported, *[row for row in groups.risk if row["verdict"] != "lagging"]]
    if not rows:
        text(paper, "没有未达标、到期未报和明显慢于序时的目标任务，本节无内容。")
        return
    text(paper, "以下各项由通报单位填写完成时限和要求：")
    cells = [[say.who(row), f"{row['indicator_name']}（{state(row)}）", "", ""] for row in rows]
    table(paper, ("责任单位", "事项", "何时前（待填）", "做到什么（待填）"), cells, (22, 34, 18, 34))
    draft.say_unnamed(rows)
