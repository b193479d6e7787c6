package fee

import "testing"

func TestStandingOfEditions(t *testing.T) {
	edition := func(number, from, to int) PriceList {
		l := PriceList{Edition: number, ValidFrom: sentOn.AddDays(from)}
		if to != 0 {
			l.ValidTo = sentOn.AddDays(to)
		}
		return l
	}
	all := []PriceList{edition(4, 30, 0), edition(3, 0, 9), edition(2, 0, 0), edition(1, 0, 5)}
	for _, c := range []struct {
		edition, day int
		want         Standing
	}{
		{4, 0, Coming}, {4, 29, Coming}, {4, 30, InForce},
		{3, -1, Coming}, {3, 0, InForce}, {3, 9, InForce}, {3, 10, Past},
		{2, 0, Resting}, {2, 9, Resting}, {2, 10, InForce}, {2, 29, InForce}, {2, 30, Past},
		{1, 0, Past}, {1, 6, Past},
	} {
		if got := all[4-c.edition].StandingOn(sentOn.AddDays(c.day), all); got != c.want {
			t.Errorf("edition %d after %d days: %s, want %s", c.edition, c.day, got, c.want)
		}
	}
}

func TestEverybodySeesPricesButNotTheBodysLimits(t *testing.T) {
	five := 5.0
	l := stateList("1000", "3000", "2000", "2000")
	l.ApprovalAbove, l.FloorPerDay, l.Note, l.By, l.Public = &five, 1, "n", "Fay", true
	got := l.ForEverybody()
	if got.DiscountLimit != 0 || got.ApprovalAbove != nil || got.FloorPerDay != 0 || got.Note != "" || got.By != "" || len(got.Items) != 4 || !got.Public {
		t.Errorf("%+v", got)
	}
	if l.FloorPerDay != 1 {
		t.Error("the edition itself changed")
	}
}
