# make_docx makes the samples of Word documents. It needs soffice, pandoc and python3 with docx.
make_docx() {
	local tmp; tmp=$(mktemp -d)
	cp "$seeds/xuchang-2012.txt" "$tmp/docx-libreoffice.txt"
	soffice "-env:UserInstallation=file://$tmp/profile" --headless --infilter="Text (encoded):UTF8" --convert-to docx --outdir "$tmp" "$tmp/docx-libreoffice.txt" >/dev/null 2>&1
	awk 'NF { print $0 "\n" }' "$seeds/zhengzhou-2018.txt" | pandoc -f commonmark -t docx -o "$tmp/docx-pandoc.docx"
	python3 - "$tmp/docx-notice.docx" <<'PY'
# Writes a notice with what Word keeps apart from the text: numbering, changes, notes, a text box, merged cells.
import sys
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

W = nsdecls('w')
doc = Document()
for name in ('stylesWithEffects', 'thumbnail'):
    for key, rel in list(doc.part.rels.items()) + []:
        if rel.reltype.endswith(name):
            del doc.part.rels[key]
for key, rel in list(doc.part.package.rels.items()):
    if rel.reltype.endswith('thumbnail'):
        del doc.part.package.rels[key]
styles = doc.styles.element
for style in list(styles):
    if style.tag.endswith('}style') and style.get('{%s}type' % style.nsmap['w']) == 'table':
        styles.remove(style)

def lvl(i, fmt, text, more=''):
    return f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{more}<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'

numbering = doc.part.numbering_part.element
for child in list(numbering):
    numbering.remove(child)
numbering.append(parse_xml(f'<w:abstractNum {W} w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
    + lvl(0, 'chineseCounting', '%1、', '<w:pStyle w:val="Heading1"/>') + lvl(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="Heading2"/>') + lvl(2, 'decimal', '%3.') + '</w:abstractNum>'))
numbering.append(parse_xml(f'<w:abstractNum {W} w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>' + lvl(0, 'decimal', '%1') + '</w:abstractNum>'))
numbering.append(parse_xml(f'<w:num {W} w:numId="1"><w:abstractNumId w:val="1"/></w:num>'))
numbering.append(parse_xml(f'<w:num {W} w:numId="2"><w:abstractNumId w:val="2"/></w:num>'))

def numbered(p, num, level):
    p._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'))
    return p

def styled(style, level):
    style.element.get_or_add_pPr().insert(0, parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'))

styled(doc.styles['Heading 1'], 0)
styled(doc.styles['Heading 2'], 1)

def xml(p, text):
    p._p.append(parse_xml(text.replace('<w:', f'<w:', 1).replace('>', f' {W}>', 1) if 'xmlns' not in text else text))
    return p

foot = f'''<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 规模以上工业企业，指年主营业务收入2000万元以上的企业。</w:t></w:r></w:p></w:footnote></w:footnotes>'''
part = Part(PackURI('/word/footnotes.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml', foot.encode(), doc.part.package)
doc.part.relate_to(part, RT.FOOTNOTES)

doc.add_paragraph('关于印发某市2021年产业集聚区建设专项工作方案的通知')
doc.add_paragraph('某政办〔2021〕12号')
doc.add_paragraph('各县（市、区）人民政府，市人民政府各部门：')
doc.add_heading('总体要求', 1)
doc.add_paragraph('以习近平新时代中国特色社会主义思想为指导，加快推进产业集聚区建设。')
doc.add_heading('发展目标', 1)
doc.add_heading('质量效益', 2)
p = doc.add_paragraph('新增规模以上工业企业200')
xml(p, '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>')
p.add_run('家以上，利润总额增长')
xml(p, '<w:del w:id="1" w:author="a"><w:r><w:delText>8%</w:delText></w:r></w:del>')
xml(p, '<w:ins w:id="2" w:author="a"><w:r><w:t>10%</w:t></w:r></w:ins>')
p.add_run('以上，新建标准厂房30万m')
p.add_run('2').font.superscript = True
p.add_run('。')
doc.add_heading('项目建设', 2)
numbered(doc.add_paragraph('实施亿元以上项目120个。'), 1, 2)
p = numbered(doc.add_paragraph('完成投资'), 1, 2)
p._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {W}><w:del w:id="3" w:author="a"/></w:rPr>'))
numbered(doc.add_paragraph('500亿元。'), 1, 2)
p = doc.add_paragraph('力争全年新开工项目60个。')
p._p.append(parse_xml('''<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="600000"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="t"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent><w:p><w:r><w:t>专栏1　重点产业：装备制造产业主营业务收入突破2300亿元。</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape style="width:157pt;height:47pt"><v:textbox><w:txbxContent><w:p><w:r><w:t>专栏1　重点产业：装备制造产业主营业务收入突破2300亿元。</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'''))
doc.add_heading('任务分工', 1)
doc.add_paragraph('附件1')
doc.add_paragraph('主要指标（单位：亿元）')
t = doc.add_table(rows=5, cols=4)
for cell, text in zip(t.rows[0].cells, ['序号', '县（市、区）', '主营业务收入', '']):
    cell.text = text
for cell, text in zip(t.rows[1].cells, ['', '', '2020年', '2021年']):
    cell.text = text
for row, (name, a, b) in zip(t.rows[2:], [('长葛市', '1800', '2000'), ('禹州市', '900', '1000'), ('鄢陵县', '300', '350')]):
    numbered(row.cells[0].paragraphs[0], 2, 0)
    row.cells[1].text, row.cells[2].text, row.cells[3].text = name, a, b
t.cell(0, 0).merge(t.cell(1, 0)); t.cell(0, 1).merge(t.cell(1, 1)); t.cell(0, 2).merge(t.cell(0, 3))
tr = t.rows[3]._tr
tr.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="4" w:author="a"/>'))
doc.add_paragraph('2021年3月5日')
doc.save(sys.argv[1])
PY
	head -c 9000 "$tmp/docx-libreoffice.docx" >"$tmp/docx-broken.docx"
	cp "$tmp"/docx-*.docx "$out/"
	rm -r "$tmp"
}
