-- The figures a verdict may rest on, one for each period, ready to be joined: whole numbers for keys, values in the
-- plain unit of their dimension. Types that are no results, unverified and unreviewed ones never come in here.
CREATE TABLE judge_candidates AS
WITH figures AS (
    SELECT
        figure_id, place, indicator, coalesce(scope_key, 0) AS scope, dimensions.dimension,
        coalesce(period_start, period_end) AS starts, period_end AS ends,
        value * coalesce(factor, 1) AS value,
        coalesce(printed_step, printed_step_of(value)) * coalesce(factor, 1) AS step,
        CASE value_type WHEN 'lower_bound' THEN 1 WHEN 'upper_bound' THEN 2 ELSE 0 END::TINYINT AS bound,
        value_type = 'preliminary' AS is_preliminary, value_type = 'derived' AS is_derived,
        coalesce(numerator < 10, false) OR coalesce(denominator < 30, false) AS is_small,
        numerator, denominator, figures.disclosure = 'restricted' AS is_restricted, published_date,
        grade_rank(source_grade)::TINYINT AS grade, recorded_at, document_id,
        figures.known_from, figures.known_until
    FROM reported_figures AS figures
    JOIN judge_places USING (jurisdiction_id)
    JOIN judge_indicators USING (indicator_id)
    JOIN loads USING (load_id)
    LEFT JOIN judge_scopes USING (scope)
    LEFT JOIN units USING (unit)
    JOIN judge_dimensions AS dimensions ON dimensions.name = coalesce(units.dimension, figures.unit, '')
    WHERE review IN ('accepted', 'corrected') AND verification IN ('seen', 'corroborated', 'derived')
        AND value_type IN ('reported', 'preliminary', 'derived', 'lower_bound', 'upper_bound')
        AND period_end IS NOT NULL
),
-- A figure told before its period ended proves nothing, whoever tells it (DESIGN §8.8); a document tells on its day.
announced AS (
    SELECT
        figures.* EXCLUDE (document_id, known_from, known_until, is_restricted),
        is_restricted OR coalesce(documents.disclosure = 'restricted', false) AS is_restricted,
        coalesce(least(published_date, issued_date) < ends, false) AS is_premature,
        greatest(figures.known_from, coalesce(documents.known_from, figures.known_from)) AS known_from,
        least(figures.known_until, coalesce(documents.known_until, figures.known_until)) AS known_until
    FROM figures LEFT JOIN documents
        ON documents.document_id = figures.document_id
        AND documents.known_from < figures.known_until AND figures.known_from < documents.known_until
),
measured AS (
    SELECT announced.* EXCLUDE (published_date), period_months(starts, ends) AS months,
        coalesce(measure_type, 'rate') AS measure_type
    FROM announced JOIN judge_indicators USING (indicator)
    LEFT JOIN indicators USING (indicator_id)
    WHERE known_from < known_until
)
SELECT
    * EXCLUDE (measure_type),
    -- 0 a day, 1 a month, 2 part of a year, 3 a year, 4 longer.
    CASE WHEN months <= 1 THEN months WHEN months < 12 THEN 2 WHEN months = 12 THEN 3 ELSE 4 END::TINYINT AS length_class,
    -- One kind of period: the same length and, for parts of a year, the same season. What is counted on a day or adds
    -- up from a first day is the same at a year's end however its period is written.
    CASE
        WHEN measure_type IN ('stock', 'yes_no') AND NOT months BETWEEN 2 AND 11 THEN 0
        WHEN measure_type = 'cumulative' THEN 0
        ELSE least(months, 150) * 13 + CASE WHEN months BETWEEN 1 AND 11 THEN date_part('month', ends) ELSE 0 END
    END::SMALLINT AS kind
FROM measured;

-- Two figures for one period: at every moment the best one stands, with the one as good that differs from it most.
CREATE TABLE judge_crowded AS
SELECT place, indicator, scope, dimension, kind, ends, is_premature, count(*) AS figures
FROM judge_candidates GROUP BY ALL HAVING count(*) > 1;

CREATE TABLE judge_rivals AS
WITH rivals AS (
    SELECT candidates.*, row_number() OVER () AS rival
    FROM judge_candidates AS candidates SEMI JOIN judge_crowded USING (place, indicator, scope, dimension, kind, ends, is_premature)
),
moments AS (
    SELECT *, lead(moment, 1, TIMESTAMP '9999-12-31') OVER (
        PARTITION BY place, indicator, scope, dimension, kind, ends, is_premature ORDER BY moment
    ) AS next_moment
    FROM (
        SELECT DISTINCT place, indicator, scope, dimension, kind, ends, is_premature,
            unnest([known_from, known_until]) AS moment
        FROM rivals
    )
),
standing AS (
    SELECT rivals.*, moment, next_moment,
        -- Final before preliminary, exact before bound, better source, printed before derived, then the later load.
        (is_preliminary, bound <> 0, grade, is_derived, -epoch_us(recorded_at)) AS merit
    FROM rivals JOIN moments USING (place, indicator, scope, dimension, kind, ends, is_premature)
    WHERE known_from <= moment AND moment < known_until AND moment < next_moment
),
-- A bound gives way to an exact figure of its period; a lower and an upper one stand beside each other.
kept AS (
    SELECT * FROM standing
    QUALIFY bound = 0 OR NOT bool_or(bound = 0) OVER (
        PARTITION BY place, indicator, scope, dimension, kind, ends, is_premature, moment
    )
),
ranked AS (
    SELECT *, min(merit) OVER same AS best_merit FROM kept
    WINDOW same AS (PARTITION BY place, indicator, scope, dimension, kind, ends, is_premature, bound, moment)
),
-- Of figures as good, the most finely printed one speaks.
chosen AS (
    SELECT *, count(*) OVER same AS equals, row_number() OVER (same ORDER BY step, figure_id) AS place_in_line
    FROM ranked WHERE merit = best_merit
    WINDOW same AS (PARTITION BY place, indicator, scope, dimension, kind, ends, is_premature, bound, moment)
),
farthest AS (
    SELECT one.rival, one.moment, arg_max(other.figure_id, (abs(other.value - one.value), other.figure_id)) AS other_figure_id,
        arg_max(other.value, (abs(other.value - one.value), other.figure_id)) AS other_value
    FROM chosen AS one JOIN chosen AS other
        USING (place, indicator, scope, dimension, kind, ends, is_premature, bound, moment)
    -- More than rounding: the two cannot be one number printed twice.
    WHERE one.place_in_line = 1 AND abs(other.value - one.value) > greatest(one.step, other.step) / 2 * (1 + 1e-9)
    GROUP BY ALL
)
SELECT chosen.* EXCLUDE (known_from, known_until, merit, best_merit, equals, place_in_line, rival, moment, next_moment),
    other_figure_id, other_value, moment AS known_from, next_moment AS known_until
FROM chosen LEFT JOIN farthest USING (rival, moment)
WHERE place_in_line = 1;

CREATE TABLE judge_figures AS
WITH single AS (
    SELECT candidates.*, NULL::VARCHAR AS other_figure_id, NULL::DOUBLE AS other_value
    FROM judge_candidates AS candidates ANTI JOIN judge_crowded USING (place, indicator, scope, dimension, kind, ends, is_premature)
),
everything AS (FROM single UNION ALL BY NAME FROM judge_rivals),
sorted AS (FROM everything ORDER BY place, indicator, ends)
SELECT
    (row_number() OVER ())::INTEGER AS figure, figure_id, place, indicator, scope, dimension, kind, length_class, bound,
    starts, ends, months, value, step, is_premature, is_preliminary, is_derived, is_small, is_restricted,
    other_figure_id, other_value, known_from, known_until,
    -- Order and key in one number: the end, then the length (a year before anything else that ends with it), kind, key.
    ((ends - DATE '1900-01-01')::BIGINT << 46)
        | (CASE WHEN months = 12 THEN 127 ELSE least(months, 126) END::BIGINT << 39)
        | (kind::BIGINT << 28)
        | row_number() OVER () AS stamp
FROM sorted;
COMMENT ON TABLE judge_figures IS '判定用：可以参与判定的报告数，每期一个';
DROP TABLE judge_candidates; DROP TABLE judge_crowded; DROP TABLE judge_rivals;
