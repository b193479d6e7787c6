package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"triennia/internal/api"
)

// described answers as the server does and fails the test where an answer in JSON is not what the description of the
// API says: screens and clients of others are generated from it.
func described(t testing.TB, s *api.Server) http.Handler {
	doc := s.OpenAPI()
	var operations []operation
	for path, item := range doc.Paths {
		pattern := regexp.MustCompile("^" + regexp.MustCompile(`\\\{[^}]+\\\}`).ReplaceAllString(regexp.QuoteMeta(path), `[^/]+`) + "$")
		for method, op := range map[string]*huma.Operation{http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPut: item.Put,
			http.MethodPatch: item.Patch, http.MethodDelete: item.Delete} {
			if op != nil {
				operations = append(operations, operation{method, pattern, op})
			}
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		heard := &hearing{ResponseWriter: w, status: http.StatusOK}
		s.ServeHTTP(heard, r)
		for _, o := range operations {
			if o.method == r.Method && o.path.MatchString(r.URL.Path) {
				for _, said := range o.against(doc.Components.Schemas, heard) {
					t.Errorf("%s %s answers %d otherwise than described: %s", r.Method, r.URL.Path, heard.status, said)
				}
			}
		}
	})
}

type operation struct {
	method string
	path   *regexp.Regexp
	*huma.Operation
}

// against is what the answer has that the description has not.
func (o operation) against(schemas huma.Registry, heard *hearing) (out []string) {
	kind, _, _ := strings.Cut(heard.Header().Get("Content-Type"), ";")
	response := o.Responses[strconv.Itoa(heard.status)]
	if response == nil || response.Content[kind] == nil || response.Content[kind].Schema == nil || !strings.HasSuffix(kind, "json") {
		return nil
	}
	var value any
	if err := json.Unmarshal(heard.body.Bytes(), &value); err != nil {
		return []string{err.Error()}
	}
	var found huma.ValidateResult
	huma.Validate(schemas, response.Content[kind].Schema, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, value, &found)
	for _, err := range found.Errors {
		out = append(out, err.Error())
	}
	return out
}

// hearing keeps what is answered.
type hearing struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (h *hearing) WriteHeader(status int) {
	h.status = status
	h.ResponseWriter.WriteHeader(status)
}

func (h *hearing) Write(b []byte) (int, error) {
	h.body.Write(b)
	return h.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (h *hearing) Unwrap() http.ResponseWriter { return h.ResponseWriter }
