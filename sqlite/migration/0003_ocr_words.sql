CREATE TABLE ocr_words ( -- a word that a character reader read from a scanned page (识别文字)
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE, -- its document, whose encoding is ocr (文件编号)
    ordinal     INTEGER NOT NULL,                                             -- its place in the document, from 0 (序号)
    start       INTEGER NOT NULL,                                             -- first code point (起始位置)
    end         INTEGER NOT NULL,                                             -- code point after the last (结束位置)
    confidence  REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),             -- how sure the reader was, 0 to 1 (识别置信度)
    PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;
