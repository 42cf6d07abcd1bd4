"""The clause tree: labels of every kind, annexes, items without numbers."""

import pytest

from loaders.documents.clauses import clause_tree
from loaders.documents.labels import label_of, number_of
from loaders.documents.reading import read_bytes


def paths(text: str) -> list[str]:
    return [clause.path for clause in clause_tree(text)]


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("一、主要目标", "一、", 1),
        ("十二、附则", "一、", 12),
        ("（三）强化保障", "（一）", 3),
        ("16.2018年底前完成移交", "1.", 16),
        ("3、规范服务", "1.", 3),
        ("（2）提升能力", "（1）", 2),
        ("②开展培训", "①", 2),
        ("第三章 重大工程", "chapter", 3),
        ("第二十一条 本办法自印发之日起施行。", "article", 21),
        ("第一节 总体要求", "section", 1),
        ("1.2.3 就诊率", "1.1", 3),
        ("——双向转诊。明确标准", "——", None),
        ("★人均预期寿命80.2岁", "★", None),
        ("【年度主要指标】", "【】", None),
    ],
)
def test_labels(line, kind, number):
    label = label_of(line)
    assert label is not None
    assert (label.kind, label.number) == (kind, number)


@pytest.mark.parametrize(
    "line",
    [
        "三、四级手术例数",
        "二、三级医院",
        "1.2亿元",
        "2018年上半年",
        "第一条例",
        "十四五规划",
        "（2018年）",
        "36.6%",
        "一二三",
        "—2020年",
        "第一程序",
    ],
)
def test_no_labels(line):
    assert label_of(line) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [("十", 10), ("二十三", 23), ("一百零五", 105), ("〇", 0), ("7", 7), ("百", 100), ("是", None), ("", None)],
)
def test_numbers_of_labels(words, number):
    assert number_of(words) == number


TEXT = """关于做好有关工作的通知
各县区：
一、目标
（一）总体目标。到2025年达到90%。
（二）具体目标。
1.床位。
（1）县级。
（2）乡级。
2.人员。
二、任务
——基层首诊。完善制度。
——双向转诊。畅通渠道。
规划期内，要加强监测。
三、保障
要做到以下几点。一是加强领导。建立专班。二是落实投入。三是强化督查。
附件：考核标准
禄劝县卫生健康局
2023年5月4日
附件
考核标准
一、组织管理
二、服务质量"""


def test_a_tree():
    assert paths(TEXT) == [
        "",
        "一", "一 › （一）", "一 › （二）", "一 › （二） › 1", "一 › （二） › 1 › （1）", "一 › （二） › 1 › （2）", "一 › （二） › 2",
        "二", "二 › ——基层首诊", "二 › ——双向转诊",
        "三", "三 › 一是", "三 › 二是", "三 › 三是",
        "附件", "附件 › 一", "附件 › 二",
    ]  # fmt: skip


def test_clauses_nest_and_cover():
    clauses = clause_tree(TEXT)
    assert len({clause.clause_id for clause in clauses}) == len(clauses)
    assert [clause.start for clause in clauses] == sorted(clause.start for clause in clauses)
    for clause in clauses[1:]:
        parents = [c for c in clauses if clause.clause_id.startswith(c.clause_id + ".")]
        assert all(parent.start <= clause.start <= clause.end <= parent.end for parent in parents)
        assert clause.level == len(parents) + 1
    item = next(clause for clause in clauses if clause.path.endswith("——双向转诊"))
    assert TEXT[item.start : item.end] == "——双向转诊。畅通渠道。"
    assert next(c.heading for c in clauses if c.path == "二") == "任务"


def test_an_annex_without_a_heading_begins_with_the_title_that_was_listed():
    text = "一、目标\n附件：禄劝县考核标准\n禄劝县卫生健康局\n2023年5月4日\n禄劝县考核标准\n一、服务质量"
    assert paths(text) == ["", "一", "附件", "附件 › 一"]


def test_several_annexes():
    text = "一、目标\n附件：1.任务表\n2.考核标准\n禄劝县卫生健康局\n2023年5月4日\n附件1\n任务表\n一、床位\n附件2\n考核标准\n一、质量"
    assert paths(text) == ["", "一", "附件1", "附件1 › 一", "附件2", "附件2 › 一"]


def test_a_document_that_is_itself_an_annex():
    assert paths("附件2\n考核标准\n一、定量指标\n二、定性指标")[1:] == ["附件2", "附件2 › 一", "附件2 › 二"]


def test_an_annex_titled_in_its_own_line():
    text = "一、目标\n禄劝县卫生健康局\n2023年5月4日\n附件1：任务表\n一、床位"
    assert paths("一、目标\n附件1：任务表\n" + text[5:]) == ["", "一", "附件1", "附件1 › 一"]


def test_items_over_several_paragraphs():
    text = "二、任务\n一是加强领导。建立专班。\n二是落实投入。\n三、保障"
    assert paths(text) == ["", "二", "二 › 一是", "二 › 二是", "三"]


def test_a_lone_first_is_no_list():
    assert paths("二、任务\n问题主要一是人员不足。") == ["", "二"]


def test_rows_of_tables_begin_no_clause():
    text = "一、目标\n1.县域内就诊率\t90%\n2.床位数\t7张\n二、措施".encode()
    document = read_bytes(text, "表.txt")
    assert [clause.path for clause in document.clauses] == ["", "一", "二"]


def test_ids_are_stable():
    assert [c.clause_id for c in clause_tree(TEXT)] == [c.clause_id for c in clause_tree(TEXT)]
    assert clause_tree("没有编号的文字。")[0].clause_id == "0"


def test_an_item_about_institutions_of_a_grade_is_an_item():
    from loaders.documents.clauses import clause_tree

    text = "五、签约率达到60%。\n六、二级以上公立医院增幅不超过5%。\n七、三级医院增幅不超过3%。"
    assert [clause.path for clause in clause_tree(text)] == ["", "五", "六", "七"]


def test_a_row_of_grades_is_no_item():
    from loaders.documents.clauses import clause_tree

    for line in ("三、四级手术占比达到60%。", "二、三级医院增幅不超过5%。", "一、二级机构达标率为90%。"):
        assert [clause.path for clause in clause_tree(line)] == [""]
