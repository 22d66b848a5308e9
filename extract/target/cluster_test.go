package target_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mubiao/mubiao/extract/target"
)

// clusters is a plan's clusters: name, scale, places, firms, and how many targets each has.
func clusters(p *target.Plan) string {
	var out []string
	for _, c := range p.Clusters {
		out = append(out, strings.Join(strings.Fields(fmt.Sprint(c.Name, " ", c.Scale, " ", strings.Join(c.Places, "、"), " ", strings.Join(c.Firms, "、"), " ×", len(c.Targets))), " "))
	}
	return strings.Join(out, "; ")
}

func TestClusterNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"着力培育新能源汽车、电子信息、生物医药等3个千亿级产业集群。", "新能源汽车产业集群 千亿级 ×1; 电子信息产业集群 千亿级 ×1; 生物医药产业集群 千亿级 ×1"},
		{"发展长沙工程机械、株洲轨道交通等2个千亿级产业集群。", "长沙工程机械产业集群 千亿级 长沙 ×1; 株洲轨道交通产业集群 千亿级 株洲 ×1"},
		{"到2022年,建成电子信息产业集群,主营业务收入突破800亿元。", "电子信息产业集群 百亿级 ×1"},
		{"电子信息产业集群主营业务收入达到1500亿元。", "电子信息产业集群 千亿级 ×1"},
		{"产业结构持续优化,打造全球最大的“锂电+建陶”产业集群。", "锂电+建陶产业集群 ×0"},
		{"培育壮大主导产业集群。到2022年,主导产业集群达到5个。", ""},
		{"支持各县打造特色产业集群,建成产业集群10个以上。", ""},
		{"打造一批优势产业集群和战略性新兴产业集群。", ""},
	} {
		if got := clusters(body(t, c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestClusterSeats wants places and firms of the cluster that the heading names, and of no other.
func TestClusterSeats(t *testing.T) {
	const head = "二、重点任务\n(一)新能源产业集群\n"
	const end = "建成新能源产业集群,主营业务收入达到300亿元。"
	for _, c := range []struct{ text, want string }{
		{head + "以城东、城西工业园区为主体," + end, "新能源产业集群 百亿级 城东工业园区、城西工业园区 ×1"},
		{head + "以高新技术、滨江、北湖产业集聚区为主体," + end, "新能源产业集群 百亿级 高新技术产业集聚区、滨江产业集聚区、北湖产业集聚区 ×1"},
		{head + "依托康泰、华仁和远大等龙头企业," + end, "新能源产业集群 百亿级 康泰、华仁、远大 ×1"},
		{head + "依托康泰、华仁等高校," + end, "新能源产业集群 百亿级 ×1"},
		{"二、重点任务\n(一)新能源产业集群\n" + end + "\n(二)人才队伍\n依托康泰、华仁等龙头企业建设实训基地。", "新能源产业集群 百亿级 ×1"},
	} {
		if got := clusters(body(t, "产业结构持续优化。\n"+c.text)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}
