package api

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"net/http"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

func (s *Server) listTemplates(ctx context.Context, who access.Actor, _ *InBody) (*Plain[app.CertificateTemplates], error) {
	all, err := s.App.ListTemplates(ctx, who)
	return plain(all), err
}

type publishTemplateIn struct {
	InBody
	Creation
	Body struct {
		certificate.Design
		Note string `json:"note,omitempty" maxLength:"2000" doc:"what changes and why; only for the body"`
	}
}

func (s *Server) publishTemplate(ctx context.Context, who access.Actor, in *publishTemplateIn) (*One[certificate.Template], error) {
	t, err := s.App.PublishTemplate(ctx, who, in.Body.Design, in.Body.Note)
	return one(t.Version, t), err
}

type previewTemplateIn struct {
	InBody
	Body struct {
		Design certificate.Design `json:"design"`
		With   app.With           `json:"with"`
	}
}

func (s *Server) previewTemplate(ctx context.Context, who access.Actor, in *previewTemplateIn) (*Plain[app.TemplatePreview], error) {
	p, err := s.App.PreviewTemplate(ctx, who, in.Body.Design, in.Body.With)
	return plain(p), err
}

type keepPictureIn struct {
	InBody
	Creation
	Body struct {
		File []byte `json:"file" doc:"PNG or JPEG, up to 1 MB, each side 40 to 2400 pixels; in base64"`
	}
}

func (s *Server) keepPicture(ctx context.Context, who access.Actor, in *keepPictureIn) (*One[certificate.Picture], error) {
	p, err := s.App.KeepPicture(ctx, who, in.Body.File)
	return one(1, p), err
}

// certificatePicture serves a picture that was written anew when it was taken, under a policy that runs nothing.
func (s *Server) certificatePicture(c *gin.Context, who access.Actor) error {
	var pid id.Picture
	if err := pid.UnmarshalText([]byte(c.Param("picture"))); err != nil || pid.IsZero() {
		return fault.Missing(text.T("picture", "图片"))
	}
	p, content, err := s.App.OpenPicture(c.Request.Context(), who, pid)
	if err != nil {
		return err
	}
	c.Header("Cache-Control", "private, max-age=86400, immutable")
	c.Header("Content-Security-Policy", "default-src 'none'; sandbox")
	c.Header("X-Content-Type-Options", "nosniff")
	c.Data(http.StatusOK, p.Type, content)
	return nil
}

var (
	sampleTemplate = certificate.Delivered
	sampleDesign   = map[string]any{"design": certificate.Delivered, "with": app.With{Sites: 12}}
	samplePicture  = map[string][]byte{"file": squarePicture()}
)

func squarePicture() []byte {
	var b bytes.Buffer
	_ = png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 40))) // into memory
	return b.Bytes()
}
