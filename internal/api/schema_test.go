package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"triennia/internal/app"
	"triennia/internal/domain/certificate"
	"triennia/internal/sign"
	"triennia/internal/testkit"
	"triennia/internal/testkit/web"
)

// schemaOf is the JSON schema of the signed data file by the type that is signed.
func schemaOf(t *testing.T) []byte {
	t.Helper()
	defs := huma.NewMapRegistry("#/$defs/", huma.DefaultSchemaNamer)
	of := defs.Schema(reflect.TypeFor[certificate.Statement](), false, "Statement")
	b, err := json.Marshal(of)
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	doc["$schema"], doc["title"] = "https://json-schema.org/draft/2020-12/schema", "Certificate of a management system, as its certification body signed it"
	doc["$defs"] = defs.Map()
	out, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(out, '\n')
}

// What is published is the schema of what is signed; a signed certificate names it.
func TestTheSchemaOfTheDataFileIsPublished(t *testing.T) {
	w := testkit.New(t)
	res, err := http.Get(web.API(w).URL + app.StatementSchema)
	w.Must(err)
	defer res.Body.Close()
	published, err := io.ReadAll(res.Body)
	w.Must(err)
	if want := schemaOf(t); !bytes.Equal(published, want) {
		if os.Getenv("UPDATE") != "" {
			w.Must(os.WriteFile("certificate.schema.json", want, 0o644))
		}
		t.Errorf("the type that is signed has this schema:\n%s", want)
	}
	c := w.Certified(w.Client("Acme Ltd"))
	w.Work()
	_, data, err := w.App.CertificateData(t.Context(), w.Admin, c.ID)
	w.Must(err)
	var said certificate.Statement
	w.Must(sign.Peek(data, certificate.StatementKind, &said))
	if !strings.HasSuffix(said.Schema, app.StatementSchema) {
		t.Errorf("the data file names the schema %q", said.Schema)
	}
}
