// Package mail writes letters from one catalogue in both languages and hands them to a mail server. It
// decides nothing: who gets which letter is a use case, whether it was sent is kept with the message.
package mail

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"text/template"

	"triennia/internal/domain/text"
)

//go:embed catalogue/*.txt
var files embed.FS

// Data fills the fields of a template. A text.Text is taken in the language of the letter, a date.Date
// is written as people of that language write it.
type Data map[string]any

// Written is a letter ready to be kept and sent: plain text.
type Written struct{ Subject, Text string }

// Write writes the letter of the name in the language. A field that the template uses and data lacks is
// an error, as is an unknown name.
func Write(name string, lang text.Lang, data Data) (Written, error) {
	t := catalogue().Lookup(name + "." + string(lang) + ".txt")
	if t == nil {
		return Written{}, fmt.Errorf("mail: no letter is called %q in %q", name, lang)
	}
	var out strings.Builder
	if err := t.Execute(&out, inLanguage(lang, data)); err != nil {
		return Written{}, fmt.Errorf("mail %s: %w", name, err)
	}
	subject, body, ok := strings.Cut(out.String(), "\n\n")
	if !ok {
		return Written{}, fmt.Errorf("mail %s: the subject is not followed by an empty line", name)
	}
	return Written{strings.Join(strings.Fields(subject), " "), strings.TrimSpace(body) + "\n"}, nil
}

// Names lists the letters of the catalogue.
func Names() []string {
	var out []string
	entries, _ := fs.ReadDir(files, "catalogue")
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".en.txt"); ok {
			out = append(out, name)
		}
	}
	return out
}

var catalogue = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Option("missingkey=error").ParseFS(files, "catalogue/*.txt"))
})

func inLanguage(lang text.Lang, data Data) map[string]any {
	out := map[string]any{}
	for k, v := range data {
		switch v := v.(type) {
		case text.Spoken:
			out[k] = v.In(lang)
		default:
			out[k] = v
		}
	}
	return out
}
