package sign

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// room is how many bytes are left for the signature of the key: its certificates, and what else a signature holds.
func (k Key) room() int {
	n := 4096
	for _, c := range k.Chain {
		n += len(c.Raw)
	}
	return n
}

// Attachment is a file inside a PDF.
type Attachment struct {
	Name string // in ASCII
	Data []byte
}

// PDF signs a file that this program has written, which has one table of objects and no signature: the file stays as it
// is, and what the signature needs is added behind it, the attachment among it. No change is allowed afterwards
// (DocMDP 1).
func PDF(file []byte, k Key, at time.Time, reason string, a Attachment) ([]byte, error) {
	if err := k.Fits(at); err != nil {
		return nil, err
	}
	u, err := read(file)
	if err != nil {
		return nil, err
	}
	signature, field, spec, embedded := u.size, u.size+1, u.size+2, u.size+3
	if err := u.change(u.root, func(body string) string {
		return into(body, fmt.Sprintf("/AcroForm << /Fields [%d 0 R] /SigFlags 3 >> /Perms << /DocMDP %d 0 R >> /Names << /EmbeddedFiles << /Names [(%s) %d 0 R] >> >> /AF [%d 0 R]",
			field, signature, a.Name, spec, spec))
	}); err != nil {
		return nil, err
	}
	page, err := u.firstPage()
	if err != nil {
		return nil, err
	}
	if err := u.change(page, func(body string) string {
		if i := strings.Index(body, "/Annots ["); i >= 0 {
			i += len("/Annots [")
			return body[:i] + fmt.Sprintf("%d 0 R ", field) + body[i:]
		}
		return into(body, fmt.Sprintf("/Annots [%d 0 R]", field))
	}); err != nil {
		return nil, err
	}
	u.add(embedded, fmt.Sprintf("<< /Type /EmbeddedFile /Length %d >>\nstream\n%s\nendstream", len(a.Data), a.Data))
	u.add(spec, fmt.Sprintf("<< /Type /Filespec /F (%s) /UF (%s) /AFRelationship /Data /EF << /F %d 0 R >> >>", a.Name, a.Name, embedded))
	u.add(signature, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ["+rangeRoom+"] /Contents <"+
		strings.Repeat("0", 2*k.room())+"> /M ("+at.UTC().Format("D:20060102150405")+"Z) /Name "+words(k.Certificate().Subject.CommonName)+" /Reason "+words(reason)+
		" /Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>] >>")
	u.add(field, fmt.Sprintf("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /Rect [0 0 0 0] /F 132 /V %d 0 R /P %d 0 R >>", signature, page))
	return u.finish(k)
}

var rangeRoom = strings.Repeat(" ", 48)

// update is what is written behind a file.
type update struct {
	out     bytes.Buffer
	offsets map[int]int // of the objects in the file, then of those written behind it
	written []int
	size    int // the next free number
	root    int
	before  int // where the table of the file stands
	trailer string
}

var (
	tableAt  = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
	rootOf   = regexp.MustCompile(`/Root (\d+) 0 R`)
	sizeOf   = regexp.MustCompile(`/Size (\d+)`)
	infoOf   = regexp.MustCompile(`(?s)/Info\s*(\d+ 0 R|<<.*?>>)`)
	pagesOf  = regexp.MustCompile(`/Pages (\d+) 0 R`)
	firstKid = regexp.MustCompile(`/Kids \[\s*(\d+) 0 R`)
)

var errShape = errors.New("sign: the PDF has not the shape that is signed here")

func read(file []byte) (*update, error) {
	at := tableAt.FindSubmatch(file)
	if at == nil || bytes.Contains(file, []byte("/ByteRange")) {
		return nil, errShape
	}
	u := &update{offsets: map[int]int{}}
	u.before, _ = strconv.Atoi(string(at[1]))
	if u.before <= 0 || u.before >= len(file) {
		return nil, errShape
	}
	table, trailer, ok := bytes.Cut(file[u.before:], []byte("trailer"))
	root, size := rootOf.FindSubmatch(trailer), sizeOf.FindSubmatch(trailer)
	if !ok || root == nil || size == nil {
		return nil, errShape
	}
	u.root, _ = strconv.Atoi(string(root[1]))
	u.size, _ = strconv.Atoi(string(size[1]))
	if info := infoOf.Find(trailer); info != nil {
		u.trailer = string(info)
	}
	lines := strings.Split(string(table), "\n")
	for i, line := range lines[min(2, len(lines)):] {
		if len(line) >= 18 && line[17] == 'n' {
			u.offsets[i], _ = strconv.Atoi(line[:10])
		}
	}
	u.out.Write(file)
	if !bytes.HasSuffix(file, []byte("\n")) {
		u.out.WriteByte('\n')
	}
	return u, nil
}

// body is what stands in the object of the number.
func (u *update) body(n int) (string, error) {
	at, known := u.offsets[n]
	head := fmt.Sprintf("%d 0 obj", n)
	if !known || at >= u.out.Len() || !bytes.HasPrefix(u.out.Bytes()[at:], []byte(head)) {
		return "", errShape
	}
	body, _, ok := bytes.Cut(u.out.Bytes()[at+len(head):], []byte("endobj"))
	if !ok {
		return "", errShape
	}
	return string(body), nil
}

func (u *update) firstPage() (int, error) {
	for n, find := u.root, []*regexp.Regexp{pagesOf, firstKid}; ; find = find[1:] {
		if len(find) == 0 {
			return n, nil
		}
		body, err := u.body(n)
		if err != nil {
			return 0, err
		}
		m := find[0].FindStringSubmatch(body)
		if m == nil {
			return 0, errShape
		}
		n, _ = strconv.Atoi(m[1])
	}
}

// change writes the object again, changed.
func (u *update) change(n int, by func(body string) string) error {
	body, err := u.body(n)
	if err == nil {
		u.add(n, strings.TrimSpace(by(body)))
	}
	return err
}

func (u *update) add(n int, body string) {
	u.offsets[n] = u.out.Len()
	u.written = append(u.written, n)
	fmt.Fprintf(&u.out, "%d 0 obj\n%s\nendobj\n", n, body)
}

// finish writes the table, and the signature into the room that was left for it.
func (u *update) finish(k Key) ([]byte, error) {
	at := u.out.Len()
	u.out.WriteString("xref\n")
	for _, n := range u.written {
		fmt.Fprintf(&u.out, "%d 1\n%010d 00000 n \n", n, u.offsets[n])
	}
	fmt.Fprintf(&u.out, "trailer\n<< /Size %d /Root %d 0 R /Prev %d %s >>\nstartxref\n%d\n%%%%EOF\n", u.size+4, u.root, u.before, u.trailer, at)
	out := u.out.Bytes()
	open := bytes.LastIndex(out, []byte("/Contents <")) + len("/Contents ")
	end := open + 2*k.room() + 2
	marks := fmt.Sprintf("0 %d %d %d", open, end, len(out)-end)
	copy(out[bytes.LastIndex(out, []byte("/ByteRange ["))+len("/ByteRange ["):], marks)
	der, err := k.detached(append(out[:open:open], out[end:]...))
	if err != nil {
		return nil, err
	}
	if len(der) > k.room() {
		return nil, errors.New("sign: the signature with its certificates is too long")
	}
	hex.Encode(out[open+1:], der)
	return out, nil
}

// into puts entries at the end of a dictionary.
func into(body, entries string) string {
	i := strings.LastIndex(body, ">>")
	if i < 0 {
		return body
	}
	return body[:i] + entries + " " + body[i:]
}

// words is a text string of PDF in UTF-16.
func words(s string) string {
	out := []byte{0xFE, 0xFF}
	for _, c := range utf16.Encode([]rune(s)) {
		out = append(out, byte(c>>8), byte(c))
	}
	return "<" + strings.ToUpper(hex.EncodeToString(out)) + ">"
}
