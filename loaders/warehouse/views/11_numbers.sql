-- Numbers, units and dates as the judge reads them.

-- As it is printed: a whole number without its .0.
CREATE MACRO plain_number(value) AS CASE WHEN value = round(value) THEN value::BIGINT::VARCHAR ELSE value::VARCHAR END;

-- 全国, 全市 and the like pick nobody out.
CREATE MACRO is_whole(scope) AS
    scope IS NULL OR trim(scope) = '' OR regexp_full_match(trim(scope), '全(国|省|市|县|区|州|盟|旗|域|辖区|人群|民|体|体居民|部人口)');

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
        -- Whole months, as nearly all are, by themselves: ten million of them take half as long.
        WHEN day(starts) = 1 AND ends = last_day(ends) THEN greatest(1, date_diff('month', starts, ends) + 1)
        WHEN starts IS NULL OR starts = ends THEN 0
        ELSE greatest(1, round(months_at(ends) - months_at(starts - 1)))
    END::INTEGER;
