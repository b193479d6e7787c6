package standard

import (
	_ "embed"
	"strings"

	"triennia/internal/domain/text"
)

// Need says whether an applicant has to hand in an item.
type Need string

const (
	Required    Need = "required"
	Conditional Need = "conditional" // only where it applies to the applicant
	Optional    Need = "optional"
	Retired     Need = "retired" // no longer asked for; kept to read earlier files
)

// Category is a group of the checklist: the eight of the published requirements, and what the edition of
// 2018 added to the system documents.
type Category struct {
	Key   string    `json:"key"`
	Title text.Text `json:"title"`
}

// Item is one line of the checklist of application materials.
type Item struct {
	Key      string    `json:"key"`
	Category string    `json:"category"`
	Need     Need      `json:"need" enum:"required,conditional,optional,retired"`
	Title    text.Text `json:"title"`
	Clauses  []string  `json:"clauses" nullable:"false"`
	Hint     text.Text `json:"hint"`
}

var categories = []Category{
	{"legal", text.T("Legal documents", "组织法律证明文件")},
	{"orgcode", text.T("Organisation code certificate", "组织机构代码证书")},
	{"operation", text.T("Evidence that the system operates", "体系有效运行证明")},
	{"profile", text.T("The organisation and its business", "组织简介和业务流程")},
	{"sysdocs", text.T("System documents", "体系文件")},
	{"additions", text.T("System documents that the 2018 edition added", "2018版新增的体系文件")},
	{"crossref", text.T("Documents and clauses", "体系文件与标准对照说明")},
	{"reviews", text.T("Internal audit and management review", "内部审核和管理评审证明资料")},
	{"confidentiality", text.T("Confidential records", "记录保密性或敏感性声明")},
}

//go:embed data/materials-20000-1.txt
var materials20000 string

// Categories lists the groups of the checklist in their order.
func Categories() []Category { return append([]Category(nil), categories...) }

// Materials is the whole checklist for the edition, retired items included.
func Materials(code string) []Item {
	if e, ok := Find(code); !ok || e.Short != "ISO/IEC 20000-1" {
		return nil
	}
	var out []Item
	for _, f := range rows(materials20000) {
		out = append(out, Item{Key: f[0], Category: f[1], Need: Need(f[2]), Title: text.T(f[3], f[4]),
			Clauses: list(f[5]), Hint: text.T(f[6], f[7])})
	}
	return out
}

// Asked is the checklist of today: Materials without the retired items.
func Asked(code string) []Item {
	var out []Item
	for _, i := range Materials(code) {
		if i.Need != Retired {
			out = append(out, i)
		}
	}
	return out
}

// FindItem is the item of the key among all materials of the edition.
func FindItem(code, key string) (Item, bool) {
	for _, i := range Materials(code) {
		if i.Key == key {
			return i, true
		}
	}
	return Item{}, false
}

func list(s string) []string {
	out := []string{}
	for part := range strings.SplitSeq(s, ",") {
		if p := strings.TrimSpace(part); p != "" {
			out = append(out, p)
		}
	}
	return out
}
