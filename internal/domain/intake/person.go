package intake

import (
	"slices"
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/account"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/text"
)

var peopleColumns = []Column{
	{"email", text.T("E-mail", "电子邮箱"), text.T("The invitation goes there. A person with several competences stands on several rows with the same address.", "邀请将发送至该邮箱。同一人有多项能力时，用相同邮箱填写多行。"), true,
		"maria.silva@body.example", []string{"email", "mail", "address", "邮箱", "电子邮件"}},
	{"name", text.T("Name", "姓名"), text.T("Needed on the first row of a person.", "每人的第一行必填。"), false, "Maria Silva", []string{"auditor", "person", "full name", "审核员", "人员"}},
	{"roles", text.T("Roles", "角色"), text.T("administrator, reviewer, planner, auditor, decision maker, finance, several with a semicolon; without it, auditor.",
		"管理员、申请评审员、计划员、审核员、认证决定人员、财务，多个角色以分号分隔；未填写时为审核员。"), false, "auditor; decision maker", []string{"role"}},
	{"language", text.T("Language", "语言"), text.T("Of the invitation: en or zh-CN; without it, that of the body.", "邀请所用语言：en或zh-CN；未填写时与机构相同。"), false, "en", []string{"language of letters", "通信语言"}},
	{"external_since", text.T("External since", "外聘起始日期"), text.T("First day of the agreement with a person who is not employed; without it, employed.", "与非在编人员签订协议的首日；未填写时为在编人员。"), false,
		"", []string{"agreement from", "协议起始日期"}},
	{"standard", text.T("Standard", "标准"), text.T("With its edition, for instance ISO/IEC 20000-1:2018. Without it the row says nothing of competence.", "含版本，例如ISO/IEC 20000-1:2018；未填写时该行不涉及能力。"), false,
		"ISO/IEC 20000-1:2018", []string{"scheme", "认证标准", "领域"}},
	{"functions", text.T("Competent for", "能力范围"), text.T("application review, auditing, leading, technical expertise, decision, several with a semicolon; without it, auditing.",
		"申请评审、审核、审核组长、技术专家、认证决定，多项以分号分隔；未填写时为审核。"), false, "auditing; leading", []string{"function", "functions", "qualification", "competence", "职能", "资格", "能力"}},
	{"areas", text.T("Technical areas", "专业类别"), text.T("Codes of sectors or of the body's own areas, several with a semicolon; without it, every area.", "专业大类或本机构细分类别的代码，多项以分号分隔；未填写时为所有类别。"), false,
		"33; 28.01", []string{"area", "sectors", "codes", "专业代码", "专业"}},
	{"from", text.T("Valid from", "生效日期"), text.T("Day of the finding of competence. Needed with a standard.", "能力评定日期。填写标准时必填。"), false, "2025-03-01", []string{"from", "qualified on", "评定日期", "资格起始日期"}},
	{"to", text.T("Valid until", "有效期至"), text.T("Last day; without it, until revoked.", "最后一日；未填写时至撤销为止。"), false, "2028-02-29", []string{"until", "to", "expires", "到期日"}},
	{"evidence", text.T("Evidence", "依据"), text.T("What the finding rests on. Needed with a standard.", "能力评定的依据。填写标准时必填。"), false,
		"Witnessed audit of March 2025", []string{"grounds", "证据", "评定依据"}},
}

// Recruit is a person of a table, who is invited and joins with the file.
type Recruit struct {
	Email    string
	Name     string
	Language text.Lang
	Roles    []access.Role
	File     staff.File
	row      int
}

const (
	isMember  = "member"
	isInvited = "invited"
)

func (t *reader) beginPeople() {
	t.people, t.taken = map[string]*Recruit{}, map[string]string{}
	for _, e := range t.here.Members {
		t.taken[e] = isMember
	}
	for _, e := range t.here.Invited {
		t.taken[e] = isInvited
	}
}

// readPerson reads a person, or one more competence of a person who stands on a row before.
func (t *reader) readPerson() {
	email := t.email("email")
	p, again := t.people[email]
	if again {
		t.agree(p)
	} else {
		p = t.recruit(email)
	}
	p.File.Competences = append(p.File.Competences, t.competences()...)
	if t.wrong {
		return
	}
	t.Report.Creates++
	if !again {
		t.People = append(t.People, p)
	}
}

// recruit is a person who stands in the table for the first time.
func (t *reader) recruit(email string) *Recruit {
	p := &Recruit{Email: email, Name: t.cell("name"), Language: t.speech("language", t.here.Language), Roles: t.roles(), row: t.row.Number}
	p.File = staff.File{Name: p.Name, Competences: []staff.Competence{}, Conflicts: []staff.Conflict{}, Leave: []staff.Leave{}}
	if since := t.day("external_since"); !since.IsZero() {
		p.File.External, p.File.Agreement = true, staff.Agreement{From: since}
	}
	if err := account.CheckName(p.Name); err != nil {
		t.problem("name", text.T("Give the name of the person, of at most 120 characters.", "请填写姓名，不超过120个字符。"))
	}
	switch t.taken[email] {
	case isMember:
		t.problem("email", text.T("This person is a member already: leave the row out and enter the competence in the person's file.", "此人已是成员，请删除该行，并在其人员档案中录入能力。"))
	case isInvited:
		t.problem("email", text.T("There is an open invitation to this address: leave the row out, or revoke the invitation first.", "该邮箱已有未处理的邀请，请删除该行或先撤销邀请。"))
	}
	if email != "" {
		t.people[email] = p
	}
	return p
}

// agree refuses a row that contradicts an earlier one about the same person.
func (t *reader) agree(p *Recruit) {
	if name := t.cell("name"); name != "" && name != p.Name {
		t.problem("name", text.Tf("Row %d names the person with this address %s.", "第%d行中该邮箱对应的姓名为%s。", p.row, p.Name))
	}
	if t.cell("roles") != "" && !slices.Equal(t.roles(), p.Roles) {
		t.problem("roles", text.Tf("Row %d gives the person other roles: leave this cell empty.", "第%d行为此人填写了不同的角色，请将本单元格留空。", p.row))
	}
}

func (t *reader) email(key string) string {
	email, err := account.NormaliseEmail(t.cell(key))
	if err != nil && t.cell(key) != "" {
		t.problem(key, text.T("Give an e-mail address such as name@example.com.", "请填写电子邮箱，例如 name@example.com。"))
	}
	return email
}

func (t *reader) roles() []access.Role {
	out := []access.Role{}
	for _, part := range t.list("roles", ";；,，、") {
		i := slices.IndexFunc(access.StaffRoles, func(r access.Role) bool { return named(part, string(r), access.RoleNames[r]) })
		if i < 0 {
			t.problem("roles", text.Tf("There is no role “%s”.", "没有“%s”这一角色。", part))
			continue
		}
		if !slices.Contains(out, access.StaffRoles[i]) {
			out = append(out, access.StaffRoles[i])
		}
	}
	if len(out) == 0 {
		out = append(out, access.Auditor)
	}
	return out
}

// functionWords are shorter names of the functions than those on screen.
var functionWords = map[staff.Function][]string{
	staff.Review: {"review", "reviewing"}, staff.Audit: {"auditor"}, staff.Lead: {"leading", "lead auditor", "team leader", "审核组长", "组长"},
	staff.Expert: {"expert"}, staff.Decision: {"deciding", "decision maker", "认证决定", "评定"},
}

func (t *reader) functions() []staff.Function {
	out := []staff.Function{}
	for _, part := range t.list("functions", ";；,，、") {
		i := slices.IndexFunc(staff.Functions, func(f staff.Function) bool {
			return named(part, string(f), staff.FunctionNames[f], functionWords[f]...)
		})
		if i < 0 {
			t.problem("functions", text.Tf("There is no function “%s”.", "没有“%s”这一职能。", part))
			continue
		}
		out = append(out, staff.Functions[i])
	}
	if len(out) == 0 {
		out = append(out, staff.Audit)
	}
	return out
}

func (t *reader) areas() []string {
	out := t.list("areas", ";；,，、")
	for _, code := range out {
		if !t.here.Areas.Knows(code) {
			t.problem("areas", text.Tf("There is no technical area %s.", "没有专业类别%s。", code))
		}
	}
	return out
}

// named tells whether the words name the thing: by its key, or by one of its names.
func named(words, key string, name text.Text, also ...string) bool {
	w := plainHeading(words)
	return slices.ContainsFunc(append(also, strings.ReplaceAll(key, "_", " "), name.En, name.Zh), func(n string) bool { return w == plainHeading(n) })
}

// competences are what the row says the person is competent for, one for each function.
func (t *reader) competences() (out []staff.Competence) {
	if t.cell("standard") == "" {
		for _, key := range []string{"functions", "areas", "from", "to", "evidence"} {
			if t.cell(key) != "" {
				t.problem("standard", text.T("Say for which standard.", "请填写对应的标准。"))
				return nil
			}
		}
		return nil
	}
	c := staff.Competence{Standard: t.standard("standard"), Areas: t.areas(), From: t.day("from"), To: t.day("to"), Evidence: t.cell("evidence")}
	for _, key := range []string{"from", "evidence"} {
		if t.cell(key) == "" {
			t.problem(key, text.T("Needed with a standard.", "填写标准时必填。"))
		}
	}
	if !c.To.IsZero() && c.To.Before(c.From) {
		t.problem("to", text.T("The end lies before the beginning.", "结束日期早于开始日期。"))
	}
	for _, f := range t.functions() {
		c.Function = f
		out = append(out, c)
	}
	return out
}
