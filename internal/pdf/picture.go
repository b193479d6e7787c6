package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"github.com/signintech/gopdf"
)

// The limits of a picture: of the file, and of its sides once it is unpacked.
const (
	MostPictureBytes = 1 << 20
	mostSide         = 2400
	leastSide        = 40
)

// Why a picture is not taken.
var (
	ErrNoPicture   = errors.New("pdf: neither PNG nor JPEG, or damaged")
	ErrPictureSize = errors.New("pdf: the sides are not within the limits")
)

// Picture is a picture that documents can show.
type Picture struct {
	Type          string // image/png or image/jpeg
	Width, Height int
	Data          []byte
}

// ReadPicture takes a picture as it came and writes it anew: what else the file held is gone, and every reader can show
// it. Its size is looked at before it is unpacked.
func ReadPicture(file []byte) (Picture, error) {
	c, kind, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || kind != "png" && kind != "jpeg" {
		return Picture{}, ErrNoPicture
	}
	if min(c.Width, c.Height) < leastSide || max(c.Width, c.Height) > mostSide {
		return Picture{}, ErrPictureSize
	}
	img, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return Picture{}, ErrNoPicture
	}
	out := Picture{Type: "image/" + kind, Width: c.Width, Height: c.Height}
	var b bytes.Buffer
	if kind == "jpeg" {
		err = jpeg.Encode(&b, onWhite(img), &jpeg.Options{Quality: 92})
	} else {
		err = png.Encode(&b, plain(img))
	}
	out.Data = b.Bytes()
	return out, err
}

// plain has eight bits for each of red, green, blue and how much of them shows.
func plain(img image.Image) image.Image {
	out := image.NewNRGBA(img.Bounds())
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}

func onWhite(img image.Image) image.Image {
	out := image.NewRGBA(img.Bounds())
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Over)
	return out
}

// Show draws the picture as large as it goes into the box, in its middle.
func (d *Doc) Show(picture []byte, x, y, w, h float64) {
	if d.err != nil {
		return
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(picture))
	if err != nil {
		d.fail(err)
		return
	}
	scale := min(w/float64(c.Width), h/float64(c.Height))
	size := gopdf.Rect{W: float64(c.Width) * scale, H: float64(c.Height) * scale}
	holder, err := gopdf.ImageHolderByBytes(picture)
	d.fail(err)
	if err == nil {
		d.fail(d.gp.ImageByHolder(holder, x+(w-size.W)/2, y+(h-size.H)/2, &size))
	}
}
