package risk

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Keeper is who writes in the register, and on which day.
type Keeper struct {
	Name   string
	Today  date.Date
	Months int // between two reviews, by the limits in force
}

// New is a risk that the body has identified and analysed today.
func New(rid id.Risk, t Terms, owner string, k Keeper) (*Risk, error) {
	r := &Risk{r: Record{ID: rid, Version: 1, State: Open, EnteredOn: k.Today, EnteredBy: k.Name}}
	if err := r.set(t, owner, k); err != nil {
		return nil, err
	}
	r.Add("risk.entered", rid.String())
	return r, nil
}

// Change replaces what the register says of the risk. The time for its review still runs from the last one.
func (r *Risk) Change(t Terms, owner string, k Keeper) error {
	if err := r.move(DoChange); err != nil {
		return err
	}
	if err := r.set(t, owner, k); err != nil {
		return err
	}
	r.Add("risk.changed", r.r.ID.String())
	return nil
}

// Review records that the risk was looked at today.
func (r *Risk) Review(o Outcome, k Keeper) error {
	if err := r.move(DoReview); err != nil {
		return err
	}
	var bad fault.Invalid
	bad.Require("found", o.Found)
	bad.Require("consulted", o.Consulted)
	checkLevel(&bad, o.Residual)
	next, err := schedule(&bad, o.NextReview, k.Today, k)
	if err != nil {
		return err
	}
	o.NextReview = next
	r.r.Reviews = append(slices.Clone(r.r.Reviews), Review{On: k.Today, By: k.Name, Outcome: o})
	r.r.Residual, r.r.NextReview = o.Residual, next
	r.Add("risk.reviewed", r.r.ID.String())
	return nil
}

// Close takes the risk off the register because it exists no more.
func (r *Risk) Close(reason string, k Keeper) error {
	var bad fault.Invalid
	bad.Require("reason", reason)
	if err := bad.OrNil(); err != nil {
		return err
	}
	if err := r.move(DoClose); err != nil {
		return err
	}
	r.r.Reason, r.r.ClosedOn = strings.TrimSpace(reason), k.Today
	r.Add("risk.closed", r.r.ID.String())
	return nil
}

// Actions tells what may be done in the state of the risk.
func (r *Risk) Actions() []flow.Action {
	out := []flow.Action{}
	for _, a := range States.Actions(r.r.State) {
		out = append(out, flow.Action{Name: string(a), Allowed: true})
	}
	return out
}

func (r *Risk) set(t Terms, owner string, k Keeper) error {
	var bad fault.Invalid
	t.Title, t.Treatment = strings.TrimSpace(t.Title), strings.TrimSpace(t.Treatment)
	bad.Require("title", t.Title)
	bad.Require("treatment", t.Treatment)
	if !slices.Contains(Sources, t.Source) {
		bad.Add("source", text.T("Please choose where the risk comes from.", "请选择风险来源。"))
	}
	if owner == "" {
		bad.Add("owner", text.T("Please choose a person of the body.", "请选择本机构人员。"))
	}
	checkLevel(&bad, t.Residual)
	next, err := schedule(&bad, t.NextReview, r.r.ReviewedOn(), k)
	if err != nil {
		return err
	}
	t.NextReview = next
	r.r.Terms, r.r.OwnerName = t, owner
	return nil
}

func checkLevel(bad *fault.Invalid, l Level) {
	if !slices.Contains(Levels, l) {
		bad.Add("residual", text.T("Please choose how much risk remains.", "请选择剩余风险等级。"))
	}
}

// schedule is the day of the next review, which lies no later than the limit allows after the last one (I9); what is
// wrong elsewhere is told first.
func schedule(bad *fault.Invalid, wanted, last date.Date, k Keeper) (date.Date, error) {
	latest := last.AddMonths(k.Months)
	if wanted.IsZero() {
		wanted = latest
	}
	if wanted.Before(last) {
		bad.Add("next_review", text.Tf("The next review follows the last one of %s.", "下次评审应晚于上次评审（%s）。", last))
	}
	if err := bad.OrNil(); err != nil {
		return wanted, err
	}
	if wanted.After(latest) {
		return wanted, rule.Broken{I9.Breaks(text.Tf("The next review is no later than %s, %d months after the last one.",
			"下次评审不得晚于%s，即上次评审后%d个月。", latest, k.Months)).At("next_review")}
	}
	return wanted, nil
}

func (r *Risk) move(a Action) error {
	to, err := States.Next(Noun, r.r.State, a)
	if err == nil {
		r.r.State = to
	}
	return err
}
