package audittime

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// HalfDays counts auditor days in halves, so that 9.5 days are exactly 19. In JSON it is the number of
// days: 9.5.
type HalfDays int

// DaysOf is a whole number of days.
func DaysOf(days int) HalfDays { return HalfDays(2 * days) }

// String is the number of days with one decimal: "9.5".
func (h HalfDays) String() string {
	if h%2 == 0 {
		return strconv.Itoa(int(h)/2) + ".0"
	}
	return strconv.FormatFloat(float64(h)/2, 'f', 1, 64)
}

// Rat is the number of days as an exact fraction.
func (h HalfDays) Rat() *big.Rat { return big.NewRat(int64(h), 2) }

func (h HalfDays) MarshalJSON() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalJSON reads a number of days in whole or half days.
func (h *HalfDays) UnmarshalJSON(b []byte) error {
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return err
	}
	f, err := n.Float64()
	if err != nil || f*2 != float64(int(f*2)) {
		return fmt.Errorf("%s is not a number of whole or half days", b)
	}
	*h = HalfDays(f * 2)
	return nil
}

// nearestHalf rounds days to the nearest half day; a tie (.25 or .75) goes up and is told.
func nearestHalf(days *big.Rat) (h HalfDays, tie bool) {
	halves := new(big.Rat).Mul(days, big.NewRat(2, 1))
	floor, rest := new(big.Int).DivMod(halves.Num(), halves.Denom(), new(big.Int))
	twice := rest.Lsh(rest, 1).Cmp(halves.Denom())
	if twice >= 0 {
		floor.Add(floor, big.NewInt(1))
	}
	return HalfDays(floor.Int64()), twice == 0
}

// ceil is the smallest whole number not below r, for r >= 0.
func ceil(r *big.Rat) int {
	q, rest := new(big.Int).DivMod(r.Num(), r.Denom(), new(big.Int))
	if rest.Sign() > 0 {
		q.Add(q, big.NewInt(1))
	}
	return int(q.Int64())
}

// decimal writes r without idle zeros and with at least one decimal: "9.9", "4.0". What has no end is cut to
// four decimals.
func decimal(r *big.Rat) string {
	digits, ends := r.FloatPrec()
	if ends && digits <= 20 {
		return r.FloatString(max(digits, 1))
	}
	s := strings.TrimRight(r.FloatString(4), "0")
	if strings.HasSuffix(s, ".") {
		s += "0"
	}
	return s
}

// exactly is the decimal number a person typed, without the error of its binary form.
func exactly(f float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(f, 'f', -1, 64))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// Minutes is a number of hours as typed, in minutes.
func Minutes(hours float64) float64 {
	f, _ := new(big.Rat).Mul(exactly(hours), big.NewRat(60, 1)).Float64()
	return f
}
