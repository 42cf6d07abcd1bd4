"""四、县区情况 and 六、数据报送质量: the places below, and how returns came in."""

from collections import Counter
from collections.abc import Sequence

from loaders.warehouse.snapshots.bulletin_draft import Draft
from loaders.warehouse.snapshots.kept import Row
from loaders.warehouse.snapshots.notice import figure
from loaders.warehouse.snapshots.paper import table, text
from loaders.warehouse.snapshots.standing import Groups, grouped

_MOST_INDICATORS = 4


def places_section(draft: Draft) -> None:
    """Places below × indicators; by code, never ranked: a ranking is the publisher's to open."""
    paper, edition = draft.paper, draft.edition
    below = [p for p in edition.rows("places") if p["parent_id"] == edition.jurisdiction_id and edition.jurisdiction_id]
    ledgers = {
        p["jurisdiction_id"]: [r for r in edition.ledger(p["jurisdiction_id"]) if r["reason"] != "proposed"]
        for p in below
    }
    below = [p for p in below if ledgers[p["jurisdiction_id"]]]
    if not below:
        text(paper, f"本存档中没有{edition.place_name()}所辖地区的目标任务和数据，本节无内容。")
        return
    standing = [(p, grouped(ledgers[p["jurisdiction_id"]])) for p in below]
    text(paper, f"{edition.place_name()}所辖{len(below)}个地区有目标任务或数据，按行政区划代码排列，不作排名。")
    draft.caption("表", "所辖地区目标任务情况")
    shown = _indicators([row for rows in ledgers.values() for row in rows])
    heads = ("地区", "已达标", "有风险", "未达标", "待报未报", "暂不判定", *(name for _, name in shown))
    cells = [[str(p["place_name"]), *_counts(g), *_values(ledgers[p["jurisdiction_id"]], shown)] for p, g in standing]
    table(paper, heads, cells, (20, 11, 11, 11, 11, 11, *[24] * len(shown)))
    draft.source("来源：本存档中各地区的目标任务台账")


def _counts(groups: Groups) -> list[str]:
    undecided = len(groups.due_undecided) + len(groups.running_undecided) + len(groups.undated)
    counts = (
        len(groups.kept) + len(groups.late) + len(groups.met), len(groups.risk), len(groups.missed),
        len(groups.awaited) + len(groups.unreported), undecided,
    )  # fmt: skip
    return [str(count) for count in counts]


def _indicators(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """The indicators on which most places have a figure."""
    places = Counter(
        (row["indicator_id"], row["indicator_name"]) for row in {
            (r["indicator_id"], r["jurisdiction_id"]): r for r in rows if r["judged_value"] is not None
        }.values()
    )  # fmt: skip
    return [pair for pair, _ in places.most_common(_MOST_INDICATORS)]


def _values(rows: Sequence[Row], shown: Sequence[tuple[str, str]]) -> list[str]:
    found = {row["indicator_id"]: row for row in rows if row["judged_value"] is not None}
    return [
        f"{figure(found[indicator])} {found[indicator]['verdict_word']}" if indicator in found else ""
        for indicator, _ in shown
    ]


def returns_section(draft: Draft) -> None:
    """On time, late, missing of what was owed, by place; how many rows were sent back."""
    paper, edition = draft.paper, draft.edition
    returns = edition.rows("returns")
    if not returns:
        # Where nobody reports by this system, all would be missing, and nobody to blame.
        text(paper, "没有通过本系统收到报表，不计算及时率、迟报率、缺报率和退回率，本节无内容。")
        return
    parents = {p["jurisdiction_id"]: p["parent_id"] for p in edition.rows("places")}
    mine = edition.jurisdiction_id
    owed = [r for r in edition.rows("owed") if mine in {None, r["jurisdiction_id"], parents.get(r["jurisdiction_id"])}]
    due = [r for r in owed if r["return_state"] != "未到期限"]
    if due:
        draft.caption("表", "应报数据报送情况")
        cells = [
            _line(name, [r for r in due if r["place_name"] == name])
            for name in dict.fromkeys(r["place_name"] for r in due)
        ]
        heads = ("地区", "应报", "按时", "迟报", "缺报", "报送时间不详", "及时率", "迟报率", "缺报率")
        table(paper, heads, cells, (22, 12, 12, 12, 12, 18, 15, 15, 15))
        draft.source(
            "来源：系统收到报送的记录。应报数按各项目标任务的统计频率和公布时滞推定，每个指标取最近两个应报期和期限当期；各率的分母为应报数"
        )
    else:
        text(paper, "没有可以推定应报期的指标，不计算及时率、迟报率和缺报率。")
    taken, refused = sum(r["accepted"] for r in returns), sum(r["refused"] or 0 for r in returns)
    rate = f"，退回率{refused / (taken + refused):.1%}" if taken + refused else ""
    text(paper, f"收到报表{len(returns)}份（全部报送单位合计），收下数据{taken}个，退回{refused}处{rate}。")


def _line(name: str, rows: Sequence[Row]) -> list[str]:
    counts = Counter(row["return_state"] for row in rows)
    known = [counts["按时"], counts["迟报"], counts["缺报"]]
    shares = [f"{count / len(rows):.0%}" for count in known]
    return [name, str(len(rows)), *map(str, known), str(counts["已报（报送时间不详）"]), *shares]
