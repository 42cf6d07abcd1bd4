-- What was recorded, changed and ended, one event a row: promises, papers, figures, memberships, definitions, closings.
-- cause: entered, target, review, document, new_figure, revised, membership, definition, ended, and the steps of closing:
-- applied, reviewed, closed, returned, reopened.
CREATE VIEW history AS
WITH commitment_events AS (
    SELECT commitment_id, jurisdiction_id, indicator_id, load_id, known_from, known_until, review,
        concat_ws(' ', comparator, plain_number(value), plain_number(value_high), unit, basis, due_date, scope, reach_level, recurrence, indicator_id, row_kind)
            AS promised,
        lag(promised) OVER same AS before, lag(review) OVER same AS review_before,
        lead(known_from, 1, TIMESTAMP '9999-12-31') OVER same AS next_from
    FROM commitments WINDOW same AS (PARTITION BY commitment_id ORDER BY known_from)
),
document_events AS (
    SELECT document_id, jurisdiction_id, load_id, known_from,
        concat_ws(' ', status, valid_to, superseded_by, issued_date, title) AS told, lag(told) OVER (PARTITION BY document_id ORDER BY known_from) AS before
    FROM documents
),
figure_events AS (
    SELECT figure_id, jurisdiction_id, indicator_id, load_id, known_from, known_until, review,
        concat_ws(' ', period_start, period_end, plain_number(value), unit, value_type) AS reported,
        lag(reported) OVER same AS before, lag(review) OVER same AS review_before,
        lead(known_from, 1, TIMESTAMP '9999-12-31') OVER same AS next_from
    FROM reported_figures WINDOW same AS (PARTITION BY figure_id ORDER BY known_from)
),
events AS (
    SELECT known_from AS moment, CASE WHEN before IS NULL THEN 'entered' ELSE 'target' END AS cause,
        jurisdiction_id, indicator_id, commitment_id, commitment_id AS subject_id, before, promised AS after, load_id
    FROM commitment_events WHERE before IS DISTINCT FROM promised
    UNION ALL BY NAME
    SELECT known_from AS moment, 'review' AS cause, jurisdiction_id, indicator_id, commitment_id, commitment_id AS subject_id,
        review_before AS before, review AS after, load_id
    FROM commitment_events WHERE review_before <> review
    UNION ALL BY NAME
    SELECT known_until AS moment, 'ended' AS cause, jurisdiction_id, indicator_id, commitment_id, commitment_id AS subject_id,
        promised AS before, NULL AS after, load_id
    FROM commitment_events WHERE known_until < next_from
    UNION ALL BY NAME
    SELECT known_from AS moment, 'document' AS cause, jurisdiction_id, document_id AS subject_id, before, told AS after, load_id
    FROM document_events WHERE before <> told
    UNION ALL BY NAME
    SELECT known_from AS moment, CASE WHEN before IS NULL THEN 'new_figure' ELSE 'revised' END AS cause,
        jurisdiction_id, indicator_id, figure_id AS subject_id, before, reported AS after, load_id
    FROM figure_events WHERE before IS DISTINCT FROM reported
    UNION ALL BY NAME
    SELECT known_from AS moment, 'review' AS cause, jurisdiction_id, indicator_id, figure_id AS subject_id,
        review_before AS before, review AS after, load_id
    FROM figure_events WHERE review_before <> review
    UNION ALL BY NAME
    SELECT known_until AS moment, 'ended' AS cause, jurisdiction_id, indicator_id, figure_id AS subject_id,
        reported AS before, NULL AS after, load_id
    FROM figure_events WHERE known_until < next_from
    UNION ALL BY NAME
    SELECT known_from AS moment, 'membership' AS cause, jurisdiction_id, scope AS subject_id, NULL AS before,
        concat_ws(' ', CASE WHEN is_member THEN 'yes' ELSE 'no' END, valid_from, valid_to) AS after, load_id
    FROM scope_members
    UNION ALL BY NAME
    SELECT known_from AS moment, 'definition' AS cause, NULL AS jurisdiction_id, indicator_id, indicator_id AS subject_id, NULL AS before,
        concat_ws(' ', unit, direction, measure_type, frequency, release_lag_months) AS after
    FROM indicator_versions WHERE known_from > TIMESTAMP '1970-01-01'
    UNION ALL BY NAME
    SELECT known_from AS moment, 'definition' AS cause, jurisdiction_id, indicator_id, indicator_id AS subject_id, NULL AS before, date::VARCHAR AS after
    FROM break_versions WHERE known_from > TIMESTAMP '1970-01-01'
    UNION ALL BY NAME
    SELECT known_from AS moment, state AS cause, jurisdiction_id, commitment_id,
        commitment_id AS subject_id, NULL AS before, reason AS after, load_id
    FROM closings
),
decided AS (
    -- Who decided it and why, where a decision of that moment names the subject or all it came in with.
    SELECT recorded_at, subject_id, any_value(load_id) AS decided_by_load, any_value(recorded_by) AS recorded_by,
        string_agg(DISTINCT reason, '；') AS reason, string_agg(DISTINCT evidence, '；') AS evidence
    FROM decisions GROUP BY ALL
)
SELECT events.*, coalesce(decided.recorded_by, loads.recorded_by) AS recorded_by, decided.reason, decided.evidence
FROM events
LEFT JOIN loads USING (load_id)
LEFT JOIN decided ON decided.recorded_at = events.moment AND decided.subject_id = events.subject_id;

-- What differs between two assessments and why: as_of and known_by of the earlier one, then of the later one.
-- causes: entered, ended, target, review, document, membership, definition, new_figure, revised, baseline, time.
CREATE MACRO changes(as_of_before, known_before, as_of_after, known_after) AS TABLE
WITH earlier AS (FROM assessment(as_of_before, known_before)),
later AS (FROM assessment(as_of_after, known_after)),
earlier_promises AS (FROM commitments_at(known_before)),
later_promises AS (FROM commitments_at(known_after)),
redefined AS (
    SELECT DISTINCT indicator_id FROM (
        SELECT indicator_id, known_from AS moment FROM indicator_versions
        UNION ALL SELECT indicator_id, known_from FROM break_versions
        UNION ALL SELECT indicator_id, known_until FROM break_versions
    ) WHERE moment > moment_of(known_before) AND moment <= moment_of(known_after)
),
moved AS (
    SELECT DISTINCT scope, jurisdiction_id FROM (
        SELECT scope, jurisdiction_id, known_from AS moment FROM scope_members
        UNION ALL SELECT scope, jurisdiction_id, known_until FROM scope_members
    ) WHERE moment > moment_of(known_before) AND moment <= moment_of(known_after)
),
beside AS (
    SELECT
        coalesce(later.commitment_id, earlier.commitment_id) AS commitment_id,
        coalesce(later.jurisdiction_id, earlier.jurisdiction_id) AS jurisdiction_id,
        coalesce(later.indicator_id, earlier.indicator_id) AS indicator_id,
        coalesce(later.due_date, earlier.due_date) AS due_date,
        earlier, later
    FROM earlier FULL JOIN later
        ON later.commitment_id = earlier.commitment_id AND later.jurisdiction_id = earlier.jurisdiction_id
        -- A due date that was corrected is the same row; only yearly rows are told apart by it.
        AND (later.recurrence = 'none' AND earlier.recurrence = 'none' OR later.due_date IS NOT DISTINCT FROM earlier.due_date)
)
SELECT
    beside.commitment_id, beside.jurisdiction_id, beside.indicator_id, beside.due_date,
    earlier.verdict AS verdict_before, later.verdict AS verdict_after,
    earlier.reason AS reason_before, later.reason AS reason_after,
    earlier.judged_value AS judged_value_before, later.judged_value AS judged_value_after,
    earlier.judged_period_end AS judged_period_end_before, later.judged_period_end AS judged_period_end_after,
    str_split(concat_ws(';',
        CASE WHEN earlier.verdict IS NULL THEN 'entered' WHEN later.verdict IS NULL THEN 'ended' END,
        CASE WHEN earlier.verdict IS NOT NULL AND later.verdict IS NOT NULL AND (
            one.comparator, one.value, one.value_high, one.unit, one.basis, one.baseline_value, one.baseline_date, one.due_date,
            one.scope, one.reach_level, one.recurrence, one.indicator_id, one.firmness
        ) IS DISTINCT FROM (
            two.comparator, two.value, two.value_high, two.unit, two.basis, two.baseline_value, two.baseline_date, two.due_date,
            two.scope, two.reach_level, two.recurrence, two.indicator_id, two.firmness
        ) THEN 'target' END,
        CASE WHEN one.review <> two.review THEN 'review' END,
        CASE WHEN earlier.is_counted <> later.is_counted AND one.review IS NOT DISTINCT FROM two.review THEN 'document' END,
        CASE WHEN moved.scope IS NOT NULL THEN 'membership' END,
        CASE WHEN redefined.indicator_id IS NOT NULL THEN 'definition' END,
        CASE
            WHEN later.judged_figure_id IS NULL OR later.judged_figure_id IS NOT DISTINCT FROM earlier.judged_figure_id
                AND later.judged_value IS NOT DISTINCT FROM earlier.judged_value THEN NULL
            WHEN later.judged_period_end = earlier.judged_period_end THEN 'revised'
            ELSE 'new_figure'
        END,
        CASE WHEN earlier.baseline_value <> later.baseline_value THEN 'baseline' END,
        CASE WHEN day_of(as_of_before) <> day_of(as_of_after) THEN 'time' END
    ), ';') AS causes
FROM beside
LEFT JOIN earlier_promises AS one ON one.commitment_id = beside.commitment_id
LEFT JOIN later_promises AS two ON two.commitment_id = beside.commitment_id
LEFT JOIN redefined ON redefined.indicator_id = beside.indicator_id
LEFT JOIN moved ON moved.jurisdiction_id = beside.jurisdiction_id AND moved.scope = coalesce(two.scope, one.scope)
WHERE (earlier.verdict, earlier.reason, earlier.verdict_if_confirmed, earlier.judged_figure_id, earlier.judged_value, earlier.target_value, earlier.due_date, earlier.is_counted, earlier.is_closed)
    IS DISTINCT FROM (later.verdict, later.reason, later.verdict_if_confirmed, later.judged_figure_id, later.judged_value, later.target_value, later.due_date, later.is_counted, later.is_closed);
