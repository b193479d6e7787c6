package application

import (
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Withdraw ends the application at the applicant's wish.
func (a *Application) Withdraw(reason, by string, on date.Date) error {
	if err := a.move(Withdraw, "application.withdrawn", "reason", reason); err != nil {
		return err
	}
	a.r.Closed = Closing{By: by, On: on, Reason: strings.TrimSpace(reason)}
	return nil
}

// Quote notes that a quotation was sent.
func (a *Application) Quote() error { return a.move(Quote, "application.quoted") }

// Contract notes that the quotation was accepted and the contract stands.
func (a *Application) Contract() error { return a.move(Contract, "application.contracted") }

// Reject notes that the applicant refused the quotation.
func (a *Application) Reject(reason, by string, on date.Date) error {
	if err := a.move(Reject, "application.rejected", "reason", reason); err != nil {
		return err
	}
	a.r.Closed = Closing{By: by, On: on, Reason: strings.TrimSpace(reason)}
	return nil
}

// CanLapse tells why the application may not lapse on the day: open questions are still in time.
func (a *Application) CanLapse(on date.Date) error {
	if _, err := States.Next(noun, a.r.State, Lapse); err != nil {
		return err
	}
	if due := a.r.AnswerBy(); a.r.State == InfoRequested && !on.After(due) {
		return fault.New(fault.IllegalMove, text.Tf("The applicant has until %s to answer.", "申请组织可在%s前答复。", due))
	}
	return nil
}

// Lapse notes that questions were not answered in time, or that the quotation ran out.
func (a *Application) Lapse(on date.Date) error {
	if err := a.CanLapse(on); err != nil {
		return err
	}
	a.r.Closed = Closing{On: on}
	return a.move(Lapse, "application.lapsed")
}
