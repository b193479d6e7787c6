package application

import (
	"slices"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

var (
	A3 = rule.Rule{ID: "A3", Source: iso17021, Clause: "9.1.2.1", Level: rule.Enforce, Says: text.T(
		"The review finds that the information is sufficient, differences of understanding are resolved, the body has the competence and ability, and scope, sites and audit time are considered.",
		"申请评审应确认信息充分、理解差异已解决、认证机构具备能力，并已考虑认证范围、场所和审核时间。")}
	A4 = rule.Rule{ID: "A4", Source: iso17021, Clause: "9.1.2.2", Level: rule.Enforce, Says: text.T(
		"The application is accepted or declined; the reason of declining is recorded and told to the applicant.",
		"申请评审后应予受理或不予受理；不予受理的理由应记录并告知申请组织。")}
	A5 = rule.Rule{ID: "A5", Source: iso17021, Clause: "9.1.2.3", Level: rule.Enforce, Says: text.T(
		"The review determines the competences needed in the audit team and for the decision.",
		"申请评审应确定审核组和认证决定所需的能力。")}
	A6 = rule.Rule{ID: "A6", Source: iso17021, Clause: "7.1", Level: rule.Enforce, Says: text.T(
		"The reviewer is competent to review applications for the standard.",
		"申请评审人员应具备该标准申请评审的能力。")}
)

// Assessment is what the reviewer records: the four findings of 9.1.2.1 and the competences of 9.1.2.3.
type Assessment struct {
	Competence   Statement `json:"competence"`
	Scope        Statement `json:"scope"`
	Impartiality Statement `json:"impartiality"`
	Time         Statement `json:"time"`
	Restricted   Statement `json:"restricted,omitzero"` // the audit is possible without the records that the team may not see
	Needed       string    `json:"needed,omitempty"`    // competences of the audit team and for the decision
	Sectors      []string  `json:"sectors,omitempty"`   // codes of the technical areas: the 39 sectors, finer ones, and those of schemes

	Transfer  *TransferReview `json:"transfer,omitempty"`
	Extension *Activity       `json:"extension,omitempty"`
}

// check names codes that are no technical area of the body, or stand twice.
func (x Assessment) check(areas standard.AreaRecord) error {
	var bad fault.Invalid
	for i, code := range x.Sectors {
		if !areas.Knows(code) || slices.Contains(x.Sectors[:i], code) {
			bad.Add("sectors", text.T("Choose each area of the list once.", "请从列表中选择专业类别，不可重复。"))
		}
	}
	return bad.OrNil()
}

// areas is the breach of A5 where a standard is audited by people of the sector, and none is named.
func (a *Application) areas() rule.Broken {
	if len(a.r.Review.Sectors) > 0 || !slices.ContainsFunc(a.r.Standards, a.r.Own.BySector) {
		return nil
	}
	return rule.Broken{A5.Breaks(text.T("No sector is named.", "尚未确定专业类别。")).At("sectors")}
}

// CanReview tells why the person may not review this application on the day: not competent for one of its
// standards (A6) or tied to the client (I7). coolingOff is in months, by the packs in force.
func (a *Application) CanReview(p staff.Record, coolingOff int, on date.Date) error {
	var out rule.Broken
	for i, code := range a.r.Standards {
		err, _ := p.CanServe(staff.Assignment{Function: staff.Review, Standard: code, Client: a.r.ClientID,
			ClientName: a.r.Organisation.Data.Name, From: on, To: on, CoolingOffMonths: coolingOff}).(rule.Broken)
		for _, b := range err {
			switch {
			case b.Rule.ID == staff.K1.ID:
				out = append(out, A6.Breaks(b.Sentence()))
			case i == 0: // the rest does not depend on the standard
				out = append(out, b)
			}
		}
	}
	return out.OrNil()
}

// BeginReview takes the application into review by the person.
func (a *Application) BeginReview(p staff.Record, coolingOff int, on date.Date) error {
	if _, err := States.Next(noun, a.r.State, BeginReview); err != nil {
		return err
	}
	if err := a.CanReview(p, coolingOff, on); err != nil {
		return err
	}
	a.r.Review = Review{Reviewer: p.ID, Name: p.Name, BegunOn: on}
	return a.move(BeginReview, "application.review_begun")
}

// canAssess tells why nothing can be recorded in the review now.
func (a *Application) canAssess() error {
	if a.r.State != UnderReview && a.r.State != InfoRequested || a.r.Review.BegunOn.IsZero() {
		return fault.New(fault.IllegalMove, text.T("The review has not begun, or has ended.", "评审尚未开始或已经结束。"))
	}
	return nil
}

// Assess stores what the reviewer has found so far; areas are the technical areas of the body.
func (a *Application) Assess(x Assessment, areas standard.AreaRecord) error {
	if err := a.canAssess(); err != nil {
		return err
	}
	if err := x.check(areas); err != nil {
		return err
	}
	a.r.Review.Assessment = x
	a.Add("application.assessed", a.r.ID.String())
	return nil
}

// CanAccept tells what is missing before the application can be accepted.
func (a *Application) CanAccept(f Facts) error {
	if _, err := States.Next(noun, a.r.State, Accept); err != nil {
		return err
	}
	v := a.r.Review
	var broken rule.Broken
	for _, x := range []struct {
		field string
		s     Statement
		name  text.Text
	}{
		{"competence", v.Competence, text.T("Competence and ability", "能力")},
		{"scope", v.Scope, text.T("Information and scope", "信息和范围")},
		{"impartiality", v.Impartiality, text.T("Impartiality", "公正性")},
		{"time", v.Time, text.T("Audit time", "审核时间")},
	} {
		if x.s.Holds != "yes" {
			broken = append(broken, A3.Breaks(text.Tf("“%s” is not confirmed.", "“%s”尚未确认。", x.name)).At(x.field))
		}
	}
	if f.Calculation.IsZero() {
		broken = append(broken, A3.Breaks(text.T("The audit time has not been computed.", "尚未计算审核时间。")).At("calculation"))
	}
	if strings.TrimSpace(v.Needed) == "" {
		broken = append(broken, A5.Breaks(text.Text{}).At("needed"))
	}
	return slices.Concat(broken, a.areas(), a.capable(f), a.lookedUp(f), a.auditable(), beyond(f), a.transferable(f), a.determined(f.Proposed)).OrNil()
}

// Accept ends the review well; a quotation follows.
func (a *Application) Accept(f Facts, by access.Actor) error {
	if err := a.CanAccept(f); err != nil {
		return err
	}
	a.r.Review.Calculation, a.r.Review.DecidedOn, a.r.Review.DecidedBy = f.Calculation, f.On, by.Name
	return a.move(Accept, "application.accepted")
}

// Decline ends the review with a reason that the applicant is told (A4).
func (a *Application) Decline(reason string, by access.Actor, on date.Date) error {
	if _, err := States.Next(noun, a.r.State, Decline); err != nil {
		return err
	}
	if reason = strings.TrimSpace(reason); reason == "" {
		return rule.Broken{A4.Breaks(text.T("Say why; the applicant is told.", "请说明理由，并告知申请组织。")).At("reason")}
	}
	a.r.Review.DecidedOn, a.r.Review.DecidedBy, a.r.Review.Reason = on, by.Name, reason
	return a.move(Decline, "application.declined", "reason", reason)
}
