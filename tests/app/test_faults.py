"""What loaders say is said in English on the English page: every text of theirs, not only those we thought of."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.faults import english, headline, known_texts, said, told
from app.texts import Words
from loaders.data_folder import PROJECT
from loaders.errors import Fault

CHINESE = re.compile("[\u4e00-\u9fff]+")
LOADERS = PROJECT / "loaders"
# Whatever can refuse a file, a decision, a build, a publishing or a snapshot that was asked for on a page.
FOLDERS = ("figures", "documents", "loads", "register", "warehouse", "warehouse/snapshots")
MODULES = [LOADERS / "disk.py", *(file for folder in FOLDERS for file in sorted((LOADERS / folder).glob("*.py")))]
CHECKS = sorted((LOADERS / "warehouse" / "checks").glob("*.sql"))
# The calls by which faults, notices and steps of long work are told; a name that begins so is one of theirs.
CALLS = {
    "Fault", "fault", "refuse", "RefusedRow", "NotFound", "CellError", "UnsupportedFormat", "DamagedDocument", "NoText",
    "notices.append", "told.append", "tell", "progress", "require_write", "require_publish", "_needed", "_read",
}  # fmt: skip
# Functions whose answer is a fault: (reason, next step), (column, reason, next step), or a reason.
TELLING = re.compile(r"^_?(fault|wrong|rules|of_commitment|of_figure|words_of)")
# What was not found or could not be read of a document: gathered under these names.
NOTICES = {"warnings", "missing"}
# Not told: texts that hold a place in a file, what a refused row shows of its content.
SILENT = {"已有批次", "X › X"}


def texts_of(node: ast.AST, names: dict[str, list[str]]) -> list[str]:
    """The texts that an expression can be, with X in the blanks of an f-string; constants of the module by their names."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value.replace("{cell}", "X")]
    if isinstance(node, ast.JoinedStr):
        parts = [str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values]
        return ["".join(parts).replace("{cell}", "X")]
    if isinstance(node, ast.Name):
        return names.get(node.id, [])
    if isinstance(node, ast.Subscript):
        return texts_of(node.value, names)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"get", "format"}:
        return texts_of(node.func.value, names)
    if isinstance(node, ast.Dict):
        return [text for one in (*node.keys, *node.values) if one for text in texts_of(one, names)]
    if isinstance(node, ast.IfExp):
        return texts_of(node.body, names) + texts_of(node.orelse, names)
    if isinstance(node, ast.Tuple | ast.List):
        return [text for one in node.elts for text in texts_of(one, names)]
    if isinstance(node, ast.Starred):
        return texts_of(node.value, names)
    return []


def name_of(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        owner = function.value.id if isinstance(function.value, ast.Name) else ""
        return f"{owner}.append" if function.attr == "append" else function.attr
    return function.id if isinstance(function, ast.Name) else ""


def telling(tree: ast.AST) -> Iterator[ast.AST]:
    """The expressions whose texts are told: arguments of the calls, answers of the functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node) in CALLS:
            yield from (*node.args, *(keyword.value for keyword in node.keywords))
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in NOTICES:
            yield from (one for one in ast.walk(node.value) if isinstance(one, ast.JoinedStr | ast.Dict))
        if isinstance(node, ast.FunctionDef) and TELLING.match(node.name):
            for one in ast.walk(node):
                if isinstance(one, ast.Return | ast.Yield) and one.value is not None:
                    yield one.value
                if isinstance(one, ast.Call) and name_of(one) == "rules.append":
                    yield from one.args


def texts_in(file: Path) -> set[str]:
    """What a module tells in Chinese."""
    tree = ast.parse(file.read_text("utf-8"))
    names: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            for one in ast.walk(target):
                if isinstance(one, ast.Name):
                    names.setdefault(one.id, []).extend(texts_of(node.value, names))
    found = {text for node in telling(tree) for text in texts_of(node, names)}
    return {text for text in found if CHINESE.search(text)} - SILENT


def texts_of_check(file: Path) -> set[str]:
    """What a check written in SQL says: texts with X for what is put between them."""
    found = re.findall(r"'[^']*'(?:\s*\|\|\s*\w+(?:\s*\|\|\s*'[^']*')?)*", file.read_text("utf-8"))
    texts = {re.sub(r"'\s*\|\|\s*\w+(?:\s*\|\|\s*'|$)", "X", text).strip("'") for text in found}
    return {text for text in texts if CHINESE.search(text)}


def without_english(texts: set[str]) -> list[str]:
    """Those that are not known, or of which something is left in Chinese that no English text says."""
    ours = " ".join(known_texts().values())
    return [
        text
        for text in sorted(texts)
        if (found := english(text)) is None or any(left not in ours for left in CHINESE.findall(found))
    ]


@pytest.mark.parametrize("file", MODULES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_text_of_the_loaders_has_its_english(file):
    assert without_english(texts_in(file)) == []


@pytest.mark.parametrize("file", CHECKS, ids=lambda file: file.stem)
def test_every_text_of_the_checks_of_a_build_has_its_english(file):
    assert texts_of_check(file)
    assert without_english(texts_of_check(file)) == []


def test_the_collection_finds_what_it_is_for():
    found = set().union(*map(texts_in, MODULES), *map(texts_of_check, CHECKS))
    assert {"没有写明来源", "看不懂时段“X”", "指标编码“X”不在指标表里"} <= found
    assert {"另一个构建一直没有结束", "读取批次 X/X：X", "没有要发布的内容", "账号“X”可以起草，不能发布"} <= found
    assert {"没有指标编码“X”", "统计期止“X”不在1900年至2199年之间", "区间要有上限，不是区间就没有上限"} <= found
    assert {
        "从备份恢复这个存档，不要再用它出具材料",
        "“X”不是X",
        "磁盘已满",
        "不是 UTF-8 编码",
        "第X页没有文字，可能是扫描件",
        "没有找到发文机关；可用 --issuer 指定",
        "请先做文字识别（OCR），或提供文字版",
    } <= found
    assert len(found) > 400


def test_no_english_text_is_left_in_chinese_or_loses_a_blank():
    for chinese, text in known_texts().items():
        assert set(re.findall(r"\{\w\}", chinese)) == set(re.findall(r"\{\w\}", text)), chinese


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有写明来源", "the source is not stated"),
        ("看不懂时段“去年”", "the period “去年” cannot be read"),
        (
            "第5行「就诊率 › 2023年」、第6行「2023年」写的是“—”“…”之类，按没有数据处理（2 格）；确为零请填 0",
            "row 5, “就诊率 › 2023年”, row 6, “2023年”: “—”, “…” and the like are taken for no figure (cells: 2); write 0 if it is zero",
        ),
        ("分子“两百”不是一个非负的数", "the numerator “两百” is not a number from zero up"),
        ("确为零请填 0；没有数据就留空", "write 0 if it is zero; leave it blank without a figure"),
        ("8.9% 与2023年的 88.0% 相差 79.1 个百分点：单位和小数点对吗", "8.9% lies 79.1 points from the 88.0% of 2023: are unit and decimal point right?"),
        ("31人/千人 是2022年的 3.1 人/千人 的 10 倍：单位和小数点对吗", "31人/千人 is 10 times the 3.1 人/千人 of 2022: are unit and decimal point right?"),
        (
            "与第3行是同一指标、地区、时段和来源，数值却不同（5%、6%）",
            "it is of the same indicator, place, period and source as row 3, with another value (5%、6%)",
        ),
    ],
)  # fmt: skip
def test_a_text_is_told_in_english_with_what_stands_in_its_blanks(text, expected):
    assert english(text) == expected


def test_a_whole_fault_is_told_with_its_place():
    fault = Fault("草稿", "没有要发布的内容", "先添加文件、报送表或决定")
    assert told(fault, Words("en")) == "drafts: there is nothing to publish. Add documents, returns or decisions first."
    assert told(fault, Words("zh")) == "草稿：没有要发布的内容。先添加文件、报送表或决定。"


def test_what_has_no_english_is_marked_as_chinese():
    assert said("别的话", Words("en")) == "<span lang='zh'>别的话</span>"
    assert said("没有写明来源", Words("en")) == "the source is not stated"
    assert said("没有写明来源", Words("zh")) == "没有写明来源"


@pytest.mark.parametrize(
    ("language", "expected"), [("zh", "指标编码不在指标表里"), ("en", "the indicator code is not in the register")]
)
def test_a_headline_has_no_codes(language, expected):
    assert headline("指标编码“phc_visit_sharee”不在指标表里", Words(language)) == expected
