package subsidy

import (
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// New is a programme as the body typed it, a draft until it is verified.
func New(sid id.Subsidy, t Terms) (*Programme, error) {
	p := &Programme{r: Record{ID: sid, Version: 1, State: Draft, Terms: t.normal()}}
	if err := p.r.check(); err != nil {
		return nil, err
	}
	p.event("subsidy.begun")
	return p, nil
}

// Change replaces the terms. What was verified before is not verified any more.
func (p *Programme) Change(t Terms) error {
	t = t.normal()
	if err := t.check(); err != nil {
		return err
	}
	if err := p.move(DoChange); err != nil {
		return err
	}
	p.r.Terms, p.r.VerifiedOn, p.r.VerifiedBy = t, date.Date{}, ""
	p.event("subsidy.changed")
	return nil
}

// CanVerify tells whether the programme is complete and names the source to verify it with.
func (p *Programme) CanVerify() error {
	if p.r.URL == "" {
		return rule.Broken{Verified.Breaks(text.T("The address of the source is missing: edit the programme and give it.", "缺少来源网址：请先编辑项目并填写。")).At("url")}
	}
	if bad, wrong := p.r.check().(fault.Invalid); wrong {
		return rule.Broken{Verified.Breaks(text.Tf("The programme is not complete, edit it first. %s", "项目信息不完整，请先编辑。%s", bad.Fields[0].Says))}
	}
	return nil
}

// Verify notes that the person has read the source today and found the terms as they stand here (FEE-25).
func (p *Programme) Verify(by string, read bool, today date.Date) error {
	if err := p.CanVerify(); err != nil {
		return err
	}
	if !read {
		var bad fault.Invalid
		bad.Add("read", text.T("Please confirm that you have read the source.", "请确认您已查阅来源。"))
		return bad
	}
	if err := p.move(DoVerify); err != nil {
		return err
	}
	p.r.VerifiedOn, p.r.VerifiedBy = today, by
	p.event("subsidy.verified")
	return nil
}

// CanClose tells whether the programme may be closed.
func (p *Programme) CanClose() error {
	_, err := States.Next(Noun, p.r.State, DoClose)
	return err
}

// Close ends the programme; clients see it no more.
func (p *Programme) Close() error {
	if err := p.move(DoClose); err != nil {
		return err
	}
	p.event("subsidy.closed")
	return nil
}

// Actions tells what may be done, and why not; permissions are another matter.
func (p *Programme) Actions() []flow.Action {
	return []flow.Action{allowed(DoVerify, p.CanVerify()), allowed(DoClose, p.CanClose())}
}

func allowed(a Action, err error) flow.Action {
	out := flow.Action{Name: string(a), Allowed: err == nil}
	if err != nil {
		why := fault.Says(err)
		out.Why = &why
	}
	return out
}

func (p *Programme) move(a Action) error {
	to, err := States.Next(Noun, p.r.State, a)
	if err == nil {
		p.r.State = to
	}
	return err
}

func (p *Programme) event(happened string) { p.Add(happened, p.r.ID.String()) }
