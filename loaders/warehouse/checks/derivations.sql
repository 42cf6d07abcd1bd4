-- Derivations that name an indicator nobody knows.
WITH named AS (
    SELECT indicator_id, indicator_id AS part FROM derivations
    UNION SELECT indicator_id, unnest(numerator) FROM derivations
    UNION SELECT indicator_id, unnest(denominator) FROM derivations
)
SELECT 'derivations.csv' AS file, NULL AS row, indicator_id AS column, '没有指标编码“' || part || '”' AS reason,
    '改正编码，或先在 indicators.csv 补上这个指标' AS next_step
FROM named WHERE part NOT IN (SELECT indicator_id FROM indicator_versions)
ORDER BY ALL
