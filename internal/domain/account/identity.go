package account

import (
	"net/mail"
	"slices"
	"strings"
	"unicode/utf8"

	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Lengths of a password in characters. The upper one only keeps the hash affordable.
const (
	MinPassword = 12
	MaxPassword = 200
)

// common are the passwords of twelve characters and more that lists of stolen passwords begin with.
var common = []string{
	"passwordpassword", "password1234", "password12345", "password123456", "123456789012", "1234567890123",
	"12345678910", "123456123456", "qwertyuiopas", "qwertyuiop123", "qwerty123456", "1q2w3e4r5t6y",
	"1qaz2wsx3edc", "administrator", "administrator1", "iloveyou1234", "letmeinletmein", "changemechangeme",
	"welcome12345", "abcdefghijkl", "abc123abc123", "woaini1314520", "woaini520520", "5201314520131",
}

// NormaliseEmail is the address as it is kept and compared: trimmed, in small letters.
func NormaliseEmail(s string) (string, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	a, err := mail.ParseAddress(s)
	_, host, _ := strings.Cut(s, "@")
	if err != nil || a.Address != s || len(s) > 254 || !strings.Contains(host, ".") && host != "localhost" {
		var bad fault.Invalid
		bad.Add("email", text.T("Please give an e-mail address such as name@example.org.", "请填写电子邮箱，例如 name@example.org。"))
		return "", bad
	}
	return s, nil
}

// CheckPassword tells what is wrong with a new password: length matters, rules about signs do not.
func CheckPassword(field, password, email string) error {
	var bad fault.Invalid
	low := strings.ToLower(password)
	local, _, _ := strings.Cut(email, "@")
	switch n := utf8.RuneCountInString(password); {
	case n < MinPassword:
		bad.Add(field, text.Tf("Please use at least %d characters; a short sentence is good.", "请使用至少 %d 个字符，一个短句即可。", MinPassword))
	case n > MaxPassword:
		bad.Add(field, text.Tf("Please use at most %d characters.", "请使用不超过 %d 个字符。", MaxPassword))
	case slices.Contains(common, low), kinds(low) < 5:
		bad.Add(field, text.T("This password is easy to guess. Please choose another.", "该密码容易被猜到，请另选一个。"))
	case low == email, len(local) > 5 && strings.HasPrefix(low, local):
		bad.Add(field, text.T("Please do not use your e-mail address as the password.", "请勿使用您的电子邮箱作为密码。"))
	}
	return bad.OrNil()
}

// kinds counts the different characters.
func kinds(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

// CheckName tells whether a person's name was given.
func CheckName(name string) error {
	var bad fault.Invalid
	bad.Require("name", name)
	if utf8.RuneCountInString(name) > 120 {
		bad.Add("name", text.T("Please use at most 120 characters.", "请使用不超过 120 个字符。"))
	}
	return bad.OrNil()
}

// CheckTimeZone tells whether there is such a time zone; none is that of the body.
func CheckTimeZone(name string) error {
	var bad fault.Invalid
	if _, known := date.Zone(name); name != "" && !known {
		bad.Add("time_zone", text.T("Please choose a time zone such as Asia/Shanghai, or none.", "请选择时区，例如 Asia/Shanghai，或留空。"))
	}
	return bad.OrNil()
}

// CheckRoles tells whether the roles go together: who acts for a client is one of its people or a consultant,
// people of the body have at least one of its roles.
func CheckRoles(roles []access.Role, ofClient bool) error {
	allowed := access.StaffRoles
	if ofClient {
		allowed = access.ClientRoles
	}
	var bad fault.Invalid
	if len(roles) == 0 {
		bad.Add("roles", text.T("Please choose at least one role.", "请至少选择一个角色。"))
	}
	if ofClient && len(roles) > 1 {
		bad.Add("roles", text.T("Please choose one role.", "请选择一个角色。"))
	}
	for _, r := range roles {
		if !slices.Contains(allowed, r) {
			bad.Add("roles", text.Tf("%q is not a role here.", "“%s”不是此处的角色。", string(r)))
		}
	}
	return bad.OrNil()
}
