"""Units and measure words behind a number, with 个百分点 kept apart from %.

Sources: the units of the gold guide, GB 3100's common ones, and the measure words (量词) of official prose. A unit is
given back in the shortest form a reader would print (`个工作日` → 天, `周岁` → 岁, `/10万` → /10万).
"""

import re
from typing import NamedTuple

RATES = ("%", "‰", "个百分点", "百分点", "个千分点", "千分点")
PERSON = ("人次", "人份", "人", "名", "位", "例", "例次", "剂次", "人日")
PLACE = ("家", "所", "个", "间", "处")
KIND = ("种", "项次", "类", "项", "条")
OTHER = (
    "张", "台", "套", "辆", "份", "件", "次", "场", "场次", "期", "批", "批次", "支", "户", "对", "组", "门", "册", "篇", "座", "栋", "幢",
    "片", "块", "起", "宗", "轮", "只", "头", "盒", "瓶", "针", "剂", "部", "架", "株", "棵", "枚", "颗", "粒", "袋", "箱", "艘", "副", "款", "单", "笔", "倍", "床", "路", "户次", "班次", "车次", "课时", "学时", "堂", "治疗量", "单位",
)  # fmt: skip
MONEY = ("元", "美元", "角", "块钱")
TIME = ("年", "个月", "个季度", "个学期", "个学年", "周", "天", "日", "小时", "分钟", "秒", "岁")
SIZE = (
    "DDDs", "DDD", "平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "米", "厘米", "毫米", "公顷", "亩", "吨", "公斤", "千克", "毫克", "克", "毫升", "升",
    "微克", "步", "千瓦时", "摄氏度", "℃", "分贝",
)  # fmt: skip

# What is printed → the unit it is told as.
ALIAS = {
    "百分点": "个百分点", "千分点": "个千分点", "周岁": "岁", "个工作日": "天", "工作日": "天", "个小时": "小时", "个星期": "周", "块钱": "元", "日": "天",
    "人民币": "元", "个半天": "个半天", "㎡": "平方米", "台次": "台次", "家次": "家次",
}  # fmt: skip
SCORE = ("分",)

MEASURES = {*RATES, *PERSON, *PLACE, *KIND, *OTHER, *MONEY, *TIME, *SIZE, *SCORE, *ALIAS}
DURATIONS = frozenset({"年", "个月", "个季度", "个学期", "个学年", "周", "天", "小时", "分钟", "秒", "个半天"})


def _alternatives(words: set[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


# The slash needs its own turn: 8.9/10万, 4/万.
UNIT = re.compile(rf"\s?(?:/\s?(?P<per>10万|十万|100000|万|千)(?:活产|人年)?|(?P<word>{_alternatives(MEASURES)}))")

# Measure words that make a Chinese numeral a count; the long ones first so that 个百分点 is not 个.
AFTER_HANZI = _alternatives(
    {
        "个百分点", "百分点", "个千分点", "千分点", "个月", "个季度", "个学期", "个学年", "个小时", "小时", "分钟", "个工作日", "人次", "平方米", "个", "家", "所", "名", "位", "人", "种", "类", "项", "条",
        "张", "台", "套", "辆", "份", "例", "支", "批", "倍", "岁", "天", "周", "次", "户", "间", "处", "座", "元", "美元", "公里", "轮", "场", "遍", "课时", "学时",
    }
)  # fmt: skip

_NOT_A_UNIT = re.compile(
    # The measure word's character begins another word (120人口, 30个人自付); behind each the words that do not count as such.
    r"人(?:口|均|才|工|社|力|民|大(?!专|学)|群(?!众)|类|身|道|文)|名(?:单(?!位|身|亲)|称|录(?!用|取)|次|牌|誉|列)|位(?:数|置|居|次|于|列)|条(?:件|例|款|码)|"
    r"次(?:均|要|年(?!度)|日|月|生|数)|项(?:目(?!标))|类(?:似|别|型)|种(?:植|子|类)|分(?:级|别|类|钟|布|开|享|担|批|管|工|析|为|中|局|院|会|公|区|子|之|期|成|诊)|"
    r"年(?:级|度|龄|均|代|版|底|末|初|内|来|前|后|以)|日(?:均|间|常|报|前|起)|周(?:年|期|边|围)|天(?:然|津|下|使)|"
    r"部(?:门|分|委|署|长|队|位|级)|处(?:方|理|置|长|室|于|罚)|所(?:有|在|需|属|得|谓|长|辖|致)|台(?:账|湾|州|风)|"
    r"支(?:付|持|出|撑|援|部|气)|门(?:诊|急|户|槛|店)|组(?:织|成|建|长|合|员)|起(?:付|草|步|到|来|诉)|期(?:间|末|限|满|待|内)|"
    r"块(?:状)|只(?:有|能|是|要|需|占)|头(?:部|颈)|单(?:位|病|元|独|项|价|个|次|纯|列|体|向|采)|户(?:籍|均|外|口)|家(?:庭|长(?!期|效)|属|乡(?!镇|村)|里|具|门(?!诊)|医签)|"
    r"个(?:人(?!工|社|民|口|才)|体(?!检|系|育)|性|别|案)|份(?:额)|步(?:骤|伐|入|行|提|实|完|推|扩|到|形|建)|米(?:兰)|元(?:旦|素|化|月)|角(?:度|色|膜)|架(?:构)|"
    r"对(?:口|象|接|标|比|外|于|应|全|重)|副(?:主|局|院|县|市|高|作|教|省|书)|款(?:项)|片(?:区|面)|颗(?:粒)|粒(?:度|径|子|细)|袋(?:装)|箱(?:体)|场(?:所|地|景)|套(?:餐)|批(?:准|发|复)|"
    r"床(?:位)|路(?:径|线)|升(?:级|至|到|高)|亩(?:产)|倍(?:增)|株(?:洲)|枚(?:举)|轮(?:换|岗|转|训)|剂(?:型|量)|针(?:对|灸|剂)|瓶(?:颈)|克(?:服)|吨(?:位)"
)


_PER_HEAD = re.compile(r"[/／](?:人|户|次|床|例|年|月|天)(?:[·•/／]?(?:次|年|月|天))?")  # 200元/人/年


class Unit(NamedTuple):
    """`name` as told, ending at `end` in the text; `printed` as it stands there."""

    name: str
    end: int
    printed: str


def unit_at(text: str, position: int) -> Unit | None:
    """The unit that stands at `position` (one blank may come first), or None."""
    match = UNIT.match(text, position)
    if match is None:
        return None
    if match["per"]:
        per = {"十万": "10万", "100000": "10万"}.get(match["per"], match["per"])
        return Unit(f"/{per}", match.end(), match[0].strip())
    word = match["word"]
    if word == "元" and (head := _PER_HEAD.match(text, match.end())):
        return Unit(word, head.end(), text[match.end() - 1 : head.end()])
    begin = match.end() - len(word)
    if len(word) == 1 and _NOT_A_UNIT.match(text, begin):
        return None
    return Unit(ALIAS.get(word, word), match.end(), word)


def group_of(unit: str) -> str:
    """Units that count the same sort of thing: person, place, kind, money, time, or the unit itself."""
    if unit in PERSON:
        return "person"
    if unit in PLACE:
        return "place"
    if unit in KIND:
        return "kind"
    if unit in MONEY:
        return "money"
    if unit in DURATIONS:
        return "time"
    return unit
