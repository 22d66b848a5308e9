package golden_test

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/mubiao/mubiao/extract/target"
)

// describe is a plan as plain lines. Ids are left out: they change with every byte of the text.
func describe(p *target.Plan) []string {
	d := p.Document
	lines := []string{
		line("HEAD", "", d.Title, named("number", d.Number), named("issuer", d.Issuer), named("drafter", d.Drafter), named("issued", d.Issued),
			named("published", d.Published), named("region", strings.TrimSpace(d.Region.Name+" "+d.Region.Code)),
			named("years", years(d.PlanFrom, d.PlanTo)), named("genre", d.Genre)),
	}
	for _, w := range d.Warnings {
		lines = append(lines, line("WARN", "", w))
	}
	for i, t := range p.Tasks {
		lines = append(lines, line("TASK", t.No, compact(t.Task), named("group", compact(t.Group)), named("lead", join(t.Lead)),
			named("support", join(t.Support)), named("responsible", join(t.Responsible)), named("targets", count(len(p.TaskTargets[i])))))
	}
	for _, c := range p.Clusters {
		lines = append(lines, line("CLUSTER", "", c.Name, named("industry", c.Industry), named("scale", c.Scale),
			named("places", join(c.Places)), named("firms", join(c.Firms)), named("targets", count(len(c.Targets)))))
	}
	for i := range p.Targets {
		lines = append(lines, describeTarget(p, &p.Targets[i]))
	}
	return append(lines, roles(p.Numbers))
}

func describeTarget(p *target.Plan, t *target.Target) string {
	base := ""
	if t.Baseline != nil {
		base = strings.TrimSpace(t.Baseline.Text + " " + t.Baseline.Value + t.Baseline.Unit)
	}
	fields := []string{compact(t.Action + " " + t.Indicator), amount(t), named("id", t.IndicatorID), named("text", different(t.IndicatorText, t.Indicator)),
		named("scope", t.Scope), named("cluster", t.Cluster), named("qualifier", compact(t.Qualifier)), named("per", t.Per),
		named("years", years(t.YearFrom, t.YearTo)), named("deadline", t.Deadline), named("baseline", base),
		named("modality", t.Modality), named("binding", t.Binding), named("lead", join(t.Lead)), named("support", join(t.Support)),
		named("responsible", join(t.Responsible)), named("section", compact(strings.Join(t.Section, " › "))),
		t.Rule + " " + strconv.FormatFloat(t.Confidence, 'g', -1, 64)}
	for _, m := range t.Mentions {
		fields = append(fields, fmt.Sprintf("@%d-%d %s", m.Start, m.End, quote(p, m)))
	}
	return line("TARGET", "", fields...)
}

// amount is measure, direction, bound and value, as written and in base units.
func amount(t *target.Target) string {
	s := t.Measure
	if t.Direction == "down" {
		s += " down"
	}
	low, high := t.Low, t.High
	if low == nil {
		low = high
	}
	s += " " + string(t.Bound) + " " + low.String()
	if t.Bound == "range" {
		s += "—" + high.String()
	}
	s += " " + t.Unit
	if t.BaseUnit != t.Unit {
		base := t.BaseLow
		if base == nil {
			base = t.BaseHigh
		}
		s += " = " + base.String() + " " + t.BaseUnit
	}
	return s
}

// quoted is how many characters a quotation shows before the value; half as many stand behind it.
const quoted = 24

func quote(p *target.Plan, m target.Mention) string {
	runes := p.Document.Runes
	from, to := m.Start, m.End
	for n := 0; from > 0 && n < quoted && !strings.ContainsRune("。\n", runes[from-1]); n++ {
		from--
	}
	for n := 0; to < len(runes) && n < quoted/2 && !strings.ContainsRune("。\n", runes[to]); n++ {
		to++
	}
	return compact(string(runes[from:m.Start])) + "⟦" + compact(m.Text) + "⟧" + compact(string(runes[m.End:to]))
}

// roles counts the numbers by role.
func roles(numbers []target.Number) string {
	order := []target.Role{target.RoleTarget, target.RoleQualifier, target.RoleBaseline, target.RolePast, target.RoleName,
		target.RoleDate, target.RoleReference, target.RoleCondition, target.RoleSubsidy, target.RoleUnknown}
	counts := map[target.Role]int{}
	for _, n := range numbers {
		counts[n.Role]++
	}
	var fields []string
	for _, r := range order {
		fields = append(fields, fmt.Sprintf("%s %d", r, counts[r]))
	}
	return line("NUMBERS", "", fields...)
}

// line joins the fields that say something.
func line(kind, no string, fields ...string) string {
	if no != "" {
		kind += " " + no
	}
	var kept []string
	for _, f := range fields {
		if f != "" {
			kept = append(kept, f)
		}
	}
	return kind + " " + strings.Join(kept, " | ")
}

func named(name, value string) string {
	if value == "" {
		return ""
	}
	return name + " " + value
}

func different(a, b string) string {
	if a == b {
		return ""
	}
	return compact(a)
}

func join(list []string) string { return strings.Join(list, "、") }

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func years(from, to int) string {
	switch {
	case from == 0 && to == 0:
		return ""
	case from == to || from == 0:
		return strconv.Itoa(to)
	}
	return fmt.Sprintf("%d—%d", from, to)
}
