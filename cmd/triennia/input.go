package main

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/text"
)

// mostInput is the size in bytes of a document that a command reads.
const mostInput = 16 << 20

// badInput is a document that cannot be worked with: one problem document on standard error, exit 2.
func badInput(err error) error {
	p := struct {
		Type   string       `json:"type"`
		Title  string       `json:"title"`
		Status int          `json:"status"`
		Code   string       `json:"code"`
		Detail string       `json:"detail"`
		Errors []inputField `json:"errors"`
	}{"about:blank", "The input cannot be used", 422, "invalid", "Please correct the fields named below.", []inputField{}}
	var invalid fault.Invalid
	if !errors.As(err, &invalid) {
		p.Status, p.Code, p.Detail = 400, "bad_request", err.Error()
	}
	for _, f := range invalid.Fields {
		p.Errors = append(p.Errors, inputField{f.Path, f.Says.En, f.Says.Zh})
	}
	b, _ := json.MarshalIndent(p, "", "  ") // nothing in it can fail
	return usageError{errors.New(string(b))}
}

// badFile is a file, named by the argument, that cannot be worked with.
func badFile(argument string, err error) error {
	return badInput(fault.Invalid{Fields: []fault.Field{{Path: argument, Says: text.T(err.Error(), err.Error())}}})
}

// answering runs a command that answers a document on standard input.
func answering(name, document string, args []string, out io.Writer, answer func(io.Reader, io.Writer) error) error {
	f := flags(name + " <" + document)
	if err := parse(f, args); err != nil {
		return err
	}
	if f.NArg() > 0 {
		return usageError{fmt.Errorf("%s reads standard input, not %q", name, f.Arg(0))}
	}
	return answer(os.Stdin, out)
}

// readChecked is readInput with what only the request itself knows to be wrong; all problems are told at once.
func readChecked(r io.Reader, into any, check func(*fault.Invalid)) error {
	err := readInput(r, into)
	var bad fault.Invalid
	if errors.As(err, &bad) || err == nil {
		check(&bad)
		err = bad.OrNil()
	}
	if err != nil {
		return badInput(err)
	}
	return nil
}

// writeAnswer writes a JSON document for people and programs.
func writeAnswer(out io.Writer, answer any) error {
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(answer)
}

type inputField struct {
	Field  string `json:"field"`
	Says   string `json:"says"`
	SaysZh string `json:"says_zh"`
}

// readInput reads one JSON document into the struct that into points at. A field that is unknown, missing
// though tagged `need:"true"`, or of another kind is named with its path; all of them at once.
func readInput(r io.Reader, into any) error {
	b, err := io.ReadAll(io.LimitReader(r, mostInput+1))
	if err != nil {
		return err
	}
	if len(b) > mostInput {
		return fmt.Errorf("the input has more than %d bytes", mostInput)
	}
	d := json.NewDecoder(strings.NewReader(string(b)))
	d.UseNumber()
	var doc any
	if err := d.Decode(&doc); err != nil {
		return fmt.Errorf("line %d: this is not JSON: %w", 1+strings.Count(string(b[:d.InputOffset()]), "\n"), err)
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("there is something after the JSON document")
	}
	var bad fault.Invalid
	readValue(doc, reflect.ValueOf(into).Elem(), "", &bad)
	return bad.OrNil()
}

// readValue puts a JSON value into v, or notes why it does not fit.
func readValue(value any, v reflect.Value, path string, bad *fault.Invalid) {
	if value == nil {
		return
	}
	if own, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if s, isText := value.(string); !isText || s == "" || own.UnmarshalText([]byte(s)) != nil {
			bad.Add(at(path), textOf(own))
		}
		return
	}
	fits := true
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		readValue(value, v.Elem(), path, bad)
	case reflect.Struct:
		fits = readObject(value, v, path, bad)
	case reflect.Slice:
		fits = readList(value, v, path, bad)
	case reflect.String:
		var s string
		s, fits = value.(string)
		v.SetString(s)
	case reflect.Bool:
		var b bool
		b, fits = value.(bool)
		v.SetBool(b)
	default:
		fits = readNumber(value, v)
	}
	if !fits {
		bad.Add(at(path), kindNames[v.Kind()])
	}
}

// textOf says how the value that is written as text is written.
func textOf(v encoding.TextUnmarshaler) text.Text {
	if _, isDay := v.(*date.Date); isDay {
		return text.T(`Give a day of the calendar as text: "2026-11-23".`, `请以文本填写日历日期，例如"2026-11-23"。`)
	}
	return text.T(`Give an amount as text with at most two decimals: "1000.00".`, `请以文本填写金额，最多两位小数，例如"1000.00"。`)
}

// at is the path, or what stands for the document as a whole.
func at(path string) string {
	if path == "" {
		return "(document)"
	}
	return path
}

var kindNames = map[reflect.Kind]text.Text{
	reflect.Struct:  text.T("Give an object with its fields.", "请填写带字段的对象。"),
	reflect.Slice:   text.T("Give a list.", "请填写列表。"),
	reflect.String:  text.T("Give a text.", "请填写文本。"),
	reflect.Bool:    text.T("Give true or false.", "请填写 true 或 false。"),
	reflect.Int:     text.T("Give a whole number.", "请填写整数。"),
	reflect.Uint64:  text.T("Give a whole number, 0 or more.", "请填写不小于0的整数。"),
	reflect.Float64: text.T("Give a number.", "请填写数字。"),
}

func readObject(value any, v reflect.Value, path string, bad *fault.Invalid) bool {
	object, ok := value.(map[string]any)
	if !ok {
		return false
	}
	if path != "" {
		path += "."
	}
	known := map[string]bool{}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		known[name] = true
		if object[name] == nil && f.Tag.Get("need") != "" {
			bad.Require(path+name, "")
			continue
		}
		readValue(object[name], v.Field(i), path+name, bad)
	}
	var unknown []string
	for name := range object {
		if !known[name] {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	for _, name := range unknown {
		bad.Add(path+name, text.T("There is no such field here.", "此处没有该字段。"))
	}
	return true
}

func readList(value any, v reflect.Value, path string, bad *fault.Invalid) bool {
	list, ok := value.([]any)
	if !ok {
		return false
	}
	v.Set(reflect.MakeSlice(v.Type(), len(list), len(list)))
	for i, x := range list {
		p := fmt.Sprintf("%s[%d]", path, i)
		if x == nil {
			bad.Require(p, "")
			continue
		}
		readValue(x, v.Index(i), p, bad)
	}
	return true
}

func readNumber(value any, v reflect.Value) bool {
	n, ok := value.(json.Number)
	if !ok {
		return false
	}
	f, err := n.Float64()
	if err != nil {
		return false
	}
	switch v.Kind() {
	case reflect.Float64:
		v.SetFloat(f)
	case reflect.Uint64:
		u, err := strconv.ParseUint(n.String(), 10, 64)
		v.SetUint(u)
		return err == nil
	default:
		v.SetInt(int64(f))
		return f == math.Trunc(f) && math.Abs(f) < 1<<53
	}
	return true
}
