package testkit

import (
	"bytes"
	"context"
	"image"
	"image/png"

	"triennia/internal/domain/certificate"
)

func init() {
	makers = append(makers, func(w *World, t *Things) { t.IDs["picture"] = w.Picture().ID.String() })
}

// PNG is a white picture of 60 by 40 pixels.
func PNG() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 40))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// Picture is a picture that certificates of the body can show.
func (w *World) Picture() certificate.Picture {
	w.T.Helper()
	p, err := w.App.KeepPicture(context.Background(), w.Admin, PNG())
	w.Must(err)
	return p
}
