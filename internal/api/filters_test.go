package api

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/clock"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/programme"
)

// What the domain can list can be asked for: a kind that is added there is not forgotten here.
func TestListsCanBeFilteredByEveryKind(t *testing.T) {
	for _, c := range []struct {
		in    any
		field string
		want  []string
	}{
		{decisionsIn{}, "Type", names(decision.Types)},
		{engagementsIn{}, "Type", names(slices.Collect(maps.Keys(programme.KindNames)))},
		{obligationsIn{}, "Kind", names(clock.Kinds)},
		{obligationCountsIn{}, "Kind", names(clock.Kinds)},
	} {
		f, _ := reflect.TypeOf(c.in).FieldByName(c.field)
		got := strings.Split(f.Tag.Get("enum"), ",")
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%T.%s: %v, the domain has %v", c.in, c.field, got, c.want)
		}
	}
}

func names[T ~string](kinds []T) (out []string) {
	for _, k := range kinds {
		out = append(out, string(k))
	}
	return out
}
