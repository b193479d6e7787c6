package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"triennia/internal/domain/audittime"
	"triennia/internal/domain/date"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// bare is the yardstick: net/http and pgx with the same SQL and the same JSON, and nothing else. No
// session, no permission, no row security: the tenant is a plain condition.
type bare struct {
	pool *pgxpool.Pool
	w    world
}

const bareList = `select id, version, reference, programme_id, client_id, client_name, client_name_zh, city, city_zh, standard,
	type, number, state, lead_name, half_days, starts_on, ends_on, due_on, open_findings, sort_on
	from audits where tenant_id = $1 and state = $2 order by sort_on desc, id desc limit 21`

func (b bare) list(w http.ResponseWriter, r *http.Request) {
	rows, err := b.pool.Query(r.Context(), bareList, b.w.tenant, r.URL.Query().Get("state"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	items, next, err := engagements(rows)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(struct {
		Items []postgres.Engagement `json:"items"`
		Next  string                `json:"next,omitempty"`
	}{items, next})
}

func engagements(rows pgx.Rows) (out []postgres.Engagement, next string, err error) {
	defer rows.Close()
	var last time.Time
	for rows.Next() {
		if len(out) == 20 {
			next = cursor(last, out[19].ID.String())
			continue
		}
		var e postgres.Engagement
		var nameZh, city, cityZh string
		var half int
		var from, to, due *time.Time
		if err := rows.Scan(&e.ID, &e.Version, &e.Reference, &e.ProgrammeID, &e.ClientID, &e.ClientName.En, &nameZh, &city, &cityZh,
			&e.Standard, &e.Type, &e.Number, &e.State, &e.LeadName, &half, &from, &to, &due, &e.OpenFindings, &last); err != nil {
			return nil, "", err
		}
		e.ClientName.Zh, e.City, e.Days = nameZh, text.T(city, cityZh), audittime.HalfDays(half)
		e.From, e.To, e.DueOn = day(from), day(to), day(due)
		out = append(out, e)
	}
	return out, next, rows.Err()
}

func day(t *time.Time) date.Date {
	if t == nil {
		return date.Date{}
	}
	return date.Of(*t, time.UTC)
}

func cursor(last time.Time, id string) string {
	b, _ := json.Marshal(struct {
		S string `json:"s"`
		V string `json:"v"`
		I string `json:"i"`
	}{"-on_site", last.Format(time.DateOnly), id})
	return base64.RawURLEncoding.EncodeToString(b)
}

func openBare(ctx context.Context, url string, w world, conns int) (bare, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return bare{}, err
	}
	cfg.MaxConns = int32(conns)
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	return bare{pool, w}, err
}
