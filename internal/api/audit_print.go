package api

import (
	"net/http"

	"github.com/gin-gonic/gin"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

func auditOf(c *gin.Context) (id.Audit, error) {
	var aid id.Audit
	if err := aid.UnmarshalText([]byte(c.Param("audit"))); err != nil || aid.IsZero() {
		return aid, fault.Missing(text.T("audit", "审核"))
	}
	return aid, nil
}

func (s *Server) planPDF(c *gin.Context, who access.Actor) error {
	aid, err := auditOf(c)
	if err != nil {
		return err
	}
	name, file, err := s.App.PrintPlan(c.Request.Context(), who, aid)
	if err != nil {
		return err
	}
	sendFile(c, name, "application/pdf", file)
	return nil
}

func (s *Server) reportPDF(c *gin.Context, who access.Actor) error {
	aid, err := auditOf(c)
	if err != nil {
		return err
	}
	name, file, err := s.App.PrintReport(c.Request.Context(), who, aid)
	if err != nil {
		return err
	}
	sendFile(c, name, "application/pdf", file)
	return nil
}

func (s *Server) auditCalendar(c *gin.Context, who access.Actor) error {
	aid, err := auditOf(c)
	if err != nil {
		return err
	}
	name, file, err := s.App.AuditCalendar(c.Request.Context(), who, aid, lang(c.Request.Context()))
	if err != nil {
		return err
	}
	sendFile(c, name, "text/calendar; charset=utf-8", []byte(file))
	return nil
}

// sendFile answers a file that the product has written, to be opened by whoever asked.
func sendFile(c *gin.Context, name, contentType string, file []byte) {
	c.Header("Content-Disposition", `inline; filename="`+name+`"`)
	c.Header("X-Content-Type-Options", "nosniff")
	c.Header("Cache-Control", "private, no-store")
	c.Data(http.StatusOK, contentType, file)
}
