"""Papers of a new user, composed here, one in each format that is read, and a return with every kind of fault."""

import io

import openpyxl
import xlwt

from tests.documents.conftest import as_docx, as_html, as_ofd, as_pdf, as_text

REPORT = (
    "德阳市卫生健康委员会关于2022年基层医疗服务情况的通报",
    "2022年，全市基层医疗卫生机构诊疗量占总诊疗量比例为60.4%。",
    "2023年2月5日",
)
_GOALS = {
    "docx": "到2022年，全市基层医疗卫生机构诊疗量占总诊疗量比例达到65%以上，高血压患者规范管理率不低于60%。（牵头单位：市卫生健康委）",
    "html": "到2025年，全市孕产妇死亡率控制在9/10万以下。",
    "pdf": "到2025年，全市每千人口执业（助理）医师数达到3.2人。",
    "ofd": "到2025年，全市糖尿病患者规范管理率不低于60%。",
}
_TABLE = (
    ("德阳市人民政府办公室关于印发基层卫生主要指标的通知",),
    ("德办发〔2021〕{number}号",),
    ("2021年3月5日",),
    ("指标", "目标（2025年）", "牵头单位"),
    ("每千人口注册护士数（人）", "3.8", "市卫生健康委"),
    ("婴儿死亡率（‰）", "≤5", "市卫生健康委"),
)
# How many targets and figures are found in each.
FOUND = {
    "通报.txt": (0, 1),
    "方案.html": (1, 0),
    "方案.docx": (2, 0),
    "方案.pdf": (1, 0),
    "方案.ofd": (1, 0),
    "目标.xlsx": (2, 0),
    "目标.xls": (2, 0),
}
# Formats that need LibreOffice, which is not there: the bytes by which each is known.
REFUSED = {
    "旧.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le"),
    "旧.wps": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "WordDocument".encode("utf-16-le"),
    "旧.rtf": rb"{\rtf1\ansi 65%}",
    "旧.odt": b"",  # composed below
}


def papers() -> dict[str, bytes]:
    """The files of FOUND and REFUSED by name."""
    writers = {"docx": as_docx, "html": as_html, "pdf": as_pdf, "ofd": as_ofd}
    made = {f"方案.{form}": writers[form](_plan(95 + at, goal)) for at, (form, goal) in enumerate(_GOALS.items())}
    made |= {"通报.txt": as_text([("flush", line) for line in REPORT]).decode().encode("gb18030")}
    made |= {"目标.xlsx": _xlsx(), "目标.xls": _xls()}
    return {name: made[name] for name in FOUND} | REFUSED | {"旧.odt": _odt()}


def _plan(number: int, goal: str) -> list[tuple[str, object]]:
    return [
        ("centre", "德阳市人民政府办公室"),
        ("centre", f"关于推进基层医疗服务的实施方案（{number}）"),
        ("centre", f"德办发〔2021〕{number}号"),
        ("flush", "各县（市、区）人民政府："),
        ("paragraph", "一、主要目标"),
        ("paragraph", goal),
        ("right", "德阳市人民政府办公室"),
        ("right", "2021年3月5日"),
    ]


def _rows(number: int) -> list[list[str]]:
    return [[cell.format(number=number) for cell in row] for row in _TABLE]


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    for row in _rows(88):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _xls() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("目标")
    for at, row in enumerate(_rows(89)):
        for place, cell in enumerate(row):
            sheet.write(at, place, cell)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _odt() -> bytes:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return buffer.getvalue()


HEADER = "指标编码,地区,期别,数值,单位,分子,分母,来源,数据性质"
GOOD = "htn_std_mgmt_rate,德阳市,2022,61.0,%,,,2022年年报,"
# Each line with the column it comes back for and what is said of it.
FAULTS = (
    ("phc_standard,德阳市,2024,85,%,,,年报,", "指标编码", "不在指标表里"),
    ("phc_standard_rate,天上市,2024,85,%,,,年报,", "地区", "查不到"),
    ("phc_standard_rate,德阳市,去年,85,%,,,年报,", "期别", "看不懂时段"),
    ("phc_standard_rate,德阳市,2024,-,%,,,年报,", "数值", "不能当作 0"),
    ("phc_standard_rate,德阳市,2023,约85,%,,,年报,", "数值", "不是一个数"),
    ("phc_standard_rate,德阳市,2022,185,%,,,年报,", "数值", "超过全部"),
    ("phc_standard_rate,德阳市,2021,85,万人,,,年报,", "单位", "不是同类"),
    ("phc_standard_rate,德阳市,2020,85,%,95,90,年报,", "分子", "大于分母"),
    ("phc_standard_rate,德阳市,2019,85,%,45,90,年报,", "数值", "算出来是 50"),
    ("phc_standard_rate,德阳市,2018,85,%,,,,", "来源", "没有写明来源"),
    ("phc_standard_rate,德阳市,2017,85,%,,,年报,大概", "数据性质", "不在可选范围内"),
)


def a_return() -> bytes:
    """GOOD and FAULTS as a clerk's CSV."""
    return "\n".join([HEADER, GOOD, *(line for line, _, _ in FAULTS)]).encode("gb18030")
