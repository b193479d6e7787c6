package decision

import (
	"slices"
	"testing"

	"triennia/internal/domain/application"
	"triennia/internal/domain/audit"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/finding"
	"triennia/internal/domain/id"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

func records() Papers {
	return Papers{
		Applications: []application.Record{{ID: id.Application{1}, State: application.Contracted, Materials: []application.Submission{{DocumentID: id.Document{7}}}}},
		Contracts:    []contract.Record{{ID: id.Contract{2}, State: contract.Active}},
		Programmes:   []programme.Record{{ID: id.Programme{3}, Cycle: 1}},
		Audits: []audit.Record{{ID: id.Audit{4}, Reference: "E-1", State: audit.Concluded, Type: programme.Stage2,
			Team: []audit.Member{{PersonID: leader.ID, Role: audit.Lead}}, Report: audit.Report{IssuedOn: day("2026-01-05")}}},
		Findings:  []finding.Record{{ID: id.Finding{5}, Reference: "E-1/1", Grade: finding.Minor, State: finding.Closed}},
		Documents: []application.Document{{ID: id.Document{7}, Name: "scope.pdf", SHA256: "aa"}},
	}
}

func seenOf(p Papers) (out []Seen) {
	for _, x := range p.Papers() {
		out = append(out, Seen{Key: x.Key, Name: x.Name, SHA256: x.SHA256})
	}
	return out
}

func hashes(p Papers) map[string]string {
	out := map[string]string{}
	for _, x := range p.Papers() {
		out[x.Key] = x.SHA256
	}
	return out
}

func changed(list []Now) (out []string) {
	for _, n := range list {
		if n.Standing != Same {
			out = append(out, n.Key+" "+string(n.Standing))
		}
	}
	return out
}

func TestWhatADecisionReliedOnIsComparedAgain(t *testing.T) {
	seen := append(seenOf(records()), Seen{Name: text.T("before", "以前"), SHA256: "bb"})
	if len(seen) != 7 {
		t.Fatalf("%d papers: %+v", len(seen), seen)
	}
	finding5, audit4, file := "finding:"+id.Finding{5}.String(), "audit:"+id.Audit{4}.String(), "document:"+id.Document{7}.String()
	for name, x := range map[string]struct {
		change func(*Papers)
		want   []string
	}{
		"what follows from the decision changes nothing": {func(p *Papers) {
			p.Audits[0].State, p.Audits[0].Version, p.Audits[0].DecidedOn = audit.Decided, 9, day("2026-02-01")
			p.Contracts[0].State, p.Programmes[0].ExpiresOn = contract.Superseded, day("2029-01-01")
		}, nil},
		"a report that says something else":  {func(p *Papers) { p.Audits[0].Report.Recommendation = audit.Negative }, []string{audit4 + " changed"}},
		"a finding that says something else": {func(p *Papers) { p.Findings[0].Statement = "nothing" }, []string{finding5 + " changed"}},
		"a file with another content":        {func(p *Papers) { p.Documents[0].SHA256 = "cc" }, []string{file + " changed"}},
		"a file that is gone":                {func(p *Papers) { p.Documents = nil }, []string{file + " gone"}},
	} {
		p := records()
		x.change(&p)
		if got := changed(CheckSeen(seen, hashes(p))); !slices.Equal(got, append(x.want, " unchecked")) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// What a later noun says is kept by its hash, with its files.
func TestAMisuseIsAmongWhatADecisionReliedOn(t *testing.T) {
	p := records()
	p.Others = []Other{{Key: "misuse:1", Name: text.T("Misuse M-1", "误用M-1"), Says: []string{"The mark is on the boxes."}, Files: []id.Document{{8}}}}
	if got := p.Files(); !slices.Contains(got, id.Document{8}) {
		t.Errorf("files: %v", got)
	}
	seen := seenOf(p)
	p.Others[0].Says = []string{"It was not."}
	if got := changed(CheckSeen(seen, p.Today(seen))); !slices.Equal(got, []string{"misuse:1 changed"}) {
		t.Errorf("%v", got)
	}
	for of, want := range map[Type]bool{Renew: true, Suspend: true, Withdraw: true, Grant: false, Extend: false} {
		if of.LooksBack() != want {
			t.Errorf("%s: %v", of, !want)
		}
	}
}

func TestTheRecordsAreMeasuredByEachLetter(t *testing.T) { // RE1
	states := func(r Records) (out string) {
		list, held, wanted := Completeness(r)
		n := 0
		for _, l := range list {
			out += l.Letter + map[LetterState]string{Held: "+", Lacking: "-", NotCalled: "."}[l.State]
			if l.State != NotCalled {
				n++
			}
			if l.State == NotCalled && l.Note.IsZero() {
				t.Errorf("%s is not called for, and nothing says why", l.Letter)
			}
		}
		if n != wanted || held > wanted {
			t.Errorf("%d of %d", held, wanted)
		}
		return out
	}
	p := records()
	whole := Records{Papers: p.Papers(), File: p, Sites: 1}
	for name, x := range map[string]struct {
		change func(*Records)
		want   string
	}{
		"before the decision, no calculation":                    {func(*Records) {}, "a+b+c.d-e+f.g.h.i.j.k+"},
		"taken over":                                             {func(r *Records) { r.TakenOver = true }, "a+b+c.d.e+f.g.h.i.j.k+"},
		"several sites, no sampling":                             {func(r *Records) { r.Sites = 2 }, "a+b+c-d-e+f.g.h.i.j.k+"},
		"decided, and neither decision nor certificate is there": {func(r *Records) { r.Decided = true }, "a+b+c.d-e+f.g.h-i-j.k+"},
		"a version of the agreement without its calculation":     {func(r *Records) { r.Uncalculated = []text.Text{text.T("version 2", "第2版")} }, "a+b+c.d-e+f.g.h.i.j.k+"},
		"an auditor without competence":                          {func(r *Records) { r.Unfit = []text.Text{text.T("Jonas", "约纳斯")} }, "a+b+c.d-e+f.g.h.i.j-k+"},
		"a report is missing":                                    {func(r *Records) { r.File.Audits[0].Report = audit.Report{} }, "a-b+c.d-e+f.g.h.i.j.k+"},
		"a finding is open":                                      {func(r *Records) { r.File.Findings[0].State = finding.Issued }, "a+b+c.d-e-f.g.h.i.j.k+"},
	} {
		r := whole
		r.File.Audits, r.File.Findings = slices.Clone(p.Audits), slices.Clone(p.Findings)
		x.change(&r)
		if got := states(r); got != x.want {
			t.Errorf("%s, %s: %s, want %s", "RE1", name, got, x.want)
		}
	}
}
