"""A document of our own making, written in every format that is read."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Block = tuple[str, object]

ROWS = [
    ["指标名称", "2022年", "2025年", "属性"],
    ["县域内就诊率（%）", "84.6", "≥91.5", "预期性"],
    ["每千人口执业（助理）医师数（人）", "2.71", "3.2", "约束性"],
    ["孕产妇死亡率（1/10万）", "9.4", "≤9", "约束性"],
]

# (kind, words): a centred line, a paragraph set in by two characters, a line of a signature, a table.
BLOCKS: list[Block] = [
    ("centre", "宜良县人民政府办公室文件"),
    ("centre", "宜政办发〔2023〕8号"),
    ("centre", "关于印发宜良县基层卫生提升行动方案的通知"),
    ("flush", "各乡镇人民政府，县直有关部门："),
    ("paragraph", "现将《宜良县基层卫生提升行动方案》印发给你们，请认真贯彻执行。"),
    ("right", "宜良县人民政府办公室"),
    ("right", "2023年3月6日"),
    ("centre", "宜良县基层卫生提升行动方案"),
    ("paragraph", "一、行动目标"),
    (
        "paragraph",
        "到2025年，县域内就诊率稳定在91.5%以上，基层医疗卫生机构诊疗量占总诊疗量的比例不低于65%，"
        "新增全科医生118.6人次的培训任务由县医院承担，乡镇卫生院达到国家基本标准的比例提高到80%左右，"
        "村卫生室规范化建设率达到百分之九十五；家庭医生签约服务覆盖3.2万名重点人群，其中高血压患者规范管理率不低于72%。",
    ),
    ("paragraph", "二、主要任务"),
    (
        "paragraph",
        "（一）建强基层队伍。每个乡镇卫生院至少配备2名执业（助理）医师，每年安排不少于60名骨干到市级医院进修，"
        "进修时间原则上不少于3个月。县财政每年安排专项资金1200万元，并建立与物价水平相适应的增长机制。（县卫生健康局、县财政局负责）",
    ),
    ("paragraph", "（二）完善监测。主要指标见下表。"),
    ("centre", "表1 主要指标"),
    ("table", ROWS),
    ("paragraph", "三、组织保障"),
    ("paragraph", "各乡镇要建立台账，按季度报送进展，对连续两次排名末位的予以通报，确保各项任务落到实处。"),
]

PARAGRAPHS = [
    line
    for kind, words in BLOCKS
    for line in (["\t".join(row) for row in words] if isinstance(words, list) else [str(words).replace("表1 ", "表1")])
]


@pytest.fixture(scope="session")
def paragraphs() -> list[str]:
    """The lines that every format has to give."""
    return PARAGRAPHS


@pytest.fixture(scope="session")
def composed() -> Callable[[str], bytes]:
    """The document in a format: txt, html, docx, pdf, ofd."""
    writers = {"txt": as_text, "html": as_html, "docx": as_docx, "pdf": as_pdf, "ofd": as_ofd}
    made: dict[str, bytes] = {}

    def write(form: str) -> bytes:
        if form not in made:
            made[form] = writers[form](BLOCKS)
        return made[form]

    return write


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """Puts bytes into a file."""

    def put(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put


def as_text(blocks: list[Block], wrapped: int | None = None) -> bytes:
    lines: list[str] = []
    for kind, words in blocks:
        if isinstance(words, list):
            lines += ["\t".join(row) for row in words]
        else:
            text = ("　　" if kind == "paragraph" else "") + str(words)
            lines += [text[i : i + wrapped] for i in range(0, len(text), wrapped)] if wrapped else [text]
    return "\n".join(lines).encode("utf-8")


def as_html(blocks: list[Block]) -> bytes:
    body = []
    for kind, words in blocks:
        if isinstance(words, list):
            rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in words)
            body.append(f"<table border=1>{rows}</table>")
        else:
            body.append(f'<p class="{kind}"><span>{str(words).replace("%", "</span><span>%")}</span></p>')
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("首页", "机构概况", "政务公开", "互动交流"))
    page = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>通知_宜良县人民政府</title>
<script>var total = 100;</script></head><body><div class="nav"><ul>{menu}</ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/z">政务公开</a> &gt; 正文</div>
<div class="article"><div class="info">发布日期：2023-03-08　来源：县政府办　浏览次数：512　【字体：大 中 小】</div>{"".join(body)}</div>
<div class="share">分享到：<a>微信</a><a>微博</a></div><div class="footer">主办单位：宜良县人民政府　滇ICP备00000000号</div></body></html>"""
    return page.encode("gb18030")


def as_docx(blocks: list[Block]) -> bytes:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部流转单第12页"
    for _, words in blocks:
        if isinstance(words, list):
            table = document.add_table(rows=len(words), cols=len(words[0]))
            for r, row in enumerate(words):
                for c, cell in enumerate(row):
                    table.cell(r, c).text = cell
        else:
            document.add_paragraph(str(words))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf(blocks: list[Block]) -> bytes:
    """Small pages, so that paragraphs run over page ends, with a page number below each."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    base = {"fontName": "STSong-Light", "fontSize": 12, "leading": 22, "wordWrap": "CJK"}
    styles = {
        "paragraph": ParagraphStyle("p", firstLineIndent=24, **base),
        "flush": ParagraphStyle("f", **base),
        "centre": ParagraphStyle("c", alignment=1, **base),
        "right": ParagraphStyle("r", alignment=2, **base),
    }
    flow: list[Flowable] = []
    for kind, words in blocks:
        if isinstance(words, list):
            cell = ParagraphStyle("cell", fontName="STSong-Light", fontSize=10, leading=14, wordWrap="CJK")
            table = Table([[Paragraph(word.replace("<", "&lt;"), cell) for word in row] for row in words], colWidths=80)
            table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")]))
            flow.append(table)
        else:
            flow.append(Paragraph(str(words), styles[kind]))

    def number(canvas: object, template: object) -> None:
        canvas.setFont("STSong-Light", 10)  # type: ignore[attr-defined]
        canvas.drawCentredString(210, 30, f"— {template.page} —")  # type: ignore[attr-defined]

    stream = io.BytesIO()
    template = SimpleDocTemplate(stream, pagesize=A5, leftMargin=50, rightMargin=50, topMargin=60, bottomMargin=60)
    template.build(flow, onFirstPage=number, onLaterPages=number)
    return stream.getvalue()


_OFD = "http://www.ofdspec.org/2016"
_SIZE, _LEADING, _LEFT, _WIDTH = 4.2, 8.0, 25.0, 38  # millimetres; 38 characters a line


def as_ofd(blocks: list[Block]) -> bytes:
    """Pages of placed characters, the objects of each page stored last line first."""
    pages: list[list[str]] = [[]]
    y = 30.0

    def step() -> float:
        nonlocal y
        if y > 255:
            pages.append([])
            y = 30.0
        y += _LEADING
        return y - _LEADING

    for kind, words in blocks:
        if isinstance(words, list):
            y = _ofd_table(pages[-1], words, y)
            continue
        text = str(words)
        first = _WIDTH - 2 if kind == "paragraph" else _WIDTH
        for index, line in enumerate([text[:first], *(text[i : i + _WIDTH] for i in range(first, len(text), _WIDTH))]):
            left = _LEFT + (2 * _SIZE if kind == "paragraph" and index == 0 else 0)
            if kind in ("centre", "right"):
                left = _LEFT + (_WIDTH - len(line)) * _SIZE / (2 if kind == "centre" else 1)
            at = step()
            pages[-1].append(_ofd_text(line, left, at, _SIZE))
    files = {"OFD.xml": f'<OFD xmlns="{_OFD}"><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>'}
    listed = "".join(f'<Page ID="{i}" BaseLoc="Pages/{i}.xml"/>' for i in range(len(pages)))
    files["Doc_0/Document.xml"] = (
        f'<Document xmlns="{_OFD}"><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea></CommonData>'
        f"<Pages>{listed}</Pages></Document>"
    )
    for i, objects in enumerate(pages):
        footer = _ofd_text(f"第{i + 1}页 共{len(pages)}页", 95, 285, 3.5)
        inner = "".join(reversed([*objects, footer]))
        files[f"Doc_0/Pages/{i}.xml"] = f'<Page xmlns="{_OFD}"><Content><Layer>{inner}</Layer></Content></Page>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return stream.getvalue()


def _ofd_text(words: str, left: float, top: float, size: float) -> str:
    from xml.sax.saxutils import escape

    steps = f"g {len(words) - 1} {size}" if len(words) > 1 else ""
    return (
        f'<TextObject Boundary="{left} {top} {len(words) * size} {size}" Size="{size}">'
        f'<TextCode X="0" Y="{size * 0.88}" DeltaX="{steps}">{escape(words)}</TextCode></TextObject>'
    )


def _ofd_table(objects: list[str], rows: list[list[str]], y: float) -> float:
    widths = [70.0, 25.0, 25.0, 30.0]
    lefts = [_LEFT + sum(widths[:i]) for i in range(len(widths) + 1)]
    top = y
    for row in rows:
        objects += [_ofd_text(cell, lefts[c] + 1, y + 1.5, 3.5) for c, cell in enumerate(row)]
        y += _LEADING
    strokes = [(lefts[0], line, lefts[-1], line) for line in (top + i * _LEADING for i in range(len(rows) + 1))]
    strokes += [(x, top, x, y) for x in lefts]
    for x0, y0, x1, y1 in strokes:
        objects.append(
            f'<PathObject Boundary="{x0} {y0} {x1 - x0 + 0.1} {y1 - y0 + 0.1}">'
            f"<AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</AbbreviatedData></PathObject>"
        )
    return y + 4
