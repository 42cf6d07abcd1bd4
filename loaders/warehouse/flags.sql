-- What each flag of an assessment means: the one place where they are told.
CREATE TABLE flags (flag VARCHAR PRIMARY KEY, meaning VARCHAR NOT NULL);
COMMENT ON TABLE flags IS '判定结果的标注';
COMMENT ON COLUMN flags.flag IS '标注代码';
COMMENT ON COLUMN flags.meaning IS '含义';
INSERT INTO flags VALUES
    ('inherited', '上级的目标，按本地自己的数判定'),
    ('average', '目标对下级逐一提出，这里是本级平均：只能看出未达标，看不出达标'),
    ('soft', '力争、鼓励类：同样判定，单独计数'),
    ('not_in_force', '所在文件已失效、被替代，或规划期满而目标未在期内到期：显示，不计入'),
    ('expired_at_issue', '发文时已过期'),
    ('so_far', '未到期，目前已达标，仍可能失去'),
    ('met_at_issue', '基期已达到目标'),
    ('was_met', '曾经达到，最新的数又未达到'),
    ('figure_after_due', '没有期限当时的数，按期限之后第一个数判定'),
    ('fell_back', '到期时达标，最新的数现已回落'),
    ('met_late', '到期未达标，后来达到'),
    ('lost_earlier', '保持类：此前有一年没有保持住'),
    ('awaiting_report', '到期待报：仍在通常的公布期内'),
    ('overdue_report', '到期未报：已过通常的公布期'),
    ('borderline', '临界：与目标之差在半个末位单位以内'),
    ('preliminary', '按初步数判定，年报出来后重判'),
    ('derived', '按推算的数判定'),
    ('bound', '按下限或上限判定'),
    ('part_year', '半年、季度数，仅作预警'),
    ('small_numbers', '分子小于10或分母小于30：只看分子分母，不看进度'),
    ('substitute_baseline', '替代基期：发文后第一期的数'),
    ('break_after', '此后口径有变化，变化后的数不与本目标相比'),
    ('tolerance', '左右类：按容差判定');
