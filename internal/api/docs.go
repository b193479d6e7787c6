package api

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

//go:embed docs.html
var docsPage string

//go:embed docs.css
var docsStyle string

// docs is the reference page of the API: written once at the start, without scripts.
type docs struct {
	page   []byte
	policy string
}

// operation is one operation as the page shows it.
type operation struct {
	ID, Method, Path, Summary, Tag string
	Parameters                     []parameter
	Body                           *huma.Schema
	Answers                        []answer
}

type parameter struct {
	Name, In, Type, Doc string
	Required            bool
}

type answer struct {
	Status, Doc string
	Body        *huma.Schema
}

type group struct {
	Name       string
	Operations []operation
}

type named struct {
	Name   string
	Schema *huma.Schema
}

func newDocs(api *huma.OpenAPI) (*docs, error) {
	page, err := template.New("docs").Funcs(template.FuncMap{
		"type": typeName, "ref": refName, "fields": fieldsOf, "list": func(v []any) string { b, _ := json.Marshal(v); return string(b) },
	}).Parse(docsPage)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = page.Execute(&out, map[string]any{
		"Title": api.Info.Title, "About": api.Info.Description, "Style": template.CSS(docsStyle),
		"Groups": groups(api), "Schemas": schemas(api),
	})
	sum := sha256.Sum256([]byte(docsStyle))
	style := base64.StdEncoding.EncodeToString(sum[:])
	return &docs{out.Bytes(), "default-src 'none'; style-src 'sha256-" + style + "'; base-uri 'none'; frame-ancestors 'none'"}, err
}

func (d *docs) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", d.policy)
	w.Header().Set("Cache-Control", ask)
	_, _ = w.Write(d.page)
}

func groups(api *huma.OpenAPI) []group {
	byTag := map[string]*group{}
	for path, item := range api.Paths {
		for method, op := range map[string]*huma.Operation{
			"GET": item.Get, "POST": item.Post, "PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete, "HEAD": item.Head,
		} {
			if op == nil {
				continue
			}
			o := describeOperation(method, path, op)
			if byTag[o.Tag] == nil {
				byTag[o.Tag] = &group{Name: o.Tag}
			}
			byTag[o.Tag].Operations = append(byTag[o.Tag].Operations, o)
		}
	}
	var out []group
	for _, g := range byTag {
		slices.SortFunc(g.Operations, func(a, b operation) int {
			return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method))
		})
		out = append(out, *g)
	}
	slices.SortFunc(out, func(a, b group) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

func describeOperation(method, path string, op *huma.Operation) operation {
	o := operation{ID: op.OperationID, Method: method, Path: path, Summary: op.Summary, Tag: "other"}
	if len(op.Tags) > 0 {
		o.Tag = op.Tags[0]
	}
	for _, p := range op.Parameters {
		o.Parameters = append(o.Parameters, parameter{p.Name, p.In, typeName(p.Schema), p.Description, p.Required})
	}
	if op.RequestBody != nil {
		o.Body = firstSchema(op.RequestBody.Content)
	}
	for status, r := range op.Responses {
		o.Answers = append(o.Answers, answer{status, r.Description, firstSchema(r.Content)})
	}
	slices.SortFunc(o.Answers, func(a, b answer) int { return cmp.Compare(a.Status, b.Status) })
	return o
}

func firstSchema(content map[string]*huma.MediaType) *huma.Schema {
	for _, m := range content {
		return m.Schema
	}
	return nil
}

func schemas(api *huma.OpenAPI) []named {
	var out []named
	for name, s := range api.Components.Schemas.Map() {
		out = append(out, named{name, s})
	}
	slices.SortFunc(out, func(a, b named) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// fieldsOf lists the properties of an object by name.
func fieldsOf(s *huma.Schema) []named {
	var out []named
	for name, p := range s.Properties {
		out = append(out, named{name, p})
	}
	slices.SortFunc(out, func(a, b named) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// refName is the component that a schema, or the items of its array, point to; empty when none.
func refName(s *huma.Schema) string {
	if s == nil {
		return ""
	}
	if s.Ref != "" {
		return s.Ref[strings.LastIndex(s.Ref, "/")+1:]
	}
	return refName(s.Items)
}

func typeName(s *huma.Schema) string {
	switch {
	case s == nil:
		return ""
	case s.Ref != "":
		return refName(s)
	case s.Type == "array":
		return "list of " + typeName(s.Items)
	case s.Format != "":
		return s.Format
	}
	return s.Type
}
