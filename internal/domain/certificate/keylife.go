package certificate

import (
	"time"

	"triennia/internal/domain/date"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// The rules of the house about the time of a key: what is signed after the certificate of its key has ended is signed by
// nobody.
var (
	SM189 = rule.Rule{ID: "SM-189", Source: "House rule", Clause: "-", Level: rule.Enforce, Says: text.T(
		"No certificate is issued while the key of the body cannot sign it.",
		"认证机构的签名密钥无法签名时，不得颁发证书。")}
	SM190 = rule.Rule{ID: "SM-190", Source: "House rule", Clause: "-", Level: rule.Compute, Says: text.T(
		"Those who manage the keys are told 60, 30 and 7 days before the certificate of the key that signs ends, and when it has ended.",
		"签名密钥的证书到期前60天、30天、7天及到期时，须提醒密钥管理人员。")}
)

// keyNotices are the days before the end on which the people who manage the keys are told.
var keyNotices = []int{60, 30, 7, 0}

// CanSign asks whether the certificate of the key is valid at the instant.
func (r KeyRecord) CanSign(at time.Time) error {
	if at.Before(r.From) || at.After(r.Until) {
		return rule.Broken{SM189.Breaks(text.Tf("The certificate of the key that signs ended on %s: let another key sign first, on the page Signing keys.",
			"签名密钥的证书已于%s到期：请先在“签名密钥”页面启用其他密钥。", r.Ends())).At("key")}
	}
	return nil
}

// Ends is the last day of the certificate of the key.
func (r KeyRecord) Ends() date.Date { return date.Of(r.Until, time.UTC) }

// Ending is how near the end of the key that signs is.
type Ending string

const (
	EndsSoon Ending = "soon"
	HasEnded Ending = "ended"
)

// Ending is empty while there is time, and for keys that sign no more.
func (r KeyRecord) Ending(at time.Time) Ending {
	switch n := r.notices(at); {
	case r.State != Signing || n == 0:
		return ""
	case n < len(keyNotices):
		return EndsSoon
	}
	return HasEnded
}

// notices is how many notices of its end are due by the instant.
func (r KeyRecord) notices(at time.Time) (n int) {
	for _, days := range keyNotices {
		if at.After(r.Until.AddDate(0, 0, -days)) {
			n++
		}
	}
	return n
}

// Notice tells whether a notice of the end of the key that signs is due at the instant and was not given; of several that
// were missed one is given.
func (k *Key) Notice(at time.Time) bool {
	n := k.r.notices(at)
	if k.r.State != Signing || n <= k.r.Noticed {
		return false
	}
	k.r.Noticed = n
	return true
}
