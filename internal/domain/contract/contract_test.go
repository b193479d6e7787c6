package contract

import (
	"errors"
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var delivered = Edition{Clauses: Delivered}

func accepted() fee.Record {
	return fee.Record{ID: id.Quotation{1}, ClientID: id.Client{2}, ApplicationID: id.Application{3}, ClientName: text.T("Star", "星"),
		Standards: []fee.Standard{{Code: "ISO/IEC 20000-1:2018"}}, State: fee.Accepted, Sites: []fee.Site{{Key: "hq", Name: text.T("Head office", "总部"), Headcount: 60}},
		Acceptance: &fee.Acceptance{Name: "Li Lei", Position: "CEO", At: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC), IP: "192.0.2.1", Statement: text.T("I accept", "我接受")}}
}

func frozen(t *testing.T) Record {
	t.Helper()
	c, err := Freeze(Record{ID: id.Contract{1}, Number: 1, Reference: "C-2026-0001", BodyName: text.T("Body", "机构")}, accepted(), delivered)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Take()) != 1 {
		t.Error("no event was noted")
	}
	return c.Record()
}

// Rule "L2".
func TestAgreementCoversItsSites(t *testing.T) {
	r := frozen(t)
	if err := r.Covers([]string{"hq"}); err != nil {
		t.Error(err)
	}
	if err := r.Covers([]string{"hq", "new"}); !breaksL2(err) {
		t.Errorf("a site that is not listed: %v", err)
	}
	r.State = Ended
	if err := r.Covers(nil); !breaksL2(err) {
		t.Errorf("an ended agreement: %v", err)
	}
	none, open := accepted(), accepted()
	none.Sites, open.State = nil, fee.Sent
	for _, q := range []fee.Record{none, open} {
		if _, err := Freeze(Record{}, q, delivered); !breaksL2(err) {
			t.Errorf("frozen from %v: %v", q.State, err)
		}
	}
}

func breaksL2(err error) bool {
	var b rule.Broken
	return errors.As(err, &b) && b[0].Rule.ID == "L2"
}

func TestTextIsFilledAndHashed(t *testing.T) {
	r := frozen(t)
	if strings.ContainsAny(r.Duties.En+r.Duties.Zh, "{}") || !strings.Contains(r.Duties.Zh, "机构") || !strings.Contains(r.Duties.En, "ISO/IEC 20000-1:2018") {
		t.Errorf("the terms are not filled: %s", r.Duties.En)
	}
	if len(r.Hash) != 64 || !r.Intact() {
		t.Errorf("hash %s", r.Hash)
	}
	r.Sites[0].Headcount++
	if r.Intact() {
		t.Error("a changed site went unnoticed")
	}
}

func TestEveryStateAndAction(t *testing.T) {
	verbs := map[Action]func(*Contract) error{Supersede: (*Contract).Supersede, End: (*Contract).End, Consent: func(c *Contract) error {
		_, err := c.Consent(Consents{CertSearch: true}, ConsentChange{})
		return err
	}}
	for _, state := range States.States() {
		for _, action := range States.AllActions() {
			r := frozen(t)
			r.State = state
			c, err := From(r)
			if err != nil {
				t.Fatal(err)
			}
			if got := verbs[action](c) == nil; got != States.Can(state, action) {
				t.Errorf("%s in %s: possible %v", action, state, got)
			} else if got && c.Record().State != States[state][action] {
				t.Errorf("%s in %s led to %s", action, state, c.Record().State)
			}
		}
	}
	if _, err := From(Record{}); err == nil {
		t.Error("an empty record was read")
	}
}

func TestTakeOverKeepsWhatWasAgreedOnPaper(t *testing.T) {
	r := Record{ID: id.Contract{1}, ClientID: id.Client{2}, Reference: "T-OLD-1", Standards: []string{"ISO 9001:2015"}}
	if _, err := TakeOver(r); err == nil {
		t.Error("an agreement without a site was taken over")
	}
	r.Sites = []fee.Site{{Key: "hq"}}
	c, err := TakeOver(r)
	if err != nil || c.Record().State != Active || !c.Record().TakenOver || !c.Record().Intact() || c.Record().Covers([]string{"hq"}) != nil {
		t.Errorf("%+v, %v", c, err)
	}
}
