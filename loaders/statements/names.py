"""The words that name what is measured, cut out of the sentence.

Two shapes cover official prose. The measure stands before its number (*县域内就诊率*达到90%), or the number stands before
what it counts (抽派59名*中高级专业人员*, 50%以上的*中心卫生院达到二级综合医院标准*). A name too general to tell it apart
(建档率, 占比, 比上年增长) takes over the subject of what went before.
"""

import re
from collections.abc import Sequence

from loaders.statements.sentences import PICTOGRAMS
from loaders.statements.times import Time

# Adverbials and verbs that may open a clause without being part of what it measures; each with the words it must not eat.
_OPENING = re.compile(
    r"(?:其中[：:，,]?|(?:以后|今后|此后|随后|届时|下一步|下一阶段|接下来|一共|总共|一路)(?=.)|同时|但是?|并且|并(?![发购轨轨网])|且|使得?(?!用)|让(?!利)|给(?!药|予)|将(?!来)|把(?!关)|对于?(?![口象症比接照外账])|按照?(?![病时需人项日摩床])|由(?![二三])|从(?![业事])|在(?![岗册校家管园编职院建网京档治训孕产研营用办])|以(?![上下内后前来外])|"
    r"向(?![上下外心])|与|和(?!谐)|以?及(?![时格早])|全(?:市|省|县|区|国|州|院|镇|乡|旗|盟|疆|港|系统)(?!域|民)|[我本该](?:市|省|县|区|院|州|国|镇|乡)|到(?![位岗诊达期访账龄院])|至(?!少)|力争|确保|争取(?!省|中央|上级|资金|到)|努力|推动|推进|促进|实现|预计|截至|截止|"
    r"目前|现时|现有|共有|共(?![享建同卫管用济病])|辖区内?(?:共?有|设有)|有(?![效力关害偿序机条需资意证执签毒氧创])|约(?![束谈定请])|近(?![视期亲])|已经|已(?!脱贫|婚|育|孕)|要(?!素)|应当?(?![急考届签保治检用接种收参设纳建激诊查服报管转])|必?须|需要?(?![求方])|不断|进一步|切实|逐步|稳步|基本(?![医公药养标保诊服建实])|总体(?!规|方|成)|先后|"
    r"此外|另外|另|而(?![且言后立今])|还(?!款)|也|再(?![生住入灌障发手利造])|又|年末|年底|期末|年均|[一二三四五六七八九十]是|着力|大力|积极|全面(?!两孩)|有效(?=[提降控减])|持续(?!时间|性|率)|继续(?!教育|医学)|统筹(?!地区|区|基金|层)|原则上|平均(?!年龄|住院|预期|期望|每|寿命|处方|等|降|价|涨|增|费|支|急|反)|通过(?!率|.{0,14}(?:考试|验收|评审|复核|认证))|针对|为了?(?!期)|"
    r"(?:今[冬春夏秋]|入[冬春夏秋汛]|开春|开年)以?来|数据显示|据统计|据介绍|据悉|据了解|统计显示|首次(?!就)|成功(?!率|案|治疗率|救治率)|顺利|率先|仅|只|就(?!诊|医|近|业|读|餐|学)|于|自(?![付愿费主筹有然我身助治杀测理体愈闭动])|拟|计划(?!生育|免疫|内)|达到(?=.*[率数量])|保持(?!率)|稳定(?!期|性)|巩固|维持(?!性|治疗|期)|了|主要(?:是指|是|指|包括|为)|是|"
    r"落实|完善|加强(?!免疫|针|剂)|强化|加快|深化|扩大(?!.{0,3}$)|优化|健全|规范(?=开展|设置|提供)|通知要求|会议要求|意见提出|方案明确|明确|提出|要求|鼓励|支持|引导|分[一二两三四五六\d]批|如(?![果何期实])|有(?=各级|各类|公立|民营|乡镇|村|社区|医|卫生|县|三级|二级|基层|养老|护理|床位|执业|在岗|注册|药)|建成|建好|仍|用[^，。；]{1,8}时间|开设|拥有|建有|设有|年度(?!.{0,2}(?:支付|封顶|报销|限额))|上一周期)+"
)
# How long it took or takes: 三年为患者…, 近五年. Not 三年级, 五年生存率, 三年行动.
_SPAN = re.compile(
    r"^(?:近|连续|未来|最近|过去|这)?(?:[一二两三四五六七八九十]{1,2}|\d{1,2})个?(?:年|月)(?:多|来|内|间|以来|之内|时间)*(?![级制期生行计规度中以龄底末初份\d])"
)
# The agent before 将, 把 (各县要将县域内就诊率): who acts is told by the departments, not by the measure.
_HANDLED = re.compile(
    r"^(?:[^，。；、（）]|（[^（）]{1,6}）){0,14}?(?:要|应当?|须|必须|需)?(?:将(?![来近])|把(?!关))(?=[^，。；]{3,})"
)
_MARKS = re.compile(
    r"^[（(][^（）()]*[)）](?=[^，。；]{2})|^【[^】]{1,12}】|^[①-⑳"
    + PICTOGRAMS
    + r"|｜↑↓→←\s★☆●○■□◆▲▶►※·•*\-—–、，,：:；;。]+|^(?!(?:一、[二三四]|二、[三四]|三、四)级)[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[)）、]|[.．](?!\d))|^\d{1,2}[.．](?=\d{1,3}(?:[—-]\d{1,2})?周?岁)"
    r"|^(?:[\d.]+万?|[一两二三四五六七八九十])(?:家|个|所)(?=[^月人百工小半分])"
)
_COUNT_WORDS = frozenset("一二两三四五六七八九十")
_SPAN_OPENS = _COUNT_WORDS | frozenset("近连未最过这")
_COMPARED = re.compile(
    r"(?:与|(?<!占)比|较|同)(?:[^，。；、]{0,10}?)(?:上?年|上?期|上?月|上?周|上旬|上?轮|上?届|季度?|去年|前|年?末|年?底|年?初|基期|基础上|水平|时|之前|组建前|改革前|实施前|相比)(?:度|同期|同比|相比|比较|平均水平|末|底|初|水平)*$|"
    r"(?:同比|环比|同口径|年均|年平均|平均)$|^(?:是|为|相当于)?(?:去年|上年|前年)?(?:同期)?的?$|(?:在|于)[^，。；]{0,12}基础上$|(?:按照?)?(?:当年|可比|不变|现行)价格?(?:计算)?$"
)
_COMPARED_ENDS = frozenset(
    "年期月周旬轮届度季前末底初上平时比较径均是为于的价格算\n"
)  # the last characters `_COMPARED` can take
_ACCORDING = re.compile(
    r"^按照?[^，。；]{2,20}(?:规范|要求|标准|规定|原则|部署)(?=开展|实施|设置|配备|建设|提供|落实|完成)"
)
_ITEM_NUMBERS = frozenset("一二三四五六七八九十")  # what is left of 二是 where 是 is taken for a connector
_WHEN = re.compile(
    r"^(?:[^，。；、]{0,6}(?:谈判|集采|改革|调整|实施|降价|报销|纳入医保|优化|改造|整合|搬迁|试点|启动|采购|医保|政策)(?:之?后|之?前|以来)|(?:[一二两三四五六七八九十几]|\d+)年(?:间|来|里|内|多来)|目前|如今|下一步|下一阶段|接下来|以后|今后|此后|后|届时|现在|此前|以前|之前|之后|过去|以来|当时)$"
)
_TAIL = re.compile(
    r"(?:的|之|为|达|是|(?<![集高初卒])中|里|内(?<!域内|围内|区内|县内|市内|省内)|[“\"「『：:]|比例为|初步(?:推算|核算|统计|测算)|连续(?:\d+|[一二两三四五六七八九十]+)(?:年|个?月|个?季度)(?:都)?|(?<=[率数量额例重])(?:要|应|须|需|则|也)|合计|总计|共计|累计|分别|相应|同步|(?<![人户次日月年例床平])均|其中|有|[和与或]|(?<![惠普涉顾])及|也|都|(?<!返)还|已|仍|也|都|(?<!返)还|已|仍|(?<=标准|水平|基础|基数)上)+$"
)
_TAIL_ENDS = frozenset('的之为达是中里内“"「『：:算计年月度都要应须需则也别均有和与或及还已仍上\n')  # those of `_TAIL`
_FILLER = re.compile(
    r"^的?(?:(?:较?[高低]|良好|先进|合理)?水平|目标|标准|新高|程度|幅度|规模|要求|比例|份额|左右|以上|以内|优惠|历史|好成绩|总目标|任务)(?:要求|目标|以上)?(?=$|[，。；、）)])"
)
_RIGHT_END = re.compile(r"[，。；：;:！？\n]|,(?!\d)|——")
_BRACKETED = re.compile(r"[（(][^（）()]*[)）]")
_QUOTES = str.maketrans("", "", "“”\"'‘’「」『』$\\")
_QUOTED_LIST = re.compile(r"“[^”]{1,12}、[^”]{1,12}”")  # “双随机、一公开” is one name, not two members
_PER_EACH = re.compile(
    r"(?:[，、]?(?:按|按照)?每(?:人|户|村|所|个|家|床|例|次|年|名)(?:每(?:年|月|天|日|次|人))?)$|每(?:年|月|天|日|季度)$"
)

_ONLY_BRACKET = re.compile(r"\s*[（(][^（）()]*[)）]?(?:[，。；、]|$)")  # 500个（年底前）。
# What a rate, an amount or a count is called: where the words before a number end so, they name it alone.
MEASURE = re.compile(
    r"(?:率|比例|比重|占比|比值|数|量|额|费用?|标准|水平|寿命|满意度|知晓度|限额|封顶线|起付线|线|资金|经费|支出|收入|规模|面积|时间|时限|时长|用时|耗时|周期|住院日|床位|人次|人数|总量|总数|增幅|降幅|涨幅|增速|幅度|差距|"
    r"覆盖面|总值|产值|价格|均价|单价|投入|投资|补助|补贴|工资|待遇|次数|例数|名额|金额|指数|人口|系数|得分|结余|余额|总额|缺口|密度|强度|素养|学历|床日|限价|药费|救助金|编制|份额|成本|年限)(?:（[^）]*）|\([^)]*\))?$"
)
_GENERIC = re.compile(
    r"^(?:总体|平均|综合|实际|人均|其)?(?:(?:死亡|发病|病死|检测|面访|规范|及时|首针接种|建档|参保|配备|合格|达标|覆盖|完成|完结|办结|知晓|满意|早诊|治愈|管理|规范管理|健康管理|续签|履约|签约|好转|成功|及时|回访|参与|参加|参检|检出|阳性|"
    r"治疗|控制|报销|支付|补偿|占用|使用|开放|设置|普及|推广|落实|到位|执行|准确|上线|接入|注册|就诊|住院|增长|救治|随访|建成|开展|转化|公有化|标准化|产权公有化)(?:率|比例|比)|(?:[县乡镇村市省区]级|乡村|镇村|城乡|区县|[县乡镇村])覆盖率|比例|占比|比重|数量|人数|金额|总额|增幅|降幅|涨幅|"
    r"增速|人均|费用|报销比例|支付比例|报销|支付|完成(?:全?年|年度|目标|计划)*(?:任务|目标|计划)(?:数|量)?|平均降价|降价|降价幅度|价格降幅|平均降幅|最高降幅|最大降幅|(?!出生|失业|生育|住院|贫困|城镇|入园|入学|升学)[一-龥]{2}率|降低费用|总费用|总支出|总收入|总数|总量|面积|投资|总投资|预留比例|早诊率|床位|服务|规模|满意率|均价|限额|起付线|起付标准|封顶线|年度限额|(?:年度|单次|每次|每日|日|次)?(?:最高)?(?:支付|报销|救助|补偿|赔付)?限额|年度封顶线|平均年龄|累计时间|时间|时长|降幅|涨幅|(?:计入|划入|划拨)?标准|死亡(?:人数|病例)?|个人自付|(?:累计|当年|当期|滚存)?结余|(?:人均)?(?:各级)?财政补助(?:标准)?|个人缴费(?:标准)?|服务人次|诊疗人次|门诊人次|住院人次|门诊|住院|编制)$"
)


_EMPTY_BRACKET = re.compile(r"[（(][\s、，年月]*[)）]")
_DUTY_BRACKET = re.compile(r"^[（(][^（）()]*(?:负责|牵头|参与)[)）]")
_INNER_WHOLE = re.compile(r"(?<=[一-龥])(?:全市|全省|全县|全区)(?=[一-龥\d])(?!域|民|平均|均值|同类|目标)")
_INSTITUTION = re.compile(
    r"(?:医院|卫生院|中心|服务站|站|卫生室|机构|医共体|医联体|团队|单位|诊所|科室|学校|企业|院)(?:（[^）]*）)?$"
)
_PLACE = re.compile(r"(?:县|市|区|乡|镇|州|省|村|街道|社区)$")
_ASIDE = re.compile(r"[（(](?:含|不含|下同|以下|见|详见|占|其中|简称|包括)[^（）()]*[)）]")


def words_without_times(text: str, start: int, end: int, times: Sequence[Time]) -> str:
    """`text[start:end]` without the time expressions in it, comparisons (比上年) apart."""
    parts, position = [], start
    for time in times:
        if time.start >= start and time.end <= end and time.role != "than":
            parts.append(text[position : time.start])
            position = time.end
    parts.append(text[position:end])
    return "".join(parts)


def strip_quotes(words: str) -> str:
    """The words without quotation marks and what OCR left of LaTeX."""
    return words if words.isalnum() else words.translate(_QUOTES).strip()


def clean_opening(words: str) -> str:
    """The words without list marks and the adverbials that open a clause."""
    previous = None
    while words and words != previous:
        previous, first = words, words[0]
        if not first.isalpha() or first in _COUNT_WORDS:
            words = _MARKS.sub("", words)
        if words and (words[0].isdigit() or words[0] in _SPAN_OPENS):
            words = _SPAN.sub("", words)
        opening = _OPENING.match(words)
        if opening:
            words = words[opening.end() :]
    return words


def _without_comparison(words: str) -> str:
    return _COMPARED.sub("", words) if words and words[-1] in _COMPARED_ENDS else words


def _without_tail(words: str) -> str:
    return _TAIL.sub("", words) if words and words[-1] in _TAIL_ENDS else words


def clean_left(words: str) -> str:
    """The nominal part of the words before a number: no opening adverbials, no comparison, no hanging particles."""
    words = _without_comparison(words.strip() if "“" in words and _QUOTED_LIST.search(words) else strip_quotes(words))
    words = clean_opening(_ACCORDING.sub("", words) if words.startswith("按") else words)
    handled = _HANDLED.match(words) if "将" in words or "把" in words else None
    if handled and is_measure(words):
        words = clean_opening(words[handled.end() :])
    if _WHEN.match(words) or words in _ITEM_NUMBERS:
        return ""
    words = _without_comparison(words)
    words = _PER_EACH.sub("", words) if "每" in words else words
    words = _without_tail(_without_comparison(_without_tail(words)))
    return words.strip(" 　、，,")


def clean_right(words: str, limit: int = 40) -> str:
    """The words behind a number up to the end of their clause, without 的 and fillers (…的水平)."""
    if "（" in words or "(" in words:
        words = _ASIDE.sub("", words)
    if _ONLY_BRACKET.match(words) or words.lstrip().startswith(("、", "和", "与", "及", "）", ")")):
        return ""
    end = _RIGHT_END.search(words)
    if end:
        words = words[: end.start()]
    words = strip_quotes(words).strip(" 　、，,")
    if _FILLER.match(words):
        return ""
    if words.startswith("的"):
        words = words[1:]
    for mark in ("、", "和其他", "以及"):
        head = words.partition(mark)[0]
        if 4 <= len(head) < len(words) and len(words) > limit:
            words = head
    return words[:limit].strip(" 　、，,（(")


def is_generic(name: str) -> bool:
    """Whether a name needs the subject of what went before to tell it apart."""
    return bool(_GENERIC.match(name))


def is_measure(words: str) -> bool:
    """Whether the words end like the name of a rate, an amount or a count."""
    return bool(MEASURE.search(words))


# Where a subject ends: people, institutions, places, things that are kept or built.
_ENTITY = re.compile(
    r"(?:人群|人口|患者|病人|老年人|老人|儿童|妇女|孕产妇|新生儿|居民|群众|人员|医师|医生|护士|村医|学生|职工|对象|家庭|医院|卫生院|服务中心|服务站|卫生室|机构|医共体|医联体|团队|县|乡镇|村|社区|档案|床位|单位|项目|药品|企业|器官|设备|一体机|经费|费|基金|人次|医保|保险)"
)


def subject_of(name: str) -> str:
    """The part of an earlier name that a later, general one is about: up to its last person, institution or thing."""
    ends = [match.end() for match in _ENTITY.finditer(name)]
    if not ends:
        return name
    closing = name.find("）", ends[-1]) if name.count("（", 0, ends[-1]) > name.count("）", 0, ends[-1]) else -1
    return name[: closing + 1] if closing > 0 else name[: ends[-1]]


def without_brackets(words: str) -> str:
    """The words without bracketed asides that hold digits or are long; short ones are part of a name (助理)."""
    return _BRACKETED.sub(
        lambda match: "" if len(match[0]) > 12 or any(char.isdigit() for char in match[0]) else match[0], words
    )


def ends_in_entity(words: str) -> bool:
    """Whether the words end in people, an institution, a place or a thing that is kept."""
    return any(match.end() == len(words) for match in _ENTITY.finditer(words)) or ends_in_institution(words)


def ends_in_institution(words: str) -> bool:
    """Whether the words end in an institution."""
    return bool(_INSTITUTION.search(words))


def ends_in_place(words: str) -> bool:
    """Whether the words end in a place (平江县)."""
    return bool(_PLACE.search(words))


def polished(name: str) -> str:
    """A finished name: no hanging particles or marks, no 全市 inside, no half brackets."""
    name = strip_quotes(name)
    name = _INNER_WHOLE.sub("", name) if "全" in name else name
    if not any(bracket in name for bracket in "（()）"):
        return name.strip(" 　、，,的：:；;")
    name = _DUTY_BRACKET.sub("", _EMPTY_BRACKET.sub("", name))
    for opening, closing in ("（）", "()"):
        if name.count(opening) != name.count(closing):
            name = name.strip(opening + closing) if name.count(opening) + name.count(closing) == 1 else name
    return name.strip(" 　、，,的：:；;）)" if "（" not in name and "(" not in name else " 　、，,的：:；;")
