package api

import (
	"net"

	"github.com/danielgtaylor/huma/v2"
)

// Peer is part of the input of a signature: from where it comes. The address is the one that the edge
// found, never a header of the caller.
type Peer struct {
	ip, agent string
}

// Resolve reads the address and the program of the caller.
func (p *Peer) Resolve(c huma.Context) []error {
	p.ip, _, _ = net.SplitHostPort(c.RemoteAddr())
	p.agent = c.Header("User-Agent")
	return nil
}
