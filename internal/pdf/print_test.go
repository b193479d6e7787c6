package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/audit"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/id"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

func picture(t *testing.T, w, h int) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		for y := range h {
			img.Set(x, y, color.NRGBA{uint8(x), uint8(y), 120, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// designed has every part that a design can have.
func designed(t *testing.T, a certificate.Arrangement, sites int) Print {
	t.Helper()
	c, b := certified(sites)
	out := print(c, b)
	out.Design.Arrangement, out.Design.Colour = a, certificate.Burgundy
	out.Design.Words = text.T("Issued under the scheme for service management.", "依据服务管理认证方案颁发。")
	out.Design.Signatory = text.T("Mei Sun, head of certification", "孙梅，认证负责人")
	pic := func(n byte, w, h int) id.Picture {
		pid := id.Picture{n}
		out.Pictures[pid] = picture(t, w, h)
		return pid
	}
	out.Pictures = map[id.Picture][]byte{}
	out.Design.Logo, out.Design.Seal, out.Design.Signature = pic(1, 300, 80), pic(2, 120, 120), pic(3, 200, 70)
	for n := range byte(4) {
		out.Design.Marks = append(out.Design.Marks, certificate.Mark{Owner: "INAB", Number: "REG 7001", Picture: pic(4+n, 90, 120), Standards: []string{c.Standard}})
	}
	return out
}

// Every arrangement says what it must, and another program reads it back.
func TestEveryArrangementIsReadBack(t *testing.T) {
	for a, pages := range map[certificate.Arrangement]int{certificate.Below: 4, certificate.Beside: 4, certificate.Separate: 8} {
		in := designed(t, a, 40)
		file, wrong, err := Certificate(in)
		if err != nil || wrong != nil {
			t.Fatal(a, wrong, err)
		}
		if dir := os.Getenv("PDF_OUT"); dir != "" {
			if err := os.WriteFile(dir+"/"+string(a)+".pdf", file, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if n := strings.Count(extract(t, file), "\f"); n != pages {
			t.Errorf("%s: %d pages, want %d", a, n, pages)
		}
		got, err := Read(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := in.Certificate.ReadBack(got.Says); err != nil {
			t.Errorf("%s: %v", a, err)
		}
		for _, other := range []func(*certificate.Record){
			func(c *certificate.Record) { c.Number += "X" },
			func(c *certificate.Record) { c.ExpiresOn = c.ExpiresOn.AddDays(1) },
			func(c *certificate.Record) { c.DecidedOn, c.IssuedOn = c.IssuedOn, c.DecidedOn },
			func(c *certificate.Record) { c.Holder.Name.Zh = "碧水数据有限公司" },
			func(c *certificate.Record) { c.Scope.En += " and Galway" },
			func(c *certificate.Record) { c.Standard = "ISO/IEC 27001:2022" },
			func(c *certificate.Record) {
				c.Sites = slices.Clone(c.Sites)
				c.Sites[7].Activities.Zh = "别的活动"
			},
		} {
			c := in.Certificate
			other(&c)
			if c.ReadBack(got.Says) == nil {
				t.Errorf("%s: the document says something else, and it is not noticed: %+v", a, c)
			}
		}
	}
}

// Rules "SM-147" and "SM-145": what cannot be printed whole, or may not stand there, is told by its field.
func TestWhatCannotBePrintedIsTold(t *testing.T) {
	for name, x := range map[string]struct {
		spoil func(*Print)
		field string
		rule  rule.Rule
	}{
		"glyph of the holder": {func(in *Print) { in.Certificate.Holder.Name.En += " 𠮷" }, "holder.name", certificate.SM147},
		"glyph of a site":     {func(in *Print) { in.Certificate.Sites[3].Address.Zh += "\U0001F600" }, "sites[3]", certificate.SM147},
		"glyph of the title":  {func(in *Print) { in.Design.Title.En = "Certificate \U0001F600" }, "title", certificate.SM147},
		"word too long":       {func(in *Print) { in.Certificate.Holder.Name.En = strings.Repeat("Holding", 20) }, "holder.name", certificate.SM147},
		"word of a site":      {func(in *Print) { in.Certificate.Sites[0].Activities.En = strings.Repeat("data", 40) }, "sites[0]", certificate.SM147},
		"site over a page":    {func(in *Print) { in.Certificate.Sites[0].Activities.En = strings.Repeat("data centre ", 900) }, "sites[0]", certificate.SM147},
		"scope too long":      {func(in *Print) { in.Certificate.Scope.En = strings.Repeat(in.Certificate.Scope.En+" ", 14) }, "scope", certificate.SM147},
		"signatory too long":  {func(in *Print) { in.Design.Signatory.En = strings.Repeat("head of certification ", 9) }, "signatory", certificate.SM147},
		"body too long":       {func(in *Print) { in.Body.Address.En = strings.Repeat("2 Harbour Road, Dublin ", 30) }, "body.address", certificate.SM147},
		"mark elsewhere":      {func(in *Print) { in.Design.Marks[1].Standards = nil }, "marks[1].owner", certificate.SM145},
		"mark ended":          {func(in *Print) { in.Design.Marks[1].To = date.MustParse("2026-11-22") }, "marks[1].owner", certificate.SM145},
	} {
		in := designed(t, certificate.Below, 5)
		x.spoil(&in)
		file, wrong, err := Certificate(in)
		if err != nil || len(file) == 0 {
			t.Errorf("%s: the document is needed to look at: %v", name, err)
		}
		if !slices.ContainsFunc(wrong, func(b rule.Breach) bool { return b.Field == x.field && b.Rule.ID == x.rule.ID }) {
			t.Errorf("%s: %v", name, wrong)
		}
	}
}

func TestPicturesAreReadSafely(t *testing.T) {
	good := picture(t, 100, 60)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 80, 80)), nil); err != nil {
		t.Fatal(err)
	}
	huge := picture(t, 100, 60)
	copy(huge[16:24], []byte{0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30}) // says that it is 30000 by 30000
	for name, x := range map[string]struct {
		file []byte
		want error
	}{
		"png": {good, nil}, "jpeg": {b.Bytes(), nil}, "text": {[]byte("hello"), ErrNoPicture}, "cut off": {good[:len(good)-60], ErrNoPicture},
		"gif": {[]byte("GIF89a\x40\x00\x40\x00\x80\x00\x00"), ErrNoPicture}, "too small": {picture(t, 39, 60), ErrPictureSize},
		"too large": {picture(t, 2401, 40), ErrPictureSize}, "the largest": {picture(t, 2400, 40), nil},
	} {
		if _, err := ReadPicture(x.file); err != x.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ReadPicture(huge); err == nil {
		t.Error("a picture that unpacks to gigabytes is taken")
	}
}

// Rules "CE2" and "MS-16": the sub-certificate of a restored certificate has the most lines, with every part that a design
// can have too.
func TestTheLongestFootHasItsPlace(t *testing.T) {
	for _, a := range []certificate.Arrangement{certificate.Below, certificate.Beside, certificate.Separate} {
		in := designed(t, a, 1)
		c := &in.Certificate
		c.SoA = &audit.SoA{Version: "3.1", On: date.New(2026, 8, 2)}
		c.Lapse = &certificate.Lapse{Original: date.New(2020, 1, 2), CycleBegan: date.New(2026, 3, 4), Expired: date.New(2026, 1, 1), AuditedOn: date.New(2026, 2, 3)}
		c.Main = &certificate.Main{Number: c.Number}
		c.Number += "-07"
		file, wrong, err := Certificate(in)
		if err != nil || wrong != nil {
			t.Fatal(a, wrong, err)
		}
		if dir := os.Getenv("PDF_OUT"); dir != "" {
			if err := os.WriteFile(dir+"/lapse-"+string(a)+".pdf", file, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		got, err := Read(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.ReadBack(got.Says); err != nil {
			t.Errorf("%s: %v", a, err)
		}
	}
}
