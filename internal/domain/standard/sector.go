package standard

import (
	"strconv"
	"sync"

	"triennia/internal/domain/text"
)

// Sector is one of the 39 sectors in which bodies are accredited. A body may use finer codes below it,
// parted by dots: "33.02" lies in 33.
type Sector struct {
	Code  string    `json:"code"` // two digits
	Title text.Text `json:"title"`
	NACE  string    `json:"nace"`
	ems   string
	ohs   string
}

var sectors = sync.OnceValue(func() []Sector {
	var out []Sector
	for _, f := range rows("sectors") {
		out = append(out, Sector{f[0], text.T(f[1], f[2]), f[3], f[4], f[5]})
	}
	return out
})

// Sectors lists the sectors in their order.
func Sectors() []Sector { return append([]Sector(nil), sectors()...) }

// SectorOf is the sector of the code, which may be finer; ok is false where there is none.
func SectorOf(code string) (s Sector, ok bool) {
	if len(code) < 2 || len(code) > 2 && code[2] != '.' {
		return Sector{}, false
	}
	n, err := strconv.Atoi(code[:2])
	if err != nil || n < 1 || n > len(sectors()) {
		return Sector{}, false
	}
	return sectors()[n-1], true
}

// severity orders the categories of complexity and risk, the strictest first.
var severity = []string{"high", "medium", "low", "limited"}

// Proposed is the category of complexity or risk that the sectors propose for the edition: the highest of them,
// with the sector it comes from. It is empty where the table of the standard has no categories, or IAF MD 5 names
// none for these sectors.
func Proposed(code string, of []string) (category string, from Sector) {
	for _, category := range severity {
		for _, one := range of {
			if s, ok := SectorOf(one); ok && s.category(code) == category {
				return category, s
			}
		}
	}
	return "", Sector{}
}

func (s Sector) category(code string) string {
	switch {
	case Same(code, EMS):
		return s.ems
	case Same(code, OHS):
		return s.ohs
	}
	return ""
}
