package application

import (
	"testing"
	"time"

	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
)

func TestUploadsGrowFromTheirOffset(t *testing.T) {
	u, err := NewUpload(id.Upload{1}, id.Client{1}, "a.pdf", 10, Purpose{}, reviewer, noon)
	if err != nil {
		t.Fatal(err)
	}
	if u, err = u.Receive(0, Part{"a", 6}, noon); err != nil || u.Received != 6 || u.Whole() {
		t.Fatal(u, err)
	}
	for offset, want := range map[int64]fault.Kind{0: fault.IllegalMove, 7: fault.IllegalMove} {
		if _, err := u.Receive(offset, Part{"b", 4}, noon); kind(err) != want {
			t.Errorf("from %d: %v", offset, err)
		}
	}
	if _, err := u.Receive(6, Part{"b", 5}, noon); kind(err) != fault.TooLarge {
		t.Error(err)
	}
	if _, err := u.Receive(6, Part{"b", 4}, noon.Add(uploadLife+time.Second)); kind(err) != fault.NotFound {
		t.Error("an expired upload went on:", err)
	}
	if u, err = u.Receive(6, Part{"b", 4}, noon.Add(uploadLife)); err != nil || !u.Whole() || len(u.Parts) != 2 {
		t.Fatal(u, err)
	}
}

func TestUploadSizes(t *testing.T) {
	for size, want := range map[int64]fault.Kind{0: fault.WrongType, -1: fault.WrongType, MaxFile: "", MaxFile + 1: fault.TooLarge} {
		if _, err := NewUpload(id.Upload{1}, id.Client{1}, "a", size, Purpose{}, reviewer, noon); kind(err) != want {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}

func TestEveryUploadStateAndAction(t *testing.T) {
	for _, s := range UploadStates.States() {
		for _, a := range UploadStates.AllActions() {
			if _, err := (Upload{State: s}).End(a); (err == nil) != UploadStates.Can(s, a) {
				t.Errorf("%s in %s: %v", a, s, err)
			}
		}
	}
}
