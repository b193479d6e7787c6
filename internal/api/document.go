package api

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/application"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/files"
)

type documentIn struct {
	InBody
	Document id.Document `path:"document"`
}

func (s *Server) getDocument(ctx context.Context, who access.Actor, in *documentIn) (*One[application.Document], error) {
	d, err := s.App.GetDocument(ctx, who, in.Document)
	return one(d.Version, d), err
}

// openDocument serves the content: as a download, or in the page where ?inline=1 asks for it and the type
// cannot run anything. Ranges are answered.
func (s *Server) openDocument(c *gin.Context, who access.Actor) error {
	var did id.Document
	if err := did.UnmarshalText([]byte(c.Param("document"))); err != nil {
		return fault.Missing(text.T("file", "文件"))
	}
	d, content, err := s.App.OpenDocument(c.Request.Context(), who, did)
	if err != nil {
		return err
	}
	how := "attachment"
	if c.Query("inline") == "1" && files.Inline(d.Type) {
		how = "inline"
	}
	h := c.Writer.Header()
	h.Set("Content-Type", d.Type)
	h.Set("Content-Disposition", mime.FormatMediaType(how, map[string]string{"filename": d.Name}))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'")
	h.Set("Cache-Control", "private, max-age=3600")
	h.Set("ETag", `"`+d.SHA256+`"`)
	http.ServeContent(c.Writer, c.Request, "", d.At, content)
	return nil
}

// receiveDocument takes one small file as multipart/form-data: the field file, before it the fields
// client, application, item, replaces and note.
func (s *Server) receiveDocument(c *gin.Context, who access.Actor) error {
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, application.MaxFile+1<<20)
	parts, err := c.Request.MultipartReader()
	if err != nil {
		return fault.New(fault.WrongType, text.T("Send the file as multipart/form-data.", "请以 multipart/form-data 格式发送文件。"))
	}
	fields := map[string]string{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return fault.New(fault.WrongType, text.T("There is no field called file.", "缺少名为 file 的字段。"))
		}
		if err != nil {
			return brokenBody(err)
		}
		if part.FormName() == "file" {
			return s.receivePart(c, who, fields, part)
		}
		b, err := io.ReadAll(io.LimitReader(part, 4<<10))
		if err != nil {
			return brokenBody(err)
		}
		fields[part.FormName()] = string(b)
	}
}

func (s *Server) receivePart(c *gin.Context, who access.Actor, fields map[string]string, part *multipart.Part) error {
	f, err := announced(fields)
	if err != nil {
		return err
	}
	f.Name = rawFilename(part)
	out, err := s.App.ReceiveDocument(c.Request.Context(), who, f, part)
	if err != nil {
		return brokenBody(err)
	}
	c.JSON(http.StatusCreated, out)
	return nil
}

// rawFilename is the name as it was sent; Part.FileName would already cut a path, and not one of Windows.
func rawFilename(part *multipart.Part) string {
	_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	if err != nil {
		return ""
	}
	return params["filename"]
}

// announced reads what a file is for; the fields are those of the form and of the tus metadata.
func announced(fields map[string]string) (app.Announced, error) {
	f := app.Announced{Name: fields["filename"], Purpose: application.Purpose{Item: fields["item"], Note: fields["note"], Replaces: number(fields["replaces"])}}
	err := errors.Join(f.Client.UnmarshalText([]byte(fields["client"])), f.Purpose.Application.UnmarshalText([]byte(fields["application"])))
	if err != nil || !utf8.ValidString(strings.Join([]string{f.Name, f.Purpose.Note}, "")) {
		return f, fault.Missing(text.T("application", "认证申请"))
	}
	return f, nil
}

// brokenBody tells a body that is too large from one that broke off and from a fault of its content.
func brokenBody(err error) error {
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return fault.New(fault.TooLarge, text.Tf("A file has at most %d MB.", "单个文件不得超过%d MB。", application.MaxFile>>20))
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fault.New(fault.WrongType, text.T("The file did not come whole. Please send it again.", "文件未完整送达，请重新发送。"))
	}
	return err
}
