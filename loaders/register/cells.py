"""Parsers of single cells: a text in, a value out, or CellError with the reason and what to write instead."""

import re
from collections.abc import Collection
from datetime import date

from loaders.register.tables import CellError, Parser

_ID = re.compile(r"[a-z][a-z0-9_]*")


def text(cell: str) -> str:
    """A cell that may not be empty."""
    if not cell:
        raise CellError("没有填写", "请填写这一格")
    return cell


def optional_text(cell: str) -> str | None:
    """A cell that may be empty."""
    return cell or None


def identifier(cell: str) -> str:
    """A stable id of small letters, digits and underscores."""
    if not _ID.fullmatch(text(cell)):
        raise CellError(f"编号“{cell}”不合格式", "编号只用小写字母、数字和下划线，以字母开头")
    return cell


def optional_identifier(cell: str) -> str | None:
    """An id, or nothing."""
    return identifier(cell) if cell else None


def one_of(names: Collection[str]) -> Parser:
    """A cell that holds one of `names`."""

    def parse(cell: str) -> str:
        if cell not in names:
            raise CellError(f"“{cell}”不是可用的值" if cell else "没有填写", f"请改为 {'、'.join(names)} 之一")
        return cell

    return parse


def months(cell: str) -> int:
    """A whole number of months, 0 to 60."""
    if not cell.isascii() or not cell.isdigit() or int(cell) > 60:
        raise CellError(f"“{cell}”不是 0 到 60 的整数" if cell else "没有填写", "请填写月数，例如 6")
    return int(cell)


def year(cell: str) -> int:
    """A year from 1949 on."""
    if not re.fullmatch(r"(19[4-9]|20\d|21\d)\d", text(cell)):
        raise CellError(f"“{cell}”不是年份", "请填写四位年份，例如 2016")
    return int(cell)


def optional_year(cell: str) -> int | None:
    """A year, or nothing."""
    return year(cell) if cell else None


def iso_date(cell: str) -> date:
    """A date as 2018-12-31."""
    try:
        return date.fromisoformat(text(cell))
    except ValueError as error:
        raise CellError(f"“{cell}”不是日期", "请写成 2018-12-31 的样子") from error


def optional_date(cell: str) -> date | None:
    """A date, or nothing."""
    return iso_date(cell) if cell else None


def names(cell: str) -> tuple[str, ...]:
    """Names joined by ; (half or full width), none of them empty."""
    if not cell:
        return ()
    parts = [part.strip() for part in re.split("[;；]", cell)]
    if not all(parts):
        raise CellError("分号之间有空的别名", "请删去多余的分号")
    return tuple(parts)
