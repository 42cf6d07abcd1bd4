-- The verdict of each bound commitment (DESIGN §8), with everything it was made from.
CREATE MACRO judged_rows(as_of, known_by, only_place) AS TABLE
WITH held AS MATERIALIZED (FROM held_rows(as_of, known_by, only_place)),
needed AS (
    SELECT DISTINCT subject, stamp
    FROM (SELECT subject, unnest([judged_stamp, CASE WHEN latest IS DISTINCT FROM judged_stamp THEN latest END, before_due, start_stamp, stated_stamp]) AS stamp FROM held)
    WHERE stamp IS NOT NULL
),
details AS MATERIALIZED (
    -- What the picked figures say, looked up once.
    SELECT figure, figure_id, value, starts, ends, step, bound, length_class, is_preliminary, is_derived, is_small, is_restricted,
        other_figure_id, other_value
    FROM needed JOIN visible_figures(as_of, known_by) USING (subject, stamp)
    JOIN (SELECT figure, figure_id FROM reported_figures) USING (figure)
),
silent AS (
    -- Rows that may have figures which cannot be held against them: none fits, or none fits at the due date.
    SELECT row_key, subject, series, whole_series, regime_from, regime_until, lengths, base_stamp, due_on, needs_year,
        occasion % 1000 > 0 AS is_yearly, after_stamp IS NOT NULL AS has_later, change_base IS NULL AS lacks_base, low, high
    FROM held WHERE latest IS NULL OR (is_due AND due_stamp IS NULL)
),
others AS (
    -- Figures of the same indicator that do not fit, and bounds that leave it open.
    SELECT row_key,
        bool_or(NOT is_fit) AS has_stranger, bool_or(NOT is_fit AND is_for_due) AS has_due_stranger,
        bool_or(is_fit AND bound <> 0) AS has_bound, bool_or(is_fit AND is_silent AND stands_in_way) AS has_due_bound
    FROM (
        SELECT row_key, bound, bound <> 0 AND (lacks_base OR NOT is_conclusive(bound, value, low, high)) AS is_silent,
            -- Those for the due date itself: only they stand in the way of a verdict on it.
            (ends BETWEEN due_on - 92 AND due_on OR (starts <= due_on AND ends > due_on AND NOT is_yearly))
                AND NOT (is_yearly AND starts < date_trunc('year', due_on)) AS is_for_due,
            -- A bound that tells nothing: for the due date, or all there is since.
            NOT (is_yearly AND starts < date_trunc('year', due_on)) AND (
                NOT (needs_year AND length_class = 2)
                    AND (ends BETWEEN due_on - 92 AND due_on OR (starts <= due_on AND ends > due_on AND NOT is_yearly))
                OR starts > due_on AND NOT is_yearly AND NOT has_later
            ) AS stands_in_way,
            (coalesce(figures.series = silent.series, false) OR coalesce(figures.series = whole_series, false))
            AND ends >= regime_from AND ends < regime_until AND takes(lengths, length_class)
            AND (base_stamp IS NULL OR kind = kind_of(base_stamp)) AS is_fit
        FROM silent JOIN visible_figures(as_of, known_by) AS figures USING (subject)
    ) GROUP BY row_key
),
relatives AS (
    -- Figures of look-alike indicators: shown hollow, never judged (DESIGN §7).
    SELECT DISTINCT row_key
    FROM silent
    JOIN judge_relatives ON judge_relatives.indicator = silent.subject & 32767
    JOIN visible_figures(as_of, known_by) AS figures ON figures.subject = silent.subject - judge_relatives.indicator + other_indicator
    WHERE judge_relatives.known_from <= moment_of(known_by) AND judge_relatives.known_until > moment_of(known_by)
),
compared AS (
    SELECT
        held.* EXCLUDE (judged_stamp, latest, before_due, start_stamp, stated_stamp),
        side, promise.change, basis, held_comparator, recurrence, measure_type, factor, plain_value, plain_high, target_step, high_step, tolerance,
        plain_tolerance, issued_date, due_date, firmness, review, promise.disclosure, status, valid_to, release_lag_months, frequency_months, is_share,
        stated_base_step, CASE WHEN held.stated_base IS NOT NULL THEN stated_base_date END AS stated_base_date,
        latest IS NOT NULL AS has_figure, promise.change <> 'level' AND change_base IS NULL AS lacks_base,
        promise.commitment_id, promise.indicator_id, promise.jurisdiction_id AS issuer_id, indicator,
        comparator, promised, promised_high, unit, judged_unit,
        coalesce(has_stranger, false) OR relatives.row_key IS NOT NULL AS has_stranger,
        coalesce(has_due_stranger, false) AS has_due_stranger,
        coalesce(has_bound, false) AS has_bound, coalesce(has_due_bound, false) AS has_due_bound,
        recurrence = 'none' AS is_once,
        -- Running totals have a first day; one told as of a day has none.
        coalesce(measure_type = 'cumulative' AND promise.change = 'level' AND judged.starts < judged.ends, false) AS from_nought,
        judged.figure AS judged_figure, judged.figure_id AS judged_figure_id, judged.value AS judged_plain, judged.starts AS judged_starts,
        judged.ends AS judged_ends, judged.step AS judged_step, judged.bound AS judged_bound, judged.length_class AS judged_length,
        judged.is_preliminary, judged.is_derived, judged.is_small AS judged_is_small, judged.is_restricted AS judged_is_restricted,
        judged.other_figure_id AS judged_other_id, judged.other_value AS judged_other,
        newest.figure_id AS current_figure_id, newest.value AS current_plain, newest.bound AS current_bound, newest.ends AS current_ends, newest.is_restricted AS current_is_restricted,
        newest.length_class AS current_length, newest.is_preliminary AS current_is_preliminary, newest.is_derived AS current_is_derived,
        newest.is_small AS current_is_small,
        earlier.value AS before_plain, earlier.ends AS before_ends, earlier.other_value AS before_other,
        -- What is the base of a change and the last figure before the due date has one rival, not two.
        promise.change <> 'level' AND held.stated_base IS NULL AND coalesce(earlier.figure = start.figure, false) AS is_before_base,
        start.figure_id AS start_figure_id, start.value AS start_plain, start.ends AS start_ends, start.step AS start_step,
        start.is_small AS start_is_small, start.is_restricted AS start_is_restricted, start.other_figure_id AS start_other_id, start.other_value AS start_other,
        stated.figure_id AS series_figure_id, stated.value AS series_plain, stated.step AS series_step,
        stated.other_value AS series_other, coalesce(stated.is_small, false) AS series_is_small
    FROM held
    JOIN judge_commitments AS promise USING (commitment)
    LEFT JOIN others USING (row_key)
    LEFT JOIN relatives USING (row_key)
    LEFT JOIN details AS judged ON judged.figure = figure_of(judged_stamp)
    LEFT JOIN details AS newest ON newest.figure = figure_of(latest)
    LEFT JOIN details AS earlier ON earlier.figure = figure_of(before_due)
    LEFT JOIN details AS start ON start.figure = figure_of(start_stamp)
    LEFT JOIN details AS stated ON stated.figure = figure_of(stated_stamp)
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
            WHEN from_nought THEN judged_starts - 1
            WHEN stated_base IS NOT NULL THEN stated_base_date
            ELSE start_ends
        END AS base_ends,
        CASE
            WHEN from_nought THEN judged_step
            ELSE greatest(judged_step, CASE WHEN stated_base IS NOT NULL THEN stated_base_step ELSE start_step END)
        END AS step,
        CASE
            -- What is its own start has one rival, not two.
            WHEN from_nought OR stated_base IS NULL AND change = 'level' AND start_figure_id = judged_figure_id THEN NULL
            WHEN stated_base IS NULL THEN CASE WHEN change = 'level' THEN start_other ELSE base_other END
            -- Of a series that disagrees with itself, what is farther from the words.
            WHEN abs(series_other - stated_base) > greatest(abs(series_plain - stated_base), greatest(series_step, stated_base_step) / 2 * (1 + 1e-9))
                THEN series_other
            WHEN abs(series_plain - stated_base) > greatest(series_step, stated_base_step) / 2 * (1 + 1e-9) THEN series_plain
        END AS base_rival,
        CASE WHEN stated_base IS NULL THEN step ELSE greatest(judged_step, series_step) END AS rival_step
    FROM compared
),
dated AS (
    -- Every date in months.
    SELECT *,
        months_at(due_on) AS due_month, months_at(judged_ends) AS judged_month, months_at(base_ends) AS base_month,
        months_at(issued_date) AS issued_month, months_at(before_ends) AS before_month, months_at(day_of(as_of)) AS today_month,
        -- A bound is no c (§8.7): where it is all there is, there is but a start.
        coalesce(base_ends >= judged_ends OR judged_bound <> 0, true) AS is_baseline
    FROM based
),
measured AS (
    -- How far from the target, and how much of the time is gone.
    SELECT *,
        today_month - judged_month > 2 * frequency_months + 1e-9 AS is_stale,
        (judged_month - base_month) / nullif(due_month - base_month, 0) AS elapsed,
        is_once OR coalesce(from_nought AND judged_starts >= date_trunc('year', due_on), false) AS is_told,
        shortfall(judged_plain, target_low, target_high) AS short_now,
        shortfall(base_plain, target_low, target_high) AS short_base,
        keeps(judged_plain, low, high) AS is_kept,
        judged_length = 2 AND needs_year AS is_part_year,
        coalesce(judged_is_small, false) OR (NOT from_nought AND stated_base IS NULL AND coalesce(start_is_small, false)) AS is_small,
        CASE WHEN due_stamp IS NOT NULL THEN judged_plain END AS due_value,
        CASE WHEN is_once AND due_stamp IS NULL AND after_stamp IS NOT NULL THEN judged_plain END AS after_value,
        CASE WHEN due_stamp IS NULL THEN before_plain END AS before_value,
        judged_month - due_month AS after_months, due_month - before_month AS before_months,
        CASE WHEN change <> 'level' THEN base_rival END AS rival_target_base,
        CASE WHEN stated_base IS NULL AND start_figure_id = judged_figure_id THEN judged_other ELSE judged_plain END AS beside_rival
    FROM dated
),
paced AS (
    -- Whether there is a way to speak of: not where it is too near or too short to tell (§8.11, §8.13). A running total
    -- of a short promise needs no second year. Beside it the target by the rival base, and by the other reading of the words.
    SELECT *,
        coalesce(elapsed < 0.2 - 1e-9, false)
            OR CASE WHEN NOT is_once OR coalesce(due_month - issued_month < 18 - 1e-9, false) THEN NOT from_nought
                ELSE coalesce(judged_month - base_month < 12 - 1e-9, false) END AS is_early,
        CASE basis WHEN 'decrease' THEN -plain_high ELSE plain_value END AS least_change,
        CASE basis WHEN 'decrease' THEN -plain_value ELSE plain_high END AS most_change,
        CASE WHEN rival_target_base IS NULL THEN target_low WHEN side <> 'high' THEN moved(change, rival_target_base, least_change) END AS rival_low,
        CASE WHEN rival_target_base IS NULL THEN target_high WHEN side <> 'low' THEN moved(change, rival_target_base, most_change) END AS rival_high,
        CASE WHEN change = 'part' THEN abs(coalesce(rival_target_base, change_base)) * plain_tolerance ELSE slack END AS rival_slack,
        CASE WHEN change = 'either' AND side <> 'high' THEN moved('part', change_base, least_change) END AS read_low,
        CASE WHEN change = 'either' AND side <> 'low' THEN moved('part', change_base, most_change) END AS read_high,
        abs(change_base) * plain_tolerance AS read_slack
    FROM measured
),
edged AS (
    SELECT *,
        due_on IS NOT NULL AND NOT is_baseline AND NOT is_stale AND NOT is_early AND NOT is_small AS has_path,
        NOT is_stale AND NOT is_part_year AS can_keep,
        threshold_low(rival_low, rival_slack, held_comparator) AS rival_from, threshold_high(rival_high, rival_slack, held_comparator) AS rival_to,
        threshold_low(read_low, read_slack, held_comparator) AS read_from, threshold_high(read_high, read_slack, held_comparator) AS read_to,
        -- What is its own start has one equal, not two.
        CASE WHEN change = 'level' OR judged_figure_id IS DISTINCT FROM start_figure_id THEN judged_other END AS other_value,
        shortfall(judged_other, target_low, target_high) AS other_short,
        shortfall(beside_rival, rival_low, rival_high) AS rival_short, shortfall(base_rival, rival_low, rival_high) AS rival_short_base,
        shortfall(judged_plain, read_low, read_high) AS read_short, shortfall(base_plain, read_low, read_high) AS read_short_base
    FROM paced
),
ways AS (
    -- The way as it is told by the figures, and with each figure's equal in place of it.
    SELECT *,
        keeps(base_plain, low, high) AS is_base_kept, keeps(other_value, low, high) AS is_other_kept,
        keeps(beside_rival, rival_from, rival_to) AS is_rival_kept, keeps(base_rival, rival_from, rival_to) AS is_rival_base_kept,
        keeps(judged_plain, read_from, read_to) AS is_read_kept, keeps(base_plain, read_from, read_to) AS is_read_base_kept,
        pace_of(short_base, short_now, elapsed) AS way_pace, pace_of(short_base, other_short, elapsed) AS other_pace,
        pace_of(rival_short_base, rival_short, elapsed) AS rival_pace, pace_of(read_short_base, read_short, elapsed) AS read_pace
    FROM edged
),
doubted AS (
    -- The sum, and the same sum with each figure's equal in place of it. A later bound that breaks the target takes
    -- 目前已达标 back.
    SELECT *,
        CASE
            WHEN is_due THEN due_verdict(due_value, after_value, after_months, before_value, before_months, low, high)
            ELSE way_verdict(is_told AND NOT (is_broken_since AND is_kept), can_keep AND is_kept, has_path, is_base_kept, is_kept, abs(judged_plain - base_plain), short_base, short_now, elapsed, step, way_pace)
        END AS first_verdict,
        CASE WHEN other_value IS NULL THEN NULL
            WHEN is_due THEN coalesce(due_verdict(CASE WHEN due_value IS NOT NULL THEN other_value END, CASE WHEN after_value IS NOT NULL THEN other_value END,
                after_months, before_value, before_months, low, high), 'undecided')
            ELSE coalesce(way_verdict(is_told AND NOT (is_broken_since AND is_other_kept), can_keep AND is_other_kept, has_path, is_base_kept, is_other_kept, abs(other_value - base_plain),
                short_base, other_short, elapsed, step, other_pace), 'undecided')
        END AS judged_rival_verdict,
        CASE WHEN is_due AND before_value IS NOT NULL AND before_other IS NOT NULL AND NOT is_before_base
            THEN coalesce(due_verdict(due_value, after_value, after_months, before_other, before_months, low, high), 'undecided')
        END AS before_rival_verdict,
        CASE WHEN base_rival IS NULL THEN NULL
            WHEN is_due THEN coalesce(due_verdict(CASE WHEN due_value IS NOT NULL THEN beside_rival END, CASE WHEN after_value IS NOT NULL THEN beside_rival END,
                after_months, CASE WHEN is_before_base THEN coalesce(before_other, before_value) ELSE before_value END, before_months, rival_from, rival_to), 'undecided')
            ELSE coalesce(way_verdict(is_told AND NOT (is_broken_since AND is_rival_kept), can_keep AND is_rival_kept, has_path AND NOT series_is_small, is_rival_base_kept, is_rival_kept, abs(beside_rival - base_rival),
                rival_short_base, rival_short, elapsed, rival_step, rival_pace), 'undecided')
        END AS base_rival_verdict,
        CASE WHEN change <> 'either' OR lacks_base THEN NULL
            WHEN judged_bound <> 0 AND NOT is_conclusive(judged_bound, judged_plain, read_from, read_to) THEN 'undecided'
            WHEN is_due THEN coalesce(due_verdict(due_value, after_value, after_months, before_value, before_months, read_from, read_to), 'undecided')
            ELSE coalesce(way_verdict(is_told AND NOT (is_broken_since AND is_read_kept), can_keep AND is_read_kept, has_path, is_read_base_kept, is_read_kept, abs(judged_plain - base_plain),
                read_short_base, read_short, elapsed, step, read_pace), 'undecided')
        END AS read_verdict
    FROM ways
),
torn AS (
    -- Where the sums part, no choice between the figures may decide.
    SELECT *, coalesce(read_verdict <> coalesce(first_verdict, 'undecided'), false) AS is_read_twice,
        NOT lacks_base AND (
            coalesce(judged_rival_verdict <> coalesce(first_verdict, 'undecided'), false)
            OR coalesce(before_rival_verdict <> coalesce(first_verdict, 'undecided'), false)
            OR coalesce(base_rival_verdict <> coalesce(first_verdict, 'undecided'), false)
        ) OR is_read_twice AS is_torn
    FROM doubted
),
weighed AS (
    SELECT *,
        -- A change without its base, or in a unit that cannot be laid on the indicator's, is judged by nobody.
        CASE
            WHEN lacks_base OR change = 'unknown' OR NOT has_figure THEN NULL
            -- Where a sum or an average is too low, some must be; where a sum is too high, none need be.
            WHEN relation = 'average'
                AND NOT ((is_share OR measure_type = 'rate' OR side = 'low') AND coalesce(first_verdict = 'missed', false) AND NOT is_torn) THEN NULL
            ELSE first_verdict
        END AS sum_verdict,
        relation <> 'average' AND is_torn AS is_conflicting
    FROM torn
),
reasoned AS MATERIALIZED (
    -- The first reason that holds (§8.13).
    SELECT weighed.*,
        CASE
            -- Only where there is an average to speak of.
            WHEN relation = 'average' AND sum_verdict IS NULL AND has_figure THEN 'average_only'
            WHEN sum_verdict IS NOT NULL AND NOT is_conflicting THEN NULL
            WHEN change = 'unknown' THEN 'not_comparable'
            WHEN NOT has_figure THEN
                CASE
                    WHEN is_due AND has_due_stranger THEN 'not_comparable' WHEN has_bound THEN 'bound_only'
                    WHEN has_stranger THEN 'not_comparable' ELSE 'no_figure'
                END
            -- "提高10%" of a share: ten points or a tenth, and they part.
            WHEN is_conflicting THEN CASE WHEN is_read_twice THEN 'not_comparable' ELSE 'conflicting_figures' END
            WHEN is_due THEN
                CASE
                    -- Without a figure for the due date that is what is wanting first.
                    WHEN lacks_base AND due_stamp IS NOT NULL THEN 'no_baseline'
                    WHEN has_due_stranger THEN 'not_comparable'
                    WHEN has_due_bound THEN 'bound_only'
                    ELSE 'due_unreported'
                END
            WHEN is_kept AND NOT lacks_base AND NOT is_part_year AND is_told AND is_broken_since THEN 'bound_only'
            WHEN is_kept AND NOT lacks_base AND NOT is_part_year AND is_told AND is_stale THEN 'stale'
            WHEN NOT has_exact THEN 'bound_only'
            WHEN due_on IS NULL THEN 'no_due_date'
            WHEN NOT is_told THEN 'too_early'
            WHEN lacks_base OR base_ends IS NULL AND NOT has_start THEN 'no_baseline'
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
),
reached_late AS (
    -- Missed, and the latest figure keeps it: where the first one that kept it is looked for.
    SELECT row_key, unnest([series, whole_series]) AS series, greatest(due_on, judged_ends) AS due_on, low, high, regime_from, regime_until, lengths, base_stamp
    FROM reasoned
    WHERE sum_verdict = 'missed' AND is_once AND current_ends > greatest(due_on, judged_ends) AND keeps(current_plain, low, high)
),
late AS (
    SELECT row_key, min(end_of(stamp)) FILTER (
            end_of(stamp) > due_on AND keeps(value, low, high) AND is_conclusive(bound, value, low, high)
            AND end_of(stamp) >= regime_from AND end_of(stamp) < regime_until AND takes(lengths, length_class)
            AND (base_stamp IS NULL OR kind_of(stamp) = kind_of(base_stamp))
        ) AS met_later_date
    FROM reached_late JOIN stamped_figures(as_of, known_by) USING (series)
    GROUP BY row_key
),
below AS (
    -- Each is not the average: the places below, by verdict.
    SELECT commitment, due_on, 'average' AS relation, count(*) AS places_total, count(*) FILTER (verdict = 'met') AS places_met,
        count(*) FILTER (verdict = 'missed') AS places_missed, count(*) FILTER (verdict = 'undecided') AS places_undecided
    FROM (
        SELECT commitment, due_on, verdict_of(review, is_unconfirmed, is_lost(lost_on, due_on, is_due), sum_reason, sum_verdict) AS verdict
        FROM reasoned LEFT JOIN lost USING (commitment, place) WHERE relation = 'inherited'
    ) GROUP BY ALL
)
SELECT reasoned.* EXCLUDE (sum_reason), met_later_date, places_total, places_met, places_missed, places_undecided,
    is_lost(lost_on, reasoned.due_on, is_due) AS is_lost,
    CASE WHEN NOT is_lost THEN sum_reason END AS reason_if_confirmed,
    reason_of(review, is_unconfirmed, reason_if_confirmed) AS reason,
    verdict_of(review, is_unconfirmed, is_lost, sum_reason, sum_verdict) AS verdict,
    CASE
        WHEN is_lost THEN ['missed']
        WHEN sum_reason IS NULL THEN [sum_verdict]
        WHEN is_conflicting AND is_read_twice THEN list_sort([coalesce(first_verdict, 'undecided'), read_verdict])
        WHEN is_conflicting THEN list_sort(list_distinct([
            coalesce(first_verdict, 'undecided'), judged_rival_verdict, before_rival_verdict, base_rival_verdict
        ]))
    END AS verdicts_if_confirmed
FROM reasoned LEFT JOIN lost USING (commitment, place) LEFT JOIN late USING (row_key)
LEFT JOIN below ON below.relation = reasoned.relation AND below.commitment = reasoned.commitment AND below.due_on IS NOT DISTINCT FROM reasoned.due_on;
