package sign

import (
	"crypto/rand"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// State is the state of a public log that its owner signs: how many entries it has, and the hash of the tree over them.
type State struct {
	Origin string
	Size   int64
	Root   tlog.Hash
}

// NewLogKey creates the key by which the log of the origin is signed, and what checks it (Ed25519, as in signed notes of
// the Go checksum database).
func NewLogKey(origin string) (private, verifier string, err error) {
	return note.GenerateKey(rand.Reader, origin)
}

// Checkpoint is the signed state of the log, in the form of C2SP tlog-checkpoint.
func Checkpoint(s State, private string) (string, error) {
	signer, err := note.NewSigner(private)
	if err != nil {
		return "", err
	}
	text, err := note.Sign(&note.Note{Text: fmt.Sprintf("%s\n%d\n%s\n", s.Origin, s.Size, s.Root)}, signer)
	return string(text), err
}

// ReadCheckpoint is the state that a checkpoint tells, once the verifier has found its signature good.
func ReadCheckpoint(checkpoint, verifier string) (State, error) {
	v, err := note.NewVerifier(strings.TrimSpace(verifier))
	if err != nil {
		return State{}, err
	}
	n, err := note.Open([]byte(checkpoint), note.VerifierList(v))
	if err != nil {
		return State{}, err
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) < 3 || lines[0] != v.Name() {
		return State{}, errors.New("sign: this is no checkpoint of the log")
	}
	s := State{Origin: lines[0]}
	if s.Size, err = strconv.ParseInt(lines[1], 10, 64); err != nil || s.Size < 0 {
		return State{}, errors.New("sign: the checkpoint has no size")
	}
	s.Root, err = tlog.ParseHash(lines[2])
	return s, err
}

// Inclusion proves that an entry is in a log at a place, and that nothing in front of it can change any more.
type Inclusion struct {
	Entry      string           `json:"entry" doc:"as it was hashed"`
	N          int64            `json:"n" doc:"place of the entry, from 0"`
	Proof      tlog.RecordProof `json:"proof" nullable:"false"`
	Checkpoint string           `json:"checkpoint" doc:"signed state of the log"`
	Verifier   string           `json:"verifier" doc:"checks the signature; compare it with what the body publishes elsewhere"`
}

// Check tells why the proof does not hold by the verifier, nil where it does.
func (i Inclusion) Check(verifier string) (State, error) {
	s, err := ReadCheckpoint(i.Checkpoint, verifier)
	if err != nil {
		return s, err
	}
	if i.N < 0 || i.N >= s.Size {
		return s, errors.New("sign: the entry is not in the log of the checkpoint")
	}
	return s, tlog.CheckRecord(i.Proof, s.Size, s.Root, i.N, tlog.RecordHash([]byte(i.Entry)))
}

// Consistency proves that a log is an earlier state of itself with entries added.
type Consistency struct {
	From       int64          `json:"from" doc:"size of the earlier state"`
	Proof      tlog.TreeProof `json:"proof" nullable:"false"`
	Checkpoint string         `json:"checkpoint" doc:"signed state of the log now"`
	Verifier   string         `json:"verifier"`
}

// Check tells why the log does not go on from the earlier checkpoint, nil where it does.
func (c Consistency) Check(earlier, verifier string) (before, now State, err error) {
	if before, err = ReadCheckpoint(earlier, verifier); err != nil {
		return before, now, fmt.Errorf("the earlier checkpoint: %w", err)
	}
	if now, err = ReadCheckpoint(c.Checkpoint, verifier); err != nil {
		return before, now, err
	}
	if now.Size < before.Size || c.From != before.Size {
		return before, now, errors.New("sign: the proof is not from the earlier checkpoint on")
	}
	if before.Size == 0 {
		return before, now, nil // anything goes on from nothing
	}
	return before, now, tlog.CheckTree(c.Proof, now.Size, now.Root, before.Size, before.Root)
}

// LogOrigin is the log that a verifier speaks of.
func LogOrigin(verifier string) (string, error) {
	v, err := note.NewVerifier(verifier)
	if err != nil {
		return "", err
	}
	return v.Name(), nil
}
