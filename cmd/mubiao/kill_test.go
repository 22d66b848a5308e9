package main

import (
	"database/sql"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	killFiles = flag.Int("kill-files", 800, "files that TestKilled ingests")
	killTimes = flag.Int("kill-times", 5, "how often TestKilled kills the program")
)

// TestKilled kills an ingest at random moments, begins it again each time, and wants the rows of an ingest that nobody
// disturbed. What was done when it was killed is more each time.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	notices := filepath.Join(dir, "notices")
	writePieces(t, notices, *killFiles)
	whole, killed := filepath.Join(dir, "whole.db"), filepath.Join(dir, "killed.db")
	began := time.Now()
	if out, err := ingestOf(whole, notices).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	took := time.Since(began)
	random := rand.New(rand.NewPCG(1, 2))
	for n := range *killTimes {
		cmd := ingestOf(killed, notices)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took))))
		_ = cmd.Process.Kill() // fails where the program was faster
		_ = cmd.Wait()
		if rows, problems := inspect(t, killed); problems != "" {
			t.Fatalf("after kill %d, at %d documents: %s", n+1, rows, problems)
		}
	}
	if out, err := ingestOf(killed, notices).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if rows, problems := inspect(t, killed); problems != "" || rows != *killFiles {
		t.Fatalf("at the end: %d documents %s", rows, problems)
	}
	if want, got := dumpOf(t, whole), dumpOf(t, killed); want != got {
		t.Error("the rows are not those of an ingest that nobody disturbed")
	}
}

func ingestOf(db, notices string) *exec.Cmd {
	return exec.Command("mubiao", "ingest", "--db", db, notices)
}

// writePieces writes files of some lines of the seeds each, no two of which are the same.
func writePieces(t *testing.T, dir string, files int) {
	t.Helper()
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	var lines []string
	seeds, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(seeds) == 0 {
		t.Fatal(seeds, err)
	}
	for _, seed := range seeds {
		data, err := os.ReadFile(seed)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(string(data), "\n")...)
	}
	for i := range files {
		at := i * 7 % (len(lines) - 12)
		piece := fmt.Sprintf("第%d号通知\n%s\n", i+1, strings.Join(lines[at:at+12], "\n"))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), []byte(piece), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// inspect counts a database's documents and says what is wrong with it.
func inspect(t *testing.T, path string) (documents int, problems string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	tables, err := column(db, "SELECT name FROM sqlite_schema WHERE name = 'documents'")
	if err == nil && tables == nil { // killed before there was anything
		return 0, ""
	}
	if err != nil {
		return 0, err.Error()
	}
	for _, query := range []string{"SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'", `SELECT "table" FROM pragma_foreign_key_check`,
		"SELECT path FROM documents WHERE NOT EXISTS (SELECT 1 FROM sentence_places WHERE document_id = id)"} {
		list, err := column(db, query)
		if err != nil {
			t.Fatal(err)
		}
		problems += strings.Join(list, " ")
	}
	if err := db.QueryRow("SELECT count(*) FROM documents").Scan(&documents); err != nil {
		t.Fatal(err)
	}
	return documents, problems
}

// dumpOf is every row of a database but the times of its runs.
func dumpOf(t *testing.T, path string) string {
	t.Helper()
	rows, err := dumpRows(path, "started", "finished")
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// dumpRows is every row of a database's tables, without some columns.
func dumpRows(path string, without ...string) (string, error) {
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		return "", err
	}
	defer db.Close()
	tables, err := column(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for _, table := range tables {
		names, err := column(db, "SELECT name FROM pragma_table_info('"+table+"')")
		if err != nil {
			return "", err
		}
		names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(without, name) })
		rows, err := column(db, "SELECT json_array("+strings.Join(names, ", ")+") FROM "+table)
		if err != nil {
			return "", err
		}
		slices.Sort(rows)
		fmt.Fprintf(&out, "%s\n%s\n", table, strings.Join(rows, "\n"))
	}
	return out.String(), nil
}

// column is the first column of a query's rows.
func column(db *sql.DB, query string) (texts []string, err error) {
	rows, err := db.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	return texts, rows.Err()
}

// interrupted is how many files TestInterrupted ingests: more than an ingest reads before it can be told to stop.
const interrupted = 1200

// TestInterrupted sends Ctrl-C to an ingest, which ends soon, says how to go on, and goes on.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	notices, db, log := filepath.Join(dir, "notices"), filepath.Join(dir, "targets.db"), filepath.Join(dir, "log.jsonl")
	writePieces(t, notices, interrupted)
	cmd := exec.Command("mubiao", "ingest", "--jobs", "1", "--db", db, "--log", log, notices)
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for { // it has begun
		if data, _ := os.ReadFile(log); strings.Contains(string(data), `"document"`) {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	sent := time.Now()
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitSignal || time.Since(sent) > 5*time.Second {
		t.Errorf("exit code %d after %v: %s", code, time.Since(sent), said.String())
	}
	if !strings.Contains(said.String(), "the same command again goes on from there") {
		t.Errorf("said %s", said.String())
	}
	stored, problems := inspect(t, db)
	if problems != "" || stored == 0 || stored == interrupted {
		t.Errorf("%d documents %s", stored, problems)
	}
	out, err := ingestOf(db, notices).CombinedOutput()
	if want := fmt.Sprintf("%d added, 0 replaced, 0 copied, %d unchanged", interrupted-stored, stored); err != nil || !strings.Contains(string(out), want) {
		t.Errorf("%v: %s, want %s", err, out, want)
	}
}
