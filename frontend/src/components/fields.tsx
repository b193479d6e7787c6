// Each kind of field is a module of its own, so that a page loads only those it shows.
export { CheckField, ChecksField, type Option, RadioField } from "./fields/choice";
export { DocumentField } from "./fields/document";
export { Field, type FieldProps, KeptField } from "./fields/Field";
export { NumberField } from "./fields/number";
export { SelectField } from "./fields/select";
export { TextAreaField, TextField } from "./fields/text";
