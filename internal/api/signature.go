package api

import (
	"context"
	_ "embed"
	"net/http"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
)

//go:embed certificate.schema.json
var statementSchema []byte

// statementSchema is the JSON schema of the signed data file. It is a file and not computed: what certificates were
// signed by does not change with the next release.
func (s *Server) statementSchema(c *gin.Context, _ access.Actor) error {
	c.Header("Cache-Control", "public, max-age=86400")
	c.Data(http.StatusOK, "application/schema+json", statementSchema)
	return nil
}

func (s *Server) listSigningKeys(ctx context.Context, who access.Actor, _ *InBody) (*Many[app.SigningKeyView], error) {
	list, err := s.App.ListSigningKeys(ctx, who)
	return many(list, ""), err
}

func (s *Server) getRemoteSigner(ctx context.Context, who access.Actor, _ *InBody) (*Plain[app.RemoteSigner], error) {
	r, err := s.App.GetRemoteSigner(ctx, who)
	return plain(r), err
}

type addSigningKeyIn struct {
	InBody
	Creation
	Body app.OwnKey
}

func (s *Server) addSigningKey(ctx context.Context, who access.Actor, in *addSigningKeyIn) (*One[certificate.KeyRecord], error) {
	k, err := s.App.AddSigningKey(ctx, who, in.Body)
	return one(k.Version, k), err
}

func (s *Server) publishedKeys(ctx context.Context, _ access.Actor, in *SlugIn) (*Plain[app.TrustFile], error) {
	t, err := s.App.PublishedKeys(ctx, in.Slug)
	return plain(t), err
}

func (s *Server) signCertificate(ctx context.Context, who access.Actor, in *CertificateIn) (*One[app.CertificatePage], error) {
	v, err := s.App.SignCertificate(ctx, who, in.Certificate)
	return one(v.Version, v), err
}

func (s *Server) certificateData(c *gin.Context, who access.Actor) error {
	cid, err := certificateParam(c)
	if err != nil {
		return err
	}
	name, data, err := s.App.CertificateData(c.Request.Context(), who, cid)
	if err != nil {
		return err
	}
	sendFile(c, name, "application/jose", []byte(data))
	return nil
}
