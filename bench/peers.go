package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The peers' packages, as npm names them with their versions.
const (
	jieba       = "@node-rs/jieba@2.0.3"
	recognizers = "@microsoft/recognizers-text-suite@1.3.1"
)

// peers are other programs that do a part of what this one does.
type peers struct {
	dir  string // of the packages
	node string // its version
	lack error  // why there are none
}

// installPeers installs the packages outside of the tree, where they are not yet.
func installPeers() peers {
	node, err := exec.Command("node", "--version").Output()
	if err != nil {
		return peers{lack: fmt.Errorf("node: %w", err)}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return peers{lack: err}
	}
	p := peers{dir: filepath.Join(cache, "mubiao-bench"), node: strings.TrimSpace(string(node))}
	if err := os.MkdirAll(p.dir, 0o755); err != nil {
		return peers{lack: err}
	}
	out, err := exec.Command("npm", "install", "--prefix", p.dir, "--no-audit", "--no-fund", "--prefer-offline", "--save-exact", jieba, recognizers).CombinedOutput()
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s", out)
		return peers{lack: fmt.Errorf("npm install: %w", err)}
	}
	return p
}

func (p peers) String() string {
	if p.lack != nil {
		return "no peers"
	}
	return "node " + p.node
}

// pass is what a peer's script prints of its pass over texts.
type pass struct{ Bytes, Seconds float64 }

// against holds ingest on one core, start of the process included, against peers on one core that have loaded and read
// all they need before their time begins.
func (b *bench) against(sets []set) error {
	s := sets[0]
	t := b.report.table("Against peers, over "+s.String()+", one core", "peer", "its MB/s", "least to most", "mubiao, the whole, MB/s", "× as fast as the peer", "least to most")
	if b.peers.lack != nil {
		t.add("none: "+b.peers.lack.Error(), "–", "–", "–", "–", "–")
		return nil
	}
	texts := filepath.Join(b.dir, "texts.jsonl")
	if err := s.write(texts); err != nil {
		return err
	}
	cut := func(hmm string) func() (usage, error) {
		return func() (usage, error) {
			p, err := b.peer("bench/jieba.mjs", texts, hmm)
			return usage{wall: p.Seconds}, err
		}
	}
	ours := func() (usage, error) { return b.fresh(1, s.dir) }
	took, err := paired(b.rounds, ours, cut("false"), ours, cut("true"))
	if err != nil {
		return err
	}
	some, err := b.peer("bench/recognizers.mjs", texts)
	if err != nil {
		return err
	}
	add := func(peer string, its, ours sample) {
		times := ours.over(its)
		t.add(peer, its.String(), its.span(), ours.String(), times.String(), times.span())
	}
	for i, hmm := range []string{"false", "true"} {
		add(jieba+" cut(text, "+hmm+")", took[2*i+1].wall().rate(s.bytes/1e6), took[2*i].wall().rate(s.bytes/1e6))
	}
	its := sample{some.Bytes / 1e6 / some.Seconds}
	add(fmt.Sprintf("%s, once over %.2f MB", recognizers, some.Bytes/1e6), its, took[0].wall().rate(s.bytes/1e6))
	return nil
}

// peer runs a peer's script.
func (b *bench) peer(script string, args ...string) (p pass, err error) {
	_, out, err := b.child(1, append([]string{"node", script, b.peers.dir}, args...)...)
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(out, &p); err != nil {
		return p, fmt.Errorf("%s: %w", script, err)
	}
	return p, nil
}
