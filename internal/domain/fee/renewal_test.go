package fee

import (
	"slices"
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
)

// The next cycle costs its recertification and two surveillance audits, all of them in the total.
func TestWhatTheNextCycleCosts(t *testing.T) {
	l := stateList("1000", "3000", "2000", "2000")
	a := application.Record{ID: id.Application{1}, ClientID: id.Client{1}, Reference: "A-1", State: application.Accepted, Kind: application.Renewal}
	a.Sites.Data.List = []client.Site{{Key: "hq"}}
	c := audittime.Record{ApplicationID: a.ID, State: audittime.Computed, Input: audittime.Input{Standards: []audittime.Standard{{Code: "ISO 9001:2015"}}},
		Sheet: audittime.Sheet{Days: 12, Headcount: 70, InitialDays: 12, SurveillanceDays: 4, RecertificationDays: 8}}
	q, err := NewRenewal(Record{ID: id.Quotation{2}}, id.Contract{1}, a, c, l)
	if err != nil {
		t.Fatal(err)
	}
	r := q.Record()
	var labels []string
	sum := Sum{}
	for _, y := range r.Offer.Years {
		labels, sum = append(labels, y.Label), sum.plus(y.Sum)
	}
	if !slices.Equal(labels, []string{"renewal", "surveillance_1", "surveillance_2"}) || r.Offer.Total != sum || r.Amends != (id.Contract{1}) || r.Retimed {
		t.Errorf("%v %v %+v", labels, r.Offer.Total, r)
	}
	after, ok := r.Instalment(l, AfterRenewalAudit, "", true)
	with, also := r.Instalment(l, WithRenewal, "", true)
	if !ok || !also || after.Sum.plus(with.Sum) != r.Offer.Years[0].Sum {
		t.Errorf("falls due: %v, %v of %v", after.Sum, with.Sum, r.Offer.Years[0].Sum)
	}
	if _, ok := r.Instalment(l, AtContract, "", true); ok {
		t.Error("something falls due with the agreement")
	}
	x, err := r.Amended(audittime.Sheet{Days: 12, Headcount: 70, SurveillanceDays: 6, RecertificationDays: 10}, nil, l, []string{"renewal"})
	if err != nil || !x.Retimed || x.Offer.Years[0].Sum != r.Offer.Years[0].Sum || x.Offer.Years[1].Gross <= r.Offer.Years[1].Gross {
		t.Errorf("another headcount after the recertification audit: %+v, %v", x.Offer, err)
	}
}
