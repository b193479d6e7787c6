package body

import "testing"

func TestADecisionIsTakenByOneToNinePeople(t *testing.T) {
	for n, ok := range map[int]bool{-1: false, 0: false, 1: true, 9: true, 10: false} {
		b := fresh(t)
		if err := b.ChangeQuorums(map[string]int{"withdraw": n}); (err == nil) != ok || ok && b.Record().Quorums["withdraw"] != n {
			t.Errorf("%d people: %v", n, err)
		}
	}
}
