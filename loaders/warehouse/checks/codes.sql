-- Codes that name nothing: a place, an indicator or a document that no table holds.
SELECT load_id || '/commitments.csv' AS file, load_row AS row, 'jurisdiction_id' AS column,
    '没有地区代码“' || jurisdiction_id || '”' AS reason, '改正代码，或先在 jurisdictions.csv 补上这个地区' AS next_step
FROM commitments WHERE jurisdiction_id NOT IN (SELECT jurisdiction_id FROM jurisdiction_versions)
UNION
SELECT load_id || '/commitments.csv', load_row, 'indicator_id',
    '没有指标编码“' || indicator_id || '”', '改正编码，或先在 indicators.csv 补上这个指标'
FROM commitments WHERE indicator_id NOT IN (SELECT indicator_id FROM indicator_versions)
UNION
SELECT load_id || '/commitments.csv', load_row, 'document_id',
    '没有文件“' || document_id || '”', '补上 documents.csv 中这份文件的一行'
FROM commitments WHERE document_id NOT IN (SELECT document_id FROM documents)
UNION
SELECT load_id || '/figures', load_row, 'jurisdiction_id',
    '没有地区代码“' || jurisdiction_id || '”', '改正代码，或先在 jurisdictions.csv 补上这个地区'
FROM reported_figures WHERE jurisdiction_id NOT IN (SELECT jurisdiction_id FROM jurisdiction_versions)
UNION
SELECT load_id || '/figures', load_row, 'indicator_id',
    '没有指标编码“' || indicator_id || '”', '改正编码，或先在 indicators.csv 补上这个指标'
FROM reported_figures WHERE indicator_id NOT IN (SELECT indicator_id FROM indicator_versions)
UNION
SELECT load_id || '/documents.csv', load_row, 'jurisdiction_id',
    '没有地区代码“' || jurisdiction_id || '”', '改正代码，或先在 jurisdictions.csv 补上这个地区'
FROM documents WHERE jurisdiction_id NOT IN (SELECT jurisdiction_id FROM jurisdiction_versions)
UNION
SELECT load_id || '/scope_members', load_row, 'jurisdiction_id',
    '没有地区代码“' || jurisdiction_id || '”', '改正代码，或先在 jurisdictions.csv 补上这个地区'
FROM scope_members WHERE jurisdiction_id NOT IN (SELECT jurisdiction_id FROM jurisdiction_versions)
ORDER BY ALL
