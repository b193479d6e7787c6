package files

import (
	"archive/zip"
	"io"
	"path"
	"strings"

	"github.com/richardlehane/mscfb"

	"triennia/internal/domain/text"
)

// What an archive may be at most. We never unpack it; these keep those who do from harm.
const (
	maxEntries  = 10_000
	maxUnpacked = 2 << 30 // bytes
	maxRatio    = 200     // of an archive that unpacks to more than freely
	freely      = 50 << 20
)

// archive tells a ZIP file from the office documents that are ZIP files, and refuses bombs.
func archive(r io.ReaderAt, size int64) (mediaType string, whole bool, err error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return ZIP, false, nil
	}
	if err := bomb(z, size); err != nil {
		return "", false, err
	}
	mediaType = ZIP
	for _, f := range z.File {
		name := f.Name
		switch {
		case f.Flags&1 != 0:
			return "", false, refuse(text.T("The archive is protected by a password, so nobody here can look into it. Send it without one.",
				"压缩包设有密码，无法查看。请取消密码后重新上传。"))
		case strings.Contains(name, "..") || strings.HasPrefix(name, "/") || strings.Contains(name, `\`):
			return "", false, refuse(text.T("The archive names files outside of itself. Pack it again.", "压缩包内含有指向外部路径的文件名。请重新打包。"))
		case path.Base(name) == "vbaProject.bin":
			return "", false, refuse(text.T("The document contains macros. Save it without macros and send it again.",
				"文档含有宏。请保存为不含宏的格式后重新上传。"))
		case name == "word/document.xml":
			mediaType = DOCX
		case name == "xl/workbook.xml":
			mediaType = XLSX
		case name == "ppt/presentation.xml":
			mediaType = PPTX
		}
	}
	return mediaType, true, nil
}

// bomb is the refusal of an archive that unpacks to far more than it is, or whose entries overlap.
func bomb(z *zip.Reader, size int64) error {
	var packed, unpacked uint64
	for _, f := range z.File {
		packed += f.CompressedSize64
		unpacked += f.UncompressedSize64
		if unpacked > maxUnpacked || packed > uint64(size) {
			return tooMuch()
		}
	}
	if len(z.File) > maxEntries || unpacked > freely && unpacked/max(1, uint64(size)) > maxRatio {
		return tooMuch()
	}
	return nil
}

func tooMuch() error {
	return refuse(text.T("The archive unpacks to far more than it seems to hold. Send the files by themselves.",
		"压缩包解压后的内容远超其大小。请直接上传其中的文件。"))
}

// legacyOffice tells which program of before 2007 wrote the file.
func legacyOffice(r io.ReaderAt, size int64) (mediaType string, whole bool, err error) {
	doc, err := mscfb.New(io.NewSectionReader(r, 0, size))
	if err != nil {
		return DOC, false, nil
	}
	for e, err := doc.Next(); err == nil; e, err = doc.Next() {
		switch e.Name {
		case "WordDocument":
			return DOC, true, nil
		case "Workbook", "Book":
			return XLS, true, nil
		case "PowerPoint Document":
			return PPT, true, nil
		}
	}
	return "", false, nil
}
