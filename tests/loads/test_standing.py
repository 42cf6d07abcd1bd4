"""A document under review stands as publishing will have it: on record, with one person's drafts on top."""

from datetime import timedelta

import pytest

from loaders.errors import Faults
from loaders.loads import Actor, read_loads
from loaders.loads.add import AddOptions, add_file
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.loads.drafts import discard, drafts_of
from loaders.loads.new_indicator import add_indicator, indicator_id_of
from loaders.warehouse import build, connect, publish_drafts
from loaders.warehouse.columns import COMMITMENTS, FIGURES
from loaders.warehouse.standing import standing_of

ME = Actor("市医改办", "publisher")
UPLOADED = {
    "name_zh": "家庭病床随访率", "definition": "建床患者中按期随访的份额", "numerator": "按期随访人数", "denominator": "建床人数",
    "population": "建床患者", "institutions": "基层医疗卫生机构", "unit": "%", "direction": "higher_is_better", "measure_type": "rate",
    "frequency": "annual", "release_lag_months": "12", "category": "就医秩序",
}  # fmt: skip


@pytest.fixture
def mine(data):
    return data.with_drafts_of(ME.name)


@pytest.fixture
def document_id(mine, plan):
    return add_file(plan, mine, ME, AddOptions()).load.header["document_id"]


def told(standing):
    """What is compared: all that a load says of a statement; numbers that a build gives its rows are its own."""
    return [{name: row[name] for name in COMMITMENTS} for row in standing.commitments] + [
        {name: row[name] for name in FIGURES} for row in standing.figures
    ]


def on_record(data, document_id):
    rows = []
    with connect(data) as connection:
        for macro, key, columns in (
            ("commitments_at", "commitment_id", COMMITMENTS),
            ("reported_figures_at", "figure_id", FIGURES),
        ):
            names = ", ".join(columns)
            found = connection.execute(
                f"SELECT {names} FROM {macro}() WHERE document_id = ? ORDER BY span_start, {key}", [document_id]
            )
            rows += [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    return rows


def test_what_stands_before_publishing_is_what_stands_after(data, mine, document_id):
    first, second = standing_of(mine, document_id).commitments
    decide([Decision("correct", first["commitment_id"], "value", "66", "按原文改正")], mine, ME)
    decide([Decision("reject", second["commitment_id"], reason="与另一条重复")], mine, ME)
    figure = standing_of(mine, document_id).figures[0]["figure_id"]
    decide([Decision("accept", figure, reason="与原文核对一致")], mine, ME)

    before = standing_of(mine, document_id)
    assert [(row["review"], row["value"]) for row in before.commitments] == [("corrected", 66), ("rejected", 90)]
    assert [row["review"] for row in before.figures] == ["accepted"]
    publish_drafts(mine, ME)
    assert told(before) == on_record(data, document_id)
    assert told(standing_of(mine, document_id)) == told(before)


def test_how_sure_the_reading_was_is_kept(mine, document_id):
    assert all(0.3 <= row["confidence"] <= 0.99 for row in standing_of(mine, document_id).commitments)


def test_a_draft_speaks_after_what_others_published_since(data, mine, plan):
    """A decision drafted in the morning is put on record after one that somebody published at noon."""
    load = add_file(plan, data, ME, AddOptions()).load
    build(data)
    document_id = load.header["document_id"]
    key = standing_of(mine, document_id).commitments[0]["commitment_id"]
    decide([Decision("correct", key, "value", "66", "草稿")], mine, ME)
    decide([Decision("correct", key, "value", "67", "已发布")], data, ME)
    drafted, published = drafts_of(mine)[0], read_loads(data)[-1]
    assert published.recorded_at > drafted.recorded_at + timedelta(0)

    assert standing_of(mine, document_id).commitments[0]["value"] == 66
    assert standing_of(data, document_id).commitments[0]["value"] == 67


def test_a_statement_added_by_hand_has_its_place_in_the_text(mine, document_id):
    row = {
        "document_id": document_id, "jurisdiction_id": "512000", "comparator": "ge", "value": "80", "unit": "%", "quote": "达到80%",
        "span_start": "40", "span_end": "43", "indicator_text": "签约率",
    }  # fmt: skip
    decide([Decision("add", f"{document_id}-40", field, value, "识别遗漏") for field, value in row.items()], mine, ME)
    added = standing_of(mine, document_id).commitments[0]
    assert (added["span_start"], added["value"], added["review"]) == (40, 80, "accepted")
    with pytest.raises(Faults, match="span_start"):
        decide(
            [Decision("add", "x-1", field, value, "x") for field, value in {**row, "span_start": "四"}.items()],
            mine,
            ME,
        )


def test_a_document_that_is_not_on_record_does_not_stand(mine):
    assert standing_of(mine, "nothing") is None


def test_a_new_indicator_is_used_before_and_after_publishing(data, mine, document_id):
    receipt = add_indicator(UPLOADED, "市级方案附件2", mine, ME)
    key = standing_of(mine, document_id).commitments[0]["commitment_id"]
    new = indicator_id_of(UPLOADED["name_zh"])
    decide([Decision("correct", key, "indicator_id", new, "按口径改指标")], mine, ME)
    assert receipt.load.kind == "register"
    assert standing_of(mine, document_id).commitments[0]["indicator_id"] == new

    publish_drafts(mine, ME)
    with connect(data) as connection:
        found = connection.execute(
            "SELECT name_zh, name_en, note FROM indicators WHERE indicator_id = ?", [new]
        ).fetchall()
    assert found == [("家庭病床随访率", "家庭病床随访率", "依据：市级方案附件2")]


def test_an_indicator_that_would_not_be_sound_is_refused_whole(mine):
    for change, column in (
        ({"unit": "斤两"}, "unit"),
        ({"denominator": ""}, "denominator"),
        ({"name_zh": "县域内住院率"}, "name_zh"),
        ({"direction": ""}, "direction"),
    ):
        with pytest.raises(Faults) as caught:
            add_indicator(UPLOADED | change, "市级方案", mine, ME)
        assert [fault.column for fault in caught.value.faults] == [column]
    with pytest.raises(Faults, match="没有写明依据"):
        add_indicator(UPLOADED, " ", mine, ME)
    assert drafts_of(mine) == []


def test_throwing_an_indicator_away_takes_what_names_it_along(mine, document_id):
    draft = add_indicator(UPLOADED, "市级方案", mine, ME).load
    key = standing_of(mine, document_id).commitments[0]["commitment_id"]
    decide([Decision("correct", key, "indicator_id", indicator_id_of(UPLOADED["name_zh"]), "按口径改指标")], mine, ME)
    discard(mine, draft.load_id, ME)
    assert [load.kind for load in drafts_of(mine)] == ["document"]
    assert standing_of(mine, document_id).commitments[0]["review"] == "proposed"
