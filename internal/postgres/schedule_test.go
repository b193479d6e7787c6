package postgres_test

import (
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/testkit"
)

// The database counts working days as the domain does.
func TestWorkingDaysOfTheDatabase(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for from := date.MustParse("2026-11-23"); from.Before(date.MustParse("2026-12-01")); from = from.AddDays(1) {
		for n := range 13 {
			err := w.Behind("select 1 / (case when add_workdays($1::date, $2) = $3::date then 1 else 0 end)", from.String(), n, from.AddWorkdays(n).String())
			if err != nil {
				t.Errorf("%s and %d working days is not %s: %v", from, n, from.AddWorkdays(n), err)
			}
		}
	}
}
