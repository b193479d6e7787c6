package demo

import (
	_ "embed"
	"strings"

	"triennia/internal/domain/standard"
)

//go:embed practice.txt
var practiceText string

// practice is what the firm says it does about an item, sentence by sentence.
func practice(key string) []string {
	for line := range strings.SplitSeq(practiceText, "\n") {
		if said, ok := strings.CutPrefix(line, key+"|"); ok {
			return strings.Split(said, "|")
		}
	}
	return []string{"The process owner keeps this document up to date and reviews it once a year and after every major change.",
		"Records are kept for three years in the document store of the service management system."}
}

// tables are the items that come as a list; nil for the others.
func tables(code, key string, f Firm) [][]string {
	switch key {
	case "mat.headcount_proof":
		return append([][]string{{"Department 部门", "Site 场所", "Shift 班次", "Persons 人数", "In scope 范围内"}}, f.Persons...)
	case "mat.crossref":
		return crossReference(code)
	case "doc.service_catalogue":
		return [][]string{{"Service 服务", "Hours 时间", "Target 目标", "Customer 客户"},
			{"Managed hosting 托管主机", "24 x 7", "99.9 %", "external 外部"},
			{"Service desk 服务台", "Mon-Fri 07:00-19:00", "80 % within 20 s", "external 外部"},
			{"Backup and restore 备份恢复", "24 x 7", "restore within 4 h", "external 外部"},
			{"Network operation 网络运行", "24 x 7", "99.95 %", "internal and external 内部和外部"}}
	case "doc.objectives":
		return [][]string{{"Objective 目标", "Measure 指标", "2026 target", "2026 so far"},
			{"Reliable services 服务可靠", "availability of tier 1 services", "99.9 %", "99.94 %"},
			{"Incidents solved in time 及时解决事件", "within the agreed time", "95 %", "96.8 %"},
			{"Changes that work 变更成功", "changes without rollback", "97 %", "98.1 %"},
			{"Satisfied customers 客户满意", "survey, of 5", "4.3", "4.4"}}
	case "doc.list":
		rows := [][]string{{"Number 编号", "Title 名称", "Owner 责任人"}}
		for _, i := range standard.Asked(code) {
			if strings.HasPrefix(i.Key, "doc.") {
				rows = append(rows, []string{strings.ToUpper(strings.TrimPrefix(i.Key, "doc.")), i.Title.En + " " + i.Title.Zh, f.Manager})
			}
		}
		return rows
	}
	return nil
}

// crossReference says for each clause which document answers it.
func crossReference(code string) [][]string {
	rows := [][]string{{"Clause 条款", "Requirement 要求", "Document 文件"}}
	for _, i := range standard.Asked(code) {
		for _, c := range i.Clauses {
			rows = append(rows, []string{c, standard.ClauseTitle(code, c).En + " " + standard.ClauseTitle(code, c).Zh, i.Title.En})
		}
	}
	return rows
}
