package export

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mubiao/mubiao/lexicon"
	"github.com/mubiao/mubiao/sqlite"
)

func described(t *testing.T) map[string][]Value {
	t.Helper()
	values, err := readValues(valuesTable)
	if err != nil {
		t.Fatal(err)
	}
	return values
}

// Every word that the schema or the code lets into a column stands in values.tsv, and none else.
func TestValuesAreThoseOfTheSchemaAndTheCode(t *testing.T) {
	want := checked(t)
	want["review"] = want["state"]
	want["role"] = constants(t, "../extract/target/target.go", "Role")
	want["genre"] = literals(t, "../corpus/genre.go", "genres")
	want["family"] = families(t)
	for _, name := range []string{"state", "kind"} { // of tables that are not exported
		delete(want, name)
	}
	got := map[string][]string{}
	for column, values := range described(t) {
		for _, v := range values {
			got[column] = append(got[column], v.Value)
		}
		slices.Sort(got[column])
	}
	for _, values := range want {
		slices.Sort(values)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// checked is the words that the schema's CHECKs let into columns, but for the empty one.
func checked(t *testing.T) map[string][]string {
	t.Helper()
	schema, err := os.ReadFile("../sqlite/schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, m := range regexp.MustCompile(`CHECK \((\w+) IN \(([^)]*)\)\)`).FindAllStringSubmatch(string(schema), -1) {
		for word := range strings.SplitSeq(m[2], ", ") {
			if word = strings.Trim(word, "'"); word != "" && !slices.Contains(found[m[1]], word) {
				found[m[1]] = append(found[m[1]], word)
			}
		}
	}
	return found
}

// constants is the values of a file's constants of a type.
func constants(t *testing.T, file, typ string) (found []string) {
	t.Helper()
	inspect(t, file, func(n ast.Node) {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return
		}
		if id, ok := spec.Type.(*ast.Ident); ok && id.Name == typ {
			found = append(found, unquoted(t, spec.Values[0]))
		}
	})
	return found
}

// literals is the first string in each element of a file's variable.
func literals(t *testing.T, file, variable string) (found []string) {
	t.Helper()
	inspect(t, file, func(n ast.Node) {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Names[0].Name != variable {
			return
		}
		for _, e := range spec.Values[0].(*ast.CompositeLit).Elts {
			found = append(found, unquoted(t, e.(*ast.CompositeLit).Elts[0]))
		}
	})
	return found
}

func inspect(t *testing.T, file string, use func(ast.Node)) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.FromSlash(file), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		use(n)
		return true
	})
}

func unquoted(t *testing.T, e ast.Expr) string {
	t.Helper()
	s, err := strconv.Unquote(e.(*ast.BasicLit).Value)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// families is those of the lexicon's indicators, which its own test finds to be all.
func families(t *testing.T) (found []string) {
	t.Helper()
	lex, err := lexicon.Load(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	data, err := lexicon.Files.ReadFile("indicators.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		id, _, _ := strings.Cut(line, "\t")
		if x, ok := lex.Indicators.ByID(id); ok && !slices.Contains(found, x.Family) {
			found = append(found, x.Family)
		}
	}
	return found
}

// Every number of a view counts something or names a row, and nothing has a unit that no view has.
func TestUnits(t *testing.T) {
	names := []string{"document_id", "ordinal", "sentence_ordinal", "reissue_of", "run_id"}
	seen := map[string]bool{}
	for what, list := range allColumns(t) {
		for _, c := range list {
			if c.Type != sqlite.Text && c.Unit == "" && !slices.Contains(names, c.Name) {
				t.Errorf("%s.%s has no unit", what, c.Name)
			}
			seen[c.Name] = seen[c.Name] || c.Type != sqlite.Text
		}
	}
	for name := range units {
		if !seen[name] {
			t.Errorf("no column of numbers is called %s", name)
		}
	}
	for name := range described(t) {
		if _, ok := seen[name]; !ok {
			t.Errorf("no column is called %s", name)
		}
	}
}

// allColumns is the columns of each kind of rows.
func allColumns(t *testing.T) map[string][]Column {
	t.Helper()
	db, err := sqlite.Open(filepath.Join(t.TempDir(), "empty.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	found := map[string][]Column{}
	for _, what := range sqlite.Whats {
		list, err := db.Columns(sqlite.What(what))
		if err != nil {
			t.Fatal(err)
		}
		if found[what], err = Describe(list); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func TestValuesAreReadStrictly(t *testing.T) {
	const head = "column\tvalue\tlabel\tmeaning\n"
	for table, want := range map[string]string{
		"":                   "header",
		"column\tvalue\n":    "header",
		head + "a\tx\t甲\n":   "wrong number of fields",
		head + "a\tx\t\t好\n": "empty cell",
		head + "a\tx\t甲\t好\na\tx\t乙\t好\n":             "x stands twice",
		head + "a\tx\t甲\t好\na\ty\t甲\t好\n":             "label",
		head + "a\tx\t甲\t好\nb\tx\t甲\t好\na\ty\t乙\t好\n": "together",
	} {
		if _, err := readValues(table); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", table, err, want)
		}
	}
}
