"""Who owes which figure by when, and who was in time."""

from datetime import date

import pytest

from loaders.data_folder import DataFolder
from loaders.loads import Actor
from loaders.loads.add import AddOptions, add_bytes
from loaders.warehouse import build, connect

OFFICE = Actor("市医改办", "publisher")
TARGETS = (
    "指标编码,地区,文件名称,发文日期,比较方式,目标值,单位,完成时限,目标原文\n"
    "phc_visit_share,资阳市,方案,2021-03-05,不低于,65,%,2025-12-31,不低于65%\n"
    "maternal_mortality,资阳市,方案,2017-03-05,不高于,12,1/10万,2020-12-31,12/10万以下\n"
)
HEADER = "指标编码,行政区划代码,期别,数值,单位,来源,发布日期,数据性质\n"


@pytest.fixture
def owed(tmp_path, monkeypatch):
    """The rows of returns_owed for 资阳市 as of a day, with lines of a return on record."""
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    data = DataFolder(tmp_path)
    add_bytes(TARGETS.encode(), "目标表.csv", data, OFFICE, AddOptions())

    def rows(as_of, *lines):
        if lines:
            add_bytes((HEADER + "\n".join(lines)).encode(), "报送表.csv", data, OFFICE, AddOptions())
        build(data)
        with connect(data) as connection:
            found = connection.execute(
                "SELECT indicator_id, period_end, deadline, return_state FROM returns_owed_at(?) ORDER BY ALL", [as_of]
            ).fetchall()
        return {(indicator, end): (deadline, state) for indicator, end, deadline, state in found}

    return rows


def test_the_last_two_years_are_owed_while_a_target_runs_and_the_year_it_fell_due(owed):
    found = owed(date(2024, 6, 30))

    # The share and the mortality are published within 12 months: one target runs, the other fell due in 2020.
    assert found == {
        ("phc_visit_share", date(2022, 12, 31)): (date(2023, 12, 31), "missing"),
        ("phc_visit_share", date(2023, 12, 31)): (date(2024, 12, 31), "awaited"),
        ("maternal_mortality", date(2020, 12, 31)): (date(2021, 12, 31), "missing"),
    }


def test_in_time_and_late_by_the_day_of_publication(owed):
    found = owed(
        date(2024, 6, 30),
        "phc_visit_share,512000,2022,52.4,%,年报,2023-11-30,",
        "maternal_mortality,512000,2020,9.1,1/10万,年报,2022-02-01,",
    )

    assert found["phc_visit_share", date(2022, 12, 31)][1] == "on_time"
    assert found["maternal_mortality", date(2020, 12, 31)][1] == "late"


def test_a_plan_is_no_return(owed):
    found = owed(date(2024, 6, 30), "phc_visit_share,512000,2022,60,%,规划,2022-01-01,计划")
    assert found["phc_visit_share", date(2022, 12, 31)][1] == "missing"
