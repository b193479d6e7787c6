package application

import (
	"errors"
	"slices"
	"testing"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
)

// told is what the applicant of a transfer tells; today lies in the second year of its cycle.
func told() Transferred {
	return Transferred{Body: "Other Cert", Accreditor: "UKAS", Recognised: "yes", Reason: "one body for the group", Ceased: "no", Complained: "no", Regulated: "no",
		Certificates: []Held{{Standard: standard.ITSM, Number: "OC-77", SinceOn: date.New(2022, 5, 10), DecidedOn: date.New(2025, 5, 10),
			ExpiresOn: date.New(2028, 5, 9), Status: "valid", FirstOn: date.New(2026, 4, 20)}}}
}

// transferring is a transfer under review with every material accepted and nothing found yet.
func transferring(t *testing.T, x Transferred) *Application {
	t.Helper()
	a := ready(t)
	a.r.Kind = Transfer
	if _, err := a.Save(Edit{Transferred: &x}, a.r.Transferred.Version, "Mei Lin", noon); err != nil {
		t.Fatal(err)
	}
	return a
}

func reviewed(t *testing.T, x Transferred) *Application {
	t.Helper()
	a := transferring(t, x)
	for _, item := range []string{"tr.certificate", "tr.initial", "tr.nonconformities"} {
		n, err := a.HandIn(item, Document{Name: item + ".pdf"}, 0, "", "Mei Lin", today)
		if err != nil {
			t.Fatal(err)
		}
		a.r.Materials[n-1].State = MaterialAccepted
	}
	a.r.State = UnderReview
	a.r.Review = Review{Reviewer: reviewer.Identity, BegunOn: today}
	yes := Statement{Holds: "yes", Notes: "read"}
	v := TransferReview{Points: map[string]Statement{}, Major: "none", Minor: "planned", InformedOn: today}
	for _, p := range TransferPoints {
		v.Points[p.Key] = yes
	}
	if err := a.Assess(Assessment{Competence: yes, Scope: yes, Impartiality: yes, Time: yes, Needed: "ITSM", Transfer: &v}, standard.AreaRecord{}); err != nil {
		t.Fatal(err)
	}
	return a
}

// Rules "TR-1", "TR-2" and "TR-3", with the worked example P35.
func TestWhatMayBeTransferred(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Transferred)
		on     date.Date
		stops  string
	}{
		"valid":                      {func(*Transferred) {}, today, ""},
		"not recognised":             {func(x *Transferred) { x.Recognised = "no" }, today, "TR-1"},
		"P35: suspended":             {func(x *Transferred) { x.Certificates[0].Status = "suspended" }, today, "TR-2"},
		"on its last day":            {func(*Transferred) {}, date.New(2028, 5, 9), ""},
		"expired":                    {func(*Transferred) {}, date.New(2028, 5, 10), "TR-2"},
		"six months after it ceased": {func(x *Transferred) { x.Ceased, x.CeasedOn = "yes", today.AddMonths(-6) }, today, ""},
		"a day later":                {func(x *Transferred) { x.Ceased, x.CeasedOn = "yes", today.AddMonths(-6) }, today.AddDays(1), "TR-3"},
	} {
		x := told()
		c.change(&x)
		a := transferring(t, x)
		stops := a.Record().Eligibility(iaf, client.Bar{}, c.on).Stops
		if len(stops) > 1 || (len(stops) == 1) != (c.stops != "") || len(stops) == 1 && stops[0].Rule.ID != c.stops {
			t.Errorf("%s: %v", name, stops)
		}
		a.r.Kind = Initial
		if bars := a.Record().TransferBars(iaf, c.on); bars != nil {
			t.Errorf("%s: bars an initial certification: %v", name, bars)
		}
	}
	x := told()
	x.Ceased, x.CeasedOn = "yes", date.New(2026, 10, 1)
	a := transferring(t, x)
	if by := a.Record().TransferBy(iaf); by != date.New(2027, 4, 1) {
		t.Errorf("to be decided by %s", by)
	}
	x.Certificates[0].ExpiresOn = date.New(2027, 1, 31)
	if by := transferring(t, x).Record().TransferBy(iaf); by != date.New(2027, 1, 31) {
		t.Errorf("the expiry comes first, not %s", by)
	}
}

func TestATransferIsReviewedInEightPoints(t *testing.T) { // rules "TR-4" and "TR-5"
	f := Facts{Limits: iaf, On: today}
	f.Calculation[0] = 1
	if err := reviewed(t, told()).CanAccept(f); err != nil {
		t.Error(err)
	}
	refuses := func(what, id, field string, a *Application) {
		var broken rule.Broken
		if err := a.CanAccept(f); !errors.As(err, &broken) || len(broken) != 1 || broken[0].Rule.ID != id || broken[0].Field != field {
			t.Errorf("%s: %v", what, err)
		}
	}
	if len(TransferPoints) != 8 {
		t.Errorf("%d points", len(TransferPoints))
	}
	for _, p := range TransferPoints {
		for _, holds := range []string{"no", ""} {
			a := reviewed(t, told())
			a.r.Review.Transfer.Points[p.Key] = Statement{Holds: holds}
			refuses(p.Key, "TR-4", "transfer.points."+p.Key, a)
		}
	}
	for _, state := range []SubmissionState{Received, Returned} {
		a := reviewed(t, told())
		a.r.Materials[len(a.r.Materials)-2].State = state
		refuses("report "+string(state), "TR-4", "materials.tr.initial", a)
	}
	for _, c := range []struct{ major, minor, field string }{
		{"open", "none", "transfer.major"}, {"", "none", "transfer.major"}, {"none", "open", "transfer.minor"}, {"verified", "", "transfer.minor"},
	} {
		a := reviewed(t, told())
		a.r.Review.Transfer.Major, a.r.Review.Transfer.Minor = c.major, c.minor
		refuses(c.major+"/"+c.minor, "TR-5", c.field, a)
	}
	x := told()
	x.Ceased, x.CeasedOn = "yes", today
	a := reviewed(t, x)
	a.r.Review.Transfer.InformedOn = date.Date{}
	refuses("accreditation body not informed", "TR-3", "transfer.informed_on", a)
}

func TestATransferThatIsNotPossibleGoesOnAsInitial(t *testing.T) {
	draft := transferring(t, told())
	if err := draft.BecomeInitial(); err != nil || draft.Record().Kind != Initial {
		t.Error(err)
	}
	if err := draft.BecomeInitial(); kind(err) != fault.IllegalMove {
		t.Error("again:", err)
	}
	a := reviewed(t, told())
	if err := a.BecomeInitial(); kind(err) != fault.IllegalMove {
		t.Error("the applicant changed it under review:", err)
	}
	var broken rule.Broken
	if err := a.TreatAsInitial(" "); !errors.As(err, &broken) || broken[0].Field != "reason" {
		t.Error(err)
	}
	if err := a.TreatAsInitial("a major is open"); err != nil || a.Record().Kind != Initial || a.Record().Review.Transfer != nil {
		t.Error(err)
	}
	f := Facts{Limits: iaf, On: today}
	f.Calculation[0] = 1
	if err := a.CanAccept(f); err != nil {
		t.Error("an initial certification was asked for the eight points:", err)
	}
}

func TestATransferInChinaWaitsAYearAfterOwnFault(t *testing.T) { // rule "TR-8"
	a := transferring(t, told())
	a.r.History.Data = History{Held: "yes", Certificates: []Certificate{{Standard: "ISO 9001", Body: "Other", Status: "withdrawn", OwnFault: true, WithdrawnOn: today.AddMonths(-12)}}}
	for on, stops := range map[date.Date]bool{today.AddDays(-1): true, today: false} {
		if got := has(a.Record().Eligibility(china, client.Bar{}, on).Stops, "TR-8"); got != stops {
			t.Errorf("on %s: %v", on, got)
		}
	}
	if has(a.Record().Eligibility(iaf, client.Bar{}, today.AddDays(-1)).Stops, "TR-8") {
		t.Error("the rule of China holds elsewhere")
	}
}

func TestATransferAsksForItsOwnMaterials(t *testing.T) {
	asked := func(a *Application) (out []string) {
		for _, l := range a.Record().Checklist() {
			if l.Need == standard.Required {
				out = append(out, l.Key)
			}
		}
		return out
	}
	a := ready(t)
	if slices.Contains(asked(a), "tr.initial") || !slices.Contains(asked(a), "doc.sla") {
		t.Errorf("an initial certification is asked for %v", asked(a))
	}
	a.r.Kind = Transfer
	want := []string{"mat.legal", "mat.operation_proof", "mat.headcount_proof", "tr.certificate", "tr.initial", "tr.nonconformities"}
	if got := asked(a); !slices.Equal(got, want) {
		t.Errorf("a transfer is asked for %v", got)
	}
}

func TestWhatIsToldOfTheCertificationFitsTogether(t *testing.T) {
	for field, change := range map[string]func(*Transferred){
		"body":                       func(x *Transferred) { x.Body = " " },
		"recognised":                 func(x *Transferred) { x.Recognised = "unknown" },
		"certificates[0].number":     func(x *Transferred) { x.Certificates = nil },
		"certificates[0].expires_on": func(x *Transferred) { x.Certificates[0].ExpiresOn = x.Certificates[0].DecidedOn },
		"certificates[0].decided_on": func(x *Transferred) { x.Certificates[0].DecidedOn = x.Certificates[0].SinceOn.AddDays(-1) },
		"certificates[0].first_on":   func(x *Transferred) { x.Certificates[0].FirstOn = x.Certificates[0].DecidedOn.AddDays(-1) },
		"certificates[0].second_on":  func(x *Transferred) { x.Certificates[0].SecondOn = x.Certificates[0].FirstOn.AddDays(-1) },
		"ceased_on":                  func(x *Transferred) { x.Ceased = "yes" },
		"complaints":                 func(x *Transferred) { x.Complained = "yes" },
		"regulator":                  func(x *Transferred) { x.Regulated = "yes" },
	} {
		x := told()
		change(&x)
		for _, p := range transferring(t, x).Record().Tasks(iaf) {
			if p.Section == "transferred" && (p.State != Incomplete || !contains(p.Missing, field)) {
				t.Errorf("%s: %s, missing %v", field, p.State, p.Missing)
			}
		}
	}
	whole := transferring(t, told()).Record()
	if i := slices.IndexFunc(whole.Tasks(iaf), func(p Progress) bool { return p.Section == "transferred" && p.State == Done }); i < 0 {
		t.Error("a complete section is not done")
	}
	if h, transfer := whole.Held(standard.ITSM); !transfer || !h.Renewed() || len(h.Surveillances()) != 1 {
		t.Errorf("%+v", h)
	}
}

func TestTheKindFollowsFromWhatTheClientHolds(t *testing.T) {
	itsm, isms := standard.ITSM, standard.ISMS
	for name, c := range map[string]struct {
		codes    []string
		transfer bool
		holds    []Holding
		want     Kind
	}{
		"nothing":                     {[]string{itsm}, false, nil, Initial},
		"of another body":             {[]string{itsm}, true, nil, Transfer},
		"another standard":            {[]string{isms}, false, []Holding{{itsm, "N-1", true}}, Addition},
		"another standard that ended": {[]string{isms}, false, []Holding{{itsm, "N-1", false}}, Initial},
		"ended":                       {[]string{itsm}, false, []Holding{{itsm, "N-1", false}}, Reinstatement},
		"ended beside a valid one":    {[]string{itsm}, false, []Holding{{isms, "N-2", true}, {itsm, "N-1", false}}, Reinstatement},
	} {
		if got, err := KindOf(c.codes, c.transfer, c.holds); err != nil || got != c.want {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
	if _, err := KindOf([]string{itsm}, false, []Holding{{itsm, "N-1", true}}); kind(err) != fault.IllegalMove {
		t.Error("applied again for a valid certificate:", err)
	}
	if pack.For("IAF", today).Of(pack.TransferMonths) != 6 {
		t.Error("six months to transfer from a body that ceased")
	}
	for _, k := range Kinds {
		if KindNames[k].Zh == "" {
			t.Errorf("%s has no name", k)
		}
	}
}
