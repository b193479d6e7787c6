// Package api serves the use cases over HTTP: routes, formats, permissions, errors. routes.go has every
// route on one screen. It is the only home of gin and huma.
package api

import (
	"fmt"
	"net/http"
	"reflect"
	"runtime/debug"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

const base = "/api/v1"

// Server answers HTTP requests with the use cases of App.
type Server struct {
	App    *app.App
	gin    *gin.Engine
	huma   huma.API
	misses *limits // of the public register
	pages  *limits // of the directory
	tables *limits // of it as a whole
}

// New builds the server with all routes.
func New(a *app.App) *Server {
	gin.SetMode(gin.ReleaseMode)
	s := &Server{App: a, gin: gin.New(), misses: newLimits(missEvery, missBurst), pages: newLimits(pageEvery, pageBurst), tables: newLimits(tableEvery, tableBurst)}
	s.gin.HandleMethodNotAllowed = true
	_ = s.gin.SetTrustedProxies(nil)
	s.gin.Use(markRoute, gin.CustomRecoveryWithWriter(nil, func(c *gin.Context, v any) { s.writeProblem(c, panicked{v}) }))
	s.gin.NoRoute(func(c *gin.Context) { s.writeProblem(c, fault.Missing(text.T("page", "页面"))) })
	s.gin.NoMethod(func(c *gin.Context) {
		s.writeProblem(c, document("method", text.Parse(c.GetHeader("Accept-Language")), text.T("Use another method.", "请使用其他方法。")))
	})
	s.huma = humagin.New(s.gin, describe())
	for _, r := range Routes() {
		r.register(s, r)
	}
	s.mountVerify()
	s.gin.GET("/directory/:slug", s.directoryPage)
	s.mountComplaints()
	return s
}

// Engine is where the parts of the product that are not the API (front end, verification, health) add
// their routes.
func (s *Server) Engine() *gin.Engine { return s.gin }

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.gin.ServeHTTP(w, r) }

// OpenAPI is the description of the API, version 3.1.
func (s *Server) OpenAPI() *huma.OpenAPI { return s.huma.OpenAPI() }

func describe() huma.Config {
	c := huma.DefaultConfig("Triennia", "1")
	c.Info.Description = "The API of a certification body's software: everything the screens do."
	c.DocsPath = ""
	c.CreateHooks = nil
	c.OpenAPIPath = "/openapi"
	c.Components.Schemas = huma.NewMapRegistry("#/components/schemas/", schemaName)
	// Half days are a number of days: 9.5.
	c.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[audittime.HalfDays](), reflect.TypeFor[float64]())
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"session": {Type: "apiKey", In: "cookie", Name: AccessCookie}}
	c.Security = []map[string][]string{{"session": {}}}
	c.Servers = []*huma.Server{{URL: "/", Description: "this deployment"}}
	return c
}

// schemaName puts the noun before the type, because every noun has a Record: client.Record -> ClientRecord.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Name() == "" || !strings.Contains(t.PkgPath(), "internal/domain/") || strings.Contains(t.Name(), "[") {
		return huma.DefaultSchemaNamer(qualified{t}, hint)
	}
	return title(lastOf(t.PkgPath())) + title(t.Name())
}

// qualified is a type whose generic arguments are named with their packages: List[client.Record] ->
// ListClientRecord.
type qualified struct{ reflect.Type }

func (q qualified) Kind() reflect.Kind { return q.Type.Kind() }

func (q qualified) Name() string {
	name, args, generic := strings.Cut(q.Type.Name(), "[")
	if !generic {
		return title(name)
	}
	for _, arg := range strings.Split(strings.TrimSuffix(args, "]"), ",") {
		pkg, typ, _ := strings.Cut(lastOf(arg), ".")
		if pkg == "api" {
			pkg = ""
		}
		name += title(pkg) + title(typ)
	}
	return title(name)
}

func lastOf(path string) string { return path[strings.LastIndex(path, "/")+1:] }

func title(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

type panicked struct{ value any }

func (p panicked) Error() string { return fmt.Sprintf("panic: %v\n%s", p.value, debug.Stack()) }
