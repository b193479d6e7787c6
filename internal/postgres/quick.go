package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"

	"triennia/internal/domain/access"
)

// quick runs one query of the actor's tenant in a single round trip, for the few hot reads: the setting
// and the query travel as one batch, which is one implicit transaction. build makes the query; the rows
// come as R, whose fields are named like the columns.
func quick[R any](ctx context.Context, db *DB, who access.Actor, build func(*Tx) (*gorm.DB, error)) ([]R, error) {
	dry := db.app.WithContext(ctx).Session(&gorm.Session{DryRun: true})
	q, err := build(&Tx{db: dry, Actor: who, At: db.now().UTC()})
	if err != nil {
		return nil, err
	}
	var none []R
	stmt := q.Find(&none).Statement
	pool, err := db.app.DB()
	if err != nil {
		return nil, err
	}
	c, err := pool.Conn(ctx)
	if err != nil {
		return nil, unavailable(err)
	}
	defer c.Close()
	return asked[R](ctx, c, who.Tenant.String(), stmt.SQL.String(), stmt.Vars)
}

func asked[R any](ctx context.Context, c *sql.Conn, tenant, query string, args []any) (out []R, err error) {
	err = c.Raw(func(driverConn any) error {
		inner, ok := driverConn.(*conn)
		if !ok {
			return fmt.Errorf("postgres: unexpected connection %T", driverConn)
		}
		var b pgx.Batch
		b.Queue("select set_config('app.tenant_id', $1, true)", tenant)
		b.Queue(query, args...)
		results := inner.Conn.Conn().SendBatch(ctx, &b)
		defer results.Close()
		if _, err := results.Exec(); err != nil {
			return err
		}
		rows, err := results.Query()
		if err != nil {
			return err
		}
		out, err = pgx.CollectRows(rows, pgx.RowToStructByName[R])
		return err
	})
	return out, told(err)
}
