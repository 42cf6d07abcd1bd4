"""Whose a number is where its own clause does not say: parts of a whole, cases of one measure, general names."""

import pytest


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A general rate takes over the people or things told before …
        ("完成孕妇无创产前筛查6000例，筛查率达82%。", ["完成孕妇无创产前筛查", "孕妇无创产前筛查率"]),
        ("受理群众投诉240件，办结率99%。", ["受理群众投诉", "受理群众投诉办结率"]),
        # … a rate is no subject of a rate.
        ("县域内就诊率达到90%，签约率达到75%。", ["县域内就诊率", "签约率"]),
        ("老年人健康管理率达到70%，住院率控制在18%以内。", ["老年人健康管理率", "住院率"]),
        # A clause without a number, between two numbers, is what the second is of.
        ("建成标准化卫生室30个，更新配备智慧随访设备，覆盖率100%。", ["标准化卫生室", "更新配备智慧随访设备覆盖率"]),
        # What an institution joined, by what it is measured.
        ("182家卫生院接入远程影像平台，接入率为96.4%。", ["卫生院接入远程影像平台", "卫生院远程影像平台接入率"]),
        # Parts behind 其中.
        ("床位达到4.2万张，其中医院3.1万张。", ["床位", "医院床位"]),
        ("医疗机构达到930家，其中公立410家。", ["医疗机构", "公立医疗机构"]),
        # Cases of one measure: institutions, people, income and spending, schools.
        ("病床使用率达到79%，其中：医院83%，乡镇卫生院58%。", ["病床使用率", "医院病床使用率", "乡镇卫生院病床使用率"]),
        ("特困人员救助比例不低于90%，返贫致贫人口不低于70%。", ["特困人员救助比例", "返贫致贫人口救助比例"]),
        ("基金总收入51亿元，总支出48亿元。", ["基金总收入", "基金总支出"]),
        ("每学年健康教育课初中不少于6课时、高中不少于4课时。", ["每学年健康教育课初中", "每学年健康教育课高中"]),
        # Counts of patients are no case of visits.
        ("年门诊量突破90万人次，出院患者4.8万人次。", ["年门诊量", "出院患者"]),
        # A limit with its cases; a rule behind it is of the same insurance.
        ("门诊年度支付限额高血压500元、糖尿病800元。", ["门诊年度支付限额高血压", "门诊年度支付限额糖尿病"]),
        ("普通门诊最高支付限额在职职工2600元、退休人员3200元，起付线均为200元。",
         ["普通门诊最高支付限额在职职工", "普通门诊最高支付限额退休人员", "普通门诊起付线"]),
        # A bare verb that the name before holds.
        ("检验结果互认项目达到130项，上半年互认28万次。", ["检验结果互认项目", "检验结果互认"]),
        # In a bracket of its own.
        ("建设县医院门诊楼（总投资7800万元）。", ["县医院门诊楼总投资"]),
        # The extremes of one measure.
        ("各县区报销比最高的为东湖区67%，最低的为西岭县58%。", ["各县区报销比最高的为东湖区", "各县区报销比最低的为西岭县"]),
        # Of whom a share is, the next share is too.
        ("村医中50岁以上的占四成，具备执业资格的不到三成。", ["村医中50岁以上占比", "村医中具备执业资格"]),
    ],
)  # fmt: skip
def test_subjects(text, names, read):
    assert [statement.indicator for statement in read(text)] == names
