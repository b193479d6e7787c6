package register

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Subject is a certificate as a register is told of it.
type Subject struct {
	Certificate certificate.Record
	Body        body.Record
	Today       date.Date
}

// Field is a column of the template: its name, whether it must be filled in, the longest value (0: no limit known)
// and where the value comes from.
type Field struct {
	Name string
	Must bool
	Most int
	of   func(Subject) string
}

// Words are the words of CertSearch for the status of a certificate. One that was replaced is hidden there: its
// successor is an entry of its own.
var Words = map[certificate.Status]string{
	"active": "Active", "suspended": "Suspended", "withdrawn": "Withdrawn", "cancelled": "Cancelled",
	certificate.Expired: "Expired", "superseded": "Inactive",
}

// Hidden is the word of its API for what nobody is to see; the register shows it to the body as a draft.
const Hidden = "Hidden"

// Tabs of the workbook of template 2.1, in their order. The register asks for exact names: those of the fields are
// published, the name of the first two tabs, the order of the columns and the list of countries are not known here.
const (
	CertificationTab = "Certification"
	SitesTab         = "Certification Sites"
	SectorTab        = "Certification Sector"
)

// Fields are the columns of the first tab.
var Fields = []Field{
	{"certified_entity_unique_id", true, 45, func(s Subject) string { return s.Certificate.ClientID.String() }},
	{"certified_entity_name", true, 300, func(s Subject) string { return legalName(s.Certificate.Holder) }},
	{"certified_entity_english_name", false, 0, func(s Subject) string { return s.Certificate.Holder.Name.En }},
	{"business_registered_street", true, 0, func(s Subject) string { return local(s.Certificate.Holder.Country, s.Certificate.Holder.Address) }},
	{"business_registered_city", true, 0, func(s Subject) string { return local(s.Certificate.Holder.Country, s.Certificate.Holder.City) }},
	{"business_registered_country", true, 0, func(s Subject) string { return s.Certificate.Holder.Country }},
	{"business_registration_number", false, 0, func(s Subject) string { return s.Certificate.Holder.Registered }},
	{identityNumber, true, 60, func(s Subject) string { return s.Certificate.ID.String() }},
	{"certificate_number", true, 60, func(s Subject) string { return s.Certificate.Number }},
	{"certification_status", true, 45, func(s Subject) string { return Words[s.Certificate.Status(s.Today)] }},
	{"certification_type", true, 0, func(Subject) string { return "Management System" }},
	{"certification_scope", true, 0, func(s Subject) string { return either(s.Certificate.Scope) }},
	{"certification_original_issue_date", false, 0, func(s Subject) string { return compact(original(s.Certificate)) }},
	{"certification_issue_date", true, 0, func(s Subject) string { return compact(s.Certificate.IssuedOn) }},
	{"certification_expiry_date", true, 0, func(s Subject) string { return compact(s.Certificate.ExpiresOn) }},
	{"accreditation_body_name", true, 0, func(s Subject) string { return s.Body.Accreditation.Body }},
	{"certification_body_name", false, 0, func(s Subject) string { return either(s.Body.Name) }},
	{"scheme_name", true, 0, func(s Subject) string { return standard.Bare(s.Certificate.Standard) }},
	{"standards_name", true, 0, func(s Subject) string { return s.Certificate.Standard }},
}

// SiteFields are the columns of the second tab.
var SiteFields = []string{identityNumber, "street", "city", "country", "site_scope"}

// SectorFields are the columns of the third tab, which stays empty: sectors are optional.
var SectorFields = []string{identityNumber, "sector_name", "sector_code"}

const (
	identityNumber = "certification_identity_number"
	mostSiteScope  = 10000
)

// Entry is what the files say of one certificate.
type Entry struct {
	Cells []string   // by Fields
	Sites [][]string // by SiteFields
}

// EntryOf is the entry of the certificate.
func EntryOf(s Subject) Entry {
	e := Entry{}
	for _, f := range Fields {
		e.Cells = append(e.Cells, strings.TrimSpace(f.of(s)))
	}
	for _, site := range s.Certificate.Sites {
		e.Sites = append(e.Sites, []string{s.Certificate.ID.String(), local(site.Country, site.Address), local(site.Country, site.City), site.Country, either(site.Activities)})
	}
	return e
}

// mostEntry is more than all fields of any usual certificate have together, and far below what a file may have.
const mostEntry = 1 << 20

// Size is how many bytes the fields have.
func (e Entry) Size() (n int) {
	for _, row := range append([][]string{e.Cells}, e.Sites...) {
		for _, cell := range row {
			n += len(cell)
		}
	}
	return n
}

// Hash tells whether an entry is the same as another.
func (e Entry) Hash() string {
	said, _ := json.Marshal(e) // texts only: it cannot fail
	sum := sha256.Sum256(said)
	return hex.EncodeToString(sum[:])
}

// Problem is a field that keeps a certificate out of the files, and the way out.
type Problem struct {
	Field string    `json:"field"`
	Says  text.Text `json:"says"`
}

// Problems are those of the entry (SM-126).
func (e Entry) Problems() []Problem {
	out := []Problem{}
	for i, f := range Fields {
		out = append(out, check(f.Name, e.Cells[i], f.Must, f.Most)...)
	}
	if e.Size() > mostEntry {
		out = append(out, Problem{"site_scope", text.T("The certificate is too long for one file of the register. Shorten the activities of its sites with the client and issue it anew.",
			"该证书内容过长，单个上报文件无法容纳。请与客户精简各场所的活动描述后换发证书。")})
	}
	for _, site := range e.Sites {
		for i, name := range SiteFields {
			most := 0
			if name == "site_scope" {
				most = mostSiteScope
			}
			out = append(out, check(name, site[i], name == "street" || name == "city" || name == "country", most)...)
		}
	}
	return out
}

func check(field, value string, must bool, most int) []Problem {
	n := utf8.RuneCountInString(value)
	switch {
	case must && n == 0:
		return []Problem{{field, text.T("This is missing. Complete it with the client and issue the certificate anew on its page, or, for the accreditation, in the settings of the body.",
			"该字段缺失。请在客户资料中补全并在证书页面换发证书；认可信息请在机构设置中填写。")}}
	case most > 0 && n > most:
		return []Problem{{field, text.Tf("This has %d characters; the register takes %d. Shorten it with the client, then issue the certificate anew on its page.",
			"该字段有%d个字符，数据库最多接受%d个。请在客户资料中缩短，然后在证书页面换发证书。", n, most)}}
	}
	return nil
}

// Fate is what becomes of a certificate in a submission.
type Fate string

const (
	Skip   Fate = "skip"
	Remove Fate = "remove" // uploaded earlier, no longer allowed
	Tell   Fate = "tell"
)

// FateOf: told are the accredited certificates whose clients allow it (CF1). What is not in force is told only if the
// register knows it, as no history is asked for.
func FateOf(r certificate.Record, today date.Date, allowed, known bool) Fate {
	s := r.Status(today)
	inForce := s == certificate.Status(certificate.Active) || s == certificate.Status(certificate.Suspended)
	switch {
	case !allowed && known:
		return Remove
	case !allowed, r.Provisional && !known, !inForce && !known:
		return Skip
	}
	return Tell
}

func original(r certificate.Record) date.Date {
	switch {
	case r.TakenOver != nil:
		return r.TakenOver.Since
	case r.Cycle == 1 && r.Extends == nil:
		return r.IssuedOn
	}
	return date.Date{}
}

func compact(d date.Date) string {
	if d.IsZero() {
		return ""
	}
	return strings.ReplaceAll(d.String(), "-", "")
}

func legalName(h certificate.Holder) string { return local(h.Country, h.Name) }

// local is the text in the language of the country where it has one in it, otherwise in the other.
func local(country string, t text.Text) string {
	if country == "CN" && t.Zh != "" {
		return t.Zh
	}
	return either(t)
}

// either is the English text, or the Chinese one where there is no other.
func either(t text.Text) string {
	if t.En != "" {
		return t.En
	}
	return t.Zh
}
