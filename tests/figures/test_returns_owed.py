"""Who owes which figure by when, and who was in time."""

from datetime import date

import pytest

from loaders.data_folder import DataFolder
from loaders.loads import Actor
from loaders.loads.add import AddOptions, add_bytes
from loaders.warehouse import build, connect

OFFICE = Actor("市医改办", "publisher")
# One build for all: each place has a case of its own.
SILENT, REPORTING, PLANNING = "512000", "510700", "510600"
TARGETS = "指标编码,地区,文件名称,发文日期,比较方式,目标值,单位,完成时限,目标原文\n" + "".join(
    f"phc_visit_share,{place},方案,2021-03-05,不低于,65,%,2025-12-31,不低于65%\n"
    f"maternal_mortality,{place},方案,2017-03-05,不高于,12,1/10万,2020-12-31,12/10万以下\n"
    for place in ("资阳市", "绵阳市", "德阳市")
)
RETURN = "\n".join(
    [
        "指标编码,行政区划代码,期别,数值,单位,来源,发布日期,数据性质",
        f"phc_visit_share,{REPORTING},2022,52.4,%,年报,2023-11-30,",
        f"maternal_mortality,{REPORTING},2020,9.1,1/10万,年报,2022-02-01,",
        f"phc_visit_share,{PLANNING},2022,60,%,规划,2022-01-01,计划",
    ]
)


@pytest.fixture(scope="module")
def owed(tmp_path_factory):
    """The rows of returns_owed for a place as of 30 June 2024: deadline and state by indicator and end of the period."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUIXIAN_BUNDLED", "0")
        data = DataFolder(tmp_path_factory.mktemp("owed"))
        add_bytes(TARGETS.encode(), "目标表.csv", data, OFFICE, AddOptions())
        add_bytes(RETURN.encode(), "报送表.csv", data, OFFICE, AddOptions())
        build(data)
    with connect(data) as connection:
        found = connection.execute(
            "SELECT jurisdiction_id, indicator_id, period_end, deadline, return_state FROM returns_owed_at('2024-06-30')"
        ).fetchall()
    return lambda place: {(row[1], row[2]): (row[3], row[4]) for row in found if row[0] == place}


def test_the_last_two_years_are_owed_while_a_target_runs_and_the_year_it_fell_due(owed):
    # The share and the mortality are published within 12 months: one target runs, the other fell due in 2020.
    assert owed(SILENT) == {
        ("phc_visit_share", date(2022, 12, 31)): (date(2023, 12, 31), "missing"),
        ("phc_visit_share", date(2023, 12, 31)): (date(2024, 12, 31), "awaited"),
        ("maternal_mortality", date(2020, 12, 31)): (date(2021, 12, 31), "missing"),
    }


def test_in_time_and_late_by_the_day_of_publication(owed):
    assert owed(REPORTING)["phc_visit_share", date(2022, 12, 31)][1] == "on_time"
    assert owed(REPORTING)["maternal_mortality", date(2020, 12, 31)][1] == "late"


def test_a_plan_is_no_return(owed):
    assert owed(PLANNING)["phc_visit_share", date(2022, 12, 31)][1] == "missing"
