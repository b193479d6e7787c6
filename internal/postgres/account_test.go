package postgres_test

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/message"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
)

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if testkit.JSON(got) != testkit.JSON(want) {
		t.Errorf("%s: kept %s, want %s", what, testkit.JSON(got), testkit.JSON(want))
	}
}

func TestAccountsRoundTrip(t *testing.T) {
	w := testkit.New(t)
	i := account.Identity{ID: id.Identity(testkit.NewID()), Version: 1, Email: testkit.NewID().String() + "@example.test", Name: "Lin Wei", Locale: text.Zh,
		PasswordHash: "hash", MustChange: true, Operator: true, CreatedAt: testkit.Noon}
	s := account.NewSession(account.Session{ID: id.Session(testkit.NewID()), Identity: i.ID, Address: "192.0.2.1", Agent: "Firefox"}, []byte("one"), testkit.Noon)
	s.Rotate([]byte("one"), []byte("two"), testkit.Noon.Add(time.Hour))
	s.End("signed out", testkit.Noon.Add(2*time.Hour))
	w.Must(w.App.DB.System(context.Background(), "test", func(tx *postgres.SystemTx) error {
		w.Must(tx.InsertIdentity(i))
		got, err := tx.Identity(i.ID)
		w.Must(err)
		same(t, "identity", got, i)
		if got.PasswordHash != i.PasswordHash {
			t.Errorf("password hash %q", got.PasswordHash)
		}
		i.Name, i.Operator = "Lin W.", false
		w.Must(tx.SaveIdentity(i))
		if err := tx.SaveIdentity(i); err == nil {
			t.Error("an old version was saved")
		}
		if err := tx.InsertIdentity(i); err == nil {
			t.Error("one address, two identities")
		}
		w.Must(tx.InsertSession(s))
		back, err := tx.LockSession(s.ID)
		w.Must(err)
		same(t, "session", back, s)
		if !reflect.DeepEqual([][]byte{back.Refresh, back.Previous}, [][]byte{s.Refresh, s.Previous}) {
			t.Error("the hashes of the refresh tokens")
		}
		return nil
	}))
}

func TestPeopleRoundTrip(t *testing.T) {
	w := testkit.New(t)
	who, c := w.Staff("Lin Wei", access.Auditor), w.Client("Acme Ltd")
	d := date.MustParse
	file := staff.File{Name: "Lin Wei", External: true, Agreement: staff.Agreement{From: d("2026-01-01"), To: d("2026-12-31"), Reference: "C-1"},
		Competences: []staff.Competence{{Standard: "ISO/IEC 20000-1:2018", Function: staff.Lead, From: d("2024-02-29"), To: d("2027-02-28"), Evidence: "witnessed"}},
		Conflicts:   []staff.Conflict{{ClientID: c.ID, ClientName: "Acme Ltd", Kind: staff.Consultancy, EndedOn: d("2026-01-31"), Note: "n"}},
		Leave:       []staff.Leave{{From: d("2026-12-24"), To: d("2027-01-02"), Reason: "holidays"}}}
	w.File(who, file)
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		p, err := tx.Person(who.Identity)
		w.Must(err)
		same(t, "file", staff.File{Name: p.Name, External: p.External, Agreement: p.Agreement, Competences: p.Competences, Conflicts: p.Conflicts, Leave: p.Leave}, file)
		if _, err := tx.LockPerson(who.Identity, 1); err == nil {
			t.Error("an old version may be changed")
		}
		found, _, err := tx.People(postgres.Page{Search: "lin"}, postgres.PersonFilter{Role: access.Auditor, Active: "yes"})
		w.Must(err)
		none, _, err := tx.People(postgres.Page{}, postgres.PersonFilter{Role: access.Finance})
		if len(found) != 1 || len(none) != 0 {
			t.Errorf("%d auditors called lin, %d of finance", len(found), len(none))
		}
		return err
	})
}

func TestInvitationsGrantsAndMessagesRoundTrip(t *testing.T) {
	w := testkit.New(t)
	c := w.Client("Acme Ltd")
	i, err := account.NewInvitation(account.Invitation{ID: id.Invitation(testkit.NewID()), Email: "a@example.test", Name: "A", Locale: text.Zh,
		Roles: []access.Role{access.Applicant}, Client: c.ID, TokenHash: []byte("hash"), InvitedBy: "Ada"}, testkit.Noon, 14)
	w.Must(err)
	g, err := account.NewGrant(account.Grant{ID: id.Grant(testkit.NewID()), Operator: w.Operator().Identity, Name: "Olga", Reason: "The body asks for help.",
		Until: testkit.Noon.Add(time.Hour)}, testkit.Noon)
	w.Must(err)
	m := message.Record{ID: id.Message(testkit.NewID()), Version: 1, State: message.Queued, To: "a@example.test", Name: "A", Identity: w.Admin.Identity,
		Lang: text.Zh, Template: "t", Subject: "s", Text: "https://secret.example/x", Secret: true, CreatedAt: testkit.Noon}
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		w.Must(tx.InsertInvitation(i))
		w.Must(tx.InsertGrant(g))
		w.Must(tx.InsertMessages(m))
		back, err := tx.InvitationByToken([]byte("hash"))
		w.Must(err)
		same(t, "invitation", back, i)
		grants, err := tx.Grants()
		w.Must(err)
		same(t, "grant", grants, []account.Grant{g})
		kept, err := tx.Message(m.ID)
		w.Must(err)
		same(t, "message", kept, m)
		return nil
	})
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		trail, err := tx.Trail("messages", m.ID.String(), 0, 10)
		if len(trail) != 1 || string(trail[0].Payload) == "" || strings.Contains(string(trail[0].Payload), "secret.example") {
			t.Errorf("the trail of a message holds %s", testkit.JSON(trail))
		}
		return err
	})
}

func TestOneInvitationIsOpenPerAddress(t *testing.T) {
	w := testkit.New(t)
	invite := func(hash string) account.Invitation {
		i, err := account.NewInvitation(account.Invitation{ID: id.Invitation(testkit.NewID()), Email: "a@example.test", Name: "A", Locale: text.En,
			Roles: []access.Role{access.Auditor}, TokenHash: []byte(hash)}, testkit.Noon, 14)
		w.Must(err)
		return i
	}
	first := invite("one")
	w.Tx(w.Admin, func(tx *postgres.Tx) error { return tx.InsertInvitation(first) })
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		if tx.InsertInvitation(invite("two")) == nil {
			t.Error("two invitations are open")
		}
		w.Must(first.Do(account.Revoke))
		_, err := tx.SaveInvitation(first)
		w.Must(err)
		return tx.InsertInvitation(invite("three"))
	})
}
