package certificate

import (
	"encoding/json"
	"testing"

	"triennia/internal/domain/contract"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/programme"
	"triennia/internal/domain/text"
)

// Two sites may have one name: a reduction by one of them leaves the other, and one of before, which knew names only, is
// read as it was.
func TestAReductionDropsTheSiteThatWasChosen(t *testing.T) {
	name := text.T("Data centre", "数据中心")
	agreed := contract.Record{Sites: []fee.Site{{Key: "a", Name: name, Headcount: 5}, {Key: "b", Name: name, Headcount: 7}}}
	held := func() Record { return Record{Sites: []Site{{Key: "a", Name: name}, {Key: "b", Name: name}}} }
	r := held()
	r.Narrow(r.Narrowed(nil, agreed, text.T("Hosting", "托管"), []int{1}), agreed)
	if len(r.Sites) != 1 || r.Sites[0].Key != "a" || r.Persons != 5 {
		t.Errorf("%+v", r)
	}
	var before programme.Narrowed
	if err := json.Unmarshal([]byte(`{"scope": {"en": "Hosting", "zh": "托管"}, "dropped": [{"en": "Data centre", "zh": "数据中心"}]}`), &before); err != nil {
		t.Fatal(err)
	}
	r = held()
	r.Sites = append(r.Sites, Site{Key: "c", Name: text.T("Office", "办公室")})
	r.Narrow(&before, agreed)
	if len(r.Sites) != 1 || r.Sites[0].Key != "c" {
		t.Errorf("by names: %+v", r.Sites)
	}
}
