package fee

import (
	"errors"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
)

// Quoted is a time with its price.
type Quoted struct {
	Sheet  audittime.Sheet `json:"sheet"`
	Offer  *Offer          `json:"offer,omitempty"`  // nil without a price list, without days, and where a rule refuses a price
	Broken []rule.Breach   `json:"broken,omitempty"` // of the price list; those of the time stand in the sheet
}

// Quote is the audit time of the input and its price by the list, which may be absent: what a calculation
// and a quotation do one after the other. Wrong fields of both are fault.Invalid.
func Quote(in audittime.Input, l *PriceList) (Quoted, error) {
	var bad fault.Invalid
	sheet, err := audittime.Compute(in)
	gather(err, "", &bad)
	if l != nil {
		gather(l.Check(), "price_list.", &bad)
	}
	if err := bad.OrNil(); err != nil {
		return Quoted{}, err
	}
	out := Quoted{Sheet: sheet}
	if l == nil || sheet.Days == 0 {
		return out, nil
	}
	offer, err := l.Price(measure(in, sheet), Terms{})
	var broken rule.Broken
	if errors.As(err, &broken) {
		out.Broken = broken
		return out, nil
	}
	out.Offer = &offer
	return out, err
}

// gather adds the fields of err below the path.
func gather(err error, at string, bad *fault.Invalid) {
	var invalid fault.Invalid
	if errors.As(err, &invalid) {
		for _, f := range invalid.Fields {
			bad.Add(at+f.Path, f.Says)
		}
	}
}

// measure is what the price list counts: every standard, every site, the central function included.
func measure(in audittime.Input, s audittime.Sheet) Measure {
	m := Measure{Persons: s.Headcount, Sites: in.Places(), Certificates: 1, Initial: s.InitialDays, Surveillance: s.SurveillanceDays, Recertification: s.RecertificationDays}
	for _, x := range in.Standards {
		m.Standards = append(m.Standards, Standard{x.Code, x.Category})
	}
	return m
}
