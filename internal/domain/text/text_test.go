package text

import "testing"

func TestALineBeginsWithACapital(t *testing.T) {
	for have, want := range map[Text]Text{
		T("grant certification", "授予认证"): T("Grant certification", "授予认证"),
		T("", "认证"):                      T("", "认证"),
		T("ISO", ""):                     T("ISO", ""),
	} {
		if got := have.Capital(); got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
}
