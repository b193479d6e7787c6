package certificate

import (
	"testing"

	"triennia/internal/domain/id"
)

// Rule "IM-9": each other certificate is examined once, with a reason, and a renewal takes over what is open.
func TestTheEffectOnAnotherCertificateIsExamined(t *testing.T) {
	c := issued(t)
	other := Record{ID: id.Certificate{9}, Number: "01626ISMS00002R0M", Standard: "ISO/IEC 27001:2022", State: Suspended}
	c.Examine(other, day("2024-05-01"), day("2024-05-11"))
	other.State = Withdrawn
	c.Examine(other, day("2024-06-01"), day("2024-06-11"))
	first := c.Record().Examinations[0]
	if first.Number != 1 || first.Became != Suspended || first.Reference != other.Number || first.DueOn != day("2024-05-11") || first.Done() {
		t.Errorf("asked for %+v", first)
	}
	for _, x := range []struct {
		name   string
		number int
		f      Conclusion
		ok     bool
	}{
		{"there is none of this number", 3, Conclusion{NoEffect, "Another scope."}, false},
		{"without a reason", 1, Conclusion{NoEffect, " "}, false},
		{"without an outcome", 1, Conclusion{"", "Another scope."}, false},
		{"whole", 1, Conclusion{NoEffect, "Another scope."}, true},
		{"twice", 1, Conclusion{Effect, "A special audit."}, false},
	} {
		if err := c.Examined(x.number, x.f, "Mei", day("2024-05-03")); (err == nil) != x.ok {
			t.Errorf("%s: %v", x.name, err)
		}
	}
	var next Record
	next.Carry(c.Record())
	if len(next.Examinations) != 1 || next.Examinations[0].Number != 1 || next.Examinations[0].Became != Withdrawn {
		t.Errorf("carried %+v", next.Examinations)
	}
	if seen := c.Record().ForClient(); seen.Examinations != nil || len(c.Record().Examinations) != 2 {
		t.Errorf("the holder sees %+v", seen.Examinations)
	}
}

func TestACertificateStandsUntilItsLastDay(t *testing.T) {
	r := issued(t).Record()
	if !r.Standing(r.ExpiresOn) || r.Standing(r.ExpiresOn.AddDays(1)) {
		t.Error("stands until the last day and no longer")
	}
	if r.State = Suspended; !r.Standing(r.ExpiresOn) {
		t.Error("a suspended certificate may come back")
	}
	if r.State = Withdrawn; r.Standing(r.ExpiresOn) {
		t.Error("a withdrawn certificate has ended")
	}
}
