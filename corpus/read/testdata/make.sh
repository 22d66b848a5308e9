#!/usr/bin/env bash
# Makes the sample files of this directory from the seeds, with the programs that people make such files with: LibreOffice,
# pandoc, Chromium, python-docx, openpyxl. On Debian:
#   apt-get install libreoffice-writer libreoffice-calc pandoc chromium poppler-utils python3-docx python3-openpyxl fonts-noto-cjk
# What these programs write differs from version to version, so the files are kept and not made anew by a test.
set -euo pipefail
out=$(cd "$(dirname "$0")" && pwd)
here=$out/make
seeds=$(cd "$out/../../../seeds" && pwd)
PATH=/usr/bin:$PATH # the python3 that has docx and openpyxl
for part in "$here"/*.sh; do
	. "$part"
done
for format in ${*:-docx wordxml doc rtf xlsx xls csv ofd web}; do
	"make_$format"
done
