package certificate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"triennia/internal/domain/application"
	"triennia/internal/domain/date"
	"triennia/internal/domain/standard"
)

// Fields are the letters that name the field of a standard in a number. They are the product's choice,
// as nothing prescribes them (8.2.2 only asks for a unique code).
var Fields = map[string]string{"ISO/IEC 20000-1": "ITSM", "ISO/IEC 27001": "ISMS", "ISO 9001": "Q", "ISO 14001": "E", "ISO 45001": "S"}

// OtherField stands for a standard without letters of its own.
const OtherField = "MS"

var part = regexp.MustCompile(`\{([a-z]+)(?::(\d))?\}`)

func field(code string) string {
	if f, ok := Fields[standard.Bare(code)]; ok {
		return f
	}
	return OtherField
}

// Series names the counter that the next serial comes from: one for each year of the body where its
// pattern shows the year, otherwise one for all, so that no two numbers are the same. A standard with a pattern of its
// own, which is named then, counts by itself.
func Series(pattern, own string, issued date.Date) string {
	series := "certificate"
	if own != "" {
		series += "/" + own
	}
	if strings.Contains(pattern, "{yy") {
		series += "/" + strconv.Itoa(issued.Year())
	}
	return series
}

// Number is the certificate number by the body's pattern: letters of the body, code of the standard, day of issue, serial of the
// series, cycle (1 for the first, printed as 0) and persons in scope.
func Number(pattern, body, code string, issued date.Date, serial int64, cycle, persons int) string {
	return part.ReplaceAllStringFunc(pattern, func(t string) string {
		m := part.FindStringSubmatch(t)
		width, _ := strconv.Atoi(m[2])
		switch m[1] {
		case "cb":
			return body
		case "yy":
			return fmt.Sprintf("%02d", issued.Year()%100)
		case "yyyy":
			return strconv.Itoa(issued.Year())
		case "field":
			return field(code)
		case "serial":
			return fmt.Sprintf("%0*d", width, serial)
		case "cycle":
			return fmt.Sprintf("%0*d", width, max(cycle, 1)-1)
		}
		return application.SizeLetter(persons)
	})
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

// misread is what people put between or in the place of the characters of a code. It is made once: making
// it took more memory than the rest of a verification.
var misread = strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1")

// ParseCode reads a code as typed: lower case, grouped, with O for 0 or I for 1. ok is false when it
// cannot be a code, so that nobody need look it up.
func ParseCode(typed string) (code string, ok bool) {
	code = misread.Replace(strings.ToUpper(strings.TrimSpace(typed)))
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
