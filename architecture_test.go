// Package mubiao_test holds what is true of the project as a whole.
package mubiao_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/mubiao/mubiao/"

// layers says which packages of the project each may import: those up the line, never down.
var layers = map[string][]string{
	"corpus":              {},
	"corpus/read":         {"corpus"},
	"corpus/read/isolate": {"corpus", "corpus/read"},
	"lexicon":             {},
	"extract/measure":     {"lexicon"},
	"extract/when":        {"lexicon", "extract/measure"},
	"extract/token":       {"lexicon"},
	"extract/rule":        {"corpus", "lexicon", "extract/measure", "extract/when", "extract/token"},
	"extract/task":        {"corpus", "lexicon"},
	"extract/target":      {"corpus", "lexicon", "extract/measure", "extract/when", "extract/token", "extract/rule", "extract/task"},
	"extract": {"corpus", "lexicon", "extract/measure", "extract/when", "extract/token", "extract/rule", "extract/task",
		"extract/target"},
	"eval":    {"corpus", "extract/target"},
	"sqlite":  {"corpus", "lexicon", "extract/measure", "extract/task", "extract/target"}, // the types, not the rules
	"compare": {"corpus", "lexicon", "extract/measure", "extract/task", "extract/target"},
	"export":  {"corpus", "lexicon", "extract/measure", "extract/task", "extract/target", "compare", "sqlite"},
	"panel":   {"lexicon", "sqlite"},
	"check":   {"corpus", "lexicon", "extract/measure", "extract/target", "extract/task", "compare"},
	"review":  {"corpus", "lexicon", "extract/measure", "extract/task", "extract/target"},
}

// source is one Go file's imports.
type source struct {
	file    string
	dir     string // of the package, from the module's root
	name    string // of the package
	test    bool
	imports []string
}

// sources parses the imports of every Go file. The go command is not asked: the test cache can serve its answer stale.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".go" {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		file = filepath.ToSlash(file)
		src := source{file: file, dir: path.Dir(file), name: parsed.Name.Name, test: strings.HasSuffix(file, "_test.go")}
		for _, spec := range parsed.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			src.imports = append(src.imports, name)
		}
		all = append(all, src)
		return nil
	})
	if err != nil || len(all) < 50 {
		t.Fatalf("%d sources: %v", len(all), err)
	}
	return all
}

func TestImportsPointUpTheLine(t *testing.T) {
	for _, src := range sources(t) {
		if src.test || src.dir == "bench" || strings.HasPrefix(src.dir, "cmd/") { // programs see everything
			continue
		}
		allowed, ok := layers[src.dir]
		if !ok {
			t.Errorf("%s: package %s has no place in the line: add it to layers", src.file, src.dir)
		}
		for _, name := range src.imports {
			if own, ok := strings.CutPrefix(name, module); ok && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s, which is down the line", src.file, own)
			}
		}
	}
}

// impure is what extraction may not touch: it is a pure function of text, lexicon and rules.
var impure = []string{"os", "os/exec", "io/ioutil", "net", "net/http", "time", "math/rand", "math/rand/v2", "database/sql", "syscall", "unsafe"}

// outside is what some packages need of the world all the same.
var outside = map[string][]string{
	"extract/rule":        {"time"},                             // the limit of one pattern's time
	"corpus/read":         {"os", "os/exec", "time"},            // outside programs, with their environment and limit
	"corpus/read/isolate": {"os", "os/exec", "syscall", "time"}, // processes and their limits
}

func TestExtractionIsPure(t *testing.T) {
	for _, src := range sources(t) {
		root, _, _ := strings.Cut(src.dir, "/")
		if src.test || !slices.Contains([]string{"corpus", "lexicon", "extract"}, root) {
			continue
		}
		for _, name := range src.imports {
			if slices.Contains(outside[src.dir], name) {
				continue
			}
			if slices.Contains(impure, name) {
				t.Errorf("%s imports %s", src.file, name)
			}
		}
	}
}

// TestRulesTellNoTime wants the package time in extract/rule for the length of a limit only: nothing reads the clock.
func TestRulesTellNoTime(t *testing.T) {
	files, err := filepath.Glob("extract/rule/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "time" && !slices.Contains([]string{"Second", "Millisecond", "Duration"}, sel.Sel.Name) {
				t.Errorf("%s uses time.%s", file, sel.Sel.Name)
			}
			return true
		})
	}
}

func TestOnlySqliteKnowsSQL(t *testing.T) {
	for _, src := range sources(t) {
		for _, name := range src.imports {
			if (name == "database/sql" || strings.Contains(name, "sqlite3")) && src.dir != "sqlite" && !src.test {
				t.Errorf("%s imports %s", src.file, name)
			}
		}
	}
}

func TestNoPackageForEverything(t *testing.T) {
	for _, src := range sources(t) {
		if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "types", "misc", "shared"}, src.name) {
			t.Errorf("%s: package %s says nothing of what it holds", src.file, src.name)
		}
	}
}
