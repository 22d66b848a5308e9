# $seeds: the directory of the seeds; $out: testdata; $here: the directory of sheets.py and ofd.py
calc() { soffice -env:UserInstallation=file://${TMPDIR:-/tmp}/mubiao-lo --headless --convert-to "$1" --outdir "$2" "$3" >/dev/null 2>&1; }

make_xlsx() {
	/usr/bin/python3 "$here/sheets.py" "$seeds" "$out"
	d=$(mktemp -d)
	cp "$out/xlsx-indicators.xlsx" "$d/in.xlsx"
	calc xlsx:"Calc MS Excel 2007 XML" "$d/o" "$d/in.xlsx" # computes the formula, writes other XML
	mv "$d/o/in.xlsx" "$out/xlsx-calc.xlsx"
	head -c 3000 "$out/xlsx-tasks.xlsx" >"$out/xlsx-broken.xlsx"
	rm -r "$d"
}

make_xls() {
	d=$(mktemp -d)
	for n in tasks indicators; do
		cp "$out/xlsx-$n.xlsx" "$d/$n.xlsx"
		calc xls:"MS Excel 97" "$d/o" "$d/$n.xlsx"
		mv "$d/o/$n.xls" "$out/xls-$n.xls"
	done
	head -c 6000 "$out/xls-tasks.xls" >"$out/xls-broken.xls"
	rm -r "$d"
}

make_ofd() {
	/usr/bin/python3 "$here/ofd.py" "$seeds/xuchang-2018.txt" "$out/ofd-xuchang.ofd" 许昌市产业集聚区发展联席会议办公室文件
	/usr/bin/python3 "$here/ofd.py" "$seeds/zhengzhou-2018.txt" "$out/ofd-zhengzhou.ofd"
	head -c 9000 "$out/ofd-xuchang.ofd" >"$out/ofd-broken.ofd"
}

make_csv() {
	d=$(mktemp -d)
	cp "$out/xlsx-calc.xlsx" "$d/in.xlsx"
	calc 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1' "$d/o" "$d/in.xlsx" # commas, UTF-8, as shown, the first sheet
	sed "s/,99999$/,/" "$d"/o/in*.csv | iconv -f utf-8 -t gb18030 >"$out/csv-gbk.csv" # as Chinese Excel saves it
	cp "$out/xlsx-tasks.xlsx" "$d/tasks.xlsx"
	calc 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,1' "$d/t" "$d/tasks.xlsx"
	mv "$d"/t/tasks*.csv "$out/tsv-tasks.tsv"
	{ printf '\357\273\277sep=;\r\n'; printf '指标;2020年;2025年\r\n"研发投入强度;%%";1,25;1,8\r\n高新技术企业数（家）;1280;2000\r\n\r\n'\''-说明;;\r\n'; } >"$out/csv-semicolon.csv"
	printf '指标,目标\n"三大改造"项目,"1,234"\n重点企业,"50\n专精特新,30\n' >"$out/csv-broken.csv"
	rm -r "$d"
}
