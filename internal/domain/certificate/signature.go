package certificate

import (
	"strings"
	"time"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/body"
	"triennia/internal/domain/date"
	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// SM101 makes a certificate something that its reader can check for himself. No standard asks for a signature in the
// file; this is a rule of the house.
var SM101 = rule.Rule{ID: "SM-101", Source: "House rule", Clause: "-", Level: rule.Enforce, Says: text.T(
	"A certificate is signed by a key of the body before anybody receives it; keys that no longer sign stay published, so that old certificates can be checked.",
	"证书在交付前须由认证机构的密钥签名；停用的密钥继续公布，以便核验以往的证书。")}

// KeyState is the state of a key.
type KeyState string

// The states of a key: one signs, the others are kept to check by.
const (
	Signing KeyState = "signing"
	Retired KeyState = "retired"
)

// KeyAction changes a key.
type KeyAction string

// RetireKey ends a key, in the place of which another signs.
const RetireKey KeyAction = "retire"

// KeyStates are the states of a key.
var KeyStates = flow.Table[KeyState, KeyAction]{Signing: {RetireKey: Retired}, Retired: {}}

// KeyRecord is a key of a body, by which it signs its certificates, as everybody may know it.
type KeyRecord struct {
	ID          id.SigningKey `json:"id"`
	Version     int           `json:"version"`
	State       KeyState      `json:"state" enum:"signing,retired"`
	KID         string        `json:"kid" doc:"SHA-256 of the public key, shortened to 16 bytes, in base64url"`
	Certificate string        `json:"certificate" doc:"the X.509 certificate, those above it behind it, in PEM"`
	Uploaded    bool          `json:"uploaded,omitempty"` // brought by the body, not created here
	Remote      string        `json:"remote,omitempty"`   // its name in the remote signer, which it never leaves
	From        time.Time     `json:"from"`               // the certificate of the key is valid
	Until       time.Time     `json:"until"`
	By          string        `json:"by"` // who created or uploaded it
	At          time.Time     `json:"at"`
	RetiredAt   time.Time     `json:"retired_at,omitzero"`
	RetiredBy   string        `json:"retired_by,omitempty"`
	Noticed     int           `json:"noticed,omitempty"` // notices of its end that were given
}

// Key is a key and what happened to it.
type Key struct {
	r KeyRecord
	event.Log
}

var keyNoun = text.T("signing key", "签名密钥")

// NewKey is a key that signs from now on.
func NewKey(r KeyRecord) *Key {
	r.Version, r.State = 1, Signing
	k := &Key{r: r}
	k.Add("signing_key.added", r.ID.String(), "kid", r.KID)
	return k
}

// KeyFrom is the key of the record.
func KeyFrom(r KeyRecord) (*Key, error) {
	if _, known := KeyStates[r.State]; !known || r.ID.IsZero() {
		return nil, fault.Missing(keyNoun)
	}
	return &Key{r: r}, nil
}

// Record is a copy of the key as it is stored.
func (k *Key) Record() KeyRecord { return k.r }

// Retire lets the key sign nothing any more.
func (k *Key) Retire(by string, at time.Time) error {
	to, err := KeyStates.Next(keyNoun, k.r.State, RetireKey)
	if err != nil {
		return err
	}
	k.r.State, k.r.RetiredBy, k.r.RetiredAt = to, by, at
	k.Add("signing_key.retired", k.r.ID.String(), "kid", k.r.KID)
	return nil
}

// SignedRecord is the signed document of a certificate or of a sub-certificate: where its file is kept, its data file, and by which key.
type SignedRecord struct {
	ID      id.Certificate `json:"id"`
	Suffix  int            `json:"suffix,omitempty"` // of a sub-certificate
	Version int            `json:"version"`
	KeyID   id.SigningKey  `json:"key_id"`
	KID     string         `json:"kid"`
	At      time.Time      `json:"at"`
	SHA256  string         `json:"sha256"`            // of the PDF
	File    string         `json:"file"`              // where it is kept
	Data    string         `json:"data"`              // compact JWS of the Statement
	Scan    Held           `json:"scan,omitempty"`    // what its QR code holds; none: the link, as before codes held more
	Edition int            `json:"edition,omitempty"` // of the template that it was printed by; 0 is the design delivered
}

// Document is the signed document of a certificate or of a sub-certificate.
type Document struct {
	r SignedRecord
	event.Log
}

// NewDocument is the document that was just signed.
func NewDocument(r SignedRecord, number string, holder id.Client) *Document {
	r.Version = 1
	d := &Document{r: r}
	d.Add("certificate.signed", r.ID.String(), "number", number, "client", holder.String(), "kid", r.KID)
	return d
}

// Record is a copy of the document as it is stored.
func (d *Document) Record() SignedRecord { return d.r }

// Signs tells whether the certificate gets a signed document: one that another system issued before has its own.
func (r Record) Signs() bool { return !r.DecisionID.IsZero() }

// StatementKind names the schema of the data file in its header.
const StatementKind = "triennia-certificate+jws"

// Statement is what a certificate says, as its signed data file says it. It is no statement about the status of today.
type Statement struct {
	Schema    string       `json:"$schema,omitempty" doc:"address of the JSON schema that this follows; files signed before it was published name none"`
	Code      string       `json:"code" doc:"of the public page"`
	Number    string       `json:"number"`
	Holder    text.Text    `json:"holder"`
	City      text.Text    `json:"city"`
	Country   string       `json:"country" doc:"ISO 3166-1 alpha-2"`
	Standard  string       `json:"standard"`
	Scope     text.Text    `json:"scope"`
	Sites     []StatedSite `json:"sites" nullable:"false"`
	DecidedOn date.Date    `json:"decided_on"`
	IssuedOn  date.Date    `json:"issued_on"`
	ExpiresOn date.Date    `json:"expires_on" doc:"last day of validity"`
	SoA       *audit.SoA   `json:"soa,omitempty" doc:"of an ISMS: its statement of applicability"`
	Before    string       `json:"before,omitempty" doc:"number of the certificate that it took the place of within the cycle"`
	Lapse     *Lapse       `json:"lapse,omitempty" doc:"of a certificate that was restored after it had expired"`
	Main      *StatedMain  `json:"main,omitempty" doc:"of a sub-certificate: the certificate that it belongs to, which has the same dates and status"`
	Body      StatedBody   `json:"body"`
	Verify    string       `json:"verify" doc:"address of the public page, which tells the status of today"`
	SignedAt  time.Time    `json:"signed_at"`
}

// SignedBetween tells whether the statement was signed while its key was valid, on both instants too.
func (s Statement) SignedBetween(from, until time.Time) bool {
	return !s.SignedAt.Before(from) && !s.SignedAt.After(until)
}

// StatedMain is the main certificate in the data file of a sub-certificate.
type StatedMain struct {
	Number string `json:"number"`
	Verify string `json:"verify" doc:"address of its public page"`
}

// StatedSite is a site in the data file.
type StatedSite struct {
	Name    text.Text `json:"name"`
	City    text.Text `json:"city"`
	Country string    `json:"country"`
}

// StatedBody is the certification body in the data file.
type StatedBody struct {
	Name          text.Text `json:"name"`
	Country       string    `json:"country"`
	Accreditation string    `json:"accreditation,omitempty"`
}

// StatementOf is what the certificate says, signed at the instant.
func StatementOf(r Record, b body.Record, verify string, at time.Time) Statement {
	out := Statement{Code: r.Code, Number: r.Number, Holder: r.Holder.Name, City: r.Holder.City, Country: r.Holder.Country, Standard: r.Edition(),
		Scope: r.Scope, Sites: []StatedSite{}, DecidedOn: r.DecidedOn, IssuedOn: r.IssuedOn, ExpiresOn: r.ExpiresOn, SoA: r.SoA, Lapse: r.Lapse, Verify: verify,
		SignedAt: at.UTC().Truncate(time.Second), Body: StatedBody{Name: b.Name, Country: b.Country}}
	if r.Extends != nil {
		out.Before = r.Extends.Number
	}
	if a := r.Accreditation(b, r.IssuedOn); a.Body != "" {
		out.Body.Accreditation = strings.TrimSpace(a.Body + " " + a.Number)
	}
	for _, s := range r.Sites {
		out.Sites = append(out.Sites, StatedSite{s.Name, s.City, s.Country})
	}
	return out
}
