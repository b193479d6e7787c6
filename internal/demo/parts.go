package demo

import (
	"strings"

	"triennia/internal/domain/access"
	"triennia/internal/domain/body"
	"triennia/internal/domain/staff"
	"triennia/internal/domain/standard"
	"triennia/internal/domain/text"
)

// bodyPart is a body of the play. Names, addresses and numbers are invented.
type bodyPart struct {
	slug, code, country, zone, domain, currency string
	name, city                                  text.Text
	language                                    text.Lang
	rules                                       body.Jurisdiction
	tax                                         float64
	prices                                      [3]string // application, a day, registration
	people                                      []personPart
	firms                                       []firmPart
	endings                                     []ending
}

// personPart is a person of a body.
type personPart struct {
	name, mailbox string
	does          string // what waits for this person
	roles         []access.Role
	functions     []staff.Function
	advised       string // a firm this person has advised
	away          int    // first day of a leave, relative to today
	english       bool   // reads English in a body that writes Chinese
}

func (x personPart) email(b bodyPart) string { return x.mailbox + "@" + b.domain }

func (x personPart) language(b bodyPart) text.Lang {
	if x.english {
		return text.En
	}
	return b.language
}

// firmPart is a client of a body.
type firmPart struct {
	name, city, street text.Text
	number             string
	person, domain     string
	services           []text.Text
	customers          text.Text
	heads              [2]int // persons in scope at the head office and at the second site
}

// isms is the firm that applies for ISO/IEC 27001; the others apply for ISO/IEC 20000-1.
const isms = "oakfield.example"

func (f firmPart) standard() string {
	if f.domain == isms {
		return standard.ISMS
	}
	return standard.ITSM
}

func (f firmPart) email() string {
	first, _, _ := strings.Cut(strings.ToLower(f.person), " ")
	return first + "@" + f.domain
}

var (
	hosting   = text.T("managed hosting", "托管主机")
	desk      = text.T("service desk", "服务台")
	cloud     = text.T("private cloud operation", "私有云运营")
	apps      = text.T("application operation", "应用运维")
	network   = text.T("network operation", "网络运维")
	workplace = text.T("workplace services", "桌面运维")
	payments  = text.T("operation of payment platforms", "支付平台运营")
	data      = text.T("database operation", "数据库运维")

	banks    = text.T("banks and insurers", "银行和保险机构")
	health   = text.T("hospitals", "医疗机构")
	public   = text.T("public authorities", "政府部门")
	industry = text.T("manufacturing companies", "制造企业")
	retail   = text.T("retailers", "零售企业")
	group    = text.T("companies of the group", "集团内各公司")
)

var leads = []staff.Function{staff.Audit, staff.Lead}

func bodies() []bodyPart { return []bodyPart{nordlys, hengzhun} }

var nordlys = bodyPart{
	slug: "nordlys", code: "104", country: "IE", zone: "Europe/Dublin", domain: "nordlys.example", currency: "EUR",
	name: text.T("Nordlys Certification", "北光认证"), city: text.T("Dublin", "都柏林"), language: text.En, rules: body.IAF, tax: 23,
	prices: [3]string{"450.00", "1180.00", "620.00"},
	people: []personPart{
		{name: "Ada Byrne", mailbox: "ada", does: "people, rules in force, messages, the clock of the demonstration", roles: []access.Role{access.Administrator}},
		{name: "Rui Castellano", mailbox: "rui", does: "an application under review, another that waits", roles: []access.Role{access.Reviewer}, functions: []staff.Function{staff.Review}},
		{name: "Petra Lindqvist", mailbox: "petra", does: "audits to schedule", roles: []access.Role{access.Planner}},
		{name: "Jonas Berg", mailbox: "jonas", does: "audits to prepare and findings to review", roles: []access.Role{access.Auditor}, functions: leads},
		{name: "Siobhan Walsh", mailbox: "siobhan", does: "audits to prepare and findings to review", roles: []access.Role{access.Auditor}, functions: leads, advised: "Cobalt Rail Systems Ltd"},
		{name: "Marek Nowak", mailbox: "marek", does: "audits to prepare and findings to review", roles: []access.Role{access.Auditor}, functions: leads, away: 20},
		{name: "Mei Tanaka", mailbox: "mei", does: "a file ready for decision, a suspension proposed by the clock", roles: []access.Role{access.DecisionMaker}, functions: []staff.Function{staff.Decision}},
		{name: "Finn Gallagher", mailbox: "finn", does: "invoices, payments and prices", roles: []access.Role{access.Finance}},
	},
	endings: []ending{halfWay, submitted, underReview, quoted, contracted, proposed, stage1Done, findingAnswered, readyToDecide, surveillanceOverdue,
		certifiedYoung, certifiedSurveyed, suspendedNow, declined, lastYear, renewalToDecide},
	firms: []firmPart{
		{text.T("Bluewater Data Centres Ltd", "碧水数据中心有限公司"), text.T("Galway", "戈尔韦"), text.T("12 Dock Road", "码头路12号"), "551207", "Niamh Byrne", "bluewater.example", []text.Text{hosting, desk}, banks, [2]int{60, 26}},
		{text.T("Harbour Health IT Ltd", "港湾医疗信息技术有限公司"), text.T("Cork", "科克"), text.T("4 South Mall", "南购物街4号"), "551311", "Aoife Daly", "harbourhealth.example", []text.Text{apps, desk}, health, [2]int{45, 0}},
		{text.T("Cobalt Rail Systems Ltd", "钴蓝轨道系统有限公司"), text.T("Limerick", "利默里克"), text.T("90 Station Street", "车站街90号"), "548820", "Declan Roche", "cobaltrail.example", []text.Text{network, apps}, public, [2]int{120, 35}},
		{text.T("Larch & Pine Hosting Ltd", "落松主机托管有限公司"), text.T("Dublin", "都柏林"), text.T("7 Linen Lane", "亚麻巷7号"), "560042", "Orla Quinn", "larchpine.example", []text.Text{hosting, cloud}, retail, [2]int{22, 0}},
		{text.T("Meridian Payments Operations Ltd", "子午线支付运营有限公司"), text.T("Dublin", "都柏林"), text.T("31 Custom House Quay", "海关码头31号"), "539908", "Cian Murphy", "meridianpay.example", []text.Text{payments, desk}, banks, [2]int{75, 18}},
		{text.T("Skellig Cloud Ltd", "斯凯利格云有限公司"), text.T("Tralee", "特拉利"), text.T("2 Denny Street", "丹尼街2号"), "562215", "Maeve Moran", "skelligcloud.example", []text.Text{cloud, data}, industry, [2]int{30, 0}},
		{text.T("Oakfield Managed Services Ltd", "橡田管理服务有限公司"), text.T("Waterford", "沃特福德"), text.T("18 The Mall", "林荫道18号"), "545501", "Sean Power", "oakfield.example", []text.Text{workplace, desk}, public, [2]int{88, 40}},
		{text.T("Tideway Networks Ltd", "潮路网络有限公司"), text.T("Sligo", "斯莱戈"), text.T("5 Quay Street", "码头街5号"), "557733", "Grainne Foley", "tideway.example", []text.Text{network}, industry, [2]int{40, 12}},
		{text.T("Ardmore Digital Operations Ltd", "阿德莫尔数字运营有限公司"), text.T("Kilkenny", "基尔肯尼"), text.T("44 High Street", "高街44号"), "541876", "Conor Healy", "ardmore.example", []text.Text{hosting, desk, network}, banks, [2]int{64, 22}},
		{text.T("Foxglove Software Services Ltd", "毛地黄软件服务有限公司"), text.T("Dundalk", "邓多克"), text.T("1 Park Street", "公园街1号"), "536612", "Eimear Kelly", "foxglove.example", []text.Text{apps}, retail, [2]int{35, 0}},
		{text.T("Granite Shared Services Ltd", "花岗岩共享服务有限公司"), text.T("Athlone", "阿斯隆"), text.T("9 Church Street", "教堂街9号"), "529940", "Brian Doyle", "granite.example", []text.Text{workplace, apps}, group, [2]int{140, 60}},
		{text.T("Pembroke Trust Services Ltd", "彭布罗克信托服务有限公司"), text.T("Dublin", "都柏林"), text.T("66 Baggot Street", "巴格特街66号"), "533127", "Ruth Nolan", "pembroke.example", []text.Text{hosting, payments}, banks, [2]int{52, 0}},
		{text.T("Lagan Desk Ltd", "拉根服务台有限公司"), text.T("Drogheda", "德罗赫达"), text.T("3 West Street", "西街3号"), "550018", "Owen Reilly", "lagandesk.example", []text.Text{desk}, retail, [2]int{28, 0}},
		{text.T("Burren Analytics Ltd", "巴伦分析有限公司"), text.T("Ennis", "恩尼斯"), text.T("8 Abbey Street", "修道院街8号"), "563390", "Una Clancy", "burren.example", []text.Text{data}, public, [2]int{16, 0}},
		{text.T("Rowan Hosting Ltd", "花楸主机托管有限公司"), text.T("Dublin", "都柏林"), text.T("20 Mount Street", "芒特街20号"), "524417", "Nora Brennan", "rowan.example", []text.Text{hosting}, industry, [2]int{34, 0}},
		{text.T("Slaney Application Services Ltd", "斯莱尼应用服务有限公司"), text.T("Wexford", "韦克斯福德"), text.T("14 Main Street", "主街14号"), "518264", "Fergus Doran", "slaney.example", []text.Text{apps, desk}, health, [2]int{26, 0}},
	},
}

var hengzhun = bodyPart{
	slug: "hengzhun", code: "268", country: "CN", zone: "Asia/Shanghai", domain: "hengzhun.example", currency: "CNY",
	name: text.T("Hengzhun Certification", "衡准认证"), city: text.T("Hangzhou", "杭州"), language: text.Zh, rules: body.China, tax: 6,
	prices: [3]string{"1000.00", "3000.00", "2000.00"},
	people: []personPart{
		{name: "何静", mailbox: "hejing", does: "people, rules in force, messages, the clock of the demonstration", roles: []access.Role{access.Administrator}},
		{name: "陈思远", mailbox: "chensiyuan", does: "an application that waits for review", roles: []access.Role{access.Reviewer, access.Finance}, functions: []staff.Function{staff.Review}},
		{name: "林晓", mailbox: "linxiao", does: "audits to schedule", roles: []access.Role{access.Planner}},
		{name: "赵明", mailbox: "zhaoming", does: "audits to prepare", roles: []access.Role{access.Auditor}, functions: leads},
		{name: "孙悦", mailbox: "sunyue", does: "audits to prepare", roles: []access.Role{access.Auditor}, functions: leads},
		{name: "吴桐", mailbox: "wutong", does: "a file ready for decision", roles: []access.Role{access.DecisionMaker}, functions: []staff.Function{staff.Decision}},
	},
	endings: []ending{halfWay, submitted, quoted, proposed, stage1Done, findingAnswered, readyToDecide, surveillanceOverdue, certifiedYoung, certifiedSurveyed, contracted, lastYear, renewalToDecide},
	firms: []firmPart{
		{text.T("Mingzhou Information Technology Co., Ltd.", "明舟信息技术有限公司"), text.T("Ningbo", "宁波"), text.T("18 Harbour Avenue", "港城大道18号"), "91330200MA2AF6K31", "Zhou Wen", "mingzhou.example", []text.Text{apps, desk}, public, [2]int{48, 16}},
		{text.T("Qingluan Data Technology Co., Ltd.", "青鸾数据科技有限公司"), text.T("Hangzhou", "杭州"), text.T("66 Lake Road", "湖滨路66号"), "91330100MA27X9P45", "Lu Jia", "qingluan.example", []text.Text{cloud, data}, industry, [2]int{70, 0}},
		{text.T("Anhe Cloud Services Co., Ltd.", "安禾云服务有限公司"), text.T("Suzhou", "苏州"), text.T("9 Garden Street", "园林街9号"), "91320500MA1NT8C72", "Fang Lin", "anhe.example", []text.Text{hosting, cloud}, retail, [2]int{36, 0}},
		{text.T("Beichen Network Co., Ltd.", "北宸网络有限公司"), text.T("Tianjin", "天津"), text.T("102 River Road", "河滨路102号"), "91120116MA06R3B58", "Gao Yi", "beichen.example", []text.Text{network}, public, [2]int{95, 22}},
		{text.T("Xinhai Payment Technology Co., Ltd.", "新海支付科技有限公司"), text.T("Shenzhen", "深圳"), text.T("7 Bay Road", "海湾路7号"), "91440300MA5F8W2K6", "Deng Rui", "xinhai.example", []text.Text{payments}, banks, [2]int{60, 30}},
		{text.T("Songyue Software Co., Ltd.", "嵩岳软件有限公司"), text.T("Zhengzhou", "郑州"), text.T("33 Science Avenue", "科学大道33号"), "91410100MA45J7D19", "Pan Hao", "songyue.example", []text.Text{apps}, health, [2]int{40, 0}},
		{text.T("Yunquan Operations Co., Ltd.", "云泉运维有限公司"), text.T("Fuzhou", "福州"), text.T("5 Spring Lane", "泉眼巷5号"), "91350100M000100Y4", "Mei Lin", "yunquan.example", []text.Text{hosting, desk}, banks, [2]int{58, 24}},
		{text.T("Jianghai Digital Co., Ltd.", "江海数字有限公司"), text.T("Nantong", "南通"), text.T("21 Bell Tower Road", "钟楼路21号"), "91320600MA1P6H4X3", "Xu Ning", "jianghai.example", []text.Text{workplace}, industry, [2]int{33, 0}},
		{text.T("Huali Intelligent Technology Co., Ltd.", "华砺智能科技有限公司"), text.T("Wuhan", "武汉"), text.T("88 Optics Valley Street", "光谷街88号"), "91420100MA4KX5N21", "Tan Bo", "huali.example", []text.Text{apps, data}, industry, [2]int{110, 45}},
		{text.T("Lanzhi Information Co., Ltd.", "兰芷信息有限公司"), text.T("Changsha", "长沙"), text.T("12 Orange Island Road", "橘洲路12号"), "91430100MA4L2R7T8", "Yin Xue", "lanzhi.example", []text.Text{desk, workplace}, public, [2]int{42, 0}},
		{text.T("Tianqi Cloud Computing Co., Ltd.", "天启云计算有限公司"), text.T("Chengdu", "成都"), text.T("300 Tianfu Avenue", "天府大道300号"), "91510100MA6C9E3U4", "Luo Yang", "tianqi.example", []text.Text{cloud, hosting}, retail, [2]int{84, 31}},
		{text.T("Yanshan Data Co., Ltd.", "砚山数据有限公司"), text.T("Kunming", "昆明"), text.T("16 Green Lake Road", "翠湖路16号"), "91530100MA6N7B2X4", "Bai Lu", "yanshan.example", []text.Text{data}, industry, [2]int{38, 0}},
		{text.T("Baihe Cloud Operations Co., Ltd.", "百禾云运维有限公司"), text.T("Jinan", "济南"), text.T("27 Spring City Road", "泉城路27号"), "91370100MA3C6T5R7", "Han Lei", "baihe.example", []text.Text{hosting, desk}, banks, [2]int{44, 0}},
	},
}
