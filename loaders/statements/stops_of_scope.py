"""Stops: numbers that say for whom, out of how many, or who someone is, not how much."""

import re

from loaders.statements.stop_surroundings import Surroundings
from loaders.statements.units import group_of

_ADMIN = re.compile(
    r"(?:省|市(?![级属])|县(?![级医域])|区(?![级域])|旗|州|乡(?!镇卫)|镇(?!卫)|村(?![卫医级])|街道|社区(?!卫)|地区|统筹区|统筹地区|部门|部委|厅局|单位|司局|党组|国家和地区|国家|城市)"
)
_PLACE = re.compile(
    r"(?:[^，。；、\d]{0,10}(?:县|市|区|乡镇|乡|镇|街道|村|社区|地区|医院|卫生院|机构|医共体|医联体|单位|企业|项目|家庭|企事业|公司|团体|学校|养老院|老人|老年人|人群|人员|患者|儿童|病例|对象|部分|以上的|门店|药店))"
)
_LIFE = re.compile(r"寿命|平均年龄|中位年龄")
_OF_AN_AGE = re.compile(
    r"\s?(?:[及或]?以[上下]|以内)?(?:的|组)?(?:儿童|老|人(?!均)|学生|妇女|青|参保|患|居民|职工|婴|幼|女|男|适龄|常住|户籍|在)"
)
_REACHED = re.compile(
    r"^.{0,12}(?:达到?|提高[到至]|提升[到至]|增加[到至]|升[到至])$"
)  # 2030年达到80岁。: of what was told before
_BY_THRESHOLD = re.compile(
    r"\s?(?:[（(]含[^）)]{0,4}[）)])?(?:[及或]?以上|[及或]?以下|以内|左右)?(?:人口|户籍人口|常住人口|服务人口)?(?:的|或|且)|\s?(?:学生|职工|员工|老人|儿童)[及或]?以[上下]的"
)
_ATTRIBUTE = re.compile(
    r"(?:人口|面积|床位|得分|分数|金额|估算价|合同价|投资额|年龄|工龄|年限|从业|任职|规模|总价|单价|费用|收入|超过|低于|高于|不足|不满|满|大于|小于|不到|超|达到?|服务|工作|帮扶|住院|距离|连续|年满|以上|累计|单次|一次性)$"
)
_COMMITTED = re.compile(
    r"(?:拥有|至少|配备|配齐|设置|建成|建设|建立|培养|引进|招聘|新增|完成|实现|打造|新建|确保|安排|组建|派驻|选派|开展|提供|覆盖|不少于|不低于|有|达到|达)$"
)
_SCOPE_OF = re.compile(
    r"[^，。；、\d]{0,14}(?:中(?:仍|还|尚|已|只|仅|就)?有|当中有|里有|中的|中，有|(?:当|之)?中，?(?=\d)|中$|(?:里|中|当中)，[^，。；\d]{2,24}(?:只有|仅有|有|达|为)\d)"
)
_BRACKETED = re.compile(r"（[^（）\d]{1,16}）")
_THEY_HAVE = re.compile(
    r"[^，。；、\d]{0,4}(?:行政村|县|区|乡镇|镇|村(?!卫)|街道|社区)(?:[^，。；、\d]{0,4})(?:共设|设有|建有|拥有|配备|共有|设)"
)
_WHOLE = re.compile(
    r"(?:全市|全省|全县|全区|全国|全州|我市|我省|我县|我区|本市|本省|下辖|辖区?|所辖|所属|等|等地|各|这|其余|其他|另外|上述|以上|两家|该|(?:参评|参加|涉及|抽取|抽查|调研|督导|考核)的?)$"
)
_PERSONAL = re.compile(
    r"(?:女士|先生|大爷|大妈|大娘|阿姨|奶奶|爷爷|老汉|婆婆|大叔|大哥|大姐|师傅|我[爸妈]|我家|咱家|网友|[老小][一-龥](?=说|告诉|坦言)|某某|某(?=[，。、的因在患]|$))|(?:患者|村民|居民|市民|参保人|职工|老人)[一-龥]某|(?<![其吉])[他她](?!们|人|国|乡)|患者(?:小|老|阿)[一-龥]|[一-龥]×{1,2}|一[名位][^，。；]{0,4}\d{1,3}岁|自己(?:只|仅|掏|花|付|支付|承担)"
)
_PERSON = re.compile("[女先大阿奶爷老婆师我咱网小某患村居市参职他她自一]")  # what every one of `_PERSONAL` opens with
_OF_POPULATION = re.compile(r"(?:[及或]?以上|[及或]?以下)?人口(?:大?县|的|以下|以上)")
_POPULATION = re.compile(r"人口[^，。；]{0,4}$")
_PEOPLE_BOUND = re.compile(r"人口|服务|超过|低于|不足")
_PROVINCES = re.compile(r"省份?(?:（|、|区|和|均|已|\()")
_BODIES = re.compile(r"部门|部委|厅局|司局")
_ALLOWED = re.compile(r"[^，。；、\d]{0,8}(?:县|乡镇|乡|镇|村|社区|街道|地区)(?:可|要|应|须)")

# 药占比超过30%的公立医院: a rate beyond a bound says which ones are meant, a bound for a share does not (超过30%的医院建成…).
_RATE_BEYOND = re.compile(r"(?:率|比|占比|比例|水平)(?:超过|高于|大于|低于|小于|不足|不到|未达到?|达不到)$")
_BEYOND = re.compile(r"(?:低于|超过|高于|超出|不足|未达到?|达不到|小于|大于)[^，。；、]{0,16}$")
_THEN = re.compile(r"(?:[及或]?以[上下])?的(?:[，,]|部分)")
# 个人负担超过1万元的，超出部分按60%救助; 年度累计超过5000元后.
_EXCESS = re.compile(
    r"(?:以上)?(?:的[，,]?|之?后[，,]?|[，,])(?:其|对)?(?:超出|超过|剩余)?(?:的)?(?:部分|费用)|(?:以上)?的[，,](?:按|由|给予|予以|可|再)"
)
_SHARE_BAND = re.compile(
    r"(?:以[上下]|以内)?(?:至\s?\d{1,3}%)?(?:（[^）]{0,6}）)?(?:的|之间)*部分|(?:至\s?\d{1,3}%)?之间的"
)
_SUCH = re.compile(
    r"(?:[及或]?以上|[及或]?以下)?的(?=[，、]|[^，。；、\d]{0,10}(?:县|市|区|乡镇|街道|村|社区|医院|卫生院|机构|医共体|医联体|单位|企业|学校|药店|科室|医师|医生|人员))"
)
_OF_PEOPLE = re.compile(r"\s?(?:以上|以下|及以上|左右)?(?:常住|户籍|服务)?人口(?:的|以上|以下|规模)")
# 按服务人口1500—2000人组建1个团队: what one is reckoned by.
_PER_POPULATION = re.compile(r"按照?[^，。；]{0,8}(?:人口|人数)$")
# 至少患有一种慢性病, 同时患3种疾病的老人: what they are, not how many.
_SUFFERING = re.compile(r"(?<!率)患有?(?:至少|超过|不少于|同时|不止)*$")
_SET_UP = re.compile(r"[，、]?(?:组建|配备|设置|配置|建立|建设)")
_LEVEL = re.compile(r"标准|水平|目标")
_BAND = re.compile(
    r"\s?(?:[（(][^）)]{0,6}[）)])?(?:[及或]?以上|[及或]?以下|以内)?(?:至[^，。；]{0,8}元)?(?:[（(][^）)]{0,6}[）)])?(?:的|之间)*(?:部分|费用段|段|档)"
)


# 10万元以上支付70%: the sum says of what, the rate how much.
_BAND_PAID = re.compile(
    r"(?:[及或]?以[上下]|以内)?(?:[（(][^）)]{0,6}[）)])?的?(?:由[^，。；]{2,6})?(?:按|支付|报销|补偿|赔付|救助|基金支付)(?:比例)?(?:按|为|达)?\d{1,3}%"
)


def age(at: Surroundings) -> bool:
    """65岁以上: whose, unless a life expectancy or an average age is told."""
    if _OF_AN_AGE.match(at.text, at.q.end):
        return True
    if _LIFE.search(at.left):
        return False
    before, _, own = at.text[max(0, at.q.start - 60) : at.q.start].rpartition("。")
    return "寿命" not in own and not ("寿命" in before and _REACHED.search(at.left))


def threshold(at: Surroundings) -> bool:
    """80万以上人口的县, 超过1万人的乡镇卫生院, 400万元以上的施工项目: they say who, not how much."""
    if at.q.unit in ("%", "‰"):
        beyond = _BEYOND.search(at.left) is not None and _THEN.match(at.text, at.q.end) is not None
        if beyond or _SHARE_BAND.match(at.text, at.q.end):
            return True  # 低于结算费用80%的，据实支付; 80%至100%之间的
        return bool(_RATE_BEYOND.search(at.left)) and bool(_SUCH.match(at.text, at.q.end))
    if at.q.unit in ("个百分点", "倍"):
        return False
    if at.q.unit == "种" and _SUFFERING.search(at.left):
        return True
    if at.q.inferred and _OF_PEOPLE.match(at.text, at.q.end):
        return True
    if _PER_POPULATION.search(at.left) and _SET_UP.match(at.text, at.q.end):
        return True
    group = group_of(at.q.unit)
    if group == "money" and _BEYOND.search(at.left) and _EXCESS.match(at.text, at.q.end):
        return True
    match = _BY_THRESHOLD.match(at.text, at.q.end)
    if match is None:
        return bool(_OF_POPULATION.match(at.text, at.q.end, at.q.end + 10)) and group == "person"
    bounded = match.end() - at.q.end > 1 or bool(_ATTRIBUTE.search(at.left))
    if not bounded or (_COMMITTED.search(at.left) and not _POPULATION.search(at.left)):
        return False
    noun = _PLACE.match(at.text, match.end(), match.end() + 14)
    if noun is None:
        return False
    if group == "person" and _PEOPLE_BOUND.search(at.left[-8:]):
        return True
    return group in ("time", "money", "分", "平方米", "张", "person", "次") and not _LEVEL.match(at.text, match.end())


def band(at: Surroundings) -> bool:
    """Amount bands of insurance rules belong to the indicator: 2万元至5万元部分, 超过5万元的部分."""
    return bool(_BAND.match(at.text, at.q.end, at.q.end + 14) or _BAND_PAID.match(at.text, at.q.end, at.q.end + 24))


def denominator(at: Surroundings) -> bool:
    """25个卫生院中有10个: the first number only says out of how many."""
    return bool(
        _SCOPE_OF.match(_BRACKETED.sub("", at.text[at.q.end : at.q.end + 60])) or _THEY_HAVE.match(at.text, at.q.end)
    )


# 连续2次排名末位的，由…约谈; 超过2项任务未完成的单位: what must hold for the rest to apply.
_CONDITION = re.compile(r"[^，。；：]{1,24}的[，,](?!其中)")
_NOT_DONE = re.compile(r"[^，。；：]{0,12}(?:未|不)[^，。；：]{1,10}的(?:单位|机构|医院|个人|人员|乡镇|部门|地区)")
_COUNTED_TIMES = frozenset({"次", "项", "位", "起", "件", "名", "例", "年", "个月", "个季度", "天"})
_MEMBERS = re.compile(r"(?:政协|人大)?(?:委员|代表|同志|领导|嘉宾|专家代表|提案人)")
_OF_ALL = re.compile(r"[^，。；、\d]{2,8}(?:医院|卫生院|机构|中心|乡镇|单位)的[^，。；]{0,10}、")


def condition(at: Surroundings) -> bool:
    """连续2次排名末位的，…; 等6位委员: a number that says on what condition, or who speaks."""
    if at.q.unit in ("位", "名", "人") and at.left.endswith("等") and _MEMBERS.match(at.text, at.q.end):
        return True
    if at.q.unit not in _COUNTED_TIMES:
        return False
    if _NOT_DONE.match(at.text, at.q.end):
        return True
    return bool(_REPEATED.search(at.left) and _CONDITION.match(at.text, at.q.end))


_REPEATED = re.compile(r"(?:连续|累计|超过|达到?|满|发生|出现|排名|有)$")


def places(at: Surroundings) -> bool:
    """全市17个县市区, 等7部门: whom it concerns."""
    if _PROVINCES.match(at.text, at.q.end):
        return True
    if _WHOLE.search(at.left) and _OF_ALL.match(at.text, at.q.end):
        return True
    return bool(_ADMIN.match(at.text, at.q.end)) and (
        bool(_WHOLE.search(at.left)) or bool(_BODIES.match(at.text, at.q.end))
    )


# 对进展较快的3个县各奖励20万元, 对排名靠后的2家医院进行约谈: to whom something is done.
_TO_THOSE = re.compile(r"(?:^|[，；])\s?(?:对于?|给予?|向)[^，。；]{2,24}的$")
_IS_DONE = re.compile(
    r"(?:[^，。；、\d（]|（[^（）\d]{1,6}）){0,12}(?:各|给予|予以|进行|实施|奖励|约谈|通报|表彰|，|分别|由)"
)


def addressed(at: Surroundings) -> bool:
    """山区5个偏远乡镇可放宽, 对靠后的2家医院进行约谈: who may or must, not how many."""
    if _TO_THOSE.search(at.left) and _IS_DONE.match(at.text, at.q.end):
        return True
    return at.q.unit == "个" and bool(_ALLOWED.match(at.text, at.q.end))


def personal(at: Surroundings) -> bool:
    """One person's case in a news story is no figure of a place."""
    begin = max(at.text.rfind("。", 0, at.q.start), at.text.rfind("\n", 0, at.q.start)) + 1
    start = max(begin, at.q.start - 80)
    return bool(_PERSON.search(at.text, start, at.q.start)) and bool(_PERSONAL.search(at.text, start, at.q.start))
