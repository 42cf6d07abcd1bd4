"""Decisions: all of them or none, each checked before it stands for good."""

import pytest

from loaders.errors import DecisionError, Faults, ReturnError
from loaders.loads import read_loads
from loaders.loads.add import AddOptions, add_bytes, add_file
from loaders.loads.decide import decide, decide_file
from loaders.loads.decision import Decision

MEMBERS_SCOPE = (
    "指标编码,地区,文件名称,比较方式,目标值,单位,适用对象\nphc_visit_share,全国,意见,不低于,65,%,分级诊疗试点地区\n"
)


@pytest.fixture
def document(data, clerk, plan):
    """The id of the composed plan, loaded; its first commitment is at 115."""
    return add_file(plan, data, clerk, AddOptions()).load.sha256[:12]


@pytest.fixture
def first(data, document):
    """The id of the first commitment."""
    [load] = read_loads(data)
    return next(load.rows("commitments"))["commitment_id"]


def refusals(decisions, data, clerk):
    before = len(read_loads(data))
    with pytest.raises(Faults) as caught:
        decide(decisions, data, clerk)
    assert len(read_loads(data)) == before
    return [(fault.column, fault.reason) for fault in caught.value.faults]


def test_a_decision_is_written_with_who_when_and_why(data, clerk, document):
    receipt = decide([Decision("accept", document, reason="已逐条核对", evidence="原件")], data, clerk)

    assert receipt.load.kind == "decisions"
    assert receipt.load.header["recorded_by"] == clerk.name
    assert list(receipt.load.rows("decisions")) == [
        {
            "action": "accept",
            "subject_id": document,
            "field": "",
            "value": "",
            "reason": "已逐条核对",
            "evidence": "原件",
        }
    ]


def test_telephone_numbers_stay_outside_decisions_too(data, clerk, first):
    decision = Decision("close", first, reason="已电话核实13800001111", evidence="联系人：某某某")
    [row] = decide([decision], data, clerk).load.rows("decisions")

    assert "13800001111" not in row["reason"]
    assert "某某某" not in row["evidence"]


def test_the_same_decision_may_be_taken_again(data, clerk, first):
    accept = Decision("accept", first, reason="已核对")
    ids = {decide([accept], data, clerk).load.load_id for _ in range(3)}

    assert len(ids) == 3


def test_a_batch_of_five_hundred_is_one_load(data, clerk):
    header, line = MEMBERS_SCOPE.splitlines()
    rows = [line.replace("意见", f"意见{number}") for number in range(500)]
    load = add_bytes("\n".join([header, *rows]).encode(), "目标表.csv", data, clerk, AddOptions()).load
    batch = [Decision("accept", row["commitment_id"], reason="读得准") for row in load.rows("commitments")]
    decided = decide(batch, data, clerk).load

    assert len(list(decided.rows("decisions"))) == 500
    assert [one.load_id for one in read_loads(data)] == [load.load_id, decided.load_id]


def test_a_file_of_decisions_is_taken_once(data, clerk, first, tmp_path):
    path = tmp_path / "决定.csv"
    path.write_text(
        f"动作,对象编号,栏,值,理由\n改正,{first},due_date,2020-12-31,标题写明\n采纳,{first},,,已核对\n", "utf-8-sig"
    )

    receipt = decide_file(path, data, clerk)
    assert [row["action"] for row in receipt.load.rows("decisions")] == ["correct", "accept"]
    assert not decide_file(path, data, clerk).is_new


def test_all_or_none_and_every_fault_is_told_with_its_line(data, clerk, first, tmp_path):
    path = tmp_path / "决定.csv"
    path.write_text(
        f"动作,对象编号,栏,值,理由\n采纳,{first},,,已核对\n采纳,没有这个,,,已核对\n改正,{first},value,很多,\n", "utf-8"
    )

    with pytest.raises(Faults) as caught:
        decide_file(path, data, clerk)
    assert [(fault.row, fault.column) for fault in caught.value.faults] == [
        (3, "subject_id"),
        (4, "reason"),
        (4, "value"),
    ]
    assert len(read_loads(data)) == 1


@pytest.mark.parametrize(
    ("action", "field", "value", "column", "reason"),
    [
        ("approve", "", "", "action", "没有“approve”这个动作"),
        ("accept", "value", "", "field", "不用填栏目"),
        ("correct", "", "65", "field", "没有可改的栏目"),
        ("correct", "commitment_id", "x", "field", "没有可改的栏目"),
        ("correct", "value", "六十五", "value", "不能作“value”的值"),
        ("correct", "value", "", "value", "不能为空"),
        ("correct", "due_date", "2020年底", "value", "不能作“due_date”的值"),
        ("correct", "comparator", "不低于", "value", "不能作“comparator”的值"),
        ("correct", "indicator_id", "no_such", "value", "不在指标表里"),
        ("correct", "jurisdiction_id", "999999", "value", "不存在"),
        ("close", "", "999999", "value", "不存在"),
        ("supersede", "", "x", "subject_id", "只能用于文件、批次"),
        ("confirm_scope", "x", "yes", "subject_id", "只能用于地区"),
    ],
)
def test_what_cannot_be_done_is_refused(data, clerk, first, action, field, value, column, reason):
    found = refusals([Decision(action, first, field, value, "理由", "佐证")], data, clerk)

    assert found[0][0] == column
    assert reason in found[0][1]


@pytest.mark.parametrize(
    ("decision", "column", "reason"),
    [
        (Decision("close", "{first}", reason="完成"), "evidence", "没有写明佐证"),
        (Decision("accept", "{first}"), "reason", "没有写明理由"),
        (Decision("accept", "0", reason="理由"), "subject_id", "没有编号为“0”的"),
        (Decision("reject", "{load}", reason="理由"), "subject_id", "不采纳只能用于目标任务、报告数"),
        (Decision("supersede", "{document}", value="{document}", reason="理由"), "value", "自己"),
        (Decision("supersede", "{document}", value="{load}", reason="理由"), "value", "没有编号为"),
        (Decision("confirm_scope", "512000", "没有的范围", "yes", "理由", "名单"), "field", "没有目标任务用到范围"),
    ],
)
def test_what_lacks_something_is_refused(data, clerk, document, first, decision, column, reason):
    ids = {"first": first, "document": document, "load": read_loads(data)[0].load_id}
    subject, value = decision.subject_id.format(**ids), decision.value.format(**ids)
    meant = Decision(decision.action, subject, decision.field, value, decision.reason, decision.evidence)

    [(found_column, found_reason)] = refusals([meant], data, clerk)
    assert found_column == column
    assert reason in found_reason


@pytest.mark.parametrize(
    ("value", "is_good"),
    [
        ("yes", True),
        ("no", True),
        ("yes 2016-08-01/", True),
        ("no /2018-12-31", True),
        ("yes 2016-08-01/2018-12-31", True),
        ("是", False),
        ("yes 2018-12-31/2016-08-01", False),
        ("yes 2016", False),
        ("yes 2016-02-30/", False),
        ("", False),
    ],
)
def test_memberships_are_confirmed_in_one_form(data, clerk, value, is_good):
    add_bytes(MEMBERS_SCOPE.encode(), "目标.csv", data, clerk, AddOptions())
    decision = Decision("confirm_scope", "510700", "分级诊疗试点地区", value, "在名单内", "试点名单")

    if is_good:
        assert decide([decision], data, clerk).is_new
    else:
        assert [column for column, _ in refusals([decision], data, clerk)] == ["value"]


def test_a_row_is_added_field_by_field(data, clerk, document):
    fields = {
        "document_id": document,
        "indicator_id": "county_visit_rate_unspecified",
        "jurisdiction_id": "512000",
        "comparator": "ge",
        "value": "90",
        "unit": "%",
        "quote": "90%以上",
        "due_date": "2020-12-31",
    }
    new_id = f"{document}-h1"
    receipt = decide([Decision("add", new_id, *item, reason="程序漏读") for item in fields.items()], data, clerk)

    [row] = receipt.load.rows("commitments")
    assert row["commitment_id"] == new_id
    assert row["review"] == "accepted"
    assert {name: row[name] for name in fields} == fields
    # Once on record it can be corrected like any other, and not be added again.
    assert decide([Decision("correct", new_id, "value", "85", "看错了")], data, clerk).is_new
    assert "已经有了" in refusals([Decision("add", new_id, "comparator", "ge", "又一次")], data, clerk)[0][1]


def test_an_added_row_must_be_whole(data, clerk, document):
    new_id = f"{document}-h1"

    assert refusals([Decision("add", new_id, "comparator", "ge", "漏读")], data, clerk) == [
        ("field", "补录的一行不完整：缺少 document_id；缺少 jurisdiction_id；缺少 value；缺少 quote")
    ]
    assert refusals([Decision("add", new_id, "value", "90", "漏读")], data, clerk) == [
        ("field", "既没有 comparator，也没有 period_end")
    ]


def test_fields_that_must_fit_are_corrected_together(data, clerk, first):
    between = Decision("correct", first, "comparator", "between", "原文是区间")
    high = Decision("correct", first, "value_high", "70", "原文是区间")

    [(column, reason)] = refusals([between], data, clerk)
    assert (column, "区间要有上限" in reason) == ("value_high", True)
    assert decide([between, high], data, clerk).is_new
    # Later corrections meet the row as it then stands.
    assert decide([Decision("correct", first, "value", "60", "看错了")], data, clerk).is_new
    [(column, reason)] = refusals([Decision("correct", first, "value", "80", "看错了")], data, clerk)
    assert (column, "上限小于下限" in reason) == ("value_high", True)


def test_a_table_without_decisions_is_refused(data, clerk, tmp_path):
    path = tmp_path / "决定.csv"
    path.write_text("动作,对象编号,理由\n", "utf-8")
    with pytest.raises(DecisionError, match="没有决定"):
        decide_file(path, data, clerk)
    path.write_text("甲,乙\n1,2\n", "utf-8")
    with pytest.raises(ReturnError, match="没有找到这些列：动作、对象编号、理由"):
        decide_file(path, data, clerk)
    with pytest.raises(DecisionError, match="打不开"):
        decide_file(tmp_path / "没有这个文件.csv", data, clerk)


def test_a_scope_confirmed_twice_is_said_to_be_on_record(data, clerk):
    add_bytes(MEMBERS_SCOPE.encode(), "目标表.csv", data, clerk, AddOptions())
    yes, no = (
        Decision("confirm_scope", "510700", "分级诊疗试点地区", value, "在名单内", "试点名单")
        for value in ("yes", "no")
    )
    first = decide([yes], data, clerk)
    again = decide([yes], data, clerk)

    assert first.notices == ()
    assert [f"在批次 {first.load.load_id} 里已这样认定" in told for told in again.notices] == [True]
    assert decide([no], data, clerk).notices == ()
    assert decide([yes], data, clerk).notices == ()
