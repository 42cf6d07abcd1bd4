-- Nothing without provenance: every row names a load, every commitment its words, every figure a source or a document.
SELECT load_id || '/figures' AS file, load_row AS row, 'source' AS column, '没有出处' AS reason,
    '写明数据来源，或它所在的文件' AS next_step
FROM reported_figures WHERE coalesce(trim(source), '') = '' AND coalesce(document_id, '') = ''
UNION
SELECT load_id || '/commitments.csv', load_row, 'quote', '没有原文摘句', '写明原文中的这句话'
FROM commitments WHERE trim(quote) = ''
UNION
SELECT load_id || '/commitments.csv', load_row, 'load_id', '批次不在记录中', '从备份恢复这个批次'
FROM commitments WHERE load_id NOT IN (SELECT load_id FROM loads)
UNION
SELECT load_id || '/figures', load_row, 'load_id', '批次不在记录中', '从备份恢复这个批次'
FROM reported_figures WHERE load_id NOT IN (SELECT load_id FROM loads)
ORDER BY ALL
