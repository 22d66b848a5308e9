# make_wordxml makes Word documents in one XML file: what Word 2003 saved, by LibreOffice, and today's flat package, by putting a
# .docx file's parts into one. It needs soffice, python3 and the samples of make_docx.
make_wordxml() {
	tmp=$(mktemp -d)
	head -n 40 "$seeds/xuchang-2018.txt" >"$tmp/wordxml-2003.txt"
	word_convert "$tmp/wordxml-2003.txt" 'xml:MS Word 2003 XML' "$out/wordxml-2003.xml" 'Text (encoded):UTF8'
	python3 - "$out/docx-notice.docx" "$out/wordxml-flat.xml" <<'PY'
import re, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
types = z.read("[Content_Types].xml").decode()
parts = ""
for name in z.namelist():
    kind = re.search('PartName="/%s" ContentType="([^"]+)"' % re.escape(name), types)
    kind = kind[1] if kind else "application/vnd.openxmlformats-package.relationships+xml"
    if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml":
        body = re.sub(r"<\?xml[^>]*\?>", "", z.read(name).decode())
        parts += f'<pkg:part pkg:name="/{name}" pkg:contentType="{kind}"><pkg:xmlData>{body}</pkg:xmlData></pkg:part>'
head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
open(sys.argv[2], "w", encoding="utf-8").write(f'{head}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>')
PY
	head -c 20000 "$out/wordxml-flat.xml" >"$out/wordxml-broken.xml"
	rm -r "$tmp"
}
