package audittime

import (
	"fmt"
	"math/big"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Scores grade, from 1 to 3, what makes an information security management system easy or hard to audit.
type Scores struct {
	Business    int `json:"business"`    // kind of business and its regulation
	Process     int `json:"process"`     // processes and tasks
	Maturity    int `json:"maturity"`    // of the management system: 1 is mature
	Technology  int `json:"technology"`  // complexity of the IT infrastructure
	Outsourcing int `json:"outsourcing"` // dependence on suppliers, cloud services included
	Development int `json:"development"` // of information systems
}

// grade is low for a sum of 3 or 4, medium for 5 or 6, high for 7 to 9.
func grade(sum int) int { return min(max(sum-3, 0)/2, 2) }

var gradeNames = [3]text.Text{text.T("low", "低"), text.T("medium", "中"), text.T("high", "高")}

// cell is the range in per cent that the factors together may take, by business (row) and technology.
type cell struct{ from, to int64 }

var cells = [3][3]cell{
	{{-30, -10}, {-10, -5}, {5, 20}},
	{{-10, -5}, {0, 0}, {10, 50}},
	{{5, 20}, {10, 50}, {20, 100}},
}

func (s Scores) grades() (business, technology int) {
	return grade(s.Business + s.Process + s.Maturity), grade(s.Technology + s.Outsourcing + s.Development)
}

// scores wants the net of the factors within the cell that the six scores point at (SM-30).
func (c *calc) scores(s Standard, net *big.Rat) {
	business, technology := s.Scores.grades()
	x := cells[business][technology]
	c.step(ISMSFactors, fmt.Sprintf("%d..%d %%", x.from, x.to), c.of(s, text.Tf(
		"Business %s, technology %s: the factors together may be from %d to %d %%.", "业务复杂度%s，信息技术复杂度%s：各因素合计可为%d%%至%d%%。",
		gradeNames[business], gradeNames[technology], x.from, x.to)))
	if net.Cmp(big.NewRat(x.from, 1)) < 0 || net.Cmp(big.NewRat(x.to, 1)) > 0 {
		c.broken(ISMSFactors, c.of(s, text.Tf("The factors sum to %s %%; the scores allow %d to %d %%.", "各因素合计%s%%，而评分允许%d%%至%d%%。", persons(net), x.from, x.to)))
	}
}

func (s Scores) check(at string, m Method, bad *fault.Invalid) {
	if !m.Scored() {
		bad.Add(at+"scores", text.T("Only ISO/IEC 27001 has these scores.", "仅 ISO/IEC 27001 使用此评分。"))
	}
	for _, x := range []struct {
		field string
		score int
	}{{"business", s.Business}, {"process", s.Process}, {"maturity", s.Maturity}, {"technology", s.Technology},
		{"outsourcing", s.Outsourcing}, {"development", s.Development}} {
		within(at+"scores."+x.field, x.score, 1, 3, bad)
	}
}
