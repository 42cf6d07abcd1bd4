"""Tables: names, units, kinds and dates from rows, columns and captions; columns of scores passed over."""


def _table(*rows):
    return "\n".join("\t".join(row) for row in rows)


def short(found):
    return [
        (each.kind, each.indicator, each.comparator, each.value, each.unit, each.due or each.period) for each in found
    ]


def test_a_plan_with_year_columns(read):
    table = _table(
        ("序号", "指标名称", "2020年", "2025年", "属性"),
        ("1", "人均预期寿命（岁）", "77.6", "78.6", "预期性"),
        ("2", "孕产妇死亡率（1/10万）", "8.9", "<10", "约束性"),
        ("3", "注册护士（万人）", "2.5", "≥3", "预期性"),
    )
    found = read("主要指标见下表。\n" + table, title="某市“十四五”卫生健康发展规划", issued="2021-12-01")
    assert short(found) == [
        ("reported", "人均预期寿命", "eq", 77.6, "岁", "2020"),
        ("target", "人均预期寿命", "eq", 78.6, "岁", "2025-12-31"),
        ("reported", "孕产妇死亡率", "eq", 8.9, "/10万", "2020"),
        ("target", "孕产妇死亡率", "lt", 10, "/10万", "2025-12-31"),
        ("reported", "注册护士", "eq", 25000, "人", "2020"),
        ("target", "注册护士", "ge", 30000, "人", "2025-12-31"),
    ]
    assert [each.firmness for each in found if each.kind == "target"] == ["expected", "binding", "expected"]


def test_a_unit_column_and_goal_columns(read):
    table = _table(
        ("指标", "单位", "现状值", "目标值", "责任单位"),
        ("家庭医生签约率", "%", "38.5", "45", "市卫生健康委"),
        ("改造村卫生室", "个", "120", "300", "市财政局"),
    )
    found = read(table, title="某市实施方案")
    assert short(found)[:2] == [
        ("reported", "家庭医生签约率", "eq", 38.5, "%", None),
        ("target", "家庭医生签约率", "eq", 45, "%", None),
    ]
    assert [each.lead_department for each in found if each.kind == "target"] == ["市卫生健康委", "市财政局"]


def test_scores_and_methods_are_passed_over(read):
    table = _table(
        ("序号", "考核指标", "标准值", "分值", "评分办法"),
        ("1", "签约率", "≥42%", "10", "每低1个百分点扣0.5分"),
        ("2", "随访等候时间", "≤24小时", "3", "超时1例扣1分"),
    )
    found = read(table, title="2021年度签约服务考核标准", issued=None)
    assert short(found) == [
        ("target", "签约率", "ge", 42, "%", "2021-12-31"),
        ("target", "随访等候时间", "le", 24, "小时", "2021-12-31"),
    ]


def test_a_matrix_takes_place_and_measure(read):
    table = _table(("县区", "诊疗人次（万人次）", "基层占比"), ("东湖县", "120.5", "61.2%"), ("西湖县", "98", "58%"))
    found = read("2022年各县区诊疗情况\n" + table, title="2022年卫生健康统计公报", issued="2023-03-01")
    assert short(found)[:2] == [
        ("reported", "东湖县诊疗人次", "eq", 1_205_000, "人次", "2022"),
        ("reported", "东湖县基层占比", "eq", 61.2, "%", "2022"),
    ]


def test_the_sentence_above_names_the_measure(read):
    table = _table(("", "市级医院", "县级医院"), ("居民医保", "36%", "57%"), ("对比", "+8%", "-5%"))
    found = read("住院实际报销比例情况见下表：\n" + table, title="对第3号建议的答复")
    assert [(each.indicator, each.value, each.basis) for each in found] == [
        ("居民医保市级医院住院实际报销比例", 36, "level"),
        ("居民医保县级医院住院实际报销比例", 57, "level"),
        ("市级医院住院实际报销比例对比", 8, "increase"),
        ("县级医院住院实际报销比例对比", 5, "decrease"),
    ]


def test_cells_that_are_sentences_are_read_as_such(read):
    table = _table(
        ("序号", "重点任务", "牵头部门"),
        ("1", "到2024年，电子健康档案建档率达到92%以上。", "基层科"),
        ("2", "改造村卫生室60个。", "规划科"),
    )
    found = read(table, title="某市实施方案")
    assert short(found) == [
        ("target", "电子健康档案建档率", "ge", 92, "%", "2024-12-31"),
        ("target", "改造村卫生室", "eq", 60, "个", None),
    ]


def test_a_baseline_told_in_text_and_table_is_told_once(read):
    table = _table(("指标", "2020年", "2025年"), ("人均预期寿命（岁）", "77.6", "78.6"))
    found = read("居民人均预期寿命提高到2020年的77.6岁。\n" + table, title="“十四五”卫生健康规划", issued="2021-12-01")
    assert [(each.kind, each.value) for each in found] == [("reported", 77.6), ("target", 78.6)]


def test_rows_with_a_deadline_and_bodies_of_their_own(read):
    table = _table(
        ("序号", "工作任务", "目标", "完成时限", "责任单位"),
        ("1", "家庭医生签约率", "45%以上", "2023年12月底前", "市卫生健康委、市医保局"),
        ("2", "改造村卫生室60个，配备率达到90%。", "全面完成", "2024年6月", "市财政局"),
    )
    found = read(table, title="某市任务分解表")
    assert short(found) == [
        ("target", "家庭医生签约率", "ge", 45, "%", "2023-12-31"),
        ("target", "改造村卫生室", "eq", 60, "个", "2024-06-30"),
        ("target", "改造村卫生室配备率", "eq", 90, "%", "2024-06-30"),
    ]
    assert [each.lead_department for each in found] == ["市卫生健康委", "市财政局", "市财政局"]


def test_a_rate_of_fulfilment_is_named_as_such(read):
    table = _table(("指标", "2022年任务数", "2022年完成数", "完成率"), ("免费产前筛查（人）", "12000", "12360", "103%"))
    found = read(table, title="2022年全市民生实事完成情况通报", issued="2023-01-20")
    assert short(found) == [
        ("target", "免费产前筛查", "eq", 12000, "人", "2022-12-31"),
        ("reported", "免费产前筛查", "eq", 12360, "人", "2022"),
        ("reported", "免费产前筛查完成率", "eq", 103, "%", "2022"),
    ]


def test_bounds_reached_and_last_years_figures_in_cells(read):
    table = _table(
        ("指标", "单位", "目标值"),
        ("严重精神障碍患者规范管理率", "%", "稳定在93以上"),
        ("设老年医学科的医院比例", "%", "提高到60以上"),
        ("门诊患者满意度", "分", "均≥90分"),
        ("医疗服务收入占比", "%", "较上年提高1.5个百分点以上"),
    )
    found = read(table, title="某市2024年工作任务")
    assert [(each.comparator, each.value, each.unit, each.basis) for each in found] == [
        ("ge", 93, "%", "level"),
        ("ge", 60, "%", "level"),
        ("ge", 90, "分", "level"),
        ("ge", 1.5, "个百分点", "increase"),
    ]


def test_a_unit_before_the_year_of_its_heading(read):
    table = _table(
        ("机构", "病床使用率（%）2022年", "病床使用率（%）2023年"),
        ("县人民医院", "81.4", "88.9"),
    )
    found = read(table, title="2023年某县卫生健康事业发展统计公报")
    assert [(each.value, each.unit, each.period) for each in found] == [(81.4, "%", "2022"), (88.9, "%", "2023")]


def test_a_rows_deadline_goes_before_the_titles(read):
    table = _table(
        ("项目名称", "主要内容", "完成时限"),
        ("家庭病床", "新建家庭病床600张，上门响应时间不超过24小时。", "2025年11月"),
    )
    found = read(table, title="某区2025年民生实事项目责任分工表")
    assert [each.due for each in found] == ["2025-11-30", "2025-11-30"]


def test_two_years_set_against_each_other_are_results(read):
    table = _table(("指标", "2021年", "2022年", "增减"), ("签约率（%）", "61", "63.5", "2.5"))
    found = read(table, title="某县2022年家庭医生签约指标", issued="2022-12-30")
    assert [(each.kind, each.value, each.basis) for each in found] == [
        ("reported", 61, "level"),
        ("reported", 63.5, "level"),
        ("reported", 2.5, "increase"),
    ]


def test_rows_of_one_table_are_told_each_and_a_bracket_may_only_multiply(read):
    table = _table(("县区", "建卡率（%）", "检测人次（万）"), ("甲县", "99.2", "7.1"), ("全市", "99.2", "7.9"))
    found = read(table, title="某市2022年免疫规划情况通报", issued=None)
    assert [(each.value, each.unit) for each in found] == [(99.2, "%"), (71000, "人次"), (99.2, "%"), (79000, "人次")]


def test_a_share_moves_by_points_and_arrows_are_signs(read):
    table = _table(("指标", "单位", "本期", "上年同期", "同比增减"), ("药占比", "%", "24.6", "26.3", "↓1.7"))
    found = read(table, title="某市2023年医院运行监测表", issued=None)
    assert [(each.value, each.unit, each.basis) for each in found] == [
        (24.6, "%", "level"),
        (26.3, "%", "level"),
        (1.7, "个百分点", "decrease"),
    ]


def test_sorts_below_a_heading_with_its_unit_grades_and_a_total_row(read):
    table = _table(
        ("县区", "筛查人数（人）宫颈癌", "检查目标人群覆盖率（%）", "电子病历平均级别（级）"),
        ("甲县", "800", "85", "3.5"),
        ("合计", "1900", "88", "3.8"),
    )
    found = read(table, title="某市2023年妇幼健康情况通报", issued=None)
    assert [(each.indicator, each.value, each.unit) for each in found] == [
        ("甲县筛查人数宫颈癌", 800, "人"),
        ("甲县检查目标人群覆盖率", 85, "%"),
        ("甲县电子病历平均级别", 3.5, "级"),
        ("筛查人数宫颈癌", 1900, "人"),
        ("检查目标人群覆盖率", 88, "%"),
        ("电子病历平均级别", 3.8, "级"),
    ]


def test_what_is_to_be_done_each_year_of_a_plan(read):
    table = _table(("建设内容", "单位", "2023年", "2024年", "2025年"), ("新增救护车", "辆", "8", "10", "6"))
    found = read(table, title="某市急救能力提升三年行动方案（2023—2025年）")
    assert [(each.kind, each.value, each.basis, each.due) for each in found] == [
        ("target", 8, "increase", "2023-12-31"),
        ("target", 10, "increase", "2024-12-31"),
        ("target", 6, "increase", "2025-12-31"),
    ]


def test_a_unit_before_the_part_of_a_year_below_its_heading(read):
    table = _table(("类别", "享受人次（万人次）2022年前三季度", "次均支出（元）2023年上半年"), ("门诊", "58.3", "41.2"))
    found = read(table, title="某地区医疗保障运行快报", issued=None)
    assert short(found) == [
        ("reported", "门诊享受人次", "eq", 583000, "人次", "2022-Q1/Q3"),
        ("reported", "门诊次均支出", "eq", 41.2, "元", "2023-H1"),
    ]


def test_a_cell_that_is_set_against_a_year(read):
    table = _table(("指标", "要求"), ("外转率", "比2023年下降3个百分点"), ("签约率", "65%以上"))
    found = read(table, title="某县监测办法", issued=None)
    assert [(each.indicator, each.basis, each.value) for each in found] == [
        ("外转率", "decrease", 3),
        ("签约率", "level", 65),
    ]


def test_a_column_of_growth_is_of_the_year_itself(read):
    table = _table(
        ("指标", "单位", "绝对数", "比上年增长（%）"),
        ("出院人次", "万人次", "21.6", "3.4"),
        ("入院人次", "万人次", "22.1", "-1.3"),
    )
    found = read(table, title="某市2022年卫生健康统计公报", issued="2023-04-01")
    assert [(each.indicator, each.value, each.basis, each.period) for each in found] == [
        ("出院人次", 216000, "level", "2022"),
        ("出院人次", 3.4, "increase", "2022"),
        ("入院人次", 221000, "level", "2022"),
        ("入院人次", 1.3, "decrease", "2022"),
    ]


def test_a_column_of_a_growth_rate_is_a_level(read):
    table = _table(("指标", "单位", "绝对数", "同比增幅（%）"), ("出院人次", "万人次", "21.6", "3.4"))
    found = read(table, title="某市2022年卫生健康统计公报", issued="2023-04-01")
    assert [each.basis for each in found] == ["level", "level"]


def test_cells_with_ranges_ratios_and_no_unit(read):
    table = _table(
        ("指标", "单位", "2020年", "2025年"),
        ("每千人口床位数", "张", "5.2", "6.1～6.5"),
        ("县域内就诊率", "%", "[84-86]", "稳定在90以上"),
        ("儿童眼保健覆盖率", "", "81", "91"),
        ("婴儿死亡率", "", "3.1", "3"),
        ("CMI值", "", "0.81", "≥0.93"),
        ("医护比", "", "1:1.05", "1:1.25"),
    )
    found = read(table, title="某市“十四五”卫生健康发展规划", issued="2021-12-01")
    assert [(each.indicator, each.value, each.value_high, each.unit) for each in found] == [
        ("每千人口床位数", 5.2, None, "张"),
        ("每千人口床位数", 6.1, 6.5, "张"),
        ("县域内就诊率", 84, 86, "%"),
        ("县域内就诊率", 90, None, "%"),
        ("儿童眼保健覆盖率", 81, None, "%"),
        ("儿童眼保健覆盖率", 91, None, "%"),
        ("CMI值", 0.81, None, ""),
        ("CMI值", 0.93, None, ""),
        ("医护比", 1.05, None, ""),
        ("医护比", 1.25, None, ""),
    ]
    assert all(each.core for each in found)


def test_a_column_of_sorts_names_its_rows_where_nothing_else_does(read):
    table = _table(
        ("机构类别", "2022年病床使用率（%）", "2023年病床使用率（%）"),
        ("县人民医院", "81.2", "88.1"),
        ("乡镇卫生院", "35.1", "41.6"),
    )
    found = read("服务效率见下表。\n" + table, title="某县2023年卫生统计公报", issued="2024-03-01")
    assert [(each.indicator, each.value) for each in found][:2] == [
        ("县人民医院病床使用率", 81.2),
        ("县人民医院病床使用率", 88.1),
    ]


def test_goal_cells_that_are_sentences_are_promises_due_as_their_column_says(read):
    table = _table(
        ("任务", "2025年目标", "牵头单位"),
        ("尘肺病康复站建设", "新建4个，累计9个", "市卫生健康委"),
        ("接尘劳动者职业健康检查", "检查率90%以上", "市疾控中心"),
        ("远程医疗", "平台覆盖所有乡镇卫生院", "市大数据局"),
    )
    found = read(table, title="某市职业健康重点任务分解表")
    assert [(each.kind, each.value, each.due, each.lead_department) for each in found] == [
        ("target", 4, "2025-12-31", "市卫生健康委"),
        ("target", 9, "2025-12-31", "市卫生健康委"),
        ("target", 90, "2025-12-31", "市疾控中心"),
        ("target", 100, "2025-12-31", "市大数据局"),
    ]
    assert found[2].indicator == "接尘劳动者职业健康检查率"


def test_parts_below_a_measure_per_head_and_counts_so_far(read):
    table = _table(
        ("指标", "单位", "2022年", "2025年目标"),
        ("每千人口医师数", "人", "2.9", "3.3"),
        ("其中：中医类医师数", "人", "0.42", "0.6"),
        ("新增三级医院", "家", "1", "累计3"),
    )
    found = read(table, title="某市卫生健康发展规划")
    assert [each.indicator for each in found][2:4] == ["每千人口中医类医师数"] * 2
    assert (found[-1].indicator, found[-1].value, found[-1].unit) == ("新增三级医院", 3, "家")


def test_results_in_a_plans_table_of_results(read):
    table = _table(
        ("县区", "诊疗人次（万人次）", "同比增减（%）"), ("东湖区", "320.5", "5.6"), ("西岭县", "110.2", "-2.3")
    )
    found = read("表2 2022年各县区诊疗情况\n" + table, title="某市卫生健康发展规划", issued=None)
    assert {each.kind for each in found} == {"reported"}


def test_a_half_year_below_its_year(read):
    table = _table(
        ("指标", "2023年实际", "2024年目标上半年", "2024年目标全年"), ("签约率（%）", "71", "73", "75"),
        ("建档率（%）", "91", "92", "93"),
    )  # fmt: skip
    found = read(table, title="某市签约服务指标", issued=None)
    assert [each.due or each.period for each in found][:3] == ["2023", "2024-06-30", "2024-12-31"]
