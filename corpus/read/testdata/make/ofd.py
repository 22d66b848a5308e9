# makes an OFD file of a text as an office program lays a notice out: A4, 28 characters a line, 22 lines a page, the page's
# number at the foot, lines with tabs as a table with lines, 3号仿宋. usage: ofd.py in.txt out.ofd [letterhead]
import sys, zipfile
from xml.sax.saxutils import escape

SIZE, PITCH, LEFT, TOP, WIDTH, LINES = 5.644, 10.2, 27.0, 37.0, 158.0, 22
NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'

def wide(c):
    return ord(c) >= 0x2E80 or 0x2010 <= ord(c) <= 0x206F or 0x2460 <= ord(c) <= 0x24FF

def width(text, size=SIZE):
    return sum(size if wide(c) else size / 2 for c in text)

def wrap(text, room, size=SIZE):
    lines, line, w = [], "", 0
    for c in text:
        cw = size if wide(c) else size / 2
        if w + cw > room + 0.01 and c not in "，。、；：）》”,;:)":
            lines.append(line)
            line, w = "", 0
        line += c
        w += cw
    return lines + [line]

def deltas(text, size):
    steps = ["%g" % (size if wide(c) else size / 2) for c in text[:-1]]
    out, i = [], 0
    while i < len(steps):
        n = 1
        while i + n < len(steps) and steps[i + n] == steps[i]:
            n += 1
        out += ["g", str(n), steps[i]] if n > 2 else [steps[i]] * n
        i += n
    return " ".join(out)

class Doc:
    def __init__(self):
        self.pages, self.id = [], 100
        self.new()

    def new(self):
        self.objects, self.y = [], TOP
        self.pages.append(self.objects)

    def next(self):
        self.id += 1
        return self.id

    def text(self, x, y, text, size=SIZE, font=3):
        d = deltas(text, size)
        self.objects.append('<ofd:TextObject ID="%d" Boundary="%g %g %g %g" Font="%d" Size="%g"><ofd:TextCode X="0" Y="%g"%s>%s</ofd:TextCode></ofd:TextObject>' % (
            self.next(), x, y, width(text, size) + 1, size * 1.2, font, size, size * 0.88, ' DeltaX="%s"' % d if d else "", escape(text)))

    def rule(self, x0, y0, x1, y1):
        self.objects.append('<ofd:PathObject ID="%d" Boundary="%g %g %g %g" LineWidth="0.2"><ofd:StrokeColor Value="0 0 0"/><ofd:AbbreviatedData>M 0 0 L %g %g</ofd:AbbreviatedData></ofd:PathObject>' % (
            self.next(), x0, y0, max(x1 - x0, 0.2), max(y1 - y0, 0.2), x1 - x0, y1 - y0))

    def room(self, height):
        if self.y + height > TOP + LINES * PITCH:
            self.new()

    def paragraph(self, text, center=False, size=SIZE, font=3):
        lines = wrap(text, WIDTH, size)
        for line in lines:
            self.room(PITCH)
            x = LEFT + (WIDTH - width(line, size)) / 2 if center else LEFT
            if line.strip():
                lead = len(line) - len(line.lstrip("　"))
                self.text(x + lead * size, self.y, line.lstrip("　"), size, font)
            self.y += PITCH

    def table(self, rows):
        cols = max(len(r) for r in rows)
        size = 4.2
        want = [max(2.0 * size, min(45.0, max(width(r[c], size) if c < len(r) else 0 for r in rows))) + 3 for c in range(cols)]
        scale = WIDTH / sum(want)
        xs = [LEFT]
        for w in want:
            xs.append(xs[-1] + w * scale)
        first = True
        for row in rows:
            cells = [wrap(c, xs[i + 1] - xs[i] - 3, size) for i, c in enumerate(row + [""] * (cols - len(row)))]
            height = max(len(c) for c in cells) * size * 1.4 + 2
            if self.y + height > TOP + LINES * PITCH:
                self.new()
                first = True
            if first:
                self.rule(LEFT, self.y, xs[-1], self.y)
                first = False
            for i, lines in enumerate(cells):
                for k, line in enumerate(lines):
                    if line:
                        self.text(xs[i] + 1.5, self.y + 1 + k * size * 1.4, line, size)
            for x in xs:
                self.rule(x, self.y, x, self.y + height)
            self.y += height
            self.rule(LEFT, self.y, xs[-1], self.y)

def make(source, target, letterhead=None):
    doc, rows = Doc(), []
    for n, line in enumerate(open(source, encoding="utf-8").read().split("\n")):
        if "\t" in line:
            rows.append(line.strip("\n").split("\t"))
            continue
        if rows:
            doc.table(rows)
            rows = []
        line = line.strip()
        if n < 2 and line and len(line) < 60:
            doc.paragraph(line, True, 7.76, 4)
        elif line:
            doc.paragraph("　　" + line)
    if rows:
        doc.table(rows)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as z:
        def put(name, body):
            info = zipfile.ZipInfo(name, (2020, 9, 14, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, '<?xml version="1.0" encoding="UTF-8"?>\n' + body)
        put("OFD.xml", '<ofd:OFD %s Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID><ofd:Creator>ofd.py</ofd:Creator></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>' % NS)
        tpl = '<ofd:TemplatePage ID="9" Name="letterhead" ZOrder="Background" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if letterhead else ""
        pages = "".join('<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>' % (20 + i, i) for i in range(len(doc.pages)))
        put("Doc_0/Document.xml", '<ofd:Document %s><ofd:CommonData><ofd:MaxUnitID>%d</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>%s</ofd:CommonData><ofd:Pages>%s</ofd:Pages></ofd:Document>' % (NS, doc.id + 10000, tpl, pages))
        put("Doc_0/PublicRes.xml", '<ofd:Res %s BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="仿宋" FamilyName="仿宋"/><ofd:Font ID="4" FontName="方正小标宋简体" FamilyName="方正小标宋简体"/></ofd:Fonts></ofd:Res>' % NS)
        if letterhead:
            keep, doc.objects = doc.objects, []
            step = WIDTH / len(letterhead)  # narrow letters, as wide as the text below
            doc.objects.append('<ofd:TextObject ID="11" Boundary="%g 16 %g 17" Font="4" Size="14" HScale="%g"><ofd:FillColor Value="255 0 0"/><ofd:TextCode X="0" Y="12.3" DeltaX="g %d %g">%s</ofd:TextCode></ofd:TextObject>' % (
                LEFT, WIDTH, step / 14, len(letterhead) - 1, step, escape(letterhead)))
            put("Doc_0/Tpls/Tpl_0/Content.xml", '<ofd:Page %s><ofd:Content><ofd:Layer ID="10" Type="Background">%s</ofd:Layer></ofd:Content></ofd:Page>' % (NS, "".join(doc.objects)))
            doc.objects = keep
        for i, objects in enumerate(doc.pages):
            doc.objects = objects
            doc.text(100 if i % 2 else 95, 270, "— %d —" % (i + 1), 4.9)
            t = '<ofd:Template TemplateID="9" ZOrder="Background"/>' if letterhead and i == 0 else ""
            put("Doc_0/Pages/Page_%d/Content.xml" % i, '<ofd:Page %s>%s<ofd:Content><ofd:Layer ID="%d" Type="Body">%s</ofd:Layer></ofd:Content></ofd:Page>' % (NS, t, 50000 + i, "".join(objects)))

make(*sys.argv[1:])
