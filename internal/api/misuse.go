package api

import (
	"context"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/misuse"
	"triennia/internal/postgres"
)

type misusesIn struct {
	InBody
	Paging
	State string `query:"state" enum:"open,detected,warned,answered,corrected,suspension,legal,dismissed"`
	Kind  string `query:"kind" enum:"product,statement,report,untraceable,scope,ended,misleading,reputation,other"`
}

func (s *Server) listMisuses(ctx context.Context, who access.Actor, in *misusesIn) (*Many[app.MisuseLine], error) {
	list, next, err := s.App.ListMisuses(ctx, who, in.page(), postgres.MisuseFilter{State: in.State, Kind: in.Kind})
	return many(list, next), err
}

func (s *Server) misusesOfClient(ctx context.Context, who access.Actor, in *ClientIn) (*Many[app.MisuseLine], error) {
	list, err := s.App.MisusesOfClient(ctx, who, in.Client)
	return many(list, ""), err
}

func (s *Server) ownMisuses(ctx context.Context, who access.Actor, in *ClientIn) (*Many[misuse.ForClient], error) {
	list, err := s.App.OwnMisuses(ctx, who, in.Client)
	return many(list, ""), err
}

func misuseAnswer(v app.MisuseView, err error) (*One[app.MisuseView], error) {
	return one(v.Version, v), err
}

type recordMisuseIn struct {
	InBody
	Creation
	Body app.MisuseSeen
}

func (s *Server) recordMisuse(ctx context.Context, who access.Actor, in *recordMisuseIn) (*One[app.MisuseView], error) {
	return misuseAnswer(s.App.RecordMisuse(ctx, who, in.Body))
}

// MisuseIn names a misuse.
type MisuseIn struct {
	InBody
	Misuse id.Misuse `path:"misuse"`
}

func (s *Server) getMisuse(ctx context.Context, who access.Actor, in *MisuseIn) (*One[app.MisuseView], error) {
	return misuseAnswer(s.App.GetMisuse(ctx, who, in.Misuse))
}

// ChangeMisuseIn names a misuse and the version that is changed.
type ChangeMisuseIn struct {
	MisuseIn
	Change
}

// MisuseLetter is what the body asks for.
type MisuseLetter struct {
	Says string `json:"says" maxLength:"4000" doc:"what has to be corrected and shown, as the addressee reads it"`
	Sent string `json:"sent,omitempty" maxLength:"300" doc:"how the letter goes to somebody who is no client"`
}

type warnOfMisuseIn struct {
	ChangeMisuseIn
	Body MisuseLetter
}

func (s *Server) warnOfMisuse(ctx context.Context, who access.Actor, in *warnOfMisuseIn) (*One[app.MisuseView], error) {
	return misuseAnswer(s.App.WarnOfMisuse(ctx, who, in.Misuse, in.seen(), in.Body.Says, in.Body.Sent))
}

// MisuseCorrection is what was corrected.
type MisuseCorrection struct {
	Says  string        `json:"says" maxLength:"4000" doc:"what was corrected, and where"`
	Proof []id.Document `json:"proof" nullable:"false" maxItems:"20" doc:"pictures and documents that show it"`
}

type answerMisuseIn struct {
	ChangeMisuseIn
	Body MisuseCorrection
}

func (s *Server) answerMisuse(ctx context.Context, who access.Actor, in *answerMisuseIn) (*One[misuse.ForClient], error) {
	v, err := s.App.AnswerMisuse(ctx, who, in.Misuse, in.seen(), in.Body.Says, in.Body.Proof)
	return one(v.Version, v), err
}

func (s *Server) recordMisuseAnswer(ctx context.Context, who access.Actor, in *answerMisuseIn) (*One[app.MisuseView], error) {
	return misuseAnswer(s.App.RecordMisuseAnswer(ctx, who, in.Misuse, in.seen(), in.Body.Says, in.Body.Proof))
}

// MisuseNote is the reason of a step, or what was done.
type MisuseNote struct {
	Note string `json:"note,omitempty" maxLength:"4000"`
}

// NoteMisuseIn is a step with its reason.
type NoteMisuseIn struct {
	ChangeMisuseIn
	Body MisuseNote
}

func (s *Server) acceptMisuse(ctx context.Context, who access.Actor, in *NoteMisuseIn) (*One[app.MisuseView], error) {
	return misuseAnswer(s.App.AcceptMisuse(ctx, who, in.Misuse, in.seen(), in.Body.Note))
}

func (s *Server) dismissMisuse(ctx context.Context, who access.Actor, in *NoteMisuseIn) (*One[app.MisuseView], error) {
	return misuseAnswer(s.App.DismissMisuse(ctx, who, in.Misuse, in.seen(), in.Body.Note))
}

func (s *Server) escalateMisuse(ctx context.Context, who access.Actor, in *NoteMisuseIn) (*One[app.MisuseView], error) {
	return misuseAnswer(s.App.EscalateMisuse(ctx, who, in.Misuse, in.seen(), in.Body.Note))
}

func (s *Server) sueMisuse(ctx context.Context, who access.Actor, in *NoteMisuseIn) (*One[app.MisuseView], error) {
	return misuseAnswer(s.App.SueMisuse(ctx, who, in.Misuse, in.seen(), in.Body.Note))
}

// MisuseReturn is why an answer is returned.
type MisuseReturn struct {
	Note string `json:"note" maxLength:"4000" doc:"what is still wrong, or not shown, as the addressee reads it"`
	Sent string `json:"sent,omitempty" maxLength:"300" doc:"how the letter goes to somebody who is no client"`
}

type returnMisuseIn struct {
	ChangeMisuseIn
	Body MisuseReturn
}

func (s *Server) returnMisuse(ctx context.Context, who access.Actor, in *returnMisuseIn) (*One[app.MisuseView], error) {
	return misuseAnswer(s.App.ReturnMisuse(ctx, who, in.Misuse, in.seen(), in.Body.Note, in.Body.Sent))
}

// MisuseHappening is what happened on a day.
type MisuseHappening struct {
	On   date.Date `json:"on"`
	Note string    `json:"note" maxLength:"4000"`
}

type noteMisuseIn struct {
	ChangeMisuseIn
	Body MisuseHappening
}

func (s *Server) noteMisuse(ctx context.Context, who access.Actor, in *noteMisuseIn) (*One[app.MisuseView], error) {
	return misuseAnswer(s.App.NoteMisuse(ctx, who, in.Misuse, in.seen(), in.Body.On, in.Body.Note))
}

// warningPDF is the latest warning as a letter.
func (s *Server) warningPDF(c *gin.Context, who access.Actor) error {
	var mid id.Misuse
	if err := mid.UnmarshalText([]byte(c.Param("misuse"))); err != nil || mid.IsZero() {
		return fault.Missing(misuse.Noun)
	}
	name, file, err := s.App.PrintWarning(c.Request.Context(), who, mid)
	if err != nil {
		return err
	}
	sendFile(c, name, "application/pdf", file)
	return nil
}

var sampleMisuse = app.MisuseSeen{Company: "Copy Ltd", Country: "IE", Sighting: misuse.Sighting{Kind: misuse.OnProduct, Names: []misuse.Named{},
	What: "The mark is on the boxes.", Where: "Cork", SeenOn: date.New(2026, 1, 9), Files: []id.Document{}}}
