package invoice

import (
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var I10 = rule.Rule{ID: "I10", Source: "ISO/IEC 17021-1:2015", Clause: "5.3", Level: rule.Warn, Confidence: rule.Check, Says: text.T(
	"No client carries so much of the revenue that commercial pressure could harm impartiality; how much that is, the body says.",
	"任何一个客户的收入占比不应高到使商业压力可能损害公正性，比例由认证机构规定。")}

// ConcentrationMonths is the time whose invoices are looked at.
const ConcentrationMonths = 12

// Share is what was invoiced to a client in a currency, and how much of everything invoiced in it that is.
type Share struct {
	ClientID   id.Client `json:"client_id"`
	ClientName text.Text `json:"client_name"`
	Currency   string    `json:"currency"`
	Amount     int64     `json:"amount"`  // in hundredths
	Percent    int       `json:"percent"` // rounded down
	Invoiced   int       `json:"invoiced" doc:"clients invoiced in the currency"`
}

// WarnConcentration is the warning about each client above the percentage (I10). A body with a single client is told
// nothing: it has just begun.
func WarnConcentration(shares []Share, most int) rule.Broken {
	var out rule.Broken
	for _, s := range shares {
		if s.Invoiced > 1 && s.Percent > most {
			out = append(out, I10.Breaks(text.Tf("%s brings %d %% of the revenue in %s; %d %% is the most by the rules of this body.",
				"%s占%[3]s收入的%[2]d%%，本机构规定的上限为%[4]d%%。", s.ClientName, s.Percent, s.Currency, most)))
		}
	}
	return out
}
