package intake

import (
	"slices"
	"strconv"
	"strings"

	"triennia/internal/domain/client"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// MostRows of a table are read, and MostKept of them kept at once: more would hold up everybody else for minutes.
const (
	MostRows = 100_000
	MostKept = 5_000
)

// Row is one row of a table and its number in the file.
type Row struct {
	Number int
	Cells  []string
}

// Problem is what is wrong with, or odd about, a cell.
type Problem struct {
	Row     int       `json:"row"`
	Column  text.Text `json:"column"`
	Value   string    `json:"value"`
	Says    text.Text `json:"says"`
	Warning bool      `json:"warning,omitempty"` // does not keep the table from being taken over
}

// Report is what a table would bring and what keeps it from that.
type Report struct {
	Headings []string  `json:"headings" nullable:"false"`
	Mapping  []string  `json:"mapping" nullable:"false" doc:"of each heading, the key of the column that it is; empty: not taken over"`
	Rows     int       `json:"rows" doc:"below the headings"`
	Creates  int       `json:"creates" doc:"things that the rows without errors would create"`
	Errors   int       `json:"errors" doc:"all that keep the table from being taken over"`
	Warnings int       `json:"warnings"`
	Problems []Problem `json:"problems" nullable:"false" doc:"by row"`
}

// Bounded is the report with at most so many of its problems; the counts stay those of all.
func (r Report) Bounded(most int) Report {
	r.Problems = r.Problems[:min(len(r.Problems), most)]
	return r
}

// Known is a client that the body has.
type Known struct {
	ID                 id.Client
	Name               text.Text
	Country            string
	CreditCode         string
	RegistrationNumber string
	Emails             []string
	Sites              []client.Site
}

// Here is what the body has already, against which a table is read.
type Here struct {
	Today        date.Date
	Language     text.Lang // of the body, for people of whom the table does not say one
	Clients      []Known
	Members      []string // addresses of the body's people
	Invited      []string // and of those who have not answered yet
	Certificates []Issued
	Areas        standard.AreaRecord // technical areas of the body
}

// said is what stands in a column.
type said struct{ key, value string }

func (k Known) numbers() []said {
	return filled(said{"credit_code", k.CreditCode}, said{"registration_number", k.RegistrationNumber})
}

func (k Known) names() []said { return filled(said{"name_en", k.Name.En}, said{"name_zh", k.Name.Zh}) }

func filled(list ...said) []said {
	return slices.DeleteFunc(list, func(s said) bool { return s.value == "" })
}

// Draft is a table that has been read: what it would create, with its report.
type Draft struct {
	Report  Report
	Clients []Newcomer
	Sites   []NewSite
	People  []*Recruit
	Issued  []OwnCertificate
}

var noTable = fault.New(fault.WrongType, text.T("The file has no rows below its headings: the first row names the columns.", "文件在标题行下没有数据：第一行应为列名。"))

// Read reads a table whose first row holds the headings. Without a mapping the headings are understood by their names.
func Read(k Kind, rows []Row, mapping []string, here Here) (Draft, error) {
	if _, ok := Columns[k]; !ok {
		return Draft{}, fault.Missing(text.T("kind of import", "导入类型"))
	}
	if len(rows) < 2 {
		return Draft{}, noTable
	}
	headings := rows[0].Cells
	if len(mapping) == 0 {
		mapping = Guess(k, headings)
	} else if err := checkMapping(k, headings, mapping); err != nil {
		return Draft{}, err
	}
	t := &reader{kind: k, mapping: mapping, Draft: Draft{Report: Report{Headings: headings, Mapping: mapping, Rows: len(rows) - 1, Problems: []Problem{}}}}
	if t.row = rows[0]; !t.hasColumns() {
		return t.Draft, nil
	}
	t.begin(here)
	for _, t.row = range rows[1:] {
		t.read()
	}
	if kept := t.Report.Creates; kept > MostKept {
		t.problem("", text.Tf("%d at once are too many: divide the file into parts of at most %d rows.", "一次导入%d条过多，请将文件拆分为每份不超过%d行。", kept, MostKept))
	}
	return t.Draft, nil
}

// reader reads one row after the other and remembers what it has seen.
type reader struct {
	Draft
	here    Here
	kind    Kind
	mapping []string
	row     Row
	wrong   bool               // something of the row keeps it out
	known   map[string][]Known // the clients that the body has, by number
	numbers map[string]owner   // by country and number
	names   map[string]owner
	emails  map[string]owner
	sites   map[string]owner
	people  map[string]*Recruit // of the file, by address
	taken   map[string]string   // addresses of people who are here, and why none of them comes again
	issued  map[string]owner    // certificates by number
	stands  map[string]string   // by client and standard, the number of the certificate that stands
}

var readers = map[Kind]func(*reader){Clients: (*reader).readClient, Sites: (*reader).readSite, People: (*reader).readPerson, Certificates: (*reader).readCertificate}

// owner is what holds a number or a name already: a client of the body, or a row of the file.
type owner struct {
	client Known
	row    int
}

func (o owner) says() text.Text {
	if o.row > 0 {
		return text.Tf("row %d", "第%d行", o.row)
	}
	return o.client.Name
}

// hasColumns tells whether every required column is there, and names those that are not.
func (t *reader) hasColumns() bool {
	for _, c := range Columns[t.kind] {
		if c.Required && !slices.Contains(t.mapping, c.Key) {
			t.problem(c.Key, text.Tf("No column of the file is “%s”: choose one.", "文件中没有“%s”列，请选择对应的列。", c.Title))
		}
	}
	return t.Report.Errors == 0
}

func (t *reader) begin(here Here) {
	t.here = here
	t.known, t.numbers = map[string][]Known{}, map[string]owner{}
	t.names, t.emails, t.sites = map[string]owner{}, map[string]owner{}, map[string]owner{}
	for _, k := range here.Clients {
		t.remember(k, owner{client: k})
		for _, n := range k.numbers() {
			t.known[plainHeading(n.value)] = append(t.known[plainHeading(n.value)], k)
		}
		for _, s := range k.Sites {
			t.sites[siteKey(k.ID, s.Name)] = owner{client: Known{Name: s.Name}}
		}
	}
	t.beginPeople()
	t.beginCertificates()
}

func (t *reader) remember(k Known, o owner) {
	for _, n := range k.numbers() {
		t.numbers[k.Country+" "+plainHeading(n.value)] = o
	}
	for _, n := range k.names() {
		t.names[client.Alike(n.value)] = o
	}
	for _, e := range k.Emails {
		t.emails[strings.ToLower(e)] = o
	}
}

func (t *reader) read() {
	t.wrong = false
	for i, cell := range t.row.Cells {
		if i >= len(t.mapping) && cell != "" {
			t.warn("", cell, text.T("This cell stands beyond the last heading and is not read.", "该单元格超出标题行范围，不会读取。"))
		}
	}
	for _, c := range Columns[t.kind] {
		if c.Required && t.cell(c.Key) == "" {
			t.problem(c.Key, text.T("Please fill in this cell.", "请填写此单元格。"))
		}
	}
	readers[t.kind](t)
}

// cell is what the row says in the column, empty where it says nothing.
func (t *reader) cell(key string) string {
	i := slices.Index(t.mapping, key)
	if i < 0 || i >= len(t.row.Cells) {
		return ""
	}
	return t.row.Cells[i]
}

func (t *reader) both(key string) text.Text { return text.T(t.cell(key+"_en"), t.cell(key+"_zh")) }

func (t *reader) count(key string) int {
	n, err := strconv.Atoi(t.cell(key))
	if t.cell(key) != "" && (err != nil || n < 0) {
		t.problem(key, text.T("Give a whole number.", "请填写整数。"))
	}
	return n
}

func (t *reader) problem(key string, says text.Text) {
	t.wrong = true
	t.Report.Errors++
	t.add(key, t.cell(key), says, false)
}

func (t *reader) warn(key, value string, says text.Text) {
	t.Report.Warnings++
	t.add(key, value, says, true)
}

func (t *reader) add(key, value string, says text.Text, warning bool) {
	c, _ := column(t.kind, key)
	t.Report.Problems = append(t.Report.Problems, Problem{t.row.Number, c.Title, value, says, warning})
}
