package fee

import "testing"

func TestKeepingWhatWasPerformed(t *testing.T) {
	offer := func(amount Money) (o Offer) {
		for _, label := range []string{"initial", "surveillance_1", "surveillance_2", "recertification"} {
			s := Sum{Net: amount, Gross: amount}
			o.Years = append(o.Years, Year{Label: label, Sum: s, Taxes: []Tax{{0, s}}})
		}
		return o
	}
	before, after := offer(100), offer(300)
	for _, c := range []struct {
		performed []string
		total     Money
	}{{nil, 900}, {[]string{"initial"}, 700}, {[]string{"initial", "surveillance_1"}, 500}, {[]string{"initial", "surveillance_1", "surveillance_2"}, 300}} {
		o := after.keeping(before, c.performed)
		if o.Total.Gross != c.total || o.Taxes[0].Gross != c.total || o.Years[3].Gross != 300 {
			t.Errorf("%v: %+v", c.performed, o.Total)
		}
	}
}
