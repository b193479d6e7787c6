package fee

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// schedule is a price list as a certification body or the state published it, and what it comes to.
type schedule struct {
	Source string
	List   PriceList
	Cases  []struct {
		Says    string
		Measure Measure
		Terms   Terms
		Nets    []string          // of the four years
		Lines   map[string]string // of the initial year
		Total   []string          // net, tax and gross of three years
		Broken  string            // the rule that refuses
	}
}

// Every published schedule is data: it can be published as an edition and reproduces its totals.
func TestPublishedSchedules(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d schedules, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { checkSchedule(t, file) })
	}
}

func checkSchedule(t *testing.T, file string) {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var s schedule
	if err := json.Unmarshal(raw, &s); err != nil {
		t.Fatal(err)
	}
	if err := s.List.CheckNew(s.List.ValidFrom); err != nil || s.Source == "" || len(s.Cases) == 0 {
		t.Fatalf("%s cannot be published: %v", s.Source, err)
	}
	for _, c := range s.Cases {
		o, err := s.List.Price(c.Measure, c.Terms)
		if c.Broken != "" {
			if !breaks(err, c.Broken) {
				t.Errorf("%s: %v, want %s", c.Says, err, c.Broken)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.Says, err)
			continue
		}
		if c.Nets != nil && !slices.Equal(nets(o), c.Nets) {
			t.Errorf("%s: %v, want %v", c.Says, nets(o), c.Nets)
		}
		if got := []string{o.Total.Net.String(), o.Total.Tax.String(), o.Total.Gross.String()}; c.Total != nil && !slices.Equal(got, c.Total) {
			t.Errorf("%s: %v, want %v", c.Says, got, c.Total)
		}
		for code, want := range c.Lines {
			i := slices.IndexFunc(o.Years[0].Lines, func(l Line) bool { return l.Code == code })
			if i < 0 || o.Years[0].Lines[i].Amount.String() != want {
				t.Errorf("%s: %s in %+v, want %s", c.Says, code, o.Years[0].Lines, want)
			}
		}
	}
}
