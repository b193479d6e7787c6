package app

import (
	"bytes"
	"context"

	"triennia/internal/domain/access"
	"triennia/internal/domain/register"
)

// fullXML is where a document ends and another begins: below what the register takes, however long the next entry.
const fullXML = mostFileSize - 2<<20

// xmlFile is the XML beside the workbooks of a submission: the same entries, in as many files as their size asks for.
type xmlFile struct {
	*filing
	names register.Elements
	text  bytes.Buffer
	rows  int // in it
	docs  int // that are kept
}

func (x *xmlFile) add(e register.Entry) error {
	if x.rows == 0 {
		x.text.WriteString(x.names.Head())
	}
	x.text.WriteString(x.names.Entry(e))
	x.rows++
	if x.text.Len() < fullXML {
		return nil
	}
	return x.end()
}

// end keeps the document that is being written, if there is one.
func (x *xmlFile) end() error {
	if x.rows == 0 {
		return nil
	}
	x.text.WriteString(x.names.Foot())
	x.docs++
	err := x.keep(certsFile(x.docs, ".xml"), x.rows, &x.text)
	x.rows = 0
	x.text.Reset()
	return err
}

// SetRegisterElements changes the names of the elements that enclose the fields in the XML.
func (a *App) SetRegisterElements(ctx context.Context, who access.Actor, seen int, e register.Elements) (APIView, error) {
	return a.changeSetup(ctx, who, "register_xml.change", seen, func(s *register.Reach, sealed []byte) ([]byte, error) {
		return sealed, s.SetElements(e)
	})
}
