package api

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/rule"
	"triennia/internal/domain/text"
)

// Problem is an RFC 9457 problem document in the language of the request.
type Problem struct {
	Type      string         `json:"type"`
	Title     string         `json:"title"`
	Status    int            `json:"status"`
	Detail    string         `json:"detail"`
	Code      string         `json:"code" doc:"stable name of the kind of problem"`
	Reference string         `json:"reference,omitempty" doc:"to be told to the operator; the detail is in the log"`
	Errors    []ProblemField `json:"errors,omitempty" doc:"the wrong fields, all of them"`
	Rules     []ProblemRule  `json:"rules,omitempty" doc:"the rules that stop the action"`
}

// ProblemField is one wrong field and the way out.
type ProblemField struct {
	Field string `json:"field"`
	Says  string `json:"says"`
}

// ProblemRule is one rule that stops the action.
type ProblemRule struct {
	ID     string `json:"id"`
	Says   string `json:"says"`
	Source string `json:"source"`
	Clause string `json:"clause"`
	Field  string `json:"field,omitempty"`
}

func (p *Problem) Error() string             { return p.Code + ": " + p.Detail }
func (p *Problem) GetStatus() int            { return p.Status }
func (p *Problem) ContentType(string) string { return "application/problem+json" }

type kind struct {
	status int
	title  text.Text
}

// kinds is the one table from kinds of error to HTTP.
var kinds = map[fault.Kind]kind{
	"invalid":         {http.StatusUnprocessableEntity, text.T("Some fields need another look", "有字段需要修改")},
	"rule_broken":     {http.StatusUnprocessableEntity, text.T("A rule does not permit this", "规则不允许此操作")},
	fault.IllegalMove: {http.StatusConflict, text.T("Not possible in this state", "当前状态下不能执行")},
	fault.Repeated:    {http.StatusConflict, text.T("Key used before", "键已被使用")},
	fault.Stale:       {http.StatusPreconditionFailed, text.T("Changed in the meantime", "内容已被修改")},
	fault.NoVersion:   {http.StatusPreconditionRequired, text.T("Version missing", "缺少版本")},
	fault.NoSession:   {http.StatusUnauthorized, text.T("Not signed in", "未登录")},
	fault.Denied:      {http.StatusForbidden, text.T("Not permitted", "没有权限")},
	fault.NotFound:    {http.StatusNotFound, text.T("Not found", "未找到")},
	fault.TooLarge:    {http.StatusRequestEntityTooLarge, text.T("Too large", "内容过大")},
	fault.WrongType:   {http.StatusUnsupportedMediaType, text.T("Wrong type of content", "内容类型不受支持")},
	fault.TooMany:     {http.StatusTooManyRequests, text.T("Too many requests", "请求过多")},
	fault.Unavailable: {http.StatusServiceUnavailable, text.T("Not available at the moment", "暂时不可用")},
	"bad_request":     {http.StatusBadRequest, text.T("The request cannot be read", "无法读取请求")},
	"method":          {http.StatusMethodNotAllowed, text.T("Method not allowed", "方法不允许")},
	"defect":          {http.StatusInternalServerError, text.T("Something went wrong on our side", "我们这边出现了问题")},
}

// problem is the document of an error. Whatever is no fault is a defect: the person gets a reference,
// the log gets the detail.
func (s *Server) problem(ctx context.Context, err error) *Problem {
	l := lang(ctx)
	var invalid fault.Invalid
	var broken rule.Broken
	var f fault.Error
	var ready *Problem
	switch {
	case errors.As(err, &ready):
		return ready
	case errors.As(err, &invalid):
		p := document("invalid", l, text.T("Please correct the fields named below.", "请修改下列字段。"))
		for _, x := range invalid.Fields {
			p.Errors = append(p.Errors, ProblemField{x.Path, x.Says.In(l)})
		}
		return p
	case errors.As(err, &broken):
		p := document("rule_broken", l, broken[0].Sentence())
		for _, b := range broken {
			p.Rules = append(p.Rules, ProblemRule{b.Rule.ID, b.Sentence().In(l), b.Rule.Source, b.Rule.Clause, b.Field})
		}
		return p
	case errors.As(err, &f):
		return document(f.Kind, l, f.Says)
	case errors.Is(err, context.Canceled):
		// The person has gone elsewhere; nobody reads this and nothing is wrong.
		return document(fault.Unavailable, l, text.T("The request was given up.", "请求已取消。"))
	}
	p := document("defect", l, text.T("We have noted it. If it happens again, tell the operator the reference.", "问题已记录。若再次出现，请把编号告知运维人员。"))
	p.Reference = uuid.NewString()[:8]
	s.App.Log.ErrorContext(ctx, "defect", "reference", p.Reference, "error", err.Error())
	return p
}

func document(k fault.Kind, l text.Lang, detail text.Text) *Problem {
	row, ok := kinds[k]
	if !ok {
		row = kinds["defect"]
	}
	return &Problem{Type: "about:blank", Title: row.title.In(l), Status: row.status, Code: string(k), Detail: detail.In(l)}
}

func (s *Server) writeProblem(c *gin.Context, err error) {
	p := s.problem(withLang(c.Request.Context(), text.Parse(c.GetHeader("Accept-Language"))), err)
	c.Header("Content-Type", "application/problem+json")
	c.AbortWithStatusJSON(p.Status, p)
}

// init teaches huma our problem documents: its own errors are those of reading and validating a request.
func init() {
	huma.NewError = func(status int, msg string, errs ...error) huma.StatusError {
		return requestProblem(text.En, status, msg, errs)
	}
	huma.NewErrorWithContext = func(c huma.Context, status int, msg string, errs ...error) huma.StatusError {
		l := text.En
		if c != nil {
			l = text.Parse(c.Header("Accept-Language"))
		}
		return requestProblem(l, status, msg, errs)
	}
}

func requestProblem(l text.Lang, status int, msg string, errs []error) *Problem {
	switch status {
	case http.StatusUnprocessableEntity:
		p := document("invalid", l, text.T("Please correct the fields named below.", "请修改下列字段。"))
		for _, e := range errs {
			p.Errors = append(p.Errors, requestField(l, e))
		}
		return p
	case http.StatusRequestEntityTooLarge:
		return document(fault.TooLarge, l, text.T("The request is too large.", "请求内容过大。"))
	case http.StatusUnsupportedMediaType:
		return document(fault.WrongType, l, text.T("Send JSON.", "请发送 JSON。"))
	case http.StatusInternalServerError:
		return document("defect", l, text.T("We have noted it.", "问题已记录。"))
	}
	p := document("bad_request", l, text.T(msg, msg))
	if status != 0 {
		p.Status = status
	}
	for _, e := range errs {
		p.Errors = append(p.Errors, requestField(l, e))
	}
	return p
}

func requestField(l text.Lang, err error) ProblemField {
	var d huma.ErrorDetailer
	if !errors.As(err, &d) {
		return ProblemField{Says: err.Error()}
	}
	detail := d.ErrorDetail()
	field := strings.TrimPrefix(strings.TrimPrefix(detail.Location, "body."), "body")
	if name, ok := strings.CutPrefix(detail.Message, "expected required property "); ok {
		name = strings.TrimSuffix(name, " to be present")
		if field != "" {
			name = field + "." + name
		}
		return ProblemField{name, text.T("Please fill in this field.", "请填写此项。").In(l)}
	}
	return ProblemField{field, text.T(detail.Message, "该值不符合要求："+detail.Message).In(l)}
}
