"""The kinds of documents that titles end with: 关于……的通知, ……实施方案, ……工作要点."""

import re

# What a line ends with that is surely a title, wherever it stands.
_SURE = "通知|意见|方案|办法|规定|决定|公告|通告|公报|报告|请示|批复|答复|复函|函|规划|纲要|要点|计划|细则|标准|条例|清单|指引|指南|总结|汇报|任务|措施|表"
# What a title at the head of a document may end with besides; inside a text a sentence may break off after these words.
_AT_HEAD = "目标|工作安排|安排|情况|通报|责任书|协议|说明|解读|简报|白皮书|预案|制度|章程|建议|议案|提案|讲话|致辞"
_NOTE = "(?:（[^（）]{1,20}）)*$"

SURE_TITLE = re.compile(rf"(?:{_SURE}){_NOTE}")
HEAD_TITLE = re.compile(rf"(?:{_SURE}|{_AT_HEAD}){_NOTE}")
