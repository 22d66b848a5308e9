package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// usage is what a process took.
type usage struct {
	wall, cpu float64 // seconds
	peak      float64 // bytes of memory
}

// runs is the same process several times.
type runs []usage

func (rs runs) wall() sample { return rs.of(func(u usage) float64 { return u.wall }) }
func (rs runs) cpu() sample  { return rs.of(func(u usage) float64 { return u.cpu }) }
func (rs runs) peak() sample { return rs.of(func(u usage) float64 { return u.peak }) }

func (rs runs) of(field func(usage) float64) (s sample) {
	for _, u := range rs {
		s = append(s, field(u))
	}
	return s
}

// paired does each thing in turn, n times over, so that what slows the machine for a while slows all alike. A round
// before the first, which warms the system's caches, does not count.
func paired(n int, things ...func() (usage, error)) ([]runs, error) {
	all := make([]runs, len(things))
	for round := range n + 1 {
		for i, do := range things {
			u, err := do()
			if err != nil {
				return nil, err
			}
			if round > 0 {
				all[i] = append(all[i], u)
			}
		}
	}
	return all, nil
}

// pins says whether this system can keep a process to some cores.
func pins() bool {
	return runtime.GOOS == "linux" && exec.Command("taskset", "-c", "0", "true").Run() == nil
}

// child runs a program on so many cores and gives what it printed.
func (b *bench) child(cores int, command ...string) (usage, []byte, error) {
	if b.pins {
		command = append([]string{"taskset", "-c", fmt.Sprintf("0-%d", cores-1)}, command...)
	}
	var out, said bytes.Buffer
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS="+strconv.Itoa(cores))
	cmd.Stdout, cmd.Stderr = &out, &said
	start := time.Now()
	err := cmd.Run()
	u := usage{wall: time.Since(start).Seconds()}
	if err != nil {
		return u, nil, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, said.Bytes())
	}
	u.cpu = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	u.peak = float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS == "linux" { // which counts it in KiB
		u.peak *= 1 << 10
	}
	return u, out.Bytes(), nil
}

// ingest stores path in the bench's database on so many cores.
func (b *bench) ingest(cores int, path string) (usage, error) {
	u, _, err := b.child(cores, program, "ingest", "--quiet", "--jobs", strconv.Itoa(cores), "--db", b.db(), path)
	b.peak = max(b.peak, u.peak)
	return u, err
}

// fresh is ingest into a new database.
func (b *bench) fresh(cores int, path string) (usage, error) {
	if err := os.RemoveAll(b.db()); err != nil {
		return usage{}, err
	}
	return b.ingest(cores, path)
}

func (b *bench) db() string { return filepath.Join(b.dir, "targets.db") }
