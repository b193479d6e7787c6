import { msg } from "@lingui/core/macro";
import { EditIcon, MailIcon, MisuseIcon, QuestionIcon } from "@/components/icons";
import type { AreaPage } from "@/lib/area";

/** The pages of complaints, appeals, misuses of marks and reported changes. */
export const complaining: AreaPage[] = [
	{
		path: "complaints",
		title: msg`Complaints`,
		load: () => import("@/features/complaint/ComplaintsPage"),
		nav: {
			label: msg`Complaints`,
			icon: <MailIcon />,
			order: 42,
			permission: "complaint.handle",
			group: "work",
		},
	},
	{
		path: "complaints/$complaint",
		title: msg`Complaint`,
		load: () => import("@/features/complaint/ComplaintPage"),
	},
	{
		path: "appeals",
		title: msg`Appeals`,
		load: () => import("@/features/complaint/AppealsPage"),
		nav: {
			label: msg`Appeals`,
			icon: <QuestionIcon />,
			order: 43,
			permission: "complaint.handle",
			group: "work",
		},
	},
	{
		path: "appeals/$appeal",
		title: msg`Appeal`,
		load: () => import("@/features/complaint/AppealPage"),
	},
	{
		path: "misuses",
		title: msg`Misuse of marks`,
		load: () => import("@/features/misuse/MisusesPage"),
		nav: {
			label: msg`Misuse of marks`,
			icon: <MisuseIcon />,
			order: 44,
			permission: "misuse.record",
			group: "work",
		},
	},
	{ path: "misuses/new", title: msg`Record a misuse`, load: () => import("./MisuseFormPage") },
	{ path: "misuses/$misuse", title: msg`Misuse`, load: () => import("./MisusePage") },
	{
		path: "notices",
		title: msg`Changes`,
		load: () => import("@/features/notice/NoticesPage"),
		nav: {
			label: msg`Changes`,
			icon: <EditIcon />,
			order: 36,
			permission: "notice.handle",
			group: "work",
		},
	},
	{ path: "notices/$notice", title: msg`Change`, load: () => import("@/features/notice/NoticePage") },
];
