"""The form of a return (报送表): its head, its columns and the rows a place is asked to fill.

Columns and their order are those of the forms county offices are used to. Four cells above them are for the approval that a new
form needs from the statistics authority (表号, 制定机关, 批准文号, 有效期至); as long as they are empty what comes in are working
figures (工作调度数) and no statistical survey.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.figures.owed import Owed
from loaders.register.model import Indicator, Jurisdiction, Register

HEAD_CELLS = ("表号", "制定机关", "批准文号", "有效期至")
WORKING_FIGURES = "工作调度数"
KINDS_OF_PERIOD = {"annual": "年", "half_year": "半年", "quarter": "季", "month": "月"}


@dataclass(frozen=True)
class FormColumn:
    """A column: its heading, what the heading's comment says, its width in characters, and whether people fill it in."""

    heading: str
    comment: str
    width: int
    is_filled_in: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it holds numbers."""
        return self.heading in {"数值", "分子", "分母"}


COLUMNS = (
    FormColumn("地区", "必填（或填行政区划代码）。全称，如“绵阳市安州区”。", 14),
    FormColumn("行政区划代码", "六位，GB/T 2260。按文本填，前面的零不会丢。", 12),
    FormColumn("指标编码", "从下拉框里选；口径见“指标口径”表。编码和名称至少填一个。", 24),
    FormColumn("指标名称", "从下拉框里选。与指标编码须是同一指标。", 34),
    FormColumn("期别", "年、半年、季、月、时点。", 7),
    FormColumn("起始日期", "统计期的第一天，如 2025-01-01。时点数可以不填。", 12),
    FormColumn("截止日期", "必填。统计期的最后一天，如 2025-12-31。", 12),
    FormColumn("数值", "只填一个数。没有数据就留空，不填“-”“无”；确为零填 0。只有分子、分母时可以留空，由系统按分子÷分母推算。", 12, True),
    FormColumn("单位", "已按指标填好；换了单位请照实改，如 万人次。", 10),
    FormColumn("分子", "实际个数。填了分子、分母，就核对数值是否相符。", 12, True),
    FormColumn("分母", "实际个数。", 12, True),
    FormColumn("人口口径", "与“指标口径”表写的人口不同时才填，如 户籍人口。", 14, True),
    FormColumn("数据性质", "从下拉框里选；不填按年报（正式数）。", 10, True),
    FormColumn("来源报表", "填了数值就必填：报表或文件的名称和期号，如 2025年卫生统计年报。", 24, True),
    FormColumn("来源级别", "从下拉框里选；不填按主管部门的报表。来源是新闻、转载或自报的要选。", 12, True),
    FormColumn("核实程度", "来源是新闻或自报的必填：已见原文、有旁证；不填按未核实，照登但不参与判定。", 12, True),
    FormColumn("填报单位", "单位全称。", 18, True),
    FormColumn("审核岗位", "只写岗位，不写个人。不读入系统。", 12, True),
    FormColumn("填报日期", "如 2026-01-15。", 12, True),
    FormColumn("备注", "口径变动、特殊情况。", 24, True),
)  # fmt: skip
HEADINGS = tuple(column.heading for column in COLUMNS)


def title_of(place: Jurisdiction) -> str:
    """The title above the table."""
    return f"{place.name_zh}量化目标报送表（{WORKING_FIGURES}）"


def form_rows(place: Jurisdiction, owed: Sequence[Owed], register: Register) -> list[list[str]]:
    """One row for each figure owed, as texts under HEADINGS; what people fill in is empty."""
    order = {indicator.indicator_id: at for at, indicator in enumerate(register.indicators)}
    known = [one for one in owed if one.indicator_id in order]
    known.sort(key=lambda one: (order[one.indicator_id], one.period_end))
    return [_row(place, one, register.indicator_by_id[one.indicator_id]) for one in known]


def _row(place: Jurisdiction, owed: Owed, indicator: Indicator) -> list[str]:
    cells = {
        "地区": place.name_zh,
        "行政区划代码": place.jurisdiction_id,
        "指标编码": indicator.indicator_id,
        "指标名称": indicator.name_zh,
        "期别": KINDS_OF_PERIOD.get(owed.frequency, ""),
        "起始日期": owed.period_start.isoformat(),
        "截止日期": owed.period_end.isoformat(),
        "单位": indicator.unit,
    }
    return [cells.get(heading, "") for heading in HEADINGS]


def definitions(indicators: Sequence[Indicator]) -> list[list[str]]:
    """The rows of the sheet 指标口径, under DEFINITION_HEADINGS."""
    return [
        [
            one.indicator_id,
            one.name_zh,
            one.definition,
            one.numerator,
            one.denominator or "",
            one.population,
            one.institutions,
            one.unit,
            one.note or "",
        ]
        for one in indicators
    ]


DEFINITION_HEADINGS = ("指标编码", "指标名称", "定义", "分子", "分母", "人口", "机构范围", "单位", "注意")

# The sheet 说明. It names no persons, nor asks for any: such words in a return mean that its file is not kept.
GUIDE = (
    "怎样填",
    "一、每行一个数。地区、指标、统计期和单位已按应报数据填好，只填浅色的格子；要加报的，在下面接着写。",
    "二、没有数据的行，“数值”和“来源报表”都留空，按未报处理，不退回；确为零填 0。不要填“-”“无”“…”。",
    "三、“数值”只填一个数；“约”“以上”不写进数值，在“数据性质”里选约数、下限。可以写 1.2万、52.4%。",
    "四、有分子、分母的尽量填实际个数：系统核对数值与分子÷分母是否相符；只填分子、分母而不填数值的占比，按分子÷分母推算，记为推算数。",
    "五、填了数值就要填“来源报表”，写明报表或文件的名称和期号。",
    "六、来源是新闻、微信公众号的，或是自报、口头报的，要填“来源级别”和“核实程度”；没有填核实程度的按未核实收下，照登，不参与判定。",
    "七、与上年相差太远的数（5 倍或 40 个百分点）会请您核对单位和小数点；确认前照登，不参与判定。无误就在“核实程度”填“已见原文”再报。",
    "八、已经报过、这次改了的，照填新数：系统认作修订，新旧两数都留痕。已经报过、没有变的，不重复记。",
    "九、不收个人信息：“审核岗位”只写岗位。",
    "",
    "关于这张表",
    "表号、制定机关、批准文号、有效期至四格由制表单位填写。没有履行审批或备案手续的，四格留空，收到的数只作工作调度数用；要作为统计调查下发，请先办手续。",
    "已公布的、上级系统里已有的数，由市级代录，不再要求县里重复报。",
    "",
    "退回",
    "不符合的行逐行退回，写明行、列、原内容、原因和改正办法；其余的行照收。改好后只报退回的行即可。",
)
