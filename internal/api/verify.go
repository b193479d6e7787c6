package api

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"errors"
	"html/template"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

//go:embed verify.html
var verifyHTML string

//go:embed verify.css
var verifyCSS string

// verifyCache is how long a copy of a status may be used: long enough to carry a crowd, short enough that
// a suspension shows within a minute.
const verifyCache = "public, max-age=60"

var verifyPolicy = policyOf(strings.TrimSpace(verifyCSS))

// policyOf lets a page do nothing but show itself with its one style sheet.
func policyOf(css string) string {
	sum := sha256.Sum256([]byte(css))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
}

// verifyPages is the template in each language.
var verifyPages = inBoth(verifyHTML)

func inBoth(html string) map[text.Lang]*template.Template {
	return map[text.Lang]*template.Template{text.En: publicPage(text.En, html), text.Zh: publicPage(text.Zh, html)}
}

// publicPage is a page without a script in the language.
func publicPage(l text.Lang, html string) *template.Template {
	regions := map[text.Lang]display.Namer{text.En: display.English.Regions(), text.Zh: display.Regions(language.SimplifiedChinese)}[l]
	return template.Must(template.New("").Funcs(template.FuncMap{
		"t":     func(en, zh string) string { return text.T(en, zh).In(l) },
		"in":    func(t text.Text) string { return t.In(l) },
		"group": certificate.Grouped,
		"day":   func(d date.Date) string { return d.In(l) },
		"on": func(d date.Date, name text.Text) string {
			return text.Tf("On %s: %s.", "%s：%s。", d, name).In(l)
		},
		"since": func(d date.Date) string {
			return text.Tf("Since %s.", "自%s起。", d).In(l)
		},
		"later": func(seconds int) string {
			return text.Tf("This says nothing about any certificate. Please try again in %d seconds.", "这与证书是否有效无关，请%d秒后再试。", seconds).In(l)
		},
		"logged": func(n, size int64) string {
			return text.Tf("Entry %d of %d", "第%d条，共%d条", n, size).In(l)
		},
		"place": func(city text.Text, country string) string {
			return text.Tf("%s, %s", "%s，%s", city, regionName(regions, country)).In(l)
		},
		"region": func(country string) string { return regionName(regions, country) },
	}).Parse(strings.ReplaceAll(html, "\n", "")))
}

type verifyData struct {
	Lang   text.Lang
	Title  string
	Style  template.CSS
	Other  string // the same page in the other language
	V      *app.Verification
	Many   []app.Verification
	More   bool        // there are more of that number than Many
	Asked  bool        // somebody looked for something and it is not there
	File   app.Outcome // of a file that was checked
	Later  int         // seconds until the address may ask again
	Number string
	Follow bool // changes can be followed by mail
}

// mountVerify serves the public pages beside the API.
func (s *Server) mountVerify() {
	s.gin.GET("/verify", s.verifySearch)
	s.gin.POST("/verify", s.verifyFile)
	s.gin.GET("/verify/:code", s.verifyCode)
	s.gin.GET("/verify/:code/badge.svg", s.badgePicture)
	s.gin.POST("/verify/:code/follow", s.askToFollow)
	s.gin.GET("/verify/:code/follow/:word", s.showFollowed)
	s.gin.POST("/verify/:code/follow/:word", s.confirmFollower)
	s.gin.POST("/verify/:code/follow/:word/stop", s.stopFollowing)
}

func (s *Server) verifySearch(c *gin.Context) {
	typed := strings.TrimSpace(c.Query("number"))
	if typed == "" {
		s.showVerify(c, http.StatusOK, verifyData{})
		return
	}
	if len(typed) > 60 { // no number is as long
		s.showVerify(c, http.StatusNotFound, verifyData{Asked: true})
		return
	}
	wait := s.misses.wait(c.Request)
	if wait == 0 {
		wait = s.App.LookUp(c.Request.Context(), app.Origin{Address: networkOf(c.Request)})
	}
	if wait > 0 {
		s.showLater(c, wait, verifyData{Number: typed})
		return
	}
	found, more, err := s.App.FindCertificates(c.Request.Context(), typed)
	switch {
	case err != nil:
		s.writeProblem(c, err)
	case len(found) == 1:
		c.Redirect(http.StatusSeeOther, "/verify/"+found[0].Code+"?lang="+string(verifyLang(c)))
	case len(found) > 1:
		s.showVerify(c, http.StatusOK, verifyData{Many: found, More: more, Number: typed})
	default:
		s.misses.note(c.Request)
		s.showVerify(c, http.StatusNotFound, verifyData{Asked: true, Number: typed})
	}
}

func (s *Server) verifyCode(c *gin.Context) {
	on, err := date.Parse(c.Query("on"))
	if c.Query("on") == "" {
		on, err = date.Date{}, nil
	}
	var v app.Verification
	if err == nil {
		v, err = s.verify(c.Request, c.Param("code"), on)
	}
	var bad fault.Invalid
	switch {
	case err != nil && (errors.As(err, &bad) || c.Query("on") != "" && on.IsZero()):
		c.Redirect(http.StatusSeeOther, "/verify/"+url.PathEscape(c.Param("code"))+"?lang="+string(verifyLang(c)))
	case err == nil:
		c.Header("Cache-Control", verifyCache)
		s.showVerify(c, http.StatusOK, verifyData{V: &v, Follow: s.App.CanFollow(v.Status)})
	case isKind(err, fault.NotFound):
		s.showVerify(c, http.StatusNotFound, verifyData{Asked: true})
	case isKind(err, fault.TooMany):
		s.showLater(c, s.misses.wait(c.Request), verifyData{})
	default:
		s.writeProblem(c, err)
	}
}

// mostFile is the size in bytes of a certificate that is checked.
const mostFile = 8 << 20

// verifyFile checks a file that somebody holds. It is read into memory and forgotten.
func (s *Server) verifyFile(c *gin.Context) {
	if wait := s.misses.wait(c.Request); wait > 0 {
		s.showLater(c, wait, verifyData{})
		return
	}
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, mostFile)
	file, err := received(c.Request)
	if err != nil {
		s.misses.note(c.Request)
		s.showVerify(c, http.StatusBadRequest, verifyData{File: app.Unsigned})
		return
	}
	found, err := s.App.CheckFile(c.Request.Context(), file)
	if err != nil {
		s.writeProblem(c, err)
		return
	}
	if found.Outcome != app.Genuine {
		s.misses.note(c.Request) // a certificate costs little to check, and to try
	}
	s.showVerify(c, http.StatusOK, verifyData{File: found.Outcome, V: found.Today})
}

// received is the file of the form, without putting it on a disk.
func received(r *http.Request) ([]byte, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			return nil, err
		}
		if part.FormName() == "file" {
			return io.ReadAll(part)
		}
	}
}

// verify looks the code up, unless the address has asked for too many that do not exist.
func (s *Server) verify(r *http.Request, code string, on date.Date) (app.Verification, error) {
	if !s.misses.allow(r) {
		return app.Verification{}, fault.New(fault.TooMany, text.T(
			"Too many unknown codes from this address. Please try again in a few minutes.", "该地址查询未知编码过多，请几分钟后再试。"))
	}
	v, err := s.App.VerifyCertificate(r.Context(), code, on)
	if isKind(err, fault.NotFound) {
		s.misses.note(r)
	}
	return v, err
}

// verifyFor is verify for a program, which is told when to come again.
func (s *Server) verifyFor(in *verifyIn) (app.Verification, error) {
	v, err := s.verify(in.from.Request, in.Code, in.On)
	if isKind(err, fault.TooMany) {
		in.from.Header("Retry-After", strconv.Itoa(secondsOf(s.misses.wait(in.from.Request))))
	}
	return v, err
}

type verifyIn struct {
	Code string    `path:"code" maxLength:"60" doc:"as printed on the certificate, with or without hyphens"`
	On   date.Date `query:"on" doc:"a day, today or before: was the certificate valid then?"`
	from *gin.Context
}

// Resolve keeps the request, whose address is looked at.
func (in *verifyIn) Resolve(c huma.Context) []error {
	in.from = ginOf(c)
	return nil
}

func (s *Server) verifyCertificate(_ context.Context, _ access.Actor, in *verifyIn) (*told[app.Verification], error) {
	v, err := s.verifyFor(in)
	return tell(v), err
}

// showLater tells that the address asked too often, and when it may again.
func (s *Server) showLater(c *gin.Context, wait time.Duration, d verifyData) {
	d.Later = secondsOf(wait)
	c.Header("Retry-After", strconv.Itoa(d.Later))
	s.showVerify(c, http.StatusTooManyRequests, d)
}

// secondsOf are the full seconds after which the wait is over, at least one.
func secondsOf(wait time.Duration) int { return int(wait/time.Second) + 1 }

func verifyLang(c *gin.Context) text.Lang {
	if l := c.Query("lang"); l != "" {
		return text.Parse(l)
	}
	return text.Parse(c.GetHeader("Accept-Language"))
}

func (s *Server) showVerify(c *gin.Context, status int, d verifyData) {
	d.Lang, d.Style = verifyLang(c), template.CSS(strings.TrimSpace(verifyCSS))
	d.Title = text.T("Check a certificate", "查询证书").In(d.Lang)
	if d.V != nil {
		d.Title = d.V.Number + " " + d.V.StatusName.In(d.Lang)
	}
	query := url.Values{}
	if d.Number != "" {
		query.Set("number", d.Number)
	}
	d.Other = inOther(c, d.Lang, query)
	s.showPage(c, status, d.Lang, verifyPages[d.Lang], d)
}

// inOther is the address of the page in the other language.
func inOther(c *gin.Context, l text.Lang, query url.Values) string {
	query.Set("lang", map[text.Lang]string{text.En: "zh-CN", text.Zh: "en"}[l])
	return c.Request.URL.Path + "?" + query.Encode()
}

// showPage writes a page that does without a script, in the style of the register.
func (s *Server) showPage(c *gin.Context, status int, l text.Lang, of *template.Template, data any) {
	s.showStyled(c, status, l, of, data, verifyPolicy)
}

// showStyled writes a page whose policy allows its own style sheet.
func (s *Server) showStyled(c *gin.Context, status int, l text.Lang, of *template.Template, data any, policy string) {
	var page bytes.Buffer
	if err := of.Execute(&page, data); err != nil {
		s.writeProblem(c, err)
		return
	}
	h := c.Writer.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy)
	h.Set("Content-Language", string(l))
	h.Set("Vary", "Accept-Language, Accept-Encoding")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-store")
	}
	if !strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") {
		c.Data(status, h.Get("Content-Type"), page.Bytes())
		return
	}
	h.Set("Content-Encoding", "gzip")
	c.Status(status)
	z := gzip.NewWriter(c.Writer)
	_, _ = z.Write(page.Bytes())
	_ = z.Close()
}

func regionName(names display.Namer, country string) string {
	region, err := language.ParseRegion(country)
	if err != nil {
		return country
	}
	if name := names.Name(region); name != "" {
		return name
	}
	return country
}
