package app_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/mail"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

var someone = app.Origin{Address: "192.0.2.7"}

// complains makes a complaint and answers it with its tracking code.
func complains(w *testkit.World, s complaint.Statement) (app.ComplaintView, string) {
	w.T.Helper()
	code, err := w.App.MakeComplaint(ctx, w.Body.Slug, someone, "", s)
	w.Must(err)
	told, err := w.App.TrackComplaint(ctx, w.Body.Slug, someone, code)
	w.Must(err)
	list, _, err := w.App.ListComplaints(ctx, w.Admin, postgres.Page{Search: told.Reference}, postgres.ComplaintFilter{State: "open"})
	w.Must(err)
	if len(list) != 1 {
		w.T.Fatalf("%+v", list)
	}
	v, err := w.App.GetComplaint(ctx, w.Admin, list[0].ID)
	w.Must(err)
	return v, code
}

// A complaint about a client from the form to its end: whoever took part in the client's file neither handles nor
// decides it (CO1), and the complainant follows it with the code alone.
func TestAComplaintIsDecidedByTheUninvolved(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	v, code := complains(w, complaint.Statement{About: complaint.AboutClient, Company: held.Number, Text: "The mark is on the boxes."})
	if v.Complainant.Email != "" || v.Due.Acknowledge.IsZero() || v.Suggested == nil || v.Suggested.ID != held.ClientID {
		t.Fatalf("%+v", v)
	}
	stopped := func(err error) bool {
		var b rule.Broken
		return errors.As(err, &b) && b[0].Rule.ID == "CO1"
	}
	cid := v.ID
	v, err := w.App.AcknowledgeComplaint(ctx, w.Admin, cid, v.Version)
	w.Must(err)
	if _, err := w.App.ScreenComplaint(ctx, w.Admin, cid, v.Version, app.Screening{InRemit: true}); err == nil {
		t.Error("screened without a client")
	}
	v, err = w.App.ScreenComplaint(ctx, w.Admin, cid, v.Version, app.Screening{InRemit: true, Client: held.ClientID})
	w.Must(err)
	var involved []complaint.Involvement
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { involved, err = tx.Involved(held.ClientID); return err })
	if len(involved) < 2 {
		t.Fatalf("%+v took part in the file of a certified client", involved)
	}
	handler := w.Staff("Hana Handler", access.Planner)
	for _, x := range involved {
		if _, err := w.App.AssignComplaint(ctx, w.Admin, cid, v.Version, x.Person.ID); err == nil {
			t.Errorf("%s handles it", x.Person.Name)
		}
	}
	v, err = w.App.AssignComplaint(ctx, w.Admin, cid, v.Version, handler.Identity)
	w.Must(err)
	v, err = w.App.ValidateComplaint(ctx, handler, cid, v.Version, true, "The photograph shows it.")
	w.Must(err)
	v, err = w.App.NoteComplaint(ctx, handler, cid, v.Version, "Rang them.")
	w.Must(err)
	v, err = w.App.InvestigateComplaint(ctx, handler, cid, v.Version, "Two boxes seen.", "The rules of the mark are not kept.")
	w.Must(err)
	for _, x := range involved {
		who := access.Actor{Tenant: w.Admin.Tenant, Identity: x.Person.ID, Name: x.Person.Name, Roles: []access.Role{access.DecisionMaker}}
		if _, err := w.App.DecideComplaint(ctx, who, cid, v.Version, "Upheld."); !stopped(err) {
			t.Errorf("%s, %s, decides: %v", x.Person.Name, x.As.En, err)
		}
		if seen, err := w.App.GetComplaint(ctx, who, cid); err != nil || !seen.Withheld || len(seen.Messages) != 0 {
			t.Errorf("%s reads what was written: %+v, %v", x.Person.Name, seen, err)
		}
	}
	open, err := w.App.ComplaintsOfClient(ctx, w.Admin, held.ClientID)
	w.Must(err)
	if len(open) != 1 || !open[0].Open {
		t.Errorf("on the page of the client: %+v", open)
	}
	dossier, err := w.App.GetDossier(ctx, w.Admin, held.ProgrammeID)
	w.Must(err)
	for _, l := range dossier.Letters {
		if l.Letter == "f" && (l.State != decision.Lacking || len(l.Papers) != 1) {
			t.Errorf("in the dossier: %+v", l)
		}
	}
	v, err = w.App.DecideComplaint(ctx, w.Staff("Nora New", access.DecisionMaker), cid, v.Version, "Upheld.")
	w.Must(err)

	w.Clock = w.Clock.AddDate(0, 0, 61)
	w.Must(w.App.AnswerComplaint(ctx, w.Body.Slug, someone, code, "Any news?"))
	v, err = w.App.GetComplaint(ctx, w.Admin, cid)
	w.Must(err)
	v, err = w.App.WriteToComplainant(ctx, handler, cid, v.Version, "Tomorrow.")
	w.Must(err)
	told, err := w.App.TrackComplaint(ctx, w.Body.Slug, someone, code)
	w.Must(err)
	if told.State != complaint.Decided || told.DaysLeft != -1 || told.Days != 61 || len(told.Messages) != 2 || told.Messages[1].By != "" {
		t.Errorf("%+v", told)
	}
	v, err = w.App.NotifyOutcome(ctx, handler, cid, v.Version, "You were right.")
	w.Must(err)
	v, err = w.App.CloseComplaint(ctx, handler, cid, v.Version, complaint.Consent{Complainant: true, Client: true})
	w.Must(err)
	if told, err = w.App.TrackComplaint(ctx, w.Body.Slug, someone, code); err != nil || told.Answers || !v.Public || len(v.Steps) != 8 {
		t.Errorf("%+v, %+v, %v", told, v.Steps, err)
	}
}

// The client reads what the body tells it and answers; who complained and their words stay with the body (SM-117).
func TestTheClientAnswersAReferredComplaint(t *testing.T) {
	w := testkit.New(t)
	c, other := w.Client("Bluewater Ltd"), w.Client("Pembroke Ltd")
	niamh := w.Of(c.ID, "Niamh")
	v, _ := complains(w, complaint.Statement{About: complaint.AboutClient, Company: "Bluewater", Text: "I work there: the audit was faked.",
		Complainant: complaint.Complainant{Name: "Ann", Email: "ann@example.net"}})
	v, err := w.App.AcknowledgeComplaint(ctx, w.Admin, v.ID, v.Version)
	w.Must(err)
	v, err = w.App.ScreenComplaint(ctx, w.Admin, v.ID, v.Version, app.Screening{InRemit: true, Client: c.ID})
	w.Must(err)
	v, err = w.App.ValidateComplaint(ctx, w.Admin, v.ID, v.Version, true, "Plausible.")
	w.Must(err)
	if list, err := w.App.ReferredComplaints(ctx, niamh, c.ID); err != nil || len(list) != 0 {
		t.Errorf("before it was referred: %+v, %v", list, err)
	}
	v, err = w.App.ReferComplaint(ctx, w.Admin, v.ID, v.Version, "Records of the internal audit are said to be incomplete.")
	w.Must(err)
	list, err := w.App.ReferredComplaints(ctx, niamh, c.ID)
	w.Must(err)
	shown, err := json.Marshal(list)
	w.Must(err)
	if len(list) != 1 || !list[0].Answers || strings.Contains(string(shown), "Ann") || strings.Contains(string(shown), "faked") || strings.Contains(string(shown), "ann@") {
		t.Fatalf("%s", shown)
	}
	var f fault.Error
	if _, err := w.App.ReferredComplaints(ctx, w.Of(other.ID, "Ruth"), c.ID); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("another client reads it: %v", err)
	}
	if _, err := w.App.AnswerReferred(ctx, w.Of(other.ID, "Rose"), v.ID, v.Version, "No."); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("another client answers: %v", err)
	}
	if _, err := w.App.GetComplaint(ctx, niamh, v.ID); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("a person of the client reads all of it: %v", err)
	}
	if got, err := w.App.AnswerReferred(ctx, niamh, v.ID, list[0].Version, "They are complete."); err != nil || got.Answers || got.Answer == "" {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestOthersDoNotReadAComplaint(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	_, code := complains(w, complaint.Statement{About: complaint.AboutBody, Text: "Nobody answers."})
	var f fault.Error
	for _, wrong := range []string{code + "A", "", code[:25] + "0"} {
		if _, err := w.App.TrackComplaint(ctx, w.Body.Slug, someone, wrong); !errors.As(err, &f) || f.Kind != fault.NotFound {
			t.Errorf("the code %q: %v", wrong, err)
		}
	}
	if _, err := w.App.TrackComplaint(ctx, testkit.New(t).Body.Slug, someone, code); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("at another body: %v", err)
	}
	if _, _, err := w.App.ListComplaints(ctx, w.Of(c.ID, "Niamh"), postgres.Page{}, postgres.ComplaintFilter{}); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("a person of a client lists complaints: %v", err)
	}
}

// What somebody sends twice from one form is one complaint; what they change in it is another.
func TestOneFormIsOneComplaint(t *testing.T) {
	w := testkit.New(t)
	s := complaint.Statement{About: complaint.AboutBody, Text: "Nobody answers."}
	key := app.NewFormKey()
	var codes []string
	for _, words := range []string{"Nobody answers.", "Nobody answers.", "Nobody ever answers."} {
		s.Text = words
		code, err := w.App.MakeComplaint(ctx, w.Body.Slug, someone, key, s)
		w.Must(err)
		codes = append(codes, code)
	}
	list, _, err := w.App.ListComplaints(ctx, w.Admin, postgres.Page{Sort: "received"}, postgres.ComplaintFilter{})
	w.Must(err)
	if codes[0] != codes[1] || codes[1] == codes[2] || len(list) != 2 || list[1].Reference[6:] != "-0002" && list[0].Reference[6:] != "-0002" {
		t.Errorf("%v %+v", codes, list)
	}
}

// Letters reach the complainant in their language with the link; what is kept of them tells neither address nor code,
// and the trail tells neither who complains nor what was said.
func TestTheComplainantIsWrittenToAndNotKept(t *testing.T) {
	w := testkit.New(t)
	box := &mail.Fake{}
	w.App.Mail = box
	v, code := complains(w, complaint.Statement{About: complaint.AboutBody, Text: "没有人答复。",
		Complainant: complaint.Complainant{Name: "Zhang", Email: "zhang@example.net", Lang: "zh-CN"}})
	_, err := w.App.AcknowledgeComplaint(ctx, w.Admin, v.ID, v.Version)
	w.Must(err)
	w.Work()
	var got []mail.Letter
	for _, l := range box.Letters {
		if l.To == "zhang@example.net" {
			got = append(got, l)
		}
	}
	if len(got) != 2 || !strings.Contains(got[0].Subject, "已收到您的投诉") || !strings.Contains(got[1].Text, "/complaints/"+w.Body.Slug+"/"+code+"?lang=zh-CN") {
		t.Fatalf("%+v", got)
	}
	messages, _, err := w.App.ListMessages(ctx, w.Admin, postgres.Page{}, postgres.MessageFilter{})
	w.Must(err)
	for _, m := range messages {
		l, err := w.App.GetMessage(ctx, w.Admin, m.ID)
		w.Must(err)
		if kept, _ := json.Marshal(l); strings.Contains(string(kept), code) || strings.Contains(string(kept), "zhang@") || strings.Contains(string(kept), "没有人答复") {
			t.Errorf("%s", kept)
		}
	}
	entries, err := w.App.ListTrail(ctx, w.Admin, "", "", 0, 200)
	w.Must(err)
	if kept, _ := json.Marshal(entries); strings.Contains(string(kept), "Zhang") || strings.Contains(string(kept), "没有人答复") || !strings.Contains(string(kept), "complaint.acknowledge") {
		t.Errorf("%s", kept)
	}
}

// Those who handle it are reminded before a day, and once it is late at once and every week.
func TestComplaintsAreRemindedOf(t *testing.T) {
	w := testkit.New(t)
	complains(w, complaint.Statement{About: complaint.AboutBody, Text: "Nobody answers."})
	reminders := func() (n int) {
		list, _, err := w.App.ListMessages(ctx, w.Admin, postgres.Page{Limit: 200}, postgres.MessageFilter{})
		w.Must(err)
		for _, m := range list {
			if m.Template == "complaint_turn" && (strings.Contains(m.Subject, "a day comes") || strings.Contains(m.Subject, "it is late")) {
				n++
			}
		}
		return n
	}
	for _, x := range []struct{ days, want int }{{0, 0}, {6, 1}, {0, 1}, {2, 2}, {1, 2}, {6, 3}} {
		w.Clock = w.Clock.AddDate(0, 0, x.days)
		for range 2 {
			for _, tick := range app.Ticks {
				if tick.Name == "complaint.remind" {
					w.Must(tick.Do(w.App, ctx))
				}
			}
		}
		if got := reminders(); got != x.want {
			t.Errorf("%d days on: %d reminders, want %d", x.days, got, x.want)
		}
	}
}

func TestTheFormIsThrottled(t *testing.T) {
	w := testkit.New(t)
	var err error
	for range 11 {
		_, err = w.App.MakeComplaint(ctx, w.Body.Slug, app.Origin{Address: "192.0.2.8"}, "", complaint.Statement{About: complaint.AboutBody, Text: "Again."})
	}
	var f fault.Error
	if !errors.As(err, &f) || f.Kind != fault.TooMany {
		t.Errorf("the eleventh complaint of an hour: %v", err)
	}
}

// Who advised the client within the cooling-off neither handles a complaint about it nor sits on a panel (I7), and reads
// not who complains.
func TestAConsultantOfTheClientHandlesNeitherComplaintNorAppeal(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	hana := w.Staff("Hana Handler", access.Planner)
	ended := w.Body.Today(w.Clock).AddMonths(-24)
	w.File(hana, staff.File{Name: hana.Name, Conflicts: []staff.Conflict{{ClientID: held.ClientID, ClientName: "Bluewater", Kind: staff.Consultancy, EndedOn: ended}}})
	v, _ := complains(w, complaint.Statement{About: complaint.AboutClient, Company: held.Number, Text: "The mark is on the boxes."})
	v, err := w.App.AcknowledgeComplaint(ctx, w.Admin, v.ID, v.Version)
	w.Must(err)
	v, err = w.App.ScreenComplaint(ctx, w.Admin, v.ID, v.Version, app.Screening{InRemit: true, Client: held.ClientID})
	w.Must(err)
	if _, err := w.App.AssignComplaint(ctx, w.Admin, v.ID, v.Version, hana.Identity); firstRule(err) != "I7" {
		t.Errorf("she handles it: %v", err)
	}
	if _, err := w.App.ValidateComplaint(ctx, hana, v.ID, v.Version, true, "So."); firstRule(err) != "I7" {
		t.Errorf("she validates it: %v", err)
	}
	if seen, err := w.App.GetComplaint(ctx, hana, v.ID); err != nil || !seen.Withheld {
		t.Errorf("she reads who complains: %v", err)
	}
	own := w.Appeal(held.ClientID)
	x, err := w.App.AcknowledgeAppeal(ctx, w.Admin, own.ID, 1)
	w.Must(err)
	if _, err := w.App.FormPanel(ctx, w.Admin, own.ID, x.Version, []id.Identity{hana.Identity}); firstRule(err) != "I7" {
		t.Errorf("she is of the panel: %v", err)
	}
	w.Clock = w.Clock.AddDate(0, 0, 1)
	_, err = w.App.AssignComplaint(ctx, w.Admin, v.ID, v.Version, hana.Identity)
	w.Must(err)
}

// Nobody finds out by a search who complains: whom the complaint concerns reads the list too.
func TestWhoComplainsIsNotFound(t *testing.T) {
	w := testkit.New(t)
	complains(w, complaint.Statement{About: complaint.AboutClient, Company: "Bluewater", Text: "Mark.", Complainant: complaint.Complainant{Name: "Ottilie Whistler"}})
	list, _, err := w.App.ListComplaints(ctx, w.Admin, postgres.Page{Search: "Whistler"}, postgres.ComplaintFilter{})
	w.Must(err)
	if len(list) != 0 {
		t.Errorf("found by who complains: %+v", list)
	}
}

// Who agreed to what was not followed, who sent it back, and who had the review before are of the file (CO1, AP1).
func TestEverybodyWhoTookPartIsKnown(t *testing.T) {
	w := testkit.New(t)
	mei := w.Decider()
	nora, omar := w.Competent("Nora New", access.DecisionMaker, staff.Decision), w.Competent("Omar Objector", access.DecisionMaker, staff.Decision)
	d := w.Prepared(w.Contracted(w.Client("Bluewater Ltd")), decision.Grant)
	v := w.Review(d)
	v, err := w.App.AssignReview(ctx, mei, v.ID, v.Version, nora.Identity)
	w.Must(err)
	_, err = w.App.CloseReview(ctx, nora, v.ID, v.Version, true, "In order.")
	w.Must(err)
	_, err = w.App.ChangeQuorums(ctx, w.Admin, 1, map[string]int{"grant": 2})
	w.Must(err)
	forward, err := w.App.TakeDecision(ctx, w.Competent("Rui Agrees", access.DecisionMaker, staff.Decision), d.ID, d.Version, app.Verdict{})
	w.Must(err)
	_, err = w.App.DisagreeWithDecision(ctx, omar, d.ID, forward.Version, "Too early.")
	w.Must(err)
	var involved []complaint.Involvement
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { involved, err = tx.Involved(d.ClientID); return err })
	for _, name := range []string{mei.Name, nora.Name, omar.Name, "Rui Agrees"} {
		if !slices.ContainsFunc(involved, func(x complaint.Involvement) bool { return x.Person.Name == name }) {
			t.Errorf("%s took no part: %+v", name, involved)
		}
	}
}
