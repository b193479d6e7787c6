package id

import "testing"

func TestTextRoundTrip(t *testing.T) {
	const s = "01932d7e-8f00-7abc-8def-0123456789ab"
	c, err := Parse[struct{}](s)
	if err != nil || c.String() != s {
		t.Fatalf("%s -> %s, %v", s, c, err)
	}
	for _, bad := range []string{"x", "01932d7e8f007abc8def0123456789ab", "01932d7e-8f00-7abc-8def-0123456789ag"} {
		if _, err := Parse[struct{}](bad); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
	if z, err := Parse[struct{}](""); err != nil || !z.IsZero() {
		t.Error("the empty string is the zero identifier")
	}
}
