package app_test

import (
	"archive/zip"
	"bytes"
	"crypto/x509"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/application"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
	"triennia/internal/testkit"
)

// withSub is a certificate with a sub-certificate for its second site, signed.
func withSub(w *testkit.World, c client.Record) app.CertificatePage {
	w.T.Helper()
	held := w.CertifiedAsAgreed(c)
	w.Of(c.ID, "Ann Applicant")
	page, err := w.App.IssueSubCertificates(ctx, w.Decider(), held.ID, 0, app.SubSites{Sites: []int{1}})
	w.Must(err)
	w.Work()
	page, err = w.App.GetCertificate(ctx, w.Decider(), page.ID)
	w.Must(err)
	return page
}

func verified(w *testkit.World, code string) app.Verification {
	w.T.Helper()
	v, err := w.App.VerifyCertificate(ctx, code, date.Date{})
	w.Must(err)
	return v
}

// Rules "MS-16" and "SM-176": signed, found and verified by itself, with the dates and the status of the main certificate.
func TestASubCertificateIsIssuedAndVerified(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	w.NumbersApart()
	page := withSub(w, w.Client("Bluewater Ltd"))
	if len(page.SubList) != 1 || !page.SubList[0].Signed || page.SubList[0].Number != page.Number+"-01" || page.SubOffers[1].Allowed || !page.SubOffers[0].Allowed {
		t.Fatalf("%+v %+v", page.SubList, page.SubOffers)
	}
	ann := w.Of(page.ClientID, "Ann Applicant")
	name, file, err := w.App.PrintSubCertificate(ctx, ann, page.ID, 1)
	w.Must(err)
	says, _, err := app.OpenFile(file, func(certificate.Statement) ([]*x509.Certificate, error) { return trusted(t, w), nil })
	w.Must(err)
	site := page.Sites[1]
	if name != page.Number+"-01.pdf" || says.Number != page.Number+"-01" || says.Main == nil || says.Main.Number != page.Number || says.Main.Verify != page.VerifyURL ||
		says.ExpiresOn != page.ExpiresOn || says.Scope != site.Activities || len(says.Sites) != 1 || says.Sites[0].Name != site.Name {
		t.Errorf("%s: %+v", name, says)
	}
	printed := words(t, file)
	for _, want := range []string{"Sub-certificate of certificate " + page.Number, "证书" + page.Number + "的子证书", site.Name.En, site.Address.En, site.Activities.Zh, page.ExpiresOn.String()} {
		if !printed.Says(want) {
			t.Errorf("the PDF does not say %q", want)
		}
	}
	if printed.Says(page.Scope.En) {
		t.Error("the PDF states the scope of all sites")
	}
	if n := lettersOf(w, "sub_certificates_issued"); n == 0 {
		t.Error("the client is not told")
	}
	v := verified(w, says.Code)
	if !v.Valid || v.Main == nil || v.Main.Code != page.Code || v.Number != says.Number || len(v.Sites) != 1 {
		t.Errorf("%+v", v)
	}
	if main := verified(w, page.Code); main.Main != nil || main.Sites[1].Sub == nil || main.Sites[1].Sub.Code != says.Code || main.Sites[0].Sub != nil {
		t.Errorf("%+v", main.Sites)
	}
	if found, more, err := w.App.FindCertificates(ctx, strings.ToLower(says.Number)); err != nil || more || len(found) != 1 || found[0].Code != says.Code {
		t.Errorf("by number %d: %v", len(found), err)
	}
	if check, err := w.App.CheckFile(ctx, file); err != nil || check.Outcome != app.Genuine || check.Today.Code != says.Code {
		t.Errorf("%+v %v", check, err)
	}
	l := logged(w)
	proof, err := w.App.CertificateProof(ctx, says.Code)
	w.Must(err)
	if _, err := proof.Check(l.Verifier); err != nil || !strings.Contains(proof.Entry, certificate.LogName(says.Code)) {
		t.Errorf("%v: %s", err, proof.Entry)
	}
	_, write, err := w.App.CertificatePack(ctx, ann, page.ID)
	w.Must(err)
	var packed bytes.Buffer
	w.Must(write(&packed))
	z, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	w.Must(err)
	for _, want := range []string{"sites/" + says.Number + ".pdf", "sites/" + says.Number + ".jws"} {
		if !slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == want }) {
			t.Errorf("the pack has no %s", want)
		}
	}
	decide := func(of decision.Type, code decision.ReasonCode) {
		_, err := w.App.DecideOnCertificate(ctx, w.Decider(), page.ID, 0, of, app.Verdict{Terms: decision.Terms{Reason: "x", Code: code, EndsOn: w.Body.Today(w.Clock).AddMonths(2)}})
		w.Must(err)
	}
	decide(decision.Suspend, "client_request")
	if v := verified(w, says.Code); v.Valid || v.Status != "suspended" || v.SuspendedTill.IsZero() {
		t.Errorf("the main certificate is suspended: %+v", v)
	}
	decide(decision.Restore, "")
	w.Clock = w.Clock.AddDate(0, 0, 3)
	ended, err := w.App.EndSubCertificate(ctx, w.Decider(), page.ID, 0, 1, app.SubEnd{Reason: "The site needs none."})
	w.Must(err)
	if v := verified(w, says.Code); v.Status != "cancelled" || verified(w, page.Code).Status != "active" || verified(w, page.Code).Sites[1].Sub != nil {
		t.Errorf("ended: %+v", v)
	}
	yesterday, err := w.App.VerifyCertificate(ctx, says.Code, w.Body.Today(w.Clock).AddDays(-1))
	w.Must(err)
	if yesterday.Asked.Status != "active" || ended.SubOffers[1].Allowed || ended.SubList[0].Ends {
		t.Errorf("%+v %+v", yesterday.Asked, ended.SubOffers)
	}
	logged(w)
}

func TestWhatKeepsFromASubCertificate(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.CertifiedAsAgreed(w.Client("Bluewater Ltd"))
	mei := w.Decider()
	var bad fault.Invalid
	if _, err := w.App.IssueSubCertificates(ctx, mei, held.ID, 0, app.SubSites{}); !errors.As(err, &bad) || bad.Fields[0].Path != "sites" {
		t.Errorf("for no site: %v", err)
	}
	if _, err := w.App.IssueSubCertificates(ctx, mei, held.ID, held.Version+7, app.SubSites{Sites: []int{0}}); !isKind(err, fault.Stale) {
		t.Errorf("from another version: %v", err)
	}
	if _, err := w.App.IssueSubCertificates(ctx, mei, held.ID, 0, app.SubSites{Sites: []int{0, 9}}); !isKind(err, fault.NotFound) {
		t.Errorf("for a site that is none: %v", err)
	}
	if _, _, err := w.App.PrintSubCertificate(ctx, mei, held.ID, 1); !isKind(err, fault.NotFound) {
		t.Errorf("there is none: %v", err)
	}
	if page, err := w.App.GetCertificate(ctx, mei, held.ID); err != nil || len(page.SubList) != 0 {
		t.Errorf("half of it was done: %+v %v", page.SubList, err)
	}
}

// Rule "SM-175": many at once take each suffix once, without a gap, and the log holds.
func TestConcurrentSubCertificatesHaveEachTheirNumber(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	for i := range 6 {
		s := c.Sites[1]
		s.Key, s.Name = string(rune('a'+i)), text.Tf("Site %d", "场所%d", i)
		c.Sites = append(c.Sites, s)
	}
	held := w.Certified(c)
	mei := w.Decider()
	var all sync.WaitGroup
	for place := range held.Sites {
		for range 2 { // each site is asked for twice
			all.Go(func() {
				_, err := w.App.IssueSubCertificates(ctx, mei, held.ID, 0, app.SubSites{Sites: []int{place}})
				if err != nil && !isKind(err, fault.IllegalMove) {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	page, err := w.App.GetCertificate(ctx, w.Admin, held.ID)
	w.Must(err)
	suffixes, names := map[int]bool{}, map[text.Text]bool{}
	for _, s := range page.SubList {
		suffixes[s.Suffix], names[s.Site] = true, true
	}
	for n := 1; n <= len(held.Sites); n++ {
		if !suffixes[n] {
			t.Errorf("no -%02d", n)
		}
	}
	if len(page.SubList) != len(held.Sites) || len(names) != len(held.Sites) {
		t.Errorf("%+v", page.SubList)
	}
	logged(w)
	w.Work()
	again, err := w.App.SignCertificate(ctx, mei, held.ID)
	w.Must(err)
	if slices.ContainsFunc(again.SubList, func(s app.SubCertificate) bool { return !s.Signed }) {
		t.Errorf("not signed: %+v", again.SubList)
	}
}

// Rule "SM-176": a reduction ends that of the site that is dropped, and those that stay are issued anew with their suffix.
func TestAReductionEndsTheSubCertificateOfTheSite(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	third := c.Sites[1]
	third.Key, third.Name = "galway", text.T("Galway", "戈尔韦")
	c.Sites = append(c.Sites, third)
	held := w.Certified(c)
	page, err := w.App.IssueSubCertificates(ctx, w.Decider(), held.ID, 0, app.SubSites{Sites: []int{2, 1}})
	w.Must(err)
	w.Work()
	code := func(p app.CertificatePage, suffix int) string {
		doc, there := p.Document(suffix)
		if !there {
			t.Fatalf("no -%02d: %+v", suffix, p.Subs)
		}
		return doc.Code
	}
	d, err := w.App.DecideOnCertificate(ctx, w.Decider(), held.ID, 0, decision.Reduce, app.Verdict{Terms: decision.Terms{Reason: "It keeps failing.", Code: "part_failing", Less: &decision.Less{Scope: text.T("Hosting only", "仅托管"), Dropped: []int{1}}}})
	w.Must(err)
	w.Work()
	next, err := w.App.GetCertificate(ctx, w.Admin, d.CertificateID)
	w.Must(err)
	if len(next.SubList) != 1 || next.SubList[0].Suffix != 2 || !next.SubList[0].Signed || next.SubList[0].Number != next.Number+"-02" {
		t.Errorf("%+v", next.SubList)
	}
	if gone, stays := verified(w, code(page, 1)), verified(w, code(page, 2)); gone.Status != "withdrawn" || stays.Status != "superseded" {
		t.Errorf("the dropped site: %s, the other: %s", gone.Status, stays.Status)
	}
	for _, old := range []string{held.Code, code(page, 2)} { // a buyer who holds an old one is led to the one in its place
		if v := verified(w, old); v.Next == nil || v.Next.Code != next.Code || v.Next.Number != next.Number {
			t.Errorf("%s: %+v", old, v.Next)
		}
	}
	if v := verified(w, code(next, 2)); !v.Valid || v.ExpiresOn != held.ExpiresOn || v.Next != nil {
		t.Errorf("%+v", v)
	}
	logged(w)
}

// Rules "CE2" and "SM-175": decided after the expiry, the certificate and its sub-certificate show the gap.
func TestARestoredCertificateShowsTheGap(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := watched(w, w.Client("Bluewater"))
	_, err := w.App.IssueSubCertificates(ctx, w.Decider(), held.ID, 0, app.SubSites{Sites: []int{1}})
	w.Must(err)
	p := w.ExtensionAgreed(w.ExtensionReviewed(w.Renewing(held, 12), application.Activity{}))
	w.Held(p.ID, held.ExpiresOn.AddDays(40), programme.Recertification)
	w.Clock = w.Clock.AddDate(3, 3, 0)
	w.Work()
	d := toDecide(w, p.ID, decision.Renew)
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	w.Work()
	renewed, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID)
	w.Must(err)
	audited := taken.Look.Audits[len(taken.Look.Audits)-1].EndedOn
	if l := renewed.Lapse; l == nil || audited.Before(held.ExpiresOn) || *l != (certificate.Lapse{Original: held.DecidedOn, CycleBegan: taken.On, Expired: held.ExpiresOn, AuditedOn: audited}) {
		t.Fatalf("CE2: %+v", l)
	}
	for suffix := range 2 {
		_, file, err := w.App.PrintSubCertificate(ctx, w.Admin, renewed.ID, suffix)
		w.Must(err)
		printed := words(t, file)
		for _, want := range []string{"First certified", held.DecidedOn.String(), "Last cycle expired", held.ExpiresOn.String(), "Recertification audit", audited.String(), "本周期起始日期"} {
			if !printed.Says(want) {
				t.Errorf("-%02d does not say %q", suffix, want)
			}
		}
		says, _, err := app.OpenFile(file, func(certificate.Statement) ([]*x509.Certificate, error) { return trusted(t, w), nil })
		w.Must(err)
		if says.Lapse == nil || *says.Lapse != *renewed.Lapse {
			t.Errorf("the data file: %+v", says.Lapse)
		}
	}
	if v := verified(w, renewed.Code); v.Lapse == nil || v.Sites[1].Sub == nil || v.Sites[1].Sub.Number != renewed.Number+"-01" {
		t.Errorf("%+v", v)
	}
}
