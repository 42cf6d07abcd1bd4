"""How a document is named: its 文号 where verified, else its title in marks that change inside each other."""

import pytest

from app.naming import document_name
from app.texts import Words


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("某县签约服务方案", "《某县签约服务方案》"),
        ("关于印发《某县签约服务方案》的通知", "《关于印发〈某县签约服务方案〉的通知》"),
        ("关于《落实〈规划〉的方案》的说明", "《关于〈落实《规划》的方案〉的说明》"),
    ],
)
def test_titles(title, shown):
    assert document_name({"document_number": None, "document_title": title}, Words("zh")) == shown
    assert document_name({"document_number": None, "document_title": title}, Words("en")) == title


def test_a_verified_number_stands_for_the_title():
    row = {"document_number": "某政发〔2023〕3号", "document_title": "某县方案"}
    assert document_name(row, Words("zh")) == "某政发〔2023〕3号"
