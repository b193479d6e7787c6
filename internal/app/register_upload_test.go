package app_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/certsearch/practice"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// register to practise on, with what goes wrong at its door.
type door struct {
	practice.Register
	mu    sync.Mutex
	fails []func(http.ResponseWriter, *http.Request) // of the next requests, nil lets one pass
	asked int
	held  chan struct{} // requests wait here until it is closed, where there is one
}

func (d *door) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	d.asked++
	var fail func(http.ResponseWriter, *http.Request)
	if len(d.fails) > 0 {
		fail, d.fails = d.fails[0], d.fails[1:]
	}
	held := d.held
	d.mu.Unlock()
	if held != nil {
		<-held
	}
	if fail != nil {
		fail(w, r)
		return
	}
	d.Register.ServeHTTP(w, r)
}

func status(code int, head ...string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(head); i += 2 {
			w.Header().Set(head[i], head[i+1])
		}
		w.WriteHeader(code)
	}
}

// uploading is a body with certificates that all clients allow, and a register to practise on.
func uploading(t *testing.T, n int) (*testkit.World, *door, []certificate.Record) {
	t.Helper()
	w, d := testkit.New(t), &door{Register: practice.Register{Key: "right"}}
	w.Reports()
	held := []certificate.Record{}
	for i := range n {
		c := w.Certified(w.Client("Holder " + string(rune('A'+i)) + " Ltd"))
		w.Allows(c.ID, contract.CertSearch, true)
		held = append(held, c)
	}
	w.Practises(d, "right")
	return w, d, held
}

func sends(w *testkit.World, kind register.Kind) app.SubmissionView {
	w.T.Helper()
	v := w.Submission(kind)
	v, err := w.App.SendSubmission(ctx, w.Admin, v.ID, v.Version)
	w.Must(err)
	return v
}

// passes lets minutes pass, and every step that is due run.
func passes(w *testkit.World, minutes int) {
	w.T.Helper()
	for range minutes {
		w.Uploads()
		w.Clock = w.Clock.Add(time.Minute)
	}
	w.Uploads()
}

func submission(w *testkit.World, sid id.Submission) (r register.Record) {
	w.T.Helper()
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { r, err = tx.Submission(sid); return err })
	return r
}

func tellings(w *testkit.World, sid id.Submission, state string) []register.Telling {
	w.T.Helper()
	list, _, err := w.App.ListTellings(ctx, w.Admin, sid, postgres.Page{Limit: 100}, state)
	w.Must(err)
	return list
}

func refusals(w *testkit.World, state string) []app.RefusalView {
	w.T.Helper()
	list, _, err := w.App.ListRefusals(ctx, w.Admin, postgres.Page{Limit: 100}, postgres.RefusalFilter{State: state})
	w.Must(err)
	return list
}

// One certificate a minute, each as it stands when it is sent; at the end the month is reported and nothing is left to tell.
func TestAnUploadByTheAPI(t *testing.T) {
	t.Parallel()
	w, d, held := uploading(t, 3)
	s := sends(w, register.Changed)
	if s.State != register.Sending || s.Server != register.Live {
		t.Fatalf("%+v", s.Record)
	}
	if w.Uploads(); d.asked != 1 || w.Uploads() != 0 {
		t.Fatalf("%d requests at once", d.asked)
	}
	v, err := w.App.GetRegister(ctx, w.Admin)
	if err != nil || v.Sending == nil || v.Sending.Waiting != 2 || v.Sending.Accepted != 1 || !v.Sending.EndsAt.Equal(w.Clock.Add(2*time.Minute)) || !v.Duty.DoneOn.IsZero() {
		t.Errorf("%+v %v", v.Sending, err)
	}
	var f fault.Error
	if _, err := w.App.PrepareSubmission(ctx, w.Admin, register.All); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("another submission meanwhile: %v", err)
	}
	last := held[2]
	_, err = w.App.DecideOnCertificate(ctx, w.Decider(), last.ID, last.Version, decision.Suspend, app.Verdict{Terms: decision.Terms{Reason: "Asked for it.", Code: "client_request", EndsOn: w.Body.Today(w.Clock).AddMonths(2)}})
	w.Must(err)
	passes(w, 3)
	done := submission(w, s.ID)
	if done.State != register.Sent || done.Counts.Accepted != 3 || done.EndedBy != w.Admin.Name || d.asked != 3 {
		t.Errorf("%+v after %d requests", done, d.asked)
	}
	if e, _ := d.Kept(last.ID.String()); e.Told.Certification["certification_status"] != "Suspended" {
		t.Errorf("the register was told what had been prepared: %v", e.Told.Certification["certification_status"])
	}
	for _, u := range tellings(w, s.ID, "accepted") {
		if e, found := d.Kept(u.Certificate.String()); !found || u.Given != e.Given || u.Attempts != 1 {
			t.Errorf("%+v %+v", u, e)
		}
	}
	if n := w.Submission(register.Nothing); n.Counts.Unchanged != 3 {
		t.Errorf("%+v", n.Counts)
	}
	v, err = w.App.GetRegister(ctx, w.Admin)
	if err != nil || v.Duty.DoneOn.IsZero() || v.Prepared != nil {
		t.Errorf("%+v %v", v, err)
	}
}

// What the register refuses is a task until it has the certificate; the rest goes on.
func TestARefusalIsATask(t *testing.T) {
	t.Parallel()
	w, d, held := uploading(t, 2)
	d.Standards = []string{"ISO 9001:2015"}
	first := sends(w, register.Changed)
	passes(w, 3)
	if r := submission(w, first.ID); r.State != register.Refused || r.Counts.Refused != 2 {
		t.Fatalf("%+v", r)
	}
	if v, err := w.App.GetRegister(ctx, w.Admin); err != nil || !v.Duty.DoneOn.IsZero() || v.Refused != 2 {
		t.Errorf("what the register refused counts as the report of the month: %+v %v", v, err)
	}
	open := refusals(w, "open")
	if len(open) != 2 || !strings.Contains(open[0].Says, "standards_name") || open[0].Code != "validation_error" || open[0].Client.IsZero() {
		t.Fatalf("%+v", open)
	}
	found, _, err := w.App.ListRefusals(ctx, w.Admin, postgres.Page{Search: held[0].Number}, postgres.RefusalFilter{})
	if err != nil || len(found) != 1 || found[0].Certificate != held[0].ID {
		t.Errorf("%+v %v", found, err)
	}
	aside := found[0]
	_, err = w.App.SetRefusalAside(ctx, w.Admin, aside.ID, aside.Version, "The register does not list this standard.")
	w.Must(err)
	sends(w, register.Changed)
	passes(w, 3)
	if again := refusals(w, "open"); len(again) != 2 || again[0].Times+again[1].Times != 3 {
		t.Errorf("%+v", again)
	}
	d.Standards = nil
	sends(w, register.Changed)
	passes(w, 3)
	if left := refusals(w, "open"); len(left) != 0 {
		t.Errorf("%+v", left)
	}
	if done := refusals(w, "done"); len(done) != 2 || done[0].EndedBy != "IAF CertSearch" {
		t.Errorf("%+v", done)
	}
}

// A refusal that was answered with an upload by hand is done too.
func TestAnUploadByHandEndsTheTask(t *testing.T) {
	t.Parallel()
	w, d, _ := uploading(t, 1)
	d.Standards = []string{"ISO 9001:2015"}
	sends(w, register.Changed)
	passes(w, 2)
	byHand := w.Submission(register.Changed)
	confirmed(w, byHand)
	if done := refusals(w, "done"); len(done) != 1 || done[0].EndedBy != w.Admin.Name {
		t.Errorf("%+v", done)
	}
}

// An error of the server is tried again with growing pauses while others go on; too many requests let all wait as long as
// the register asks.
func TestErrorsAndWaits(t *testing.T) {
	t.Parallel()
	w, d, held := uploading(t, 2)
	d.fails = []func(http.ResponseWriter, *http.Request){status(500), nil, status(429, "Retry-After", "600")}
	s := sends(w, register.Changed)
	passes(w, 2) // the first fails, the second is taken, the first again: too many
	if d.asked != 3 {
		t.Fatalf("%d requests", d.asked)
	}
	late := tellings(w, s.ID, "waiting")
	if len(late) != 1 || late[0].Attempts != 2 {
		t.Errorf("%+v", late)
	}
	passes(w, 9)
	if d.asked != 3 {
		t.Errorf("%d requests though the register asked to wait", d.asked)
	}
	passes(w, 2)
	if r := submission(w, s.ID); r.State != register.Sent || r.Counts.Accepted != 2 {
		t.Errorf("%+v", r)
	}
	for _, c := range held {
		if e, _ := d.Kept(c.ID.String()); e.Times != 1 {
			t.Errorf("told %d times", e.Times)
		}
	}
}

// A key that the register does not take stops everything at once; nothing is lost, and nothing counts as refused.
func TestAWrongKeyStopsTheUpload(t *testing.T) {
	t.Parallel()
	w, d, _ := uploading(t, 2)
	d.Key = "another"
	s := sends(w, register.Changed)
	passes(w, 3)
	r := submission(w, s.ID)
	if r.State != register.Stopped || r.Halt == nil || !strings.Contains(r.Halt.En, "401") || d.asked != 1 || len(refusals(w, "")) != 0 {
		t.Fatalf("%+v after %d requests", r, d.asked)
	}
	setup, err := w.App.GetRegisterSetup(ctx, w.Admin)
	w.Must(err)
	setup, err = w.App.SetRegisterKey(ctx, w.Admin, setup.Version, "another", register.Sandbox)
	w.Must(err)
	var f fault.Error
	if _, err := w.App.ResumeSending(ctx, w.Admin, s.ID, r.Version); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("resumed on the other server: %v", err)
	}
	_, err = w.App.SetRegisterKey(ctx, w.Admin, setup.Version, "another", register.Live)
	w.Must(err)
	_, err = w.App.ResumeSending(ctx, w.Admin, s.ID, r.Version)
	w.Must(err)
	passes(w, 4)
	if r := submission(w, s.ID); r.State != register.Sent || r.Counts.Accepted != 2 || r.Run != 2 {
		t.Errorf("%+v", r)
	}
}

// Stopped, nothing goes out; resumed, it goes on where it was; cancelled, what was accepted stays told.
func TestStopResumeCancel(t *testing.T) {
	t.Parallel()
	w, d, _ := uploading(t, 3)
	s := sends(w, register.Changed)
	w.Uploads()
	r, err := w.App.StopSending(ctx, w.Admin, s.ID, submission(w, s.ID).Version)
	w.Must(err)
	if passes(w, 3); d.asked != 1 {
		t.Fatalf("%d requests though it was stopped", d.asked)
	}
	r, err = w.App.ResumeSending(ctx, w.Admin, s.ID, r.Version)
	w.Must(err)
	w.Uploads()
	if d.asked != 2 {
		t.Errorf("%d requests after it went on", d.asked)
	}
	r, err = w.App.CancelSending(ctx, w.Admin, s.ID, r.Version)
	w.Must(err)
	if passes(w, 3); r.State != register.Cancelled || r.Counts.Accepted != 2 || r.Counts.LeftOut != 1 || d.asked != 2 {
		t.Errorf("%+v after %d requests", r.Record, d.asked)
	}
	if left := tellings(w, s.ID, "left_out"); len(left) != 1 || left[0].Code != string(register.Interrupted) {
		t.Errorf("%+v", left)
	}
	if next := w.Submission(register.Changed); next.Counts != (register.Counts{New: 1, Unchanged: 2}) {
		t.Errorf("%+v", next.Counts)
	}
}

// A worker that ends between the answer and keeping it has sent the certificate for nothing: it is sent once more, under
// the same identity number, after the line is free again.
func TestACrashBeforeTheAnswerIsKept(t *testing.T) {
	t.Parallel()
	w, d, held := uploading(t, 1)
	s := sends(w, register.Changed)
	w.Must(app.UploadAndDie(w.App, w.Body.ID, w.UploadTasks()[0]))
	if w.Uploads(); d.asked != 1 {
		t.Fatalf("%d requests while the outcome of one is not known", d.asked)
	}
	passes(w, 3)
	e, _ := d.Kept(held[0].ID.String())
	if r := submission(w, s.ID); r.State != register.Sent || e.Times != 2 || d.asked != 2 {
		t.Errorf("%+v, told %d times", r, e.Times)
	}
	if list := tellings(w, s.ID, ""); len(list) != 1 || list[0].State != register.Accepted || list[0].Given != e.Given || list[0].Attempts != 2 {
		t.Errorf("%+v", list)
	}
}

// A task that is handed to two workers at once sends once.
func TestTwoWorkersAtOnce(t *testing.T) {
	t.Parallel()
	w, d, _ := uploading(t, 2)
	d.held = make(chan struct{})
	s := sends(w, register.Changed)
	task := w.UploadTasks()[0]
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() {
			if err := w.App.RunTask(context.Background(), w.Body.ID, task); err != nil {
				t.Error(err)
			}
		})
	}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		d.mu.Lock()
		n := d.asked
		d.mu.Unlock()
		if n > 0 || time.Now().After(deadline) {
			break
		}
	}
	close(d.held)
	both.Wait()
	if d.asked != 1 {
		t.Errorf("%d requests at once", d.asked)
	}
	passes(w, 5)
	if r := submission(w, s.ID); r.State != register.Sent || d.asked != 2 {
		t.Errorf("%+v after %d requests", r, d.asked)
	}
}

// Rule "SM-160": a client that takes its consent back while the upload runs is not told; one that the register knows is hidden.
func TestConsentsTakenBackMeanwhile(t *testing.T) {
	t.Parallel()
	w, d, held := uploading(t, 2)
	s := sends(w, register.Changed)
	w.Allows(held[0].ID, contract.CertSearch, false)
	passes(w, 3)
	if _, found := d.Kept(held[0].ID.String()); found || d.asked != 1 {
		t.Errorf("told without consent, %d requests", d.asked)
	}
	if left := tellings(w, s.ID, "left_out"); len(left) != 1 || left[0].Code != string(register.NotAllowed) {
		t.Errorf("%+v", left)
	}
	w.Allows(held[1].ID, contract.CertSearch, false)
	gone := sends(w, register.Changed)
	passes(w, 2)
	if e, _ := d.Kept(held[1].ID.String()); e.Told.Certification["certification_status"] != register.Hidden {
		t.Errorf("%v", e.Told.Certification)
	}
	if r := submission(w, gone.ID); r.State != register.Sent {
		t.Errorf("%+v", r)
	}
	if n := w.Submission(register.Nothing); n.Counts != (register.Counts{}) {
		t.Errorf("%+v", n.Counts)
	}
}

// What the sandbox takes is not in the register: the month stays open, and everything is still to be told.
func TestTheSandboxIsNoReport(t *testing.T) {
	t.Parallel()
	w, d, _ := uploading(t, 2)
	setup, err := w.App.GetRegisterSetup(ctx, w.Admin)
	w.Must(err)
	_, err = w.App.SetRegisterKey(ctx, w.Admin, setup.Version, "right", register.Sandbox)
	w.Must(err)
	d.fails = []func(http.ResponseWriter, *http.Request){status(400)}
	s := sends(w, register.Changed)
	passes(w, 3)
	r := submission(w, s.ID)
	v, err := w.App.GetRegister(ctx, w.Admin)
	if err != nil || r.State != register.Tried || r.Counts.Accepted != 1 || !v.Duty.DoneOn.IsZero() || v.Refused != 0 {
		t.Errorf("%+v %+v %v", r, v, err)
	}
	if next := w.Submission(register.Changed); next.Counts.New != 2 {
		t.Errorf("%+v", next.Counts)
	}
}

// The key is sealed and can be tested, replaced and removed; without one nothing is sent.
func TestTheKeyOfTheRegister(t *testing.T) {
	t.Parallel()
	w, d, _ := uploading(t, 1)
	v, err := w.App.GetRegisterSetup(ctx, w.Admin)
	if err != nil || v.Key == nil || v.Key.SetBy != w.Admin.Name || strings.Contains(testkit.JSON(v), "right") {
		t.Fatalf("%+v %v", v, err)
	}
	if err := w.Behind("do $$ begin if exists (select from trail_payloads where tenant_id = '" + w.Body.ID.String() +
		"' and payload::text ilike '%sealed%' and payload::text like '%set_by%') then raise 'kept'; end if; end $$"); err != nil {
		t.Errorf("the trail has the key: %v", err)
	}
	v, err = w.App.TestRegisterKey(ctx, w.Admin, v.Version)
	if err != nil || !v.Key.Test.Passed || d.asked != 1 {
		t.Errorf("%+v %v", v.Key, err)
	}
	var f fault.Error
	if _, err := w.App.TestRegisterKey(ctx, w.Admin, v.Version); !errors.As(err, &f) || f.Kind != fault.TooMany {
		t.Errorf("two requests without a pause: %v", err)
	}
	w.Clock = w.Clock.Add(time.Minute)
	d.Key = "another"
	v, err = w.App.TestRegisterKey(ctx, w.Admin, v.Version)
	if err != nil || v.Key.Test.Passed {
		t.Errorf("%+v %v", v.Key, err)
	}
	v, err = w.App.RemoveRegisterKey(ctx, w.Admin, v.Version)
	if err != nil || v.Key != nil {
		t.Errorf("%+v %v", v, err)
	}
	p := w.Submission(register.All)
	if _, err := w.App.SendSubmission(ctx, w.Admin, p.ID, p.Version); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("sent without a key: %v", err)
	}
	if _, err := w.App.SetRegisterKey(ctx, w.Admin, v.Version-1, "right", register.Live); !errors.As(err, &f) || f.Kind != fault.Stale {
		t.Errorf("%v", err)
	}
}

// A body uploads with its own key and sees its own refusals; another body nothing of them.
func TestTheUploadIsTheBodysOwn(t *testing.T) {
	t.Parallel()
	w, _, held := uploading(t, 1)
	r := w.Refusal(held[0].ID)
	other := testkit.New(t)
	if v, err := other.App.GetRegister(ctx, other.Admin); err != nil || v.API.Key != nil || v.Refused != 0 {
		t.Errorf("%+v %v", v, err)
	}
	var f fault.Error
	if _, err := other.App.SetRefusalAside(ctx, other.Admin, r.ID, r.Version, "x"); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("%v", err)
	}
	s := sends(w, register.Changed)
	if _, _, err := other.App.ListTellings(ctx, other.Admin, s.ID, postgres.Page{}, ""); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("%v", err)
	}
}

// The XML says what the workbook says, under the names that the body has set; setting them leaves the key alone.
func TestTheXMLBesideTheWorkbook(t *testing.T) {
	t.Parallel()
	w, _, held := uploading(t, 1)
	setup, err := w.App.GetRegisterSetup(ctx, w.Admin)
	w.Must(err)
	names := register.DeliveredElements
	names.Root = "certs"
	setup, err = w.App.SetRegisterElements(ctx, w.Admin, setup.Version, names)
	if err != nil || setup.Key == nil || setup.Names.Root != "certs" || setup.Delivered.Root != "cb_certs" {
		t.Fatalf("%+v %v", setup, err)
	}
	v := w.Submission(register.Changed)
	_, content, err := w.App.OpenSubmissionFile(ctx, w.Admin, v.ID, 1)
	w.Must(err)
	said, err := io.ReadAll(content)
	w.Must(err)
	if !strings.Contains(string(said), "<certs>") || !strings.Contains(string(said), "<certificate_number>"+held[0].Number+"</certificate_number>") || !strings.HasSuffix(string(said), "</certs>\n") {
		t.Errorf("%s", said)
	}
	_, err = w.App.DropSubmission(ctx, w.Admin, v.ID, v.Version)
	w.Must(err)
	setup, err = w.App.TestRegisterKey(ctx, w.Admin, setup.Version)
	if err != nil || !setup.Key.Test.Passed {
		t.Errorf("%+v %v", setup.Key, err)
	}
}
