package application

import (
	"fmt"
	"testing"
	"time"

	"triennia/internal/domain/client"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

func TestADraftBeginsWithTheEstimate(t *testing.T) {
	c := client.Record{ID: id.Client{1}, Legal: client.Legal{Name: text.T("Harbour", ""), Country: "IE", City: text.T("Galway", "")}}
	begun := func(c client.Record) *Application {
		return New(id.Application{1}, Initial, c, "A-1", []string{standard.ITSM}, time.Now())
	}
	n := 0
	key := func() string { n++; return fmt.Sprint(n) }
	for name, x := range map[string]struct {
		estimated     Estimated
		sites, people int
	}{
		"one place":         {Estimated{Persons: 40}, 1, 40},
		"further sites":     {Estimated{Persons: 40, Sites: 2, PersonsEach: 5}, 3, 50},
		"hundreds of sites": {Estimated{Persons: 40, Sites: 900, PersonsEach: 5}, 21, 140},
	} {
		a := begun(c)
		if err := a.BeginWith(x.estimated, key); err != nil {
			t.Fatal(err)
		}
		r := a.Record()
		if len(r.Sites.Data.List) != x.sites || r.Headcount.Data.InScope() != x.people || !r.Sites.SavedAt.IsZero() || *r.Estimated != x.estimated {
			t.Errorf("%s: %d sites, %d persons, %+v", name, len(r.Sites.Data.List), r.Headcount.Data.InScope(), r.Estimated)
		}
		if a.BeginWith(x.estimated, key) == nil {
			t.Errorf("%s: taken over twice", name)
		}
	}
	c.Sites = []client.Site{{Key: "hq"}}
	a := begun(c)
	if err := a.BeginWith(Estimated{Persons: 9}, key); err != nil || len(a.Record().Sites.Data.List) != 1 || len(a.Record().Headcount.Data.Groups) != 0 {
		t.Errorf("sites that are known: %+v, %v", a.Record().Sites, err)
	}
}
