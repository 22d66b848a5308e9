-- The schema of a new database. Databases of earlier versions are brought to the same by migration/*.sql; a test compares the two.

-- Every table is STRICT. A text that is not known is '', a number that is not known is NULL. A list of headings is a
-- JSON array of text, outermost first. start and end count Unicode code points of documents.text, half-open, so that
-- substr(documents.text, start + 1, end - start) is the quotation. Numbers are doubles: exact to 15 digits, NULL from 309 on.
-- A text is stored once, in documents.text: sentences and numbers are places in it, and the views sentences and number_view
-- have their words. A document's sentences are one row: a row for each would be half of all rows.

PRAGMA application_id = 1836409449; -- "mubi"

CREATE TABLE runs ( -- one ingest that changed something (运行)
    id       INTEGER PRIMARY KEY, -- number of the run (运行编号)
    version  TEXT NOT NULL,       -- version of the program (程序版本)
    ruleset  TEXT NOT NULL,       -- hash of the lexicon and rules used (词库规则哈希)
    started  TEXT NOT NULL,       -- when it began, RFC 3339 (开始时间)
    finished TEXT NOT NULL        -- when it ended, RFC 3339, empty while it runs or where it was broken off (结束时间)
) STRICT;

CREATE TABLE files ( -- a file that an ingest has read to its end (输入文件)
    path   TEXT PRIMARY KEY,                        -- its path as given (文件路径)
    sha256 TEXT NOT NULL,                           -- SHA-256 of its bytes (文件哈希)
    run_id INTEGER NOT NULL REFERENCES runs (id),   -- run that read it (运行编号)
    region TEXT NOT NULL,                           -- region that a manifest gives it, empty where none does (给定地区)
    year   INTEGER,                                 -- year that a manifest gives it (给定年份)
    issuer TEXT NOT NULL,                           -- issuer that a manifest gives it (给定发文机关)
    url    TEXT NOT NULL                            -- address that a manifest says it comes from (网址)
) STRICT, WITHOUT ROWID;

CREATE INDEX files_sha256 ON files (sha256);

CREATE TABLE documents ( -- one notice (文件)
    id          INTEGER PRIMARY KEY,                   -- number of the document, kept when its file changes (文件编号)
    path        TEXT NOT NULL UNIQUE,                  -- the file's path as given (文件路径)
    sha256      TEXT NOT NULL,                         -- SHA-256 of the file's bytes, hexadecimal (文件哈希)
    format      TEXT NOT NULL,                         -- format of the file, as text (文件格式)
    encoding    TEXT NOT NULL,                         -- character encoding of the file, as utf-8 or gb18030 (字符编码)
    title       TEXT NOT NULL,                         -- the plan's own title (标题)
    number      TEXT NOT NULL,                         -- number of issue (发文字号)
    issuer      TEXT NOT NULL,                         -- office that issued it (发文机关)
    drafter     TEXT NOT NULL,                         -- office that drew it up, where another issued it (起草单位)
    issued      TEXT NOT NULL,                         -- date of signing, YYYY-MM-DD (成文日期)
    published   TEXT NOT NULL,                         -- date of printing or publishing, YYYY-MM-DD (印发日期)
    region      TEXT NOT NULL,                         -- name of the administrative division (地区)
    region_code TEXT NOT NULL,                         -- its GB/T 2260 code (行政区划代码)
    plan_from   INTEGER,                               -- first year of the plan (规划起始年)
    plan_to     INTEGER,                               -- last year of the plan (规划终止年)
    genre       TEXT NOT NULL,                         -- work_report, plan, measures, rules, assessment or notice (文种)
    run_id      INTEGER NOT NULL REFERENCES runs (id), -- run that wrote this document's rows (运行编号)
    text        TEXT NOT NULL                          -- the text as read, in which all offsets count (原文)
) STRICT;

CREATE INDEX documents_run ON documents (run_id);
CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE document_paths ( -- where a document's bytes were found: the same bytes under two names are one document (文件位置)
    path        TEXT PRIMARY KEY,                                             -- a file's path, or archive.zip!/name (文件路径)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- its document (文件编号)
    file        TEXT NOT NULL                                                 -- the file of the table files that holds it (所在文件)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_paths_document ON document_paths (document_id);
CREATE INDEX document_paths_file ON document_paths (file);

CREATE TABLE document_warnings ( -- what the reader doubted of a document (警告)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- its document (文件编号)
    ordinal     INTEGER NOT NULL,                                             -- its place in the list, from 0 (序号)
    message     TEXT NOT NULL,                                                -- the warning (警告内容)
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE ocr_words ( -- a word that a character reader read from a scanned page (识别文字)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- its document, whose encoding is ocr (文件编号)
    ordinal     INTEGER NOT NULL,                                             -- its place in the document, from 0 (序号)
    start       INTEGER NOT NULL,                                             -- first code point (起始位置)
    end         INTEGER NOT NULL,                                             -- code point after the last (结束位置)
    confidence  REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),             -- how sure the reader was, 0 to 1 (识别置信度)
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE sections ( -- a heading and what stands under it; section 0 is the whole document (章节)
    document_id   INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- its document (文件编号)
    ordinal       INTEGER NOT NULL,                                             -- its place in the document, from 0 (序号)
    parent        INTEGER NOT NULL,                                             -- ordinal of the section it stands in (上级章节)
    level         INTEGER NOT NULL,                                             -- depth, 0 for the whole document (层级)
    no            TEXT NOT NULL,                                                -- number as printed, as 三 or 14 (编号)
    title         TEXT NOT NULL,                                                -- heading without its number (标题)
    start         INTEGER NOT NULL,                                             -- first code point (起始位置)
    end           INTEGER NOT NULL,                                             -- code point after the last (结束位置)
    heading_start INTEGER NOT NULL,                                             -- first code point of the heading (标题起始位置)
    heading_end   INTEGER NOT NULL,                                             -- code point after the heading (标题结束位置)
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id, parent) REFERENCES sections (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence_places ( -- the sentences of a document, in the order of the text: see the view sentences (句子位置)
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE, -- its document (文件编号)
    places      TEXT NOT NULL CHECK (json_valid(places))                         -- of each its first code point and the one after its last, JSON: [[0,21],[22,60]] (起止位置)
) STRICT;

CREATE TABLE minima ( -- least hashes of a document's sentences, which near-duplicates share (最小哈希)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- its document (文件编号)
    ordinal     INTEGER NOT NULL,                                             -- part of the hashes' range that it is the least of (序号)
    hash        INTEGER NOT NULL,                                             -- the hash (哈希)
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX minima_hash ON minima (hash);

CREATE TABLE reissues ( -- a document that repeats another but for small edits (重复发布)
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE, -- the document that repeats (文件编号)
    of_id       INTEGER NOT NULL REFERENCES documents (id),                      -- the first one of the same content (首个文件编号)
    similarity  REAL NOT NULL CHECK (similarity BETWEEN 0 AND 1)                 -- share of their sentences that both have (相似度)
) STRICT;

CREATE INDEX reissues_of ON reissues (of_id);

CREATE TABLE targets ( -- one number that a plan commits to (目标)
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

CREATE TABLE departments ( -- a department's name as a text writes it, and whom it means (部门)
    name      TEXT PRIMARY KEY, -- name as written (部门原文)
    id        TEXT NOT NULL,    -- the lexicon's department, empty where unknown (部门编号)
    canonical TEXT NOT NULL,    -- full name of that department (部门全称)
    level     TEXT NOT NULL,    -- its administrative level (层级)
    series    TEXT NOT NULL     -- full name of what reforms have made of it, by which it can be followed over years (现行部门)
) STRICT, WITHOUT ROWID;

CREATE TABLE target_departments ( -- who answers for a target (目标责任部门)
    document_id INTEGER NOT NULL,                                                     -- document of the target (文件编号)
    target_id   TEXT NOT NULL,                                                        -- the target (目标编号)
    role        TEXT NOT NULL CHECK (role IN ('lead', 'support', 'responsible')),     -- 牵头, 配合 or 责任单位 (职责)
    ordinal     INTEGER NOT NULL,                                                     -- its place in the list, from 0 (序号)
    department  TEXT NOT NULL REFERENCES departments (name),                          -- name as written (部门原文)
    PRIMARY KEY (document_id, target_id, role, ordinal),
    FOREIGN KEY (document_id, target_id) REFERENCES targets (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX target_departments_department ON target_departments (department);

CREATE TABLE tasks ( -- a piece of work and those who answer for it (任务)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- its document (文件编号)
    ordinal     INTEGER NOT NULL,                                             -- its place in the document, from 0 (序号)
    no          TEXT NOT NULL,                                                -- number as printed (任务编号)
    group_name  TEXT NOT NULL,                                                -- row group or heading above it (任务分组)
    task        TEXT NOT NULL,                                                -- the work, in the text's words (任务内容)
    section     TEXT NOT NULL CHECK (json_valid(section)),                    -- headings above it, JSON (章节)
    start       INTEGER NOT NULL,                                             -- first code point of its words (起始位置)
    end         INTEGER NOT NULL,                                             -- code point after its words (结束位置)
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE task_departments ( -- who answers for a task (任务责任部门)
    document_id INTEGER NOT NULL,                                                 -- document of the task (文件编号)
    task        INTEGER NOT NULL,                                                 -- ordinal of the task (任务序号)
    role        TEXT NOT NULL CHECK (role IN ('lead', 'support', 'responsible')), -- 牵头, 配合 or 责任单位 (职责)
    ordinal     INTEGER NOT NULL,                                                 -- its place in the list, from 0 (序号)
    department  TEXT NOT NULL REFERENCES departments (name),                      -- name as written (部门原文)
    PRIMARY KEY (document_id, task, role, ordinal),
    FOREIGN KEY (document_id, task) REFERENCES tasks (document_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX task_departments_department ON task_departments (department);

CREATE TABLE task_targets ( -- the targets of a task (任务目标)
    document_id INTEGER NOT NULL, -- document of both (文件编号)
    task        INTEGER NOT NULL, -- ordinal of the task (任务序号)
    ordinal     INTEGER NOT NULL, -- its place in the list, from 0 (序号)
    target_id   TEXT NOT NULL,    -- the target (目标编号)
    PRIMARY KEY (document_id, task, ordinal),
    FOREIGN KEY (document_id, task) REFERENCES tasks (document_id, ordinal) ON DELETE CASCADE,
    FOREIGN KEY (document_id, target_id) REFERENCES targets (document_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE clusters ( -- an industry cluster that a plan names (产业集群)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- its document (文件编号)
    ordinal     INTEGER NOT NULL,                                             -- its place in the document, from 0 (序号)
    name        TEXT NOT NULL,                                                -- name as written (集群名称)
    industry    TEXT NOT NULL,                                                -- its industry (产业)
    scale       TEXT NOT NULL,                                                -- size class, as 千亿级 (规模)
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE cluster_members ( -- places and firms that a plan counts to a cluster (集群成员)
    document_id INTEGER NOT NULL,                                -- document of the cluster (文件编号)
    cluster     INTEGER NOT NULL,                                -- ordinal of the cluster (集群序号)
    kind        TEXT NOT NULL CHECK (kind IN ('place', 'firm')), -- place or firm (类别)
    ordinal     INTEGER NOT NULL,                                -- its place in the list, from 0 (序号)
    name        TEXT NOT NULL,                                   -- name as written (名称)
    PRIMARY KEY (document_id, cluster, kind, ordinal),
    FOREIGN KEY (document_id, cluster) REFERENCES clusters (document_id, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE cluster_targets ( -- the targets of a cluster (集群目标)
    document_id INTEGER NOT NULL, -- document of both (文件编号)
    cluster     INTEGER NOT NULL, -- ordinal of the cluster (集群序号)
    ordinal     INTEGER NOT NULL, -- its place in the list, from 0 (序号)
    target_id   TEXT NOT NULL,    -- the target (目标编号)
    PRIMARY KEY (document_id, cluster, ordinal),
    FOREIGN KEY (document_id, cluster) REFERENCES clusters (document_id, ordinal) ON DELETE CASCADE,
    FOREIGN KEY (document_id, target_id) REFERENCES targets (document_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions ( -- one place that states a target (提及)
    document_id INTEGER NOT NULL,                                   -- its document (文件编号)
    target_id   TEXT NOT NULL,                                      -- its target (目标编号)
    ordinal     INTEGER NOT NULL,                                   -- its place among the target's mentions, from 0 (序号)
    start       INTEGER NOT NULL,                                   -- first code point of the value (起始位置)
    end         INTEGER NOT NULL,                                   -- code point after the value (结束位置)
    text        TEXT NOT NULL,                                      -- the value with its bound words, as written (数值原文)
    sentence    INTEGER NOT NULL,                                   -- ordinal of the sentence it stands in (句子序号)
    section     TEXT NOT NULL CHECK (json_valid(section)),          -- headings above it, JSON (章节)
    PRIMARY KEY (document_id, target_id, ordinal),
    FOREIGN KEY (document_id, target_id) REFERENCES targets (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE numbers ( -- every number of the text, whatever it is for (数字)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,                 -- its document (文件编号)
    start       INTEGER NOT NULL,                                                             -- first code point (起始位置)
    end         INTEGER NOT NULL,                                                             -- code point after the last (结束位置)
    low         REAL,                                                                         -- least value, in unit; NULL for max (下限)
    high        REAL,                                                                         -- greatest value, in unit; NULL for min (上限)
    bound       TEXT NOT NULL CHECK (bound IN ('exact', 'min', 'max', 'about', 'range', '')), -- how the value limits (界)
    unit        TEXT NOT NULL,                                                                -- unit as written (单位)
    base_low    REAL,                                                                         -- least value, in base_unit (基本单位下限)
    base_high   REAL,                                                                         -- greatest value, in base_unit (基本单位上限)
    base_unit   TEXT NOT NULL,                                                                -- unit with its magnitude multiplied in (基本单位)
    role        TEXT NOT NULL,                                                                -- what it is for: target, qualifier, baseline, past, name … (角色)
    why         TEXT NOT NULL,                                                                -- rule or reason for the role (依据)
    sentence    INTEGER NOT NULL,                                                             -- ordinal of the sentence it stands in (句子序号)
    target_id   TEXT,                                                                         -- the target it is, NULL where it is none (目标编号)
    PRIMARY KEY (document_id, start),
    FOREIGN KEY (document_id, target_id) REFERENCES targets (document_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE failures ( -- a notice that could not be read; an earlier good document of that path stays (失败)
    path    TEXT PRIMARY KEY,                      -- a file's path, or archive.zip!/name (文件路径)
    sha256  TEXT NOT NULL,                         -- SHA-256 of its bytes, empty where they could not be had (文件哈希)
    code    TEXT NOT NULL,                         -- kind of failure (错误代码)
    message TEXT NOT NULL,                         -- what went wrong (错误信息)
    run_id  INTEGER NOT NULL REFERENCES runs (id), -- run that met it (运行编号)
    file    TEXT NOT NULL                          -- the file that holds it (所在文件)
) STRICT, WITHOUT ROWID;

CREATE INDEX failures_file ON failures (file);

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
