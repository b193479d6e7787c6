package risk

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var I9 = rule.Rule{ID: "I9", Source: "ISO/IEC 17021-1:2015", Clause: "5.2.3", Level: rule.Warn, Says: text.T(
	"The body keeps a register of the risks to its impartiality and reviews each within the time it has set, with interested parties consulted.",
	"认证机构应建立公正性风险清单，在规定期限内逐项评审，并征求利益相关方的意见。")}

// Rules are the rules of the register.
var Rules = []rule.Rule{I9}

// WarnReviews are the warnings about the reviews of the open risks that are due or overdue (I9).
func WarnReviews(register []Record, today date.Date) rule.Broken {
	var out rule.Broken
	for _, r := range register {
		switch r.Status(today) {
		case Overdue:
			out = append(out, I9.Breaks(text.Tf("The review of the risk “%s” has been overdue since %s.", "风险“%s”应于%s前评审，现已逾期。", r.Title, r.NextReview)))
		case Due:
			out = append(out, I9.Breaks(text.Tf("The risk “%s” is to be reviewed by %s.", "风险“%s”应于%s前评审。", r.Title, r.NextReview)))
		}
	}
	return out
}
