"""A very large return is read by another road: it must give what reading row by row gives, on clean rows and on odd ones."""

import hashlib
import random
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from loaders.data_folder import DataFolder
from loaders.errors import Faults, ReturnError
from loaders.figures.bulk import read_bulk_return
from loaders.figures.questions import MOST_ASKED, checked, more_asked
from loaders.figures.returns import read_return
from loaders.loads import Actor, read_loads
from loaders.loads.add import AddOptions, add_bytes
from loaders.loads.decide import decide
from loaders.loads.decision import Decision
from loaders.loads.tables import COLUMNS, cell, plain_number

TODAY = date(2024, 6, 30)
HEADER = "指标编码,行政区划代码,地区,期别,数值,单位,分子,分母,来源,数据性质,发布日期,备注"
SEED = 20240630
OFFICE = Actor("市医改办", "publisher")


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    return DataFolder(tmp_path / "data")


def a_row(chance):
    indicator, unit = chance.choice(
        [
            ("phc_visit_share", "%"),
            ("total_visits", "万人次"),
            ("nurses_per_1000", "人/千人"),
            ("maternal_mortality", "1/10万"),
        ]
    )
    code, name = chance.choice([("510700", "绵阳市"), ("512000", ""), ("500155", "重庆市梁平区"), ("510703", "涪城区")])
    period = chance.choice(["2019", "2020年", "2021上半年", "2022-03", "2023Q1"])
    return [indicator, code, name, period, f"{chance.uniform(1, 60):.2f}", unit, "", "", "年报", "", "", ""]


# What clerks do to a row, some of it harmless.
ODD = [
    (0, ["phc_visit", "", "maternal_mortality "]),
    (1, ["519999", "", "510700000000", "500228"]),
    (2, ["重庆市", "绵阳", "某县"]),
    (3, ["去年", "", "2024", "2023-13", "2023年1月", "2020-01-01/2020-12-31"]),
    (
        4,
        [
            "",
            "-",
            "…",
            "约52",
            "５２．４",
            "1,234.5",
            "-3",
            "152.4",
            "0.821",
            "0",
            "007.50",
            "52.4%",
            "1.2万",
            "5E1",
            "'=1",
        ],
    ),
    (5, ["", "人", "％", "‰", "个百分点"]),
    (6, ["262", "两百", "600", "0"]),
    (7, ["500", "0", "1000", ""]),
    (8, ["", "'=来源", " 年报 ", "联系人：张三丰 13800001111", "绵阳日报", "电话报数"]),
    (9, ["快报", "推算", "计划", "随便", "下限", "自报"]),
    (10, ["2024-01-31", "2030-01-01", "昨天"]),
    (11, ["说明", "电话：0816-2220000"]),
]


def made_up(rows, share, seed=SEED):
    """A return of `rows` rows of which a share was tampered with; some rows say the same thing twice."""
    chance = random.Random(seed)
    lines = []
    for _ in range(rows):
        row = a_row(chance)
        if chance.random() < share:
            for column, texts in chance.sample(ODD, chance.choice([1, 1, 2])):
                row[column] = chance.choice(texts)
        lines.append(",".join(row))
    return "\r\n".join([HEADER, *lines, ""]).encode()


def both(content, lookup, tmp_path, place="", loads=()):
    """(rows of figures, refused rows, notices) by the one road and by the other."""
    bulk = read_bulk_return(
        content,
        "报送表.csv",
        hashlib.sha256(content).hexdigest()[:12],
        lookup,
        place=place,
        today=TODAY,
        columns=COLUMNS["figures"],
        loads=loads,
    )
    path = tmp_path / "figures.parquet"
    path.write_bytes(bulk.parquet)
    found = duckdb.sql(f"FROM read_parquet('{path}')")
    rows = [dict.fromkeys(COLUMNS["figures"]) | dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    single = read_return(content, "报送表.csv", lookup, place=place, today=TODAY)
    figures, compared, asked = checked(single, "报送表.csv", loads, lookup.register, within=False)
    expected = [{column: cell(row.get(column)) or None for column in COLUMNS["figures"]} for row in figures]
    for row in expected:
        row["disclosure"] = "public"
    for row in rows:
        row |= {
            column: row[column] and plain_number(Decimal(row[column]))
            for column in ("value", "numerator", "denominator")
        }
    key = lambda row: row["figure_id"]  # noqa: E731
    assert bulk.count == len(rows)
    names = {place.jurisdiction_id: place.name_zh for place in lookup.register.jurisdictions}
    return (
        (sorted(rows, key=key), bulk.refused, bulk.notices, bulk.questions),
        (
            sorted(expected, key=key),
            single.refused,
            [*single.notices, *compared.notices(names), *more_asked(len(asked))],
            asked[:MOST_ASKED],
        ),
    )


@pytest.mark.parametrize("share", [0, 0.3, 1])
def test_both_roads_give_the_same(lookup, tmp_path, share):
    # Enough rows that the few different things collide: two rows on one thing are part of the trial.
    bulk, single = both(made_up(400, share), lookup, tmp_path)

    assert bulk == single
    assert bulk[0]
    assert (share == 0) or len(bulk[1]) > 50


def taken_lines(content, load):
    """The lines of a return that became figures of its load."""
    lines = content.decode().splitlines()
    return [lines[int(row["figure_id"].split("-")[1]) - 1] for row in load.rows("figures")]


@pytest.mark.parametrize("share", [0, 0.3])
def test_both_roads_tell_the_same_repetitions_and_revisions(lookup, tmp_path, data, share):
    first, second = made_up(150, 0.1, 1), made_up(150, 0.1, 2)
    earlier = add_bytes(first, "一.csv", data, OFFICE, AddOptions()).load
    later = add_bytes(second, "二.csv", data, OFFICE, AddOptions()).load  # which revises some of the first
    corrected = [row["figure_id"] for row in later.rows("figures")][::2]
    decide([Decision("correct", one, "value", "61.5", "勘误") for one in corrected], data, OFFICE)
    lines = [
        *taken_lines(second, later),
        *taken_lines(first, earlier)[::2],
        *made_up(60, share, 3).decode().splitlines()[1:],
    ]

    bulk, single = both("\n".join([HEADER, *lines]).encode(), lookup, tmp_path, loads=read_loads(data))

    assert bulk == single
    told = "".join(bulk[2])
    assert "与已有记录相同" in told
    assert "由 61.5" in told


def test_nothing_new_is_refused_by_both(lookup, tmp_path, data):
    content = made_up(40, 0)
    kept = taken_lines(content, add_bytes(content, "一.csv", data, OFFICE, AddOptions()).load)
    again = "\n".join([HEADER, *kept]).encode()

    with pytest.raises(ReturnError, match=f"{len(kept)} 行都与已有记录相同，没有再写"):
        read_bulk_return(
            again, "二.csv", "0" * 12, lookup, place="", today=TODAY, columns=COLUMNS["figures"], loads=read_loads(data)
        )


def test_no_row_is_usable(lookup):
    header, row = HEADER.split(",备注")[0], "phc_visit_share,519999,,2020,52.4,%,,,年报,,"
    content = "\n".join([header, *[row] * 1200]).encode()
    with pytest.raises(Faults) as raised:
        read_bulk_return(content, "表.csv", "0" * 12, lookup, place="", today=TODAY, columns=COLUMNS["figures"])

    assert (raised.value.faults[0].row, raised.value.faults[0].column) == (2, "行政区划代码")
    assert len(raised.value.faults) == 1001
    assert "还有 200 处" in raised.value.faults[-1].reason


def test_a_thing_said_by_very_many_rows(lookup, tmp_path):
    row = "phc_visit_share,510700,,2020,{},%,,,年报,,,"
    content = "\n".join(
        [HEADER, *(row.format("52.4") for _ in range(300)), *[row.format("52.5").replace("2020", "2021")]]
    )
    bulk, single = both(content.encode(), lookup, tmp_path)

    assert bulk == single
    assert (len(bulk[0]), len(bulk[1])) == (2, 299)
    assert (
        bulk[1][0].reason
        == "与第2、4、5、6、7、8、9、10、11、12、13、14、15、16、17、18、19、20、21、22…行是同一指标、地区、时段和来源"
    )


def test_the_place_of_the_whole_table(lookup, tmp_path):
    content = "指标编码,期别,数值,单位,来源\nphc_visit_share,2023,52.40,%,年报\n".encode()
    bulk, single = both(content, lookup, tmp_path, place="510700")

    assert bulk == single
    assert (bulk[0][0]["jurisdiction_id"], bulk[0][0]["value"], bulk[0][0]["printed_step"]) == (
        "510700",
        "52.4",
        "0.01",
    )


def test_gb18030_with_empty_lines_at_the_end(lookup, tmp_path):
    content = made_up(30, 0.2).decode().encode("gb18030") + b"\r\n\r\n"
    bulk, single = both(content, lookup, tmp_path)
    assert bulk == single


@pytest.mark.parametrize(
    "content",
    [
        "指标编码,行政区划代码,期别,数值,单位,来源\nphc_visit_share,510700,2023,52.4,%,年报\n\nphc_visit_share,510700,2022,52.4,%,年报\n",
        '指标编码,行政区划代码,期别,数值,单位,来源\nphc_visit_share,510700,2023,52.4,%,"年报\n上册"\n',
        "指标编码,行政区划代码,期别,数值,单位,来源\nphc_visit_share,510700,2023,52.4,%,年报,多一格\n",
        "表号：,,,,,\n指标编码,行政区划代码,期别,数值,单位,来源\nphc_visit_share,510700,2023,52.4,%,年报\n",
        "指标编码,行政区划代码,单位,来源,2023Q1\nphc_visit_share,510700,%,年报,52.4\n",
        "指标编码;行政区划代码;期别;数值;单位;来源\nphc_visit_share;510700;2023;52.4;%;年报\n",
    ],
)
def test_what_is_not_so_simple_is_left_to_the_reader_of_rows(lookup, content):
    found = read_bulk_return(
        content.encode(), "报送表.csv", "0" * 12, lookup, place="", today=TODAY, columns=COLUMNS["figures"]
    )
    assert found is None


def test_contact_persons_are_noticed(lookup):
    def names_persons(text):
        header, row = (
            "指标编码,行政区划代码,期别,数值,单位,来源,备注",
            f"phc_visit_share,510700,2023,52.4,%,年报,{text}",
        )
        content = f"{header}\nphc_visit_share,510700,2022,51.4,%,年报,\n{row}\n".encode()
        columns = COLUMNS["figures"]
        found = read_bulk_return(content, "表.csv", "0" * 12, lookup, place="", today=TODAY, columns=columns)
        return found.names_persons

    assert not names_persons("按年报口径")
    assert names_persons("联系电话：13800001111")
