package standard

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"triennia/internal/domain/event"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// K6 keeps the competence for one standard from counting for another in the same area.
var K6 = rule.Rule{ID: "K6", Source: "ISO/IEC 17021-1:2015", Clause: "7.1.2", Level: rule.Enforce, Says: text.T(
	"Competence for a technical area is shown for each standard; who is competent in an area is so in the finer ones within it.",
	"专业类别能力按标准分别证实；具备某一类别能力者，视为具备其下级细分类别的能力。")}

// Area is a technical area of the body's own beside the 39 sectors: finer than one of them, or of the code system of a
// scheme.
type Area struct {
	Code      string    `json:"code" maxLength:"20" doc:"parted by dots: “33.02” lies in the sector 33"`
	Title     text.Text `json:"title"`
	Standards []string  `json:"standards,omitempty" nullable:"false" doc:"whose audits need people of this area; none are those that need people of the client's sector"`
}

// AreaRecord are the technical areas of a body as they are stored.
type AreaRecord struct {
	Version int    `json:"version"` // 1 until the body enters some
	Areas   []Area `json:"areas" nullable:"false"`
}

// Areas are the technical areas of a body and what happened to them.
type Areas struct {
	r AreaRecord
	event.Log
}

// FromAreas are the areas of the record.
func FromAreas(r AreaRecord) *Areas { return &Areas{r: r} }

// Record is a copy of the areas as they are stored.
func (l *Areas) Record() AreaRecord { return l.r }

// Replace puts other areas in the place of those that were, in the order of their codes.
func (l *Areas) Replace(areas []Area) error {
	areas = tidy(areas)
	if err := CheckAreas(areas); err != nil {
		return err
	}
	slices.SortFunc(areas, func(a, b Area) int { return cmp.Compare(a.Code, b.Code) })
	l.r.Areas = areas
	l.Add("areas.replaced", "")
	return nil
}

func tidy(areas []Area) []Area {
	out := make([]Area, len(areas))
	for i, a := range areas {
		out[i] = Area{strings.TrimSpace(a.Code), text.T(strings.TrimSpace(a.Title.En), strings.TrimSpace(a.Title.Zh)), a.Standards}
	}
	return out
}

var areaCode = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*$`)

// mostAreas is more than the finest list of codes that a body works by.
const mostAreas = 2000

// CheckAreas names each area that has no code or title, stands twice, or would be taken for one of the 39 sectors.
func CheckAreas(areas []Area) error {
	var bad fault.Invalid
	if len(areas) > mostAreas {
		bad.Add("areas", text.Tf("At most %d areas can be entered.", "最多可录入%d个专业类别。", mostAreas))
	}
	first := map[string]bool{}
	for i, a := range areas {
		path := fmt.Sprintf("areas[%d]", i)
		_, sector := SectorOf(a.Code)
		switch {
		case !IsAreaCode(a.Code):
			bad.Add(path+".code", text.T("Give a code of digits and letters, parted by dots: “33.02”.", "请填写由数字和字母组成、以点分隔的代码，例如“33.02”。"))
		case sector && len(a.Code) == 2:
			bad.Add(path+".code", text.T("This is one of the 39 sectors, which are there already.", "这是39个专业大类之一，已在列表中。"))
		case !sector && len(a.Standards) == 0:
			bad.Add(path+".standards", text.T("The code lies in none of the 39 sectors: say for which standards it is.", "该代码不属于39个专业大类，请说明适用的标准。"))
		case first[strings.ToLower(a.Code)]:
			bad.Add(path+".code", text.T("The code stands twice.", "代码重复。"))
		}
		first[strings.ToLower(a.Code)] = true
		if a.Title.IsZero() {
			bad.Add(path+".title", text.T("Say what the area is.", "请填写专业类别名称。"))
		}
	}
	return bad.OrNil()
}

// IsAreaCode tells whether the words can be the code of a technical area.
func IsAreaCode(s string) bool {
	return areaCode.MatchString(strings.TrimSpace(s)) && strings.ContainsAny(s, "0123456789")
}

// Knows tells whether the code lies in an area of the body or in one of the 39 sectors.
func (r AreaRecord) Knows(code string) bool {
	_, sector := SectorOf(code)
	return sector || r.around(code) != nil
}

// Name is the code with the title of the area or sector, the code alone where neither has it.
func (r AreaRecord) Name(code string) text.Text {
	title := text.Text{}
	if a := r.find(code); a != nil {
		title = a.Title
	} else if s, ok := SectorOf(code); ok && len(code) == 2 {
		title = s.Title
	}
	if title.IsZero() {
		return text.T(code, code)
	}
	return text.Tf("%s %s", "%s %s", code, title)
}

func (r AreaRecord) find(code string) *Area {
	for i := range r.Areas {
		if strings.EqualFold(r.Areas[i].Code, code) {
			return &r.Areas[i]
		}
	}
	return nil
}

// around is the narrowest area of the body in which the code lies.
func (r AreaRecord) around(code string) *Area {
	for {
		if a := r.find(code); a != nil {
			return a
		}
		dot := strings.LastIndexByte(code, '.')
		if dot < 0 {
			return nil
		}
		code = code[:dot]
	}
}

// Needed are those of the codes that an audit to the standard needs people for.
func (r AreaRecord) Needed(standard string, codes []string, book Book) []string {
	var out []string
	for _, code := range codes {
		a := r.around(code)
		if a != nil && len(a.Standards) > 0 && slices.Contains(a.Standards, standard) ||
			(a == nil || len(a.Standards) == 0) && book.BySector(standard) {
			out = append(out, code)
		}
	}
	return out
}

// Within tells whether the area lies in the wider one, or is the same.
func Within(area, wider string) bool {
	return strings.EqualFold(area, wider) || len(area) > len(wider) && strings.EqualFold(area[:len(wider)], wider) && area[len(wider)] == '.'
}
