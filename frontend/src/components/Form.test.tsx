import { useQuery } from "@tanstack/react-query";
import { act, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Problem } from "@/lib/problem";
import { draw } from "@/lib/test";
import { BilingualField } from "./BilingualField";
import { DateField } from "./DateField";
import { Form } from "./Form";
import { TextField } from "./fields";
import { fieldName, sortErrors } from "./formErrors";
import { ListField } from "./ListField";

test("paths of the API become names of fields", () => {
	expect(fieldName("body.sites[0].name")).toEqual(["sites", 0, "name"]);
	expect(fieldName("sites.0.name")).toEqual(["sites", 0, "name"]);
	expect(fieldName("/email")).toEqual(["email"]);
});

test("an error goes to the nearest field above it, else to the list", () => {
	const problem = new Problem(
		{
			errors: [
				{ field: "name.zh", says: "missing" },
				{ field: "nowhere", says: "odd" },
			],
			rules: [{ id: "SM-1", says: "too early", field: "since" }],
		},
		422,
	);
	const known = new Set(["name", "since"]);
	const { fields, rest } = sortErrors(problem, (name) => known.has(name.join(".")));
	expect(fields).toEqual([
		{ name: ["name"], errors: ["missing"] },
		{ name: ["since"], errors: ["too early"] },
	]);
	expect(rest).toEqual([{ field: "nowhere", says: "odd" }]);
});

const refusal = new Problem(
	{
		detail: "Please correct the fields named below.",
		errors: [
			{ field: "email", says: "This is not an address." },
			{ field: "sites[0].city", says: "The city is missing." },
			{ field: "elsewhere", says: "Something else." },
		],
	},
	422,
);

function form(onSubmit: (values: object) => Promise<unknown>) {
	return (
		<Form initial={{ sites: [{ city: "" }] }} onSubmit={onSubmit} submit="Save">
			<TextField name="email" label="E-mail" required />
			<ListField
				name="sites"
				add="Add a site"
				remove={(i) => `Remove site ${i + 1}`}
				title={(i) => `Site ${i + 1}`}
			>
				{(path) => <TextField name={[...path, "city"]} label="City" required />}
			</ListField>
		</Form>
	);
}

test("shows each reason at its field and keeps what was typed", async () => {
	const send = vi.fn().mockRejectedValueOnce(refusal).mockResolvedValueOnce(undefined);
	await draw(form(send));
	await userEvent.type(screen.getByLabelText("E-mail"), "nobody");
	await userEvent.click(screen.getByRole("button", { name: "Save" }));
	expect(await screen.findByText("This is not an address.")).toBeInTheDocument();
	expect(screen.getByText("The city is missing.")).toBeInTheDocument();
	expect(screen.getByRole("alert", { name: "" })).toBeInTheDocument();
	expect(screen.getByText("Something else.")).toBeInTheDocument();
	expect(screen.getByLabelText("E-mail")).toHaveValue("nobody");
	await userEvent.type(screen.getByLabelText("E-mail"), "@example.com");
	await waitFor(() => expect(screen.queryByText("This is not an address.")).not.toBeInTheDocument());
	expect(screen.getByText("The city is missing.")).toBeInTheDocument();
	await userEvent.click(screen.getByRole("button", { name: "Save" }));
	await waitFor(() => expect(send).toHaveBeenCalledTimes(2));
	expect(send).toHaveBeenLastCalledWith({ email: "nobody@example.com", sites: [{ city: "" }] });
	await waitFor(() => expect(screen.queryByText("Something else.")).not.toBeInTheDocument());
	await waitFor(() => expect(screen.queryByText("The city is missing.")).not.toBeInTheDocument());
}, 20_000);

test("Enter in a date takes the day and does not send the form", async () => {
	const send = vi.fn();
	const change = vi.fn();
	await draw(
		<Form onSubmit={send} onChange={change} submit="Save">
			<DateField name="from" label="First day" />
		</Form>,
	);
	await userEvent.type(screen.getByLabelText(/First day/), "2026-11-23{Enter}");
	await waitFor(() => expect(change).toHaveBeenLastCalledWith({ from: "2026-11-23" }));
	expect(send).not.toHaveBeenCalled();
}, 20_000);

interface Person {
	name: string;
	phone: string;
}

interface SharedProps {
	record: { now: Person };
	send: (values: Person) => Promise<unknown>;
	onChange?: (values: Person) => void;
}

/** A record that others change too: it is read anew when the test says so. */
function Shared({ record, send, onChange }: SharedProps) {
	const { data } = useQuery({ queryKey: ["record"], queryFn: () => Promise.resolve({ ...record.now }) });
	return data ? (
		<Form<Person> initial={data} onSubmit={send} onChange={onChange} submit="Save">
			<TextField name="name" label="Name" required />
			<TextField name="phone" label="Telephone" required />
		</Form>
	) : null;
}

test("after somebody else's change it keeps the words and takes along what was not typed over", async () => {
	const stale = new Problem({ title: "Changed in the meantime", detail: "Somebody changed this." }, 412);
	const record = { now: { name: "Ann", phone: "1" } };
	const send = vi.fn().mockRejectedValueOnce(stale).mockResolvedValueOnce(undefined);
	const change = vi.fn();
	await draw(<Shared record={record} send={send} onChange={change} />);
	await userEvent.type(await screen.findByLabelText("Name"), "a");
	record.now = { name: "Ann", phone: "2" };
	await userEvent.click(screen.getByRole("button", { name: "Save" }));
	await userEvent.click(
		await screen.findByRole("button", { name: "Keep my words and use the latest version" }),
	);
	await waitFor(() => expect(screen.getByLabelText("Telephone")).toHaveValue("2"));
	expect(screen.getByLabelText("Name")).toHaveValue("Anna");
	expect(change).toHaveBeenLastCalledWith({ name: "Anna", phone: "2" });
	await userEvent.click(screen.getByRole("button", { name: "Save" }));
	await waitFor(() => expect(send).toHaveBeenLastCalledWith({ name: "Anna", phone: "2" }));
}, 20_000);

test("where two change the same thing it says so and shows the other's on demand", async () => {
	const record = { now: { name: "Ann", phone: "1" } };
	const { queries } = await draw(<Shared record={record} send={vi.fn()} />);
	await userEvent.type(await screen.findByLabelText("Name"), "a");
	record.now = { name: "Ben", phone: "1" };
	await act(() => queries.invalidateQueries());
	expect(await screen.findByText(/Somebody else changed what you are changing/)).toBeInTheDocument();
	expect(screen.getByLabelText("Name")).toHaveValue("Anna");
	await userEvent.click(screen.getByRole("button", { name: "Show theirs instead" }));
	expect(screen.getByLabelText("Name")).toHaveValue("Ben");
	expect(screen.queryByText(/Somebody else changed what/)).not.toBeInTheDocument();
}, 20_000);

test("what the server makes of the words it took is shown, and is nobody's change", async () => {
	const record = { now: { name: "Ann", phone: "1" } };
	const send = vi.fn(async ({ name, phone }: Person) => {
		record.now = { name: name.trim(), phone };
		await queries.invalidateQueries();
	});
	const change = vi.fn();
	const { queries } = await draw(<Shared record={record} send={send} onChange={change} />);
	await userEvent.type(await screen.findByLabelText("Name"), "a ");
	change.mockClear();
	await userEvent.click(screen.getByRole("button", { name: "Save" }));
	await waitFor(() => expect(screen.getByLabelText("Name")).toHaveValue("Anna"));
	expect(screen.queryByText(/Somebody else/)).not.toBeInTheDocument();
	expect(change).not.toHaveBeenCalled();
}, 20_000);

test("what is typed while the answer is on its way stays", async () => {
	const record = { now: { name: "Ann", phone: "1" } };
	let answer = () => {};
	const send = async (values: Person) => {
		await new Promise<void>((done) => {
			answer = done;
		});
		record.now = values;
		await queries.invalidateQueries();
	};
	const { queries } = await draw(<Shared record={record} send={send} />);
	await userEvent.type(await screen.findByLabelText("Name"), "a");
	await userEvent.click(screen.getByRole("button", { name: "Save" }));
	await userEvent.type(screen.getByLabelText("Name"), "bel");
	act(() => answer());
	await waitFor(() => expect(queries.getQueryData(["record"])).toEqual({ name: "Anna", phone: "1" }));
	await waitFor(() =>
		expect(screen.getByRole("button", { name: /Save/ })).not.toHaveAttribute("aria-busy", "true"),
	);
	expect(screen.getByLabelText("Name")).toHaveValue("Annabel");
}, 20_000);

test("a text in two languages is sent whole, also where the record has none", async () => {
	const send = vi.fn();
	await draw(
		<Form onSubmit={send} submit="Save">
			<BilingualField name="address" label="Address" />
		</Form>,
	);
	await userEvent.click(screen.getByRole("button", { name: "Save" }));
	await waitFor(() => expect(send).toHaveBeenCalledWith({ address: { en: "", zh: "" } }));
});

test("entries of a list can be added and removed", async () => {
	await draw(form(vi.fn()));
	await userEvent.click(screen.getByRole("button", { name: "Add a site" }));
	expect(screen.getByText("Site 2")).toBeInTheDocument();
	await userEvent.click(screen.getByRole("button", { name: "Remove site 1" }));
	expect(screen.queryByText("Site 2")).not.toBeInTheDocument();
});
