package app

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/text"
)

// QuotationView is a quotation with what may be done and whose turn it is.
type QuotationView struct {
	fee.Record
	Lapsed    bool          `json:"lapsed"`
	Turn      flow.Turn     `json:"turn"`
	Actions   []flow.Action `json:"actions" nullable:"false"`
	Statement text.Text     `json:"statement"` // what the client accepts
}

func viewQuotation(r fee.Record, today date.Date) (QuotationView, error) {
	q, err := fee.From(r)
	if err != nil {
		return QuotationView{}, err
	}
	return QuotationView{Record: r, Lapsed: r.Lapsed(today), Turn: r.Turn(today), Actions: q.Actions(today), Statement: r.Statement()}, nil
}
