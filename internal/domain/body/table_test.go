package body

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/standard"
)

// Rule "SM-21".
func TestOwnTables(t *testing.T) {
	b := fresh(t)
	good := []Band{{1, 10, 2.5}, {11, 45, 4}, {46, 10_700, 4}}
	table := Table{Standard: standard.ITSM, Source: "ISO/IEC 20000-6:2017", Bands: good, EnteredBy: "Ada", EnteredAt: time.Now()}
	if err := b.EnterTable(table); err != nil {
		t.Fatal(err)
	}
	if b.Record().Table(standard.ITSM) != nil {
		t.Error("in force before anybody approved it")
	}
	approve := func() error {
		return b.ApproveTable(MethodApproval{Standard: standard.ITSM, Name: "Ada", Statement: "Checked against the bought copy."})
	}
	if err := b.ApproveTable(MethodApproval{Standard: standard.ITSM, Statement: " "}); err == nil {
		t.Error("approved without a word")
	}
	if err := approve(); err != nil || b.Record().Table(standard.ITSM) == nil {
		t.Fatal(err)
	}
	if err := approve(); err == nil {
		t.Error("approved what does not wait")
	}
	table.Bands = append(good[:2:2], Band{46, 10_700, 6})
	for range 2 { // the one that waits is replaced
		if err := b.EnterTable(table); err != nil {
			t.Fatal(err)
		}
	}
	if r := b.Record(); len(r.Tables) != 2 || r.Table(standard.ITSM).Bands[2].Days != 4 {
		t.Errorf("%+v", r.Tables)
	}
	if err := approve(); err != nil || b.Record().Table(standard.ITSM).Bands[2].Days != 6 {
		t.Error("the table approved last is not in force")
	}
	table.Standard, table.Source = standard.QMS, ""
	if got := paths(b.EnterTable(table)); got != "[standard source]" {
		t.Error(got)
	}
}

func TestATableHoldsForOtherEditions(t *testing.T) {
	approved := func(code, source string) Table {
		return Table{Standard: code, Source: source, Approval: &MethodApproval{}}
	}
	r := Record{Tables: []Table{approved("X:2020", "first"), approved("X:2020", "second"), approved("X:2026", "third"), {Standard: "X:2031", Source: "waits"}, approved("Y:2020", "other")}}
	for code, want := range map[string]string{"X:2020": "second", "X:2026": "third", "X:2031": "third", "Y:2021": "other"} {
		if got := r.Table(code); got == nil || got.Source != want {
			t.Errorf("%s: %+v", code, got)
		}
	}
	if r.Table("Z:2020") != nil {
		t.Error("the table of another standard")
	}
}

func TestBandsOfATable(t *testing.T) {
	for _, c := range []struct {
		bands []Band
		want  string
	}{
		{nil, "[bands]"},
		{make([]Band, mostBands+1), "[bands]"},
		{[]Band{{2, 10, 1}}, "[bands[0].from]"},
		{[]Band{{1, 10, 1}, {12, 20, 2}}, "[bands[1].from]"},
		{[]Band{{1, 10, 1}, {10, 20, 2}}, "[bands[1].from]"},
		{[]Band{{1, 0, 1}}, "[bands[0].to]"},
		{[]Band{{1, 1_000_001, 1}}, "[bands[0].to]"},
		{[]Band{{1, 10, 0}}, "[bands[0].days]"},
		{[]Band{{1, 10, 1.25}}, "[bands[0].days]"},
		{[]Band{{1, 10, 1000.5}}, "[bands[0].days]"},
		{[]Band{{1, 10, 3}, {11, 20, 2.5}}, "[bands[1].days]"},
		{[]Band{{1, 1_000_000, 1000}}, "[]"},
	} {
		if got := paths(CheckBands(c.bands)); got != c.want {
			t.Errorf("%v: %s, want %s", c.bands, got, c.want)
		}
	}
}

func paths(err error) string {
	var bad fault.Invalid
	errors.As(err, &bad)
	out := []string{}
	for _, f := range bad.Fields {
		out = append(out, f.Path)
	}
	return fmt.Sprint(out)
}
