# makes the spreadsheets of testdata with openpyxl: the tables of two seeds, and a table of indicators
import datetime, re, sys
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

seeds, out = sys.argv[1], sys.argv[2]
thin = Side(style="thin")
grid = Border(left=thin, right=thin, top=thin, bottom=thin)

def put(ws, row, col, value, format=None, rows=1, cols=1):
    cell = ws.cell(row, col, value)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.border = grid
    if format:
        cell.number_format = format
    if rows > 1 or cols > 1:
        ws.merge_cells(start_row=row, start_column=col, end_row=row + rows - 1, end_column=col + cols - 1)

def tasks():
    lines = open(seeds + "/dengfeng-2020.txt", encoding="utf-8").read().split("\n")
    at = next(i for i, l in enumerate(lines) if l.startswith("登封市制造业高质量发展重点任务分工表(55项)"))
    rows, group = [], ""
    for line in lines[at + 2:]:
        cells = [c.strip() for c in line.split("|")]
        if len(cells) < 3:
            continue
        if cells[0].startswith(("一、", "二、", "三、", "四、", "五、", "六、")):
            rows.append((cells[0],))
        elif re.fullmatch(r"\d+", cells[0]):
            rows.append((group, int(cells[0]), cells[1], cells[2]))
        elif len(cells) > 3 and re.fullmatch(r"\d+", cells[1]):
            group = cells[0]
            rows.append((group, int(cells[1]), cells[2], cells[3]))
    wb = Workbook()
    ws = wb.active
    ws.title = "Sheet1"
    put(ws, 1, 1, "登封市制造业高质量发展重点任务分工表(55项)", cols=4)
    ws["A1"].font = Font(bold=True, size=16)
    put(ws, 2, 1, "序号", cols=2)
    put(ws, 2, 3, "工作内容")
    put(ws, 2, 4, "责任单位")
    r, start = 3, None
    for i, row in enumerate(rows):
        if len(row) == 1:
            put(ws, r, 1, row[0], cols=4)
        else:
            if i == 0 or len(rows[i - 1]) == 1 or rows[i - 1][0] != row[0]:
                n = 1
                while i + n < len(rows) and len(rows[i + n]) > 1 and rows[i + n][0] == row[0]:
                    n += 1
                put(ws, r, 1, row[0], rows=n)
            put(ws, r, 2, row[1])
            put(ws, r, 3, row[2])
            put(ws, r, 4, row[3])
        r += 1
    for col, width in zip("ABCD", (16, 6, 60, 30)):
        ws.column_dimensions[col].width = width
    wb.save(out + "/xlsx-tasks.xlsx")

def indicators():
    wb = Workbook()
    ws = wb.active
    ws.title = "主要指标"
    ws["A1"] = "附件2"
    put(ws, 2, 1, "制造业高质量发展主要指标", cols=6)
    ws["F3"] = "单位：亿元、%"
    for col, name in ((1, "类别"), (2, "指标"), (3, "单位")):
        put(ws, 4, col, name, rows=2)
    put(ws, 4, 4, "2020年\n基期值")
    ws.merge_cells("D4:D5")
    put(ws, 4, 5, "目标值", cols=2)
    put(ws, 5, 5, "2023年")
    put(ws, 5, 6, "2025年")
    rows = [
        ("创新能力", [("规模以上工业企业研发投入强度", "%", 0.0125, 0.0155, 0.018, "0.00%"), ("高新技术企业数", "家", 1280, 1500, 2000, "#,##0")]),
        ("产业规模", [("规模以上工业增加值", "亿元", 1234.5, 1600, 2000.25, "#,##0.00"), ("主营业务收入超100亿元企业", "家", 3, 5, 8, "0"),
                  ("战略性新兴产业占比", "%", 12.3, 15, 0.1 + 0.2 + 19.7, "General")]),
        ("绿色发展", [("单位工业增加值能耗下降", "%", 3.5, 13.5, 18, '0.0"%"'), ("新增绿色工厂", "家", 0, 20, 40, '0;-0;"-"')]),
    ]
    r = 6
    for group, items in rows:
        put(ws, r, 1, group, rows=len(items))
        for name, unit, a, b, c, format in items:
            put(ws, r, 2, name)
            put(ws, r, 3, unit)
            for col, v in ((4, a), (5, b), (6, c)):
                put(ws, r, col, v, format)
            r += 1
    ws.cell(r, 1, "注：规模以上工业增加值为2020年价，“-”表示没有统计。")
    ws.merge_cells(start_row=r, start_column=1, end_row=r, end_column=6)
    ws.row_dimensions[r - 2].hidden = True
    r += 2
    ws.cell(r, 1, "重点项目投资计划表")
    r += 1
    for col, name in enumerate(("序号", "项目名称", "总投资(万元)", "开工时间", "竣工时间"), 1):
        put(ws, r, col, name)
    for i, (name, money, begin, end) in enumerate((("年产3万吨玄武岩纤维项目", 150000, datetime.date(2021, 3, 1), datetime.date(2022, 12, 31)),
                                                   ("银河科技24亿只SMD陶瓷底座项目", 82000.5, datetime.date(2020, 9, 14), datetime.date(2022, 6, 30))), 1):
        for col, (v, format) in enumerate(((i, "0"), (name, None), (money, "#,##0.0"), (begin, 'yyyy"年"m"月"'), (end, "yyyy/m/d")), 1):
            put(ws, r + i, col, v, format)
    ws.cell(r + 3, 2, "合计")
    ws.cell(r + 3, 3, "=SUM(C%d:C%d)" % (r + 1, r + 2)).number_format = "#,##0.0"
    ws.column_dimensions["H"].hidden = True
    ws["H6"] = 99999
    hidden = wb.create_sheet("参数")
    hidden["A1"] = "不公开的底稿"
    hidden["B1"] = 777
    hidden.sheet_state = "hidden"
    more = wb.create_sheet("Sheet2")
    more["A1"] = "企业上云覆盖率"
    more["B1"] = 1
    more["B1"].number_format = "0%"
    more["A2"] = "中小工业企业上云覆盖率"
    more["B2"] = 0.9
    more["B2"].number_format = "0%"
    wb.save(out + "/xlsx-indicators.xlsx")

tasks()
indicators()
