package api

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

// Route is one row of routes.go. The same row feeds gin, the API description and the generated test of
// sessions, permissions and tenancy.
type Route struct {
	Method     string
	Path       string // below /api/v1
	Permission access.Permission
	Sample     Sample
	Changes    bool // the caller must name the version it changes, in If-Match
	register   func(*Server, Route)
	most       int64 // bytes of the request where it may hold more than others
	before     func(*Server, huma.Context, func(huma.Context))
}

// after is the route where something else may answer first.
func (r Route) after(answers func(*Server, huma.Context, func(huma.Context))) Route {
	r.before = answers
	return r
}

// upTo is the route with a request of more bytes than usual.
func (r Route) upTo(bytes int64) Route {
	r.most = bytes
	return r
}

// Sample is a valid request for the generated test. Path values name things of the test world
// ("client" is the identifier of its client); other values are taken as they are.
type Sample struct {
	Path  map[string]string
	Query string
	Body  any
}

// handler does one request of an actor.
type handler[I, O any] func(*Server, context.Context, access.Actor, *I) (*O, error)

// row is a route whose input and output huma reads, checks and describes.
func row[I, O any](method, path string, needs access.Permission, fn handler[I, O], sample Sample) Route {
	_, changes := any(new(I)).(interface{ seen() int })
	return Route{Method: method, Path: path, Permission: needs, Sample: sample, Changes: changes, register: func(s *Server, r Route) {
		op := huma.Operation{
			OperationID: operationID(fn), Method: method, Path: base + path,
			Summary: summary(operationID(fn)), Tags: []string{tag(path)},
			Middlewares:  s.middlewares(r),
			MaxBodyBytes: max(r.most, 2<<20),
			Errors:       r.errors(),
		}
		if needs == access.Public {
			op.Security = []map[string][]string{}
		}
		if method == http.MethodPost && !changes {
			op.DefaultStatus = http.StatusCreated
		}
		huma.Register(s.huma, op, func(ctx context.Context, in *I) (*O, error) {
			who := actor(ctx)
			out, err := run(s, ctx, who, r, fn, in)
			if err != nil {
				return nil, s.problem(ctx, err)
			}
			return out, nil
		})
	}}
}

func (s *Server) middlewares(r Route) huma.Middlewares {
	out := huma.Middlewares{s.guard(r)}
	if r.before != nil {
		out = append(out, func(c huma.Context, next func(huma.Context)) { r.before(s, c, next) })
	}
	return out
}

// errors are the statuses of problem documents that the route may answer besides defects.
func (r Route) errors() []int {
	out := []int{http.StatusUnprocessableEntity}
	if r.Permission != access.Public {
		out = append(out, http.StatusUnauthorized, http.StatusForbidden)
	}
	if strings.Contains(r.Path, "{") {
		out = append(out, http.StatusNotFound)
	}
	if r.Method != http.MethodGet {
		out = append(out, http.StatusConflict)
	}
	if r.Changes {
		out = append(out, http.StatusPreconditionFailed, http.StatusPreconditionRequired)
	}
	return out
}

// run calls the handler; a creation with an Idempotency-Key is done once.
func run[I, O any](s *Server, ctx context.Context, who access.Actor, r Route, fn handler[I, O], in *I) (*O, error) {
	key := idempotencyKey(ctx)
	if key == "" || r.Method != http.MethodPost || who.Tenant.IsZero() {
		return fn(s, ctx, who, in)
	}
	request, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	answer, err := s.App.Once(ctx, who, r.Method+" "+r.Path, key, request, func(ctx context.Context) (any, error) {
		return fn(s, ctx, who, in)
	})
	if err != nil {
		return nil, err
	}
	out := new(O)
	return out, json.Unmarshal(answer, out)
}

// raw is a route that reads the request or writes the response itself: uploads, downloads.
func raw(method, path string, needs access.Permission, fn func(*Server, *gin.Context, access.Actor) error, sample Sample) Route {
	return Route{Method: method, Path: path, Permission: needs, Sample: sample, register: func(s *Server, r Route) {
		s.gin.Handle(method, base+ginPath(path), func(c *gin.Context) {
			ctx := withVisit(withLang(c.Request.Context(), text.Parse(c.GetHeader("Accept-Language"))), c.Request)
			c.Request = c.Request.WithContext(ctx)
			who, err := s.admit(ctx, r, c.Param("body"), cookie(c.Request))
			if err == nil {
				err = fn(s, c, who)
			}
			if err != nil {
				s.writeProblem(c, err)
			}
		})
	}}
}

// guard lets a request pass to the handler: session, standing in the body, permission, version. It runs
// before the body of the request is read.
func (s *Server) guard(r Route) func(huma.Context, func(huma.Context)) {
	return func(c huma.Context, next func(huma.Context)) {
		lang := text.Parse(c.Header("Accept-Language"))
		req := ginOf(c)
		ctx := withVisit(withLang(c.Context(), lang), req.Request)
		who, err := s.admit(ctx, r, c.Param("body"), cookie(req.Request))
		if err == nil && r.Changes && !wellFormed(c.Header("If-Match")) {
			err = fault.New(fault.NoVersion, text.T(
				"Say in If-Match which version you change.", "请在 If-Match 中说明要修改的版本。"))
		}
		if err != nil {
			s.writeProblem(req, err)
			return
		}
		ctx = withActor(ctx, who)
		ctx = withIdempotencyKey(ctx, c.Header("Idempotency-Key"))
		next(huma.WithContext(c, ctx))
	}
}

// admit answers who acts, or why not.
func (s *Server) admit(ctx context.Context, r Route, slug, token string) (access.Actor, error) {
	if r.Permission == access.Public {
		return access.Actor{}, nil
	}
	who, err := s.App.Authenticate(ctx, token, slug)
	if err != nil {
		return who, err
	}
	if !who.May(r.Permission) {
		return who, fault.New(fault.Denied, text.T(
			"Your role does not include this. An administrator of the body can change your roles.",
			"您的角色不包含此操作，可由认证机构管理员调整角色。"))
	}
	if !who.Grant.IsZero() {
		return who, s.App.NoteLook(ctx, who, visitOf(ctx).path)
	}
	return who, nil
}

// InBody is part of every input below /b/{body}.
type InBody struct {
	Slug string `path:"body" doc:"short name of the certification body" json:"-"`
}

// Change is part of the input of every change: the version that the caller has seen.
type Change struct {
	IfMatch string `header:"If-Match" doc:"the ETag of the version that is changed" json:"-"`
}

func (c Change) seen() int {
	n, _ := strconv.Atoi(strings.Trim(strings.TrimPrefix(c.IfMatch, "W/"), `"`))
	return n
}

func wellFormed(ifMatch string) bool { return Change{ifMatch}.seen() > 0 }

// Creation is part of the input of a creation.
type Creation struct {
	Key string `header:"Idempotency-Key" maxLength:"80" doc:"a repeat with the same key and content is done once" json:"-"`
}

// One is an answer that holds one thing and its version.
type One[T any] struct {
	ETag string `header:"ETag"`
	Body T
}

func one[T any](version int, body T) *One[T] {
	return &One[T]{strconv.Quote(strconv.Itoa(version)), body}
}

// Many is one page of a list.
type Many[T any] struct {
	Body List[T]
}

// List is one page; next is the cursor of the page after, empty at the end.
type List[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next,omitempty"`
}

func many[T any](items []T, next string) *Many[T] {
	if items == nil {
		items = []T{}
	}
	return &Many[T]{List[T]{items, next}}
}

// Paging is part of the input of every list.
type Paging struct {
	Q     string `query:"q" maxLength:"200" doc:"words that must all occur"`
	Sort  string `query:"sort" maxLength:"40" doc:"sort key, - before it for descending"`
	After string `query:"after" maxLength:"600" doc:"cursor of the page before"`
	Limit int    `query:"limit" minimum:"0" maximum:"200" doc:"rows, 20 when absent"`
}

func tag(path string) string {
	for _, p := range strings.Split(strings.TrimPrefix(path, "/b/{body}"), "/") {
		if p != "" && !strings.HasPrefix(p, "{") {
			return p
		}
	}
	return "body"
}

// operationID is the name of the handler: "(*Server).listClients" -> "listClients".
func operationID(fn any) string {
	name := funcName(reflect.ValueOf(fn).Pointer())
	name = name[strings.LastIndex(name, ".")+1:]
	return strings.TrimSuffix(name, "-fm")
}

// summary makes "List clients" of "listClients".
func summary(id string) string {
	var b strings.Builder
	for i, r := range id {
		switch {
		case i == 0:
			b.WriteString(strings.ToUpper(string(r)))
		case r >= 'A' && r <= 'Z':
			b.WriteString(" " + strings.ToLower(string(r)))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func ginPath(path string) string {
	return strings.NewReplacer("{", ":", "}", "").Replace(path)
}

func (p Paging) page() postgres.Page {
	return postgres.Page{Search: p.Q, Sort: p.Sort, After: p.After, Limit: p.Limit}
}
