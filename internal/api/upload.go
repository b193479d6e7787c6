package api

import (
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// The protocol for uploads in parts is tus 1.0 with creation, expiration and termination.
const tusVersion = "1.0.0"

type uploadIn struct {
	InBody
	Upload id.Upload `path:"upload"`
}

func (s *Server) getUpload(ctx context.Context, who access.Actor, in *uploadIn) (*One[application.Upload], error) {
	u, err := s.App.GetUpload(ctx, who, in.Upload)
	u.Parts = nil // where they lie is nobody's business
	return one(u.Version, u), err
}

// tusOptions says what the server can do.
func (s *Server) tusOptions(c *gin.Context, _ access.Actor) error {
	h := tusHeader(c)
	h.Set("Tus-Version", tusVersion)
	h.Set("Tus-Extension", "creation,expiration,termination")
	h.Set("Tus-Max-Size", strconv.Itoa(application.MaxFile))
	c.Status(http.StatusNoContent)
	return nil
}

// tusCreate opens an upload; its metadata may name filename, client, application, item, replaces, note.
func (s *Server) tusCreate(c *gin.Context, who access.Actor) error {
	h := tusHeader(c)
	if err := speaksTus(c); err != nil {
		return err
	}
	size, err := strconv.ParseInt(c.GetHeader("Upload-Length"), 10, 64)
	if err != nil {
		return fault.New(fault.WrongType, text.T("Say the size of the file in Upload-Length.", "请在 Upload-Length 中说明文件大小。"))
	}
	f, err := announced(metadata(c.GetHeader("Upload-Metadata")))
	if err != nil {
		return err
	}
	f.Size = size
	u, err := s.App.BeginUpload(c.Request.Context(), who, f)
	if err != nil {
		return err
	}
	h.Set("Location", strings.TrimSuffix(c.Request.URL.Path, "/")+"/"+u.ID.String())
	standsAt(h, u)
	c.Status(http.StatusCreated)
	return nil
}

// tusHead says how far an upload is. Of a file that is not taken there is nothing to go on with.
func (s *Server) tusHead(c *gin.Context, who access.Actor) error {
	h := tusHeader(c)
	u, err := s.upload(c, who)
	if err == nil && (u.State == application.UploadRefused || u.State == application.UploadExpired) {
		err = fault.Missing(text.T("upload", "上传"))
	}
	if err != nil {
		return err
	}
	standsAt(h, u)
	h.Set("Upload-Length", strconv.FormatInt(u.Size, 10))
	h.Set("Cache-Control", "no-store")
	c.Status(http.StatusOK)
	return nil
}

// tusPatch takes the next bytes. A file that is not taken answers 415 with the reason at its last byte.
func (s *Server) tusPatch(c *gin.Context, who access.Actor) error {
	h := tusHeader(c)
	u, err := s.upload(c, who)
	if err != nil {
		return err
	}
	if err := speaksTus(c); err != nil {
		return err
	}
	offset, err := strconv.ParseInt(c.GetHeader("Upload-Offset"), 10, 64)
	if err != nil || c.ContentType() != "application/offset+octet-stream" {
		return fault.New(fault.WrongType, text.T("Send application/offset+octet-stream with Upload-Offset.", "请以 application/offset+octet-stream 发送，并附 Upload-Offset。"))
	}
	if u, err = s.App.ReceivePart(c.Request.Context(), who, u.ID, offset, c.Request.Body); err != nil {
		return err
	}
	if u.State == application.UploadRefused {
		return fault.New(fault.WrongType, *u.Reason)
	}
	standsAt(h, u)
	c.Status(http.StatusNoContent)
	return nil
}

// tusDelete ends an upload that is not wanted any more.
func (s *Server) tusDelete(c *gin.Context, who access.Actor) error {
	tusHeader(c)
	u, err := s.upload(c, who)
	if err != nil {
		return err
	}
	if err := s.App.CancelUpload(c.Request.Context(), who, u.ID); err != nil {
		return err
	}
	c.Status(http.StatusNoContent)
	return nil
}

func (s *Server) upload(c *gin.Context, who access.Actor) (application.Upload, error) {
	var uid id.Upload
	if err := uid.UnmarshalText([]byte(c.Param("upload"))); err != nil {
		return application.Upload{}, fault.Missing(text.T("upload", "上传"))
	}
	return s.App.GetUpload(c.Request.Context(), who, uid)
}

func tusHeader(c *gin.Context) http.Header {
	h := c.Writer.Header()
	h.Set("Tus-Resumable", tusVersion)
	return h
}

func speaksTus(c *gin.Context) error {
	if c.GetHeader("Tus-Resumable") != tusVersion {
		return fault.New(fault.Stale, text.T("The server speaks tus 1.0.0.", "服务器使用 tus 1.0.0 协议。"))
	}
	return nil
}

// standsAt tells the offset and, of a finished upload, its document and what was noticed about it.
func standsAt(h http.Header, u application.Upload) {
	h.Set("Upload-Offset", strconv.FormatInt(u.Received, 10))
	if u.State == application.UploadOpen {
		h.Set("Upload-Expires", u.ExpiresAt.UTC().Format(time.RFC1123))
		return
	}
	h.Set("Upload-Document", u.Document.String())
	if u.SameAs != "" {
		h.Set("Upload-Same-As", url.PathEscape(u.SameAs))
	}
}

// metadata reads "key base64, key base64".
func metadata(header string) map[string]string {
	out := map[string]string{}
	for pair := range strings.SplitSeq(header, ",") {
		key, value, _ := strings.Cut(strings.TrimSpace(pair), " ")
		if b, err := base64.StdEncoding.DecodeString(value); err == nil && key != "" {
			out[key] = string(b)
		}
	}
	return out
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if errors.Is(err, strconv.ErrRange) {
		return -1
	}
	return n
}
