"""PDF: the traps of real files, each in a page of our own."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from loaders.documents.reading import read_bytes
from loaders.errors import DamagedDocument, NoText

FONT = "STSong-Light"
EM = 14.0
LEFT, TOP, STEP = 80.0, 760.0, 28.0


def pdf(draw: Callable[[Canvas], None], **options: object) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, **options)
    canvas.setFont(FONT, EM)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def write(canvas: Canvas, lines: list[str], top: float = TOP) -> None:
    """Lines of text; two ideographic blanks at the head set in."""
    for index, line in enumerate(lines):
        words = line.lstrip("　")
        canvas.drawString(LEFT + (len(line) - len(words)) * EM, top - index * STEP, words)


def page_end(canvas: Canvas, number: str) -> None:
    canvas.drawCentredString(297, 40, number)
    canvas.showPage()
    canvas.setFont(FONT, EM)


def grid(canvas: Canvas, rows: list[list[str]], widths: list[float], top: float, sides: bool = True) -> None:
    height = 24.0
    xs = [LEFT + sum(widths[:i]) for i in range(len(widths) + 1)]
    for i in range(len(rows) + 1):
        canvas.line(xs[0], top - i * height, xs[-1], top - i * height)
    for x in xs if sides else xs[1:-1]:
        canvas.line(x, top, x, top - len(rows) * height)
    for r, row in enumerate(rows):
        for x, words in zip(xs, row, strict=False):
            canvas.drawString(x + 4, top - r * height - 17, words)


def rows_of(table) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in table.cells:
        found.setdefault(cell.row, []).append(cell.text)
    return list(found.values())


def text_of(data: bytes) -> str:
    return read_bytes(data, "文件.pdf").text


def test_a_line_that_ends_between_a_number_and_its_comparator():
    lines = [
        "　　到2025年，全县乡镇卫生院达到国家基本标准的比例提高到50%",
        "以上，县域内就诊率不低于",
        "91.5%，每千人口执业（助理）医师达到3",
        ".2人。",
        "　　各乡镇要落实责任。",
    ]
    assert text_of(pdf(lambda canvas: write(canvas, lines))).split("\n") == [
        "到2025年，全县乡镇卫生院达到国家基本标准的比例提高到50%以上，县域内就诊率不低于91.5%，每千人口执业（助理）医师达到3.2人。",
        "各乡镇要落实责任。",
    ]


@pytest.mark.parametrize("footer", ["— 1 —", "第1页 共2页", "- 1 -", "1", "1/2"])
def test_a_paragraph_over_a_page_end(footer):
    def draw(canvas: Canvas) -> None:
        write(canvas, ["　　全县建成标准化村卫生室127个，产权公有化率达到92.5%，其中纳"])
        page_end(canvas, footer)
        write(canvas, ["入医保定点的108个，占85%。", "　　下一步要加强管理。"])
        canvas.drawCentredString(297, 40, footer.replace("1", "2", 1))

    assert text_of(pdf(draw)).split("\n") == [
        "全县建成标准化村卫生室127个，产权公有化率达到92.5%，其中纳入医保定点的108个，占85%。",
        "下一步要加强管理。",
    ]


def test_running_heads_are_left_out():
    def draw(canvas: Canvas) -> None:
        for number in range(1, 5):
            canvas.drawString(LEFT, 810, "富民县卫生健康发展规划")
            write(canvas, [f"{'一二三四'[number - 1]}、任务", f"　　第{number}项任务要按期完成。"])
            page_end(canvas, f"第 {number} 页")

    text = text_of(pdf(draw))
    assert "发展规划" not in text
    assert "页" not in text
    assert text.count("项任务要按期完成。") == 4


def test_what_a_browser_prints_around_a_page():
    def draw(canvas: Canvas) -> None:
        for number in (1, 2):
            canvas.drawString(24, 820, "2023/5/18 上午9:30")
            canvas.drawString(300, 820, "富民县卫生健康局")
            canvas.drawString(24, 20, f"https://www.example.gov.cn/content/2023/1.html     {number}/2")
            write(
                canvas,
                [
                    "　　到2025年，全县建成标准化村卫生室127个，产权公有化率达",
                    "到92.5%，其中纳入医保定点的108个，占85%。每个乡镇卫生院至少配",
                    "备2名执业医师。",
                ],
            )
            canvas.showPage()
            canvas.setFont(FONT, EM)

    text = text_of(pdf(draw))
    assert len(text.split("\n")) == 2
    assert "example" not in text
    assert "上午" not in text


def test_paragraphs_parted_by_gaps_and_not_set_in():
    """A line that is full and ends with a full stop goes on where no gap follows."""
    paragraphs = [
        ["全县建成标准化村卫生室127个，产权公有化率达到92.", "5%，其中纳入医保定点的108个，占85%，比上年提高三个", "百分点，群众满意度明显提升，看病更加方便可及了。", "下一步还要加强管理。"],
        ["下一步，要加强乡村医生队伍建设，每年培训时间不少于", "两周，对连续三年考核合格的给予奖励，奖励标准由各乡", "镇确定，县财政按照一半的比例给予补助，不得挪用。", "其余由乡镇承担。"],
        ["各乡镇要建立台账，按季度报送进展，确保任务按期完成。"],
    ]  # fmt: skip

    def draw(canvas: Canvas) -> None:
        y = 760.0
        for paragraph in paragraphs:
            for line in paragraph:
                canvas.drawString(LEFT, y, line)
                y -= 22
            y -= 12

    assert text_of(pdf(draw)).split("\n") == ["".join(paragraph) for paragraph in paragraphs]


def test_headings_and_signatures_stay_apart():
    lines = [
        "　　二、强化基层服务能力，提升群众就医获得感",
        "　　各乡镇要加强领导。",
        "　　　　　　　　　　　　　富民县卫生健康局",
        "　　　　　　　　　　　　　2023年4月9日",
    ]
    assert text_of(pdf(lambda canvas: write(canvas, lines))).count("\n") == 3


ROWS = [["指标", "2022年", "目标"], ["就诊率", "84.6%", "≥90%"], ["床位数", "6.2张", "7.5张"]]


@pytest.mark.parametrize("sides", [True, False])
def test_a_ruled_table_with_or_without_sides(sides):
    def draw(canvas: Canvas) -> None:
        write(canvas, ["　　主要指标见下表。", "表1 主要指标"])
        grid(canvas, ROWS, [120, 80, 80], 700, sides)
        write(canvas, ["　　二、措施"], 600)

    document = read_bytes(pdf(draw), "文件.pdf")
    (table,) = document.tables
    assert rows_of(table) == ROWS
    assert table.caption == "表1主要指标"
    assert document.text.split("\n")[-1] == "二、措施"


def test_cells_over_rows_and_columns_and_words_over_lines():
    def draw(canvas: Canvas) -> None:
        for y in (700, 670, 610):
            canvas.line(160 if y == 670 else 80, y, 400, y)
        for x in (80, 160, 400):
            canvas.line(x, 700, x, 610)
        canvas.line(280, 700, 280, 670)
        for x, y, words in [
            (84, 650, "类别"),
            (164, 680, "指标"),
            (284, 680, "目标"),
            (164, 650, "二级以上医院设置老年"),
            (164, 630, "医学科的比例达到60%"),
        ]:
            canvas.drawString(x, y, words)

    (table,) = read_bytes(pdf(draw), "文件.pdf").tables
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table.cells] == [
        ("类别", 0, 0, 2, 1), ("指标", 0, 1, 1, 1), ("目标", 0, 2, 1, 1), ("二级以上医院设置老年医学科的比例达到60%", 1, 1, 1, 2),
    ]  # fmt: skip


def test_a_table_over_two_pages_repeats_its_head_once():
    def draw(canvas: Canvas) -> None:
        grid(canvas, ROWS, [120, 80, 80], 160)
        page_end(canvas, "— 1 —")
        grid(canvas, [ROWS[0], ["医师数", "2.7人", "3.2人"]], [120, 80, 80], 780)

    (table,) = read_bytes(pdf(draw), "文件.pdf").tables
    assert rows_of(table) == [*ROWS, ["医师数", "2.7人", "3.2人"]]


def test_a_row_cut_by_the_end_of_a_page():
    """As browsers print it: no line below the cut row, its rest under the repeated head, for as many pages as it takes."""

    def draw(canvas: Canvas) -> None:
        for page, (upper, lower) in enumerate(
            [("二级以上医院设", "置老年医学科的"), ("比例", "县域内就诊"), ("率", "")]
        ):
            canvas.drawString(84, 705, "指标")
            canvas.drawString(204, 705, "目标")
            canvas.drawString(84, 680, upper)
            if page == 0:
                canvas.drawString(204, 680, "≥60%")
            canvas.drawString(84, 640 if page else 660, lower)
            if page == 1:
                canvas.drawString(204, 640, "≥90%")
            for y in (720, 695) if page == 0 else (720, 695, 665):
                canvas.line(80, y, 300, y)
            for x in (80, 200, 300):
                canvas.line(x, 720, x, 665 if page == 2 else 620)
            page_end(canvas, f"— {page + 1} —")

    (table,) = read_bytes(pdf(draw), "文件.pdf").tables
    assert rows_of(table) == [["指标", "目标"], ["二级以上医院设置老年医学科的比例", "≥60%"], ["县域内就诊率", "≥90%"]]


def test_a_group_that_goes_on_over_a_page_end():
    def draw(canvas: Canvas) -> None:
        for page, (group, rows) in enumerate(
            [("健康服务", [("就诊率", "90%"), ("床位数", "7张")]), ("", [("医师数", "3人"), ("护士数", "4人")])]
        ):
            for y in (720, 640):
                canvas.line(80, y, 400, y)
            canvas.line(160, 680, 400, 680)
            for x in (80, 160, 300, 400):
                canvas.line(x, 720, x, 640)
            canvas.drawString(84, 670, group)
            for index, (name, value) in enumerate(rows):
                canvas.drawString(164, 695 - 40 * index, name)
                canvas.drawString(304, 695 - 40 * index, value)
            page_end(canvas, f"— {page + 1} —")

    (table,) = read_bytes(pdf(draw), "文件.pdf").tables
    assert [(c.text, c.row, c.row_span) for c in table.cells if c.column == 0] == [("健康服务", 0, 4)]
    assert [c.text for c in table.cells if c.column == 1] == ["就诊率", "床位数", "医师数", "护士数"]


def test_two_tables_one_under_the_other():
    def draw(canvas: Canvas) -> None:
        grid(canvas, ROWS, [120, 80, 80], 700)
        grid(canvas, [["县区", "值"], ["甲县", "1"]], [100, 60], 600)

    first, second = read_bytes(pdf(draw), "文件.pdf").tables
    assert rows_of(first) == ROWS
    assert rows_of(second) == [["县区", "值"], ["甲县", "1"]]


def test_a_table_without_any_rules():
    def draw(canvas: Canvas) -> None:
        write(canvas, ["表2 主要指标"])
        for r, row in enumerate([*ROWS, ["医师数", "2.7人", "3.2人"]]):
            for x, words in zip((80, 260, 400), row, strict=True):
                canvas.drawString(x, 700 - r * STEP, words)

    (table,) = read_bytes(pdf(draw), "文件.pdf").tables
    assert rows_of(table)[1] == ["就诊率", "84.6%", "≥90%"]


COLUMN = [
    "截至2023年底，全市参保人数达",
    "到286.4万人，参保率稳定在96",
    ".8%以上，其中职工58.2万人，居",
    "民228.2万人。全市开通异地结算",
    "的定点医疗机构共有412家，覆盖",
    "了所有县区和街道，群众就医更加",
    "方便。各县区医保经办窗口已经全",
    "部进驻政务服务大厅，办事时限压",
    "缩到5个工作日以内，满意度为98",
]
SECOND = [
    "分。下一步，力争参保率达到97%",
    "以上，集采药品品种增加到500种",
    "以上，平均降幅保持在50%左右，",
    "门诊费用跨省直接结算率达到85%",
    "以上；继续加强基金监管，全年检",
    "查定点医药机构覆盖率为100%，",
    "并对投诉举报逐一核查处理反馈，",
    "切实守护好人民群众的看病钱和救",
    "命钱，让医保发展成果惠及全体。",
]


def test_text_in_two_columns_is_read_column_by_column():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT + 60, TOP, "全市医疗保障工作情况通报（2023年全年工作的总结和安排）")
        for index, (left, right) in enumerate(zip(COLUMN, SECOND, strict=True)):
            canvas.drawString(60, TOP - (index + 2) * STEP, left)
            canvas.drawString(310, TOP - (index + 2) * STEP, right)

    text = read_bytes(pdf(draw), "two.pdf").text
    assert "".join(COLUMN + SECOND) in text.replace("\n", "")
    assert "参保率稳定在96.8%以上" in text
    assert "满意度为98分" in text


def test_a_list_with_numbers_at_the_right_is_no_second_column():
    places = ["东城区", "西山县", "南浦县", "北河县", "中原区", "高新区", "云台县", "白水县", "青川县"]

    def draw(canvas: Canvas) -> None:
        for index, place in enumerate(places):
            canvas.drawString(60, TOP - index * STEP, f"{place}每千人口床位数")
            canvas.drawString(330, TOP - index * STEP, f"{5 + index / 10}张")

    text = read_bytes(pdf(draw), "list.pdf").text
    assert text.index("5.0张") < text.index("西山县")


def test_blanks_beside_digits_and_bold_made_by_printing_twice():
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.4):
            canvas.drawString(LEFT + shift, 700, "到 2020 年，建立档案 537.01 万份。")

    assert text_of(pdf(draw)) == "到2020年，建立档案537.01万份。"


def test_narrow_digits_that_repeat_are_not_taken_for_bold():
    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 700, "共有")
        canvas.setFont("Helvetica", 5)
        canvas.drawString(LEFT + 2 * EM, 700, "111.11")

    assert text_of(pdf(draw)) == "共有111.11"


def test_a_turned_page():
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(0, 0)
        canvas.rotate(90)
        grid(canvas, ROWS, [120, 80, 80], -100)

    (table,) = read_bytes(pdf(draw), "文件.pdf").tables
    assert rows_of(table) == ROWS


def test_a_scan_is_refused_and_a_scanned_page_is_told():
    def picture(canvas: Canvas) -> None:
        canvas.rect(100, 100, 300, 500, fill=1)

    with pytest.raises(NoText, match="扫描件"):
        read_bytes(pdf(picture), "文件.pdf")

    def mixed(canvas: Canvas) -> None:
        write(canvas, ["　　就诊率达到90%。"])
        page_end(canvas, "1")
        picture(canvas)

    assert read_bytes(pdf(mixed), "文件.pdf").warnings == ("第2页没有文字，可能是扫描件",)


def test_a_password():
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = pdf(lambda canvas: write(canvas, ["　　就诊率达到90%。"]), encrypt=StandardEncryption("geheim"))
    with pytest.raises(DamagedDocument, match="密码"):
        read_bytes(data, "文件.pdf")


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_a_truncated_file(share):
    data = pdf(lambda canvas: write(canvas, ["　　就诊率达到90%。"]))
    with pytest.raises(DamagedDocument):
        read_bytes(data[: int(len(data) * share)], "文件.pdf")
