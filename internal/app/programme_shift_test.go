package app_test

import (
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/staff"
	"triennia/internal/testkit"
)

// Rule "P6": the day counts once a second, competent person approves it, and the audit follows.
func TestTheSeasonMovesASurveillance(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	held := w.CertifiedAsAgreed(w.Client("Bluewater"))
	planner := w.Staff("Petra Planner", access.Planner)
	p := programmeNow(w, held.ProgrammeID)
	_, due := p.Window(1)
	on := due.AddDays(-14)
	v, err := w.App.ShiftSurveillance(ctx, planner, p.ID, p.Version, 1, app.NewShift{DueOn: on, Reason: "The plant works in summer."})
	w.Must(err)
	if lettersOf(w, "shift_to_approve") == 0 {
		t.Error("nobody is told")
	}
	_, err = w.App.ShiftSurveillance(ctx, planner, p.ID, v.Version, 1, app.NewShift{DueOn: due.AddDays(1), Reason: "r"})
	refused(t, err, "P6")
	_, err = w.App.ApproveShift(ctx, w.Staff("Nora New", access.Reviewer), p.ID, v.Version, 1)
	refused(t, err, "P6")
	v, err = w.App.ApproveShift(ctx, w.Competent("Cora Competent", access.Reviewer, staff.Review), p.ID, v.Version, 1)
	w.Must(err)
	for i, s := range v.Slots {
		if s.Kind != programme.Surveillance || s.Number != 1 {
			continue
		}
		if s.DueOn != on || s.Shift.ApprovedBy != "Cora Competent" || v.Steps[i].WindowTo != due {
			t.Errorf("%+v, %+v", s, v.Steps[i])
		}
		if !s.AuditID.IsZero() {
			if au, err := w.App.GetAudit(ctx, planner, s.AuditID); err != nil || au.DueOn != on {
				t.Errorf("the audit is due on %s, %v", au.DueOn, err)
			}
		}
	}
	mine, err := w.App.GetProgramme(ctx, w.Of(held.ClientID, "Ann Applicant"), p.ID)
	w.Must(err)
	for i, s := range mine.Slots {
		if s.Shift != nil || mine.Steps[i].WindowTo != (date.Date{}) {
			t.Error("the client reads the reasons of the body")
		}
	}
}
