package certificate

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/text"
)

// ScanKind names what a QR code holds behind its link in the header of the signature.
const ScanKind = "triennia-scan+jws"

// ScanRoom is how many characters a QR code of the size printed holds, so that a telephone still reads it: version 18.
const ScanRoom = 718

// Held is how much of what the certificate says its QR code holds.
type Held string

// What a QR code holds besides the link.
const (
	HoldsScope Held = "scope" // number, holder, standard, dates and the scope
	HoldsCore  Held = "core"  // the same without the scope, for which there was no room
	HoldsLink  Held = "link"  // nothing: signed data has no room
)

// Scan is what a certificate says in the words of its QR code. The names are short, as room is.
type Scan struct {
	Code      string    `json:"c"`
	Number    string    `json:"n"`
	Holder    string    `json:"h"`
	HolderZh  string    `json:"z,omitempty"`
	Standard  string    `json:"s"`
	Scope     string    `json:"p,omitempty"`
	ScopeZh   string    `json:"q,omitempty"`
	DecidedOn date.Date `json:"d"`
	IssuedOn  date.Date `json:"i"`
	ExpiresOn date.Date `json:"e"`
	SignedAt  time.Time `json:"t"`
}

// Scan is the statement for a QR code, with the scope or without.
func (s Statement) Scan(scope bool) Scan {
	out := Scan{Code: s.Code, Number: s.Number, Holder: s.Holder.En, Standard: s.Standard, DecidedOn: s.DecidedOn, IssuedOn: s.IssuedOn,
		ExpiresOn: s.ExpiresOn, SignedAt: s.SignedAt}
	if s.Holder.Zh != s.Holder.En {
		out.HolderZh = s.Holder.Zh
	}
	if scope {
		out.Scope = s.Scope.En
		if s.Scope.Zh != s.Scope.En {
			out.ScopeZh = s.Scope.Zh
		}
	}
	return out
}

// Statement is what the QR code says; what it had no room for is empty.
func (s Scan) Statement() Statement {
	both := func(en, zh string) text.Text {
		if zh == "" {
			zh = en
		}
		return text.T(en, zh)
	}
	return Statement{Code: s.Code, Number: s.Number, Holder: both(s.Holder, s.HolderZh), Standard: s.Standard, Scope: both(s.Scope, s.ScopeZh),
		Sites: []StatedSite{}, DecidedOn: s.DecidedOn, IssuedOn: s.IssuedOn, ExpiresOn: s.ExpiresOn, SignedAt: s.SignedAt}
}
