package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func newApplication(w *testkit.World, c client.Record, reference string) *application.Application {
	w.T.Helper()
	a := application.New(id.Application(testkit.NewID()), application.Initial, c, reference, []string{standard.ITSM}, testkit.Noon)
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertApplication(a) })
	return a
}

func TestApplicationRoundTrip(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	a := newApplication(w, c, "A-2026-0001")
	r := a.Record()
	fill(reflect.ValueOf(&r).Elem(), 1)
	r.ID, r.ClientID, r.State, r.Version = a.Record().ID, c.ID, application.InfoRequested, 1
	full, err := application.From(r)
	w.Must(err)
	var saved, read application.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error { saved, err = tx.SaveApplication(full); return err })
	w.Tx(w.Admin, func(tx *postgres.Tx) error { read, err = tx.Application(r.ID); return err })
	if !reflect.DeepEqual(saved, read) || read.Version != 2 {
		t.Errorf("saved\n%+v\nread\n%+v", saved, read)
	}
}

// fill sets every exported field to something that is not its zero value.
func fill(v reflect.Value, n int) {
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(testkit.Noon))
		return
	case date.Date:
		v.Set(reflect.ValueOf(date.New(2026, 5, n)))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), n+i%20)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), n)
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).SetUint(uint64(n))
		}
	case reflect.String:
		v.SetString(fmt.Sprint("word ", n))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(n))
	case reflect.Bool:
		v.SetBool(true)
	}
}

func TestApplicationsAreListedFoundAndKeptApart(t *testing.T) {
	w := testkit.New(t)
	one, two := w.Client("Bluewater Ltd"), w.Client("Harbour IT")
	a := newApplication(w, one, "A-2026-0001")
	newApplication(w, two, "A-2026-0002")
	list := func(who access.Actor, p postgres.Page, f postgres.ApplicationFilter) (out []string) {
		t.Helper()
		w.Tx(who, func(tx *postgres.Tx) error {
			for after := ""; ; {
				p.After = after
				rows, next, err := tx.Applications(p, f)
				for _, r := range rows {
					out = append(out, r.Record.Reference)
				}
				if after = next; after == "" || err != nil {
					return err
				}
			}
		})
		return out
	}
	for _, c := range []struct {
		p    postgres.Page
		f    postgres.ApplicationFilter
		want string
	}{
		{postgres.Page{Sort: "reference", Limit: 1}, postgres.ApplicationFilter{}, "[A-2026-0001 A-2026-0002]"},
		{postgres.Page{Limit: 1}, postgres.ApplicationFilter{}, "[A-2026-0002 A-2026-0001]"},
		{postgres.Page{Sort: "-client", Limit: 1}, postgres.ApplicationFilter{}, "[A-2026-0002 A-2026-0001]"},
		{postgres.Page{Sort: "due", Limit: 1, Search: "碧水 a-2026-0001"}, postgres.ApplicationFilter{}, "[A-2026-0001]"},
		{postgres.Page{}, postgres.ApplicationFilter{Client: two.ID, State: "draft", Turn: "client", Standard: standard.ITSM}, "[A-2026-0002]"},
		{postgres.Page{}, postgres.ApplicationFilter{Turn: "body"}, "[]"},
	} {
		if got := fmt.Sprint(list(w.Admin, c.p, c.f)); got != c.want {
			t.Errorf("%+v %+v: %s, want %s", c.p, c.f, got, c.want)
		}
	}
	other := w.Of(two.ID, "Otto")
	if got := fmt.Sprint(list(other, postgres.Page{}, postgres.ApplicationFilter{Client: one.ID})); got != "[A-2026-0002]" {
		t.Errorf("another client sees %s", got)
	}
	err := w.App.DB.Read(context.Background(), other, func(tx *postgres.Tx) error { _, err := tx.Application(a.Record().ID); return err })
	var f fault.Error
	if !errors.As(err, &f) || f.Kind != fault.NotFound {
		t.Error(err)
	}
	err = w.App.DB.Read(context.Background(), w.Admin, func(tx *postgres.Tx) error {
		_, _, err := tx.Applications(postgres.Page{}, postgres.ApplicationFilter{State: "lost"})
		return err
	})
	if err == nil {
		t.Error("a state that there is not was searched for")
	}
}

func TestApplicationStatesAreThoseOfTheDatabase(t *testing.T) {
	checkStates(t, "applications", names(application.States.States()))
	checkStates(t, "uploads", names(application.UploadStates.States()))
	checkStates(t, "clients", names(client.States.States()))
}

func TestDocumentsAndUploads(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Bluewater Ltd")
	mei, otto := w.Of(c.ID, "Mei"), w.Of(w.Client("Other").ID, "Otto")
	d := application.Document{ID: id.Document(testkit.NewID()), Version: 1, ClientID: c.ID, Name: "plan.pdf", Size: 9, SHA256: "abc",
		Type: "application/pdf", Scan: application.NotScanned, By: mei.Identity, ByName: "Mei", At: testkit.Noon}
	u, err := application.NewUpload(id.Upload(testkit.NewID()), c.ID, "plan.pdf", 9, application.Purpose{Item: "doc.sla"}, mei, testkit.Noon)
	w.Must(err)
	u.Reason = &text.Text{En: "x", Zh: "x"}
	w.Tx(mei, func(tx *postgres.Tx) error { return errors.Join(tx.InsertDocument(d), tx.InsertUpload(u)) })
	w.Tx(mei, func(tx *postgres.Tx) error {
		read, err := tx.Document(d.ID)
		same, err2 := tx.DocumentWith(c.ID, "abc")
		none, err3 := tx.DocumentWith(c.ID, "xyz")
		if read != d || same == nil || *same != d || none != nil {
			t.Errorf("%+v, %+v, %+v", read, same, none)
		}
		u, err := tx.LockUpload(u.ID)
		u.Received = 4
		saved, err4 := tx.SaveUpload(u)
		again, err5 := tx.Upload(u.ID)
		if !reflect.DeepEqual(saved, again) {
			t.Errorf("%+v, %+v", saved, again)
		}
		return errors.Join(err, err2, err3, err4, err5)
	})
	secret := application.Confidence{DocumentID: d.ID, ClientID: c.ID, Rule: "Only here.", By: "Mei", At: testkit.Noon,
		Openings: []application.Opening{{By: mei.Identity, Name: "Mei", At: testkit.Noon, Rule: "Only here."}}}
	w.Tx(mei, func(tx *postgres.Tx) error {
		none, err := tx.Confidence(d.ID)
		err2 := tx.SaveConfidence(secret)
		read, err3 := tx.LockConfidence(d.ID)
		err4 := tx.SaveConfidence(read)
		list, err5 := tx.Confidences(c.ID)
		secret.Version = 2
		if none.Version != 0 || read.Version != 1 || !reflect.DeepEqual(list, []application.Confidence{secret}) {
			t.Errorf("%+v, %+v, %+v", none, read, list)
		}
		return errors.Join(err, err2, err3, err4, err5)
	})
	err = w.App.DB.Read(context.Background(), otto, func(tx *postgres.Tx) error {
		_, err := tx.Document(d.ID)
		_, err2 := tx.Upload(u.ID)
		if err == nil || err2 == nil {
			t.Error("another client sees the file")
		}
		return nil
	})
	w.Must(err)
}
