-- What a CHECK of the table would say, told with its place (a CHECK costs more on ten million rows than all checks here).
WITH wrong AS (
    SELECT load_id, load_row, unnest([
        CASE WHEN printed_step <= 0 THEN {'column': 'printed_step', 'reason': '末位单位“' || printed_step || '”不大于零', 'next_step': '写成 0.1 的样子，或留空'} END,
        CASE WHEN period_start > period_end THEN {'column': 'period_start', 'reason': '统计期起在统计期止之后', 'next_step': '改正统计期'} END,
        CASE WHEN period_end NOT BETWEEN DATE '1900-01-01' AND DATE '2199-12-31'
            THEN {'column': 'period_end', 'reason': '统计期止“' || period_end || '”不在1900年至2199年之间', 'next_step': '改正统计期'} END,
        CASE WHEN confidence NOT BETWEEN 0 AND 1
            THEN {'column': 'confidence', 'reason': '把握“' || confidence || '”不在0与1之间', 'next_step': '写成 0.9 的样子，或留空'} END
    ]) AS fault
    FROM reported_figures
    WHERE printed_step <= 0 OR period_start > period_end OR period_end NOT BETWEEN DATE '1900-01-01' AND DATE '2199-12-31'
        OR confidence NOT BETWEEN 0 AND 1
)
SELECT DISTINCT load_id || '/figures' AS file, load_row AS row, fault.column AS column, fault.reason AS reason, fault.next_step AS next_step
FROM wrong WHERE fault IS NOT NULL ORDER BY ALL
