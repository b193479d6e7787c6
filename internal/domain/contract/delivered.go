package contract

import "triennia/internal/domain/text"

// Delivered are the terms of a body that has published none of its own: a clause for each duty.
var Delivered = []Clause{
	{Heading: text.T("What the body owes", "机构的义务"), Duties: []DutyID{BodyDuties}, Text: text.T(
		"{body} certifies the management system of {client} to {standards} impartially, keeps confidential what it learns, gives notice of changes to its requirements, and alone is responsible for its decisions (ISO/IEC 17021-1:2015, 5.1.3, 8.4, 8.5.1).",
		"{body}公正地依据{standards}对{client}的管理体系实施认证，对所获信息保密，及时通知认证要求的变更，并独自对认证决定负责（ISO/IEC 17021-1:2015，5.1.3、8.4、8.5.1）。")},
	{Heading: text.T("Audits and access", "审核与准入"), Duties: []DutyID{Access}, Text: text.T(
		"{client} always fulfils the requirements of certification, lets the audits take place, gives access to all sites, processes, records and persons in scope, and to observers where agreed (8.5.1.2).",
		"{client}持续满足认证要求，配合审核，开放认证范围内的全部场所、过程、记录和人员，并在商定后接待观察员（8.5.1.2）。")},
	{Heading: text.T("Notice of changes", "变更通报"), Duties: []DutyID{Changes}, Text: text.T(
		"{client} tells {body} without delay of changes of legal status, organisation, addresses, scope, number of persons or the management system that may affect certification (8.5.3).",
		"{client}的法律地位、组织、地址、范围、人数或管理体系发生可能影响认证的变更时，应立即通知{body}（8.5.3）。")},
	{Heading: text.T("Cycle and further audits", "认证周期与追加审核"), Duties: []DutyID{Cycle}, Text: text.T(
		"Certification lasts three years from the decision, with a surveillance audit each year and a recertification audit before its end (9.1.3). {body} may audit at short notice or unannounced after complaints, after changes, or to follow up a suspension; {client} does not object to the team then, and a second person of {body} confirms instead that the team has no conflict (9.6.4.2).",
		"认证自认证决定起有效三年，每年实施监督审核，期满前实施再认证审核（9.1.3）。遇有投诉、变更或对暂停进行追踪时，{body}可在提前较短时间通知后或不经通知实施审核；此时{client}不对审核组提出异议，由{body}的第二人确认审核组无利益冲突（9.6.4.2）。")},
	{Heading: text.T("Suspension, restriction and withdrawal", "暂停、缩小与撤销"), Duties: []DutyID{Sanctions}, Text: text.T(
		"{body} may suspend, restrict or withdraw certification where its requirements are not met. On suspension or withdrawal {client} stops all use that refers to certification (9.6.5).",
		"不满足认证要求时，{body}可以暂停、缩小或撤销认证。暂停或撤销后，{client}停止一切涉及认证的宣传和使用（9.6.5）。")},
	{Heading: text.T("Use of certificate and mark", "证书和标志的使用"), Duties: []DutyID{Use}, Text: text.T(
		"{client} uses certificate and mark only for the system and scope certified, not on products or reports, and makes no misleading statement (8.3.4).",
		"{client}仅就获证体系和范围使用证书和标志，不用于产品或报告，不作误导性声明（8.3.4）。")},
	{Heading: text.T("Public information", "公开信息"), Duties: []DutyID{Register}, Text: text.T(
		"{body} tells anyone who asks the status, holder, standard, scope and sites of a certificate (8.1.2). What else it publishes, the client allows channel by channel (8.4).",
		"任何人查询时，{body}告知证书的状态、持有人、标准、范围和场所（8.1.2）。其他公开事项由客户按渠道逐项同意（8.4）。")},
	{Heading: text.T("Complaints and appeals", "投诉与申诉"), Duties: []DutyID{Complaints}, Text: text.T(
		"{client} may complain and may appeal against a decision; {body} handles both free of charge and without disadvantage (9.7, 9.8).",
		"{client}可以投诉，也可以对决定提出申诉；{body}免费受理，且不因此给予不利对待（9.7、9.8）。")},
	{Heading: text.T("Fees and audit time", "费用与审核时间"), Duties: []DutyID{Fees}, Text: text.T(
		"Fees are due as quoted, whatever the result of an audit. When the number of persons, the sites or the scope change, {body} computes the audit time anew and tells {client} the reason.",
		"费用按报价支付，与审核结果无关。人数、场所或范围变更时，{body}重新计算审核时间并向{client}说明理由。")},
}
