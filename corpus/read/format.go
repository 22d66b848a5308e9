package read

// Format (格式) is what a file is by its bytes.
type Format string

// The formats that are read.
const (
	Text  Format = "text"
	CSV   Format = "csv"
	TSV   Format = "tsv"
	HTML  Format = "html"
	MHTML Format = "mhtml"
	PDF   Format = "pdf"
	DOCX  Format = "docx"
	DOC   Format = "doc"
	RTF   Format = "rtf"
	XLSX  Format = "xlsx"
	XLS   Format = "xls"
	OFD   Format = "ofd"
	EML   Format = "eml"
	ZIP   Format = "zip"
	GZIP  Format = "gzip"
)
