package app_test

import (
	"slices"
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/testkit"
)

func persons(on string, company, scope, effective int) headcount.Declaration {
	return headcount.Declaration{On: day(on), Reason: "A team moved in.", Figures: headcount.Figures{
		Company: headcount.Figure{Persons: company, Proof: "payroll"}, InScope: headcount.Figure{Persons: scope, Proof: "list"},
		Effective: headcount.Figure{Persons: effective, Proof: "count"}}}
}

func TestTheLedgerBeginsWithApplicationAndAgreement(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	who := w.Of(w.Client("Bluewater").ID, "Niamh Byrne")
	a := w.Submitted(who)
	lines, err := w.App.ListHeadcounts(bg, who, a.ClientID)
	w.Must(err)
	if len(lines) != 1 || lines[0].Source != headcount.Application || lines[0].InScope.Persons != a.Headcount.Data.InScope() || lines[0].About != a.Reference {
		t.Errorf("%+v", lines)
	}
	c := w.Agreed(w.Client("Larchpine"))
	lines, err = w.App.ListHeadcounts(bg, w.Admin, c.ClientID)
	w.Must(err)
	if l := lines[0]; l.Source != headcount.Contract || l.Company.Persons != 137 || l.InScope.Persons != 86 || l.Effective.Persons == 0 {
		t.Errorf("%+v", l)
	}
}

func TestAClientDeclaresAndCorrects(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Agreed(w.Client("Bluewater"))
	ann, other := w.Of(c.ClientID, "Ann Applicant"), w.Of(w.Client("Larchpine").ID, "Olga")
	if _, err := w.App.ListHeadcounts(bg, other, c.ClientID); !isKind(err, fault.NotFound) {
		t.Errorf("another client reads the ledger: %v", err)
	}
	on := date.Of(w.Clock, w.Body.Zone()).String()
	e, err := w.App.DeclareHeadcount(bg, ann, c.ClientID, persons(on, 150, 99, 0))
	w.Must(err)
	if !e.ByClient || e.By != "Ann Applicant" || e.Source != headcount.Notice {
		t.Errorf("%+v", e)
	}
	fix := persons(on, 150, 95, 0)
	fix.Corrects = e.ID
	_, err = w.App.DeclareHeadcount(bg, ann, c.ClientID, fix)
	w.Must(err)
	_, err = w.App.DeclareHeadcount(bg, ann, c.ClientID, fix)
	refused(t, err, "SM-47")
	fix.Corrects = id.Headcount(testkit.NewID())
	if _, err = w.App.DeclareHeadcount(bg, ann, c.ClientID, fix); !isKind(err, fault.NotFound) {
		t.Errorf("corrected what is not there: %v", err)
	}
	foreign := persons(on, 150, 95, 0)
	foreign.ProgrammeID = w.Programme(w.Client("Third"), id.Application(testkit.NewID())).ID
	if _, err = w.App.DeclareHeadcount(bg, ann, c.ClientID, foreign); !isKind(err, fault.NotFound) {
		t.Errorf("declared for the programme of another: %v", err)
	}
	lines, err := w.App.ListHeadcounts(bg, ann, c.ClientID)
	w.Must(err)
	if len(lines) != 3 || lines[1].CorrectedBy != lines[2].ID || lines[2].Change.InScope.Persons != 9 {
		t.Errorf("%+v", lines)
	}
	letter, err := mail.Write("headcount_declared", text.Zh, mail.Data{"name": "Rita", "body": "B", "client": c.ClientName, "on": e.On,
		"company": 150, "scope": 99, "reason": e.Reason, "link": "/x"})
	if err != nil || letter.Text == "" {
		t.Error(err)
	}
}

func TestTheTeamVerifiesTheHeadcount(t *testing.T) {
	c := newCast(t, programme.Recertification)
	a, seen := c.w.App, persons("2026-12-07", 140, 90, 40)
	if _, err := a.VerifyHeadcount(bg, c.lead, c.audit.ID, seen); err == nil {
		t.Error("verified before the audit")
	}
	c.onSite(t)
	if _, err := a.VerifyHeadcount(bg, c.w.Staff("Eve Expert", access.Auditor), c.audit.ID, seen); !isKind(err, fault.Denied) {
		t.Errorf("verified by somebody else: %v", err)
	}
	e, err := a.VerifyHeadcount(bg, c.lead, c.audit.ID, seen)
	c.w.Must(err)
	if e.Source != headcount.Recertification || e.About != c.audit.Reference || e.ProgrammeID != c.programme.ID {
		t.Errorf("%+v", e)
	}
	again := seen
	again.InScope.Persons, again.Reason = 88, ""
	if _, err := a.VerifyHeadcount(bg, c.lead, c.audit.ID, again); err == nil {
		t.Error("corrected without a reason")
	}
	again.Reason = "Two were counted twice."
	fixed, err := a.VerifyHeadcount(bg, c.lead, c.audit.ID, again)
	c.w.Must(err)
	if fixed.Corrects != e.ID {
		t.Errorf("%+v", fixed)
	}
}

// Rule "SM-86": a change above ten per cent warns in the ledger, in the proposal and at the next audit, and no client.
func TestAChangeOfMoreThanTenPerCent(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	w.Agreed(c)
	r := w.Retimed(c, 300)
	warns := func(b []rule.Breach) bool {
		return slices.ContainsFunc(b, func(x rule.Breach) bool { return x.Rule.ID == "SM-86" })
	}
	if !warns(r.Warnings) {
		t.Errorf("the proposal says %v", r.Warnings)
	}
	for _, who := range []access.Actor{w.Admin, w.Of(c.ID, "Ann Applicant")} {
		want := who.Client.IsZero()
		lines, err := w.App.ListHeadcounts(bg, who, c.ID)
		w.Must(err)
		stage1, _ := programmeOf(w, c.ID)
		au, err := w.App.GetAudit(bg, who, stage1.ID)
		w.Must(err)
		if warns(lines[len(lines)-1].Warnings) != want || warns(au.Warnings) != want {
			t.Errorf("%s: ledger %v, audit %v", who.Name, lines[len(lines)-1].Warnings, au.Warnings)
		}
	}
}
