package postgres

import (
	"database/sql"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// A limit that is a parameter makes Postgres plan a query each time it is asked.
func TestAListIsPlannedOnceInItsOwnOrderAndByValueInOthers(t *testing.T) {
	cfg, err := pgx.ParseConfig("postgres://nobody@localhost/never_connected")
	if err != nil {
		t.Fatal(err)
	}
	pool := sql.OpenDB(stdlib.GetConnector(*cfg))
	defer pool.Close()
	dry, err := gorm.Open(postgres.New(postgres.Config{Conn: pool}), &gorm.Config{DryRun: true, DisableAutomaticPing: true})
	if err != nil {
		t.Fatal(err)
	}
	for sort, want := range map[string]string{
		"":         "ORDER BY sort_on asc, id asc LIMIT 21",
		"on_site":  "ORDER BY sort_on asc, id asc LIMIT 21",
		"-on_site": "ORDER BY sort_on desc, id desc LIMIT 21",
		"client":   "ORDER BY client_name asc, id asc LIMIT $1",
		"-days":    "ORDER BY half_days desc, id desc LIMIT $1",
	} {
		q, err := Page{Sort: sort}.keyset(dry.Model(&auditRow{}), engagementSorting, "on_site")
		if err != nil {
			t.Fatal(err)
		}
		var rows []engagementRow
		if got := q.Find(&rows).Statement.SQL.String(); !strings.HasSuffix(got, want) {
			t.Errorf("sort %q: %s; want it to end with %s", sort, got, want)
		}
	}
}
