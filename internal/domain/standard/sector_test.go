package standard

import "testing"

func TestSectors(t *testing.T) {
	if len(Sectors()) != 39 {
		t.Fatalf("%d sectors", len(Sectors()))
	}
	for i, s := range Sectors() {
		if found, ok := SectorOf(s.Code); !ok || found != s || s.Title.En == "" || s.Title.Zh == "" || s.NACE == "" || i > 0 && Sectors()[i-1].Code >= s.Code {
			t.Errorf("%+v", s)
		}
	}
	for code, want := range map[string]string{"33": "33", "33.02": "33", "07.01.02": "07", "00": "", "40": "", "1": "", "": "", "3302": "", "ab": ""} {
		if s, _ := SectorOf(code); s.Code != want {
			t.Errorf("%q lies in %q, want %q", code, s.Code, want)
		}
	}
}

func TestCategoriesAreProposedFromTheSectors(t *testing.T) {
	for _, c := range []struct {
		standard string
		sectors  []string
		want     string
		from     string
	}{
		{EMS, []string{"33"}, "limited", "33"},
		{EMS, []string{"33", "28.01"}, "high", "28"},
		{EMS, []string{"30", "09"}, "medium", "09"},
		{OHS, []string{"33", "18"}, "medium", "18"},
		{OHS, []string{"36"}, "low", "36"},
		{EMS, []string{"36"}, "", ""},
		{QMS, []string{"28"}, "", ""},
		{EMS, nil, "", ""},
	} {
		if category, s := Proposed(c.standard, c.sectors); category != c.want || s.Code != c.from {
			t.Errorf("%s in %v: %q from %q", c.standard, c.sectors, category, s.Code)
		}
	}
}
