package register

import (
	"cmp"
	"slices"
	"strings"

	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
)

// Cell is a standard, a country and a technical sector, by which certifications are counted (SM-144).
type Cell struct{ Standard, Country, Sector string }

// Tally is how many certifications there are in each cell, and in all.
type Tally struct {
	Cells map[Cell]int
	All   int
}

// Add counts the certificate where it is accredited and not ended on the day; areas are the codes of the technical areas
// that its application was reviewed for. One of several sectors counts in each of them.
func (t *Tally) Add(r certificate.Record, areas []string, today date.Date) {
	s := r.Status(today)
	if r.Provisional || s != certificate.Status(certificate.Active) && s != certificate.Status(certificate.Suspended) {
		return
	}
	t.All++
	if t.Cells == nil {
		t.Cells = map[Cell]int{}
	}
	for _, sector := range sectors(areas) {
		t.Cells[Cell{r.Standard, r.Holder.Country, sector}]++
	}
}

// sectors are those that the codes lie in, each once; without any code one without a name.
func sectors(areas []string) []string {
	out := []string{}
	for _, code := range areas {
		sector, _, _ := strings.Cut(code, ".")
		out = append(out, sector)
	}
	if len(out) == 0 {
		return []string{""}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Sorted are the cells in the order of the file.
func (t *Tally) Sorted() []Cell {
	out := []Cell{}
	for c := range t.Cells {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Cell) int {
		return cmp.Or(cmp.Compare(a.Standard, b.Standard), cmp.Compare(a.Country, b.Country), cmp.Compare(a.Sector, b.Sector))
	})
	return out
}

// TallyFields are the columns of the file of numbers: no template of the register is known for it.
var TallyFields = []string{"standard", "country", "technical_sector", "certifications"}
