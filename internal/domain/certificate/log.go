package certificate

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"reflect"
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM110 keeps anybody, the body included, from changing afterwards what the public was told.
var SM110 = rule.Rule{ID: "SM-110", Source: "House rule", Clause: "-", Level: rule.Record, Says: text.T(
	"Each change of what a certificate or a sub-certificate of it says, or of its status, is an entry of a public log to which entries are only added; an expiry stands in the entry of the issue.",
	"证书及其子证书内容或状态的每次变化均记入只增不改的公开日志；到期日载于颁发记录中。")}

// Entry is what the public log keeps of a certificate at a change. It names the certificate by the hash of its public
// code, so that the log lists no certificate to those who do not know the code.
type Entry struct {
	N           int64     `json:"n"` // place in the log of the body, from 0
	At          time.Time `json:"at"`
	Certificate string    `json:"certificate"` // SHA-256 of the code, in hexadecimal digits
	Status      State     `json:"status"`
	Since       date.Date `json:"since"` // the day from which the status holds
	ExpiresOn   date.Date `json:"expires_on"`
	Statement   string    `json:"statement"` // SHA-256 of the code and all that the certificate says
	Subs        []SubTold `json:"subs,omitempty"`
}

// SubTold is what the entry of a certificate tells of a sub-certificate that was issued with it, so that both are proved
// together and can never tell different things.
type SubTold struct {
	Certificate string    `json:"certificate"` // SHA-256 of the code
	Status      State     `json:"status"`
	Since       date.Date `json:"since"`
	Statement   string    `json:"statement"` // SHA-256 of the code and all that the sub-certificate says
}

// LogName is the name of the certificate with the code in the public log.
func LogName(code string) string { return hashOf([]byte(code)) }

// Entry is the entry that the certificate as it stands makes at the place, at the instant.
func (r Record) Entry(n int64, at time.Time) (Entry, error) {
	says, err := r.told()
	e := Entry{N: n, At: at.UTC().Truncate(time.Second), Certificate: LogName(r.Code), Status: r.State, Since: r.lastChange(),
		ExpiresOn: r.ExpiresOn, Statement: says}
	for _, s := range r.Documents()[1:] {
		says, broken := s.told()
		err = errors.Join(err, broken)
		e.Subs = append(e.Subs, SubTold{LogName(s.Code), s.State, s.lastChange(), says})
	}
	return e, err
}

// told is the hash of the code and all that the certificate says.
func (r Record) told() (string, error) {
	all := []any{r.Code, r.Number, r.Standard, r.Holder, r.Scope, r.Sites, r.SoA, r.DecidedOn, r.IssuedOn, r.ExpiresOn}
	if r.Lapse != nil {
		all = append(all, r.Lapse)
	}
	if r.Main != nil {
		all = append(all, r.Main)
	}
	says, err := json.Marshal(all)
	return hashOf(says), err
}

// lastChange is the day of the last change of the state.
func (r Record) lastChange() date.Date {
	if n := len(r.History); n > 0 {
		return r.History[n-1].On
	}
	return r.IssuedOn
}

// Same tells whether the other entry tells the same of the certificate, whenever it was made.
func (e Entry) Same(o Entry) bool {
	o.N, o.At = e.N, e.At
	return reflect.DeepEqual(e, o)
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
