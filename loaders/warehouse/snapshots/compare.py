"""What changed between two snapshots, or a snapshot and now, with a cause for every changed row.

The causes are told by the macro causes_of (views/62_changes.sql), which sees the two kept tables. Two causes lie outside them:
a changed rule, found by judging the moment of each snapshot again by the rules of today, and who decided what, found on record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from loaders.warehouse.snapshots import words
from loaders.warehouse.snapshots.amounts import amount
from loaders.warehouse.snapshots.amounts import target as target_of
from loaders.warehouse.snapshots.assessment_csv import last_recorded
from loaders.warehouse.snapshots.cells import literal
from loaders.warehouse.snapshots.columns import Column
from loaders.warehouse.snapshots.inputs import figure_input, target_input
from loaders.warehouse.snapshots.rules import rules_version
from loaders.warehouse.snapshots.snapshot import Snapshot

# 判定变动表, the office's own form, and behind it what the words rest on.
CHANGES: tuple[Column, ...] = (
    Column("commitment_id", "目标编号"),
    Column("place_name", "地区"),
    Column("indicator_name", "指标"),
    Column("standing_before_word", "上期状态"),
    Column("standing_after_word", "本期状态"),
    Column("cause_words", "变动原因"),
    Column("jurisdiction_id", "行政区划代码"),
    Column("due_date", "完成时限"),
    Column("judged_before_words", "上期判定用数"),
    Column("judged_after_words", "本期判定用数"),
    Column("target_before_words", "上期目标"),
    Column("target_after_words", "本期目标"),
    Column("decided", "有关决定"),
    Column("causes", "变动原因代码"),
    Column("disclosure", "公开属性", words.DISCLOSURES),
)


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a snapshot, or (None) the present database at `as_of` with all on record."""

    snapshot: Snapshot | None
    as_of: date
    known_by: datetime | None

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Side":
        """The side of a snapshot."""
        return cls(snapshot, snapshot.as_of, snapshot.known_by)

    @classmethod
    def now(cls, connection: duckdb.DuckDBPyConnection, as_of: date) -> "Side":
        """The present database on a day."""
        return cls(None, as_of, last_recorded(connection, None))


_SEEN = "(disclosure = 'public' OR {all})"
_BESIDE = """
WITH judged_pairs AS (
    SELECT one, two
    FROM side_one AS one FULL JOIN side_two AS two
        ON two.commitment_id = one.commitment_id AND two.jurisdiction_id = one.jurisdiction_id
        AND two.occasion IS NOT DISTINCT FROM one.occasion
    WHERE is_turned(one, two)
)
SELECT
    coalesce(two.commitment_id, one.commitment_id) AS commitment_id,
    coalesce(two.jurisdiction_id, one.jurisdiction_id) AS jurisdiction_id,
    coalesce(two.indicator_id, one.indicator_id) AS indicator_id, coalesce(two.due_date, one.due_date) AS due_date,
    coalesce(two.occasion, one.occasion) AS occasion,
    place.name_zh AS place_name, coalesce(indicator.name_zh, promise.indicator_text) AS indicator_name,
    one.standing AS standing_before, two.standing AS standing_after, one.review AS review_before, two.review AS review_after,
    one.judged_figure AS judged_before, two.judged_figure AS judged_after, one.target AS target_before, two.target AS target_after,
    one.judged_figure_id AS figure_before, two.judged_figure_id AS figure_after,
    coalesce(two.disclosure, one.disclosure) AS disclosure,
    causes_of(one, two,
        CASE WHEN one.commitment_id IS NULL THEN two.commitment_id IN (SELECT commitment_id FROM side_one)
            ELSE one.commitment_id IN (SELECT commitment_id FROM side_two) END,
        CASE WHEN one.commitment_id IS NULL THEN (two.commitment_id, two.jurisdiction_id) IN (SELECT (commitment_id, jurisdiction_id) FROM side_one)
            ELSE (one.commitment_id, one.jurisdiction_id) IN (SELECT (commitment_id, jurisdiction_id) FROM side_two) END) AS causes
FROM judged_pairs
LEFT JOIN jurisdictions AS place ON place.jurisdiction_id = coalesce(two.jurisdiction_id, one.jurisdiction_id)
LEFT JOIN indicators AS indicator ON indicator.indicator_id = coalesce(two.indicator_id, one.indicator_id)
LEFT JOIN (SELECT commitment_id, any_value(indicator_text) AS indicator_text FROM commitments GROUP BY ALL) AS promise
    ON promise.commitment_id = coalesce(two.commitment_id, one.commitment_id)
ORDER BY jurisdiction_id, indicator_id, commitment_id, due_date
"""


def compare(
    connection: duckdb.DuckDBPyConnection, before: Side, after: Side, *, disclosure: str = "public"
) -> list[dict[str, Any]]:
    """The rows that read otherwise in `after` than in `before`, with the codes of CHANGES as keys; `is_turned` tells a change of
    verdict from one of figure, target or counting only. Every row has a cause."""
    place = next((s.snapshot.header["jurisdiction_id"] for s in (before, after) if s.snapshot and s.snapshot.header["jurisdiction_id"]), None)  # fmt: skip
    try:
        for name, side in (("side_one", before), ("side_two", after)):
            _keep(connection, name, side, place, disclosure)
        rows = _rows(connection, _BESIDE)
        ruled = _judged_otherwise(connection, before) | _judged_otherwise(connection, after)
        decided = _decisions(connection, before.known_by, after.known_by)
    finally:
        for name in ("side_one", "side_two"):
            connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
    return [_told(row, ruled, decided) for row in rows]


def _rows(connection: duckdb.DuckDBPyConnection, query: str, *parameters: object) -> list[dict[str, Any]]:
    found = connection.execute(query, list(parameters))
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


def _keep(connection: duckdb.DuckDBPyConnection, name: str, side: Side, place: str | None, disclosure: str) -> None:
    """The inputs of a side as a temporary table, all text; of the present database only the places a snapshot looks at."""
    if side.snapshot:
        source = kept_text(side.snapshot.path_of("inputs"))
    else:
        source = "inputs_at($as_of, $known_by) WHERE jurisdiction_id IN (SELECT jurisdiction_id FROM places_in_use_at($known_by))"
    filters = [f"({_SEEN.format(all=str(disclosure == 'all').lower())})"]
    if place is not None:
        filters.append(f"jurisdiction_id = {literal(place)}")
    parameters = {} if side.snapshot else {"as_of": side.as_of, "known_by": side.known_by}
    query = f"SELECT * FROM (FROM {source}) WHERE {' AND '.join(filters)}"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}", parameters)


def kept_text(path: Path) -> str:
    """SQL that reads a kept CSV file with every cell as text, an empty one as null."""
    return (
        f"read_csv({literal(str(path))}, all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"',"
        " auto_detect = false, columns = {" + _columns(path) + "})"
    )


def _columns(path: Path) -> str:
    with path.open(encoding="utf-8-sig", newline="") as file:
        names = file.readline().rstrip("\r\n").split(",")
    return ", ".join(f"{literal(name)}: 'VARCHAR'" for name in names)


def _judged_otherwise(connection: duckdb.DuckDBPyConnection, side: Side) -> set[tuple[str, str, str | None]]:
    """The rows of a snapshot that the rules of today judge otherwise on the very same record."""
    if side.snapshot is None or side.snapshot.header["rules_version"] == rules_version(connection):
        return set()
    found = connection.execute(
        f"""
        SELECT kept.commitment_id, kept.jurisdiction_id, kept.occasion FROM {kept_text(side.snapshot.path_of("inputs"))} AS kept
        JOIN inputs_at($as_of, $known_by) AS again
            ON again.commitment_id = kept.commitment_id AND again.jurisdiction_id = kept.jurisdiction_id
            AND again.occasion IS NOT DISTINCT FROM kept.occasion
        WHERE (kept.standing, kept.judged_figure_id) IS DISTINCT FROM (again.standing, again.judged_figure_id)
            AND kept.definition IS NOT DISTINCT FROM again.definition AND kept.series IS NOT DISTINCT FROM again.series
            AND kept.target IS NOT DISTINCT FROM again.target
        """,
        {"as_of": side.as_of, "known_by": side.known_by},
    ).fetchall()
    return set(found)


def _decisions(
    connection: duckdb.DuckDBPyConnection, before: datetime | None, after: datetime | None
) -> dict[str, list[tuple[str, str]]]:
    """What persons decided between two moments: by subject, the step and "who: why"."""
    if before is None or after is None:
        return {}
    found = connection.execute(
        """
        SELECT DISTINCT subject_id, coalesce(CASE WHEN cause = 'review' THEN after END, cause), concat_ws('：', recorded_by, reason)
        FROM history WHERE moment > least($one, $two) AND moment <= greatest($one, $two) AND reason IS NOT NULL ORDER BY ALL
        """,
        {"one": before, "two": after},
    ).fetchall()
    decided: dict[str, list[tuple[str, str]]] = {}
    for subject_id, step, said in found:
        decided.setdefault(subject_id, []).append((step, said))
    return decided


def _told(
    row: Mapping[str, Any],
    ruled: set[tuple[str, str, str | None]],
    decided: Mapping[str, Sequence[tuple[str, str]]],
) -> dict[str, Any]:
    about = [d for key in ("commitment_id", "figure_before", "figure_after") for d in decided.get(row[key] or "", ())]
    causes = [name for cause in row["causes"] if (name := _named(cause, row, about))]
    if (row["commitment_id"], row["jurisdiction_id"], row["occasion"]) in ruled:
        causes.insert(0, "rule")
    causes = list(dict.fromkeys(causes)) or ["other"]
    return {
        **row,
        "causes": causes,
        "is_turned": row["standing_before"] != row["standing_after"],
        "cause_words": [words.CAUSES[cause] for cause in causes],
        "standing_before_word": words.STANDINGS.get(row["standing_before"] or "", "（无）"),
        "standing_after_word": words.STANDINGS.get(row["standing_after"] or "", "（无）"),
        **{f"{key}_words": figure_words(row[key]) for key in ("judged_before", "judged_after")},
        **{f"{key}_words": target_words(row[key]) for key in ("target_before", "target_after")},
        "decided": list(dict.fromkeys(said for _, said in about)),
        "disclosure": words.DISCLOSURES.get(row["disclosure"], row["disclosure"]),
    }


def figure_words(figure: str | None) -> str:
    """A figure as inputs_at tells it (value, unit, days of its period, and more) as people write it: 50%（2015年）."""
    found = figure_input(figure)
    return f"{amount(found.value, found.unit)}（{words.period_word(found.days)}）" if found else ""


def target_words(target: str | None) -> str:
    """A target as inputs_at tells it (comparator, value, upper value, unit, basis, baseline, its date, due date, and more): ≥90%，2020年底前."""
    if not target:
        return ""
    found = target_input(target)
    told = target_of(found.comparator, found.value, found.value_high, found.unit, found.basis)
    return f"{told}，{'未写明期限' if found.due is None else words.due_word(found.due)}"


def shown_changes(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Of the rows of `compare` those with something to see: another verdict, figure or target, not only another way of counting."""
    seen = ("standing", "judged", "target")
    return [row for row in rows if any(row[f"{key}_before"] != row[f"{key}_after"] for key in seen)]


def _named(cause: str, row: Mapping[str, Any], about: Sequence[tuple[str, str]]) -> str | None:
    """A review says which way it went, and nothing where an accepted row was only corrected: what was corrected is a cause of its
    own. A promise that is gone was refused where a person said so."""
    steps = {step for step, _ in about}
    accepted = {"accepted", "corrected"}
    if cause == "review" and row["review_after"] in accepted:
        return None if row["review_before"] in accepted else "accepted"
    if cause == "ended" and "rejected" in steps:
        return "rejected"
    return cause
