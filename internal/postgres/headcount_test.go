package postgres_test

import (
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"triennia/internal/domain/date"
	"triennia/internal/domain/headcount"
	"triennia/internal/domain/id"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func TestTheHeadcountLedgerIsKeptAsItWasWritten(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	c := w.Client("Bluewater")
	f := headcount.Figure{Persons: 5, Proof: "payroll"}
	e := headcount.Entry{ID: id.Headcount(testkit.NewID()), ClientID: c.ID, Source: headcount.Notice, By: "Ann", At: w.Clock,
		Declaration: headcount.Declaration{On: date.New(2026, 1, 5), Reason: "growth", Figures: headcount.Figures{Company: f, InScope: f, Effective: f}}}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		h, err := headcount.New(e, nil, date.New(2026, 1, 5))
		if err != nil {
			return err
		}
		return tx.InsertHeadcount(h)
	})
	conn, err := pgx.Connect(t.Context(), testkit.OwnerURL(t))
	w.Must(err)
	defer func() { w.Must(conn.Close(t.Context())) }()
	for _, statement := range []string{"update headcounts set source = 'audit'", "delete from headcounts"} {
		_, err := conn.Exec(t.Context(), "select set_config('app.tenant_id', '"+w.Body.ID.String()+"', false)")
		w.Must(err)
		if _, err = conn.Exec(t.Context(), statement+" where id = '"+e.ID.String()+"'"); err == nil || !strings.Contains(err.Error(), "kept as they were written") {
			t.Errorf("%s: %v", statement, err)
		}
	}
	w.Tx(w.Of(c.ID, "Ann"), func(tx *postgres.Tx) error {
		list, err := tx.Headcounts(c.ID)
		if len(list) != 1 || testkit.JSON(list[0]) != testkit.JSON(e) {
			t.Errorf("read back %+v", list)
		}
		return err
	})
}
