package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"triennia/internal/app"
	"triennia/internal/sign"
)

// proved is the answer of log. Valid says that the proof holds by the key that was given.
type proved struct {
	Valid bool            `json:"valid"`
	Why   string          `json:"why,omitempty"`
	Log   string          `json:"log,omitempty"`
	Size  int64           `json:"size,omitempty"` // of the log in the checkpoint of the proof
	Root  string          `json:"root,omitempty"`
	From  *int64          `json:"from,omitempty"`  // size of the earlier checkpoint, of a proof of consistency
	Entry json.RawMessage `json:"entry,omitempty"` // of a proof that it is in the log
}

// runLog checks a downloaded proof of a public log without a network.
func runLog(_ context.Context, args []string, out io.Writer) error {
	f := flags("log PROOF.json")
	key := f.String("key", "", "what checks the checkpoints of the body: the text that it publishes, or a file with it, such as the trust file of the body (JSON)")
	since := f.String("since", "", "an earlier checkpoint, or the answer of the register that held it (JSON): the proof is then that the log has only been added to since")
	words, err := parseAround(f, args)
	if err != nil {
		return err
	}
	if len(words) != 1 || *key == "" {
		return usageError{errors.New("log --key KEY PROOF: name the downloaded proof and the key by which the body signs its log")}
	}
	proof, err := os.ReadFile(words[0])
	if err != nil {
		return badFile("PROOF", err)
	}
	var earlier []byte
	if *since != "" {
		if earlier, err = os.ReadFile(*since); err != nil {
			return badFile("--since", err)
		}
		var answer app.PublicLog
		if json.Unmarshal(earlier, &answer) == nil {
			earlier = []byte(answer.Checkpoint)
		}
	}
	answer, err := prove(proof, earlier, readLogKey(*key))
	if err != nil {
		return badFile("PROOF", err)
	}
	return writeAnswer(out, answer)
}

// readLogKey is the key itself, or what the file of the name holds: the key, or a trust file with it.
func readLogKey(key string) string {
	b, err := os.ReadFile(key)
	if err != nil {
		return key
	}
	var trust app.TrustFile
	if json.Unmarshal(b, &trust) == nil {
		return trust.Log
	}
	return strings.TrimSpace(string(b))
}

// prove checks a proof that an entry is in a log, or with an earlier checkpoint that the log goes on from it.
func prove(proof, earlier []byte, key string) (out proved, err error) {
	var now sign.State
	if earlier == nil {
		var p sign.Inclusion
		if err := json.Unmarshal(proof, &p); err != nil {
			return out, err
		}
		if now, err = p.Check(key); err == nil {
			out.Entry = json.RawMessage(p.Entry)
		}
	} else {
		var p sign.Consistency
		if err := json.Unmarshal(proof, &p); err != nil {
			return out, err
		}
		var before sign.State
		if before, now, err = p.Check(string(earlier), key); err == nil {
			out.From = &before.Size
		}
	}
	if err != nil {
		return proved{Why: strings.TrimPrefix(err.Error(), "sign: ")}, nil
	}
	out.Valid, out.Log, out.Size, out.Root = true, now.Origin, now.Size, now.Root.String()
	return out, nil
}
