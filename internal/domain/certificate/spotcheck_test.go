package certificate

import (
	"errors"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
)

func TestAFailedSpotCheck(t *testing.T) { // rule "Q13"
	d := date.MustParse
	today := d("2026-11-20")
	china, iaf := pack.For("CN", today), pack.For("IAF", today)
	notice := Notice{On: d("2026-11-18"), Authority: "SAMR", Product: "Cable"}
	for _, c := range []struct {
		name   string
		limits pack.Set
		state  State
		spoil  func(*Notice)
		field  string // "" where it is taken, "-" where it is no matter of a field
	}{
		{"recorded", china, Active, func(*Notice) {}, ""},
		{"of a suspended certificate", china, Suspended, func(*Notice) {}, ""},
		{"of today", china, Active, func(n *Notice) { n.On = today }, ""},
		{"of tomorrow", china, Active, func(n *Notice) { n.On = today.AddDays(1) }, "on"},
		{"without a day", china, Active, func(n *Notice) { n.On = date.Date{} }, "on"},
		{"of nobody", china, Active, func(n *Notice) { n.Authority = " " }, "authority"},
		{"of nothing", china, Active, func(n *Notice) { n.Product = "" }, "product"},
		{"of a withdrawn certificate", china, Withdrawn, func(*Notice) {}, "-"},
		{"elsewhere", iaf, Active, func(*Notice) {}, "-"},
	} {
		n := notice
		c.spoil(&n)
		cert := &Certificate{r: Record{State: c.state, ExpiresOn: d("2028-01-01")}}
		err := cert.FailSpotCheck(n, c.limits, "Mei", today)
		var bad fault.Invalid
		if errors.As(err, &bad); (err == nil) != (c.field == "") || len(bad.Fields) > 0 && bad.Fields[0].Path != c.field || (c.field == "-") != (err != nil && len(bad.Fields) == 0) {
			t.Errorf("%s: %v", c.name, err)
		}
		if err == nil && cert.r.SpotChecks[0].DueOn != n.On.AddDays(30) {
			t.Errorf("%s: due on %s", c.name, cert.r.SpotChecks[0].DueOn)
		}
	}
}
