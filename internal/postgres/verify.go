package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
)

// Registered is a certificate with the body that issued it, as the public register knows them.
type Registered struct {
	Certificate certificate.Record
	Suffix      int // of the sub-certificate that was asked for, 0 for the certificate itself
	Body        body.Record
	Entry       *int64            // place of its latest entry in the public log of the body, none while it has no entry yet
	LogSize     int64             // entries of that log
	Next        *certificate.Main // of one that was replaced: the certificate in its place
}

// Named is the document that was asked for: the certificate, or a sub-certificate of it.
func (r Registered) Named() certificate.Record {
	doc, _ := r.Certificate.Document(r.Suffix)
	return doc
}

// registered finds certificates and sub-certificates of which the condition holds.
func registered(is string) string {
	return `with named as (select tenant_id, id, 0 as suffix from certificates where ` + is + `
	union all select tenant_id, certificate_id, suffix from sub_certificates where ` + is + `)
	select c.record, b.record, named.suffix,
	(select max(n) from log_entries e where e.tenant_id = c.tenant_id and e.certificate_id = c.id),
	(select coalesce(max(n) + 1, 0) from log_entries e where e.tenant_id = c.tenant_id),
	(select json_build_object('number', n.number, 'code', n.code) from certificates n where c.state = 'superseded' and n.state <> 'superseded'
		and n.tenant_id = c.tenant_id and n.programme_id = c.programme_id order by n.issued_on desc, n.id desc limit 1)
	from named join certificates c on c.tenant_id = named.tenant_id and c.id = named.id join bodies b on b.id = c.tenant_id `
}

var registeredByCode, registeredByNumber = registered("code = $1"), registered("folded = upper($1)") + "order by c.issued_on desc, c.id desc limit $2"

// Registered is the certificate of the public code, of whatever body; found is false when there is none.
// It is one row by an index in one round trip, without a transaction: anybody may ask, and many do.
func (db *DB) Registered(ctx context.Context, code string) (r Registered, found bool, err error) {
	var cert, issuer []byte
	err = db.system.pool.QueryRow(ctx, registeredByCode, code).Scan(&cert, &issuer, &r.Suffix, &r.Entry, &r.LogSize, &r.Next)
	if errors.Is(err, pgx.ErrNoRows) {
		return r, false, nil
	}
	if err != nil {
		return r, false, unavailable(err)
	}
	return r, true, r.read(cert, issuer)
}

// RegisteredByNumber are the latest n certificates of the number, in capitals or not: bodies may use the same one.
func (db *DB) RegisteredByNumber(ctx context.Context, number string, n int) (out []Registered, err error) {
	rows, err := db.system.pool.Query(ctx, registeredByNumber, number, n)
	if err != nil {
		return nil, unavailable(err)
	}
	defer rows.Close()
	for rows.Next() {
		var cert, issuer []byte
		var r Registered
		if err := rows.Scan(&cert, &issuer, &r.Suffix, &r.Entry, &r.LogSize, &r.Next); err != nil {
			return nil, err
		}
		if err := r.read(cert, issuer); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

func (r *Registered) read(cert, issuer []byte) error {
	if err := errors.Join(json.Unmarshal(cert, &r.Certificate), json.Unmarshal(issuer, &r.Body)); err != nil {
		return fmt.Errorf("read the register: %w", err)
	}
	return nil
}
