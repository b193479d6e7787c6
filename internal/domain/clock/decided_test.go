package clock

import (
	"testing"

	"triennia/internal/domain/access"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/id"
)

// Rule "SM-186" with the five working days of "Q14": near the day, on it, after it, and no more once it is taken.
func TestADecisionThatWaitsIsRemindedOf(t *testing.T) {
	d := decision.Record{State: decision.Prepared, Type: decision.Suspend, ProposedOn: on("2026-11-23"), DueOn: on("2026-11-30")}
	owed := func() Record { return OwedByDecision(d, Record{ID: id.Obligation{1}, SubjectID: "d"})[0] }
	r := owed()
	for today, want := range map[string]Step{"2026-11-28": Remind, "2026-11-30": Remind, "2026-12-01": Breached, "2026-12-07": Breached} {
		now, send, _ := r.Notice(on(today))
		if !send || now.Step != want {
			t.Errorf("on %s: %v %+v", today, send, now)
		}
		if n := (Notice{Of: r, Rung: now}); n.ForClient() || n.Hears()[0] != access.Decide {
			t.Errorf("on %s it is told to %v", today, n.Hears())
		}
	}
	if _, send, _ := r.Notice(on("2026-11-27")); send {
		t.Error("reminded on the day it was proposed")
	}
	for state, want := range map[decision.State]State{decision.Taken: Done, decision.Dismissed: Done, decision.Overtaken: Superseded} {
		d.State, d.On = state, on("2026-11-30")
		if got := owed().State; got != want {
			t.Errorf("%s: %s", state, got)
		}
	}
	d.State, d.On = decision.Taken, on("2026-12-01")
	if got := owed(); got.State != Late || got.DoneOn != d.On {
		t.Errorf("a day late: %+v", got)
	}
	if none := OwedByDecision(decision.Record{State: decision.Prepared}, Record{}); none != nil {
		t.Errorf("without a day: %+v", none)
	}
}
