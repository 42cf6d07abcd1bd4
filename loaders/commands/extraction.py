"""`extract`: statements of documents as JSON Lines, as CSV, or explained."""

import json
from pathlib import Path
from typing import Any

import click

from loaders.commands.report import say, write_result
from loaders.data_folder import DataFolder
from loaders.disk import words_of
from loaders.documents import read_document
from loaders.documents.document import Document
from loaders.errors import DocumentError, Fault, LoadError
from loaders.loads.issue import place_named
from loaders.loads.registers import register_of
from loaders.register.realm import Realm
from loaders.statements import Statement, statement_record
from loaders.statements import extract as statements_of
from loaders.statements.explain import explain

_HEADINGS = {
    "kind": "类别",
    "indicator": "指标",
    "comparator": "比较方式",
    "value": "数值",
    "value_high": "数值上限",
    "unit": "单位",
    "basis": "计法",
    "due": "完成时限",
    "period": "统计时段",
    "core": "是否核心",
    "implicit": "原文无数字",
    "quote": "原文",
    "document": "文件",
    "clause": "条款编号",
    "clause_path": "条款",
    "indicator_id": "指标编码",
    "indicator_score": "指标匹配度",
    "due_text": "时限原文",
    "value_type": "数据性质",
    "baseline_value": "基期值",
    "baseline_period": "基期",
    "lead_department": "牵头单位",
    "departments": "责任单位",
    "firmness": "目标性质",
    "place": "所指地区",
    "scope": "适用对象",
    "reach_level": "达标层级",
    "recurrence": "期限类型",
    "row_kind": "条目性质",
    "printed_step": "末位单位",
    "span": "位置",
    "confidence": "把握",
    "rules": "规则",
}


class Extraction:
    """Reads files one after the other; the register is read once."""

    def __init__(self, data: DataFolder, format_: str, output: Path | None, explained: bool) -> None:
        self.indicators = register_of(data).indicators
        self.register = data.register
        self.format = format_
        self.output = output
        self.explained = explained
        self.gathered: list[dict[str, Any]] = []
        self.written: dict[Path, Path] = {}

    def run(self, path: Path) -> None:
        """Read one file and write or print what stands in it. Raises DocumentError, LoadError."""
        _open(path)
        document = read_document(path)
        for warning in document.warnings:
            say(f"{path.name}：{warning}。")
        place = place_named(document, document.issuer, document.title, document.issued_date, self.register)
        realm = Realm(place, document.issued_date, self.register) if place else None
        statements = statements_of(document, self.indicators, realm)
        if not statements:
            say(f"{path.name}：没有找到写明数量的目标或数据。")
        if self.explained:
            self._explain(document, statements)
        records = [statement_record(statement) for statement in statements]
        if self.output is not None:
            self._write(path, records)
        elif not self.explained and self.format == "jsonl":
            write_result(_jsonl(records).encode("utf-8"))
        elif not self.explained:
            self.gathered.extend(records)

    def finish(self) -> None:
        """Print the CSV table: one for all files."""
        if self.output is None and self.format == "csv" and not self.explained:
            write_result(_csv(self.gathered))

    def _explain(self, document: Document, statements: list[Statement]) -> None:
        for statement in statements:
            click.echo(explain(document, statement))
            click.echo()

    def _write(self, path: Path, records: list[dict[str, Any]]) -> None:
        assert self.output is not None
        target = self.output / f"{path.stem}.{self.format}"
        if target in self.written:
            reason = f"结果会盖掉 {self.written[target].name} 的结果"
            raise LoadError(Fault(path.name, reason, "改名，或换一个 --output 文件夹"))
        try:
            self.output.mkdir(parents=True, exist_ok=True)
            content = _jsonl(records).encode("utf-8") if self.format == "jsonl" else _csv(records)
            target.write_bytes(content)
        except OSError as error:
            raise LoadError(Fault(str(target), f"写不进去（{words_of(error)}）", "核对文件夹和权限")) from None
        self.written[target] = path


def _open(path: Path) -> None:
    """Raise DocumentError, in Chinese, where the system does not let the file be read."""
    try:
        path.open("rb").close()
    except OSError as error:
        raise DocumentError(Fault(path.name, f"打不开（{words_of(error)}）", "核对文件名和权限")) from None


def _jsonl(records: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _csv(records: list[dict[str, Any]]) -> bytes:
    from loaders.commands.extraction_words import worded
    from loaders.figures.csv_text import csv_bytes

    headings = [_HEADINGS[key] for key in _HEADINGS]
    return csv_bytes(headings, ([record[key] for key in _HEADINGS] for record in map(worded, records)))
