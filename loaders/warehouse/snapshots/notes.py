"""说明: what a file that left is, of what moment, by what rules; the same words in the workbook, the data package and the bulletin."""

from loaders.loads.actor import LOCAL
from loaders.warehouse.snapshots import words
from loaders.warehouse.snapshots.bulletin_words import day, left_out
from loaders.warehouse.snapshots.kept import Edition
from loaders.warehouse.snapshots.naming import moment_word

# The fourteen rules in one line each (DESIGN §8); the dashboard's 口径与规则 has them with worked numbers.
RULES: tuple[str, ...] = (
    "达到与否按文件所写的比较方式；“达到”“左右”“区间”按指标的优劣方向看，“左右”的容差为1个百分点（不超过该数的十分之一）或2%。",
    "期限未到：看最新的同口径数，符合即“目前已达标”。",
    "期限已到：只看统计期含期限当日或期限前92天内结束的数，之后的数不改变到期结论；没有这个数的，按期限后的第一个数并注明。",
    "进度＝已走的路÷已过的时间：1.05以上快于序时，0.95以上按序时，0.60以上略慢，0以上明显慢，负数为较基期回落。",
    "基期：文件写明的优先，其次为发文前24个月内最近一期，再次为发文后第一期并注明。",
    "基期数与现数须是同样长的统计期；半年、季度数只预警，不判定年度目标。",
    "上下限值、约数、估计、计划、预计、预算数不作判定依据；快报数可判定，年报公布后复核。",
    "标准（如人均经费标准）只作参照；同一文件预告的数不证明该文件的目标。",
    "同一时期有几个数的：年报先于快报，确数先于约数，来源级别高的先；仍然矛盾的暂不判定。",
    "早于两个统计周期的数不用于判断当前进度；到期结论不因时间久远而失效。",
    "每年一判的目标逐年判定；“保持”类任何一年没有达到即为没有保持。",
    "按公布的位数判定；与目标相差不超过末位一半的注明“临界”；例数少的只列数。",
    "判不了的写明第一个成立的原因。",
    "没有达到的按目标性质分别写作：到期未达标（约束性或未写明）、未达预期目标（预期性）、未达力争目标（力争、鼓励，另计）。",
)


def notes(edition: Edition) -> list[tuple[str, str]]:
    """(name, what is said) in the order of reading."""
    snapshot, header = edition.snapshot, edition.snapshot.header
    rows = edition.ledger()
    sources = {row["figure_source"] for row in rows if row["figure_source"]}
    hidden = "含不予公开的内容，限内部使用" if edition.is_internal else f"只含公开的内容。{left_out(edition)}"
    proposed = sum(row["reason"] == "proposed" for row in rows)
    unreviewed = f"；其中待审核 {proposed} 项，不判定，不列入通报附表" if proposed else ""
    told = [
        ("标题", str(header["title"] or "（未填）")),
        ("地区", edition.place_name() or "全部在用的地区"),
        ("截至日期", f"{day(snapshot.as_of)}（只用统计期在这一天及以前结束的数，按这一天看到没到期）"),
        ("记录截至", f"{moment_word(snapshot.known_by)}，只用此时已经记录的内容；复算时写 --known-by {header['known_by']}"),
        ("存档时刻与经办", f"{moment_word(snapshot.taken_at)}，{'本机' if header['taken_by'] == LOCAL.name else header['taken_by']}"),
        ("存档编号", snapshot.snapshot_id),
        ("规则版本", str(header["rules_version"])),
        ("数据批次", f"{len(header['loads'])} 个，清单校验码 {header['loads_sha256'][:16]}"),
        ("公开属性", hidden),
        ("项数", f"目标任务 {len(rows)} 项，所依据的数据来源 {len(sources)} 个{unreviewed}"),
        ("核对办法", f"python -m loaders snapshot verify {snapshot.snapshot_id}"),
        ("亮灯", "绿＝已达标、快于序时、按序时推进；黄＝略慢于序时、约数目标基本达到、到期待报、逾期达标、达标后回落、未达力争目标；"
         "红＝明显慢于序时、较基期回落、到期未达标、未达预期目标；灰＝暂不判定。文件已失效或待审核的不亮灯。"),
        ("最新值", "为判定所用的数：到期的是期末数，没到期的是最新的同口径数；差距即它与目标的差。"),
        ("空栏", "牵头科室、进展情况、存在问题、下一步措施由填报单位填写，系统不代填。"),
        ("文字单元格", "以 = + - @ 等符号开头的文字前加了一个单引号，避免表格软件当成公式。"),
        ("结论用语", "、".join([*words.VERDICTS.values(), *words.MISSED.values()])),
    ]  # fmt: skip
    return [*told, *((f"规则{number}", rule) for number, rule in enumerate(RULES, 1))]
