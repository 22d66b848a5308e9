package isolate

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/corpus/read"
)

// TestMain lets the test's own program be the child.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == "serve" {
		if err := Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func newPool(t *testing.T) *Pool {
	p := NewPool(func() *exec.Cmd { return exec.Command(os.Args[0], "serve") })
	t.Cleanup(p.Close)
	return p
}

// told is what came of a file: for each notice its path and its text or the code of the failure.
func fileOf(path, data string) File {
	return File{Path: path, SHA256: corpus.Hash([]byte(data)), Size: int64(len(data)), Bytes: strings.NewReader(data)}
}

func told(t *testing.T, p *Pool, path, data string, change func(*read.Options)) string {
	t.Helper()
	opt := read.Options{Limits: read.Default()}
	if change != nil {
		change(&opt)
	}
	var all []string
	err := p.Read(context.Background(), fileOf(path, data), opt, func(r read.Result) {
		if r.Err != nil {
			all = append(all, r.Path+" "+r.Err.Code)
		} else {
			all = append(all, r.Path+" "+strings.TrimSpace(r.Source.Text))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, "; ")
}

func zipOf(t *testing.T, entries ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(entries); i += 2 {
		w, err := z.Create(entries[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(entries[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPool(t *testing.T) {
	p := newPool(t)
	page := "<p>新增就业5万人。</p>"
	hungry := strings.Repeat("<b>甲</b><i>乙</i>", 1<<18)
	modest := func(o *read.Options) { o.Memory, o.Ratio = 96<<20, 1<<20 }
	for _, c := range []struct {
		name, data, want string
		change           func(*read.Options)
	}{
		{"a page", page, "f 新增就业5万人。", nil},
		{"an archive", zipOf(t, "a.txt", "甲", "b.html", page), "f!/a.txt 甲; f!/b.html 新增就业5万人。", nil},
		{"too long", page, "f timeout", func(o *read.Options) { o.Time = 1 }},
		{"too much memory", hungry, "f memory", modest},
		{"one entry takes too much memory", zipOf(t, "a.txt", "甲", "b.html", hungry, "c.html", page, "d.html", hungry, "e.txt", "戊"),
			"f!/a.txt 甲; f!/b.html memory; f!/c.html 新增就业5万人。; f!/d.html memory; f!/e.txt 戊", modest},
		{"after all that", page, "f 新增就业5万人。", nil},
	} {
		if got := told(t, p, "f", c.data, c.change); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	if len(p.idle) != 1 {
		t.Errorf("%d children wait, want the one that served them all", len(p.idle))
	}
}

// TestPoolStops wants a file given up when its caller is, and the child with it.
func TestPoolStops(t *testing.T) {
	p := newPool(t)
	ctx, stop := context.WithCancel(context.Background())
	time.AfterFunc(50*time.Millisecond, stop)
	data := strings.Repeat("<b>甲</b><i>乙</i>", 4<<20)
	if err := p.Read(ctx, fileOf("f", data), read.Options{Limits: read.Default()}, func(read.Result) {}); err != context.Canceled {
		t.Errorf("got %v", err)
	}
	if len(p.idle) != 0 {
		t.Errorf("%d children wait", len(p.idle))
	}
}

// TestPoolDies wants a child that dies at once told as a fault of the program, for the file that it was to read.
func TestPoolDies(t *testing.T) {
	p := NewPool(func() *exec.Cmd { return exec.Command("sh", "-c", "echo no such machine >&2; exit 3") })
	if got := told(t, p, "f", "<p>甲</p>", nil); got != "f internal" {
		t.Errorf("got %s", got)
	}
}
