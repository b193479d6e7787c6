package app_test

import (
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/text"
	"triennia/internal/testkit"
)

// Rule "SM-191": the version that is issued names its holder as it is registered today; nothing else about it is new.
func TestACertificateIsIssuedAnewForItsHolder(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.CertifiedAsAgreed(w.Client("Bluewater Ltd"))
	w.Of(held.ClientID, "Ann Applicant")
	w.Work()
	verdict := app.Verdict{Terms: decision.Terms{Reason: "It was renamed.", Code: "particulars_changed"}}
	anew := func(c certificate.Record) (decision.Record, error) {
		return w.App.DecideOnCertificate(ctx, w.Decider(), c.ID, 0, decision.Reissue, verdict)
	}
	_, err := anew(held)
	refused(t, err, "SM-191")

	holder, err := w.App.GetClient(ctx, w.Admin, held.ClientID)
	w.Must(err)
	holder.Name = text.T("Bluewater Technology Ltd", "碧水科技有限公司")
	_, err = w.App.DescribeClient(ctx, w.Reviewer(), holder.ID, holder.Version, app.ClientDescription{Legal: holder.Legal, Contacts: holder.Contacts, Sites: holder.Sites})
	w.Must(err)
	page, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	w.Must(err)
	if len(page.Outdated) != 2 { // the scope names the holder
		t.Errorf("the page says %v", page.Outdated)
	}
	w.Clock = w.Clock.AddDate(0, 1, 0)
	d, err := anew(held)
	w.Must(err)
	w.Work()
	next, err := w.App.GetCertificate(ctx, w.Admin, d.CertificateID)
	w.Must(err)
	if next.State != certificate.Active || next.Holder.Name != holder.Name || next.Extends == nil || next.Extends.Number != held.Number || next.Number == held.Number {
		t.Errorf("issued anew: %+v", next.Record)
	}
	if len(next.Outdated) != 0 || next.ExpiresOn != held.ExpiresOn ||
		next.Scope.En != strings.Replace(held.Scope.En, "Bluewater Ltd", "Bluewater Technology Ltd", 1) || next.Scope.En == held.Scope.En || len(next.Sites) != len(held.Sites) || next.Persons != held.Persons || next.Cycle != held.Cycle {
		t.Errorf("something else is new: %+v", next.Record)
	}
	before, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	w.Must(err)
	if before.State != certificate.Superseded || before.Holder.Name != held.Holder.Name {
		t.Errorf("the version before is %s and names %s", before.State, before.Holder.Name.En)
	}
	told := lettersNamed(w, "certificate_replaced")
	if len(told) != 1 || !strings.Contains(told[0].Text, "issued anew") || !strings.Contains(told[0].Text, held.Number) {
		t.Errorf("the holder reads %+v", told)
	}
	if v, err := w.App.VerifyCertificate(ctx, next.Code, w.Body.Today(w.Clock)); err != nil || v.Holder != holder.Name {
		t.Errorf("the public reads %+v, %v", v, err)
	}
}

// Rule "SM-206": a misprint is corrected by the next version, with all else as it was; the letter and what is said otherwise
// are shown before; no later version brings the misprint back.
func TestAMisprintOnTheCertificateIsCorrected(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.CertifiedAsAgreed(w.Client("Bluewater Ltd"))
	w.Of(held.ClientID, "Ann Applicant")
	w.Work()
	right := decision.Corrected{Scope: text.T("Operation of data centres, spelt right", "数据中心运营（更正）"), Unchanged: true}
	for _, s := range held.Sites {
		right.Sites = append(right.Sites, decision.CorrectedSite{Name: s.Name, Address: text.T("7 Right Street", "正确路7号"), City: s.City})
	}
	verdict := app.Verdict{Terms: decision.Terms{Reason: "The name of the street was misread.", Code: decision.Misprint, Corrected: &right}}
	unsure := right
	unsure.Unchanged = false
	_, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Reissue, app.Verdict{Terms: decision.Terms{Reason: "r", Code: decision.Misprint, Corrected: &unsure}})
	refused(t, err, "SM-206")
	shown := shownLetters(w, held, decision.Reissue, verdict)
	if len(shown.Letters) != 1 || !slices.ContainsFunc(shown.Restated, func(r decision.Restated) bool {
		return r.After == "7 Right Street" && r.Before == held.Sites[0].Address.En
	}) {
		t.Errorf("shown %+v", shown)
	}
	w.Clock = w.Clock.AddDate(0, 1, 0)
	d, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Reissue, verdict)
	w.Must(err)
	if !slices.Equal(d.Restated, shown.Restated) {
		t.Errorf("kept %+v", d.Restated)
	}
	w.Work()
	next, err := w.App.GetCertificate(ctx, w.Admin, d.CertificateID)
	w.Must(err)
	if next.Scope != right.Scope || next.Sites[0].Address.En != "7 Right Street" || len(next.Sites) != len(held.Sites) || next.Extends == nil || next.Extends.Number != held.Number ||
		next.ExpiresOn != held.ExpiresOn || next.Standard != held.Standard || next.Persons != held.Persons || next.Signature == nil {
		t.Errorf("corrected: %+v", next.Record)
	}
	w.Clock = w.Clock.AddDate(0, 1, 0)
	less := text.T("Operation of one data centre", "一个数据中心的运营")
	d, err = w.App.DecideOnCertificate(ctx, w.Decider(), next.ID, 0, decision.Reduce, app.Verdict{Terms: decision.Terms{Reason: "One was closed.", Code: "client_request", Less: &decision.Less{Scope: less}}})
	w.Must(err)
	if last := certificateNow(w, d.CertificateID); last.Scope != less || last.Sites[0].Address.En != "7 Right Street" {
		t.Errorf("the misprint is back: %+v", last)
	}
}
