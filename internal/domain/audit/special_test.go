package audit

import (
	"errors"
	"slices"
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
)

// special is a special audit in the state of which the client hears so; wu has proposed its team, which berg leads.
func special(t *testing.T, s State, how programme.Announcement) *Audit {
	t.Helper()
	r := inState(t, programme.Special, s).Record()
	r.Occasion = &programme.Occasion{Cause: programme.ByComplaint, SubjectID: "s", Reference: "C-1", Reason: "Boxes.", Announcement: how}
	r.ProposedByID = wu
	a, err := From(r)
	do(t, err)
	return a
}

func clearance(who id.Identity) Clearance {
	return Clearance{ByID: who, By: "Lin", On: monday, Note: "Conflicts and clients of three years."}
}

// Rule "X2": a second person, who neither proposed the team nor is on it, takes the place of the client's word.
func TestASecondPersonClearsTheTeam(t *testing.T) {
	conflict := rule.Broken{staff.I7.Breaks(text.T("Berg advised the client.", "Berg曾为客户提供咨询。"))}
	for name, x := range map[string]struct {
		who   id.Identity
		how   programme.Announcement
		unfit rule.Broken
		want  []string
	}{
		"who proposed it":         {wu, programme.ShortNotice, nil, []string{"X2"}},
		"who leads it":            {berg, programme.Unannounced, nil, []string{"X2"}},
		"a conflict is known now": {lin, programme.ShortNotice, conflict, []string{"I7"}},
		"a second person":         {lin, programme.ShortNotice, nil, nil},
		"and unannounced":         {lin, programme.Unannounced, nil, nil},
	} {
		a := special(t, Proposed, x.how)
		if err := a.Clear(clearance(x.who), x.unfit); !slices.Equal(ids(err), x.want) || (err == nil) != (x.want == nil) {
			t.Errorf("%s: %v", name, err)
		}
		r := a.Record()
		if x.want == nil && (r.State != Confirmed || r.Cleared.By != "Lin" || r.Hidden() != (x.how == programme.Unannounced)) {
			t.Errorf("%s: %+v", name, r)
		}
	}
	var bad fault.Invalid
	silent := clearance(lin)
	silent.Note = " "
	if err := special(t, Proposed, programme.ShortNotice).Clear(silent, nil); !errors.As(err, &bad) || bad.Fields[0].Path != "note" {
		t.Errorf("without what it rests on: %v", err)
	}
	var f fault.Error
	if err := special(t, Proposed, programme.Announced).Clear(clearance(lin), nil); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("of an audit that the client is asked about: %v", err)
	}
}

func TestTheClientIsNotAskedAboutAnAuditAtShortNotice(t *testing.T) {
	for _, how := range programme.Announcements {
		p := Proposal{Span: threeDays, Team: []Member{{PersonID: berg, Name: "Berg", Role: Lead}}, By: wu}
		a := special(t, Programmed, how)
		do(t, a.Propose(p, nil, iaf, d("2026-11-23")))
		r := a.Record()
		asked := how == programme.Announced
		if r.ObjectBy.IsZero() == asked || r.ProposedByID != wu || r.Hidden() == asked || (r.Turn(Around{}).Who == flow.Client) != asked {
			t.Errorf("%s: %+v", how, r)
		}
		for name, err := range map[string]error{
			"confirms":        special(t, Proposed, how).Confirm("client", monday),
			"objects":         special(t, Proposed, how).Object(Objection{Reason: "holiday"}, time.Time{}),
			"is held to have": special(t, Proposed, how).Assume("planner", monday),
		} {
			if got := ids(err); asked != (err == nil) || !asked && !slices.Equal(got, []string{"X2"}) {
				t.Errorf("%s: the client %s: %v", how, name, err)
			}
		}
		var offered []string
		for _, x := range a.Actions(access.Actor{Identity: lin, Roles: []access.Role{access.Planner}}, Around{Today: monday}) {
			offered = append(offered, x.Name)
		}
		want := []string{"clear", "cancel", "propose"}
		if asked {
			want = []string{"cancel", "propose", "assume"}
		}
		slices.Sort(want)
		slices.Sort(offered)
		if !slices.Equal(offered, want) {
			t.Errorf("%s: offered %v", how, offered)
		}
	}
}

// The client hears of an unannounced audit at the opening meeting, and never who complained about what.
func TestWhenTheClientHearsOfAnAudit(t *testing.T) {
	a := special(t, Planned, programme.Unannounced)
	before := a.Record()
	if !before.Hidden() {
		t.Error("known before the opening meeting")
	}
	do(t, a.Start(meeting(monday), wednesday, StartRules{}))
	r := a.Record()
	if r.Hidden() || r.Occasion.ToldOn != monday || before.Occasion.ToldOn == monday {
		t.Errorf("after it: %+v", r.Occasion)
	}
	seen := r.ForClient()
	if seen.Occasion.Reference != "" || seen.Occasion.Reason != "" || seen.Occasion.Cause != programme.ByOther || seen.Cleared != nil {
		t.Errorf("seen: %+v", seen.Occasion)
	}
	again := special(t, Confirmed, programme.ShortNotice)
	do(t, again.Propose(Proposal{Span: threeDays, Team: []Member{{PersonID: berg, Name: "Berg", Role: Lead}}, By: lin}, nil, iaf, monday))
	if got := again.Record(); got.Cleared != nil || got.ForClient().Team != nil {
		t.Errorf("another team is not cleared yet: %+v", got)
	}
}

func TestOneAuditForOneOccasion(t *testing.T) {
	same := *special(t, Planned, programme.Announced).Record().Occasion
	other, own := same, same
	other.SubjectID, own.Cause = "x", programme.ByOther
	for name, x := range map[string]struct {
		state State
		asked programme.Occasion
		works bool
	}{
		"it is planned":          {Planned, same, false},
		"its report is awaited":  {FieldClosed, same, false},
		"it is concluded":        {Concluded, same, true},
		"it was cancelled":       {Cancelled, same, true},
		"for another complaint":  {Planned, other, true},
		"for reasons of its own": {Planned, own, true},
	} {
		if err := CanCall([]Record{special(t, x.state, programme.Announced).Record(), {}}, x.asked); (err == nil) != x.works {
			t.Errorf("%s: %v", name, err)
		}
	}
}
