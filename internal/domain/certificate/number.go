package certificate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Policy is what a body says about its certificate numbers.
type Policy struct {
	Pattern string            `json:"pattern"` // "{cb}{yy}{field}{serial:5}R{cycle}{size}"
	CB      string            `json:"cb"`      // serial of the body's approval, such as 016
	Fields  map[string]string `json:"fields"`  // standard -> letters of the field
}

// DefaultPattern follows the numbers in the Chinese register.
const DefaultPattern = "{cb}{yy}{field}{serial:5}R{cycle}{size}"

// DefaultPolicy is the policy of a body that has not chosen its own.
func DefaultPolicy(cb string) Policy {
	return Policy{Pattern: DefaultPattern, CB: cb, Fields: map[string]string{"ISO/IEC 20000-1:2018": "ITSM"}}
}

var token = regexp.MustCompile(`\{([a-z]+)(?::(\d))?\}`)

// Check says whether numbers made by the policy can be unique: every token known, one serial, no token
// that would let two series meet.
func (p Policy) Check() error {
	var bad fault.Invalid
	serials := 0
	for _, m := range token.FindAllStringSubmatch(p.Pattern, -1) {
		switch m[1] {
		case "serial":
			serials++
		case "cb", "yy", "yyyy", "field", "cycle", "size":
		default:
			bad.Add("pattern", text.Tf("%s is not a part of a number.", "编号中没有“%s”这一部分。", m[0]))
		}
	}
	if serials != 1 {
		bad.Add("pattern", text.T("The pattern needs exactly one {serial:n}.", "编号规则须且仅须包含一个{serial:n}。"))
	}
	return bad.OrNil()
}

// Series names the counter that the next serial comes from: one for each year and field of the body.
func (p Policy) Series(standard string, issued date.Date) string {
	return fmt.Sprintf("%s/%d/%s", p.CB, issued.Year(), p.Fields[standard])
}

// Number is the certificate number for the serial.
func (p Policy) Number(standard string, issued date.Date, serial, cycle, persons int) string {
	return token.ReplaceAllStringFunc(p.Pattern, func(t string) string {
		m := token.FindStringSubmatch(t)
		switch m[1] {
		case "cb":
			return p.CB
		case "yy":
			return fmt.Sprintf("%02d", issued.Year()%100)
		case "yyyy":
			return strconv.Itoa(issued.Year())
		case "field":
			return p.Fields[standard]
		case "cycle":
			return strconv.Itoa(max(cycle, 1) - 1)
		case "size":
			return Size(persons)
		}
		width, _ := strconv.Atoi(m[2])
		return fmt.Sprintf("%0*d", width, serial)
	})
}

// Size is the letter for the persons in scope: S below 50, M up to 500, L above.
func Size(persons int) string {
	switch {
	case persons < 50:
		return "S"
	case persons <= 500:
		return "M"
	}
	return "L"
}

// alphabet is Crockford's: no I, L, O or U, so that a code survives being read out or copied by hand.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// CodeLength is the number of characters of a public code, the check character included.
const CodeLength = 16

// Code is the public code made of 15 random bytes: 75 bits that cannot be guessed and a check character
// that finds a wrong or swapped one.
func Code(random [CodeLength - 1]byte) string {
	out := make([]byte, 0, CodeLength)
	for _, b := range random {
		out = append(out, alphabet[b%32])
	}
	return string(append(out, checkCharacter(out)))
}

// ParseCode reads a code as typed: lower case, grouped, with O for 0 or I for 1. ok is false when it
// cannot be a code, so that nobody need look it up.
func ParseCode(typed string) (code string, ok bool) {
	r := strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1")
	code = r.Replace(strings.ToUpper(strings.TrimSpace(typed)))
	if len(code) != CodeLength || strings.Trim(code, alphabet) != "" {
		return "", false
	}
	body := []byte(code[:CodeLength-1])
	return code, checkCharacter(body) == code[CodeLength-1]
}

// Grouped is the code in fours, as it is printed.
func Grouped(code string) string {
	if len(code) != CodeLength {
		return code
	}
	return code[:4] + "-" + code[4:8] + "-" + code[8:12] + "-" + code[12:]
}

// checkCharacter is Luhn's for 32 characters.
func checkCharacter(body []byte) byte {
	sum, factor := 0, 2
	for i := len(body) - 1; i >= 0; i-- {
		n := strings.IndexByte(alphabet, body[i]) * factor
		sum += n/32 + n%32
		factor = 3 - factor
	}
	return alphabet[(32-sum%32)%32]
}
