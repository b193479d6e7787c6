package postgres

import (
	"context"
	"reflect"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"

	"triennia/internal/domain/access"
)

// quick runs one query of the actor's tenant in a single round trip, for the few hot reads: the setting
// and the query travel as one batch, which is one implicit transaction. build makes the query; the
// columns that it reads are the fields of R.
func quick[R any](ctx context.Context, db *DB, who access.Actor, build func(*Tx) (*gorm.DB, error)) (out []R, err error) {
	dry := db.app.WithContext(ctx).Session(&gorm.Session{DryRun: true})
	q, err := build(&Tx{db: dry, Actor: who, At: db.now().UTC()})
	if err != nil {
		return nil, err
	}
	stmt := q.Find(&out).Statement
	var b pgx.Batch
	b.Queue("select set_config('app.tenant_id', $1, true)", who.Tenant.String())
	b.Queue(stmt.SQL.String(), stmt.Vars...).Query(func(rows pgx.Rows) (err error) {
		out, err = filled[R](rows)
		return err
	})
	c, err := db.app.pool.Acquire(ctx)
	if err != nil {
		return nil, unavailable(err)
	}
	defer c.Release()
	return out, told(c.SendBatch(ctx, &b).Close())
}

// filled reads the rows, whose columns stand in the order of the fields of R, because gorm names them so.
func filled[R any](rows pgx.Rows) (out []R, err error) {
	fields := make([]any, reflect.TypeFor[R]().NumField())
	for rows.Next() {
		out = append(out, *new(R))
		row := reflect.ValueOf(&out[len(out)-1]).Elem()
		for i := range fields {
			fields[i] = row.Field(i).Addr().Interface()
		}
		if err := rows.Scan(fields...); err != nil {
			return nil, err
		}
	}
	return out, rows.Err()
}
