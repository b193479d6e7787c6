package fee

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Money is an amount in hundredths of its currency unit; in JSON a string with two decimals. A currency
// without hundredths (KRW) uses whole hundreds of it: see unitOf.
type Money int64

// most is the largest amount that a price list states and an offer reaches; more is a slip of the keyboard.
const most Money = 100_000_000_00

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

// In is the amount on paper with the decimals that its currency has: "1,000.00" in CNY, "1,000" in KRW.
func (m Money) In(currency string) string {
	s := m.Grouped()
	if unitOf(currency) > 1 {
		return strings.TrimSuffix(s, ".00")
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

// whole lists the currencies of ISO 4217 that have no smaller unit.
const whole = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"

// unitOf is the smallest amount of the currency; one hundredth where a currency divides further.
func unitOf(currency string) Money {
	if currency != "" && strings.Contains(whole, currency) {
		return 100
	}
	return 1
}

// exact is the amount as a fraction, in hundredths.
func (m Money) exact() *big.Rat { return big.NewRat(int64(m), 1) }

// rounded is x, in hundredths, to the nearest unit, half away from zero.
func rounded(x *big.Rat, unit Money) Money {
	x = new(big.Rat).Quo(x, unit.exact())
	n := new(big.Int).Abs(x.Num())
	n.Mul(n, big.NewInt(2)).Add(n, x.Denom())
	n.Div(n, new(big.Int).Mul(x.Denom(), big.NewInt(2)))
	if !n.IsInt64() || n.Int64() > int64(most*1000/unit) {
		return Money(x.Sign()) * most * 1000
	}
	return Money(n.Int64()) * Money(x.Sign()) * unit
}

// percent is the exact fraction of a percentage as typed: 6 is 6/100.
func percent(p float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(p, 'f', -1, 64))
	if !ok {
		return new(big.Rat)
	}
	return r.Quo(r, big.NewRat(100, 1))
}

func times(x, y *big.Rat) *big.Rat { return new(big.Rat).Mul(x, y) }

// typed writes a percentage as it was typed.
func typed(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// Share is so many per cent of the amount, to the smallest unit of the currency, half away from zero.
func (m Money) Share(p float64, currency string) Money {
	return rounded(times(m.exact(), percent(p)), unitOf(currency))
}
