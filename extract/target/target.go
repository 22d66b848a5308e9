// Package target assembles rule matches into targets, numbers with their roles, and clusters: a Plan.
package target

import (
	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/measure"
	"github.com/mubiao/mubiao/extract/task"
)

// Target (目标) is one number that a plan commits to, with every place that states it.
type Target struct {
	ID        string `json:"id"`
	Action    string `json:"action"`
	Indicator string `json:"indicator"`
	// IndicatorText is the indicator with its thresholds and descriptions, where Indicator leaves them out.
	IndicatorText string `json:"indicator_text"`
	IndicatorID   string `json:"indicator_id"`
	Scope         string `json:"scope"`
	Cluster       string `json:"cluster"`
	Qualifier     string `json:"qualifier"`
	Measure       string `json:"measure"`   // level, growth, share, added
	Direction     string `json:"direction"` // up, down
	measure.Value
	YearFrom    int       `json:"year_from"`
	YearTo      int       `json:"year_to"`
	Deadline    string    `json:"deadline"` // YYYY-MM-DD
	Per         string    `json:"per"`
	Baseline    *Baseline `json:"baseline"`
	Modality    string    `json:"modality"`
	Binding     string    `json:"binding"` // 约束性 or 预期性
	Lead        []string  `json:"lead"`
	Support     []string  `json:"support"`
	Responsible []string  `json:"responsible"`
	Section     []string  `json:"section"` // headings above the first mention, outermost first
	Mentions    []Mention `json:"mentions"`
	Rule        string    `json:"rule"`
	Confidence  float64   `json:"confidence"` // 0..1
}

// Baseline (基数) is what a target is compared with: 较2020年, 由75%.
type Baseline struct {
	Value string `json:"value"` // a decimal, or empty
	Unit  string `json:"unit"`
	Text  string `json:"text"`
}

// Mention (提及) is one place that states a target. Text is the document's text at the span.
type Mention struct {
	corpus.Span
	Text     string   `json:"text"`
	Sentence string   `json:"sentence"`
	Section  []string `json:"section"`
	OCR      float64  `json:"ocr,omitempty"` // how sure a character reader was of Text, 0 to 1; 0 where the file itself says it
}

// Role (角色) is what a number is for.
type Role string

// The roles of a number.
const (
	RoleTarget    Role = "target"
	RoleQualifier Role = "qualifier"
	RoleBaseline  Role = "baseline"
	RolePast      Role = "past"
	RoleName      Role = "name"
	RoleDate      Role = "date"
	RoleReference Role = "reference"
	RoleCondition Role = "condition"
	RoleSubsidy   Role = "subsidy"
	RoleUnknown   Role = "unknown"
)

// Number (数字) is one number of the text, whatever it is for.
type Number struct {
	corpus.Span
	Text string `json:"text"`
	measure.Value
	Role     Role    `json:"role"`
	Why      string  `json:"why"` // the rule, or the reason
	Sentence string  `json:"sentence"`
	Target   string  `json:"target"`        // id, where it is one
	OCR      float64 `json:"ocr,omitempty"` // as a Mention's
}

// Cluster (产业集群) is an industry cluster that the plan names.
type Cluster struct {
	Name     string   `json:"name"`
	Industry string   `json:"industry"`
	Scale    string   `json:"scale"` // 千亿级
	Places   []string `json:"places"`
	Firms    []string `json:"firms"`
	Targets  []string `json:"targets"` // ids
}

// Plan (方案) is one document's result.
type Plan struct {
	Document *corpus.Document
	Targets  []Target
	Numbers  []Number
	Clusters []Cluster
	Tasks    []task.Task
	// TaskTargets has, for each task, the ids of its targets.
	TaskTargets [][]string
}
