package api

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
	"triennia/internal/spreadsheet"
)

//go:embed directory.html
var directoryHTML string

var directoryPages = inBoth(directoryHTML)

// directoryStates are the choices of the page.
var directoryStates = func() (out []directoryState) {
	for _, s := range []certificate.Status{"active", "suspended", "withdrawn", "cancelled", "expired"} {
		out = append(out, directoryState{s, certificate.StatusNames[s]})
	}
	return out
}()

type directoryState struct {
	Value certificate.Status
	Name  text.Text
}

type directoryData struct {
	Lang   text.Lang
	Title  string
	Style  template.CSS
	Other  string // the same page in the other language
	D      *app.Directory
	Q      string
	F      app.DirectoryFilter
	States []directoryState
	Next   string // address of the next page
}

type directoryIn struct {
	SlugIn
	Paging
	Status   string `query:"status" enum:"active,suspended,withdrawn,cancelled,expired"`
	Standard string `query:"standard" maxLength:"60"`
	Country  string `query:"country" maxLength:"2" doc:"ISO 3166-1 alpha-2, of the holder"`
	Since    string `query:"since" format:"date" doc:"only what was issued, changed its status or was allowed since the day; who no longer allows it is missing from the whole directory only"`
}

func (s *Server) getDirectory(ctx context.Context, _ access.Actor, in *directoryIn) (*told[app.Directory], error) {
	d, err := s.App.GetDirectory(ctx, in.Slug, in.page(), app.DirectoryFilter{Status: in.Status, Standard: in.Standard, Country: strings.ToUpper(in.Country), Since: in.Since})
	return tell(d), err
}

var tooManyReads = fault.New(fault.TooMany, text.T("Too many requests for the directory from this address. Please try again in a minute, and ask with the ETag whether anything changed.",
	"该地址请求名录过于频繁，请一分钟后再试，并通过 ETag 查询是否有变更。"))

// directoryTable is the whole directory as a table.
func (s *Server) directoryTable(c *gin.Context, _ access.Actor) error {
	if !s.tables.note(c.Request) {
		return tooManyReads
	}
	tag, err := s.directoryTag(c.Request.Context(), c.Param("slug"), *c.Request.URL)
	if err != nil {
		return err
	}
	c.Header("ETag", tag)
	if strings.Contains(c.GetHeader("If-None-Match"), tag) {
		c.Header("Cache-Control", verifyCache)
		c.Status(http.StatusNotModified)
		return nil
	}
	out := &attachment{c: c, name: "directory-" + c.Param("slug") + ".csv", contentType: "text/csv; charset=utf-8", cache: verifyCache}
	table, err := spreadsheet.CSV(out)
	if err != nil {
		return err
	}
	return s.App.WriteDirectory(c.Request.Context(), c.Param("slug"), directoryFilter(c), table)
}

func directoryFilter(c *gin.Context) app.DirectoryFilter {
	return app.DirectoryFilter{Status: c.Query("status"), Standard: c.Query("standard"), Country: strings.ToUpper(strings.TrimSpace(c.Query("country"))),
		Since: c.Query("since")}
}

// directoryTag is the ETag of the answer to the address, with which a reader asks whether anything changed.
func (s *Server) directoryTag(ctx context.Context, slug string, u url.URL) (string, error) {
	q := u.Query()
	tag, err := s.App.DirectoryTag(ctx, slug, app.DirectoryFilter{Status: q.Get("status"), Standard: q.Get("standard"), Country: strings.ToUpper(q.Get("country")), Since: q.Get("since")})
	sum := sha256.Sum256([]byte(u.RequestURI() + " " + tag))
	return `"` + hex.EncodeToString(sum[:16]) + `"`, err
}

// unchangedDirectory answers 304 to a reader that has the directory as it is. A request that makes no sense goes on to the
// handler, which says why.
func (s *Server) unchangedDirectory(c huma.Context, next func(huma.Context)) {
	if req := ginOf(c); !s.pages.note(req.Request) {
		s.writeProblem(req, tooManyReads)
		return
	}
	tag, err := s.directoryTag(c.Context(), c.Param("slug"), c.URL())
	if err != nil {
		next(c)
		return
	}
	c.SetHeader("ETag", tag)
	c.SetHeader("Cache-Control", verifyCache)
	if strings.Contains(c.Header("If-None-Match"), tag) {
		c.SetStatus(http.StatusNotModified)
		return
	}
	next(c)
}

// directoryPage is the directory for people, without a script.
func (s *Server) directoryPage(c *gin.Context) {
	if !s.pages.note(c.Request) {
		s.writeProblem(c, tooManyReads)
		return
	}
	l := verifyLang(c)
	d := directoryData{Lang: l, Style: template.CSS(strings.TrimSpace(verifyCSS)), Q: strings.TrimSpace(c.Query("q")), F: directoryFilter(c), States: directoryStates}
	query := url.Values{}
	for _, name := range []string{"q", "standard", "status", "country", "since"} {
		if v := c.Query(name); v != "" {
			query.Set(name, v)
		}
	}
	d.Other = inOther(c, l, query)
	found, err := s.App.GetDirectory(c.Request.Context(), c.Param("slug"), postgres.Page{Search: d.Q, After: c.Query("after")}, d.F)
	var bad fault.Invalid
	switch {
	case isKind(err, fault.NotFound):
		d.Title = fault.Says(err).In(l)
		s.showPage(c, http.StatusNotFound, l, directoryPages[l], d)
		return
	case errors.As(err, &bad): // a filter or a cursor that nothing here made: the whole directory
		c.Redirect(http.StatusSeeOther, c.Request.URL.Path+"?lang="+string(l))
		return
	case err != nil:
		s.writeProblem(c, err)
		return
	}
	d.D, d.Title = &found, found.Body.In(l)+": "+text.T("certified organisations", "获证组织名录").In(l)
	if found.Next != "" {
		query.Set("lang", string(l))
		query.Set("after", found.Next)
		d.Next = c.Request.URL.Path + "?" + query.Encode()
	}
	c.Header("Cache-Control", verifyCache)
	s.showPage(c, http.StatusOK, l, directoryPages[l], d)
}
