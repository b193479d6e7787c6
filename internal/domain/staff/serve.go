package staff

import (
	"slices"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

const iso17021 = "ISO/IEC 17021-1:2015"

// The rules that keep a person from an assignment.
var (
	I7 = rule.Rule{ID: "I7", Source: iso17021, Clause: "5.2.10", Level: rule.Enforce, Says: text.T(
		"A person who gave the client management-system consultancy is not used in any certification activity for it within two years.",
		"曾为客户提供管理体系咨询的人员，两年内不得参与该客户的任何认证活动。")}
	I8 = rule.Rule{ID: "I8", Source: iso17021, Clause: "5.2.13", Level: rule.Enforce, Says: text.T(
		"A person is not assigned to a client with whom a conflict of interest is declared.",
		"人员不得被指派给其已申报存在利益冲突的客户。")}
	K1 = rule.Rule{ID: "K1", Source: iso17021, Clause: "7.1.2", Level: rule.Enforce, Says: text.T(
		"A person does a certification function for a standard only while competence for both is demonstrated.",
		"人员只有在被证实具备某标准相应职能的能力期间，方可承担该职能。")}
	K4 = rule.Rule{ID: "K4", Source: iso17021, Clause: "7.3", Level: rule.Enforce, Says: text.T(
		"An external person is used only under a written agreement that is valid on the day.",
		"外部人员须在当日有效的书面协议下方可使用。")}
)

// The rules about organisations that lend people.
var (
	L1 = rule.Rule{ID: "L1", Source: iso17021, Clause: "5.1.3, 7.5", Level: rule.Enforce, Says: text.T(
		"The body decides on certification itself: nobody who is lent by another organisation takes a decision.",
		"认证决定由认证机构自行作出，其他组织派出的人员不得作出认证决定。")}
	I5 = rule.Rule{ID: "I5", Source: iso17021, Clause: "5.2.8", Level: rule.Enforce, Says: text.T(
		"Audits are not given to an organisation that offers management-system consultancy.",
		"不得将审核外包给提供管理体系咨询的组织。")}
)

// Rules lists the rules of this package.
var Rules = []rule.Rule{I5, I7, I8, K1, K4, L1}

// coolingOffMonths is the least that ISO/IEC 17021-1:2015, 5.2.10 asks for.
const coolingOffMonths = 24

// Assignment is what a person is to do, for whom and when.
type Assignment struct {
	Function         Function
	Standard         string
	Areas            []string // technical areas that the person alone has to be competent in
	Client           id.Client
	ClientName       text.Text // legal name, catches conflicts recorded before the client was known
	From, To         date.Date
	CoolingOffMonths int // by the packs in force; never less than 24
}

// CanServe tells why the person may not do the assignment, every reason at once as rule.Broken; nil when
// it may. Leave is not a rule of a standard and is asked for with AwayOn.
func (r Record) CanServe(a Assignment) error {
	if a.To.IsZero() {
		a.To = a.From
	}
	var broken rule.Broken
	if says := r.competenceGap(a); !says.IsZero() {
		broken = append(broken, K1.Breaks(says))
	} else {
		broken = append(broken, r.areaGaps(a)...)
	}
	broken = append(broken, r.Conflicted(a)...)
	broken = append(broken, r.lent(a.Function)...)
	if r.External && !covers(r.Agreement.From, r.Agreement.To, a.From, a.To) {
		broken = append(broken, K4.Breaks(text.Tf("The agreement with %s does not cover %s.",
			"与%s的协议未覆盖%s。", r.Name, days(a.From, a.To))))
	}
	return broken.OrNil()
}

// Conflicted are the ties to the client that keep the person from any activity for it, whatever its competence (I7, I8).
func (r Record) Conflicted(a Assignment) (out rule.Broken) {
	for _, c := range r.Conflicts {
		if b, stops := c.stops(r.Name, a); stops {
			out = append(out, b)
		}
	}
	return out
}

// lent is why a person whom another organisation lends may not do the function (L1, I5).
func (r Record) lent(f Function) rule.Broken {
	a := r.Agreement
	switch {
	case !r.External || !a.Lent():
	case f == Decision:
		return rule.Broken{L1.Breaks(text.Tf("%s works for the body through %s (%s) and takes no decisions.",
			"%s由%s（%s）派出，不得作出认证决定。", r.Name, ThroughNames[a.Through], a.Organisation))}
	case a.Through == Consultants && (f == Audit || f == Lead):
		return rule.Broken{I5.Breaks(text.Tf("%s works for the body through a consultancy (%s) and does not audit.",
			"%s由咨询机构（%s）派出，不得实施审核。", r.Name, a.Organisation))}
	}
	return nil
}

// CanServe is Record.CanServe.
func (p *Person) CanServe(a Assignment) error { return p.r.CanServe(a) }

// Qualified tells whether the person is competent for the function and the standard on the day.
func (r Record) Qualified(f Function, of string, on date.Date) bool {
	return r.competenceGap(Assignment{Function: f, Standard: of, From: on, To: on}).IsZero()
}

// ConfirmedOn tells whether the person may audit in China on the days: nobody from abroad without a confirmation.
func (r Record) ConfirmedOn(from, to date.Date) bool {
	return !r.Overseas || covers(r.Confirmed.From, r.Confirmed.To, from, to)
}

// AwayOn is the leave that touches the days, nil when the person is there.
func (r Record) AwayOn(from, to date.Date) *Leave {
	for _, l := range r.Leave {
		if !l.To.Before(from) && !l.From.After(to) {
			return &l
		}
	}
	return nil
}

func (r Record) competenceGap(a Assignment) text.Text {
	if a.Function == Planning || a.Function == Observing {
		return text.Text{}
	}
	for _, c := range r.Competences {
		if c.Standard == a.Standard && c.proves(a.Function) && covers(c.From, c.To, a.From, a.To) {
			return text.Text{}
		}
	}
	return text.Tf("%s has no competence for %s, %s, on %s.", "%s在%[4]s不具备%[3]s的%[2]s能力。",
		r.Name, FunctionNames[a.Function], a.Standard, days(a.From, a.To))
}

// areaGaps are the areas of the assignment that the person is not competent in for the standard (K6).
func (r Record) areaGaps(a Assignment) (out rule.Broken) {
	for _, area := range a.Areas {
		if !r.QualifiedIn(area, a.Function, a.Standard, a.From) {
			out = append(out, standard.K6.Breaks(text.Tf("%s has no competence for %s, %s, in the area %s.", "%s在专业类别%[4]s不具备%[3]s的%[2]s能力。",
				r.Name, FunctionNames[a.Function], a.Standard, area)))
		}
	}
	return out
}

// QualifiedIn tells whether the person is competent for the function and the standard in the technical area on the
// day; competence that names no area holds in every one.
func (r Record) QualifiedIn(area string, f Function, of string, on date.Date) bool {
	for _, c := range r.Competences {
		holds := len(c.Areas) == 0 || slices.ContainsFunc(c.Areas, func(wider string) bool { return standard.Within(area, wider) })
		if holds && c.Standard == of && c.proves(f) && covers(c.From, c.To, on, on) {
			return true
		}
	}
	return false
}

// proves tells whether the competence is enough for the function: who may lead may also audit.
func (c Competence) proves(f Function) bool {
	return c.Function == f || c.Function == Lead && f == Audit
}

// stops tells whether the conflict keeps the person named from the assignment. Consultancy and internal
// audits bar for the cooling-off period, its last day included; every other tie while it lasts.
func (c Conflict) stops(person string, a Assignment) (rule.Breach, bool) {
	if !c.concerns(a) {
		return rule.Breach{}, false
	}
	if c.Kind != Consultancy && c.Kind != InternalAudit {
		return I8.Breaks(text.Tf("%s has declared a conflict with %s: %s.", "%s已申报与%s存在利益冲突：%s。",
			person, c.ClientName, ConflictNames[c.Kind])), c.EndedOn.IsZero() || !c.EndedOn.Before(a.From)
	}
	if c.EndedOn.IsZero() {
		return I7.Breaks(text.Tf("%s is working for %s: %s.", "%s正在为%s工作：%s。",
			person, c.ClientName, ConflictNames[c.Kind])), true
	}
	until := c.EndedOn.AddMonths(max(coolingOffMonths, a.CoolingOffMonths))
	return I7.Breaks(text.Tf("%s worked for %s (%s) until %s and may serve it again after %s.",
		"%s曾为%s工作（%s）至%s，%s之后方可为其服务。",
		person, c.ClientName, ConflictNames[c.Kind], c.EndedOn, until)), !a.From.After(until)
}

func (c Conflict) concerns(a Assignment) bool {
	if !c.ClientID.IsZero() && !a.Client.IsZero() {
		return c.ClientID == a.Client
	}
	return sameName(c.ClientName, a.ClientName.En) || sameName(c.ClientName, a.ClientName.Zh)
}

// sameName tells whether a conflict was recorded under this name; in which language is the recorder's choice.
func sameName(recorded, name string) bool {
	name = strings.TrimSpace(name)
	return name != "" && strings.EqualFold(strings.TrimSpace(recorded), name)
}

// covers tells whether the stretch from..to (open at the end when to is not set) holds all the days.
func covers(from, to, first, last date.Date) bool {
	return !from.IsZero() && !first.Before(from) && (to.IsZero() || !last.After(to))
}

func days(from, to date.Date) text.Text {
	if from == to {
		return text.Tf("%s", "%s", from)
	}
	return text.Tf("%s – %s", "%s至%s", from, to)
}
