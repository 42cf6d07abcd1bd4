-- What a unit counts, as a small whole number; an empty unit is a dimension of its own.
CREATE TABLE judge_dimensions AS
SELECT (row_number() OVER (ORDER BY dimension))::SMALLINT AS dimension, dimension AS name
FROM (SELECT dimension FROM units UNION SELECT '' UNION SELECT 'ratio');
COMMENT ON TABLE judge_dimensions IS '判定用：量纲的整数编号';

-- Scopes as they are written, as small whole numbers; 0 is "all". 全国, 全市 and the like pick nobody out: they are 0 too.
CREATE MACRO is_whole(scope) AS
    scope IS NULL OR trim(scope) = '' OR regexp_full_match(trim(scope), '全(国|省|市|县|区|州|盟|旗|域|辖区|人群|民|体|体居民|部人口)');
CREATE TABLE judge_scopes AS
SELECT (row_number() OVER (ORDER BY scope))::INTEGER AS scope_key, scope
FROM (
    SELECT scope FROM commitments UNION SELECT scope FROM reported_figures UNION SELECT scope FROM scope_members
) WHERE NOT is_whole(scope);
COMMENT ON TABLE judge_scopes IS '判定用：适用范围的整数编号';

CREATE TABLE judge_indicators AS
SELECT (row_number() OVER (ORDER BY indicator_id))::SMALLINT AS indicator, indicator_id, coalesce(measure_type, 'rate') AS measure_type
FROM (SELECT DISTINCT indicator_id FROM indicator_versions) LEFT JOIN indicators USING (indicator_id);
COMMENT ON TABLE judge_indicators IS '判定用：指标的整数编号';

CREATE TABLE judge_relatives AS
SELECT one.indicator, other.indicator AS other_indicator, known_from, known_until
FROM (
    SELECT indicator_id, other_indicator_id, known_from, known_until FROM related_indicator_versions
    UNION ALL SELECT other_indicator_id, indicator_id, known_from, known_until FROM related_indicator_versions
) AS related
JOIN judge_indicators AS one USING (indicator_id)
JOIN judge_indicators AS other ON other.indicator_id = related.other_indicator_id;
COMMENT ON TABLE judge_relatives IS '判定用：相近指标，两个方向';

-- Better sources first (DESIGN §8.9).
CREATE MACRO grade_rank(source_grade) AS
    CASE source_grade
        WHEN 'issuing body' THEN 1 WHEN 'official site' THEN 2 WHEN 'republished' THEN 3 WHEN 'press' THEN 4 ELSE 5
    END;

-- One unit of the last place printed: 60 is printed in ones, 59.9 in tenths.
CREATE MACRO printed_step_of(value) AS
    CASE
        WHEN abs(value - round(value)) < 1e-9 THEN 1.0
        WHEN abs(value * 1e1 - round(value * 1e1)) < 1e-8 THEN 1e-1
        WHEN abs(value * 1e2 - round(value * 1e2)) < 1e-7 THEN 1e-2
        WHEN abs(value * 1e3 - round(value * 1e3)) < 1e-6 THEN 1e-3
        WHEN abs(value * 1e4 - round(value * 1e4)) < 1e-5 THEN 1e-4
        ELSE 1e-5
    END::DOUBLE;

-- A date as months, whole at a month's end: 31 December to 31 December is 12 in leap years too.
CREATE MACRO months_at(day) AS
    (date_part('year', day) * 12 + date_part('month', day) - 1 + date_part('day', day) / date_part('day', last_day(day)))::DOUBLE;

-- The length of a period in months: 0 a day, 1 a month, 12 a year. Part of a month counts by its days.
CREATE MACRO period_months(starts, ends) AS
    CASE
        WHEN starts IS NULL OR starts = ends THEN 0
        ELSE greatest(1, round(months_at(ends) - months_at(starts - 1)))
    END::INTEGER;
