package fee

import (
	"fmt"
	"math/big"
	"slices"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/standard"
)

// Standard is one management system that is priced.
type Standard struct {
	Code string `json:"code"`
	Risk string `json:"risk,omitempty"` // the category of the audit-time table: high, medium, low, limited
}

// Measure is what the items are counted by.
type Measure struct {
	Persons         int                `json:"persons"` // in scope, sites included: neither effective nor of the company
	Standards       []Standard         `json:"standards"`
	Sites           int                `json:"sites"`        // the central function included
	Certificates    int                `json:"certificates"` // none counts as one
	Initial         audittime.HalfDays `json:"initial_days"`
	Surveillance    audittime.HalfDays `json:"surveillance_days"`
	Recertification audittime.HalfDays `json:"recertification_days"`
	Extension       *Extension         `json:"-"`
	Renews          bool               `json:"-"`               // the next cycle instead of the first
	Taken           *Taken             `json:"taken,omitempty"` // what is left of a cycle that another body began, instead of a whole one
}

// Taken says which surveillance audits, 1 and 2, a cycle still needs that another body began.
type Taken struct {
	Surveillances []int `json:"surveillances" nullable:"false"`
}

// years are the years of the cycle that are priced, each with its kind and days.
func (m Measure) years() []course {
	out := []course{{"initial", "initial", m.Initial}, {"surveillance_1", "surveillance", m.Surveillance}, {"surveillance_2", "surveillance", m.Surveillance}}
	if m.Renews { // and the one after it is agreed in its time
		return []course{{renewal, "recertification", m.Recertification}, out[1], out[2]}
	}
	if m.Taken != nil {
		out = []course{{"transfer", "transfer", 0}}
		for _, n := range m.Taken.Surveillances {
			out = append(out, course{fmt.Sprintf("surveillance_%d", n), "surveillance", m.Surveillance})
		}
	}
	if m.Extension != nil {
		out = slices.Insert(out, 1, course{extension, extension, m.Extension.Days})
	}
	return append(out, course{"recertification", "recertification", m.Recertification})
}

// course is a year of the cycle that is priced.
type course struct {
	label, kind string
	days        audittime.HalfDays
}

// Choice is what a quotation decides about one item: how many are ordered of those on request, and the
// amount where the list states a range.
type Choice struct {
	Code     string             `json:"code"`
	Quantity audittime.HalfDays `json:"quantity,omitempty"` // in every year the item is charged for
	Amount   Money              `json:"amount,omitempty"`
}

// Terms is what one quotation adds to the price list.
type Terms struct {
	Choices   []Choice   `json:"choices,omitempty"`
	Discounts []Discount `json:"discounts,omitempty"`
	Travel    *Travel    `json:"travel,omitempty"`
}

// named are the standards as the list names them: an edition that it does not know costs what the one before does.
func (l PriceList) named(standards []Standard) []Standard {
	out := slices.Clone(standards)
	for i, s := range out {
		names := func(fits func(code string) bool) (code string, ok bool) {
			for _, it := range l.Items {
				if j := slices.IndexFunc(it.Standards, fits); j >= 0 {
					return it.Standards[j], true
				}
			}
			return "", false
		}
		if _, exact := names(func(code string) bool { return code == s.Code }); exact {
			continue
		}
		if code, known := names(func(code string) bool { return standard.Same(code, s.Code) }); known {
			out[i].Code = code
		}
	}
	return out
}

// matching counts the standards that the item is for.
func (m Measure) matching(it Item) (n int) {
	for _, s := range m.Standards {
		if it.isFor(s) {
			n++
		}
	}
	return n
}

func (it Item) isFor(s Standard) bool {
	return (len(it.Standards) == 0 || slices.Contains(it.Standards, s.Code)) && (len(it.Risks) == 0 || slices.Contains(it.Risks, s.Risk))
}

// concerns tells whether the item is for what is measured: for any of its standards, or for all whatever they are.
func (m Measure) concerns(it Item) bool {
	return len(it.Standards)+len(it.Risks) == 0 || m.matching(it) > 0
}

// onRequest tells whether the item is charged only as often as a quotation orders it.
func (it Item) onRequest() bool { return it.Per == PerCopy || it.Per == PerEvent }

// charged tells whether the item is charged in a year of the kind. A transfer costs what an initial certification
// costs beside its audit.
func (it Item) charged(kind string) bool {
	if kind == extension {
		return it.chargedForExtension()
	}
	if kind == "transfer" {
		audit := it.Basis == Banded || it.Basis == Actual || it.Basis == PerDay && !it.onRequest()
		return !audit && it.charged("initial")
	}
	return len(it.When) == 0 || slices.Contains(it.When, kind)
}

// count is how many times the item is charged in a year.
func (m Measure) count(it Item, t Terms) *big.Rat {
	switch it.Per {
	case PerSystem:
		return big.NewRat(int64(m.matching(it)), 1)
	case PerSite:
		return big.NewRat(int64(m.Sites), 1)
	case PerCertificate:
		return big.NewRat(int64(max(m.Certificates, 1)), 1)
	case PerCopy, PerEvent:
		return t.choice(it.Code).Quantity.Rat()
	default:
		return big.NewRat(1, 1)
	}
}

func (t Terms) choice(code string) Choice {
	for _, c := range t.Choices {
		if c.Code == code {
			return c
		}
	}
	return Choice{}
}
