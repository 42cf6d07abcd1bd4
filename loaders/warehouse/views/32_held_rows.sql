-- Each bound commitment with the figures that matter to it: which figure decides, which is the latest, which the start.
-- Figures are joined once and picked by their stamps; what they say is looked up afterwards.
CREATE MACRO held_rows(as_of, known_by, only_place) AS TABLE
WITH bound AS MATERIALIZED (FROM bound_rows(as_of, known_by, only_place)),
figures AS (
    SELECT * FROM judge_figures
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by) AND ends <= day_of(as_of)
),
first_bases AS (
    -- 提高 and 降低 need their base before there is a target: the latest exact figure from before (§8.5).
    SELECT occasion, place, coalesce(max(stamp) FILTER (length_class <> 2), max(stamp)) AS base_stamp
    FROM bound JOIN figures USING (place, indicator, dimension)
    WHERE change <> 'level' AND stated_base IS NULL AND ends BETWEEN base_from AND base_date AND bound = 0
        AND scope IN (scope_whole, scope_key) AND NOT is_premature AND ends >= regime_from AND ends < regime_until
        AND fits_period(measure_type, is_year_end, length_class)
    GROUP BY ALL
),
based AS (
    -- The base of a change: as stated, else from before.
    SELECT bound.*, first_bases.base_stamp, kind_of(first_bases.base_stamp) AS only_kind,
        first_figures.other_value AS base_other,
        CASE WHEN change = 'level' THEN 0 ELSE coalesce(stated_base, first_figures.value) END AS change_base,
        CASE basis WHEN 'decrease' THEN -1 ELSE 1 END AS sign,
        CASE WHEN basis = 'decrease' THEN plain_high ELSE plain_value END AS low_change,
        CASE WHEN basis = 'decrease' THEN plain_value ELSE plain_high END AS high_change
    FROM bound
    LEFT JOIN first_bases USING (occasion, place)
    LEFT JOIN figures AS first_figures ON first_figures.figure = figure_of(first_bases.base_stamp)
),
targets AS (
    -- The target as a level, low and high as written; null on a side that is open.
    SELECT *,
        CASE WHEN side <> 'high' THEN target_of(change, change_base, sign * low_change) END AS target_low,
        CASE WHEN side <> 'low' THEN target_of(change, change_base, sign * high_change) END AS target_high,
        CASE WHEN change = 'part' THEN abs(change_base) * plain_tolerance ELSE plain_tolerance END AS slack,
        change <> 'level' AND change_base IS NULL AS lacks_base
    FROM based
),
aimed AS (
    -- The thresholds a figure must keep between.
    SELECT *, threshold_low(target_low, slack, held_comparator) AS low, threshold_high(target_high, slack, held_comparator) AS high
    FROM targets
),
offered AS (
    -- Every figure that may be held against a row: same definition, unit and scope, no break between, its period one
    -- that the promise asks for. Bounds only where they leave no doubt.
    SELECT
        occasion, aimed.place, due_on, is_due, stamp, starts, ends, value, low, high, aimed.needs_year, length_class,
        recurrence
    FROM aimed JOIN figures USING (place, indicator, dimension)
    WHERE scope IN (scope_whole, scope_key) AND NOT is_premature AND ends >= regime_from AND ends < regime_until
        AND fits_period(measure_type, is_year_end, length_class)
        AND (bound = 0 OR is_conclusive(bound, value, low, high) AND (is_due OR keeps(value, low, high)))
        AND (only_kind IS NULL OR kind = only_kind)
),
picked AS (
    SELECT
        occasion, place,
        max(stamp) AS latest,
        max(stamp) FILTER (length_class <> 2) AS latest_whole,
        max(stamp) FILTER (length_class = 3) AS latest_year,
        -- Half-years and quarters never decide an annual promise (§8.6).
        max(stamp) FILTER (ends BETWEEN due_on - 92 AND due_on AND NOT (needs_year AND length_class = 2)) AS due_by,
        max(reversed(stamp)) FILTER (starts <= due_on AND ends > due_on AND NOT (needs_year AND length_class = 2)) AS due_over,
        max(stamp) FILTER (ends <= due_on) AS before_due,
        max(reversed(stamp)) FILTER (ends > due_on) AS after_due,
        min(ends) FILTER (keeps(value, low, high) AND (ends > due_on OR NOT coalesce(is_due, false))) AS first_kept
    FROM offered GROUP BY ALL
),
due_figures AS (
    SELECT aimed.*, latest, latest_whole, latest_year, before_due, due_by, reversed(due_over) AS due_over,
        reversed(after_due) AS after_stamp, first_kept
    FROM aimed LEFT JOIN picked USING (occasion, place)
),
nearest_due AS (
    -- The figure nearest the due date decides.
    SELECT *,
        CASE
            WHEN due_by IS NULL THEN due_over
            WHEN due_over IS NULL THEN due_by
            WHEN end_of(due_over) - due_on < due_on - end_of(due_by) THEN due_over
            ELSE due_by
        END AS due_stamp
    FROM due_figures
),
judged AS (
    -- On the way, the latest figure; whole years and single days or months speak before parts of years.
    SELECT * EXCLUDE (due_by, due_over, latest_whole),
        CASE
            WHEN NOT coalesce(is_due, false) THEN coalesce(latest_whole, latest)
            WHEN recurrence <> 'none' THEN due_stamp
            ELSE coalesce(due_stamp, after_stamp, before_due)
        END AS first_choice
    FROM nearest_due
),
kinds AS (
    -- The start must be of one kind with what is judged; a year's figure is the second choice where it has none.
    SELECT DISTINCT occasion, place, unnest([kind_of(first_choice), kind_of(latest_year)]) AS kind FROM judged
    WHERE first_choice IS NOT NULL
),
starts AS (
    SELECT judged.occasion, judged.place, kind,
        max(stamp) FILTER (ends BETWEEN base_from AND base_date) AS start_before,
        reversed(max(reversed(stamp)) FILTER (ends > base_date)) AS start_after,
        max(stamp) FILTER (ends = stated_base_date) AS at_stated
    FROM kinds JOIN judged USING (occasion, place) JOIN figures USING (place, indicator, dimension, kind)
    WHERE bound = 0 AND scope IN (scope_whole, scope_key) AND NOT is_premature
        AND ends >= regime_from AND ends < regime_until AND fits_period(measure_type, is_year_end, length_class)
    GROUP BY ALL
),
with_starts AS (
    SELECT judged.*,
        one.start_before AS one_before, coalesce(one.start_before, one.start_after) AS one_start, one.at_stated AS one_stated,
        two.start_before AS two_before, coalesce(two.start_before, two.start_after) AS two_start, two.at_stated AS two_stated
    FROM judged
    LEFT JOIN starts AS one ON one.occasion = judged.occasion AND one.place = judged.place AND one.kind = kind_of(first_choice)
    LEFT JOIN starts AS two ON two.occasion = judged.occasion AND two.place = judged.place AND two.kind = kind_of(latest_year)
),
choosing AS (
    -- The year's figure steps in where the latest one has nothing of its kind to start from.
    SELECT *,
        NOT coalesce(is_due, false) AND change = 'level'
            AND coalesce(coalesce(stated_base_date, end_of(one_start)) >= end_of(first_choice), true)
            AND coalesce(coalesce(stated_base_date, end_of(two_start)) < end_of(latest_year), false) AS takes_year
    FROM with_starts
),
started AS (
    SELECT * EXCLUDE (one_before, one_start, one_stated, two_before, two_start, two_stated, base_stamp),
        CASE WHEN takes_year THEN latest_year ELSE first_choice END AS judged_stamp,
        CASE WHEN change <> 'level' THEN base_stamp WHEN takes_year THEN two_start ELSE one_start END AS start_stamp,
        change = 'level' AND CASE WHEN takes_year THEN two_before ELSE one_before END IS NULL AS is_substitute,
        CASE WHEN takes_year THEN two_stated ELSE one_stated END AS stated_stamp
    FROM choosing
)
SELECT
    started.*,
    judged_figure.figure_id AS judged_figure_id, judged_figure.value AS judged_plain, judged_figure.starts AS judged_starts,
    judged_figure.ends AS judged_ends, judged_figure.step AS judged_step, judged_figure.bound AS judged_bound,
    judged_figure.length_class AS judged_length, judged_figure.is_preliminary, judged_figure.is_derived,
    judged_figure.is_small AS judged_is_small, judged_figure.is_restricted AS judged_is_restricted,
    judged_figure.other_figure_id AS judged_other_id, judged_figure.other_value AS judged_other,
    latest_figure.figure_id AS current_figure_id, latest_figure.value AS current_plain, latest_figure.ends AS current_ends,
    latest_figure.is_restricted AS current_is_restricted,
    before_figure.value AS before_plain, before_figure.ends AS before_ends, before_figure.other_value AS before_other,
    start_figure.figure_id AS start_figure_id, start_figure.value AS start_plain, start_figure.ends AS start_ends,
    start_figure.step AS start_step, start_figure.is_small AS start_is_small, start_figure.is_restricted AS start_is_restricted,
    start_figure.other_figure_id AS start_other_id, start_figure.other_value AS start_other,
    stated_figure.figure_id AS series_figure_id, stated_figure.value AS series_plain, stated_figure.step AS series_step
FROM started
LEFT JOIN figures AS judged_figure ON judged_figure.figure = figure_of(judged_stamp)
LEFT JOIN figures AS latest_figure ON latest_figure.figure = figure_of(latest)
LEFT JOIN figures AS before_figure ON before_figure.figure = figure_of(before_due)
LEFT JOIN figures AS start_figure ON start_figure.figure = figure_of(start_stamp)
LEFT JOIN figures AS stated_figure ON stated_figure.figure = figure_of(stated_stamp);
