package api_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/register"
	"triennia/internal/postgres"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// allows lets the client of the certificate allow the register of the body, or take that back.
func allows(w *testkit.World, c certificate.Record, yes bool) {
	var agreed contract.Record
	w.Tx(w.Admin, func(tx *postgres.Tx) error {
		p, err := tx.Programme(c.ProgrammeID)
		if err == nil {
			agreed, err = tx.Contract(p.ContractID)
		}
		return err
	})
	_, err := w.App.ChangeConsents(context.Background(), w.Of(c.ClientID, "Ann of "+c.Holder.Name.En), agreed.ID, agreed.Version,
		app.ConsentChoice{Consents: contract.Consents{contract.OwnRegister: yes}})
	w.Must(err)
}

// publishesDirectory lets the body publish its directory.
func publishesDirectory(w *testkit.World) {
	b, err := w.App.GetBody(context.Background(), w.Admin)
	w.Must(err)
	s := b.Settings()
	s.Directory = true
	_, err = w.App.ChangeBody(context.Background(), w.Admin, b.Version, s)
	w.Must(err)
}

func read(t *testing.T, url string) (int, string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// A directory lists those who allow it, as a page, as JSON and as a table; a body that publishes none has none.
func TestTheDirectoryListsThoseWhoAllowIt(t *testing.T) {
	w := testkit.New(t)
	harbour := w.Certified(w.Client("Harbour Hosting Ltd"))
	w.Certified(w.Client("Quiet Ltd"))
	allows(w, harbour, true)
	root := web.API(w).URL
	for _, path := range []string{"/directory/", "/api/v1/bodies/"} {
		address := root + path + w.Body.Slug
		if path != "/directory/" {
			address += "/directory"
		}
		if status, _ := read(t, address); status != http.StatusNotFound {
			t.Errorf("%s: %d, though the body publishes no directory", path, status)
		}
	}
	publishesDirectory(w)
	data := root + "/api/v1/bodies/" + w.Body.Slug + "/directory"
	listed := func(query string) (names []string) {
		status, said := read(t, data+query)
		var d app.Directory
		if status != 200 || json.Unmarshal([]byte(said), &d) != nil {
			t.Fatalf("%s: %d %s", query, status, said)
		}
		for _, l := range d.Items {
			names = append(names, l.Holder.En)
		}
		return names
	}
	for query, want := range map[string]string{"": "Harbour Hosting Ltd", "?q=harb": "Harbour Hosting Ltd", "?q=" + harbour.Number: "Harbour Hosting Ltd",
		"?q=quiet": "", "?status=active": "Harbour Hosting Ltd", "?status=withdrawn": "", "?country=de": "", "?country=" + harbour.Holder.Country: "Harbour Hosting Ltd",
		"?standard=" + "ISO%209001:2015": "", "?since=" + harbour.IssuedOn.String(): "Harbour Hosting Ltd"} {
		if got := strings.Join(listed(query), ","); got != want {
			t.Errorf("%s lists %q, want %q", query, got, want)
		}
	}
	if status, _ := read(t, data+"?status=superseded"); status != http.StatusUnprocessableEntity {
		t.Errorf("a status that is not listed: %d", status)
	}
	status, table := read(t, data+".csv")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	if status != 200 || err != nil || len(rows) != 2 || rows[0][0] != "number" || rows[1][0] != harbour.Number || rows[1][1] != "active" {
		t.Errorf("%d, %v: %v", status, err, rows)
	}
	status, page := read(t, root+"/directory/"+w.Body.Slug+"?lang=zh-CN&q=%3Cb%3E")
	if status != 200 || !strings.Contains(page, "未找到") || strings.Contains(page, "<b>\"") || strings.Contains(page, "<script") {
		t.Errorf("%d: %s", status, page)
	}
	status, page = read(t, root+"/directory/"+w.Body.Slug)
	if status != 200 || !strings.Contains(page, "Harbour Hosting Ltd") || strings.Contains(page, "Quiet Ltd") || !strings.Contains(page, "/verify/"+harbour.Code) {
		t.Errorf("%d: %s", status, page)
	}
	allows(w, harbour, false)
	if got := listed(""); len(got) != 0 {
		t.Errorf("%v, though the consent is withdrawn", got)
	}
}

// A sub-certificate is found by its number, and listed with its certificate.
func TestTheDirectoryListsSubCertificates(t *testing.T) {
	w := testkit.New(t)
	held := w.CertifiedAsAgreed(w.Client("Harbour Hosting Ltd"))
	allows(w, held, true)
	publishesDirectory(w)
	_, err := w.App.IssueSubCertificates(t.Context(), w.Decider(), held.ID, 0, app.SubSites{Sites: []int{1}})
	w.Must(err)
	root := web.API(w).URL
	number := held.Number + "-01"
	var d app.Directory
	status, said := read(t, root+"/api/v1/bodies/"+w.Body.Slug+"/directory?q="+number)
	if status != 200 || json.Unmarshal([]byte(said), &d) != nil || len(d.Items) != 1 || len(d.Items[0].Subs) != 1 || d.Items[0].Subs[0].Number != number || d.Items[0].Number != held.Number {
		t.Errorf("%d %s", status, said)
	}
	if _, table := read(t, root+"/api/v1/bodies/"+w.Body.Slug+"/directory.csv"); !strings.Contains(table, number) {
		t.Error(table)
	}
	if _, page := read(t, root+"/directory/"+w.Body.Slug); !strings.Contains(page, number) {
		t.Error(page)
	}
}

// The table is read in several transactions, in the order of the holders, and none of it twice; an address that asks for it
// again and again waits.
func TestTheWholeDirectory(t *testing.T) {
	w := testkit.New(t)
	for _, name := range []string{"Harbour Hosting Ltd", "Bluewater Ltd", "Quiet Ltd"} {
		allows(w, w.Certified(w.Client(name)), true)
	}
	publishesDirectory(w)
	root := web.API(w).URL
	for n := range 21 {
		status, table := read(t, root+"/api/v1/bodies/"+w.Body.Slug+"/directory.csv")
		if n == 20 {
			if status != http.StatusTooManyRequests {
				t.Errorf("%d: %s", status, table)
			}
			break
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
		if status != 200 || err != nil || len(rows) != 4 || rows[1][3] != "Bluewater Ltd" || rows[3][3] != "Quiet Ltd" {
			t.Fatalf("%d, %v: %v", status, err, rows)
		}
	}
}

// A reader is told that nothing changed, and what did since a day. Agreements are written at the real time, so the day after
// today is the first on which nothing is new.
func TestAReaderAsksWhatChanged(t *testing.T) {
	w := testkit.New(t)
	harbour := w.Certified(w.Client("Harbour Hosting Ltd"))
	allows(w, harbour, true)
	publishesDirectory(w)
	data := web.API(w).URL + "/api/v1/bodies/" + w.Body.Slug + "/directory"
	later := date.Latest(harbour.IssuedOn, date.Of(time.Now(), time.UTC)).AddDays(2)
	ask := func(path, tag string) (status int, next string) {
		t.Helper()
		req, err := http.NewRequest(http.MethodGet, data+path, nil)
		w.Must(err)
		req.Header.Set("If-None-Match", tag)
		res, err := http.DefaultClient.Do(req)
		w.Must(err)
		defer res.Body.Close()
		return res.StatusCode, res.Header.Get("ETag")
	}
	tags := map[string]string{}
	for _, path := range []string{"", ".csv", "?status=active", "?since=" + later.String()} {
		status, tag := ask(path, "")
		if status != http.StatusOK || tag == "" || slices.Contains(slices.Collect(maps.Values(tags)), tag) {
			t.Errorf("%s: %d %s", path, status, tag)
		}
		tags[path] = tag
		if status, _ := ask(path, tag); status != http.StatusNotModified {
			t.Errorf("%s again: %d", path, status)
		}
	}
	if status, said := read(t, data+"?since="+later.String()); status != http.StatusOK || strings.Contains(said, "Harbour") {
		t.Errorf("nothing changed since: %d %s", status, said)
	}
	for _, path := range []string{"?since=yesterday", ".csv?since=yesterday"} {
		if status, _ := ask(path, ""); status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", path, status)
		}
	}
	allows(w, harbour, false)
	for path, tag := range tags {
		if status, next := ask(path, tag); status != http.StatusOK && !strings.Contains(path, "since") {
			t.Errorf("%s after the consent was withdrawn: %d %s", path, status, next)
		}
	}
}

// Rule "PU2": of a client who asked for it and has a reason, the public is told number, standard, dates and status; the
// directory, its open data and IAF CertSearch leave it out, and a later version stays withheld until it is disclosed again.
func TestWhatAClientWithholds(t *testing.T) {
	w := testkit.New(t)
	ctx := context.Background()
	server := web.API(w)
	w.Reports()
	publishesDirectory(w)
	held := w.Certified(w.Client("Bluewater Vaults Ltd"))
	allows(w, held, true)
	w.Allows(held.ID, contract.CertSearch, true)
	told := w.Submission(register.Changed)
	_, err := w.App.ConfirmSubmission(ctx, w.Admin, told.ID, told.Version)
	w.Must(err)
	listed := func() string {
		_, said := read(t, server.URL+"/api/v1/bodies/"+w.Body.Slug+"/directory")
		_, table := read(t, server.URL+"/api/v1/bodies/"+w.Body.Slug+"/directory.csv")
		return said + table
	}
	public := func() string {
		_, page := read(t, server.URL+"/verify/"+held.Code)
		_, data := read(t, server.URL+"/api/v1/verify/"+held.Code)
		return page + data
	}
	if !strings.Contains(listed(), held.Number) || !strings.Contains(public(), "Bluewater Vaults") {
		t.Fatalf("not public to begin with: %s", listed())
	}
	set := func(p app.Publicity) error {
		c, err := w.App.GetClient(ctx, w.Admin, held.ClientID)
		w.Must(err)
		_, err = w.App.SetPublicity(ctx, w.Admin, c.ID, c.Version, p)
		return err
	}
	if set(app.Publicity{Withheld: true, AskedOn: w.Body.Today(w.Clock)}) == nil {
		t.Error("withheld without a reason")
	}
	w.Must(set(app.Publicity{Withheld: true, AskedOn: w.Body.Today(w.Clock), Reason: "Its vaults are a target."}))
	if said := listed(); strings.Contains(said, held.Number) || strings.Contains(said, "Bluewater") {
		t.Errorf("the directory says %s", said)
	}
	said := public()
	for _, secret := range []string{"Bluewater", held.Scope.En, held.Sites[0].Name.En, "Its vaults"} {
		if secret != "" && strings.Contains(said, secret) {
			t.Errorf("the public reads %q in %s", secret, said)
		}
	}
	for _, open := range []string{held.Number, "20000-1", "This certificate is valid today.", held.ExpiresOn.String()} {
		if !strings.Contains(said, open) {
			t.Errorf("the public does not read %q", open)
		}
	}
	if next := w.Submission(register.Changed); next.Counts.Removed != 1 || len(next.Removed) != 1 {
		t.Errorf("IAF CertSearch keeps it: %+v", next.Counts)
	}
	w.Must(set(app.Publicity{}))
	if !strings.Contains(listed(), held.Number) || !strings.Contains(public(), "Bluewater Vaults") {
		t.Error("still withheld")
	}
	if set(app.Publicity{}) == nil {
		t.Error("disclosed twice")
	}
}
