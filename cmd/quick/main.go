package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract"
	"github.com/mubiao/mubiao/extract/target"
	"github.com/mubiao/mubiao/lexicon"
)

func main() {
	x, err := extract.New(lexicon.Files)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	show := os.Args[1]
	for _, dir := range os.Args[2:] {
		files, _ := filepath.Glob(dir)
		for _, f := range files {
			data, _ := os.ReadFile(f)
			doc, err := corpus.Read(f, data)
			if err != nil {
				fmt.Fprintln(os.Stderr, f, err)
				continue
			}
			p := x.Extract(doc)
			ref := map[string]any{"path": f, "title": doc.Title}
			switch show {
			case "targets":
				for _, t := range p.Targets {
					enc.Encode(struct {
						Document any `json:"document"`
						target.Target
					}{ref, t})
				}
			case "tasks":
				for i, t := range p.Tasks {
					b, _ := json.Marshal(t)
					var m map[string]any
					json.Unmarshal(b, &m)
					m["document"] = ref
					m["targets"] = p.TaskTargets[i]
					enc.Encode(m)
				}
			case "documents":
				b, _ := json.Marshal(doc.Head)
				var m map[string]any
				json.Unmarshal(b, &m)
				m["path"] = f
				enc.Encode(m)
			case "numbers":
				for _, n := range p.Numbers {
					s := strings.ReplaceAll(n.Sentence, "\n", "")
					fmt.Fprintf(out, "%s\t%s\t%s\t%s\t%.60s\n", filepath.Base(f), n.Text, n.Role, n.Why, s)
				}
			}
		}
	}
}
