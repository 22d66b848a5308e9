package lexicon

import (
	"testing"
	"testing/fstest"
)

func TestDutiesAreInOrder(t *testing.T) {
	var problems Problems
	loadDuties(Files, &problems)
	if problems != nil {
		t.Fatal(problems)
	}
}

func TestDutiesReportFaults(t *testing.T) {
	table := "kind\tword\trole\nbody\t局\t\nbody\t办\t\nhead\t单位\tboss\nnoun\t厅\t\nverb\t牵头\tno\n"
	var problems Problems
	loadDuties(fstest.MapFS{"duties.tsv": {Data: []byte(table)}}, &problems)
	want := `duties.tsv:3: body 办 is not in order or stands twice
duties.tsv:4: a head "单位" cannot have the role "boss"
duties.tsv:5: a noun "厅" cannot have the role ""
duties.tsv:6: a verb "牵头" cannot have the role "no"`
	if problems.Error() != want {
		t.Errorf("got\n%s\nwant\n%s", problems.Error(), want)
	}
}

func TestDutyColumn(t *testing.T) {
	d := loadDuties(Files, &Problems{})
	for _, c := range []struct {
		head string
		want DutyRole
	}{
		{"序号", DutyNo}, {"序 号", DutyNo}, {"程序", ""}, {"类别", DutyGroup}, {"2023年重点任务", DutyTask}, {"专项工作", DutyTask},
		{"工作目标", DutyDetail}, {"具体措施", DutyDetail}, {"市级牵头单位", DutyLead}, {"责任单位（排第一的牵头）", DutyResponsible},
		{"配合(参与)单位", DutySupport}, {"计量单位", ""}, {"完成时限", ""}, {"备注", ""}, {"", ""},
	} {
		if got := d.Column(c.head); got != c.want {
			t.Errorf("Column(%q) = %q, want %q", c.head, got, c.want)
		}
	}
}

func TestDutyVerb(t *testing.T) {
	d := loadDuties(Files, &Problems{})
	for _, c := range []struct {
		text, name string
		role       DutyRole
	}{
		{"省财政厅按职责分工负责", "省财政厅", DutyResponsible}, {"市发改委牵头组织实施", "市发改委", DutyLead},
		{"省商务厅等有关部门配合", "省商务厅", DutySupport}, {"市委组织部", "市委组织部", ""}, {"各市具体实施", "各市", DutyResponsible},
	} {
		if name, role := d.Verb(c.text); name != c.name || role != c.role {
			t.Errorf("Verb(%q) = %q %q, want %q %q", c.text, name, role, c.name, c.role)
		}
	}
}
