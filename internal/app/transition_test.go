package app_test

import (
	"slices"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

const nextEdition = "ISO/IEC 20000-1:2027"

// published is a world with people for both editions and a certificate to the one before, which has the other published.
func published(t *testing.T) (*testkit.World, certificate.Record, standard.Own) {
	w := testkit.New(t)
	w.Competent("Rui Reviewer", access.Reviewer, staff.Review, nextEdition)
	w.Competent("Mei Decider", access.DecisionMaker, staff.Decision, nextEdition)
	held := w.CertifiedAsAgreed(w.Client("Bluewater"))
	own := w.OwnStandard(nextEdition)
	own, err := w.App.PublishStandard(ctx, w.Admin, own.ID, own.Version)
	w.Must(err)
	return w, held, own
}

func applies(p app.CertificatePage) (out []string) {
	for _, x := range p.Applies {
		out = append(out, x.Name)
	}
	return out
}

// Rules "SM-1" and "SM-100" from the publication of the edition to the certificate that names it.
func TestACertificationMovesToTheNextEdition(t *testing.T) {
	t.Parallel()
	w, held, _ := published(t)
	ann := w.Of(held.ClientID, "Ann Applicant")
	page, err := w.App.GetCertificate(ctx, ann, held.ID)
	w.Must(err)
	if !slices.Contains(applies(page), string(application.Transition)) {
		t.Errorf("its holder may apply for %v", applies(page))
	}
	v := w.Moving(held)
	if v.MovesTo() != nextEdition || len(v.Changes) != 2 || v.Certified.Standard != standard.ITSM { // edition and the sentence of its scope
		t.Errorf("applied: %+v", v.Changes)
	}
	if !slices.ContainsFunc(v.Checklist, func(l application.Line) bool {
		return l.Category == standard.OwnDocuments && l.Need == standard.Required
	}) {
		t.Error("what the edition asks for is not asked for")
	}
	p := w.ExtensionAgreed(w.ExtensionReviewed(v, application.Activity{Days: 0.5, Combined: true, Reason: "as the document on the transition says"}))
	if p.Standard != standard.ITSM || p.Extension.Edition != nextEdition {
		t.Errorf("agreed: %+v", p)
	}
	next := covering(w, p)
	if next.Type != programme.Surveillance || next.Standard != nextEdition || next.Days != p.Days.Surveillance+1 {
		t.Errorf("the audit: %s %s, %s days", next.Type, next.Standard, next.Days)
	}
	w.Held(p.ID, w.Body.Today(w.Clock), programme.Surveillance)
	w.Work()
	d := toDecide(w, p.ID, decision.Extend)
	if d.Standard != nextEdition || d.Before != standard.ITSM || d.Name().En != "move the certification to "+nextEdition {
		t.Errorf("to decide: %s, %+v", d.Name().En, d)
	}
	_, err = w.App.TakeDecision(ctx, w.Competent("Old Decider", access.DecisionMaker, staff.Decision), d.ID, d.Version, app.Verdict{})
	refused(t, err, "D2")
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	w.Work()
	c, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID)
	w.Must(err)
	if c.Standard != nextEdition || c.ExpiresOn != held.ExpiresOn || c.Cycle != 1 || c.Extends.Number != held.Number || len(c.Sites) != 2 {
		t.Errorf("the certificate: %+v", c.Record)
	}
	if now := programmeNow(w, p.ID); now.Standard != nextEdition || now.Extension != nil {
		t.Errorf("the programme: %+v", now)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		audits, err := tx.AuditsOfProgramme(p.ID)
		for _, x := range audits {
			if x.Ahead() && x.Standard != nextEdition {
				t.Errorf("%s %d is still to be held to %s", x.Type, x.Number, x.Standard)
			}
		}
		return err
	})
	page, err = w.App.GetCertificate(ctx, ann, c.ID)
	w.Must(err)
	if slices.Contains(applies(page), string(application.Transition)) {
		t.Error("moves again")
	}
}

// The last day of the transition is entered with its source; after it nothing is certified to the edition before.
func TestATransitionHasAnEnd(t *testing.T) {
	t.Parallel()
	w, held, own := published(t)
	today := w.Body.Today(w.Clock)
	_, err := w.App.SetTransition(ctx, w.Admin, own.ID, own.Version, standard.Transition{Until: today})
	if err == nil {
		t.Error("an end without its source")
	}
	alone := w.OwnStandard("Safe Lifts:2026")
	alone, err = w.App.PublishStandard(ctx, w.Admin, alone.ID, alone.Version)
	w.Must(err)
	if _, err := w.App.SetTransition(ctx, w.Admin, alone.ID, alone.Version, standard.Transition{Until: today, Source: "x"}); err == nil {
		t.Error("a transition from no edition")
	}
	set := func(until date.Date) {
		own, err = w.App.SetTransition(ctx, w.Admin, own.ID, own.Version, standard.Transition{Until: until, Source: "IAF MD 99:2027"})
		w.Must(err)
	}
	begin := func() error {
		_, err := w.App.BeginApplication(ctx, w.Of(w.Client("Larch").ID, "Lara Applicant"), []string{standard.ITSM}, false)
		return err
	}
	set(today)
	w.Must(begin())
	set(today.AddDays(-1))
	refused(t, begin(), "SM-1")
	list, err := w.App.ListStandards(ctx, w.Admin)
	w.Must(err)
	if i := slices.IndexFunc(list, func(e app.OfferedEdition) bool { return e.Code == standard.ITSM }); list[i].Until != today.AddDays(-1) || list[i].Successor != nextEdition {
		t.Errorf("%+v", list[i])
	}
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "The transition has ended.", Code: "surveillance_overdue", EndsOn: today.AddMonths(2)}})
	w.Must(err)
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Restore, app.Verdict{Terms: decision.Terms{Reason: "They have moved."}})
	refused(t, err, "SM-1")
}

// Rule "SM-155": what the body says of the transition reaches every certificate, its clock, the register and the public log.
func TestCertificatesEndWithTheTransition(t *testing.T) {
	t.Parallel()
	w, held, own := published(t)
	until := held.ExpiresOn.AddMonths(-6)
	say := func(tr standard.Transition) {
		set, err := w.App.SetTransition(ctx, w.Admin, own.ID, own.Version, tr)
		w.Must(err)
		own = set
		w.Work()
	}
	see := func(cid id.Certificate) app.CertificatePage {
		page, err := w.App.GetCertificate(ctx, w.Admin, cid)
		w.Must(err)
		return page
	}
	now := func() app.CertificatePage { return see(held.ID) }
	kinds := func(p app.CertificatePage) (out []clock.Kind) {
		for _, o := range p.Obligations {
			if o.State == clock.Open {
				out = append(out, o.Kind)
			}
		}
		return out
	}
	say(standard.Transition{Until: until, Source: "IAF MD 99:2027"})
	got := now()
	if got.ExpiresOn != until || got.Shortened == nil || got.Shortened.Successor != nextEdition || !slices.Contains(kinds(got), clock.Transition) || slices.Contains(kinds(got), clock.Recertification) {
		t.Errorf("%+v owes %v", got.Record, kinds(got))
	}
	v, err := w.App.VerifyCertificate(ctx, held.Code, date.Date{})
	w.Must(err)
	if v.ExpiresOn != until {
		t.Errorf("the public is told %s", v.ExpiresOn)
	}
	say(standard.Transition{})
	if got := now(); got.ExpiresOn != held.ExpiresOn || got.Shortened != nil || !slices.Contains(kinds(got), clock.Recertification) || slices.Contains(kinds(got), clock.Transition) {
		t.Errorf("given back: %+v owes %v", got.Record, kinds(got))
	}
	say(standard.Transition{Until: until, Source: "IAF MD 99:2027"})
	v2 := w.Moving(held)
	if v2.Certified.ExpiresOn != held.ExpiresOn {
		t.Errorf("the transition is offered until %s", v2.Certified.ExpiresOn)
	}
	p := w.ExtensionAgreed(w.ExtensionReviewed(v2, application.Activity{Days: 0.5, Combined: true, Reason: "as the document on the transition says"}))
	w.Held(p.ID, w.Body.Today(w.Clock), programme.Surveillance)
	w.Work()
	d := toDecide(w, p.ID, decision.Extend)
	w.Clock = w.Clock.AddDate(0, 0, w.Body.Today(w.Clock).DaysUntil(until)+1) // the transition ends before the decision
	w.Work()
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	w.Work()
	if c := see(taken.CertificateID); c.ExpiresOn != held.ExpiresOn || c.Shortened != nil || c.Standard != nextEdition {
		t.Errorf("moved: %+v", c.Record)
	}
}

// Rules "SM-156" and "SM-157".
func TestNewWorkGoesToTheLaterEdition(t *testing.T) {
	t.Parallel()
	w, held, own := published(t)
	today := w.Body.Today(w.Clock)
	_, err := w.App.SetTransition(ctx, w.Admin, own.ID, own.Version, standard.Transition{InitialUntil: today.AddDays(-1), AuditsFrom: today, Source: "IAF MD 99:2027"})
	w.Must(err)
	_, err = w.App.BeginApplication(ctx, w.Of(w.Client("Larch").ID, "Lara Applicant"), []string{standard.ITSM}, false)
	refused(t, err, "SM-156")
	_, err = w.App.BeginApplication(ctx, w.Of(w.Client("Rowan").ID, "Rita Applicant"), []string{nextEdition}, false)
	w.Must(err)
	var next audit.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, err := tx.AuditsOfProgramme(held.ProgrammeID)
		next = list[slices.IndexFunc(list, func(x audit.Record) bool { return x.Ahead() })]
		return err
	})
	check, err := w.App.CheckProposal(ctx, w.Admin, next.ID, audit.Proposal{Span: audit.Whole(today, today)})
	w.Must(err)
	if !slices.ContainsFunc(check.Warnings, func(b rule.Breach) bool { return b.Rule.ID == "SM-157" }) {
		t.Errorf("warned of %+v", check.Warnings)
	}
}

// Rule "SM-155": the campaign tells who is still to move, when, and who of the body can do it.
func TestTheCampaignOfATransition(t *testing.T) {
	t.Parallel()
	w, held, own := published(t)
	other := w.Certified(w.Client("Rowan"))
	w.Of(other.ClientID, "Rita Applicant")
	w.Of(held.ClientID, "Ann Applicant")
	w.Competent("Old Decider", access.DecisionMaker, staff.Decision)
	until := held.ExpiresOn.AddMonths(-3)
	own, err := w.App.SetTransition(ctx, w.Admin, own.ID, own.Version, standard.Transition{Until: until, Days: 1.5, Source: "IAF MD 99:2027"})
	w.Must(err)
	w.Work()
	see := func() app.Campaign {
		c, err := w.App.GetCampaign(ctx, w.Admin, own.ID)
		w.Must(err)
		return c
	}
	got := see()
	number, days := 0, 0.0
	for _, q := range got.Quarters {
		number, days = number+q.Certificates, days+q.Days
	}
	if got.Before != standard.ITSM || got.Waiting != 2 || got.Applied+got.Agreed+got.Moved+got.Ended != 0 || got.Days != 3 || number+got.WithoutDue != 2 || days != 1.5*float64(number) {
		t.Errorf("%+v", got)
	}
	ready := map[string]bool{}
	for _, p := range got.People {
		for _, f := range p.Functions {
			ready[p.Name+"/"+string(f.Function)] = f.Ready
		}
	}
	if old, known := ready["Old Decider/decision"]; !ready["Mei Decider/decision"] || !known || old {
		t.Errorf("people: %v", ready)
	}
	v := w.Moving(held)
	if got := see(); got.Waiting != 1 || got.Applied != 1 {
		t.Errorf("applied: %+v", got)
	}
	own, err = w.App.CallHolders(ctx, w.Admin, own.ID, own.Version)
	w.Must(err)
	w.Work()
	letters, _, err := w.App.ListMessages(ctx, w.Admin, postgres.Page{}, postgres.MessageFilter{})
	w.Must(err)
	letters = slices.DeleteFunc(letters, func(m message.Record) bool { return m.Template != "transition_call" })
	if len(letters) != 1 || letters[0].Name != "Rita Applicant" {
		t.Errorf("written to %+v", letters)
	}
	if _, err = w.App.CallHolders(ctx, w.Admin, own.ID, own.Version); err == nil {
		t.Error("written twice on a day")
	}
	w.ExtensionAgreed(w.ExtensionReviewed(v, application.Activity{Days: 1.5, Combined: true, Reason: "as the document on the transition says"}))
	if got := see(); got.Waiting != 1 || got.Applied != 0 || got.Agreed != 1 {
		t.Errorf("agreed: %+v", got)
	}
	list, next, err := w.App.ListCampaign(ctx, w.Admin, own.ID, postgres.Page{Limit: 1}, "")
	w.Must(err)
	rest, end, err := w.App.ListCampaign(ctx, w.Admin, own.ID, postgres.Page{Limit: 1, After: next}, "")
	w.Must(err)
	if len(list) != 1 || len(rest) != 1 || end != "" || list[0].Certificate.ID == rest[0].Certificate.ID || list[0].AuditOn.IsZero() || list[0].Certificate.ExpiresOn != until {
		t.Errorf("%+v, %+v", list, rest)
	}
	list, _, err = w.App.ListCampaign(ctx, w.Admin, own.ID, postgres.Page{}, certificate.Agreed)
	w.Must(err)
	if len(list) != 1 || list[0].Certificate.ID != held.ID || list[0].Application != v.ID {
		t.Errorf("agreed: %+v", list)
	}
	w.Clock = w.Clock.AddDate(0, 0, w.Body.Today(w.Clock).DaysUntil(until)+1)
	w.Work()
	if got := see(); got.Ended != 2 || got.Waiting+got.Agreed != 0 {
		t.Errorf("after the end: %+v", got)
	}
}
