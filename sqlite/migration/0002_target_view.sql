CREATE VIEW target_view AS -- one target a row, with all that is known of it (目标一览)
SELECT
    d.title AS document,         -- the plan's title (标题)
    d.region,                    -- administrative division (地区)
    d.region_code,               -- its GB/T 2260 code (行政区划代码)
    d.issuer,                    -- office that issued the plan (发文机关)
    d.number,                    -- number of issue (发文字号)
    d.issued,                    -- date of signing (成文日期)
    t.year_to AS year,           -- year the value is due in (目标年)
    t.indicator,                 -- what is measured (指标)
    t.indicator_id,              -- canonical indicator (指标编号)
    t.cluster,                   -- industry cluster (产业集群)
    t.scope,                     -- whose (范围)
    t.action,                    -- verb that makes it a task (动作)
    t.qualifier,                 -- threshold inside the counted thing (限定条件)
    m.text AS value,             -- the value as written (数值原文)
    t.low,                       -- least value, in unit (下限)
    t.high,                      -- greatest value, in unit (上限)
    t.bound,                     -- how the value limits (界)
    t.unit,                      -- unit as written (单位)
    t.base_low,                  -- least value, in base_unit (基本单位下限)
    t.base_high,                 -- greatest value, in base_unit (基本单位上限)
    t.base_unit,                 -- unit with its magnitude multiplied in (基本单位)
    t.measure,                   -- kind of value (度量方式)
    t.direction,                 -- up or down (方向)
    CASE WHEN t.year_from < t.year_to THEN t.year_from || '—' || t.year_to
        ELSE coalesce(t.year_to, t.year_from, '') || '' END AS period, -- years the value is due in (时期)
    t.deadline,                  -- date finer than a year (期限)
    t.per,                       -- the value is for each of these (每)
    t.baseline_text AS baseline, -- what it is compared with (基数原文)
    t.modality,                  -- force of the words (语气)
    t.binding,                   -- 约束性 or 预期性 (约束性质)
    (SELECT coalesce(group_concat(department, '、'), '') FROM (
        SELECT department FROM target_departments
        WHERE document_id = t.document_id AND target_id = t.id AND role = 'lead' ORDER BY ordinal)) AS lead, -- who leads (牵头部门)
    (SELECT coalesce(group_concat(department, '、'), '') FROM (
        SELECT department FROM target_departments
        WHERE document_id = t.document_id AND target_id = t.id AND role = 'support' ORDER BY ordinal)) AS support, -- who helps (配合部门)
    (SELECT coalesce(group_concat(department, '、'), '') FROM (
        SELECT department FROM target_departments
        WHERE document_id = t.document_id AND target_id = t.id AND role = 'responsible' ORDER BY ordinal)) AS responsible, -- who answers (责任单位)
    (SELECT coalesce(group_concat(value, ' › '), '') FROM (
        SELECT value FROM json_each(t.section) ORDER BY key)) AS section, -- headings above it (章节)
    m.sentence,                  -- the sentence of the first mention (原句)
    m.start,                     -- first code point of the value (起始位置)
    m.end,                       -- code point after the value (结束位置)
    (SELECT count(*) FROM mentions WHERE document_id = t.document_id AND target_id = t.id) AS mentions, -- places that state it (提及次数)
    t.rule,                      -- rule that found it (规则)
    t.confidence,                -- how sure the rule is (置信度)
    d.path,                      -- the file (文件路径)
    t.id AS target_id,           -- stable name of the target (目标编号)
    t.document_id,               -- number of the document (文件编号)
    t.ordinal                    -- the target's place in the document (序号)
FROM documents AS d
JOIN targets AS t ON t.document_id = d.id
LEFT JOIN mentions AS m ON m.document_id = t.document_id AND m.target_id = t.id AND m.ordinal = 0;
