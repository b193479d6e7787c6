package application

import (
	"time"

	"triennia/internal/domain/access"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/flow"
	"triennia/internal/domain/id"
	"triennia/internal/domain/text"
)

// MaxFile is the largest file that is taken, in bytes.
const MaxFile = 200 << 20

// uploadLife is how long an upload may rest before its parts are thrown away.
const uploadLife = 7 * 24 * time.Hour

// UploadState is how far an upload in parts is.
type UploadState string

const (
	UploadOpen    UploadState = "open"
	UploadDone    UploadState = "done"    // it became a document
	UploadRefused UploadState = "refused" // the file is not taken, for the reason recorded
	UploadExpired UploadState = "expired"
)

// UploadAction is what happens to an upload.
type UploadAction string

const (
	FinishUpload UploadAction = "finish"
	RefuseUpload UploadAction = "refuse"
	ExpireUpload UploadAction = "expire"
)

// UploadStates says what may happen to an upload.
var UploadStates = flow.Table[UploadState, UploadAction]{
	UploadOpen:    {FinishUpload: UploadDone, RefuseUpload: UploadRefused, ExpireUpload: UploadExpired},
	UploadDone:    {},
	UploadRefused: {},
	UploadExpired: {},
}

// Purpose is what a file is sent for; empty where it is only to be kept.
type Purpose struct {
	Application id.Application `json:"application,omitzero"`
	Item        string         `json:"item,omitempty"`
	Replaces    int            `json:"replaces,omitempty"`
	Note        string         `json:"note,omitempty"`
}

// Part is a stretch of the file that has come.
type Part struct {
	Key  string `json:"key"` // in the store
	Size int64  `json:"size"`
}

// Upload is a file on its way, in parts.
type Upload struct {
	ID        id.Upload   `json:"id"`
	Version   int         `json:"version"`
	ClientID  id.Client   `json:"client_id"`
	Name      string      `json:"name"`
	Size      int64       `json:"size"`     // announced, bytes
	Received  int64       `json:"received"` // bytes
	Parts     []Part      `json:"parts,omitempty"`
	Purpose   Purpose     `json:"purpose"`
	By        id.Identity `json:"by"`
	ByName    string      `json:"by_name"`
	State     UploadState `json:"state" enum:"open,done,refused,expired"`
	ExpiresAt time.Time   `json:"expires_at"`
	Document  id.Document `json:"document,omitzero"` // when done
	SameAs    string      `json:"same_as,omitempty"` // name of an earlier file with the same content
	Reason    *text.Text  `json:"reason,omitempty"`  // why it was refused, or not put to its purpose
}

var uploadNoun = text.T("upload", "上传")

// NewUpload announces a file of size bytes.
func NewUpload(uid id.Upload, c id.Client, name string, size int64, p Purpose, by access.Actor, now time.Time) (Upload, error) {
	if size > MaxFile {
		return Upload{}, fault.New(fault.TooLarge, text.Tf("A file has at most %d MB.", "单个文件不得超过%d MB。", MaxFile>>20))
	}
	if size < 1 {
		return Upload{}, fault.New(fault.WrongType, text.T("The file is empty.", "文件为空。"))
	}
	return Upload{ID: uid, Version: 1, ClientID: c, Name: name, Size: size, Purpose: p, By: by.Identity, ByName: by.Name,
		State: UploadOpen, ExpiresAt: now.Add(uploadLife)}, nil
}

// CanReceive tells whether the upload takes bytes from the offset now.
func (u Upload) CanReceive(offset int64, now time.Time) error {
	if u.State == UploadExpired || u.State == UploadOpen && now.After(u.ExpiresAt) {
		return fault.Missing(uploadNoun)
	}
	if u.State != UploadOpen || offset != u.Received {
		return fault.New(fault.IllegalMove, text.Tf("The upload stands at byte %d.", "上传进度为第%d字节。", u.Received))
	}
	return nil
}

// Receive notes a part that has come and is kept, and answers the upload after it.
func (u Upload) Receive(offset int64, p Part, now time.Time) (Upload, error) {
	if err := u.CanReceive(offset, now); err != nil {
		return u, err
	}
	if u.Received+p.Size > u.Size {
		return u, fault.New(fault.TooLarge, text.T("More bytes came than were announced.", "接收的字节数超过声明的大小。"))
	}
	u.Parts = append(filled(u.Parts), p)
	u.Received += p.Size
	u.ExpiresAt = now.Add(uploadLife)
	return u, nil
}

// Whole tells whether every byte has come.
func (u Upload) Whole() bool { return u.Received == u.Size }

// End moves the upload to one of its ends.
func (u Upload) End(a UploadAction) (Upload, error) {
	to, err := UploadStates.Next(uploadNoun, u.State, a)
	u.State = to
	return u, err
}
