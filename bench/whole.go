package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
)

// whole measures ingest over each set, start of the process included, into a new database, on one core, two and all.
func (b *bench) whole(sets []set) error {
	all := runtime.NumCPU()
	cores := slices.Compact([]int{1, min(2, all), all})
	t := b.report.table("The whole: text files to SQLite", "texts", "cores", "MB/s", "least to most", "documents/s", "× one core", "CPU s", "peak MB")
	for _, s := range sets {
		var things []func() (usage, error)
		for _, n := range cores {
			things = append(things, func() (usage, error) { return b.fresh(n, s.dir) })
		}
		took, err := paired(b.rounds, things...)
		if err != nil {
			return err
		}
		for i, n := range cores {
			speed := took[i].wall().rate(s.bytes / 1e6)
			t.add(s.String(), strconv.Itoa(n), speed.String(), speed.span(), took[i].wall().rate(float64(len(s.files))).String(),
				took[0].wall().over(took[i].wall()).String(), took[i].cpu().String(), took[i].peak().scaled(1e-6).String())
		}
	}
	return nil
}

// start measures what a process takes before the first text, and a notice in a process of its own.
func (b *bench) start([]set) error {
	took, err := paired(4*b.rounds, // each is short
		func() (usage, error) { u, _, err := b.child(1, program, "explain", "力争增长8%"); return u, err },
		func() (usage, error) { return b.fresh(1, notice) })
	if err != nil {
		return err
	}
	t := b.report.table("Start, one core", "process", "ms", "least to most", "CPU ms", "least to most", "peak MB")
	for i, what := range []string{"lexicon and rules loaded, one sentence explained", notice + " into a new database"} {
		wall, cpu := took[i].wall().scaled(1e3), took[i].cpu().scaled(1e3)
		t.add(what, wall.String(), wall.span(), cpu.String(), cpu.span(), took[i].peak().scaled(1e-6).String())
	}
	return nil
}

// few and many are how many notices growth compares.
const few, many = 200, 2000

// growth measures whether ten times the notices take ten times as long and as much room, and how fast a second ingest
// passes over what has not changed.
func (b *bench) growth(sets []set) error {
	seeds := sets[len(sets)-1]
	little, err := seeds.compose(filepath.Join(b.dir, "few"), few)
	if err != nil {
		return err
	}
	much, err := seeds.compose(filepath.Join(b.dir, "many"), many)
	if err != nil {
		return err
	}
	var room [2]float64 // bytes of the two databases, the same in each round
	took, err := paired(b.rounds,
		func() (u usage, err error) {
			if u, err = b.fresh(1, little.dir); err == nil {
				room[0], err = size(b.db())
			}
			return u, err
		},
		func() (u usage, err error) {
			if u, err = b.fresh(1, much.dir); err == nil {
				room[1], err = size(b.db())
			}
			return u, err
		},
		func() (usage, error) { return b.ingest(1, much.dir) })
	if err != nil {
		return err
	}
	t := b.report.table("Growth, one core", "figure", "median", "least to most")
	t.add(fmt.Sprintf("%d notices (%.2f MB), s", few, little.bytes/1e6), took[0].wall().String(), took[0].wall().span())
	t.add(fmt.Sprintf("%d notices (%.2f MB), s", many, much.bytes/1e6), took[1].wall().String(), took[1].wall().span())
	times := took[1].wall().over(took[0].wall())
	t.add(fmt.Sprintf("%d take so many times as long", many), times.String(), times.span())
	t.add(fmt.Sprintf("their database is so many times as large (%.1f and %.1f MB)", room[0]/1e6, room[1]/1e6), figure(room[1]/room[0]), "–")
	files := took[2].wall().rate(many)
	t.add(fmt.Sprintf("unchanged files skipped a second, %d again", many), files.String(), files.span())
	t.add("peak memory of every ingest above, MB", figure(b.peak/1e6), "–")
	return nil
}

func size(path string) (float64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return float64(info.Size()), nil
}
