package journey

import (
	"encoding/base64"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// sends a file in parts of at most size bytes, as the browser does, and answers the last reply.
func (p *person) sends(name string, content []byte, size int, purpose map[string]string) answer {
	p.t.Helper()
	begun := p.begins(name, len(content), purpose)
	if begun.status != 201 {
		return begun
	}
	address := begun.header.Get("Location")
	for at := 0; ; {
		end := min(at+size, len(content))
		a := p.part(address, at, content[at:end])
		if a.status != 204 || end == len(content) {
			return a
		}
		at = end
	}
}

// begins announces a file of size bytes.
func (p *person) begins(name string, size int, purpose map[string]string) answer {
	p.t.Helper()
	pairs := []string{"filename " + base64.StdEncoding.EncodeToString([]byte(name))}
	for k, v := range purpose {
		pairs = append(pairs, k+" "+base64.StdEncoding.EncodeToString([]byte(v)))
	}
	sort.Strings(pairs)
	return p.ask("POST", "/uploads", nil, tus, header{"Upload-Length", strconv.Itoa(size)}, header{"Upload-Metadata", strings.Join(pairs, ",")})
}

// part sends some bytes of a file from the offset on.
func (p *person) part(address string, offset int, content []byte) answer {
	p.t.Helper()
	return p.ask("PATCH", address, content, tus, header{"Upload-Offset", fmt.Sprint(offset)}, header{"Content-Type", "application/offset+octet-stream"})
}

var tus = header{"Tus-Resumable", "1.0.0"}
