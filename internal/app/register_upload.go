package app

import (
	"context"
	"strconv"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
	"triennia/internal/mail"
	"triennia/internal/postgres"
)

const uploadJob = "register.upload"

// lineHeld is longer than a request can take: so long nobody else sends while the outcome of one is not known.
const lineHeld = 2 * time.Minute

// leftOutAtOnce is how many certificates one step passes over that are not to be sent any more.
const leftOutAtOnce = 200

// uploadAgain takes up uploads whose step was given up: a reason may have gone by now.
func (a *App) uploadAgain(ctx context.Context) error {
	return a.DB.System(ctx, "upload again", func(tx *postgres.SystemTx) error {
		_, err := tx.TryAgain(uploadJob)
		return err
	})
}

// request is one certificate on its way to the register.
type request struct {
	telling id.Telling
	server  register.Server
	key     string
	message register.Message
	at      time.Time
}

// uploadNext sends the next certificate of a submission. Before, the line to the register is held, so that of all workers
// one sends at a time and the pause between requests outlives each of them; after, the answer is kept and the line freed.
// Where a worker ends in between, the certificate is sent again once the line is free: its outcome is not known, and the
// register finds what it has by the identity number.
func (a *App) uploadNext(ctx context.Context, t postgres.Task) error {
	r, err := a.beginRequest(ctx, t)
	if err != nil || r == nil {
		return err
	}
	return a.endRequest(ctx, t, r, a.CertSearch.Upload(ctx, r.server, r.key, r.message))
}

// step is one look at what is to be sent.
type step struct {
	a       *App
	tx      *postgres.Tx
	task    postgres.Task
	sub     *register.Submission
	body    body.Record
	subject register.Subject
}

func (a *App) beginRequest(ctx context.Context, t postgres.Task) (r *request, err error) {
	err = a.write(ctx, systemActor(t.Tenant, uploadJob), "register.upload", func(tx *postgres.Tx) error {
		r = nil
		s, on, err := a.beginStep(tx, t)
		if err != nil || !on {
			return err
		}
		r, err = s.begin()
		return err
	})
	return r, err
}

// beginStep finds what the task is about; on is false where its run is over.
func (a *App) beginStep(tx *postgres.Tx, t postgres.Task) (s step, on bool, err error) {
	sid, err := id.Parse[struct{ submission struct{} }](t.Payload["submission"])
	if err != nil {
		return s, false, err
	}
	s = step{a: a, tx: tx, task: t}
	if s.sub, err = tx.LockSubmissionNow(id.Submission(sid)); err != nil {
		return s, false, err
	}
	if s.body, err = tx.Body(); err != nil {
		return s, false, err
	}
	s.subject = register.Subject{Body: s.body, Today: s.body.Today(a.Now())}
	r := s.sub.Record()
	return s, r.State == register.Sending && strconv.Itoa(r.Run) == t.Payload["run"], nil
}

func (s step) begin() (*request, error) {
	setup, sealed, err := s.tx.RegisterSetup()
	if err != nil {
		return nil, err
	}
	if why := s.hinders(setup); why != nil {
		return nil, s.stop(*why)
	}
	next, err := s.tx.LockLine()
	if err != nil {
		return nil, err
	}
	if next.After(s.tx.At) {
		return nil, s.goOn(next)
	}
	r, err := s.pick()
	if err != nil || r == nil {
		return nil, err
	}
	if r.server, r.key, err = s.a.openRegisterKey(setup, sealed); err != nil {
		return nil, err
	}
	return r, s.tx.HoldLine(s.tx.At.Add(lineHeld))
}

// hinders says what keeps the upload from going on, nil where nothing does.
func (s step) hinders(setup register.Setup) *text.Text {
	var why text.Text
	switch {
	case s.a.CertSearch == nil:
		why = fault.Says(noAPI)
	case setup.Key == nil:
		why = text.T("The key of the API was removed. Enter it again and resume.", "接口密钥已被移除。请重新填写后继续。")
	case setup.Key.Server != s.sub.Record().Server:
		why = text.T("The key was changed to the other server. Enter one of the server that the upload was begun on, or cancel the upload.",
			"密钥已改为另一服务器。请填写开始上传时所用服务器的密钥，或取消上传。")
	case !s.body.CertSearch, s.body.Counts, s.body.Accreditation.Body == "":
		why = text.T("The body no longer reports single certificates to IAF CertSearch. Change that in the settings and resume, or cancel the upload.",
			"本机构已不再向 IAF CertSearch 上报单张证书。请在设置中修改后继续，或取消上传。")
	case !s.body.Accreditation.Stands(s.subject.Today):
		why = lapsed(s.body)
	default:
		return nil
	}
	return &why
}

// pick is the request of the certificate that is next, nil where there is none now: then the submission has ended, or a
// later step looks again.
func (s step) pick() (*request, error) {
	for range leftOutAtOnce {
		u, found, err := s.tx.NextTelling(s.sub.Record().ID)
		switch {
		case err != nil:
			return nil, err
		case !found:
			return nil, s.finish()
		case u.NextAt.After(s.tx.At):
			return nil, s.goOn(u.NextAt)
		}
		r, err := s.ask(u)
		if err != nil || r != nil {
			return r, err
		}
	}
	return nil, s.goOn(s.tx.At)
}

// ask says the certificate as it stands now (SM-160), and nothing of one that is not to be told.
func (s step) ask(u register.Telling) (*request, error) {
	c, err := s.tx.Reportable(u.Certificate)
	if err != nil {
		return nil, err
	}
	s.subject.Certificate = c.Record
	e, fate := register.EntryOf(s.subject), register.FateOf(c.Record, s.subject.Today, c.Allowed, c.Hash != "")
	hide := fate == register.Remove
	switch {
	case fate == register.Skip, hide && s.sub.Record().Server == register.Sandbox:
		u.LeaveOut(register.NotAllowed)
		return nil, s.tx.SaveTelling(u)
	case !hide && len(e.Problems()) > 0:
		u.LeaveOut(register.Incomplete)
		if s.sub.Record().Server == register.Live {
			if err := s.a.hold(s.tx, register.CertSearch, []register.Telling{register.HeldBack(register.CertSearch, c.Record, u.Submission, e.Problems())}, s.subject.Today); err != nil {
				return nil, err
			}
		}
		return nil, s.tx.SaveTelling(u)
	}
	u.Ask(e.Hash(), hide)
	return &request{telling: u.ID, message: register.MessageOf(e, hide), at: s.tx.At}, s.tx.SaveTelling(u)
}

// goOn puts the next step into the outbox: one, however often this step is run.
func (s step) goOn(at time.Time) error {
	return s.tx.Enqueue(uploadJob, uploadJob+":after:"+s.task.ID.String(), at, s.task.Payload)
}

// stop lets the upload wait for a person, and writes to those who do it.
func (s step) stop(why text.Text) error {
	if err := s.sub.Stop(&why); err != nil {
		return err
	}
	if _, err := s.tx.SaveSubmission(s.sub); err != nil {
		return err
	}
	return s.a.notifyHolders(s.tx, access.ManageBody, "upload_halted", mail.Data{"why": why, "link": "/b/" + s.body.Slug + "/registers?tab=certsearch"})
}

func (s step) finish() error {
	n, err := s.tx.Progress(s.sub.Record().ID)
	if err != nil {
		return err
	}
	if err := s.sub.Finish(n, s.subject.Today); err != nil {
		return err
	}
	if _, err := s.tx.SaveSubmission(s.sub); err != nil {
		return err
	}
	return s.tx.SettleEntries(false)
}

// endRequest keeps the answer, also where a person has stopped or cancelled the upload meanwhile.
func (a *App) endRequest(ctx context.Context, t postgres.Task, r *request, answer register.Answer) error {
	ctx = context.WithoutCancel(ctx)
	return a.write(ctx, systemActor(t.Tenant, uploadJob), "register.upload", func(tx *postgres.Tx) error {
		s, on, err := a.beginStep(tx, t)
		if err != nil {
			return err
		}
		how, err := s.keep(r, answer)
		if err != nil {
			return err
		}
		next := r.at.Add(a.CertSearch.Pause)
		if how == register.Busy {
			next = tx.At.Add(max(a.CertSearch.Pause, answer.After))
		}
		if err := tx.HoldLine(next); err != nil || !on {
			return err
		}
		if how == register.Halted {
			return s.stop(answer.Halt())
		}
		return s.goOn(next)
	})
}

func (s step) keep(r *request, answer register.Answer) (register.Outcome, error) {
	u, err := s.tx.LockTelling(r.telling)
	if err != nil || u.Settled() {
		return "", err
	}
	if how := answer.Outcome(); u.State == register.LeftOut && how != register.Taken && how != register.No {
		return how, nil // a person cancelled meanwhile; only what is settled is of use
	}
	how := u.Take(answer, s.tx.At)
	if err := s.tx.SaveTelling(u); err != nil || r.server == register.Sandbox {
		return how, err // of the sandbox nothing follows
	}
	switch how {
	case register.Taken:
		return how, s.accepted(u)
	case register.No:
		_, err := s.a.declined(s.tx, u, s.subject.Today)
		return how, err
	}
	return how, nil
}

// accepted notes what the register has now.
func (s step) accepted(u register.Telling) error {
	hash := u.Hash
	if u.Hide {
		hash = ""
	}
	if err := s.tx.SettleEntry(u.Certificate, hash); err != nil {
		return err
	}
	return s.a.solveRefusals(s.tx, register.CertSearch, "IAF CertSearch", s.subject.Today, u.Certificate)
}
