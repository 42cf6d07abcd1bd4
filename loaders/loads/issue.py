"""A document's issue data: what the text says, what the user says instead, and what is missing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from loaders.documents.document import Document
from loaders.errors import Fault, LoadError
from loaders.figures.namesakes import why_not_found
from loaders.figures.periods import Period, parse_period
from loaders.register import read_register
from loaders.register.jurisdictions import find_jurisdiction
from loaders.register.model import Jurisdiction

_YEARS = re.compile(r"有效期(?:为|為)?([\d一二三四五六七八九十]+)年")
_UNTIL = re.compile(r"(?:至|到)((?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?)")
_NAME_THE_PLACE = "用 --jurisdiction 写明发文机关所在地，如 --jurisdiction 512000 或 --jurisdiction 资阳市"
_DIGITS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class IssueOptions:
    """What the user says of a document in place of what its text says; None leaves it to the text."""

    jurisdiction: str | None = None
    title: str | None = None
    document_number: str | None = None
    issued_date: str | None = None
    issuer: str | None = None
    disclosure: str | None = None
    source_url: str | None = None


@dataclass(frozen=True)
class Issue:
    """A document's issue data as it will stand in documents.csv; `notices` say what was not found."""

    title: str
    document_number: str | None
    issuer: str | None
    jurisdiction: Jurisdiction
    issued_date: date | None
    date_verified: str | None
    valid_to: date | None
    disclosure: str
    source_url: str | None
    notices: tuple[str, ...]


def issue_of(document: Document, options: IssueOptions, register: Path) -> Issue:
    """The issue data of a document. Raises LoadError where its place is not found or an option makes no sense."""
    issued, verified = _issued(document, options)
    number = options.document_number or document.document_number
    issuer = options.issuer or document.issuer
    title = options.title or document.title
    missing = {
        f"没有找到标题，暂用文件名“{Path(document.name).stem}”；可用 --title 指定": title,
        "没有找到文号；如有，可用 --document-number 指定": number,
        "没有找到发文日期，基期和“发文时已过期”将无从判断；可用 --issued-date 指定": issued,
        "没有找到发文机关；可用 --issuer 指定": issuer,
    }
    return Issue(
        title=title or Path(document.name).stem,
        document_number=number,
        issuer=issuer,
        jurisdiction=_place(document, options, issuer, title, issued, register),
        issued_date=issued,
        date_verified=verified,
        valid_to=_valid_to(document.status_words, issued),
        disclosure=options.disclosure or document.disclosure,
        source_url=options.source_url,
        notices=tuple(notice for notice, found in missing.items() if not found),
    )


def check_options(options: IssueOptions, name: str, register: Path) -> None:
    """Raise LoadError where the place or the date a user gives makes no sense, whatever becomes of the file `name`."""
    issued = _date_of(options.issued_date, name)[0] if options.issued_date is not None else None
    if options.jurisdiction:
        _place_of(options.jurisdiction, name, issued, register)


def parse_issue_date(text: str) -> tuple[date, str] | None:
    """An issue date and how far it is verified: "day" for a whole date, "year" for a year or month (its last day)."""
    period: Period | None = parse_period(text)
    if period is None:
        return None
    return period.end, "day" if period.start == period.end else "year"


def _issued(document: Document, options: IssueOptions) -> tuple[date | None, str | None]:
    if options.issued_date is None:
        return document.issued_date, "day" if document.issued_date else None
    return _date_of(options.issued_date, document.name)


def _date_of(text: str, name: str) -> tuple[date, str]:
    found = parse_issue_date(text)
    if found is None:
        raise LoadError(Fault(name, f"--issued-date 的“{text}”不是日期", "写成 2018-07-23；只知道年份就写 2018"))
    return found


def _place(
    document: Document,
    options: IssueOptions,
    issuer: str | None,
    title: str | None,
    issued: date | None,
    register: Path,
) -> Jurisdiction:
    """The place of the issuer; the user's word comes first, then the issuer's name, then the title's beginning."""
    if options.jurisdiction:
        return _place_of(options.jurisdiction, document.name, issued, register)
    if (found := place_named(document, issuer, title, issued, register)) is not None:
        return found
    raise LoadError(Fault(document.name, "看不出是哪个地区的文件", _NAME_THE_PLACE))


def place_named(
    document: Document, issuer: str | None, title: str | None, issued: date | None, register: Path
) -> Jurisdiction | None:
    """The place whose paper a document is, by its issuer, its signature or its title; None where none of them names one."""
    for words in (issuer, document.jurisdiction_text, title):
        found = find_jurisdiction(words, issued, register) if words else None
        if found is not None:
            return found
    return None


def _place_of(text: str, name: str, issued: date | None, register: Path) -> Jurisdiction:
    found = find_jurisdiction(text, issued, register)
    if found is None:
        reason, step = why_not_found(text, read_register(register).jurisdictions)
        raise LoadError(Fault(name, f"--jurisdiction：{reason}", step))
    return found


def _valid_to(status_words: Sequence[str], issued: date | None) -> date | None:
    """The last day of validity where the document says so; "废止" in it speaks of other documents and says nothing of it."""
    for words in status_words:
        until = _UNTIL.search(words)
        period = parse_period(until[1]) if until else None
        if period:
            return period.end
        years = _YEARS.search(words)
        if years and issued:
            count = int(years[1]) if years[1].isdigit() else _DIGITS.find(years[1])
            return _anniversary(issued, count) - timedelta(days=1) if 0 < count <= 30 else None
    return None


def _anniversary(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
