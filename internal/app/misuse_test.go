package app_test

import (
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/clock"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func obligationsOf(w *testkit.World, m id.Misuse) (out []clock.Record) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { out, err = tx.ObligationsOf(m.String()); return err })
	return out
}

// A client is warned, answers, is asked again, and is done; it reads neither who recorded it nor the complaint.
func TestAMisuseIsCorrected(t *testing.T) {
	w := testkit.New(t)
	c, other := w.Client("Bluewater Ltd"), w.Client("Pembroke Ltd")
	held := w.Certified(c)
	niamh, ruth := w.Of(c.ID, "Niamh"), w.Of(other.ID, "Ruth")
	k := w.Complaint(c.ID)
	seen := app.MisuseSeen{Certificate: held.ID, Complaint: k.ID, Sighting: misuse.Sighting{Kind: misuse.OnProduct, What: "Ann Other saw it on the boxes.", Where: "Cork", SeenOn: w.Body.Today(w.Clock)}}
	if _, err := w.App.RecordMisuse(ctx, w.Admin, seen); firstRule(err) != "SM-173" {
		t.Errorf("the complainant is named: %v", err)
	}
	v := w.Misuse(app.MisuseSeen{Certificate: held.ID, Complaint: k.ID})
	if v.Party != misuse.OfClient || v.Certificate != held.Number || v.Complaint != k.Reference || v.State != misuse.Warned || v.Rule == nil || v.Rule.ID != "MK1" {
		t.Fatalf("%+v", v)
	}
	if got := letters(w, "misuse_warned"); len(got) != 1 || !strings.HasPrefix(got[0], "Niamh") {
		t.Errorf("letters %v", got)
	}
	owed := obligationsOf(w, v.ID)
	if len(owed) != 1 || owed[0].State != clock.Open || owed[0].DueOn != w.Body.Today(w.Clock).AddDays(14) || owed[0].Rules[0] != "SM-171" {
		t.Fatalf("owed %+v", owed)
	}
	mine, err := w.App.OwnMisuses(ctx, niamh, c.ID)
	w.Must(err)
	if len(mine) != 1 || !mine[0].Answers || mine[0].Warnings[0].By != "" {
		t.Fatalf("the client reads %+v", mine)
	}
	if _, err := w.App.OwnMisuses(ctx, ruth, c.ID); kind(err) != fault.NotFound {
		t.Errorf("another client reads it: %v", err)
	}
	if _, err := w.App.GetMisuse(ctx, niamh, v.ID); kind(err) != fault.NotFound {
		t.Errorf("the client reads the file of the body: %v", err)
	}
	if _, err := w.App.AnswerMisuse(ctx, ruth, v.ID, v.Version, "It is off.", nil); kind(err) != fault.NotFound {
		t.Errorf("another client answers: %v", err)
	}
	foreign := w.Document(ruth, "of somebody else")
	if _, err := w.App.AnswerMisuse(ctx, niamh, v.ID, v.Version, "It is off.", []id.Document{foreign.ID}); err == nil {
		t.Error("the file of another client is proof")
	}
	proof := w.Document(niamh, "the new boxes")
	own, err := w.App.AnswerMisuse(ctx, niamh, v.ID, v.Version, "It is off.", []id.Document{proof.ID})
	w.Must(err)
	if own.Answers || obligationsOf(w, v.ID)[0].State != clock.Done || len(letters(w, "misuse_turn")) == 0 || own.Warnings[0].Sent != "" {
		t.Errorf("answered: %+v", own)
	}
	v, err = w.App.ReturnMisuse(ctx, w.Admin, v.ID, own.Version, "The van still shows it.", "")
	w.Must(err)
	if owed := obligationsOf(w, v.ID); len(owed) != 2 || owed[1].State != clock.Open || len(letters(w, "misuse_warned")) != 2 {
		t.Errorf("asked again: %+v", owed)
	}
	own, err = w.App.AnswerMisuse(ctx, niamh, v.ID, v.Version, "The van is painted.", nil)
	w.Must(err)
	v, err = w.App.AcceptMisuse(ctx, w.Admin, v.ID, own.Version, "")
	w.Must(err)
	if v.State != misuse.Corrected || len(letters(w, "misuse_closed")) != 1 || len(v.Steps) != 5 {
		t.Errorf("closed: %+v", v)
	}
	list, _, err := w.App.ListMisuses(ctx, w.Admin, postgres.Page{Search: "bluewater"}, postgres.MisuseFilter{State: "corrected", Kind: "product"})
	w.Must(err)
	if open, _, err := w.App.ListMisuses(ctx, w.Admin, postgres.Page{}, postgres.MisuseFilter{State: "open"}); err != nil || len(list) != 1 || len(open) != 0 {
		t.Errorf("listed %+v, open %+v, %v", list, open, err)
	}
	dossier, err := w.App.GetDossier(ctx, w.Admin, held.ProgrammeID)
	w.Must(err)
	if f := dossier.Letters[5]; f.Letter != "f" || !slices.ContainsFunc(f.Papers, func(p decision.Paper) bool { return strings.HasPrefix(p.Name.En, "Misuse "+v.Reference) }) {
		t.Errorf("the dossier keeps %+v", f)
	}
}

// Rule SM-172: what is not answered in time is proposed as a suspension, once; a person decides, and what is answered before
// leaves nothing to decide.
func TestAMisuseThatIsNotAnsweredIsProposedAsASuspension(t *testing.T) {
	for _, answers := range []bool{true, false} {
		w := testkit.New(t)
		c := w.Client("Bluewater Ltd")
		held := w.Certified(c)
		niamh, mei := w.Of(c.ID, "Niamh"), w.Decider()
		v := w.Misuse(app.MisuseSeen{Certificate: held.ID})
		waiting := func() []app.DecisionLine {
			list, _, err := w.App.ListDecisions(ctx, mei, postgres.Page{}, postgres.DecisionFilter{State: "prepared"})
			w.Must(err)
			return list
		}
		sweep := func(day int) {
			w.Clock = testkit.Noon.AddDate(0, 0, day)
			w.Must(w.App.Sweep(ctx))
			w.Work()
		}
		sweep(14)
		if got := waiting(); len(got) != 0 {
			t.Fatalf("on the last day %+v", got)
		}
		sweep(15)
		sweep(16)
		got := waiting()
		if len(got) != 1 || got[0].Type != decision.Suspend {
			t.Fatalf("proposed %+v", got)
		}
		d, err := w.App.GetDecision(ctx, mei, got[0].ID)
		w.Must(err)
		if d.Because != "SM-172" || d.Code != decision.Misused || !strings.Contains(d.Ground.En, v.Reference) {
			t.Errorf("proposed as %s: %s", d.Code, d.Ground.En)
		}
		if answers {
			_, err = w.App.AnswerMisuse(ctx, niamh, v.ID, v.Version, "It is off.", nil)
			w.Must(err)
			if got := waiting(); len(got) != 0 || obligationsOf(w, v.ID)[0].State != clock.Late {
				t.Errorf("answered, and still proposed %+v", got)
			}
			continue
		}
		_, err = w.App.TakeDecision(ctx, mei, d.ID, d.Version, app.Verdict{Terms: decision.Terms{Reason: "Nothing was done.", Code: "misuse", EndsOn: w.Body.Today(w.Clock).AddDays(60)}})
		w.Must(err)
		check, err := w.App.CheckSeen(ctx, mei, d.ID)
		w.Must(err)
		if !check.Whole || !slices.ContainsFunc(check.Items, func(n decision.Now) bool { return n.Key == "misuse:"+v.ID.String() }) {
			t.Errorf("the suspension relied on %+v", check.Items)
		}
		w.Work()
		sweep(17)
		if got := waiting(); len(got) != 0 {
			t.Errorf("proposed again %+v", got)
		}
		page, err := w.App.GetCertificate(ctx, mei, held.ID)
		w.Must(err)
		if page.State != certificate.Suspended {
			t.Errorf("the certificate is %s", page.State)
		}
		if _, err := w.App.EscalateMisuse(ctx, mei, v.ID, v.Version, "Again."); firstRule(err) != "SM-174" {
			t.Errorf("a suspended certificate is proposed: %v", err)
		}
	}
}

// A person may propose the suspension at once; who finds that it is no misuse takes the proposal away.
func TestAPersonProposesTheSuspension(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	mei := w.Decider()
	v := w.Misuse(app.MisuseSeen{Certificate: held.ID})
	v, err := w.App.EscalateMisuse(ctx, w.Admin, v.ID, v.Version, "It goes on.")
	w.Must(err)
	w.Work()
	if got := decisions(w, held.ProgrammeID); !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "suspend") && strings.Contains(s, "prepared") }) {
		t.Errorf("%v", got)
	}
	if owed := obligationsOf(w, v.ID); owed[0].State != clock.Superseded {
		t.Errorf("owed %+v", owed)
	}
	_, err = w.App.DismissMisuse(ctx, mei, v.ID, v.Version, "It is an allowed statement.")
	w.Must(err)
	if list, _, err := w.App.ListDecisions(ctx, mei, postgres.Page{}, postgres.DecisionFilter{State: "prepared"}); err != nil || len(list) != 0 {
		t.Errorf("still proposed: %+v, %v", list, err)
	}
}

// A company that never had a certificate is written to by other means: the letter is there as text and PDF, the day runs, and
// what it answers is recorded.
func TestAnOutsiderIsWarnedByLetter(t *testing.T) {
	w := testkit.New(t)
	petra := w.Staff("Petra", access.Planner)
	jonas := w.Staff("Jonas", access.Auditor)
	picture := w.Document(jonas, "a picture of the page")
	v, err := w.App.RecordMisuse(ctx, jonas, app.MisuseSeen{Company: "Copy Ltd", Country: "IE",
		Sighting: misuse.Sighting{Kind: misuse.Misleading, What: "Certified by us, they say.", Where: "https://copy.example", SeenOn: w.Body.Today(w.Clock), Files: []id.Document{picture.ID}}})
	w.Must(err)
	if got := letters(w, "misuse_turn"); len(got) != 2 || len(v.Actions) != 0 || v.Letter != nil {
		t.Errorf("told %v, an auditor may %+v", got, v.Actions)
	}
	if _, _, err := w.App.PrintWarning(ctx, petra, v.ID); kind(err) != fault.NotFound {
		t.Errorf("a letter that was not written: %v", err)
	}
	v, err = w.App.WarnOfMisuse(ctx, petra, v.ID, v.Version, "Take it off the page.", "by registered post")
	w.Must(err)
	if v.Letter == nil || !strings.Contains(v.Letter.En, "Take it off the page.") || !strings.Contains(v.Letter.Zh, "编号") || len(letters(w, "misuse_warned")) != 0 {
		t.Errorf("letter %+v", v.Letter)
	}
	name, file, err := w.App.PrintWarning(ctx, petra, v.ID)
	if err != nil || name != v.Reference+".pdf" || !strings.HasPrefix(string(file), "%PDF-") {
		t.Errorf("%s, %v", name, err)
	}
	w.Clock = w.Clock.AddDate(0, 0, 15)
	w.Must(w.App.Sweep(ctx))
	w.Work()
	if got := lettersNamed(w, "deadline_staff"); len(got) == 0 || !strings.Contains(got[0].Text, v.Reference) || len(lettersNamed(w, "deadline_client")) != 0 {
		t.Errorf("reminded %+v", got)
	}
	if _, err := w.App.EscalateMisuse(ctx, petra, v.ID, v.Version, "So."); firstRule(err) != "SM-174" {
		t.Errorf("there is nothing to suspend: %v", err)
	}
	v, err = w.App.SueMisuse(ctx, petra, v.ID, v.Version, "The lawyer wrote to them.")
	w.Must(err)
	v, err = w.App.NoteMisuse(ctx, petra, v.ID, v.Version, w.Body.Today(w.Clock).AddDays(-1), "They called.")
	w.Must(err)
	v, err = w.App.AcceptMisuse(ctx, petra, v.ID, v.Version, "The page is gone.")
	w.Must(err)
	if v.State != misuse.Corrected || len(v.Steps) != 4 || v.Steps[2].On != w.Body.Today(w.Clock).AddDays(-1) {
		t.Errorf("%+v", v.Steps)
	}
	today, err := w.App.GetToday(ctx, petra)
	w.Must(err)
	if today.Counts.Misuses != 0 {
		t.Errorf("%d are counted as open", today.Counts.Misuses)
	}
}

// A client keeps no file of nobody.
func TestAFileOfNoClientIsOfTheBody(t *testing.T) {
	w := testkit.New(t)
	niamh := w.Of(w.Client("Bluewater Ltd").ID, "Niamh")
	d := w.Document(w.Admin, "a picture of a van")
	if _, err := w.App.GetDocument(ctx, niamh, d.ID); kind(err) != fault.NotFound {
		t.Errorf("a client reads a file of the body: %v", err)
	}
	u, err := w.App.BeginUpload(ctx, w.Admin, app.Announced{Name: "van.txt", Size: 9})
	if err != nil || !u.ClientID.IsZero() || u.State != application.UploadOpen {
		t.Errorf("%+v, %v", u, err)
	}
}
