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
	"github.com/makiuchi-d/gozxing/multi/qrcode"
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

// scanned are the words of the QR code in the picture: of several, of the one that leads to a certificate. The reader of
// several codes tries all corners it finds against each other; the one for a single code takes the frame of the page, or a
// pattern within the code, for a corner now and then.
func scanned(picture []byte) (string, error) {
	img, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil {
		return "", err
	}
	bitmap, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		return "", err
	}
	found, err := qrcode.NewQRCodeMultiReader().DecodeMultiple(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil || len(found) == 0 {
		return "", errors.New("is it sharp, and whole?")
	}
	for _, code := range found {
		if strings.Contains(code.GetText(), "/verify/") {
			return code.GetText(), nil
		}
	}
	return found[0].GetText(), nil
}
