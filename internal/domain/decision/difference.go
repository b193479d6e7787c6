package decision

import (
	"cmp"
	"slices"
	"unicode"

	"triennia/internal/domain/text"
)

// Piece is a run of words that stayed, went or came.
type Piece struct {
	Kind string `json:"kind" enum:"same,gone,new"`
	Says string `json:"says"`
}

// Difference is a line of the file that is not as it was, word by word in both languages.
type Difference struct {
	Part  string    `json:"part"`
	Field string    `json:"field"`
	Title text.Text `json:"title"` // of the part and the line
	En    []Piece   `json:"en" nullable:"false"`
	Zh    []Piece   `json:"zh" nullable:"false"`
}

// Differences lists the lines in which two states of the file differ, in the order of the later one; lines that are gone
// follow.
func Differences(before, after []Part) []Difference {
	out := []Difference{}
	old, now := lines(before, after), lines(after, before)
	for _, l := range now {
		i := slices.IndexFunc(old, l.same)
		if i < 0 {
			out = append(out, l.to(text.Text{}, l.says))
		} else if old[i].says != l.says {
			out = append(out, l.to(old[i].says, l.says))
		}
	}
	for _, l := range old {
		if !slices.ContainsFunc(now, l.same) {
			out = append(out, l.to(l.says, text.Text{}))
		}
	}
	return out
}

type line struct {
	part, field string
	title, says text.Text
}

func (l line) same(o line) bool { return l.part == o.part && l.field == o.field }

func (l line) to(was, is text.Text) Difference {
	return Difference{Part: l.part, Field: l.field, Title: l.title,
		En: compare(words(was.In(text.En)), words(is.In(text.En))), Zh: compare(words(was.In(text.Zh)), words(is.In(text.Zh)))}
}

// lines are those of the parts, with a line for each of their files where those of the other state are known, too.
func lines(parts, other []Part) (out []line) {
	for _, p := range parts {
		for _, f := range p.Fields {
			out = append(out, line{p.Key, f.Key, text.Tf("%s: %s", "%s：%s", p.Title, f.Name), f.Says})
		}
		if slices.ContainsFunc(other, func(o Part) bool { return o.Key == p.Key && o.Files == nil }) {
			continue
		}
		for _, f := range p.Files {
			name := cmp.Or(f.Name, f.ID.String())
			out = append(out, line{p.Key, "file:" + f.ID.String(), text.Tf("%s: file", "%s：文件", p.Title), text.T(name, name)})
		}
	}
	return out
}

// words cuts a text into words, each with the blanks after it; a script without blanks into single characters.
func words(s string) (out []string) {
	joins := false // the next letter belongs to the last word
	for _, r := range s {
		single := unicode.Is(unicode.Han, r) || unicode.IsPunct(r)
		if len(out) > 0 && (unicode.IsSpace(r) || joins && !single) {
			out[len(out)-1] += string(r)
		} else {
			out = append(out, string(r))
		}
		joins = !single && !unicode.IsSpace(r)
	}
	return out
}

// mostCompared bounds the table of a comparison; longer texts are shown as gone and new.
const mostCompared = 4_000_000

// compare is the shortest way from one text to the other, by the longest words that they have in common.
func compare(a, b []string) []Piece {
	out := []Piece{}
	add := func(kind string, words ...string) {
		for _, w := range words {
			if n := len(out); n > 0 && out[n-1].Kind == kind {
				out[n-1].Says += w
			} else {
				out = append(out, Piece{kind, w})
			}
		}
	}
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	add("same", a[:head]...)
	a, b = a[head:], b[head:]
	tail := 0
	for tail < len(a) && tail < len(b) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	end := a[len(a)-tail:]
	a, b = a[:len(a)-tail], b[:len(b)-tail]
	if len(a)*len(b) > mostCompared {
		add("gone", a...)
		add("new", b...)
		add("same", end...)
		return out
	}
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			add("same", a[i])
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			add("gone", a[i])
			i++
		default:
			add("new", b[j])
			j++
		}
	}
	add("same", end...)
	return out
}
