package client

import (
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// CN2 is the check of the unified social credit code.
var CN2 = rule.Rule{
	ID: "CN-2",
	Says: text.T("A unified social credit code has 18 characters of its alphabet and ends in its check character.",
		"统一社会信用代码由18位规定字符组成，末位为校验码。"),
	Source: "GB 32100-2015", Clause: "5", Level: rule.Enforce,
}

// CN1 bars a client after a suspension or withdrawal for its own fault.
var CN1 = rule.Rule{
	ID: "CN-1",
	Says: text.T("In China, after a certificate was suspended or withdrawn for the client's own fault, at least one year passes before a new application; it counts from the suspension where withdrawal followed suspension.",
		"在中国，因获证组织自身原因被暂停或撤销认证证书的，满一年后方可重新申请；先暂停后撤销的，自暂停之日起计算。"),
	Source: "CNCA-QMS-01:2025", Clause: "5.1.2", Level: rule.Enforce,
}

// Rules are the rules of this package.
var Rules = []rule.Rule{CN1, CN2, PU2}

// Barred tells whether the bar still holds on the day.
func (b Bar) Barred(on date.Date) bool { return !b.Until.IsZero() && on.Before(b.Until) }

const (
	creditAlphabet  = "0123456789ABCDEFGHJKLMNPQRTUWXY" // without I, O, S, V, Z
	subjectAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// NormalCreditCode is the code without blanks, in half-width capitals.
func NormalCreditCode(s string) string {
	half := strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == ' ' || r == '\u3000' || r == '\t' || r == '-':
			return -1
		}
		return r
	}, s)
	return strings.ToUpper(half)
}

// CheckCreditCode is nil where the normalised code has a correct check character, otherwise a fault of
// what is wrong with it (rule CN-2).
func CheckCreditCode(code string) error {
	if len(code) != 18 {
		return fault.New(fault.WrongType, text.Tf("A unified social credit code has 18 characters; this one has %d.", "统一社会信用代码应为18位，现为%d位。", len([]rune(code))))
	}
	sum, weight := 0, 1
	for _, c := range code[:17] {
		v := strings.IndexRune(creditAlphabet, c)
		if v < 0 {
			return wrongCharacter(c)
		}
		sum += v * weight
		weight = weight * 3 % 31
	}
	want := creditAlphabet[(31-sum%31)%31]
	if strings.IndexByte(creditAlphabet, code[17]) < 0 {
		return wrongCharacter(rune(code[17]))
	}
	if code[17] != want {
		return fault.New(fault.WrongType, text.T("The check character does not fit: please compare the code with the business licence.", "校验码不符：请与营业执照核对统一社会信用代码。"))
	}
	return nil
}

func wrongCharacter(c rune) error {
	return fault.New(fault.WrongType, text.Tf("%q does not occur in a unified social credit code.", "统一社会信用代码中不应出现“%c”。", c))
}

// OddSubjectCode tells whether the organisation code inside (characters 9 to 17) fails its own check of
// GB 11714. Some registers deviate from it, so it is a reason to look, never to refuse.
func OddSubjectCode(code string) bool {
	if len(code) != 18 {
		return true
	}
	sum := 0
	for i, w := range []int{3, 7, 9, 10, 5, 8, 4, 2} {
		v := strings.IndexByte(subjectAlphabet, code[8+i])
		if v < 0 {
			return true
		}
		sum += v * w
	}
	want := [...]string{10: "X", 11: "0"}
	check := 11 - sum%11
	if check < 10 {
		return int(code[16]-'0') != check
	}
	return string(code[16]) != want[check]
}
