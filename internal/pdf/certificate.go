package pdf

import (
	"time"

	"triennia/internal/domain/body"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

const (
	certMargin = 62.0
	qrSize     = 92.0
)

// Certificate is the certification document of 8.2.2 in both languages: one page, and an annex that
// lists the sites when there is more than one. verifyURL leads to the public page of the certificate.
func Certificate(c certificate.Record, b body.Record, verifyURL string, at time.Time) ([]byte, error) {
	d := New(Page{Title: "Certificate 证书 " + c.Number, Author: Join(b.Name, " "), At: at, Margin: certMargin, Plain: true})
	p := certPage{d, c, b, verifyURL}
	p.head(text.T("Certificate", "认证证书"), 30)
	p.statement()
	p.foot()
	if len(c.Sites) > 1 {
		p.annex()
	}
	for n := 1; n <= d.pages; n++ {
		d.fail(d.gp.SetPage(n))
		p.border()
	}
	return d.Bytes()
}

type certPage struct {
	*Doc
	c   certificate.Record
	b   body.Record
	url string
}

// border is a broad and a fine line around the page with open corners.
func (p certPage) border() {
	w, h := p.Size()
	p.Frame(26, 26, w-52, h-52, 2.2, Petrol)
	p.Frame(32, 32, w-64, h-64, 0.5, Petrol)
	for _, corner := range [][2]float64{{26, 26}, {w - 26, 26}, {26, h - 26}, {w - 26, h - 26}} {
		p.Fill(corner[0]-5, corner[1]-5, 10, 10, White)
		p.Frame(corner[0]-3.5, corner[1]-3.5, 7, 7, 0.8, Petrol)
	}
}

func (p certPage) head(title text.Text, size float64) {
	p.MoveTo(64)
	p.centred(p.b.Name.En, Style{Size: 13, Bold: true, Color: Petrol, Height: 1.35})
	if p.b.Name.Zh != p.b.Name.En {
		p.centred(p.b.Name.Zh, Style{Size: 12, Color: Petrol, Height: 1.4})
	}
	w, _ := p.Size()
	p.Gap(9)
	p.Fill(w/2-24, p.Y(), 48, 1.2, Petrol)
	p.Gap(15)
	p.centred(title.En, Style{Size: size, Bold: true, Height: 1.2})
	p.centred(title.Zh, Style{Size: size * 0.66, Height: 1.3})
	p.Gap(3)
	p.centred(p.c.Number, Style{Size: 11, Color: Grey})
}

// statement says who conforms to what for which activities.
func (p certPage) statement() {
	quiet, name := Style{Size: 9.5, Color: Grey}, Style{Size: 18, Bold: true, Height: 1.3}
	p.Gap(20)
	p.both(text.T("This is to certify that the service management system of", "兹证明以下组织的服务管理体系"), quiet)
	p.Gap(4)
	p.centred(p.c.Holder.Name.En, name)
	if p.c.Holder.Name.Zh != p.c.Holder.Name.En {
		name.Size = 16
		p.centred(p.c.Holder.Name.Zh, name)
	}
	p.Gap(2)
	p.both(p.c.Holder.Address, Style{Size: 9})
	if p.c.Holder.Registered != "" {
		p.centred(registered(p.c.Holder)+p.c.Holder.Registered, Style{Size: 8.5, Color: Grey})
	}
	p.Gap(18)
	p.both(text.T("conforms to", "符合"), quiet)
	p.centred(p.edition(), Style{Size: 15, Bold: true, Color: Petrol})
	p.Gap(18)
	p.both(text.T("for the following scope", "认证范围如下"), quiet)
	p.Gap(2)
	p.scope()
	if len(p.c.Sites) > 1 {
		p.Gap(3)
		p.both(text.Tf("The %d sites are listed in the annex.", "%d个场所见附件。", len(p.c.Sites)), Style{Size: 8.5, Color: Grey})
	}
}

// edition is the standard with its amendments, as the standards noun prints it.
func (p certPage) edition() string {
	if e, ok := standard.Find(p.c.Standard); ok {
		return e.Display
	}
	return p.c.Standard
}

// scope takes a smaller letter for a long sentence, so that it stays above the foot.
func (p certPage) scope() {
	room := p.footTop() - p.Y() - 24
	style := Style{Size: 11, Height: 1.4}
	for style.Size > 6.5 && p.Height(p.c.Scope.En, p.Width(), style)+p.Height(p.c.Scope.Zh, p.Width(), style) > room {
		style.Size -= 0.5
	}
	p.both(p.c.Scope, style)
}

func (p certPage) footTop() float64 {
	_, h := p.Size()
	return h - 224
}

// foot holds the dates, the way to check them and the body.
func (p certPage) foot() {
	w, h := p.Size()
	top := p.footTop()
	p.Line(certMargin, top, w-certMargin, top, Pale)
	p.MoveTo(top + 10)
	rows := []Fact{
		{text.T("Certificate number", "证书编号"), p.c.Number},
		{text.T("Date of decision", "认证决定日期"), p.c.DecidedOn.String()},
		{text.T("Date of issue", "颁发日期"), p.c.IssuedOn.String()},
		{text.T("Valid until", "有效期至"), p.c.ExpiresOn.String()},
	}
	if s := p.c.SoA; s != nil {
		rows = append(rows, Fact{text.T("Statement of applicability", "适用性声明"), s.Version + ", " + s.On.String()})
	}
	if !p.c.PreviousExpiry.IsZero() {
		rows = append(rows, Fact{text.T("Expiry of the cycle before", "上一周期到期日"), p.c.PreviousExpiry.String()})
	}
	for _, f := range rows {
		p.At(certMargin, p.Y()+1, 150, Join(f.Label, "  "), Style{Size: 8.5, Color: Grey})
		p.At(certMargin+158, p.Y(), 170, f.Value, Style{Size: 10, Bold: true})
		p.Gap(17)
	}
	qrLeft := w - certMargin - qrSize
	p.QR(p.url, qrLeft, top+6, qrSize)
	p.At(qrLeft-40, top+qrSize+6, qrSize+80, certificate.Grouped(p.c.Code), Style{Size: 8.5, Bold: true, Align: Center})
	note := text.T("Valid while the surveillance audits are passed. The status of today stands at", "本证书在通过监督审核的前提下有效，当前状态以下列网址为准：")
	small := Style{Size: 8, Color: Grey, Align: Center}
	p.MoveTo(h - 100)
	p.both(note, small)
	p.centred(p.url, Style{Size: 8, Color: Petrol})
	p.centred(p.issuer(), small)
}

// issuer is name, address and accreditation of the body in one line.
func (p certPage) issuer() string {
	line := Join(p.b.Name, " ")
	if a := Join(p.b.Address, " "); a != "" {
		line += " · " + a
	}
	if a := p.c.Accreditation(p.b); a.Body != "" {
		line += " · " + text.Tf("accredited by %s %s", "认可：%s %s", a.Body, a.Number).En
	}
	return line
}

func (p certPage) annex() {
	p.NewPage()
	p.head(text.T("Annex: sites in scope", "附件：认证范围内的场所"), 18)
	p.Gap(14)
	rows := make([]Row, len(p.c.Sites))
	for i, s := range p.c.Sites {
		name := Join(s.Name, "\n")
		if s.Central {
			name += "\ncentral function 中心职能"
		}
		rows[i] = Cells(name, Join(s.Address, "\n")+"\n"+Join(s.City, " ")+", "+s.Country, Join(s.Activities, "\n"))
	}
	p.Table([]Column{{text.T("Site", "场所"), 3, Left}, {text.T("Address", "地址"), 4, Left}, {text.T("Activities", "活动"), 4, Left}}, rows)
}

func registered(h certificate.Holder) string {
	if h.Country == "CN" {
		return "Unified social credit code 统一社会信用代码 "
	}
	return "Registration number 注册号 "
}

// both writes both languages centred, one below the other.
func (p certPage) both(t text.Text, style Style) {
	p.centred(t.En, style)
	if t.Zh != t.En {
		p.centred(t.Zh, style)
	}
}

func (p certPage) centred(s string, style Style) {
	if s == "" {
		return
	}
	style.Align = Center
	p.MoveTo(p.Y() + p.At(p.Left(), p.Y(), p.Width(), s, style))
}
