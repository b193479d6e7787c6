package decision

import (
	"slices"
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
)

// Rule "SM-168": who decided, agreed, reviewed or audited keeps out of the decision that an upheld appeal leads to.
func TestWhoTookPartDoesNotDecideAnew(t *testing.T) {
	team := audit.Record{ID: id.Audit{1}, Reference: "E-1", State: audit.Decided, Team: []audit.Member{{PersonID: leader.ID, Name: leader.Name, Role: audit.Lead}}}
	elsewhere := audit.Record{ID: id.Audit{2}, Reference: "E-2", State: audit.Decided, Team: []audit.Member{{PersonID: id.Identity{33}, Role: audit.Lead}}}
	ahead := audit.Record{ID: id.Audit{3}, State: audit.Planned, Team: []audit.Member{{PersonID: id.Identity{34}, Role: audit.Lead}}}
	against := Record{ID: id.Decision{9}, By: ada.ID, ByName: "Rui Costa, Ada Byrne", AuditIDs: []id.Audit{{1}, {3}},
		Motion: &Motion{Voices: []Voice{{By: rui.ID, ByName: rui.Name}, {By: ada.ID, ByName: ada.Name}}}}
	reviewer, before := Decider{ID: id.Identity{35}, Name: "Nora"}, Decider{ID: id.Identity{36}, Name: "Hana"}
	agreed, objected := Decider{ID: id.Identity{37}, Name: "Ines"}, Decider{ID: id.Identity{38}, Name: "Omar"}
	against.Dropped = []Dropped{{Motion: Motion{Voices: []Voice{{By: agreed.ID, ByName: agreed.Name}}}, By: objected.ID, ByName: objected.Name, Why: "Too early."}}
	x := Upheld(id.Appeal{1}, "B-1", against, &ReviewRecord{ReviewerID: reviewer.ID, ReviewerName: reviewer.Name, Earlier: []Earlier{{ID: before.ID, Name: before.Name}}}, []audit.Record{team, elsewhere, ahead})
	f := file()
	f.Audits = nil
	f.Appealed = &x
	for _, who := range []Decider{rui, ada, reviewer, before, agreed, objected, {ID: leader.ID, Name: leader.Name}} {
		if got := brokenRules(prepared(t, Restore).CanDecide(f, who)); !slices.Contains(got, "SM-168") {
			t.Errorf("%s decides: %v", who.Name, got)
		}
	}
	for _, who := range []Decider{mei, {ID: id.Identity{33}}, {ID: id.Identity{34}}} {
		if err := prepared(t, Restore).CanDecide(f, who); err != nil {
			t.Errorf("%s keeps out: %v", who.Name, err)
		}
	}
	if !slices.ContainsFunc(x.Barred, func(b Barred) bool { return b.Name == "Ada Byrne" }) || len(x.Barred) != 7 {
		t.Errorf("barred: %+v", x.Barred)
	}
}

func TestADecisionFollowsAnAppeal(t *testing.T) {
	d := prepared(t, Restore)
	x := Appealed{AppealID: id.Appeal{1}, Reference: "B-1"}
	if err := d.FollowAppeal(x); err != nil || d.Record().Ground() != x.cause() {
		t.Errorf("%v, %v", err, d.Record().Ground())
	}
	if d.FollowAppeal(x) == nil {
		t.Error("it follows two")
	}
	if forward(t, Suspend).FollowAppeal(x) == nil {
		t.Error("it follows an appeal after somebody has put it forward")
	}
}

// After an audit that followed up the suspension it is decided whether to restore, unless its leader says no.
func TestAnAuditMayLiftASuspension(t *testing.T) {
	for name, x := range map[string]struct {
		a         audit.Record
		suspended bool
		want      bool
	}{
		"it followed it up":    {lifting("suspension", audit.Positive), true, true},
		"with a condition":     {lifting("suspension", audit.Conditional), true, true},
		"the leader says no":   {lifting("suspension", audit.Negative), true, false},
		"it is lifted already": {lifting("suspension", audit.Positive), false, false},
		"for a complaint":      {lifting("complaint", audit.Positive), true, false},
		"a surveillance":       {audit.Record{Type: "surveillance"}, true, false},
	} {
		if got := Lifts(x.a, Course{Suspended: x.suspended}); got != x.want || x.a.Occasion != nil && !Surveys(x.a) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if Surveys(audit.Record{Type: "special"}) || Lifted(audit.Record{Reference: "E-1"}).IsZero() {
		t.Error("the audit of an extension goes its own way")
	}
}

func lifting(c programme.Cause, says audit.Recommendation) audit.Record {
	return audit.Record{Type: programme.Special, Occasion: &programme.Occasion{Cause: c}, Report: audit.Report{Recommendation: says}}
}
