package pdf

import (
	"strings"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/body"
	"triennia/internal/domain/text"
)

// Sheet is a calculation of audit time with every step, and what rests on it, in both languages.
func Sheet(b body.Record, client text.Text, r audittime.Record) ([]byte, error) {
	day := r.At.In(b.Zone()).Format("2006-01-02")
	d := New(Page{Title: "Audit time 审核时间 " + day, Author: b.Name.En, At: r.At,
		HeadLeft: Join(b.Name, "  "), HeadRight: day, Foot: Join(client, "  ")})
	d.Title(text.T("Audit time", "审核时间"))
	var standards []string
	for _, s := range r.Input.Standards {
		standards = append(standards, s.Code)
	}
	facts := []Fact{
		{text.T("Client", "客户"), Join(client, "\n")},
		{text.T("Standard", "标准"), strings.Join(standards, ", ")},
		{text.T("Computed", "计算"), day + ", " + r.By},
	}
	for _, f := range r.Frozen {
		facts = append(facts, Fact{occasions[f.Occasion], f.Reference + ", " + f.At.In(b.Zone()).Format("2006-01-02")})
	}
	if e := r.Endorsement; e != nil {
		facts = append(facts, setBy(r.By, e.By))
	}
	d.Facts(facts...)
	d.quotationDays(r.Sheet, r.Sheet.Stage1Days == 0)
	d.sheet(r.Sheet)
	return d.Bytes()
}

// occasions are what rests on a calculation, on paper.
var occasions = map[audittime.Occasion]text.Text{
	audittime.ForQuotation: text.T("Kept for quotation", "用于报价"),
	audittime.ForAgreement: text.T("Kept for agreement", "用于合同"),
	audittime.ForAudit:     text.T("Kept before audit", "用于审核"),
}

func setBy(by, second string) Fact {
	return Fact{text.T("Days set by a person", "人员确定的人日"), Join(text.Tf("Set by %s, endorsed by %s", "由%s确定，经%s认可", by, second), "\n")}
}
