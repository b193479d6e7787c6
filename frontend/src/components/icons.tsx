import {
	AuditOutlined,
	BankOutlined,
	CalendarOutlined,
	CheckOutlined,
	ClockCircleOutlined,
	CloseOutlined,
	DeleteOutlined,
	DownloadOutlined,
	EditOutlined,
	ExclamationCircleFilled,
	FileDoneOutlined,
	FileOutlined,
	FileTextOutlined,
	FlagOutlined,
	FormOutlined,
	HistoryOutlined,
	HomeOutlined,
	LeftOutlined,
	MailOutlined,
	MenuOutlined,
	MoneyCollectOutlined,
	PlusOutlined,
	PrinterOutlined,
	QuestionCircleOutlined,
	ReadOutlined,
	ReloadOutlined,
	RightOutlined,
	SafetyCertificateOutlined,
	SearchOutlined,
	SettingOutlined,
	SolutionOutlined,
	StopOutlined,
	TeamOutlined,
	UploadOutlined,
	UserOutlined,
} from "@ant-design/icons";
import type { ComponentType, HTMLAttributes } from "react";

type Props = HTMLAttributes<HTMLSpanElement>;

/** Words say what an icon shows, so screen readers pass over it; unless it stands alone and has a label. */
function quiet(Icon: ComponentType<Props>) {
	return (props: Props) => <Icon aria-hidden={props["aria-label"] ? undefined : true} {...props} />;
}

// The icons of the product, by what they mean here. One place, so that a thing looks the same everywhere.
export const AuditIcon = /* @__PURE__ */ quiet(AuditOutlined);
export const ClientIcon = /* @__PURE__ */ quiet(BankOutlined);
export const BookIcon = /* @__PURE__ */ quiet(ReadOutlined);
export const CalendarIcon = /* @__PURE__ */ quiet(CalendarOutlined);
export const CheckIcon = /* @__PURE__ */ quiet(CheckOutlined);
export const ClockIcon = /* @__PURE__ */ quiet(ClockCircleOutlined);
export const CloseIcon = /* @__PURE__ */ quiet(CloseOutlined);
export const DeleteIcon = /* @__PURE__ */ quiet(DeleteOutlined);
export const DownloadIcon = /* @__PURE__ */ quiet(DownloadOutlined);
export const EditIcon = /* @__PURE__ */ quiet(EditOutlined);
export const WarningIcon = /* @__PURE__ */ quiet(ExclamationCircleFilled);
export const DecisionIcon = /* @__PURE__ */ quiet(FileDoneOutlined);
export const FileIcon = /* @__PURE__ */ quiet(FileOutlined);
export const ApplicationIcon = /* @__PURE__ */ quiet(FileTextOutlined);
export const FindingIcon = /* @__PURE__ */ quiet(FlagOutlined);
export const FormIcon = /* @__PURE__ */ quiet(FormOutlined);
export const HistoryIcon = /* @__PURE__ */ quiet(HistoryOutlined);
export const HomeIcon = /* @__PURE__ */ quiet(HomeOutlined);
export const LeftIcon = /* @__PURE__ */ quiet(LeftOutlined);
export const MailIcon = /* @__PURE__ */ quiet(MailOutlined);
export const MenuIcon = /* @__PURE__ */ quiet(MenuOutlined);
export const MoneyIcon = /* @__PURE__ */ quiet(MoneyCollectOutlined);
export const PlusIcon = /* @__PURE__ */ quiet(PlusOutlined);
export const PrintIcon = /* @__PURE__ */ quiet(PrinterOutlined);
export const QuestionIcon = /* @__PURE__ */ quiet(QuestionCircleOutlined);
export const ReloadIcon = /* @__PURE__ */ quiet(ReloadOutlined);
export const RightIcon = /* @__PURE__ */ quiet(RightOutlined);
export const CertificateIcon = /* @__PURE__ */ quiet(SafetyCertificateOutlined);
export const SearchIcon = /* @__PURE__ */ quiet(SearchOutlined);
export const SettingsIcon = /* @__PURE__ */ quiet(SettingOutlined);
export const MisuseIcon = /* @__PURE__ */ quiet(StopOutlined);
export const QuotationIcon = /* @__PURE__ */ quiet(SolutionOutlined);
export const TeamIcon = /* @__PURE__ */ quiet(TeamOutlined);
export const UploadIcon = /* @__PURE__ */ quiet(UploadOutlined);
export const UserIcon = /* @__PURE__ */ quiet(UserOutlined);
