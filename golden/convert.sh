#!/usr/bin/env bash
# Converts each seed to the other formats, into converted/, with the programs that people make such files with. On Debian:
#   apt-get install libreoffice-writer chromium python3-docx python3-openpyxl fonts-noto-cjk
# OFD is written by the samples' own ofd.py, since no free program writes it.
set -euo pipefail
cd "$(dirname "$0")"
PATH=/usr/bin:$PATH # the python3 that has docx and openpyxl
tmp=$(mktemp -d)
for seed in ../seeds/*.txt; do
	name=$(basename "$seed" .txt)
	python3 convert.py "$seed" "converted/$name"
	python3 ../corpus/read/testdata/make/ofd.py "$seed" "converted/$name.ofd"
	chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer "--user-data-dir=$tmp/browser" \
		"--print-to-pdf=converted/$name.browser.pdf" "file://$PWD/converted/$name.html" >/dev/null 2>&1
done
for format in 'doc:MS Word 97' 'rtf:Rich Text Format' pdf; do
	soffice "-env:UserInstallation=file://$tmp/office" --headless --convert-to "$format" --outdir converted converted/*.docx >/dev/null 2>&1
done
rm -r "$tmp"
