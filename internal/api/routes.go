package api

import (
	"net/http"

	"triennia/internal/domain/access"
)

const (
	get    = http.MethodGet
	post   = http.MethodPost
	put    = http.MethodPut
	patch  = http.MethodPatch
	delete = http.MethodDelete
)

// Routes is every route of the API: method, path, permission, handler, and a valid request for the
// generated tests.
func Routes() []Route {
	return []Route{
		// client
		row(get, "/b/{body}/clients", access.ReadClient, (*Server).listClients, Sample{}),
		row(get, "/b/{body}/clients/{client}", access.ReadClient, (*Server).getClient, of("client")),
		row(put, "/b/{body}/clients/{client}", access.ManageClient, (*Server).describeClient, of("client").with(sampleClient)),
	}
}

// of names the thing of the test world that the last part of the path stands for.
func of(things ...string) Sample {
	s := Sample{Path: map[string]string{}}
	for _, t := range things {
		s.Path[t] = t
	}
	return s
}

// with adds the body of the request.
func (s Sample) with(body any) Sample { s.Body = body; return s }
