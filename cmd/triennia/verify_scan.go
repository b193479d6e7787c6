package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // what telephones and scanners write
	_ "image/png"
	"os"
	"strings"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// mostPixels of a picture are looked at.
const mostPixels = 60_000_000

// readCertificate reads what is to be checked: a file, or the words of a QR code as they were scanned. Of a picture it is
// the QR code that is read.
func readCertificate(named string) ([]byte, error) {
	if strings.HasPrefix(named, "http") && strings.Contains(named, "#") {
		return []byte(named), nil
	}
	file, err := os.ReadFile(named)
	if err != nil {
		return nil, err
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return file, nil // no picture
	}
	if c.Width*c.Height > mostPixels {
		return nil, fmt.Errorf("%s: the picture is too large; cut it to the QR code", named)
	}
	words, err := scanned(file)
	if err != nil {
		return nil, fmt.Errorf("%s: no QR code can be read in the picture: %w", named, err)
	}
	return []byte(words), nil
}

func scanned(picture []byte) (string, error) {
	img, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil {
		return "", err
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		return "", err
	}
	found, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		return "", errors.New("is it sharp, and whole?")
	}
	return found.GetText(), nil
}
