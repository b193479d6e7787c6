package api

import (
	"context"
	"strconv"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

type issueSubsIn struct {
	CertificateIn
	Change
	Body app.SubSites
}

func (s *Server) issueSubCertificates(ctx context.Context, who access.Actor, in *issueSubsIn) (*One[app.CertificatePage], error) {
	v, err := s.App.IssueSubCertificates(ctx, who, in.Certificate, in.seen(), in.Body)
	return one(v.Version, v), err
}

type endSubIn struct {
	CertificateIn
	Change
	Suffix int `path:"suffix" minimum:"1" maximum:"99"`
	Body   app.SubEnd
}

func (s *Server) endSubCertificate(ctx context.Context, who access.Actor, in *endSubIn) (*One[app.CertificatePage], error) {
	v, err := s.App.EndSubCertificate(ctx, who, in.Certificate, in.seen(), in.Suffix, in.Body)
	return one(v.Version, v), err
}

var (
	sampleSubSites = app.SubSites{Sites: []int{1}}
	sampleSubEnd   = app.SubEnd{Reason: "The site needs none any more."}
)

func (s *Server) subCertificatePDF(c *gin.Context, who access.Actor) error {
	cid, suffix, err := subParams(c)
	if err != nil {
		return err
	}
	name, file, err := s.App.PrintSubCertificate(c.Request.Context(), who, cid, suffix)
	if err != nil {
		return err
	}
	sendFile(c, name, "application/pdf", file)
	return nil
}

func (s *Server) subCertificateData(c *gin.Context, who access.Actor) error {
	cid, suffix, err := subParams(c)
	if err != nil {
		return err
	}
	name, data, err := s.App.SubCertificateData(c.Request.Context(), who, cid, suffix)
	if err != nil {
		return err
	}
	sendFile(c, name, "application/jose", []byte(data))
	return nil
}

func subParams(c *gin.Context) (cid id.Certificate, suffix int, err error) {
	if cid, err = certificateParam(c); err != nil {
		return cid, 0, err
	}
	if suffix, err = strconv.Atoi(c.Param("suffix")); err != nil || suffix < 1 {
		return cid, 0, fault.Missing(text.T("sub-certificate", "子证书"))
	}
	return cid, suffix, nil
}
