package api

import (
	"context"
	_ "embed"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strings"

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
}

func (s *Server) getDirectory(ctx context.Context, _ access.Actor, in *directoryIn) (*told[app.Directory], error) {
	d, err := s.App.GetDirectory(ctx, in.Slug, in.page(), app.DirectoryFilter{Status: in.Status, Standard: in.Standard, Country: strings.ToUpper(in.Country)})
	return tell(d), err
}

// directoryTable is the whole directory as a table.
func (s *Server) directoryTable(c *gin.Context, _ access.Actor) error {
	out := &attachment{c: c, name: "directory-" + c.Param("slug") + ".csv", contentType: "text/csv; charset=utf-8", cache: verifyCache}
	table, err := spreadsheet.CSV(out)
	if err != nil {
		return err
	}
	return s.App.WriteDirectory(c.Request.Context(), c.Param("slug"), directoryFilter(c), table)
}

func directoryFilter(c *gin.Context) app.DirectoryFilter {
	return app.DirectoryFilter{Status: c.Query("status"), Standard: c.Query("standard"), Country: strings.ToUpper(strings.TrimSpace(c.Query("country")))}
}

// directoryPage is the directory for people, without a script.
func (s *Server) directoryPage(c *gin.Context) {
	l := verifyLang(c)
	d := directoryData{Lang: l, Style: template.CSS(strings.TrimSpace(verifyCSS)), Q: strings.TrimSpace(c.Query("q")), F: directoryFilter(c), States: directoryStates}
	query := url.Values{}
	for _, name := range []string{"q", "standard", "status", "country"} {
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
