package app_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// design is a design with a mark that may be used until the day.
func design(w *testkit.World, until string) certificate.Design {
	d := certificate.Delivered
	d.Standards, d.Title, d.Arrangement = []string{standard.ITSM}, text.T("Certificate of registration", "注册证书"), certificate.Beside
	d.Logo = w.Picture().ID
	d.Marks = []certificate.Mark{{Owner: "INAB", Number: "7001", Picture: w.Picture().ID, Standards: []string{standard.ITSM}, To: date.MustParse(until),
		Use: text.T("Not on products.", "不得用于产品。")}}
	return d
}

func words(t *testing.T, file []byte) pdf.Reading {
	t.Helper()
	got, err := pdf.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// Rule "SM-146": the next certificate is printed by it, and one that is signed stays as it is.
func TestACertificateKeepsItsTemplate(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	first := granted(w)
	w.Work()
	published, err := w.App.PublishTemplate(ctx, w.Admin, design(w, "2030-01-01"), "New mark")
	w.Must(err)
	second, err := w.App.GetCertificate(ctx, w.Admin, grantedTo(w, "Harbour Ltd").ID)
	w.Must(err)
	w.Work()
	for _, x := range []struct {
		c       certificate.Record
		edition int
		title   string
	}{{first, 0, "Certificate"}, {second.Record, published.Edition, "Certificate of registration"}} {
		page, err := w.App.GetCertificate(ctx, w.Admin, x.c.ID)
		w.Must(err)
		if page.Signature == nil || page.Signature.Edition != x.edition || len(page.Stopped) != 0 {
			t.Fatalf("%+v %+v", page.Signature, page.Stopped)
		}
		_, file, err := w.App.PrintCertificate(ctx, w.Admin, x.c.ID)
		w.Must(err)
		if got := words(t, file); !got.Says(x.title) || got.Says("of registration") != (x.edition > 0) {
			t.Errorf("edition %d: %s", x.edition, got)
		}
	}
	all, err := w.App.ListTemplates(ctx, w.Admin)
	w.Must(err)
	if len(all.Editions) != 1 || all.Begin.Title != published.Title || !slices.Contains(all.InForce, app.TemplateInForce{Standard: standard.ITSM, Edition: 1}) {
		t.Errorf("%+v", all)
	}
}

func grantedTo(w *testkit.World, name string) certificate.Record {
	w.T.Helper()
	d := w.Prepared(w.Contracted(w.Client(name)), decision.Grant)
	taken, err := w.App.TakeDecision(ctx, w.Decider(), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	c, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID)
	w.Must(err)
	return c.Record
}

// Rules "SM-145" and "SM-147": what may not be printed stops the decision before anything is issued, and names what it is;
// once that is put right, the decision is taken.
func TestWhatCannotBePrintedIsNotIssued(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	today := w.Body.Today(w.Clock)
	_, err := w.App.PublishTemplate(ctx, w.Admin, design(w, today.String()), "")
	w.Must(err)
	w.Clock = w.Clock.AddDate(0, 0, 1)
	d, mei := w.Prepared(w.Contracted(w.Client("Bluewater")), decision.Grant), w.Decider()
	_, err = w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	var broken rule.Broken
	if !errors.As(err, &broken) || broken[0].Rule.ID != "SM-145" || !strings.Contains(broken[0].Why.En, "INAB") {
		t.Fatalf("the permission has ended: %v", err)
	}
	plain := design(w, "2030-01-01")
	_, err = w.App.PublishTemplate(ctx, w.Admin, plain, "")
	w.Must(err)
	taken, err := w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	w.Must(err)
	w.Work()
	if page, err := w.App.GetCertificate(ctx, w.Admin, taken.CertificateID); err != nil || page.Signature == nil {
		t.Errorf("after a template without it: %v", err)
	}

	d = w.Prepared(w.Contracted(w.Client("Bluewater \U0001F600")), decision.Grant)
	_, err = w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{})
	if !errors.As(err, &broken) || broken[0].Rule.ID != "SM-147" || broken[0].Field != "holder.name" {
		t.Errorf("a name that the font does not have: %v", err)
	}
	var numbers int64
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) {
		list, _, err := tx.Certificates(postgres.Page{}, postgres.CertificateFilter{})
		numbers = int64(len(list))
		return err
	})
	if numbers != 1 {
		t.Errorf("%d certificates, want one", numbers)
	}
}

// Rule "SM-148": between decision and signature a template came that keeps the certificate back; the page says so, and
// once it is put right it is signed.
func TestACertificateThatIsStoppedIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := granted(w)
	long := certificate.Delivered
	long.Words = text.T(strings.Repeat("A long sentence of the body. ", 22), "机构说明。")
	_, err := w.App.PublishTemplate(ctx, w.Admin, long, "")
	w.Must(err)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { // the certificate has a longer scope than the example
		locked, err := tx.LockCertificate(c.ID, 0)
		w.Must(err)
		r := locked.Record()
		r.Scope.En = strings.Repeat("service management of many services ", 90)
		changed, err := certificate.From(r)
		w.Must(err)
		_, err = tx.SaveCertificate(changed)
		return err
	})
	_, err = w.App.SignCertificate(ctx, w.Decider(), c.ID)
	var broken rule.Broken
	if !errors.As(err, &broken) || broken[0].Field != "scope" {
		t.Fatal(err)
	}
	w.Must(w.Behind("update outbox set state = 'failed', error = 'scope' where tenant_id = $1 and job = 'certificate.sign'", w.Body.ID.String()))
	page, err := w.App.GetCertificate(ctx, w.Admin, c.ID)
	w.Must(err)
	if page.Signature != nil || len(page.Stopped) == 0 || page.Stopped[0].Field != "scope" {
		t.Errorf("%+v", page.Stopped)
	}
	if own, err := w.App.GetCertificate(ctx, w.Of(c.ClientID, "Ann Applicant"), c.ID); err != nil || len(own.Stopped) != 0 {
		t.Errorf("its holder reads %v %v", own.Stopped, err)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		locked, err := tx.LockCertificate(c.ID, 0)
		w.Must(err)
		r := locked.Record()
		r.Scope.En = "service management"
		changed, err := certificate.From(r)
		w.Must(err)
		_, err = tx.SaveCertificate(changed)
		return err
	})
	page, err = w.App.SignCertificate(ctx, w.Decider(), c.ID)
	w.Must(err)
	if page.Signature == nil || page.Signature.Edition != 1 || len(page.Stopped) != 0 {
		t.Errorf("%+v", page.Signature)
	}
}

func TestADesignIsLookedAtBeforeItIsPublished(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	d := design(w, "2030-01-01")
	d.Title.Zh = ""
	d.Words = text.T("Words \U0001F600", "文字")
	p, err := w.App.PreviewTemplate(ctx, w.Admin, d, app.With{Sites: 40})
	w.Must(err)
	fields := map[string]bool{}
	for _, x := range p.Problems {
		fields[x.Field] = true
	}
	if !fields["title.zh"] || !fields["words"] || !words(t, p.File).Says("Site 40") {
		t.Errorf("%+v", p.Problems)
	}
	if _, err := w.App.PublishTemplate(ctx, w.Admin, d, ""); err == nil {
		t.Error("published without a title")
	}
	d.Title.Zh = "证书"
	var broken rule.Broken
	if _, err := w.App.PublishTemplate(ctx, w.Admin, d, ""); !errors.As(err, &broken) || broken[0].Field != "words" {
		t.Errorf("published with a character that the font has not: %v", err)
	}
	c := granted(w)
	p, err = w.App.PreviewTemplate(ctx, w.Admin, design(w, "2030-01-01"), app.With{Certificate: c.ID})
	w.Must(err)
	if got := words(t, p.File); len(p.Problems) != 0 || !got.Says(c.Number) || !got.Says("注册证书") {
		t.Errorf("%+v", p.Problems)
	}
	// A picture of another body is none.
	other := testkit.New(t)
	if _, err := other.App.PreviewTemplate(ctx, other.Admin, d, app.With{}); !isKind(err, fault.NotFound) {
		t.Errorf("with the picture of another body: %v", err)
	}
}

func TestPicturesOfCertificates(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	p := w.Picture()
	got, content, err := w.App.OpenPicture(ctx, w.Admin, p.ID)
	w.Must(err)
	if got.Type != "image/png" || got.Width != 60 || !bytes.HasPrefix(content, []byte("\x89PNG")) {
		t.Errorf("%+v", got)
	}
	for name, file := range map[string][]byte{"no picture": []byte("<svg/>"), "too large": make([]byte, pdf.MostPictureBytes+1), "nothing": nil} {
		var bad fault.Invalid
		if _, err := w.App.KeepPicture(context.Background(), w.Admin, file); !errors.As(err, &bad) || bad.Fields[0].Path != "file" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A picture that no published template shows is removed after thirty days, one that is shown never.
func TestPicturesThatNobodyPublishedAreRemoved(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	d := design(w, "2030-01-01")
	_, err := w.App.PublishTemplate(ctx, w.Admin, d, "")
	w.Must(err)
	old, young := w.Picture(), w.Picture()
	w.Must(w.Behind("update certificate_pictures set created_at = now() - interval '31 days' where tenant_id = $1 and id <> $2", w.Body.ID.String(), young.ID.String()))
	w.Must(app.SweepPictures(w.App, w.Body.ID))
	for _, kept := range append(d.Pictures(), young.ID) {
		if _, _, err := w.App.OpenPicture(ctx, w.Admin, kept); err != nil {
			t.Errorf("a picture is gone that is shown or young: %v", err)
		}
	}
	if _, _, err := w.App.OpenPicture(ctx, w.Admin, old.ID); !isKind(err, fault.NotFound) {
		t.Errorf("the old picture: %v", err)
	}
	left, err := w.App.Files.List(ctx, "b/"+w.Body.ID.String()+"/pictures/")
	w.Must(err)
	if len(left) != len(d.Pictures())+1 {
		t.Errorf("%d files", len(left))
	}
}
