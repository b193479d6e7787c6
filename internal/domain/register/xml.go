package register

import (
	"encoding/xml"
	"regexp"
	"strings"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// Elements are the names of the elements that enclose the fields in the XML of the register. The fields have the published
// names; those of what encloses them are not confirmed, so a body may set them by the template of its account.
type Elements struct {
	Root        string `json:"root" maxLength:"60" doc:"of the document"`
	Certificate string `json:"certificate" maxLength:"60" doc:"of one certificate"`
	Sites       string `json:"sites" maxLength:"60" doc:"of its sites"`
	Site        string `json:"site" maxLength:"60" doc:"of one site"`
}

// DeliveredElements are like those that programs of others write and that the release notes of the register use for the
// sectors.
var DeliveredElements = Elements{Root: "cb_certs", Certificate: "certification", Sites: "certification_sites", Site: "certification_site"}

var elementName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]{0,59}$`)

// SetElements puts other names in use.
func (r *Reach) SetElements(e Elements) error {
	var bad fault.Invalid
	for _, f := range []struct {
		path string
		name *string
	}{{"root", &e.Root}, {"certificate", &e.Certificate}, {"sites", &e.Sites}, {"site", &e.Site}} {
		if *f.name = strings.TrimSpace(*f.name); !elementName.MatchString(*f.name) {
			bad.Add(f.path, text.T("This is no name of an element: a letter or _ first, then letters, digits, _, - and points, at most 60.",
				"这不是有效的元素名：以字母或下划线开头，后接字母、数字、下划线、连字符或点，最多60个字符。"))
		}
	}
	if err := bad.OrNil(); err != nil {
		return err
	}
	r.r.Elements = &e
	r.Add("register_xml.changed", "")
	return nil
}

// Names are the names of the elements: the body's own, or those delivered.
func (s Setup) Names() Elements {
	if s.Elements == nil {
		return DeliveredElements
	}
	return *s.Elements
}

// Head and Foot enclose the entries of a document.
func (e Elements) Head() string { return xml.Header + "<" + e.Root + ">\n" }

// Foot ends the document.
func (e Elements) Foot() string { return "</" + e.Root + ">\n" }

// Entry is what the document says of one certificate: the same fields as the workbook.
func (e Elements) Entry(of Entry) string {
	var b strings.Builder
	b.WriteString("<" + e.Certificate + ">\n")
	for i, f := range Fields {
		field(&b, f.Name, of.Cells[i])
	}
	b.WriteString("<" + e.Sites + ">\n")
	for _, site := range of.Sites {
		b.WriteString("<" + e.Site + ">\n")
		for i, name := range SiteFields[1:] { // the first is the identity number, which stands above
			field(&b, name, site[i+1])
		}
		b.WriteString("</" + e.Site + ">\n")
	}
	b.WriteString("</" + e.Sites + ">\n</" + e.Certificate + ">\n")
	return b.String()
}

func field(b *strings.Builder, name, value string) {
	b.WriteString("<" + name + ">")
	_ = xml.EscapeText(b, []byte(value)) // a Builder takes everything
	b.WriteString("</" + name + ">\n")
}
