"""What the sender is asked of rows that were taken: of a source whose word is not a statistic yet, of a number far from its neighbours.

The figure asked about is kept and shown; no verdict rests on it before an official has said that it is right: on the returns page,
by `decide`, or in another return that says the same number with its 核实程度.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import duckdb

from loaders.figures.jumps import find_jumps, jumps
from loaders.figures.numbers import with_unit
from loaders.figures.on_record import Compared, has_figures, hold_against_record
from loaders.figures.records import Question, Record
from loaders.figures.returns import KEY_COLUMNS, Return
from loaders.figures.words import QUESTIONED
from loaders.loads.load import Load
from loaders.loads.tables import cell
from loaders.register.model import Register

# More than this nobody answers one by one; all that are asked about are marked on their figures.
MOST_ASKED = 200
ASKED_IN_NOTE = "报送时提请核对："
_JUMP_STEP = "有误就改好再报；无误就确认：在报送页上确认，或在“核实程度”填“已见原文”再报。确认前照登，不参与判定"
_UNVERIFIED = {
    "press": "来源“{source}”是新闻，没有写明核实程度，按未核实收下",
    "own word": "来源“{source}”是自报，没有写明核实程度，按未核实收下",
}
_UNVERIFIED_STEP = (
    "看过原文或有旁证，就在“核实程度”填“已见原文”或“有旁证”再报，或在报送页上确认；未核实的数照登，不参与判定"
)
_COLUMNS = ("indicator_text", *KEY_COLUMNS, "value", "unit", "verification", "numerator", "denominator")


def checked(
    found: Return, name: str, loads: Sequence[Load], register: Register, *, within: bool = True
) -> tuple[list[dict[str, object]], Compared, list[Question]]:
    """(the rows of a return that was read row by row that are to be written, what of it stands on record, what is asked of them)."""
    asked = [unverified(name, str(one["figure_id"]), found.records[str(one["figure_id"])], one)
             for one in found.figures if one["figure_id"] in found.unverified]  # fmt: skip
    has_record = has_figures(loads)
    compared, repeated = Compared(0, 0), set()
    with duckdb.connect() as connection:
        _say(connection, found)
        if has_record:
            compared = hold_against_record(connection, loads)
            repeated = {at for (at,) in connection.execute("SELECT row_at FROM held WHERE is_repeated").fetchall()}
        count = find_jumps(connection, register, has_record=has_record, within=within)
        for jump in jumps(connection, count):
            figure = found.figures[jump.row_at]
            asked.append(_jump_question(name, found.records[str(figure["figure_id"])], figure, jump.why))
            figure["note"] = "；".join(
                part for part in (str(figure["note"] or ""), f"{ASKED_IN_NOTE}{jump.why}") if part
            )
            if figure["verification"] != "unverified":
                figure["verification"] = QUESTIONED
    fresh = [figure for at, figure in enumerate(found.figures) if at not in repeated]
    kept = {figure["figure_id"] for figure in fresh}
    return fresh, compared, sorted((one for one in asked if one.figure_id in kept), key=lambda one: one.row or 0)


def _say(connection: duckdb.DuckDBPyConnection, found: Return) -> None:
    """Make table `said`, see `hold_against_record` and `find_jumps`."""
    texts = [[_text(figure.get(column), column) for figure in found.figures] for column in _COLUMNS]
    labels = [str(figure["figure_id"]).split("-", 1)[1] for figure in found.figures]
    stated = [bool(found.records[str(figure["figure_id"])].text("verification")) for figure in found.figures]
    names = ("row_at", "label", "is_stated", *_COLUMNS)
    lists = [list(range(len(labels))), labels, stated, *texts]
    connection.execute(f"CREATE TEMP TABLE said AS SELECT {', '.join(f'unnest(?) AS {one}' for one in names)}", lists)


def _text(value: object, column: str) -> str:
    """A value with the decimals it was printed with; all else as in a load."""
    return format(value, "f") if column == "value" and isinstance(value, Decimal) else cell(value)


def unverified(name: str, figure_id: str, record: Record, figure: Mapping[str, object]) -> Question:
    """What is asked of a figure whose source is news or the sender's own word, and of which nobody says how far it is verified."""
    key = "verification" if "verification" in record.headings.printed else "source"
    question = _UNVERIFIED[str(figure["source_grade"])].format(source=figure["source"])
    return _question(name, figure_id, record, key, question, _UNVERIFIED_STEP)


def _jump_question(name: str, record: Record, figure: Mapping[str, object], why: str) -> Question:
    question = jump_text(_text(figure["value"], "value"), str(figure["unit"]), why)
    return _question(name, str(figure["figure_id"]), record, "value", question, _JUMP_STEP)


def jump_text(value: str, unit: str, why: str) -> str:
    """The question of a number far from its neighbours."""
    return f"{with_unit(value, unit)} {why}：单位和小数点对吗"


def _question(name: str, figure_id: str, record: Record, key: str, question: str, step: str) -> Question:
    file = f"{name} › {record.sheet}" if record.sheet else name
    return Question(figure_id, file, record.line, record.headings.printed[key], record.shown(key), question, step)


def jump_questions(connection: duckdb.DuckDBPyConnection, name: str, sha12: str, column: str) -> list[Question]:
    """The first questions of table `jumped` for a return of very many rows; `label` is the line."""
    return [
        Question(
            f"{sha12}-{one.label}",
            name,
            int(one.label),
            column,
            one.value,
            jump_text(one.value, one.unit, one.why),
            _JUMP_STEP,
        )
        for one in jumps(connection, MOST_ASKED)
    ]


def more_asked(count: int) -> list[str]:
    """The notice where more is asked than is listed."""
    return (
        [f"要核对的共 {count} 行，以上列出前 {MOST_ASKED} 行；都记为待核对，不参与判定"] if count > MOST_ASKED else []
    )
