package certificate

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

var (
	SM135 = rule.Rule{ID: "SM-135", Source: "House rule", Clause: "-", Level: rule.Enforce, Says: text.T(
		"Nobody is written to about a certificate who has not confirmed the address; what is not confirmed in a week is erased.",
		"未确认邮箱地址者不会收到证书变更通知；一周内未确认的地址将被删除。")}
	SM136 = rule.Rule{ID: "SM-136", Source: "House rule", Clause: "-", Level: rule.Enforce, Says: text.T(
		"The address of a follower is kept sealed, shown to nobody, and erased when the follower stops or the certificate has ended and the last letter went out.",
		"关注者的邮箱地址加密保存、不向任何人显示；停止关注，或证书终止且最后一封通知发出后，即予删除。")}
)

// Following is where a follower of a certificate stands.
type Following string

const (
	Asked     Following = "asked"     // the address is not confirmed
	Confirmed Following = "confirmed" // hears of changes
	Leaving   Following = "leaving"   // the certificate has ended; the last letter is on its way
)

// Follower is somebody outside who hears by mail what becomes of a certificate.
type Follower struct {
	ID          id.Follower    `json:"id"`
	Version     int            `json:"version"`
	Certificate id.Certificate `json:"certificate_id"`
	Suffix      int            `json:"suffix,omitempty"` // of the sub-certificate that is followed
	State       Following      `json:"state"`
	Lang        text.Lang      `json:"lang"`
	Address     string         `json:"-"`                 // fingerprint of the address, so that nobody follows twice
	Word        string         `json:"-"`                 // hash of the word of the links
	Sealed      []byte         `json:"-"`                 // address and word, sealed
	Noticed     Expiring       `json:"noticed,omitempty"` // the last notice of the expiry
	AskedAt     time.Time      `json:"asked_at"`
}

// Expiring is a notice about the expiry of a certificate.
type Expiring string

const (
	ExpiresSoon Expiring = "soon"
	HasExpired  Expiring = "expired"
)

const (
	// ConfirmWithin is how long an address may wait to be confirmed.
	ConfirmWithin = 7 * 24 * time.Hour
	// NoticeDays is how many days ahead followers hear of the expiry.
	NoticeDays = 30
)

// Confirm is the follower's own word that the address is theirs, by the link of the letter.
func (f *Follower) Confirm(now time.Time) error {
	if f.State != Asked {
		return nil // a link may be opened twice
	}
	if now.After(f.AskedAt.Add(ConfirmWithin)) {
		return fault.Missing(text.T("link", "链接"))
	}
	f.State = Confirmed
	return nil
}

// Notice is the notice of the expiry that is due on the day and was not given, or none.
func (f *Follower) Notice(r Record, today date.Date) (Expiring, bool) {
	due := Expiring("")
	switch {
	case f.State != Confirmed || !(r.State == Active || r.State == Suspended):
	case today.After(r.ExpiresOn):
		due = HasExpired
	case !today.Before(r.ExpiresOn.AddDays(-NoticeDays)):
		due = ExpiresSoon
	}
	if due == "" || due == f.Noticed || f.Noticed == HasExpired {
		return "", false
	}
	f.Noticed = due
	return due, true
}

// Moved notes that the certificate ends on another day, so that the notices of the expiry begin anew.
func (f *Follower) Moved() { f.Noticed = "" }

// Tell notes that the follower is told of the new state; nothing follows the last one.
func (f *Follower) Tell(s State) {
	if s == Withdrawn || s == Cancelled {
		f.State = Leaving
	}
}

// Became is the last day on which the certificate came into the state.
func (r Record) Became(s State) (on date.Date) {
	for _, c := range r.History {
		if c.State == s {
			on = c.On
		}
	}
	return on
}

// GoOn makes the follower one of the certificate that took the place of the other, and answers false where that has not the
// sub-certificate that is followed: its end is told by itself.
func (f *Follower) GoOn(next Record) bool {
	if s, _ := next.Sub(f.Suffix); f.Suffix != 0 && !s.Stands() {
		return false
	}
	f.Certificate, f.Noticed = next.ID, ""
	return true
}

// Of is what is followed of the certificate: itself, or a sub-certificate.
func (f Follower) Of(r Record) Record {
	if doc, issued := r.Document(f.Suffix); issued {
		return doc
	}
	return r
}
