-- Each bound commitment with the figures that matter to it, by their stamps: which one decides, which is the latest,
-- which the start. Most rows are simple: one series, no break, a one-sided level. For them the latest figure is that of
-- the series, and the one at the due date is found by its month; only the others meet every figure of their series.
CREATE MACRO held_rows(as_of, known_by, only_place) AS TABLE
WITH bound AS MATERIALIZED (FROM bound_rows(as_of, known_by, only_place)),
sought AS (
    -- Every series whose figures may be held against a row.
    SELECT row_key, series FROM bound UNION ALL SELECT row_key, whole_series FROM bound WHERE whole_series IS NOT NULL
),
first_bases AS (
    -- 提高 and 降低 need their base before there is a target: the latest exact figure from before (§8.5).
    SELECT row_key, coalesce(max(stamp) FILTER (length_class <> 2), max(stamp)) AS base_stamp
    FROM bound JOIN sought USING (row_key) JOIN visible_figures(as_of, known_by) AS figures ON figures.series = sought.series
    WHERE change <> 'level' AND ends BETWEEN base_from AND base_date AND figures.bound = 0
        AND ends >= regime_from AND ends < regime_until AND takes(lengths, length_class)
    GROUP BY row_key
),
bases AS (
    SELECT row_key, base_stamp, value AS base_value, other_value AS base_other
    FROM first_bases JOIN visible_figures(as_of, known_by) ON figure = figure_of(base_stamp)
),
based AS (
    -- The base of a change: as stated, else from before. The issuer's own start is not that of the places below, nor the
    -- first year's that of the next.
    SELECT
        bound.*, side, held_comparator, basis, recurrence, plain_value, plain_high, plain_tolerance, base_stamp, base_other,
        CASE WHEN relation <> 'inherited' AND (recurrence = 'none' OR bound.change = 'level') THEN promise.stated_base END AS stated_base,
        CASE WHEN relation <> 'inherited' AND (recurrence = 'none' OR bound.change = 'level') THEN promise.stated_base_date END AS stated_base_date,
        CASE
            WHEN bound.change = 'level' THEN 0
            WHEN relation <> 'inherited' AND recurrence = 'none' THEN coalesce(promise.stated_base, base_value)
            ELSE base_value
        END AS change_base
    FROM bound JOIN judge_commitments AS promise USING (commitment) LEFT JOIN bases USING (row_key)
),
targets AS (
    -- The target as a level, low and high as written; null on a side that is open.
    SELECT *,
        CASE WHEN side <> 'high' THEN target_of(change, basis, change_base, CASE basis WHEN 'decrease' THEN plain_high ELSE plain_value END) END
            AS target_low,
        CASE WHEN side <> 'low' THEN target_of(change, basis, change_base, CASE basis WHEN 'decrease' THEN plain_value ELSE plain_high END) END
            AS target_high,
        CASE WHEN change = 'part' THEN abs(change_base) * plain_tolerance ELSE plain_tolerance END AS slack
    FROM based
),
aimed AS MATERIALIZED (
    -- The thresholds a figure must keep between.
    SELECT * EXCLUDE (basis, plain_value, plain_high, plain_tolerance),
        threshold_low(target_low, slack, held_comparator) AS low, threshold_high(target_high, slack, held_comparator) AS high
    FROM targets
),
latest_of_series AS (
    SELECT series, max(stamp) AS latest, max(stamp) FILTER (length_class <> 2) AS latest_whole, max(stamp) FILTER (length_class = 3) AS latest_year,
        max(value) AS top, min(value) AS bottom, bool_or(bound <> 0) AS has_bounds
    FROM visible_figures(as_of, known_by) WHERE series IN (SELECT series FROM sought) GROUP BY series
),
sorted_out AS MATERIALIZED (
    SELECT row_key, aimed.series, due_on, is_due, needs_year, latest, latest_whole, latest_year,
        coalesce(top >= low AND bottom <= high, false) AS was_kept,
        change = 'level' AND side <> 'both' AND lengths = 31 AND whole_series IS NULL AND regime_from = DATE '0001-01-01'
            AND regime_until = DATE '9999-12-31' AND (latest IS NULL OR latest = latest_whole AND NOT has_bounds) AS is_simple
    FROM aimed LEFT JOIN latest_of_series USING (series)
),
around_due AS (
    -- For simple rows: figures that end in the months around the due date, and longer ones that may run over it.
    SELECT row_key, due_on, needs_year, stamp, starts, ends, length_class
    FROM (
        SELECT row_key, series, due_on, needs_year, (month_number(due_on) - unnest([0, 1, 2, 3, 4]))::SMALLINT AS end_month
        FROM sorted_out WHERE is_simple AND is_due
    )
    JOIN visible_figures(as_of, known_by) USING (series, end_month) WHERE length_class <= 1
    UNION ALL
    SELECT row_key, due_on, needs_year, stamp, starts, ends, length_class
    FROM sorted_out JOIN visible_figures(as_of, known_by) USING (series) WHERE is_simple AND is_due AND length_class > 1
),
simple_due AS (
    -- Half-years and quarters never decide an annual promise (§8.6).
    SELECT row_key, max(stamp) FILTER (ends BETWEEN due_on - 92 AND due_on) AS due_by,
        max(reversed(stamp)) FILTER (starts <= due_on AND ends > due_on) AS due_over
    FROM around_due WHERE NOT (needs_year AND length_class = 2) GROUP BY row_key
),
dated AS MATERIALIZED (
    -- Rows that must meet every figure of their series: those that are not simple, and those without one at the due date.
    SELECT sorted_out.*, due_by, due_over, NOT is_simple OR (is_due AND due_by IS NULL AND due_over IS NULL) AS is_open
    FROM sorted_out LEFT JOIN simple_due USING (row_key)
),
offered AS (
    -- Every figure that may be held against such a row: same definition, unit and scope, no break between, its period one
    -- that the promise asks for. Bounds only where they leave no doubt; on the way, only where they keep the promise.
    SELECT row_key, aimed.due_on, stamp, value, starts, ends, low, high, aimed.needs_year, length_class
    FROM dated JOIN aimed USING (row_key) JOIN sought USING (row_key)
    JOIN visible_figures(as_of, known_by) AS figures ON figures.series = sought.series
    WHERE is_open AND ends >= regime_from AND ends < regime_until AND takes(lengths, length_class)
        AND (figures.bound = 0 OR is_conclusive(figures.bound, value, low, high) AND (aimed.is_due OR keeps(value, low, high)))
        AND (base_stamp IS NULL OR kind = kind_of(base_stamp))
),
met_all AS (
    SELECT
        row_key, max(stamp) AS latest, max(stamp) FILTER (length_class <> 2) AS latest_whole, max(stamp) FILTER (length_class = 3) AS latest_year,
        max(stamp) FILTER (ends BETWEEN due_on - 92 AND due_on AND NOT (needs_year AND length_class = 2)) AS due_by,
        max(reversed(stamp)) FILTER (starts <= due_on AND ends > due_on AND NOT (needs_year AND length_class = 2)) AS due_over,
        max(stamp) FILTER (ends <= due_on) AS before_due,
        max(reversed(stamp)) FILTER (ends > due_on) AS after_due,
        min(ends) FILTER (keeps(value, low, high)) AS first_kept
    FROM offered GROUP BY row_key
),
picked AS (
    SELECT row_key, before_due, reversed(after_due) AS after_stamp,
        CASE WHEN is_open THEN met_all.latest ELSE dated.latest END AS latest,
        CASE WHEN is_open THEN met_all.latest_whole ELSE dated.latest_whole END AS latest_whole,
        CASE WHEN is_open THEN met_all.latest_year ELSE dated.latest_year END AS latest_year,
        CASE WHEN is_open THEN met_all.due_by ELSE dated.due_by END AS due_by,
        reversed(CASE WHEN is_open THEN met_all.due_over ELSE dated.due_over END) AS due_over,
        CASE WHEN is_open THEN coalesce(first_kept < end_of(coalesce(met_all.latest_whole, met_all.latest)), false) ELSE was_kept END AS was_kept
    FROM dated LEFT JOIN met_all USING (row_key)
),
nearest_due AS (
    -- The figure nearest the due date decides.
    SELECT * EXCLUDE (due_by, due_over),
        CASE
            WHEN due_by IS NULL THEN due_over
            WHEN due_over IS NULL THEN due_by
            WHEN end_of(due_over) - due_on < due_on - end_of(due_by) THEN due_over
            ELSE due_by
        END AS due_stamp
    FROM aimed JOIN picked USING (row_key)
),
judged AS MATERIALIZED (
    -- On the way, the latest figure; whole years and single days or months speak before parts of years.
    SELECT * EXCLUDE (latest_whole),
        CASE
            WHEN NOT is_due THEN coalesce(latest_whole, latest)
            WHEN recurrence <> 'none' THEN due_stamp
            ELSE coalesce(due_stamp, after_stamp, before_due)
        END AS first_choice
    FROM nearest_due
),
kinds AS (
    -- The start must be of one kind with what is judged; a year's figure is the second choice where it has none.
    SELECT row_key, kind_of(first_choice) AS kind FROM judged WHERE first_choice IS NOT NULL
    UNION SELECT row_key, kind_of(latest_year) FROM judged WHERE NOT is_due AND kind_of(latest_year) <> kind_of(first_choice)
),
starts AS (
    SELECT row_key, kinds.kind,
        max(stamp) FILTER (ends BETWEEN base_from AND base_date) AS start_before,
        reversed(max(reversed(stamp)) FILTER (ends > base_date)) AS start_after,
        max(stamp) FILTER (ends = stated_base_date) AS at_stated
    FROM kinds JOIN judged USING (row_key) JOIN sought USING (row_key)
    JOIN visible_figures(as_of, known_by) AS figures ON figures.series = sought.series AND figures.kind = kinds.kind
    WHERE figures.bound = 0 AND ends >= regime_from AND ends < regime_until AND takes(lengths, length_class)
    GROUP BY ALL
),
with_starts AS (
    SELECT judged.*,
        one.start_before AS one_before, coalesce(one.start_before, one.start_after) AS one_start, one.at_stated AS one_stated,
        two.start_before AS two_before, coalesce(two.start_before, two.start_after) AS two_start, two.at_stated AS two_stated
    FROM judged
    LEFT JOIN starts AS one ON one.row_key = judged.row_key AND one.kind = kind_of(first_choice)
    LEFT JOIN starts AS two ON two.row_key = judged.row_key AND two.kind = kind_of(latest_year) AND NOT is_due AND latest_year <> first_choice
),
choosing AS (
    -- The year's figure steps in where the latest one has nothing of its kind to start from.
    SELECT *,
        NOT is_due AND change = 'level'
            AND coalesce(coalesce(stated_base_date, end_of(one_start)) >= end_of(first_choice), true)
            AND coalesce(coalesce(stated_base_date, end_of(two_start)) < end_of(latest_year), false) AS takes_year
    FROM with_starts
)
SELECT
    row_key, occasion, commitment, place, relation, distance, due_on, is_due, needs_year, lengths, subject, series, whole_series,
    is_unconfirmed, regime_from, regime_until, change_base, base_other, stated_base,
    target_low, target_high, slack, low, high, latest, before_due, after_stamp, due_stamp, was_kept, base_stamp,
    CASE WHEN takes_year THEN latest_year ELSE first_choice END AS judged_stamp,
    CASE WHEN change <> 'level' THEN base_stamp WHEN takes_year THEN two_start ELSE one_start END AS start_stamp,
    change = 'level' AND CASE WHEN takes_year THEN two_before ELSE one_before END IS NULL AS is_substitute,
    CASE WHEN takes_year THEN two_stated ELSE one_stated END AS stated_stamp
FROM choosing;
