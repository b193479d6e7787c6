package sign_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"triennia/internal/sign"
)

// grown is a log in memory.
type grown struct {
	entries []string
	hashes  []tlog.Hash
}

func (g *grown) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, at := range indexes {
		out[i] = g.hashes[at]
	}
	return out, nil
}

func (g *grown) add(t testing.TB, entry string) {
	hashes, err := tlog.StoredHashes(int64(len(g.entries)), []byte(entry), g)
	if err != nil {
		t.Fatal(err)
	}
	g.entries, g.hashes = append(g.entries, entry), append(g.hashes, hashes...)
}

func (g *grown) state(t testing.TB, size int64, key string) (sign.State, string) {
	root, err := tlog.TreeHash(size, g)
	if err != nil {
		t.Fatal(err)
	}
	s := sign.State{Origin: "triennia.example/nordlys", Size: size, Root: root}
	text, err := sign.Checkpoint(s, key)
	if err != nil {
		t.Fatal(err)
	}
	return s, text
}

// Any state of a log goes on from any earlier one, and holds each of its entries; nothing else is proved.
func TestProofsOfALog(t *testing.T) {
	private, verifier, err := sign.NewLogKey("triennia.example/nordlys")
	if err != nil {
		t.Fatal(err)
	}
	_, stranger, _ := sign.NewLogKey("triennia.example/nordlys")
	var g, forged grown
	for i := range 70 {
		g.add(t, fmt.Sprintf("entry %d", i))
		forged.add(t, strings.Replace(fmt.Sprintf("entry %d", i), "entry 3", "entri 3", 1))
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		size := 1 + r.Int64N(70)
		s, checkpoint := g.state(t, size, private)
		if read, err := sign.ReadCheckpoint(checkpoint, verifier); err != nil || read != s {
			t.Fatalf("%v: %+v", err, read)
		}
		if _, err := sign.ReadCheckpoint(checkpoint, stranger); err == nil {
			t.Fatal("another key signed it")
		}
		if _, err := sign.ReadCheckpoint(strings.Replace(checkpoint, fmt.Sprintf("\n%d\n", size), fmt.Sprintf("\n%d\n", size+1), 1), verifier); err == nil {
			t.Fatal("another size was taken")
		}
		n := r.Int64N(size)
		proof, err := tlog.ProveRecord(size, n, &g)
		if err != nil {
			t.Fatal(err)
		}
		in := sign.Inclusion{Entry: g.entries[n], N: n, Proof: proof, Checkpoint: checkpoint}
		if _, err := in.Check(verifier); err != nil {
			t.Fatalf("entry %d of %d: %v", n, size, err)
		}
		in.Entry += "!"
		if _, err := in.Check(verifier); err == nil {
			t.Fatal("a changed entry was proved")
		}
		from := r.Int64N(size + 1)
		_, earlier := g.state(t, from, private)
		c := sign.Consistency{From: from, Checkpoint: checkpoint}
		if from > 0 && from < size {
			if c.Proof, err = tlog.ProveTree(size, from, &g); err != nil {
				t.Fatal(err)
			}
		}
		if _, _, err := c.Check(earlier, verifier); err != nil {
			t.Fatalf("from %d to %d: %v", from, size, err)
		}
		if from > 3 {
			_, other := forged.state(t, from, private)
			if _, _, err := c.Check(other, verifier); err == nil {
				t.Fatalf("a history that was rewritten goes on from %d to %d", from, size)
			}
		}
	}
}

func BenchmarkLogAppendAndProve(b *testing.B) {
	var g grown
	for i := range 100_000 {
		g.add(b, fmt.Sprintf("entry %d", i))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		g.add(b, fmt.Sprintf("entry %d", 100_000+i))
		if _, err := tlog.ProveRecord(int64(len(g.entries)), int64(i), &g); err != nil {
			b.Fatal(err)
		}
	}
}
