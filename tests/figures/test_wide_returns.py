"""Wide returns: months, quarters or years as columns."""

from datetime import date
from decimal import Decimal

import pytest

QUARTERS = "指标编码,行政区划代码,单位,来源,2023Q1,2023年第二季度,2023Q3"
MONTHS = "指标编码,行政区划代码,年份,单位,来源,1月,2月,3月（快报）"


def told(result):
    return [(f["period_start"], f["period_end"], f["value"]) for f in result.figures]


def test_quarters_as_columns(read):
    result = read("phc_visit_share,510700,%,季报,51.0,51.4,52.0", header=QUARTERS)

    assert told(result) == [
        (date(2023, 1, 1), date(2023, 3, 31), Decimal("51.0")),
        (date(2023, 4, 1), date(2023, 6, 30), Decimal("51.4")),
        (date(2023, 7, 1), date(2023, 9, 30), Decimal("52.0")),
    ]
    assert result.notices == []


def test_months_beside_a_column_of_years(read):
    result = read("total_visits,510700,2023,万人次,月报,12,13.5,14", header=MONTHS)

    assert [end for _, end, _ in told(result)] == [date(2023, 1, 31), date(2023, 2, 28), date(2023, 3, 31)]


def test_years_as_columns_by_name_of_place(read):
    header = "指标名称,地区,单位,来源,2021年,2022年"
    result = read("基层诊疗量占比,绵阳市,%,年报,50.1,51.2", header=header)

    assert [value for _, _, value in told(result)] == [Decimal("50.1"), Decimal("51.2")]


def test_an_empty_cell_was_not_reported_and_a_zero_was(read):
    result = read("total_visits,510700,2023,万人次,月报,0,,14", header=MONTHS)

    assert [value for _, _, value in told(result)] == [0, 14]
    assert result.refused == []


def test_a_bad_cell_is_refused_with_its_column(read):
    result = read("phc_visit_share,510700,%,季报,51.0,五十一,-", header=QUARTERS)

    assert [(row.row, row.column, row.content) for row in result.refused] == [(2, "2023年第二季度", "五十一")]
    assert len(result.figures) == 1
    assert result.notices == ["第2行「2023Q3」写的是“—”“…”之类，按没有数据处理（1 格）；确为零请填 0"]


def test_ids_tell_the_cells_apart(read):
    result = read("phc_visit_share,510700,%,季报,51.0,51.4,52.0", header=QUARTERS)
    assert [figure["figure_id"][12:] for figure in result.figures] == ["-2-c5", "-2-c6", "-2-c7"]


@pytest.mark.parametrize("header", ["指标编码,行政区划代码,期别,数值,单位,来源,2023Q1"])
def test_a_table_with_values_is_long_whatever_else_stands_beside(read, header):
    result = read("phc_visit_share,510700,2022,51.0,%,年报,9", header=header)

    assert len(result.figures) == 1
    assert result.notices == ["这些列没有用到：2023Q1"]
