package decision

import (
	"errors"
	"testing"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

var (
	rui = Decider{ID: id.Identity{21}, Name: "Rui Costa"}
	ada = Decider{ID: id.Identity{22}, Name: "Ada Byrne"}
)

// says is what the person brings along to a decision of three.
func says(who Decider) Taking {
	t := taking("2026-01-05")
	t.By, t.Needs = who, 3
	return t
}

// forward is a decision of three people that mei has put forward.
func forward(t *testing.T, of Type) *Decision {
	t.Helper()
	d, x := prepared(t, of), says(mei)
	x.Code = map[Type]ReasonCode{Suspend: "surveillance_overdue", Withdraw: "misuse"}[of]
	if err := d.Decide(x); err != nil {
		t.Fatal(err)
	}
	return d
}

func state(d *Decision) (State, int) {
	r := d.Record()
	if r.Motion == nil {
		return r.State, 0
	}
	return r.State, len(r.Motion.Voices)
}

// Rule "SM-150": one voice less than the body asks for decides nothing; the last one decides what the first put forward.
func TestADecisionIsTakenByItsLastVoice(t *testing.T) {
	d := forward(t, Suspend)
	for i, who := range []Decider{rui, ada} {
		if s, n := state(d); s != Prepared || n != i+1 || !d.Record().At.IsZero() {
			t.Fatalf("after %d voices: %s, %d", i+1, s, n)
		}
		x := says(who)
		x.Reason, x.Code, x.EndsOn = "Something else.", "misuse", day("2026-02-01")
		if err := d.Agree(x); err != nil {
			t.Fatal(err)
		}
	}
	r := d.Record()
	if r.State != Taken || r.ByName != "Mei Lin, Rui Costa, Ada Byrne" || r.By != ada.ID || r.Reason != "The file shows it." ||
		r.Code != "surveillance_overdue" || r.EndsOn != day("2026-07-05") || r.Motion.File != nil {
		t.Errorf("taken as %+v", r)
	}
	for _, v := range r.Motion.Voices {
		if len(v.Tested) != 2 || !v.Tested[0].Passed || !v.Tested[1].Passed {
			t.Errorf("the tests of %s: %+v", v.ByName, v.Tested)
		}
	}
}

// Rule "SM-150": every voice is tested as the only one would be, and each person has one.
func TestEveryVoiceIsTested(t *testing.T) {
	d := forward(t, Suspend)
	if got := brokenRules(d.Agree(says(Decider{ID: leader.ID, Name: leader.Name}))); len(got) != 1 || got[0] != "D1" {
		t.Errorf("the leader agreed: %v", got)
	}
	unfit := rui
	unfit.Fit = errors.New("not competent")
	if got := brokenRules(d.Agree(says(unfit))); len(got) != 1 || got[0] != "D2" {
		t.Errorf("somebody without competence agreed: %v", got)
	}
	for name, err := range map[string]error{
		"twice":                  d.Agree(says(mei)),
		"against the own voice":  d.Disagree(says(mei)),
		"another one forward":    d.Decide(says(rui)),
		"aside, over the voices": d.Dismiss(says(rui)),
		"a voice never given":    d.TakeBack(rui, says(rui).At),
		"before anything is put": prepared(t, Suspend).Agree(says(rui)),
	} {
		var f fault.Error
		if !errors.As(err, &f) || f.Kind != fault.IllegalMove {
			t.Errorf("%s: %v", name, err)
		}
	}
	if s, n := state(d); s != Prepared || n != 1 {
		t.Errorf("afterwards %s with %d voices", s, n)
	}
}

// Rule "SM-152": whoever disagrees says why; the voices fall, are kept, and others begin anew.
func TestWhoeverDisagreesSendsItBack(t *testing.T) {
	d := forward(t, Suspend)
	if err := d.Agree(says(rui)); err != nil {
		t.Fatal(err)
	}
	x := says(ada)
	x.Reason = " "
	var bad fault.Invalid
	if err := d.Disagree(x); !errors.As(err, &bad) || bad.Fields[0].Path != "reason" {
		t.Errorf("without a reason: %v", err)
	}
	x.Reason = "They have answered meanwhile."
	if err := d.Disagree(x); err != nil {
		t.Fatal(err)
	}
	r := d.Record()
	if r.State != Prepared || r.Motion != nil || len(r.Dropped) != 1 || len(r.Dropped[0].Voices) != 2 || r.Dropped[0].Why != x.Reason || r.Dropped[0].ByName != ada.Name {
		t.Fatalf("sent back: %+v", r)
	}
	if err := d.Decide(says(ada)); err != nil {
		t.Error("put forward anew:", err)
	}
}

// Rule "SM-152": a file that is not the one of the first voice is agreed to by nobody.
func TestAllAgreeOnTheSameFile(t *testing.T) {
	part := func(says string) Part {
		return Part{Key: "report:E-1", Title: text.T("Report of E-1", "E-1的报告"), Fields: []Field{{Key: "summary", Says: text.T(says, says)}}}
	}
	first := says(mei)
	first.File.Parts = []Part{part("Effective.")}
	for name, c := range map[string]struct {
		now  []Part
		want int
	}{
		"as it was": {[]Part{part("Effective.")}, 0},
		"changed":   {[]Part{part("Not effective.")}, 1},
		"gone":      {nil, 1},
		"more":      {[]Part{part("Effective."), {Key: "finding:1", Title: text.T("Finding 1", "审核发现1")}}, 1},
	} {
		d, x := prepared(t, Suspend), says(rui)
		if err := d.Decide(first); err != nil {
			t.Fatal(err)
		}
		x.File.Parts = c.now
		if got := brokenRules(d.Agree(x)); len(got) != c.want || len(got) > 0 && got[0] != "SM-152" {
			t.Errorf("%s: %v", name, got)
		}
		if err := d.Disagree(x); c.want > 0 && err != nil {
			t.Errorf("%s: nobody can send it back: %v", name, err)
		}
	}
}

func TestAVoiceIsTakenBack(t *testing.T) {
	d := forward(t, Suspend)
	if err := d.Agree(says(rui)); err != nil {
		t.Fatal(err)
	}
	if err := d.TakeBack(mei, says(mei).At); err != nil {
		t.Fatal(err)
	}
	if s, n := state(d); s != Prepared || n != 1 {
		t.Errorf("%s with %d voices", s, n)
	}
	if err := d.TakeBack(rui, says(rui).At); err != nil {
		t.Fatal(err)
	}
	if r := d.Record(); r.Motion != nil || len(r.Dropped) != 1 || r.Dropped[0].Why != "" {
		t.Errorf("with the last voice: %+v", r)
	}
}

// Rule "SM-151": a recusal has its reason, takes the voice with it and lasts.
func TestWhoeverRecusesKeepsOut(t *testing.T) {
	d := forward(t, Suspend)
	if err := d.Agree(says(rui)); err != nil {
		t.Fatal(err)
	}
	x := says(rui)
	x.Reason = ""
	var bad fault.Invalid
	if err := d.Recuse(x); !errors.As(err, &bad) || bad.Fields[0].Path != "reason" {
		t.Errorf("without a reason: %v", err)
	}
	x.Reason = "My brother works there."
	if err := d.Recuse(x); err != nil {
		t.Fatal(err)
	}
	r := d.Record()
	if len(r.Recusals) != 1 || r.Recusals[0].Reason != x.Reason || r.Recusals[0].On != x.On || len(r.Motion.Voices) != 1 {
		t.Fatalf("recused: %+v", r)
	}
	if d.Recuse(x) == nil {
		t.Error("recused twice")
	}
	again := says(rui)
	again.File.Recusals = r.Recusals
	for name, err := range map[string]error{"agrees": d.Agree(again), "disagrees": d.Disagree(again), "decides": prepared(t, Grant).Decide(again),
		"puts it aside": aside(t, r.Recusals).Dismiss(again)} {
		if got := brokenRules(err); len(got) != 1 || got[0] != "SM-151" {
			t.Errorf("whoever is recused %s: %v", name, got)
		}
	}
	if _, err := NewReview(id.Review{1}, prepared(t, Grant).Record(), again.File, Reviewer{Decider: rui}); len(brokenRules(err)) != 1 {
		t.Errorf("whoever is recused reviews: %v", err)
	}
}

// Rule "RE1": what was said before a decision is among the records, and nothing where one person took it.
func TestTheDossierHoldsTheDeliberations(t *testing.T) {
	d, x := forward(t, Suspend), says(rui)
	x.Reason = "They have answered."
	for _, err := range []error{d.Disagree(x), d.Recuse(says(ada)), d.Decide(says(mei)), d.Agree(says(rui))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	alone, y := prepared(t, Grant), taking("2026-01-05")
	y.Code = ""
	if err := alone.Decide(y); err != nil {
		t.Fatal(err)
	}
	got := Deliberations([]Record{d.Record(), alone.Record()})
	const want = "Suspend the certificate: Mei Lin agreed, Rui Costa disagreed: They have answered; Ada Byrne kept out: The file shows it; Mei Lin, Rui Costa agreed (2 of 3)."
	if len(got) != 1 || got[0].Letter != "g" || got[0].Name.En != want {
		t.Errorf("%+v", got)
	}
}

// aside is a proposal that those of the list keep out of.
func aside(t *testing.T, out []Recusal) *Decision {
	d := prepared(t, Suspend)
	d.r.Recusals = out
	return d
}

// A grant that is refused by several stays a grant until they have agreed.
func TestARefusalIsAgreedToAsOne(t *testing.T) {
	d, x := prepared(t, Grant), says(mei)
	x.Refuse, x.Code, x.Needs = true, "", 2
	x.File.Audits[1].Recommended = false
	if err := d.Decide(x); err != nil || d.Record().Type != Grant || d.Record().Forward().Type != Refuse {
		t.Fatalf("put forward: %v, %s", err, d.Record().Type)
	}
	x.By = rui
	if err := d.Agree(x); err != nil || d.Record().Type != Refuse {
		t.Errorf("agreed: %v, %s", err, d.Record().Type)
	}
}

func TestTheActionsOfTheVoices(t *testing.T) {
	d := forward(t, Suspend)
	for who, want := range map[string]map[Action]bool{
		mei.Name:    {Take: false, Agree: false, Disagree: false, TakeBack: true, Recuse: true, Dismiss: false},
		rui.Name:    {Take: false, Agree: true, Disagree: true, TakeBack: false, Recuse: true, Dismiss: false},
		leader.Name: {Take: false, Agree: false, Disagree: false, TakeBack: false, Recuse: true, Dismiss: false},
	} {
		by := map[string]Decider{mei.Name: mei, rui.Name: rui, leader.Name: {ID: leader.ID, Name: leader.Name}}[who]
		for _, a := range d.Actions(file(), by) {
			if a.Allowed != want[Action(a.Name)] {
				t.Errorf("%s may %s: %v", who, a.Name, a.Allowed)
			}
		}
	}
	if turn := d.Record().Turn(); turn.What.En == prepared(t, Suspend).Record().Turn().What.En {
		t.Errorf("the turn does not tell that one has agreed: %s", turn.What.En)
	}
}

// Rule "SM-153": two for a withdrawal where there are two, one for all else, and what the body says.
func TestHowManyPeopleDecide(t *testing.T) {
	own := map[string]int{"grant": 3, "withdraw": 1}
	for _, c := range []struct {
		of      Type
		own     map[string]int
		holders int
		want    int
	}{
		{Withdraw, nil, 0, 1}, {Withdraw, nil, 1, 1}, {Withdraw, nil, 2, 2}, {Withdraw, nil, 9, 2},
		{Grant, nil, 9, 1}, {Grant, own, 9, 3}, {Grant, own, 2, 3}, {Withdraw, own, 9, 1}, {Suspend, own, 9, 1},
	} {
		if got := c.of.Quorum(c.own, c.holders); got != c.want {
			t.Errorf("%s of %d holders by %v: %d, want %d", c.of, c.holders, c.own, got, c.want)
		}
	}
	for name, c := range map[string]struct {
		own     map[string]int
		holders int
		field   string
	}{
		"as many as there are": {map[string]int{"grant": 2}, 2, ""},
		"one more":             {map[string]int{"grant": 3}, 2, "quorums.grant"},
		"no such type":         {map[string]int{"promote": 1}, 2, "quorums.promote"},
	} {
		var bad fault.Invalid
		err := CheckQuorums(c.own, c.holders)
		if errors.As(err, &bad) != (c.field != "") || c.field != "" && bad.Fields[0].Path != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is put forward on a certificate's page and not followed can be put aside, like what the clock proposes.
func TestWhatSomebodyPutForwardCanBePutAside(t *testing.T) {
	r := prepared(t, Withdraw).Record()
	r.Because = ""
	d, err := From(r)
	if err != nil {
		t.Fatal(err)
	}
	if a := d.Actions(file(), mei)[1]; a.Name != string(Dismiss) || !a.Allowed {
		t.Errorf("%+v", a)
	}
	r.Type = Grant
	if d, err = From(r); err != nil || d.Actions(file(), mei)[1].Allowed {
		t.Errorf("a file that is ready is put aside: %v", err)
	}
}
