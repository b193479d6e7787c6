package api

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/intake"
	"triennia/internal/domain/text"
	"triennia/internal/spreadsheet"
)

// mostImported bytes may hold a table of a hundred thousand rows in base64.
const mostImported = 22 << 20

type importIn struct {
	InBody
	Kind intake.Kind `path:"kind" enum:"clients,sites,people,certificates"`
	Body app.Table
}

type createImportIn struct {
	InBody
	Creation
	Kind intake.Kind `path:"kind" enum:"clients,sites,people,certificates"`
	Body app.Table
}

func (s *Server) listImports(_ context.Context, _ access.Actor, _ *InBody) (*Many[app.ImportKind], error) {
	return many(s.App.ListImports(), ""), nil
}

func (s *Server) rehearseImport(ctx context.Context, who access.Actor, in *importIn) (*Plain[intake.Report], error) {
	r, err := s.App.RehearseImport(ctx, who, in.Kind, in.Body)
	return &Plain[intake.Report]{r}, err
}

func (s *Server) importTable(ctx context.Context, who access.Actor, in *createImportIn) (*Plain[intake.Report], error) {
	r, err := s.App.ImportTable(ctx, who, in.Kind, in.Body)
	return &Plain[intake.Report]{r}, err
}

func (s *Server) importTemplate(c *gin.Context, _ access.Actor) error {
	table, err := openTable(c, c.Param("kind")+"."+c.Param("format"), c.Param("format"))
	if err != nil {
		return err
	}
	return s.App.WriteImportTemplate(intake.Kind(c.Param("kind")), askedLang(c), table)
}

func (s *Server) writeImportProblems(c *gin.Context, who access.Actor) error {
	var in app.Table
	if err := json.NewDecoder(http.MaxBytesReader(c.Writer, c.Request.Body, mostImported)).Decode(&in); err != nil {
		return fault.New(fault.WrongType, text.T("The request cannot be read.", "无法读取该请求。"))
	}
	table, err := openTable(c, "problems.csv", "csv")
	if err != nil {
		return err
	}
	return s.App.WriteImportProblems(c.Request.Context(), who, intake.Kind(c.Param("kind")), in, askedLang(c), table)
}

// openTable is a table that the caller downloads.
func openTable(c *gin.Context, name, format string) (spreadsheet.Table, error) {
	f, known := formats[format]
	if !known {
		return nil, fault.Missing(text.T("format of an export", "导出格式"))
	}
	return f.open(&attachment{c: c, name: name, contentType: f.contentType})
}

// askedLang is the language that the address asks for, or that of the request.
func askedLang(c *gin.Context) text.Lang {
	if asked := c.Query("lang"); asked != "" {
		return text.Parse(asked)
	}
	return lang(c.Request.Context())
}

var sampleImport = Sample{Path: map[string]string{"kind": "clients"},
	Body: map[string][]byte{"file": []byte("Name,Country,Registration number\nHarbour IT Services Ltd,IE,998877\n")}}
