package decision

import (
	"slices"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM168 keeps apart who takes a decision anew.
var SM168 = rule.Rule{ID: "SM-168", Says: text.T(
	"What an upheld appeal leads to is decided by people who took no part in the decision appealed against, nor in the review and the audits that it rested on.",
	"申诉成立后重新作出的决定，由未参与被申诉的决定及其所依据的评定和审核的人员作出。"),
	Source: "ISO/IEC 17021-1:2015", Clause: "9.5.1.1, 9.7", Level: rule.Enforce}

// Appealed is the upheld appeal for which a decision is taken anew, and who took part in the one appealed against.
type Appealed struct {
	AppealID   id.Appeal   `json:"appeal_id"`
	Reference  string      `json:"reference"`
	DecisionID id.Decision `json:"decision_id"`
	Barred     []Barred    `json:"barred" nullable:"false"`
}

// Barred is somebody who took part in a decision appealed against, and as what.
type Barred struct {
	ID   id.Identity `json:"id"`
	Name string      `json:"name"`
	As   text.Text   `json:"as"`
}

// bars is the part that the person had in the decision appealed against, nil where it had none.
func (a *Appealed) bars(who id.Identity) *Barred {
	if a == nil {
		return nil
	}
	i := slices.IndexFunc(a.Barred, func(b Barred) bool { return b.ID == who })
	if i < 0 {
		return nil
	}
	return &a.Barred[i]
}

// Upheld is the appeal against a decision that was upheld; audits are those that the decision rested on, review its
// technical review, nil where there was none.
func Upheld(appeal id.Appeal, reference string, against Record, review *ReviewRecord, audits []audit.Record) Appealed {
	out := Appealed{AppealID: appeal, Reference: reference, DecisionID: against.ID, Barred: []Barred{}}
	bar := func(who id.Identity, name string, as text.Text) {
		if !who.IsZero() && out.bars(who) == nil {
			out.Barred = append(out.Barred, Barred{who, name, as})
		}
	}
	for _, s := range against.Spoke() {
		bar(s.ID, s.Name, s.As)
	}
	bar(against.By, against.ByName, text.T("decided", "作出决定"))
	if review != nil {
		bar(review.ReviewerID, review.ReviewerName, text.T("reviewed the file", "评定档案"))
		for _, e := range review.Earlier {
			bar(e.ID, e.Name, text.Tf("reviewed the file until %s", "评定档案至%s", e.Until))
		}
	}
	for _, a := range audits {
		if !slices.Contains(against.AuditIDs, a.ID) || !tookPlace(a) {
			continue
		}
		for _, m := range a.Team {
			bar(m.PersonID, m.Name, text.Tf("%s of %s", "%[2]s的%[1]s", audit.RoleNames[m.Role], a.Reference))
		}
	}
	return out
}

// FollowAppeal lets a decision that lies prepared be the one that an upheld appeal leads to.
func (d *Decision) FollowAppeal(x Appealed) error {
	if d.r.State != Prepared || d.r.Motion != nil || d.r.Appealed != nil {
		return fault.New(fault.IllegalMove, text.Tf("Such a decision is put forward already (%s): let it be taken or disagreed with first.", "该决定（%s）已被提出：请先作出决定或表示不同意。", d.r.Name()))
	}
	d.r.Appealed, d.r.Cause = &x, x.cause()
	d.Add("decision.follows_appeal", d.r.ID.String(), "appeal", x.AppealID.String())
	return nil
}

func (a Appealed) cause() text.Text {
	return text.Tf("Appeal %s was upheld: it is decided anew.", "申诉%s成立：须重新作出决定。", a.Reference)
}
