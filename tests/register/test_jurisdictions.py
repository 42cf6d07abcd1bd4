from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.data_folder import PROJECT
from loaders.errors import RegisterError
from loaders.register.jurisdictions import find_jurisdiction, without_place

REGISTER = PROJECT / "data" / "register"

FOUND = [
    ("资阳市", None, "512000"),
    ("资阳", None, "512000"),  # 益阳市资阳区 is of a lower level
    ("512022", None, "512022"),
    ("重庆市梁平区", None, "500155"),
    ("重慶市梁平區人民政府辦公室", date(2019, 10, 8), "500155"),
    ("梁平县", None, "500228"),
    ("梁平县人民政府", date(2016, 3, 1), "500228"),  # became a district late in that year
    ("梁平区人民政府", date(2016, 12, 30), "500155"),
    ("四川省安岳县", None, "512021"),  # the prefecture between may be left out
    ("四川省资阳市安岳县", None, "512021"),
    ("简阳市", None, "510185"),
    ("四川省成都市简阳市", date(2020, 1, 1), "510185"),
    ("四川省资阳市简阳市", date(2010, 1, 1), "512081"),
    ("襄樊市", date(2005, 1, 1), "420600"),
    ("襄樊市人民政府", date(2010, 12, 9), "420600"),
    ("岳阳市", None, "430600"),
    ("中共忻州市委办公室", None, "140900"),
    ("绵阳市医疗保障局", None, "510700"),
    ("海南州卫生健康委", None, "632500"),
    ("海南州卫生健康委等", None, "632500"),
    ("海南藏族自治州人民政府", None, "632500"),
    ("国家医保局等4部门", None, "100000"),
    ("海南", None, "460000"),  # the province
    ("吉林", None, "220000"),
    ("吉林市", None, "220200"),
    ("济源市", None, "419001"),
    ("江苏省南京市鼓楼区", None, "320106"),
    ("邵阳市", date(1983, 6, 1), "430300-1982"),  # held 湘潭市's code for two years
    ("国务院办公厅", None, "100000"),
    ("国家卫生健康委", None, "100000"),
    ("全国", None, "100000"),
    ("香港特别行政区", None, "810000"),
]


@pytest.mark.parametrize(("text", "on", "expected"), FOUND)
def test_the_place_a_text_names(text, on, expected):
    found = find_jurisdiction(text, on, REGISTER)
    assert found is not None
    assert found.jurisdiction_id == expected


@pytest.mark.parametrize(
    "text", ["", "鼓楼区", "朝阳区", "城区", "市人民政府", "安岳县域内就诊率", "县", "某某市", "999999"]
)
def test_no_place_or_more_than_one_is_none(text):
    assert find_jurisdiction(text, None, REGISTER) is None


@pytest.mark.parametrize(
    ("text", "rest"), [("绵阳市财政局", "财政局"), ("四川省乐至县财政局", "财政局"), ("市财政局", "市财政局")]
)
def test_what_is_left_without_the_place(text, rest):
    assert without_place(text, REGISTER) == rest


@settings(deadline=None)
@given(st.text(alphabet="重庆市梁平区县四川省资阳人民政府办公室０1２（）、 南东", max_size=14), st.dates() | st.none())
def test_no_text_raises_and_what_is_found_is_in_the_register(text, on):
    found = find_jurisdiction(text, on, REGISTER)
    assert found is None or find_jurisdiction(found.jurisdiction_id[:6], None, REGISTER) is not None


def test_a_folder_without_the_table_is_a_fault_of_the_user(tmp_path):
    with pytest.raises(RegisterError, match=r"jurisdictions\.csv"):
        find_jurisdiction("资阳市", None, tmp_path)


def test_the_table_is_read_again_when_it_changes(folder):
    assert find_jurisdiction("乐至县", None, folder.path).jurisdiction_id == "512022"
    folder.append("jurisdictions.csv", "512021,安岳县,,county,512000,2000,,,")
    assert find_jurisdiction("安岳县", None, folder.path).jurisdiction_id == "512021"
