-- What is published of each verdict: every input, so that it can be done again by hand. Flags are told in flags.sql.
CREATE MACRO assessment_rows(as_of, known_by, only_place) AS TABLE
WITH judged AS (FROM judged_rows(as_of, known_by, only_place)),
closed AS (
    SELECT commitment_id, jurisdiction_id, arg_max(is_closed, known_from) AS is_closed
    FROM closings
    WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
    GROUP BY ALL
),
told AS (
    SELECT *,
        is_dropped(status, valid_to, day_of(as_of), due_on) AS is_out,
        CASE
            WHEN judged_plain IS NULL THEN NULL
            WHEN side = 'both' AND judged_plain > target_high THEN target_high
            ELSE coalesce(target_low, target_high)
        END AS target_plain,
        NOT is_due AND is_told AND NOT is_baseline AND NOT is_stale AND (NOT is_early OR is_kept AND can_keep) AND NOT lacks_base
            AND NOT is_conflicting AND NOT (is_broken_since AND is_kept) AND relation <> 'average' AND due_on IS NOT NULL
            AND (reason_if_confirmed IS NULL OR reason = reason_if_confirmed) AS shows_change,
        -- Where no figure decides, the latest is the one to look at.
        is_due AND is_once AND sum_verdict IS NULL AND due_stamp IS NULL
            AND (relation <> 'average' OR lacks_base OR first_verdict IS NULL) AS shows_current,
        -- From the due date on a start that is not before what is judged, or for a level not before that date, is none.
        CASE
            WHEN lacks_base THEN false WHEN judged_ends IS NULL THEN base_source = 'stated' WHEN NOT is_due THEN true
            WHEN shows_current AND change = 'level' AND base_source <> 'stated' THEN false
            ELSE base_ends < CASE WHEN shows_current THEN current_ends ELSE judged_ends END AND (change <> 'level' OR base_ends <= due_on)
        END AS shows_base
    FROM judged
)
SELECT
    told.commitment_id, judge_places.jurisdiction_id, told.indicator_id,
    CASE WHEN relation = 'inherited' THEN issuer_id END AS inherited_from,
    in_front,
    day_of(as_of) AS as_of, moment_of(known_by) AS known_by,
    due_on AS due_date, comparator, promised AS value, promised_high AS value_high, unit,
    verdict, reason,
    -- What it would be, once confirmed; nothing where that would be open too.
    CASE WHEN reason IS NOT NULL AND (reason_if_confirmed IS NULL OR reason = reason_if_confirmed) THEN verdicts_if_confirmed END
        AS verdict_if_confirmed,
    flag_list(concat_ws(';',
        CASE WHEN relation = 'inherited' THEN 'inherited' END,
        CASE WHEN relation = 'average' THEN 'average' END,
        CASE WHEN firmness IN ('aspirational', 'encouraged') THEN 'soft' END,
        CASE WHEN is_out THEN 'not_in_force' END,
        CASE WHEN told.due_date < issued_date THEN 'expired_at_issue' END,
        CASE WHEN verdict = 'met' AND NOT is_due THEN 'so_far' END,
        CASE WHEN change = 'level' AND shows_base AND base_source IN ('stated', 'before_issue') AND keeps(base_plain, low, high) THEN 'met_at_issue' END,
        CASE WHEN NOT is_due AND NOT is_kept AND was_kept THEN 'was_met' END,
        CASE WHEN is_due AND is_once AND reason_if_confirmed IS NULL AND due_stamp IS NULL AND after_stamp IS NOT NULL THEN 'figure_after_due' END,
        CASE WHEN verdict = 'met' AND is_due AND is_once AND current_ends > greatest(due_on, judged_ends) AND NOT keeps(current_plain, low, high) THEN 'fell_back' END,
        CASE WHEN verdict = 'missed' AND met_later_date IS NOT NULL THEN 'met_late' END,
        CASE WHEN is_lost THEN 'lost_earlier' END,
        CASE WHEN reason IS NOT NULL AND reason_if_confirmed = 'due_unreported' THEN
            CASE WHEN today_month - due_month <= coalesce(release_lag_months, 12) THEN 'awaiting_report' ELSE 'overdue_report' END
        END,
        -- The target of a change was never printed: only the figure's step counts.
        CASE WHEN reason IS NULL AND is_share AND judged_bound = 0
            AND abs(judged_plain - target_plain) <= greatest(CASE WHEN change <> 'level' THEN 0 WHEN target_plain = target_high THEN high_step ELSE target_step END, judged_step) / 2 * (1 + 1e-9)
            THEN 'borderline' END,
        CASE WHEN CASE WHEN shows_current THEN current_is_preliminary ELSE is_preliminary END THEN 'preliminary' END,
        CASE WHEN CASE WHEN shows_current THEN current_is_derived ELSE is_derived END THEN 'derived' END,
        CASE WHEN CASE WHEN shows_current THEN current_bound ELSE judged_bound END <> 0 THEN 'bound' END,
        CASE WHEN CASE WHEN shows_current THEN current_length ELSE judged_length END = 2 AND needs_year THEN 'part_year' END,
        CASE WHEN CASE WHEN shows_current THEN current_is_small ELSE judged_is_small END THEN 'small_numbers' END,
        CASE WHEN base_source = 'after_issue' AND shows_base THEN 'substitute_baseline' END,
        CASE WHEN regime_until <= day_of(as_of) THEN 'break_after' END,
        CASE WHEN told.tolerance IS NOT NULL THEN 'tolerance' END
    )) AS flags,
    CASE WHEN shows_current THEN current_figure_id ELSE judged_figure_id END AS judged_figure_id,
    shown(CASE WHEN shows_current THEN current_plain ELSE judged_plain END / factor) AS judged_value,
    CASE WHEN shows_current THEN current_ends ELSE judged_ends END AS judged_period_end,
    shown(current_plain / factor) AS current_value, current_ends AS current_period_end,
    CASE WHEN shows_base THEN shown(base_plain / factor) END AS baseline_value,
    CASE WHEN shows_base THEN base_ends END AS baseline_period_end,
    CASE WHEN shows_base THEN base_source END AS baseline_source,
    CASE
        -- greatest() passes over NULL: without a figure there would be a gap of 0. From a bound nobody can measure.
        WHEN shows_current THEN CASE WHEN current_bound = 0 AND (target_low IS NOT NULL OR target_high IS NOT NULL)
            THEN shown(greatest(shortfall(current_plain, target_low, target_high), 0) / factor) END
        WHEN judged_bound = 0 AND short_now IS NOT NULL THEN shown(greatest(short_now, 0) / factor)
    END AS gap,
    CASE WHEN NOT is_due AND NOT is_kept AND due_on > judged_ends
        THEN shown((target_plain - judged_plain) / factor / (due_month - judged_month) * 12) END AS needed_per_year,
    CASE WHEN shows_change THEN shown((judged_plain - base_plain) / factor / (judged_month - base_month) * 12) END AS change_per_year,
    CASE WHEN verdict IN ('ahead', 'on_track', 'lagging', 'off_track', 'reversing') AND NOT is_base_kept THEN way_pace END AS pace,
    CASE WHEN shows_change
        THEN shown((judged_plain + (judged_plain - base_plain) / (judged_month - base_month) * (due_month - judged_month)) / factor) END
        AS projected_value,
    floor(today_month - months_at(current_ends) + 1e-9)::INTEGER AS figure_age_months,
    CASE WHEN verdict = 'missed' THEN met_later_date END AS met_later_date,
    CASE WHEN disclosure = 'restricted' OR judged_is_restricted OR current_is_restricted OR start_is_restricted
        THEN 'restricted' ELSE 'public' END AS disclosure,
    -- Beyond DESIGN §5: what a page or a hand needs to follow the sum.
    relation, firmness, review, recurrence, told.due_date AS final_due_date,
    NOT is_out AND review <> 'proposed' AS is_counted,
    coalesce(own_closed.is_closed, all_closed.is_closed, false) AS is_closed,
    judged_unit, shown(target_plain / factor) AS target_value, told.tolerance, round(elapsed, 4) AS elapsed_share,
    CASE WHEN base_source IN ('before_issue', 'after_issue') AND shows_base THEN start_figure_id END AS baseline_figure_id,
    current_figure_id,
    CASE WHEN is_conflicting THEN coalesce(judged_other_id, start_other_id, series_figure_id) END AS rival_figure_id,
    CASE WHEN is_conflicting THEN shown(coalesce(judged_other, base_rival) / factor) END AS rival_value,
    shown(step / factor) AS printed_step,
    places_total, places_met, places_missed, places_undecided
FROM told
JOIN judge_places USING (place)
LEFT JOIN closed AS own_closed ON own_closed.commitment_id = told.commitment_id AND own_closed.jurisdiction_id = judge_places.jurisdiction_id
LEFT JOIN closed AS all_closed ON all_closed.commitment_id = told.commitment_id AND all_closed.jurisdiction_id IS NULL;

-- Without a date: as of today, with all that is recorded.
CREATE MACRO assessment(as_of := NULL, known_by := NULL) AS TABLE
FROM assessment_rows(as_of, known_by, NULL);

-- The same for one place, without looking at any other: quick on a large database; without the places below.
CREATE MACRO assessment_of(place_id, as_of := NULL, known_by := NULL) AS TABLE
SELECT * EXCLUDE (places_total, places_met, places_missed, places_undecided) FROM assessment_rows(as_of, known_by, place_id);
