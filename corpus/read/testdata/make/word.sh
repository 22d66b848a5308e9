# doc and rtf: a seed as Word 97 and by pandoc; numbering, tables and revisions; notes, a text box and a table; one cut off.
# $seeds is the directory of the seeds, $out that of the samples.
word_numbered() { # a .docx with what Word numbers by itself, merged cells, revisions, hidden and raised text
	/usr/bin/python3 - "$1" <<'EOF'
import sys
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
W = nsdecls('w')
d = Document()
numbering = d.part.numbering_part.numbering_definitions._numbering
def abstract(i, *levels):
    x = ''
    for k, (fmt, text, suff, more) in enumerate(levels):
        x += ('<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:suff w:val="%s"/><w:lvlText w:val="%s"/>'
              '<w:lvlJc w:val="left"/></w:lvl>') % (k, fmt, more, suff, text)
    numbering.insert(0, parse_xml('<w:abstractNum %s w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>%s</w:abstractNum>' % (W, i, x)))
def use(i, a, more=''):
    numbering.append(parse_xml('<w:num %s w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>' % (W, i, a, more)))
def numbered(p, num, level=0):
    p._p.get_or_add_pPr().append(parse_xml('<w:numPr %s><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>' % (W, level, num)))
def para(text, num, level=0):
    numbered(d.add_paragraph(text), num, level)
abstract(95, ('chineseCountingThousand', '第%1章', 'tab', '<w:pStyle w:val="Heading1"/>'))
abstract(90, ('chineseCountingThousand', '%1、', 'nothing', ''), ('chineseCountingThousand', '（%2）', 'nothing', ''),
         ('decimal', '%3.', 'space', ''), ('decimalEnclosedCircleChinese', '%4', 'nothing', ''))
abstract(91, ('decimal', '%1', 'tab', ''), ('decimal', '%1.%2', 'tab', ''))
abstract(92, ('japaneseCounting', '第%1条', 'tab', ''))
abstract(93, ('upperLetter', '%1.', 'tab', ''), ('lowerRoman', '%2)', 'tab', ''))
abstract(96, ('decimal', '%1', 'nothing', ''))
for i in (90, 91, 92, 93, 95, 96): use(i, i)
use(94, 90, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
d.styles['Heading 1'].element.get_or_add_pPr().append(parse_xml('<w:numPr %s><w:numId w:val="95"/></w:numPr>' % W))
d.add_paragraph('某市制造业行动计划')
for text, level in (('总体要求', 0), ('指导思想', 1), ('基本原则', 1), ('5家企业达标。', 2), ('年均增长7%以上。', 2), ('第一小项', 3),
                    ('重点任务', 0), ('产业发展', 1), ('又从一开始', 2)):
    para(text, 90, level)
for i in range(3, 13): para('任务', 90)
para('另起', 94)
for text, level in (('概述', 0), ('2025年目标', 1), ('总结', 0), ('其一', 1)): para(text, 91, level)
para('本办法适用。', 92)
para('甲项', 93); para('乙项', 93, 1)
d.add_heading('总则', 1); d.add_heading('分则', 1)
d.add_paragraph('项目符号', style='List Bullet')
p = d.add_paragraph('增加值达到')
p._p.append(parse_xml('<w:del %s w:id="1" w:author="a" w:date="2020-01-01T00:00:00Z"><w:r><w:delText>100</w:delText></w:r></w:del>' % W))
p._p.append(parse_xml('<w:ins %s w:id="2" w:author="a" w:date="2020-01-01T00:00:00Z"><w:r><w:t>200</w:t></w:r></w:ins>' % W))
p.add_run('亿元，'); p.add_run('隐藏999').font.hidden = True; p.add_run('建成100m'); p.add_run('2').font.superscript = True
p.add_run('，企业50家'); p.add_run('[1]').font.superscript = True; p.add_run('200人，H'); p.add_run('2').font.subscript = True; p.add_run('O。')
d.sections[0].header.paragraphs[0].text = '页眉'
t = d.add_table(rows=5, cols=4); t.style = 'Table Grid'
for i, row in enumerate((('指标', '2020年', '目标', ''), ('', '', '2022年', '2025年'), ('增加值（亿元）', '100', '120', '150'),
                         ('企业数', '10家', '12家', '合计'), ('', '', '', '15家'))):
    for j, text in enumerate(row): t.cell(i, j).text = text
for a, b, text in (((0, 0), (1, 0), '指标'), ((0, 1), (1, 1), '2020年'), ((0, 2), (0, 3), '目标'), ((3, 0), (4, 0), '企业数')):
    t.cell(*a).merge(t.cell(*b)).text = text
d.add_paragraph('表后')
t = d.add_table(rows=3, cols=3); t.style = 'Table Grid'
for i in range(3):
    for j in range(3): t.cell(i, j).text = '%d行%d列' % (i, j)
for i in (1, 2):
    t.cell(i, 0).text = ''
    numbered(t.cell(i, 0).paragraphs[0], 96)
c = t.cell(1, 1); c.text = '第一段'; c.add_paragraph('第二段')
c = t.cell(2, 2); c.text = '外'; n = c.add_table(1, 2); n.cell(0, 0).text = '内1'; n.cell(0, 1).text = '内2'; c.add_paragraph('尾')
d.add_paragraph('完')
d.save(sys.argv[1])
EOF
}

word_notes() { # a flat .odt with notes, a text box, a comment, a deletion, hidden text, a link and a table
	cat > "$1" <<'EOF'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>a</dc:creator><dc:date>2020-01-01T00:00:00</dc:date></office:change-info><text:p>12</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>目标到2025年达到<text:change text:change-id="c1"/>34亿元<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注：按2020年价格计算。</text:p></text:note-body></text:note>500家企业。</text:p>
<text:p>第二段<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>尾注：含3个县。</text:p></text:note-body></text:note>88个项目<text:span text:style-name="H">隐藏</text:span>。<office:annotation><dc:creator>a</dc:creator><dc:date>2020-01-01T00:00:00</dc:date><text:p>批注7</text:p></office:annotation></text:p>
<text:p><draw:frame text:anchor-type="paragraph" svg:width="8cm" svg:height="3cm" svg:x="1cm"><draw:text-box><text:p>文本框第一行</text:p><text:p>第二行99%</text:p></draw:text-box></draw:frame>框所在段落</text:p>
<text:p>页<text:page-number text:select-page="current">1</text:page-number>，<text:a xlink:href="http://a.cn/">链接</text:a>，𠮷野家9户。</text:p>
<table:table><table:table-column table:number-columns-repeated="3"/><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>合计<text:note text:note-class="footnote"><text:note-citation>2</text:note-citation><text:note-body><text:p>表中脚注2</text:p></text:note-body></text:note></text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>30</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell><table:table-cell><text:p>10</text:p></table:table-cell></table:table-row><table:table-row><table:covered-table-cell/><table:table-cell><text:p>丙</text:p></table:table-cell><table:table-cell><text:p>20</text:p></table:table-cell></table:table-row></table:table>
<text:p>完</text:p>
</office:text></office:body></office:document>
EOF
}

word_convert() { # file format output
	soffice -env:UserInstallation="file://$tmp/lo" --headless ${4:+--infilter="$4"} --convert-to "$2" --outdir "$tmp/to" "$1" > /dev/null
	name=$(basename "$1"); mv "$tmp/to/${name%.*}.${2%%:*}" "$3"
}

make_doc() {
	tmp=$(mktemp -d)
	word_numbered "$tmp/numbered.docx"
	word_notes "$tmp/notes.fodt"
	word_convert "$seeds/xuchang-2018.txt" 'doc:MS Word 97' "$out/doc-xuchang-2018.doc" 'Text (encoded):UTF8'
	word_convert "$tmp/numbered.docx" 'doc:MS Word 97' "$out/doc-numbered.doc"
	word_convert "$tmp/notes.fodt" 'doc:MS Word 97' "$out/doc-notes.doc"
	head -c 6000 "$out/doc-notes.doc" > "$out/doc-broken.doc"
	rm -r "$tmp"
}

make_rtf() {
	tmp=$(mktemp -d)
	word_numbered "$tmp/numbered.docx"
	word_notes "$tmp/notes.fodt"
	sed 's/^[ 　]*//; s/[][\\*_#<>`~|^$@-]/\\&/g; s/^\([0-9]*\)\([.)]\)/\1\\\2/; s/^(/\\(/; s/$/\n/' "$seeds/xuchang-2012.txt" |
		pandoc -f markdown-tex_math_dollars-smart-example_lists-fancy_lists -s -t rtf -o "$out/rtf-xuchang-2012.rtf"
	word_convert "$tmp/numbered.docx" rtf "$out/rtf-numbered.rtf"
	word_convert "$tmp/notes.fodt" rtf "$out/rtf-notes.rtf"
	head -c 5000 "$out/rtf-notes.rtf" > "$out/rtf-broken.rtf"
	rm -r "$tmp"
}
