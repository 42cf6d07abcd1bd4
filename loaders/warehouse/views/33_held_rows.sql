-- Each aimed commitment with the figures that matter to it, by their stamps: which one decides, which is the latest,
-- which the start. Most rows are simple: one series, no break, a one-sided level. For them the latest figure is that of
-- the series, and those at the due date and at the start are found by their month; only the others meet every figure.
CREATE MACRO held_rows(as_of, known_by, only_place) AS TABLE
WITH aimed AS MATERIALIZED (FROM aimed_rows(as_of, known_by, only_place)),
latest_of_series AS (
    -- As the build found it where all of a series is visible; else from its visible figures.
    SELECT series, latest, latest_value, top, bottom, is_even FROM judge_series
    WHERE is_plain AND last_end <= day_of(as_of) AND last_known_from <= moment_of(known_by) AND first_known_until > moment_of(known_by)
        AND (only_place IS NULL OR series IN (SELECT series FROM aimed))
    UNION ALL
    SELECT series, max(stamp), arg_max(value, stamp), max(value), min(value), bool_and(is_even)
    FROM visible_figures(as_of, known_by) JOIN (
        SELECT series, is_even FROM judge_series
        WHERE is_plain AND (last_end > day_of(as_of) OR last_known_from > moment_of(known_by) OR first_known_until <= moment_of(known_by))
            AND series IN (SELECT series FROM aimed)
    ) USING (series)
    GROUP BY series
),
sorted_out AS MATERIALIZED (
    SELECT aimed.*, latest,
        coalesce(top >= low AND bottom <= high, false) AS was_kept, coalesce(keeps(latest_value, low, high), false) AS keeps_latest,
        change = 'level' AND recurrence = 'none' AND side <> 'both' AND lengths = 31 AND whole_series IS NULL AND regime_from = DATE '0001-01-01'
            AND regime_until = DATE '9999-12-31' AND latest IS NOT NULL AS is_simple,
        is_simple AND is_even AND NOT is_stated AS is_even
    FROM aimed LEFT JOIN latest_of_series USING (series)
),
looked_for AS (
    -- For simple rows: the figure that ends with the due date, none is nearer; and where the series is even the last one
    -- of the same season before the issue.
    SELECT row_key, series, month_number(due_on)::SMALLINT AS end_month, true AS is_for_due, due_on AS from_day, due_on AS to_day
    FROM sorted_out WHERE is_simple AND is_due
    UNION ALL
    SELECT row_key, series, last_of_season(base_date, CASE WHEN is_due THEN due_on ELSE end_of(latest) END)::SMALLINT, false, base_from, base_date
    FROM sorted_out WHERE is_even
),
found AS (
    SELECT row_key, max(stamp) FILTER (is_for_due AND fits) AS due_by, max(stamp) FILTER (NOT is_for_due AND fits) AS start_by
    FROM (
        SELECT row_key, is_for_due, stamp, end_of(stamp) BETWEEN from_day AND to_day AS fits
        FROM looked_for JOIN stamped_figures(as_of, known_by) USING (series, end_month)
    )
    GROUP BY row_key
),
dated AS MATERIALIZED (
    -- Rows that must meet every figure of their series: those that are not simple, and those without one that ends with
    -- the day they fall due, for which the nearest has to be looked for.
    SELECT sorted_out.*, due_by, start_by, NOT is_simple OR (is_due AND due_by IS NULL) AS is_open,
        -- Whose start is found: no other could tell the way.
        NOT is_open AND start_by IS NOT NULL AND (is_due OR keeps_latest OR end_of(start_by) < end_of(latest)) AS is_settled
    FROM sorted_out LEFT JOIN found USING (row_key)
),
offered AS (
    -- Every figure of the series beside such a row; fits: it may be held against it. Same definition, unit and scope, no
    -- break between, its period one that the promise asks for; bounds only where they leave no doubt, and on the way
    -- only where they keep the promise. (Said in the aggregates: as conditions of the join they would be slow.)
    SELECT row_key, dated.due_on, stamp, starts, ends, length_class,
        ends >= regime_from AND ends < regime_until AND takes(lengths, length_class) AND (base_stamp IS NULL OR kind = kind_of(base_stamp))
            AND (figures.bound = 0 OR (dated.change = 'level' OR change_base IS NOT NULL) AND is_conclusive(figures.bound, value, low, high))
            AS fits,
        -- On the way a bound that breaks the target tells of no way; it only takes back an earlier 目前已达标.
        NOT dated.is_due AND figures.bound <> 0 AND NOT keeps(value, low, high) AS only_breaks,
        figures.bound = 0 AS is_exact, kind,
        -- Half-years and quarters never decide an annual promise (§8.6).
        NOT (dated.needs_year AND length_class = 2) AS is_whole,
        -- A figure that runs over several years is not one of them's.
        recurrence = 'none' OR starts >= date_trunc('year', dated.due_on) AS is_of_year,
        recurrence = 'none' AS is_once, keeps(value, low, high) AS is_kept
    FROM (SELECT *, unnest([series, whole_series]) AS sought FROM dated WHERE is_open) AS dated
    JOIN visible_figures(as_of, known_by) AS figures ON figures.series = sought
),
met_all AS (
    SELECT
        row_key, max(stamp) FILTER (fits AND NOT only_breaks) AS latest,
        max(stamp) FILTER (fits AND NOT only_breaks AND is_whole) AS latest_whole, max(stamp) FILTER (fits AND only_breaks AND is_whole) AS last_break,
        arg_max(is_kept, stamp) FILTER (fits AND NOT only_breaks AND is_whole) AS keeps_now, bool_or(fits AND is_exact) AS has_exact,
        max(stamp) FILTER (fits AND is_whole AND is_of_year AND ends BETWEEN due_on - 92 AND due_on) AS due_by,
        -- A figure that runs on past a year's end is not that year's.
        max(reversed(stamp)) FILTER (fits AND is_whole AND is_once AND starts <= due_on AND ends > due_on) AS due_over,
        max(stamp) FILTER (fits AND ends <= due_on) AS before_due,
        max(reversed(stamp)) FILTER (fits AND ends > due_on) AS after_due,
        min(ends) FILTER (fits AND is_kept) AS first_kept
    FROM offered GROUP BY row_key
),
picked AS (
    SELECT dated.* EXCLUDE (due_by, latest, was_kept, keeps_latest), before_due, reversed(after_due) AS after_stamp, last_break,
        CASE WHEN is_open THEN coalesce(keeps_now, false) ELSE keeps_latest END AS keeps_now,
        CASE WHEN is_open THEN coalesce(has_exact, false) ELSE true END AS has_exact,
        CASE WHEN is_open THEN met_all.latest ELSE dated.latest END AS latest,
        CASE WHEN is_open THEN latest_whole ELSE dated.latest END AS latest_whole,
        CASE WHEN is_open THEN met_all.due_by ELSE dated.due_by END AS due_by,
        reversed(CASE WHEN is_open THEN met_all.due_over END) AS due_over,
        CASE WHEN is_open THEN coalesce(first_kept < end_of(met_all.latest), false) ELSE was_kept END AS was_kept
    FROM dated LEFT JOIN met_all USING (row_key)
),
nearest_due AS (
    -- The figure nearest the due date decides; of two as near the one whose period contains it.
    SELECT * EXCLUDE (due_by, due_over),
        CASE
            WHEN due_by IS NULL THEN due_over
            WHEN due_over IS NULL THEN due_by
            WHEN end_of(due_over) - due_on <= due_on - end_of(due_by) THEN due_over
            ELSE due_by
        END AS due_stamp
    FROM picked
),
judged AS MATERIALIZED (
    -- On the way, the latest figure; of an annual promise parts of years only where there is nothing else.
    SELECT * EXCLUDE (latest_whole),
        CASE
            WHEN NOT is_due THEN coalesce(latest_whole, latest)
            WHEN recurrence <> 'none' THEN due_stamp
            ELSE coalesce(due_stamp, after_stamp, before_due)
        END AS first_choice
    FROM nearest_due
),
unsettled AS MATERIALIZED (
    SELECT * FROM judged WHERE NOT is_settled
),
first_starts AS (
    -- The start must be of one kind with what is judged.
    SELECT row_key, any_value(kind) AS kind,
        max(stamp) FILTER (fits AND ends BETWEEN base_from AND base_date) AS start_before,
        reversed(max(reversed(stamp)) FILTER (fits AND ends > base_date)) AS start_after,
        max(stamp) FILTER (fits AND ends = stated_base_day) AS at_stated,
        max(stamp) FILTER (fits) AS latest_of_kind, arg_max(is_kept, stamp) FILTER (fits) AS is_kept, bool_and(is_whole) AS is_whole
    FROM (
        SELECT row_key, kind, stamp, ends, base_from, base_date, stated_base_day,
            keeps(value, low, high) AS is_kept, NOT (needs_year AND length_class = 2) AS is_whole,
            figures.bound = 0 AND ends >= regime_from AND ends < regime_until AND takes(lengths, length_class) AS fits
        FROM (SELECT *, unnest([series, whole_series]) AS sought FROM unsettled)
        JOIN visible_figures(as_of, known_by) AS figures ON figures.series = sought AND figures.kind = kind_of(first_choice)
    ) GROUP BY row_key
),
untold AS (
    -- On the way, where the latest figure has no start of its kind: where a series mixes kinds, each is tried.
    SELECT unsettled.* FROM unsettled LEFT JOIN first_starts USING (row_key)
    WHERE NOT is_due AND first_choice IS NOT NULL AND NOT coalesce(
        coalesce(start_before, start_after) IS NOT NULL AND (
            due_on IS NULL OR change_base IS NULL OR keeps_now AND (recurrence = 'none' OR measure_type = 'cumulative')
            OR is_whole AND NOT is_kept AND latest_of_kind = first_choice
                AND (measure_type = 'cumulative' AND change = 'level' AND kind = 1
                    OR coalesce(stated_base_date, end_of(coalesce(start_before, start_after))) < end_of(latest_of_kind))
        ), false)
),
more_starts AS (
    SELECT row_key, kind,
        max(stamp) FILTER (fits AND ends BETWEEN base_from AND base_date) AS start_before,
        reversed(max(reversed(stamp)) FILTER (fits AND ends > base_date)) AS start_after,
        max(stamp) FILTER (fits AND ends = stated_base_day) AS at_stated,
        max(stamp) FILTER (fits) AS latest_of_kind, arg_max(is_kept, stamp) FILTER (fits) AS is_kept, bool_and(is_whole) AS is_whole
    FROM (
        -- (Said here: as conditions of the join they would be slow.)
        SELECT row_key, kind, stamp, ends, base_from, base_date, stated_base_day,
            keeps(value, low, high) AS is_kept, NOT (needs_year AND length_class = 2) AS is_whole,
            figures.bound = 0 AND ends >= regime_from AND ends < regime_until AND takes(lengths, length_class)
                AND kind <> kind_of(first_choice) AND (base_stamp IS NULL OR kind = kind_of(base_stamp)) AS fits
        FROM (SELECT *, unnest([series, whole_series]) AS sought FROM untold)
        JOIN visible_figures(as_of, known_by) AS figures ON figures.series = sought
    ) GROUP BY row_key, kind HAVING bool_or(fits)
),
starts AS (
    FROM first_starts UNION ALL FROM more_starts
),
ways AS (
    -- The latest figure with a start of its kind before it, running totals having theirs; for an annual promise parts of
    -- years only where nothing else has one. One that satisfies is passed over: a later one of another kind does not.
    SELECT row_key,
        arg_max(start, (is_whole, latest_of_kind)) FILTER (
            NOT is_due AND due_on IS NOT NULL AND change_base IS NOT NULL AND NOT (is_whole AND is_kept)
            AND (recurrence = 'none' OR end_of(latest_of_kind) >= date_trunc('year', due_on))
            AND (measure_type = 'cumulative' AND change = 'level' AND kind = 1
                OR coalesce(stated_base_date, end_of(coalesce(start_before, start_after))) < end_of(latest_of_kind))
        ) AS way,
        any_value(start) FILTER (kind = kind_of(first_choice)) AS first_start,
        bool_or(start_before IS NOT NULL OR start_after IS NOT NULL) AS has_start
    FROM (SELECT *, struct_pack(latest_of_kind := latest_of_kind, start_before := start_before, start_after := start_after, at_stated := at_stated) AS start FROM starts) JOIN unsettled USING (row_key)
    GROUP BY row_key
),
chosen AS (
    -- 目前已达标 rests on the latest figure; a way may have to be told by an earlier one.
    SELECT judged.*, way, is_settled OR coalesce(has_start, false) AS has_start,
        -- A year of many is kept by no figure before its end but a count that runs up to it.
        way IS NOT NULL AND NOT (keeps_now AND (recurrence = 'none' OR measure_type = 'cumulative')) AS takes_way,
        CASE WHEN takes_way THEN way ELSE first_start END AS start
    FROM judged LEFT JOIN ways USING (row_key)
)
SELECT
    row_key, occasion, commitment, place, relation, in_front, due_on, is_due, needs_year, lengths, subject, series, whole_series,
    is_unconfirmed, regime_from, regime_until, base_from, change_base, base_other, stated_base,
    target_low, target_high, slack, low, high, has_exact, has_start, latest, before_due, after_stamp, due_stamp, was_kept, base_stamp,
    coalesce(end_of(last_break) > end_of(first_choice), false) AS is_broken_since,
    CASE WHEN takes_way THEN way.latest_of_kind ELSE first_choice END AS judged_stamp,
    CASE WHEN change <> 'level' THEN base_stamp WHEN is_settled THEN start_by ELSE coalesce(start.start_before, start.start_after) END AS start_stamp,
    change = 'level' AND NOT is_settled AND start.start_before IS NULL AS is_substitute,
    start.at_stated AS stated_stamp
FROM chosen;
