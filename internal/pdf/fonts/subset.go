//go:build ignore

// Subset makes the committed fonts from the published ones (npm @expo-google-fonts/noto-sans-sc 0.4.3):
// every glyph that a character of the Basic Multilingual Plane reaches stays, outlines of the others and
// the tables that a PDF does not need go, and the result is compressed. Numbers of glyphs do not change.
//
//	go run subset.go NotoSansSC_400Regular.ttf regular.ttf.gz
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"log"
	"os"
	"slices"
)

var be = binary.BigEndian

// kept are the tables a PDF needs, in the order they are written.
var kept = []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"}

func main() {
	in, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	tables := read(in)
	cmap := basicPlane(tables["cmap"])
	tables["glyf"], tables["loca"] = reduce(tables, reached(cmap))
	tables["cmap"] = cmap
	be.PutUint16(tables["head"][50:], 1) // long offsets in loca
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	w.Write(write(tables))
	w.Close()
	if err := os.WriteFile(os.Args[2], out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

func read(in []byte) map[string][]byte {
	tables := map[string][]byte{}
	for i := range int(be.Uint16(in[4:])) {
		entry := in[12+16*i:]
		at, size := be.Uint32(entry[8:]), be.Uint32(entry[12:])
		tables[string(entry[:4])] = slices.Clone(in[at : at+size])
	}
	return tables
}

// basicPlane is a cmap with the one subtable of Unicode's basic plane (platform 3, encoding 1, format 4).
func basicPlane(cmap []byte) []byte {
	for i := range int(be.Uint16(cmap[2:])) {
		entry := cmap[4+8*i:]
		sub := cmap[be.Uint32(entry[4:]):]
		if be.Uint16(entry) == 3 && be.Uint16(entry[2:]) == 1 && be.Uint16(sub) == 4 {
			head := []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12}
			return append(head, sub[:be.Uint16(sub[2:])]...)
		}
	}
	log.Fatal("the font has no cmap of format 4")
	return nil
}

// reached are the numbers of the glyphs that a character leads to, and .notdef.
func reached(cmap []byte) map[int]bool {
	sub := cmap[12:]
	n := int(be.Uint16(sub[6:])) / 2
	ends, starts := sub[14:], sub[16+2*n:]
	deltas, offsets := starts[2*n:], starts[4*n:]
	out := map[int]bool{0: true}
	for s := range n {
		from, to := int(be.Uint16(starts[2*s:])), int(be.Uint16(ends[2*s:]))
		delta, offset := int(be.Uint16(deltas[2*s:])), int(be.Uint16(offsets[2*s:]))
		for c := from; c <= to && c != 0xffff; c++ {
			g := c
			if offset > 0 {
				if g = int(be.Uint16(offsets[2*s+offset+2*(c-from):])); g == 0 {
					continue
				}
			}
			out[(g+delta)&0xffff] = true
		}
	}
	return out
}

func reduce(tables map[string][]byte, keep map[int]bool) (glyf, loca []byte) {
	old, long := tables["loca"], be.Uint16(tables["head"][50:]) == 1
	offset := func(g int) int {
		if long {
			return int(be.Uint32(old[4*g:]))
		}
		return 2 * int(be.Uint16(old[2*g:]))
	}
	n := int(be.Uint16(tables["maxp"][4:]))
	for g := range n {
		if keep[g] {
			keepParts(tables["glyf"][offset(g):offset(g+1)], keep)
		}
	}
	for g := range n {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		if keep[g] {
			glyf = append(glyf, tables["glyf"][offset(g):offset(g+1)]...)
			glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		}
	}
	return glyf, be.AppendUint32(loca, uint32(len(glyf)))
}

// keepParts keeps the glyphs that a composite glyph is made of.
func keepParts(g []byte, keep map[int]bool) {
	if len(g) < 10 || int16(be.Uint16(g)) >= 0 {
		return
	}
	for at := 10; ; {
		flags := be.Uint16(g[at:])
		keep[int(be.Uint16(g[at+2:]))] = true
		at += 6
		if flags&1 != 0 {
			at += 2
		}
		switch {
		case flags&8 != 0:
			at += 2
		case flags&0x40 != 0:
			at += 4
		case flags&0x80 != 0:
			at += 8
		}
		if flags&0x20 == 0 {
			return
		}
	}
}

func write(tables map[string][]byte) []byte {
	head := []byte{0, 1, 0, 0}
	head = be.AppendUint16(head, uint16(len(kept)))
	head = append(head, 0, 128, 0, 3, 0, 48) // search hints for 11 tables
	body, at := []byte{}, len(head)+16*len(kept)
	for _, name := range kept {
		t := tables[name]
		head = append(head, name...)
		head = be.AppendUint32(head, checksum(t))
		head = be.AppendUint32(head, uint32(at+len(body)))
		head = be.AppendUint32(head, uint32(len(t)))
		body = append(body, t...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	return append(head, body...)
}

func checksum(t []byte) (sum uint32) {
	t = append(slices.Clone(t), make([]byte, -len(t)&3)...)
	for i := 0; i < len(t); i += 4 {
		sum += be.Uint32(t[i:])
	}
	return sum
}
