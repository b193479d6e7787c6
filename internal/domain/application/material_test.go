package application

import (
	"errors"
	"testing"

	"triennia/internal/domain/client"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

func line(t *testing.T, a *Application, item string) Line {
	t.Helper()
	for _, l := range a.Record().Checklist() {
		if l.Key == item {
			return l
		}
	}
	t.Fatalf("no item %s", item)
	return Line{}
}

func TestNoApplicationWithoutLegalStatus(t *testing.T) { // rules "SM-10" and "SM-11"
	a := ready(t)
	if e := a.Record().Eligibility(iaf, client.Bar{}, today); has(e.Stops, "SM-10") || !has(e.Warnings, "SM-11") {
		t.Errorf("%+v", e)
	}
	a.r.Materials = nil
	var broken rule.Broken
	if err := a.CanSubmit(iaf, client.Bar{}, today); !errors.As(err, &broken) || !has(broken, "SM-10") {
		t.Error(err)
	}
}

func TestReturnedFilesComeBackAsRevisions(t *testing.T) {
	a := underReview(t)
	before := a.Record().Counted()
	if before.Received != 1 || before.Accepted != 0 || before.Required < 12 {
		t.Fatalf("%+v", before)
	}
	if err := a.Verdict(1, 1, false, " ", "Rui", today); err == nil {
		t.Error("returned without a reason")
	}
	if err := a.Verdict(1, 1, false, "expired", "Rui", today); err != nil || line(t, a, "mat.legal").State != LineReturned {
		t.Fatal(err)
	}
	if err := a.Verdict(1, 1, true, "", "Rui", today); kind(err) != fault.Stale {
		t.Error("a stale verdict was taken:", err)
	}
	if c := a.Record().Counted(); c.Received != 0 || c.Returned != 1 {
		t.Errorf("%+v", c)
	}
	if _, err := a.HandIn("mat.legal", Document{ID: id.Document{1}}, 1, "", "Mei", today); kind(err) != fault.IllegalMove {
		t.Error("the same file came again:", err)
	}
	n, err := a.HandIn("mat.legal", Document{ID: id.Document{2}, Name: "new.pdf"}, 1, "renewed", "Mei", today)
	if err != nil {
		t.Fatal(err)
	}
	l := line(t, a, "mat.legal")
	if l.State != LineReceived || len(l.Submissions) != 2 || l.Submissions[0].Revision != 2 || l.Submissions[1].Reason != "expired" {
		t.Errorf("%+v", l)
	}
	if err := a.Verdict(1, 2, true, "", "Rui", today); kind(err) != fault.IllegalMove {
		t.Error("a replaced revision was judged:", err)
	}
	if _, err := a.HandIn("mat.legal", Document{ID: id.Document{3}}, 1, "", "Mei", today); kind(err) != fault.NotFound {
		t.Error("a revision was replaced twice:", err)
	}
	if err := a.Verdict(n, 1, true, "", "Rui", today); err != nil || line(t, a, "mat.legal").State != LineAccepted {
		t.Error(err)
	}
}

func TestAReturnMayBeAnswered(t *testing.T) {
	a := underReview(t)
	if err := a.Reply(1, 1, "why?", "Mei", today); kind(err) != fault.IllegalMove {
		t.Error("nothing was returned:", err)
	}
	if err := a.Verdict(1, 1, false, "expired", "Rui", today); err != nil {
		t.Fatal(err)
	}
	if err := a.Reply(1, 2, " ", "Mei", today); err == nil {
		t.Error("an empty answer was taken")
	}
	if err := a.Reply(1, 2, "page 2 shows the renewal", "Mei", today); err != nil {
		t.Fatal(err)
	}
	s := a.Record().Materials[0]
	if s.State != Received || s.Reason != "expired" || s.Answer == "" || s.Version != 3 {
		t.Errorf("%+v", s)
	}
}

func TestOneFileServesSeveralItemsAndAnItemHasSeveralFiles(t *testing.T) {
	a := ready(t)
	for _, item := range []string{"doc.sla", "doc.slm"} {
		if _, err := a.HandIn(item, Document{ID: id.Document{5}}, 0, "", "Mei", today); err != nil {
			t.Error(err)
		}
	}
	if _, err := a.HandIn("doc.sla", Document{ID: id.Document{6}}, 0, "", "Mei", today); err != nil {
		t.Error(err)
	}
	if l := line(t, a, "doc.sla"); len(l.Submissions) != 2 || l.Submissions[0].Revision != 1 {
		t.Errorf("%+v", l)
	}
}

func TestRefusedMaterials(t *testing.T) {
	a := ready(t)
	for _, item := range []string{"mat.orgcode", "nothing"} {
		if _, err := a.HandIn(item, Document{ID: id.Document{5}}, 0, "", "Mei", today); kind(err) != fault.NotFound {
			t.Errorf("%s: %v", item, err)
		}
	}
	if _, err := a.HandIn("doc.sla", Document{ID: id.Document{5}}, 1, "", "Mei", today); kind(err) != fault.NotFound {
		t.Error("a file of another item was replaced:", err)
	}
	for _, n := range []int{0, 9} {
		if err := a.Verdict(n, 1, true, "", "Rui", today); kind(err) != fault.NotFound {
			t.Errorf("%d: %v", n, err)
		}
	}
	ended, _ := From(Record{ID: id.Application{1}, ClientID: id.Client{1}, State: Declined})
	if _, err := ended.HandIn("doc.sla", Document{ID: id.Document{5}}, 0, "", "Mei", today); kind(err) != fault.IllegalMove {
		t.Error("handed in after the end:", err)
	}
	if err := ended.Verdict(1, 1, true, "", "Rui", today); kind(err) != fault.IllegalMove {
		t.Error("judged after the end:", err)
	}
}

func TestWaivers(t *testing.T) {
	a := ready(t)
	if err := a.Waive("doc.sla", "part of the plan", "Mei", today); err != nil || line(t, a, "doc.sla").State != LineWaived {
		t.Fatal(err)
	}
	if c := a.Record().Counted(); c.Received != 2 {
		t.Errorf("%+v", c)
	}
	if err := a.Waive("doc.sla", "", "Mei", today); err != nil || line(t, a, "doc.sla").State != LineMissing {
		t.Error("the waiver was not taken back:", err)
	}
	if err := a.Waive("mat.orgcode", "x", "Mei", today); kind(err) != fault.NotFound {
		t.Error(err)
	}
}
