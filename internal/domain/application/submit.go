package application

import (
	"strings"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// CanSubmit tells why the application may not be submitted on the day under the packs in force: unfinished
// sections, broken rules.
func (a *Application) CanSubmit(limits pack.Set, bar client.Bar, on date.Date) error {
	if _, err := States.Next(noun, a.r.State, Submit); err != nil {
		return err
	}
	if err := a.r.Own.CanApply(on, a.r.Standards...); err != nil {
		return err
	}
	if a.r.Kind == Initial {
		if err := a.r.Own.CanBegin(on, a.r.Standards...); err != nil {
			return err
		}
	}
	var broken rule.Broken
	for _, t := range a.r.Tasks(limits) {
		if t.State != Done {
			broken = append(broken, A1.Breaks(text.Tf("The section “%s” is not complete.", "“%s”部分尚未完成。", t.Title)).At(t.Section))
		}
	}
	return append(broken, a.r.Eligibility(limits, bar, on).Stops...).OrNil()
}

// Submit signs the application and hands it to the body. Where rules warn, the signature has to explain.
func (a *Application) Submit(s Signature, limits pack.Set, bar client.Bar) error {
	if err := a.CanSubmit(limits, bar, s.On); err != nil {
		return err
	}
	s.Name, s.Explanation, s.Warned = strings.TrimSpace(s.Name), strings.TrimSpace(s.Explanation), nil
	for _, b := range a.r.Eligibility(limits, bar, s.On).Warnings {
		s.Warned = append(s.Warned, b.Rule.ID)
	}
	var bad fault.Invalid
	bad.Require("name", s.Name)
	if len(s.Warned) > 0 && s.Explanation == "" {
		bad.Add("explanation", text.T("Please explain the points that the rules warn about.", "请对规则提示的事项作出说明。"))
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	a.r.Signature = s
	return a.move(Submit, "application.submitted")
}

func (a *Application) move(act Action, event string, details ...string) error {
	to, err := States.Next(noun, a.r.State, act)
	if err != nil {
		return err
	}
	a.r.State = to
	a.Add(event, a.r.ID.String(), append(details, "client", a.r.ClientID.String(), "reference", a.r.Reference)...)
	return nil
}
