package app_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

	"triennia/internal/app"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/intake"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
	"triennia/internal/testkit"
)

func csv(s string) app.Table { return app.Table{File: []byte(s)} }

func TestImportIsAllOrNothing(t *testing.T) {
	w := testkit.New(t)
	ctx := context.Background()
	count := func() int {
		list, _, err := w.App.ListClients(ctx, w.Admin, postgres.Page{Limit: 100}, postgres.ClientFilter{})
		w.Must(err)
		return len(list)
	}
	const heads = "Name,Country,Registration number\n"
	if r, err := w.App.RehearseImport(ctx, w.Admin, intake.Clients, csv(heads+"One,IE,1\nTwo,IE,\n")); err != nil || r.Errors != 1 || r.Creates != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	var bad fault.Invalid
	if _, err := w.App.ImportTable(ctx, w.Admin, intake.Clients, csv(heads+"One,IE,1\nTwo,IE,\n")); !errors.As(err, &bad) || bad.Fields[0].Path != "rows[3]" || count() != 0 {
		t.Errorf("%v, %d clients", err, count())
	}
	good := csv(heads + "One,IE,1\nTwo,IE,2\n")
	if r, err := w.App.ImportTable(ctx, w.Admin, intake.Clients, good); err != nil || r.Creates != 2 || count() != 2 {
		t.Errorf("%+v, %v, %d clients", r, err, count())
	}
	if _, err := w.App.ImportTable(ctx, w.Admin, intake.Clients, good); !errors.As(err, &bad) || len(bad.Fields) != 2 || count() != 2 {
		t.Errorf("the same file again: %v", err)
	}
	sites := csv("Client,Site,Headcount\n1,Cork,5\n1,Galway,7\n")
	if _, err := w.App.ImportTable(ctx, w.Admin, intake.Sites, sites); err != nil {
		t.Fatal(err)
	}
	if _, err := w.App.ImportTable(ctx, w.Admin, intake.Sites, sites); !errors.As(err, &bad) {
		t.Errorf("the same sites again: %v", err)
	}
	list, _, err := w.App.ListClients(ctx, w.Admin, postgres.Page{Search: "One"}, postgres.ClientFilter{})
	w.Must(err)
	if len(list) != 1 || len(list[0].Sites) != 2 || list[0].Sites[0].Key == list[0].Sites[1].Key {
		t.Errorf("%+v", list)
	}
}

func TestImportOfManyWrongRows(t *testing.T) {
	w := testkit.New(t)
	var file bytes.Buffer
	file.WriteString("Name,Country,Registration number\n")
	for i := range intake.MostRows {
		fmt.Fprintf(&file, "Client %d,IE,\n", i)
	}
	r, err := w.App.RehearseImport(context.Background(), w.Admin, intake.Clients, app.Table{File: file.Bytes()})
	if err != nil || r.Errors != intake.MostRows || len(r.Problems) >= 1000 {
		t.Errorf("%d errors, %d told, %v", r.Errors, len(r.Problems), err)
	}
	var out bytes.Buffer
	table, err := spreadsheet.CSV(&out)
	w.Must(err)
	w.Must(w.App.WriteImportProblems(context.Background(), w.Admin, intake.Clients, app.Table{File: file.Bytes()}, text.En, table))
	if n := bytes.Count(out.Bytes(), []byte("\n")); n != intake.MostRows+1 {
		t.Errorf("%d lines", n)
	}
}
