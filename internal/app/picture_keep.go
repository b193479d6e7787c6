package app

import (
	"bytes"
	"context"
	"errors"

	"triennia/internal/domain/access"
	"triennia/internal/domain/certificate"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
	"triennia/internal/pdf"
	"triennia/internal/postgres"
)

// KeepPicture keeps a picture that certificates can show: a logo, a seal, a signature, a mark.
func (a *App) KeepPicture(ctx context.Context, who access.Actor, file []byte) (out certificate.Picture, err error) {
	picture, err := readPicture(file)
	if err != nil {
		return out, err
	}
	out = certificate.Picture{ID: id.Picture(newID()), Type: picture.Type, Width: picture.Width, Height: picture.Height, By: who.Name, At: a.Now()}
	err = a.write(ctx, who, "certificate_picture.keep", func(tx *postgres.Tx) error {
		if err := a.Files.Put(ctx, pictureKey(who.Tenant, out.ID), bytes.NewReader(picture.Data), int64(len(picture.Data))); err != nil {
			return err
		}
		return tx.InsertPicture(out)
	})
	return out, err
}

// readPicture reads the picture, and says what to do where it cannot be taken.
func readPicture(file []byte) (pdf.Picture, error) {
	var bad fault.Invalid
	if len(file) > pdf.MostPictureBytes {
		bad.Add("file", text.T("The picture has more than 1 MB. Save it smaller.", "图片超过1 MB，请压缩后重新上传。"))
		return pdf.Picture{}, bad
	}
	picture, err := pdf.ReadPicture(file)
	switch {
	case errors.Is(err, pdf.ErrNoPicture):
		bad.Add("file", text.T("This is no PNG or JPEG picture, or it is damaged. Save it as PNG and choose it again.", "不是PNG或JPEG图片，或文件已损坏。请另存为PNG后重新选择。"))
	case errors.Is(err, pdf.ErrPictureSize):
		bad.Add("file", text.T("Each side of the picture needs 40 to 2400 pixels. Save it in such a size.", "图片每边须为40至2400像素，请调整尺寸后重新选择。"))
	case err != nil:
		return picture, err
	}
	return picture, bad.OrNil()
}

// OpenPicture is a picture of the body's certificates.
func (a *App) OpenPicture(ctx context.Context, who access.Actor, pid id.Picture) (p certificate.Picture, content []byte, err error) {
	err = a.read(ctx, who, func(tx *postgres.Tx) error {
		p, err = tx.Picture(pid)
		return err
	})
	if err == nil {
		content, err = a.pictureContent(ctx, who.Tenant, pid)
	}
	return p, content, err
}
