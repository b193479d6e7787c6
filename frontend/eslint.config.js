import lingui from "eslint-plugin-lingui";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const antd = {
	group: ["antd", "antd/*", "@ant-design/*"],
	message: "Pages are made of src/components; Ant Design is used only there.",
};
const otherFeatures = {
	group: ["@/features/*", "../../features/*"],
	message: "Features do not know each other; an area composes them.",
};
const upward = {
	group: ["@/app/*", "@/areas/*"],
	message: "Components, features and lib do not know who uses them.",
};

const office = {
	group: [
		"audittime",
		"body",
		"client",
		"decision",
		"import",
		"mail",
		"operator",
		"register",
		"review",
		"rulebook",
		"schedule",
		"signing",
		"standard",
		"subsidy",
		"template",
		"terms",
		"trail",
	].map((name) => `@/features/${name}/*`),
	message: "Its sentences are loaded for the office only (src/app/messages); applicants would read none.",
};

const forbid = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });

export default tseslint.config(
	{ ignores: ["dist", "src/gen", "**/locales", "scripts", "*.config.js"] },
	...tseslint.configs.recommendedTypeChecked,
	lingui.configs["flat/recommended"],
	{
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		plugins: { "react-hooks": hooks },
		rules: {
			"react-hooks/rules-of-hooks": "error",
			"react-hooks/exhaustive-deps": "error",
			// The router's redirect is thrown and is no error.
			"@typescript-eslint/only-throw-error": "off",
			"@typescript-eslint/consistent-type-imports": "error",
			"@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
			"@typescript-eslint/switch-exhaustiveness-check": "error",
			"max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
		},
	},
	{ files: ["src/**"], rules: forbid(antd) },
	{ files: ["src/features/**", "src/lib/**"], rules: forbid(antd, otherFeatures, upward) },
	{ files: ["src/areas/**"], rules: forbid(antd, { ...upward, group: ["@/app/*"] }) },
	{
		files: ["src/areas/applicant/**", "src/areas/public/**"],
		rules: forbid(antd, office, { ...upward, group: ["@/app/*", "@/areas/*"] }),
	},
	{ files: ["src/components/**"], rules: forbid(otherFeatures, upward) },
);
