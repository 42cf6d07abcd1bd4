"""departments.csv: bodies with their successors, and finding the body that a document names."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from loaders.data_folder import DataFolder
from loaders.register import cells
from loaders.register.jurisdictions import without_place
from loaders.register.model import Department
from loaders.register.tables import TableShape, read_table, stamp
from loaders.register.words import comparable

DEPARTMENTS = TableShape(
    "departments.csv",
    {
        "department_id": cells.identifier,
        "name_zh": cells.text,
        "name_en": cells.optional_text,
        "aliases": cells.names,
        "successor_id": cells.optional_identifier,
        "from_date": cells.optional_date,
        "note": cells.optional_text,
    },
    Department,
    optional=frozenset({"name_en", "note"}),
)

# 市、县、区、省 before a body's name say whose body it is, not which: 市财政局 is 财政局. 各 and 有关 come before those.
_WHOSE = re.compile(r"^(?:各|有关|相关|本)*(?:国家|省级|市级|县级|区级|省|市|州|盟|县|区|旗)?(?:委|政府)?(?=..)")
_LISTED = re.compile(r"(?:等(?:有关|相关)?(?:部门|单位)?|(?:牵头)?负责|牵头|配合)$")


@lru_cache(maxsize=4)
def _by_name(file: Path, _changed: int) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in read_table(file, DEPARTMENTS).rows:
        for name in (row.value.name_zh, *row.value.aliases):
            found.setdefault(comparable(name), row.value.department_id)
    return found


def department_of(text: str, folder: Path | None = None) -> str | None:
    """The department_id of the body that `text` names (traditional or simplified), None where the register has none.

    A place before the name (绵阳市人社局), whose body it is (市财政局) and 牵头 or 等部门 after it do not matter. `folder`
    is the register's, by default that of the data folder in use.
    """
    file = (folder or DataFolder.from_environment().register) / "departments.csv"
    names = _by_name(file, stamp(file))
    name = _LISTED.sub("", comparable(text))
    bare = without_place(name, folder)
    # 四川省卫生健康委 is, like 省卫生健康委, the province's: worth telling apart where a city's paper names it.
    of_province = f"省{bare}" if name.removesuffix(bare).endswith("省") else name
    forms = (name, of_province, bare, _WHOSE.sub("", bare, count=1))
    return next((names[form] for form in forms if form in names), None)
