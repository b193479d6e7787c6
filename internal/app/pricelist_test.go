package app_test

import (
	"errors"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/standard"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func TestWhoSeesWhichPrices(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	first := w.Prices()
	ann, finance := w.Of(w.Client("Bluewater").ID, "Ann Applicant"), w.Staff("Fay Finance", access.Finance)
	_, err := w.App.GetPublicPrices(ctx, w.Body.Slug)
	refused(t, err, "not_found")
	next := first
	next.Public, next.FloorPerDay, next.Note = true, fee.MustMoney("2500"), "for the board"
	next.ValidTo = next.ValidFrom.AddDays(6)
	second, err := w.App.PublishPriceList(ctx, finance, next)
	w.Must(err)
	shown, err := w.App.GetPublicPrices(ctx, w.Body.Slug)
	if err != nil || shown.Edition != second.Edition || shown.FloorPerDay != 0 || shown.Note != "" || len(shown.Items) != 4 {
		t.Errorf("everybody sees %+v, %v", shown, err)
	}
	list, err := w.App.ListPriceLists(ctx, ann)
	if err != nil || len(list) != 1 || list[0].DiscountLimit != 0 || list[0].Standing != fee.InForce {
		t.Errorf("a client sees %+v, %v", list, err)
	}
	list, err = w.App.ListPriceLists(ctx, finance)
	if err != nil || len(list) != 2 || list[0].FloorPerDay != fee.MustMoney("2500") || list[1].Standing != fee.Resting {
		t.Errorf("the body sees %+v, %v", list, err)
	}
	w.Clock = w.Clock.AddDate(0, 0, 7)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		l, err := tx.PriceListOn(second.ValidTo.AddDays(1))
		if err != nil || l.Edition != first.Edition {
			t.Errorf("after the last day: edition %d, %v", l.Edition, err)
		}
		l, err = tx.PriceListOn(second.ValidTo)
		if err != nil || l.Edition != second.Edition {
			t.Errorf("on the last day: edition %d, %v", l.Edition, err)
		}
		return nil
	})
}

func TestPricesAreCheckedBeforeTheyArePublished(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	l := w.Prices()
	m := fee.Measure{Persons: 50, Standards: []fee.Standard{{Code: "ISO 9001:2015"}}, Sites: 1, Initial: audittime.DaysOf(5), Surveillance: 3, Recertification: 7}
	o, err := w.App.PreviewPrices(ctx, w.Admin, l, m, fee.Terms{})
	if err != nil || o.Total.Net != fee.MustMoney("31000") {
		t.Errorf("%+v, %v", o.Total, err)
	}
	_, err = w.App.PreviewPrices(ctx, w.Admin, l, m, fee.Terms{Discounts: []fee.Discount{{Percent: 11, Reason: "r"}}})
	refused(t, err, "FEE-1")
	l.ValidFrom = l.ValidFrom.AddDays(-1)
	var invalid fault.Invalid
	if _, err := w.App.PreviewPrices(ctx, w.Admin, l, m, fee.Terms{}); !errors.As(err, &invalid) || invalid.Fields[0].Path != "valid_from" {
		t.Errorf("a list from yesterday: %v", err)
	}
	list, err := w.App.ListPriceLists(ctx, w.Admin)
	if err != nil || len(list) != 1 {
		t.Errorf("a preview was kept: %v, %v", list, err)
	}
}

func TestADiscountWaitsForAnotherPerson(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	a := w.Accepted(w.Client("Bluewater"))
	rita, finance := w.Reviewer(), w.Staff("Fay Finance", access.Finance)
	w.ApproveMethod()
	l, five := w.Prices(), 5.0
	l.ApprovalAbove = &five
	l.Items = append(l.Items, fee.Item{Code: "copy", Name: l.Items[0].Name, Basis: fee.Flat, Amount: fee.MustMoney("50"), Per: fee.PerCopy, When: []string{"initial"}})
	_, err := w.App.PublishPriceList(ctx, finance, l)
	w.Must(err)
	c, err := w.App.SaveCalculation(ctx, rita, a.ID, audittime.InputOf(a, w.Body))
	w.Must(err)
	terms := fee.Terms{Choices: []fee.Choice{{Code: "copy", Quantity: audittime.DaysOf(2)}}, Travel: &fee.Travel{Mode: fee.TravelLump, Amount: fee.MustMoney("900")}}
	free, err := w.App.MakeQuotation(ctx, finance, a.ID, app.NewQuotation{Calculation: c.ID, Terms: terms})
	if err != nil || free.Offer.Total.Net != fee.MustMoney("45800") || free.ApprovalNeeded {
		t.Errorf("43,000 with two copies and three journeys: %s, %v", free.Offer.Total.Net, err)
	}
	terms.Discounts = []fee.Discount{{Percent: 6, Reason: "two sites", By: "somebody else"}}
	q, err := w.App.MakeQuotation(ctx, finance, a.ID, app.NewQuotation{Calculation: c.ID, Terms: terms})
	w.Must(err)
	if q.Discounts[0].By != "Fay Finance" || terms.Discounts[0].By != "somebody else" {
		t.Errorf("the discount is by %s, what was asked for by %s", q.Discounts[0].By, terms.Discounts[0].By)
	}
	_, err = w.App.SendQuotation(ctx, rita, q.ID, q.Version)
	refused(t, err, "FEE-13")
	_, err = w.App.ApproveDiscount(ctx, finance, q.ID, q.Version)
	refused(t, err, "FEE-13")
	q, err = w.App.ApproveDiscount(ctx, w.Admin, q.ID, q.Version)
	w.Must(err)
	if _, err = w.App.SendQuotation(ctx, rita, q.ID, q.Version); err != nil {
		t.Errorf("approved and not sent: %v", err)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := tx.Messages(postgres.Page{Limit: 50}, postgres.MessageFilter{})
		asked := 0
		for _, m := range list {
			if m.Template == "discount_waiting" {
				asked++
			}
		}
		if asked < 1 {
			t.Error("nobody was asked to approve")
		}
		return err
	})
}

func TestAnybodyMayAskForAnEstimate(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	enquiry := fee.Enquiry{Standards: []string{standard.ITSM}, Persons: 86}
	e, err := w.App.Estimate(ctx, w.Body.Slug, enquiry)
	if err != nil || e.Most.Sheet.Days != audittime.DaysOf(7) || e.Most.Offer != nil {
		t.Errorf("without prices: %v, %+v", err, e.Most)
	}
	l := w.Prices()
	if e, err := w.App.Estimate(ctx, w.Body.Slug, enquiry); err != nil || e.Most.Offer != nil {
		t.Errorf("prices that are not for everybody: %v, %+v", err, e.Most.Offer)
	}
	l.Public = true
	_, err = w.App.PublishPriceList(ctx, w.Admin, l)
	w.Must(err)
	e, err = w.App.Estimate(ctx, w.Body.Slug, enquiry)
	if err != nil || e.Least.Offer.Total.Gross >= e.Most.Offer.Total.Gross {
		t.Errorf("%v, %+v", err, e)
	}
	_, err = w.App.Estimate(ctx, "nobody", enquiry)
	refused(t, err, "not_found")
}
