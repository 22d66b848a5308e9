-- Indicators, departments over reforms, judgements, and a view for each kind of row that is exported.

DROP VIEW target_view;
DROP VIEW number_view;
DROP VIEW sentences;

CREATE TABLE indicators ( -- a canonical indicator of the lexicon that a target stands for (标准指标)
    id       TEXT PRIMARY KEY,                                            -- its id (指标编号)
    name     TEXT NOT NULL,                                               -- its name (标准名称)
    unit     TEXT NOT NULL,                                               -- its usual unit, may be empty (常用单位)
    family   TEXT NOT NULL,                                               -- what it belongs to, as 投资, 工业, 环境 (类别)
    polarity TEXT NOT NULL CHECK (polarity IN ('up', 'down', 'none')) -- up where more is better, down where less is (方向性)
) STRICT, WITHOUT ROWID;

CREATE TABLE reviews ( -- a person's judgement of a target; it outlives a new reading of the same text (复核)
    target_id TEXT PRIMARY KEY,                                                         -- the target (目标编号)
    state     TEXT NOT NULL CHECK (state IN ('accepted', 'rejected', 'corrected')), -- the judgement (复核状态)
    note      TEXT NOT NULL                                                             -- why (备注)
) STRICT, WITHOUT ROWID;

CREATE TABLE departments_5 ( -- a department's name as a text writes it, and whom it means (部门)
    name      TEXT PRIMARY KEY, -- name as written (部门原文)
    id        TEXT NOT NULL,    -- the lexicon's department, empty where unknown (部门编号)
    canonical TEXT NOT NULL,    -- full name of that department (部门全称)
    level     TEXT NOT NULL,    -- its administrative level (层级)
    series    TEXT NOT NULL     -- full name of what reforms have made of it, by which it can be followed over years (现行部门)
) STRICT, WITHOUT ROWID;

INSERT INTO departments_5
SELECT name, id, canonical, level, canonical FROM departments;
DROP TABLE departments;
ALTER TABLE departments_5 RENAME TO departments;

CREATE TABLE targets_5 ( -- one number that a plan commits to (目标)
    document_id    INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,                     -- its document (文件编号)
    ordinal        INTEGER NOT NULL,                                                                 -- its place in the document, from 0 (序号)
    id             TEXT NOT NULL,                                                                    -- stable name of the target within its document (目标编号)
    action         TEXT NOT NULL,                                                                    -- verb that makes it a task, as 新建 (动作)
    indicator      TEXT NOT NULL,                                                                    -- what is measured, in the text's words (指标)
    indicator_text TEXT NOT NULL,                                                                    -- the same with its thresholds and descriptions (指标原文)
    indicator_id   TEXT NOT NULL,                                                                    -- canonical indicator of the lexicon (指标编号)
    scope          TEXT NOT NULL,                                                                    -- whose (范围)
    cluster        TEXT NOT NULL,                                                                    -- industry cluster the value belongs to (产业集群)
    qualifier      TEXT NOT NULL,                                                                    -- threshold inside the counted thing (限定条件)
    measure        TEXT NOT NULL CHECK (measure IN ('level', 'growth', 'share', 'added')),           -- kind of value (度量方式)
    direction      TEXT NOT NULL CHECK (direction IN ('up', 'down', '')),                            -- up or down; the number stays positive (方向)
    low            REAL,                                                                             -- least value, in unit; NULL for max (下限)
    high           REAL,                                                                             -- greatest value, in unit; NULL for min (上限)
    bound          TEXT NOT NULL CHECK (bound IN ('exact', 'min', 'max', 'about', 'range')),         -- how the value limits (界)
    unit           TEXT NOT NULL,                                                                    -- unit as written, as 亿元 (单位)
    base_low       REAL,                                                                             -- least value, in base_unit (基本单位下限)
    base_high      REAL,                                                                             -- greatest value, in base_unit (基本单位上限)
    base_unit      TEXT NOT NULL,                                                                    -- unit with its magnitude multiplied in, as 元 (基本单位)
    year_from      INTEGER,                                                                          -- first year the value is due in (起始年)
    year_to        INTEGER,                                                                          -- last year the value is due in (目标年)
    deadline       TEXT NOT NULL,                                                                    -- date finer than a year, YYYY-MM-DD (期限)
    per            TEXT NOT NULL,                                                                    -- the value is for each of these, as 每年 (每)
    baseline_value REAL,                                                                             -- number it is compared with, in baseline_unit (基数)
    baseline_unit  TEXT NOT NULL,                                                                    -- unit of that number (基数单位)
    baseline_text  TEXT NOT NULL,                                                                    -- the comparison's words, as 较2020年 (基数原文)
    modality       TEXT NOT NULL,                                                                    -- force of the words, as 力争 (语气)
    binding        TEXT NOT NULL,                                                                    -- 约束性 or 预期性, where a table says so (约束性质)
    section        TEXT NOT NULL CHECK (json_valid(section)),                                        -- headings above the first mention, JSON (章节)
    rule           TEXT NOT NULL,                                                                    -- rule that found it (规则)
    confidence     REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),                                 -- how sure the rule is, 0 to 1 (置信度)
    PRIMARY KEY (document_id, ordinal),
    UNIQUE (document_id, id)
) STRICT, WITHOUT ROWID;

INSERT INTO targets_5
SELECT document_id, ordinal, id, action, indicator, indicator, indicator_id, scope, cluster, qualifier, measure, direction, low, high, bound, unit, base_low, base_high, base_unit, year_from, year_to, deadline, per, baseline_value, baseline_unit, baseline_text, modality, binding, section, rule, confidence
FROM targets;
DROP TABLE targets;
ALTER TABLE targets_5 RENAME TO targets;

CREATE VIEW sentences AS -- one sentence a row, with its words (句子一览)
SELECT
    p.document_id,                                                                -- its document (文件编号)
    s.key AS ordinal,                                                             -- its place in the document, from 0 (序号)
    s.value ->> 0 AS start,                                                       -- first code point (起始位置)
    s.value ->> 1 AS end,                                                         -- code point after the last (结束位置)
    substr(d.text, (s.value ->> 0) + 1, (s.value ->> 1) - (s.value ->> 0)) AS text, -- its words (句子原文)
    d.path                                                                        -- the file (文件路径)
FROM sentence_places AS p
JOIN documents AS d ON d.id = p.document_id
JOIN json_each(p.places) AS s;

CREATE VIEW document_view AS -- one document a row, with what was found in it (文件一览)
SELECT
    d.id AS document_id,                                                  -- number of the document (文件编号)
    d.path,                                                               -- the file (文件路径)
    d.sha256,                                                             -- SHA-256 of its bytes (文件哈希)
    d.format,                                                             -- format of the file (文件格式)
    d.encoding,                                                           -- character encoding of the file, ocr where it was scanned (字符编码)
    d.title,                                                              -- the plan's title (标题)
    d.number,                                                             -- number of issue (发文字号)
    d.issuer,                                                             -- office that issued the plan (发文机关)
    d.drafter,                                                            -- office that drew it up, where another issued it (起草单位)
    d.issued,                                                             -- date of signing, YYYY-MM-DD (成文日期)
    d.published,                                                          -- date of printing or publishing, YYYY-MM-DD (印发日期)
    d.region,                                                             -- administrative division (地区)
    d.region_code,                                                        -- its GB/T 2260 code (行政区划代码)
    d.plan_from,                                                          -- first year of the plan (规划起始年)
    d.plan_to,                                                            -- last year of the plan (规划终止年)
    d.genre,                                                              -- work_report, plan, measures, rules, assessment or notice (文种)
    CAST((SELECT count(*) FROM sections WHERE document_id = d.id AND ordinal > 0) AS INTEGER) AS sections, -- headings (章节数)
    CAST((SELECT json_array_length(places) FROM sentence_places WHERE document_id = d.id) AS INTEGER) AS sentences, -- sentences (句子数)
    CAST((SELECT count(*) FROM numbers WHERE document_id = d.id) AS INTEGER) AS numbers, -- numbers of any role (数字数)
    CAST((SELECT count(*) FROM targets WHERE document_id = d.id) AS INTEGER) AS targets, -- targets (目标数)
    CAST((SELECT count(*) FROM mentions WHERE document_id = d.id) AS INTEGER) AS mentions, -- places that state a target (提及数)
    CAST((SELECT count(*) FROM tasks WHERE document_id = d.id) AS INTEGER) AS tasks, -- tasks (任务数)
    CAST((SELECT count(*) FROM clusters WHERE document_id = d.id) AS INTEGER) AS clusters, -- industry clusters (集群数)
    CAST((SELECT count(*) FROM numbers WHERE document_id = d.id AND role = 'unknown') AS INTEGER) AS doubts, -- numbers whose role is not known (存疑数)
    (SELECT coalesce(group_concat(message, '、'), '') FROM (
        SELECT message FROM document_warnings WHERE document_id = d.id ORDER BY ordinal)) AS warnings, -- what the reader doubted (警告)
    CAST((SELECT round(avg(confidence), 3) FROM ocr_words WHERE document_id = d.id) AS REAL) AS ocr, -- how sure a character reader was of a scanned text, 0 to 1; NULL for any other (识别置信度)
    coalesce(f.url, '') AS url,                                           -- address that it comes from, where a manifest says so (网址)
    r.of_id AS reissue_of,                                                -- number of the document that this one repeats, NULL where it is the first: count those (首个文件编号)
    d.run_id,                                                             -- run that wrote its rows (运行编号)
    d.text                                                                -- the text as read, in which all offsets count (原文)
FROM documents AS d
LEFT JOIN document_paths AS p ON p.path = d.path
LEFT JOIN files AS f ON f.path = p.file
LEFT JOIN reissues AS r ON r.document_id = d.id;

CREATE VIEW target_view AS -- one target a row, with all that is known of it (目标一览)
SELECT
    t.id,                                   -- stable name of the target (目标编号)
    d.document_id,                          -- number of the document (文件编号)
    d.path,                                 -- the file (文件路径)
    d.sha256,                               -- SHA-256 of its bytes (文件哈希)
    d.title,                                -- the plan's title (标题)
    d.number,                               -- number of issue (发文字号)
    d.issuer,                               -- office that issued the plan (发文机关)
    d.issued,                               -- date of signing, YYYY-MM-DD (成文日期)
    d.region,                               -- administrative division (地区)
    d.region_code,                          -- its GB/T 2260 code (行政区划代码)
    d.plan_from,                            -- first year of the plan (规划起始年)
    d.plan_to,                              -- last year of the plan (规划终止年)
    d.genre,                                -- work_report, plan, measures, rules, assessment or notice (文种)
    t.action,                               -- verb that makes it a task (动作)
    t.indicator,                            -- what is measured, in the text's words (指标)
    t.indicator_text,                       -- the same with its thresholds and descriptions (指标原文)
    t.indicator_id,                         -- canonical indicator (指标编号)
    coalesce(i.name, '') AS indicator_name, -- name of the canonical indicator (标准指标)
    coalesce(i.family, '') AS family,       -- what the indicator belongs to, as 投资 or 环境 (指标类别)
    coalesce(i.polarity, '') AS polarity,   -- up where more is better, down where less is, else none (指标方向性)
    t.scope,                                -- whose (范围)
    t.cluster,                              -- industry cluster the value belongs to (产业集群)
    t.qualifier,                            -- threshold inside the counted thing (限定条件)
    t.measure,                              -- kind of value (度量方式)
    t.direction,                            -- up or down; the number stays positive (方向)
    m.text AS value,                        -- the value as written (数值原文)
    t.low,                                  -- least value, in unit (下限)
    t.high,                                 -- greatest value, in unit (上限)
    t.bound,                                -- how the value limits (界)
    t.unit,                                 -- unit as written (单位)
    t.base_low,                             -- least value, in base_unit (基本单位下限)
    t.base_high,                            -- greatest value, in base_unit (基本单位上限)
    t.base_unit,                            -- unit with its magnitude multiplied in (基本单位)
    t.year_from,                            -- first year the value is due in (起始年)
    t.year_to,                              -- last year the value is due in (目标年)
    t.deadline,                             -- date finer than a year (期限)
    t.per,                                  -- the value is for each of these (每)
    t.baseline_value,                       -- number it is compared with, in baseline_unit (基数)
    t.baseline_unit,                        -- unit of that number (基数单位)
    t.baseline_text AS baseline,            -- words of the comparison (基数原文)
    t.modality,                             -- force of the words (语气)
    t.binding,                              -- 约束性 or 预期性, where a table says so (约束性质)
    (SELECT coalesce(group_concat(department, '、'), '') FROM (
        SELECT department FROM target_departments
        WHERE document_id = t.document_id AND target_id = t.id AND role = 'lead' ORDER BY ordinal)) AS lead, -- who leads (牵头部门)
    (SELECT coalesce(group_concat(department, '、'), '') FROM (
        SELECT department FROM target_departments
        WHERE document_id = t.document_id AND target_id = t.id AND role = 'support' ORDER BY ordinal)) AS support, -- who helps (配合部门)
    (SELECT coalesce(group_concat(department, '、'), '') FROM (
        SELECT department FROM target_departments
        WHERE document_id = t.document_id AND target_id = t.id AND role = 'responsible' ORDER BY ordinal)) AS responsible, -- who answers (责任单位)
    (SELECT coalesce(group_concat(series, '、'), '') FROM (
        SELECT coalesce(nullif(p.series, ''), p.name) AS series FROM target_departments AS x JOIN departments AS p ON p.name = x.department
        WHERE x.document_id = t.document_id AND x.target_id = t.id AND x.role = 'lead' ORDER BY x.ordinal)) AS lead_series, -- who leads, under the names of today (现行牵头部门)
    (SELECT coalesce(group_concat(value, ' › '), '') FROM (
        SELECT value FROM json_each(t.section) ORDER BY key)) AS section, -- headings above the first mention (章节)
    substr(d.text, (s.places ->> ('$[' || m.sentence || '][0]')) + 1,
        (s.places ->> ('$[' || m.sentence || '][1]')) - (s.places ->> ('$[' || m.sentence || '][0]'))) AS sentence, -- the sentence of the first mention (原句)
    m.sentence AS sentence_ordinal, -- that sentence's place in the document, from 0: see the view sentences (句子序号)
    m.start,                                -- first code point of the value (起始位置)
    m.end,                                  -- code point after the value (结束位置)
    CAST((SELECT count(*) FROM mentions WHERE document_id = t.document_id AND target_id = t.id) AS INTEGER) AS mentions, -- places that state it (提及次数)
    t.rule,                                 -- rule that found it (规则)
    t.confidence,                           -- how sure the rule is, 0 to 1 (置信度)
    CAST((SELECT min(confidence) FROM ocr_words AS o
        WHERE o.document_id = d.document_id AND o.end > m.start AND o.start < m.end) AS REAL) AS ocr, -- how sure a character reader was of the value, 0 to 1; NULL where it was not scanned (识别置信度)
    coalesce(v.state, '') AS review,        -- a person's judgement: accepted, rejected, corrected, or empty (复核状态)
    d.url,                                  -- address that it comes from, where a manifest says so (网址)
    d.reissue_of,                           -- number of the document that this one repeats, NULL where it is the first: count those (首个文件编号)
    t.ordinal                               -- the target's place in the document, from 0 (序号)
FROM document_view AS d
JOIN targets AS t ON t.document_id = d.document_id
LEFT JOIN mentions AS m ON m.document_id = t.document_id AND m.target_id = t.id AND m.ordinal = 0
LEFT JOIN sentence_places AS s ON s.document_id = d.document_id
LEFT JOIN indicators AS i ON i.id = t.indicator_id
LEFT JOIN reviews AS v ON v.target_id = t.id;

CREATE VIEW mention_view AS -- one place that states a target a row (提及一览)
SELECT
    m.target_id,                    -- the target (目标编号)
    m.ordinal,                      -- its place among the target's mentions, from 0 (序号)
    d.document_id,                  -- number of the document (文件编号)
    d.path,                         -- the file (文件路径)
    d.sha256,                       -- SHA-256 of its bytes (文件哈希)
    d.title,                        -- the plan's title (标题)
    d.number,                       -- number of issue (发文字号)
    d.issuer,                       -- office that issued the plan (发文机关)
    d.issued,                       -- date of signing, YYYY-MM-DD (成文日期)
    d.region,                       -- administrative division (地区)
    d.region_code,                  -- its GB/T 2260 code (行政区划代码)
    d.plan_from,                    -- first year of the plan (规划起始年)
    d.plan_to,                      -- last year of the plan (规划终止年)
    d.genre,                        -- work_report, plan, measures, rules, assessment or notice (文种)
    t.indicator,                    -- what is measured, in the text's words (指标)
    t.indicator_id,                 -- canonical indicator (指标编号)
    t.cluster,                      -- industry cluster the value belongs to (产业集群)
    t.measure,                      -- kind of value (度量方式)
    m.text AS value,                -- the value as written (数值原文)
    t.low,                          -- least value, in unit (下限)
    t.high,                         -- greatest value, in unit (上限)
    t.bound,                        -- how the value limits (界)
    t.unit,                         -- unit as written (单位)
    t.base_low,                     -- least value, in base_unit (基本单位下限)
    t.base_high,                    -- greatest value, in base_unit (基本单位上限)
    t.base_unit,                    -- unit with its magnitude multiplied in (基本单位)
    t.year_from,                    -- first year the value is due in (起始年)
    t.year_to,                      -- last year the value is due in (目标年)
    (SELECT coalesce(group_concat(value, ' › '), '') FROM (
        SELECT value FROM json_each(m.section) ORDER BY key)) AS section, -- headings above it (章节)
    substr(d.text, (s.places ->> ('$[' || m.sentence || '][0]')) + 1,
        (s.places ->> ('$[' || m.sentence || '][1]')) - (s.places ->> ('$[' || m.sentence || '][0]'))) AS sentence, -- the sentence it stands in (原句)
    m.sentence AS sentence_ordinal, -- that sentence's place in the document, from 0: see the view sentences (句子序号)
    m.start,                        -- first code point of the value (起始位置)
    m.end,                          -- code point after the value (结束位置)
    t.confidence,                   -- how sure the rule is, 0 to 1 (置信度)
    CAST((SELECT min(confidence) FROM ocr_words AS o
        WHERE o.document_id = d.document_id AND o.end > m.start AND o.start < m.end) AS REAL) AS ocr, -- how sure a character reader was of the value, 0 to 1; NULL where it was not scanned (识别置信度)
    coalesce(v.state, '') AS review -- a person's judgement of the target (复核状态)
FROM document_view AS d
JOIN targets AS t ON t.document_id = d.document_id
JOIN mentions AS m ON m.document_id = t.document_id AND m.target_id = t.id
LEFT JOIN sentence_places AS s ON s.document_id = d.document_id
LEFT JOIN reviews AS v ON v.target_id = t.id;

CREATE VIEW task_view AS -- one task a row, with who answers for it (任务一览)
SELECT
    d.document_id,           -- number of the document (文件编号)
    d.path,                  -- the file (文件路径)
    d.sha256,                -- SHA-256 of its bytes (文件哈希)
    d.title,                 -- the plan's title (标题)
    d.number,                -- number of issue (发文字号)
    d.issuer,                -- office that issued the plan (发文机关)
    d.issued,                -- date of signing, YYYY-MM-DD (成文日期)
    d.region,                -- administrative division (地区)
    d.region_code,           -- its GB/T 2260 code (行政区划代码)
    d.plan_from,             -- first year of the plan (规划起始年)
    d.plan_to,               -- last year of the plan (规划终止年)
    d.genre,                 -- work_report, plan, measures, rules, assessment or notice (文种)
    t.ordinal,               -- its place in the document, from 0 (序号)
    t.no,                    -- number as printed (任务编号)
    t.group_name,            -- row group or heading above it (任务分组)
    t.task,                  -- the work, in the text's words (任务内容)
    (SELECT coalesce(group_concat(value, ' › '), '') FROM (
        SELECT value FROM json_each(t.section) ORDER BY key)) AS section, -- headings above it (章节)
    (SELECT coalesce(group_concat(department, '、'), '') FROM (
        SELECT department FROM task_departments
        WHERE document_id = t.document_id AND task = t.ordinal AND role = 'lead' ORDER BY ordinal)) AS lead, -- who leads (牵头部门)
    (SELECT coalesce(group_concat(department, '、'), '') FROM (
        SELECT department FROM task_departments
        WHERE document_id = t.document_id AND task = t.ordinal AND role = 'support' ORDER BY ordinal)) AS support, -- who helps (配合部门)
    (SELECT coalesce(group_concat(department, '、'), '') FROM (
        SELECT department FROM task_departments
        WHERE document_id = t.document_id AND task = t.ordinal AND role = 'responsible' ORDER BY ordinal)) AS responsible, -- who answers (责任单位)
    (SELECT coalesce(group_concat(series, '、'), '') FROM (
        SELECT coalesce(nullif(p.series, ''), p.name) AS series FROM task_departments AS x JOIN departments AS p ON p.name = x.department
        WHERE x.document_id = t.document_id AND x.task = t.ordinal AND x.role = 'lead' ORDER BY x.ordinal)) AS lead_series, -- who leads, under the names of today (现行牵头部门)
    (SELECT coalesce(group_concat(target_id, '、'), '') FROM (
        SELECT target_id FROM task_targets WHERE document_id = t.document_id AND task = t.ordinal ORDER BY ordinal)) AS targets, -- ids of its targets (目标编号)
    t.start,                 -- first code point of its words (起始位置)
    t.end                    -- code point after its words (结束位置)
FROM document_view AS d
JOIN tasks AS t ON t.document_id = d.document_id;

CREATE VIEW cluster_view AS -- one industry cluster of a plan a row (集群一览)
SELECT
    d.document_id, -- number of the document (文件编号)
    d.path,        -- the file (文件路径)
    d.sha256,      -- SHA-256 of its bytes (文件哈希)
    d.title,       -- the plan's title (标题)
    d.number,      -- number of issue (发文字号)
    d.issuer,      -- office that issued the plan (发文机关)
    d.issued,      -- date of signing, YYYY-MM-DD (成文日期)
    d.region,      -- administrative division (地区)
    d.region_code, -- its GB/T 2260 code (行政区划代码)
    d.plan_from,   -- first year of the plan (规划起始年)
    d.plan_to,     -- last year of the plan (规划终止年)
    d.genre,       -- work_report, plan, measures, rules, assessment or notice (文种)
    c.ordinal,     -- its place in the document, from 0 (序号)
    c.name,        -- name as written (集群名称)
    c.industry,    -- its industry (产业)
    c.scale,       -- size class, as 千亿级 (规模)
    (SELECT coalesce(group_concat(name, '、'), '') FROM (
        SELECT name FROM cluster_members WHERE document_id = c.document_id AND cluster = c.ordinal AND kind = 'place' ORDER BY ordinal)) AS places, -- places that the plan counts to it (地点)
    (SELECT coalesce(group_concat(name, '、'), '') FROM (
        SELECT name FROM cluster_members WHERE document_id = c.document_id AND cluster = c.ordinal AND kind = 'firm' ORDER BY ordinal)) AS firms, -- firms that the plan counts to it (企业)
    (SELECT coalesce(group_concat(target_id, '、'), '') FROM (
        SELECT target_id FROM cluster_targets WHERE document_id = c.document_id AND cluster = c.ordinal ORDER BY ordinal)) AS targets -- ids of its targets (目标编号)
FROM document_view AS d
JOIN clusters AS c ON c.document_id = d.document_id;

CREATE VIEW number_view AS -- one number a row, with its words and its sentence's (数字一览)
SELECT
    d.document_id,                                        -- number of the document (文件编号)
    d.path,                                               -- the file (文件路径)
    d.sha256,                                             -- SHA-256 of its bytes (文件哈希)
    d.title,                                              -- the plan's title (标题)
    d.number,                                             -- number of issue (发文字号)
    d.issuer,                                             -- office that issued the plan (发文机关)
    d.issued,                                             -- date of signing, YYYY-MM-DD (成文日期)
    d.region,                                             -- administrative division (地区)
    d.region_code,                                        -- its GB/T 2260 code (行政区划代码)
    d.plan_from,                                          -- first year of the plan (规划起始年)
    d.plan_to,                                            -- last year of the plan (规划终止年)
    d.genre,                                              -- work_report, plan, measures, rules, assessment or notice (文种)
    n.start,                                              -- first code point (起始位置)
    n.end,                                                -- code point after the last (结束位置)
    substr(d.text, n.start + 1, n.end - n.start) AS text, -- the number as written (数值原文)
    n.low,                                                -- least value, in unit (下限)
    n.high,                                               -- greatest value, in unit (上限)
    n.bound,                                              -- how the value limits (界)
    n.unit,                                               -- unit as written (单位)
    n.base_low,                                           -- least value, in base_unit (基本单位下限)
    n.base_high,                                          -- greatest value, in base_unit (基本单位上限)
    n.base_unit,                                          -- unit with its magnitude multiplied in (基本单位)
    n.role,                                               -- what it is for (角色)
    n.why,                                                -- rule or reason for the role (依据)
    substr(d.text, (s.places ->> ('$[' || n.sentence || '][0]')) + 1,
        (s.places ->> ('$[' || n.sentence || '][1]')) - (s.places ->> ('$[' || n.sentence || '][0]'))) AS sentence, -- the sentence it stands in (原句)
    n.sentence AS sentence_ordinal, -- that sentence's place in the document, from 0: see the view sentences (句子序号)
    coalesce(n.target_id, '') AS target,                  -- the target it is, empty where it is none (目标编号)
    CAST((SELECT min(confidence) FROM ocr_words AS o
        WHERE o.document_id = d.document_id AND o.end > n.start AND o.start < n.end) AS REAL) AS ocr -- how sure a character reader was of it, 0 to 1; NULL where it was not scanned (识别置信度)
FROM document_view AS d
JOIN numbers AS n ON n.document_id = d.document_id
LEFT JOIN sentence_places AS s ON s.document_id = d.document_id;
