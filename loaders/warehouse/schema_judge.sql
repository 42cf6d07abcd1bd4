-- What the judge reads, made by steps/: whole numbers for keys, sorted as it is asked for. Not part of the data dictionary.

CREATE TABLE judge_places (
    place INTEGER, jurisdiction_id VARCHAR
);
COMMENT ON TABLE judge_places IS '判定用：地区的整数编号';

CREATE TABLE judge_reach (
    place INTEGER, ancestor INTEGER, distance INTEGER, valid_from DATE, valid_to DATE, known_from TIMESTAMP,
    known_until TIMESTAMP, depth INTEGER
);
COMMENT ON TABLE judge_reach IS '判定用：各地区及其全部上级';

CREATE TABLE judge_dimensions (
    dimension SMALLINT, name VARCHAR
);
COMMENT ON TABLE judge_dimensions IS '判定用：量纲的整数编号';

CREATE TABLE judge_scopes (
    scope_key INTEGER, scope VARCHAR
);
COMMENT ON TABLE judge_scopes IS '判定用：适用范围的整数编号';

CREATE TABLE judge_indicators (
    indicator SMALLINT, indicator_id VARCHAR, measure_type VARCHAR
);
COMMENT ON TABLE judge_indicators IS '判定用：指标的整数编号';

CREATE TABLE judge_relatives (
    indicator SMALLINT, other_indicator SMALLINT, known_from TIMESTAMP, known_until TIMESTAMP
);
COMMENT ON TABLE judge_relatives IS '判定用：相近指标，两个方向';

-- How to keep a column is said where it is plain: looking for the best way cost a fifth of the writing. Rows stand by series;
-- a stamp ends in its figure's number; values times their unit's factor are long fractions.
CREATE TABLE judge_figures (
    series BIGINT USING COMPRESSION rle, subject BIGINT USING COMPRESSION rle, end_month SMALLINT,
    stamp BIGINT USING COMPRESSION uncompressed, starts DATE, value DOUBLE USING COMPRESSION uncompressed,
    step DOUBLE USING COMPRESSION alp, marks SMALLINT USING COMPRESSION rle, other_figure_id VARCHAR,
    other_value DOUBLE USING COMPRESSION alp, known_from TIMESTAMP, known_until TIMESTAMP
);
COMMENT ON TABLE judge_figures IS '判定用：可以参与判定的报告数，每期一个';

CREATE TABLE judge_series (
    series BIGINT, latest BIGINT, latest_value DOUBLE, top DOUBLE, bottom DOUBLE, last_end DATE,
    last_known_from TIMESTAMP, first_known_until TIMESTAMP, is_plain BOOLEAN, is_even BOOLEAN
);
COMMENT ON TABLE judge_series IS '判定用：每个序列的概况';

CREATE TABLE judge_commitments (
    commitment INTEGER, commitment_id VARCHAR, indicator_id VARCHAR, jurisdiction_id VARCHAR, issuer INTEGER,
    indicator SMALLINT, dimension SMALLINT, reach_level VARCHAR, scope_key INTEGER, scope_words VARCHAR,
    comparator VARCHAR, promised DOUBLE, promised_high DOUBLE, unit VARCHAR, basis VARCHAR, change VARCHAR,
    side VARCHAR, held_comparator VARCHAR, judged_unit VARCHAR, factor DOUBLE, plain_value DOUBLE, plain_high DOUBLE,
    plain_tolerance DOUBLE, tolerance DOUBLE, target_step DOUBLE, high_step DOUBLE, stated_base DOUBLE,
    stated_base_date DATE, stated_base_day DATE, stated_base_step DOUBLE, due_date DATE, issued_date DATE,
    recurrence VARCHAR, firmness VARCHAR, review VARCHAR, disclosure VARCHAR, status VARCHAR, valid_to DATE,
    release_lag_months INTEGER, measure_type VARCHAR, base_date DATE, base_from DATE, frequency_months INTEGER,
    is_share BOOLEAN, known_from TIMESTAMP, known_until TIMESTAMP
);
COMMENT ON TABLE judge_commitments IS '判定用：目标任务及其门槛';

CREATE TABLE judge_pairs (
    place INTEGER, commitment INTEGER, relation VARCHAR, distance TINYINT, indicator SMALLINT, scope_key INTEGER,
    due_date DATE, recurrence VARCHAR, issued_date DATE, base_date DATE, base_from DATE, change VARCHAR,
    measure_type VARCHAR, counts_until DATE, subject BIGINT, series BIGINT, whole_series BIGINT, bound_from DATE, bound_until DATE,
    known_from TIMESTAMP, known_until TIMESTAMP
);
COMMENT ON TABLE judge_pairs IS '判定用：每项目标任务及其约束的地区';

CREATE TABLE unit_readings (unit VARCHAR, indicator_unit VARCHAR, dimension VARCHAR, factor DOUBLE);
