package audittime

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"sync"

	"triennia/internal/domain/body"
)

//go:embed data/days.csv
var daysCSV string

// band is the days for a range of effective persons.
type band struct {
	from, to int
	days     HalfDays
}

var tables = sync.OnceValue(func() map[string][]band {
	r := csv.NewReader(strings.NewReader(daysCSV))
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		panic("audittime: data/days.csv: " + err.Error())
	}
	out := map[string][]band{}
	for _, row := range rows[1:] {
		from, _ := strconv.Atoi(row[2])
		to, _ := strconv.Atoi(row[3])
		days, _ := strconv.ParseFloat(row[4], 64)
		key := row[0] + "/" + row[1]
		out[key] = append(out[key], band{from, to, HalfDays(days * 2)})
	}
	return out
})

// category is the given one, or "all" for the schemes whose table has one column.
func (m Method) category(given string) string {
	if given == "" {
		return "all"
	}
	return given
}

// Categories of complexity or risk that the method's table knows.
func (m Method) Categories() []string {
	if m.own != nil || m.ID == EnteredMethod {
		return []string{"all"}
	}
	var out []string
	for _, c := range []string{"all", "high", "medium", "low", "limited"} {
		if tables()[m.scheme+"/"+c] != nil {
			out = append(out, c)
		}
	}
	return out
}

// Choices are the categories that a reviewer may choose for the method: those of its table, and what it treats
// by itself.
func (m Method) Choices() []string {
	if m.scheme == "EMS" {
		return append(m.Categories(), special)
	}
	return m.Categories()
}

// Scored tells whether the factors of the method follow from scores (SM-30).
func (m Method) Scored() bool { return m.scheme == "ISMS" }

// special is the category of the EMS sectors for which the table has no column.
const special = "special"

// knows tells whether a time can be asked for in the category.
func (m Method) knows(category string) bool {
	return slices.Contains(m.Choices(), m.category(category))
}

func ownBands(own []body.Band) []band {
	out := make([]band, len(own))
	for i, b := range own {
		out[i] = band{b.From, b.To, HalfDays(2 * b.Days)}
	}
	return out
}

// builtUp tells whether the days are the sum of activities (SM-25).
func (m Method) builtUp() bool { return m.own != nil && len(m.own.Activities) > 0 }

// hundredths of a day are the activities together, before rounding.
func (m Method) hundredths(persons int, central bool) (sum int64) {
	for _, a := range m.own.Activities {
		sum += a.Hundredths(persons, central)
	}
	return sum
}

// most is the last row of the method's table, 0 where it has no such column.
func (m Method) most(category string) HalfDays {
	if bands := m.bands(category); len(bands) > 0 {
		return bands[len(bands)-1].days
	}
	return 0
}

func (m Method) bands(category string) []band {
	if m.own != nil {
		return ownBands(m.own.Bands)
	}
	return tables()[m.scheme+"/"+m.category(category)]
}

// days is the table value for the central function or another site, of a build-up the sum of its activities rounded up;
// ok is false above the last band and where the table has no column.
func (m Method) days(category string, persons int, central bool) (HalfDays, band, bool) {
	if m.builtUp() {
		return HalfDays((m.hundredths(persons, central) + 49) / 50), band{1, persons, 0}, true
	}
	bands := m.bands(category)
	i, _ := slices.BinarySearchFunc(bands, persons, func(b band, n int) int { return b.to - n })
	if i == len(bands) || persons < bands[i].from {
		return 0, band{}, false
	}
	return bands[i].days, bands[i], true
}
