package files

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"
)

// Scanner looks for malware. A nil *Scanner has looked at nothing.
type Scanner struct{ Address string }

// patience is how long a scan may take before the file counts as not scanned.
const patience = 2 * time.Minute

// Scan sends the bytes to clamd; infected names what was found, empty for a clean file.
func (s *Scanner) Scan(ctx context.Context, r io.Reader) (infected string, err error) {
	c, err := (&net.Dialer{Timeout: 5 * time.Second}).DialContext(ctx, "tcp", s.Address)
	if err != nil {
		return "", err
	}
	defer c.Close()
	until := time.Now().Add(patience)
	if d, ok := ctx.Deadline(); ok && d.Before(until) {
		until = d
	}
	_ = c.SetDeadline(until)
	if err := stream(c, r); err != nil {
		return "", err
	}
	answer, err := bufio.NewReader(c).ReadString(0)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	answer = strings.TrimPrefix(strings.TrimRight(answer, "\x00\n"), "stream: ")
	if name, found := strings.CutSuffix(answer, " FOUND"); found {
		return name, nil
	}
	if answer != "OK" {
		return "", fmt.Errorf("clamd: %q", answer)
	}
	return "", nil
}

// stream speaks INSTREAM: chunks, each after its length, then a length of zero.
func stream(w io.Writer, r io.Reader) error {
	if _, err := io.WriteString(w, "zINSTREAM\x00"); err != nil {
		return err
	}
	chunk := make([]byte, 64<<10)
	for {
		n, err := io.ReadFull(r, chunk)
		if n > 0 {
			if _, err := w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(n)), chunk[:n]...)); err != nil {
				return err
			}
		}
		if err != nil {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				break
			}
			return err
		}
	}
	_, err := w.Write(make([]byte, 4))
	return err
}
