package mail

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"triennia/internal/domain/date"
	"triennia/internal/domain/text"
)

var field = regexp.MustCompile(`\.([a-z_]+)`)

// fields lists the fields that a template names.
func fields(t *testing.T, file string) []string {
	t.Helper()
	b, err := files.ReadFile("catalogue/" + file)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, action := range regexp.MustCompile(`{{[^}]*}}`).FindAllString(string(b), -1) {
		for _, m := range field.FindAllStringSubmatch(action, -1) {
			seen[m[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

func TestEveryLetterIsWrittenInBothLanguages(t *testing.T) {
	if len(Names()) < 5 {
		t.Fatalf("letters %v", Names())
	}
	for _, name := range Names() {
		en, zh := fields(t, name+".en.txt"), fields(t, name+".zh-CN.txt")
		if !slices.Equal(en, zh) {
			t.Errorf("%s uses %v in English and %v in Chinese", name, en, zh)
		}
		data := Data{}
		for _, f := range en {
			data[f] = text.T("<"+f+">", "《"+f+"》")
		}
		for _, lang := range []text.Lang{text.En, text.Zh} {
			w, err := Write(name, lang, data)
			if err != nil || w.Subject == "" || strings.Contains(w.Subject, "\n") || w.Text == "" {
				t.Errorf("%s in %s: %+v, %v", name, lang, w, err)
			}
		}
	}
}

func TestAMissingFieldIsAnError(t *testing.T) {
	if _, err := Write("password_reset", text.En, Data{"name": "Lin"}); err == nil {
		t.Error("written without its link")
	}
	if _, err := Write("love", text.En, nil); err == nil {
		t.Error("wrote a letter that does not exist")
	}
}

func TestDaysAreWrittenAsPeopleDo(t *testing.T) {
	data := Data{"name": "Lin", "link": "https://example.org", "body": "North Star", "day": date.MustParse("2026-02-03")}
	for lang, want := range map[text.Lang]string{text.En: "3 February 2026", text.Zh: "2026年2月3日"} {
		if w, err := Write("password_changed", lang, data); err != nil || !strings.Contains(w.Text, want) {
			t.Errorf("%s: %s, %v", lang, w.Text, err)
		}
	}
}
