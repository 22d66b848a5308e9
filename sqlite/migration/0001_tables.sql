-- Every table is STRICT. A text that is not known is '', a number that is not known is NULL. A list of headings is a
-- JSON array of text, outermost first. start and end count Unicode code points of documents.text, half-open, so that
-- substr(documents.text, start + 1, end - start) is the quotation. Numbers are doubles: exact to 15 digits, NULL from 309 on.

PRAGMA application_id = 1836409449; -- "mubi"

CREATE TABLE runs ( -- one ingest that changed something (运行)
    id       INTEGER PRIMARY KEY, -- number of the run (运行编号)
    version  TEXT NOT NULL,       -- version of the program (程序版本)
    ruleset  TEXT NOT NULL,       -- hash of the lexicon and rules used (词库规则哈希)
    started  TEXT NOT NULL,       -- when it began, RFC 3339 (开始时间)
    finished TEXT NOT NULL        -- when it ended, RFC 3339, empty while it runs or where it was broken off (结束时间)
) STRICT;

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

CREATE TABLE document_warnings ( -- what the reader doubted of a document (警告)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- its document (文件编号)
    ordinal     INTEGER NOT NULL,                                             -- its place in the list, from 0 (序号)
    message     TEXT NOT NULL,                                                -- the warning (警告内容)
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

CREATE TABLE targets ( -- one number that a plan commits to (目标)
    document_id    INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,                     -- its document (文件编号)
    ordinal        INTEGER NOT NULL,                                                                 -- its place in the document, from 0 (序号)
    id             TEXT NOT NULL,                                                                    -- stable name of the target within its document (目标编号)
    action         TEXT NOT NULL,                                                                    -- verb that makes it a task, as 新建 (动作)
    indicator      TEXT NOT NULL,                                                                    -- what is measured, in the text's words (指标)
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

CREATE TABLE mentions ( -- one place that states a target (提及)
    document_id INTEGER NOT NULL,                                   -- its document (文件编号)
    target_id   TEXT NOT NULL,                                      -- its target (目标编号)
    ordinal     INTEGER NOT NULL,                                   -- its place among the target's mentions, from 0 (序号)
    start       INTEGER NOT NULL,                                   -- first code point of the value (起始位置)
    end         INTEGER NOT NULL,                                   -- code point after the value (结束位置)
    text        TEXT NOT NULL,                                      -- the value with its bound words, as written (数值原文)
    sentence    TEXT NOT NULL,                                      -- the sentence it stands in (原句)
    section     TEXT NOT NULL CHECK (json_valid(section)),          -- headings above it, JSON (章节)
    PRIMARY KEY (document_id, target_id, ordinal),
    FOREIGN KEY (document_id, target_id) REFERENCES targets (document_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE numbers ( -- every number of the text, whatever it is for (数字)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,                 -- its document (文件编号)
    ordinal     INTEGER NOT NULL,                                                             -- its place in the document, from 0 (序号)
    start       INTEGER NOT NULL,                                                             -- first code point (起始位置)
    end         INTEGER NOT NULL,                                                             -- code point after the last (结束位置)
    text        TEXT NOT NULL,                                                                -- the number as written (数值原文)
    low         REAL,                                                                         -- least value, in unit; NULL for max (下限)
    high        REAL,                                                                         -- greatest value, in unit; NULL for min (上限)
    bound       TEXT NOT NULL CHECK (bound IN ('exact', 'min', 'max', 'about', 'range', '')), -- how the value limits (界)
    unit        TEXT NOT NULL,                                                                -- unit as written (单位)
    base_low    REAL,                                                                         -- least value, in base_unit (基本单位下限)
    base_high   REAL,                                                                         -- greatest value, in base_unit (基本单位上限)
    base_unit   TEXT NOT NULL,                                                                -- unit with its magnitude multiplied in (基本单位)
    role        TEXT NOT NULL,                                                                -- what it is for: target, qualifier, baseline, past, name … (角色)
    why         TEXT NOT NULL,                                                                -- rule or reason for the role (依据)
    sentence    TEXT NOT NULL,                                                                -- the sentence it stands in (原句)
    target_id   TEXT,                                                                         -- the target it is, NULL where it is none (目标编号)
    PRIMARY KEY (document_id, ordinal),
    FOREIGN KEY (document_id, target_id) REFERENCES targets (document_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE departments ( -- a department's name as a text writes it, and whom it means (部门)
    name      TEXT PRIMARY KEY, -- name as written (部门原文)
    id        TEXT NOT NULL,    -- the lexicon's department, empty where unknown (部门编号)
    canonical TEXT NOT NULL,    -- full name of that department (部门全称)
    level     TEXT NOT NULL     -- its administrative level (层级)
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

CREATE TABLE failures ( -- a file that could not be read; an earlier good document of that path stays (失败)
    path    TEXT PRIMARY KEY,                      -- the file's path as given (文件路径)
    sha256  TEXT NOT NULL,                         -- SHA-256 of its bytes, empty where they could not be had (文件哈希)
    code    TEXT NOT NULL,                         -- kind of failure (错误代码)
    message TEXT NOT NULL,                         -- what went wrong (错误信息)
    run_id  INTEGER NOT NULL REFERENCES runs (id)  -- run that met it (运行编号)
) STRICT, WITHOUT ROWID;
