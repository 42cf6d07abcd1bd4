"""One row of a return: read cell by cell, checked, and made a row of figures.csv; or refused with every reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from loaders.figures import measures
from loaders.figures.lookup import Lookup, NotFound
from loaders.figures.numbers import (
    MOST_DECIMALS,
    MOST_DIGITS,
    NO_NUMBER,
    PrintedNumber,
    has_too_many_digits,
    parse_number,
    plain_text,
    with_unit,
)
from loaders.figures.periods import Period, parse_period
from loaders.figures.provenance import ASKED, grade_of
from loaders.figures.records import Record, RefusedRow
from loaders.figures.words import OF_THE_FUTURE, SOURCE_GRADES, VALUE_TYPES, VERIFICATIONS, choices, code_of
from loaders.register.model import Indicator, Jurisdiction
from loaders.register.units import is_known_unit, unit_of

# What the column 期别 of the official form holds beside 起始日期 and 截止日期, with its months.
_KINDS_OF_PERIOD = {
    "年": 12,
    "年报": 12,
    "年度": 12,
    "半年": 6,
    "半年报": 6,
    "季": 3,
    "季报": 3,
    "季度": 3,
    "月": 1,
    "月报": 1,
    "月度": 1,
}
_POINT_IN_TIME = frozenset({"时点", "时点数"})
_YES_NO = {"是": "1", "否": "0"}


@dataclass
class ReturnRow:
    """Reads one row; `faults` gathers what is wrong with it. `file` is the return's name, `today` the day in China."""

    record: Record
    file: str
    lookup: Lookup
    today: date
    default_place: str = ""
    faults: list[RefusedRow] = field(default_factory=list)
    # Set by `figure` where the value was not written, but follows from numerator and denominator.
    is_computed: bool = False
    # Set by `figure` where the source is news or the sender's own word, and nobody says how far the number is verified.
    is_unverified: bool = False

    def refuse(self, key: str, reason: str, next_step: str) -> None:
        """Note a fault of the cell under `key`."""
        column = self.record.headings.printed.get(key, key)
        self.faults.append(
            RefusedRow(self._place(), self.record.line, column, self.record.shown(key), reason, next_step)
        )

    def _place(self) -> str:
        return f"{self.file} › {self.record.sheet}" if self.record.sheet else self.file

    def figure(self) -> dict[str, object] | None:
        """The row of figures.csv without its id; None where `faults` say why not."""
        period = self.period()
        indicator = self.indicator()
        place = self.jurisdiction(period)
        value_type = self.code("value_type", VALUE_TYPES, "reported")
        parts = self._number("numerator", "分子"), self._number("denominator", "分母")
        number = self._computed(indicator, *parts) or self._value(indicator)
        unit = self.unit(number, indicator)
        if self.is_computed and value_type == "reported":
            value_type = "derived"
        row = {
            **self._provenance(value_type),
            "published_date": self.published(),
            "scope": self.record.text("scope") or None,
            "note": self._note(indicator, number, unit),
            "value_type": value_type,
        }
        if self.faults or not (period and indicator and place and number and unit):
            return None
        self._check_time(period, value_type or "")
        if not self.is_computed:
            self._check_value(indicator, number, unit)
        self._check_parts(indicator, number, unit, *parts)
        if self.faults:
            return None
        return row | {
            "indicator_id": indicator.indicator_id,
            "indicator_text": self.record.text("indicator_name") or indicator.name_zh,
            "jurisdiction_id": place.jurisdiction_id,
            "period_start": period.start,
            "period_end": period.end,
            "value": number.value,
            "unit": unit,
            "printed_step": number.step,
            "numerator": parts[0].full_value if parts[0] else None,
            "denominator": parts[1].full_value if parts[1] else None,
        }

    def period(self) -> Period | None:
        """The period the row speaks of."""
        text, start, end = (self.record.text(key) for key in ("period", "period_start", "period_end"))
        days = self._days(start, end)
        kind = plain_text(text)
        if kind in _KINDS_OF_PERIOD or kind in _POINT_IN_TIME or not kind:
            if days is None and not self.faults:
                key = "period" if "period" in self.record.headings.printed else "period_end"
                self.refuse(
                    key, "没有写明是哪一时段的数", "填写年份或时段，如 2023、2023上半年、2023-06、2023-01-01/2023-12-31"
                )
            if days and kind in _KINDS_OF_PERIOD and days.months != _KINDS_OF_PERIOD[kind]:
                self.refuse("period", f"期别是“{text}”，起止日期却有 {days.months} 个月", "改正期别或起止日期")
            return days
        period = parse_period(text)
        if period is None:
            self.refuse(
                "period", f"看不懂时段“{text}”", "写成 2023、2023上半年、2023Q3、2023-06 或 2023-01-01/2023-12-31"
            )
        elif days and days != period:
            self.refuse("period", f"时段“{text}”与起止日期不一致", "改正其中一处")
        return period

    def _days(self, start: str, end: str) -> Period | None:
        """The period between the dates of the two columns; a point in time has only an end."""
        if not end:
            return None
        first, last = parse_period(start or end), parse_period(end)
        if first is None or last is None:
            self.refuse("period_end" if last is None else "period_start", "日期看不懂", "写成 2023-01-01")
            return None
        if first.start > last.end:
            self.refuse("period_start", "起始日期晚于截止日期", "核对后对调两个日期")
            return None
        return Period(first.start, last.end)

    def indicator(self) -> Indicator | None:
        """The indicator the row speaks of."""
        code, name = self.record.text("indicator_id"), self.record.text("indicator_name")
        key = "indicator_id" if code or "indicator_name" not in self.record.headings.printed else "indicator_name"
        if not code and not name:
            self.refuse(key, "没有写明是哪个指标", "填写指标编码")
            return None
        try:
            return self.lookup.indicator(code, name)
        except NotFound as error:
            self.refuse(key, error.reason, error.next_step)
            return None

    def jurisdiction(self, period: Period | None) -> Jurisdiction | None:
        """The place the row speaks of, as it was in the period."""
        code, name = plain_text(self.record.text("jurisdiction_id")), self.record.text("jurisdiction_name")
        key = (
            "jurisdiction_id"
            if code or "jurisdiction_name" not in self.record.headings.printed
            else "jurisdiction_name"
        )
        if not code and not name:
            if not self.default_place:
                self.refuse(
                    key,
                    "没有写明是哪个地区",
                    "填写行政区划代码；合并的单元格请拆开填满。整表是一个地区的，也可以在载入时指定地区",
                )
                return None
            code = self.default_place
        try:
            return self.lookup.place(code, name, period.end if period else None)
        except NotFound as error:
            self.refuse(key, error.reason, error.next_step)
            return None

    def _computed(
        self, indicator: Indicator | None, above: PrintedNumber | None, below: PrintedNumber | None
    ) -> PrintedNumber | None:
        """The value from its two counts where only they are given.

        A clerk who has the counts has the figure; sending the row back would cost a round for a division. It is marked as
        derived, so that a printed figure goes before it, and the arithmetic stands in its note.
        """
        if self.record.text("value") or indicator is None or above is None or below is None or not below.value:
            return None
        if not measures.is_quotient(indicator):
            return None
        self.is_computed = True
        unit = plain_text(self.record.text("unit")) or self._unit_of_heading()
        return measures.computed(indicator, unit, above, below)

    def _note(self, indicator: Indicator | None, number: PrintedNumber | None, unit: str | None) -> str | None:
        """The remark of the row, with what else a reader of the figure must know."""
        parts = [self.record.text("note")]
        population = self.record.text("population")
        if indicator and population and population != indicator.population:
            parts.append(f"人口口径：{population}")
        if self.is_computed and number and unit:
            counts = f"{self.record.text('numerator')}÷{self.record.text('denominator')}"
            parts.append(f"数值由分子÷分母推算：{counts}＝{with_unit(number.value, unit)}")
        return "；".join(part for part in parts if part) or None

    def _value(self, indicator: Indicator | None) -> PrintedNumber | None:
        text = self.record.text("value")
        if indicator and unit_of(indicator.unit).dimension == "yes_no":
            text = _YES_NO.get(text, text)
        if not text:
            self.refuse("value", "数值没有填", "填写数值；确为零请填 0，没有数据请删去此行")
        elif plain_text(text) in NO_NUMBER:
            step = "没有数据就留空" if self.record.column else "没有数据请删去此行"
            self.refuse("value", f"“{text}”不是数值，不能当作 0", f"确为零请填 0；{step}")
        elif (number := parse_number(text)) is not None:
            return number if self._is_short(number, "value") else None
        else:
            self.refuse(
                "value",
                f"“{text}”不是一个数",
                "只填一个数；“约”“以上”等写进“数据性质”列，区间请拆开，科学计数法请改回普通数字",
            )
        return None

    def _number(self, key: str, what: str) -> PrintedNumber | None:
        text = self.record.text(key)
        if not text or plain_text(text) in NO_NUMBER:
            return None
        number = parse_number(text)
        if number is None or number.value < 0:
            self.refuse(key, f"{what}“{text}”不是一个非负的数", f"{what}填实际的个数，没有就留空")
            return None
        return number if self._is_short(number, key) else None

    def _is_short(self, number: PrintedNumber, key: str) -> bool:
        if not has_too_many_digits(number):
            return True
        most = f"整数最多 {MOST_DIGITS} 位，小数最多 {MOST_DECIMALS} 位"
        self.refuse(key, "这个数的位数太多", f"核对后改正；{most}")
        return False

    def unit(self, number: PrintedNumber | None, indicator: Indicator | None) -> str | None:
        """The unit of the number, of the kind the indicator has."""
        text = plain_text(self.record.text("unit")) or self._unit_of_heading()
        if number is None or indicator is None:
            return None
        unit = measures.unit_of_value(number, text)
        if unit is None:
            self.refuse("unit", f"数值“{self.record.text('value')}”与单位“{text}”互相矛盾", "单位只写一处")
        elif not unit:
            self.refuse("unit", "没有写明单位", f"填写单位，该指标用“{indicator.unit}”")
        elif (
            unit_of(density := measures.unit_of_density(unit, indicator)).dimension != unit_of(indicator.unit).dimension
        ):
            self.refuse(
                "unit",
                f"单位“{unit}”与指标“{indicator.name_zh}”的单位“{indicator.unit}”不是同类",
                f"核对指标，或改用“{indicator.unit}”",
            )
        else:
            return density
        return None

    def _unit_of_heading(self) -> str:
        """The unit in brackets of the heading, as in 数值（%）."""
        _, _, rest = plain_text(self.record.headings.printed.get("value", "")).partition("(")
        unit = rest.removesuffix(")")
        return unit if unit and is_known_unit(unit) else ""

    def code(self, key: str, words: Mapping[str, str], default: str) -> str | None:
        """The code under `key`, by itself or by its Chinese words."""
        code = code_of(plain_text(self.record.text(key)), words, default)
        if code is None:
            self.refuse(key, f"“{self.record.text(key)}”不在可选范围内", f"填 {choices(words)} 之一，或留空")
        return code

    def published(self) -> date | None:
        """When it was published."""
        text = self.record.text("published_date")
        period = parse_period(text) if text else None
        if text and period is None:
            self.refuse("published_date", f"看不懂日期“{text}”", "写成 2023-12-31")
        elif period and period.start > self.today:
            self.refuse("published_date", "日期在今天以后", "改正日期")
        return period.end if period else None

    def _provenance(self, value_type: str | None) -> dict[str, object]:
        source = self.record.text("source")
        if not source:
            self.refuse("source", "没有写明来源", "填写来源报表或文件的名称和期号")
        grade = self.code("source_grade", SOURCE_GRADES, grade_of(source, plain_text(self.record.text("value_type"))))
        self.is_unverified = grade in ASKED and not self.record.text("verification")
        usual = "unverified" if self.is_unverified else "derived" if value_type == "derived" else "seen"
        return {
            "source": source,
            "source_url": self.record.text("source_url") or None,
            "source_grade": grade,
            "verification": self.code("verification", VERIFICATIONS, usual),
        }

    def _check_time(self, period: Period, value_type: str) -> None:
        if period.end > self.today and value_type not in OF_THE_FUTURE:
            kind = plain_text(self.record.text("period"))  # 年, 季 beside dates: the dates are wrong, not the kind
            key = "period_end" if not kind or kind in _KINDS_OF_PERIOD or kind in _POINT_IN_TIME else "period"
            self.refuse(key, f"时段到 {period.end} 才结束，还没有过完", "改正时段；计划、预计的数请在“数据性质”里注明")

    def _check_value(self, indicator: Indicator, number: PrintedNumber, unit: str) -> None:
        if number.value < 0 and not measures.is_change(indicator):
            self.refuse("value", "数值小于零", "核对数值；该指标不会是负数")
        elif measures.is_share(indicator) and measures.exceeds_whole(number.value, unit):
            self.refuse("value", "占比超过全部（100%）", "核对数值和单位，或改用增长率类指标")
        elif "" in (self.record.text("numerator"), self.record.text("denominator")) and measures.may_be_fraction(
            number, unit, indicator
        ):
            percent = f"{(number.value * 100).normalize():f}"
            step = f"是 {percent}% 就填 {percent}；确是 {number.value}% 就在数值格里写上百分号：{number.value}%"
            self.refuse("value", f"{number.value} 可能是表格软件里 {percent}% 的原数，不能断定是 {number.value}%", step)
        elif measures.is_beyond_life(number.value, unit):
            self.refuse("value", f"{number.value}{unit}超出人的寿命", "核对小数点和单位")
        elif measures.is_total_as_density(number.value, unit):
            self.refuse("value", f"{number.value} {unit} 比全部人口还多，像是总数", f"填按“{indicator.unit}”算的数")

    def _check_parts(
        self,
        indicator: Indicator,
        number: PrintedNumber,
        unit: str,
        above: PrintedNumber | None,
        below: PrintedNumber | None,
    ) -> None:
        if below is not None and below.value == 0:
            self.refuse("denominator", "分母为零", "没有分母就留空，数值也不应有")
        elif above is None or below is None or measures.is_change(indicator):
            return
        elif measures.is_share(indicator) and above.full_value > below.full_value:
            self.refuse("numerator", f"分子 {above.full_value} 大于分母 {below.full_value}", "核对分子、分母是否填反")
        elif not measures.borne_out(number, unit, above, below):
            computed = measures.quotient(above, below, unit).quantize(number.step / 100)
            self.refuse("value", f"数值与分子÷分母不符：算出来是 {with_unit(computed, unit)}", "核对三个数")
