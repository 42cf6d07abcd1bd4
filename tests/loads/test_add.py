"""Taking files in: what a load then holds, and what never gets in."""

import json
from dataclasses import replace

import pytest

from loaders.errors import Faults, LoadError, ReturnError
from loaders.loads import Actor, read_loads
from loaders.loads.add import AddOptions, add_bytes, add_file
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.loads.issue import IssueOptions
from loaders.statements import extract

RETURN = (
    "指标编码,地区,期别,数值,单位,来源\nphc_visit_share,资阳市,2020,66.4,%,年报\nphc_visit_share,资阳市,2019,-,%,年报\n"
)


def everything_in(folder):
    return "".join(path.read_bytes().decode("utf-8", "replace") for path in folder.rglob("*") if path.is_file())


def test_a_document_becomes_its_statements_with_their_places(data, clerk, plan):
    load = add_file(plan, data, clerk, AddOptions()).load

    [document] = load.rows("documents")
    assert document["document_id"] == load.sha256[:12]
    assert document["document_number"] == "资府办发〔2018〕91号"
    assert (document["jurisdiction_id"], document["issued_date"]) == ("512000", "2018-03-05")
    assert (document["date_verified"], document["disclosure"]) == ("day", "public")
    share, visits = load.rows("commitments")
    assert (share["indicator_id"], share["comparator"], share["value"], share["unit"]) == (
        "phc_visit_share",
        "ge",
        "65",
        "%",
    )
    assert (share["due_date"], share["lead_department"], share["review"]) == ("2020-12-31", "市卫生健康委", "proposed")
    assert (visits["indicator_text"], visits["value"]) == ("县域内就诊率", "90")
    [figure] = load.rows("figures")
    assert (figure["period_start"], figure["period_end"], figure["value"]) == ("2017-01-01", "2017-12-31", "50.4")
    assert (figure["source"], figure["printed_step"]) == (document["title"], "0.1")


def test_a_density_takes_its_indicators_unit_and_a_total_keeps_its_own(data, clerk):
    text = (
        "资阳市人民政府\n关于卫生资源的报告\n2021年3月5日\n"
        "2020年，全市每千人口注册护士数3.2人，注册护士900人。到2025年，每千人口医疗卫生机构床位数达到7.1张。\n"
    )
    load = add_bytes(text.encode(), "报告.txt", data, clerk, AddOptions()).load

    units = {row["value"]: row["unit"] for name in ("figures", "commitments") for row in load.rows(name)}
    assert units == {"3.2": "人/千人", "900": "人", "7.1": "张/千人"}


def test_spans_and_clauses_point_into_the_text_kept_beside(data, clerk, plan):
    load = add_file(plan, data, clerk, AddOptions()).load
    text = (load.folder / "text.txt").read_text("utf-8")

    clauses = {row["clause_id"]: row for row in load.rows("clauses")}
    for row in load.rows("commitments"):
        start, end = int(row["span_start"]), int(row["span_end"])
        assert text[start:end] == row["value"] + row["unit"]
        assert row["commitment_id"] == f"{load.sha256[:12]}-{start}"
        clause = clauses[row["clause_id"]]
        assert int(clause["start"]) <= start < int(clause["end"])
        assert clause["path"] == "一"
        assert row["quote"] in text


def test_names_and_numbers_of_contact_persons_never_get_in(data, clerk, plan):
    receipt = add_file(plan, data, clerk, AddOptions())

    kept = everything_in(data.root)
    assert "13800001111" not in kept
    assert "某某某" not in kept
    assert any("联系人" in notice for notice in receipt.notices)


def test_the_source_is_kept_as_received_where_it_names_no_one(data, clerk, plan):
    plan.write_text(plan.read_text("utf-8").replace("（联系人：某某某；联系电话：13800001111）\n", ""), "utf-8")
    load = add_file(plan, data, clerk, AddOptions()).load

    assert (load.folder / "source.txt").read_bytes() == plan.read_bytes()


def test_facts_only_keeps_numbers_and_places_and_no_sentence(data, clerk, plan):
    load = add_file(plan, data, clerk, AddOptions(facts_only=True)).load

    assert [row["quote"] for row in load.rows("commitments")] == ["达到65%以上", "不低于90%"]
    assert [row["quote"] for row in load.rows("figures")] == ["为50.4%"]
    assert [(row["path"], row["heading"]) for row in load.rows("clauses")] == [("一", ""), ("二", "")]
    assert sorted(path.name for path in load.folder.iterdir()) == [
        "clauses.csv",
        "commitments.csv",
        "documents.csv",
        "figures.csv",
        "load.json",
    ]
    assert "为加强基层服务" not in everything_in(data.root)


def test_accepted_on_the_way_in(data, clerk, plan):
    load = add_file(plan, data, clerk, AddOptions(accept=True)).load

    assert {row["review"] for name in ("commitments", "figures") for row in load.rows(name)} == {"accepted"}


def test_the_users_word_comes_before_the_texts(data, clerk, plan):
    given = IssueOptions(
        jurisdiction="重庆市梁平区",
        title="另一个标题",
        document_number="梁府发〔2019〕1号",
        issued_date="2019",
        issuer="梁平区人民政府",
        disclosure="restricted",
    )
    load = add_file(plan, data, clerk, AddOptions(issue=given)).load

    [document] = load.rows("documents")
    assert (document["jurisdiction_id"], document["title"]) == ("500155", "另一个标题")
    assert (document["issued_date"], document["date_verified"]) == ("2019-12-31", "year")
    assert (document["document_number"], document["issuer"]) == ("梁府发〔2019〕1号", "梁平区人民政府")
    assert json.loads((load.folder / "load.json").read_text("utf-8"))["disclosure"] == "restricted"
    assert {row["disclosure"] for row in load.rows("figures")} == {"restricted"}


def test_what_is_not_found_is_told_with_the_option_that_gives_it(data, clerk):
    text = "一、目标\n到2020年，县域内就诊率达到90%以上。\n"
    with pytest.raises(LoadError, match=r"看不出是哪个地区的文件.*--jurisdiction"):
        add_bytes(text.encode(), "无头.txt", data, clerk, AddOptions())
    receipt = add_bytes(text.encode(), "无头.txt", data, clerk, AddOptions(issue=IssueOptions(jurisdiction="512000")))

    told = "；".join(receipt.notices)
    assert all(option in told for option in ("--title", "--document-number", "--issued-date", "--issuer"))
    assert receipt.load.title == "无头"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (IssueOptions(jurisdiction="不存在的地方"), "--jurisdiction：地区“不存在的地方”查不到"),
        (IssueOptions(issued_date="去年"), "--issued-date 的“去年”不是日期"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(data, clerk, plan, given, reason):
    with pytest.raises(LoadError, match=reason):
        add_file(plan, data, clerk, AddOptions(issue=given))
    assert read_loads(data) == []


def test_a_document_without_statements_is_registered_and_says_so(data, clerk):
    text = "资阳市人民政府办公室\n关于转发有关文件的通知\n现将有关文件转发给你们，请遵照执行。\n资阳市人民政府办公室\n2018年3月5日\n"
    receipt = add_bytes(text.encode(), "转发.txt", data, clerk, AddOptions())

    assert receipt.counts["commitments"] == receipt.counts["figures"] == 0
    assert any("没有找到" in notice for notice in receipt.notices)


def test_an_odd_statement_is_put_aside_and_the_rest_stands(data, clerk, plan, monkeypatch):
    def with_an_odd_one(document, indicators, realm):
        statements = extract(document, indicators, realm)
        return [replace(statements[0], comparator="between", value_high=None), *statements[1:]]

    monkeypatch.setattr("loaders.statements.extract", with_an_odd_one)
    receipt = add_file(plan, data, clerk, AddOptions())

    assert receipt.counts["commitments"] == 1
    [refused] = receipt.load.rows("refused")
    assert "区间要有上限" in refused["reason"]
    assert "65%" in refused["content"]
    assert "补录" in refused["next_step"]


def test_a_return_is_known_by_its_columns(data, clerk):
    receipt = add_bytes(RETURN.encode("gb18030"), "报送表.csv", data, clerk, AddOptions())

    [figure] = receipt.load.rows("figures")
    assert (receipt.load.kind, figure["value"], figure["review"]) == ("figures", "66.4", "accepted")
    [refused] = receipt.load.rows("refused")
    assert (refused["row"], refused["column"], refused["content"]) == ("3", "数值", "-")
    assert (receipt.load.folder / "source.csv").read_bytes() == RETURN.encode("gb18030")


def test_a_return_with_names_keeps_no_source(data, clerk):
    lines = RETURN.replace("来源", "来源,填报人", 1).replace("年报", "年报,某某某")
    receipt = add_bytes(lines.encode(), "报送表.csv", data, clerk, AddOptions())

    assert "某某某" not in everything_in(data.root)
    assert any("没有存入" in notice for notice in receipt.notices)


def test_a_table_of_another_kind_says_which_columns_it_lacks(data, clerk):
    with pytest.raises(ReturnError, match=r"没有找到这些列：.*来源"):
        add_bytes("指标编码,数值\nx,1\n".encode(), "表.csv", data, clerk, AddOptions())


def test_a_return_without_a_usable_row_writes_nothing(data, clerk):
    with pytest.raises(Faults):
        add_bytes(RETURN.replace("66.4", "…").encode(), "表.csv", data, clerk, AddOptions())
    assert read_loads(data) == []


def test_the_same_file_is_loaded_once_and_again_after_its_load_was_withdrawn(data, clerk, plan):
    first = add_file(plan, data, clerk, AddOptions())
    assert not add_file(plan, data, clerk, AddOptions()).is_new
    withdrawal = decide([Decision("withdraw", first.load.load_id, reason="载错了")], data, clerk)

    again = add_file(plan, data, clerk, AddOptions())
    assert again.is_new
    # The withdrawal itself withdrawn: the first load counts again, and so does the file.
    decide([Decision("withdraw", again.load.load_id, reason="多余")], data, clerk)
    decide([Decision("withdraw", withdrawal.load.load_id, reason="没有载错")], data, clerk)
    assert len(read_loads(data)) == 5


def test_a_viewer_adds_nothing(data, plan):
    with pytest.raises(LoadError, match="只能查看"):
        add_file(plan, data, Actor("来访者", "viewer"), AddOptions())
    assert read_loads(data) == []


def test_a_file_name_never_becomes_a_path(data, clerk, plan):
    load = add_bytes(plan.read_bytes(), "../../etc/方案.txt", data, clerk, AddOptions()).load

    assert load.folder.parent == data.loads
    assert not (data.root.parent / "etc").exists()


TARGETS = (
    "指标编码,地区,文件名称,文号,文号核验,发文机关,发文日期,条款,比较方式,目标值,目标值上限,单位,完成时限,适用对象,目标性质\n"
    "phc_visit_share,全国,分级诊疗意见,国办发〔2015〕70号,是,国务院办公厅,2015,一,不低于,65,,%,2017年底,分级诊疗试点地区,力争\n"
    "family_doctor_sign_rate,全国,分级诊疗意见,国办发〔2015〕70号,是,国务院办公厅,2015,二,区间,30,40,%,2020-12-31,全国,\n"
)


def test_a_table_of_targets_becomes_documents_and_commitments(data, clerk):
    load = add_bytes(TARGETS.encode(), "目标表.csv", data, clerk, AddOptions()).load

    [document] = load.rows("documents")
    assert (document["issued_date"], document["date_verified"], document["number_verified"]) == (
        "2015-12-31",
        "year",
        "true",
    )
    share, signed = load.rows("commitments")
    assert (share["scope"], share["firmness"], share["due_date"]) == ("分级诊疗试点地区", "aspirational", "2017-12-31")
    assert (share["quote"], share["review"], share["document_id"]) == ("≥65%", "accepted", document["document_id"])
    assert (signed["scope"], signed["value_high"], signed["quote"]) == ("", "40", "30—40%")
    assert [row["path"] for row in load.rows("clauses")] == ["一", "二"]


@pytest.mark.parametrize(
    ("old", "new", "column", "written"),
    [
        ("不低于", ">=", "comparator", "ge"),
        ("不低于", "控制在…以内", "comparator", "le"),
        ("不低于", "不到", "comparator", "lt"),
        ("不低于", "大约", "comparator", "approx"),
        ("65,,%", "65%,,", "unit", "%"),
        ("65,,%", "650,,‰", "unit", "‰"),
        ("2017年底", "2017", "due_date", "2017-12-31"),
        ("2017年底", "2017-06", "due_date", "2017-06-30"),
        ("2017年底", "2017年6月底前", "due_date", "2017-06-30"),
        ("2017年底", "2017年第三季度末", "due_date", "2017-09-30"),
        ("2017年底", "到2017年", "due_date", "2017-12-31"),
        ("2017年底", "“十三五”末", "due_date", "2020-12-31"),
    ],
)
def test_a_target_is_read_as_officials_write_it(data, clerk, old, new, column, written):
    receipt = add_bytes(TARGETS.replace(old, new, 1).encode(), "目标表.csv", data, clerk, AddOptions())

    assert not receipt.refused
    share, _ = receipt.load.rows("commitments")
    assert share[column] == written


@pytest.mark.parametrize(
    ("old", "new", "column", "reason"),
    [
        ("65,,%", "65‰,,%", "目标值", "不一致"),
        ("2017年底", "年底", "完成时限", "看不懂"),
        ("不低于,65,,", "不低于,65,70,", "目标值上限", "区间要有上限"),
        ("区间,30,40", "区间,40,30", "目标值上限", "上限小于下限"),
        ("65,,%", "65,,万人", "单位", "不是同类"),
        ("不低于", "尽量", "比较方式", "不在可选范围内"),
        ("2017年底", "适时", "完成时限", "看不懂"),
        ("分级诊疗试点地区", "同上", "适用对象", "同上"),
        (",65,", ",,", "目标值", "没有填目标值"),
        ("phc_visit_share,全国", "phc_visit_share,天上", "地区", "查不到"),
    ],
)
def test_a_bad_target_is_refused_and_the_other_kept(data, clerk, old, new, column, reason):
    receipt = add_bytes(TARGETS.replace(old, new, 1).encode(), "目标表.csv", data, clerk, AddOptions())

    assert receipt.counts["commitments"] == 1
    [refused] = receipt.refused
    assert refused.column == column
    assert reason in refused.reason


MEMBERS = "适用范围,地区,是否属于,起始日期,依据\n分级诊疗试点地区,绵阳市,是,2016-08-25,试点名单附件\n分级诊疗试点地区,资阳市,也许,,名单\n"


def test_a_list_of_members(data, clerk):
    receipt = add_bytes(MEMBERS.encode(), "名单.csv", data, clerk, AddOptions())

    assert receipt.load.kind == "register"
    [member] = receipt.load.rows("scope_members")
    assert (member["jurisdiction_id"], member["is_member"], member["valid_from"]) == ("510700", "true", "2016-08-25")
    assert [refused.column for refused in receipt.refused] == ["是否属于"]


def test_bundled_loads_are_made_in_a_folder_of_their_own(data, clerk, plan, tmp_path):
    receipt = add_file(plan, data, clerk, AddOptions(facts_only=True), into=tmp_path / "bundled")

    assert receipt.load.folder.parent == tmp_path / "bundled"
    assert read_loads(data) == []


def test_options_given_for_a_file_on_record_are_said_to_do_nothing_and_what_would(data, clerk, plan):
    first = add_file(plan, data, clerk, AddOptions())
    plain = add_file(plan, data, clerk, AddOptions())
    again = add_file(plan, data, clerk, AddOptions(accept=True, issue=IssueOptions(issued_date="2018-07-23")))

    assert (plain.is_new, plain.notices) == (False, ())
    assert not again.is_new
    [notice] = again.notices
    assert "--accept、--issued-date 没有起作用" in notice
    assert f"decide --action withdraw --subject {first.load.load_id}" in notice


def test_a_senseless_option_is_refused_also_for_a_file_on_record(data, clerk, plan):
    add_file(plan, data, clerk, AddOptions())

    with pytest.raises(LoadError, match="--jurisdiction：地区“火星市”查不到"):
        add_file(plan, data, clerk, AddOptions(issue=IssueOptions(jurisdiction="火星市")))


def test_the_same_document_in_another_encoding_is_pointed_out(data, clerk, plan):
    first = add_file(plan, data, clerk, AddOptions())
    other = add_bytes(plan.read_text("utf-8").encode("gb18030"), "方案二.txt", data, clerk, AddOptions())

    assert other.is_new
    assert any(f"“资府办发〔2018〕91号”的文件已在批次 {first.load.load_id} 里" in told for told in other.notices)
    assert not any("已在批次" in told for told in first.notices)


def test_what_was_not_found_can_be_given_later(data, clerk):
    text = "资阳市人民政府\n关于基层医疗服务的方案\n到2020年，县域内就诊率达到90%以上。\n"
    told = add_bytes(text.encode(), "方案.txt", data, clerk, AddOptions()).notices

    assert any("decide --action correct" in notice and "withdraw" in notice for notice in told)


def test_what_the_disk_refuses_is_told_in_chinese(data, clerk, tmp_path):
    with pytest.raises(LoadError, match="打不开（没有这个文件或文件夹）"):
        add_file(tmp_path / "没有.txt", data, clerk, AddOptions())
    with pytest.raises(LoadError, match="打不开（这是文件夹，不是文件）"):
        add_file(tmp_path, data, clerk, AddOptions())


def test_a_workbook_that_lacks_one_column_of_a_return_is_told_which(data, clerk, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["指标编码", "地区", "期别", "数值", "单位"])
    book.active.append(["phc_visit_share", "资阳市", "2020", 66.4, "%"])
    book.save(tmp_path / "报送表.xlsx")

    with pytest.raises(ReturnError, match="没有找到这些列：来源"):
        add_file(tmp_path / "报送表.xlsx", data, clerk, AddOptions())


def test_a_countys_figure_in_a_citys_report_is_the_countys(data, clerk):
    text = "绵阳市卫生健康委员会\n绵阳市2022年卫生健康工作总结\n全市县域内住院率为89%。三台县县域内住院率为90.4%。\n绵阳市卫生健康委员会\n2023年1月5日\n"
    receipt = add_bytes(text.encode(), "总结.txt", data, clerk, AddOptions())

    assert [figure["jurisdiction_id"] for figure in receipt.load.rows("figures")] == ["510700", "510722"]
