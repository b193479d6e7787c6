package programme

import (
	"errors"
	"testing"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
)

func certified(t *testing.T, country string) *Programme {
	t.Helper()
	p := opened(t)
	p.r.Limits = limits(country)
	if err := p.Fix(d("2026-06-10"), d("2029-06-09"), limits(country)); err != nil {
		t.Fatal(err)
	}
	return p
}

func breaks(err error, rid string) bool {
	var b rule.Broken
	return errors.As(err, &b) && b[0].Rule.ID == rid
}

// Rule "P6": not beyond P3, P4 or the interval of the country, and no calendar year without a surveillance.
func TestADayOfASurveillanceStaysInItsWindow(t *testing.T) {
	ahead := func(id.Audit) bool { return true }
	for _, c := range []struct {
		country string
		number  int
		on      string
		ok      bool
	}{
		{"IAF", 1, "2027-06-10", true}, {"IAF", 1, "2027-06-11", false}, {"IAF", 1, "2027-01-01", true}, {"IAF", 1, "2026-12-31", false},
		{"IAF", 2, "2028-12-31", true}, {"IAF", 2, "2029-01-01", false}, {"IAF", 2, "2028-01-01", true}, {"IAF", 2, "2027-12-31", false},
		{"CN", 1, "2027-06-10", true}, {"CN", 1, "2027-06-11", false}, {"CN", 1, "2026-09-01", true}, {"CN", 1, "2026-06-10", false},
		{"CN", 2, "2028-06-10", true}, {"CN", 2, "2028-06-11", false},
	} {
		p := certified(t, c.country)
		err := p.Shift(c.number, Shift{DueOn: d(c.on), Reason: "the harvest", On: d("2026-07-01")}, ahead)
		if (err == nil) != c.ok || !c.ok && !breaks(err, "P6") {
			t.Errorf("%s, surveillance %d by %s: %v", c.country, c.number, c.on, err)
		}
	}
	p := certified(t, "IAF")
	if breaks(p.Shift(1, Shift{DueOn: d("2027-03-01"), Reason: "r", On: d("2027-03-02")}, ahead), "P6") == false {
		t.Error("a day that has passed")
	}
	if p.Shift(1, Shift{DueOn: d("2027-03-01"), On: d("2026-07-01")}, ahead) == nil {
		t.Error("without a reason")
	}
	if p.Shift(3, Shift{DueOn: d("2027-03-01"), Reason: "r"}, ahead) == nil || opened(t).Shift(1, Shift{Reason: "r"}, ahead) == nil {
		t.Error("a surveillance that there is not")
	}
}

// Rule "P6": a second, competent person approves; until then the day is as it was.
func TestADayOfASurveillanceIsApproved(t *testing.T) {
	ahead := func(id.Audit) bool { return true }
	p := certified(t, "CN")
	if err := p.Shift(1, Shift{DueOn: d("2027-03-01"), Reason: "the harvest", By: "Rui", ByID: id.Identity{1}, On: d("2026-07-01")}, ahead); err != nil {
		t.Fatal(err)
	}
	approve := func(who byte, competent bool, today date.Date) error {
		return p.ApproveShift(1, "Ada", id.Identity{who}, time.Unix(1, 0), today, competent, ahead)
	}
	if p.Record().Slots[2].DueOn != d("2027-06-10") || !breaks(approve(1, true, d("2026-07-02")), "P6") || !breaks(approve(2, false, d("2026-07-02")), "P6") ||
		!breaks(approve(2, true, d("2027-03-02")), "P6") {
		t.Error("it counts before it is approved, or anybody approves it")
	}
	if err := approve(2, true, d("2026-07-02")); err != nil {
		t.Fatal(err)
	}
	if s := p.Record().Slots; s[2].DueOn != d("2027-03-01") || s[3].DueOn != d("2028-03-01") || s[2].Shift.ApprovedBy != "Ada" {
		t.Errorf("%+v", s)
	}
	if approve(3, true, d("2026-07-02")) == nil {
		t.Error("approved twice")
	}
	if err := p.Shift(1, Shift{DueOn: d("2027-05-01"), Reason: "later in the window", On: d("2026-08-01")}, ahead); err != nil {
		t.Errorf("later within the window: %v", err)
	}
	if p.Shift(1, Shift{DueOn: d("2027-05-01"), Reason: "r", On: d("2026-08-01")}, func(id.Audit) bool { return false }) != nil {
		t.Error("nothing was planned yet")
	}
	p.r.Slots[2].AuditID = id.Audit{1}
	if p.Shift(1, Shift{DueOn: d("2027-05-01"), Reason: "r", On: d("2026-08-01")}, func(id.Audit) bool { return false }) == nil {
		t.Error("it has begun")
	}
}
