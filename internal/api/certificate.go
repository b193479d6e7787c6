package api

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/date"
	"triennia/internal/domain/decision"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

type certificatesIn struct {
	InBody
	Paging
	Status   string    `query:"status" enum:"active,suspended,withdrawn,cancelled,superseded,expired,at_risk,unsigned"`
	Standard string    `query:"standard" maxLength:"60"`
	Client   id.Client `query:"client"`
}

func (s *Server) listCertificates(ctx context.Context, who access.Actor, in *certificatesIn) (*Many[app.CertificateView], error) {
	list, next, err := s.App.ListCertificates(ctx, who, in.page(), postgres.CertificateFilter{Status: in.Status, Standard: in.Standard, Client: in.Client})
	return many(list, next), err
}

// CertificateIn names a certificate.
type CertificateIn struct {
	InBody
	Certificate id.Certificate `path:"certificate"`
}

func (s *Server) getCertificate(ctx context.Context, who access.Actor, in *CertificateIn) (*One[app.CertificatePage], error) {
	v, err := s.App.GetCertificate(ctx, who, in.Certificate)
	return one(v.Version, v), err
}

// CertificateTypeIn names a certificate and what is to be decided about it.
type CertificateTypeIn struct {
	CertificateIn
	Type decision.Type `path:"type" enum:"reduce,reissue,suspend,restore,withdraw,cancel"`
}

func (s *Server) previewDecision(ctx context.Context, who access.Actor, in *CertificateTypeIn) (*One[app.DecisionView], error) {
	v, err := s.App.PrepareOnCertificate(ctx, who, in.Certificate, in.Type)
	return one(v.Version, v), err
}

type previewLettersOnIn struct {
	CertificateTypeIn
	Body app.Verdict
}

func (s *Server) previewLettersOn(ctx context.Context, who access.Actor, in *previewLettersOnIn) (*Plain[app.LettersView], error) {
	v, err := s.App.PreviewLettersOn(ctx, who, in.Certificate, in.Type, in.Body)
	return &Plain[app.LettersView]{v}, err
}

type decideCertificateIn struct {
	CertificateTypeIn
	Change
	Body app.Verdict
}

func (s *Server) decideCertificate(ctx context.Context, who access.Actor, in *decideCertificateIn) (*One[decision.Record], error) {
	d, err := s.App.DecideOnCertificate(ctx, who, in.Certificate, in.seen(), in.Type, in.Body)
	return one(d.Version, d), err
}

type examineIn struct {
	CertificateIn
	Change
	Number int `path:"number" minimum:"1"`
	Body   certificate.Conclusion
}

func (s *Server) examineCertificate(ctx context.Context, who access.Actor, in *examineIn) (*One[app.CertificatePage], error) {
	v, err := s.App.ExamineCertificate(ctx, who, in.Certificate, in.seen(), in.Number, in.Body)
	return one(v.Version, v), err
}

type spotCheckIn struct {
	CertificateIn
	Change
	Body certificate.Notice
}

func (s *Server) failSpotCheck(ctx context.Context, who access.Actor, in *spotCheckIn) (*One[app.CertificatePage], error) {
	v, err := s.App.FailSpotCheck(ctx, who, in.Certificate, in.seen(), in.Body)
	return one(v.Version, v), err
}

type extraordinaryIn struct {
	CertificateIn
	Change
	Body certificate.Extraordinary
}

func (s *Server) extendRestoration(ctx context.Context, who access.Actor, in *extraordinaryIn) (*One[app.CertificatePage], error) {
	v, err := s.App.ExtendRestoration(ctx, who, in.Certificate, in.seen(), in.Body)
	return one(v.Version, v), err
}

type inviteAnewIn struct {
	CertificateIn
	Change
}

func (s *Server) inviteAnew(ctx context.Context, who access.Actor, in *inviteAnewIn) (*One[app.CertificatePage], error) {
	v, err := s.App.InviteAnew(ctx, who, in.Certificate, in.seen())
	return one(v.Version, v), err
}

type putAsideIn struct {
	CertificateIn
	Change
	Body struct {
		Reason string `json:"reason" maxLength:"2000" doc:"why the holder is not invited to apply anew"`
	}
}

func (s *Server) putAside(ctx context.Context, who access.Actor, in *putAsideIn) (*One[app.CertificatePage], error) {
	v, err := s.App.PutAside(ctx, who, in.Certificate, in.seen(), in.Body.Reason)
	return one(v.Version, v), err
}

type showStopIn struct {
	CertificateIn
	Change
	Body certificate.Shown
}

func (s *Server) showStop(ctx context.Context, who access.Actor, in *showStopIn) (*One[app.CertificatePage], error) {
	v, err := s.App.ShowStop(ctx, who, in.Certificate, in.seen(), in.Body)
	return one(v.Version, v), err
}

type seeStopIn struct {
	CertificateIn
	Change
	Body certificate.Seen
}

func (s *Server) seeStop(ctx context.Context, who access.Actor, in *seeStopIn) (*One[app.CertificatePage], error) {
	v, err := s.App.SeeStop(ctx, who, in.Certificate, in.seen(), in.Body)
	return one(v.Version, v), err
}

var (
	sampleShown = certificate.Shown{Says: "The mark is off the web site and the brochures."}
	sampleSeen  = certificate.Seen{Accepted: true}
)

var sampleNotice = certificate.Notice{On: date.New(2026, 11, 1), Authority: "SAMR", Product: "Cable"}

var sampleExtraordinary = certificate.Extraordinary{Event: "An earthquake closed the site.", Reference: "AB-2026-7", Months: 12}

var sampleExamination = certificate.Conclusion{Outcome: certificate.NoEffect, Reason: "Another system."}

func (s *Server) certificatePDF(c *gin.Context, who access.Actor) error {
	cid, err := certificateParam(c)
	if err != nil {
		return err
	}
	name, file, err := s.App.PrintCertificate(c.Request.Context(), who, cid)
	if err != nil {
		return err
	}
	sendFile(c, name, "application/pdf", file)
	return nil
}

// certificatePack streams what the holder uses as one archive.
func (s *Server) certificatePack(c *gin.Context, who access.Actor) error {
	cid, err := certificateParam(c)
	if err != nil {
		return err
	}
	name, write, err := s.App.CertificatePack(c.Request.Context(), who, cid)
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", `attachment; filename="`+name+`"`)
	c.Header("X-Content-Type-Options", "nosniff")
	c.Header("Cache-Control", "private, no-store")
	c.Header("Content-Type", "application/zip")
	c.Status(http.StatusOK)
	if err := write(c.Writer); err != nil { // it has begun to be sent: the archive ends early, and no program opens it
		s.App.Log.ErrorContext(c.Request.Context(), "pack not sent", "certificate", cid.String(), "error", err.Error())
	}
	return nil
}

func certificateParam(c *gin.Context) (cid id.Certificate, err error) {
	if err := cid.UnmarshalText([]byte(c.Param("certificate"))); err != nil || cid.IsZero() {
		return cid, fault.Missing(text.T("certificate", "证书"))
	}
	return cid, nil
}
