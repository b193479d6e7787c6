package postgres_test

import (
	"context"
	"errors"
	"testing"

	"triennia/internal/domain/client"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func isKind(err error, k fault.Kind) bool {
	var f fault.Error
	return errors.As(err, &f) && f.Kind == k
}

func TestClientRoundTripVersionAndTrail(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Data Centres Ltd")
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		got, err := tx.Client(c.ID)
		if err != nil || testkit.JSON(got) != testkit.JSON(c) {
			t.Errorf("stored %s\nread   %s, %v", testkit.JSON(c), testkit.JSON(got), err)
		}
		return nil
	})
	err := w.App.DB.Tenant(context.Background(), w.Admin, "test", func(tx *postgres.Tx) error {
		_, err := tx.LockClient(c.ID, 7)
		return err
	})
	if !isKind(err, fault.Stale) {
		t.Errorf("a stale version answers %v", err)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		l, err := tx.LockClient(c.ID, 1)
		w.Must(err)
		l.SpeaksIn(text.Zh)
		saved, err := tx.SaveClient(l)
		if saved.Version != 2 {
			t.Errorf("saved version %d", saved.Version)
		}
		return err
	})
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		entries, err := tx.Trail("clients", c.ID.String(), 0, 10)
		if err != nil || len(entries) != 2 || entries[0].Op != "update" || entries[0].Actor != w.Admin.Name {
			t.Errorf("trail %+v, %v", entries, err)
		}
		n, broken, err := tx.VerifyTrail()
		if err != nil || n != 2 || broken != 0 {
			t.Errorf("chain of %d breaks at %d, %v", n, broken, err)
		}
		return nil
	})
}

func TestSearchFindsTwoChineseCharactersAndEveryWord(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Data Centres Ltd")
	w.Client("Cobalt Rail")
	for typed, want := range map[string]int{"碧水": 2, "bluewater": 1, "BLUE centres": 1, "blue rail": 0, "5": 2, "": 2} {
		list, _, err := w.App.DB.Clients(t.Context(), w.Admin, postgres.Page{Search: typed}, postgres.ClientFilter{})
		if err != nil || len(list) != want {
			t.Errorf("%q finds %d, want %d, %v", typed, len(list), want, err)
		}
	}
	list, _, err := w.App.DB.Clients(t.Context(), w.Of(c.ID, "Ann"), postgres.Page{}, postgres.ClientFilter{})
	if err != nil || len(list) != 1 || list[0].ID != c.ID {
		t.Errorf("a person of a client sees %d clients, %v", len(list), err)
	}
	list, _, err = w.App.DB.Clients(t.Context(), testkit.New(t).Admin, postgres.Page{}, postgres.ClientFilter{})
	if err != nil || len(list) != 0 {
		t.Errorf("another body sees %d clients, %v", len(list), err)
	}
}

func TestPagesFollowEachOther(t *testing.T) {
	w := testkit.New(t)
	for _, n := range []string{"A", "B", "B", "C", "D"} {
		w.Client(n)
	}
	for _, sort := range []string{"name", "-name", "created", "-created"} {
		seen := map[id.Client]bool{}
		p := postgres.Page{Sort: sort, Limit: 2}
		for range 3 {
			list, next, err := w.App.DB.Clients(t.Context(), w.Admin, p, postgres.ClientFilter{})
			w.Must(err)
			for _, c := range list {
				seen[c.ID] = true
			}
			p.After = next
		}
		if len(seen) != 5 || p.After != "" {
			t.Errorf("by %s: saw %d of 5, cursor %q", sort, len(seen), p.After)
		}
	}
	_, _, err := w.App.DB.Clients(t.Context(), w.Admin, postgres.Page{Sort: "password"}, postgres.ClientFilter{})
	if !errors.As(err, &fault.Invalid{}) {
		t.Errorf("an unknown sort key answers %v", err)
	}
}

func TestAReadCannotWriteAndAFailureLeavesNothing(t *testing.T) {
	w := testkit.New(t)
	make := func(tx *postgres.Tx) error {
		c, err := client.New(id.Client(testkit.NewID()), client.Legal{Name: text.T("X", ""), Country: "IE"}, text.En)
		if err != nil {
			return err
		}
		return tx.InsertClient(c)
	}
	if err := w.App.DB.Read(context.Background(), w.Admin, make); err == nil {
		t.Error("a read-only transaction wrote")
	}
	boom := errors.New("boom")
	err := w.App.DB.Tenant(context.Background(), w.Admin, "test", func(tx *postgres.Tx) error {
		w.Must(make(tx))
		return boom
	})
	if !errors.Is(err, boom) {
		t.Errorf("got %v", err)
	}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		list, _, err := w.App.DB.Clients(t.Context(), w.Admin, postgres.Page{}, postgres.ClientFilter{})
		entries, err2 := tx.Trail("", "", 0, 10)
		if len(list) != 0 || len(entries) != 0 {
			t.Errorf("left %d clients, %d trail entries, %v %v", len(list), len(entries), err, err2)
		}
		return nil
	})
}
