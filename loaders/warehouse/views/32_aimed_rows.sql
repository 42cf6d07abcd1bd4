-- Each bound commitment with its target as a level: the thresholds between which a figure keeps it.
CREATE MACRO aimed_rows(as_of, known_by, only_place) AS TABLE
WITH bound AS MATERIALIZED (FROM bound_rows(as_of, known_by, only_place)),
first_bases AS (
    -- 提高 and 降低 need their base before there is a target: the latest exact figure from before (§8.5).
    SELECT row_key, coalesce(max(stamp) FILTER (NOT (needs_year AND length_class = 2)), max(stamp)) AS base_stamp
    FROM (SELECT *, unnest([series, whole_series]) AS sought FROM bound WHERE change <> 'level') AS bound
    JOIN visible_figures(as_of, known_by) AS figures ON figures.series = sought
    WHERE ends BETWEEN base_from AND base_date AND figures.bound = 0
        AND ends >= regime_from AND ends < regime_until AND takes(lengths, length_class)
    GROUP BY row_key
),
bases AS (
    SELECT row_key, base_stamp, value AS base_value, other_value AS base_other
    FROM first_bases JOIN bound USING (row_key)
    JOIN visible_figures(as_of, known_by) AS figures ON figures.subject = bound.subject AND stamp = base_stamp
),
nearest AS (
    -- Whose promise stands in front: the place's own before an inherited one, the nearer issuer's before the farther's.
    SELECT subject, min(distance) FILTER (day_of(as_of) <= counts_until) AS nearest FROM bound GROUP BY subject
),
based AS (
    -- The base of a change: as stated, else from before. The issuer's own start is not that of the places below, nor the
    -- first year's that of the next.
    SELECT
        bound.* EXCLUDE (counts_until), coalesce(distance <= nearest, true) AS in_front, side, held_comparator, basis, recurrence, measure_type, plain_value, plain_high, plain_tolerance, base_other,
        relation <> 'inherited' AND promise.stated_base IS NOT NULL
            AND (recurrence = 'none' OR bound.change = 'level' OR promise.stated_base_date = bound.base_date) AS is_stated,
        -- A stated base has a date and no period: figures of every kind may be held against it.
        CASE WHEN NOT is_stated THEN base_stamp END AS base_stamp,
        CASE WHEN is_stated THEN promise.stated_base END AS stated_base,
        CASE WHEN is_stated THEN promise.stated_base_date END AS stated_base_date,
        CASE WHEN is_stated THEN stated_base_day END AS stated_base_day,
        CASE WHEN bound.change = 'level' THEN 0 WHEN is_stated THEN promise.stated_base ELSE base_value END AS change_base
    FROM bound JOIN judge_commitments AS promise USING (commitment) LEFT JOIN bases USING (row_key) LEFT JOIN nearest USING (subject)
),
targets AS (
    -- The target as a level, low and high as written; null on a side that is open.
    SELECT *,
        CASE basis WHEN 'decrease' THEN -plain_high ELSE plain_value END AS least_change,
        CASE basis WHEN 'decrease' THEN -plain_value ELSE plain_high END AS most_change,
        CASE WHEN side <> 'high' THEN moved(change, change_base, least_change) END AS target_low,
        CASE WHEN side <> 'low' THEN moved(change, change_base, most_change) END AS target_high,
        CASE WHEN change = 'part' THEN abs(change_base) * plain_tolerance ELSE plain_tolerance END AS slack
    FROM based
)
-- The thresholds a figure must keep between.
SELECT * EXCLUDE (basis, plain_value, plain_high, plain_tolerance, least_change, most_change),
    threshold_low(target_low, slack, held_comparator) AS low, threshold_high(target_high, slack, held_comparator) AS high
FROM targets;
