package pdf

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"sync"

	"github.com/signintech/gopdf"
)

//go:embed fonts/regular.ttf.gz
var regularFont []byte

//go:embed fonts/semibold.ttf.gz
var semiboldFont []byte

const (
	regular = "regular"
	bold    = "bold"
)

// fonts reads both weights once; every document draws from them and carries only the glyphs it uses.
var fonts = sync.OnceValues(func() (*gopdf.FontContainer, error) {
	var c gopdf.FontContainer
	for family, packed := range map[string][]byte{regular: regularFont, bold: semiboldFont} {
		r, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil, err
		}
		ttf, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		if err := c.AddTTFFontData(family, ttf); err != nil {
			return nil, err
		}
	}
	return &c, nil
})
