package application

import (
	"fmt"
	"slices"
	"strings"

	"triennia/internal/domain/rule"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

const iso20000 = "ISO/IEC 20000-1:2018"

var (
	// SM2 wants services that a reader can recognise.
	SM2 = rule.Rule{ID: "SM-2", Source: iso20000, Clause: "4.3", Level: rule.Warn, Says: text.T(
		"The scope names the services; “IT services” alone says nothing about them.",
		"认证范围应写明具体服务，仅写“IT服务”不足以说明。")}
	// SM3 ties the locations of the scope to the sites.
	SM3 = rule.Rule{ID: "SM-3", Source: iso20000, Clause: "4.3", Level: rule.Enforce, Says: text.T(
		"Each location of the scope is a site of the application.",
		"认证范围中的每个服务提供场所均应列入场所清单。")}
)

// SM70 keeps claims about services and products out of the scope of a management system.
var SM70 = rule.Rule{ID: "SM-70", Source: "ISO/IEC 17021-1:2015", Clause: "8.2.2, 8.3.4", Level: rule.Warn, Says: text.T(
	"The scope does not say or suggest that a service or a product is certified: the management system is.",
	"认证范围不得声称或暗示服务或产品已获认证：获得认证的是管理体系。")}

// claims are wordings that speak of a certified service or product, in lower case without blanks.
var claims = []string{"certified", "productcertification", "认证产品", "产品认证", "认证服务产品", "已认证", "通过认证的"}

// claiming tells whether one of the languages of the words makes such a claim.
func claiming(words text.Text) bool {
	return slices.ContainsFunc(claims, func(c string) bool {
		return strings.Contains(squeezed(words.En), c) || strings.Contains(squeezed(words.Zh), c)
	})
}

// generic are wordings of a service that name none, in lower case without blanks.
var generic = []string{"it", "itservice", "itservices", "informationtechnologyservices", "ictservices", "services",
	"it服务", "信息技术服务", "服务", "信息服务", "it运维服务"}

// Sentence composes the scope in both languages from its parts, for services in the manner of ISO/IEC 20000-3;
// a part not filled in yet stands as an ellipsis.
func (r Record) Sentence() text.Text { return r.SentenceFor(r.Standards...) }

// SentenceFor is the sentence for some of the standards, as the certificate of one of them has it.
func (r Record) SentenceFor(standards ...string) text.Text {
	s := r.Scope.Data
	var names, systems []text.Text
	for _, key := range s.Locations {
		if site, ok := r.site(key); ok {
			names = append(names, site.Name)
		}
	}
	for _, code := range standards {
		e, _ := r.Own.Find(code)
		systems = append(systems, e.System)
	}
	does := "covering"
	if len(standards) == 1 && standard.Same(standards[0], standard.ITSM) {
		does = "supporting the provision of"
	}
	return text.T(s.english(joined(systems, text.En), does, places(names, text.En)), s.chinese(joined(systems, text.Zh), places(names, text.Zh)))
}

// mostNamed places stand by name in a sentence; the certificate lists all of them.
const mostNamed = 6

// places names the places; of many the first, and how many others are listed.
func places(names []text.Text, l text.Lang) string {
	if len(names) <= mostNamed {
		return joined(names, l)
	}
	return text.Tf("%s and %d further sites as listed", "%s及所列其他%d个场所", names[0], len(names)-1).In(l)
}

func (s Scope) english(systems, does, locations string) string {
	out := fmt.Sprintf("The %s of %s %s %s to %s from %s",
		systems, orDots(s.OrgUnit.En), does, joined(s.Services, text.En), orDots(s.Customers.En), locations)
	if t := strings.TrimSpace(s.CustomerLocations.En); t != "" {
		out += " at " + t
	}
	if t := strings.TrimSpace(s.Technology.En); t != "" {
		out += " using " + t
	}
	return out
}

func (s Scope) chinese(systems, locations string) string {
	out := fmt.Sprintf("%s向%s提供%s的%s活动，服务提供场所：%s",
		orDots(s.OrgUnit.Zh), orDots(s.Customers.Zh), joined(s.Services, text.Zh), systems, locations)
	if t := strings.TrimSpace(s.CustomerLocations.Zh); t != "" {
		out += "，客户场所：" + t
	}
	if t := strings.TrimSpace(s.Technology.Zh); t != "" {
		out += "，所用技术：" + t
	}
	return out
}

// joined lists the parts as a sentence does: "a, b and c", “a、b和c”.
func joined(parts []text.Text, l text.Lang) string {
	var words []string
	for _, p := range parts {
		w := p.En
		if l == text.Zh {
			w = p.Zh
		}
		if w = strings.TrimSpace(w); w != "" {
			words = append(words, w)
		}
	}
	comma, and := ", ", " and "
	if l == text.Zh {
		comma, and = "、", "和"
	}
	switch n := len(words); n {
	case 0:
		return "…"
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], comma) + and + words[n-1]
	}
}

func orDots(s string) string {
	if s = strings.TrimSpace(s); s == "" {
		return "…"
	}
	return s
}

func (r Record) scopeBreaches() rule.Broken {
	var out rule.Broken
	for i, s := range r.Scope.Data.Services {
		if !r.managesServices() {
			break
		}
		if slices.Contains(generic, squeezed(s.En)) || slices.Contains(generic, squeezed(s.Zh)) {
			out = append(out, SM2.Breaks(text.Text{}).At(fmt.Sprintf("services[%d]", i)))
		}
	}
	for i, s := range r.Scope.Data.Services {
		if claiming(s) {
			out = append(out, SM70.Breaks(text.Text{}).At(fmt.Sprintf("services[%d]", i)))
		}
	}
	for i, key := range r.Scope.Data.Locations {
		if _, ok := r.site(key); !ok {
			out = append(out, SM3.Breaks(text.Text{}).At(fmt.Sprintf("locations[%d]", i)))
		}
	}
	return out
}

func squeezed(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
