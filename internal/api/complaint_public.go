package api

import (
	_ "embed"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/complaint"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

//go:embed complaint.html
var complaintHTML string

//go:embed complaint.css
var complaintOwnCSS string

var (
	complaintPages  = inBoth(complaintHTML)
	complaintCSS    = strings.TrimSpace(verifyCSS) + strings.TrimSpace(complaintOwnCSS)
	complaintPolicy = policyOf(complaintCSS)
)

// complaintData is the form of a complaint, or the page of one.
type complaintData struct {
	Lang         text.Lang
	Style        template.CSS
	Title, Other string
	Form, Path   string // addresses of the form and of this complaint
	Body         text.Text
	Found        bool // the body is there
	Note         string
	Bad          map[string]string // by field
	S            complaint.Statement
	Key, Promise string
	T            *app.Tracked
	New          bool
	Code, Clock  string
}

// mostComplaint is the size in bytes of a form: four for each character that it may hold, and as many again where a
// browser escapes them.
const mostComplaint = 128 << 10

func (s *Server) mountComplaints() {
	s.gin.GET("/complaints/:slug", s.complaintForm)
	s.gin.POST("/complaints/:slug", s.makeComplaint)
	s.gin.GET("/complaints/:slug/:code", s.trackComplaint)
	s.gin.POST("/complaints/:slug/:code", s.answerComplaint)
}

func complaintAt(c *gin.Context, code string) string {
	at := "/complaints/" + url.PathEscape(c.Param("slug"))
	if code != "" {
		at += "/" + url.PathEscape(code)
	}
	return at
}

func (s *Server) complaintForm(c *gin.Context) {
	if code := strings.ToUpper(strings.Join(strings.Fields(c.Query("code")), "")); code != "" {
		c.Redirect(http.StatusSeeOther, complaintAt(c, code)+"?lang="+string(verifyLang(c)))
		return
	}
	d := complaintData{S: complaint.Statement{Company: strings.TrimSpace(c.Query("company"))}}
	if d.S.Company != "" {
		d.S.About = complaint.AboutClient
	}
	s.showForm(c, http.StatusOK, d)
}

// makeComplaint takes the form. It leads to the page of the complaint, so that to load it again sends nothing again.
func (s *Server) makeComplaint(c *gin.Context) {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, mostComplaint)
	l := verifyLang(c)
	d := complaintData{Key: c.PostForm("key"), S: complaint.Statement{About: complaint.Subject(c.PostForm("about")), Company: c.PostForm("company"), Text: c.PostForm("text"),
		Complainant: complaint.Complainant{Name: c.PostForm("name"), Email: c.PostForm("email"), Lang: l, Disclose: c.PostForm("disclose") == "yes"}}}
	if c.PostForm("website") != "" { // no person sees this field; one whose program filled it in can send again
		d.Note = text.T("A program filled this form in. Please send it again.", "表单似由程序自动填写，请重新提交。").In(l)
		s.showForm(c, http.StatusUnprocessableEntity, d)
		return
	}
	code, err := s.App.MakeComplaint(c.Request.Context(), c.Param("slug"), app.Origin{Address: addressOf(c.Request)}, d.Key, d.S)
	if err == nil {
		c.Redirect(http.StatusSeeOther, complaintAt(c, code)+"?"+url.Values{"lang": {string(l)}, "new": {"1"}}.Encode())
		return
	}
	status, ok := d.refused(err, l)
	if !ok {
		s.writeProblem(c, err)
		return
	}
	s.showForm(c, status, d)
}

// refused tells the reader why not; ok is false for a defect.
func (d *complaintData) refused(err error, l text.Lang) (status int, ok bool) {
	var bad fault.Invalid
	var told fault.Error
	switch {
	case errors.As(err, &bad):
		d.Note, d.Bad = text.T("Please look at what is marked below.", "请检查下方标出的内容。").In(l), map[string]string{}
		for _, f := range bad.Fields {
			d.Bad[f.Path] = f.Says.In(l)
		}
		return http.StatusUnprocessableEntity, true
	case !errors.As(err, &told):
		return 0, false
	}
	d.Note = told.Says.In(l)
	status, known := map[fault.Kind]int{fault.TooMany: http.StatusTooManyRequests, fault.NotFound: http.StatusNotFound, fault.IllegalMove: http.StatusConflict}[told.Kind]
	return status, known
}

func (s *Server) showForm(c *gin.Context, status int, d complaintData) {
	l := verifyLang(c)
	name, promise, err := s.App.ComplaintBody(c.Request.Context(), c.Param("slug"))
	if isKind(err, fault.NotFound) {
		d = complaintData{Title: fault.Says(err).In(l)}
		s.showComplaint(c, http.StatusNotFound, d)
		return
	}
	if err != nil {
		s.writeProblem(c, err)
		return
	}
	d.Body, d.Found, d.Form = name, true, complaintAt(c, "")
	d.Title = text.Tf("%s: make a complaint", "%s：提交投诉", name).In(l)
	d.Promise = text.Tf("We confirm within %d working days that we have it, tell you at least every %d days how it stands, and tell you the outcome within %d days. Nobody who was involved decides it.",
		"我们将在%d个工作日内确认收到，至少每%d天告知一次进展，并在%d天内告知处理结果。参与过相关事项的人员不参与处理。", promise.Workdays, promise.Progress, promise.Days).In(l)
	if d.Key == "" {
		d.Key = app.NewFormKey()
	}
	s.showComplaint(c, status, d)
}

func (s *Server) trackComplaint(c *gin.Context) { s.showTracked(c, http.StatusOK, complaintData{}) }

// showTracked is the page of the complaint with the code.
func (s *Server) showTracked(c *gin.Context, status int, d complaintData) {
	l := verifyLang(c)
	d.Form = complaintAt(c, "")
	if !s.misses.allow(c.Request) {
		d.Title = text.T("Too many tries. Please try again in a few minutes.", "尝试次数过多，请几分钟后再试。").In(l)
		s.showComplaint(c, http.StatusTooManyRequests, d)
		return
	}
	t, err := s.App.TrackComplaint(c.Request.Context(), c.Param("slug"), app.Origin{Address: addressOf(c.Request)}, c.Param("code"))
	var told fault.Error
	switch {
	case isKind(err, fault.NotFound):
		s.misses.note(c.Request)
		d.Title = text.T("There is no complaint with this code", "没有与该查询码对应的投诉").In(l)
		s.showComplaint(c, http.StatusNotFound, d)
		return
	case errors.As(err, &told) && told.Kind == fault.TooMany:
		d.Title = told.Says.In(l)
		s.showComplaint(c, http.StatusTooManyRequests, d)
		return
	case err != nil:
		s.writeProblem(c, err)
		return
	}
	d.T, d.Body, d.Path, d.Code, d.New = &t, t.Body, complaintAt(c, c.Param("code")), c.Param("code"), c.Query("new") != ""
	d.Title, d.Clock = text.Tf("Complaint %s", "投诉 %s", t.Reference).In(l), clockSays(t).In(l)
	s.showComplaint(c, status, d)
}

// clockSays is how long the complaint has lain and how long it is to the next day of its clock.
func clockSays(t app.Tracked) text.Text {
	switch {
	case t.Due.Next().IsZero():
		return text.Tf("received %d days ago", "已收到%d天", t.Days)
	case t.DaysLeft < 0:
		return text.Tf("received %d days ago; we are %d days late", "已收到%d天；我们已逾期%d天", t.Days, -t.DaysLeft)
	}
	return text.Tf("received %d days ago; %d days to the next word from us", "已收到%d天；距下次告知还有%d天", t.Days, t.DaysLeft)
}

func (s *Server) answerComplaint(c *gin.Context) {
	if !s.misses.allow(c.Request) {
		s.showTracked(c, http.StatusTooManyRequests, complaintData{})
		return
	}
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, mostComplaint)
	l, words := verifyLang(c), c.PostForm("text")
	err := s.App.AnswerComplaint(c.Request.Context(), c.Param("slug"), app.Origin{Address: addressOf(c.Request)}, c.Param("code"), words)
	if err == nil {
		c.Redirect(http.StatusSeeOther, complaintAt(c, c.Param("code"))+"?lang="+string(l)+"#m")
		return
	}
	d := complaintData{S: complaint.Statement{Text: words}}
	status, ok := d.refused(err, l)
	if !ok {
		s.writeProblem(c, err)
		return
	}
	s.showTracked(c, status, d)
}

func (s *Server) showComplaint(c *gin.Context, status int, d complaintData) {
	d.Lang, d.Style = verifyLang(c), template.CSS(complaintCSS)
	if d.Body.IsZero() {
		d.Body = text.T("Complaints", "投诉")
	}
	query := url.Values{}
	if d.New {
		query.Set("new", "1")
	}
	if d.S.Company != "" && c.Request.Method == http.MethodGet {
		query.Set("company", d.S.Company)
	}
	d.Other = inOther(c, d.Lang, query)
	s.showStyled(c, status, d.Lang, complaintPages[d.Lang], d, complaintPolicy)
}
