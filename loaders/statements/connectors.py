"""The words between what is measured and its number: 达到, 不低于, 稳定在, 提高到, 同比分别增加, 至少.

They are read backwards from the number, longest word first, until a word that is none of them: there the name of what
is measured ends. On the way they give the comparator, the basis (a level, an increase, a decrease), and cues for
target or reported. Behind the number 以上, 以内, 左右 are read the same way.
"""

import re
from dataclasses import dataclass, field

# word → what it says; several words of one row say the same.
_ROWS: dict[str, str] = {
    "ge": "不低于 不少于 不得低于 不得少于 不应低于 不应少于 不能低于 不能少于 不小于 不短于 至少 最少 最低 大于等于 大于或等于 ≥ ≧ ⩾ >= 不低于全 保底",
    "gt": "超过 超 突破 首次突破 首破 高于 大于 多于 逾 超出 > 过 已超 已超过 超过了 突破了",
    "le": "不超过 不高于 不得超过 不得高于 不应超过 不应高于 不能超过 不大于 不多于 不得多于 不长于 最多 至多 最多不超过 不超 不逾 最高不超过 最长不超过 ≤ ≦ ⩽ <= 小于等于 小于或等于 控制在 压控在 严控在 限制在 控制到 压减在 约束在",
    "lt": "低于 少于 小于 < 不足 不到 短于 不满",
    "approx": "≈ 约 大约 近 接近 将近 约为 大概 近乎",
    "share": "占 占到 占了 仅占 只占 占全部",
    "maintain": "稳定在 保持在 巩固在 维持在 稳定保持在 持续稳定在 保持 稳定 巩固 维持 继续保持在 始终保持在 连续保持在",
    "up_to": "提高到 提高至 提高为 提升到 提升至 提升为 增加到 增加至 增加为 增至 增到 升至 升到 上升到 上升至 上升为 增长到 增长至 扩大到 扩大至 扩展到 扩展至 拓展到 拓展至 "
    "精确到 精确至 提至 提到 上调至 上调到 上调为 涨至 涨到 攀升至 延长至 延长到 扩至 扩充到 扩充至 扩容到 扩容至 跃升至 跃升到 拓宽至 增长为 壮大到 发展到 恢复到 扩面至 扩增至 扩到 回升到 回升至 反弹至 爬升至 扩建到 扩建至 拓展至 攀升到 加到 发展至 壮大至 优化到",
    "down_to": "降低到 降低至 降低为 下降到 下降至 下降为 降至 降到 降为 减少到 减少至 减少为 缩短到 缩短至 缩短为 压减到 压减至 压缩到 压缩至 压缩为 下调至 下调到 下调为 调低至 调低到 缩减到 缩减至 缩小到 缩小至 减至 减到 减为 回落至 回落到 压到 压至 压降到 压降至 滑落到 滑落至 跌到 跌至 跌落到 跌落至 下滑到 下滑至 收窄到 收窄至 缩至 砍到",
    "set_to": "改善为 改善至 改善到 优化为 优化至 调整为 调整到 调整至 定为 确定为 设定为 核定为 拉开到 统一为 设为 变为",
    "increase": "提高 提高了 增加 增加了 增长 增长了 上升 上升了 提升 提升了 上涨 上涨了 新增 新增加 净增 净增加 净增长 增 再增加 再提高 上调 核增 增招 上浮 攀升 回升 多 多了 实现增长 新增了 增幅为正 延长 延长了 扩增 增补 增配 递增 上涨 提标 多花 扩大 扩大了 同比+ 环比+ 再加 另加 加发 ↑",
    "decrease": "降低 降低了 下降 下降了 减少 减少了 缩短 缩短了 回落 回落了 下调 下调了 压减 压减了 减 降 下浮 少 少了 节省 节省了 减轻 减轻了 压缩 压缩了 缩减 下滑 降了 减了 递减 下跌 少花 少花了 同比- 环比- 减免 减免了 调低 缩小 缩小了 再降低 再下降 ↓",
    "gap": "高 高出 高了 低 低了 相差 拉开 超出",
    "to": "到 至 →",
    "level": "达到 达到了 达 达成 已达 已达到 可达 可达到 高达 多达 做到 为 是 有 在 于 计 等于 仅 仅有 只有 仅为 才 只 共 共有 共计 合计 总计 累计 累计达 累计达到 总数达 总数达到 总量达到 "
    "拥有 现有 设有 建有 实有 实现 完成 能 还有 即 水平为 总额达",
    "modal": "要 须 应 应当 必须 需 需要 力争 力争达到 争取 确保 努力 拟 预计 有望 要求 原则上 目标为 计划 须达到 要达到 应达到 保证 务必 可 达到并稳定在 将",
    "done": "已 已经 了 现已 目前 成功 顺利 首次 再次 率先 现",
    "dist": "分别 依次 分别为 分别达 分别达到 分别占",
    "all": "均 都 全部 一律 统一 皆 每年均 每年都",
    "each": "各 各自 每人 每所 每个 每家 每户 每县",
    "adverb": "刚 刚刚 平均 总 总共 基本 稳步 逐步 进一步 大幅 显著 明显 同比 环比 同比分别 年均 年平均 同时 再 又 还 也 就 则 共同 继续 持续 约合 相当于 月均 逐年 一路 一共 长期 总体 最终 最高 按 按照 以 由 从 把 给 使 让 一次性 累积 每年 每月",
    "guard": "人均 户均 次均 日均 每均 床均 例均 公共 兑现 发现 所有 公有 国有 持有 没有 享有 具有 含有 统计 审计 设计 会计 估计 抢占 通过 经过 成都 首都 附近 最近 就近 B超 彩超 签约 预约 履约 解约 违约 续约 节约 主要 急需 需求  人才 体现 出现 返还 原则 规则 细则 汇总 供给 发给 理由 自由 服从 依从 遵从 听从 功能 性能 职能 技能 智能 模拟 虚拟 作为 认为 新高 众多 毫升 乃至 用于 属于 位于 关于 对于 由于 船只"
    "供应 相应 对应 反应 许可 认可 行为 表达 发达 甚至 现在 存在 所在 内在 直达 送达 不均 平均日 总和 会同 超标",
}

TOKENS: dict[str, str] = {word: tag for tag, words in _ROWS.items() for word in words.split()}
# How long the words can be that end in a character, the longest first.
_LENGTHS: dict[str, tuple[int, ...]] = {
    last: tuple(sorted({len(word) for word in TOKENS if word[-1] == last}, reverse=True))
    for last in {word[-1] for word in TOKENS}
}
_SKIP = " 　$\\"

_AFTER: dict[str, str] = {
    "ge": "以上 及以上 或以上 含以上 以上(含) 起",
    "le": "以内 之内 以下 及以下 或以下",
    "approx": "左右 上下 前后 许",
}
_SUFFIXES: dict[str, str] = {word: tag for tag, words in _AFTER.items() for word in words.split()}
_SUFFIX_OPENS = frozenset(word[0] for word in _SUFFIXES)
_LEVELLING = frozenset({"up_to", "down_to", "set_to", "maintain", "share"})


@dataclass(slots=True)
class Reading:
    """What stands around one number. `left` is where the name before it ends, `right` where the words behind begin.

    `tags` are the sorts of connectors met, nearest to the number first; `words` the connectors themselves.
    """

    left: int
    right: int
    comparator: str = "eq"
    basis: str = "level"
    suffix: str = ""
    tags: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def has(self, tag: str) -> bool:
        """Whether a connector of this sort stands before the number."""
        return tag in self.tags


# A year that 年均 stands right behind; that of 2020—2024年均 is one of several, of which it is the average.
_ONE_YEAR = re.compile(r"(?<![-—–~～至\d])20\d\d$")


def _walk(text: str, start: int, position: int) -> tuple[int, list[str], list[str]]:
    tags: list[str] = []
    words: list[str] = []
    while position > start:
        if text[position - 1] in _SKIP:
            position -= 1
            continue
        for length in _LENGTHS.get(text[position - 1], ()):
            tag = TOKENS.get(text[position - length : position]) if length <= position - start else None
            if tag is not None:
                break
        else:
            break
        if tag == "guard":
            break
        if text[position - length] == "年" and _ONE_YEAR.match(text, position - length - 4, position - length):
            length, tag = length - 1, TOKENS.get(text[position - length + 1 : position], tag)  # 2027年 + 均
        words.append(text[position - length : position])
        tags.append(tag)
        position -= length
    return position, tags, words


def _suffix(text: str, position: int, end: int) -> tuple[int, str, str]:
    begin = position
    while begin < end and text[begin] in _SKIP:
        begin += 1
    for length in (5, 4, 3, 2, 1) if text[begin : begin + 1] in _SUFFIX_OPENS else ():
        tag = _SUFFIXES.get(text[begin : begin + length])
        if tag is not None and begin + length <= end:
            return begin + length, tag, text[begin : begin + length]
    return position, "", ""


def _basis(tags: list[str]) -> str:
    """The basis from the tags nearest to the number first: 到 between a change word and the number makes a level."""
    for tag in tags:
        if tag in _LEVELLING or tag == "to":
            return "level"
        if tag in ("increase", "decrease"):
            return tag
    return "level"


def comparator_of(prefix: str, suffix: str, more: bool) -> str:
    """One comparator from what stands before (不低于), behind (以上) and inside (余) the number."""
    if suffix == "approx" or prefix == "approx":
        return "approx"
    if prefix in ("gt", "lt") and not (suffix and prefix == "lt" and suffix == "ge"):
        return prefix
    if suffix:
        return suffix
    if prefix:
        return prefix
    return "gt" if more else "eq"


def read_around(text: str, start: int, position: int, behind: int, end: int, more: bool = False) -> Reading:
    """Reads the connectors before `position` (not before `start`) and behind `behind` (not past `end`)."""
    left, tags, words = _walk(text, start, position)
    right, suffix, suffix_word = _suffix(text, behind, end)
    prefix = next((tag for tag in tags if tag in ("ge", "gt", "le", "lt", "approx")), "")
    comparator = comparator_of(prefix, suffix, more)
    basis = _basis(tags)
    return Reading(left, right, comparator, basis, suffix_word, tags, words)
