-- The tables of the warehouse. The data dictionary is made from the comments below: they are read by officials.
--
-- documents, commitments, reported_figures, scope_members and closings are kept as versions: a row holds from known_from
-- until just before known_until (UTC). What was known at a moment is therefore only a filter: the *_at macros.
-- The latest version ends at 9999-12-31, not at infinity, because data frames cannot hold infinity.

CREATE TABLE loads (
    load_id VARCHAR PRIMARY KEY,
    load_kind VARCHAR NOT NULL CHECK (load_kind IN ('document', 'figures', 'register', 'decisions')),
    title VARCHAR NOT NULL,
    source_name VARCHAR,
    source_sha256 VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by VARCHAR NOT NULL CHECK (recorded_by <> ''),
    published_by VARCHAR,
    method VARCHAR,
    is_bundled BOOLEAN NOT NULL,
    withdrawn_at TIMESTAMP,
    replaced_by VARCHAR
);
COMMENT ON TABLE loads IS '批次：每一次载入（文件、报送数、登记表、人工决定）各一行，只增不改';
COMMENT ON COLUMN loads.load_id IS '批次编号（文件夹名：记录时间-来源文件校验码前十二位）';
COMMENT ON COLUMN loads.load_kind IS '类别：document 文件、figures 报送数、register 登记表、decisions 人工决定';
COMMENT ON COLUMN loads.title IS '标题';
COMMENT ON COLUMN loads.source_name IS '来源文件名';
COMMENT ON COLUMN loads.source_sha256 IS '来源文件的 SHA-256 校验码';
COMMENT ON COLUMN loads.recorded_at IS '记录时间（UTC）';
COMMENT ON COLUMN loads.recorded_by IS '记录人（登录账号；本机为 local）';
COMMENT ON COLUMN loads.published_by IS '发布人（草稿由谁发布；不经草稿直接记录的没有）';
COMMENT ON COLUMN loads.method IS '载入所用程序及版本';
COMMENT ON COLUMN loads.is_bundled IS '是否为随项目附带的示例';
COMMENT ON COLUMN loads.withdrawn_at IS '撤回或被替代的时间（UTC）；空为有效';
COMMENT ON COLUMN loads.replaced_by IS '替代它的批次编号';

CREATE TABLE indicators (
    indicator_id VARCHAR PRIMARY KEY,
    family VARCHAR,
    name_zh VARCHAR NOT NULL,
    name_en VARCHAR,
    definition VARCHAR,
    numerator VARCHAR,
    denominator VARCHAR,
    population VARCHAR,
    institutions VARCHAR,
    unit VARCHAR,
    direction VARCHAR CHECK (direction IN ('higher_is_better', 'lower_is_better', 'none')),
    measure_type VARCHAR CHECK (measure_type IN ('rate', 'stock', 'flow', 'cumulative', 'yes_no', 'standard')),
    frequency VARCHAR CHECK (frequency IN ('month', 'quarter', 'half_year', 'annual', 'survey', 'once')),
    release_lag_months INTEGER CHECK (release_lag_months >= 0),
    category VARCHAR,
    aliases VARCHAR[],
    note VARCHAR
);
COMMENT ON TABLE indicators IS '指标：一个定义一行；分子、分母、人群、机构范围有任一不同即为另一指标';
COMMENT ON COLUMN indicators.indicator_id IS '指标编码';
COMMENT ON COLUMN indicators.family IS '同族：名称相近而口径不同的指标归为一族';
COMMENT ON COLUMN indicators.name_zh IS '中文名称';
COMMENT ON COLUMN indicators.name_en IS '英文名称';
COMMENT ON COLUMN indicators.definition IS '定义';
COMMENT ON COLUMN indicators.numerator IS '分子';
COMMENT ON COLUMN indicators.denominator IS '分母';
COMMENT ON COLUMN indicators.population IS '人群口径';
COMMENT ON COLUMN indicators.institutions IS '机构范围';
COMMENT ON COLUMN indicators.unit IS '单位';
COMMENT ON COLUMN indicators.direction IS '方向：higher_is_better 越高越好、lower_is_better 越低越好、none 无方向';
COMMENT ON COLUMN indicators.measure_type IS '类型：rate 比率、stock 时点数、flow 时期数、cumulative 累计数、yes_no 是否、standard 标准';
COMMENT ON COLUMN indicators.frequency IS '统计频率：month 月、quarter 季、half_year 半年、annual 年、survey 调查、once 一次性';
COMMENT ON COLUMN indicators.release_lag_months IS '期末后通常多少个月公布';
COMMENT ON COLUMN indicators.category IS '领域';
COMMENT ON COLUMN indicators.aliases IS '别名';
COMMENT ON COLUMN indicators.note IS '口径说明';

CREATE TABLE related_indicators (
    indicator_id VARCHAR NOT NULL,
    other_indicator_id VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    PRIMARY KEY (indicator_id, other_indicator_id)
);
COMMENT ON TABLE related_indicators IS '相近指标：可以空心并列、绝不互判的一对指标及其差别';
COMMENT ON COLUMN related_indicators.indicator_id IS '指标编码';
COMMENT ON COLUMN related_indicators.other_indicator_id IS '相近指标编码';
COMMENT ON COLUMN related_indicators.why IS '差别在哪里';

CREATE TABLE breaks (
    indicator_id VARCHAR NOT NULL,
    jurisdiction_id VARCHAR,
    date DATE NOT NULL,
    why VARCHAR NOT NULL,
    certainty VARCHAR CHECK (certainty IN ('documented', 'suspected'))
);
COMMENT ON TABLE breaks IS '统计断点：一个序列的口径变化，前后的数不可比';
COMMENT ON COLUMN breaks.indicator_id IS '指标编码';
COMMENT ON COLUMN breaks.jurisdiction_id IS '地区代码：只对该地区的序列适用；空为全部地区';
COMMENT ON COLUMN breaks.date IS '自哪一天起口径改变';
COMMENT ON COLUMN breaks.why IS '原因';
COMMENT ON COLUMN breaks.certainty IS '把握：documented 有文件说明、suspected 疑似；两者都不跨断点判定';

CREATE TABLE jurisdictions (
    jurisdiction_id VARCHAR PRIMARY KEY,
    name_zh VARCHAR NOT NULL,
    name_en VARCHAR,
    level VARCHAR NOT NULL CHECK (level IN ('nation', 'province', 'prefecture', 'county')),
    parent_id VARCHAR,
    valid_from DATE,
    valid_to DATE,
    former_names VARCHAR,
    successor_id VARCHAR
);
COMMENT ON TABLE jurisdictions IS '地区：GB/T 2260 行政区划代码，含已撤并的';
COMMENT ON COLUMN jurisdictions.jurisdiction_id IS '行政区划代码';
COMMENT ON COLUMN jurisdictions.name_zh IS '名称';
COMMENT ON COLUMN jurisdictions.name_en IS '英文名称';
COMMENT ON COLUMN jurisdictions.level IS '层级：nation 国家、province 省、prefecture 市、county 县';
COMMENT ON COLUMN jurisdictions.parent_id IS '上级地区代码';
COMMENT ON COLUMN jurisdictions.valid_from IS '启用（只知年份的记为1月1日）';
COMMENT ON COLUMN jurisdictions.valid_to IS '停用后一年的最后一天（只知年份时）或停用日；空为现用';
COMMENT ON COLUMN jurisdictions.former_names IS '曾用名';
COMMENT ON COLUMN jurisdictions.successor_id IS '承继地区代码';

CREATE TABLE departments (
    department_id VARCHAR PRIMARY KEY,
    name_zh VARCHAR NOT NULL,
    name_en VARCHAR,
    aliases VARCHAR[],
    successor_id VARCHAR,
    from_date DATE,
    note VARCHAR
);
COMMENT ON TABLE departments IS '责任单位及其承继单位';
COMMENT ON COLUMN departments.department_id IS '单位编码';
COMMENT ON COLUMN departments.name_zh IS '名称';
COMMENT ON COLUMN departments.name_en IS '英文名称';
COMMENT ON COLUMN departments.aliases IS '文件中的其他写法';
COMMENT ON COLUMN departments.successor_id IS '职能承继单位';
COMMENT ON COLUMN departments.from_date IS '承继起始日';
COMMENT ON COLUMN departments.note IS '说明';

CREATE TABLE derivations (
    indicator_id VARCHAR PRIMARY KEY,
    numerator VARCHAR[] NOT NULL,
    denominator VARCHAR[] NOT NULL,
    why VARCHAR NOT NULL
);
COMMENT ON TABLE derivations IS '推算：由哪些报告数相加相除得出的占比';
COMMENT ON COLUMN derivations.indicator_id IS '得出的指标编码';
COMMENT ON COLUMN derivations.numerator IS '分子：相加的指标编码';
COMMENT ON COLUMN derivations.denominator IS '分母：相加的指标编码';
COMMENT ON COLUMN derivations.why IS '为什么可以这样算';

CREATE TABLE units (
    unit VARCHAR PRIMARY KEY,
    dimension VARCHAR NOT NULL,
    factor DOUBLE NOT NULL CHECK (factor > 0)
);
COMMENT ON TABLE units IS '计量单位及换算';
COMMENT ON COLUMN units.unit IS '单位（原文写法）';
COMMENT ON COLUMN units.dimension IS '量纲：量纲不同的数不相比';
COMMENT ON COLUMN units.factor IS '乘以它得到该量纲的基本单位';

CREATE TABLE documents (
    document_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL CHECK (title <> ''),
    document_number VARCHAR,
    number_verified BOOLEAN,
    issuer VARCHAR,
    jurisdiction_id VARCHAR,
    issued_date DATE,
    date_verified VARCHAR CHECK (date_verified IN ('day', 'year')),
    status VARCHAR CHECK (status IN ('in_force', 'superseded', 'repealed', 'period_over')),
    valid_to DATE,
    superseded_by VARCHAR,
    disclosure VARCHAR NOT NULL CHECK (disclosure IN ('public', 'restricted')),
    source_sha256 VARCHAR,
    source_url VARCHAR,
    load_id VARCHAR NOT NULL,
    load_row INTEGER,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP NOT NULL,
    PRIMARY KEY (document_id, known_from),
    CHECK (known_from < known_until)
);
COMMENT ON TABLE documents IS '文件依据';
COMMENT ON COLUMN documents.document_id IS '文件编号';
COMMENT ON COLUMN documents.title IS '标题';
COMMENT ON COLUMN documents.document_number IS '文号；未核实的不显示、不导出';
COMMENT ON COLUMN documents.number_verified IS '文号是否核实';
COMMENT ON COLUMN documents.issuer IS '发文机关';
COMMENT ON COLUMN documents.jurisdiction_id IS '发文机关所在地区代码';
COMMENT ON COLUMN documents.issued_date IS '发文日期';
COMMENT ON COLUMN documents.date_verified IS '日期核实到：day 日、year 年（只显示年份，基期按当年12月31日计）';
COMMENT ON COLUMN documents.status IS '效力：in_force 有效、superseded 被替代、repealed 废止、period_over 规划期满';
COMMENT ON COLUMN documents.valid_to IS '有效期止';
COMMENT ON COLUMN documents.superseded_by IS '替代它的文件编号';
COMMENT ON COLUMN documents.disclosure IS '公开属性：public 公开、restricted 不予公开';
COMMENT ON COLUMN documents.source_sha256 IS '原件的 SHA-256 校验码';
COMMENT ON COLUMN documents.source_url IS '原件网址';
COMMENT ON COLUMN documents.load_id IS '来自哪个批次';
COMMENT ON COLUMN documents.load_row IS '批次文件中的第几行';
COMMENT ON COLUMN documents.known_from IS '自何时起如此记录（UTC）';
COMMENT ON COLUMN documents.known_until IS '至何时为止如此记录（UTC，不含）';

CREATE TABLE clauses (
    document_id VARCHAR NOT NULL,
    clause_id VARCHAR NOT NULL,
    path VARCHAR,
    heading VARCHAR,
    "start" INTEGER,
    "end" INTEGER,
    load_id VARCHAR NOT NULL,
    load_row INTEGER,
    PRIMARY KEY (document_id, clause_id)
);
COMMENT ON TABLE clauses IS '文件的条款';
COMMENT ON COLUMN clauses.document_id IS '文件编号';
COMMENT ON COLUMN clauses.clause_id IS '条款编号';
COMMENT ON COLUMN clauses.path IS '条款路径（附件 › 二）';
COMMENT ON COLUMN clauses.heading IS '条款首行';
COMMENT ON COLUMN clauses."start" IS '在正文中的起点';
COMMENT ON COLUMN clauses."end" IS '在正文中的终点';
COMMENT ON COLUMN clauses.load_id IS '来自哪个批次';
COMMENT ON COLUMN clauses.load_row IS '批次文件中的第几行';

CREATE TABLE commitments (
    commitment_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    clause_id VARCHAR,
    indicator_id VARCHAR,
    indicator_text VARCHAR,
    jurisdiction_id VARCHAR NOT NULL,
    reach_level VARCHAR CHECK (reach_level IN ('nation', 'province', 'prefecture', 'county', 'institution')),
    scope VARCHAR,
    comparator VARCHAR NOT NULL CHECK (comparator IN ('ge', 'gt', 'le', 'lt', 'eq', 'approx', 'between')),
    value DOUBLE NOT NULL,
    value_high DOUBLE,
    unit VARCHAR,
    basis VARCHAR NOT NULL CHECK (basis IN ('level', 'increase', 'decrease')),
    baseline_value DOUBLE,
    baseline_date DATE,
    firmness VARCHAR CHECK (firmness IN ('binding', 'expected', 'aspirational', 'encouraged')),
    due_date DATE,
    due_text VARCHAR,
    recurrence VARCHAR NOT NULL CHECK (recurrence IN ('none', 'yearly', 'maintain')),
    row_kind VARCHAR NOT NULL CHECK (row_kind IN ('commitment', 'standard')),
    lead_department VARCHAR,
    departments VARCHAR,
    quote VARCHAR NOT NULL CHECK (quote <> ''),
    span_start INTEGER,
    span_end INTEGER,
    implicit BOOLEAN,
    review VARCHAR NOT NULL CHECK (review IN ('proposed', 'accepted', 'corrected', 'rejected')),
    verification VARCHAR,
    source_grade VARCHAR,
    note VARCHAR,
    confidence DOUBLE CHECK (confidence BETWEEN 0 AND 1),
    load_id VARCHAR NOT NULL,
    load_row INTEGER,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP NOT NULL,
    PRIMARY KEY (commitment_id, known_from),
    CHECK (known_from < known_until),
    CHECK ((comparator = 'between') = (value_high IS NOT NULL)),
    CHECK (value_high IS NULL OR value_high >= value)
);
COMMENT ON TABLE commitments IS '目标任务：文件中承诺的一个数一行';
COMMENT ON COLUMN commitments.commitment_id IS '目标编号（原件校验码前十二位-数字在原文中的位置）';
COMMENT ON COLUMN commitments.document_id IS '文件编号';
COMMENT ON COLUMN commitments.clause_id IS '条款编号';
COMMENT ON COLUMN commitments.indicator_id IS '指标编码；空为尚未认定';
COMMENT ON COLUMN commitments.indicator_text IS '原文中的指标名称';
COMMENT ON COLUMN commitments.jurisdiction_id IS '提出目标的地区代码';
COMMENT ON COLUMN commitments.reach_level IS '考核层级：由哪一级自己的数来满足；空为本级，institution 为机构';
COMMENT ON COLUMN commitments.scope IS '适用范围（原文）；空为全部';
COMMENT ON COLUMN commitments.comparator IS '比较方式：ge 不低于、gt 高于、le 不高于、lt 低于、eq 达到、approx 左右、between 区间';
COMMENT ON COLUMN commitments.value IS '目标值（区间为下限）';
COMMENT ON COLUMN commitments.value_high IS '目标值上限（仅区间）';
COMMENT ON COLUMN commitments.unit IS '单位';
COMMENT ON COLUMN commitments.basis IS '写法：level 水平、increase 提高多少、decrease 降低多少';
COMMENT ON COLUMN commitments.baseline_value IS '文件写明的基期值';
COMMENT ON COLUMN commitments.baseline_date IS '文件写明的基期（期末日）';
COMMENT ON COLUMN commitments.firmness IS '性质：binding 约束性、expected 预期性、aspirational 力争、encouraged 鼓励；空为未写明';
COMMENT ON COLUMN commitments.due_date IS '完成时限；空为文件未写明';
COMMENT ON COLUMN commitments.due_text IS '原文中的时限';
COMMENT ON COLUMN commitments.recurrence IS '期限类型：none 一次、yearly 每年、maintain 保持';
COMMENT ON COLUMN commitments.row_kind IS 'commitment 目标任务、standard 标准（只作参照线，不判定）';
COMMENT ON COLUMN commitments.lead_department IS '牵头单位';
COMMENT ON COLUMN commitments.departments IS '责任单位（以分号分隔）';
COMMENT ON COLUMN commitments.quote IS '原文摘句';
COMMENT ON COLUMN commitments.span_start IS '数字在原文中的起点';
COMMENT ON COLUMN commitments.span_end IS '数字在原文中的终点';
COMMENT ON COLUMN commitments.implicit IS '原文没有数字（全部、全覆盖）';
COMMENT ON COLUMN commitments.review IS '审核：proposed 待审、accepted 采纳、corrected 改正后采纳、rejected 不采纳';
COMMENT ON COLUMN commitments.verification IS '核实程度：seen 已见原文、corroborated 有旁证、derived 推算';
COMMENT ON COLUMN commitments.source_grade IS '来源级别';
COMMENT ON COLUMN commitments.note IS '说明';
COMMENT ON COLUMN commitments.confidence IS '自动识别的把握，0至1；空为不是自动识别的，或当时没有记';
COMMENT ON COLUMN commitments.load_id IS '来自哪个批次';
COMMENT ON COLUMN commitments.load_row IS '批次文件中的第几行';
COMMENT ON COLUMN commitments.known_from IS '自何时起如此记录（UTC）';
COMMENT ON COLUMN commitments.known_until IS '至何时为止如此记录（UTC，不含）';

-- A build must take ten million figures: no index here, and no CHECKs, which would cost a fifth of the reading;
-- checks/figures.sql looks at all rows at once instead.
-- Rows of large loads stand in tables of their own (large_loads.py) and have numbers below these.
CREATE SEQUENCE figure_numbers START 134217728;
CREATE TABLE figure_versions (
    figure BIGINT NOT NULL DEFAULT nextval('figure_numbers'),
    figure_id VARCHAR NOT NULL,
    indicator_id VARCHAR,
    indicator_text VARCHAR,
    jurisdiction_id VARCHAR NOT NULL,
    period_start DATE,
    period_end DATE,
    value DOUBLE NOT NULL,
    unit VARCHAR,
    printed_step DOUBLE,
    numerator DOUBLE,
    denominator DOUBLE,
    scope VARCHAR,
    value_type VARCHAR NOT NULL,
    published_date DATE,
    document_id VARCHAR,
    clause_id VARCHAR,
    quote VARCHAR,
    span_start INTEGER,
    span_end INTEGER,
    source VARCHAR,
    source_url VARCHAR,
    source_grade VARCHAR,
    verification VARCHAR,
    disclosure VARCHAR NOT NULL,
    review VARCHAR NOT NULL,
    note VARCHAR,
    confidence DOUBLE,
    load_id VARCHAR NOT NULL,
    load_row BIGINT,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP NOT NULL
);
CREATE VIEW large_figure_versions AS FROM figure_versions WHERE false;
CREATE VIEW reported_figures AS FROM figure_versions UNION ALL BY NAME FROM large_figure_versions;
COMMENT ON VIEW reported_figures IS '报告数：报告的一个数一行';
COMMENT ON COLUMN reported_figures.figure IS '库内序号：一个版本一个，每次构建重编，只供内部联接';
COMMENT ON COLUMN reported_figures.figure_id IS '报告数编号';
COMMENT ON COLUMN reported_figures.indicator_id IS '指标编码；空为尚未认定';
COMMENT ON COLUMN reported_figures.indicator_text IS '原文中的指标名称';
COMMENT ON COLUMN reported_figures.jurisdiction_id IS '地区代码';
COMMENT ON COLUMN reported_figures.period_start IS '统计期起';
COMMENT ON COLUMN reported_figures.period_end IS '统计期止；空为原文未写明，不参与判定';
COMMENT ON COLUMN reported_figures.value IS '数值';
COMMENT ON COLUMN reported_figures.unit IS '单位';
COMMENT ON COLUMN reported_figures.printed_step IS '末位单位（89.9 为 0.1）；空则按数值推定';
COMMENT ON COLUMN reported_figures.numerator IS '分子';
COMMENT ON COLUMN reported_figures.denominator IS '分母';
COMMENT ON COLUMN reported_figures.scope IS '统计范围（原文）；空为全部';
COMMENT ON COLUMN reported_figures.value_type IS '数据性质：reported 实绩、preliminary 初步数、derived 推算、lower_bound 下限、upper_bound 上限、approx 约数、estimate 估计、planned 计划、expected 预计、budget 预算';
COMMENT ON COLUMN reported_figures.published_date IS '公布日期';
COMMENT ON COLUMN reported_figures.document_id IS '所在文件编号';
COMMENT ON COLUMN reported_figures.clause_id IS '所在条款编号';
COMMENT ON COLUMN reported_figures.quote IS '原文摘句；推算的数写算式';
COMMENT ON COLUMN reported_figures.span_start IS '数字在原文中的起点';
COMMENT ON COLUMN reported_figures.span_end IS '数字在原文中的终点';
COMMENT ON COLUMN reported_figures.source IS '数据来源';
COMMENT ON COLUMN reported_figures.source_url IS '来源网址';
COMMENT ON COLUMN reported_figures.source_grade IS '来源级别';
COMMENT ON COLUMN reported_figures.verification IS '核实程度：seen 已见原文、corroborated 有旁证、derived 推算；其他不判定';
COMMENT ON COLUMN reported_figures.disclosure IS '公开属性：public 公开、restricted 不予公开';
COMMENT ON COLUMN reported_figures.review IS '审核：proposed 待审、accepted 采纳、corrected 改正后采纳、rejected 不采纳';
COMMENT ON COLUMN reported_figures.note IS '说明';
COMMENT ON COLUMN reported_figures.confidence IS '自动识别的把握，0至1；空为不是自动识别的，或当时没有记';
COMMENT ON COLUMN reported_figures.load_id IS '来自哪个批次';
COMMENT ON COLUMN reported_figures.load_row IS '批次文件中的第几行';
COMMENT ON COLUMN reported_figures.known_from IS '自何时起如此记录（UTC）';
COMMENT ON COLUMN reported_figures.known_until IS '至何时为止如此记录（UTC，不含）';

CREATE TABLE scope_members (
    scope VARCHAR NOT NULL CHECK (scope <> ''),
    jurisdiction_id VARCHAR NOT NULL,
    is_member BOOLEAN NOT NULL,
    valid_from DATE,
    valid_to DATE,
    evidence VARCHAR NOT NULL CHECK (evidence <> ''),
    load_id VARCHAR NOT NULL,
    load_row INTEGER,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP NOT NULL,
    CHECK (known_from < known_until),
    CHECK (valid_from <= valid_to)
);
COMMENT ON TABLE scope_members IS '适用范围名单：某地是否属于某范围';
COMMENT ON COLUMN scope_members.scope IS '适用范围（与目标任务中的写法一致）';
COMMENT ON COLUMN scope_members.jurisdiction_id IS '地区代码';
COMMENT ON COLUMN scope_members.is_member IS '是否属于';
COMMENT ON COLUMN scope_members.valid_from IS '自哪一天起；空为一直';
COMMENT ON COLUMN scope_members.valid_to IS '至哪一天止（含）；空为至今';
COMMENT ON COLUMN scope_members.evidence IS '依据';
COMMENT ON COLUMN scope_members.load_id IS '来自哪个批次';
COMMENT ON COLUMN scope_members.load_row IS '批次文件中的第几行';
COMMENT ON COLUMN scope_members.known_from IS '自何时起如此记录（UTC）';
COMMENT ON COLUMN scope_members.known_until IS '至何时为止如此记录（UTC，不含）';

CREATE TABLE decisions (
    load_id VARCHAR NOT NULL,
    load_row INTEGER NOT NULL,
    action VARCHAR NOT NULL CHECK (action IN ('accept', 'correct', 'reject', 'add', 'close', 'reopen', 'confirm_scope', 'withdraw', 'supersede')),
    subject_id VARCHAR NOT NULL CHECK (subject_id <> ''),
    field VARCHAR,
    value VARCHAR,
    reason VARCHAR NOT NULL CHECK (reason <> ''),
    evidence VARCHAR,
    recorded_at TIMESTAMP NOT NULL,
    recorded_by VARCHAR NOT NULL,
    PRIMARY KEY (load_id, load_row)
);
COMMENT ON TABLE decisions IS '人工决定：谁、何时、为什么';
COMMENT ON COLUMN decisions.load_id IS '批次编号';
COMMENT ON COLUMN decisions.load_row IS '批次文件中的第几行';
COMMENT ON COLUMN decisions.action IS '动作：accept 采纳、correct 改正、reject 不采纳、add 补录、close 销号、reopen 恢复、confirm_scope 认定范围、withdraw 撤回、supersede 替代';
COMMENT ON COLUMN decisions.subject_id IS '对象编号（目标、报告数、文件、批次或地区）';
COMMENT ON COLUMN decisions.field IS '改哪一栏；认定范围时为范围写法';
COMMENT ON COLUMN decisions.value IS '新值';
COMMENT ON COLUMN decisions.reason IS '理由';
COMMENT ON COLUMN decisions.evidence IS '佐证';
COMMENT ON COLUMN decisions.recorded_at IS '记录时间（UTC）';
COMMENT ON COLUMN decisions.recorded_by IS '记录人';

CREATE TABLE closings (
    commitment_id VARCHAR NOT NULL,
    jurisdiction_id VARCHAR,
    state VARCHAR NOT NULL CHECK (state IN ('applied', 'reviewed', 'closed', 'returned', 'reopened')),
    is_closed BOOLEAN NOT NULL,
    reason VARCHAR NOT NULL,
    evidence VARCHAR,
    recorded_by VARCHAR NOT NULL,
    load_id VARCHAR NOT NULL,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP NOT NULL,
    CHECK (known_from < known_until)
);
COMMENT ON TABLE closings IS '销号办理：申请、初审、销号、退回、恢复';
COMMENT ON COLUMN closings.commitment_id IS '目标编号';
COMMENT ON COLUMN closings.jurisdiction_id IS '地区代码；空为该目标的全部地区';
COMMENT ON COLUMN closings.state IS '办理状态：applied 已申请、reviewed 初审通过、closed 已销号、returned 已退回、reopened 已恢复';
COMMENT ON COLUMN closings.is_closed IS '是否已销号';
COMMENT ON COLUMN closings.reason IS '理由';
COMMENT ON COLUMN closings.evidence IS '佐证';
COMMENT ON COLUMN closings.recorded_by IS '记录人';
COMMENT ON COLUMN closings.load_id IS '来自哪个批次';
COMMENT ON COLUMN closings.known_from IS '自何时起如此记录（UTC）';
COMMENT ON COLUMN closings.known_until IS '至何时为止如此记录（UTC，不含）';

CREATE TABLE refused_rows (
    load_id VARCHAR NOT NULL,
    file VARCHAR,
    "row" INTEGER,
    "column" VARCHAR,
    content VARCHAR,
    reason VARCHAR NOT NULL,
    next_step VARCHAR
);
COMMENT ON TABLE refused_rows IS '退回：没有收下的行及原因';
COMMENT ON COLUMN refused_rows.load_id IS '批次编号';
COMMENT ON COLUMN refused_rows.file IS '文件';
COMMENT ON COLUMN refused_rows."row" IS '行';
COMMENT ON COLUMN refused_rows."column" IS '列';
COMMENT ON COLUMN refused_rows.content IS '原内容';
COMMENT ON COLUMN refused_rows.reason IS '退回原因';
COMMENT ON COLUMN refused_rows.next_step IS '改正办法';

-- Definitions over time: what the judge and a table that leaves read of the register, so that an earlier known_by judges
-- by the definition of then and names things as they were named. The tables above hold the latest state, for reading.
CREATE TABLE indicator_versions (
    indicator_id VARCHAR NOT NULL,
    name_zh VARCHAR,
    category VARCHAR,
    definition VARCHAR,
    numerator VARCHAR,
    denominator VARCHAR,
    population VARCHAR,
    institutions VARCHAR,
    unit VARCHAR,
    direction VARCHAR,
    measure_type VARCHAR,
    frequency VARCHAR,
    release_lag_months INTEGER,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP NOT NULL,
    PRIMARY KEY (indicator_id, known_from)
);
COMMENT ON TABLE indicator_versions IS '指标定义的历次版本（判定和存档用）';
COMMENT ON COLUMN indicator_versions.indicator_id IS '指标编码';
COMMENT ON COLUMN indicator_versions.name_zh IS '中文名称';
COMMENT ON COLUMN indicator_versions.category IS '领域';
COMMENT ON COLUMN indicator_versions.definition IS '定义';
COMMENT ON COLUMN indicator_versions.numerator IS '分子';
COMMENT ON COLUMN indicator_versions.denominator IS '分母';
COMMENT ON COLUMN indicator_versions.population IS '人群口径';
COMMENT ON COLUMN indicator_versions.institutions IS '机构范围';
COMMENT ON COLUMN indicator_versions.unit IS '单位';
COMMENT ON COLUMN indicator_versions.direction IS '方向';
COMMENT ON COLUMN indicator_versions.measure_type IS '类型';
COMMENT ON COLUMN indicator_versions.frequency IS '统计频率';
COMMENT ON COLUMN indicator_versions.release_lag_months IS '期末后通常多少个月公布';
COMMENT ON COLUMN indicator_versions.known_from IS '自何时起如此记录（UTC）';
COMMENT ON COLUMN indicator_versions.known_until IS '至何时为止如此记录（UTC，不含）';

CREATE TABLE break_versions (
    indicator_id VARCHAR NOT NULL,
    jurisdiction_id VARCHAR,
    date DATE NOT NULL,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP NOT NULL
);
COMMENT ON TABLE break_versions IS '统计断点的历次版本（判定用）';
COMMENT ON COLUMN break_versions.indicator_id IS '指标编码';
COMMENT ON COLUMN break_versions.jurisdiction_id IS '地区代码';
COMMENT ON COLUMN break_versions.date IS '自哪一天起口径改变';
COMMENT ON COLUMN break_versions.known_from IS '自何时起如此记录（UTC）';
COMMENT ON COLUMN break_versions.known_until IS '至何时为止如此记录（UTC，不含）';

CREATE TABLE related_indicator_versions (
    indicator_id VARCHAR NOT NULL,
    other_indicator_id VARCHAR NOT NULL,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP NOT NULL
);
COMMENT ON TABLE related_indicator_versions IS '相近指标的历次版本（判定用）';
COMMENT ON COLUMN related_indicator_versions.indicator_id IS '指标编码';
COMMENT ON COLUMN related_indicator_versions.other_indicator_id IS '相近指标编码';
COMMENT ON COLUMN related_indicator_versions.known_from IS '自何时起如此记录（UTC）';
COMMENT ON COLUMN related_indicator_versions.known_until IS '至何时为止如此记录（UTC，不含）';

CREATE TABLE jurisdiction_versions (
    jurisdiction_id VARCHAR NOT NULL,
    name_zh VARCHAR,
    level VARCHAR NOT NULL,
    parent_id VARCHAR,
    valid_from DATE,
    valid_to DATE,
    known_from TIMESTAMP NOT NULL,
    known_until TIMESTAMP NOT NULL,
    PRIMARY KEY (jurisdiction_id, known_from)
);
COMMENT ON TABLE jurisdiction_versions IS '地区的历次版本（判定和存档用）';
COMMENT ON COLUMN jurisdiction_versions.jurisdiction_id IS '行政区划代码';
COMMENT ON COLUMN jurisdiction_versions.name_zh IS '名称';
COMMENT ON COLUMN jurisdiction_versions.level IS '层级';
COMMENT ON COLUMN jurisdiction_versions.parent_id IS '上级地区代码';
COMMENT ON COLUMN jurisdiction_versions.valid_from IS '启用';
COMMENT ON COLUMN jurisdiction_versions.valid_to IS '停用';
COMMENT ON COLUMN jurisdiction_versions.known_from IS '自何时起如此记录（UTC）';
COMMENT ON COLUMN jurisdiction_versions.known_until IS '至何时为止如此记录（UTC，不含）';
