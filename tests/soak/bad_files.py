"""Broken documents and returns by the hundred: refused or read, never a traceback, never a change of what is on record."""

import hashlib
import io
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from openpyxl import Workbook

from loaders.data_folder import DataFolder
from loaders.errors import UserError
from loaders.loads import LOCAL
from loaders.loads.add import AddOptions, add_bytes
from loaders.loads.options import IssueOptions

# A file that takes longer than this hangs.
MOST_SECONDS = 30
_TEXT = (
    "关于推进基层医疗服务工作的实施方案\n云政办〔2023〕1号\n一、主要目标\n到2025年，县域内就诊率达到90%以上，"
    "基层诊疗量占比不低于65%。（市卫生健康委负责）\n"
)
_RETURN = (
    "指标编码,行政区划代码,期别,数值,单位,分子,分母,来源\n"
    "phc_visit_share,510700,2022,52.4,%,262,500,年报\nphc_visit_share,512000,2022,51.0,%,,,年报\n"
    "total_visits,510700,2022,120,万人次,,,年报\n"
)


def _docx() -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _TEXT.splitlines())
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return buffer.getvalue()


def _xlsx() -> bytes:
    book = Workbook()
    for line in _RETURN.splitlines():
        book.active.append(line.split(","))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def samples() -> dict[str, bytes]:
    """One sound file of each kind that can be made here, by name."""
    html = f"<html><body><h1>方案</h1><p>{_TEXT}</p><table><tr><td>指标</td><td>≥90%</td></tr></table></body></html>"
    return {
        "方案.txt": _TEXT.encode(),
        "方案.gb.txt": _TEXT.encode("gb18030"),
        "方案.html": html.encode(),
        "方案.docx": _docx(),
        "报送表.csv": _RETURN.encode(),
        "报送表.xlsx": _xlsx(),
    }


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 40)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _doubled(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + content


def _filled(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return (
        content[:at]
        + chance.choice([b"\0", b"\xff\xfe", b'"', b"<", b"&", b"\r", b"]]>", b"%PDF-1.7"]) * 50
        + content[at:]
    )


def _noise(_: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(chance.randrange(1, 4000))


_HARMS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _flipped, _doubled, _filled, _noise)


def bad_files(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents: sound files cut, changed and mixed, some under the name of another kind."""
    chance = random.Random(seed)
    kinds = list(samples().items())
    for number in range(count):
        name, content = chance.choice(kinds)
        suffix = Path(chance.choice(kinds)[0] if chance.random() < 0.3 else name).suffix
        yield f"{number}{suffix}", chance.choice(_HARMS)(content, chance)


_CELLS = (
    *(
        "",
        " ",
        "-",
        "…",
        "0",
        "０",
        "1e9",
        "NaN",
        "inf",
        "=1+1",
        "＝cmd",
        "'",
        '"',
        "-5",
        "99999999999999999999",
        "5２.4",
        "52．4",
        "52,4",
    ),
    *(
        "约50",
        "五十",
        "2022",
        "2022年13月",
        "去年",
        "%",
        "‰",
        "万",
        "人",
        "510700",
        "000000",
        "51O7OO",
        "phc_visit_share",
        "无",
        "\t",
        "\u200b",
    ),
    *("a" * 5000, "联系人：甲某某", "13800001111", "NULL", "None", "../../etc", "<script>", "2022-02-30", "9999-12-31"),
)


def mutated_returns(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Returns with cells changed, moved, added and lost, in the encodings and shapes clerks send."""
    chance = random.Random(seed)
    for number in range(count):
        rows = [line.split(",") for line in _RETURN.splitlines()]
        for _ in range(chance.randrange(1, 8)):
            row = chance.choice(rows[chance.random() < 0.8 :])
            place = chance.randrange(len(row) + 1)
            harm = chance.choice(["set", "set", "set", "lose", "add", "swap"])
            if harm == "add" or place == len(row):
                row.insert(place, chance.choice(_CELLS))
            elif harm == "lose" and len(row) > 1:
                del row[place]
            elif harm == "swap":
                chance.shuffle(row)
            else:
                row[place] = chance.choice(_CELLS)
        chance.random() < 0.2 and chance.shuffle(rows)
        yield _as_file(number, rows, chance)


def _as_file(number: int, rows: list[list[str]], chance: random.Random) -> tuple[str, bytes]:
    if chance.random() < 0.3:
        book = Workbook()
        for row in rows:
            book.active.append([text if text.isprintable() else "?" for text in row])
        buffer = io.BytesIO()
        book.save(buffer)
        return f"{number}.xlsx", buffer.getvalue()
    text = chance.choice(["\n", "\r\n"]).join(chance.choice([",", ",", "\t", ";"]).join(row) for row in rows)
    return f"{number}.csv", text.encode(chance.choice(["utf-8", "utf-8-sig", "gb18030", "utf-16"]), "replace")


def add_all(data: DataFolder, files: Iterator[tuple[str, bytes]], *, apart: bool = False) -> tuple[int, int, list[str]]:
    """(taken in, refused, faults found) of adding each file, as an upload where `apart`; what was on record before must stay."""
    add_bytes(_RETURN.encode(), "原有.csv", data, LOCAL, AddOptions())
    before = content_of(data.loads)
    taken, refused, faults = 0, 0, []
    options = AddOptions(issue=IssueOptions(jurisdiction="510700"))
    for name, content in files:
        start = time.monotonic()
        try:
            add_bytes(content, name, data, LOCAL, options, apart=apart)
            taken += 1
        except UserError as error:
            refused += 1
            if not all(fault.file and fault.reason and fault.next_step for fault in error.faults):
                faults.append(f"{name}: a refusal without place, reason or remedy: {error}")
        except Exception as error:  # whatever else is raised is the defect looked for
            faults.append(f"{name}: {type(error).__name__}: {error}")
        if time.monotonic() - start > MOST_SECONDS:
            faults.append(f"{name}: took {time.monotonic() - start:.0f} s")
    after = content_of(data.loads)
    faults += [f"changed: {path}" for path, digest in before.items() if after.get(path) != digest]
    return taken, refused, faults


def content_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with its digest."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
