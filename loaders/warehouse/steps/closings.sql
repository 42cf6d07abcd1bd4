-- Closed and reopened, over time: an entry on a commitment and place holds until the next one on the same.
INSERT INTO closings
SELECT
    subject_id, nullif(value, ''), action = 'close', reason, evidence, recorded_by, load_id, lives_from,
    least(lives_until, lead(lives_from, 1, lives_until) OVER (
        PARTITION BY subject_id, nullif(value, '') ORDER BY lives_from, load_row
    )) AS ends
FROM decisions JOIN load_lives USING (load_id)
WHERE action IN ('close', 'reopen')
QUALIFY lives_from < ends;
