package standard

import (
	"slices"
	"strings"
	"sync"

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

// Category is a group of the checklist: the eight of the published requirements, the system documents by
// standard.
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

// OfTransfer is the group of what only a transfer from another body needs.
const OfTransfer = "transfer"

var categories = []Category{
	{"legal", text.T("Legal documents", "组织法律证明文件")},
	{"orgcode", text.T("Organisation code certificate", "组织机构代码证书")},
	{"operation", text.T("Evidence that the system operates", "体系有效运行证明")},
	{"profile", text.T("The organisation and its business", "组织简介和业务流程")},
	{"sysdocs", text.T("Documents of the service management system", "服务管理体系文件")},
	{"additions", text.T("Documents that ISO/IEC 20000-1:2018 added", "ISO/IEC 20000-1:2018新增的体系文件")},
	{"isms", text.T("Documents of the information security management system", "信息安全管理体系文件")},
	{"qms", text.T("Documents of the quality management system", "质量管理体系文件")},
	{"ems", text.T("Documents of the environmental management system", "环境管理体系文件")},
	{"ohs", text.T("Documents of the OH&S management system", "职业健康安全管理体系文件")},
	{OwnDocuments, text.T("Documents of other standards", "其他标准的文件")},
	{"crossref", text.T("Documents and clauses", "体系文件与标准对照说明")},
	{OfTransfer, text.T("The certification to transfer", "拟转换的认证")},
	{"reviews", text.T("Internal audit and management review", "内部审核和管理评审证明资料")},
	{"confidentiality", text.T("Confidential records", "记录保密性或敏感性声明")},
}

// material is an item and the standards that ask for it, "*" for all.
type material struct {
	Item
	standards []string
}

var materials = sync.OnceValue(func() []material {
	var out []material
	for _, f := range rows("materials") {
		out = append(out, material{Item{Key: f[0], Category: f[2], Need: Need(f[3]), Title: text.T(f[4], f[5]),
			Clauses: list(f[6]), Hint: text.T(f[7], f[8])}, list(f[1])})
	}
	return out
})

// Categories lists the groups of the checklist in their order.
func Categories() []Category { return append([]Category(nil), categories...) }

// Materials is the whole checklist for the editions together, retired items included. What several of them
// ask for stands there once; what the body's own ask for follows.
func (b Book) Materials(codes ...string) []Item {
	var out []Item
	for _, m := range materials() {
		if slices.ContainsFunc(codes, func(code string) bool { return m.askedBy(b, code) }) {
			out = append(out, m.Item)
		}
	}
	for _, code := range codes {
		if o, ok := b.own(code); ok {
			out = append(out, o.items()...)
		}
	}
	return out
}

func (m material) askedBy(b Book, code string) bool {
	e, known := b.Find(code)
	return known && (slices.Contains(m.standards, "*") || slices.Contains(m.standards, e.Short))
}

// Asked is what an initial certification is asked for today: Materials without the retired items.
func Asked(codes ...string) []Item {
	return slices.DeleteFunc(Book(nil).Materials(codes...), func(i Item) bool { return i.Need == Retired || i.Category == OfTransfer })
}

// FindItem is the item of the key among all materials of the editions.
func (b Book) FindItem(key string, codes ...string) (Item, bool) {
	for _, i := range b.Materials(codes...) {
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
