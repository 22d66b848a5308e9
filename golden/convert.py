# convert.py SEED OUT writes a seed as a web page, a Word document and, of its annex, a sheet: OUT.html, OUT.docx, OUT.xlsx.
import html
import os
import re
import sys

import docx
import openpyxl
from docx.shared import Cm, Pt

seed, out = sys.argv[1:3]
name = os.path.basename(seed).removesuffix(".txt")
with open(seed, encoding="utf-8", newline="") as f:
    lines = f.read().split("\n")


def blocks():
    """The seed's paragraphs, as text, and tables, as rows of cells: lines with tabs or bars are rows."""
    rows = []
    for i, line in enumerate(lines):
        if "\t" in line:
            rows.append(line.rstrip("\r").split("\t"))
        elif line.startswith("| "):  # a row that was broken behind its first cell
            rows[-1] += [c.strip() for c in line[2:].rstrip("| ").split(" | ")]
        elif " | " in line or i + 1 < len(lines) and lines[i + 1].startswith("| "):
            rows.append([c.strip() for c in line.rstrip("| ").split(" | ")])
        else:
            if rows and line.strip():
                yield spans(rows)
                rows = []
            if line.strip():
                yield line.strip(" \u3000\r")
    if rows:
        yield spans(rows)


def spans(rows):
    """Rows of (text, rows, columns): a group's cell stands over its numbered rows, a line alone over the whole width."""
    width = max(map(len, rows))
    cells, group = [], None
    for row in rows:
        if width == 4 and len(row) == 3 and row[0].isdigit() and group:
            group[1] += 1
            cells.append([[c, 1, 1] for c in row])
            continue
        if len(row) == 1 and width > 2:
            row = [[row[0], 1, width]]
        elif width == 4 and len(row) == 3:  # the header: its first cell stands over the group and the number
            row = [[row[0], 1, 2], [row[1], 1, 1], [row[2], 1, 1]]
        else:
            row = [[c, 1, 1] for c in row + [""] * (width - len(row))]
        group = row[0] if width == 4 and len(row) == 4 else None
        cells.append(row)
    return cells


def places(rows):
    """The cells of a table with their row and column."""
    taken = set()
    for r, row in enumerate(rows):
        c = 0
        for text, height, width in row:
            while (r, c) in taken:
                c += 1
            taken |= {(r + i, c + j) for i in range(height) for j in range(width)}
            yield r, c, text, height, width


def page(parts):
    body = []
    for part in parts:
        if isinstance(part, str):
            body.append(f'<p style="text-indent:2em">{html.escape(part)}</p>')
            continue
        rows = "".join("<tr>" + "".join(f'<td rowspan="{h}" colspan="{w}"><p>{html.escape(t)}</p></td>' for t, h, w in row) + "</tr>\n" for row in part)
        body.append(f'<table border="1" style="border-collapse:collapse">{rows}</table>')
    notice = "\n".join(body)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{name}_某市人民政府</title><meta name="SiteName" content="某市人民政府">
<script>var n="到2099年，新增就业99万人。";</script><style>@page{{size:A4;margin:30mm}}@media print{{.nav,.crumbs,.share,.footer{{display:none}}}}</style></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">政务服务</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/a">政策文件</a></div>
<div class="main"><div class="share">分享到：<a>微信</a><a>微博</a></div><div id="zoom">
{notice}
</div></div><div class="footer"><p>版权所有：某市人民政府。网站标识码：4100000001</p></div></body></html>"""


def word(parts):
    d = docx.Document()
    section = d.sections[0]
    section.page_width, section.page_height, section.left_margin, section.right_margin = Cm(21), Cm(29.7), Cm(2.8), Cm(2.6)
    for part in parts:
        if isinstance(part, str):
            p = d.add_paragraph()
            p.add_run("".join(c for c in part if c >= " ")).font.size = Pt(16)
            p.paragraph_format.first_line_indent = Pt(32)
            continue
        table = d.add_table(rows=len(part), cols=sum(c[2] for c in part[0]), style="Table Grid")
        for r, c, text, height, width in places(part):
            cell = table.cell(r, c)
            if height * width > 1:
                cell = cell.merge(table.cell(r + height - 1, c + width - 1))
            cell.paragraphs[0].add_run(text)
    return d


def sheet(tables):
    book = openpyxl.Workbook()
    book.active.title = "任务分工"
    row = 1
    for table in tables:
        for r, c, text, height, width in places(table):
            book.active.cell(row + r, 1 + c, int(text) if text.isdigit() else text or None)
            if height * width > 1:
                book.active.merge_cells(start_row=row + r, start_column=1 + c, end_row=row + r + height - 1, end_column=c + width)
        row += len(table)
    return book


parts = list(blocks())
with open(f"{out}.html", "w", encoding="utf-8") as f:
    f.write(page(parts))
word(parts).save(f"{out}.docx")
tables = [p for p in parts if not isinstance(p, str)]
if tables:
    sheet(tables).save(f"{out}.xlsx")
