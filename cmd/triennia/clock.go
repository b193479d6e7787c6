package main

import (
	"context"
	"io"

	"triennia/internal/domain/clock"
	"triennia/internal/domain/date"
)

func runClock(_ context.Context, args []string, out io.Writer) error {
	return answering("clock", "CERTIFICATION.json", args, out, tellTime)
}

// tellTime answers for one certification: its status, every deadline, and what a person should now decide.
func tellTime(in io.Reader, out io.Writer) error {
	var asked clock.Input
	if err := readChecked(in, &asked, asked.Complete); err != nil {
		return err
	}
	return writeAnswer(out, clockAnswerOf(clock.Compute(asked)))
}

// clockAnswer is what `triennia clock` writes; days that do not exist are null.
type clockAnswer struct {
	Status           clock.Status     `json:"status"`
	ExpiresOn        *date.Date       `json:"expires_on"`
	RestoreUntil     *date.Date       `json:"restore_until"`
	SuspensionEndsOn *date.Date       `json:"suspension_ends_on"`
	RetainUntil      *date.Date       `json:"retain_until"`
	Obligations      []clock.Due      `json:"obligations"`
	LatestSafe       *date.Date       `json:"latest_safe_recertification_end"`
	Proposals        []clock.Proposal `json:"proposals"`
	Broken           []answerBreach   `json:"broken"`
}

func clockAnswerOf(o clock.Output) clockAnswer {
	a := clockAnswer{Status: o.Status, ExpiresOn: o.ExpiresOn, RestoreUntil: o.RestoreUntil, SuspensionEndsOn: o.SuspensionEndsOn,
		RetainUntil: o.RetainUntil, Obligations: o.Obligations, LatestSafe: o.LatestSafe, Proposals: o.Proposals, Broken: []answerBreach{}}
	for _, b := range o.Broken {
		a.Broken = append(a.Broken, answerBreach{b.Rule, b.Source, b.Clause, b.Says.En, b.Says.Zh})
	}
	return a
}
