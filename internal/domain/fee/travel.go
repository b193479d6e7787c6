package fee

import "triennia/internal/domain/text"

// TravelMode says how travel is charged.
type TravelMode string

const (
	TravelActual TravelMode = "actual" // as it arises
	TravelCapped TravelMode = "capped" // as it arises, up to an amount each year
	TravelLump   TravelMode = "lump"   // an amount each year
)

// Travel is how the quotation charges the travel of each year.
type Travel struct {
	Mode   TravelMode `json:"mode"`
	Amount Money      `json:"amount,omitempty"`
}

var travelNames = map[TravelMode]text.Text{
	TravelActual: text.T("Travel and accommodation, at cost", "差旅费，按实际发生"),
	TravelCapped: text.T("Travel and accommodation, at cost up to a limit", "差旅费，按实际发生，不超过上限"),
	TravelLump:   text.T("Travel and accommodation, lump sum", "差旅费，包干"),
}

// travel adds the line of travel; at cost it stands outside the sums (FEE-9).
func (p *pricing) travel() {
	combined := p.kind == extension && p.m.Extension.Combined
	if p.t.Travel == nil || p.kind == "transfer" || combined { // nobody travels for a review of documents, nor twice for one audit
		return
	}
	v := *p.t.Travel
	line := Line{Code: travelCode, Name: travelNames[v.Mode], TaxPercent: p.list.TaxPercent}
	switch v.Mode {
	case TravelLump:
		line.Quantity, line.Unit, line.Amount = "1", v.Amount, v.Amount
	case TravelCapped:
		line.AtCost, line.Cap = true, v.Amount
	default:
		line.AtCost = true
	}
	p.lines = append(p.lines, line)
}
