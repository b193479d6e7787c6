package api

import (
	"context"
	"mime"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/audittime"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

func (s *Server) listMethods(ctx context.Context, who access.Actor, _ *InBody) (*Many[app.MethodView], error) {
	list, err := s.App.ListMethods(ctx, who)
	return many(list, ""), err
}

// OfApplication names an application in the path.
type OfApplication struct {
	InBody
	Application id.Application `path:"application"`
}

func (s *Server) draftCalculation(ctx context.Context, who access.Actor, in *OfApplication) (*One[app.CalculationPreview], error) {
	p, err := s.App.DraftCalculation(ctx, who, in.Application)
	return one(0, p), err
}

type calculationIn struct {
	OfApplication
	Body audittime.Input
}

func (s *Server) previewCalculation(ctx context.Context, who access.Actor, in *calculationIn) (*One[app.CalculationPreview], error) {
	p, err := s.App.PreviewCalculation(ctx, who, in.Application, in.Body)
	return one(0, p), err
}

type saveCalculationIn struct {
	OfApplication
	Creation
	Body audittime.Input
}

func (s *Server) saveCalculation(ctx context.Context, who access.Actor, in *saveCalculationIn) (*One[audittime.Record], error) {
	c, err := s.App.SaveCalculation(ctx, who, in.Application, in.Body)
	return one(c.Version, c), err
}

type endorseIn struct {
	OneCalculation
	Change
}

func (s *Server) endorseCalculation(ctx context.Context, who access.Actor, in *endorseIn) (*One[audittime.Record], error) {
	c, err := s.App.EndorseCalculation(ctx, who, in.Calculation, in.seen())
	return one(c.Version, c), err
}

func (s *Server) listCalculations(ctx context.Context, who access.Actor, in *OfApplication) (*Many[audittime.Record], error) {
	list, err := s.App.ListCalculations(ctx, who, in.Application)
	return many(list, ""), err
}

type sheetsIn struct {
	InBody
	Paging
	Client id.Client `query:"client" doc:"of this client only"`
	Waits  bool      `query:"waits" doc:"those with days that wait for a second person"`
}

func (s *Server) listSheets(ctx context.Context, who access.Actor, in *sheetsIn) (*Many[app.SheetLine], error) {
	list, next, err := s.App.ListSheets(ctx, who, in.page(), postgres.CalculationFilter{Client: in.Client.String(), Waits: in.Waits})
	return many(list, next), err
}

// OneCalculation names a calculation in the path.
type OneCalculation struct {
	InBody
	Calculation id.Calculation `path:"calculation"`
}

func (s *Server) getSheet(ctx context.Context, who access.Actor, in *OneCalculation) (*One[audittime.Record], error) {
	r, err := s.App.GetSheet(ctx, who, in.Calculation)
	return one(r.Version, r), err
}

func (s *Server) getSheetRequest(ctx context.Context, who access.Actor, in *OneCalculation) (*requestFile, error) {
	r, err := s.App.GetSheetRequest(ctx, who, in.Calculation)
	return &requestFile{mime.FormatMediaType("attachment", map[string]string{"filename": "audit-time.json"}), r}, err
}

func (s *Server) printSheet(c *gin.Context, who access.Actor) error {
	var cid id.Calculation
	if err := cid.UnmarshalText([]byte(c.Param("calculation"))); err != nil {
		return fault.Missing(audittime.Noun)
	}
	document, err := s.App.PrintSheet(c.Request.Context(), who, cid)
	if err != nil {
		return err
	}
	sendFile(c, "audit-time.pdf", "application/pdf", document)
	return nil
}

type compareSheetsIn struct {
	OneCalculation
	Since id.Calculation `path:"since" doc:"the calculation to compare with"`
}

func (s *Server) compareSheets(ctx context.Context, who access.Actor, in *compareSheetsIn) (*Many[audittime.Change], error) {
	list, err := s.App.CompareSheets(ctx, who, in.Calculation, in.Since)
	return many(list, ""), err
}

var sampleCalculation = audittime.Input{AuditType: audittime.Initial,
	Standards: []audittime.Standard{{Code: "ISO/IEC 20000-1:2018", Category: "all"}},
	Personnel: []audittime.Group{{Activity: text.T("operations", "运维"), Headcount: 86, Reduction: audittime.None}}}
