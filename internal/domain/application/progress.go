package application

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"triennia/internal/domain/client"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/pack"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// Completeness is how far a section is.
type Completeness string

const (
	NotStarted Completeness = "not_started"
	Incomplete Completeness = "incomplete"
	Done       Completeness = "done"
)

// Progress is how far one section is, and what is missing.
type Progress struct {
	Section string        `json:"section"`
	Title   text.Text     `json:"title"`
	State   Completeness  `json:"state" enum:"not_started,incomplete,done"`
	Missing []fault.Field `json:"missing" nullable:"false"`
}

// Tasks lists the sections in the order of the task list, each with what is missing under the packs in force
// (rule A1).
func (r Record) Tasks(limits pack.Set) []Progress {
	out := []Progress{
		task("organisation", text.T("Organisation", "组织信息"), r.Organisation.SavedAt, r.missingOrganisation()),
		task("contacts", text.T("Contacts", "联系人"), r.Contacts.SavedAt, r.missingContacts()),
		task("sites", text.T("Sites", "场所"), r.Sites.SavedAt, r.missingSites()),
		task("provider", r.titled(text.T("Kind of service provider", "服务提供者类型"), text.T("Obligations and outsourcing", "义务和外包")), r.Provider.SavedAt, r.missingProvider()),
		task("scope", r.titled(text.T("Services in scope", "认证范围内的服务"), text.T("Activities in scope", "认证范围内的活动")), r.Scope.SavedAt, r.missingScope()),
		task("headcount", text.T("Persons", "人数"), r.Headcount.SavedAt, r.missingHeadcount()),
		task("system", text.T("Management system dates", "管理体系运行日期"), r.System.SavedAt, r.missingSystem()),
		task("consultancy", text.T("Consultancy received", "咨询情况"), r.Consultancy.SavedAt, r.missingConsultancy()),
		task("history", text.T("Certificates held before", "以往认证情况"), r.History.SavedAt, r.missingHistory()),
		task("declarations", text.T("Declarations", "声明"), r.Declarations.SavedAt, r.missingDeclarations(limits)),
	}
	if r.Kind.FromCertificate() {
		out = slices.DeleteFunc(out, func(p Progress) bool { return !slices.Contains(changing, p.Section) })
	}
	if r.Kind == Transfer {
		out = slices.Insert(out, 3, task("transferred", text.T("Certification to transfer", "拟转换的认证"), r.Transferred.SavedAt, r.missingTransferred()))
	}
	return out
}

// changing are the sections that a change of what is certified asks for; the others stand as they were.
var changing = []string{"sites", "scope", "headcount", "declarations"}

// titled is the title of a section where services are managed by a system of their own, and elsewhere.
func (r Record) titled(services, elsewhere text.Text) text.Text {
	if r.managesServices() {
		return services
	}
	return elsewhere
}

// managesServices tells whether ISO/IEC 20000-1 is applied for, alone or with others.
func (r Record) managesServices() bool {
	return slices.ContainsFunc(r.Standards, func(code string) bool { return standard.Same(code, standard.ITSM) })
}

func task(name string, title text.Text, saved time.Time, missing fault.Invalid) Progress {
	p := Progress{Section: name, Title: title, State: Done, Missing: filled(missing.Fields)}
	switch {
	case saved.IsZero():
		p.State = NotStarted
	case len(missing.Fields) > 0:
		p.State = Incomplete
	}
	return p
}

var (
	answerThis = text.T("Please answer this question.", "请回答此问题。")
	fillBoth   = text.T("Please fill in this field.", "请填写此项。")
	english    = text.T("Please give the English wording; the certificate is issued in both languages.", "请填写英文表述；证书以中英文颁发。")
	chinese    = text.T("Please give the Chinese wording; the certificate is issued in both languages.", "请填写中文表述；证书以中英文颁发。")
)

// both notes a bilingual field that is missing in one of the languages.
func both(bad *fault.Invalid, path string, t text.Text) {
	en, zh := strings.TrimSpace(t.En) == "", strings.TrimSpace(t.Zh) == ""
	switch {
	case en && zh:
		bad.Add(path, fillBoth)
	case en:
		bad.Add(path+".en", english)
	case zh:
		bad.Add(path+".zh", chinese)
	}
}

func answered(bad *fault.Invalid, path, value string) {
	if value == "" {
		bad.Add(path, answerThis)
	}
}

func (r Record) missingOrganisation() fault.Invalid {
	o := r.Organisation.Data
	bad := o.CheckNumbers("")
	both(&bad, "name", o.Name)
	both(&bad, "address", o.Address)
	both(&bad, "city", o.City)
	return bad
}

func (r Record) missingContacts() (bad fault.Invalid) {
	c := r.Contacts.Data
	representative := false
	for i, p := range c.People {
		bad.Require(fmt.Sprintf("people[%d].name", i), p.Name)
		if !strings.Contains(p.Email, "@") {
			bad.Add(fmt.Sprintf("people[%d].email", i), text.T("Please give an e-mail address.", "请填写电子邮箱。"))
		}
		representative = representative || p.Representative
	}
	if !representative {
		bad.Add("people", text.T("Name the representative who is authorised to apply.", "请指定有权提出申请的授权代表。"))
	}
	return bad
}

func (r Record) missingSites() (bad fault.Invalid) {
	central := 0
	for i, s := range r.Sites.Data.List {
		at := fmt.Sprintf("list[%d].", i)
		bad.Require(at+"key", s.Key)
		both(&bad, at+"name", s.Name)
		both(&bad, at+"address", s.Address)
		both(&bad, at+"city", s.City)
		both(&bad, at+"activities", s.Activities)
		if len(s.Country) != 2 {
			bad.Add(at+"country", text.T("Choose the country.", "请选择国家或地区。"))
		}
		if s.Central {
			central++
		}
	}
	if central != 1 {
		bad.Add("list", text.T("Name the one site where the central function stands.", "请指定一个中心职能所在场所。"))
	}
	return bad
}

func (r Record) missingProvider() (bad fault.Invalid) {
	p := r.Provider.Data
	if r.managesServices() {
		answered(&bad, "kind", p.Kind)
	}
	if p.Kind == "other" {
		bad.Require("other", p.Other)
	}
	answered(&bad, "certification_body", p.CertificationBody)
	return bad
}

func (r Record) missingScope() (bad fault.Invalid) {
	s := r.Scope.Data
	both(&bad, "org_unit", s.OrgUnit)
	both(&bad, "customers", s.Customers)
	if len(s.Services) == 0 {
		bad.Add("services", r.titled(text.T("Name at least one service.", "请至少填写一项服务。"),
			text.T("Name at least one product, service or activity.", "请至少填写一项产品、服务或活动。")))
	}
	for i, one := range s.Services {
		both(&bad, fmt.Sprintf("services[%d]", i), one)
	}
	if len(s.Locations) == 0 {
		bad.Add("locations", text.T("Choose at least one site of the list.", "请至少选择一个场所。"))
	}
	for _, b := range r.scopeBreaches() {
		if b.Rule.ID == SM3.ID {
			bad.Add(b.Field, b.Sentence())
		}
	}
	return bad
}

func (r Record) missingHeadcount() (bad fault.Invalid) {
	h := r.Headcount.Data
	if h.Company < 1 {
		bad.Add("company", text.T("How many people work for the organisation?", "请填写组织总人数。"))
	}
	if h.InScope() < 1 {
		bad.Add("groups", text.T("Say who works within the scope, per site and activity.", "请按场所和活动填写体系覆盖人数。"))
	}
	for i, g := range h.Groups {
		at := fmt.Sprintf("groups[%d].", i)
		if _, ok := r.site(g.Site); !ok {
			bad.Add(at+"site", text.T("Choose a site of the list.", "请从场所清单中选择。"))
		}
		both(&bad, at+"activity", g.Activity)
		if g.MinutesADay < 30 || g.MinutesADay > 24*60 {
			bad.Add(at+"minutes_a_day", text.T("Working time lies between half an hour and 24 hours a day.", "每日工作时间应在半小时至24小时之间。"))
		}
	}
	for _, b := range r.headcountBreaches() {
		if b.Rule.ID == SM4.ID {
			bad.Add(b.Field, b.Sentence())
		}
	}
	return bad
}

func (r Record) missingSystem() (bad fault.Invalid) {
	if r.System.Data.OperatedSince.IsZero() {
		bad.Add("operated_since", text.T("Since when has the system been operated?", "请填写体系开始运行的日期。"))
	}
	if len(r.Standards) < 2 {
		return bad
	}
	i := r.System.Data.Integrated
	answered(&bad, "integrated.documents", i.Documents)
	answered(&bad, "integrated.review", i.Review)
	answered(&bad, "integrated.internal_audits", i.InternalAudits)
	answered(&bad, "integrated.policy", i.Policy)
	answered(&bad, "integrated.processes", i.Processes)
	answered(&bad, "integrated.improvement", i.Improvement)
	answered(&bad, "integrated.responsibilities", i.Responsibilities)
	return bad
}

func (r Record) missingConsultancy() (bad fault.Invalid) {
	c := r.Consultancy.Data
	answered(&bad, "received", c.Received)
	switch c.Received {
	case "unknown":
		bad.Add("received", text.T("Find out whether consultancy was received, and from whom, before you submit.", "请在提交前核实是否接受过咨询以及咨询方。"))
	case "yes":
		bad.Require("by", c.By)
		answered(&bad, "by_body", c.ByBody)
	}
	answered(&bad, "internal_audits", c.InternalAudits)
	return bad
}

func (r Record) missingHistory() (bad fault.Invalid) {
	h := r.History.Data
	answered(&bad, "held", h.Held)
	if h.Held == "yes" && len(h.Certificates) == 0 {
		bad.Add("certificates", text.T("Name the certificates.", "请填写证书信息。"))
	}
	for i, c := range h.Certificates {
		at := fmt.Sprintf("certificates[%d].", i)
		bad.Require(at+"standard", c.Standard)
		bad.Require(at+"body", c.Body)
		answered(&bad, at+"status", c.Status)
		if c.OwnFault && c.SuspendedOn.IsZero() && c.WithdrawnOn.IsZero() {
			bad.Add(at+"withdrawn_on", text.T("When was it suspended or withdrawn?", "请填写暂停或撤销日期。"))
		}
	}
	return bad
}

func (r Record) missingDeclarations(limits pack.Set) (bad fault.Invalid) {
	d := r.Declarations.Data
	if limits.Under(pack.China) {
		answered(&bad, "lawful", d.Lawful)
		answered(&bad, "not_listed", d.NotListed)
		answered(&bad, "no_accident", d.NoAccident)
		answered(&bad, "no_spot_check", d.NoSpotCheck)
		answered(&bad, "no_penalty", d.NoPenalty)
		if d.NoPenalty == "no" {
			bad.Require("penalties", d.Penalties)
		}
	}
	if !d.Truthful {
		bad.Add("truthful", text.T("Declare that sites, activities and numbers of persons are true.", "请声明场所、活动和人数信息真实。"))
	}
	return bad
}

// site is the site of the key in the section sites.
func (r Record) site(key string) (client.Site, bool) {
	return client.Record{Sites: r.Sites.Data.List}.Site(key)
}
