package export

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/mubiao/mubiao/compare"
	"github.com/mubiao/mubiao/extract/target"
)

// taskRow is a pair of tasks of one comparison, and clusterRow one of clusters.
type taskRow struct {
	region string
	*compare.TaskPair
}

type clusterRow struct {
	region string
	*compare.ClusterPair
}

func (c *Comparison) tasks() (list []taskRow) {
	for i := range c.Diff.Tasks {
		list = append(list, taskRow{c.Region, &c.Diff.Tasks[i]})
	}
	return list
}

func (c *Comparison) clusters() (list []clusterRow) {
	for i := range c.Diff.Clusters {
		list = append(list, clusterRow{c.Region, &c.Diff.Clusters[i]})
	}
	return list
}

func duty(t *compare.Duty, say func(*compare.Duty) string) string {
	if t == nil {
		return ""
	}
	return line(say(t))
}

func taskOf(t *compare.Duty) string { return t.Task.Task }

func answerable(t *compare.Duty) string { return leaders(t.Lead, t.Responsible) }

var taskColumns = []fact[taskRow]{
	words("region", "地区", "region, where regions are compared", func(p taskRow) string { return p.region }),
	words("status", "变化", "kept, reassigned, unsure, dropped or added", func(p taskRow) string { return string(p.Status) }).shown(10),
	words("old", "原任务", "the task in the old plan", func(p taskRow) string { return duty(p.Old, taskOf) }).shown(40),
	words("new", "新任务", "the task in the new plan", func(p taskRow) string { return duty(p.New, taskOf) }).shown(40),
	words("old_lead", "原牵头", "departments that lead or, where none is said to, answer for it", func(p taskRow) string { return duty(p.Old, answerable) }).shown(24),
	words("new_lead", "新牵头", "departments that lead or, where none is said to, answer for it", func(p taskRow) string { return duty(p.New, answerable) }).shown(24),
	numbers("sure", "把握", "how sure both are the same task", "0 to 1", func(p taskRow) any { return certainty(p.Sure, p.Old != nil && p.New != nil) }).shown(4),
}

func group(c *compare.Group, say func(*compare.Group) string) string {
	if c == nil {
		return ""
	}
	return say(c)
}

func nameOf(c *compare.Group) string  { return c.Name }
func scaleOf(c *compare.Group) string { return c.Scale }

var clusterColumns = []fact[clusterRow]{
	words("region", "地区", "region, where regions are compared", func(p clusterRow) string { return p.region }),
	words("status", "变化", "kept, raised, lowered, unsure, dropped or added", func(p clusterRow) string { return string(p.Status) }).shown(10),
	words("old", "原集群", "the cluster in the old plan", func(p clusterRow) string { return group(p.Old, nameOf) }).shown(30),
	words("new", "新集群", "the cluster in the new plan", func(p clusterRow) string { return group(p.New, nameOf) }).shown(30),
	words("old_scale", "原规模", "order of size of its money target in the old plan", func(p clusterRow) string { return group(p.Old, scaleOf) }).shown(10),
	words("new_scale", "新规模", "order of size of its money target in the new plan", func(p clusterRow) string { return group(p.New, scaleOf) }).shown(10),
	words("targets", "目标", "what became of its targets", targetsOf).shown(50),
	numbers("sure", "把握", "how sure both are the same cluster", "0 to 1", func(p clusterRow) any { return certainty(p.Sure, p.Old != nil && p.New != nil) }).shown(4),
}

func targetsOf(p clusterRow) string {
	var list []string
	for _, t := range p.Targets {
		list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s", change(told(t.Old, indicatorOf), told(t.New, indicatorOf)), change(told(t.Old, valueOf), told(t.New, valueOf)))))
	}
	return strings.Join(list, "; ")
}

// diffLines writes a JSON object a pair.
type diffLines struct{ line *lineWriter }

// PairRecord (对照) is a pair of targets as a record: each side a record as mubiao extract prints it, or null.
type PairRecord struct {
	Region     string           `json:"region,omitempty"`
	Status     compare.Status   `json:"status"`
	Demand     compare.Demand   `json:"demand"`
	Sure       any              `json:"sure"` // 0 to 1, or null where there is no pair
	Difference *decimal.Decimal `json:"difference"`
	Unit       string           `json:"unit"`
	Ratio      *decimal.Decimal `json:"ratio"`
	PerYear    *decimal.Decimal `json:"per_year"`
	Old        *Target          `json:"old"`
	New        *Target          `json:"new"`
}

// TaskPairRecord (任务对照) is a pair of tasks as a record.
type TaskPairRecord struct {
	Region string         `json:"region,omitempty"`
	Status compare.Status `json:"status"`
	Sure   any            `json:"sure"`
	Old    *Task          `json:"old"`
	New    *Task          `json:"new"`
}

// ClusterPairRecord (集群对照) is a pair of industry clusters as a record.
type ClusterPairRecord struct {
	Region string         `json:"region,omitempty"`
	Status compare.Status `json:"status"`
	Sure   any            `json:"sure"`
	Old    *Cluster       `json:"old"`
	New    *Cluster       `json:"new"`
}

func (d *diffLines) Write(c *Comparison) error {
	for _, r := range c.records(d.line.show) {
		line, err := d.line.encode(r)
		if err != nil {
			return err
		}
		if _, err := d.line.w.Write(line); err != nil {
			return fmt.Errorf("write record: %w", err)
		}
	}
	return nil
}

// Close has nothing left to write.
func (d *diffLines) Close() error { return nil }

func (c *Comparison) records(show Show) (list []any) {
	switch show {
	case Targets:
		for _, p := range c.Diff.Targets {
			list = append(list, PairRecord{c.Region, p.Status, p.Demand, certainty(p.Sure, p.Old != nil && p.New != nil), p.Difference, p.Unit, p.Ratio, p.PerYear, entryRecord(p.Old), entryRecord(p.New)})
		}
	case Tasks:
		for _, p := range c.Diff.Tasks {
			list = append(list, TaskPairRecord{c.Region, p.Status, certainty(p.Sure, p.Old != nil && p.New != nil), dutyRecord(p.Old), dutyRecord(p.New)})
		}
	case Clusters:
		for _, p := range c.Diff.Clusters {
			list = append(list, ClusterPairRecord{c.Region, p.Status, certainty(p.Sure, p.Old != nil && p.New != nil), groupRecord(p.Old), groupRecord(p.New)})
		}
	}
	return list
}

func entryRecord(e *compare.Entry) *Target {
	if e == nil {
		return nil
	}
	return &Target{e.ID, source(e.Document), fullTarget(*e.Target)}
}

func dutyRecord(t *compare.Duty) *Task {
	if t == nil {
		return nil
	}
	return &Task{source(t.Document), fullTask(*t.Task), full(t.Targets)}
}

func groupRecord(c *compare.Group) *Cluster {
	if c == nil {
		return nil
	}
	return &Cluster{source(c.Document), fullCluster(*c.Cluster)}
}

func fullCluster(c target.Cluster) target.Cluster {
	c.Places, c.Firms, c.Targets = full(c.Places), full(c.Firms), full(c.Targets)
	return c
}
