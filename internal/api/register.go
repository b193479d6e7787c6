package api

import (
	"context"
	"mime"
	"net/http"
	"path"
	"strconv"
	"time"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/register"
	"triennia/internal/domain/text"
)

func (s *Server) getRegister(ctx context.Context, who access.Actor, _ *InBody) (*One[app.RegisterView], error) {
	v, err := s.App.GetRegister(ctx, who)
	return one(0, v), err
}

type submissionsIn struct {
	InBody
	Paging
	Register register.Name `query:"register" enum:"certsearch,cnca" default:"certsearch"`
}

func (s *Server) listSubmissions(ctx context.Context, who access.Actor, in *submissionsIn) (*Many[app.SubmissionView], error) {
	list, next, err := s.App.ListSubmissions(ctx, who, in.page(), in.Register)
	return many(list, next), err
}

type prepareSubmissionIn struct {
	InBody
	Creation
	Body struct {
		Kind register.Kind `json:"kind" enum:"all,changed,nothing"`
	}
}

func (s *Server) prepareSubmission(ctx context.Context, who access.Actor, in *prepareSubmissionIn) (*One[app.SubmissionView], error) {
	v, err := s.App.PrepareSubmission(ctx, who, in.Body.Kind)
	return one(v.Version, v), err
}

type countCertificatesIn struct {
	InBody
	Creation
}

func (s *Server) countCertificates(ctx context.Context, who access.Actor, _ *countCertificatesIn) (*One[app.SubmissionView], error) {
	v, err := s.App.CountCertificates(ctx, who)
	return one(v.Version, v), err
}

type endSubmissionIn struct {
	InBody
	Change
	Submission id.Submission `path:"submission"`
}

func (s *Server) confirmSubmission(ctx context.Context, who access.Actor, in *endSubmissionIn) (*One[app.SubmissionView], error) {
	v, err := s.App.ConfirmSubmission(ctx, who, in.Submission, in.seen())
	return one(v.Version, v), err
}

func (s *Server) dropSubmission(ctx context.Context, who access.Actor, in *endSubmissionIn) (*One[app.SubmissionView], error) {
	v, err := s.App.DropSubmission(ctx, who, in.Submission, in.seen())
	return one(v.Version, v), err
}

// fileTypes are those of the files of a submission.
var fileTypes = map[string]string{".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".csv": "text/csv; charset=utf-8", ".xml": "application/xml; charset=utf-8"}

// openSubmissionFile serves a file as it was prepared.
func (s *Server) openSubmissionFile(c *gin.Context, who access.Actor) error {
	var sid id.Submission
	n, err := strconv.Atoi(c.Param("file"))
	if err != nil || sid.UnmarshalText([]byte(c.Param("submission"))) != nil {
		return fault.Missing(text.T("file", "文件"))
	}
	f, content, err := s.App.OpenSubmissionFile(c.Request.Context(), who, sid, n)
	if err != nil {
		return err
	}
	h := c.Writer.Header()
	h.Set("Content-Type", fileTypes[path.Ext(f.Name)])
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "private, no-store")
	http.ServeContent(c.Writer, c.Request, "", time.Time{}, content)
	return nil
}
