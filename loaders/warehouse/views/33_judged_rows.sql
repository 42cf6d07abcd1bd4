-- The verdict of each bound commitment (DESIGN §8), with everything it was made from.
CREATE MACRO judged_rows(as_of, known_by, only_place) AS TABLE
WITH held AS MATERIALIZED (FROM held_rows(as_of, known_by, only_place)),
silent AS (
    -- Rows that may have figures which cannot be held against them: none fits, or none fits at the due date.
    SELECT occasion, place, indicator, indicator_id, dimension, scope_whole, scope_key, regime_from, regime_until,
        measure_type, is_year_end, only_kind, due_on, is_due
    FROM held WHERE latest IS NULL OR (is_due AND due_stamp IS NULL)
),
others AS (
    -- Figures of the same indicator that do not fit, and bounds that leave it open.
    SELECT occasion, place,
        bool_or(NOT is_fit) AS has_stranger, bool_or(NOT is_fit AND ends >= due_on - 92) AS has_due_stranger,
        bool_or(is_fit AND bound <> 0) AS has_bound, bool_or(is_fit AND bound <> 0 AND ends >= due_on - 92) AS has_due_bound
    FROM (
        SELECT occasion, silent.place, due_on, ends, bound,
            judge_figures.dimension = silent.dimension AND scope IN (scope_whole, scope_key) AND NOT is_premature
            AND ends >= regime_from AND ends < regime_until AND fits_period(measure_type, is_year_end, length_class)
            AND (only_kind IS NULL OR kind = only_kind) IS true AS is_fit
        FROM silent JOIN judge_figures USING (place, indicator)
        WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by) AND ends <= day_of(as_of)
    ) GROUP BY ALL
),
relatives AS (
    -- Figures of look-alike indicators: shown hollow, never judged (DESIGN §7).
    SELECT DISTINCT occasion, silent.place
    FROM silent
    JOIN (
        SELECT indicator_id, other_indicator_id, known_from, known_until FROM related_indicator_versions
        UNION ALL SELECT other_indicator_id, indicator_id, known_from, known_until FROM related_indicator_versions
    ) AS related USING (indicator_id)
    JOIN judge_indicators AS other ON other.indicator_id = related.other_indicator_id
    JOIN judge_figures ON judge_figures.indicator = other.indicator AND judge_figures.place = silent.place
    WHERE related.known_from <= moment_of(known_by) AND related.known_until > moment_of(known_by)
        AND judge_figures.known_from <= moment_of(known_by) AND judge_figures.known_until > moment_of(known_by)
        AND judge_figures.ends <= day_of(as_of)
),
compared AS (
    SELECT held.*,
        coalesce(has_stranger, false) OR relatives.occasion IS NOT NULL AS has_stranger,
        coalesce(has_due_stranger, false) AS has_due_stranger,
        coalesce(has_bound, false) AS has_bound, coalesce(has_due_bound, false) AS has_due_bound,
        recurrence = 'none' AS is_once,
        measure_type = 'cumulative' AND change = 'level' AS from_nought
    FROM held LEFT JOIN others USING (occasion, place) LEFT JOIN relatives USING (occasion, place)
),
based AS (
    -- The start as used: a running total starts from 0 on its first day, that is at the end of the day before.
    SELECT *,
        CASE
            WHEN from_nought THEN 'first_day' WHEN stated_base IS NOT NULL THEN 'stated'
            WHEN start_plain IS NULL THEN NULL WHEN is_substitute THEN 'after_issue' ELSE 'before_issue'
        END AS base_source,
        CASE WHEN from_nought THEN 0 ELSE coalesce(stated_base, start_plain) END AS base_plain,
        CASE
            WHEN from_nought THEN CASE WHEN judged_starts < judged_ends THEN judged_starts ELSE issued_date END - 1
            WHEN stated_base IS NOT NULL THEN stated_base_date
            ELSE start_ends
        END AS base_ends,
        CASE
            WHEN from_nought THEN judged_step
            ELSE greatest(judged_step, CASE WHEN stated_base IS NOT NULL THEN stated_base_step ELSE start_step END)
        END AS step,
        CASE
            WHEN from_nought THEN NULL
            WHEN stated_base IS NULL THEN CASE WHEN change = 'level' THEN start_other ELSE base_other END
            WHEN abs(series_plain - stated_base) > greatest(series_step, stated_base_step) / 2 * (1 + 1e-9) THEN series_plain
        END AS base_rival
    FROM compared
),
dated AS (
    -- Every date in months.
    SELECT *,
        months_at(due_on) AS due_month, months_at(judged_ends) AS judged_month, months_at(base_ends) AS base_month,
        months_at(issued_date) AS issued_month, months_at(before_ends) AS before_month, months_at(day_of(as_of)) AS today_month,
        coalesce(base_ends >= judged_ends, true) AS is_baseline
    FROM based
),
measured AS (
    -- How far from the target, and how much of the time is gone.
    SELECT *,
        today_month - judged_month > 2 * frequency_months + 1e-9 AS is_stale,
        (judged_month - base_month) / nullif(due_month - base_month, 0) AS elapsed,
        shortfall(judged_plain, target_low, target_high) AS short_now,
        shortfall(base_plain, target_low, target_high) AS short_base,
        keeps(judged_plain, low, high) AS is_kept,
        coalesce(judged_is_small, false) OR (NOT from_nought AND stated_base IS NULL AND coalesce(start_is_small, false)) AS is_small,
        CASE WHEN due_stamp IS NOT NULL THEN judged_plain END AS due_value,
        CASE WHEN is_once AND due_stamp IS NULL AND after_stamp IS NOT NULL THEN judged_plain END AS after_value,
        CASE WHEN due_stamp IS NULL THEN before_plain END AS before_value,
        judged_month - due_month AS after_months, due_month - before_month AS before_months,
        CASE WHEN change = 'either' THEN change_base WHEN change <> 'level' THEN base_rival END AS rival_target_base
    FROM dated
),
paced AS (
    -- Whether there is a way to speak of: not where it is too near or too short to tell (§8.11, §8.13). A running total
    -- needs no second year. Beside it the target by the rival base, or by the other reading of the words.
    SELECT *,
        coalesce(elapsed < 0.2 - 1e-9, false)
            OR (NOT from_nought AND (judged_month - base_month < 12 - 1e-9 OR coalesce(due_month - issued_month < 18 - 1e-9, false)))
            AS is_early,
        CASE WHEN rival_target_base IS NULL THEN target_low
            WHEN side <> 'high' THEN target_of(CASE WHEN change = 'either' THEN 'part' ELSE change END, rival_target_base, sign * low_change) END
            AS rival_low,
        CASE WHEN rival_target_base IS NULL THEN target_high
            WHEN side <> 'low' THEN target_of(CASE WHEN change = 'either' THEN 'part' ELSE change END, rival_target_base, sign * high_change) END
            AS rival_high
    FROM measured
),
opened AS (
    SELECT *,
        due_on IS NOT NULL AND NOT is_baseline AND NOT is_stale AND NOT is_early AND NOT is_small AS has_path
    FROM paced
),
doubted AS (
    -- The sum, and the same sum with each figure's equal in place of it.
    SELECT *,
        verdict_with(is_due, is_once, due_value, after_value, after_months, before_value, before_months, judged_plain,
            is_stale, has_path, short_base, elapsed, step, low, high, target_low, target_high) AS first_verdict,
        CASE WHEN judged_other IS NOT NULL THEN coalesce(verdict_with(is_due, is_once,
            CASE WHEN due_value IS NOT NULL THEN judged_other END, CASE WHEN after_value IS NOT NULL THEN judged_other END,
            after_months, before_value, before_months, judged_other,
            is_stale, has_path, short_base, elapsed, step, low, high, target_low, target_high), 'undecided') END AS judged_rival_verdict,
        CASE WHEN is_due AND before_value IS NOT NULL AND before_other IS NOT NULL THEN coalesce(
            due_verdict(due_value, after_value, after_months, before_other, before_months, low, high), 'undecided'
        ) END AS before_rival_verdict,
        CASE WHEN base_rival IS NOT NULL OR rival_target_base IS NOT NULL THEN coalesce(verdict_with(is_due, is_once, due_value,
            after_value, after_months, before_value, before_months, judged_plain, is_stale, has_path,
            shortfall(coalesce(base_rival, base_plain), rival_low, rival_high), elapsed, step,
            threshold_low(rival_low, slack, held_comparator), threshold_high(rival_high, slack, held_comparator),
            rival_low, rival_high), 'undecided') END AS base_rival_verdict
    FROM opened
),
weighed AS (
    SELECT *,
        -- A change without its base, or in a unit that cannot be laid on the indicator's, is judged by nobody.
        CASE
            WHEN lacks_base OR change = 'unknown' OR latest IS NULL THEN NULL
            WHEN relation = 'average' AND NOT (is_share AND coalesce(first_verdict = 'missed', false)) THEN NULL
            ELSE first_verdict
        END AS sum_verdict,
        relation <> 'average' AND NOT lacks_base AND (
            coalesce(judged_rival_verdict <> coalesce(first_verdict, 'undecided'), false)
            OR coalesce(before_rival_verdict <> coalesce(first_verdict, 'undecided'), false)
            OR coalesce(base_rival_verdict <> coalesce(first_verdict, 'undecided'), false)
        ) AS is_conflicting
    FROM doubted
),
reasoned AS (
    -- The first reason that holds (§8.13).
    SELECT weighed.*,
        CASE
            WHEN relation = 'average' AND sum_verdict IS NULL THEN 'average_only'
            WHEN sum_verdict IS NOT NULL AND NOT is_conflicting THEN NULL
            WHEN change = 'unknown' THEN 'not_comparable'
            WHEN latest IS NULL THEN
                CASE WHEN has_bound THEN 'bound_only' WHEN has_stranger THEN 'not_comparable' ELSE 'no_figure' END
            -- "提高10%" of a share: ten points or a tenth, and they part.
            WHEN is_conflicting AND change = 'either' THEN 'not_comparable'
            WHEN is_due AND sum_verdict IS NULL THEN
                CASE
                    WHEN lacks_base AND coalesce(due_stamp, after_stamp) IS NOT NULL THEN 'no_baseline'
                    WHEN due_stamp IS NULL AND has_due_bound THEN 'bound_only'
                    WHEN due_stamp IS NULL AND has_due_stranger THEN 'not_comparable'
                    ELSE 'due_unreported'
                END
            WHEN due_on IS NULL AND NOT is_conflicting THEN CASE WHEN is_kept AND NOT lacks_base THEN 'stale' ELSE 'no_due_date' END
            WHEN NOT is_once AND NOT is_due THEN 'too_early'
            WHEN is_conflicting THEN 'conflicting_figures'
            WHEN lacks_base THEN 'no_baseline'
            WHEN is_kept THEN 'stale'
            WHEN is_baseline THEN 'baseline_only'
            WHEN is_stale THEN 'stale'
            WHEN is_early THEN 'too_early'
            ELSE 'below_precision'
        END AS sum_reason
    FROM weighed
),
lost AS (
    -- 保持: any year that fails loses it, from then on.
    SELECT commitment, place, min(due_on) AS lost_on FROM reasoned
    WHERE recurrence = 'maintain' AND sum_verdict = 'missed' AND sum_reason IS NULL GROUP BY ALL
)
SELECT reasoned.* EXCLUDE (sum_reason),
    coalesce(lost_on < due_on, false) AS is_lost,
    CASE WHEN lost_on < due_on THEN NULL ELSE sum_reason END AS reason_if_confirmed,
    CASE
        WHEN lost_on < due_on THEN ['missed']
        WHEN sum_reason IS NULL THEN [sum_verdict]
        WHEN is_conflicting AND sum_reason IN ('conflicting_figures', 'not_comparable') THEN list_sort(list_distinct([
            coalesce(first_verdict, 'undecided'), judged_rival_verdict, before_rival_verdict, base_rival_verdict
        ]))
    END AS verdicts_if_confirmed
FROM reasoned LEFT JOIN lost USING (commitment, place);
