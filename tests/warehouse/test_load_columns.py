"""Load folders as somebody else writes them: what the build takes on itself, and what it says it did not use."""

import json

from case_folder import write_load, write_register

from loaders.data_folder import DataFolder
from loaders.warehouse import build, connect

INDICATOR = {"indicator_id": "r", "name_zh": "率", "unit": "%", "direction": "higher_is_better", "measure_type": "rate"}
PROMISE = {
    **{"commitment_id": "c1", "indicator_id": "r", "jurisdiction_id": "100000", "comparator": "ge", "value": 90},
    **{"unit": "%", "due_date": "2022-12-31", "quote": "≥90%", "review": "accepted"},
}
FIGURE = {
    **{"figure_id": "f1", "indicator_id": "r", "jurisdiction_id": "100000", "period_start": "2022-01-01"},
    **{
        "period_end": "2022-12-31",
        "value": 85,
        "unit": "%",
        "source": "年报",
        "verification": "seen",
        "precision": 0.1,
    },
}


def test_a_load_of_one_document_needs_no_document_id_and_unknown_columns_are_told(tmp_path):
    data = DataFolder(tmp_path)
    write_register(tmp_path / "register")
    (tmp_path / "bundled").mkdir()
    write_load(data.loads, "2018-01-01", "register", "register", {"indicators": [INDICATOR]})
    paper = write_load(data.loads, "2018-07-01", "document", "方案", {"commitments": [PROMISE]})
    header = data.loads / paper / "load.json"
    issued = json.loads(header.read_text("utf-8")) | {"issued_date": "2018-06-30", "jurisdiction_id": "100000"}
    header.write_text(json.dumps(issued, ensure_ascii=False), "utf-8")
    returned = write_load(data.loads, "2023-07-01", "figures", "年报", {"figures": [FIGURE]})
    said: list[str] = []

    build(data, said.append)

    with connect(data) as connection:
        found = connection.execute(
            "SELECT verdict, judged_value, issued_date::VARCHAR FROM assessment('2023-09-30') "
            "JOIN commitments USING (commitment_id) JOIN documents USING (document_id)"
        ).fetchall()
    assert found == [("missed", 85.0, "2018-06-30")]
    assert f"{returned}/figures.csv：没有这些栏目，没有用到：precision" in said
