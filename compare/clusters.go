package compare

import (
	"github.com/mubiao/mubiao/corpus"
	"github.com/mubiao/mubiao/extract/target"
)

// Group (产业集群) is an industry cluster with its document.
type Group struct {
	Document *corpus.Document
	*target.Cluster
}

// ClusterPair (集群对照) is one industry cluster in two plans: kept, or what became of its targets where all that changed went one
// way; unsure, dropped or added.
type ClusterPair struct {
	Status   Status
	Old, New *Group
	Targets  []Pair // of the cluster
	Sure     float64
}

// groups are the clusters that plans name, the first of each name.
func groups(plans []*target.Plan) (list []*Group, names []wording) {
	seen := map[string]bool{}
	for _, p := range plans {
		for i := range p.Clusters {
			name := industry(p.Clusters[i].Name)
			if !seen[name] {
				seen[name] = true
				list, names = append(list, &Group{p.Document, &p.Clusters[i]}), append(names, wordingOf(name))
			}
		}
	}
	return list, names
}

func (d *Diff) clusters(oldPlans, newPlans []*target.Plan) {
	old, a := groups(oldPlans)
	new, b := groups(newPlans)
	never := func(_, _ link) bool { return false }
	pairs, onlyOld, onlyNew := assign(len(a), len(b), func(i, j int) float64 { return resembles(a[i], b[j]) }, never)
	for _, l := range pairs {
		p := ClusterPair{Status: Unsure, Old: old[l.old], New: new[l.new], Sure: l.sure}
		p.Targets = d.ofCluster(a[l.old].text, b[l.new].text)
		if l.sure >= Sure {
			p.Status = course(p.Targets)
		}
		d.Clusters = append(d.Clusters, p)
	}
	for _, i := range onlyOld {
		d.Clusters = append(d.Clusters, ClusterPair{Status: Dropped, Old: old[i], Targets: d.ofCluster(a[i].text, "")})
	}
	for _, j := range onlyNew {
		d.Clusters = append(d.Clusters, ClusterPair{Status: Added, New: new[j], Targets: d.ofCluster("", b[j].text)})
	}
}

// ofCluster is the pairs of targets that the cluster has.
func (d *Diff) ofCluster(old, new string) (list []Pair) {
	is := func(e *Entry, name string) bool { return e != nil && name != "" && industry(e.Cluster) == name }
	for _, p := range d.Targets {
		if is(p.Old, old) || is(p.New, new) {
			list = append(list, p)
		}
	}
	return list
}

// course is what became of a cluster's targets: raised or lowered where they all were that changed, else kept.
func course(list []Pair) Status {
	way := Kept
	for _, p := range list {
		switch {
		case p.Status != Raised && p.Status != Lowered:
		case way == Kept:
			way = p.Status
		case way != p.Status:
			return Kept
		}
	}
	return way
}
