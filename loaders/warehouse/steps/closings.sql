-- The steps of closing, over time: an entry on a commitment and place holds until the next one on the same.
INSERT INTO closings BY NAME
SELECT
    subject_id AS commitment_id, nullif(value, '') AS jurisdiction_id,
    CASE WHEN action = 'close'
        THEN CASE field WHEN 'apply' THEN 'applied' WHEN 'review' THEN 'reviewed' ELSE 'closed' END
        ELSE CASE field WHEN 'return' THEN 'returned' ELSE 'reopened' END
    END AS state,
    state = 'closed' AS is_closed, reason, evidence, recorded_by, load_id, lives_from AS known_from,
    least(lives_until, lead(lives_from, 1, lives_until) OVER (
        PARTITION BY subject_id, nullif(value, '') ORDER BY lives_from, load_row
    )) AS known_until
FROM decisions JOIN load_lives USING (load_id)
WHERE action IN ('close', 'reopen')
QUALIFY lives_from < known_until;
