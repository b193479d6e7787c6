// Package id holds the typed identifiers of the nouns, so that a client cannot be passed where an
// application is meant. An identifier is a UUID (version 7 where we make it, so that it sorts by time).
package id

import (
	"database/sql/driver"
	"encoding/hex"
	"fmt"
)

// Of is the identifier of an N.
type Of[N any] [16]byte

// The nouns that have identifiers.
type (
	Body         = Of[struct{ body struct{} }]
	Identity     = Of[struct{ identity struct{} }]
	Session      = Of[struct{ session struct{} }]
	Membership   = Of[struct{ membership struct{} }]
	Invitation   = Of[struct{ invitation struct{} }]
	Client       = Of[struct{ client struct{} }]
	Distinct     = Of[struct{ distinct struct{} }]
	Application  = Of[struct{ application struct{} }]
	Document     = Of[struct{ document struct{} }]
	Upload       = Of[struct{ upload struct{} }]
	Calculation  = Of[struct{ calculation struct{} }]
	PriceList    = Of[struct{ priceList struct{} }]
	Quotation    = Of[struct{ quotation struct{} }]
	Contract     = Of[struct{ contract struct{} }]
	Terms        = Of[struct{ terms struct{} }]
	Invoice      = Of[struct{ invoice struct{} }]
	Standard     = Of[struct{ standard struct{} }]
	Subsidy      = Of[struct{ subsidy struct{} }]
	Programme    = Of[struct{ programme struct{} }]
	Audit        = Of[struct{ audit struct{} }]
	Risk         = Of[struct{ risk struct{} }]
	Booking      = Of[struct{ booking struct{} }]
	Finding      = Of[struct{ finding struct{} }]
	Headcount    = Of[struct{ headcount struct{} }]
	Retiming     = Of[struct{ retiming struct{} }]
	Decision     = Of[struct{ decision struct{} }]
	Review       = Of[struct{ review struct{} }]
	Certificate  = Of[struct{ certificate struct{} }]
	Submission   = Of[struct{ submission struct{} }]
	Follower     = Of[struct{ follower struct{} }]
	SigningKey   = Of[struct{ signingKey struct{} }]
	Template     = Of[struct{ template struct{} }]
	Picture      = Of[struct{ picture struct{} }]
	Obligation   = Of[struct{ obligation struct{} }]
	Notice       = Of[struct{ notice struct{} }]
	Complaint    = Of[struct{ complaint struct{} }]
	Appeal       = Of[struct{ appeal struct{} }]
	ChangeNotice = Of[struct{ changeNotice struct{} }]
	Misuse       = Of[struct{ misuse struct{} }]
	Message      = Of[struct{ message struct{} }]
	Task         = Of[struct{ task struct{} }]
	Grant        = Of[struct{ grant struct{} }]
	ReportItem   = Of[struct{ reportItem struct{} }]
	Telling      = Of[struct{ telling struct{} }]
	Refusal      = Of[struct{ refusal struct{} }]
)

// Parse reads the 36-character form; the empty string is the zero identifier.
func Parse[N any](s string) (Of[N], error) {
	var id Of[N]
	if s == "" {
		return id, nil
	}
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return id, fmt.Errorf("%q is not an identifier", s)
	}
	digits := s[0:8] + s[9:13] + s[14:18] + s[19:23] + s[24:]
	if _, err := hex.Decode(id[:], []byte(digits)); err != nil {
		return Of[N]{}, fmt.Errorf("%q is not an identifier", s)
	}
	return id, nil
}

func (id Of[N]) IsZero() bool { return id == Of[N]{} }

// String is the 36-character form, empty for the zero identifier.
func (id Of[N]) String() string {
	if id.IsZero() {
		return ""
	}
	h := hex.EncodeToString(id[:])
	return h[0:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

func (id Of[N]) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

func (id *Of[N]) UnmarshalText(b []byte) error {
	p, err := Parse[N](string(b))
	if err == nil {
		*id = p
	}
	return err
}

// Value stores the identifier as a SQL uuid, the zero identifier as NULL.
func (id Of[N]) Value() (driver.Value, error) {
	if id.IsZero() {
		return nil, nil
	}
	return id.String(), nil
}

// Scan reads a SQL uuid.
func (id *Of[N]) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*id = Of[N]{}
	case string:
		return id.UnmarshalText([]byte(v))
	case []byte:
		if len(v) == 16 {
			copy(id[:], v)
			return nil
		}
		return id.UnmarshalText(v)
	case [16]byte:
		*id = v
	default:
		return fmt.Errorf("cannot read an identifier from %T", v)
	}
	return nil
}
