package app_test

import (
	"errors"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

// A client appeals, people who took no part examine and decide it (AP1), and the decision stands meanwhile (AP2).
func TestAnAppealIsDecidedByAPanelThatTookNoPart(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	c := held.ClientID
	niamh := w.Of(c, "Niamh")
	own := w.Appeal(c)
	if own.State != complaint.AppealLodged || own.Due.Outcome.IsZero() {
		t.Fatalf("%+v", own)
	}
	var f fault.Error
	if _, err := w.App.LodgeAppeal(ctx, niamh, own.Against.DecisionID, "Again."); !errors.As(err, &f) || f.Kind != fault.IllegalMove {
		t.Errorf("a second appeal: %v", err)
	}
	if _, err := w.App.LodgeAppeal(ctx, w.Of(w.Client("Pembroke Ltd").ID, "Ruth"), own.Against.DecisionID, "Mine."); !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Errorf("the appeal of another client: %v", err)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		now, err := tx.Certificate(held.ID)
		if now.State != certificate.Active {
			t.Errorf("the certificate is %s", now.State)
		}
		return err
	})
	v, err := w.App.AcknowledgeAppeal(ctx, w.Admin, own.ID, 1)
	w.Must(err)
	var involved []complaint.Involvement
	w.Tx(w.Admin, func(tx *postgres.Tx) (err error) { involved, err = tx.Involved(c); return err })
	stopped := func(err error) bool {
		var b rule.Broken
		return errors.As(err, &b) && b[0].Rule.ID == "AP1"
	}
	for _, h := range v.Handlers {
		if h.Why != nil {
			if _, err := w.App.FormPanel(ctx, w.Admin, own.ID, v.Version, []id.Identity{h.ID}); !stopped(err) {
				t.Errorf("%s is of the panel: %v", h.Name, err)
			}
		}
	}
	nora, hana := w.Staff("Nora New", access.DecisionMaker), w.Staff("Hana", access.Planner)
	v, err = w.App.FormPanel(ctx, w.Admin, own.ID, v.Version, []id.Identity{nora.Identity})
	w.Must(err)
	v, err = w.App.WriteToAppellant(ctx, hana, own.ID, v.Version, "The panel reads the report.")
	w.Must(err)
	d := app.PanelDecision{Outcome: complaint.AppealUpheld, Reasons: "It was closed.", Follows: "The certificate is restored."}
	for _, x := range append(involved, complaint.Involvement{Person: complaint.Person{ID: hana.Identity, Name: hana.Name}}) {
		who := access.Actor{Tenant: w.Admin.Tenant, Identity: x.Person.ID, Name: x.Person.Name, Roles: []access.Role{access.DecisionMaker}}
		if _, err := w.App.SettleAppeal(ctx, who, own.ID, v.Version, d); !stopped(err) {
			t.Errorf("%s decides: %v", x.Person.Name, err)
		}
	}
	v, err = w.App.SettleAppeal(ctx, nora, own.ID, v.Version, d)
	w.Must(err)
	seen := func() app.OwnAppeal {
		got, err := w.App.GetClientAppeals(ctx, niamh, c)
		w.Must(err)
		return got.Appeals[0]
	}
	if x := seen(); x.State != complaint.AppealExamined || len(x.Messages) != 1 || len(x.Panel) != 1 {
		t.Errorf("before the client is told: %+v", x)
	}
	v, err = w.App.NotifyAppellant(ctx, hana, own.ID, v.Version, "Your appeal is upheld.")
	w.Must(err)
	if x := seen(); x.State != complaint.AppealNotified || x.Told == "" {
		t.Errorf("%+v", x)
	}
	_, err = w.App.CloseAppeal(ctx, hana, own.ID, v.Version, "Restored.")
	w.Must(err)
	dossier, err := w.App.GetDossier(ctx, w.Admin, held.ProgrammeID)
	w.Must(err)
	for _, l := range dossier.Letters {
		if l.Letter == "f" && len(l.Papers) != 1 {
			t.Errorf("in the dossier: %+v", l)
		}
	}
}

// After the window of the body a decision is final (SM-119).
func TestTheWindowForAppealsEnds(t *testing.T) {
	w := testkit.New(t)
	held := w.Certified(w.Client("Bluewater Ltd"))
	niamh := w.Of(held.ClientID, "Niamh")
	may, err := w.App.GetClientAppeals(ctx, niamh, held.ClientID)
	w.Must(err)
	if len(may.Decisions) != 1 {
		t.Fatalf("%+v", may)
	}
	w.Clock = w.Clock.AddDate(0, 0, 31)
	late, err := w.App.GetClientAppeals(ctx, niamh, held.ClientID)
	w.Must(err)
	var b rule.Broken
	if _, err := w.App.LodgeAppeal(ctx, niamh, may.Decisions[0].DecisionID, "It was closed."); len(late.Decisions) != 0 || !errors.As(err, &b) || b[0].Rule.ID != "SM-119" {
		t.Errorf("%+v, %v", late, err)
	}
}
