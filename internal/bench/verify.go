package main

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"triennia/internal/app"
	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// certificateCode is the public code of the nth certificate.
func certificateCode(n int) string {
	var random [certificate.CodeLength - 1]byte
	binary.LittleEndian.PutUint32(random[:], uint32(n)*2654435761)
	for i, b := range random {
		random[i] = b ^ byte(n>>(i%3*8))
	}
	binary.LittleEndian.PutUint16(random[8:], uint16(n))
	random[10], random[11] = byte(n>>16), byte(n>>8)>>3
	random[12], random[13] = byte(n)>>5, byte(n>>13)
	return certificate.Code(random)
}

// insertCertificates copies so many certificates into the tenant.
func insertCertificates(ctx context.Context, conn *pgx.Conn, w world, count int) error {
	issued := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	expires := issued.AddDate(3, 0, -1)
	_, err := conn.CopyFrom(ctx, pgx.Identifier{"certificates"},
		[]string{"tenant_id", "id", "version", "state", "number", "code", "client_id", "programme_id", "holder", "standard", "issued_on", "expires_on", "record"},
		pgx.CopyFromSlice(count, func(i int) ([]any, error) {
			n := i + 1
			r := certificateRecord(n, date.Of(issued, time.UTC), date.Of(expires, time.UTC))
			b, err := json.Marshal(r)
			return []any{w.tenant, uuid.UUID(r.ID), 1, "active", r.Number, r.Code, clientID(w, n), uuid.New(), r.Holder.Name.En, r.Standard, issued, expires, b}, err
		}))
	return err
}

// clientID is the nth of the clients that insertClients makes.
func clientID(w world, n int) uuid.UUID {
	return md5UUID(w.tenant.String() + "client" + fmt.Sprint(1+n%20000))
}

func certificateRecord(n int, issued, expires date.Date) certificate.Record {
	r := certificate.Record{Version: 1, Number: fmt.Sprintf("10426ITSM%07dR0M", n), Code: certificateCode(n), State: certificate.Active,
		Standard: "ISO/IEC 20000-1:2018", Holder: certificate.Holder{Name: text.T("Client "+fmt.Sprint(n), "客户"+fmt.Sprint(n)),
			City: text.T("Dublin", "都柏林"), Country: "IE"}, Scope: text.T("The SMS supporting managed hosting to banks from head office", "托管主机"),
		Sites: []certificate.Site{{Name: text.T("head office", "总部"), City: text.T("Dublin", "都柏林"), Country: "IE", Central: true},
			{Name: text.T("data centre", "数据中心"), City: text.T("Cork", "科克"), Country: "IE"}},
		Cycle: 1, DecidedOn: issued, IssuedOn: issued, ExpiresOn: expires, History: []certificate.Change{{On: issued, State: certificate.Active}}}
	id := uuid.New()
	copy(r.ID[:], id[:])
	return r
}

func (b bare) verify(w http.ResponseWriter, r *http.Request) {
	var cert, issuer []byte
	err := b.pool.QueryRow(r.Context(), "select c.record, b.record from certificates c join bodies b on b.id = c.tenant_id where c.code = $1",
		r.PathValue("code")).Scan(&cert, &issuer)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	var c certificate.Record
	var by body.Record
	if err := json.Unmarshal(cert, &c); err == nil {
		err = json.Unmarshal(issuer, &by)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(verification(c, by))
}

// verification is the JSON of the product, put together as directly as can be.
func verification(c certificate.Record, by body.Record) app.Verification {
	today := by.Today(startOfRun)
	v := app.Verification{Code: c.Code, Status: c.Status(today), StatusName: certificate.StatusNames[c.Status(today)].Capital(), Valid: true,
		Since: c.Since(today), Number: c.Number, Holder: c.Holder.Name, City: c.Holder.City, Country: c.Holder.Country, Scope: c.Scope,
		DecidedOn: c.DecidedOn, IssuedOn: c.IssuedOn, ExpiresOn: c.ExpiresOn, Body: app.VerifiedBody{Slug: by.Slug, Name: by.Name, Country: by.Country, City: by.City},
		CheckedAt: startOfRun.UTC().Truncate(time.Second), URL: "http://localhost/verify/" + c.Code}
	e, _ := standard.Find(c.Standard)
	v.Standard = strings.TrimSpace(e.Display)
	for _, s := range c.Sites {
		v.Sites = append(v.Sites, app.VerifiedSite{Name: s.Name, City: s.City, Country: s.Country, Activities: s.Activities})
	}
	return v
}
