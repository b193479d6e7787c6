package decision

import (
	"slices"
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/programme"
)

func TestASurveillanceAuditGoesItsWay(t *testing.T) {
	for name, x := range map[string]struct {
		grade  finding.Grade
		state  finding.State
		says   audit.Recommendation
		course Course
		want   int
	}{
		"clean":                                 {"", "", audit.Positive, Course{}, 0},
		"a minor":                               {finding.Minor, finding.PlanAccepted, audit.Positive, Course{}, 0},
		"a major, worked example D29":           {finding.Major, finding.Responded, audit.Positive, Course{}, 1},
		"a major that is verified":              {finding.Major, finding.Closed, audit.Positive, Course{}, 1},
		"a major that was taken back":           {finding.Major, finding.Dropped, audit.Positive, Course{}, 0},
		"the leader has a condition":            {"", "", audit.Conditional, Course{}, 1},
		"the certificate is suspended":          {"", "", audit.Positive, Course{Suspended: true}, 1},
		"a withdrawal waits":                    {"", "", audit.Positive, Course{Proposed: []Type{Withdraw}}, 1},
		"another decision waits, not of a kind": {"", "", audit.Positive, Course{Proposed: []Type{Extend}}, 0},
	} {
		var findings []finding.Record
		if x.grade != "" {
			findings = []finding.Record{{Reference: "E-1/1", Grade: x.grade, State: x.state}}
		}
		got := Escalation(audit.Record{Type: programme.Surveillance, Report: audit.Report{Recommendation: x.says}}, findings, x.course)
		if len(got) != x.want {
			t.Errorf("%s, %s: %v", "V1", name, got)
		}
	}
}

func TestTheSampleLiesEvenly(t *testing.T) {
	for percent, want := range map[int]int{1: 1, 10: 10, 33: 33, 100: 100} {
		n := 0
		for nth := 1; nth <= 100; nth++ {
			if Sampled(nth, percent) {
				n++
			}
		}
		if n != want {
			t.Errorf("%d %% of 100: %d", percent, n)
		}
	}
	if Sampled(9, 10) || !Sampled(10, 10) || Sampled(11, 10) || !Sampled(1, 100) {
		t.Error("at the boundary")
	}
}

func TestMaintainingAsksForIndependentPeople(t *testing.T) {
	f := file()
	if got := brokenRules(prepared(t, Maintain).CanDecide(f, mei)); !slices.Equal(got, []string{"V1"}) {
		t.Errorf("without a certificate: %v", got)
	}
	f.Standing = true
	if got := brokenRules(prepared(t, Maintain).CanDecide(f, mei)); got != nil {
		t.Errorf("%v", got)
	}
	if got := brokenRules(prepared(t, Maintain).CanDecide(f, Decider{ID: leader.ID})); !slices.Equal(got, []string{"D1"}) {
		t.Errorf("the leader: %v", got)
	}
	if !Surveys(audit.Record{Type: programme.Surveillance}) || Surveys(audit.Record{Type: programme.Stage2}) {
		t.Error("the kinds of audit")
	}
	d := prepared(t, Maintain)
	d.r.Because = ""
	if got := d.Actions(f, mei); !got[1].Allowed {
		t.Error("an escalated audit cannot be put aside")
	}
}
