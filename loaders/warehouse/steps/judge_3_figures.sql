-- The figures a verdict may rest on, one for each period, ready to be joined: whole numbers for keys, values in the
-- plain unit of their dimension. Types that are no results, unverified and unreviewed ones never come in here. Written
-- once, narrow and in the order in which they are asked for; figure_id is found by the figure's number when it is shown.

-- A figure told before its period ended proves nothing, whoever tells it (DESIGN §8.8); a document tells on its day.
CREATE TABLE judge_papers AS
SELECT document_id, issued_date, disclosure = 'restricted' AS paper_is_restricted, known_from AS paper_from, known_until AS paper_until
FROM documents WHERE document_id IN (SELECT DISTINCT document_id FROM reported_figures WHERE document_id IS NOT NULL);

INSERT INTO judge_figures BY NAME
WITH figures AS (
    SELECT
        figure, place, indicator, coalesce(scope_key, 0) AS scope,
        CASE WHEN coalesce(least(published_date, issued_date) < period_end, false) THEN 0 ELSE coalesce(measures.dimension, no_unit.dimension) END AS dimension,
        coalesce(period_start, period_end) AS starts, period_end AS ends,
        value * coalesce(factor, 1) AS value, coalesce(printed_step, printed_step_of(value)) * coalesce(factor, 1) AS step,
        CASE value_type WHEN 'lower_bound' THEN 1 WHEN 'upper_bound' THEN 2 ELSE 0 END AS bound,
        value_type = 'preliminary' AS is_preliminary, value_type = 'derived' OR verification = 'derived' AS is_derived,
        coalesce(numerator < 10, false) OR coalesce(denominator < 30, false) AS is_small,
        one.disclosure = 'restricted' OR coalesce(paper_is_restricted, false) AS is_restricted,
        measure_type, period_months(period_start, period_end) AS months,
        greatest(one.known_from, paper_from) AS known_from, least(one.known_until, paper_until) AS known_until
    FROM reported_figures AS one
    JOIN judge_places USING (jurisdiction_id)
    JOIN judge_indicators USING (indicator_id)
    LEFT JOIN judge_scopes USING (scope)
    LEFT JOIN (
        SELECT unit, factor, judge_dimensions.dimension FROM units JOIN judge_dimensions ON name = units.dimension
    ) AS measures USING (unit)
    CROSS JOIN (SELECT dimension FROM judge_dimensions WHERE name = '') AS no_unit
    LEFT JOIN judge_papers AS paper
        ON paper.document_id = one.document_id AND paper_from < one.known_until AND one.known_from < paper_until
    WHERE review IN ('accepted', 'corrected') AND verification IN ('seen', 'corroborated', 'derived')
        AND value_type IN ('reported', 'preliminary', 'derived', 'lower_bound', 'upper_bound')
        AND period_end IS NOT NULL
),
kinds AS (
    SELECT * EXCLUDE (measure_type),
        -- 0 a day, 1 a month, 2 part of a year, 3 a year, 4 longer.
        CASE WHEN months <= 1 THEN months WHEN months < 12 THEN 2 WHEN months = 12 THEN 3 ELSE 4 END AS length_class,
        -- One kind of period: the same length and, for parts of a year, the same season. What adds up from a first day
        -- is of one kind however long it has run; told as of a day, nobody knows since when.
        CASE
            WHEN measure_type = 'cumulative' AND months > 0 THEN 1
            ELSE least(months, 150) * 13 + CASE WHEN months BETWEEN 1 AND 11 THEN date_part('month', ends) ELSE 0 END
        END AS kind
    FROM figures
)
-- What the order does not need is made behind it.
SELECT *, subject_in(series) AS subject, (date_part('year', end_of(stamp)) * 12 + date_part('month', end_of(stamp)))::SMALLINT AS end_month
FROM (
    SELECT
        series_of(place, indicator, dimension, scope) AS series, stamp_of(ends, months, kind, figure) AS stamp, starts, value, step,
        marks_of(length_class, bound, is_preliminary, is_derived, is_small, is_restricted) AS marks, known_from, known_until
    FROM kinds ORDER BY series, stamp
);

-- Two figures for one period: at every moment the best one stands, with the one as good that differs from it most.
CREATE TABLE judge_crowded AS
SELECT series, kind_of(stamp) AS kind, starts, end_of(stamp) AS ends FROM judge_figures SEMI JOIN (
    -- Neighbours in the order of series and end, found in one go; then looked at closely.
    SELECT DISTINCT series FROM (
        SELECT series, series = lag(series) OVER () AND stamp >> 46 = lag(stamp >> 46) OVER () AS is_crowded FROM judge_figures
    ) WHERE is_crowded
) USING (series) GROUP BY ALL HAVING count(*) > 1;

CREATE TABLE judge_rivals AS
WITH rivals AS (
    SELECT figures.*, figure_id, grade_rank(source_grade) AS grade, recorded_at
    FROM (
        SELECT * EXCLUDE (other_figure_id, other_value), kind_of(stamp) AS kind, end_of(stamp) AS ends, figure_of(stamp) AS figure,
            bound_of(marks) AS bound, is_preliminary_of(marks) AS is_preliminary, is_derived_of(marks) AS is_derived
        FROM judge_figures SEMI JOIN judge_crowded USING (series)
    ) AS figures SEMI JOIN judge_crowded USING (series, kind, starts, ends)
    JOIN reported_figures USING (figure)
    JOIN loads USING (load_id)
),
moments AS (
    SELECT *, lead(moment, 1, TIMESTAMP '9999-12-31') OVER (PARTITION BY series, kind, starts, ends ORDER BY moment) AS next_moment
    FROM (SELECT DISTINCT series, kind, starts, ends, unnest([known_from, known_until]) AS moment FROM rivals)
),
standing AS (
    SELECT rivals.*, moment, next_moment,
        -- Final before preliminary, exact before bound, better source, printed before derived, then the later load.
        (is_preliminary, bound <> 0, grade, is_derived, -epoch_us(recorded_at)) AS merit
    FROM rivals JOIN moments USING (series, kind, starts, ends)
    WHERE known_from <= moment AND moment < known_until AND moment < next_moment
),
-- A bound gives way to an exact figure of its period, and that to a final bound where it is but preliminary; a lower
-- and an upper one stand beside each other.
kept AS (
    SELECT * FROM standing
    QUALIFY (bound = 0) = (arg_min(bound, merit) OVER (PARTITION BY series, kind, starts, ends, moment) = 0)
),
ranked AS (
    SELECT *, min(merit) OVER (PARTITION BY series, kind, starts, ends, bound, moment) AS best_merit FROM kept
),
-- Of figures as good, the most finely printed one speaks; of bounds the one that says more, for both hold.
chosen AS (
    SELECT *, row_number() OVER (PARTITION BY series, kind, starts, ends, bound, moment ORDER BY CASE bound WHEN 0 THEN step WHEN 1 THEN -value ELSE value END, figure_id) AS line
    FROM ranked WHERE merit = best_merit
),
farthest AS (
    SELECT one.figure, one.moment,
        arg_max(other.figure_id, (abs(other.value - one.value), other.figure_id)) AS other_figure_id,
        arg_max(other.value, (abs(other.value - one.value), other.figure_id)) AS other_value
    FROM chosen AS one JOIN chosen AS other USING (series, kind, starts, ends, bound, moment)
    -- More than rounding: the two cannot be one number printed twice.
    WHERE one.line = 1 AND bound = 0 AND abs(other.value - one.value) > greatest(one.step, other.step) / 2 * (1 + 1e-9)
    GROUP BY ALL
)
SELECT chosen.* EXCLUDE (
        kind, ends, figure, bound, is_preliminary, is_derived, figure_id, grade, recorded_at, known_from, known_until, merit, best_merit, line, moment, next_moment
    ),
    other_figure_id, other_value, moment AS known_from, next_moment AS known_until
FROM chosen LEFT JOIN farthest USING (figure, moment)
WHERE line = 1;

DELETE FROM judge_figures USING judge_crowded AS crowded
WHERE judge_figures.series = crowded.series AND kind_of(stamp) = crowded.kind
    AND judge_figures.starts = crowded.starts AND end_of(stamp) = crowded.ends;
INSERT INTO judge_figures BY NAME FROM judge_rivals;

-- A series at a glance: plain where all its figures are exact and none is of part of a year, which an annual promise
-- would have to pass over. Even where all have one length, end with a month, and those of one kind with the same one: of
-- two of a kind the one that ends in the later year is the later.
INSERT INTO judge_series BY NAME
SELECT
    series, max(stamp) AS latest, arg_max(value, stamp) AS latest_value, max(value) AS top, min(value) AS bottom, end_of(max(stamp)) AS last_end,
    max(known_from) AS last_known_from, min(known_until) AS first_known_until,
    bool_and(length_class_of(marks) <> 2) AND max(bound_of(marks)) = 0 AS is_plain,
    is_plain AND min(length_of(stamp)) = max(length_of(stamp)) AND bool_and(end_of(stamp) = last_day(end_of(stamp)))
        AND (max(length_of(stamp)) BETWEEN 1 AND 11 OR min(end_month % 12) = max(end_month % 12)) AS is_even
FROM judge_figures GROUP BY series ORDER BY series;
DROP TABLE judge_papers; DROP TABLE judge_crowded; DROP TABLE judge_rivals;
