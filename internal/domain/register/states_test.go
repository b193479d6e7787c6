package register

import (
	"errors"
	"testing"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// moved tells whether a verb did what the table lists, or was refused and changed nothing.
func moved[S ~string](t *testing.T, from S, action string, to S, listed bool, now S, err error) {
	t.Helper()
	var f fault.Error
	switch {
	case listed && (err != nil || now != to):
		t.Errorf("%s in %s leads to %s (%v), want %s", action, from, now, err, to)
	case !listed && (!errors.As(err, &f) || f.Kind != fault.IllegalMove || now != from):
		t.Errorf("%s in %s leads to %s: %v", action, from, now, err)
	}
}

// Every verb of a submission in every state does what the table says, or is refused and changes nothing.
func TestEveryVerbOfASubmissionInEveryState(t *testing.T) {
	accepted, refused := Progress{Accepted: 1}, Progress{Refused: 1}
	verbs := map[Action]struct {
		server Server
		do     func(*Submission) error
	}{
		DoConfirm: {Live, func(s *Submission) error { return s.Confirm("Ada", on("2026-11-27")) }},
		DoDrop:    {Live, func(s *Submission) error { return s.Drop("Ada", on("2026-11-27")) }},
		DoSend:    {"", func(s *Submission) error { return s.Send(Live, "Ada") }},
		DoStop:    {Live, func(s *Submission) error { return s.Stop(nil) }},
		DoResume:  {Live, func(s *Submission) error { return s.Resume(Live) }},
		DoCancel:  {Live, func(s *Submission) error { return s.Cancel(accepted, "Ada", on("2026-11-27")) }},
		doFinish:  {Live, func(s *Submission) error { return s.Finish(accepted, on("2026-11-27")) }},
		doTry:     {Sandbox, func(s *Submission) error { return s.Finish(accepted, on("2026-11-27")) }},
		doRefuse:  {Live, func(s *Submission) error { return s.Finish(refused, on("2026-11-27")) }},
	}
	for _, a := range States.AllActions() {
		verb, known := verbs[a]
		if !known {
			t.Errorf("%s has no verb", a)
			continue
		}
		for _, from := range States.States() {
			s, err := From(Record{ID: id.Submission{1}, Register: CertSearch, Kind: All, State: from, Server: verb.server})
			if err != nil {
				t.Fatal(err)
			}
			err = verb.do(s)
			to, listed := States[from][a]
			moved(t, from, string(a), to, listed, s.Record().State, err)
			if listed != (len(s.Take()) == 1) {
				t.Errorf("%s in %s: what happened is not told, or what did not is", a, from)
			}
		}
	}
}

// Every verb of a refusal in every state does what the table says, or is refused and changes nothing.
func TestEveryVerbOfARefusalInEveryState(t *testing.T) {
	told := Telling{Certificate: id.Certificate{1}, Number: "N-1", Holder: text.T("Harbour Ltd", "港湾公司"), Says: "no such scheme"}
	verbs := map[RefusalAction]func(*Refusal) error{
		again:    func(f *Refusal) error { return f.Again(told, on("2026-11-27")) },
		solve:    func(f *Refusal) error { return f.Solve("the register", on("2026-11-27")) },
		SetAside: func(f *Refusal) error { return f.SetAside("The scheme is not listed.", "Ada", on("2026-11-27")) },
	}
	for _, a := range RefusalStates.AllActions() {
		do, known := verbs[a]
		if !known {
			t.Errorf("%s has no verb", a)
			continue
		}
		for _, from := range RefusalStates.States() {
			f, err := RefusalFrom(RefusalRecord{ID: id.Refusal{1}, State: from})
			if err != nil {
				t.Fatal(err)
			}
			err = do(f)
			to, listed := RefusalStates[from][a]
			moved(t, from, string(a), to, listed, f.Record().State, err)
			if noted := f.Record().Times > 0; noted != (listed && a == again) {
				t.Errorf("%s in %s: noted %v", a, from, noted)
			}
		}
	}
}
