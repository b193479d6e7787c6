package fee

import (
	"slices"
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// The day rate of 3000 for the audit of an extension, nothing for what is registered already; the years performed stay.
func TestWhatAnExtensionCosts(t *testing.T) {
	h := func(d float64) audittime.HalfDays { return audittime.HalfDays(2 * d) }
	l := stateList("1000", "3000", "2000", "2000")
	l.Items = append(l.Items, Item{Code: "fee", Name: name, Basis: PercentOf, Of: "audit", Percent: 10},
		Item{Code: "certificate", Name: name, Basis: Flat, Amount: MustMoney("500"), Per: PerCertificate, When: []string{"initial", "extension"}})
	accepted := Record{ID: id.Quotation{1}, ClientID: id.Client{1}, State: Accepted, Standards: []Standard{{Code: "ISO 9001:2015"}}, Sheet: audittime.Sheet{Headcount: 50, InitialDays: h(5), SurveillanceDays: h(1.5), RecertificationDays: h(3.5)}}
	accepted.Travel = &Travel{Mode: TravelLump, Amount: MustMoney("100")}
	accepted.Offer, _ = l.Price(accepted.MeasureOf(), accepted.Terms)
	a := application.Record{ID: id.Application{1}, ClientID: id.Client{1}, Reference: "A-1", State: application.Accepted, Kind: application.SitesAdded}
	a.Sites.Data.List = []client.Site{{Key: "hq", Name: text.T("HQ", "总部")}, {Key: "lab", Name: text.T("Lab", "实验室")}}
	a.Headcount.Data.Groups = []application.Group{{Site: "hq", Total: 50, InScope: 50}, {Site: "lab", Total: 20, InScope: 20}}
	c := audittime.Record{ApplicationID: a.ID, State: audittime.Computed, Input: audittime.Input{Standards: []audittime.Standard{{Code: "ISO 9001:2015"}}},
		Sheet: audittime.Sheet{Days: h(2), Headcount: 70, InitialDays: h(6), SurveillanceDays: h(2), RecertificationDays: h(4)}}
	for _, x := range []struct {
		combined bool
		net      string // 1.5 days, a tenth of them, the certificate, and the travel of an audit of its own
	}{{false, "5550.00"}, {true, "5450.00"}} {
		a.Review.Extension = &application.Activity{Days: 1.5, Combined: x.combined}
		q, err := NewExtension(Record{ID: id.Quotation{2}}, accepted, id.Contract{1}, a, c, l, []string{"initial", "surveillance_1", "extension"})
		if err != nil {
			t.Fatal(err)
		}
		r := q.Record()
		var labels []string
		for _, y := range r.Offer.Years {
			labels = append(labels, y.Label)
		}
		if !slices.Equal(labels, []string{"initial", "extension", "surveillance_1", "surveillance_2", "recertification"}) {
			t.Fatal(labels)
		}
		if r.Offer.Years[1].Net.String() != x.net || r.Offer.Years[2].Net != accepted.Offer.Years[1].Net || r.Offer.Years[3].Net <= accepted.Offer.Years[2].Net {
			t.Errorf("combined %v: %v, before %v", x.combined, nets(r.Offer), nets(accepted.Offer))
		}
		if i, due := r.Instalment(l, AfterExtension, "", true); !due || i.Net != r.Offer.Years[1].Net {
			t.Errorf("falls due: %+v", i)
		}
		if r.Amends != (id.Contract{1}) || len(r.Sites) != 2 || r.Extension.Days != 3 || r.State != Draft {
			t.Errorf("%+v", r)
		}
	}
	if _, err := NewExtension(Record{Terms: Terms{Travel: &Travel{Mode: TravelActual}}}, accepted, id.Contract{1}, a, c, l, nil); err == nil {
		t.Error("other terms were taken")
	}
	l.Items = []Item{{Code: "total", Name: name, Basis: Banded, Bands: []Band{{1, 100, MustMoney("12000")}}}}
	accepted.Travel = nil
	if _, err := NewExtension(Record{}, accepted, id.Contract{1}, a, c, l, nil); !breaks(err, "FEE-11") {
		t.Errorf("a list without a price for it: %v", err)
	}
}
