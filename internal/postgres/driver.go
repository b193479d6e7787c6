package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// connector opens connections whose transactions carry the tenant: the setting travels with BEGIN, so
// that it costs no round trip and cannot be forgotten.
type connector struct{ driver.Connector }

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	inner, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &conn{inner.(*stdlib.Conn)}, nil
}

type conn struct{ *stdlib.Conn }

type tenantKey struct{}

func withTenant(ctx context.Context, tenant string) context.Context {
	return context.WithValue(ctx, tenantKey{}, tenant)
}

func (c *conn) BeginTx(ctx context.Context, opts driver.TxOptions) (driver.Tx, error) {
	tenant, _ := ctx.Value(tenantKey{}).(string)
	if tenant == "" {
		return c.Conn.BeginTx(ctx, opts)
	}
	begin := "begin"
	if opts.ReadOnly {
		begin += " read only"
	}
	if opts.Isolation != driver.IsolationLevel(sql.LevelDefault) {
		begin += " isolation level serializable"
	}
	// The tenant is a parsed UUID, never a caller's text.
	begin += "; set local app.tenant_id = '" + tenant + "'"
	inner, err := c.Conn.Conn().BeginTx(ctx, pgx.TxOptions{BeginQuery: begin})
	if err != nil {
		return nil, err
	}
	return tx{ctx, inner}, nil
}

type tx struct {
	ctx   context.Context
	inner pgx.Tx
}

func (t tx) Commit() error   { return t.inner.Commit(t.ctx) }
func (t tx) Rollback() error { return t.inner.Rollback(context.WithoutCancel(t.ctx)) }
