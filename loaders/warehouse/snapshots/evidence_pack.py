"""证据包: one promise with all it rests on, as a zip with an index and checksums: its words, the definition, the figures, the verdicts,
what was decided, and the files as they were received."""

import hashlib
import io
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from loaders.data_folder import DataFolder
from loaders.errors import Fault, SnapshotError
from loaders.figures.csv_text import csv_bytes
from loaders.loads.actor import Actor
from loaders.loads.load import Load, read_loads
from loaders.loads.tables import COLUMNS as TABLES
from loaders.warehouse.snapshots.amounts import target
from loaders.warehouse.snapshots.assessment_csv import COLUMNS, Asked, last_recorded, told
from loaders.warehouse.snapshots.cells import query_csv
from loaders.warehouse.snapshots.columns import headings_of, word_of
from loaders.warehouse.snapshots.fixed_zip import zipped
from loaders.warehouse.snapshots.paper import new_paper, paper_bytes, table, text, title
from loaders.warehouse.snapshots.words import CLOSINGS, DISCLOSURES, SOURCE_GRADES

_PROMISE = """
SELECT one.*, paper.title AS document_title, paper.issuer, paper.disclosure AS paper_disclosure, paper.source_url,
    CASE WHEN paper.number_verified THEN paper.document_number END AS document_number, place.name_zh AS place_name,
    CASE WHEN paper.date_verified = 'year' THEN year(paper.issued_date)::VARCHAR ELSE paper.issued_date::VARCHAR END AS issued,
    clause.path AS clause_path, indicator.name_zh AS indicator_name
FROM commitments_at($known_by) AS one
JOIN documents_at($known_by) AS paper USING (document_id)
LEFT JOIN clauses AS clause ON clause.document_id = one.document_id AND clause.clause_id = one.clause_id
LEFT JOIN indicators AS indicator ON indicator.indicator_id = one.indicator_id
LEFT JOIN jurisdictions AS place ON place.jurisdiction_id = one.jurisdiction_id
WHERE one.commitment_id = $commitment_id
"""
# Figures of the promise's indicator, for the places it is judged for.
_FIGURES = f"""
SELECT one.* REPLACE ({word_of("one.source_grade", SOURCE_GRADES)} AS source_grade),
    coalesce(paper.disclosure, 'public') AS paper_disclosure, coalesce(one.source, paper.title) AS told_source
FROM reported_figures_at($known_by) AS one LEFT JOIN documents_at($known_by) AS paper USING (document_id)
WHERE one.indicator_id = $indicator_id AND one.review <> 'rejected' AND list_contains($places, one.jurisdiction_id)
ORDER BY one.jurisdiction_id, one.period_end, one.figure_id
"""
_FIGURE_COLUMNS = {
    "figure_id": "数据编号", "jurisdiction_id": "行政区划代码", "period_start": "统计期起", "period_end": "统计期止", "value": "数值", "unit": "单位",
    "numerator": "分子", "denominator": "分母", "scope": "统计范围", "value_type": "数据性质代码", "told_source": "数据来源", "source_url": "来源网址",
    "source_grade": "来源级别", "verification": "核实程度代码", "published_date": "公布日期", "quote": "数据原文", "load_id": "批次编号",
}  # fmt: skip
_EVENTS = """
SELECT moment, cause, subject_id, before, after, recorded_by, reason, evidence, load_id FROM history
WHERE moment <= $known_by AND list_contains($subjects, subject_id) ORDER BY moment, subject_id, cause
"""
_EVENT_HEADINGS = ("时间（UTC）", "事项代码", "对象编号", "之前", "之后", "记录人", "理由", "佐证", "批次编号")
_DEFINITION = {
    "name_zh": "名称", "indicator_id": "指标编码", "definition": "定义", "numerator": "分子", "denominator": "分母", "population": "人群口径",
    "institutions": "机构范围", "unit": "单位", "frequency": "统计频率", "release_lag_months": "公布时滞（月）", "note": "说明",
}  # fmt: skip
_OWN_FILES = frozenset({"load.json", *(f"{name}.{kind}" for name in TABLES for kind in ("csv", "parquet"))})


def evidence_pack(
    connection: duckdb.DuckDBPyConnection,
    data: DataFolder,
    actor: Actor,
    commitment_id: str,
    as_of: date,
    known_by: datetime | None = None,
    disclosure: str = "public",
) -> bytes:
    """The pack as the bytes of a zip; the same record gives the same bytes.

    Raises SnapshotError where there is no such promise or it is not public and was not asked for, LoadError where what is
    not public is asked for by one who only reads.
    """
    if disclosure == "all":
        actor.require_write("不予公开的内容")
    known = last_recorded(connection, known_by) or datetime(1970, 1, 1)
    promise = _promise(connection, commitment_id, known, disclosure)
    asked = Asked(as_of, known, None, disclosure, all_places=False)
    verdicts, places = _verdicts(connection, asked, commitment_id)
    figures = _rows(connection, _FIGURES, known_by=known, indicator_id=promise["indicator_id"], places=places)
    if disclosure != "all":
        figures = [f for f in figures if f["disclosure"] == "public" and f["paper_disclosure"] == "public"]
    subjects = [commitment_id, promise["document_id"], *(f["figure_id"] for f in figures)]
    events = _rows(connection, _EVENTS, known_by=known, subjects=subjects)
    hidden = {promise["paper_disclosure"], *(f["disclosure"] for f in figures)} != {"public"} and disclosure == "all"
    files: dict[str, bytes | Path] = {
        "1-目标原句.txt": _words(promise, as_of, known, hidden),
        "2-口径说明单.docx": _definition(connection, promise, as_of, known, hidden),
        "3-判定.csv": verdicts,
        "4-数据.csv": csv_bytes(list(_FIGURE_COLUMNS.values()), ([f[c] for c in _FIGURE_COLUMNS] for f in figures)),
        "5-决定与变动.csv": csv_bytes(_EVENT_HEADINGS, ([_said(v) for v in event.values()] for event in events)),
    }
    files |= _attachments(
        data, connection, {promise["load_id"], *(r["load_id"] for r in (*figures, *events))}, disclosure
    )
    return _indexed(files)


def _promise(
    connection: duckdb.DuckDBPyConnection, commitment_id: str, known: datetime, disclosure: str
) -> dict[str, Any]:
    found = _rows(connection, _PROMISE, known_by=known, commitment_id=commitment_id)
    if not found:
        raise SnapshotError(Fault(commitment_id, "没有这项目标", "目标编号在台账的第二列"))
    if found[0]["paper_disclosure"] != "public" and disclosure != "all":
        raise SnapshotError(
            Fault(commitment_id, "所在文件不予公开", "确需内部使用的，由有编辑权限的账号加 --disclosure all")
        )
    return found[0]


def _rows(connection: duckdb.DuckDBPyConnection, query: str, **parameters: object) -> list[dict[str, Any]]:
    found = connection.execute(query, parameters)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


def _verdicts(connection: duckdb.DuckDBPyConnection, asked: Asked, commitment_id: str) -> tuple[bytes, list[str]]:
    """The assessments of the promise as CSV, and the places they are of."""
    base = asked.base(connection)
    assert base is not None, "a promise is on record"
    query, parameters = base
    rows = told(f"SELECT * FROM ({query}) WHERE commitment_id = $commitment_id", COLUMNS)
    parameters = parameters | {"commitment_id": commitment_id}
    content = query_csv(connection, rows, parameters, headings_of(COLUMNS))
    places = connection.execute(f"SELECT DISTINCT jurisdiction_id FROM ({rows}) ORDER BY 1", parameters).fetchall()
    return content, [place for (place,) in places]


def _said(value: Any) -> Any:
    return CLOSINGS.get(value, value) if isinstance(value, str) else value


def _words(promise: Mapping[str, Any], as_of: date, known: datetime, hidden: bool) -> bytes:
    told = target(promise["comparator"], promise["value"], promise["value_high"], promise["unit"], promise["basis"])
    lines = [
        ("标记", "内部" if hidden else ""),
        ("目标编号", promise["commitment_id"]),
        ("提出地区", promise["place_name"]),
        ("文件名称", promise["document_title"]),
        ("文号", promise["document_number"]),
        ("发文机关", promise["issuer"]),
        ("发文日期", promise["issued"]),
        ("条款", promise["clause_path"]),
        ("原文", promise["quote"]),
        ("指标", promise["indicator_name"] or promise["indicator_text"]),
        ("目标", told),
        ("时限", promise["due_date"] or promise["due_text"] or "文件未写明"),
        ("适用对象", promise["scope"]),
        ("牵头单位", promise["lead_department"]),
        ("责任单位", promise["departments"]),
        ("网址", promise["source_url"]),
        ("公开属性", DISCLOSURES[promise["paper_disclosure"]]),
        ("截至日期", as_of),
        ("记录截至（UTC）", known.isoformat() + "Z"),
    ]
    return "".join(f"{name}：{value}\r\n" for name, value in lines if value).encode("utf-8-sig")


def _definition(
    connection: duckdb.DuckDBPyConnection, promise: Mapping[str, Any], as_of: date, known: datetime, hidden: bool
) -> bytes:
    """The definition sheet: one page that says how the indicator is counted, and what it must not be mistaken for."""
    indicator_id = promise["indicator_id"]
    paper = new_paper("内部" if hidden else "", f"系统生成稿，须审核签发·目标编号 {promise['commitment_id']}")
    title(paper, "口径说明单")
    measures = _rows(
        connection, "SELECT * FROM indicators WHERE indicator_id = $indicator_id", indicator_id=indicator_id
    )
    if not measures:
        text(paper, f"原文指标“{promise['indicator_text'] or promise['quote']}”尚未认定为登记表中的指标，口径待认定。")
    for measure in measures:
        cells = [
            [heading, str(measure[code] if measure[code] is not None else "未写明")]
            for code, heading in _DEFINITION.items()
        ]
        table(paper, ("项目", "内容"), cells, (30, 126))
        cuts = _rows(
            connection,
            "SELECT date, why FROM breaks WHERE indicator_id = $indicator_id ORDER BY date",
            indicator_id=indicator_id,
        )
        alike = _rows(
            connection,
            "SELECT name_zh, why FROM related_indicators JOIN indicators ON indicators.indicator_id = other_indicator_id"
            " WHERE related_indicators.indicator_id = $indicator_id ORDER BY name_zh",
            indicator_id=indicator_id,
        )
        table(paper, ("统计断点", "原因"), [[str(c["date"]), c["why"]] for c in cuts] or [["无", ""]], (40, 116))
        table(paper, ("不可互比的指标", "差别"), [[a["name_zh"], a["why"]] for a in alike] or [["无", ""]], (60, 96))
    text(paper, f"截至{as_of.year}年{as_of.month}月{as_of.day}日。")
    return paper_bytes(paper, f"口径说明单 {promise['commitment_id']}", known)


def _attachments(
    data: DataFolder, connection: duckdb.DuckDBPyConnection, load_ids: set[str | None], disclosure: str
) -> dict[str, bytes | Path]:
    """The files of the loads as they were received; of a load with anything that is not public only where all was asked for."""
    hidden = {row[0] for row in connection.execute(
        "SELECT load_id FROM documents WHERE disclosure <> 'public' UNION SELECT load_id FROM reported_figures WHERE disclosure <> 'public'"
    ).fetchall()}  # fmt: skip
    loads: list[Load] = [load for load in read_loads(data) if load.load_id in load_ids]
    return {
        f"附件/{load.load_id}/{path.name}": path
        for load in loads
        if disclosure == "all" or load.load_id not in hidden
        for path in sorted(load.folder.iterdir())
        if path.is_file() and path.name not in _OWN_FILES and not path.name.startswith(".")
    }


def _indexed(files: dict[str, bytes | Path]) -> bytes:
    """The files with an index that people read and the checksums that `snapshot verify` and sha256sum read."""
    contents = {name: content.read_bytes() if isinstance(content, Path) else content for name, content in files.items()}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    rows = [(number, name, len(contents[name]), sums[name]) for number, name in enumerate(contents, 1)]
    index = csv_bytes(("序号", "文件", "字节", "SHA-256"), rows)
    lines = io.StringIO()
    for name, digest in {"0-索引.csv": hashlib.sha256(index).hexdigest(), **sums}.items():
        lines.write(f"{digest}  {name}\n")
    return zipped({"0-索引.csv": index, **contents, "SHA256SUMS": lines.getvalue().encode("utf-8")})
