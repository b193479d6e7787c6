package fee

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Money is an amount in hundredths of its currency unit; in JSON a string with two decimals.
type Money int64

// ParseMoney reads "1000", "1000.5" or "-1000.50".
func ParseMoney(s string) (Money, error) {
	bad := fmt.Errorf("%q is not an amount with at most two decimals", s)
	digits, minus := strings.CutPrefix(strings.TrimSpace(s), "-")
	whole, cents, _ := strings.Cut(digits, ".")
	if whole == "" || len(whole) > 13 || len(cents) > 2 || strings.ContainsAny(whole+cents, "+-_ ") {
		return 0, bad
	}
	n, err := strconv.ParseInt(whole+(cents + "00")[:2], 10, 64)
	if err != nil {
		return 0, bad
	}
	if minus {
		n = -n
	}
	return Money(n), nil
}

// MustMoney is ParseMoney for literals; it panics on anything else.
func MustMoney(s string) Money {
	m, err := ParseMoney(s)
	if err != nil {
		panic(err)
	}
	return m
}

// String is the amount with two decimals: "1000.00".
func (m Money) String() string {
	sign, n := "", int64(m)
	if n < 0 {
		sign, n = "-", -n
	}
	return fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
}

// Grouped is the amount with commas between thousands, for paper: "1,000.00".
func (m Money) Grouped() string {
	s := m.String()
	at := strings.IndexByte(s, '.') - 3
	for ; at > 0 && s[at-1] != '-'; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

func (m Money) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

func (m *Money) UnmarshalText(b []byte) error {
	p, err := ParseMoney(string(b))
	if err == nil {
		*m = p
	}
	return err
}

// times multiplies by an exact factor, half up (away from zero), to the hundredth.
func (m Money) times(f *big.Rat) Money {
	x := new(big.Rat).Mul(big.NewRat(int64(m), 1), f)
	n := new(big.Int).Abs(x.Num())
	n.Mul(n, big.NewInt(2)).Add(n, x.Denom())
	n.Div(n, new(big.Int).Mul(x.Denom(), big.NewInt(2)))
	return Money(n.Int64() * int64(x.Sign()))
}

// percent is the exact fraction of a percentage as typed: 6 is 6/100.
func percent(p float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(p, 'f', -1, 64))
	if !ok {
		return new(big.Rat)
	}
	return r.Quo(r, big.NewRat(100, 1))
}
