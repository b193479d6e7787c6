package api

import (
	"context"
	"mime"

	"github.com/gin-gonic/gin"

	"triennia/internal/app"
	"triennia/internal/domain/access"
	"triennia/internal/domain/contract"
	"triennia/internal/domain/date"
	"triennia/internal/domain/fault"
	"triennia/internal/domain/fee"
	"triennia/internal/domain/id"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
	"triennia/internal/postgres"
)

func (s *Server) listPriceLists(ctx context.Context, who access.Actor, _ *InBody) (*Many[app.PriceListView], error) {
	list, err := s.App.ListPriceLists(ctx, who)
	return many(list, ""), err
}

// PriceListBody is a new edition as it is typed; the rest of the edition is given by the product.
type PriceListBody struct {
	ValidFrom     date.Date   `json:"valid_from"`
	ValidTo       date.Date   `json:"valid_to,omitzero"`
	Currency      string      `json:"currency" maxLength:"3"`
	TaxPercent    float64     `json:"tax_percent"`
	TaxMode       fee.TaxMode `json:"tax_mode" enum:"exclusive,inclusive"`
	DiscountLimit float64     `json:"discount_limit_percent"`
	ApprovalAbove *float64    `json:"approval_above_percent,omitempty"`
	FloorPerDay   fee.Money   `json:"floor_per_day,omitempty"`
	Public        bool        `json:"public,omitempty"`
	Items         []fee.Item  `json:"items" maxItems:"200" nullable:"false"`
	Note          string      `json:"note,omitempty" maxLength:"2000"`
}

func (b PriceListBody) list() fee.PriceList {
	return fee.PriceList{ValidFrom: b.ValidFrom, ValidTo: b.ValidTo, Currency: b.Currency, TaxPercent: b.TaxPercent, TaxMode: b.TaxMode,
		DiscountLimit: b.DiscountLimit, ApprovalAbove: b.ApprovalAbove, FloorPerDay: b.FloorPerDay, Public: b.Public, Items: b.Items, Note: b.Note}
}

type publishPriceListIn struct {
	InBody
	Creation
	Body PriceListBody
}

func (s *Server) publishPriceList(ctx context.Context, who access.Actor, in *publishPriceListIn) (*One[fee.PriceList], error) {
	l, err := s.App.PublishPriceList(ctx, who, in.Body.list())
	return one(l.Version, l), err
}

func (s *Server) getPublicPrices(ctx context.Context, _ access.Actor, in *SlugIn) (*Plain[fee.PriceList], error) {
	l, err := s.App.GetPublicPrices(ctx, in.Slug)
	return plain(l), err
}

func (s *Server) listEstimable(ctx context.Context, _ access.Actor, in *SlugIn) (*Many[fee.Estimable], error) {
	list, err := s.App.ListOffered(ctx, in.Slug)
	return many(list, ""), err
}

type estimateIn struct {
	SlugIn
	Body fee.Enquiry
}

func (s *Server) estimate(ctx context.Context, _ access.Actor, in *estimateIn) (*Plain[fee.Estimate], error) {
	e, err := s.App.Estimate(ctx, in.Slug, in.Body)
	return plain(e), err
}

// pricesPreviewBody is an edition as it is typed, and a case to price by it.
type pricesPreviewBody struct {
	PriceListBody
	Measure fee.Measure `json:"measure"`
	Terms   fee.Terms   `json:"terms,omitzero"`
}

type previewPricesIn struct {
	InBody
	Body pricesPreviewBody
}

func (s *Server) previewPrices(ctx context.Context, who access.Actor, in *previewPricesIn) (*Plain[fee.Offer], error) {
	o, err := s.App.PreviewPrices(ctx, who, in.Body.list(), in.Body.Measure, in.Body.Terms)
	return plain(o), err
}

type makeQuotationIn struct {
	OfApplication
	Creation
	Body app.NewQuotation
}

func (s *Server) makeQuotation(ctx context.Context, who access.Actor, in *makeQuotationIn) (*One[app.QuotationView], error) {
	q, err := s.App.MakeQuotation(ctx, who, in.Application, in.Body)
	return one(q.Version, q), err
}

type quotationsIn struct {
	InBody
	Paging
	State       string         `query:"state"`
	Application id.Application `query:"application"`
}

func (s *Server) listQuotations(ctx context.Context, who access.Actor, in *quotationsIn) (*Many[app.QuotationView], error) {
	list, next, err := s.App.ListQuotations(ctx, who, in.page(), postgres.QuotationFilter{State: in.State, Application: in.Application.String()})
	return many(list, next), err
}

// OneQuotation names a quotation in the path.
type OneQuotation struct {
	InBody
	Quotation id.Quotation `path:"quotation"`
}

func (s *Server) getQuotation(ctx context.Context, who access.Actor, in *OneQuotation) (*One[app.QuotationView], error) {
	q, err := s.App.GetQuotation(ctx, who, in.Quotation)
	return one(q.Version, q), err
}

// ChangeQuotation names the quotation and the version that is changed.
type ChangeQuotation struct {
	OneQuotation
	Change
}

func (s *Server) approveDiscount(ctx context.Context, who access.Actor, in *ChangeQuotation) (*One[app.QuotationView], error) {
	q, err := s.App.ApproveDiscount(ctx, who, in.Quotation, in.seen())
	return one(q.Version, q), err
}

func (s *Server) sendQuotation(ctx context.Context, who access.Actor, in *ChangeQuotation) (*One[app.QuotationView], error) {
	q, err := s.App.SendQuotation(ctx, who, in.Quotation, in.seen())
	return one(q.Version, q), err
}

type quotationTextIn struct {
	ChangeQuotation
	Body struct {
		Text string `json:"text" maxLength:"4000"`
	}
}

func (s *Server) askAboutQuotation(ctx context.Context, who access.Actor, in *quotationTextIn) (*One[app.QuotationView], error) {
	q, err := s.App.AskAboutQuotation(ctx, who, in.Quotation, in.seen(), in.Body.Text)
	return one(q.Version, q), err
}

func (s *Server) answerAboutQuotation(ctx context.Context, who access.Actor, in *quotationTextIn) (*One[app.QuotationView], error) {
	q, err := s.App.AnswerAboutQuotation(ctx, who, in.Quotation, in.seen(), in.Body.Text)
	return one(q.Version, q), err
}

type declineQuotationIn struct {
	ChangeQuotation
	Body Reason
}

func (s *Server) declineQuotation(ctx context.Context, who access.Actor, in *declineQuotationIn) (*One[app.QuotationView], error) {
	q, err := s.App.DeclineQuotation(ctx, who, in.Quotation, in.seen(), in.Body.Reason)
	return one(q.Version, q), err
}

type acceptQuotationIn struct {
	ChangeQuotation
	Peer
	Body app.Signature
}

func (s *Server) acceptQuotation(ctx context.Context, who access.Actor, in *acceptQuotationIn) (*One[app.QuotationView], error) {
	in.Body.IP, in.Body.UserAgent = in.ip, in.agent
	q, err := s.App.AcceptQuotation(ctx, who, in.Quotation, in.seen(), in.Body)
	return one(q.Version, q), err
}

type acceptOnPaperIn struct {
	ChangeQuotation
	Peer
	Body app.PaperSignature
}

func (s *Server) acceptOnPaper(ctx context.Context, who access.Actor, in *acceptOnPaperIn) (*One[app.QuotationView], error) {
	in.Body.IP, in.Body.UserAgent = in.ip, in.agent
	q, err := s.App.AcceptOnPaper(ctx, who, in.Quotation, in.seen(), in.Body)
	return one(q.Version, q), err
}

// requestFile is a request that is kept as a file.
type requestFile struct {
	Disposition string `header:"Content-Disposition"`
	Body        fee.Request
}

func (s *Server) getQuotationRequest(ctx context.Context, who access.Actor, in *OneQuotation) (*requestFile, error) {
	r, name, err := s.App.GetQuotationRequest(ctx, who, in.Quotation)
	return &requestFile{mime.FormatMediaType("attachment", map[string]string{"filename": name}), r}, err
}

func (s *Server) getQuotationChanges(ctx context.Context, who access.Actor, in *OneQuotation) (*Plain[fee.Changes], error) {
	c, err := s.App.GetQuotationChanges(ctx, who, in.Quotation)
	return plain(c), err
}

func (s *Server) printQuotation(c *gin.Context, who access.Actor) error {
	var qid id.Quotation
	if err := qid.UnmarshalText([]byte(c.Param("quotation"))); err != nil {
		return fault.Missing(fee.Noun)
	}
	document, name, err := s.App.PrintQuotation(c.Request.Context(), who, qid)
	if err != nil {
		return err
	}
	sendFile(c, name, "application/pdf", document)
	return nil
}

var samplePrices = PriceListBody{ValidFrom: date.MustParse("2026-12-01"), Currency: "CNY", TaxPercent: 6, TaxMode: fee.Exclusive, Items: []fee.Item{
	{Code: "audit", Name: text.T("Audit", "审核费"), Basis: fee.PerDay, Amount: fee.MustMoney("3000")}}}

var samplePreview = pricesPreviewBody{PriceListBody: samplePrices, Measure: fee.Measure{Persons: 50, Standards: []fee.Standard{{Code: "ISO 9001:2015"}}, Sites: 1,
	Certificates: 1, Initial: 10, Surveillance: 3, Recertification: 7}}

var sampleEnquiry = fee.Enquiry{Standards: []string{standard.ITSM}, Persons: 86}

var sampleQuotation = app.NewQuotation{}

var sampleText = map[string]string{"text": "Why seven days?"}

var sampleSignature = app.Signature{Name: "Niamh Byrne", Position: "Managing director", Consents: sampleConsents.Consents}

var samplePaper = app.PaperSignature{Signature: sampleSignature, SignedOn: date.New(2026, 11, 23)}

var sampleConsents = app.ConsentChoice{Consents: contract.Consents{contract.OwnRegister: true}}
