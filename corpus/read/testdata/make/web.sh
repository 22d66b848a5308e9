# make_web makes the samples that web.py writes, and those that a browser and an office program print. It needs chromium, soffice
# and pdftoppm.
browser() { chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer "--user-data-dir=$tmp/browser" "$@" >/dev/null 2>&1; }

make_web() {
	local tmp; tmp=$(mktemp -d)
	python3 "$here/web.py" "$seeds" "$out"
	browser "--print-to-pdf=$out/pdf-chromium.pdf" "file://$out/html-portal.html"
	# two columns, running heads, page numbers
	{ echo '<meta charset="utf-8"><style>@page{size:A4;margin:25mm 20mm}p{text-indent:2em;margin:0;font-size:12pt;text-align:justify}div{columns:2;column-gap:12mm;column-fill:auto;height:240mm;break-after:page}</style>'
	  sed 's/.*/<p>&<\/p>/; 1s/^/<div>/; 34s/$/<\/div><div>/' "$seeds/xuchang-2012.txt"; } >"$tmp/columns.html"
	browser "--print-to-pdf=$out/pdf-columns.pdf" "file://$tmp/columns.html"
	# a page that was scanned: its picture alone
	pdftoppm -r 110 -f 1 -l 1 -gray -jpeg "$out/pdf-chromium.pdf" "$tmp/scan"
	echo "<style>@page{margin:0}img{width:100%}</style><img src=\"$(basename "$tmp"/scan*.jpg)\">" >"$tmp/scan.html"
	browser "--print-to-pdf=$out/pdf-scanned.pdf" "file://$tmp/scan.html"
	cp "$tmp"/scan*.jpg "$out/picture-scan.jpg"
	# a Word file with tables and revisions
	word_numbered "$tmp/pdf-libreoffice.docx"
	soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to pdf --outdir "$out" "$tmp/pdf-libreoffice.docx" >/dev/null 2>&1
	head -c 20000 "$out/pdf-chromium.pdf" >"$out/pdf-broken.pdf"
	# pages saved in one file, as browsers write them
	python3 - "$out/html-portal.html" "$out" <<'PY'
import email.mime.multipart, email.mime.text, sys
page = open(sys.argv[1], encoding="utf-8").read()
for name, charset in (("mhtml-portal.mht", "utf-8"), ("mhtml-gbk.mhtml", "gb18030")):
    m = email.mime.multipart.MIMEMultipart("related", boundary="----saved-page", type="text/html")
    m["From"], m["Subject"], m["Snapshot-Content-Location"] = "<Saved by a browser>", "notice", "https://example.org/notice.html"
    part = email.mime.text.MIMEText(page, "html", charset)
    part["Content-Location"] = "https://example.org/notice.html"
    m.attach(part)
    open(sys.argv[2] + "/" + name, "wb").write(m.as_bytes())
open(sys.argv[2] + "/mhtml-broken.mht", "wb").write(m.as_bytes()[:300])
PY
	rm -r "$tmp"
}
