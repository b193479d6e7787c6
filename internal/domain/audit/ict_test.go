package audit

import (
	"slices"
	"testing"

	"triennia/internal/domain/id"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// remotely is an audit of which so many minutes of a hundred are held by remote means.
func remotely(t *testing.T, minutes int) Record {
	t.Helper()
	r := inState(t, programme.Stage2, Confirmed).Record()
	at := func(from, to string, remote bool) PlanItem {
		return PlanItem{Day: r.From(), From: from, To: to, Topic: "x", Who: []id.Identity{r.Team[0].PersonID}, Remote: remote}
	}
	r.Plan.Items = []PlanItem{at("10:00", text.Tf("10:%02d", "10:%02d", minutes).En, true), at("11:00", text.Tf("%02d:%02d", "%02d:%02d", 11+(100-minutes)/60, (100-minutes)%60).En, false)}
	if minutes == 0 {
		r.Plan.Items = r.Plan.Items[1:]
	}
	return r
}

// Rule "MD4-1": each point is settled before the plan goes out.
func TestRemotePartsAreSettledBefore(t *testing.T) {
	whole := ICT{Tools: "video call", Security: "no recording", Risks: "the site was seen at stage 1", Ready: true}
	for field, change := range map[string]func(*ICT){
		"":             func(*ICT) {},
		"ict.tools":    func(x *ICT) { x.Tools = " " },
		"ict.security": func(x *ICT) { x.Security = "" },
		"ict.risks":    func(x *ICT) { x.Risks = "" },
		"ict.ready":    func(x *ICT) { x.Ready = false },
	} {
		r, x := remotely(t, 20), whole
		change(&x)
		r.Plan.ICT = &x
		got := r.remoteBroken()
		if (len(got) == 0) != (field == "") || field != "" && (got[0].Field != field || got[0].Rule.ID != "MD4-1") {
			t.Errorf("%q: %v", field, got)
		}
		if found := slices.ContainsFunc(r.PlanBroken(Coverage{}), func(b rule.Breach) bool { return b.Rule.ID == "MD4-1" }); found != (field != "") {
			t.Errorf("%q: in what the plan lacks: %v", field, found)
		}
	}
	if r := remotely(t, 20); len(r.remoteBroken()) != 4 {
		t.Errorf("nothing said: %v", r.remoteBroken())
	}
	if r := remotely(t, 0); r.Remote() || len(r.remoteBroken()) != 0 {
		t.Error("nothing is remote")
	}
}

// Rule "MD4-2": the report has a part on it, never empty, where the plan has remote parts.
func TestTheReportSaysHowFarItWasRemote(t *testing.T) {
	has := func(r Record) bool {
		return slices.ContainsFunc(r.ReportBroken(), func(b rule.Breach) bool { return b.Rule.ID == "MD4-2" && b.Field == "sections.ict" })
	}
	r := remotely(t, 20)
	if !has(r) || has(remotely(t, 0)) {
		t.Error("the part of the report")
	}
	r.Report.Sections = []Section{{Key: "ict", None: true}}
	if !has(r) {
		t.Error("left empty")
	}
	r.Report.Sections = []Section{{Key: "ict", Body: text.T("Two hours; it worked.", "两小时，有效。")}}
	if has(r) {
		t.Error("said and not seen")
	}
}

// Rule "MD4-3": 30 per cent may be, more is warned of.
func TestMuchThatIsRemote(t *testing.T) {
	limits := pack.Set{Numbers: map[pack.Key]int{pack.RemotePercent: 30}}
	for minutes, warned := range map[int]bool{0: false, 30: false, 31: true} {
		r := remotely(t, minutes)
		if r.RemotePercent() != minutes || (len(r.WarnRemote(limits)) > 0) != warned {
			t.Errorf("%d of 100 minutes: %d %%, %v", minutes, r.RemotePercent(), r.WarnRemote(limits))
		}
	}
	if len(remotely(t, 50).WarnRemote(pack.Set{})) != 0 {
		t.Error("warned under older packs")
	}
}
