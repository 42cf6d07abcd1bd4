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
