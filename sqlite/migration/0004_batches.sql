-- A text is stored once, in documents.text: sentences and numbers are places in it, and the views sentences and number_view
-- have their words. A document's sentences are one row: a row for each would be half of all rows.

CREATE TABLE sentence_places ( -- the sentences of a document, in the order of the text: see the view sentences (句子位置)
    document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE, -- its document (文件编号)
    places      TEXT NOT NULL CHECK (json_valid(places))                         -- of each its first code point and the one after its last, JSON: [[0,21],[22,60]] (起止位置)
) STRICT;

CREATE TABLE mentions_4 ( -- one place that states a target (提及)
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

CREATE TABLE numbers_4 ( -- every number of the text, whatever it is for (数字)
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

-- Until version 3 a number had its sentence's words, from which its place follows: the number stands in it.
CREATE TEMP TABLE said AS
    SELECT q.document_id, q.start, q.end, q.sentence, d.text, max(0, q.end - length(q.sentence)) AS earliest
    FROM (SELECT document_id, start, end, sentence FROM numbers UNION SELECT document_id, start, end, sentence FROM mentions) AS q
    JOIN documents AS d ON d.id = q.document_id;
CREATE TEMP TABLE place AS
    SELECT document_id, row_number() OVER (PARTITION BY document_id ORDER BY start, end) - 1 AS ordinal, start, end
    FROM (SELECT DISTINCT document_id, first AS start, first + length(sentence) AS end
        FROM (SELECT document_id, sentence, earliest + instr(substr(text, earliest + 1), sentence) - 1 AS first FROM said));
DROP TABLE said;
INSERT INTO sentence_places
    SELECT d.id, (SELECT json_group_array(json_array(start, end)) FROM (SELECT start, end FROM place WHERE document_id = d.id ORDER BY ordinal))
    FROM documents AS d;
INSERT INTO mentions_4
    SELECT m.document_id, target_id, m.ordinal, m.start, m.end, text,
        (SELECT max(p.ordinal) FROM place AS p WHERE p.document_id = m.document_id AND p.start <= m.start AND m.end <= p.end), section
    FROM mentions AS m;
INSERT OR IGNORE INTO numbers_4
    SELECT n.document_id, n.start, n.end, low, high, bound, unit, base_low, base_high, base_unit, role, why,
        (SELECT max(p.ordinal) FROM place AS p WHERE p.document_id = n.document_id AND p.start <= n.start AND n.end <= p.end), target_id
    FROM numbers AS n;
DROP TABLE place;
DROP VIEW target_view;
DROP TABLE mentions;
DROP TABLE numbers;
ALTER TABLE mentions_4 RENAME TO mentions;
ALTER TABLE numbers_4 RENAME TO numbers;

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

CREATE TABLE document_paths ( -- where a document's bytes were found: the same bytes under two names are one document (文件位置)
    path        TEXT PRIMARY KEY,                                             -- a file's path, or archive.zip!/name (文件路径)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- its document (文件编号)
    file        TEXT NOT NULL                                                 -- the file of the table files that holds it (所在文件)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_paths_document ON document_paths (document_id);
CREATE INDEX document_paths_file ON document_paths (file);
CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE failures_4 ( -- a notice that could not be read; an earlier good document of that path stays (失败)
    path    TEXT PRIMARY KEY,                      -- a file's path, or archive.zip!/name (文件路径)
    sha256  TEXT NOT NULL,                         -- SHA-256 of its bytes, empty where they could not be had (文件哈希)
    code    TEXT NOT NULL,                         -- kind of failure (错误代码)
    message TEXT NOT NULL,                         -- what went wrong (错误信息)
    run_id  INTEGER NOT NULL REFERENCES runs (id), -- run that met it (运行编号)
    file    TEXT NOT NULL                          -- the file that holds it (所在文件)
) STRICT, WITHOUT ROWID;

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

INSERT INTO document_paths
    SELECT path, id, CASE instr(path, '!/') WHEN 0 THEN path ELSE substr(path, 1, instr(path, '!/') - 1) END FROM documents;
INSERT INTO failures_4
    SELECT path, sha256, code, message, run_id, CASE instr(path, '!/') WHEN 0 THEN path ELSE substr(path, 1, instr(path, '!/') - 1) END FROM failures;
DROP TABLE failures;
ALTER TABLE failures_4 RENAME TO failures;
CREATE INDEX failures_file ON failures (file);
INSERT INTO files
    SELECT p.file, iif(p.file = p.path, d.sha256, ''), max(d.run_id), '', NULL, '', '' FROM document_paths AS p JOIN documents AS d ON d.id = p.document_id GROUP BY p.file;
INSERT OR IGNORE INTO files SELECT file, sha256, run_id, '', NULL, '', '' FROM failures;

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

CREATE VIEW number_view AS -- one number a row, with its words and its sentence's (数字一览)
SELECT
    n.document_id,                                              -- its document (文件编号)
    n.start,                                                    -- first code point (起始位置)
    n.end,                                                      -- code point after the last (结束位置)
    substr(d.text, n.start + 1, n.end - n.start) AS text,       -- the number as written (数值原文)
    n.low,                                                      -- least value, in unit (下限)
    n.high,                                                     -- greatest value, in unit (上限)
    n.bound,                                                    -- how the value limits (界)
    n.unit,                                                     -- unit as written (单位)
    n.base_low,                                                 -- least value, in base_unit (基本单位下限)
    n.base_high,                                                -- greatest value, in base_unit (基本单位上限)
    n.base_unit,                                                -- unit with its magnitude multiplied in (基本单位)
    n.role,                                                     -- what it is for (角色)
    n.why,                                                      -- rule or reason for the role (依据)
    substr(d.text, (p.places ->> ('$[' || n.sentence || '][0]')) + 1,
        (p.places ->> ('$[' || n.sentence || '][1]')) - (p.places ->> ('$[' || n.sentence || '][0]'))) AS sentence, -- the sentence it stands in (原句)
    n.target_id,                                                -- the target it is, NULL where it is none (目标编号)
    d.path                                                      -- the file (文件路径)
FROM numbers AS n
JOIN documents AS d ON d.id = n.document_id
JOIN sentence_places AS p ON p.document_id = n.document_id;

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
    substr(d.text, (s.places ->> ('$[' || m.sentence || '][0]')) + 1,
        (s.places ->> ('$[' || m.sentence || '][1]')) - (s.places ->> ('$[' || m.sentence || '][0]'))) AS sentence, -- the sentence of the first mention (原句)
    m.start,                     -- first code point of the value (起始位置)
    m.end,                       -- code point after the value (结束位置)
    (SELECT count(*) FROM mentions WHERE document_id = t.document_id AND target_id = t.id) AS mentions, -- places that state it (提及次数)
    t.rule,                      -- rule that found it (规则)
    t.confidence,                -- how sure the rule is (置信度)
    d.path,                      -- the file (文件路径)
    f.url,                       -- address that it comes from, where a manifest says so (网址)
    r.of_id AS reissue_of,       -- number of the document that this one repeats, NULL where it is the first: count those (首个文件编号)
    t.id AS target_id,           -- stable name of the target (目标编号)
    t.document_id,               -- number of the document (文件编号)
    t.ordinal                    -- the target's place in the document (序号)
FROM documents AS d
JOIN targets AS t ON t.document_id = d.id
LEFT JOIN mentions AS m ON m.document_id = t.document_id AND m.target_id = t.id AND m.ordinal = 0
LEFT JOIN sentence_places AS s ON s.document_id = d.id
LEFT JOIN document_paths AS p ON p.path = d.path
LEFT JOIN files AS f ON f.path = p.file
LEFT JOIN reissues AS r ON r.document_id = d.id;
