"""Returns that come again: what is repeated is not written twice, what is revised is told with both numbers."""

import pytest

from loaders.data_folder import DataFolder
from loaders.errors import ReturnError
from loaders.loads import Actor
from loaders.loads.add import AddOptions, add_bytes
from loaders.loads.decide import decide
from loaders.loads.decision import Decision

OFFICE = Actor("市医改办", "publisher")
HEADER = "指标编码,行政区划代码,期别,数值,单位,来源,备注"
FIRST = ("phc_visit_share,512000,2022,52.4,%,年报,", "maternal_mortality,512000,2022,8.5,1/10万,年报,")


@pytest.fixture
def send(tmp_path, monkeypatch):
    """Add lines of a return to a data folder of its own; FIRST are on record."""
    monkeypatch.setenv("DUIXIAN_BUNDLED", "0")
    data = DataFolder(tmp_path)

    def add(*lines, into=data):
        return add_bytes("\n".join([HEADER, *lines]).encode(), "报送表.csv", into, OFFICE, AddOptions())

    add.data, add.first = data, add(*FIRST)
    return add


def values(receipt):
    return [row["value"] for row in receipt.load.rows("figures")]


def test_the_same_figure_again_is_told_and_not_written(send):
    receipt = send(FIRST[0].replace("52.4", "52.40") + "再报", FIRST[0].replace("2022", "2023"))

    assert (values(receipt), receipt.counts["figures"]) == (["52.4"], 1)
    assert receipt.notices == ("第2行与已有记录相同（1 行），不重复记",)


def test_another_value_is_a_revision_told_with_both_numbers(send):
    receipt = send(FIRST[0].replace("52.4", "53.1"))

    assert values(receipt) == ["53.1"]
    [told] = receipt.notices
    assert "第2行是修订：基层医疗卫生机构诊疗量占总诊疗量比例（资阳市，截至 2022-12-31）由 52.4% 改为 53.1%" in told


@pytest.mark.parametrize(
    "other",
    [
        FIRST[0].replace("年报", "公报"),
        FIRST[0].replace("512000", "510700"),
        FIRST[0].replace(",2022,", ",2022上半年,"),
    ],
)
def test_another_source_place_or_period_is_no_revision(send, other):
    assert send(other.replace("52.4", "53.1")).notices == ()


def test_one_value_in_two_spellings_of_a_unit_is_the_same(send):
    with pytest.raises(ReturnError, match="1 行都与已有记录相同"):
        send(FIRST[1].replace("1/10万", "/10万"))


def test_what_was_corrected_since_counts_as_corrected(send):
    [share, _] = send.first.load.rows("figures")
    decide([Decision("correct", share["figure_id"], "value", "53.1", "年报勘误")], send.data, OFFICE)

    assert "由 53.1% 改为 52.4%" in send(FIRST[0], FIRST[0].replace("2022", "2021")).notices[0]


def test_what_was_withdrawn_may_be_reported_again(send):
    decide([Decision("withdraw", send.first.load.load_id, reason="报错了表")], send.data, OFFICE)

    assert values(send(FIRST[0] + "重报")) == ["52.4"]


def test_a_draft_is_revised_before_it_is_published(send):
    mine = send.data.with_drafts_of(OFFICE.name)
    send(FIRST[0].replace("2022", "2021"), into=mine)

    assert "由 52.4% 改为 51.9%" in send(FIRST[0].replace("2022", "2021").replace("52.4", "51.9"), into=mine).notices[0]


def test_a_record_kept_as_parquet_is_compared_too(send, monkeypatch):
    monkeypatch.setattr("loaders.loads.write.PARQUET_ROWS", 0)
    send(FIRST[0].replace("2022", "2020"))

    assert "由 52.4% 改为 50%" in send(FIRST[0].replace("2022", "2020").replace("52.4", "50.0")).notices[0]
