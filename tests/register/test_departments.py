import pytest

from loaders.data_folder import PROJECT
from loaders.register.departments import department_of

REGISTER = PROJECT / "data" / "register"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市卫生计生委", "nhfpc"),
        ("卫计委", "nhfpc"),
        ("区衛生健康委", "health_commission"),
        ("绵阳市人社局", "hrss"),
        ("各县（市、区）人民政府", "county_governments"),
        ("市人力资源社会保障局等部门", "hrss"),
        ("区医保局牵头", "healthcare_security"),
        ("国家医保局", "healthcare_security"),
        ("市委编办", "staffing_office"),
        ("省卫生健康委", "provincial_health_commission"),  # in a city's paper: to be looked at
        ("四川省卫生健康委", "provincial_health_commission"),
        ("县扶贫办", "poverty_office"),
        ("市级医院", None),
        ("", None),
    ],
)
def test_the_body_a_text_names(text, expected):
    assert department_of(text, REGISTER) == expected
