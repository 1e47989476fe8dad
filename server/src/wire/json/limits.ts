import { MAX_BODY_BYTES } from '../../receive/limits.ts'

/** What a request of the JSON protocols may carry; AWS publishes the limits of each member, which the models hold, and none of these. */

/** Bytes of a document: what a body may have. Checked here too, because the document is what is read. */
export const MAX_JSON_BYTES = MAX_BODY_BYTES

/** Objects and arrays in one another. No input of a generated model is nested deeper than five. */
export const MAX_JSON_DEPTH = 32

/** Characters of X-Amz-Target that an error repeats. */
export const MAX_ECHOED_TARGET_LENGTH = 128
