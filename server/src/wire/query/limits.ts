import { MAX_BODY_BYTES } from '../../receive/limits.ts'

/**
 * What a request of the query protocol may carry. AWS publishes the limits of each parameter, which the
 * models hold and the validator enforces, but none of the form around them; these are wide enough for every
 * valid request of a generated model.
 */

/**
 * Bytes of a form: what a body may have. Checked here too, because the form is what is searched and decoded.
 */
export const MAX_FORM_BYTES = MAX_BODY_BYTES

/**
 * Fields of a form. The largest lists are those of the policy simulator, some thousands of fields at most.
 */
export const MAX_FORM_FIELDS = 10_000

/** Characters of a field's name as sent. The longest name in the IAM model has fewer than 80. */
export const MAX_KEY_LENGTH = 256

/** Parts of a field's name between dots. `ContextEntries.member.1.ContextKeyValues.member.1` has six. */
export const MAX_KEY_PARTS = 16

/** The highest index of a list member or map entry; as many as a form has fields. */
export const MAX_LIST_INDEX = MAX_FORM_FIELDS

/** Characters of the Action and Version parameters that an error repeats. */
export const MAX_ECHOED_NAME_LENGTH = 128
