-- What changed between two assessments and why. The same rules speak of two moments of this database (`changes`) and of two
-- tables that were kept (snapshots): both are rows of `inputs_at`, all text, so that a kept file says what the database said.

-- What a row reads to a reader: the word depends on the due date, on the firmness, and on whether a report can be expected.
CREATE MACRO standing_of(verdict, reason, flags, due_date, as_of, firmness) AS
    CASE
        WHEN verdict = 'met' THEN CASE WHEN due_date <= as_of THEN 'met_at_due' ELSE 'met_so_far' END
        WHEN verdict = 'missed' THEN CASE firmness WHEN 'expected' THEN 'missed_expected' WHEN 'aspirational' THEN 'missed_aspirational' WHEN 'encouraged' THEN 'missed_aspirational' ELSE 'missed' END
        WHEN verdict = 'undecided' THEN CASE WHEN reason = 'due_unreported' AND list_contains(flags, 'awaiting_report') THEN 'due_awaited' ELSE reason END
        ELSE verdict
    END;

-- All a verdict rests on, one row an assessment; what need only be told apart is kept as a digest.
CREATE MACRO inputs_at(as_of, known_by) AS TABLE
WITH judged AS (FROM assessment(as_of, known_by)),
promises AS (
    SELECT commitment_id, document_id, scope, reach_level, review,
        concat_ws(' ', comparator, value, coalesce(value_high::VARCHAR, '-'), coalesce(unit, '-'), basis, coalesce(baseline_value::VARCHAR, '-'),
            coalesce(baseline_date::VARCHAR, '-'), coalesce(due_date::VARCHAR, '-'), coalesce(scope, '-'), coalesce(reach_level, '-'),
            recurrence, coalesce(indicator_id, '-'), coalesce(firmness, '-'), row_kind) AS target
    FROM commitments_at(moment_of(known_by))
),
papers AS (
    SELECT document_id, concat_ws(' ', coalesce(status, '-'), coalesce(valid_to::VARCHAR, '-'), coalesce(issued_date::VARCHAR, '-'), disclosure) AS paper
    FROM documents_at(moment_of(known_by))
),
memberships AS (
    SELECT scope, jurisdiction_id, string_agg(concat_ws(' ', is_member, valid_from, valid_to), ';' ORDER BY is_member, valid_from, valid_to) AS membership
    FROM scope_members_at(moment_of(known_by)) GROUP BY ALL
),
definitions AS (
    SELECT indicator_id, md5(concat_ws('|', numerator, denominator, population, institutions, definition, unit, direction, measure_type, frequency, release_lag_months,
        (SELECT string_agg(concat_ws(' ', jurisdiction_id, date), ';' ORDER BY jurisdiction_id, date) FROM break_versions AS cut
            WHERE cut.indicator_id = one.indicator_id AND cut.known_from <= moment_of(known_by) AND cut.known_until > moment_of(known_by)))) AS definition
    FROM indicator_versions AS one WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
),
figures AS (
    SELECT figure_id, indicator_id, jurisdiction_id,
        concat_ws(' ', plain_number(value), unit, period_start, period_end, value_type, verification, source_grade, scope, numerator, denominator) AS figure
    FROM reported_figures_at(moment_of(known_by))
    WHERE review IN ('accepted', 'corrected') AND period_end <= day_of(as_of)
),
watched AS (
    -- What an indicator's verdicts look at: its own figures, and those of its look-alikes (not_comparable).
    SELECT indicator_id, indicator_id AS other FROM indicator_versions WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
    UNION SELECT indicator_id, other_indicator_id FROM related_indicator_versions WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
    UNION SELECT other_indicator_id, indicator_id FROM related_indicator_versions WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
),
series AS (
    SELECT watched.indicator_id, jurisdiction_id, count(*) AS figures, bit_xor(md5_number_lower(concat_ws(' ', figure_id, figure)))::VARCHAR AS digest
    FROM watched JOIN figures ON figures.indicator_id = watched.other GROUP BY ALL
),
places AS (
    SELECT jurisdiction_id, concat_ws(' ', level, parent_id, valid_from, valid_to) AS place
    FROM jurisdiction_versions WHERE known_from <= moment_of(known_by) AND known_until > moment_of(known_by)
)
SELECT
    judged.commitment_id, judged.jurisdiction_id, judged.due_date::VARCHAR AS due_date,
    -- A due date that was corrected is the same row; only yearly rows are told apart by it.
    CASE WHEN recurrence = 'none' THEN NULL ELSE judged.due_date::VARCHAR END AS occasion,
    judged.indicator_id, verdict, reason, standing_of(verdict, reason, flags, judged.due_date, judged.as_of, firmness) AS standing,
    array_to_string(verdict_if_confirmed, ';') AS verdict_if_confirmed, firmness,
    promises.target, promises.scope, judged.review, paper, membership, definition, place,
    judged_figure_id, one.figure AS judged_figure, shown(judged_value)::VARCHAR AS judged_value, judged_period_end::VARCHAR AS judged_period_end,
    concat_ws(' ', baseline_source, plain_number(baseline_value), baseline_period_end) AS baseline, rival_figure_id,
    coalesce(figures, 0)::VARCHAR AS figures, digest AS series, is_counted::VARCHAR AS is_counted, is_closed::VARCHAR AS is_closed,
    disclosure, judged.as_of::VARCHAR AS as_of
FROM judged
LEFT JOIN promises USING (commitment_id)
LEFT JOIN papers USING (document_id)
LEFT JOIN places ON places.jurisdiction_id = judged.jurisdiction_id
LEFT JOIN memberships ON memberships.scope = promises.scope AND memberships.jurisdiction_id = judged.jurisdiction_id
LEFT JOIN definitions ON definitions.indicator_id = judged.indicator_id
LEFT JOIN figures AS one ON one.figure_id = judged.judged_figure_id
LEFT JOIN series ON series.indicator_id = judged.indicator_id AND series.jurisdiction_id = judged.jurisdiction_id;

-- Whether two rows of inputs_at tell something else: another verdict, figure or target, or counted or closed otherwise.
CREATE MACRO is_turned(one, two) AS
    (one.standing, one.verdict_if_confirmed, one.judged_figure_id, one.judged_figure, one.target, one.is_counted, one.is_closed)
    IS DISTINCT FROM (two.standing, two.verdict_if_confirmed, two.judged_figure_id, two.judged_figure, two.target, two.is_counted, two.is_closed);

-- Every cause that lies between two rows, the weightier first. `met_promise`, `met_pair`: whether the side that lacks the
-- row knows the promise at all, and for this place. A row is only in one of them where a promise, a year or a place came or went.
CREATE MACRO causes_of(one, two, met_promise, met_pair) AS
    CASE
        WHEN one.commitment_id IS NULL OR two.commitment_id IS NULL THEN [CASE
            WHEN NOT met_promise THEN CASE WHEN one.commitment_id IS NULL THEN 'entered' ELSE 'ended' END
            WHEN met_pair THEN 'time'
            -- Who was confirmed to be outside is in no row any more; a place that only came into use has no membership.
            WHEN two.membership IS NOT NULL OR one.scope IS NOT NULL THEN 'membership'
            ELSE 'place'
        END]
        ELSE list_filter([
            CASE WHEN one.target IS DISTINCT FROM two.target THEN 'target' END,
            CASE WHEN one.review IS DISTINCT FROM two.review THEN 'review' END,
            CASE WHEN one.paper IS DISTINCT FROM two.paper THEN 'document' END,
            CASE WHEN one.definition IS DISTINCT FROM two.definition THEN 'definition' END,
            CASE WHEN one.place IS DISTINCT FROM two.place THEN 'place' END,
            CASE WHEN one.membership IS DISTINCT FROM two.membership THEN 'membership' END,
            CASE
                WHEN one.judged_figure_id IS NOT NULL AND (two.judged_figure_id IS NULL OR two.judged_period_end < one.judged_period_end)
                    AND one.figures::BIGINT > two.figures::BIGINT THEN 'withdrawn'
                WHEN one.judged_period_end = two.judged_period_end AND one.judged_figure IS DISTINCT FROM two.judged_figure THEN 'revised'
                WHEN one.series IS DISTINCT FROM two.series THEN
                    CASE WHEN one.figures::BIGINT = two.figures::BIGINT THEN 'revised' WHEN one.figures::BIGINT > two.figures::BIGINT THEN 'withdrawn' ELSE 'new_figure' END
                WHEN one.judged_figure_id IS DISTINCT FROM two.judged_figure_id THEN 'other_figure'
            END,
            -- Only where both show one: at the due date a baseline is not asked for any more.
            CASE WHEN nullif(one.baseline, '') <> nullif(two.baseline, '') AND one.series IS NOT DISTINCT FROM two.series THEN 'baseline' END,
            CASE WHEN one.is_closed = 'false' AND two.is_closed = 'true' THEN 'closed' WHEN one.is_closed = 'true' AND two.is_closed = 'false' THEN 'reopened' END,
            CASE WHEN one.as_of IS DISTINCT FROM two.as_of THEN 'time' END
        ], lambda cause: cause IS NOT NULL)
    END;

-- Two moments of this database: as_of and known_by of the earlier one, then of the later one. causes: see causes_of.
CREATE MACRO changes(as_of_before, known_before, as_of_after, known_after) AS TABLE
WITH earlier AS MATERIALIZED (FROM inputs_at(as_of_before, known_before)),
later AS MATERIALIZED (FROM inputs_at(as_of_after, known_after)),
beside AS (
    SELECT earlier, later
    FROM earlier FULL JOIN later
        ON later.commitment_id = earlier.commitment_id AND later.jurisdiction_id = earlier.jurisdiction_id
        AND later.occasion IS NOT DISTINCT FROM earlier.occasion
)
SELECT
    coalesce(later.commitment_id, earlier.commitment_id) AS commitment_id, coalesce(later.jurisdiction_id, earlier.jurisdiction_id) AS jurisdiction_id,
    coalesce(later.indicator_id, earlier.indicator_id) AS indicator_id, coalesce(later.due_date, earlier.due_date)::DATE AS due_date,
    earlier.verdict AS verdict_before, later.verdict AS verdict_after, earlier.reason AS reason_before, later.reason AS reason_after,
    earlier.standing AS standing_before, later.standing AS standing_after,
    earlier.judged_value::DOUBLE AS judged_value_before, later.judged_value::DOUBLE AS judged_value_after,
    earlier.judged_period_end::DATE AS judged_period_end_before, later.judged_period_end::DATE AS judged_period_end_after,
    causes_of(
        earlier, later,
        CASE WHEN earlier.commitment_id IS NULL THEN later.commitment_id IN (SELECT commitment_id FROM earlier) ELSE earlier.commitment_id IN (SELECT commitment_id FROM later) END,
        CASE WHEN earlier.commitment_id IS NULL THEN (later.commitment_id, later.jurisdiction_id) IN (SELECT (commitment_id, jurisdiction_id) FROM earlier)
            ELSE (earlier.commitment_id, earlier.jurisdiction_id) IN (SELECT (commitment_id, jurisdiction_id) FROM later) END
    ) AS causes
FROM beside
WHERE is_turned(earlier, later);
